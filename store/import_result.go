package store

import "slices"

// PartChange says what an import did to an entity, a relation or a source.
type PartChange struct {
	Kind   string // entity, relation, source
	Slug   string
	Name   string // of an entity its name, of a relation its label, of a source its publisher and title
	Action string // created or corrected
	Was    string // as in ImportResult
}

// maxCorrected is how many corrected facts a result spells out.
const maxCorrected = 1_000

// describe completes the results with what the edit did besides the facts, and what was on record before, which the view still
// shows.
func (im *importer) describe() {
	for _, row := range im.edit.items {
		from, name := im.partNamed(row.kind, row.slug)
		if from < 0 {
			continue
		}
		p := PartChange{Kind: row.kind, Slug: row.slug, Name: name, Action: Created}
		if row.before != "" {
			p.Action, p.Was = Corrected, hashOf(row.before)
		}
		im.results[from].Parts = append(im.results[from].Parts, p)
	}
	facts := bySlug(im.view.Facts, func(f *Fact) string { return f.Key })
	w := im.view.factWriter()
	for _, n := range im.files {
		im.results[n].Notes = slices.Clone(im.given[n].notes)
		changes := im.results[n].Changes
		was := make([]string, len(changes))
		for i := range changes {
			old := facts[changes[i].Key]
			if old == nil {
				continue
			}
			f := w.fact(old)
			was[i] = hashOf(im.states.encode(&f, old.Sources))
			if at, ok := im.facts.at[f.Key]; ok && len(im.results[n].Corrected) < maxCorrected {
				im.results[n].Corrected = append(im.results[n].Corrected, EditItem{Kind: ItemFact, Name: f.Key, Action: changes[i].Action,
					Before: Item{Fact: &f}, After: Item{Fact: &im.facts.items[at]}})
			}
		}
		im.results[n].Was = was
	}
}

// partNamed finds the file that said a part last, and the name of the part; -1 where no file has it, and for the story itself.
func (im *importer) partNamed(kind, slug string) (from int, name string) {
	switch kind {
	case ItemEntity:
		if i, ok := im.entities.at[slug]; ok {
			return im.entities.from[i], im.entities.items[i].Name
		}
	case ItemRelation:
		if i, ok := im.relations.at[slug]; ok {
			return im.relations.from[i], im.relations.items[i].Label
		}
	case ItemSource:
		if i, ok := im.sources.at[slug]; ok {
			s := &im.sources.items[i]
			return im.sources.from[i], s.Publisher + ": " + s.Title
		}
	}
	return -1, ""
}
