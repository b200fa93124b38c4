package answer

import (
	"database/sql"
	"fmt"
	"math"
	"math/rand"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"

	"byline/commands/answer/english"
	"byline/store"
)

// benchSizes are the numbers of facts that speed is measured at.
var benchSizes = []int{40, 1000, 10_000, 100_000}

// bigStory makes a story of n facts on companies, the same for the same n. Words are drawn as in prose, few of them often and
// most of them seldom, from a vocabulary that grows with the story.
func bigStory(n int) *store.Record {
	rng := rand.New(rand.NewSource(int64(n)))
	words := make([]string, 2000+int(40*math.Sqrt(float64(n))))
	syllables := strings.Fields("ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo za tion ment ing er al")
	for i := range words {
		for k := 0; k < 2+rng.Intn(3); k++ {
			words[i] += syllables[rng.Intn(len(syllables))]
		}
	}
	plain := strings.Fields("the of and to in a that is was for on with as by at from its said will company market year")
	zipf := rand.NewZipf(rng, 1.1, 8, uint64(len(words)-1))
	r := &store.Record{Story: store.Story{ID: 1, Slug: "big", Title: "Companies"}, Relations: store.Vocabulary()}
	for i := range max(10, n/25) {
		e := store.Entity{ID: store.EntityID(i + 1), Slug: fmt.Sprint("company-", i), Kind: store.KindCompany}
		e.Name = strings.ToUpper(words[i%len(words)][:1]) + words[i%len(words)][1:] + fmt.Sprint(" ", i)
		e.Aliases = []string{fmt.Sprint("T", i, "X")}
		r.Entities = append(r.Entities, e)
	}
	for i := range max(3, n/20) {
		r.Sources = append(r.Sources, store.Source{ID: store.SourceID(i + 1), Slug: fmt.Sprint("s", i), Publisher: "P",
			Title: words[zipf.Uint64()] + " " + words[zipf.Uint64()], Published: store.Date(2024, time.Month(1+i%12), 1+i%28)})
	}
	who := rand.NewZipf(rng, 1.2, 4, uint64(len(r.Entities)-1))
	for i := range n {
		subject, object := &r.Entities[who.Uint64()], &r.Entities[who.Uint64()]
		text := []string{subject.Name}
		for range 10 + rng.Intn(14) {
			if rng.Intn(5) < 2 {
				text = append(text, plain[rng.Intn(len(plain))])
			} else {
				text = append(text, words[zipf.Uint64()])
			}
		}
		text = append(text, object.Name+".")
		r.Facts = append(r.Facts, store.Fact{ID: store.FactID(i + 1), Key: fmt.Sprint("fact-", i), Text: strings.Join(text, " "),
			Subject: subject.ID, Object: object.ID, Relation: r.Relations[rng.Intn(len(r.Relations))].Slug, Status: store.Reported,
			Happened: store.Date(2024, time.Month(1+rng.Intn(12)), 1+rng.Intn(28)),
			Sources:  r.Sources[i%len(r.Sources) : i%len(r.Sources)+1]})
	}
	return r
}

// bigQuestions are questions in the words of the story's facts.
func bigQuestions(r *store.Record, n int) []string {
	rng := rand.New(rand.NewSource(1))
	var out []string
	for range n {
		words := strings.Fields(r.Facts[rng.Intn(len(r.Facts))].Text)
		at := rng.Intn(len(words) - 8)
		out = append(out, "What did "+strings.Join(words[at:at+6], " ")+"?")
	}
	return out
}

func eachSize(b *testing.B, f func(b *testing.B, r *store.Record)) {
	for _, n := range benchSizes {
		if testing.Short() && n > 10_000 {
			continue
		}
		r := bigStory(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) { f(b, r) })
	}
}

func BenchmarkIndex(b *testing.B) {
	eachSize(b, func(b *testing.B, r *store.Record) {
		for b.Loop() {
			NewView(r)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(r.Facts)), "ns/fact")
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		v := NewView(r)
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric((float64(after.HeapAlloc)-float64(before.HeapAlloc))/float64(len(r.Facts)), "B/fact")
		runtime.KeepAlive(v)
	})
}

func BenchmarkRankText(b *testing.B) {
	eachSize(b, func(b *testing.B, r *store.Record) {
		v, qs, i := NewView(r), bigQuestions(r, 100), 0
		for b.Loop() {
			v.rankText(v.readText(qs[i%len(qs)]), 48, nil)
			i++
		}
	})
}

// BenchmarkFTS4 is what asking is measured against: the same words, any of them, through SQLite's full-text search over the
// same facts. It does not even rank what it finds.
func BenchmarkFTS4(b *testing.B) {
	eachSize(b, func(b *testing.B, r *store.Record) {
		db, err := sql.Open("sqlite3", filepath.Join(b.TempDir(), "fts.db"))
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = db.Close() }()
		db.SetMaxOpenConns(1)
		if _, err := db.Exec(`CREATE VIRTUAL TABLE f USING fts4(text, tokenize=porter); BEGIN`); err != nil {
			b.Fatal(err)
		}
		for i := range r.Facts {
			if _, err := db.Exec(`INSERT INTO f(text) VALUES (?1)`, r.Facts[i].Text); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := db.Exec(`COMMIT; INSERT INTO f(f) VALUES ('optimize')`); err != nil {
			b.Fatal(err)
		}
		find, err := db.Prepare(`SELECT docid FROM f WHERE text MATCH ?1`)
		if err != nil {
			b.Fatal(err)
		}
		var words []string
		for _, q := range bigQuestions(r, 100) {
			var l []string
			for _, t := range english.Tokenize(q) {
				if !english.StopWords[t.Text] {
					l = append(l, t.Text)
				}
			}
			words = append(words, strings.Join(l, " OR "))
		}
		i := 0
		for b.Loop() {
			rows, err := find.Query(words[i%len(words)])
			if err != nil {
				b.Fatal(err)
			}
			var id int64
			for rows.Next() {
				if err := rows.Scan(&id); err != nil {
					b.Fatal(err)
				}
			}
			if err := rows.Close(); err != nil {
				b.Fatal(err)
			}
			i++
		}
	})
}

func BenchmarkComplete(b *testing.B) {
	typed := []string{"a", "ba", "fact-1", "cedi", "lomu", "T12", "company", "bace di", "qiro", "the market"}
	for _, c := range []struct {
		name     string
		complete func(*View, string)
	}{
		{"entity", func(v *View, s string) { v.CompleteEntity(s, 25) }},
		{"fact", func(v *View, s string) { v.CompleteFact(s, 25) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			eachSize(b, func(b *testing.B, r *store.Record) {
				v, i := NewView(r), 0
				for b.Loop() {
					c.complete(v, typed[i%len(typed)])
					i++
				}
			})
		})
	}
}
