package answer

import (
	"testing"

	"byline/commands/answer/english"
)

func TestPlainWords(t *testing.T) {
	v := viewOf(t, `byline: 1
story: quay
title: The quay
entities: {union: {name: Quay Workers' Union, aliases: [RN]}, quay: {name: The quay, kind: place}}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: a, sources: [s], subject: quay, relation: casualties, value: "40", text: "The government closed the quay in May because 40 people had been hurt there in three years."}
`)
	for typed, want := range map[string]string{
		"whyd the govt close it":    "why did the government close it",
		"how many ppl got hurt pls": "how many people got hurt please",
		"What's new?":               "what is new?",
		"What’s new?":               "what is new?",
		"gov't plans":               "government plans",
		"what is the R&D budget":    "what is the R&D budget",
		"what is the r&d budget":    "what is the r&d budget",
		"who leads rn":              "who leads rn", // a name of the record
		"What did Pls PLC say?":     "What did Pls PLC say?",
		"the union's plan":          "the union's plan",
	} {
		if got := v.unabridged(typed, english.Tokenize(typed)); got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
	for typed, want := range map[string]string{
		"when was it actually closed that night": "when was it closed",
		"what on earth happened back in May":     "what happened in May",
		"did they reportedly close it":           "did they reportedly close it", // that may be in dispute
		"who reportedly closed it":               "who closed it",
		"how badly was she hurt":                 "how badly was she hurt",
		"who is at quay Actually":                "who is at quay Actually",
		"when did they go back in May":           "when did they go back in May",
		"exactly":                                "exactly",
	} {
		if got := v.withoutIdle(typed, english.Tokenize(typed)); got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
	a := v.ask(Question{Text: "how many ppl tragically got hurt back then", Now: askedAt})
	if a.Kind != Answered || a.Short != "40" || len(a.Corrections) != 0 {
		t.Errorf("%s %q, corrections %v", a.Kind, a.Short, a.Corrections)
	}
}
