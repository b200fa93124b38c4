package store_test

import (
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
			{Slug: "venue", Label: "Held at", Inverse: "Venue of", Command: &yes, Words: []string{"venue", "held at"}},
		},
		Sources: []store.FileSource{
			{Slug: "post-1", Publisher: "The Post", Title: "One", Published: when(t, "2024-05-01"), URL: "https://example.com/1",
				Author: "J. Doe", Retrieved: when(t, "2024-05-02")},
			{Slug: "wire-2", Publisher: "Wire", Title: "Two", Published: when(t, "2024-05-02T10:30:00+02:00")},
		},
		Facts: []store.FileFact{
			{Key: "later", Text: "Acme builds the bridge.", Sources: []string{"wire-2", "post-1"}, Subject: "acme", Relation: "venue",
				Object: "zed", Where: "London", SaidBy: "ann-lee", Quote: "We build it.", Status: store.Confirmed,
				Happened: when(t, "2024-Q2"), Until: when(t, "2025-03"), Replaces: "early", Disputes: "other"},
			{Key: "early", Text: "Zed builds the bridge.", Sources: []string{"post-1"}, Subject: "zed", Value: "11% lower",
				Status: store.Reported, Happened: when(t, "2024")},
			{Key: "other", Text: "Nobody builds it.", Sources: []string{"post-1"}, Status: store.Denied, Disputes: "later",
				Retracted: "Wrong bridge"},
		},
	}
}

var files = []cmp.Option{cmp.Comparer(func(a, b store.When) bool { return a == b }), cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(store.File{})}

func TestImportThenExportGivesTheSameFile(t *testing.T) {
	st := storetest.New(t)
	storetest.Import(t, st, 0, sample(t))
	got, err := st.ExportFile(t.Context(), 0, "harbour-bridge")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample(t), got, files...); diff != "" {
		t.Error(diff)
	}
	if faults, err := st.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Error(faults, err)
	}
}
