package answer

import "testing"

// A short answer is as whole as the text tells it, and where what was found in a fact cannot be what was asked for, its sentence stands.
func TestShortAnswersAreWholeOrNone(t *testing.T) {
	v := viewOf(t, `byline: 1
story: regatta
title: The regatta of Port Sella
entities:
  sella: {name: Port Sella, kind: place}
  norland: {name: Norland, kind: place}
  kite: {name: Kite, kind: product, summary: A racing yacht}
  crew: {name: Kite crew, kind: organisation}
  club: {name: Sella Sailing Club, kind: organisation}
  museum: {name: Harbour Museum, kind: organisation}
  holt: {name: Ada Holt, kind: person}
  bray: {name: Tom Bray, kind: person}
  stride: {name: Lena Stride, kind: person, aliases: [the helmswoman]}
  fire: {name: Quay fire, kind: event}
  first: {name: Morning fire, kind: event}
relations:
  harbour-master: {label: Harbour master, words: [harbour master]}
  sank: {label: Sank, words: [sank, went down]}
  cause: {label: Cause, words: [caused, cause of]}
  worth: {label: Worth, words: [worth]}
  aboard: {label: Aboard, words: [aboard, on board]}
  charged: {label: Charged with, words: [charged with]}
  shown: {label: Shown, words: [shown]}
sources: {s: {publisher: Post, title: T, published: 2025-07-20}}
facts:
  - {key: festival, sources: [s], subject: kite, text: "A film about Kite was first screened at the Lantern festival."}
  - {key: hotel, sources: [s], where: Norland, text: "Police searched four rooms of the Belle Rive hotel."}
  - {key: sank, sources: [s], subject: kite, relation: sank, value: Gull Sound, where: Norland, happened: 2025-07-06, text: "Kite plunged into the Gull Sound 9 minutes after the start."}
  - {key: shown, sources: [s], subject: kite, relation: shown, object: museum, where: Port Sella, text: "The model of Kite was shown to visitors at the Harbour Museum in Port Sella."}
  - {key: found, sources: [s], text: "Ada Holt and Tom Bray found the mast."}
  - {key: master, sources: [s], subject: bray, relation: harbour-master, value: Port Sella, text: "Tom Bray is harbour master of Port Sella."}
  - {key: fire, sources: [s], subject: fire, object: fire, relation: cause, text: "Investigators found that sparks from a welder had started the blaze on the quay."}
  - {key: worth, sources: [s], subject: club, relation: worth, value: 3 million euros, text: "Mara Lind, a surveyor, put the damage at the boathouse at 3 million euros."}
  - {key: aboard, sources: [s], subject: kite, relation: aboard, value: 14 people, text: "Kite had 14 people on board: eleven sailors and three guests."}
  - {key: losing, sources: [s], text: "The closure of the harbour cost the club 4 to 5 million euros a month."}
  - {key: pumps, sources: [s], text: "Two of the boat's 8 pumps failed."}
  - {key: vote, sources: [s], text: "The club approved the rules by 61 votes to 40."}
  - {key: draw, sources: [s], text: "The club played football for the tenth day running, a 2-2 draw."}
  - {key: charge, sources: [s], subject: holt, text: "Ada Holt was charged with wilful damage of a buoy."}
  - {key: fell, sources: [s], subject: holt, text: "The Sella Sailing Club paid Ada Holt 800 euros for the mast."}
  - {key: posts, sources: [s], happened: 2025-07, text: "The club sold the wreck of Kite on 7 July 2025."}
  - {key: put-off, sources: [s], happened: 2025-07-09, text: "The club put off the dinner from 12 July to 8 August 2025."}
  - {key: ban, sources: [s], happened: 2025-07-01, until: 2025-07-08, text: "The harbour was closed to swimmers, a ban that lasted a week."}
  - {key: steered, sources: [s], subject: stride, text: "Lena Stride steered Kite to the last mark."}
  - {key: old, sources: [s], subject: stride, text: "Lena Stride left the club at the age of 41."}
`)
	wantShort(t, v, map[string]string{
		"At which festival was the film first screened?":          "Lantern festival",
		"Which hotel did police search?":                          "Belle Rive hotel",
		"Where did Kite sink?":                                    "Gull Sound, Norland",
		"Where was the model of Kite shown?":                      "Harbour Museum in Port Sella",
		"Who found the mast?":                                     "Ada Holt and Tom Bray",
		"Who is the harbour master?":                              "Tom Bray",
		"What caused the Quay fire?":                              "Investigators found that sparks from a welder had started the blaze on the quay.",
		"Who put the damage at the boathouse at 3 million euros?": "Mara Lind, a surveyor, put the damage at the boathouse at 3 million euros.",
		"How many sailors were on board Kite?":                    "eleven sailors",
		"How much did the closure of the harbour cost the club?":  "4 to 5 million euros a month",
		"How many pumps failed?":                                  "Two of the boat's 8 pumps",
		"What was Ada Holt charged with?":                         "wilful damage of a buoy",
		"What did the club pay for the mast?":                     "800 euros",
		"When did the club sell the wreck of Kite?":               "7 July 2025",
		"To when was the dinner put off?":                         "8 August 2025",
		"How long did the ban on swimmers last?":                  "a week",
		"Who is the helmswoman?":                                  "Lena Stride",
		"How old was Lena Stride?":                                "41",
	})
}
