package store

import "fmt"

// check refuses a File that breaks a rule of the story file. One that ReadFile gave keeps them; others may be made by a
// program.
func (f *File) check() error {
	c := &fileCheck{seen: make(map[string]bool)}
	c.name("story", f.Slug)
	c.text("the title of the story", f.Title, 1, 0)
	for i := range f.Entities {
		e := &f.Entities[i]
		c.name("entity", e.Slug)
		c.text("the name of "+e.Slug, e.Name, 1, 0)
	}
	for i := range f.Relations {
		c.name("relation", f.Relations[i].Slug)
	}
	for i := range f.Sources {
		s := &f.Sources[i]
		c.name("source", s.Slug)
		c.text("the publisher of "+s.Slug, s.Publisher, 1, 0)
		c.text("the title of "+s.Slug, s.Title, 1, 0)
		if p := s.Published.Precision(); p != Day && p != Instant {
			c.fault("the date on which %s was published must be a day or a time", s.Slug)
		}
	}
	for i := range f.Facts {
		c.fact(&f.Facts[i])
	}
	if len(c.faults) > 0 {
		return &FileError{Name: f.name, Faults: c.faults}
	}
	return nil
}

type fileCheck struct {
	seen   map[string]bool
	faults []Fault
}

func (c *fileCheck) fault(format string, args ...any) {
	c.faults = append(c.faults, Fault{Msg: fmt.Sprintf(format, args...)})
}

// name checks a slug, and that nothing of its kind has it already.
func (c *fileCheck) name(kind, slug string) {
	switch {
	case slug == "" || len(slug) > 64 || !storable(slug):
		c.fault("%s is not a name for %s", quoted(slug), kind)
	case c.seen[kind+" "+slug]:
		c.fault("%s %s stands there twice", kind, slug)
	}
	c.seen[kind+" "+slug] = true
}

func (c *fileCheck) text(what, s string, least, most int) {
	n := len([]rune(s))
	switch {
	case !storable(s):
		c.fault("%s is not text", what)
	case n < least:
		c.fault("%s is missing", what)
	case most > 0 && n > most:
		c.fault("%s has %d characters; at most %d are allowed", what, n, most)
	}
}

func (c *fileCheck) fact(f *FileFact) {
	c.name("fact", f.Key)
	c.text("the text of "+f.Key, f.Text, 1, 500)
	c.text("the quotation of "+f.Key, f.Quote, 0, 300)
	if len(f.Sources) == 0 {
		c.fault("fact %s has no source", f.Key)
	}
	for i, s := range f.Sources {
		for _, o := range f.Sources[:i] {
			if s == o {
				c.fault("fact %s names the source %s twice", f.Key, s)
			}
		}
	}
	switch f.Status {
	case "", Confirmed, Reported, Disputed, Denied, NotDisclosed:
	default:
		c.fault("%s is not a status", quoted(string(f.Status)))
	}
	if f.Relation != "" && f.Subject == "" {
		c.fault("fact %s has a relation and no subject", f.Key)
	}
	if f.Object != "" && f.Value != "" {
		c.fault("fact %s has an object and a value", f.Key)
	}
	if f.Key != "" && (f.Replaces == f.Key || f.Disputes == f.Key) {
		c.fault("fact %s names itself", f.Key)
	}
}
