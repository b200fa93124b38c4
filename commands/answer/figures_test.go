package answer

import (
	"context"
	"strings"
	"testing"

	"byline/store"
	"byline/store/storetest"
)

// dam is a story of figures: what each of them is of has to be told from the words around it.
const dam = `byline: 1
story: varn-dam
title: The break of the Varn dam
entities:
  dam: {name: Varn Dam, kind: place, aliases: [the dam]}
  hydra: {name: Hydra Power, kind: company, aliases: [Hydra, the operator]}
  kessel: {name: Kessel Insurance, kind: company, aliases: [Kessel]}
  brodie: {name: Anna Brodie, kind: person, summary: Chief engineer of the dam}
  tower: {name: Signal Tower, kind: place}
  region: {name: Varn Region, kind: organisation, aliases: [the region]}
relations:
  toll: {label: Death toll, words: [death toll, killed, died, dead]}
  visitors: {label: Visitors, words: [visitors]}
  turbine-count: {label: Turbines, words: [turbines]}
  shift-size: {label: Shift, words: [night shift]}
  compensation: {label: Compensation, words: [compensation]}
sources: {s: {publisher: Post, title: T, published: 2025-03-02}}
facts:
  - {key: toll, sources: [s], subject: dam, relation: toll, value: "41", happened: 2025-02-10, text: "The death toll rose to 41 when a man rescued from the third floor of his house died."}
  - {key: wall, sources: [s], text: "The wall of the Varn Dam is 62 metres high and has 14 gates."}
  - {key: fine, sources: [s], happened: 2025-02-27, text: "The region fined Hydra 750,000 euros in February for its reports."}
  - {key: petition, sources: [s], text: "More than 1,300 people signed a petition against a new dam."}
  - {key: barred, sources: [s], text: "Hydra was barred from new permits for two years."}
  - {key: fund, sources: [s], text: "A fund for the victims was given 20 million Swedish kronor."}
  - {key: visitors, sources: [s], subject: tower, relation: visitors, value: "9,000", happened: 2023, text: "The Signal Tower had 9,000 visitors in 2023."}
  - {key: turbines-first, sources: [s], subject: dam, relation: turbine-count, value: "six", text: "The dam was planned with six turbines."}
  - {key: storeys, sources: [s], text: "The Signal Tower has 17 floors."}
  - {key: fans, sources: [s], text: "Some 2,400 people registered as fans for the reopening of the Signal Tower."}
  - {key: ticket, sources: [s], text: "A ticket for the Signal Tower costs €6."}
  - {key: bed, sources: [s], text: "The bed of the lake lies 48 metres below the crest, and the lake is 900 metres across."}
  - {key: shift, sources: [s], subject: hydra, relation: shift-size, value: "30", text: "Hydra had a night shift of 30, and none of them was hurt."}
  - {key: reports, sources: [s], text: "Hydra's staff wrote only 12 of its reports on time."}
  - {key: plan, sources: [s], text: "The region plans to make 7 inspections."}
  - {key: fund-victims, sources: [s], subject: dam, relation: compensation, value: "€12 million", text: "The victims were promised €12 million in compensation."}
  - {key: turbines, sources: [s], subject: dam, relation: turbine-count, value: "four", replaces: turbines-first, text: "The dam has four turbines."}
`

func TestFigures(t *testing.T) {
	f, err := store.ReadFile("dam.yaml", strings.NewReader(dam))
	if err != nil {
		t.Fatal(err)
	}
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, f)[0].ID
	a := New(st)
	for text, want := range map[string]string{
		"how many ppl died":                                     "41",
		"How many gates does the dam have?":                     "14",
		"How many floors does the dam have?":                    "", // a man came from one
		"How much was Hydra fined?":                             "750,000 euros",
		"How many people signed the petition?":                  "1,300",
		"How many people work at Hydra?":                        "", // two years are nobody
		"How much money was the fund for victims given?":        "20 million Swedish kronor",
		"How many visitors did the Signal Tower have?":          "9,000",
		"How many visitors did the Signal Tower have in 2024?":  "", // they were counted in 2023
		"how many people were hurt":                             "none",
		"How many people work for Hydra?":                       "", // reports are nobody
		"How many inspections did the region make?":             "", // they are yet to come
		"How much compensation was promised?":                   "€12 million",
		"How much compensation does each victim get?":           "",
		"How heavy is the dam?":                                 "",
		"how big is the wall, top to bottom":                    "62 metres",
		"How many storeys does the Signal Tower have?":          "17",
		"How many levels does the Signal Tower have?":           "17",
		"How many fans signed up for the reopening?":            "2,400",
		"what is the monthly price of a visit":                  "",
		"whats the price tag of a ticket":                       "€6",
		"how far down is the lake bed":                          "48 metres",
		"How high is the dam?":                                  "62 metres",
		"How many turbines does the dam have?":                  "four",
		"how many turbines was the dam gonna have at the start": "six",
	} {
		got, err := a.Ask(context.Background(), Question{Text: text, Story: story, Now: askedAt})
		switch {
		case err != nil:
			t.Errorf("Ask(%q): %v", text, err)
		case want == "" && got.Kind != NoRecord:
			t.Errorf("Ask(%q) = %s %q, want no record", text, got.Kind, got.Short)
		case want != "" && (got.Kind != Answered || !strings.Contains(got.Short, want)):
			t.Errorf("Ask(%q) = %s %q, want %q", text, got.Kind, got.Short, want)
		}
	}
}
