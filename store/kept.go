package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"errors"
	"time"
)

const (
	keptBytes = 16 << 10
	keptFor   = 90 * 24 * time.Hour
	keptTouch = 24 * time.Hour // how stale the time of use may become before it is written again
)

// Keep stores a text of at most 16 KiB and gives a reference of at most 24 ASCII characters for it; the same text always has
// the same reference. A text that has not been given to Keep again for 90 days is dropped.
func (s *Store) Keep(ctx context.Context, text string) (ref string, err error) {
	if len(text) > keptBytes {
		return "", errorf(ErrInvalid, "That is too long to be kept behind a button; shorten it.")
	}
	if !storable(text) {
		return "", errorf(ErrInvalid, "That is not readable text; type it again.")
	}
	ref = keptRef(text)
	now := s.now().UnixMilli()
	var used int64
	err = s.read.QueryRowContext(ctx, `SELECT used_at FROM kept WHERE ref = ?1`, ref).Scan(&used)
	if err == nil && used > now-keptTouch.Milliseconds() {
		return ref, nil
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", wrap("keep a text", err)
	}
	err = s.writing(ctx, "keep a text", func(t *tx) error {
		if err := t.exec(dropOldTexts, t.now-keptFor.Milliseconds()); err != nil {
			return err
		}
		return t.exec(`INSERT INTO kept (ref, text, used_at) VALUES (?1, ?2, ?3)
			ON CONFLICT (ref) DO UPDATE SET used_at = excluded.used_at`, ref, text, t.now)
	})
	if err != nil {
		return "", err
	}
	return ref, nil
}

// Kept is the text behind a reference; ErrNotFound where there is none.
func (s *Store) Kept(ctx context.Context, ref string) (string, error) {
	var text string
	err := s.read.QueryRowContext(ctx, `SELECT text FROM kept WHERE ref = ?1`, ref).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", errorf(ErrNotFound, "That button is too old; run the command again.")
	}
	return text, wrap("find a kept text", err)
}

const dropOldTexts = `DELETE FROM kept WHERE used_at < ?1`

// keptRef is 132 bits of the text's hash: two texts with the same one cannot be made.
func keptRef(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.RawURLEncoding.EncodeToString(sum[:])[:22]
}
