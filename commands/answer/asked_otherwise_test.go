package answer

import "testing"

// TestAskedOtherwise asks for what is on record in turns of phrase that say no more than the plain question.
func TestAskedOtherwise(t *testing.T) {
	v := viewOf(t, `byline: 1
story: grounding
title: The grounding
entities:
  firm: {name: Fairwing, kind: company}
  agency: {name: Civil Air Agency, kind: organisation, aliases: [CAA]}
  line: {name: American Airlines, kind: company, aliases: [American]}
  jet: {name: Fairwing 909, kind: product, aliases: [the 909]}
  ida: {name: Ida Lund, kind: person}
  ole: {name: Ole Berg, kind: person}
  kim: {name: Kim Roe, kind: person}
  max: {name: Max Dahl, kind: person}
relations:
  administrator: {label: Administrator, words: [administrator, runs the agency]}
  chief-executive: {label: Chief executive, words: [chief executive, CEO, boss]}
  fleet: {label: Fleet, words: [fleet, jets owned]}
  engine: {label: Engine, words: [engine, model]}
  sentence: {label: Sentence, words: [sentence, jailed, prison]}
  paid: {label: Price paid, words: [paid, price]}
  crisis-cost: {label: Cost of the crisis, words: [cost, bill]}
  grounds: {label: Grounds, words: [grounded]}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: adm, sources: [s], subject: agency, relation: administrator, object: ida, happened: 2024-03, text: "Ida Lund was sworn in as administrator of the agency."}
  - {key: ceo, sources: [s], subject: firm, relation: chief-executive, object: kim, happened: 2020, text: "Kim Roe heads Fairwing."}
  - {key: unit, sources: [s], happened: 2024-05, subject: kim, text: "Ole Berg took over the repair division of the group from Max Dahl."}
  - {key: fleet, sources: [s], subject: line, relation: fleet, value: 24 jets, text: "American Airlines had 24 of the jets."}
  - {key: engine, sources: [s], subject: jet, relation: engine, value: R7 with two fans, text: "The 909 flies with the R7, which has two fans."}
  - {key: jail, sources: [s], subject: max, relation: sentence, value: 20 months in prison, happened: 2024-09-02, text: "Max Dahl was sentenced to 20 months in prison."}
  - {key: tool, sources: [s], subject: agency, relation: paid, value: under $1 million, happened: 2024-04-28, text: "The agency paid less than 1 million dollars for the tool."}
  - {key: lift, sources: [s], subject: agency, happened: 2024-06-03, text: "The agency lifted the ban because the rotor had been changed."}
  - {key: bill, sources: [s], subject: agency, relation: crisis-cost, value: $3 million, text: "The crisis over the 909 will cost the agency 3 million dollars."}
  - {key: bid, sources: [s], subject: ole, happened: 2024-07-03, text: "Ole Berg put in a bid for the yard, and the bank turned it down."}
  - {key: scan, sources: [s], status: reported, text: "The scanner works on a 909 but not on a 910 or anything newer."}
  - {key: down, sources: [s], subject: agency, relation: grounds, object: jet, where: United States, happened: 2024-01-03, until: 2024-06-03, text: "The agency kept the 909 on the ground in the United States."}
`)
	wantShort(t, v, map[string]string{
		"who is in charge of the CAA now":                 "Ida Lund",
		"Who is the boss of Fairwing?":                    "Kim Roe",
		"Who replaced Max Dahl?":                          "Ole Berg",
		"Size of American's fleet at the time?":           "24 jets",
		"which model was it that the 909 flew with":       "R7 with two fans",
		"How long does Max Dahl have to spend in prison?": "20 months",
		"how much was the CAA thought to have paid":       "under $1 million",
		"how much woud the CAA have paid":                 "under $1 million",
		"Why did the CAA decide to lift the ban?":         "The agency lifted the ban because the rotor had been changed.",
		"What will the whole 909 mess cost the CAA?":      "$3 million",
		"Was Ole Berg's bid accepted?":                    "Reportedly no",
		"What will the lawsuit cost the CAA?":             "Not on record",
		"Size of Fairwing's fleet?":                       "Not on record",
		"how much was Fairwing thought to have paid":      "Not on record",
		"How long does Ole Berg have to spend in prison?": "Not on record",
		"who is in charge of American Airlines":           "Not on record",
		"Does the scanner work on newer jets?":            "Reportedly no",
		"Does the scanner work on the 909?":               "Reportedly yes",
	})
}
