package store_test

import (
	"fmt"
	"testing"

	"byline/store"
	"byline/store/storetest"
)

// What a digest reads of a story of 100,000 facts: how far it has come, and 50 changes.
func BenchmarkKnowledge(b *testing.B) {
	st := storetest.New(b)
	const facts, changed = 100_000, 50
	write := func(slug string, n int, text string) store.StoryID {
		f := &store.File{Slug: slug, Title: "Large", Sources: []store.FileSource{{Slug: "a", Publisher: "A", Title: "A", Published: store.Date(2025, 1, 1)}}}
		for i := range n {
			f.Facts = append(f.Facts, store.FileFact{Key: fmt.Sprintf("f-%d", i), Text: fmt.Sprintf("%s %d.", text, i), Sources: []string{"a"}})
		}
		return storetest.Import(b, st, 0, f)[0].ID
	}
	story := write("large", facts, "Fact")
	since := markOf(b, st, 5, story)
	write("large", changed, "Changed")
	upto := markOf(b, st, 5, story)
	b.Run("mark", func(b *testing.B) {
		for b.Loop() {
			markOf(b, st, 5, story)
		}
	})
	write("another", 6000, "Fact")
	b.Run("mark of a story that was long not changed", func(b *testing.B) {
		for b.Loop() {
			markOf(b, st, 5, story)
		}
	})
	b.Run("changes", func(b *testing.B) {
		for b.Loop() {
			all, err := st.FactChanges(b.Context(), 5, story, since, upto)
			if err != nil || len(all) != changed {
				b.Fatal(len(all), err)
			}
		}
	})
}
