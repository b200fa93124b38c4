package answer

import "testing"

// What a question asks for is told in many turns: so it did, over a thing, for a sum, the first of them, to whom it was given.
func TestTurnsThatTellWhatIsAsked(t *testing.T) {
	v := viewOf(t, `byline: 1
story: ferry
title: The Arran Queen
entities:
  queen: {name: Arran Queen, kind: product}
  moore: {name: Ida Moore, kind: person}
  dunn: {name: Peter Dunn, kind: person}
  lacto: {name: Lacto, kind: company}
  clyde: {name: Clyde Lines, kind: company}
  yard: {name: Harbour Board, kind: organisation}
relations:
  skipper: {label: Skipper, words: [skipper]}
  owner-of: {label: Owner, words: [owner of]}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: drift, sources: [s], status: confirmed, happened: 2025-05-01, text: "The anchor chain snapped, so the Arran Queen drifted for two miles."}
  - {key: quit, sources: [s], status: confirmed, happened: 2025-05-03, text: Ida Moore resigned within a day over a private letter.}
  - {key: sale, sources: [s], status: confirmed, happened: 2025-05-06, text: Clyde Lines agreed to sell its cafes to Lacto for 3 million pounds.}
  - {key: fine, sources: [s], status: confirmed, happened: 2025-05-09, text: Clyde Lines paid the Harbour Board a fine of 40000 pounds.}
  - {key: hearing, sources: [s], status: confirmed, happened: 2025-05-12, text: "The inquiry, led by Peter Dunn, held its first hearing on 12 May."}
  - {key: gift, sources: [s], status: confirmed, happened: 2025-06-01, text: Clyde Lines gave the bell to Oban Museum.}
  - {key: skipper, sources: [s], subject: queen, relation: skipper, object: moore, text: Ida Moore was skipper of the Arran Queen.}
  - {key: owner, sources: [s], subject: clyde, relation: owner-of, object: queen, text: Clyde Lines owns the Arran Queen.}
`)
	wantShort(t, v, map[string]string{
		"Why did Ida Moore resign?":                       "Ida Moore resigned within a day over a private letter.",
		"What did Lacto agree to pay for the cafes?":      "3 million pounds",
		"What did Lacto end up paying for the cafes?":     "3 million pounds",
		"How high was the fine from the Harbour Board?":   "40000 pounds",
		"When did the hearings begin?":                    "12 May 2025",
		"Who ended up with the bell?":                     "Oban Museum",
		"Who got the bell?":                               "Oban Museum",
		"How much did Ida Moore pay?":                     "Not on record",
		"When did the hearings end?":                      "Not on record",
		"How high was the fine that Ida Moore was given?": "Not on record",
	})
}
