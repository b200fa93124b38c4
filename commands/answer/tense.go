package answer

import (
	"slices"

	"byline/commands/answer/english"
)

// ahead are the words by which a text tells of what is yet to come or merely intended.
var ahead = english.WordSet(`will would plan plans planned planning intends intend intended aim aims aimed aiming hope hopes hoping hoped
	expect expects expected expecting due set scheduled want wants wanted seek seeks seeking agreed agree agrees offer offers offered
	bid bids propose proposes proposed pledge pledges pledged promise promises promised vow vows vowed may might could should
	consider considers considering ask asks asked request requested try trying meant negotiate negotiating talks upcoming next
	forthcoming tentative likely soon target targets weigh weighs weighing vowing going preparing ready`)

// intends reports that a fact tells of the words of a unit as of what is to come or intended: "agreed to buy", "will look for".
func (m *matcher) intends(u *unit, n int32) bool {
	x := m.v.index
	toks := x.fact(uint32(n))
	for i := range toks {
		if !m.saysUnit(u, x.words[toks[i].word()].stem) {
			continue
		}
		const near = 4
		for k, passed := i-1, 0; k >= 0 && passed < near; k-- {
			w := &x.words[toks[k].word()]
			if _, month := months[w.text]; !month && toks[k].flags()&english.FlagNum == 0 {
				passed++ // "agreed on 29 September 2008 to buy"
			}
			if ahead[w.text] && !m.asksWith(w.text) && !slices.ContainsFunc(m.units, func(o unit) bool { return o.kind == unitWord && m.saysUnit(&o, w.stem) }) {
				return true
			}
			if toks[k].flags()&english.FlagBreak != 0 {
				break
			}
		}
		return false
	}
	return false
}

// asksWith reports that the question has a word itself: "Did they deny that they will close it?" is about what is to come.
func (q *query) asksWith(word string) bool {
	for i := range q.toks {
		if q.word(i) == word {
			return true
		}
	}
	return false
}

// saysUnit reports whether a stem is one of a unit's, or of those that say the same or nearly so.
func (m *matcher) saysUnit(u *unit, stem uint32) bool {
	for _, l := range [...][]uint32{u.stems, u.close, u.kin} {
		for _, s := range l {
			if s == stem {
				return true
			}
		}
	}
	return false
}

// foretells reports a fact that tells of what is to come.
func (m *matcher) foretells(n int32) bool {
	x := m.v.index
	for _, t := range x.fact(uint32(n)) {
		if ahead[x.words[t.word()].text] {
			return true
		}
	}
	return false
}

// askedAsDone reports a question whether something came to pass: "Has it …?", "Did it …?", "Was it …?", or that it did.
func (q *query) askedAsDone() bool {
	if !q.judging() {
		return false
	}
	done := false
	for i := range q.toks {
		switch q.word(i) {
		case "has", "have", "had", "did", "already":
			done = done || q.use[i] != useName
		case "will", "would", "going", "plan", "plans", "planning", "want", "wants", "to", "may", "might", "could", "can", "should", "agreed", "agree", "expected":
			return false // "Did it deny that it will close?" asks of what was to come
		}
	}
	if done {
		return true
	}
	for i := range q.toks {
		if w := q.word(i); q.use[i] == useContent && (english.Pasts[w] || len(w) > 4 && w[len(w)-2:] == "ed") {
			return true
		}
	}
	return false
}

// asksAhead reports "What will happen to X?"
func (q *query) asksAhead() bool {
	return q.shape == shapeWh && q.word(1) == "will" && q.word(2) == "happen"
}

// toldAsPast reports a question or claim about what was, which is borne out by what is over: "he sat on the board".
func (q *query) toldAsPast() bool {
	if q.presentTense() {
		return false
	}
	if q.pastTense() {
		return true
	}
	for i := range q.toks {
		if w := q.word(i); q.use[i] != useName && !english.Presents[w] && !english.Auxiliaries[w] && (english.Pasts[w] || q.use[i] == useContent && q.finiteVerb(i)) {
			return true
		}
	}
	return false
}

// overTime reports a question for all who ever held a place: "which coaches has Spain had", "who has led the team".
func (q *query) overTime() bool {
	if q.judging() || q.when.bound != boundNone {
		return false
	}
	if !q.seek.named() {
		return false
	}
	has := false
	for i := range q.toks {
		w := q.word(i)
		switch {
		case q.use[i] == useName:
		case w == "has" || w == "have":
			has = true
		case has && (w == "had" || w == "been"):
			return true
		case has && q.list && (q.finiteVerb(i) || q.relationAt(i) != nil && q.relationAt(i).verb):
			return true
		case has && q.relationAt(i) != nil && q.finiteVerb(i):
			return slices.ContainsFunc(q.relationAt(i).is, func(p phrase) bool { return q.v.singular(q.v.Record.Relations[p.relation].Slug) })
		}
	}
	return false
}

// named reports that somebody or something with a name is asked for, or may be.
func (w seek) named() bool {
	switch w {
	case seekAny, seekAgent, seekPerson, seekCompany, seekOrganisation:
		return true
	}
	return false
}
