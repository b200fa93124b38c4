package answer

import (
	"regexp"
	"strings"
	"testing"
)

// TestContrariesLines holds every line of the table to the form that CONTRIBUTING.md gives.
func TestContrariesLines(t *testing.T) {
	member := regexp.MustCompile(`^(to )?[a-z0-9]['a-z0-9]*([ -][a-z0-9]['a-z0-9]*){0,5}$`)
	for n, line := range strings.Split(strings.TrimSuffix(contrariesText, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		sides := strings.FieldsFunc(line, func(r rune) bool { return r == '!' || r == '>' })
		if len(sides) != 2 {
			t.Errorf("line %d has not two sides: %s", n+1, line)
			continue
		}
		seen := map[string]bool{}
		for _, side := range sides {
			for _, m := range strings.Split(strings.TrimSpace(side), " | ") {
				if !member.MatchString(m) || seen[m] {
					t.Errorf("line %d: %q is no saying, or stands there twice: %s", n+1, m, line)
				}
				seen[m] = true
			}
		}
	}
}

// What shows that something is not so denies it in whatever words, where it is told of the same and not itself denied.
func TestContrariesDeny(t *testing.T) {
	v := viewOf(t, `byline: 1
story: bank
title: The bank of Holm
entities:
  bank: {name: Bank of Holm, kind: company, aliases: [the bank]}
  rival: {name: Nord Credit, kind: company}
  lund: {name: Per Lund, kind: person}
  ekman: {name: Siri Ekman, kind: person}
  vik: {name: Ola Vik, kind: person}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: bonus, sources: [s], status: confirmed, subject: lund, text: Per Lund handed back the bonus of 2 million.}
  - {key: alive, sources: [s], status: confirmed, subject: ekman, text: Siri Ekman pulled through after the fire.}
  - {key: law, sources: [s], status: confirmed, text: The king vetoed the Savings Act.}
  - {key: kept, sources: [s], status: confirmed, subject: vik, text: Ola Vik did not hand back the loan of 4 million.}
  - {key: out, sources: [s], status: confirmed, text: Siri Ekman dismissed the auditor of the branch in Orsk.}
  - {key: bid, sources: [s], status: confirmed, text: The bank walked away from Nord Credit in May.}
  - {key: trial, sources: [s], status: confirmed, subject: lund, text: The trial of Per Lund was called off.}
`)
	wantShort(t, v, map[string]string{
		"Did Per Lund keep the bonus?":          "No",
		"per lund held on to the bonus":         "No, contradicted by the record",
		"Did Per Lund return the bonus?":        "Yes",
		"Did Siri Ekman die in the fire?":       "No",
		"Did Siri Ekman die or pull through?":   "Not on record",
		"Did the king sign the Savings Act?":    "No",
		"Did Ola Vik keep the loan?":            "Not on record",
		"Did Siri Ekman stay in Orsk?":          "Not on record",
		"The bank bought Nord Credit":           "No, contradicted by the record",
		"The bank bought Ola Vik's house":       "Not on record",
		"Did the trial of Per Lund go ahead?":   "No",
		"Did the trial of Ola Vik go ahead?":    "Not on record",
		"Was the trial of Per Lund called off?": "Yes",
	})
}

// One thing that shows that it is not so denies it once, however many of the question's words it denies.
func TestContrariesDenyOnce(t *testing.T) {
	v := viewOf(t, `byline: 1
story: takeover
title: The failed takeover
entities:
  enor: {name: Enor, kind: company}
  dyne: {name: Dyne, kind: company}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: low, sources: [s], status: confirmed, subject: enor, text: Enor's shares closed at 61 cents on the day Dyne walked away.}
`)
	if a := v.ask(Question{Text: "Did Enor agree to take over Dyne?", Now: askedAt}); a.Verdict == Yes {
		t.Errorf("%s %q", a.Kind, a.Short)
	}
}
