package store

import "slices"

// remove takes out of the layer what the edit has to take out of it. What shows in its place is known once all of it is gone.
func (im *importer) remove() error {
	gone := im.edit.gone
	if len(gone) == 0 {
		return nil
	}
	if err := im.layer(); err != nil {
		return err
	}
	tables := map[string]string{
		ItemFact: `UPDATE facts SET gone = 1 WHERE id = ?1`, ItemSource: `UPDATE sources SET gone = 1 WHERE id = ?1`,
		ItemEntity:   `UPDATE entities SET gone = 1, merged_into = NULL WHERE id = ?1`,
		ItemRelation: `UPDATE relations SET gone = 1 WHERE id = ?1`,
	}
	for _, g := range gone {
		var err error
		switch {
		case g.kind == ItemSource:
			im.resourced[SourceID(g.id)] = true
			fallthrough
		case g.kind != ItemStory:
			err = im.t.exec(tables[g.kind], g.id)
		case im.seen.Guild == im.o.Guild:
			im.edit.noStory = true
			err = im.t.exec(`UPDATE stories SET gone = 1 WHERE id = ?1`, int64(im.story.ID))
		default:
			err = im.t.exec(`UPDATE layers SET title = NULL, summary = '', timezone = '' WHERE story = ?1 AND guild = ?2`,
				int64(im.story.ID), int64(im.o.Guild))
		}
		if err != nil {
			return err
		}
	}
	v := &view{}
	if !im.edit.noStory {
		var err error
		if v, err = loadView(im.t, im.o.Guild, im.story.ID); err != nil {
			return err
		}
	}
	return im.noteGone(v)
}

// noteGone notes what has been taken away and what shows now in its place.
func (im *importer) noteGone(v *view) error {
	entities := bySlug(v.Entities, func(e *Entity) string { return e.Slug })
	sources := bySlug(v.Sources, func(s *Source) string { return s.Slug })
	relations := bySlug(v.parts, func(p *relationPart) string { return p.Slug })
	facts := bySlug(v.Facts, func(f *Fact) string { return f.Key })
	w := v.factWriter()
	var revs []revision
	for _, g := range im.edit.gone {
		var now Item
		switch g.kind {
		case ItemFact:
			r := revision{fact: FactID(g.id), action: Removed, before: g.before, gone: true}
			if f := facts[g.name]; f != nil {
				was, err := decodeFact(g.before)
				if err != nil {
					return err
				}
				raw := w.raw(f)
				r.action, r.after = actionOf(was.Retracted, raw.Retracted), im.states.encode(&raw, f.Sources)
			}
			revs = append(revs, r)
			im.touch(r.fact)
			n := im.files[0]
			im.results[n].Changes = append(im.results[n].Changes, Change{g.name, r.action})
			continue
		case ItemStory:
			if v.Story.ID != 0 {
				now.Story = &StoryText{v.Story.Title, v.Story.Summary, v.Story.Timezone}
			}
		case ItemEntity:
			if m, ok := v.merged[g.name]; ok {
				was := m.Entity.file()
				now = Item{Entity: &was, Into: m.into}
			} else if e := entities[g.name]; e != nil {
				was := v.plainEntity(e)
				now.Entity = &was
			}
		case ItemRelation:
			if r := relations[g.name]; r != nil {
				now.Relation = &r.FileRelation
			}
		case ItemSource:
			if s := sources[g.name]; s != nil {
				was := s.file()
				now.Source = &was
			}
		}
		after, err := encodeItem(now)
		if err != nil {
			return err
		}
		im.edit.items = append(im.edit.items, itemRow{kind: g.kind, slug: g.name, gone: true, before: g.before, after: after})
	}
	for chunk := range slices.Chunk(revs, batch) {
		if err := addRevisions(im.t, im.edit.id, im.o.By, chunk); err != nil {
			return err
		}
	}
	return nil
}
