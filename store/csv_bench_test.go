package store

import (
	"bytes"
	"fmt"
	"testing"
)

// BenchmarkImportCSV puts a table of 10,000 facts on record in an empty story, and then again where nothing is new.
func BenchmarkImportCSV(b *testing.B) {
	const n = 10_000
	f := bigFile(n)
	var table bytes.Buffer
	if err := f.WriteCSV(&table, ','); err != nil {
		b.Fatal(err)
	}
	run := func(b *testing.B, st *Store) int {
		t, err := ReadCSV("big.csv", "big", bytes.NewReader(table.Bytes()))
		if err != nil {
			b.Fatal(err)
		}
		results, err := st.Import(b.Context(), ImportOptions{By: Author{Name: "Bench"}, NewEntities: true}, t)
		if err != nil {
			b.Fatal(err)
		}
		return len(results[0].Changes)
	}
	b.Run("new", func(b *testing.B) {
		b.SetBytes(int64(table.Len()))
		for i := 0; b.Loop(); i++ {
			b.StopTimer()
			st := emptyStore(b, fmt.Sprintf("%d.db", i))
			imported(b, st, &File{Slug: "big", Title: "Big"})
			b.StartTimer()
			if run(b, st) != n {
				b.Fatal("not all facts are new")
			}
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		b.SetBytes(int64(table.Len()))
		st := emptyStore(b, "same.db")
		imported(b, st, f)
		for b.Loop() {
			if run(b, st) != 0 {
				b.Fatal("something is new")
			}
		}
	})
}
