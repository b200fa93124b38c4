package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"
)

// tableReader makes a story file of a table of facts, by what is on record.
type tableReader struct {
	*table
	im    *importer
	file  *File // what comes of it
	loc   *time.Location
	w     *factWriter
	facts map[string]*Fact  // on record, by key
	texts map[string]string // the key of the first fact on record with the text; found when a row has no key
	keyed map[string]bool   // the keys that rows give
	hints int

	tableNames
	tableSources
}

// readTables finds out what the tables among the files mean, now that it is known what is on record.
func (im *importer) readTables() {
	for _, n := range im.files {
		f := im.given[n]
		if f.table == nil {
			continue
		}
		r := &tableReader{table: f.table, im: im, facts: bySlug(im.view.Facts, func(f *Fact) string { return f.Key })}
		st := im.view.Story
		r.file = &File{name: f.name, Slug: im.slug, Title: st.Title, Summary: st.Summary, Timezone: st.Timezone, faults: f.faults}
		im.given[n] = r.file
		switch {
		case im.file != nil:
			r.file.Title, r.file.Summary, r.file.Timezone = im.file.Title, im.file.Summary, im.file.Timezone
		case im.seen == nil:
			r.file.faults = append(slices.Clone(f.faults), Fault{Msg: "no story " + quoted(im.slug) +
				" is on record; a table has facts alone, so make the story first, or import its story file"})
			continue
		}
		if len(f.faults) > 0 {
			continue // what it names may stand in what could not be read
		}
		r.loc = time.UTC
		if loc, err := time.LoadLocation(r.file.Timezone); err == nil {
			r.loc = loc
		}
		r.w = im.view.factWriter()
		r.collectNames()
		r.readSources()
		r.readFacts()
		r.file.faults = sortFaults(r.file.faults)
		im.join(n, r.file)
	}
	if im.file == nil { // nothing but tables: the story's own fields stay
		st := im.view.Story
		im.file = &File{Slug: im.slug, Title: st.Title, Summary: st.Summary, Timezone: st.Timezone}
	}
}

func (r *tableReader) fault(row *tableRow, column int, format string, args ...any) {
	if len(r.file.faults) >= maxFaults {
		return
	}
	f := faultAt(r.place(row, column), columnNames[column]+": "+format, args...)
	if row.sheet != row.line {
		f.Msg += " (row " + strconv.Itoa(row.sheet) + " of the sheet)"
	}
	r.file.faults = append(r.file.faults, f)
}

// line is a cell as one line of text of at most so many characters.
func (r *tableReader) line(row *tableRow, column, most int) string {
	return r.fit(row, column, r.cell(row, column), most)
}

func (r *tableReader) fit(row *tableRow, column int, s string, most int) string {
	s = cleanLine(s)
	if why := unfit(s, most); why != "" {
		r.fault(row, column, "%s", why)
		return ""
	}
	return s
}

// slug is a cell that names something by its slug.
func (r *tableReader) slug(row *tableRow, column int) string {
	s := cleanLine(r.cell(row, column))
	if s != "" && !isSlug(s) {
		try := ""
		if near := slugOf(s); near != "" {
			try = "; try " + near
		}
		r.fault(row, column, "%s is not a slug: 1 to %d of a–z, 0–9 and hyphens%s", quoted(s), MaxSlug, try)
		return ""
	}
	return s
}

// when is a cell with a date.
func (r *tableReader) when(row *tableRow, column int, s string) When {
	w, why := sheetDate(cleanLine(s))
	if why != "" {
		r.fault(row, column, "%s", why)
	}
	return w
}

// readFacts makes a fact of each row.
func (r *tableReader) readFacts() {
	first := make(map[string]*tableRow, len(r.rows))
	r.file.Facts = make([]FileFact, 0, len(r.rows))
	var refs []tableRef
	for i := range r.rows {
		row := &r.rows[i]
		f, ok := r.fact(row, i, first)
		if !ok {
			continue
		}
		for _, ref := range []tableRef{{row, i, colReplaces, f.Replaces}, {row, i, colDisputes, f.Disputes}} {
			if ref.key != "" && r.has(ref.column) {
				ref.fact = len(r.file.Facts)
				refs = append(refs, ref)
			}
		}
		r.file.Facts = append(r.file.Facts, f)
	}
	for _, ref := range refs {
		_, given := r.im.facts.at[ref.key]
		if first[ref.key] == nil && r.facts[ref.key] == nil && !given {
			r.fault(ref.row, ref.column, "%s", missing("fact", ref.key))
			continue
		}
		at := r.place(ref.row, ref.column) // where a circle, if there is one, is reported
		r.file.open = append(r.file.open, openKey{ref.fact, columnNames[ref.column], ref.key, at.line, at.column})
	}
}

// tableRef is a cell that names another fact.
type tableRef struct {
	row    *tableRow
	fact   int
	column int
	key    string
}

