package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
)

// ever reports a question about what was or happened at any time: "Was X ever …?", "When did X …?"
func (q *query) ever() bool {
	told := false
	for i := range q.toks {
		told = told || q.toks[i].Text == "did" || q.list && (q.toks[i].Text == "has" || q.toks[i].Text == "have")
	}
	if !q.judging() && !told {
		switch q.seek {
		case seekDate, seekUntil, seekDuration, seekPlace, seekReason, seekNumber, seekAmount:
		default:
			return false
		}
	}
	verb := false
	for i := range q.toks {
		switch q.toks[i].Text {
		case "still", "now", "currently", "today":
			return false
		}
		verb = verb || english.Auxiliaries[q.toks[i].Text] && q.use[i] != useName || q.finiteVerb(i)
	}
	if !verb && q.seek == seekNumber {
		return true // "how many shows in London"
	}
	for i := range q.toks {
		switch q.toks[i].Text {
		case "was", "were", "did", "had", "ever":
			return true
		case "has", "have":
			if q.list {
				return true // all the clubs that one has played for
			}
		}
	}
	return false
}

// lastingVerbs are the stems of verbs that tell of a state rather than of what is done once.
var lastingVerbs = english.StemSet(`own lead led run ran work serve live hold held know knew operate use employ remain stay head chair manage sit sat have had belong cost
	contain include need want mean face play coach represent support oppose make made earn pay paid charge sell sold produce supply stand stood
	anchor moor dock base keep kept jail imprison detain expect plan say said think thought believe call rank report lie lay located based do go`)

// onceDone are verbs of what is done once, whatever is asked about it.
var onceDone = english.WordSet(`became become arrested`)

// tellsEvent reports a question whose verb tells of what is done or happens once: arrested, became, ran aground.
func (q *query) tellsEvent() bool {
	if !q.judging() { // who is asked for by a day may as well be who was so then
		return slices.ContainsFunc(q.toks, func(t english.Token) bool { return onceDone[t.Text] })
	}
	found := false
	for i := range q.toks {
		done := q.passiveAt(i)
		if u := q.use[i]; u != useContent && u != useLight || english.Auxiliaries[q.word(i)] || !done && !q.verbLike(i) {
			continue
		}
		if r := q.relationAt(i); done && !lastingVerbs[q.stems[i]] || r != nil && r.from == i && r.to > i+1 {
			found = true // was stolen, ran aground
			continue
		}
		if lastingVerbs[q.stems[i]] {
			return false
		}
		found = found || q.use[i] == useContent || q.word(i) == "became" || q.word(i) == "become"
	}
	return found
}

// pastTense reports a question about what was.
func (q *query) pastTense() bool {
	for i := range q.toks {
		switch q.toks[i].Text {
		case "was", "were", "did", "had":
			return !q.presentTense()
		}
	}
	return q.agentDid() && !q.presentTense()
}

// agentDid reports "who owned it", "which firm ran it": a past tense right after what is asked for.
func (q *query) agentDid() bool {
	if q.shape != shapeWh {
		return false
	}
	k := slices.Index(q.use, useShape) + 1
	if k == 0 {
		return false
	}
	if q.noun >= k {
		k = q.noun + 1
	}
	w := q.word(k)
	return k < len(q.toks) && q.use[k] != useName && !english.Auxiliaries[w] && (english.Pasts[w] || strings.HasSuffix(w, "ed") && len(w) > 4 && !english.NotPast[w])
}

// tenseless reports a question for a figure in bare words, of now or then: "how many shows in Berlin".
func (q *query) tenseless() bool {
	switch q.seek {
	case seekNumber, seekAmount, seekMoney, seekPercent:
		return !slices.ContainsFunc(q.toks, func(t english.Token) bool { return english.Auxiliaries[t.Text] }) && !q.presentTense()
	}
	return false
}

// presentTense reports a question about what is now.
func (q *query) presentTense() bool {
	for i := range q.toks {
		switch q.toks[i].Text {
		case "is", "are", "am", "does", "do", "now", "currently", "today", "still":
			return true
		}
	}
	return false
}
