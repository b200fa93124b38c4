package answer

import (
	"testing"
)

// Several are asked for by the plural of any noun, and all that tell as much of the question as the first belong in the answer, whatever their
// relation. What people are called need not be told of each of them; whom the asker leaves out is no answer.
func TestListsAreRead(t *testing.T) {
	v := viewOf(t, `byline: 1
story: harbour
title: The Tom Brandt affair
relations:
  offered: {label: Offer, words: [bid, offer, offered]}
  confessed: {label: Confessed, words: [admitted, confessed]}
  salvor: {label: Salvage firm, words: [salvage, salvor]}
  lender: {label: Lender, inverse: Lender to, words: [lender, lent to]}
  passed: {label: Flew past, words: [flew past, flyby]}
  sacked: {label: Dismissal, words: [sacked, dismissed]}
entities:
  firm: {name: Harbour Line, kind: company}
  kestrel: {name: Kestrel, kind: company}
  orla: {name: Orla, kind: company}
  brandt: {name: Tom Brandt, kind: person}
  lind: {name: Eva Lind, kind: person}
  wreck: {name: Ferry Alma, kind: product}
  bank: {name: Norbank, kind: company}
  probe: {name: Halley probe, kind: product}
  ida: {name: Ida, kind: other}
  vesta: {name: Vesta, kind: other}
sources: {s: {publisher: Post, title: T, published: 2025-02-02}}
facts:
  - {key: kestrel-bid, sources: [s], subject: kestrel, relation: offered, value: $4 million, happened: 2025-01-02, text: "Kestrel offered $4 million in cash for Harbour Line."}
  - {key: orla-bid, sources: [s], subject: orla, relation: offered, value: $5 million, happened: 2025-01-09, text: "Orla put $5 million on the table for Harbour Line."}
  - {key: brandt-doped, sources: [s], subject: brandt, relation: confessed, value: doping, said_by: brandt, text: "Tom Brandt confessed on television to doping for years."}
  - {key: lind-doped, sources: [s], subject: lind, relation: confessed, value: doping, said_by: lind, text: "Eva Lind admitted to doping before the tour."}
  - {key: pumped, sources: [s], subject: wreck, text: "The salvage firm Tide pumped the fuel out of the wreck.", happened: 2025-01-03}
  - {key: raised, sources: [s], subject: wreck, relation: salvor, object: orla, text: "Orla won the contract to raise the wreck."}
  - {key: lent, sources: [s], subject: bank, relation: lender, object: firm, text: "Norbank lent Harbour Line its working capital."}
  - {key: by-ida, sources: [s], subject: probe, relation: passed, object: ida, happened: 2024-05, text: "The Halley probe flew past the asteroid Ida."}
  - {key: by-vesta, sources: [s], subject: probe, relation: passed, object: vesta, happened: 2024-07, text: "The Halley probe flew past Vesta at a distance of 900 kilometres."}
  - {key: brandt-out, sources: [s], subject: brandt, relation: sacked, value: for doping, text: "Tom Brandt was dismissed for doping."}
`)
	wantFacts(t, v, map[string][]string{
		"What bids were made for Harbour Line in January 2025?": {"kestrel-bid", "orla-bid"},
		"Which riders admitted doping?":                         {"brandt-doped", "lind-doped"},
		"Which salvage firms worked on the wreck?":              {"pumped", "raised"},
		"Which asteroids did the Halley probe fly by?":          {"by-ida", "by-vesta"},
		"Which banks lent to Harbour Line?":                     {"lent"},
		"Which banks besides Norbank lent to Harbour Line?":     nil,
		"Which riders were dismissed?":                          {"brandt-out"},
		"Which other riders were dismissed?":                    nil,
	})
	for ask, list := range map[string]bool{
		"Which sentences were handed down?": true, "What class was the ship?": false, "Which virus was it?": false, "Which press did they use?": false,
	} {
		if q := v.readQuestion(ask, askedAt); q.list != list {
			t.Errorf("%s: all %v, want %v", ask, q.list, list)
		}
	}
}
