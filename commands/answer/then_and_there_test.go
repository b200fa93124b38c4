package answer

import (
	"testing"

	"byline/commands/answer/english"
)

// Ages and lengths in words, what stood on a day, who held a place when it happened, and who lost to whom.
func TestAgesLengthsAndHoldersOfTheTime(t *testing.T) {
	v := viewOf(t, `byline: 1
story: ferry
title: The Ardal ferry fire
entities:
  line: {name: Ardal Line, kind: company}
  ruud: {name: Mette Ruud, kind: person}
  holm: {name: Kari Holm, kind: person}
  berg: {name: Nils Berg, kind: person}
  aas: {name: Tor Aas, kind: person}
  rovers: {name: Ardal Rovers, kind: organisation}
  town: {name: Holmvik Town, kind: organisation}
relations:
  boss: {label: Chief executive, words: [chief executive, boss]}
  minister: {label: Transport minister, words: [transport minister]}
  limit: {label: Speed limit, words: [speed limit]}
  banned: {label: Banned, words: [banned, ban]}
sources:
  a: {publisher: Post, title: A, published: 2024-03-03}
  b: {publisher: Post, title: B, published: 2024-06-01}
facts:
  - {key: fire, sources: [a], status: confirmed, happened: 2024-03-02, text: The ferry caught fire off Ardal.}
  - {key: crew, sources: [a], status: confirmed, happened: 2024-03-02, text: The crew put out boats.}
  - {key: dead, sources: [a], status: confirmed, happened: 2024-03-02, text: Nobody on the ferry died.}
  - {key: out, sources: [a], status: confirmed, happened: 2024-03-02, text: It took more than an hour to reach the ferry with hoses.}
  - {key: boss1, sources: [a], status: confirmed, subject: line, relation: boss, object: ruud, happened: 2020-01-01, until: 2024-05-31, text: Mette Ruud was chief executive of Ardal Line.}
  - {key: boss2, sources: [b], status: confirmed, subject: line, relation: boss, object: holm, happened: 2024-06-01, replaces: boss1, text: Kari Holm became chief executive of Ardal Line.}
  - {key: min, sources: [a], status: confirmed, subject: berg, relation: minister, value: Norway, happened: 2022-01-01, text: Nils Berg is the transport minister.}
  - {key: limit1, sources: [a], status: confirmed, subject: line, relation: limit, value: 12 knots, happened: 2024-03-10, text: Ferries of Ardal Line may do 12 knots.}
  - {key: limit2, sources: [b], status: confirmed, subject: line, relation: limit, value: 15 knots, happened: 2024-06-01, replaces: limit1, text: Ferries of Ardal Line may now do 15 knots.}
  - {key: ban, sources: [b], status: confirmed, subject: aas, relation: banned, happened: 2024-05-20, text: Captain Tor Aas was banned from the bridge for life.}
  - {key: age, sources: [a], status: confirmed, text: "Captain Tor Aas, then 57, was on the bridge."}
  - {key: cup, sources: [a], status: confirmed, happened: 2024-02-10, text: Ardal Rovers beat Holmvik Town 3–0 in Oslo.}
`)
	wantShort(t, v, map[string]string{
		"How old was Tor Aas?":                                           "57",
		"How old was Nils Berg?":                                         "Not on record",
		"How long is Tor Aas banned for?":                                "life",
		"What was the speed limit on 1 April 2024?":                      "12 knots",
		"What was the speed limit on 1 March 2024?":                      "Not on record",
		"Who was chief executive of Ardal Line at the time of the fire?": "Mette Ruud",
		"Who was the boss of Ardal Line when the disaster happened?":     "Mette Ruud",
		"Who was transport minister on 20 March 2024?":                   "Nils Berg",
		"Who did Holmvik Town lose to?":                                  "Ardal Rovers",
		"Who lost to Ardal Rovers?":                                      "Holmvik Town",
		"Who did Ardal Rovers lose to?":                                  "Not on record",
	})
}

// A verb with a particle is not the verb's own relation, and irregular forms are those of their verb.
func TestPhrasalVerbsAndIrregularForms(t *testing.T) {
	for _, c := range [][2]string{{"beat", "beaten"}, {"fled", "flee"}, {"hung", "hanging"}, {"swept", "sweeps"}, {"burnt", "burned"}} {
		if a, b := english.Stem(c[0]), english.Stem(c[1]); a != b {
			t.Errorf("%s and %s: %q, %q", c[0], c[1], a, b)
		}
	}
	v := viewOf(t, `byline: 1
story: wreck
title: The wreck
entities: {aas: {name: Tor Aas, kind: person}, ship: {name: MS Ardal, kind: product}}
sources: {s: {publisher: Post, title: T, published: 2024-03-03}}
facts:
  - {key: led, sources: [s], status: confirmed, subject: ship, relation: leader, object: aas, text: Tor Aas commanded the MS Ardal.}
  - {key: denied, sources: [s], status: denied, said_by: aas, text: Tor Aas denied that he had fled from the ship.}
`)
	if a := v.ask(Question{Text: "Did Tor Aas run away from the ship?", Now: askedAt}); a.Kind == Answered && a.Facts[0].Fact.Key != "denied" {
		t.Errorf("run away: %+v", a)
	}
}
