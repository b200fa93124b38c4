package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"byline/store"
	"byline/store/storetest"
)

// everyWrite is each kind of write that a store makes.
func everyWrite(t testing.TB, st *store.Store, story store.StoryID) map[string]func(context.Context) error {
	by := store.Author{UserID: "7", Via: "test"}
	changed := sample(t)
	changed.Facts[1].Text = "Another text."
	desk := deskOf(5, story)
	many := store.FactEdit{Fact: fact("big", strings.Repeat("b", 500))} // more than fits on the last pages
	for i := range 40 {
		many.Entities = append(many.Entities, store.FileEntity{Slug: fmt.Sprint("e", i), Name: "E", Summary: strings.Repeat("s", 1000)})
	}
	return map[string]func(context.Context) error{
		"AddFact":     func(ctx context.Context) error { _, _, err := st.AddFact(ctx, desk, many); return err },
		"RetractFact": func(ctx context.Context) error { _, err := st.RetractFact(ctx, desk, "early", "No.", 0); return err },
		"RenameStory": func(ctx context.Context) error { _, err := st.RenameStory(ctx, desk, "New", "", ""); return err },
		"DeleteLayer": func(ctx context.Context) error { return st.DeleteLayer(ctx, 9) },
		"MergeEntities": func(ctx context.Context) error {
			_, err := st.MergeEntities(ctx, desk, "zed", "acme")
			return err
		},
		"MakeStory": func(ctx context.Context) error {
			_, _, err := st.MakeStory(ctx, desk, "made", "Made", "", "")
			return err
		},
		"Import": func(ctx context.Context) error {
			_, err := st.Import(ctx, importer, changed, large(t, 3000))
			return err
		},
		"ChooseStory":   func(ctx context.Context) error { return st.ChooseStory(ctx, by, 5, story) },
		"SetEditorRole": func(ctx context.Context) error { return st.SetEditorRole(ctx, by, 5, "99") },
		"AddGap": func(ctx context.Context) error {
			_, err := st.AddGap(ctx, by, store.Gap{Guild: 5, Story: story, Question: strings.Repeat("q", 500)})
			return err
		},
		"ClearGaps": func(ctx context.Context) error { _, err := st.ClearGaps(ctx, 5, story, false); return err },
		"AddWatch": func(ctx context.Context) error {
			_, err := st.AddWatch(ctx, store.Watch{Guild: 5, Story: story, User: "7", Question: strings.Repeat("q", 500)})
			return err
		},
		"SetConversationStory": func(ctx context.Context) error { return st.SetConversationStory(ctx, "10", "7", story) },
		"ChangeSettings": func(ctx context.Context) error {
			_, err := st.ChangeSettings(ctx, by, 5, func(g *store.Settings) error { g.Zone = "Europe/London"; return nil })
			return err
		},
		"Keep": func(ctx context.Context) error {
			_, err := st.Keep(ctx, strings.Repeat("k", 16<<10))
			return err
		},
	}
}

func failsAndChangesNothing(t *testing.T, st *store.Store, story store.StoryID, want string) {
	t.Helper()
	before := writes(t, st)
	for name, write := range everyWrite(t, st, story) {
		err := write(t.Context())
		if err == nil {
			t.Errorf("%s succeeded", name)
			continue
		}
		unavailable(t, err, want)
	}
	if after := writes(t, st); after != before {
		t.Errorf("%s\nbecame\n%s", before, after)
	}
	if _, err := st.Record(t.Context(), 0, story); err != nil {
		t.Error(err)
	}
	if _, err := st.ChosenStory(t.Context(), 5); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
}

func TestFullDisk(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0].ID
	var pages int
	if err := st.Writer().QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	// The last pages may have room for a small row, so only what needs a new page is sure to fail.
	if _, err := st.Writer().Exec(`PRAGMA max_page_count = 1`); err != nil {
		t.Fatal(err)
	}
	before := writes(t, st)
	all := everyWrite(t, st, story)
	for _, name := range []string{"Import", "Keep", "AddFact"} {
		unavailable(t, all[name](t.Context()), "no room left")
	}
	if after := writes(t, st); after != before {
		t.Errorf("%s\nbecame\n%s", before, after)
	}
	if _, err := st.Writer().Exec(`PRAGMA max_page_count = 100000`); err != nil {
		t.Fatal(err)
	}
	for name, write := range all {
		if err := write(t.Context()); err != nil {
			t.Errorf("%s after room was made: %v", name, err)
		}
	}
	sound(t, st)
}

func TestLockedDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	st := storetest.Open(t, store.Options{Path: path, BusyTimeout: 20 * time.Millisecond})
	story := storetest.Import(t, st, 0, sample(t))[0].ID
	other := openRaw(t, path)
	if _, err := other.Exec(`BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	failsAndChangesNothing(t, st, story, "locked by another program")
	// A database that is up to date can be opened and read while another process writes.
	storetest.Open(t, store.Options{Path: path, BusyTimeout: 20 * time.Millisecond})
	if _, err := other.Exec(`ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	for name, write := range everyWrite(t, st, story) {
		if err := write(t.Context()); err != nil {
			t.Errorf("%s after the lock was given up: %v", name, err)
		}
	}
}

// TestReadOnlyDatabase needs a user whom modes of files bind, so as root it makes the connection read-only instead.
func TestReadOnlyDatabase(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "test.db")
	st := storetest.Open(t, store.Options{Path: path})
	story := storetest.Import(t, st, 0, sample(t))[0].ID
	if os.Geteuid() == 0 {
		if _, err := st.Writer().Exec(`PRAGMA query_only = 1`); err != nil {
			t.Fatal(err)
		}
		failsAndChangesNothing(t, st, story, "is read-only")
		return
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	failsAndChangesNothing(t, storetest.Open(t, store.Options{Path: path}), story, "is read-only")
	sealed := filepath.Join(dir, "sealed")
	if err := os.Mkdir(sealed, 0o500); err != nil {
		t.Fatal(err)
	}
	refused(t, filepath.Join(sealed, "test.db"), "cannot be opened by this user")
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(t.Context(), store.Options{Path: path, Now: storetest.Start.UTC})
	unavailable(t, err, "cannot be opened")
}

func TestDamagedDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	st, err := store.Open(t.Context(), store.Options{Path: path, Now: storetest.Start.UTC})
	if err != nil {
		t.Fatal(err)
	}
	story := storetest.Import(t, st, 0, sample(t), large(t, 500))[1].ID
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rewrite := func(b []byte) {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}

	// Pages of rubbish where the facts were.
	at := bytes.Index(whole, []byte("told its shareholders")) &^ 4095
	rewrite(append(append(bytes.Clone(whole[:at]), bytes.Repeat([]byte{0xa5}, 2<<12)...), whole[at+2<<12:]...))
	broken := storetest.Open(t, store.Options{Path: path})
	_, err = broken.Record(t.Context(), 0, story)
	unavailable(t, err, "is damaged")
	faults, err := broken.Check(t.Context())
	if err == nil && len(faults) == 0 {
		t.Error("Check finds nothing wrong")
	}

	// A first page of rubbish, and a file cut short.
	other := filepath.Join(t.TempDir(), "test.db")
	if err := os.WriteFile(other, append(bytes.Repeat([]byte{0xa5}, 100), whole[100:]...), 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, other, "is not a database file")
	if err := os.WriteFile(other, whole[:len(whole)/2&^4095], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err = store.Open(t.Context(), store.Options{Path: other, Now: storetest.Start.UTC}); err != nil {
		unavailable(t, err, "damaged")
	}
}

func TestCancelledCallsSayOnlyThat(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0].ID
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	all := everyWrite(t, st, story)
	all["Record"] = func(ctx context.Context) error { _, err := st.Record(ctx, 0, story); return err }
	all["Version"] = func(ctx context.Context) error { _, err := st.Version(ctx, 0, story); return err }
	all["Kept"] = func(ctx context.Context) error { _, err := st.Kept(ctx, "x"); return err }
	all["Backup"] = func(ctx context.Context) error { return st.Backup(ctx, filepath.Join(t.TempDir(), "b.db")) }
	all["Check"] = func(ctx context.Context) error { _, err := st.Check(ctx); return err }
	all["Open"] = func(ctx context.Context) error {
		_, err := store.Open(ctx, store.Options{Path: filepath.Join(t.TempDir(), "x.db"), Now: storetest.Start.UTC})
		return err
	}
	for name, call := range all {
		if err := call(ctx); !errors.Is(err, context.Canceled) || errors.Is(err, store.ErrUnavailable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