// fact makes a fact of a row; first has the rows whose facts are read already, by key.
func (r *tableReader) fact(row *tableRow, n int, first map[string]*tableRow) (FileFact, bool) {
	text := r.line(row, colText, MaxText)
	key := r.slug(row, colKey)
	if key == "" {
		if r.cell(row, colKey) != "" {
			return FileFact{}, false
		}
		if text == "" {
			if r.cell(row, colText) == "" {
				r.fault(row, colText, "the row has no text")
			}
			return FileFact{}, false
		}
		key = r.keyFor(text, first)
	}
	if other := first[key]; other != nil {
		if r.cell(row, colKey) == "" {
			r.fault(row, colText, "the row says the same as line %d; give it a key of its own, or take it out", other.line)
		} else {
			r.fault(row, colKey, "%s is used twice, first on line %d", quoted(key), other.line)
		}
		return FileFact{}, false
	}
	first[key] = row
	f := FileFact{Status: Reported}
	if old := r.facts[key]; old != nil {
		f = r.w.fact(old)
	} else if i, ok := r.im.facts.at[key]; ok {
		f = r.im.facts.items[i]
	}
	f.Key = key
	if r.has(colText) {
		if f.Text = text; text == "" && r.cell(row, colText) == "" {
			r.fault(row, colText, "the row has no text")
		}
	} else if f.Text == "" {
		r.fault(row, colKey, "no fact %s is on record, and the table has no column text to make it from", quoted(key))
		return f, false
	}
	if s, given := r.sourcesOf[n], r.citing(); given {
		f.Sources = s
	} else if len(f.Sources) == 0 {
		r.fault(row, colText, "the fact is new and has no source; add a column sources, or publisher, title and published")
	}
	r.fields(row, &f)
	return f, true
}

// fields reads the cells that every fact may or may not have.
func (r *tableReader) fields(row *tableRow, f *FileFact) {
	for _, c := range []struct {
		column int
		into   *string
		read   func() string
	}{
		{colSubject, &f.Subject, func() string { return r.entity(row, colSubject) }},
		{colRelation, &f.Relation, func() string { return r.relation(row) }},
		{colObject, &f.Object, func() string { return r.entity(row, colObject) }},
		{colValue, &f.Value, func() string { return r.line(row, colValue, MaxValue) }},
		{colWhere, &f.Where, func() string { return r.line(row, colWhere, MaxName) }},
		{colSaidBy, &f.SaidBy, func() string { return r.entity(row, colSaidBy) }},
		{colQuote, &f.Quote, func() string { return r.line(row, colQuote, MaxQuote) }},
		{colReplaces, &f.Replaces, func() string { return r.slug(row, colReplaces) }},
		{colDisputes, &f.Disputes, func() string { return r.slug(row, colDisputes) }},
		{colRetracted, &f.Retracted, func() string { return r.line(row, colRetracted, MaxReason) }},
	} {
		if r.has(c.column) {
			*c.into = c.read()
		}
	}
	if r.has(colStatus) {
		f.Status = Status(strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(cleanLine(r.cell(row, colStatus)))))
		if f.Status = cmp.Or(f.Status, Reported); !slices.Contains(statuses, string(f.Status)) {
			r.fault(row, colStatus, "cannot be %s; it is one of %s", quoted(r.cell(row, colStatus)), strings.Join(statuses, ", "))
		}
	}
	for column, into := range map[int]*When{colHappened: &f.Happened, colUntil: &f.Until} {
		if r.has(column) {
			*into = r.when(row, column, r.cell(row, column))
		}
	}
	if r.flagged(row, colRetracted) {
		r.fault(row, colRetracted, "takes the reason in words; leave it empty where the fact stands")
	}
	if f.Object != "" && f.Value != "" {
		r.fault(row, colValue, "the fact has an object and a value; it can have only one of them")
	}
	if f.Relation != "" && f.Subject == "" && (!r.has(colSubject) || r.cell(row, colSubject) == "") {
		r.fault(row, colRelation, "the fact has a relation but no subject")
	}
	if f.Replaces == f.Key {
		r.fault(row, colReplaces, "the fact replaces itself")
	}
	if f.Disputes == f.Key {
		r.fault(row, colDisputes, "the fact disputes itself")
	}
	if !f.Until.IsZero() && !f.Happened.IsZero() {
		from, _ := f.Happened.Span(r.loc)
		if _, to := f.Until.Span(r.loc); !to.After(from) {
			r.fault(row, colUntil, "%s lies before happened %s", f.Until, f.Happened)
		}
	}
}

// keyFor is the key of a row that has none: that of the fact on record that says the same, else one made from the text. Where
// another text has that one, a piece of the text's hash tells the two apart, so that the same table has the same keys again.
func (r *tableReader) keyFor(text string, first map[string]*tableRow) string {
	if r.texts == nil {
		r.texts = make(map[string]string, len(r.im.view.Facts))
		for i := range r.im.view.Facts {
			f := &r.im.view.Facts[i]
			if r.texts[f.Text] == "" {
				r.texts[f.Text] = f.Key
			}
		}
		r.keyed = make(map[string]bool)
		for i := range r.rows {
			r.keyed[cleanLine(r.cell(&r.rows[i], colKey))] = true
		}
	}
	if key := r.texts[text]; key != "" {
		return key
	}
	key := nameFrom(text, "fact")
	if other := first[key]; r.facts[key] != nil || r.keyed[key] || other != nil && cleanLine(r.cell(other, colText)) != text {
		key += "-" + hashOf(text)
	}
	return key
}

// nameFrom makes a slug of at most 48 characters from the first words of a text; other stands in where no letter of it can be
// in a slug.
func nameFrom(text, other string) string {
	const most = 48
	s := slugOf(text)
	if s == "" {
		return other + "-" + hashOf(text)
	}
	if len(s) > most {
		s = s[:most+1]
		if cut := strings.LastIndexByte(s, '-'); cut > most/2 {
			s = s[:cut]
		}
		s = strings.Trim(s[:min(len(s), most)], "-")
	}
	return s
}

// hashOf is a few characters that differ with the text.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}
