package answer

import (
	"slices"
	"testing"
)

const threeLaunches = `byline: 1
story: launches
title: The launches at Hallen
entities:
  north: {name: Nordverft, kind: company}
  south: {name: Sundverft, kind: company}
  ida: {name: Ida Lunde, kind: person}
  vote: {name: the Hallen vote, kind: event, aliases: [vote]}
relations:
  licence: {label: Licensed, words: [licensed, licence]}
  chair: {label: Chair, words: [chair, chaired]}
sources: {s: {publisher: Post, title: T, published: 2024-07-02}}
facts:
  - {key: north, sources: [s], subject: north, relation: licence, happened: 2022-03-01, status: confirmed, text: Nordverft was licensed on 1 March 2022.}
  - {key: south, sources: [s], subject: south, relation: licence, happened: 2022-05-01, status: confirmed, text: Sundverft was licensed on 1 May 2022.}
  - {key: chair, sources: [s], subject: south, relation: chair, object: ida, happened: 2019, until: 2023-02-03, status: confirmed, text: Ida Lunde chaired Sundverft until she resigned on 3 February 2023.}
  - {key: fire, sources: [s], happened: 2023-04-09, status: confirmed, text: A fire broke out in the paint shop on 9 April 2023.}
  - {key: vote1, sources: [s], subject: vote, happened: 2023-03-20, status: confirmed, text: The vote on the quay was held on 20 March 2023.}
  - {key: vote2, sources: [s], subject: vote, happened: 2023-03-20, status: confirmed, text: The vote was lost by a hair.}
  - {key: strike, sources: [s], happened: 2023, status: confirmed, text: The welders went on strike in 2023.}
`

// What came first is told by the days that the record has for either, and left open where it has none.
func TestTellsWhichCameFirst(t *testing.T) {
	v := viewOf(t, threeLaunches)
	for text, want := range map[string]struct {
		keys  []string
		short string
	}{
		"Was Nordverft licensed before Sundverft?":               {[]string{"north", "south"}, "Yes"},
		"Was Nordverft licensed after Sundverft?":                {[]string{"north", "south"}, "No"},
		"Did Ida Lunde resign before the fire broke out?":        {[]string{"chair", "fire"}, "Yes"},
		"Did Ida Lunde resign after the vote?":                   {[]string{"chair", "vote1"}, "No"},
		"Did the fire break out before or after the vote?":       {[]string{"fire", "vote1"}, "After"},
		"Did the welders strike before the fire broke out?":      {nil, "Not on record"},
		"Was Nordverft licensed before the harbour was dredged?": {nil, "Not on record"},
		"Did Ida Lunde resign before the minister was sacked?":   {nil, "Not on record"},
	} {
		got := v.ask(Question{Text: text, Now: askedAt})
		var keys []string
		for _, f := range got.Facts {
			keys = append(keys, f.Key)
		}
		slices.Sort(keys)
		if !slices.Equal(keys, want.keys) || got.Short != want.short {
			t.Errorf("%s: %v %q, want %v %q", text, keys, got.Short, want.keys, want.short)
		}
	}
}
