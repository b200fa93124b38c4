package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byline/store"
	"byline/store/storetest"
)

// told is a change in a line: what was known, and what is.
func told(c store.FactChange) string {
	show := func(f *store.Fact) string {
		switch {
		case f == nil:
			return "nothing"
		case f.Retracted != "":
			return "retracted: " + f.Retracted
		}
		return fmt.Sprintf("%s (%s, %s)", f.Text, f.Status, f.Sources[0].Title)
	}
	return fmt.Sprintf("%s: %s -> %s", c.Key, show(c.Before), show(c.After))
}

func markOf(t storetest.TB, st *store.Store, guild store.GuildID, story store.StoryID) int64 {
	t.Helper()
	m, err := st.Mark(t.Context(), guild, story)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func changed(t storetest.TB, st *store.Store, guild store.GuildID, story store.StoryID, since, upto int64) []string {
	t.Helper()
	all, err := st.FactChanges(t.Context(), guild, story, since, upto)
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{}
	for _, c := range all {
		lines = append(lines, told(c))
		if c.First.ID <= since || c.Last.ID > upto || c.First.ID > c.Last.ID || c.First.At.IsZero() || c.First.Author.Name == "" {
			t.Error("the revisions of", told(c), "are", c.First, c.Last)
		}
	}
	return lines
}

func TestFactChangesAreTheDifferenceOfTwoMarks(t *testing.T) {
	st := storetest.New(t)
	if _, err := st.Mark(t.Context(), 0, 7); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the mark of no story: %v", err)
	}
	story := storetest.Import(t, st, 0, sample(t))[0].ID
	start := markOf(t, st, 0, story)
	// A fact that came as a retracted one is nothing that anybody was told.
	want := []string{
		"later: nothing -> Acme builds the bridge. (confirmed, Two)",
		"early: nothing -> Zed builds the bridge. (reported, One)",
	}
	if diff := cmp.Diff(want, changed(t, st, 0, story, 0, start)); diff != "" {
		t.Error(diff)
	}

	put := func(guild store.GuildID, change func(*store.File)) int64 {
		t.Helper()
		f := sample(t)
		change(f)
		storetest.Import(t, st, guild, f)
		return markOf(t, st, guild, story)
	}
	fixed := put(0, func(f *store.File) { f.Facts[1].Text, f.Facts[1].Status = "Zed builds it.", store.Confirmed })
	undone := put(0, func(*store.File) {})
	withdrawn := put(0, func(f *store.File) { f.Facts[0].Retracted = "Wrong builder" })
	restored := put(0, func(f *store.File) { f.Sources[1].Title = "Two, corrected" })
	for _, c := range []struct {
		since, upto int64
		want        []string
	}{
		{start, fixed, []string{"early: Zed builds the bridge. (reported, One) -> Zed builds it. (confirmed, One)"}},
		{fixed, undone, []string{"early: Zed builds it. (confirmed, One) -> Zed builds the bridge. (reported, One)"}},
		{start, undone, []string{}},
		{start, start, []string{}},
		{undone, withdrawn, []string{"later: Acme builds the bridge. (confirmed, Two) -> retracted: Wrong builder"}},
		{withdrawn, restored, []string{"later: retracted: Wrong builder -> Acme builds the bridge. (confirmed, Two, corrected)"}},
		{start, restored, []string{"later: Acme builds the bridge. (confirmed, Two) -> Acme builds the bridge. (confirmed, Two, corrected)"}},
	} {
		if diff := cmp.Diff(c.want, changed(t, st, 0, story, c.since, c.upto)); diff != "" {
			t.Errorf("from %d to %d: %s", c.since, c.upto, diff)
		}
	}
}

