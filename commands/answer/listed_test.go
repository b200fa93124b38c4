package answer

import (
	"testing"
)

const harbourFire = `byline: 1
story: harbour
title: The harbour fire at Skar
entities:
  fire: {name: Skar fire, kind: event, aliases: [the fire, the harbour fire]}
  raid: {name: Lund raid, kind: event, aliases: [the raid]}
  board: {name: Port Board, kind: organisation}
  safety: {name: Sea Safety Office, kind: organisation}
  coast: {name: Coast Agency, kind: organisation}
  ferry: {name: Sula, kind: product}
  ida: {name: Ida Reed, kind: person}
  ole: {name: Ole Reed, kind: person}
  ane: {name: Ane Voll, kind: person}
  per: {name: Per Dahl, kind: person}
  kari: {name: Kari Moe, kind: person}
relations:
  bans: {label: Bans, words: [banned]}
  charged: {label: Charged with, words: [charged, charge]}
  quits: {label: Quits, words: [resigned, quit]}
  chair: {label: Chair, inverse: Chair of, words: [chair, chaired, led]}
  age: {label: Age, words: [age, old]}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: ban1, sources: [s], subject: safety, relation: bans, object: ferry, happened: 2024-02-01, until: 2024-09-01, text: The Sea Safety Office banned the Sula from the fjord.}
  - {key: ban2, sources: [s], subject: coast, relation: bans, object: ferry, happened: 2024-02-03, text: The Coast Agency also banned the Sula.}
  - {key: ch1, sources: [s], subject: ane, relation: charged, value: arson, happened: 2024-05-01, text: Ane Voll was charged with arson.}
  - {key: ch2, sources: [s], subject: per, relation: charged, value: neglect, happened: 2024-05-01, text: Per Dahl was charged with neglect.}
  - {key: q1, sources: [s], subject: kari, relation: quits, object: board, happened: 2024-06-01, text: Kari Moe resigned after four years.}
  - {key: c1, sources: [s], subject: board, relation: chair, object: kari, happened: 2020, until: 2024-06, text: Kari Moe led the Port Board until June 2024.}
  - {key: c2, sources: [s], subject: board, relation: chair, object: per, happened: 2024-06, text: Per Dahl has led the Port Board since June 2024.}
  - {key: a1, sources: [s], subject: ida, relation: age, value: 41 years, text: Ida Reed is 41.}
  - {key: a2, sources: [s], subject: ole, relation: age, value: 19 years, text: Ole Reed is 19.}
`

// Whoever asks for all is given those too for whom it is over, and whoever asks of two of one name is told of either.
func TestListsGiveAllThatFit(t *testing.T) {
	v := viewOf(t, harbourFire)
	wantFacts(t, v, map[string][]string{
		"Which authorities banned the Sula?":           {"ban1", "ban2"},
		"Which agencies ban the Sula now?":             {"ban2"},
		"Who was charged over the fire?":               {"ch1", "ch2"},
		"Who was charged over the raid?":               nil,
		"List everyone who resigned over the fire":     {"q1"},
		"Which people have led the Port Board?":        {"c1", "c2"},
		"Which people lead the Port Board now?":        {"c2"},
		"How old are both Reeds?":                      {"a1", "a2"},
		"How old were the two people named Reed?":      {"a1", "a2"},
		"How old was Reed?":                            nil,
		"When did both Reeds leave?":                   nil,
		"Which people have led the Sea Safety Office?": nil,
	})
}
