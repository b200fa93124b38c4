package answer

import "testing"

// Who got back some of it did not get back the whole of it.
func TestSomeIsNotTheWhole(t *testing.T) {
	v := viewOf(t, `byline: 1
story: vault
title: The theft from the Holm vault
entities:
  police: {name: Holm Police, kind: organisation}
  ekman: {name: Siri Ekman, kind: person}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: back, sources: [s], status: confirmed, subject: police, text: Holm Police recovered 63 coins of the hoard.}
  - {key: debt, sources: [s], status: confirmed, subject: ekman, text: Siri Ekman repaid part of the loan.}
  - {key: fence, sources: [s], status: confirmed, subject: ekman, text: Siri Ekman painted the fence.}
`)
	wantShort(t, v, map[string]string{
		"Did Holm Police recover the whole hoard?":  "No",
		"Holm Police recovered the entire hoard":    "No, contradicted by the record",
		"Did Siri Ekman repay the whole loan?":      "No",
		"Did Siri Ekman repay part of the loan?":    "Yes",
		"Did Siri Ekman paint the whole fence?":     "Yes",
		"Did Holm Police recover coins of a hoard?": "Yes",
	})
}
