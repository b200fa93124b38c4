package answer

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"byline/store"
)

// asked is when the questions are asked that do not say: long after every story.
var askedAt = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// openStories opens a database with the starter story and those of testdata.
func openStories(t testing.TB) *Answerer {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, store.Options{Path: filepath.Join(t.TempDir(), "byline.db"), Now: func() time.Time { return askedAt }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := st.EnsureStarter(ctx); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("testdata/stories/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no stories in testdata: %v", err)
	}
	var files []*store.File
	for _, name := range names {
		r, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := store.ReadFile(name, r)
		_ = r.Close()
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	if _, err := st.Import(ctx, store.ImportOptions{By: store.Author{Name: "test", Via: "test"}}, files...); err != nil {
		t.Fatal(err)
	}
	return New(st)
}

func TestQuestions(t *testing.T) {
	a := openStories(t)
	names, err := filepath.Glob("testdata/questions/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no questions in testdata: %v", err)
	}
	var all, held Tally
	for _, name := range names {
		r, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		questions, err := ReadExpected(name, r)
		_ = r.Close()
		if err != nil {
			t.Fatal(err)
		}
		slug := strings.TrimSuffix(filepath.Base(name), ".yaml")
		kept, isHeld := strings.CutPrefix(slug, "heldout-")
		o := CheckOptions{Story: kept, Now: askedAt, Each: func(c Checked) {
			if c.Outcome != OutcomeRight && (!isHeld || os.Getenv("BYLINE_SHOW_HELDOUT") != "") {
				t.Logf("%s:%d: %s: %q %v: %s", filepath.Base(name), c.Line, c.Outcome, c.Ask, c.After, strings.Join(c.Differs, "; "))
			}
		}}
		_, tally, err := a.Check(context.Background(), o, questions)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %s", slug, tally)
		into := &all
		if isHeld {
			into = &held
		}
		into.Right += tally.Right
		into.Wrong += tally.Wrong
		into.Declined += tally.Declined
		into.False += tally.False
	}
	t.Logf("for tuning: %s", all)
	t.Logf("held out: %s", held)
	// The level reached. Answers in error count most: a wrong answer is worse than none.
	if total := all.Total(); all.Right*100 < 94*total || (all.Wrong+all.False)*100 > 2*total {
		t.Errorf("for tuning: %s; it was 94%% right and at most 2%% wrong or in error", all)
	}
	if total := held.Total(); held.Right*100 < 83*total || (held.Wrong+held.False)*100 > 5*total {
		t.Errorf("held out: %s; it was 83%% right and at most 5%% wrong or in error", held)
	}
}
