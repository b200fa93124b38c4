package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

// EditFilter picks edits. What is empty picks all.
type EditFilter struct {
	Fact   string // key of a fact that they changed
	Entity string // slug of an entity that they changed, or that a fact which they changed names
	Editor string // Discord user id of who made them
	Before EditID // only those with lower numbers: the next page
	Limit  int    // at most so many; 0 means 10, and 100 is the most
}

// Concerns reports whether an item is one of those that the filter looks for: the fact, or the entity and facts that name it.
func (f EditFilter) Concerns(it *EditItem) bool {
	if f.Fact != "" && (it.Kind != ItemFact || it.Name != f.Fact) {
		return false
	}
	names := func(i Item) bool {
		return i.Fact != nil && slices.Contains([]string{i.Fact.Subject, i.Fact.Object, i.Fact.SaidBy}, f.Entity)
	}
	return f.Entity == "" || it.Kind == ItemEntity && it.Name == f.Entity || names(it.Before) || names(it.After)
}

// itemsShown is how many items of an edit Edits reads: an import can have a hundred thousand.
const itemsShown = 20

// Edits lists the edits of a story that the guild sees, newest first, each with its first items.
func (s *Store) Edits(ctx context.Context, guild GuildID, story StoryID, f EditFilter) ([]Edit, error) {
	var all []Edit
	err := s.reading(ctx, "list the changes", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		where, err := f.where(t, guild, story)
		if err != nil {
			return err
		}
		limit := f.Limit
		if limit <= 0 {
			limit = 10
		}
		where.add(` ORDER BY e.id DESC LIMIT `, min(limit, 100))
		if all, err = listEdits(t, guild, story, where); err != nil {
			return err
		}
		for i := range all {
			if err := all[i].load(t, guild, itemsShown); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// Edit is one edit of a story with all its items; ErrNotFound where the guild does not see one of that number.
func (s *Store) Edit(ctx context.Context, guild GuildID, story StoryID, id EditID) (Edit, error) {
	var e Edit
	err := s.reading(ctx, "find the change", func(t *tx) error {
		var err error
		if e, err = editByID(t, guild, story, id); err != nil {
			return err
		}
		return e.load(t, guild, -1)
	})
	return e, err
}

// EditStory says what an edit that the guild sees has changed, also where that story is not on record any more: it is gone
// then, and nothing but undoing brings it back. The edit comes without its items. Errors: ErrNotFound.
func (s *Store) EditStory(ctx context.Context, guild GuildID, id EditID) (e Edit, slug string, gone bool, err error) {
	err = s.reading(ctx, "find the story of a change", func(t *tx) error {
		row := t.row(`SELECT `+editColumns+`, s.slug FROM edits e JOIN stories s ON s.id = e.story
			WHERE e.id = ?1 AND e.guild IN (0, ?2)`, int64(id), int64(guild))
		e, err = scanEdit(func(into ...any) error { return row.Scan(append(into, &slug)...) })
		if errors.Is(err, sql.ErrNoRows) {
			return errorf(ErrNotFound, "No change #%d is on record here; /desk history lists the changes.", id)
		}
		if err != nil {
			return err
		}
		undone, err := undoneEdits(t, guild, e.Story)
		if err != nil {
			return err
		}
		e.UndoneBy = undone[id]
		_, _, err = storyByID(t, guild, e.Story)
		if gone = errors.Is(err, ErrNotFound); gone {
			return nil
		}
		return err
	})
	return e, slug, gone, err
}

// StandingEdits lists the edits of a story that the guild sees and that stand, oldest first and with all their items: one
// that has been undone and what undid it cancel each other and are left out.
func (s *Store) StandingEdits(ctx context.Context, guild GuildID, story StoryID) ([]Edit, error) {
	var all []Edit
	err := s.reading(ctx, "list the changes that stand", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		where := newCondition(guild, story)
		where.add(` AND e.undoes IS NULL ORDER BY e.id`)
		var err error
		if all, err = listEdits(t, guild, story, where); err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(e Edit) bool { return e.UndoneBy != 0 })
		for i := range all {
			if err := all[i].load(t, guild, -1); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// condition is the part of a query after WHERE, with its parameters.
type condition struct {
	sql  strings.Builder
	args []any
}

// newCondition picks the edits of a story that the guild sees.
func newCondition(guild GuildID, story StoryID) *condition {
	c := &condition{}
	c.add(`e.story = `, int64(story))
	c.add(` AND e.guild IN (0, `, int64(guild))
	c.add(`)`)
	return c
}

// add appends SQL and then a parameter for each value, separated by commas.
func (c *condition) add(text string, values ...any) {
	c.sql.WriteString(text)
	for i, v := range values {
		if i > 0 {
			c.sql.WriteString(", ")
		}
		c.args = append(c.args, v)
		c.sql.WriteString("?" + strconv.Itoa(len(c.args)))
	}
}

func (f EditFilter) where(t *tx, guild GuildID, story StoryID) (*condition, error) {
	c := newCondition(guild, story)
	if f.Before != 0 {
		c.add(` AND e.id < `, int64(f.Before))
	}
	if f.Editor != "" {
		c.add(` AND e.user_id = `, f.Editor)
	}
	if f.Fact != "" {
		c.add(` AND e.id IN (SELECT r.edit FROM revisions r JOIN facts f ON f.id = r.fact WHERE f.story = `, int64(story))
		c.add(` AND f.guild IN (0, `, int64(guild))
		c.add(`) AND f.key = `, f.Fact)
		c.add(`)`)
	}
	if f.Entity == "" {
		return c, nil
	}
	v := &view{Record: Record{Story: Story{ID: story}, Guild: guild}}
	if _, _, err := v.loadEntities(t); err != nil {
		return nil, err
	}
	slugs := []any{f.Entity}
	for slug, m := range v.merged {
		if m.seen == f.Entity {
			slugs = append(slugs, slug)
		}
	}
	rows := &condition{args: c.args}
	rows.add(`(SELECT n.id FROM entities n WHERE n.story = `, int64(story))
	rows.add(` AND n.guild IN (0, `, int64(guild))
	rows.add(`) AND n.slug IN (`, slugs...)
	rows.add(`))`)
	c.args = rows.args
	named := rows.sql.String()
	c.add(` AND (EXISTS (SELECT 1 FROM edit_items i WHERE i.edit = e.id AND i.kind = 'entity' AND i.slug IN (`, slugs...)
	c.add(`)) OR e.id IN (SELECT r.edit FROM revisions r JOIN facts f ON f.id = r.fact WHERE f.story = `, int64(story))
	c.add(` AND f.guild IN (0, `, int64(guild))
	c.add(`) AND (f.subject IN ` + named + ` OR f.object IN ` + named + ` OR f.said_by IN ` + named + `)))`)
	return c, nil
}

const editColumns = `e.id, e.story, e.guild, e.action, coalesce(e.undoes, 0), e.user_id, e.user_name, e.via, e.at`

func listEdits(t *tx, guild GuildID, story StoryID, where *condition) ([]Edit, error) {
	undone, err := undoneEdits(t, guild, story)
	if err != nil {
		return nil, err
	}
	var all []Edit
	err = t.each(`SELECT `+editColumns+` FROM edits e WHERE `+where.sql.String(), where.args, func(rows *sql.Rows) error {
		e, err := scanEdit(rows.Scan)
		e.UndoneBy = undone[e.ID]
		all = append(all, e)
		return err
	})
	return all, err
}

func scanEdit(scan func(...any) error) (Edit, error) {
	var e Edit
	var at int64
	err := scan(&e.ID, &e.Story, &e.Guild, &e.Action, &e.Undoes, &e.By.UserID, &e.By.Name, &e.By.Via, &at)
	e.At = time.UnixMilli(at).UTC()
	return e, err
}

// editByID finds one edit, without its items.
func editByID(t *tx, guild GuildID, story StoryID, id EditID) (Edit, error) {
	if _, _, err := storyByID(t, guild, story); err != nil {
		return Edit{}, err
	}
	where := newCondition(guild, story)
	where.add(` AND e.id = `, int64(id))
	all, err := listEdits(t, guild, story, where)
	if err != nil {
		return Edit{}, err
	}
	if len(all) == 0 {
		return Edit{}, errorf(ErrNotFound, "No change #%d is on record in this story; /desk history lists the changes.", id)
	}
	return all[0], nil
}

// undoneEdits tells by which edit, that has not been undone itself, each is undone.
func undoneEdits(t *tx, guild GuildID, story StoryID) (map[EditID]EditID, error) {
	undone := make(map[EditID]EditID)
	err := t.each(`SELECT id, undoes FROM edits WHERE story = ?1 AND guild IN (0, ?2) AND undoes IS NOT NULL ORDER BY id DESC`,
		[]any{int64(story), int64(guild)}, func(rows *sql.Rows) error {
			var id, undoes EditID
			err := rows.Scan(&id, &undoes)
			if undone[id] == 0 { // what undoes this one has been met: it is later
				undone[undoes] = id
			}
			return err
		})
	return undone, err
}

// load reads the items of an edit that the guild sees, at most so many, and counts them; with a negative number all.
func (e *Edit) load(t *tx, guild GuildID, most int) error {
	if most >= 0 {
		var facts int
		err := t.row(`SELECT (SELECT count(*) FROM edit_items WHERE edit = ?1),
			(SELECT count(*) FROM revisions r JOIN facts f ON f.id = r.fact WHERE r.edit = ?1 AND f.guild IN (0, ?2))`,
			int64(e.ID), int64(guild)).Scan(&e.Total, &facts)
		if err != nil {
			return err
		}
		e.Total += facts
	}
	limit := func() (string, bool) {
		if most < 0 {
			return "", true
		}
		return ` LIMIT ` + strconv.Itoa(most-len(e.Items)), most > len(e.Items)
	}
	l, _ := limit()
	err := t.each(`SELECT kind, slug, coalesce(state_before, ''), coalesce(state_after, '') FROM edit_items WHERE edit = ?1 ORDER BY ord`+l,
		[]any{int64(e.ID)}, func(rows *sql.Rows) error {
			var i EditItem
			var before, after string
			if err := rows.Scan(&i.Kind, &i.Name, &before, &after); err != nil {
				return err
			}
			var err1, err2 error
			i.Before, err1 = decodeItem(i.Kind, i.Name, before)
			i.After, err2 = decodeItem(i.Kind, i.Name, after)
			i.Action = partAction(i.Before, i.After)
			e.Items = append(e.Items, i)
			return errors.Join(err1, err2)
		})
	if err != nil {
		return err
	}
	if l, more := limit(); more {
		err = t.each(`SELECT f.key, r.action, coalesce(r.fact_before, ''), coalesce(r.fact_after, '')
			FROM revisions r JOIN facts f ON f.id = r.fact WHERE r.edit = ?1 AND f.guild IN (0, ?2) ORDER BY r.id`+l,
			[]any{int64(e.ID), int64(guild)}, func(rows *sql.Rows) error {
				i := EditItem{Kind: ItemFact}
				var before, after string
				if err := rows.Scan(&i.Name, &i.Action, &before, &after); err != nil {
					return err
				}
				var err1, err2 error
				i.Before.Fact, err1 = decodeFact(before)
				i.After.Fact, err2 = decodeFact(after)
				e.Items = append(e.Items, i)
				return errors.Join(err1, err2)
			})
	}
	if most < 0 {
		e.Total = len(e.Items)
	}
	return err
}
