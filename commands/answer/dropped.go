package answer

import (
	"slices"

	"byline/commands/answer/english"
)

// dropping are the stems of verbs by which a plan comes to nothing.
var dropping = english.StemSet(`drop abandon scrap shelve ditch cancel withdraw abort reverse`)

// planned are the nouns of what is meant to be done.
var planned = english.WordSet(`plan plans idea attempt attempts effort efforts proposal intention intentions talks`)

// droppedWith are ways of saying that somebody does not do after all what stands next.
var droppedWith = english.Phrases(`went back on|go back on|gone back on|backed out of|back out of|decided against|stopped short of|stop short of|thought better of|backed away from|opted against|chose not to|decided not to|changed his mind about|changed her mind about`)

// planDropped reports that what a judging question asks for as done is told from token i on as what was not done after all: "dropped the
// plan to move", "decided against selling it".
func (m *matcher) planDropped(toks []english.Token, i int) bool {
	if !m.askedAsDone() {
		return false
	}
	const near = 7
	if n := english.StartsWith(toks[i:], droppedWith); n > 0 {
		return m.asksOneOf(toks[i+n : min(len(toks), i+n+near)])
	}
	if !dropping[m.v.stemOf(toks[i].Text)] || m.asksOneOf(toks[i:i+1]) {
		return false
	}
	for k := i + 1; k < len(toks) && k < i+near; k++ {
		if k > i+1 && toks[k].Flags&english.FlagBreak != 0 {
			return false
		}
		if planned[toks[k].Text] {
			return !m.asksOneOf(toks[k:k+1]) && m.asksOneOf(toks[k+1:min(len(toks), k+near)])
		}
	}
	return false
}

// asksOneOf reports a word of the question, or one by which it is told, among some of a fact.
func (m *matcher) asksOneOf(toks []english.Token) bool {
	return slices.ContainsFunc(toks, func(t english.Token) bool {
		if english.StopWords[t.Text] || english.Prepositions[t.Text] {
			return false
		}
		st := m.v.stemOf(t.Text)
		if m.contentHas(st) || m.tellsOfAny(st) {
			return true
		}
		id, ok := m.v.stemID(st)
		return ok && slices.ContainsFunc(m.units, func(u unit) bool { return u.kind == unitWord && !u.light && m.saysUnit(&u, id) })
	})
}
