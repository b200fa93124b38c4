package store

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxColumns is how many columns a table may have, unnamed ones included.
const maxColumns = 200

// table is a table of facts as it was read: what its cells mean is found out by Import, which knows what is on record.
type table struct {
	data  []byte // all lines from the header on
	above int    // lines before the header
	comma rune
	cells [columns]int // which cell of a row each column is; -1 where there is no such column
	rows  []tableRow
	lines []int // where in data each line begins; found at the first fault
}

type tableRow struct {
	offset int64 // in data
	line   int   // of the file, on which the row begins
	sheet  int   // its number in a spreadsheet, which counts lines inside cells for nothing
	cells  []string
}

// ReadCSV reads a table of facts that belong to a story that is on record, or comes with another file of the same import.
// The first row names the columns, in any order: those of WriteCSV, of which all can be left out that are not needed. What
// stands between cells (comma, semicolon or tab) is told from that row, or from a line such as "sep=;" above it. name is shown
// in messages. What is wrong with the table itself is a *FileError, with which comes what could be read: see ReadFile. What
// the cells mean is for Import to find out, which lists what is wrong with it, cell by cell.
//
// A fact that is on record under the key of a row keeps what the table has no column for; an empty cell empties its field. A
// row without a key is the fact of the same text, or a new one whose key is made from its text.
func ReadCSV(name, story string, src io.Reader) (*File, error) {
	data, err := io.ReadAll(io.LimitReader(src, MaxFileSize+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	f := &File{name: name, Slug: story}
	if len(data) > MaxFileSize {
		f.faults = []Fault{{Msg: fmt.Sprintf("the file is larger than %d MiB", MaxFileSize>>20)}}
		return f, f.refuse()
	}
	if data, f.faults = readable(data); len(f.faults) == 0 {
		t := &table{}
		f.faults = t.read(data)
		f.table = t
	}
	return f, f.refuse()
}

// Excel writes and reads such a line to say what stands between cells.
var sepLine = regexp.MustCompile(`^(?i:"?sep=(.)"?)[ ,;\t]*(?:\r?\n|$)`)

// read takes the text apart into rows and cells.
func (t *table) read(data []byte) []Fault {
	if !bytes.Contains(data, []byte("\n")) {
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n")) // as old spreadsheets end their lines
	}
	if m := sepLine.FindSubmatchIndex(data); m != nil {
		t.comma, _ = utf8.DecodeRune(data[m[2]:m[3]])
		data, t.above = data[m[1]:], 1
		if !strings.ContainsRune(",;\t|", t.comma) {
			return []Fault{{1, 1, "between cells there can be a comma, a semicolon, a tab or a bar"}}
		}
	}
	t.data = data
	for line, rest := 1, data; len(rest) > maxLine; line++ {
		end := bytes.IndexByte(rest[:maxLine], '\n')
		if end < 0 {
			return []Fault{{t.above + line, 1, "this line is longer than a mebibyte; is the file a table?"}}
		}
		rest = rest[end+1:]
	}
	if t.comma == 0 {
		t.comma = separator(data)
	}
	r := t.reader(0)
	header, faults, stop := t.next(r)
	if header == nil && faults == nil {
		return []Fault{{1, 1, "the table is empty; its first row names the columns: " + strings.Join(columnNames[:], ", ")}}
	}
	if len(faults) == 0 {
		faults = t.header(r, header)
	}
	if stop || len(faults) > 0 {
		return faults
	}
	return t.body(r, len(header))
}

// separator tells what stands between cells by what makes the first row name the most columns.
func separator(data []byte) rune {
	best, most := ',', -1
	for _, comma := range ",;\t" {
		t := &table{data: data, comma: comma}
		row, _, _ := t.next(t.reader(0))
		n := 0
		for _, cell := range row[:min(len(row), maxColumns)] {
			if columnCalled(cell) >= 0 {
				n += maxColumns
			}
		}
		if n += min(len(row), maxColumns-1); n > most {
			best, most = comma, n
		}
	}
	return best
}

func (t *table) reader(offset int64) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(t.data[offset:]))
	r.Comma = t.comma
	r.FieldsPerRecord = -1 // spreadsheets leave out empty cells at the end
	r.TrimLeadingSpace = t.comma != '\t'
	return r
}

// next reads one row; nil at the end. After a fault with stop, what follows cannot be told apart.
func (t *table) next(r *csv.Reader) (row []string, faults []Fault, stop bool) {
	row, err := r.Read()
	var wrong *csv.ParseError
	switch {
	case err == nil:
		return row, nil, false
	case errors.Is(err, io.EOF):
		return nil, nil, true
	case !errors.As(err, &wrong):
		return nil, []Fault{{Msg: err.Error()}}, true
	case errors.Is(err, csv.ErrBareQuote):
		return nil, []Fault{faultAt(t.at(wrong.Line, wrong.Column),
			`a quotation mark stands inside a cell without quotes; put the cell into "…" and write the mark twice`)}, false
	}
	return nil, []Fault{faultAt(t.at(wrong.StartLine, 1),
		`the quotes of this row do not match: a cell in "…" ends at the next single quotation mark, and the next cell follows`)}, true
}

