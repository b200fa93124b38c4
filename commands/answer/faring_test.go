package answer

import "testing"

// How shares reacted is how they moved; how somebody reacted is another question.
func TestFaring(t *testing.T) {
	v := viewOf(t, `byline: 1
story: norda
title: Norda's results
entities:
  norda: {name: Norda, kind: company}
  ekman: {name: Siri Ekman, kind: person}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: shares, sources: [s], subject: norda, relation: share-price, value: down 6%, text: Norda's shares fell by 6% on the day of its results.}
  - {key: revenue, sources: [s], subject: norda, relation: revenue, value: 40 million euros, text: "Norda's revenue came to 40 million euros, a tenth more than a year before."}
  - {key: chair, sources: [s], subject: norda, object: ekman, text: Siri Ekman chairs Norda.}
`)
	wantShort(t, v, map[string]string{
		"How did Norda's shares react?":       "down 6%",
		"How has Norda's stock performed":     "down 6%",
		"How did Norda's revenue develop?":    "40 million euros",
		"How did Siri Ekman react?":           "Not on record",
		"How did Norda's chairwoman respond?": "Not on record",
	})
}
