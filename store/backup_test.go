package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byline/store"
	"byline/store/storetest"
)

// TestBackupIsWholeWhileOthersWrite copies the database again and again while imports change two stories in each
// transaction: in every copy both are of the same state.
func TestBackupIsWholeWhileOthersWrite(t *testing.T) {
	dir := t.TempDir()
	st := storetest.Open(t, store.Options{Path: filepath.Join(dir, "test.db")})
	storetest.Import(t, st, 0, large(t, 2000))
	ctx, stop := context.WithCancel(t.Context())
	var writing sync.WaitGroup
	begun := make(chan struct{})
	writing.Go(func() {
		for n := 0; ctx.Err() == nil; n++ {
			one, two := sample(t), sample(t)
			two.Slug = "twin"
			one.Title, two.Title = fmt.Sprint("state ", n), fmt.Sprint("state ", n)
			one.Facts[0].Text, two.Facts[0].Text = one.Title, one.Title
			if _, err := st.Import(ctx, importer, one, two); err != nil && ctx.Err() == nil {
				t.Error(err)
			}
			if n == 0 {
				close(begun)
			}
		}
	})
	<-begun
	states := make(map[string]bool)
	for n := range 5 {
		path := filepath.Join(dir, fmt.Sprintf("copy-%d.db", n))
		if err := st.Backup(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		copied := storetest.Open(t, store.Options{Path: path})
		one, two := export(t, copied, 0, "harbour-bridge"), export(t, copied, 0, "twin")
		if one.Title != two.Title || one.Facts[0].Text != one.Title {
			t.Errorf("a copy of %q and %q", one.Title, two.Title)
		}
		states[one.Title] = true
		if n == 4 {
			sound(t, copied)
		}
	}
	stop()
	writing.Wait()
	if len(states) < 2 {
		t.Error("nothing was written between the copies")
	}
	if parts, err := filepath.Glob(filepath.Join(dir, ".*")); err != nil || len(parts) > 0 {
		t.Errorf("left behind: %v %v", parts, err)
	}
}

func TestBackupIsACopy(t *testing.T) {
	dir := t.TempDir()
	st := storetest.Open(t, store.Options{Path: filepath.Join(dir, "test.db")})
	storetest.Import(t, st, 0, sample(t), large(t, 300))
	storetest.Import(t, st, 5, sample(t))
	path := filepath.Join(dir, "copy.db")
	if err := st.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	copied := storetest.Open(t, store.Options{Path: path})
	for _, slug := range []string{"harbour-bridge", "large"} {
		if diff := cmp.Diff(exported(t, st, 5, slug), exported(t, copied, 5, slug)); diff != "" {
			t.Error(diff)
		}
	}
	if diff := cmp.Diff(writes(t, st), writes(t, copied)); diff != "" {
		t.Error(diff)
	}
}

func TestBackupRefusesWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	st := storetest.Open(t, store.Options{Path: filepath.Join(dir, "test.db")})
	there := filepath.Join(dir, "there.db")
	if err := os.WriteFile(there, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{there, dir, filepath.Join(dir, "test.db")} {
		err := st.Backup(t.Context(), path)
		var e *store.Error
		if !errors.Is(err, store.ErrConflict) || !errors.As(err, &e) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if b, err := os.ReadFile(there); err != nil || string(b) != "precious" {
		t.Errorf("%q %v", b, err)
	}
	unavailable(t, st.Backup(t.Context(), filepath.Join(dir, "missing", "copy.db")), "directory exists")
}
