package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"errors"
	"strconv"
	"time"
)

// How much is kept of the files that editors have uploaded and not decided about yet.
const (
	UploadFor    = time.Hour
	uploadBytes  = 8 << 20  // of one file
	uploadsOf    = 10       // of one guild; the oldest goes first
	uploadsBytes = 32 << 20 // of one guild
)

// Upload is a file that waits for its editor to say what becomes of it.
type Upload struct {
	Name string
	Data []byte // at most 8 MiB
	Plan string // what the editor was told that it would do, as whoever keeps it understands it
}

// KeepUpload keeps a file for an hour and gives a reference of 22 ASCII characters for it. A guild has the last ten, of 32 MiB
// in all.
func (s *Store) KeepUpload(ctx context.Context, guild GuildID, user string, u Upload) (ref string, err error) {
	switch {
	case len(u.Data) > uploadBytes || len(u.Plan) > uploadBytes:
		return "", errorf(ErrInvalid, "The file is larger than %d MiB; split it.", uploadBytes>>20)
	case !storable(user) || !storable(u.Name) || !storable(u.Plan) || len(user) > 400 || len(u.Name) > 400:
		return "", errorf(ErrInvalid, "The file's name is not readable text; give it another one.")
	}
	if u.Data == nil {
		u.Data = []byte{} // which is no NULL
	}
	sum := sha256.Sum256(u.Data)
	ref = keptRef(strconv.FormatInt(int64(guild), 10) + "\x00" + user + "\x00" + u.Name + "\x00" + u.Plan + "\x00" +
		base64.StdEncoding.EncodeToString(sum[:]))
	err = s.writing(ctx, "keep an upload", func(t *tx) error {
		if err := t.exec(`DELETE FROM uploads WHERE at < ?1`, t.now-UploadFor.Milliseconds()); err != nil {
			return err
		}
		size := len(u.Data) + len(u.Plan)
		err := t.exec(`INSERT INTO uploads (ref, guild, user_id, name, data, plan, bytes, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
			ON CONFLICT (ref) DO UPDATE SET at = excluded.at`, ref, guild, user, u.Name, u.Data, u.Plan, size, t.now)
		if err != nil {
			return err
		}
		return trimUploads(t, guild, ref)
	})
	if err != nil {
		return "", err
	}
	return ref, nil
}

// trimUploads drops the oldest uploads of a guild that has too many; the one just made stays.
func trimUploads(t *tx, guild GuildID, made string) error {
	var drop []string
	count, size := 0, 0
	err := t.each(`SELECT ref, bytes FROM uploads WHERE guild = ?1 ORDER BY CASE WHEN ref = ?2 THEN 0 ELSE 1 END, at DESC, ref`,
		[]any{guild, made}, func(rows *sql.Rows) error {
			var ref string
			var bytes int
			if err := rows.Scan(&ref, &bytes); err != nil {
				return err
			}
			if count++; count > uploadsOf || size+bytes > uploadsBytes {
				drop = append(drop, ref)
				return nil
			}
			size += bytes
			return nil
		})
	for _, ref := range drop {
		if err == nil {
			err = t.exec(`DELETE FROM uploads WHERE ref = ?1`, ref)
		}
	}
	return err
}

// Upload is the file behind a reference; ErrNotFound where there is none any more, or where it is another editor's or another
// guild's.
func (s *Store) Upload(ctx context.Context, guild GuildID, user, ref string) (Upload, error) {
	var u Upload
	err := s.read.QueryRowContext(ctx, `SELECT name, data, plan FROM uploads WHERE ref = ?1 AND guild = ?2 AND user_id = ?3 AND at >= ?4`,
		ref, guild, user, s.now().Add(-UploadFor).UnixMilli()).Scan(&u.Name, &u.Data, &u.Plan)
	if errors.Is(err, sql.ErrNoRows) {
		return Upload{}, errorf(ErrNotFound, "That file is no longer kept: it was applied or left, or an hour has passed; attach it again.")
	}
	return u, wrap("find an upload", err)
}

// DropUpload forgets an upload of an editor; that there is none is no error.
func (s *Store) DropUpload(ctx context.Context, guild GuildID, user, ref string) error {
	return s.writing(ctx, "drop an upload", func(t *tx) error {
		return t.exec(`DELETE FROM uploads WHERE ref = ?1 AND guild = ?2 AND user_id = ?3`, ref, guild, user)
	})
}
