package store

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// The columns of a table of facts, in the order in which they are written. The last four describe the fact's sources.
const (
	colKey = iota
	colText
	colSources
	colSubject
	colRelation
	colObject
	colValue
	colWhere
	colStatus
	colHappened
	colUntil
	colSaidBy
	colQuote
	colReplaces
	colDisputes
	colRetracted
	colPublisher
	colTitle
	colPublished
	colURL
	columns // how many there are
)

var columnNames = [columns]string{
	"key", "text", "sources", "subject", "relation", "object", "value", "where", "status", "happened", "until", "said_by",
	"quote", "replaces", "disputes", "retracted", "publisher", "title", "published", "url",
}

// columnCalled finds a column by its heading, however that is spaced and capitalised; -1 where there is none.
func columnCalled(heading string) int {
	plain := strings.NewReplacer(" ", "", "_", "", "-", "").Replace(strings.ToLower(cleanLine(heading)))
	for c, name := range columnNames {
		if plain == strings.ReplaceAll(name, "_", "") {
			return c
		}
	}
	return -1
}

// WriteCSV writes the facts as a table for a spreadsheet, with comma between the cells: UTF-8 with a byte order mark, without
// which Excel would take it for something else, and a line for each of several sources inside their cells. Entities, relations
// and what else a story has besides facts are not in it. The same facts are always the same bytes, and ReadCSV reads them back.
func (f *File) WriteCSV(w io.Writer, comma rune) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write the facts of %s: %w", f.Slug, err)
	}
	sources := bySlug(f.Sources, func(s *FileSource) string { return s.Slug })
	out := csv.NewWriter(w)
	out.Comma = comma
	row := columnNames
	out.Write(row[:]) // an error shows after Flush
	for i := range f.Facts {
		x := &f.Facts[i]
		row = [columns]string{
			colKey: x.Key, colText: x.Text, colSources: strings.Join(x.Sources, "\n"), colSubject: x.Subject, colRelation: x.Relation,
			colObject: x.Object, colValue: x.Value, colWhere: x.Where, colStatus: string(cmp.Or(x.Status, Reported)),
			colHappened: x.Happened.String(), colUntil: x.Until.String(), colSaidBy: x.SaidBy, colQuote: x.Quote,
			colReplaces: x.Replaces, colDisputes: x.Disputes, colRetracted: x.Retracted,
		}
		for n, slug := range x.Sources {
			s := sources[slug]
			if s == nil {
				s = &FileSource{}
			}
			for c, cell := range map[int]string{colPublisher: s.Publisher, colTitle: s.Title, colPublished: s.Published.String(), colURL: s.URL} {
				if n > 0 {
					row[c] += "\n"
				}
				row[c] += cell
			}
		}
		for c := range row {
			row[c] = defuse(c, strings.TrimRight(row[c], "\n"))
		}
		out.Write(row[:])
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write the facts of %s: %w", f.Slug, err)
	}
	return nil
}

// A cell that begins with one of these may be run as a formula by whoever opens the table. Some spreadsheets take the wide
// forms for the narrow ones.
const formulaMarks = "=+-@\t\r＝＋－＠"

// risky reports whether a cell, apostrophes before it left out of account, could be taken for something else than its text:
// for a formula by a spreadsheet, or, under retracted, for a mere yes or no by us.
func risky(column int, cell string) bool {
	cell = strings.TrimLeft(cell, "'")
	r, _ := utf8.DecodeRuneInString(cell)
	return r != utf8.RuneError && strings.ContainsRune(formulaMarks, r) || column == colRetracted && isFlag(cell)
}

// isFlag reports whether a cell says yes or no where a reason is asked for.
func isFlag(cell string) bool {
	switch strings.ToLower(cell) {
	case "true", "false", "yes", "no", "0", "1":
		return true
	}
	return false
}

// defuse puts an apostrophe before what is risky, and before what looks as if that had been done already, so that undefuse
// always gives back just what there was.
func defuse(column int, cell string) string {
	if risky(column, cell) {
		return "'" + cell
	}
	return cell
}

// undefuse takes away what defuse put there. A cell that was typed with a minus sign stays as it is.
func undefuse(column int, cell string) string {
	if strings.HasPrefix(cell, "'") && risky(column, cell) {
		return cell[1:]
	}
	return cell
}
