package store

import "slices"

// view is a record together with what lies behind it: what the story itself says of relations, apart from the built-in
// vocabulary, and what merges have put out of sight.
type view struct {
	Record
	parts       []relationPart
	merged      map[string]mergedEntity // by slug: entities that others stand for
	mergedSlugs map[EntityID]string
	plain       map[string][]string  // by slug: aliases of an entity without those that merges have brought
	named       map[FactID]factNames // facts that name merged entities
	gone        goneRows
}

// goneRows are the rows that are not seen any more, of both layers.
type goneRows struct {
	entities []goneRow[EntityID]
	sources  []goneRow[SourceID]
	facts    []goneRow[FactID]
}

// mergedEntity is an entity that is not seen, because it has been merged.
type mergedEntity struct {
	Entity
	into string // slug of the one into which it has been merged
	seen string // slug of the one that is seen in its place, which may be another
}

// factNames are the entities that a fact names by the slugs under which they came on record.
type factNames struct{ subject, object, saidBy string }

func loadView(t *tx, guild GuildID, story StoryID) (*view, error) {
	st, version, err := storyByID(t, guild, story)
	if err != nil {
		return nil, err
	}
	v := &view{Record: Record{Story: st, Guild: guild, Version: version}}
	if v.parts, err = loadRelations(t, guild, story); err != nil {
		return nil, err
	}
	v.Relations = composeVocabulary(v.parts)

	entities, hidden, err := v.loadEntities(t)
	if err != nil {
		return nil, err
	}
	var sources map[SourceID]SourceID
	if v.Sources, v.gone.sources, err = loadSources(t, guild, story); err != nil {
		return nil, err
	}
	v.Sources, sources = overlay(v.Sources, v.gone.sources, func(s *Source) (string, GuildID, SourceID) { return s.Slug, s.Guild, s.ID })

	if v.Facts, err = loadFacts(t, guild, story, newSourceLists(v.Sources, sources)); err != nil {
		return nil, err
	}
	if v.gone.facts, err = goneFacts(t, guild, story); err != nil {
		return nil, err
	}
	var facts map[FactID]FactID
	v.Facts, facts = overlay(v.Facts, v.gone.facts, func(f *Fact) (string, GuildID, FactID) { return f.Key, f.Guild, f.ID })

	if len(entities) > 0 || len(hidden) > 0 || len(facts) > 0 {
		for i := range v.Facts {
			f := &v.Facts[i]
			standIn(entities, &f.Subject, &f.Object, &f.SaidBy)
			standIn(facts, &f.Replaces, &f.Disputes)
			if len(hidden) > 0 {
				v.throughMerges(hidden, f)
			}
		}
	}
	if len(facts) > 0 {
		breakCycles(v.Facts)
	}
	return v, nil
}

// loadEntities reads the entities into the view. moved tells which row stands for which, hidden which entity is seen in the
// place of which that has been merged.
func (v *view) loadEntities(t *tx) (moved, hidden map[EntityID]EntityID, err error) {
	var into map[EntityID]EntityID
	if v.Entities, v.gone.entities, into, err = loadEntities(t, v.Guild, v.Story.ID); err != nil {
		return nil, nil, err
	}
	v.Entities, moved = overlay(v.Entities, v.gone.entities, func(e *Entity) (string, GuildID, EntityID) { return e.Slug, e.Guild, e.ID })
	return moved, v.merge(into, moved), nil
}

// goneRow is a row that is not seen any more. What still refers to it means whatever has its name.
type goneRow[ID comparable] struct {
	name  string
	guild GuildID
	id    ID
}

// rowsOf gives the rows of one layer that are gone, by name.
func rowsOf[ID comparable](gone []goneRow[ID], layer GuildID) map[string]ID {
	m := make(map[string]ID)
	for _, g := range gone {
		if g.guild == layer {
			m[g.name] = g.id
		}
	}
	return m
}

// overlay puts each row of a guild's own layer in the place of the shared row of the same name, if there is one. moved tells
// which row now stands for which; a row that is gone and has none in its place is moved to none.
func overlay[T any, ID comparable](rows []T, gone []goneRow[ID], of func(*T) (name string, guild GuildID, id ID)) (seen []T, moved map[ID]ID) {
	own := func(row T) bool {
		_, guild, _ := of(&row)
		return guild != 0
	}
	if len(gone) == 0 && !slices.ContainsFunc(rows, own) {
		return rows, nil
	}
	moved = make(map[ID]ID)
	at := make(map[string]int, len(rows))
	seen = rows[:0]
	for _, row := range rows {
		name, guild, id := of(&row)
		i, twice := at[name]
		switch {
		case !twice:
			at[name] = len(seen)
			seen = append(seen, row)
		case guild != 0:
			_, _, shared := of(&seen[i])
			moved[shared] = id
			seen[i] = row
		default: // the shared row came on record after the guild's
			_, _, ours := of(&seen[i])
			moved[id] = ours
		}
	}
	clear(rows[len(seen):])
	for _, g := range gone {
		var id ID
		if i, ok := at[g.name]; ok {
			_, _, id = of(&seen[i])
		}
		moved[g.id] = id
	}
	return seen, moved
}

func standIn[ID comparable](moved map[ID]ID, ids ...*ID) {
	for _, id := range ids {
		if to, ok := moved[*id]; ok {
			*id = to
		}
	}
}

// breakCycles takes shared replacements out of cycles. Neither layer has a cycle in itself, but the shared record may come to
// say the opposite of what a guild says; there the guild's word stands.
func breakCycles(facts []Fact) {
	at := make(map[FactID]int)
	for i := range facts {
		if facts[i].Replaces != 0 {
			at[facts[i].ID] = i
		}
	}
	round := make(map[int]int, len(at)) // the walk in which a fact was met
	for start := range facts {
		if facts[start].Replaces == 0 || round[start] != 0 {
			continue
		}
		i, met := start, false
		for ok := true; ok && !met; {
			round[i] = start + 1
			i, ok = at[facts[i].Replaces]
			if ok && round[i] != 0 {
				met, ok = round[i] == start+1, false
			}
		}
		if !met {
			continue
		}
		for first := i; ; {
			next := at[facts[i].Replaces]
			if facts[i].Guild == 0 {
				facts[i].Replaces = 0
			}
			if i = next; i == first {
				break
			}
		}
	}
}
