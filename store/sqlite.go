package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// This file, migrations/ and backup.go hold all that is SQLite's own; every other query is portable SQL.

const createMigrations = `CREATE TABLE IF NOT EXISTS migrations (
    version    INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT`

// openSQLite opens the file, creating it where there is none. A file that is not ours is left as it is.
func openSQLite(ctx context.Context, o Options) (_ *Store, err error) {
	if o.Path == "" {
		return nil, errorf(ErrUnavailable, "No database is named; give the path of a file.")
	}
	if strings.Contains(o.Path, "://") || strings.HasPrefix(o.Path, "file:") || o.Path == ":memory:" {
		return nil, errorf(ErrUnavailable, "The database must be a SQLite file; give its path in place of an address.")
	}
	created, err := createPrivate(o.Path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil && created {
			removeEmpty(o.Path)
		}
	}()
	if !created {
		if err := probe(ctx, o); err != nil {
			return nil, err
		}
	}
	s := &Store{now: o.Now}
	if s.write, err = sql.Open("sqlite3", writerDSN(o)); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if err = migrate(ctx, s.write, o.Now().UnixMilli()); err != nil {
		return nil, errors.Join(err, s.write.Close())
	}
	if s.read, err = sql.Open("sqlite3", readerDSN(o)); err != nil {
		return nil, errors.Join(err, s.write.Close())
	}
	s.read.SetMaxOpenConns(readers())
	s.read.SetMaxIdleConns(readers())
	s.read.SetConnMaxIdleTime(5 * time.Minute)
	return s, nil
}

// createPrivate creates an empty file that only its owner may read; SQLite gives its companion files the same mode.
func createPrivate(path string) (created bool, err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, f.Close()
}

func removeEmpty(path string) {
	if st, err := os.Stat(path); err == nil && st.Size() == 0 {
		os.Remove(path)
	}
}

// probe looks at an existing file before anything could change it: opening it for writing would already turn it to WAL.
func probe(ctx context.Context, o Options) error {
	switch st, err := os.Stat(o.Path); {
	case err != nil:
		return err
	case st.IsDir():
		return errorf(ErrUnavailable, "The database %q is a directory; give the path of a file.", o.Path)
	case st.Size() == 0:
		return nil
	}
	// A connection of mode=ro would leave its companion files behind.
	db, err := sql.Open("sqlite3", fileURI(o.Path, fmt.Sprintf("mode=rw&_query_only=1&_busy_timeout=%d", o.BusyTimeout.Milliseconds())))
	if err != nil {
		return err
	}
	defer db.Close()
	var tables, ours int
	err = db.QueryRowContext(ctx,
		`SELECT count(*), coalesce(sum(name = 'migrations'), 0) FROM sqlite_master WHERE type = 'table'`).Scan(&tables, &ours)
	if err != nil {
		return err
	}
	if ours == 0 {
		if tables > 0 {
			return errorf(ErrUnavailable, "The database %q holds something other than Byline's record; give another path.", o.Path)
		}
		return nil
	}
	return refuseNewer(ctx, db, o.Path)
}

func writerDSN(o Options) string {
	return fileURI(o.Path, fmt.Sprintf(
		"_journal_mode=WAL&_busy_timeout=%d&_foreign_keys=1&_txlock=immediate&_synchronous=FULL&_cache_size=-65536&_stmt_cache_size=64", o.BusyTimeout.Milliseconds()))
}

func readerDSN(o Options) string {
	return fileURI(o.Path, fmt.Sprintf("mode=ro&_query_only=1&_busy_timeout=%d&_stmt_cache_size=64", o.BusyTimeout.Milliseconds()))
}

// fileURI writes a path so that no character of it is read as part of the options.
func fileURI(path, options string) string {
	path = filepath.ToSlash(path)
	if vol := filepath.VolumeName(path); vol != "" {
		path = "/" + path
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + options
}

// diagnose says what is wrong with the database and what to do, as the rest of a sentence that begins with its name; empty
// where the error is not one of the database's condition.
func diagnose(err error) string {
	var e sqlite3.Error
	if errors.As(err, &e) {
		switch e.Code {
		case sqlite3.ErrBusy, sqlite3.ErrLocked:
			return "is locked by another program; wait for that to finish, or stop it, and try again"
		case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrAuth:
			return "is read-only; let this user write to the file and its directory, or use another path"
		case sqlite3.ErrFull:
			return "has no room left; free some space on its disk and try again"
		case sqlite3.ErrCorrupt:
			return "is damaged; put back a backup, or keep the file aside and start with a new one"
		case sqlite3.ErrNotADB:
			return "is not a database file; give another path"
		case sqlite3.ErrCantOpen:
			return "cannot be opened; check that its directory exists and that this user may write there"
		case sqlite3.ErrIoErr, sqlite3.ErrNomem, sqlite3.ErrNoLFS, sqlite3.ErrProtocol:
			return "cannot be read or written; check its disk and try again"
		case sqlite3.ErrSchema, sqlite3.ErrFormat:
			return "does not have the form that this version expects; put back a backup"
		}
		return ""
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "is in a directory that does not exist; create the directory or use another path"
	case errors.Is(err, fs.ErrPermission):
		return "cannot be opened by this user; let this user read and write the file and its directory, or use another path"
	}
	return ""
}

// shrinkLog folds the write-ahead log into the file and empties it: after a large import the log is as large as the database.
// Where somebody reads on it gives up, after as long as a write waits; closing the database does it then.
func (s *Store) shrinkLog(ctx context.Context) {
	// What cannot be shrunk now is only larger than it need be.
	_, _ = s.write.ExecContext(context.WithoutCancel(ctx), `PRAGMA wal_checkpoint(TRUNCATE)`)
}

// checkPages reads every page of the file.
func checkPages(t *tx) ([]string, error) {
	var lines []string
	err := t.each(`PRAGMA integrity_check`, nil, func(rows *sql.Rows) error {
		var line string
		err := rows.Scan(&line)
		if line != "ok" {
			lines = append(lines, "damaged: "+line)
		}
		return err
	})
	return lines, err
}

// checkReferences looks for rows that refer to none.
func checkReferences(t *tx) ([]string, error) {
	var lines []string
	err := t.each(`PRAGMA foreign_key_check`, nil, func(rows *sql.Rows) error {
		var table, parent string
		var row, key sql.NullInt64
		err := rows.Scan(&table, &row, &parent, &key)
		lines = append(lines, fmt.Sprintf("row %d of %s refers to a row of %s that is not there", row.Int64, table, parent))
		return err
	})
	return lines, err
}
