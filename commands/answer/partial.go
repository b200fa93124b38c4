package answer

import (
	"slices"

	"byline/store"
)

// saysAll reports a statement of all of something: "on all counts".
func (q *query) saysAll() bool {
	for i := range q.toks {
		w := q.word(i)
		if (w == "all" || w == "every" || w == "entire" || w == "whole" && q.word(i-1) != "a") && q.word(i+1) != "of" && i+1 < len(q.toks) && q.use[i] != useName {
			return true
		}
	}
	return false
}

// someOf are the words before "of" that leave out a part of what follows.
var someOf = setOf(`part half some most much third quarter fraction portion bulk`)

// tellsPart reports a text that tells of some of them, "four of eleven counts", "part of the loot", "60 of the coins", counted in what the
// question counts.
func (m *matcher) tellsPart(n int32) bool {
	text := m.v.parse(m.v.Record.Facts[n].Text)
	for i := 1; i+2 < len(text.toks); i++ {
		if text.toks[i].text == "of" && text.toks[i+1].text == "the" && m.contentHas(m.v.stemOf(text.toks[i+2].text)) &&
			(someOf[text.toks[i-1].text] || slices.ContainsFunc(text.spans, func(o span) bool { return o.kind == spanNumber && (o.to == i || o.to == i-1) })) {
			return true
		}
	}
	for _, s := range text.spans {
		if s.kind != spanNumber || s.from < 2 || text.toks[s.from-1].text != "of" && text.toks[s.from-1].text != "the" {
			continue
		}
		b := s.from - 2
		if text.toks[b].text == "of" {
			b--
		}
		part := slices.ContainsFunc(text.spans, func(o span) bool { return o.kind == spanNumber && b >= 0 && o.to == b+1 })
		if part && m.contentHas(m.v.stemOf(wordAt(text.toks, s.to))) {
			return true
		}
	}
	return false
}

// deniedOnly reports a question for who or which does not do something, where the likeliest fact tells of one that does: who else
// there is, the record does not say.
func (s *session) deniedOnly(r *reading) bool {
	switch r.seek {
	case seekAgent, seekPerson, seekCompany, seekOrganisation, seekProduct, seekPlace:
	default:
		return false
	}
	if r.shape != shapeWh || !r.negated || !slices.ContainsFunc(r.toks, func(t token) bool { return t.text == "not" }) {
		return false
	}
	c := &r.found[0]
	f := &s.v.Record.Facts[c.fact]
	return f.Status != store.NotDisclosed && f.Status != store.Denied &&
		!slices.ContainsFunc(s.v.parse(f.Text).toks, func(t token) bool { return denying[t.text] || denials[t.text] })
}

// placesAfter are the places after the first.
var placesAfter = setOf(`second third fourth fifth sixth seventh eighth ninth tenth`)

// ranksLower reports a text that gives a lower place, "the second largest", where the question asks for the first.
func (m *matcher) ranksLower(n int32) bool {
	if !m.ranks {
		return false
	}
	toks := m.v.parse(m.v.Record.Facts[n].Text).toks
	for i := range toks {
		if placesAfter[toks[i].text] && i+1 < len(toks) && (most[toks[i+1].text] || least[toks[i+1].text]) {
			return !slices.ContainsFunc(m.toks, func(t token) bool { return t.text == toks[i].text })
		}
	}
	return false
}

// doneByAnother reports that the question has one who is named do what the fact tells of, while the fact names that one merely in
// passing: what was stolen from a museum was not stolen by it.
func (m *matcher) doneByAnother(n int32) bool {
	for i := range m.units {
		u := &m.units[i]
		if u.kind != unitWord || u.light && u.rel == nil || !u.verb {
			continue
		}
		for k := range m.units {
			w := &m.units[k]
			if w.kind == unitWord || w.name == nil || len(w.name.entities) != 1 || m.asDoer(u, w.name) != doer || m.wordLevel(u, n) < 0.95 {
				continue
			}
			e := w.name.entities[0]
			if m.v.roleIn(m.v.Record.Entities[e].ID, n)&(asSubject|asObject|asSpeaker) != 0 {
				continue
			}
			if by, to := m.doing(u, n); (by != nil || to != nil) && !slices.Contains(by, e) && !slices.Contains(to, e) && m.after(u, e, n) {
				return true
			}
		}
	}
	return false
}

// after reports that a fact's text names an entity nowhere before the verb of a unit.
func (m *matcher) after(u *unit, e int32, n int32) bool {
	x := m.v.index
	verb := slices.IndexFunc(x.fact(uint32(n)), func(t fwd) bool { return slices.Contains(u.stems, x.words[t.word()].stem) })
	return !slices.ContainsFunc(m.v.placedIn(n), func(p placed) bool { return p.from < verb && slices.Contains(p.entities, e) })
}

// crossed reports that between a figure of the question and what it says of it a text has another figure: who were killed are not
// as many as were injured.
func (m *matcher) crossed(n int32) bool {
	if len(m.numbers) == 0 {
		return false
	}
	text := m.v.parse(m.v.Record.Facts[n].Text)
	for _, i := range m.numbers {
		at := slices.IndexFunc(text.toks, func(t token) bool { return t.text == m.toks[i].text })
		if at < 0 {
			continue
		}
		for k := range m.units {
			u := &m.units[k]
			if u.kind != unitWord || u.light || u.from <= i {
				continue
			}
			said := slices.IndexFunc(text.toks, func(t token) bool { return m.v.stemOf(t.text) == m.stems[u.from] })
			between := func(s span) bool {
				other := s.kind == spanNumber && !m.questionHas(text.toks[s.from:s.to])
				return other && (s.from > min(at, said) && s.to <= max(at, said) || at > said && s.to <= said && said-s.to < 5)
			}
			if said >= 0 && slices.ContainsFunc(text.spans, between) {
				return true
			}
		}
	}
	return false
}

// placeOfNoun reports that an ordinal at token i of a text counts the noun that follows it.
func (x *index) placeOfNoun(toks []fwd, i int) bool {
	if i+1 >= len(toks) || toks[i].flags()&flagBreak != 0 {
		return false
	}
	w := x.words[toks[i+1].word()].text
	return !stopWords[w] && !prepositions[w] && !auxiliaries[w] && w != "place" && w != "overall" && w != "behind" && toks[i+1].flags()&flagCap == 0
}

// countsAlone reports a text that has an ordinal nowhere but before a noun.
func (x *index) countsAlone(ordinal string, n int32) bool {
	found := false
	toks := x.fact(uint32(n))
	for i := range toks {
		if x.words[toks[i].word()].text == ordinal {
			if found = true; !x.placeOfNoun(toks, i) {
				return false
			}
		}
	}
	return found
}
