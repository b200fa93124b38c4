package answer

import "testing"

// What a verdict turns on is what the fact says of the question's own words, not what it says beside them or of another's.
func TestVerdictsTurnOnWhatIsAsked(t *testing.T) {
	v := viewOf(t, `byline: 1
story: rialto
title: The Rialto theatre in Orsk
entities:
  rialto: {name: Rialto, kind: company, aliases: [the Rialto]}
  odeon: {name: Odeon, kind: company}
  nordic: {name: Nordic Arts, kind: company}
  poll: {name: Ann Poll, kind: person}
  berg: {name: Otto Berg, kind: person}
  court: {name: Supreme Court, kind: organisation}
  act: {name: Stage Act, kind: other}
  board: {name: City Council, kind: organisation}
relations:
  takeover: {label: Took over, inverse: Taken over by, words: [bought, acquired, takeover]}
  owner: {label: Majority owner, inverse: Majority owner of, words: [owner, owns, control]}
sources: {s: {publisher: Post, title: T, published: 2025-03-02}}
facts:
  - {key: off, sources: [s], subject: rialto, happened: 2025-03-01, status: confirmed, text: The Rialto cancelled the gala because two of the singers refused to travel.}
  - {key: title, sources: [s], status: confirmed, text: The City Council stripped Ann Poll of her medal on 2 March 2025.}
  - {key: sorry, sources: [s], status: confirmed, text: Otto Berg apologised to the guests of the Rialto.}
  - {key: bought, sources: [s], subject: rialto, relation: takeover, object: odeon, happened: 2025-01-05, status: confirmed, text: The Rialto bought the Odeon.}
  - {key: owner, sources: [s], subject: rialto, relation: owner, object: nordic, happened: 2025-02-01, status: confirmed, text: Nordic Arts became majority owner of the Rialto.}
  - {key: upheld, sources: [s], status: confirmed, text: The Supreme Court upheld the Stage Act on 4 February 2025.}
  - {key: kept, sources: [s], status: confirmed, text: The City Council decided to keep Otto Berg after a review.}
`)
	wantShort(t, v, map[string]string{
		"Did the Rialto cancel the gala?":                  "Yes",
		"Was the gala still cancelled as of 2 March 2025?": "Yes",
		"Ann Poll still has her medal":                     "No, contradicted by the record",
		"Was Ann Poll stripped of her medal?":              "Yes",
		"Has Otto Berg said sorry?":                        "Yes",
		"Has Ann Poll said sorry?":                         "Not on record",
		"The Rialto bought the Odeon":                      "Yes, supported by the record",
		"The Rialto bought Palace Halls":                   "Not on record",
		"Ann Poll took control of the Rialto":              "Not on record",
		"Nordic Arts took control of the Rialto":           "Yes, supported by the record",
		"The Rialto took control of Nordic Arts":           "Not on record",
		"Did the Supreme Court strike down the Stage Act?": "No",
		"The Supreme Court struck down the Stage Act":      "No, contradicted by the record",
		"Did the City Council fire Otto Berg?":             "No",
		"Did the City Council keep Otto Berg?":             "Yes",
	})
}
