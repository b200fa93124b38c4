package store

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// checkNames finds, by file, what the facts name and neither the files nor the record have, and facts that replace one
// another in a circle. Of a file that ReadFile found faulty it looks only at the keys that were left open.
func (im *importer) checkNames() map[int][]Fault {
	c := &nameCheck{
		importer:  im,
		entities:  bySlug(im.view.Entities, func(e *Entity) string { return e.Slug }),
		relations: bySlug(im.view.Relations, func(r *Relation) string { return r.Slug }),
		sources:   bySlug(im.view.Sources, func(s *Source) string { return s.Slug }),
		keys:      bySlug(im.view.Facts, func(f *Fact) string { return f.Key }),
		faults:    make(map[int][]Fault),
	}
	for slug, m := range im.view.merged {
		c.entities[slug] = &m.Entity
	}
	faulty := false
	for _, n := range im.files {
		f := im.given[n]
		for _, o := range f.open {
			if !c.hasFact(o.Key) {
				c.faults[n] = append(c.faults[n], Fault{o.Line, o.Column, missing("fact", o.Key)})
			}
		}
		if len(f.faults) > 0 {
			faulty = true
		} else {
			c.checkFacts(n, f)
		}
	}
	if !faulty && len(c.faults) == 0 {
		c.circles()
	}
	return c.faults
}

type nameCheck struct {
	*importer
	entities  map[string]*Entity
	relations map[string]*Relation
	sources   map[string]*Source
	keys      map[string]*Fact
	faults    map[int][]Fault
}

func (c *nameCheck) hasFact(key string) bool {
	_, ok := c.importer.facts.at[key]
	return ok || c.keys[key] != nil
}

func missing(what, name string) string {
	return fmt.Sprintf("no %s %s in the file or on record", what, quoted(name))
}

// checkFacts checks what the facts of one file name.
func (c *nameCheck) checkFacts(n int, f *File) {
	noted := make(map[openKey]bool, len(f.open))
	for _, o := range f.open {
		noted[openKey{Fact: o.Fact, Field: o.Field}] = true
	}
	for i := range f.Facts {
		fact := &f.Facts[i]
		miss := func(what, name string) {
			c.faults[n] = append(c.faults[n], Fault{Msg: fmt.Sprintf("fact %s: %s", quoted(fact.Key), missing(what, name))})
		}
		for _, slug := range []string{fact.Subject, fact.Object, fact.SaidBy} {
			if _, ok := c.importer.entities.at[slug]; slug != "" && !ok && c.entities[slug] == nil {
				miss("entity", slug)
			}
		}
		if _, ok := c.importer.relations.at[fact.Relation]; fact.Relation != "" && !ok && c.relations[fact.Relation] == nil {
			miss("relation", fact.Relation)
		}
		for _, slug := range fact.Sources {
			if _, ok := c.importer.sources.at[slug]; !ok && c.sources[slug] == nil {
				miss("source", slug)
			}
		}
		if fact.Replaces != "" && !noted[openKey{Fact: i, Field: "replaces"}] && !c.hasFact(fact.Replaces) {
			miss("fact", fact.Replaces)
		}
		if fact.Disputes != "" && !noted[openKey{Fact: i, Field: "disputes"}] && !c.hasFact(fact.Disputes) {
			miss("fact", fact.Disputes)
		}
	}
}

// circles finds facts that replace one another in a circle through the files and what is on record.
func (c *nameCheck) circles() {
	keys := make(map[FactID]string, len(c.keys))
	for key, f := range c.keys {
		keys[f.ID] = key
	}
	next := make(map[string]string)
	for key, f := range c.keys {
		if f.Replaces != 0 {
			next[key] = keys[f.Replaces]
		}
	}
	given := c.importer.facts.items
	for i := range given {
		next[given[i].Key] = given[i].Replaces
	}
	met := make(map[string]int, len(next)) // the walk in which a fact was met
	for i := range given {
		key := given[i].Key
		var walk []string
		for key != "" && met[key] == 0 {
			met[key] = i + 1
			walk = append(walk, key)
			key = next[key]
		}
		if key == "" || met[key] != i+1 {
			continue
		}
		c.circle(walk[slices.Index(walk, key):])
	}
}

// circle reports a circle once, where the first key in it that a file left open stands.
func (c *nameCheck) circle(keys []string) {
	shown := append(slices.Clone(keys), keys[0])
	if len(shown) > 8 {
		shown = slices.Concat(shown[:4], []string{"…"}, shown[len(shown)-2:])
	}
	fault := Fault{Msg: "facts replace each other in a circle: " + strings.Join(shown, " → ")}
	file := -1
	for _, key := range keys {
		i, ok := c.importer.facts.at[key]
		if !ok {
			continue
		}
		n := c.importer.facts.from[i]
		if file < 0 {
			file = n
		}
		f := c.given[n]
		for _, o := range f.open {
			if o.Field == "replaces" && f.Facts[o.Fact].Key == key {
				fault.Line, fault.Column = o.Line, o.Column
				c.faults[n] = append(c.faults[n], fault)
				return
			}
		}
	}
	// What is on record has no circle, so at least one of the facts is a file's.
	c.faults[file] = append(c.faults[file], fault)
}

// check refuses an author that could not be stored or shown.
func (a Author) check() error {
	for _, s := range []string{a.UserID, a.Name, a.Via} {
		if len(s) > 400 || !storable(s) {
			return errorf(ErrInvalid, "The author's name cannot be stored; give one of at most 100 characters.")
		}
	}
	return nil
}

// storable reports whether a database can hold the text: valid UTF-8 without a zero byte.
func storable(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }
