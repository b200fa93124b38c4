package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/mattn/go-sqlite3"
)

// Backup writes a consistent copy of the database to a new file while others go on reading and writing. The copy is whole or
// not there at all. ErrConflict where the file exists.
func (s *Store) Backup(ctx context.Context, path string) error {
	err := s.backup(ctx, path)
	if err == nil || isKnown(err) {
		return err
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return &Error{
		Kind: ErrUnavailable,
		Msg:  fmt.Sprintf("The backup cannot be written to %s; check that its directory exists, may be written to and has room.", strconv.Quote(path)),
		Err:  fmt.Errorf("back up: %w", err),
	}
}

func (s *Store) backup(ctx context.Context, path string) error {
	exists := errorf(ErrConflict, "There is already a file %s; give the backup another name.", strconv.Quote(path))
	if _, err := os.Lstat(path); err == nil {
		return exists
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.part") // mode 0600
	if err != nil {
		return err
	}
	part := f.Name()
	defer func() {
		for _, suffix := range []string{"", "-journal", "-wal", "-shm"} {
			os.Remove(part + suffix)
		}
	}()
	if err := f.Close(); err != nil {
		return err
	}
	if err := s.copyTo(ctx, part); err != nil {
		return err
	}
	// A link, unlike a renaming, never takes the place of a file that has come to be there meanwhile.
	switch err := os.Link(part, path); {
	case errors.Is(err, fs.ErrExist):
		return exists
	case err != nil: // this file system has no links
		return os.Rename(part, path)
	}
	return nil
}

// copyTo copies the whole database in one step: a copy in several steps starts again at each write and may never end.
func (s *Store) copyTo(ctx context.Context, path string) (err error) {
	opened, err := (&sqlite3.SQLiteDriver{}).Open(fileURI(path, "_synchronous=FULL"))
	if err != nil {
		return err
	}
	to := opened.(*sqlite3.SQLiteConn)
	defer func() { err = errors.Join(err, to.Close()) }()
	from, err := s.read.Conn(ctx)
	if err != nil {
		return err
	}
	defer from.Close()
	return from.Raw(func(c any) error {
		b, err := to.Backup("main", c.(*sqlite3.SQLiteConn), "main")
		if err != nil {
			return err
		}
		done, err := b.Step(-1)
		if err == nil && !done {
			err = errors.New("the copy is not complete")
		}
		return errors.Join(err, b.Finish())
	})
}
