package answer

import "testing"

func TestCompoundsOfVerbs(t *testing.T) {
	v := viewOf(t, `byline: 1
story: phone
title: The phone
entities: {firm: {name: Acorn, kind: company}, ivy: {name: Ivy Reed, kind: person}}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: kept, sources: [s], happened: 2024-10-19, text: "The phone had last been backed up six weeks before the theft."}
  - {key: lay, sources: [s], happened: 2024-11-02, subject: firm, text: "Acorn laid 300 people off in Leeds."}
  - {key: out, sources: [s], happened: 2024-12-04, text: "The breakdown of the talks came after Ivy Reed left the room."}
`)
	wantShort(t, v, map[string]string{
		"when was the last backup of the phone": "19 Oct 2024",
		"When were the layoffs at Acorn?":       "2 Nov 2024",
		"When did the talks break down?":        "4 Dec 2024",
		"When was the makeup of the phone?":     "Not on record",
		"When was the lineup at Acorn?":         "Not on record",
	})
}
