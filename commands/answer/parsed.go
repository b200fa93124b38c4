package answer

import (
	"hash/maphash"
	"math/bits"
	"sync/atomic"
)

// parsed is a text of the record, split into words, with the names, figures and dates in it.
type parsed struct {
	text  string
	toks  []token
	spans []span
}

// parses keeps texts that were split lately: questions on one story meet the same facts again and again. A text is kept in one
// place alone, from which the next one drives it out, so that a view keeps a few hundred at most.
type parses struct {
	seed maphash.Seed
	at   []atomic.Pointer[parsed]
}

// mostParses is how many texts a view keeps; a power of two.
const mostParses = 512

// newParses makes room for the texts of a number of facts.
func newParses(facts int) *parses {
	size := min(mostParses, 1<<bits.Len(uint(2*facts)))
	return &parses{seed: maphash.MakeSeed(), at: make([]atomic.Pointer[parsed], size)}
}

// parse splits a text of the record. What it gives is shared and must not be written to.
func (v *View) parse(text string) *parsed {
	at := &v.parses.at[maphash.String(v.parses.seed, text)&uint64(len(v.parses.at)-1)]
	if p := at.Load(); p != nil && p.text == text {
		return p
	}
	p := &parsed{text: text, toks: tokenize(text)}
	p.spans = spansIn(text, p.toks)
	at.Store(p)
	return p
}
