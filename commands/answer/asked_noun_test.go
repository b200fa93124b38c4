package answer

import "testing"

func TestWhichOne(t *testing.T) {
	v := viewOf(t, `byline: 1
story: launch
title: The launch of Petrel
entities:
  petrel: {name: Petrel, kind: product, summary: A lunar probe}
  kestrel: {name: Kestrel 4, kind: product, summary: A rocket}
  anthem: {name: Ode to Petrel, kind: product, summary: A song}
  agency: {name: Space Agency, kind: organisation}
  ito: {name: Mari Ito, kind: person}
  leeds: {name: Leeds, kind: place}
  institute: {name: Northern Institute, kind: organisation}
  flight: {name: Petrel's flight, kind: event}
relations:
  launcher: {label: Launched with, words: [rocket, launcher]}
  fee: {label: Insurance fee, words: [fee]}
  root: {label: Root of the failure, words: [cause of the failure]}
  workplace: {label: Works at, words: [works at, work]}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: rocket, sources: [s], subject: petrel, relation: launcher, object: kestrel, text: Petrel left on a Kestrel 4.}
  - {key: fee-old, sources: [s], subject: petrel, relation: fee, value: $2 million, text: The insurance fee for Petrel was $2 million.}
  - {key: fee-new, sources: [s], subject: petrel, relation: fee, value: $3 million, replaces: fee-old, text: The insurance fee for Petrel went up to $3 million.}
  - {key: root, sources: [s], subject: petrel, relation: root, value: a stuck valve, said_by: agency, text: The agency traced the failure of Petrel to a stuck valve.}
  - {key: ito, sources: [s], subject: ito, relation: workplace, object: institute, where: Leeds, text: Mari Ito works at the Northern Institute.}
  - {key: figure, sources: [s], subject: flight, relation: cost, value: $40 million, said_by: agency, text: The agency put the cost of the flight at $40 million.}
`)
	wantShort(t, v, map[string]string{
		"Which rocket carried Petrel?":                     "Kestrel 4",
		"Which song carried Petrel?":                       "Not on record",
		"What was Petrel's fee before it was raised?":      "$2 million",
		"What was the flight's cost before it was raised?": "Not on record",
		"What did the agency say caused the failure?":      "a stuck valve",
		"Where does Mari Ito work?":                        "Northern Institute",
		"Which prison is Mari Ito in?":                     "Not on record",
	})
}
