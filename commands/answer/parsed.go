package answer

import "math/bits"

// parsed is a text of the record, split into words, with the names, figures and dates in it.
type parsed struct {
	toks  []token
	spans []span
}

// mostParses is how many texts a view keeps as they were split: questions on one story meet the same facts again and again.
const mostParses = 512

// newParses makes room for the texts of a number of facts.
func newParses(facts int) *recent[parsed] {
	return newRecent[parsed](min(mostParses, 1<<bits.Len(uint(2*facts))))
}

// parse splits a text of the record. What it gives must not be written to.
func (v *View) parse(text string) *parsed {
	at := v.parses.place(text)
	if p := at.Load(); p != nil && p.text == text {
		return &p.out
	}
	toks := tokenize(text)
	p := &worked[parsed]{text, parsed{toks, spansIn(text, toks)}}
	at.Store(p)
	return &p.out
}
