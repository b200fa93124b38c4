package answer

import "testing"

// What somebody met with over what the story is about need not say over what; that five did it is told by one who is none of the five.
func TestWhoWasChargedOverIt(t *testing.T) {
	v := viewOf(t, `byline: 1
story: yard
title: The theft at Lund yard
entities:
  theft: {name: Lund burglary, kind: event, aliases: [the theft]}
  abel: {name: Ida Abel, kind: person}
  moe: {name: Finn Moe, kind: person}
  holt: {name: Karl Holt, kind: person}
relations:
  charged: {label: Charged with, words: [charged, accused]}
  thieves: {label: Number of thieves, words: [thieves, burglars]}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: abel, sources: [s], subject: abel, relation: charged, value: burglary, status: confirmed, text: Ida Abel was charged with burglary.}
  - {key: moe, sources: [s], subject: moe, relation: charged, value: perjury, status: confirmed, text: Finn Moe was charged with perjury.}
  - {key: five, sources: [s], subject: theft, relation: thieves, value: five, said_by: holt, text: "Five people did it, the prosecution said."}
`)
	wantShort(t, v, map[string]string{
		"Who was charged over the theft?":   "Ida Abel",
		"Who was charged over the flood?":   "Not on record",
		"Who were the burglars?":            "Not on record",
		"How many burglars were there?":     "five",
		"Who was sentenced over the theft?": "Not on record",
	})
	if a := v.ask(Question{Text: "Who was charged over the theft?", Now: askedAt}); len(a.Facts) != 2 {
		t.Errorf("%d facts of those who were charged, want both", len(a.Facts))
	}
}

// Whoever has a title before the name is no court, and whose silence it is does not make them the one who is paid.
func TestNamesBesideWhatIsAsked(t *testing.T) {
	v := viewOf(t, `byline: 1
story: count
title: The count at Ebberly
entities:
  trial: {name: Ebberly trial, kind: event}
  holm: {name: Ada Holm, kind: person}
  alder: {name: Alder, kind: company}
  club: {name: Ebberly Club, kind: organisation}
relations:
  judge: {label: Judge, words: [judge, presided over, heard]}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: judge, sources: [s], subject: trial, relation: judge, object: holm, status: confirmed, text: Judge Ada Holm heard the case.}
  - {key: fee, sources: [s], status: not_disclosed, text: Neither Alder nor Ebberly Club said what the firm is paid for the count.}
`)
	wantShort(t, v, map[string]string{
		"Which court heard the case?":              "Not on record",
		"Which judge heard the case?":              "Ada Holm",
		"How much does Ebberly Club pay Alder?":    "Not disclosed",
		"How much does Ebberly Club pay Ada Holm?": "Not on record",
	})
}
