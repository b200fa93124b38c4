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

func factOf(t testing.TB, st *store.Store, guild store.GuildID, story store.StoryID, key string) store.Fact {
	t.Helper()
	rec, err := st.Record(t.Context(), guild, story)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(rec.Facts, func(f store.Fact) bool { return f.Key == key })
	if i < 0 {
		t.Fatalf("no fact %s", key)
	}
	return rec.Facts[i]
}

// TestGuildOverridesWhatItSees changes a shared story in one guild: an entity, a source, a fact, the title, and adds a fact
// that replaces a shared one. Only that guild sees it.
func TestGuildOverridesWhatItSees(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	shared := exported(t, st, 0, story.Slug)

	ours := sample(t)
	ours.Title, ours.Summary = "Our bridge", ""
	ours.Entities[0].Name = "Acme of ours"
	ours.Sources[0].Title = "One, corrected"
	ours.Facts[1].Text = "Zed was to build the bridge."
	ours.Facts = append(ours.Facts, store.FileFact{Key: "ours", Text: "We build it.", Sources: []string{"post-1"},
		Subject: "acme", Replaces: "later", Disputes: "early", Status: store.Confirmed})
	o := importer
	o.Guild = 5
	res, err := st.Import(t.Context(), o, ours)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]store.Change{{"early", "corrected"}, {"ours", "created"}}, res[0].Changes); diff != "" {
		t.Error(diff)
	}
	if res[0].Story.ID != story.ID || res[0].Other != 4 || res[0].Unchanged != 2 {
		t.Errorf("%+v", res[0])
	}
	if diff := cmp.Diff(ours, export(t, st, 5, story.Slug), asFile...); diff != "" {
		t.Error(diff)
	}
	for _, other := range []store.GuildID{0, 6} {
		if diff := cmp.Diff(shared, exported(t, st, other, story.Slug)); diff != "" {
			t.Errorf("guild %d sees the layer:\n%s", other, diff)
		}
		if v, err := st.Version(t.Context(), other, story.ID); err != nil || v != (store.Version{Shared: 1}) {
			t.Errorf("guild %d: %v %v", other, v, err)
		}
	}
	if v, err := st.Version(t.Context(), 5, story.ID); err != nil || v != (store.Version{Shared: 1, Layer: 1}) {
		t.Errorf("%v %v", v, err)
	}

	// In the guild's view everything refers to what the guild has in place of the shared rows.
	own, early, later := factOf(t, st, 5, story.ID, "ours"), factOf(t, st, 5, story.ID, "early"), factOf(t, st, 5, story.ID, "later")
	if own.Replaces != later.ID || own.Disputes != early.ID || later.Replaces != early.ID {
		t.Errorf("%d %d %d", own.Replaces, own.Disputes, later.Replaces)
	}
	if early.Guild != 5 || later.Guild != 0 || later.Subject != own.Subject || later.Sources[1].Title != "One, corrected" {
		t.Errorf("%+v", later)
	}

	// The override and the shared fact have one history, in this guild alone.
	for _, id := range []store.FactID{early.ID, factOf(t, st, 0, story.ID, "early").ID} {
		revs, err := st.History(t.Context(), 5, id)
		if err != nil {
			t.Fatal(err)
		}
		if len(revs) != 2 || revs[0].Action != "created" || revs[1].Action != "corrected" ||
			revs[1].Before.Text != "Zed builds the bridge." || revs[1].After.Text != "Zed was to build the bridge." {
			t.Errorf("%+v", revs)
		}
	}
	if revs, err := st.History(t.Context(), 6, factOf(t, st, 0, story.ID, "early").ID); err != nil || len(revs) != 1 {
		t.Errorf("%v %v", revs, err)
	}
	if _, err := st.History(t.Context(), 6, own.ID); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}

	// Again: nothing changes. Then the shared record moves under the layer.
	before := writes(t, st)
	if _, err := st.Import(t.Context(), o, ours); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, writes(t, st)); diff != "" {
		t.Error(diff)
	}
	next := sample(t)
	next.Facts[0].Text = "Acme builds the new bridge."
	next.Facts[1].Text = "Zed wanted to build the bridge."
	storetest.Import(t, st, 0, next)
	if f := factOf(t, st, 5, story.ID, "later"); f.Text != "Acme builds the new bridge." {
		t.Error(f.Text)
	}
	if f := factOf(t, st, 5, story.ID, "early"); f.Text != "Zed was to build the bridge." {
		t.Error(f.Text)
	}
	sound(t, st)
}

