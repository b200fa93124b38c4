package store

import "slices"

// merge takes the merged entities out of the view's and gives the entities that stand for them their names and aliases.
// into is what the rows say, moved which row stands for which. It tells which entity is seen in the place of which.
func (v *view) merge(into, moved map[EntityID]EntityID) map[EntityID]EntityID {
	if len(into) == 0 {
		return nil
	}
	byID := make(map[EntityID]*Entity, len(v.Entities))
	for i := range v.Entities {
		byID[v.Entities[i].ID] = &v.Entities[i]
	}
	next := make(map[EntityID]EntityID)
	for i := range v.Entities {
		id := v.Entities[i].ID
		if to, ok := into[id]; ok {
			standIn(moved, &to)
			if to != id && byID[to] != nil { // else the guild has an entity of its own in its place, which stands for itself
				next[id] = to
			}
		}
	}
	v.cutMergeCircles(next, byID)

	v.merged, v.mergedSlugs = make(map[string]mergedEntity), make(map[EntityID]string)
	v.plain = make(map[string][]string)
	hidden := make(map[EntityID]EntityID)
	for i := range v.Entities { // in the order in which they came on record
		e := &v.Entities[i]
		to, ok := next[e.ID]
		if !ok {
			continue
		}
		for further := true; further; {
			var beyond EntityID
			if beyond, further = next[to]; further {
				to = beyond
			}
		}
		hidden[e.ID] = to
		v.merged[e.Slug] = mergedEntity{*e, byID[next[e.ID]].Slug, byID[to].Slug}
		v.mergedSlugs[e.ID] = e.Slug
	}
	for i := range v.Entities {
		e := &v.Entities[i]
		if to, ok := hidden[e.ID]; ok {
			target := byID[to]
			if _, ok := v.plain[target.Slug]; !ok {
				v.plain[target.Slug] = target.Aliases
			}
			target.Aliases = joinAliases(target, e)
		}
	}
	v.Entities = slices.DeleteFunc(v.Entities, func(e Entity) bool { return hidden[e.ID] != 0 })
	return hidden
}

// joinAliases gives the aliases of an entity with the names of one that has been merged into it.
func joinAliases(e, merged *Entity) []string {
	all := slices.Clone(e.Aliases)
	for _, name := range append([]string{merged.Name}, merged.Aliases...) {
		if name != e.Name && !slices.Contains(all, name) && len(all) < MaxListItems {
			all = append(all, name)
		}
	}
	return all
}

// cutMergeCircles takes shared merges out of circles. Neither layer has one in itself, but the shared record may come to say
// the opposite of what a guild says; there the guild's word stands.
func (v *view) cutMergeCircles(next map[EntityID]EntityID, byID map[EntityID]*Entity) {
	for i := range v.Entities {
		start := v.Entities[i].ID
		var circle []EntityID
		id, ok := start, true
		for ok && len(circle) <= len(next) {
			circle = append(circle, id)
			if id, ok = next[id]; id == start {
				break
			}
		}
		if !ok || id != start {
			continue
		}
		for _, id := range circle {
			if byID[id].Guild == 0 {
				delete(next, id)
			}
		}
		if !slices.ContainsFunc(circle, func(id EntityID) bool { return byID[id].Guild == 0 }) {
			delete(next, start) // no record that is sound has it
		}
	}
}

// throughMerges makes a fact name the entities that are seen, and notes under which slugs it came on record.
func (v *view) throughMerges(hidden map[EntityID]EntityID, f *Fact) {
	var names factNames
	for _, field := range []struct {
		id   *EntityID
		name *string
	}{{&f.Subject, &names.subject}, {&f.Object, &names.object}, {&f.SaidBy, &names.saidBy}} {
		if to, ok := hidden[*field.id]; ok {
			*field.name = v.mergedSlugs[*field.id]
			*field.id = to
		}
	}
	if names != (factNames{}) {
		if v.named == nil {
			v.named = make(map[FactID]factNames)
		}
		v.named[f.ID] = names
	}
}

// seenSlug is the slug of the entity that is seen in the place of the one that is named.
func (v *view) seenSlug(slug string) string {
	if m, ok := v.merged[slug]; ok {
		return m.seen
	}
	return slug
}

// plainEntity is what is on record of an entity itself, without what merges have added to its aliases.
func (v *view) plainEntity(e *Entity) FileEntity {
	f := e.file()
	if plain, ok := v.plain[e.Slug]; ok {
		f.Aliases = plain
	}
	return f
}

// withoutMerged takes from the aliases that are given for an entity those that it has by merges alone: they stay with the
// entities that were merged.
func (v *view) withoutMerged(f *FileEntity) {
	plain, ok := v.plain[f.Slug]
	if !ok {
		return
	}
	i := slices.IndexFunc(v.Entities, func(e Entity) bool { return e.Slug == f.Slug })
	if i < 0 {
		return
	}
	f.Aliases = slices.DeleteFunc(slices.Clone(f.Aliases), func(alias string) bool {
		return !slices.Contains(plain, alias) && slices.Contains(v.Entities[i].Aliases, alias)
	})
}

// mergeRow makes a row of an entity stand for another, or with 0 for itself again.
func mergeRow(t *tx, id, into EntityID) error {
	return t.exec(`UPDATE entities SET merged_into = ?2 WHERE id = ?1`, int64(id), orNull(into))
}
