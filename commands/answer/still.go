package answer

import "slices"

// asksStill reports a question whether something is still so.
func (q *query) asksStill() bool {
	return slices.ContainsFunc(q.toks, func(t token) bool { return t.text == "still" })
}

// depriving are the stems of verbs by which somebody ends having something.
var depriving = stemSet(`strip stripped lose lost forfeit surrender renounce relinquish revoke confiscate sell sold`)

// tookAway reports a text by which somebody no longer has something, in words that the question does not use: whoever was stripped of a
// title has it no longer.
func (m *matcher) tookAway(n int32) bool {
	x := m.v.index
	toks := x.fact(uint32(n))
	for i, t := range toks {
		w := &x.words[t.word()]
		next := ""
		if i+1 < len(toks) {
			next = x.words[toks[i+1].word()].text
		}
		if m.contentHas(x.stems[w.stem].text) {
			continue
		}
		switch {
		case depriving[x.stems[w.stem].text], (w.text == "gave" || w.text == "given" || w.text == "handed") && (next == "up" || next == "back"):
			return true
		}
	}
	return false
}
