package answer

import (
	"strings"
	"testing"

	"byline/commands/answer/english"
)

func TestWordsArePutRight(t *testing.T) {
	v := viewOf(t, `byline: 1
story: lake
title: The lake
entities: {council: {name: City Council, aliases: [the council]}, higgs: {name: Peter Higgs}, particle: {name: Higgs boson}}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: a, sources: [s], text: "The council ordered a third helicopter to fight the fire at the reservoir."}
  - {key: b, sources: [s], text: "The conservation of the statue was paid for by a committee, and the trial cost nothing."}
`)
	for typed, want := range map[string]string{
		"helicoptor":   "helicopter", // a vowel for another
		"helicotper":   "helicopter", // letters swapped
		"helicpter":    "helicopter", // a letter missing
		"thrid":        "third",      // letters swapped, in a short word
		"stautes":      "statues",    // another form than the record's
		"goverment":    "government", // which the record does not write
		"anounced":     "announced",
		"threatend":    "threatened",
		"formaly":      "formally",
		"indicment":    "indictment", // whose stem is that of indicate
		"abuot":        "about",
		"septemer":     "september",
		"agancy":       "agency",
		"sachs":        "",
		"walsh":        "",
		"maersk":       "",
		"bollard":      "",
		"begining":     "", // its stem is right
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
		if got := v.respelt(typed, true); got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
	for typed, want := range map[string]string{
		"What was said in Septmber 2024?":   "What was said in September 2024?",
		"Where was Petir Higgs born?":       "Where was Peter Higgs born?", // by the word of the name beside it
		"where was petre higgs born":        "where was peter higgs born",
		"Steven Spielberg paid for it":      "",
		"Who is Petra Huggs?":               "",
		"what did Augusta say in the trial": "",
	} {
		if want == "" {
			want = typed
		}
		if got := v.readQuestion(typed, askedAt).text; got != want {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
	}
	if got := v.readQuestion("¿Quién es el socio?", askedAt).text; got != "¿Quién es el socio?" {
		t.Errorf("another language is put right: %s", got)
	}
	q := Question{Text: "Who ordered the helicoptor?", Now: askedAt}
	a := v.ask(q)
	if len(a.Corrections) != 1 || a.Corrections[0] != (Correction{Typed: "helicoptor", Shown: "helicopter"}) {
		t.Errorf("%s %q, corrections %v", a.Kind, a.Short, a.Corrections)
	}
}

// A text of nothing but what is no word is left as it is from mostTried on: it is no English, and looking for what was meant takes time.
func TestGibberishIsLeftAlone(t *testing.T) {
	v := viewOf(t, `byline: 1
story: lake
title: The lake
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: a, sources: [s], text: "The council ordered a third helicopter to fight the fire."}
`)
	const slip = "helicoptor "
	text := strings.Repeat("qwzrt ", mostTried-1) + slip + slip
	_, done := v.respell(text, english.Tokenize(text))
	if len(done) != 1 {
		t.Errorf("%d put right, want the first alone", len(done))
	}
}
