package store

import "context"

// MergeEntities makes two entities one: from stands for into from now on, and into answers to the names and aliases of from. No
// fact is rewritten, so that an undo gives each its own again. In a guild's layer the two are one for that guild alone.
// Errors: ErrNotFound where one of them is not on record; ErrInvalid where they are one already or there would be too many
// aliases; ErrConflict where from has been changed since d.Seen.
func (s *Store) MergeEntities(ctx context.Context, d Desk, from, into string) (EditID, error) {
	from, into = cleanLine(from), cleanLine(into)
	return s.edit(ctx, d, "merge the entities", ActionMerge, func(im *importer, f *File) error {
		v := im.view
		entities := bySlug(v.Entities, func(e *Entity) string { return e.Slug })
		if m, ok := v.merged[from]; ok {
			return errorf(ErrInvalid, "The entity %s has been merged into %s already.", quoted(from), quoted(m.seen))
		}
		a, b := entities[v.seenSlug(into)], entities[from]
		switch {
		case b == nil:
			return errorf(ErrNotFound, "No entity %s is on record in %s.", quoted(from), quoted(v.Story.Title))
		case a == nil:
			return errorf(ErrNotFound, "No entity %s is on record in %s.", quoted(into), quoted(v.Story.Title))
		case a == b:
			return errorf(ErrInvalid, "An entity cannot be merged into itself; name two.")
		case len(a.Aliases)+len(b.Aliases)+1 > MaxListItems:
			return errorf(ErrInvalid, "Together they have %d aliases, and an entity can have at most %d; take some away first.",
				len(a.Aliases)+len(b.Aliases)+1, MaxListItems)
		}
		if err := im.mayPut(d, ItemEntity, from, true, false, &entryCheck{}); err != nil {
			return err
		}
		f.Entities = []FileEntity{v.plainEntity(b)}
		im.edit.exact, im.edit.into = true, map[string]string{from: a.Slug}
		return nil
	})
}
