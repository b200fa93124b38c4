package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// checkNames makes sure that everything the facts name is in the files or on record, and that no chain of replacements runs
// in a circle.
func (im *importer) checkNames() error {
	v := im.view
	entities := bySlug(v.Entities, func(e *Entity) string { return e.Slug })
	relations := bySlug(v.Relations, func(r *Relation) string { return r.Slug })
	sources := bySlug(v.Sources, func(s *Source) string { return s.Slug })
	facts := bySlug(v.Facts, func(f *Fact) string { return f.Key })
	var faults []nameFault
	for i := range im.facts.items {
		f := &im.facts.items[i]
		miss := func(what, field, name string) {
			faults = append(faults, nameFault{i, field, fmt.Sprintf("fact %s: there is no %s %s in the file or on record", f.Key, what, quoted(name))})
		}
		for _, e := range []struct{ field, slug string }{{"subject", f.Subject}, {"object", f.Object}, {"said_by", f.SaidBy}} {
			if _, ok := im.entities.at[e.slug]; e.slug != "" && !ok && entities[e.slug] == nil {
				miss("entity", e.field, e.slug)
			}
		}
		if _, ok := im.relations.at[f.Relation]; f.Relation != "" && !ok && relations[f.Relation] == nil {
			miss("relation", "relation", f.Relation)
		}
		for _, slug := range f.Sources {
			if _, ok := im.sources.at[slug]; !ok && sources[slug] == nil {
				miss("source", "sources", slug)
			}
		}
		for _, k := range []struct{ field, key string }{{"replaces", f.Replaces}, {"disputes", f.Disputes}} {
			if _, ok := im.facts.at[k.key]; k.key != "" && !ok && facts[k.key] == nil {
				miss("fact", k.field, k.key)
			}
		}
	}
	if len(faults) == 0 {
		faults = im.circles()
	}
	return im.report(faults)
}

type nameFault struct {
	fact       int // index in facts.items
	field, msg string
}

// report makes an error for each file that has faults, with their places where the file's reader noted them.
func (im *importer) report(faults []nameFault) error {
	if len(faults) == 0 {
		return nil
	}
	byFile := make(map[int]*FileError)
	for _, fault := range faults {
		n := im.facts.from[fault.fact]
		f := im.given[n]
		e := byFile[n]
		if e == nil {
			e = &FileError{Name: f.name}
			byFile[n] = e
		}
		at := Fault{Msg: fault.msg}
		key := im.facts.items[fault.fact].Key
		for _, o := range f.open {
			if f.Facts[o.Fact].Key == key && o.Field == fault.field {
				at.Line, at.Column = o.Line, o.Column
			}
		}
		e.Faults = append(e.Faults, at)
	}
	var all []error
	for _, n := range im.files {
		if e := byFile[n]; e != nil {
			slices.SortStableFunc(e.Faults, func(a, b Fault) int { return a.Line - b.Line })
			all = append(all, e)
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return errors.Join(all...)
}

// circles finds facts that replace one another in a circle, through the files and what is on record.
func (im *importer) circles() []nameFault {
	next := make(map[string]string)
	keys := make(map[FactID]string)
	for i := range im.view.Facts {
		keys[im.view.Facts[i].ID] = im.view.Facts[i].Key
	}
	for i := range im.view.Facts {
		next[im.view.Facts[i].Key] = keys[im.view.Facts[i].Replaces]
	}
	for i := range im.facts.items {
		next[im.facts.items[i].Key] = im.facts.items[i].Replaces
	}
	var faults []nameFault
	met := make(map[string]int)
	for i := range im.facts.items {
		key := im.facts.items[i].Key
		var walk []string
		for key != "" && met[key] == 0 {
			met[key] = i + 1
			walk = append(walk, key)
			key = next[key]
		}
		if key == "" || met[key] != i+1 {
			continue
		}
		circle := walk[slices.Index(walk, key):]
		// The fact to name is one of the files': what is on record has no circle.
		at := slices.IndexFunc(circle, func(k string) bool { _, ok := im.facts.at[k]; return ok })
		faults = append(faults, nameFault{im.facts.at[circle[at]], "replaces", fmt.Sprintf("facts replace one another in a circle: %s", strings.Join(append(circle, key), ", "))})
	}
	return faults
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
