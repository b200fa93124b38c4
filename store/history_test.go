package store_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"byline/store"
	"byline/store/storetest"
)

// clock is a clock that tests set.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// line is a revision in short.
func line(r store.Revision) string {
	text := func(f *store.Fact) string {
		if f == nil {
			return "nothing"
		}
		var sources []string
		for _, s := range f.Sources {
			sources = append(sources, fmt.Sprintf("%s %q %s", s.Slug, s.Title, s.Published))
		}
		return fmt.Sprintf("%q [%s] %q", f.Text, strings.Join(sources, ", "), f.Retracted)
	}
	return fmt.Sprintf("%s %s by %s via %s: %s -> %s", r.At.Format("15:04"), r.Action, r.Author.Name, r.Author.Via, text(r.Before), text(r.After))
}

func history(t testing.TB, st *store.Store, guild store.GuildID, id store.FactID) []string {
	t.Helper()
	revs, err := st.History(t.Context(), guild, id)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i, r := range revs {
		if i > 0 && r.ID <= revs[i-1].ID {
			t.Errorf("revision %d after %d", r.ID, revs[i-1].ID)
		}
		lines = append(lines, line(r))
	}
	return lines
}

func TestEveryWriteOfAFactLeavesARevision(t *testing.T) {
	c := &clock{storetest.Start}
	st := storetest.Open(t, store.Options{Path: filepath.Join(t.TempDir(), "test.db"), Now: c.now})
	put := func(change func(*store.FileFact, *store.File)) {
		t.Helper()
		f := sample(t)
		change(&f.Facts[1], f)
		if _, err := st.Import(t.Context(), importer, f); err != nil {
			t.Fatal(err)
		}
		c.at = c.at.Add(time.Minute)
	}
	put(func(*store.FileFact, *store.File) {})
	put(func(f *store.FileFact, _ *store.File) { f.Text = "Zed was to build it." })
	put(func(f *store.FileFact, _ *store.File) {
		f.Text = "Zed was to build it."
		f.Sources = []string{"wire-2", "post-1"}
	})
	put(func(f *store.FileFact, _ *store.File) { f.Retracted = "Wrong company" })
	put(func(f *store.FileFact, _ *store.File) {})
	put(func(f *store.FileFact, _ *store.File) {})

	story, err := st.StoryBySlug(t.Context(), 0, "harbour-bridge")
	if err != nil {
		t.Fatal(err)
	}
	early := factOf(t, st, 0, story.ID, "early")
	const post, wire = `post-1 "One" 2024-05-01`, `wire-2 "Two" 2024-05-02T10:30:00+02:00`
	want := []string{
		`09:00 created by Ed via test: nothing -> "Zed builds the bridge." [` + post + `] ""`,
		`09:01 corrected by Ed via test: "Zed builds the bridge." [` + post + `] "" -> "Zed was to build it." [` + post + `] ""`,
		`09:02 corrected by Ed via test: "Zed was to build it." [` + post + `] "" -> "Zed was to build it." [` + wire + `, ` + post + `] ""`,
		`09:03 retracted by Ed via test: "Zed was to build it." [` + wire + `, ` + post + `] "" -> "Zed builds the bridge." [` + post + `] "Wrong company"`,
		`09:04 restored by Ed via test: "Zed builds the bridge." [` + post + `] "Wrong company" -> "Zed builds the bridge." [` + post + `] ""`,
	}
	if diff := cmp.Diff(want, history(t, st, 0, early.ID)); diff != "" {
		t.Error(diff)
	}

	// The whole fact comes back, with what it names.
	revs, err := st.History(t.Context(), 0, factOf(t, st, 0, story.ID, "later").ID)
	if err != nil || len(revs) != 1 {
		t.Fatal(revs, err)
	}
	if diff := cmp.Diff(factOf(t, st, 0, story.ID, "later"), *revs[0].After, asFile...); diff != "" {
		t.Error(diff)
	}
	if revs[0].Author != importer.By {
		t.Errorf("%+v", revs[0].Author)
	}

	all, err := st.StoryHistory(t.Context(), 0, story.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 7 {
		t.Errorf("%d revisions", len(all))
	}
	sound(t, st)
}

// TestChangedSourceIsAChangeOfItsFacts corrects the date of a source: every fact that rests on it says so, in the shared
// record and in the layers.
func TestChangedSourceIsAChangeOfItsFacts(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	ours := sample(t)
	ours.Facts = append(ours.Facts, store.FileFact{Key: "ours", Text: "We say so.", Sources: []string{"wire-2", "post-1"}})
	storetest.Import(t, st, 5, ours)
	own := sample(t) // this guild has its own idea of the source
	own.Sources[0].Title = "One, as we know it"
	own.Facts = append(own.Facts, store.FileFact{Key: "own", Text: "We too.", Sources: []string{"post-1"}})
	storetest.Import(t, st, 6, own)

	f := sample(t)
	f.Sources[0].Published = when(t, "2024-04-30")
	f.Facts[1].Text = "Zed was to build it."
	f.Facts = f.Facts[:2]
	res, err := st.Import(t.Context(), importer, f)
	if err != nil {
		t.Fatal(err)
	}
	want := []store.Change{{Key: "early", Action: "corrected"}, {Key: "later", Action: "corrected"}, {Key: "other", Action: "corrected"}}
	if diff := cmp.Diff(want, res[0].Changes); diff != "" {
		t.Error(diff)
	}
	if res[0].Unchanged != 0 || res[0].Other != 1 {
		t.Errorf("%+v", res[0])
	}
	for guild, keys := range map[store.GuildID]map[string]int{
		0: {"early": 2, "later": 2, "other": 2}, 5: {"early": 2, "ours": 2}, 6: {"early": 2, "own": 1},
	} {
		for key, n := range keys {
			lines := history(t, st, guild, factOf(t, st, guild, story.ID, key).ID)
			if len(lines) != n {
				t.Errorf("guild %d, %s: %s", guild, key, strings.Join(lines, "\n"))
			}
			if last := lines[n-1]; n == 2 && (!strings.Contains(last, `post-1 "One" 2024-05-01`) || !strings.Contains(last, `post-1 "One" 2024-04-30`)) {
				t.Errorf("guild %d, %s: %s", guild, key, last)
			}
		}
	}
	sound(t, st)
}

// TestHistoryResolvesWhatItNames reads what a revision names where the fact was written before the one it names.
func TestHistoryResolvesWhatItNames(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, large(t, 40))[0]
	fact := factOf(t, st, 0, story.ID, "fact-19")
	revs, err := st.History(t.Context(), 0, fact.ID)
	if err != nil {
		t.Fatal(err)
	}
	if fact.Replaces == 0 || revs[0].After.Replaces != fact.Replaces {
		t.Errorf("replaces %d, the revision says %d", fact.Replaces, revs[0].After.Replaces)
	}
}
