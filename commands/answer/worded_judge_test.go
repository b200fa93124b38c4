package answer

import "testing"

// What is drawn from a fact is given only where it is of the sort that is asked for, is not in the question, and nothing else in the fact may
// have been meant; otherwise the fact's sentence is.
func TestShortAnswersAreNeverTheWrongThing(t *testing.T) {
	v := viewOf(t, `byline: 1
story: bakery
title: The fire at the Holm bakery
entities:
  holm: {name: Holm Bakery, kind: company}
  court: {name: Westby court, kind: organisation}
  mill: {name: Grand Mill, kind: organisation, summary: A mill with a shop}
  tern: {name: Tern Capital, kind: company}
  moss: {name: Moss Group, kind: company}
  quill: {name: Quillfort, kind: company}
  lund: {name: Eva Lund, kind: person}
  berg: {name: Nils Berg, kind: person}
  fair: {name: Spring Fair, kind: event}
relations:
  stage: {label: Led at, words: [took the lead, led at]}
  hired: {label: Investigator, words: [brought in, called in, hired]}
  donated: {label: Donation, words: [donation, gave money, give money]}
  bid: {label: Bidder, words: [offer, bid]}
  sold: {label: Shares sold, words: [sold shares]}
sources: {s: {publisher: Post, title: T, published: 2025-07-20}}
facts:
  - {key: stage, sources: [s], subject: lund, relation: stage, object: fair, text: "Eva Lund took the lead in the second round in front of the mill."}
  - {key: sold, sources: [s], subject: holm, relation: sold, value: 2 million crowns, text: "Three managers, among them Per Dahl, sold shares worth 2 million crowns in May."}
  - {key: donated, sources: [s], subject: berg, relation: donated, value: 800 crowns, text: "Nils Berg gave 800 crowns to those who would rebuild the ovens."}
  - {key: hired, sources: [s], subject: holm, relation: hired, text: "Holm Bakery called in Quillfort to look into the fire."}
  - {key: bid, sources: [s], subject: moss, relation: bid, object: moss, text: "A group led by Tern Capital offered 40 million crowns to take Moss Group private."}
  - {key: fined, sources: [s], subject: court, text: "Westby court fined Holm Bakery 90,000 crowns over a blocked exit."}
  - {key: blame, sources: [s], subject: lund, text: "Eva Lund said that the night watch was to blame for the open door."}
  - {key: halted, sources: [s], subject: court, text: "Westby court barred Dahl Brothers from the ovens."}
  - {key: award, sources: [s], subject: mill, text: "Grand Mill awarded Nils Berg the golden loaf."}
`)
	wantShort(t, v, map[string]string{
		"In which round did Eva Lund take the lead?":     "Eva Lund took the lead in the second round in front of the mill.",
		"Which managers sold shares?":                    "Three managers, among them Per Dahl, sold shares worth 2 million crowns in May.",
		"Which side did Nils Berg give money to?":        "Nils Berg gave 800 crowns to those who would rebuild the ovens.",
		"Who was brought in to look into the fire?":      "Holm Bakery called in Quillfort to look into the fire.",
		"Who was behind the 40 million crowns offer?":    "A group led by Tern Capital offered 40 million crowns to take Moss Group private.",
		"Who was fined over the blocked exit?":           "Holm Bakery",
		"Who was barred from the ovens?":                 "Westby court barred Dahl Brothers from the ovens.",
		"Who was blamed for the open door?":              "Eva Lund said that the night watch was to blame for the open door.",
		"Who won the golden loaf?":                       "Grand Mill awarded Nils Berg the golden loaf.",
		"Who fined the bakery over the blocked exit?":    "Westby court",
		"Who said the night watch was to blame?":         "Eva Lund",
		"Who called in Quillfort to look into the fire?": "Holm Bakery",
	})
}
