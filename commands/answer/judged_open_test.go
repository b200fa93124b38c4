package answer

import "testing"

// What is disputed, denied or not disclosed bears on what it is put for in other words, and makes no yes.
func TestWhatIsNotSettledBearsOnAJudgement(t *testing.T) {
	v := viewOf(t, `byline: 1
story: dam
title: The dam at Holm
entities:
  dam: {name: Holm Dam, kind: place, aliases: [the dam]}
  ekman: {name: Siri Ekman, kind: person}
  lund: {name: Per Lund, kind: person}
  vik: {name: Vik Power, kind: company}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: cracks, sources: [s], status: denied, said_by: lund, text: Per Lund denied that Vik Power had hidden cracks in the wall of Holm Dam from its inspectors.}
  - {key: alarm, sources: [s], status: disputed, said_by: ekman, text: Siri Ekman said that Vik Power had switched off the alarm of Holm Dam before the flood.}
  - {key: alarm-on, sources: [s], status: disputed, disputes: alarm, text: Vik Power said that the alarm of Holm Dam had been on all along.}
  - {key: payout, sources: [s], status: not_disclosed, text: Vik Power did not say how much the families of Holm would receive.}
  - {key: head, sources: [s], subject: vik, relation: leader, object: lund, status: confirmed, text: Per Lund heads Vik Power.}
`)
	wantShort(t, v, map[string]string{
		"Did Vik Power cover up cracks in the dam?":               "No",
		"Was the alarm of Holm Dam disabled by Vik Power?":        "Disputed",
		"Is it known how much the families of Holm got?":          "Not disclosed",
		"Was Per Lund arrested?":                                  "Not on record",
		"Did Siri Ekman resign?":                                  "Not on record",
		"Did Statkraft hide cracks in the wall?":                  "Not on record",
		"Did the inspectors resign?":                              "Not on record",
		"Did the minister switch off the alarm before the match?": "Not on record",
	})
}
