package answer

import (
	"fmt"
	"testing"
	"time"

	"byline/store"
)

// manyFacts is a record of n facts on n/20 companies and the people who run them.
func manyFacts(n int) *store.Record {
	relations := store.Vocabulary()
	for i := range relations {
		relations[i].Builtin = true
	}
	r := &store.Record{Story: store.Story{ID: 1, Slug: "many", Title: "Many companies"}, Relations: relations}
	r.Sources = []store.Source{{ID: 1, Slug: "s", Publisher: "Daily", Title: "Results", Published: store.Date(2025, 2, 13)}}
	companies := max(2, n/20)
	syllables := []string{"ka", "lo", "mi", "ren", "sto", "vu", "dal", "pe", "xi", "tor", "bra", "gun", "fel", "os", "hin", "wa"}
	name := func(i int) string {
		s := ""
		for k := 0; k < 4; k++ {
			s += syllables[i%16]
			i = i/16 + 7*k
		}
		return string(s[0]-32) + s[1:]
	}
	for i := 0; i < companies; i++ {
		r.Entities = append(r.Entities, store.Entity{ID: store.EntityID(i + 1), Slug: fmt.Sprintf("c%d", i), Name: name(i) + fmt.Sprint(i%7), Kind: store.KindCompany})
	}
	kinds := []string{"revenue", "partner", "rival", "product", "share-price"}
	texts := []string{"%s's revenue in the fourth quarter was %d million dollars", "%s works with a supplier of %d machines", "%s has a rival with %d shops",
		"%s sells a phone with %d cameras", "%s's shares rose by %d cents"}
	for i := 0; i < n; i++ {
		e := &r.Entities[i%companies]
		k := (i / companies) % len(kinds)
		r.Facts = append(r.Facts, store.Fact{ID: store.FactID(i + 1), Key: fmt.Sprintf("f%d", i), Story: 1, Text: fmt.Sprintf(texts[k], e.Name, i) + ".",
			Subject: e.ID, Relation: kinds[k], Value: fmt.Sprint(i), Status: store.Confirmed, Sources: r.Sources,
			Happened: store.Date(2020+i%5, time.Month(1+i%12), 1+i%28)})
	}
	return r
}

// BenchmarkAsk answers questions of several shapes from a warm view.
func BenchmarkAsk(b *testing.B) {
	for _, n := range []int{40, 1000, 10_000, 100_000} {
		v := NewView(manyFacts(n))
		name := v.Record.Entities[1].Name
		for _, q := range []struct{ shape, text string }{
			{"which", "What was " + name + "'s revenue in the fourth quarter?"}, {"who", "Who is " + name + "'s rival?"},
			{"yesno", "Did " + name + "'s shares rise?"}, {"none", "Who is " + name + "'s chairman in Japan?"}, {"latest", "What's new on " + name + "?"}} {
			b.Run(fmt.Sprintf("facts=%d/%s", n, q.shape), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					v.ask(Question{Text: q.text, Now: askedAt})
				}
			})
		}
	}
}