// A guild hears of the shared record and of its own layer, of no other's, and not of what its own facts stand in place of.
func TestFactChangesAsAGuildSeesThem(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0].ID
	start := markOf(t, st, 5, story)
	ours := sample(t)
	ours.Facts[1].Text = "Zed was to build it."
	storetest.Import(t, st, 5, ours)
	own := markOf(t, st, 5, story)
	next := sample(t)
	next.Facts[0].Text, next.Facts[1].Text = "Acme builds.", "Zed builds."
	storetest.Import(t, st, 0, next)
	end := markOf(t, st, 5, story)

	for guild, want := range map[store.GuildID][]string{
		5: {"early: Zed builds the bridge. (reported, One) -> Zed was to build it. (reported, One)",
			"later: Acme builds the bridge. (confirmed, Two) -> Acme builds. (confirmed, Two)"},
		6: {"later: Acme builds the bridge. (confirmed, Two) -> Acme builds. (confirmed, Two)",
			"early: Zed builds the bridge. (reported, One) -> Zed builds. (reported, One)"},
	} {
		if diff := cmp.Diff(want, changed(t, st, guild, story, start, end)); diff != "" {
			t.Errorf("guild %d: %s", guild, diff)
		}
	}
	if got := changed(t, st, 5, story, own, end); len(got) != 1 {
		t.Errorf("what its own fact stands in place of is news: %q", got)
	}
	if _, err := st.FactChanges(t.Context(), 6, story+1, 0, end); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the changes of no story: %v", err)
	}
}

// What was put on record and undone is nothing to who was told of neither, and withdrawn to who was told of it.
func TestFactChangesOfWhatIsUndone(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0].ID
	d := store.Desk{By: store.Author{UserID: "7", Name: "Ada", Via: "desk"}, Guild: 5, Story: story}
	start := markOf(t, st, 5, story)
	add := func(key string) {
		t.Helper()
		e := store.FactEdit{Fact: store.FileFact{Key: key, Text: "It has a toll.", Sources: []string{"post-1"}}}
		if _, _, err := st.AddFact(t.Context(), d, e); err != nil {
			t.Fatal(err)
		}
	}
	undo := func() int64 {
		t.Helper()
		if _, err := st.Undo(t.Context(), d, 0); err != nil {
			t.Fatal(err)
		}
		return markOf(t, st, 5, story)
	}
	add("toll")
	added := markOf(t, st, 5, story)
	undone := undo()
	for _, c := range []struct {
		since, upto int64
		want        []string
	}{
		{start, undone, []string{}},
		{start, added, []string{"toll: nothing -> It has a toll. (reported, One)"}},
		{added, undone, []string{"toll: It has a toll. (reported, One) -> nothing"}},
	} {
		if diff := cmp.Diff(c.want, changed(t, st, 5, story, c.since, c.upto)); diff != "" {
			t.Errorf("from %d to %d: %s", c.since, c.upto, diff)
		}
	}
	// A shared fact that the guild had changed shows again as it is.
	e := store.FactEdit{Fact: sample(t).Facts[1]}
	e.Fact.Text = "Zed was to build it."
	if _, _, err := st.FixFact(t.Context(), d, e); err != nil {
		t.Fatal(err)
	}
	fixed := markOf(t, st, 5, story)
	back := undo()
	want := []string{"early: Zed was to build it. (reported, One) -> Zed builds the bridge. (reported, One)"}
	if diff := cmp.Diff(want, changed(t, st, 5, story, fixed, back)); diff != "" {
		t.Error(diff)
	}
	if got := changed(t, st, 5, story, start, back); len(got) != 0 {
		t.Errorf("what was undone is news: %q", got)
	}
}

