package store

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// tableSources finds or makes the sources of a table.
type tableSources struct {
	sourcesOf [][]string             // by row
	known     map[string]*FileSource // by slug: on record, in other files, and new ones
	byURL     map[string]string      // slug by address
	byCite    map[string]string      // slug by publisher, title and day
	fresh     map[string]bool        // new ones, by slug
	differs   map[string]bool        // reported already, by slug and column
}

// The columns that describe a source.
var sourceColumns = []int{colPublisher, colTitle, colPublished, colURL}

// citing reports whether the table has any column for the sources of facts.
func (r *tableReader) citing() bool {
	return r.has(colSources) || slices.ContainsFunc(sourceColumns, r.has)
}

// citation is what a row says of one of its sources.
type citation struct {
	says  [columns]string // by column; empty where it says nothing
	wrong bool            // a cell is at fault, and that has been said
}

func citeKey(publisher, title, published string) string {
	return foldName(publisher) + "\n" + foldName(title) + "\n" + published
}

// dayOf is the day of a publication in the story's time zone: all that most tables say of a time.
func (r *tableReader) dayOf(w When) string {
	if w.Precision() != Instant {
		return w.String()
	}
	from, _ := w.Span(r.loc)
	return DayOf(from.In(r.loc)).String()
}

// readSources finds the sources of every row, and makes the new ones.
func (r *tableReader) readSources() {
	r.sourcesOf = make([][]string, len(r.rows))
	if !r.citing() {
		return
	}
	r.known, r.fresh, r.differs = make(map[string]*FileSource), make(map[string]bool), make(map[string]bool)
	r.byURL, r.byCite = make(map[string]string), make(map[string]string)
	for i := range r.im.view.Sources {
		if s := r.im.view.Sources[i].file(); r.known[s.Slug] == nil {
			r.know(s)
		}
	}
	for _, s := range r.im.sources.items {
		r.know(s)
	}
	type mention struct {
		row  *tableRow
		slug string
	}
	var bare []mention // named before, or without, being described
	for i := range r.rows {
		row := &r.rows[i]
		slugs, cites := r.cited(row)
		for n, slug := range slugs {
			var c citation
			if n < len(cites) {
				c = cites[n]
			}
			switch {
			case slug == "":
			case c == citation{}:
				bare = append(bare, mention{row, slug})
			case r.known[slug] != nil:
				r.compare(row, r.known[slug], &c)
			default:
				r.define(row, slug, &c)
			}
		}
		if len(slugs) == 0 {
			for n := range cites {
				slugs = append(slugs, r.find(row, &cites[n]))
			}
		}
		slugs = slices.DeleteFunc(slugs, func(s string) bool { return s == "" })
		for n, slug := range slugs {
			if slices.Contains(slugs[:n], slug) {
				r.fault(row, r.sourceColumn(), "source %s is listed twice", quoted(slug))
				slugs = slugs[:n]
				break
			}
		}
		r.sourcesOf[i] = slugs
	}
	for _, m := range bare {
		if r.known[m.slug] == nil {
			r.fault(m.row, colSources, "no source %s in the story; a new one needs its publisher, title and published", quoted(m.slug))
		}
	}
	for i := range r.file.Sources {
		r.file.Sources[i] = *r.known[r.file.Sources[i].Slug]
	}
}

func (r *tableReader) sourceColumn() int {
	for _, c := range append([]int{colSources}, sourceColumns...) {
		if r.has(c) {
			return c
		}
	}
	return colText
}

func (r *tableReader) know(s FileSource) {
	r.known[s.Slug] = &s
	if s.URL != "" && r.byURL[s.URL] == "" {
		r.byURL[s.URL] = s.Slug
	}
	for _, published := range []string{s.Published.String(), r.dayOf(s.Published)} {
		if key := citeKey(s.Publisher, s.Title, published); r.byCite[key] == "" {
			r.byCite[key] = s.Slug
		}
	}
}

// cited is what a row names as its sources, and what it says of each: a line for each of several, in the same order. A slug
// that is none is a fault and empty.
func (r *tableReader) cited(row *tableRow) (slugs []string, cites []citation) {
	for _, s := range strings.FieldsFunc(r.cell(row, colSources), func(c rune) bool { return c == ',' || c == ';' || unicode.IsSpace(c) }) {
		if !isSlug(s) {
			try := ""
			if near := slugOf(s); near != "" {
				try = "; try " + near
			}
			r.fault(row, colSources, "%s is not a slug: 1 to %d of a–z, 0–9 and hyphens%s", quoted(s), MaxSlug, try)
			s = ""
		}
		slugs = append(slugs, s)
	}
	most := len(slugs)
	for _, c := range sourceColumns {
		lines := strings.Split(strings.TrimRight(r.cell(row, c), "\n\r \t"), "\n")
		if lines[0] == "" && len(lines) == 1 {
			continue
		}
		if most > 0 && len(slugs) > 0 && len(lines) > most {
			r.fault(row, c, "the cell has %d lines, but the row names %d of sources", len(lines), most)
			continue
		}
		if len(lines) > MaxListItems {
			r.fault(row, c, "the cell has %d lines; a fact can have %d sources", len(lines), MaxListItems)
			continue
		}
		for len(cites) < len(lines) {
			cites = append(cites, citation{})
		}
		for n, line := range lines {
			before := len(r.file.faults)
			cites[n].says[c] = r.detail(row, c, line)
			cites[n].wrong = cites[n].wrong || len(r.file.faults) > before
		}
	}
	if len(slugs) > MaxListItems {
		r.fault(row, colSources, "the row names %d sources; a fact can have %d", len(slugs), MaxListItems)
		slugs = nil
	}
	if len(slugs) == 0 && len(cites) == 0 {
		r.fault(row, r.sourceColumn(), "the row has no source")
	}
	return slugs, cites
}

