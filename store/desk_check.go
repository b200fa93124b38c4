package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// clean brings what was typed into the form in which it is kept.
func (e FactEdit) clean() FactEdit {
	f := &e.Fact
	for _, s := range []*string{&f.Key, &f.Text, &f.Subject, &f.Relation, &f.Object, &f.Value, &f.Where, &f.SaidBy, &f.Quote,
		&f.Replaces, &f.Disputes, &f.Retracted} {
		*s = cleanLine(*s)
	}
	f.Status = Status(cmp.Or(cleanLine(string(f.Status)), string(Reported)))
	f.Sources = cleanList(f.Sources)
	e.Entities, e.Sources = slices.Clone(e.Entities), slices.Clone(e.Sources)
	for i := range e.Entities {
		e.Entities[i] = e.Entities[i].clean()
	}
	for i := range e.Sources {
		e.Sources[i] = e.Sources[i].clean()
	}
	return e
}

func (f FileEntity) clean() FileEntity {
	f.Slug, f.Name, f.Summary = cleanLine(f.Slug), cleanLine(f.Name), cleanLine(f.Summary)
	f.Kind = cmp.Or(cleanLine(f.Kind), KindOther)
	f.Aliases = cleanList(f.Aliases)
	return f
}

func (f FileSource) clean() FileSource {
	for _, s := range []*string{&f.Slug, &f.Publisher, &f.Title, &f.URL, &f.Author} {
		*s = cleanLine(*s)
	}
	return f
}

func (f FileRelation) clean() FileRelation {
	f.Slug, f.Label, f.Inverse = cleanLine(f.Slug), cleanLine(f.Label), cleanLine(f.Inverse)
	f.Words = cleanList(f.Words)
	return f
}

