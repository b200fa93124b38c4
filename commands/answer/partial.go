package answer

import (
	"slices"

	"byline/commands/answer/english"
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
var someOf = english.WordSet(`part half some most much third quarter fraction portion bulk`)

// tellsPart reports a text that tells of some of them, "four of eleven counts", "part of the loot", "60 of the coins", counted in what the
// question counts.
func (m *matcher) tellsPart(n int32) bool {
	text := m.v.parse(m.v.Record.Facts[n].Text)
	for i := 1; i+2 < len(text.toks); i++ {
		if text.toks[i].Text == "of" && text.toks[i+1].Text == "the" && m.contentHas(m.v.stemOf(text.toks[i+2].Text)) &&
			(someOf[text.toks[i-1].Text] || slices.ContainsFunc(text.spans, func(o english.Span) bool { return o.Kind == english.SpanNumber && (o.To == i || o.To == i-1) })) {
			return true
		}
	}
	for _, s := range text.spans {
		if s.Kind != english.SpanNumber || s.From < 2 || text.toks[s.From-1].Text != "of" && text.toks[s.From-1].Text != "the" {
			continue
		}
		b := s.From - 2
		if text.toks[b].Text == "of" {
			b--
		}
		part := slices.ContainsFunc(text.spans, func(o english.Span) bool { return o.Kind == english.SpanNumber && b >= 0 && o.To == b+1 })
		if part && m.contentHas(m.v.stemOf(wordAt(text.toks, s.To))) {
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
	if r.shape != shapeWh || !r.negated || !slices.ContainsFunc(r.toks, func(t english.Token) bool { return t.Text == "not" }) {
		return false
	}
	c := &r.found[0]
	f := &s.v.Record.Facts[c.fact]
	return f.Status != store.NotDisclosed && f.Status != store.Denied &&
		!slices.ContainsFunc(s.v.parse(f.Text).toks, func(t english.Token) bool { return denying[t.Text] || denials[t.Text] })
}

// placesAfter are the places after the first.
var placesAfter = english.WordSet(`second third fourth fifth sixth seventh eighth ninth tenth`)

// ranksLower reports a text that gives a lower place, "the second largest", where the question asks for the first.
func (m *matcher) ranksLower(n int32) bool {
	if !m.ranks {
		return false
	}
	toks := m.v.parse(m.v.Record.Facts[n].Text).toks
	for i := range toks {
		if placesAfter[toks[i].Text] && i+1 < len(toks) && (most[toks[i+1].Text] || least[toks[i+1].Text]) {
			return !slices.ContainsFunc(m.toks, func(t english.Token) bool { return t.Text == toks[i].Text })
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
		at := slices.IndexFunc(text.toks, func(t english.Token) bool { return t.Text == m.toks[i].Text })
		if at < 0 {
			continue
		}
		for k := range m.units {
			u := &m.units[k]
			if u.kind != unitWord || u.light || u.from <= i {
				continue
			}
			said := slices.IndexFunc(text.toks, func(t english.Token) bool { return m.v.stemOf(t.Text) == m.stems[u.from] })
			between := func(s english.Span) bool {
				other := s.Kind == english.SpanNumber && !m.questionHas(text.toks[s.From:s.To])
				return other && (s.From > min(at, said) && s.To <= max(at, said) || at > said && s.To <= said && said-s.To < 5)
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
	if i+1 >= len(toks) || toks[i].flags()&english.FlagBreak != 0 {
		return false
	}
	w := x.words[toks[i+1].word()].text
	return !english.StopWords[w] && !english.Prepositions[w] && !english.Auxiliaries[w] && w != "place" && w != "overall" && w != "behind" && toks[i+1].flags()&english.FlagCap == 0
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
