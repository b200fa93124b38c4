package answer

import (
	"maps"
	"slices"

	"byline/store"
)

// With is the view as it names things once some entities are on record, to show what is about to be saved. Nothing is found by
// the names of those entities yet.
func (v *View) With(made ...store.Entity) *View {
	if len(made) == 0 {
		return v
	}
	w, rec := *v, *v.Record
	rec.Entities = slices.Concat(rec.Entities, made)
	w.Record = &rec
	w.entities, w.slugs = maps.Clone(v.entities), maps.Clone(v.slugs)
	for i := range made {
		w.entities[made[i].ID] = int32(len(v.Record.Entities) + i)
		w.slugs[made[i].Slug] = int32(len(v.Record.Entities) + i)
	}
	return &w
}
