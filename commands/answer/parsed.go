package answer

import (
	"math/bits"

	"byline/commands/answer/english"
	"byline/commands/answer/recent"
)

// parsed is a text of the record, split into words, with the names, figures and dates in it.
type parsed struct {
	toks  []english.Token
	spans []english.Span
}

// mostParses is how many texts a view keeps as they were split: questions on one story meet the same facts again and again.
const mostParses = 512

// newParses makes room for the texts of a number of facts.
func newParses(facts int) *recent.Texts[*parsed] {
	return recent.New[*parsed](min(mostParses, 1<<bits.Len(uint(2*facts))))
}

// parse splits a text of the record. What it gives must not be written to.
func (v *View) parse(text string) *parsed {
	if p, ok := v.parses.Get(text); ok {
		return p
	}
	toks := english.Tokenize(text)
	p := &parsed{toks, english.SpansIn(text, toks)}
	v.parses.Put(text, p)
	return p
}