// cleanList cleans each of a list and leaves each once.
func cleanList(list []string) []string {
	var out []string
	for _, s := range list {
		if s = cleanLine(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// entryCheck collects what is wrong with an entry, field by field.
type entryCheck struct{ faults []FieldFault }

func (c *entryCheck) fault(field, format string, args ...any) {
	c.faults = append(c.faults, FieldFault{field, fmt.Sprintf(format, args...)})
}

func (c *entryCheck) err() error {
	if len(c.faults) == 0 {
		return nil
	}
	return &EntryError{c.faults}
}

func (c *entryCheck) text(field, s string, most int, required bool) {
	if s == "" && required {
		c.fault(field, "%s is missing", field)
	}
	if why := unfit(s, most); why != "" {
		c.fault(field, "%s %s", field, why)
	}
}

func (c *entryCheck) list(field string, items []string, most int) {
	if len(items) > MaxListItems {
		c.fault(field, "%s lists %d; at most %d are allowed", field, len(items), MaxListItems)
		return
	}
	for _, s := range items {
		c.text(field, s, most, true)
	}
}

func (c *entryCheck) slug(field, slug string) bool {
	if isSlug(slug) {
		return true
	}
	try := ""
	if near := slugOf(slug); near != "" {
		try = "; try " + near
	}
	c.fault(field, "%s is not a slug: 1 to %d of a–z, 0–9 and hyphens%s", quoted(slug), MaxSlug, try)
	return false
}

// checkEntry lists every fault of a fact as it was typed, a new one or one that is on record, and makes the key of a new one
// that has none.
func (v *view) checkEntry(e *FactEdit, fix bool) error {
	c := &entryCheck{}
	f := &e.Fact
	entities, sources := v.newParts(c, e)
	if f.Key == "" && !fix {
		f.Key = v.freeKey(f.Text)
	} else if c.slug("key", f.Key) && !fix && v.fact(f.Key) != nil {
		c.fault("key", "there is a fact %s already; choose another key, or fix that one", quoted(f.Key))
	}
	c.text("text", f.Text, MaxText, true)
	for _, r := range []struct{ field, slug string }{{"subject", f.Subject}, {"object", f.Object}, {"said_by", f.SaidBy}} {
		if r.slug != "" && !entities[r.slug] {
			c.fault(r.field, "no entity %s is on record%s", quoted(r.slug), nearest(r.slug, entities))
		}
	}
	relations := make(map[string]bool)
	for i := range v.Relations {
		relations[v.Relations[i].Slug] = true
	}
	if f.Relation != "" && !relations[f.Relation] {
		c.fault("relation", "no relation %s is on record%s", quoted(f.Relation), nearest(f.Relation, relations))
	}
	if f.Relation != "" && f.Subject == "" {
		c.fault("subject", "a fact with a relation needs a subject")
	}
	if f.Object != "" && f.Value != "" {
		c.fault("value", "a fact has an object or a value, not both")
	}
	c.text("value", f.Value, MaxValue, false)
	c.text("where", f.Where, MaxName, false)
	c.text("quote", f.Quote, MaxQuote, false)
	c.text("retracted", f.Retracted, MaxReason, false)
	if !slices.Contains(statuses, string(f.Status)) {
		c.fault("status", "%s is no status; it is one of %s", quoted(string(f.Status)), strings.Join(statuses, ", "))
	}
	if !f.Until.IsZero() && !f.Happened.IsZero() {
		from, _ := f.Happened.Span(v.Story.Location())
		if _, to := f.Until.Span(v.Story.Location()); !to.After(from) {
			c.fault("until", "until %s lies before happened %s", f.Until, f.Happened)
		}
	}
	if len(f.Sources) == 0 {
		c.fault("sources", "a fact needs a source; name one, or add a new one")
	} else if len(f.Sources) > MaxListItems {
		c.fault("sources", "sources lists %d; at most %d are allowed", len(f.Sources), MaxListItems)
	}
	for _, slug := range f.Sources {
		if !sources[slug] {
			c.fault("sources", "no source %s is on record%s", quoted(slug), nearest(slug, sources))
		}
	}
	v.checkLinks(c, f)
	return c.err()
}

// newParts checks the entities and sources that come with a fact, and gives the slugs of all that it can name.
func (v *view) newParts(c *entryCheck, e *FactEdit) (entities, sources map[string]bool) {
	entities, sources = make(map[string]bool), make(map[string]bool)
	for i := range v.Entities {
		entities[v.Entities[i].Slug] = true
	}
	for slug := range v.merged {
		entities[slug] = true
	}
	for i := range v.Sources {
		sources[v.Sources[i].Slug] = true
	}
	for i := range e.Entities {
		n := &e.Entities[i]
		if c.slug("entities", n.Slug) && entities[n.Slug] {
			c.fault("entities", "there is an entity %s already; use it, or choose another slug", quoted(n.Slug))
		}
		entities[n.Slug] = true
		c.entity("entities", n)
	}
	for i := range e.Sources {
		n := &e.Sources[i]
		if c.slug("sources", n.Slug) && sources[n.Slug] {
			c.fault("sources", "there is a source %s already; use it, or choose another slug", quoted(n.Slug))
		}
		sources[n.Slug] = true
		c.source("sources", n)
	}
	return entities, sources
}

// entity checks the fields of an entity. With a field given, every fault is that field's.
func (c *entryCheck) entity(field string, e *FileEntity) {
	in := &entryCheck{}
	in.text("name", e.Name, MaxName, true)
	if !slices.Contains(kinds, e.Kind) {
		in.fault("kind", "%s is no kind of entity; it is one of %s", quoted(e.Kind), strings.Join(kinds, ", "))
	}
	in.list("aliases", e.Aliases, MaxName)
	in.text("summary", e.Summary, MaxSummary, false)
	c.join(field, in)
}

// source checks the fields of a source. With a field given, every fault is that field's.
func (c *entryCheck) source(field string, s *FileSource) {
	in := &entryCheck{}
	in.text("publisher", s.Publisher, MaxName, true)
	in.text("title", s.Title, MaxTitle, true)
	in.text("author", s.Author, MaxName, false)
	in.text("url", s.URL, MaxURL, false)
	if p := s.Published.Precision(); p == Unknown {
		in.fault("published", "published is missing; write YYYY-MM-DD")
	} else if p != Day && p != Instant {
		in.fault("published", "published needs the day: write YYYY-MM-DD")
	}
	if s.URL != "" {
		if why := unfitURL(s.URL); why != "" {
			in.fault("url", "url %s", why)
		}
	}
	c.join(field, in)
}

func (c *entryCheck) relation(r *FileRelation) {
	c.text("label", r.Label, MaxName, false)
	c.text("inverse", r.Inverse, MaxName, false)
	c.list("words", r.Words, MaxWords)
}

func (c *entryCheck) join(field string, in *entryCheck) {
	for _, f := range in.faults {
		c.faults = append(c.faults, FieldFault{cmp.Or(field, f.Field), f.Msg})
	}
}

// checkLinks checks what a fact replaces and disputes.
func (v *view) checkLinks(c *entryCheck, f *FileFact) {
	keys := make(map[string]bool, len(v.Facts))
	for _, l := range []struct{ field, key, self string }{
		{"replaces", f.Replaces, "a fact cannot replace itself"}, {"disputes", f.Disputes, "a fact cannot dispute itself"},
	} {
		if l.key == "" {
			continue
		}
		if len(keys) == 0 {
			for i := range v.Facts {
				keys[v.Facts[i].Key] = true
			}
		}
		switch {
		case l.key == f.Key:
			c.fault(l.field, "%s", l.self)
		case !keys[l.key]:
			c.fault(l.field, "no fact %s is on record%s", quoted(l.key), nearest(l.key, keys))
		}
	}
	byID := make(map[FactID]*Fact)
	if f.Replaces != "" {
		for i := range v.Facts {
			byID[v.Facts[i].ID] = &v.Facts[i]
		}
	}
	for at := v.fact(f.Replaces); at != nil && f.Replaces != f.Key; at = byID[at.Replaces] {
		if at.Key == f.Key {
			c.fault("replaces", "%s replaces this fact already, directly or through others; facts cannot replace each other in a circle", quoted(f.Replaces))
			break
		}
	}
}

// zone checks the name of a time zone.
func (c *entryCheck) zone(zone string) {
	if !placeZone(zone) {
		c.fault("timezone", "timezone %s is not known; write an IANA name such as Asia/Hong_Kong", quoted(zone))
	}
}

// nearest proposes the nearest of the known names, as the end of a sentence.
func nearest(typed string, known map[string]bool) string {
	if len(known) > maxHinted {
		return ""
	}
	if best := nearestName(strings.ToLower(typed), maps.Keys(known)); best != "" {
		return "; did you mean " + best + "?"
	}
	return ""
}
