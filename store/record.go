package store

import (
	"context"
	"slices"
)

// Version counts the writes to a story as one guild sees it. Two equal versions mean an equal Record. Layer is 0 for as
// long as the guild has nothing of its own in the story, so that such guilds can share what is built from the record.
type Version struct{ Shared, Layer int64 }

// Record is one story as one guild sees it: the shared record and the guild's own layer. What the guild has under the same
// slug or key as the shared record stands in its place. Facts share slices of sources: they are not to be changed.
type Record struct {
	Story     Story
	Guild     GuildID
	Version   Version
	Entities  []Entity
	Relations []Relation // the whole vocabulary: built in, extended and added by the story
	Sources   []Source
	Facts     []Fact // in the order in which they came on record, retracted ones included
}

// Record reads a whole story as the guild sees it, in one transaction.
func (s *Store) Record(ctx context.Context, guild GuildID, story StoryID) (*Record, error) {
	var rec *Record
	err := s.reading(ctx, "read the story", func(t *tx) error {
		v, err := loadView(t, guild, story)
		if err != nil {
			return err
		}
		rec = &v.Record
		return nil
	})
	return rec, err
}

// view is a record together with what the story itself says of relations, apart from the built-in vocabulary.
type view struct {
	Record
	parts []relationPart
}

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

	if v.Entities, err = loadEntities(t, guild, story); err != nil {
		return nil, err
	}
	var entities map[EntityID]EntityID
	v.Entities, entities = overlay(v.Entities, func(e *Entity) (string, GuildID, EntityID) { return e.Slug, e.Guild, e.ID })

	if v.Sources, err = loadSources(t, guild, story); err != nil {
		return nil, err
	}
	var sources map[SourceID]SourceID
	v.Sources, sources = overlay(v.Sources, func(s *Source) (string, GuildID, SourceID) { return s.Slug, s.Guild, s.ID })

	if v.Facts, err = loadFacts(t, guild, story, newSourceLists(v.Sources, sources)); err != nil {
		return nil, err
	}
	var facts map[FactID]FactID
	v.Facts, facts = overlay(v.Facts, func(f *Fact) (string, GuildID, FactID) { return f.Key, f.Guild, f.ID })

	if len(entities) > 0 || len(facts) > 0 {
		for i := range v.Facts {
			f := &v.Facts[i]
			standIn(entities, &f.Subject, &f.Object, &f.SaidBy)
			standIn(facts, &f.Replaces, &f.Disputes)
		}
	}
	if len(facts) > 0 {
		breakCycles(v.Facts)
	}
	return v, nil
}

// overlay puts each row of a guild's own layer in the place of the shared row of the same name, if there is one. moved tells
// which row now stands for which.
func overlay[T any, ID comparable](rows []T, of func(*T) (name string, guild GuildID, id ID)) (seen []T, moved map[ID]ID) {
	own := func(row T) bool {
		_, guild, _ := of(&row)
		return guild != 0
	}
	if !slices.ContainsFunc(rows, own) {
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
