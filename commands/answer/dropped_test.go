package answer

import "testing"

// What was planned and given up was not done, and what is merely planned is no yes.
func TestDroppedPlansAreNotDone(t *testing.T) {
	v := viewOf(t, `byline: 1
story: mill
title: The mill at Orrin
entities:
  mill: {name: Orrin Mill, kind: company, aliases: [the mill]}
  vane: {name: Tessa Vane, kind: person}
  dahl: {name: Dahl Homes, kind: company}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: move, sources: [s], status: confirmed, subject: mill, happened: 2024-05-01, text: Orrin Mill said that it would move its looms to Delta.}
  - {key: stay, sources: [s], status: confirmed, subject: mill, happened: 2024-09-01, text: Orrin Mill dropped its plan to move the looms.}
  - {key: farm, sources: [s], status: confirmed, subject: vane, text: Tessa Vane decided against selling the farm.}
  - {key: bid, sources: [s], status: confirmed, subject: dahl, text: Dahl Homes dropped its offer for the warehouse.}
  - {key: roof, sources: [s], status: confirmed, subject: dahl, text: Dahl Homes plans to repair the roof.}
`)
	wantShort(t, v, map[string]string{
		"Did Orrin Mill move its looms?":              "No",
		"Did Orrin Mill plan to move its looms?":      "Yes",
		"Has Tessa Vane sold the farm?":               "No",
		"Tessa Vane sold the farm":                    "No, contradicted by the record",
		"Did Dahl Homes make an offer for the house?": "Not on record",
		"Has Dahl Homes repaired the roof?":           "Not on record",
		"Does Dahl Homes plan to repair the roof?":    "Yes",
	})
}
