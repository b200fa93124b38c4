package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"byline/store"
	"byline/store/storetest"
)

// deskOf is the desk of an editor of a guild, or with guild 0 of an operator at the shared record.
func deskOf(guild store.GuildID, story store.StoryID) store.Desk {
	by := store.Author{UserID: "7", Name: "Ed", Via: "desk"}
	return store.Desk{By: by, Guild: guild, Story: story, Shared: guild == 0, Operator: guild == 0}
}

// standing is what export --history writes: the file and the changes that stand.
func standing(t storetest.TB, st *store.Store, guild store.GuildID, story store.Story) string {
	t.Helper()
	var b bytes.Buffer
	f, err := st.ExportFile(t.Context(), guild, story.Slug)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if err := st.WriteHistory(t.Context(), &b, guild, story.ID); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func fact(key, text string) store.FileFact {
	return store.FileFact{Key: key, Text: text, Sources: []string{"post-1"}}
}

// TestDeskWalk takes one editor through everything that the desk does, in the shared record and in a guild's layer, and undoes it
// again from the last to the first: after each undo the record is as it was before the change, and after each undo of an undo
// as it was after it, to the byte.
func TestDeskWalk(t *testing.T) {
	for _, guild := range []store.GuildID{0, 5} {
		t.Run(fmt.Sprint("guild ", guild), func(t *testing.T) {
			c := &clock{storetest.Start}
			st := storetest.Open(t, store.Options{Path: filepath.Join(t.TempDir(), "test.db"), Now: c.now})
			story := storetest.Import(t, st, 0, sample(t))[0]
			d := deskOf(guild, story.ID)
			yes := true
			steps := []struct {
				name string
				do   func() (store.EditID, error)
			}{
				{"add", func() (store.EditID, error) {
					f, id, err := st.AddFact(t.Context(), d, store.FactEdit{
						Fact: store.FileFact{Text: "  The bridge  opens in May. ", Sources: []string{"gazette-1"}, Subject: "bridge",
							Replaces: "early"},
						Entities: []store.FileEntity{{Slug: "bridge", Name: "Harbour Bridge", Kind: store.KindPlace}},
						Sources:  []store.FileSource{{Slug: "gazette-1", Publisher: "Gazette", Title: "Soon", Published: when(t, "2025-01-01")}}})
					if err == nil && (f.Key != "the-bridge-opens-in-may" || f.Text != "The bridge opens in May." || f.Guild != guild) {
						t.Errorf("%+v", f)
					}
					if err == nil {
						if diff := cmp.Diff(factOf(t, st, guild, story.ID, f.Key), f, asFile...); diff != "" {
							t.Error(diff)
						}
					}
					return id, err
				}},
				{"fix", func() (store.EditID, error) {
					_, id, err := st.FixFact(t.Context(), d, store.FactEdit{Fact: store.FileFact{Key: "early", Text: "Zed was to build it.",
						Sources: []string{"post-1"}, Subject: "zed"}})
					return id, err
				}},
				{"retract", func() (store.EditID, error) { return st.RetractFact(t.Context(), d, "later", "Wrong", 0) }},
				{"restore", func() (store.EditID, error) { return st.RestoreFact(t.Context(), d, "later", 0) }},
				{"new entity", func() (store.EditID, error) {
					_, id, err := st.PutEntity(t.Context(), d, store.FileEntity{Slug: "port", Name: "The Port"}, true)
					return id, err
				}},
				{"rename", func() (store.EditID, error) {
					e, id, err := st.PutEntity(t.Context(), d, store.FileEntity{Slug: "zed", Name: "Zed plc", Aliases: []string{"Zed"}}, false)
					if err == nil && e.Name != "Zed plc" {
						t.Errorf("%+v", e)
					}
					return id, err
				}},
				{"source", func() (store.EditID, error) {
					_, id, err := st.PutSource(t.Context(), d, store.FileSource{Slug: "post-1", Publisher: "The Post", Title: "One, corrected",
						Published: when(t, "2024-04-30")}, false)
					return id, err
				}},
				{"relation", func() (store.EditID, error) {
					return st.PutRelation(t.Context(), d, store.FileRelation{Slug: "berth", Label: "Berth", Symmetric: &yes, Words: []string{"berth"}})
				}},
				{"change a relation", func() (store.EditID, error) {
					return st.PutRelation(t.Context(), d, store.FileRelation{Slug: "toll", Label: "Toll road"})
				}},
				{"merge", func() (store.EditID, error) { return st.MergeEntities(t.Context(), d, "zed", "acme") }},
				{"merge a chain", func() (store.EditID, error) { return st.MergeEntities(t.Context(), d, "acme", "bridge") }},
				{"fix after a merge", func() (store.EditID, error) {
					_, id, err := st.FixFact(t.Context(), d, store.FactEdit{Fact: store.FileFact{Key: "early", Text: "It was to be built.",
						Sources: []string{"post-1", "wire-2"}, Subject: "bridge"}})
					return id, err
				}},
				{"title", func() (store.EditID, error) {
					return st.RenameStory(t.Context(), d, "The bridge", "", "Asia/Hong_Kong")
				}},
				{"import", func() (store.EditID, error) {
					f := sample(t)
					f.Title, f.Timezone = "The bridge again", "Asia/Hong_Kong"
					f.Facts = append(f.Facts, fact("imported", "From a file."))
					o := importer
					o.Guild = guild
					res, err := st.Import(t.Context(), o, f)
					if err != nil {
						return 0, err
					}
					return res[0].Edit, nil
				}},
			}
			states := []string{standing(t, st, guild, story)}
			var ids []store.EditID
			for _, s := range steps {
				c.at = c.at.Add(time.Minute)
				id, err := s.do()
				if err != nil || id == 0 {
					t.Fatalf("%s: #%d %v", s.name, id, err)
				}
				ids = append(ids, id)
				now := standing(t, st, guild, story)
				if now == states[len(states)-1] {
					t.Errorf("%s changed nothing", s.name)
				}
				states = append(states, now)
				sound(t, st)
			}
			same := func(what string, want string) {
				t.Helper()
				if diff := cmp.Diff(want, standing(t, st, guild, story)); diff != "" {
					t.Errorf("%s:\n%s", what, diff)
				}
				sound(t, st)
			}
			for i := len(steps) - 1; i >= 0; i-- {
				c.at = c.at.Add(time.Minute)
				undo, err := st.Undo(t.Context(), d, ids[i])
				if err != nil {
					t.Fatalf("undo %s: %v", steps[i].name, err)
				}
				same("undo "+steps[i].name, states[i])
				redo, err := st.Undo(t.Context(), d, undo)
				if err != nil {
					t.Fatalf("undo the undo of %s: %v", steps[i].name, err)
				}
				same("undo of undo of "+steps[i].name, states[i+1])
				if _, err := st.Undo(t.Context(), d, redo); err != nil {
					t.Fatalf("undo %s for good: %v", steps[i].name, err)
				}
				same("undo of undo of undo of "+steps[i].name, states[i])
			}
			if other := export(t, st, 6, story.Slug); guild != 0 && other.Title != sample(t).Title {
				t.Error("another guild sees the layer")
			}
		})
	}
}

// TestEntryErrorListsEveryFault gives a fact in which everything is wrong.
func TestEntryErrorListsEveryFault(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	before := writes(t, st)
	e := store.FactEdit{
		Fact: store.FileFact{Key: "early", Sources: []string{"post-9", "bad"}, Subject: "acne", Relation: "partnr", Object: "zed", Value: "x",
			Where: strings.Repeat("w", 201), Quote: strings.Repeat("q", 301), Status: "sure", Happened: when(t, "2025"), Until: when(t, "2024"),
			SaidBy: "nobody-at-all", Replaces: "early", Disputes: "otter"},
		Entities: []store.FileEntity{{Slug: "zed", Name: ""}},
		Sources:  []store.FileSource{{Slug: "bad", Publisher: "P", Title: "T", Published: when(t, "2025"), URL: "ftp://x"}},
	}
	_, _, err := st.AddFact(t.Context(), deskOf(5, story.ID), e)
	var faults *store.EntryError
	if !errors.As(err, &faults) || !errors.Is(err, store.ErrInvalid) {
		t.Fatal(err)
	}
	golden(t, "testdata/entry.faults", err.Error()+"\n")
	if again := st.CheckFact(t.Context(), deskOf(5, story.ID), e); again == nil {
		t.Error("CheckFact sees nothing wrong in a fix of it")
	}
	if after := writes(t, st); after != before {
		t.Error(after)
	}
}

// TestEditorsMeetEachOther has one editor change what another is looking at.
func TestEditorsMeetEachOther(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	d := deskOf(5, story.ID)
	seen, err := st.LastRevision(t.Context(), 5, factOf(t, st, 5, story.ID, "early").ID)
	if err != nil || seen == 0 {
		t.Fatal(seen, err)
	}
	fix := func(text string, seen int64) error {
		_, _, err := st.FixFact(t.Context(), d, store.FactEdit{Fact: fact("early", text), Seen: seen})
		return err
	}
	if err := fix("One.", seen); err != nil {
		t.Fatal(err)
	}
	var moved *store.MovedError
	for _, err := range []error{
		fix("Two.", seen),
		st.CheckFact(t.Context(), d, store.FactEdit{Fact: fact("early", "Two."), Seen: seen}),
		func() error { _, err := st.RetractFact(t.Context(), d, "early", "No.", seen); return err }(),
	} {
		if !errors.As(err, &moved) || !errors.Is(err, store.ErrConflict) {
			t.Fatal(err)
		}
		if moved.Key != "early" || moved.Now.Text != "One." || len(moved.Revisions) != 1 || moved.Revisions[0].Before.Text != "Zed builds the bridge." {
			t.Errorf("%+v", moved)
		}
	}
	if err := fix("Two.", moved.Revisions[0].ID); err != nil {
		t.Error(err)
	}

	d.Seen, err = st.LastEdit(t.Context(), 5, story.ID, store.ItemEntity, "acme")
	if err != nil || d.Seen == 0 {
		t.Fatal(d.Seen, err)
	}
	put := func(name string) error {
		_, _, err := st.PutEntity(t.Context(), d, store.FileEntity{Slug: "acme", Name: name}, false)
		return err
	}
	if err := put("Acme One"); err != nil {
		t.Fatal(err)
	}
	if err := put("Acme Two"); !errors.Is(err, store.ErrConflict) || !strings.Contains(err.Error(), "by Ed") {
		t.Error(err)
	}
}

// TestWhoMayWrite asks the one place that decides.
func TestWhoMayWrite(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	before := writes(t, st)
	by := store.Author{UserID: "7", Name: "Ed", Via: "desk"}
	for name, d := range map[string]store.Desk{
		"shared, not an operator":   {By: by, Guild: 5, Story: story.ID, Shared: true},
		"no server":                 {By: by, Story: story.ID},
		"no server, an operator":    {By: by, Story: story.ID, Operator: true},
		"nobody":                    {Guild: 5, Story: story.ID},
		"a guild that cannot exist": {By: by, Guild: -1, Story: story.ID},
		"an unstorable name":        {By: store.Author{UserID: "7", Name: "a\x00b"}, Guild: 5, Story: story.ID},
	} {
		for call, err := range deskCalls(t, st, d) {
			var said *store.Error
			if !errors.As(err, &said) || !errors.Is(err, store.ErrDenied) && !errors.Is(err, store.ErrInvalid) {
				t.Errorf("%s: %s: %v", name, call, err)
			}
		}
	}
	if after := writes(t, st); after != before {
		t.Error(after)
	}
	own := sample(t)
	own.Slug = "own"
	ours := storetest.Import(t, st, 5, own)[0]
	for call, err := range deskCalls(t, st, deskOf(6, ours.ID)) {
		if !errors.Is(err, store.ErrNotFound) && call != "MakeStory" && call != "Undo" {
			t.Errorf("another guild: %s: %v", call, err)
		}
	}
	for call, err := range deskCalls(t, st, deskOf(0, ours.ID)) {
		if !errors.Is(err, store.ErrNotFound) && call != "MakeStory" && call != "Undo" {
			t.Errorf("the shared record: %s: %v", call, err)
		}
	}
}

// deskCalls makes every change that a desk can make.
func deskCalls(t testing.TB, st *store.Store, d store.Desk) map[string]error {
	ctx := t.Context()
	source := store.FileSource{Slug: "post-1", Publisher: "P", Title: "T", Published: when(t, "2025-01-01")}
	calls := make(map[string]error)
	note := func(name string, err error) { calls[name] = err }
	_, _, err := st.AddFact(ctx, d, store.FactEdit{Fact: fact("", "New.")})
	note("AddFact", err)
	_, _, err = st.FixFact(ctx, d, store.FactEdit{Fact: fact("early", "New.")})
	note("FixFact", err)
	note("CheckFact", st.CheckFact(ctx, d, store.FactEdit{Fact: fact("", "New.")}))
	_, err = st.RetractFact(ctx, d, "early", "No.", 0)
	note("RetractFact", err)
	_, err = st.RestoreFact(ctx, d, "other", 0)
	note("RestoreFact", err)
	_, _, err = st.PutEntity(ctx, d, store.FileEntity{Slug: "acme", Name: "New"}, false)
	note("PutEntity", err)
	_, _, err = st.PutSource(ctx, d, source, false)
	note("PutSource", err)
	_, err = st.PutRelation(ctx, d, store.FileRelation{Slug: "toll"})
	note("PutRelation", err)
	_, err = st.MergeEntities(ctx, d, "zed", "acme")
	note("MergeEntities", err)
	_, _, err = st.MakeStory(ctx, d, "new", "New", "", "")
	note("MakeStory", err)
	_, err = st.RenameStory(ctx, d, "New", "", "")
	note("RenameStory", err)
	_, err = st.Undo(ctx, d, 1)
	note("Undo", err)
	return calls
}

func TestMadeStoryCanBeUndone(t *testing.T) {
	st := storetest.New(t)
	for _, guild := range []store.GuildID{0, 5} {
		d := deskOf(guild, 0)
		slug := fmt.Sprint("new-", guild)
		story, made, err := st.MakeStory(t.Context(), d, slug, " New ", "", "Europe/Paris")
		if err != nil || story.Title != "New" || story.Guild != guild {
			t.Fatal(story, err)
		}
		if _, _, err := st.MakeStory(t.Context(), d, slug, "Again", "", ""); !errors.Is(err, store.ErrConflict) {
			t.Error(err)
		}
		d.Story = story.ID
		_, added, err := st.AddFact(t.Context(), d, store.FactEdit{Fact: store.FileFact{Text: "So.", Sources: []string{"s"}},
			Sources: []store.FileSource{{Slug: "s", Publisher: "P", Title: "T", Published: when(t, "2025-01-01")}}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := st.Undo(t.Context(), d, made); !errors.Is(err, store.ErrConflict) || !strings.Contains(err.Error(), fmt.Sprintf("#%d", added)) {
			t.Error(err)
		}
		before := standing(t, st, guild, story)
		for _, id := range []store.EditID{0, made} {
			if _, err := st.Undo(t.Context(), d, id); err != nil {
				t.Fatal(err)
			}
		}
		_, err = st.StoryBySlug(t.Context(), guild, slug)
		notFound(t, "StoryBySlug", err)
		_, err = st.Record(t.Context(), guild, story.ID)
		notFound(t, "Record", err)
		sound(t, st)
		// The last two undos undone: all is there again.
		if _, err := st.Undo(t.Context(), d, added+2); err != nil {
			t.Fatal(err)
		}
		if _, err := st.Undo(t.Context(), d, added+1); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, standing(t, st, guild, story)); diff != "" {
			t.Error(diff)
		}
		sound(t, st)
	}
}

// TestEditsAreListed filters and pages.
func TestEditsAreListed(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	d := deskOf(5, story.ID)
	other := d
	other.By = store.Author{UserID: "8", Name: "Flo", Via: "desk"}
	must := func(id store.EditID, err error) store.EditID {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	a := must(st.RetractFact(t.Context(), d, "early", "Wrong.", 0))
	b := must(st.MergeEntities(t.Context(), other, "zed", "acme"))
	c := must(st.Undo(t.Context(), other, a))
	ids := func(guild store.GuildID, f store.EditFilter) (out []store.EditID) {
		all, err := st.Edits(t.Context(), guild, story.ID, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range all {
			out = append(out, e.ID)
		}
		return out
	}
	for name, x := range map[string]struct{ got, want []store.EditID }{
		"all":       {ids(5, store.EditFilter{}), []store.EditID{c, b, a, 1}},
		"others":    {ids(6, store.EditFilter{}), []store.EditID{1}},
		"page":      {ids(5, store.EditFilter{Before: c, Limit: 2}), []store.EditID{b, a}},
		"fact":      {ids(5, store.EditFilter{Fact: "early"}), []store.EditID{c, a, 1}},
		"entity":    {ids(5, store.EditFilter{Entity: "acme"}), []store.EditID{c, b, a, 1}}, // early is about zed, which is acme now
		"no entity": {ids(5, store.EditFilter{Entity: "nothing"}), nil},
		"editor":    {ids(5, store.EditFilter{Editor: "8"}), []store.EditID{c, b}},
	} {
		if !slices.Equal(x.got, x.want) {
			t.Errorf("%s: %v, want %v", name, x.got, x.want)
		}
	}
	all, err := st.Edits(t.Context(), 5, story.ID, store.EditFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if all[2].UndoneBy != c || all[0].Undoes != a || all[3].Total != 10 || len(all[3].Items) != 10 || all[1].By.Name != "Flo" {
		t.Errorf("%+v", all)
	}
	if got := all[2].Items[0]; got.Kind != store.ItemFact || got.Action != store.Retracted ||
		!slices.Equal(got.Changes(), []store.FieldChange{{Field: "retracted", Is: "Wrong."}}) {
		t.Errorf("%+v", got)
	}
	if got := all[1].Items[0]; got.Action != store.Merged || !slices.Equal(got.Changes(), []store.FieldChange{{Field: "into", Is: "acme"}}) {
		t.Errorf("%+v", got)
	}
	s, err := st.LastSource(t.Context(), 5, story.ID, store.Author{UserID: "8"})
	if err != nil || s.Slug != "post-1" {
		t.Error(s, err)
	}
	_, err = st.LastSource(t.Context(), 5, story.ID, store.Author{UserID: "9"})
	notFound(t, "LastSource", err)
}
