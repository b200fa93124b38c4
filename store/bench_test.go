package store_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"

	"byline/store"
	"byline/store/storetest"
)

// large is a story of n facts such as a newsroom might have after years: few entities, a source for each dozen of facts.
func large(t testing.TB, n int) *store.File {
	f := &store.File{Slug: "large", Title: "A long story"}
	for i := range max(1, n/50) {
		f.Entities = append(f.Entities, store.FileEntity{Slug: fmt.Sprintf("entity-%d", i), Name: fmt.Sprintf("Entity %d", i),
			Kind: store.KindCompany, Aliases: []string{fmt.Sprintf("E%d", i)}})
	}
	for i := range max(1, n/12) {
		f.Sources = append(f.Sources, store.FileSource{Slug: fmt.Sprintf("source-%d", i), Publisher: fmt.Sprintf("Publisher %d", i%40),
			Title: fmt.Sprintf("What happened on day %d, as told by those who saw it", i), Published: store.Date(2000+i%25, 1, 1+i%365),
			URL: fmt.Sprintf("https://example.com/%d", i)})
	}
	relations := store.Vocabulary()
	for i := range n {
		fact := store.FileFact{
			Key: fmt.Sprintf("fact-%d", i), Status: store.Reported, Happened: store.Date(2000+i%25, 1, 1+i%365),
			Text:    fmt.Sprintf("Company %d told its shareholders that sales in region %d rose by %d%% in the year, a record.", i%997, i%83, i%61),
			Sources: []string{f.Sources[i%len(f.Sources)].Slug}, Subject: f.Entities[i%len(f.Entities)].Slug,
			Relation: relations[i%len(relations)].Slug,
		}
		switch i % 3 {
		case 0:
			fact.Object = f.Entities[(i*7+1)%len(f.Entities)].Slug
		case 1:
			fact.Value = fmt.Sprintf("%d%%", i%61)
		}
		if i%10 == 0 {
			fact.Sources = append(fact.Sources, f.Sources[(i+1)%len(f.Sources)].Slug)
			if len(f.Sources) == 1 {
				fact.Sources = fact.Sources[:1]
			}
		}
		if i%20 == 19 {
			fact.Replaces = fmt.Sprintf("fact-%d", i-1)
		}
		f.Facts = append(f.Facts, fact)
	}
	return f
}

var sizes = []int{40, 1_000, 10_000, 100_000}

// BenchmarkImport reads a story file and puts it on record in a new database.
func BenchmarkImport(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var text bytes.Buffer
			if _, err := large(b, n).WriteTo(&text); err != nil {
				b.Fatal(err)
			}
			dir := b.TempDir()
			for i := 0; b.Loop(); i++ {
				st := storetest.Open(b, store.Options{Path: filepath.Join(dir, fmt.Sprintf("%d.db", i))})
				f, err := store.ReadFile("large.yaml", bytes.NewReader(text.Bytes()))
				if err != nil {
					b.Fatal(err)
				}
				storetest.Import(b, st, 0, f)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/fact")
		})
	}
}

// BenchmarkImportStored is an import without the reading of the file; BenchmarkImportAgain one that changes nothing.
func BenchmarkImportStored(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := large(b, n)
			dir := b.TempDir()
			for i := 0; b.Loop(); i++ {
				storetest.Import(b, storetest.Open(b, store.Options{Path: filepath.Join(dir, fmt.Sprintf("%d.db", i))}), 0, f)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/fact")
		})
	}
}

func BenchmarkImportAgain(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			st, f := storetest.New(b), large(b, n)
			storetest.Import(b, st, 0, f)
			for b.Loop() {
				storetest.Import(b, st, 0, f)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/fact")
		})
	}
}

func BenchmarkRecord(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			st := storetest.New(b)
			story := storetest.Import(b, st, 0, large(b, n))[0].ID
			var before, after runtime.MemStats
			var rec *store.Record
			for b.Loop() {
				var err error
				if rec, err = st.Record(b.Context(), 0, story); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/fact")
			runtime.GC()
			runtime.ReadMemStats(&before)
			runtime.KeepAlive(rec)
			rec = nil
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(before.HeapAlloc-after.HeapAlloc)/float64(n), "B/fact")
		})
	}
}

func BenchmarkVersion(b *testing.B) {
	st := storetest.New(b)
	story := storetest.Import(b, st, 0, large(b, 1_000))[0].ID
	for b.Loop() {
		if _, err := st.Version(b.Context(), 1, story); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens a database that exists, as every start does.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "test.db")
	st := storetest.Open(b, store.Options{Path: path})
	storetest.Import(b, st, 0, large(b, 40))
	for b.Loop() {
		again, err := store.Open(b.Context(), store.Options{Path: path, Now: storetest.Start.Local})
		if err != nil {
			b.Fatal(err)
		}
		if err := again.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFixFact is an editor's change of one fact of the shared record; BenchmarkUndo that change undone and done again.
func BenchmarkFixFact(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			st := storetest.New(b)
			d := deskOf(0, storetest.Import(b, st, 0, large(b, n))[0].ID)
			for i := 0; b.Loop(); i++ {
				f := store.FileFact{Key: "fact-1", Text: fmt.Sprint("Text ", i), Sources: []string{"source-0"}}
				if _, _, err := st.FixFact(b.Context(), d, store.FactEdit{Fact: f}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkUndo(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			st := storetest.New(b)
			d := deskOf(0, storetest.Import(b, st, 0, large(b, n))[0].ID)
			last, err := st.RetractFact(b.Context(), d, "fact-1", "Wrong.", 0)
			for b.Loop() {
				if err != nil {
					b.Fatal(err)
				}
				last, err = st.Undo(b.Context(), d, last)
			}
		})
	}
}
