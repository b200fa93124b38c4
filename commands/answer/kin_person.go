package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// kinWords are the stems of what people are to one another, by which somebody is spoken of instead of by name: "X's brother".
var kinWords = english.StemSet(`brother sister son daughter wife husband father mother cousin uncle aunt nephew niece partner girlfriend boyfriend
	fiancee fiance widow twin`)

// asKin reads "X's brother" as the one whom the record tells to be so, where that is one alone and the question is about something else
// of theirs: "Which group did X's brother lead?" It gives nil where there is no such reading.
func (s *session) asKin(q *query) *query {
	if q.judging() || q.shape != shapeWh {
		return nil
	}
	for k := range q.named {
		m := &q.named[k]
		if !m.possessed || len(m.entities) != 1 || !q.isKind(m, store.KindPerson) || m.to >= len(q.toks) {
			continue
		}
		at := m.to
		for at < len(q.toks)-1 && (q.word(at) == "younger" || q.word(at) == "older" || q.word(at) == "elder" || q.word(at) == "ex") {
			at++
		}
		if !kinWords[q.stems[at]] || q.use[at] == useName || q.word(at+1) == "s" {
			continue
		}
		more := false
		for i := range q.toks {
			more = more || (i < m.from || i > at) && q.use[i] == useContent
		}
		e := s.v.kinOf(m.entities[0], q.stems[at])
		if !more || e < 0 {
			return nil
		}
		one := *q
		one.use = slices.Clone(q.use)
		one.mark(m.from, at+1, useName)
		one.rels = slices.DeleteFunc(slices.Clone(q.rels), func(r relationMention) bool { return r.from >= m.from && r.from <= at })
		one.named = slices.Clone(q.named)
		one.named[k] = mention{from: m.from, to: at + 1, entities: []int32{e}}
		return &one
	}
	return nil
}

// kinOf is the person of whom a summary or a fact tells that they are an entity's brother, wife and so on; -1 for none or several.
func (v *View) kinOf(of int32, kin string) int32 {
	found := int32(-1)
	take := func(e int32) bool {
		if e == of || found >= 0 && found != e {
			return e == of
		}
		found = e
		return true
	}
	for i := range v.Record.Entities {
		e := &v.Record.Entities[i]
		if e.Kind != store.KindPerson || int32(i) == of {
			continue
		}
		toks := english.Tokenize(e.Summary)
		for k := 0; k < len(toks) && k < 4; k++ {
			if v.stemOf(toks[k].Text) == kin && (v.namesIn(toks[k:], of) || v.namesIn(toks[:k], of)) && !take(int32(i)) {
				return -1
			}
		}
	}
	for _, r := range v.of[v.Record.Entities[of].ID] {
		f := &v.Record.Facts[r.fact]
		if f.Status == store.Denied || f.Status == store.NotDisclosed || r.as&(asSubject|asObject) == 0 {
			continue
		}
		other := f.Subject
		if other == v.Record.Entities[of].ID {
			other = f.Object
		}
		e, ok := v.entities[other]
		if !ok || v.Record.Entities[e].Kind != store.KindPerson || !v.saysKin(r.fact, e, of, kin) {
			continue
		}
		if !take(e) {
			return -1
		}
	}
	return found
}

// namesIn reports that a run of a summary names an entity, by its name or as what another summary of the record makes of it: "FTX's founder".
func (v *View) namesIn(toks []english.Token, of int32) bool {
	for _, m := range v.mentions(toks, nil) {
		if slices.Contains(m.entities, of) {
			return true
		}
		if len(m.entities) != 1 || m.to >= len(toks) || !m.possessed {
			continue
		}
		body, place := v.Record.Entities[m.entities[0]].ID, v.stemOf(toks[m.to].Text)
		for _, slug := range v.inPlace(place) {
			for _, n := range v.vocab.slots[slot{v.Record.Entities[of].ID, slug}] {
				if f := &v.Record.Facts[n]; f.Subject == body || f.Object == body {
					return true
				}
			}
		}
	}
	return false
}

// inPlace are the relations that one word of a stem asks for.
func (v *View) inPlace(stem string) (out []string) {
	for _, p := range v.vocab.phrases[stem] {
		if len(p.stems) == 1 {
			out = append(out, v.Record.Relations[p.relation].Slug)
		}
	}
	return out
}

// saysKin reports a fact's text by which e is the brother, wife and so on of another: "E is X's brother", "E, brother of X".
func (v *View) saysKin(n, e, of int32, kin string) bool {
	x := v.index
	toks := x.fact(uint32(n))
	places := v.placedIn(n)
	for i := range toks {
		if x.stems[x.words[toks[i].word()].stem].text != kin {
			continue
		}
		for _, p := range places {
			if !slices.Contains(p.entities, of) {
				continue
			}
			before := p.to == i && toks[p.to-1].flags()&english.FlagPoss != 0
			after := p.from == i+2 && x.words[toks[i+1].word()].text == "of"
			if (before || after) && slices.ContainsFunc(places, func(o placed) bool { return len(o.entities) == 1 && o.entities[0] == e }) {
				return true
			}
		}
	}
	return false
}
