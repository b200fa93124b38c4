package store

import "database/sql"

// goneItem is a row that an undo takes out of the layer.
type goneItem struct {
	kind, name string
	id         int64
	before     string // as it is stored
}

// plan says in the importer's file what is to be written, and in its edit what is to be taken away; an ErrConflict where something
// of it has changed since.
func (u *undoing) plan() error {
	im, f := u.im, u.im.file
	entities := bySlug(im.view.Entities, func(e *Entity) string { return e.Slug })
	for slug, m := range im.view.merged {
		entities[slug] = &m.Entity
	}
	sources := bySlug(im.view.Sources, func(s *Source) string { return s.Slug })
	relations := bySlug(im.view.parts, func(p *relationPart) string { return p.Slug })
	ownTitle, err := im.ownTitle()
	if err != nil {
		return err
	}
	for _, p := range u.parts {
		var now Item // as the layer has it
		var id int64
		switch p.kind {
		case ItemStory:
			if ownTitle {
				now.Story = &StoryText{im.seen.Title, im.seen.Summary, im.seen.Timezone}
			}
		case ItemEntity:
			if e := entities[p.slug]; e != nil && e.Guild == im.o.Guild {
				was := im.view.plainEntity(e)
				now, id = Item{Entity: &was, Into: im.view.merged[p.slug].into}, int64(e.ID)
			}
		case ItemRelation:
			if r := relations[p.slug]; r != nil && r.guild == im.o.Guild {
				now, id = Item{Relation: &r.FileRelation}, r.id
			}
		case ItemSource:
			if s := sources[p.slug]; s != nil && s.Guild == im.o.Guild {
				was := s.file()
				now, id = Item{Source: &was}, int64(s.ID)
			}
		}
		state, err := encodeItem(now)
		if err != nil {
			return err
		}
		after := p.after
		if p.gone {
			after = ""
		}
		if err := u.unchanged(p.kind, p.slug, state == after); err != nil {
			return err
		}
		if p.made {
			im.edit.gone = append(im.edit.gone, goneItem{p.kind, p.slug, id, state})
			continue
		}
		if err := u.restore(f, p); err != nil {
			return err
		}
	}
	return u.planFacts()
}

// restore puts the state before the edit into the file.
func (u *undoing) restore(f *File, p itemRow) error {
	was, err := decodeItem(p.kind, p.slug, p.before)
	if err != nil {
		return err
	}
	switch {
	case was.Story != nil:
		f.Title, f.Summary, f.Timezone = was.Story.Title, was.Story.Summary, was.Story.Timezone
	case was.Entity != nil:
		f.Entities = append(f.Entities, *was.Entity)
		if was.Into != "" {
			u.im.edit.into[p.slug] = was.Into
		}
	case was.Relation != nil:
		f.Relations = append(f.Relations, *was.Relation)
	case was.Source != nil:
		f.Sources = append(f.Sources, *was.Source)
	}
	return nil
}

func (u *undoing) planFacts() error {
	im := u.im
	w := im.view.factWriter()
	facts := bySlug(im.view.Facts, func(f *Fact) string { return f.Key })
	for _, r := range u.facts {
		before, err := decodeFact(r.before)
		if err != nil {
			return err
		}
		after, err := decodeFact(r.after)
		if err != nil {
			return err
		}
		if !r.made && !r.gone && before.equal(after) {
			continue // only its source had changed
		}
		var now *FileFact
		if f := facts[r.key]; f != nil && f.Guild == im.o.Guild {
			raw := w.raw(f)
			now = &raw
		}
		same := now == nil
		if !r.gone {
			same = now != nil && now.equal(after)
		}
		if err := u.unchanged(ItemFact, r.key, same); err != nil {
			return err
		}
		if r.made {
			im.edit.gone = append(im.edit.gone, goneItem{ItemFact, r.key, int64(r.id), im.states.encode(now, facts[r.key].Sources)})
			continue
		}
		im.file.Facts = append(im.file.Facts, *before)
	}
	return nil
}

// unchanged refuses to undo where a later edit that stands has changed a thing, or where it is not as the edit left it.
func (u *undoing) unchanged(kind, name string, same bool) error {
	by := u.since.standing[[2]string{kind, name}]
	if by == 0 && !same {
		by = u.since.last[[2]string{kind, name}]
	}
	switch {
	case by != 0:
		return errorf(ErrConflict, "#%d changed the %s %s since; undo that first.", by, kind, quoted(name))
	case !same:
		return errorf(ErrConflict, "The %s %s is not as #%d left it, so that cannot be undone; fix it by hand.", kind, quoted(name), u.edit.ID)
	}
	return nil
}

// editsSince tells by which later edits things have been changed, by kind and name.
type editsSince struct{ standing, last map[[2]string]EditID }

// loadSince reads the edits of the same layer that came after e.
func loadSince(t *tx, e *Edit) (*editsSince, error) {
	s := &editsSince{make(map[[2]string]EditID), make(map[[2]string]EditID)}
	undone, err := undoneEdits(t, e.Guild, e.Story)
	if err != nil {
		return nil, err
	}
	note := func(kind, name string, by, undoes EditID) {
		at := [2]string{kind, name}
		s.last[at] = max(s.last[at], by)
		if undoes == 0 && undone[by] == 0 {
			s.standing[at] = max(s.standing[at], by)
		}
	}
	args := []any{int64(e.Story), int64(e.Guild), int64(e.ID)}
	err = t.each(`SELECT i.kind, i.slug, x.id, coalesce(x.undoes, 0) FROM edits x JOIN edit_items i ON i.edit = x.id
		WHERE x.story = ?1 AND x.guild = ?2 AND x.id > ?3`, args, func(rows *sql.Rows) error {
		var kind, slug string
		var by, undoes EditID
		err := rows.Scan(&kind, &slug, &by, &undoes)
		note(kind, slug, by, undoes)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = t.each(`SELECT f.key, x.id, coalesce(x.undoes, 0), r.made, r.gone, coalesce(r.fact_before, ''), coalesce(r.fact_after, '')
		FROM edits x JOIN revisions r ON r.edit = x.id JOIN facts f ON f.id = r.fact
		WHERE x.story = ?1 AND x.guild = ?2 AND x.id > ?3 AND f.guild = ?2`, args, func(rows *sql.Rows) error {
		var f factItem
		var by, undoes EditID
		if err := rows.Scan(&f.key, &by, &undoes, &f.made, &f.gone, &f.before, &f.after); err != nil {
			return err
		}
		before, err := decodeFact(f.before)
		if err != nil {
			return err
		}
		after, err := decodeFact(f.after)
		if err != nil {
			return err
		}
		if f.made || f.gone || !before.equal(after) { // else only its source has changed
			note(ItemFact, f.key, by, undoes)
		}
		return nil
	})
	return s, err
}
