package store

// putStory makes the story where there is none, and writes its title, summary and time zone where they differ.
func (im *importer) putStory() error {
	title, err := im.ownTitle()
	if err != nil {
		return err
	}
	var changed int
	if im.story, changed, err = putStory(im.t, im.o.Guild, im.seen, im.file); err != nil || changed == 0 {
		return err
	}
	im.results[im.files[len(im.files)-1]].Other += changed
	if err := im.begin(); err != nil {
		return err
	}
	var before *StoryText
	if im.seen != nil {
		before = &StoryText{im.seen.Title, im.seen.Summary, im.seen.Timezone}
	}
	return im.note(itemRow{kind: ItemStory, slug: im.story.Slug, made: !title}, Item{Story: before},
		Item{Story: &StoryText{im.file.Title, im.file.Summary, im.file.Timezone}})
}

// ownTitle reports whether the layer that is written has the story's title in it.
func (im *importer) ownTitle() (bool, error) {
	if im.seen == nil || im.seen.Guild == im.o.Guild {
		return im.seen != nil, nil
	}
	var n int
	err := im.t.row(`SELECT count(*) FROM layers WHERE story = ?1 AND guild = ?2 AND title IS NOT NULL`, im.seen.ID, im.o.Guild).Scan(&n)
	return n > 0, err
}

// layer makes sure that there is a layer to write into, and notes that it is written to.
func (im *importer) layer() error {
	if im.edit.id != 0 {
		return nil
	}
	if im.o.Guild != 0 { // a shared story has its layer
		if err := openLayer(im.t, im.o.Guild, im.story.ID); err != nil {
			return err
		}
	}
	return im.begin()
}

// putParts writes the entities, relations and sources that differ from what is on record.
func (im *importer) putParts() error {
	if err := im.putEntities(); err != nil {
		return err
	}
	if err := im.putRelations(); err != nil {
		return err
	}
	return im.putSources()
}

// plainEntities takes from the entities that are given what they have by merges alone.
func (im *importer) plainEntities() {
	for i := range im.entities.items {
		im.view.withoutMerged(&im.entities.items[i])
	}
}

func (im *importer) putEntities() error {
	im.entityIDs = make(map[string]EntityID)
	old := bySlug(im.view.Entities, func(e *Entity) string { return e.Slug })
	for slug, e := range old {
		im.entityIDs[slug] = e.ID
	}
	for slug, m := range im.view.merged {
		old[slug] = &m.Entity
		im.entityIDs[slug] = m.ID
	}
	gone := rowsOf(im.view.gone.entities, im.o.Guild)
	for i := range im.entities.items {
		f := &im.entities.items[i]
		e := old[f.Slug]
		merged, hidden := im.view.merged[f.Slug]
		into := merged.into
		if im.edit.exact {
			into = im.edit.into[f.Slug]
		} else if hidden {
			continue // it is on record as another
		}
		id := gone[f.Slug]
		var before Item
		if e != nil {
			was := im.view.plainEntity(e)
			if was.equal(*f) && into == merged.into && (!im.edit.exact || e.Guild == im.o.Guild) {
				continue
			}
			before = Item{Entity: &was, Into: merged.into}
			if e.Guild == im.o.Guild {
				id = e.ID
			}
		}
		if err := im.mayMerge(f.Slug, into); err != nil {
			return err
		}
		if err := im.other(im.entities.from[i]); err != nil {
			return err
		}
		now, err := putEntity(im.t, im.o.Guild, im.story.ID, id, f)
		if err != nil {
			return err
		}
		im.entityIDs[f.Slug] = now.ID
		if id != 0 || into != "" {
			if err := mergeRow(im.t, now.ID, im.entityIDs[into]); err != nil {
				return err
			}
		}
		row := itemRow{kind: ItemEntity, slug: f.Slug, made: e == nil || e.Guild != im.o.Guild}
		if err := im.note(row, before, Item{Entity: f, Into: into}); err != nil {
			return err
		}
	}
	return nil
}

// mayMerge refuses an undo that would merge an entity into one that is not there, or that has been merged into it meanwhile.
func (im *importer) mayMerge(slug, into string) error {
	switch {
	case into == "":
	case im.entityIDs[into] == 0:
		return errorf(ErrConflict, "#%d cannot be undone: the entity %s, into which %s was merged, is not on record any more.",
			im.edit.undoes, quoted(into), quoted(slug))
	case im.view.seenSlug(into) == slug:
		return errorf(ErrConflict, "#%d cannot be undone: the entity %s has been merged into %s since; undo that first.",
			im.edit.undoes, quoted(into), quoted(slug))
	}
	return nil
}

func (im *importer) putRelations() error {
	old := bySlug(im.view.parts, func(p *relationPart) string { return p.Slug })
	var gone map[string]int64
	for i := range im.relations.items {
		f := &im.relations.items[i]
		p := old[f.Slug]
		if p != nil && p.equal(*f) && (!im.edit.exact || p.guild == im.o.Guild) {
			continue
		}
		if err := im.other(im.relations.from[i]); err != nil {
			return err
		}
		if gone == nil {
			var err error
			if gone, err = goneRelations(im.t, im.o.Guild, im.story.ID); err != nil {
				return err
			}
		}
		id := gone[f.Slug]
		var before Item
		if p != nil {
			before.Relation = &p.FileRelation
			if p.guild == im.o.Guild {
				id = p.id
			}
		}
		if err := putRelation(im.t, im.o.Guild, im.story.ID, id, f); err != nil {
			return err
		}
		row := itemRow{kind: ItemRelation, slug: f.Slug, made: p == nil || p.guild != im.o.Guild}
		if err := im.note(row, before, Item{Relation: f}); err != nil {
			return err
		}
	}
	return nil
}

func (im *importer) putSources() error {
	old := bySlug(im.view.Sources, func(s *Source) string { return s.Slug })
	im.sourceRows = make(map[string]Source)
	im.resourced = make(map[SourceID]bool)
	for slug, s := range old {
		im.sourceRows[slug] = *s
	}
	gone := rowsOf(im.view.gone.sources, im.o.Guild)
	for i := range im.sources.items {
		f := &im.sources.items[i]
		s := old[f.Slug]
		id := gone[f.Slug]
		var before Item
		if s != nil {
			was := s.file()
			if was == *f && (!im.edit.exact || s.Guild == im.o.Guild) {
				continue
			}
			before.Source = &was
			im.resourced[s.ID] = true
			if s.Guild == im.o.Guild {
				id = s.ID
			}
		}
		if err := im.other(im.sources.from[i]); err != nil {
			return err
		}
		now, err := putSource(im.t, im.o.Guild, im.story.ID, id, f)
		if err != nil {
			return err
		}
		im.sourceRows[f.Slug] = now
		row := itemRow{kind: ItemSource, slug: f.Slug, made: s == nil || s.Guild != im.o.Guild}
		if err := im.note(row, before, Item{Source: f}); err != nil {
			return err
		}
	}
	return nil
}

func (im *importer) other(file int) error {
	im.results[file].Other++
	return im.layer()
}

func bySlug[T any](rows []T, slug func(*T) string) map[string]*T {
	m := make(map[string]*T, len(rows))
	for i := range rows {
		m[slug(&rows[i])] = &rows[i]
	}
	return m
}
