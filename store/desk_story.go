package store

import (
	"cmp"
	"context"
	"slices"
)

// MakeStory makes a story: in the shared record, or with a guild's Desk one of the guild's own. d.Story is not looked at. Errors:
// *EntryError lists every fault; ErrConflict where the guild sees a story of that slug already.
func (s *Store) MakeStory(ctx context.Context, d Desk, slug, title, summary, zone string) (Story, EditID, error) {
	if err := d.check(); err != nil {
		return Story{}, 0, err
	}
	f := &File{Slug: cleanLine(slug)}
	c := &entryCheck{}
	c.slug("story", f.Slug)
	if err := f.describe(c, title, summary, zone); err != nil {
		return Story{}, 0, err
	}
	var results []ImportResult
	err := s.writing(ctx, "make the story", func(t *tx) error {
		all, err := listStories(t, d.layer())
		if err != nil {
			return err
		}
		if slices.ContainsFunc(all, func(st Story) bool { return st.Slug == f.Slug }) {
			return errorf(ErrConflict, "There is a story %s already; choose another slug.", quoted(f.Slug))
		}
		by := d.By
		by.Via = cmp.Or(by.Via, "desk")
		results, err = importAs(t, ActionStory, ImportOptions{Guild: d.layer(), By: by}, []*File{f})
		return err
	})
	if err != nil {
		return Story{}, 0, err
	}
	return results[0].Story, results[0].Edit, nil
}

// RenameStory gives a story another title, summary and time zone; all three are written. In a guild's layer a shared story is
// called so for that guild alone. Errors: *EntryError lists every fault; ErrInvalid where nothing differs.
func (s *Store) RenameStory(ctx context.Context, d Desk, title, summary, zone string) (EditID, error) {
	return s.edit(ctx, d, "rename the story", ActionStory, func(im *importer, f *File) error {
		if err := f.describe(&entryCheck{}, title, summary, zone); err != nil {
			return err
		}
		return im.mayPut(d, ItemStory, f.Slug, true, false, &entryCheck{})
	})
}

// describe takes over what was typed of a story, or says all that is wrong with it.
func (f *File) describe(c *entryCheck, title, summary, zone string) error {
	f.Title, f.Summary, f.Timezone = cleanLine(title), cleanLine(summary), cleanLine(zone)
	c.text("title", f.Title, MaxTitle, true)
	c.text("summary", f.Summary, MaxSummary, false)
	c.zone(f.Timezone)
	return c.err()
}
