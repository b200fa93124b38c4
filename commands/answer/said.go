package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// speech are the relations of what is said.
var speech = english.WordSet(`statement comment announcement reaction response expectation warning`)

// asksSaid reports "What did X say …?", "What does X think of …?"
func (q *query) asksSaid() bool {
	if q.seek != seekAny || q.shape != shapeWh || len(q.named) == 0 {
		return false
	}
	for i := q.named[0].to; i < len(q.toks) && i < q.named[0].to+2; i++ {
		switch q.stems[i] {
		case "say", "tell", "think", "state", "remark", "comment", "argu", "claim":
			return q.use[i] != useName && q.word(q.named[0].from-1) != ""
		}
	}
	return false
}

// asksWhetherSaid reports "Did X say anything …?", "Has X commented …?"
func (q *query) asksWhetherSaid() bool {
	if q.shape != shapeYesNo || len(q.named) == 0 || q.named[0].from > 2 {
		return false
	}
	switch q.stems[min(q.named[0].to, len(q.stems)-1)] {
	case "say", "comment", "respond", "repli", "react", "speak", "explain":
		return q.use[min(q.named[0].to, len(q.stems)-1)] != useName && q.word(q.named[0].to+1) != "sorry" // to say sorry is to apologise
	}
	return false
}

// said reports whether a fact tells what the question's first entity said.
func (m *matcher) said(f *store.Fact, n int32) bool {
	id := m.v.Record.Entities[m.named[0].entities[0]].ID
	if f.SaidBy == id || f.Subject == id && speech[f.Relation] {
		return true
	}
	if m.v.roleIn(id, n) == 0 || f.SaidBy != 0 {
		return false
	}
	for _, s := range m.factStems(n) {
		if speaking[s] {
			return true
		}
	}
	return false
}

// toldBySaying reports a text that gives as said what the question asks for as done: whoever said that five men did it is none of them.
func (m *matcher) toldBySaying(n int32) bool {
	if m.speaks() {
		return false
	}
	x := m.v.index
	return slices.ContainsFunc(x.fact(uint32(n)), func(t fwd) bool { return speaking[x.stems[x.words[t.word()].stem].text] })
}
