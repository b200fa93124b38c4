package store_test

import (
	"database/sql"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byline/store"
	"byline/store/storetest"
)

var update = flag.Bool("update", false, "rewrite golden files")

// golden compares got with a file of testdata or, with -update, writes it.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs; run the test with -update if the change is meant:\n%s", path, diff)
	}
}

// openRaw opens a database behind the store's back, for writing.
func openRaw(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_foreign_keys=1&_busy_timeout=5000")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

// columnOf gives the first column of a query's rows.
func columnOf(t testing.TB, db *sql.DB, query string, args ...any) []string {
	t.Helper()
	rows, err := db.Query(query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSchemaIsTheOneCheckedIn(t *testing.T) {
	st := storetest.New(t)
	statements := columnOf(t, st.Readers(), `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name`)
	golden(t, "schema.sql", "-- The whole schema as the migrations make it. Written by: go test ./store -run Schema -update\n\n"+
		strings.Join(statements, ";\n\n")+";\n")
}

func TestMigrationsAreRecordedOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	storetest.Open(t, store.Options{Path: path})
	again := storetest.Open(t, store.Options{Path: path})
	files, err := os.ReadDir("migrations")
	if err != nil {
		t.Fatal(err)
	}
	got := columnOf(t, again.Readers(), `SELECT name || '.sql' FROM migrations ORDER BY version`)
	var want []string
	for _, f := range files {
		want = append(want, f.Name())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestManyProcessesMayOpenANewDatabaseAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			st, err := store.Open(t.Context(), store.Options{Path: path, Now: storetest.Start.UTC})
			if err != nil {
				t.Error(err)
				return
			}
			defer st.Close()
			if err := st.EnsureStarter(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	st := storetest.Open(t, store.Options{Path: path})
	if n := len(columnOf(t, st.Readers(), `SELECT slug FROM stories`)); n != 1 {
		t.Errorf("%d starter stories", n)
	}
}

func TestNewerDatabaseIsRefusedAndLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	st, err := store.Open(t.Context(), store.Options{Path: path, Now: storetest.Start.UTC})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Writer().Exec(`INSERT INTO migrations (version, name, applied_at) VALUES (999, '0999_future', 0)`); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	refused(t, path, "was made by a newer Byline")
}

func TestForeignFilesAreRefusedAndLeftAlone(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.db")
	if _, err := openRaw(t, other).Exec(`CREATE TABLE recipes (id INTEGER)`); err != nil {
		t.Fatal(err)
	}
	refused(t, other, "holds something other than Byline's record")

	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("not a database\n", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, text, "is not a database file")

	refused(t, dir, "is a directory")
	refused(t, filepath.Join(dir, "missing", "test.db"), "directory that does not exist")
	refused(t, "", "give the path")
	refused(t, "postgres://localhost/byline", "must be a SQLite file")
}

// refused makes sure that the database cannot be opened, that the error says so in one sentence, and that no file changed.
func refused(t *testing.T, path, want string) {
	t.Helper()
	before := snapshot(t, filepath.Dir(path))
	st, err := store.Open(t.Context(), store.Options{Path: path, Now: storetest.Start.UTC})
	if err == nil {
		st.Close()
		t.Fatalf("%s was opened", path)
	}
	unavailable(t, err, want)
	if diff := cmp.Diff(before, snapshot(t, filepath.Dir(path))); diff != "" {
		t.Errorf("files changed:\n%s", diff)
	}
}

// unavailable makes sure that the error is of kind ErrUnavailable and one clear sentence.
func unavailable(t *testing.T, err error, want string) {
	t.Helper()
	var e *store.Error
	if !errors.As(err, &e) || !errors.Is(err, store.ErrUnavailable) {
		t.Fatalf("not an ErrUnavailable: %v", err)
	}
	if !strings.Contains(e.Msg, want) || strings.ContainsAny(e.Msg, "\n") || !strings.HasSuffix(e.Msg, ".") {
		t.Errorf("message %q does not say %q in one sentence", e.Msg, want)
	}
}

// snapshot reads all files of a directory.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if e.Type().IsRegular() && !strings.HasSuffix(e.Name(), ".go") {
			b, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			files[e.Name()] = string(b)
		}
	}
	return files
}

func TestNewFilesAreForTheirOwnerAlone(t *testing.T) {
	dir := t.TempDir()
	st := storetest.Open(t, store.Options{Path: filepath.Join(dir, "odd name?#%.db")})
	storetest.Import(t, st, 0, sample(t))
	if err := st.Backup(t.Context(), filepath.Join(dir, "copy.db")); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := make(map[string]bool)
	for _, e := range entries {
		names[e.Name()] = true
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s has mode %o", e.Name(), mode)
		}
	}
	if !names["odd name?#%.db"] || !names["copy.db"] {
		t.Errorf("files: %v", names)
	}
}
