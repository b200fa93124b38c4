package answer

import "testing"

// What is only told hides nothing that is asked with, however long it is.
func TestWhatIsToldHidesNothingAsked(t *testing.T) {
	v := viewOf(t, `byline: 1
story: awards
title: The awards
entities: {awards: {name: Lantern Awards, kind: event}}
relations:
  new-date: {label: New date, words: [postponed, moved to, new date]}
sources:
  s: {publisher: Post, title: T, published: 2024-02-02}
facts:
  - {key: moved, sources: [s], subject: awards, relation: new-date, value: 15 January 2024, text: "The Lantern Awards were moved to 15 January 2024."}
  - {key: held, sources: [s], subject: awards, happened: 2024-01-15, text: "The Lantern Awards drew a record crowd."}
`)
	wantShort(t, v, map[string]string{
		"when were the lantern awards pushed back to": "15 Jan 2024",
	})
}
