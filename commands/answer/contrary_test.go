package answer

import "testing"

// A story's own relation is often asked for by words for either way that it may turn out: the fact tells which it was.
func TestAnOutcomeIsNotItsContrary(t *testing.T) {
	v := viewOf(t, `byline: 1
story: port
title: The port of Ormsk after the storm
entities:
  port: {name: Port of Ormsk, kind: organisation, aliases: [the port]}
  ilves: {name: Aino Ilves, kind: person}
  berg: {name: Otto Berg, kind: person}
  rask: {name: Nils Rask, kind: person}
  board: {name: Sea Board, kind: organisation}
relations:
  verdict: {label: Verdict, words: [verdict, convicted, acquitted, found]}
  sentence: {label: Sentence, words: [sentence, jailed]}
  plan: {label: Ruling on the plan, words: [approved, rejected, ruled on]}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: ilves, sources: [s], subject: ilves, relation: verdict, value: not guilty, status: confirmed, text: The judges let Aino Ilves go.}
  - {key: berg, sources: [s], subject: berg, relation: verdict, value: guilty, status: confirmed, text: The judges found Otto Berg guilty.}
  - {key: rask, sources: [s], subject: rask, relation: sentence, value: "8 months, suspended", status: confirmed, text: Nils Rask received a suspended sentence of 8 months.}
  - {key: berg-term, sources: [s], subject: berg, relation: sentence, value: two years, status: confirmed, text: Otto Berg received a sentence of two years.}
  - {key: plan, sources: [s], subject: port, relation: plan, value: rejected, status: confirmed, text: The Sea Board rejected the plan of the Port of Ormsk.}
`)
	wantShort(t, v, map[string]string{
		"Was Aino Ilves convicted?":          "No",
		"Is Aino Ilves guilty?":              "No",
		"Aino Ilves was convicted":           "No, contradicted by the record",
		"Was Otto Berg convicted?":           "Yes",
		"Was Otto Berg acquitted?":           "No",
		"Was Nils Rask jailed?":              "No",
		"Was Otto Berg jailed?":              "Yes",
		"Was the plan of the port approved?": "No",
		"Was the plan of the port rejected?": "Yes",
		"Is Aino Ilves innocent?":            "Not on record",
	})
}

// A word that is the contrary of the question's says nothing where it stands for something else that the fact tells.
func TestAContraryElsewhereTurnsNothing(t *testing.T) {
	v := viewOf(t, `byline: 1
story: mill
title: The mill at Orrin
entities:
  mill: {name: Orrin Mill, kind: company}
  vane: {name: Tessa Vane, kind: person}
  dahl: {name: Dahl Homes, kind: company}
relations:
  founded-by: {label: Founded by, words: [founded, started, founder]}
  sold-to: {label: Sold to, words: [sold to, bought]}
  verdict: {label: Verdict, words: [verdict, convicted, found]}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: founder, sources: [s], subject: mill, relation: founded-by, object: vane, status: confirmed, text: Tessa Vane founded Orrin Mill in 1990 after she had dropped out of school.}
  - {key: sale, sources: [s], subject: mill, relation: sold-to, object: dahl, status: confirmed, text: Tessa Vane sold Orrin Mill to Dahl Homes.}
  - {key: vane, sources: [s], subject: vane, relation: verdict, value: not guilty, status: confirmed, text: The court cleared Tessa Vane.}
`)
	wantShort(t, v, map[string]string{
		"Did Tessa Vane start Orrin Mill?": "Yes",
		"Who started Orrin Mill?":          "Tessa Vane",
		"Who was convicted?":               "Not on record",
		"Who was found guilty?":            "Not on record",
	})
}