// TestCircleThroughTwoLayersIsCut has a guild say that one fact replaces another, and then the shared record the opposite.
func TestCircleThroughTwoLayersIsCut(t *testing.T) {
	st := storetest.New(t)
	f := sample(t)
	f.Facts[0].Replaces = ""
	story := storetest.Import(t, st, 0, f)[0]
	ours := sample(t)
	ours.Facts[0].Replaces = ""
	ours.Facts[1].Replaces = "later"
	storetest.Import(t, st, 5, ours)
	storetest.Import(t, st, 0, sample(t)) // later replaces early
	if early, later := factOf(t, st, 5, story.ID, "early"), factOf(t, st, 5, story.ID, "later"); early.Replaces != later.ID || later.Replaces != 0 {
		t.Errorf("early replaces %d, later replaces %d", early.Replaces, later.Replaces)
	}
	if later := factOf(t, st, 6, story.ID, "later"); later.Replaces == 0 {
		t.Error("another guild lost the replacement")
	}
	sound(t, st)
}

func TestGuildsOwnStoryIsItsOwn(t *testing.T) {
	st := storetest.New(t)
	own := storetest.Import(t, st, 5, sample(t))[0]
	if own.Guild != 5 {
		t.Errorf("%+v", own)
	}
	for _, other := range []store.GuildID{0, 6} {
		_, err := st.StoryBySlug(t.Context(), other, own.Slug)
		notFound(t, "StoryBySlug", err)
		_, err = st.Record(t.Context(), other, own.ID)
		notFound(t, "Record", err)
		_, err = st.Version(t.Context(), other, own.ID)
		notFound(t, "Version", err)
		_, err = st.StoryHistory(t.Context(), other, own.ID)
		notFound(t, "StoryHistory", err)
		_, err = st.ExportFile(t.Context(), other, own.Slug)
		notFound(t, "ExportFile", err)
		_, err = st.Gaps(t.Context(), other, own.ID, false)
		notFound(t, "Gaps", err)
		notFound(t, "ChooseStory", st.ChooseStory(t.Context(), store.Author{}, other, own.ID))
		_, err = st.AddGap(t.Context(), store.Author{}, store.Gap{Guild: other, Story: own.ID, Question: "Why?"})
		notFound(t, "AddGap", err)
		if all, err := st.Stories(t.Context(), other); err != nil || len(all) != 0 {
			t.Errorf("%v %v", all, err)
		}
	}
	if v, err := st.Version(t.Context(), 5, own.ID); err != nil || v != (store.Version{Layer: 1}) {
		t.Errorf("%v %v", v, err)
	}
	// A shared story of the same slug stands behind it.
	shared := storetest.Import(t, st, 0, sample(t))[0]
	all, err := st.Stories(t.Context(), 5)
	if err != nil || len(all) != 1 || all[0].ID != own.ID {
		t.Errorf("%v %v", all, err)
	}
	if got, err := st.StoryBySlug(t.Context(), 6, own.Slug); err != nil || got.ID != shared.ID {
		t.Errorf("%v %v", got, err)
	}
	sound(t, st)
}

func notFound(t testing.TB, what string, err error) {
	t.Helper()
	var e *store.Error
	if !errors.Is(err, store.ErrNotFound) || !errors.As(err, &e) {
		t.Errorf("%s: want ErrNotFound, got %v", what, err)
	}
}

