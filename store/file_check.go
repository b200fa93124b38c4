package store

import (
	"fmt"
	"net/url"
	"slices"
	"time"
)

// check lists the rules of the record that a File breaks. One that ReadFile found no fault with breaks none; others may come
// from a program, and what they hold must be fit to be exported and read again.
func (f *File) check() []Fault {
	c := &fileCheck{seen: make(map[[2]string]bool)}
	c.slug("story", f.Slug)
	c.need("the title of the story", f.Title, MaxTitle)
	c.text("the summary of the story", f.Summary, MaxSummary)
	if _, err := time.LoadLocation(f.Timezone); err != nil || f.Timezone == "Local" {
		c.fault("timezone %s is not known", quoted(f.Timezone))
	}
	for i := range f.Entities {
		e := &f.Entities[i]
		c.slug("entity", e.Slug)
		c.need("the name of entity "+e.Slug, e.Name, MaxName)
		c.text("the summary of entity "+e.Slug, e.Summary, MaxSummary)
		c.list("alias of entity "+e.Slug, e.Aliases, MaxName)
		if e.Kind != "" && !slices.Contains(kinds, e.Kind) {
			c.fault("%s is not a kind of entity", quoted(e.Kind))
		}
	}
	for i := range f.Relations {
		r := &f.Relations[i]
		c.slug("relation", r.Slug)
		c.text("the label of relation "+r.Slug, r.Label, MaxName)
		c.text("the inverse of relation "+r.Slug, r.Inverse, MaxName)
		c.list("word of relation "+r.Slug, r.Words, MaxWords)
	}
	for i := range f.Sources {
		c.source(&f.Sources[i])
	}
	for i := range f.Facts {
		c.fact(&f.Facts[i])
	}
	return c.faults
}

type fileCheck struct {
	seen   map[[2]string]bool
	faults []Fault
}

func (c *fileCheck) fault(format string, args ...any) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, Fault{Msg: fmt.Sprintf(format, args...)})
	}
}

// slug checks a name, and that nothing else of its kind has it.
func (c *fileCheck) slug(kind, slug string) {
	name := [2]string{kind, slug}
	switch {
	case !isSlug(slug):
		c.fault("%s %s is not a slug: 1 to %d of a–z, 0–9 and hyphens", kind, quoted(slug), MaxSlug)
	case c.seen[name]:
		c.fault("%s %s is defined twice", kind, quoted(slug))
	}
	c.seen[name] = true
}

func (c *fileCheck) need(what, s string, most int) {
	if s == "" {
		c.fault("%s is missing", what)
	}
	c.text(what, s, most)
}

func (c *fileCheck) text(what, s string, most int) {
	if why := unfit(s, most); why != "" {
		c.fault("%s %s", what, why)
	}
}

func (c *fileCheck) list(what string, items []string, most int) {
	if len(items) > MaxListItems {
		c.fault("there are %d times %s; at most %d are allowed", len(items), what, MaxListItems)
		return
	}
	for i, s := range items {
		c.need(fmt.Sprintf("%s, number %d,", what, i+1), s, most)
		if slices.Contains(items[:i], s) {
			c.fault("%s %s is there twice", what, quoted(s))
		}
	}
}

func (c *fileCheck) source(s *FileSource) {
	c.slug("source", s.Slug)
	c.need("the publisher of source "+s.Slug, s.Publisher, MaxName)
	c.need("the title of source "+s.Slug, s.Title, MaxTitle)
	c.text("the author of source "+s.Slug, s.Author, MaxName)
	c.text("the url of source "+s.Slug, s.URL, MaxURL)
	if p := s.Published.Precision(); p != Day && p != Instant {
		c.fault("source %s needs the day on which it was published", quoted(s.Slug))
	}
	if s.URL != "" {
		if u, err := url.Parse(s.URL); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			c.fault("url %s is not a web address", quoted(s.URL))
		}
	}
}

func (c *fileCheck) fact(f *FileFact) {
	c.slug("fact", f.Key)
	if f.Text == "" {
		c.fault("fact %s has no text", quoted(f.Key))
	}
	for _, t := range []struct {
		what, s string
		most    int
	}{
		{"text", f.Text, MaxText}, {"value", f.Value, MaxValue}, {"where", f.Where, MaxName}, {"quote", f.Quote, MaxQuote},
		{"retracted", f.Retracted, MaxReason},
	} {
		if why := unfit(t.s, t.most); why != "" {
			c.fault("fact %s: %s %s", quoted(f.Key), t.what, why)
		}
	}
	if len(f.Sources) == 0 {
		c.fault("fact %s has no source", quoted(f.Key))
	}
	if len(f.Sources) > MaxListItems {
		c.fault("fact %s has %d sources; at most %d are allowed", quoted(f.Key), len(f.Sources), MaxListItems)
		return
	}
	for i, s := range f.Sources {
		if slices.Contains(f.Sources[:i], s) {
			c.fault("fact %s lists the source %s twice", quoted(f.Key), quoted(s))
		}
	}
	if f.Status != "" && !slices.Contains(statuses, string(f.Status)) {
		c.fault("fact %s: %s is not a status", quoted(f.Key), quoted(string(f.Status)))
	}
	if f.Relation != "" && f.Subject == "" {
		c.fault("fact %s has a relation but no subject", quoted(f.Key))
	}
	if f.Object != "" && f.Value != "" {
		c.fault("fact %s has an object and a value", quoted(f.Key))
	}
	if f.Key != "" && (f.Replaces == f.Key || f.Disputes == f.Key) {
		c.fault("fact %s replaces or disputes itself", quoted(f.Key))
	}
}