// Whatever is written in whatever layers, the difference of two marks is that of the records that were seen at them.
func TestFactChangesMatchTheRecords(t *testing.T) {
	st := storetest.New(t)
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++ // each run has a story of its own
		guilds := []store.GuildID{0, 5, 6}
		type look struct {
			mark  int64
			facts map[string]string
		}
		var story store.StoryID
		looks := make(map[store.GuildID][]look)
		for n := range rapid.IntRange(2, 5).Draw(rt, "edits") {
			guild := store.GuildID(0)
			if n > 0 {
				guild = rapid.SampledFrom(guilds).Draw(rt, "guild")
			}
			f := &store.File{Slug: fmt.Sprintf("s%d", run), Title: "S", Sources: []store.FileSource{
				{Slug: "a", Publisher: "A", Title: "A", Published: store.Date(2025, 1, 1)},
			}}
			for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"k1", "k2", "k3"}), 1, 3, rapid.ID[string]).Draw(rt, "keys") {
				fact := store.FileFact{Key: key, Sources: []string{"a"}, Text: rapid.SampledFrom([]string{"One.", "Two."}).Draw(rt, "text"),
					Status: rapid.SampledFrom([]store.Status{store.Reported, store.Confirmed}).Draw(rt, "status")}
				if rapid.IntRange(0, 3).Draw(rt, "retract") == 0 {
					fact.Retracted = "Wrong."
				}
				f.Facts = append(f.Facts, fact)
			}
			if undo := n > 1 && rapid.IntRange(0, 2).Draw(rt, "undo") == 0; undo {
				d := store.Desk{By: store.Author{Name: rt.Name(), Via: "test"}, Guild: guild, Story: story, Shared: guild == 0, Operator: true}
				_, err := st.Undo(rt.Context(), d, 0)
				if err != nil && !errors.Is(err, store.ErrConflict) && !errors.Is(err, store.ErrNotFound) {
					rt.Fatal(err)
				}
			} else {
				story = storetest.Import(rt, st, guild, f)[0].ID
			}
			for _, g := range guilds {
				rec, err := st.Record(rt.Context(), g, story)
				if errors.Is(err, store.ErrNotFound) {
					rt.Skip("what made the story was undone")
				}
				if err != nil {
					rt.Fatal(err)
				}
				l := look{mark: markOf(rt, st, g, story), facts: make(map[string]string)}
				for _, f := range rec.Facts {
					if f.Retracted == "" {
						l.facts[f.Key] = fmt.Sprintf("%s (%s, %s)", f.Text, f.Status, f.Sources[0].Title)
					}
				}
				looks[g] = append(looks[g], l)
			}
		}
		for _, g := range guilds {
			for i, from := range looks[g] {
				for _, to := range looks[g][i:] {
					want := []string{}
					for _, key := range []string{"k1", "k2", "k3"} {
						was, is := from.facts[key], to.facts[key]
						switch {
						case was == is:
						case is == "": // retracted, or the edit that put it on record was undone
							want = append(want, key+": "+was+" -> ")
						default:
							want = append(want, key+": "+was+" -> "+is)
						}
					}
					got := changed(rt, st, g, story, from.mark, to.mark)
					for i, line := range got {
						line = strings.Replace(line, ": nothing ->", ":  ->", 1)
						line = strings.Replace(line, ": retracted: Wrong. ->", ":  ->", 1)
						got[i] = strings.TrimSuffix(strings.TrimSuffix(line, "retracted: Wrong."), "nothing")
					}
					slices.Sort(got)
					if diff := cmp.Diff(want, got); diff != "" {
						rt.Fatalf("guild %d, %d to %d: %s", g, from.mark, to.mark, diff)
					}
				}
			}
		}
	})
}

// Two names that turn out to be one entity change what facts refer to, not what they say.
func TestFactChangesAfterAMerge(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0].ID
	start := markOf(t, st, 0, story)
	d := store.Desk{By: store.Author{UserID: "7", Name: "Ada", Via: "desk"}, Story: story, Shared: true, Operator: true}
	if _, err := st.MergeEntities(t.Context(), d, "zed", "acme"); err != nil {
		t.Fatal(err)
	}
	all, err := st.FactChanges(t.Context(), 0, story, start, markOf(t, st, 0, story))
	for _, c := range all {
		t.Errorf("%s: %+v -> %+v, %v", c.Key, c.Before, c.After, err)
	}
}
