package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// The actions of a Revision.
const (
	Created   = "created"
	Corrected = "corrected"
	Retracted = "retracted"
	Restored  = "restored"
	Removed   = "removed" // taken off the record, because what put it there was undone
	Merged    = "merged"  // of an entity: it stands for another now
	Parted    = "parted"  // of an entity: it stands for itself again
)

// Author is who makes a write; every write takes one.
type Author struct {
	UserID string // Discord user id; empty for the command line
	Name   string
	Via    string // how it came in: "import", "starter", "desk", …
}

// Revision is one write of one fact. Revisions are only ever added.
type Revision struct {
	ID     int64 // later revisions have higher ones
	Fact   FactID
	Edit   EditID // what it was part of
	Action string // created, corrected, retracted, restored, removed
	Before *Fact  // nil where the fact was created
	After  *Fact  // nil where it was removed
	Author Author
	At     time.Time
}

// History lists the revisions of a fact that the guild sees, oldest first. Where the guild has a fact of its own in place of
// a shared one, the history of both is one. In Before and After, an entity or a fact that is no longer on record is 0.
func (s *Store) History(ctx context.Context, guild GuildID, fact FactID) ([]Revision, error) {
	var all []Revision
	err := s.reading(ctx, "read the fact's history", func(t *tx) error {
		story, key, err := factNamed(t, guild, fact)
		if err == nil {
			all, err = loadRevisions(t, guild, story, key)
		}
		return err
	})
	return all, err
}

// factNamed finds what a fact is called; ErrNotFound where the guild does not see it.
func factNamed(t *tx, guild GuildID, fact FactID) (story StoryID, key string, err error) {
	err = t.row(`SELECT story, key FROM facts WHERE id = ?1 AND guild IN (0, ?2)`, fact, guild).Scan(&story, &key)
	if errors.Is(err, sql.ErrNoRows) {
		err = errorf(ErrNotFound, "That fact is not on record here.")
	}
	return story, key, err
}

// StoryHistory lists the revisions of all facts of a story that the guild sees, oldest first.
func (s *Store) StoryHistory(ctx context.Context, guild GuildID, story StoryID) ([]Revision, error) {
	var all []Revision
	err := s.reading(ctx, "read the story's history", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		var err error
		all, err = loadRevisions(t, guild, story, "")
		return err
	})
	return all, err
}

// loadRevisions reads the revisions of one fact, or with an empty key of all.
func loadRevisions(t *tx, guild GuildID, story StoryID, key string) ([]Revision, error) {
	type raw struct {
		guild         GuildID
		before, after string
	}
	var all []Revision
	var raws []raw
	err := t.each(`SELECT r.id, r.fact, r.edit, f.guild, r.action, coalesce(r.fact_before, ''), coalesce(r.fact_after, ''), r.user_id, r.user_name, r.via, r.at
		FROM revisions r JOIN facts f ON f.id = r.fact
		WHERE f.story = ?1 AND f.guild IN (0, ?2) AND (?3 = '' OR f.key = ?3) ORDER BY r.id`,
		[]any{story, guild, key}, func(rows *sql.Rows) error {
			var r Revision
			var w raw
			var at int64
			err := rows.Scan(&r.ID, &r.Fact, &r.Edit, &w.guild, &r.Action, &w.before, &w.after, &r.Author.UserID, &r.Author.Name, &r.Author.Via, &at)
			r.At = time.UnixMilli(at).UTC()
			all, raws = append(all, r), append(raws, w)
			return err
		})
	if err != nil {
		return nil, err
	}
	table, err := loadNameTable(t, guild, story, key == "")
	if err != nil {
		return nil, err
	}
	for i, w := range raws {
		r := &all[i]
		if r.Before, err = table.decode(w.before, r.Fact, w.guild); err != nil {
			return nil, err
		}
		if r.After, err = table.decode(w.after, r.Fact, w.guild); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// revision is one to be written.
type revision struct {
	fact          FactID
	action        string
	before, after string // as stateEncoder writes them; empty where there is no fact
	made, gone    bool   // the layer had no such row before, or has none after
}

// addRevisions writes revisions, many at a time.
func addRevisions(t *tx, edit EditID, by Author, all []revision) error {
	args := make([]any, 0, 11*len(all))
	for i := range all {
		r := &all[i]
		args = append(args, int64(r.fact), int64(edit), r.action, countTrue(r.made), countTrue(r.gone), textOrNull(r.before),
			textOrNull(r.after), by.UserID, by.Name, by.Via, t.now)
	}
	return execTuples(t, `INSERT INTO revisions (fact, edit, action, made, gone, fact_before, fact_after, user_id, user_name, via, at) VALUES `,
		len(all), args)
}

func textOrNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