// TestGuildsNeverSeeEachOther writes at random into the shared record and two guilds' layers. After each write, what each
// guild sees is what a model of overlaid maps says, and nothing that it reads bears another guild's mark.
func TestGuildsNeverSeeEachOther(t *testing.T) {
	st := storetest.New(t)
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++ // every run has guilds and stories of its own in the one database
		guilds := []store.GuildID{0, store.GuildID(1000*run + 1), store.GuildID(1000*run + 2)}
		slugs := []string{fmt.Sprintf("one-%d", run), fmt.Sprintf("two-%d", run)}
		model := make(map[store.GuildID]map[string]string) // what each layer says of a fact
		for _, g := range guilds {
			model[g] = make(map[string]string)
		}
		var stories []store.Story
		facts := make(map[store.FactID]bool)
		for n := range rapid.IntRange(1, 6).Draw(rt, "writes") {
			guild := rapid.SampledFrom(guilds).Draw(rt, "guild")
			f := randomFile(rt, n, guild, slugs)
			o := importer
			o.Guild = guild
			res, err := st.Import(rt.Context(), o, f)
			if err != nil { // two facts replace each other: nothing is changed
				if !strings.Contains(err.Error(), "in a circle") {
					rt.Fatal(err)
				}
				continue
			}
			for _, fact := range f.Facts {
				model[guild][f.Slug+"/"+fact.Key] = fact.Text
			}
			stories = append(stories, res[0].Story)
			for _, g := range guilds {
				if rec, err := st.Record(rt.Context(), g, res[0].Story.ID); err == nil {
					for _, f := range rec.Facts {
						facts[f.ID] = true
					}
				}
			}
		}
		for _, guild := range guilds[1:] {
			by := store.Author{UserID: fmt.Sprint(guild), Name: mark(guild), Via: "test"}
			if err := st.SetEditorRole(rt.Context(), by, guild, fmt.Sprint("100", guild)); err != nil {
				rt.Fatal(err)
			}
			story, err := st.StoryBySlug(rt.Context(), guild, slugs[0])
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err := st.ChooseStory(rt.Context(), by, guild, story.ID); err != nil {
				rt.Fatal(err)
			}
			if _, err := st.AddGap(rt.Context(), by, store.Gap{Guild: guild, Story: story.ID, Question: mark(guild)}); err != nil {
				rt.Fatal(err)
			}
		}
		for _, reader := range append(guilds, 7) {
			var all strings.Builder
			show := func(v any, err error) {
				if err != nil && !errors.Is(err, store.ErrNotFound) {
					rt.Fatal(err)
				}
				fmt.Fprintf(&all, "%+v %v\n", v, err)
			}
			seen := make(map[string]string)
			show(st.Stories(rt.Context(), reader))
			show(st.ChosenStory(rt.Context(), reader))
			show(st.EditorRole(rt.Context(), reader))
			for _, slug := range slugs {
				show(st.StoryBySlug(rt.Context(), reader, slug))
				f, err := st.ExportFile(rt.Context(), reader, slug)
				show(f, err)
				if err == nil {
					for _, fact := range f.Facts {
						seen[slug+"/"+fact.Key] = fact.Text
					}
				}
			}
			for _, story := range stories {
				show(st.Version(rt.Context(), reader, story.ID))
				show(st.Gaps(rt.Context(), reader, story.ID, false))
				show(st.Record(rt.Context(), reader, story.ID))
				revs, err := st.StoryHistory(rt.Context(), reader, story.ID)
				showRevisions(&all, revs)
				show(nil, err)
			}
			for id := range facts {
				revs, err := st.History(rt.Context(), reader, id)
				showRevisions(&all, revs)
				show(nil, err)
			}
			for _, other := range guilds[1:] {
				if other != reader && strings.Contains(all.String(), mark(other)) {
					rt.Fatalf("guild %d sees guild %d:\n%s", reader, other, all.String())
				}
			}
			want := make(map[string]string)
			for key, text := range model[0] {
				want[key] = text
			}
			for key, text := range model[reader] {
				want[key] = text
			}
			if ownStory(st, rt, reader, slugs[0]) || ownStory(st, rt, reader, slugs[1]) {
				continue // a story of the guild's own hides the shared one; TestGuildsOwnStoryIsItsOwn covers that
			}
			if diff := cmp.Diff(want, seen); diff != "" {
				rt.Fatalf("guild %d: %s", reader, diff)
			}
		}
	})
	sound(t, st)
}

func ownStory(st *store.Store, t *rapid.T, guild store.GuildID, slug string) bool {
	story, err := st.StoryBySlug(t.Context(), guild, slug)
	return err == nil && story.Guild != 0
}

func showRevisions(b *strings.Builder, revs []store.Revision) {
	for _, r := range revs {
		fmt.Fprintf(b, "%+v %+v %+v\n", r, r.Before, r.After)
	}
}

func mark(guild store.GuildID) string { return fmt.Sprintf("<of guild %d>", guild) }

// randomFile makes a file in which every text bears the guild's mark and is new.
func randomFile(t *rapid.T, n int, guild store.GuildID, slugs []string) *store.File {
	text := func(s string) string { return fmt.Sprintf("%s %d %s", s, n, mark(guild)) }
	f := &store.File{Slug: rapid.SampledFrom(slugs).Draw(t, "story"), Title: text("title"), Summary: text("summary")}
	pick := func(label string, from ...string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 1, len(from), rapid.ID[string]).Draw(t, label)
	}
	entities := pick("entities", "e1", "e2", "e3")
	for _, slug := range entities {
		f.Entities = append(f.Entities, store.FileEntity{Slug: slug, Name: text("name"), Aliases: []string{text("alias")}})
	}
	sources := pick("sources", "s1", "s2")
	for _, slug := range sources {
		f.Sources = append(f.Sources, store.FileSource{Slug: slug, Publisher: text("publisher"), Title: text("title"), Published: store.Date(2025, 1, 1+n)})
	}
	if rapid.Bool().Draw(t, "relation") {
		f.Relations = []store.FileRelation{{Slug: "r", Label: text("label"), Words: []string{text("word")}}}
	}
	keys := pick("keys", "k1", "k2", "k3", "k4")
	for i, key := range keys {
		fact := store.FileFact{Key: key, Text: text("fact"), Subject: rapid.SampledFrom(entities).Draw(t, "subject"), Value: text("value"),
			Sources: pick("of", sources...), Where: text("where")}
		if i > 0 && rapid.Bool().Draw(t, "linked") {
			fact.Replaces, fact.Disputes = keys[i-1], keys[0]
		}
		f.Facts = append(f.Facts, fact)
	}
	return f
}
