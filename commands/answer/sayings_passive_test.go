package answer

import "testing"

// What a saying does its verb to may stand before it, in the question as in the fact.
func TestSayingsInThePassive(t *testing.T) {
	v := viewOf(t, `byline: 1
story: quay
title: Norvik against the Marn Line
entities:
  city: {name: Norvik, kind: organisation}
  line: {name: Marn Line, kind: company}
  judge: {name: Ida Reed, kind: person}
  bank: {name: Skar Bank, kind: company}
relations:
  sued: {label: Sued, words: [sued]}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: sued, sources: [s], subject: city, relation: sued, object: line, where: Bergen, happened: 2024-05-06, text: Norvik sued the Marn Line in Bergen to get its quay back.}
  - {key: shelve, sources: [s], happened: 2024-08-09, text: Skar Bank shelved the loan.}
`)
	wantShort(t, v, map[string]string{
		"When was the suit brought against Marn Line?":  "6 May 2024",
		"Was a case filed against the Marn Line?":       "Reportedly yes",
		"Was a case filed against Norvik?":              "Not on record",
		"Was a case filed against Skar Bank?":           "Not on record",
		"When was the case dropped?":                    "Not on record",
		"Where was the complaint about Skar Bank read?": "Not on record",
	})
}

// What is asked about the time of an event is not answered by what came before or after it.
func TestDuringAnEvent(t *testing.T) {
	v := viewOf(t, `byline: 1
story: probe
title: The Selja probe
entities:
  ida: {name: Ida Reed, kind: person}
  probe: {name: Selja, kind: product}
  point: {name: Reed Point, kind: place}
  voss: {name: Voss, kind: place}
relations:
  touchdown: {label: Landed, words: [landed, landing]}
  site: {label: Landing site, words: [landing site, landed at]}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: land, sources: [s], subject: probe, relation: touchdown, value: 3 May 2025, happened: 2025-05-03, text: Selja touched down softly on 3 May 2025.}
  - {key: named, sources: [s], subject: probe, relation: site, object: point, said_by: ida, happened: 2025-05-09, text: Ida Reed named the place where Selja landed Reed Point.}
  - {key: voss, sources: [s], said_by: ida, happened: 2025-05-03, text: "Ida Reed followed the landing by video from Voss, where she met farmers."}
`)
	wantShort(t, v, map[string]string{
		"Where was Ida Reed during the landing?": "Voss",
		"Where did Selja land?":                  "Reed Point",
	})
}
