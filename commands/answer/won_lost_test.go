package answer

import "testing"

// Who beat whom, what place somebody came in and how near one thing is to another are answered by what tells just that.
func TestVictorsPlacesAndNearness(t *testing.T) {
	v := viewOf(t, `byline: 1
story: cup
title: The Northern Cup
entities:
  skar: {name: Skar, kind: organisation}
  voss: {name: Voss, kind: organisation}
  lund: {name: Lund, kind: organisation}
  norvik: {name: Norvik, kind: organisation}
  ground: {name: Holm Park, kind: place, aliases: [the ground]}
  stand: {name: North Stand, kind: place}
relations:
  plays-at: {label: Ground, words: [plays at, ground]}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: semi1, sources: [s], status: confirmed, happened: 2025-05-01, text: Skar beat Lund 2-0 in the first semi-final.}
  - {key: semi2, sources: [s], status: confirmed, happened: 2025-05-02, text: Voss beat Norvik 1-0 in the second semi-final.}
  - {key: third, sources: [s], status: confirmed, happened: 2025-05-05, text: Norvik came third by defeating Lund.}
  - {key: v1, sources: [s], subject: skar, relation: plays-at, object: ground, text: Skar play at Holm Park.}
  - {key: crowd, sources: [s], status: confirmed, text: "The road past the ground carries 4,000 cars a day."}
  - {key: near, sources: [s], status: confirmed, text: The road runs 165 metres from the ground.}
  - {key: stand, sources: [s], status: confirmed, text: The North Stand had three storeys and was 21 metres high.}
`)
	wantShort(t, v, map[string]string{
		"Who did Skar beat?":                         "Lund",
		"Who beat Norvik?":                           "Voss",
		"Who did Norvik beat?":                       "Lund",
		"Who did Lund beat?":                         "Not on record",
		"Who came second?":                           "Not on record",
		"Who came third?":                            "Norvik",
		"How close is the road to the ground?":       "165 metres",
		"How close is the station to the ground?":    "Not on record",
		"How tall was the North Stand?":              "21 metres",
		"How many storeys did the North Stand have?": "three storeys",
	})
}
