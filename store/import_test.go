package store_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"byline/store"
	"byline/store/storetest"
)

func when(t testing.TB, s string) store.When {
	t.Helper()
	w, err := store.ParseWhen(s)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// sample is a small story that uses every field.
func sample(t testing.TB) *store.File {
	yes := true
	return &store.File{
		Slug: "harbour-bridge", Title: "A bridge over the harbour", Summary: "Who builds it.", Timezone: "Europe/London",
		Entities: []store.FileEntity{
			{Slug: "acme", Name: "Acme", Kind: store.KindCompany, Aliases: []string{"Acme Ltd", "ACM"}, Summary: "A builder"},
			{Slug: "zed", Name: "Zed", Kind: store.KindOther},
			{Slug: "ann-lee", Name: "Ann Lee", Kind: store.KindPerson},
		},
		Relations: []store.FileRelation{
			{Slug: "toll", Label: "Toll", Inverse: "Toll of", Command: &yes, Words: []string{"toll", "what does it cost to cross"}},
		},
		Sources: []store.FileSource{
			{Slug: "post-1", Publisher: "The Post", Title: "One", Published: when(t, "2024-05-01"), URL: "https://example.com/1",
				Author: "J. Doe", Retrieved: when(t, "2024-05-02")},
			{Slug: "wire-2", Publisher: "Wire", Title: "Two", Published: when(t, "2024-05-02T10:30:00+02:00")},
		},
		Facts: []store.FileFact{
			{Key: "later", Text: "Acme builds the bridge.", Sources: []string{"wire-2", "post-1"}, Subject: "acme", Relation: "toll",
				Object: "zed", Where: "London", SaidBy: "ann-lee", Quote: "We build it.", Status: store.Confirmed,
				Happened: when(t, "2024-Q2"), Until: when(t, "2025-03"), Replaces: "early", Disputes: "other"},
			{Key: "early", Text: "Zed builds the bridge.", Sources: []string{"post-1"}, Subject: "zed", Value: "11% lower",
				Status: store.Reported, Happened: when(t, "2024")},
			{Key: "other", Text: "Nobody builds it.", Sources: []string{"post-1"}, Status: store.Denied, Disputes: "later",
				Retracted: "Wrong bridge"},
		},
	}
}

var asFile = []cmp.Option{cmp.Comparer(func(a, b store.When) bool { return a == b }), cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(store.File{})}

// writes counts everything that imports write: what must stand still when nothing changes.
func writes(t testing.TB, st *store.Store) string {
	t.Helper()
	return strings.Join(columnOf(t, st.Readers(), `
		SELECT 'version ' || story || ' ' || guild || ' ' || version FROM layers
		UNION ALL SELECT 'revisions ' || count(*) FROM revisions UNION ALL SELECT 'facts ' || count(*) FROM facts
		UNION ALL SELECT 'entities ' || count(*) FROM entities UNION ALL SELECT 'sources ' || count(*) FROM sources
		UNION ALL SELECT 'relations ' || count(*) FROM relations UNION ALL SELECT 'stories ' || count(*) FROM stories
		UNION ALL SELECT 'edits ' || count(*) FROM edits UNION ALL SELECT 'items ' || count(*) FROM edit_items`), "\n")
}

func export(t testing.TB, st *store.Store, guild store.GuildID, slug string) *store.File {
	t.Helper()
	f, err := st.ExportFile(t.Context(), guild, slug)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func exported(t testing.TB, st *store.Store, guild store.GuildID, slug string) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := export(t, st, guild, slug).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sound(t testing.TB, st *store.Store) {
	t.Helper()
	faults, err := st.Check(t.Context())
	if err != nil {
		t.Error(err)
	}
	for _, f := range faults {
		t.Error(f)
	}
}

func read(t testing.TB, text string) *store.File {
	t.Helper()
	f, err := store.ReadFile("test.yaml", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var importer = store.ImportOptions{By: store.Author{UserID: "7", Name: "Ed", Via: "test"}}

func TestImportThenExportGivesTheSameFile(t *testing.T) {
	st := storetest.New(t)
	storetest.Import(t, st, 0, sample(t))
	if diff := cmp.Diff(sample(t), export(t, st, 0, "harbour-bridge"), asFile...); diff != "" {
		t.Error(diff)
	}
	sound(t, st)
}

func TestExportImportExportGivesTheSameBytes(t *testing.T) {
	st := storetest.New(t)
	if err := st.EnsureStarter(t.Context()); err != nil {
		t.Fatal(err)
	}
	storetest.Import(t, st, 0, sample(t), large(t, 300))
	// Later changes move nothing to another place.
	changed := sample(t)
	changed.Facts[1].Text = "Zed was to build the bridge."
	changed.Facts = append(changed.Facts, store.FileFact{Key: "a-new-one", Text: "It opens.", Sources: []string{"wire-2"}})
	storetest.Import(t, st, 0, changed)
	for _, slug := range []string{"apple-alibaba", "harbour-bridge", "large"} {
		first := exported(t, st, 0, slug)
		empty := storetest.New(t)
		storetest.Import(t, empty, 0, read(t, first))
		if diff := cmp.Diff(first, exported(t, empty, 0, slug)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestRecordHoldsWhatTheFileSays(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	rec, err := st.Record(t.Context(), 0, story.ID)
	if err != nil {
		t.Fatal(err)
	}
	if rec.Story != story || story.Title != "A bridge over the harbour" || story.Timezone != "Europe/London" {
		t.Errorf("story %+v", rec.Story)
	}
	byKey := make(map[string]store.Fact)
	for _, f := range rec.Facts {
		byKey[f.Key] = f
	}
	later, early, other := byKey["later"], byKey["early"], byKey["other"]
	if later.Replaces != early.ID || later.Disputes != other.ID || other.Disputes != later.ID || early.Replaces != 0 {
		t.Errorf("links: %d %d %d", later.Replaces, later.Disputes, other.Disputes)
	}
	if later.Subject != rec.Entities[0].ID || later.Object != rec.Entities[1].ID || later.SaidBy != rec.Entities[2].ID {
		t.Errorf("entities: %d %d %d", later.Subject, later.Object, later.SaidBy)
	}
	if later.Happened.String() != "2024-Q2" || later.Until.String() != "2025-03" || later.Where != "London" || other.Retracted != "Wrong bridge" {
		t.Errorf("fields: %+v", later)
	}
	if len(later.Sources) != 2 || later.Sources[0].Publisher != "Wire" || later.Sources[0].Published.String() != "2024-05-02T10:30:00+02:00" {
		t.Errorf("sources: %+v", later.Sources)
	}
	if &early.Sources[0] != &other.Sources[0] {
		t.Error("equal lists of sources are not shared")
	}
	n := len(store.Vocabulary())
	if len(rec.Relations) != n+1 || rec.Relations[n].Slug != "toll" || !rec.Relations[n].Command {
		t.Errorf("relations: %+v", rec.Relations[n-1:])
	}
}

func TestImportOfTheSameFileChangesNothing(t *testing.T) {
	st := storetest.New(t)
	storetest.Import(t, st, 0, sample(t))
	before := writes(t, st)
	for _, guild := range []store.GuildID{0, 5} {
		o := importer
		o.Guild = guild
		res, err := st.Import(t.Context(), o, sample(t))
		if err != nil {
			t.Fatal(err)
		}
		if r := res[0]; len(r.Changes) != 0 || r.Unchanged != 3 || r.Other != 0 {
			t.Errorf("guild %d: %+v", guild, r)
		}
	}
	if diff := cmp.Diff(before, writes(t, st)); diff != "" {
		t.Error(diff)
	}
}

func TestImportOfAChangedFileChangesWhatDiffers(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	was, err := st.Version(t.Context(), 0, story.ID)
	if err != nil {
		t.Fatal(err)
	}
	f := sample(t)
	f.Summary = ""               // cleared
	f.Entities[0].Aliases = nil  // cleared
	f.Entities[0].Kind = ""      // the default
	f.Relations[0].Command = nil // cleared
	f.Facts[0].Quote = ""        // corrected
	f.Facts[0].Sources = []string{"post-1"}
	f.Facts[0].Replaces = ""
	f.Facts[2].Retracted = "" // restored
	f.Facts = f.Facts[:3]
	f.Facts = append(f.Facts, store.FileFact{Key: "fresh", Text: "A new one.", Sources: []string{"wire-2"}})
	f.Facts = append(f.Facts[:1], f.Facts[2:]...) // "early" is not in the file and stays
	res, err := st.Import(t.Context(), importer, f)
	if err != nil {
		t.Fatal(err)
	}
	want := []store.Change{{"later", "corrected"}, {"other", "restored"}, {"fresh", "created"}}
	if diff := cmp.Diff(want, res[0].Changes); diff != "" {
		t.Error(diff)
	}
	if res[0].Other != 3 || res[0].Unchanged != 0 {
		t.Errorf("%+v", res[0])
	}
	is, err := st.Version(t.Context(), 0, story.ID)
	if err != nil {
		t.Fatal(err)
	}
	if is.Shared != was.Shared+1 {
		t.Errorf("version %d after %d", is.Shared, was.Shared)
	}
	wantFile := sample(t)
	wantFile.Summary, wantFile.Entities[0].Aliases, wantFile.Relations[0].Command = "", nil, nil
	wantFile.Entities[0].Kind = store.KindOther
	wantFile.Facts[0].Quote, wantFile.Facts[0].Replaces, wantFile.Facts[0].Sources = "", "", []string{"post-1"}
	wantFile.Facts[2].Retracted = ""
	wantFile.Facts = append(wantFile.Facts, store.FileFact{Key: "fresh", Text: "A new one.", Sources: []string{"wire-2"}, Status: store.Reported})
	if diff := cmp.Diff(wantFile, export(t, st, 0, f.Slug), asFile...); diff != "" {
		t.Error(diff)
	}
	sound(t, st)
}

func TestDryRunSaysWhatWouldChangeAndChangesNothing(t *testing.T) {
	st := storetest.New(t)
	storetest.Import(t, st, 0, sample(t))
	before := writes(t, st)
	f, fresh := sample(t), sample(t)
	f.Facts[1].Retracted = "No longer true"
	fresh.Slug = "fresh"
	o := importer
	o.DryRun = true
	res, err := st.Import(t.Context(), o, f, fresh)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]store.Change{{"early", "retracted"}}, res[0].Changes); diff != "" {
		t.Error(diff)
	}
	if len(res[1].Changes) != 3 || res[1].Story.ID != 0 || res[1].Story.Slug != "fresh" {
		t.Errorf("%+v", res[1])
	}
	if diff := cmp.Diff(before, writes(t, st)); diff != "" {
		t.Error(diff)
	}
}

func TestImportTakesAllFilesOrNone(t *testing.T) {
	st := storetest.New(t)
	bad := sample(t)
	bad.Slug = "bad"
	bad.Facts[1].Sources = nil
	before := writes(t, st)
	_, err := st.Import(t.Context(), importer, sample(t), bad)
	if !errors.Is(err, store.ErrInvalid) || !strings.Contains(err.Error(), `fact "early" has no source`) {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, writes(t, st)); diff != "" {
		t.Error(diff)
	}
}

// TestFilesOfOneStoryAreTakenTogether imports two files of a story that name each other's facts and disagree on an entity:
// the later one holds, and importing both again changes nothing.
func TestFilesOfOneStoryAreTakenTogether(t *testing.T) {
	st := storetest.New(t)
	one, two := sample(t), sample(t)
	one.Facts[0].Replaces = "in-two"
	two.Title, two.Entities[0].Name = "Another title", "Acme plc"
	two.Facts = []store.FileFact{
		{Key: "in-two", Text: "Only there.", Sources: []string{"post-1"}, Disputes: "later"},
		{Key: "early", Text: "Zed was to build the bridge.", Sources: []string{"post-1"}},
	}
	res, err := st.Import(t.Context(), importer, one, two)
	if err != nil {
		t.Fatal(err)
	}
	if res[0].Story != res[1].Story || res[1].Story.Title != "Another title" || len(res[0].Changes) != 2 || len(res[1].Changes) != 2 {
		t.Errorf("%+v", res)
	}
	before := writes(t, st)
	if res, err = st.Import(t.Context(), importer, one, two); err != nil {
		t.Fatal(err)
	}
	if len(res[0].Changes)+len(res[1].Changes)+res[0].Other+res[1].Other != 0 {
		t.Errorf("%+v", res)
	}
	if diff := cmp.Diff(before, writes(t, st)); diff != "" {
		t.Error(diff)
	}
	f := export(t, st, 0, one.Slug)
	if f.Entities[0].Name != "Acme plc" || f.Facts[1].Text != "Zed was to build the bridge." || f.Facts[0].Replaces != "in-two" {
		t.Errorf("%+v", f)
	}
}

func TestRedefinedRelationGetsMoreWords(t *testing.T) {
	st := storetest.New(t)
	f := sample(t)
	f.Relations = append(f.Relations, store.FileRelation{Slug: "partner", Label: "Ally", Words: []string{"sidekick"}})
	story := storetest.Import(t, st, 0, f)[0]
	rec, err := st.Record(t.Context(), 0, story.ID)
	if err != nil {
		t.Fatal(err)
	}
	var built, now store.Relation
	for _, r := range store.Vocabulary() {
		if r.Slug == "partner" {
			built = r
		}
	}
	for _, r := range rec.Relations {
		if r.Slug == "partner" {
			now = r
		}
	}
	want := built
	want.Label, want.Words = "Ally", append(slices.Clone(built.Words), "sidekick")
	if diff := cmp.Diff(want, now); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(f.Relations, export(t, st, 0, f.Slug).Relations, asFile...); diff != "" {
		t.Error(diff)
	}
}

func TestImportTellsHowFarItIs(t *testing.T) {
	st := storetest.New(t)
	var last, calls int
	o := importer
	o.Progress = func(done, total int) {
		if done < last || done > total || total != 2503 {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
		calls++
	}
	if _, err := st.Import(t.Context(), o, large(t, 2500), sample(t)); err != nil {
		t.Fatal(err)
	}
	if last != 2503 || calls < 4 {
		t.Errorf("%d calls, the last with %d", calls, last)
	}
}

func TestCancelledImportChangesNothing(t *testing.T) {
	st := storetest.New(t)
	before := writes(t, st)
	ctx, cancel := context.WithCancel(t.Context())
	o := importer
	o.Progress = func(done, _ int) {
		if done >= 1000 {
			cancel()
		}
	}
	if _, err := st.Import(ctx, o, large(t, 5000)); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, writes(t, st)); diff != "" {
		t.Error(diff)
	}
}