// detail reads one line of a column that describes sources.
func (r *tableReader) detail(row *tableRow, column int, s string) string {
	switch column {
	case colPublisher:
		return r.fit(row, column, s, MaxName)
	case colTitle:
		return r.fit(row, column, s, MaxTitle)
	case colPublished:
		w := r.when(row, column, s)
		if p := w.Precision(); p != Unknown && p != Day && p != Instant {
			r.fault(row, column, "%s is not a day; write YYYY-MM-DD or a time such as 2025-02-13T09:30:00Z", w)
		}
		return w.String()
	}
	if s = r.fit(row, column, s, MaxURL); s == "" {
		return ""
	}
	if why := unfitURL(s); why != "" {
		r.fault(row, column, "%s", why)
	}
	return s
}

// unfitURL says why a text is no address of a source: "" where it is one.
func unfitURL(s string) string {
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Host == "" || u.Hostname() == "" || strings.ContainsAny(s, " \u00a0"):
		return quoted(s) + " is not a web address"
	case u.Scheme != "http" && u.Scheme != "https":
		return "must begin with http:// or https://"
	case u.User != nil:
		return "must not carry a user name or password"
	}
	return ""
}

// compare holds what a row says of a source against what is known of it. A table does not change a source: one row of many
// that say the same of it may be out of date.
func (r *tableReader) compare(row *tableRow, s *FileSource, c *citation) {
	for _, f := range []struct {
		column int
		is     string
	}{{colPublisher, s.Publisher}, {colTitle, s.Title}, {colPublished, s.Published.String()}, {colURL, s.URL}} {
		about := s.Slug + " " + columnNames[f.column]
		says := c.says[f.column]
		switch {
		case says == "", says == f.is, r.differs[about], f.column == colPublished && says == r.dayOf(s.Published),
			f.column != colURL && foldName(says) == foldName(f.is):
			continue
		}
		r.differs[about] = true
		if r.fresh[s.Slug] {
			r.fault(row, f.column, "another row says %s of the source %s", quoted(f.is), s.Slug)
		} else {
			r.fault(row, f.column, "the source %s has %s on record; empty the cell, or change the source itself first", s.Slug, quoted(f.is))
		}
	}
}

// find is the source that a row describes without naming it, made where there is none.
func (r *tableReader) find(row *tableRow, c *citation) string {
	slug := r.byURL[c.says[colURL]]
	if c.says[colURL] == "" || slug == "" {
		slug = r.byCite[citeKey(c.says[colPublisher], c.says[colTitle], c.says[colPublished])]
		if slug != "" && c.says[colURL] != "" && r.known[slug].URL != "" {
			slug = "" // the same headline at another address
		}
	}
	if slug != "" {
		r.compare(row, r.known[slug], c)
		return slug
	}
	if day, _, _ := strings.Cut(c.says[colPublished], "T"); c.says[colPublisher] != "" {
		if slug = slugOf(c.says[colPublisher]); len(slug) > 40 {
			slug = strings.Trim(slug[:40], "-")
		}
		slug = strings.Trim(slug+"-"+day, "-")
	}
	if slug == "" || r.known[slug] != nil {
		slug = strings.Trim(slug+"-"+hashOf(c.says[colPublisher]+"\n"+c.says[colTitle]+"\n"+c.says[colURL]), "-")
	}
	r.define(row, slug, c)
	return slug
}

// define makes a new source.
func (r *tableReader) define(row *tableRow, slug string, c *citation) {
	for _, column := range []int{colPublisher, colTitle, colPublished} {
		if c.says[column] == "" && !c.wrong {
			r.fault(row, column, "the source %s is new and needs a publisher, a title and a day on which it was published", slug)
			break
		}
	}
	published, _ := ParseWhen(c.says[colPublished]) // as When.String wrote it
	s := FileSource{Slug: slug, Publisher: c.says[colPublisher], Title: c.says[colTitle], Published: published, URL: c.says[colURL]}
	r.know(s)
	r.fresh[slug] = true
	r.file.Sources = append(r.file.Sources, s)
}
