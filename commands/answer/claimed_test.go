package answer

import "testing"

// What is claimed of just that which was not told is answered by that; of anything else it is not.
func TestWhatIsClaimedOfWhatWasNotTold(t *testing.T) {
	v := viewOf(t, `byline: 1
story: yacht
title: The sale of the Alba
entities:
  alba: {name: Alba, kind: product}
  orr: {name: Tom Orr, kind: person}
  kane: {name: Leo Kane, kind: person}
relations:
  fee: {label: Price, words: [price, paid for, cost]}
  buyer: {label: Buyer, words: [bought, buyer, sold to]}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: price, sources: [s], subject: alba, relation: fee, status: not_disclosed, text: The broker did not disclose the price of the Alba.}
  - {key: buyer, sources: [s], subject: alba, relation: buyer, status: not_disclosed, text: The broker did not name the buyer of the Alba.}
  - {key: when, sources: [s], subject: orr, status: not_disclosed, text: Tom Orr did not say when he would pay for the mast.}
  - {key: berth, sources: [s], subject: kane, relation: fee, value: 900 euros, status: confirmed, text: Leo Kane paid 900 euros for the berth.}
`)
	for text, want := range map[string]Kind{
		"the alba cost seven million euros":            NotDisclosed,
		"Did the Alba cost 7 million euros?":           NotDisclosed,
		"A Norwegian widow bought the Alba":            NotDisclosed,
		"did a norwegian widow buy the alba":           NotDisclosed,
		"Tom Orr will pay 50 thousand euros":           NoRecord,
		"The mast cost 30 thousand euros":              NoRecord,
		"Leo Kane paid 900 euros for the berth":        Answered,
		"A Norwegian widow repainted the Alba in June": NoRecord,
	} {
		if a := v.ask(Question{Text: text, Now: askedAt}); a.Kind != want {
			t.Errorf("%s: %s %q, want %s", text, a.Kind, a.Short, want)
		}
	}
}
