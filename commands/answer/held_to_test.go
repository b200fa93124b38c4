package answer

import "testing"

// A fact is given for just what it tells: each question that is declined here differs by a word from one that is answered.
func TestFactsAreHeldToWhatTheyTell(t *testing.T) {
	v := viewOf(t, `byline: 1
story: regatta
title: The Larn regatta
entities:
  mens: {name: Men's sculls, kind: event}
  kerr: {name: Ivo Kerr, kind: person}
  club: {name: Larn Rowing Club, kind: organisation}
relations:
  fined: {label: Fined, words: [fined, fine]}
  toll: {label: Deaths, words: [killed, deaths]}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: won, sources: [s], subject: mens, relation: winner, object: kerr, happened: 2025-06-29, text: Ivo Kerr won the men's sculls.}
  - {key: ban, sources: [s], happened: 2025-06-30, text: Ireland banned wooden oars from all its races on 30 June 2025.}
  - {key: fine, sources: [s], subject: club, relation: fined, value: 4000 euros, happened: 2022-05-01, text: Larn Rowing Club was fined 4000 euros.}
  - {key: quit, sources: [s], subject: club, happened: 2025-07-01, text: The club's treasurer dropped out of the committee on 1 July 2025.}
  - {key: killed, sources: [s], subject: club, relation: toll, value: "3", happened: 2019, text: Three rowers of the Larn Rowing Club were killed in a storm in 2019.}
  - {key: crowd, sources: [s], text: The summer races at Larn drew 5000 spectators.}
  - {key: cold, sources: [s], text: The winter of Larn is long.}
  - {key: prize, sources: [s], text: The winners shared a prize of 9000 euros.}
`)
	wantShort(t, v, map[string]string{
		"Who won the men's sculls?":                              "Ivo Kerr",
		"Who won the women's sculls?":                            "Not on record",
		"When did Ireland ban wooden oars?":                      "30 Jun 2025",
		"When did scotland ban wooden oars?":                     "Not on record",
		"What was Larn Rowing Club fined?":                       "4000 euros",
		"What was Larn Rowing Club fined in 2024?":               "Not on record",
		"When did the treasurer quit the committee?":             "1 Jul 2025", // told as dropped out
		"How many rowers of the Larn Rowing Club were killed?":   "3",
		"How many rowers of the Larn Rowing Club were injured?":  "Not on record",
		"How many spectators did the summer races at Larn draw?": "5000 spectators",
		"How many spectators did the winter races at Larn draw?": "Not on record",
		"How much was the prize that the winners shared?":        "9000 euros",
		"How much of the prize did each of the winners get?":     "Not on record",
	})
}
