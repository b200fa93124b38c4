package answer

import "testing"

// What an event had it had in its own years, and a word that is a name where it stands has no others that mean the same.
func TestAnotherYearsEventAndAnotherWork(t *testing.T) {
	v := viewOf(t, `byline: 1
story: reels
title: The Reel awards
entities:
  reels: {name: 12th Reel Awards, kind: event}
  strike: {name: Usher strike, kind: event}
  okoro: {name: Ada Okoro, kind: person}
  lind: {name: Per Lind, kind: person}
  land: {name: Tall Tall Land, kind: product}
  hill: {name: Cold Hill, kind: product}
relations:
  host: {label: Hosted by, words: [host, hosted]}
  head: {label: Led by, words: [led, leads]}
  wins: {label: Reels won, words: [Reels won, awards won]}
sources: {s: {publisher: Post, title: T, published: 2017-03-02}}
facts:
  - {key: host, sources: [s], subject: reels, relation: host, object: okoro, happened: 2017-02-26, status: confirmed, text: Ada Okoro was the host of the Reels.}
  - {key: land, sources: [s], subject: land, relation: wins, value: 6 Reels, happened: 2017-02-26, status: confirmed, text: Tall Tall Land took six Reels.}
  - {key: hill, sources: [s], subject: hill, relation: wins, value: 3 Reels, happened: 2017-02-26, status: confirmed, text: Cold Hill took three Reels.}
  - {key: strike, sources: [s], subject: strike, relation: head, object: lind, happened: 2014, status: confirmed, text: Per Lind led the usher strike.}
  - {key: strike-end, sources: [s], subject: strike, happened: 2016, status: confirmed, text: The usher strike ended in 2016.}
`)
	wantShort(t, v, map[string]string{
		"Who hosted the Reels?":                  "Ada Okoro",
		"Who hosted the Reels in 2017?":          "Ada Okoro",
		"Who hosted the 2018 Reels?":             "Not on record",
		"Who hosted the Reels in 2018?":          "Not on record",
		"Who led the usher strike in 2015?":      "Per Lind",
		"Who led the usher strike in 2018?":      "Not on record",
		"How many Reels did Cold Hill win?":      "3 Reels",
		"How many Reels did Arrival win?":        "Not on record",
		"how many reels did arrival win":         "Not on record",
		"How many Reels did Tall Tall Land win?": "6 Reels",
	})
}
