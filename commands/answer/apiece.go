package answer

import (
	"byline/commands/answer/english"
	"byline/store"
)

// apiece are words by which a question asks what each of several gets, and a fact tells it.
var apiece = english.WordSet(`each apiece per every`)

// asksShare reports a question for what each of several has: "how much does each survivor get", "how much a head".
func (m *matcher) asksShare() bool {
	if m.seek != seekAmount && m.seek != seekMoney && m.seek != seekNumber {
		return false
	}
	for i := range m.toks {
		if w := m.word(i); w == "each" && m.word(i+1) != "other" || w == "apiece" {
			return m.use[i] != useName
		}
	}
	return m.perNoun() != ""
}

// perNoun is the stem of the noun for each of which a question asks: "per share", "per Sky share"; empty where it asks so of none.
func (q *query) perNoun() string {
	for i := range q.toks {
		if q.word(i) != "per" || q.word(i+1) == "cent" {
			continue
		}
		for k := i + 1; k < len(q.toks); k++ {
			if q.use[k] != useName {
				return q.stems[k]
			}
		}
	}
	return ""
}

// tellsShare reports a fact that tells so.
func (m *matcher) tellsShare(n int32) bool {
	x := m.v.index
	toks, noun := x.fact(uint32(n)), m.perNoun()
	for i, t := range toks {
		if apiece[x.words[t.word()].text] {
			return true
		}
		if i > 0 && noun != "" && x.stems[x.words[t.word()].stem].text == noun {
			if before := x.words[toks[i-1].word()].text; before == "a" || before == "an" {
				return true // £17.28 a share
			}
		}
	}
	for _, t := range m.v.parse(m.v.Record.Facts[n].Value).toks {
		if apiece[t.Text] {
			return true
		}
	}
	return false
}

// figureOfAnother reports a question for a company's worth, revenue and the like beside a fact that has no such relation, merely something
// akin to the word, and in which the one who is asked about is but mentioned.
func (m *matcher) figureOfAnother(n int32, f *store.Fact, c *candidate) bool {
	if m.judging() || c.rel != nil || len(m.named) == 0 {
		return false
	}
	asked := false
	for i := range m.units {
		if u := &m.units[i]; u.measured && m.wordLevel(u, n) < 0.9 {
			asked = true
		}
	}
	if !asked || f.Subject == 0 {
		return false
	}
	for i := range m.named {
		for _, e := range m.named[i].entities {
			if m.v.roleIn(m.v.Record.Entities[e].ID, n)&(asSubject|asObject|asSpeaker) != 0 {
				return false
			}
		}
	}
	return true
}

// raising is the verb at the end of a question how much something does, with what does it right before it: "how much did the sale raise";
// nil for others.
func (m *matcher) raising() *unit {
	if m.shape != shapeWh || !m.counts() || len(m.named) > 0 {
		return nil
	}
	for i := 1; i < len(m.units); i++ {
		u, before := &m.units[i], &m.units[i-1]
		if u.kind == unitWord && u.to == len(m.toks) && u.verb && !m.passiveAt(u.from) && before.kind == unitWord && before.to == u.from {
			return u
		}
	}
	return nil
}

// raisedAnother reports that in a fact something else is what that verb, in the passive, is done to: "the ceiling was raised".
func (m *matcher) raisedAnother(n int32) bool {
	at, passive := m.verbToken(m.raises, n)
	if at < 0 || !passive {
		return false
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	for i := 0; i < at; i++ {
		for k := range m.units {
			if u := &m.units[k]; u != m.raises && u.kind == unitWord && !u.light && m.tellsOf(u, x.words[toks[i].word()].stem) {
				return false
			}
		}
	}
	return true
}
