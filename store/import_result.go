package store

import (
	"encoding/json"
	"slices"
)

// PartChange says what an import did to an entity, a relation or a source.
type PartChange struct {
	Kind   string // entity, relation, source
	Slug   string
	Name   string // of an entity its name, of a relation its label, of a source its publisher and title
	Action string // created or corrected
	Was    string // as in ImportResult
}

// describe completes the results with what was on record before, which the view still shows.
func (im *importer) describe() {
	add := func(from int, p PartChange, old string) {
		p.Action = Created
		if old != "" {
			p.Action, p.Was = Corrected, hashOf(old)
		}
		r := &im.results[from]
		r.Parts = append(r.Parts, p)
	}
	entities := bySlug(im.view.Entities, func(e *Entity) string { return e.Slug })
	for i, f := range im.entities.items {
		p := PartChange{Kind: "entity", Slug: f.Slug, Name: f.Name}
		if old := entities[f.Slug]; old == nil {
			add(im.entities.from[i], p, "")
		} else if !old.file().equal(f) {
			add(im.entities.from[i], p, stateOf(old.file()))
		}
	}
	relations := bySlug(im.view.parts, func(p *relationPart) string { return p.Slug })
	for i, f := range im.relations.items {
		p := PartChange{Kind: "relation", Slug: f.Slug, Name: f.Label}
		if old := relations[f.Slug]; old == nil {
			add(im.relations.from[i], p, "")
		} else if !old.equal(f) {
			add(im.relations.from[i], p, stateOf(old.FileRelation))
		}
	}
	sources := bySlug(im.view.Sources, func(s *Source) string { return s.Slug })
	for i, f := range im.sources.items {
		p := PartChange{Kind: "source", Slug: f.Slug, Name: f.Publisher + ": " + f.Title}
		if old := sources[f.Slug]; old == nil {
			add(im.sources.from[i], p, "")
		} else if old.file() != f {
			add(im.sources.from[i], p, stateOf(old.file()))
		}
	}
	facts := bySlug(im.view.Facts, func(f *Fact) string { return f.Key })
	w := im.view.factWriter()
	for _, n := range im.files {
		im.results[n].Notes = slices.Clone(im.given[n].notes)
		changes := im.results[n].Changes
		was := make([]string, len(changes))
		for i := range changes {
			if old := facts[changes[i].Key]; old != nil {
				f := w.fact(old)
				was[i] = hashOf(im.states.encode(&f, old.Sources))
			}
		}
		im.results[n].Was = was
	}
}

func stateOf(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts and truth values
	}
	return string(b)
}
