package answer

import "testing"

// What a fact has by a relation is given to questions that put it from the other side, in the passive or of another time only where it
// holds so.
func TestRelationsAreAskedFromEitherSide(t *testing.T) {
	v := viewOf(t, `byline: 1
story: ferry
title: The Marn Ferry and its company
entities:
  line: {name: Marn Line, kind: company}
  bourse: {name: Oslo Bourse, kind: organisation}
  app: {name: Quayside, kind: product}
  lund: {name: Eva Lund, kind: person}
  berg: {name: Ole Berg, kind: person}
  holm: {name: Nils Holm, kind: person}
  gang: {name: Grey Gang, kind: organisation}
  offering: {name: Marn offering, kind: event, aliases: [the offering]}
relations:
  listed-on: {label: Listed on, inverse: Listing of, words: [listed on, exchange]}
  coder: {label: Developer, inverse: Developer of, words: [made by, creator]}
  board-member: {label: Board member, inverse: On the board of, words: [board, director]}
  outage: {label: Outage, words: [outage, went down]}
  offer-price: {label: Share price, words: [share price, shares, priced at]}
  ransom: {label: Ransom, words: [ransom, demanded]}
  reopened: {label: Reopened, words: [reopened, open again]}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: listed, sources: [s], status: confirmed, subject: line, relation: listed-on, object: bourse, happened: 2025-03-01, text: Marn Line's shares have traded on the Oslo Bourse since 1 March 2025.}
  - {key: coder, sources: [s], status: confirmed, subject: app, relation: coder, object: lund, text: Quayside was written by Eva Lund.}
  - {key: before, sources: [s], status: confirmed, subject: line, relation: board-member, object: berg, until: 2024-05-01, text: Ole Berg sat on Marn Line's board until 1 May 2024.}
  - {key: board, sources: [s], status: confirmed, subject: line, relation: board-member, object: holm, happened: 2024-05-02, text: Nils Holm took Berg's place on the board of Marn Line.}
  - {key: outage, sources: [s], subject: line, relation: outage, value: about three hours, happened: 2025-06-01, text: Marn Line's booking site was down for about three hours.}
  - {key: price, sources: [s], subject: offering, relation: offer-price, value: 34 dollars, happened: 2025-02-28, text: Marn Line sold its shares at 34 dollars each.}
  - {key: ransom, sources: [s], subject: gang, relation: ransom, value: 4 million dollars, happened: 2025-06-10, text: The Grey Gang demanded 4 million dollars and lower prices of Marn Line.}
  - {key: opened, sources: [s], subject: line, relation: reopened, value: Marn pier, happened: 2025-06-20, text: Marn pier was open again on 20 June 2025.}
  - {key: burnt, sources: [s], where: Skar, happened: 2025-06-06, until: 2025-06-10, text: A fire burned for days at the harbour of Skar.}
`)
	wantShort(t, v, map[string]string{
		"Is Marn Line listed on the Oslo Bourse?":    "Yes",
		"Marn Line is listed on the Oslo Bourse":     "Yes, supported by the record",
		"Is the Oslo Bourse listed on Marn Line?":    "Not on record",
		"Which exchange is Marn Line listed on?":     "Oslo Bourse",
		"Where is Marn Line listed?":                 "Oslo Bourse",
		"Who made Quayside?":                         "Eva Lund",
		"Who made the Marn offering?":                "Not on record",
		"Is Holm a director of Marn Line?":           "Yes",
		"Is Berg still a director of Marn Line?":     "No",
		"How long was the outage in June 2025?":      "about three hours",
		"How long was the outage in November 2025?":  "Not on record",
		"What was the share price in the offering?":  "34 dollars",
		"How many shares were sold in the offering?": "Not on record",
		"Did the Grey Gang demand a ransom?":         "Reportedly yes",
		"Did Marn Line pay the ransom?":              "Not on record",
		"When was Marn pier reopened?":               "20 Jun 2025",
		"When did the harbour of Skar reopen?":       "Not on record",
	})
}
