package store

import (
	"context"
	"database/sql"
	"slices"
	"time"
)

// layerKept is how long what a guild has of its own is kept after Byline has left it.
const layerKept = 30 * 24 * time.Hour

// GuildJoined notes that Byline is a member of a guild: what is kept of a guild that it had left stays. It is one indexed read
// where that is known.
func (s *Store) GuildJoined(ctx context.Context, guild GuildID) error {
	const op = "note that a server was joined"
	var joined int
	err := s.one(ctx, `SELECT coalesce(max(joined), 0) FROM guilds WHERE guild = ?1`, guild).Scan(&joined)
	if err != nil || joined != 0 {
		return wrap(op, err)
	}
	return s.writing(ctx, op, func(t *tx) error { return setJoined(t, guild) })
}

// GuildLeft notes that Byline has left a guild. What the guild has of its own is kept for thirty days more; see DeleteLeftGuilds.
func (s *Store) GuildLeft(ctx context.Context, guild GuildID) error {
	return s.writing(ctx, "note that a server was left", func(t *tx) error { return setLeft(t, guild) })
}

// SyncGuilds notes which guilds Byline is a member of: all of those, and none else. A guild that it has never been seen to be
// a member of, for its commands alone were added there, is no guild that it has left.
func (s *Store) SyncGuilds(ctx context.Context, all []GuildID) (left []GuildID, err error) {
	err = s.writing(ctx, "note which servers Byline is in", func(t *tx) error {
		left = nil
		joined := make(map[GuildID]bool)
		err := t.each(`SELECT guild FROM guilds WHERE joined = 1`, nil, func(rows *sql.Rows) error {
			var g GuildID
			err := rows.Scan(&g)
			joined[g] = true
			return err
		})
		if err != nil {
			return err
		}
		for _, g := range all {
			if !joined[g] {
				if err := setJoined(t, g); err != nil {
					return err
				}
			}
			delete(joined, g)
		}
		for g := range joined {
			left = append(left, g)
		}
		slices.Sort(left)
		for _, g := range left {
			if err := setLeft(t, g); err != nil {
				return err
			}
		}
		return nil
	})
	return left, err
}

func setJoined(t *tx, guild GuildID) error {
	return t.exec(`INSERT INTO guilds (guild, story, editor_role, changed_by, changed_at, joined) VALUES (?1, NULL, '', '', ?2, 1)
		ON CONFLICT (guild) DO UPDATE SET joined = 1, left_at = NULL`, guild, t.now)
}

func setLeft(t *tx, guild GuildID) error {
	return t.exec(`INSERT INTO guilds (guild, story, editor_role, changed_by, changed_at, left_at) VALUES (?1, NULL, '', '', ?2, ?2)
		ON CONFLICT (guild) DO UPDATE SET joined = 0, left_at = coalesce(guilds.left_at, excluded.left_at)`, guild, t.now)
}

// DeleteLeftGuilds deletes all that is kept of guilds that Byline left more than thirty days ago, each in a transaction of its
// own, and gives them.
func (s *Store) DeleteLeftGuilds(ctx context.Context) (deleted []GuildID, err error) {
	var due []GuildID
	err = s.reading(ctx, "find the servers that were left", func(t *tx) error {
		return t.each(`SELECT guild FROM guilds WHERE left_at <= ?1 ORDER BY guild`, []any{t.now - layerKept.Milliseconds()}, func(rows *sql.Rows) error {
			var g GuildID
			err := rows.Scan(&g)
			due = append(due, g)
			return err
		})
	})
	for _, g := range due {
		if err != nil {
			break
		}
		// Looked at again: it may have been joined anew since.
		var gone bool
		err = s.writing(ctx, "delete a server that was left", func(t *tx) error {
			var n int
			err := t.row(`SELECT count(*) FROM guilds WHERE guild = ?1 AND left_at <= ?2`, g, t.now-layerKept.Milliseconds()).Scan(&n)
			if err != nil || n == 0 {
				return err
			}
			gone = true
			return deleteLayer(t, g)
		})
		if err == nil && gone {
			deleted = append(deleted, g)
		}
	}
	return deleted, err
}

// Purge deletes what has been kept for as long as it is: questions passed on, questions that wait, texts of buttons and the
// stories that conversations turned to.
func (s *Store) Purge(ctx context.Context) error {
	return s.writing(ctx, "delete what was kept long enough", func(t *tx) error {
		for _, old := range []struct {
			query string
			kept  time.Duration
		}{
			{dropOldGaps, gapKept}, {dropOldWatches, watchKept}, {dropOldTexts, keptFor}, {dropOldConversations, conversationKept},
		} {
			if err := t.exec(old.query, t.now-old.kept.Milliseconds()); err != nil {
				return err
			}
		}
		return nil
	})
}
