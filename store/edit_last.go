package store

import (
	"context"
	"slices"
)

// LastEdit is the number of the last edit that the guild sees of one thing of a story, for Desk.Seen: kind is one of the Item
// constants, name its key or slug. It is 0 where no edit is known of it.
func (s *Store) LastEdit(ctx context.Context, guild GuildID, story StoryID, kind, name string) (EditID, error) {
	var last Edit
	err := s.reading(ctx, "find the last edit", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		var err error
		last, err = lastEdit(t, guild, story, kind, name)
		return err
	})
	return last.ID, err
}

// lastEdit is the last edit of one thing, without its items; zero where none is known.
func lastEdit(t *tx, guild GuildID, story StoryID, kind, name string) (Edit, error) {
	where := newCondition(guild, story)
	if kind == ItemFact {
		where.add(` AND e.id IN (SELECT r.edit FROM revisions r JOIN facts f ON f.id = r.fact WHERE f.story = `, int64(story))
		where.add(` AND f.guild IN (0, `, int64(guild))
		where.add(`) AND f.key = `, name)
	} else {
		where.add(` AND EXISTS (SELECT 1 FROM edit_items i WHERE i.edit = e.id AND i.kind = `, kind)
		where.add(` AND i.slug = `, name)
	}
	where.add(`) ORDER BY e.id DESC LIMIT 1`)
	all, err := listEdits(t, guild, story, where)
	if err != nil || len(all) == 0 {
		return Edit{}, err
	}
	return all[0], nil
}

// LastSource is the source of the last edit of a story in which that editor named one, who goes by name where there is no id; ErrNotFound where there is none, or it
// is not on record any more.
func (s *Store) LastSource(ctx context.Context, guild GuildID, story StoryID, by Author) (Source, error) {
	none := errorf(ErrNotFound, "You have not used a source here yet.")
	if by.UserID == "" && by.Name == "" {
		return Source{}, none
	}
	var found Source
	err := s.reading(ctx, "find your last source", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		where := newCondition(guild, story)
		where.add(` AND e.user_id = `, by.UserID)
		if by.UserID == "" { // at a terminal, where files are imported under that name as well
			where.add(` AND e.action <> `, ActionImport)
			where.add(` AND e.user_name = `, by.Name)
		}
		where.add(` AND (EXISTS (SELECT 1 FROM revisions r WHERE r.edit = e.id AND r.fact_after IS NOT NULL)
			OR EXISTS (SELECT 1 FROM edit_items i WHERE i.edit = e.id AND i.kind = 'source' AND i.gone = 0)) ORDER BY e.id DESC LIMIT 1`)
		all, err := listEdits(t, guild, story, where)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return none
		}
		if err := all[0].load(t, guild, itemsShown); err != nil {
			return err
		}
		slug := ""
		for _, i := range all[0].Items { // the fact says which source came first
			if i.After.Fact != nil {
				slug = i.After.Fact.Sources[0]
				break
			}
			if i.After.Source != nil && slug == "" {
				slug = i.Name
			}
		}
		sources, gone, err := loadSources(t, guild, story)
		if err != nil {
			return err
		}
		sources, _ = overlay(sources, gone, func(s *Source) (string, GuildID, SourceID) { return s.Slug, s.Guild, s.ID })
		if i := slices.IndexFunc(sources, func(s Source) bool { return s.Slug == slug }); i >= 0 {
			found = sources[i]
			return nil
		}
		return none
	})
	return found, err
}
