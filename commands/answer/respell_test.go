package answer

import (
	"strings"
	"testing"

	"byline/store"
	"byline/store/storetest"
)

func TestWordsArePutRight(t *testing.T) {
	f, err := store.ReadFile("lake.yaml", strings.NewReader(`byline: 1
story: lake
title: The lake
entities: {council: {name: City Council, aliases: [the council]}}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: a, sources: [s], text: "The council ordered a third helicopter to fight the fire at the reservoir."}
  - {key: b, sources: [s], text: "The conservation of the statue was paid for by a committee, and the trial cost nothing."}
`))
	if err != nil {
		t.Fatal(err)
	}
	st := storetest.New(t)
	v, err := New(st).View(t.Context(), 0, storetest.Import(t, st, 0, f)[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{
		"helicoptor":   "helicopter", // a vowel for another
		"helicotper":   "helicopter", // letters swapped
		"helicpter":    "helicopter", // a letter missing
		"thrid":        "third",      // letters swapped, in a short word
		"stautes":      "",           // a short word, and another form than the record's
		"wich":         "which",
		"whats":        "",
		"comittee":     "committee", // a letter of a pair dropped
		"reservior":    "reservoir",
		"reservoirs":   "", // a form of a word of the record
		"conversation": "", // another word
		"status":       "",
		"trail":        "",
		"council":      "", // right as it is
		"Volkswagen":   "",
		"2025-01-0":    "",
	} {
		if got := v.respelt(typed); got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
	q := Question{Text: "Who ordered the helicoptor?", Now: askedAt}
	a := v.ask(q)
	if len(a.Corrections) != 1 || a.Corrections[0] != (Correction{Typed: "helicoptor", Shown: "helicopter"}) {
		t.Errorf("%s %q, corrections %v", a.Kind, a.Short, a.Corrections)
	}
}