// at is a place of the file, from a line of data and a byte in it, both counted from 1.
func (t *table) at(line, column int) position {
	if t.lines == nil {
		t.lines = []int{0}
		for i, c := range t.data {
			if c == '\n' {
				t.lines = append(t.lines, i+1)
			}
		}
	}
	start := t.lines[min(line, len(t.lines))-1]
	end := min(start+max(column-1, 0), len(t.data))
	return position{t.above + line, utf8.RuneCount(t.data[start:end]) + 1}
}

// header reads the names of the columns.
func (t *table) header(r *csv.Reader, names []string) (faults []Fault) {
	if len(names) > maxColumns {
		return []Fault{faultAt(t.at(r.FieldPos(maxColumns)), "the table has more than %d columns", maxColumns)}
	}
	for c := range t.cells {
		t.cells[c] = -1
	}
	for i, name := range names {
		name = cleanLine(name)
		c := columnCalled(name)
		switch {
		case name == "":
		case c < 0:
			hint := ""
			if near := nearestName(strings.ToLower(name), slices.Values(columnNames[:])); near != "" {
				hint = "; did you mean " + near + "?"
			}
			faults = append(faults, faultAt(t.at(r.FieldPos(i)), "there is no column %s%s", quoted(name), hint))
		case t.cells[c] >= 0:
			faults = append(faults, faultAt(t.at(r.FieldPos(i)), "the column %s is there twice", columnNames[c]))
		default:
			t.cells[c] = i
		}
	}
	if len(faults) > 0 {
		faults = append(faults, faultAt(t.at(r.FieldPos(0)), "the columns of a table are %s", strings.Join(columnNames[:], ", ")))
		return faults
	}
	if t.cells[colText] < 0 && t.cells[colKey] < 0 {
		faults = append(faults, faultAt(t.at(r.FieldPos(0)), "the table has neither a column text nor a column key"))
	}
	return faults
}

// body reads the rows below the header, which has so many cells.
func (t *table) body(r *csv.Reader, width int) (faults []Fault) {
	named := make([]bool, width)
	for _, i := range t.cells {
		if i >= 0 {
			named[i] = true
		}
	}
	lines, inside := bytes.Count(t.data[:r.InputOffset()], []byte("\n")), 0
	if first, _ := r.FieldPos(0); lines > first {
		inside = lines - first // a heading can have lines too
	}
	for len(faults) < maxFaults {
		offset := r.InputOffset()
		cells, wrong, stop := t.next(r)
		faults = append(faults, wrong...)
		if stop {
			break
		}
		lines += bytes.Count(t.data[offset:r.InputOffset()], []byte("\n"))
		if cells == nil {
			continue
		}
		line, _ := r.FieldPos(0)
		row := tableRow{offset: offset, line: t.above + line, sheet: line - inside, cells: cells}
		inside += max(0, lines-line)
		blank := true
		for i, cell := range cells {
			if cell = strings.TrimSpace(cell); cell == "" {
				continue
			}
			blank = false
			if i >= width || !named[i] {
				faults = append(faults, faultAt(t.at(r.FieldPos(i)), "the cell %s stands below no heading; are all cells with a separator in quotes?", quoted(cell)))
				break
			}
		}
		if blank {
			continue
		}
		if len(t.rows) == MaxFacts {
			return append(faults, faultAt(t.at(line, 1), "the table has more than %d rows; split it", MaxFacts))
		}
		t.rows = append(t.rows, row)
	}
	return faults
}

// place is where a cell of a row stands; where there is none, the beginning of the row. Only faults ask for it, so it is
// read anew.
func (t *table) place(row *tableRow, column int) position {
	i := t.cells[column]
	if i < 0 || i >= len(row.cells) {
		return position{row.line, 1}
	}
	r := t.reader(row.offset)
	if _, err := r.Read(); err != nil {
		return position{row.line, 1} // it was read before
	}
	first, _ := r.FieldPos(0)
	line, at := r.FieldPos(i)
	return t.at(row.line-t.above+line-first, at)
}

// cell is the text of a cell, without what defuses it.
func (t *table) cell(row *tableRow, column int) string {
	if i := t.cells[column]; i >= 0 && i < len(row.cells) {
		return undefuse(column, strings.Trim(row.cells[i], " \t\r")) // an empty first line has a meaning
	}
	return ""
}

// flagged reports whether a cell says yes or no and nothing else.
func (t *table) flagged(row *tableRow, column int) bool {
	i := t.cells[column]
	return i >= 0 && i < len(row.cells) && isFlag(cleanLine(row.cells[i]))
}

func (t *table) has(column int) bool { return t.cells[column] >= 0 }
