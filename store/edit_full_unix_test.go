//go:build unix

package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"byline/store"
	"byline/store/storetest"
)

const fullDiskEnv = "BYLINE_TEST_FULL_DISK_DB"

// editUntilFull adds facts until no file may grow any more, and prints each that has been acknowledged, and then the error.
func editUntilFull(path string) error {
	ctx := context.Background()
	st, err := store.Open(ctx, store.Options{Path: path, Now: storetest.Start.UTC})
	if err != nil {
		return err
	}
	defer st.Close()
	story, err := st.StoryBySlug(ctx, 5, "harbour-bridge")
	if err != nil {
		return err
	}
	// The limit is the system's: what is written past it fails as on a full disk. The log that SQLite writes ahead grows fastest.
	signal.Ignore(syscall.SIGXFSZ)
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	most := uint64(info.Size()) + 400<<10
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
		return err
	}
	d := store.Desk{By: store.Author{UserID: "7", Name: "Ed"}, Guild: 5, Story: story.ID}
	out := json.NewEncoder(os.Stdout)
	for n := 0; n < 10_000; n++ {
		key := fmt.Sprint("k", n)
		_, id, err := st.AddFact(ctx, d, store.FactEdit{Fact: store.FileFact{Key: key, Text: strings.Repeat("x", 500), Sources: []string{"post-1"}}})
		if err != nil {
			var said *store.Error
			if !errors.As(err, &said) || !errors.Is(err, store.ErrUnavailable) {
				return fmt.Errorf("not a clear error: %w", err)
			}
			if _, err := st.Record(ctx, 5, story.ID); err != nil {
				return fmt.Errorf("the record cannot be read: %w", err)
			}
			return out.Encode(acknowledged{Text: said.Msg})
		}
		if err := out.Encode(acknowledged{Edit: id, Key: key}); err != nil {
			return err
		}
	}
	return errors.New("the disk was never full")
}

// TestEditsOnAFullDisk lets a process edit until its files may not grow: it is told so in one sentence, and nothing that was
// acknowledged is lost.
func TestEditsOnAFullDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	st, err := store.Open(t.Context(), store.Options{Path: path, Now: storetest.Start.UTC})
	if err != nil {
		t.Fatal(err)
	}
	story := storetest.Import(t, st, 0, sample(t))[0]
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), fullDiskEnv+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	var last acknowledged
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &last); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(last.Text, "The database ") || !strings.Contains(last.Text, "disk") || len(lines) < 5 {
		t.Errorf("after %d edits: %q", len(lines)-1, last.Text)
	}
	st = storetest.Open(t, store.Options{Path: path})
	rec, err := st.Record(t.Context(), 5, story.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(rec.Facts), 3+len(lines)-1; got != want {
		t.Errorf("%d facts on record, %d were acknowledged", got, want)
	}
	if _, _, err := st.AddFact(t.Context(), deskOf(5, story.ID), store.FactEdit{Fact: fact("after", "Room again.")}); err != nil {
		t.Error(err)
	}
	sound(t, st)
	t.Logf("%d edits acknowledged before %q, none lost", len(lines)-1, last.Text)
}
