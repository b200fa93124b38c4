package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Migrations are only ever added: one that has been released is not edited again. The file's number is the version that
// the database has after it.
//
//go:embed migrations/*.sql
var migrationFiles embed.FS

type migration struct {
	version int
	name    string
	sql     string
}

func migrations() ([]migration, error) {
	files, err := fs.ReadDir(migrationFiles, "migrations") // sorted by name
	if err != nil {
		return nil, err
	}
	var all []migration
	for _, f := range files {
		text, err := migrationFiles.ReadFile("migrations/" + f.Name())
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(f.Name(), ".sql")
		number, _, _ := strings.Cut(name, "_")
		version, err := strconv.Atoi(number)
		if err != nil || version != len(all)+1 {
			return nil, fmt.Errorf("migration %s is out of order", f.Name())
		}
		all = append(all, migration{version, name, string(text)})
	}
	return all, nil
}

// migrate brings the database to this program's version, each migration in one transaction with its version.
func migrate(ctx context.Context, db *sql.DB, now int64) error {
	all, err := migrations()
	if err != nil {
		return err
	}
	// Only a new database lacks the table; an existing one need not be writable to be opened.
	have, err := schemaVersion(ctx, db)
	if err != nil {
		if _, err := db.ExecContext(ctx, createMigrations); err != nil {
			return err
		}
	}
	for _, m := range all {
		if m.version <= have {
			continue
		}
		if err := m.apply(ctx, db, now); err != nil {
			return fmt.Errorf("migration %s: %w", m.name, err)
		}
	}
	return nil
}

func (m migration) apply(ctx context.Context, db *sql.DB, now int64) error {
	t, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer t.Rollback()
	res, err := t.ExecContext(ctx, `INSERT INTO migrations (version, name, applied_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING`,
		m.version, m.name, now)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return err // another process was first
	}
	if _, err := t.ExecContext(ctx, m.sql); err != nil {
		return err
	}
	return t.Commit()
}

func schemaVersion(ctx context.Context, db *sql.DB) (int, error) {
	var v int
	err := db.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) FROM migrations`).Scan(&v)
	return v, err
}

// refuseNewer refuses a database that a newer program has migrated: this one would not know what it must keep.
func refuseNewer(ctx context.Context, db *sql.DB, path string) error {
	all, err := migrations()
	if err != nil {
		return err
	}
	have, err := schemaVersion(ctx, db)
	if err != nil {
		return err
	}
	if have > len(all) {
		return &Error{
			Kind: ErrUnavailable,
			Msg:  fmt.Sprintf("The database %s was made by a newer Byline; use that version or newer, or another path.", strconv.Quote(path)),
			Err:  fmt.Errorf("schema version %d, this program knows %d", have, len(all)),
		}
	}
	return nil
}
