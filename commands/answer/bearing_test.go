package answer

import (
	"testing"

	"byline/commands/answer/english"
)

// A fact bears on a judgement though the question puts the verb in other words, or leads up to it; not where it lacks anything else, tells of a
// plan, or has it done to another.
func TestFactsThatBearOnAJudgement(t *testing.T) {
	v := viewOf(t, `byline: 1
story: quarry
title: The quarry at Ryd
entities:
  norr: {name: Norr Stone, kind: company}
  hede: {name: Hede Group, kind: company}
  ek: {name: Moa Ek, kind: person}
  union: {name: Stone Union, kind: organisation}
  chapel: {name: Ryd Chapel, kind: place}
relations:
  loan: {label: Lent, inverse: Lent by, words: [lent, loan, lend]}
  out: {label: Expelled, inverse: Expelled by, words: [expelled, expulsion]}
sources: {s: {publisher: Post, title: T, published: 2025-03-02}}
facts:
  - {key: sold, sources: [s], happened: 2025-01-05, status: confirmed, text: Norr Stone sold the quarry at Ryd to Hede Group.}
  - {key: agreed, sources: [s], subject: hede, happened: 2025-01-20, status: confirmed, text: Hede Group agreed on 20 January 2025 to buy the railway at Ryd.}
  - {key: records, sources: [s], happened: 2025-02-01, status: confirmed, text: Norr Stone stopped collecting the dust records of its workers in bulk.}
  - {key: minute, sources: [s], subject: ek, status: confirmed, text: Moa Ek led the Stone Union and attended every meeting of the spring talks.}
  - {key: lent, sources: [s], subject: hede, relation: loan, object: norr, status: confirmed, text: Hede Group lent a crusher to Norr Stone.}
  - {key: expelled, sources: [s], subject: union, relation: out, object: hede, status: confirmed, text: The Stone Union expelled Hede Group from the spring talks.}
`)
	wantShort(t, v, map[string]string{
		"Did Norr Stone end up selling the quarry?":                        "Yes",
		"Norr Stone managed to sell the quarry":                            "Yes, supported by the record",
		"Did Hede Group end up buying the railway?":                        "Not on record",
		"Did Hede Group buy the railway at Ryd?":                           "Not on record",
		"Has Norr Stone ended its bulk collection of dust records?":        "Yes",
		"Has Norr Stone sold its bulk collection of water records?":        "Not on record",
		"Did Moa Ek end up selling the quarry?":                            "Not on record",
		"Did Norr Stone end its bulk collection of pension records?":       "Not on record",
		"Has Hede Group ended its bulk collection of dust records?":        "Not on record",
		"Has Maskin ended its bulk collection of dust records?":            "Not on record",
		"Did Norr Stone sell the chapel?":                                  "Not on record",
		"Did Norr Stone provide a crusher to Hede Group?":                  "Not on record",
		"Did Moa Ek buy the quarry?":                                       "Not on record",
		"Did Hede Group expel the Stone Union from the spring talks?":      "Not on record",
		"Did the Stone Union expel Hede Group from the spring talks?":      "Yes",
		"Has Norr Stone ended its bulk collection of dust records in May?": "Not on record",
	})
}

func TestHelpersAreLeftOut(t *testing.T) {
	v := starterView(t)
	for text, want := range map[string]string{
		"Did Apple end up buying it?":        "Did Apple buy it?",
		"did they wind up running it":        "did they run it",
		"Apple ended up making the phones":   "Apple did make the phones",
		"Did Apple manage to leave China?":   "Did Apple leave China?",
		"Did Apple succeed in selling it?":   "Did Apple sell it?",
		"Who ended up buying it?":            "Who ended up buying it?",
		"The firm was wound up trading cars": "The firm was wound up trading cars",
		"Did the road end up north?":         "Did the road end up north?",
		"Did it end up in court?":            "Did it end up in court?",
	} {
		if got := v.withoutHelpers(text, english.Tokenize(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
