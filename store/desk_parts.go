package store

import (
	"context"
	"slices"
)

// PutEntity makes an entity (isNew) or changes the one of the slug: its name, kind, aliases and summary. Errors: *EntryError lists every
// fault; ErrConflict where a new one is on record already or an old one has been changed since d.Seen; ErrNotFound; ErrInvalid
// where nothing differs.
func (s *Store) PutEntity(ctx context.Context, d Desk, e FileEntity, isNew bool) (Entity, EditID, error) {
	e = e.clean()
	var put Entity
	id, err := s.editThen(ctx, d, "write the entity", ActionEntity, func(im *importer, f *File) error {
		if m, ok := im.view.merged[e.Slug]; ok {
			return errorf(ErrConflict, "The entity %s has been merged into %s; change that one.", quoted(e.Slug), quoted(m.seen))
		}
		on := bySlug(im.view.Entities, func(e *Entity) string { return e.Slug })[e.Slug] != nil
		c := &entryCheck{}
		c.slug("slug", e.Slug)
		c.entity("", &e)
		if err := im.mayPut(d, ItemEntity, e.Slug, on, isNew, c); err != nil {
			return err
		}
		f.Entities = []FileEntity{e}
		return nil
	}, func(t *tx, im *importer) error {
		v := &view{Record: Record{Story: im.story, Guild: im.o.Guild}}
		_, _, err := v.loadEntities(t) // for what merges add to its aliases
		if err == nil {
			put = *bySlug(v.Entities, func(e *Entity) string { return e.Slug })[e.Slug]
		}
		return err
	})
	return put, id, err
}

// PutSource makes a source (isNew) or changes the one of the slug; every fact that rests on it has a revision then, because what
// is shown under it has changed. Errors as of PutEntity.
func (s *Store) PutSource(ctx context.Context, d Desk, f FileSource, isNew bool) (Source, EditID, error) {
	f = f.clean()
	var put Source
	id, err := s.editThen(ctx, d, "write the source", ActionSource, func(im *importer, file *File) error {
		on := bySlug(im.view.Sources, func(s *Source) string { return s.Slug })[f.Slug] != nil
		c := &entryCheck{}
		c.slug("slug", f.Slug)
		c.source("", &f)
		if err := im.mayPut(d, ItemSource, f.Slug, on, isNew, c); err != nil {
			return err
		}
		file.Sources = []FileSource{f}
		return nil
	}, func(_ *tx, im *importer) error {
		put = im.sourceRows[f.Slug]
		return nil
	})
	return put, id, err
}

// PutRelation makes a relation of the story's own, changes it, or changes what the story adds to a built-in one. Errors as of
// PutEntity, but for ErrNotFound.
func (s *Store) PutRelation(ctx context.Context, d Desk, f FileRelation) (EditID, error) {
	f = f.clean()
	return s.edit(ctx, d, "write the relation", ActionRelation, func(im *importer, file *File) error {
		on := slices.ContainsFunc(im.view.parts, func(p relationPart) bool { return p.Slug == f.Slug })
		c := &entryCheck{}
		c.slug("slug", f.Slug)
		c.relation(&f)
		if err := im.mayPut(d, ItemRelation, f.Slug, on, !on, c); err != nil {
			return err
		}
		file.Relations = []FileRelation{f}
		return nil
	})
}

// mayPut refuses what is wrong in itself, what is not as the editor thinks, and what others have changed.
func (im *importer) mayPut(d Desk, kind, slug string, on, isNew bool, c *entryCheck) error {
	switch {
	case !isNew && !on:
		return errorf(ErrNotFound, "No %s %s is on record in %s.", kind, quoted(slug), quoted(im.view.Story.Title))
	case isNew && on:
		c.fault("slug", "there is a %s %s already; choose another slug, or change that one", kind, quoted(slug))
	}
	if err := c.err(); err != nil {
		return err
	}
	if d.Seen == 0 {
		return nil
	}
	last, err := lastEdit(im.t, d.layer(), d.Story, kind, slug)
	if err == nil && last.ID > d.Seen {
		err = errorf(ErrConflict, "The %s %s has been changed meanwhile (#%d%s); look at it as it is now and try again.", kind, quoted(slug), last.ID, byWhom(last.By))
	}
	return err
}

// byWhom names an author in the middle of a sentence, if there is a name.
func byWhom(by Author) string {
	if by.Name == "" {
		return ""
	}
	return " by " + by.Name
}
