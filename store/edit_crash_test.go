package store_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"byline/store"
	"byline/store/storetest"
)

// soak reports whether the long versions of tests are asked for.
func soak() bool { return os.Getenv("BYLINE_SOAK") != "" }

const (
	editCrashEnv   = "BYLINE_TEST_EDIT_CRASH_DB"
	crashRoundEnv  = "BYLINE_TEST_CRASH_ROUND"
	crashImportLen = 60
)

// acknowledged is what the child process prints of each edit that has returned.
type acknowledged struct {
	Edit   store.EditID
	Action string
	Key    string // of the fact
	Text   string // what it says then; empty where it is not on record
}

// editForEver edits a guild's layer of a shared story until it is killed: facts are added, fixed and retracted, entities merged,
// files imported and all of it undone now and then.
func editForEver(path string) error {
	ctx := context.Background()
	n, err := strconv.Atoi(os.Getenv(crashRoundEnv))
	if err != nil {
		return err
	}
	today := storetest.Start.AddDate(0, 0, n) // another day each round: a server can make only so many changes a day
	st, err := store.Open(ctx, store.Options{Path: path, Now: today.UTC})
	if err != nil {
		return err
	}
	story, err := st.StoryBySlug(ctx, 5, "large")
	if err != nil {
		return err
	}
	d := store.Desk{By: store.Author{UserID: "7", Name: "Ed", Via: "desk"}, Guild: 5, Story: story.ID}
	out := json.NewEncoder(os.Stdout)
	rnd := rand.New(rand.NewPCG(1, uint64(n)))
	for i := 0; ; i++ {
		text := fmt.Sprintf("Round %d, edit %d.", n, i)
		a := acknowledged{Key: fmt.Sprintf("new-%d-%d", n, i), Text: text}
		fact := store.FileFact{Key: a.Key, Text: text, Sources: []string{"source-0"}}
		switch what := rnd.IntN(10); {
		case what < 4:
			a.Action = store.ActionAdd
			_, a.Edit, err = st.AddFact(ctx, d, store.FactEdit{Fact: fact})
		case what < 6:
			a.Action, a.Key = store.ActionFix, fmt.Sprintf("fact-%d", rnd.IntN(10))
			fact.Key = a.Key
			_, a.Edit, err = st.FixFact(ctx, d, store.FactEdit{Fact: fact})
		case what < 7:
			a.Action, a.Key, a.Text = store.ActionRetract, fmt.Sprintf("fact-%d", 10+rnd.IntN(10)), ""
			a.Edit, err = st.RetractFact(ctx, d, a.Key, text, 0)
		case what < 8:
			f := large(nil, crashImportLen)
			for k := range f.Facts {
				f.Facts[k].Where = text // all of them or none
			}
			var res []store.ImportResult
			a.Action, a.Key, a.Text = store.ActionImport, "", text
			if res, err = st.Import(ctx, store.ImportOptions{Guild: 5, By: d.By}, f); err == nil {
				a.Edit = res[0].Edit
			}
		default:
			a.Action, a.Key, a.Text = store.ActionUndo, "", ""
			if a.Edit, err = st.Undo(ctx, d, 0); err != nil {
				err = nil // there was none to undo
				continue
			}
		}
		if err != nil {
			return fmt.Errorf("%s: %w", a.Action, err)
		}
		if err := out.Encode(a); err != nil {
			return err
		}
	}
}

// TestKilledEditorsLoseNothing kills a process that edits, again and again, at any moment of its work. Every edit that it has
// acknowledged is there with what it did, at most one more is, no import is there in part, and the database is sound.
func TestKilledEditorsLoseNothing(t *testing.T) {
	rounds, edits := 4, 10
	if soak() {
		rounds, edits = 100, 10
	}
	path := filepath.Join(t.TempDir(), "test.db")
	st := storetest.Open(t, store.Options{Path: path})
	f := large(nil, crashImportLen)
	story := storetest.Import(t, st, 0, f)[0]
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	total, last := 0, store.EditID(1)
	for round := range rounds {
		done := killedEditor(t, path, round, edits)
		total += len(done)
		st, err := store.Open(t.Context(), store.Options{Path: path, Now: storetest.Start.UTC})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range done {
			e, err := st.Edit(t.Context(), 5, story.ID, a.Edit)
			if err != nil {
				t.Fatalf("round %d: lost #%d: %v", round, a.Edit, err)
			}
			if e.ID <= last || e.Action != a.Action || e.Total == 0 {
				t.Errorf("round %d: #%d after #%d is %+v", round, a.Edit, last, e)
			}
			if i := e.Items[0]; a.Key != "" && (i.Name != a.Key || a.Text != "" && i.After.Fact.Text != a.Text) {
				t.Errorf("round %d: #%d changed %s to %+v", round, a.Edit, i.Name, i.After.Fact)
			}
			last = e.ID
		}
		newest, err := st.Edits(t.Context(), 5, story.ID, store.EditFilter{Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		if newest[0].ID > last+1 {
			t.Errorf("round %d: #%d was acknowledged last, and #%d is on record", round, last, newest[0].ID)
		}
		last = max(last, newest[0].ID)
		if newest[0].Action == store.ActionImport && newest[0].Total < crashImportLen {
			t.Errorf("round %d: #%d is half an import: %d items", round, newest[0].ID, newest[0].Total)
		}
		sound(t, st)
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("%d kills, %d edits acknowledged, none lost", rounds, total)
}

// killedEditor runs an editor and kills it somewhere after so many edits. It gives what was acknowledged.
func killedEditor(t *testing.T, path string, round, edits int) (done []acknowledged) {
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), editCrashEnv+"="+path, crashRoundEnv+"="+strconv.Itoa(round))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stop := 1 + rand.IntN(2*edits)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var a acknowledged
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			continue // the line that the kill cut off
		}
		if done = append(done, a); len(done) == stop {
			time.Sleep(time.Duration(rand.IntN(20_000)) * time.Microsecond) // into the next edits
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
		t.Fatalf("the editor ended by itself: %v", err)
	}
	return done
}
