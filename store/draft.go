package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"
)

// How much is kept of what an editor has typed and not saved.
const (
	draftBytes = 64 << 10
	draftFor   = 30 * 24 * time.Hour
	draftsOf   = 100 // of one editor in one guild; the oldest goes first
)

// KeepDraft keeps what an editor typed, at most 64 KiB, for 30 days, and gives a reference of 22 ASCII characters for it. The
// same text of the same editor in the same guild always has the same reference. Of an editor's drafts in a guild the last
// hundred are kept.
func (s *Store) KeepDraft(ctx context.Context, guild GuildID, user, text string) (ref string, err error) {
	switch {
	case len(text) > draftBytes:
		return "", errorf(ErrInvalid, "That is too much for one fact; shorten it.")
	case !storable(text) || !storable(user) || len(user) > 400:
		return "", errorf(ErrInvalid, "That is not readable text; type it again.")
	}
	ref = keptRef(strconv.FormatInt(int64(guild), 10) + "\x00" + user + "\x00" + text)
	err = s.writing(ctx, "keep a draft", func(t *tx) error {
		if err := t.exec(`DELETE FROM drafts WHERE used_at < ?1`, t.now-draftFor.Milliseconds()); err != nil {
			return err
		}
		err := t.exec(`INSERT INTO drafts (ref, guild, user_id, text, used_at) VALUES (?1, ?2, ?3, ?4, ?5)
			ON CONFLICT (ref) DO UPDATE SET used_at = excluded.used_at`, ref, guild, user, text, t.now)
		if err != nil {
			return err
		}
		return t.exec(`DELETE FROM drafts WHERE user_id = ?1 AND guild = ?2 AND ref NOT IN (
			SELECT ref FROM drafts WHERE user_id = ?1 AND guild = ?2 ORDER BY used_at DESC, ref = ?3 DESC, ref LIMIT ?4)`,
			user, guild, ref, draftsOf)
	})
	if err != nil {
		return "", err
	}
	return ref, nil
}

// Draft is the text behind a reference of KeepDraft; ErrNotFound where there is none, or where it is of another editor or of
// another guild.
func (s *Store) Draft(ctx context.Context, guild GuildID, user, ref string) (string, error) {
	var text string
	err := s.read.QueryRowContext(ctx, `SELECT text FROM drafts WHERE ref = ?1 AND guild = ?2 AND user_id = ?3`, ref, guild, user).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", errorf(ErrNotFound, "That draft is not yours or is no longer kept; run the command again.")
	}
	return text, wrap("find a draft", err)
}
