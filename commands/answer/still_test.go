package answer

import "testing"

// Whoever left is no longer there; whoever left something else may well be.
func TestStill(t *testing.T) {
	v := viewOf(t, `byline: 1
story: bank
title: The bank of Holm
entities:
  bank: {name: Bank of Holm, kind: company, aliases: [the bank]}
  lund: {name: Per Lund, kind: person}
  ekman: {name: Siri Ekman, kind: person}
  vik: {name: Ola Vik, kind: person}
relations:
  left: {label: Left, words: [left, quit]}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: lund, sources: [s], status: confirmed, subject: lund, relation: left, object: bank, text: Per Lund retired from the Bank of Holm after 25 years.}
  - {key: ekman, sources: [s], status: confirmed, subject: ekman, text: "Siri Ekman, who left school at 16, sits on the board of the harbour."}
  - {key: vik, sources: [s], status: confirmed, subject: vik, text: Ola Vik retired from professional sailing in May.}
  - {key: crisis, sources: [s], status: confirmed, subject: bank, text: The Bank of Holm came out of administration on 1 June.}
`)
	wantShort(t, v, map[string]string{
		"Is Per Lund still at the Bank of Holm?":                "No",
		"Does Ola Vik still sail as a professional?":            "No",
		"Is the bank still in administration?":                  "No",
		"Is Siri Ekman still on the board of the harbour?":      "Yes",
		"Does Siri Ekman still sit on the board of the harbour": "Yes",
	})
}
