package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// ending are the verbs by which people ask when something was over: when the boys left hospital is until when they were there.
var ending = english.StemSet(`end finish conclude stop cease expire lapse leave quit depart exit wrap reopen resign retire
	abandon scrap rescind repeal revoke disband dissolve emerge`)

// endingIt are those of which what was over is the object: the ban was lifted, and the rocket was not.
var endingIt = english.StemSet(`lift drop`)

// endingWith are verbs that say so with a word after them: break off, step down, open again.
var endingWith = map[string]map[string]bool{
	"break": english.WordSet(`off up`), "step": english.WordSet(`down aside`), "stand": english.WordSet(`down aside`), "pull": english.WordSet(`out`), "drop": english.WordSet(`out`), "move": english.WordSet(`out on`),
	"get": english.WordSet(`out`), "come": english.WordSet(`out off`), "go": english.WordSet(`home`), "run": english.WordSet(`out`), "wind": english.WordSet(`up down`), "open": english.WordSet(`again`), "wake": english.WordSet(`up`), "woke": english.WordSet(`up`),
}

// endsAt reports a verb at token i that says that something was over.
func (q *query) endsAt(i int) bool {
	if q.use[i] == useName || q.use[i] == useDate || q.use[i] == useShape {
		return false
	}
	if ending[q.stems[i]] || endingIt[q.stems[i]] && q.passiveAt(i) {
		return true
	}
	with := endingWith[q.stems[i]]
	for k := i + 1; with != nil && k < len(q.toks); k++ {
		if with[q.word(k)] {
			return true
		}
	}
	return false
}

// asksEnd reports a question for the day on which something was over.
func (q *query) asksEnd() bool {
	if q.seek != seekDate {
		return false
	}
	for i := range q.toks {
		if q.endsAt(i) {
			return true
		}
	}
	return false
}

// endTold reports a fact that tells of the end itself: "Acme stopped selling it" began when it stopped.
func (m *matcher) endTold(f *store.Fact) bool {
	if f.Happened.IsZero() {
		return false
	}
	toks := m.v.parse(f.Text).toks
	for i := range toks {
		if !m.toldVerb(toks, i) || english.Auxiliaries[toks[i].Text] {
			continue
		}
		st := m.v.stemOf(toks[i].Text)
		for k := range m.toks {
			if m.stems[k] == st && m.endsAt(k) {
				return true
			}
		}
		return false
	}
	return false
}

// starting are the verbs by which people ask when something was begun.
var starting = english.StemSet(`start begin commence`)

// startSays reports a fact that tells when what it is of began, beside a unit that asks for just that: it has a day and one on which it
// ended, it tells of the first of them, or it holds from a day on.
func (m *matcher) startSays(u *unit, f *store.Fact) bool {
	if m.seek != seekDate || !starting[m.stems[u.from]] || u.rel != nil && m.v.onRecord(u.rel) {
		return false
	}
	if m.tellsStart(f) {
		return true
	}
	return !f.Happened.IsZero() && !f.Until.IsZero() && slices.ContainsFunc(m.rels, func(r relationMention) bool {
		hit, _ := m.relationHit(&r, f)
		return hit > 0.8
	})
}

// tellsStart reports a text that tells of the first of something, or since when something is so.
func (m *matcher) tellsStart(f *store.Fact) bool {
	p := m.v.parse(f.Text)
	for i := 1; i < len(p.toks); i++ {
		switch before := p.toks[i-1].Text; {
		case p.toks[i].Text == "first" && (before == "the" || before == "its" || before == "their"):
			return i+1 < len(p.toks) && p.toks[i+1].Text != "time"
		case before == "from" || before == "since":
			if slices.ContainsFunc(p.spans, func(s english.Span) bool { return s.Kind == english.SpanDate && s.From == i }) {
				return true
			}
		}
	}
	return false
}

// endSays reports a fact that tells until when it held, beside a unit that asks for just that.
func (m *matcher) endSays(u *unit, f *store.Fact) bool {
	return m.seek == seekDate && (u.rel == nil || !m.v.onRecord(u.rel)) && !f.Until.IsZero() && m.endsAt(u.from)
}
