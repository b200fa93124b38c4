package answer

import (
	"byline/commands/answer/english"
	"byline/store"
)

// placeLevel says how far a fact is about a place that limits the question.
func (m *matcher) placeLevel(p *place, n int32, f *store.Fact) float64 {
	if f.Where != "" {
		w := m.v.vocab.where[f.Where]
		switch {
		case p.outside && p.key == "": // abroad
			if w.outside {
				return 1
			}
			return 0.1
		case p.outside && w.outside:
			if w.key == p.key || w.key == "" || p.entity < 0 && m.whereHas(p, f.Where) {
				return 1
			}
			return 0.3
		case p.outside && w.key == p.key:
			return 0
		case p.outside:
			return 0.5
		case w.outside && w.key == p.key:
			return 0
		case !w.outside && w.key == p.key:
			return 1
		}
	}
	// The fact's own words may speak of the place.
	if p.entity >= 0 && !p.outside {
		as := m.v.roleIn(m.v.Record.Entities[p.entity].ID, n)
		if as&(asSubject|asObject) != 0 {
			return 1
		}
		if as != 0 {
			return 0.95
		}
	}
	if !p.outside && m.textHas(p.from, p.to, n) {
		return 0.95
	}
	if p.outside && m.textSaysOutside(n) {
		return 0.95
	}
	return 0
}

// whereHas reports whether a fact's Where has the words of a place, or their adjectives.
func (m *matcher) whereHas(p *place, where string) bool {
	toks := m.v.parse(where).toks
	for i := p.from; i < p.to; i++ {
		found := false
		for _, t := range toks {
			if t.Text == m.word(i) || demonyms[t.Text] == m.word(i) || demonyms[m.word(i)] == t.Text {
				found = true
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// textHas reports whether the words of a stretch of the question all stand in the fact.
func (m *matcher) textHas(from, to int, n int32) bool {
	for _, all := range m.v.alternatives(m.stems[from:to]) {
		if m.hasAll(all, n) {
			return true
		}
	}
	for i := from; i < to; i++ {
		s := m.stems[i]
		id, ok := m.v.stemID(s)
		if (!ok || m.v.index.hasStem(id, uint32(n)) == 0) && !m.homeIn(m.word(i), n) {
			return false
		}
	}
	return to > from
}

// homeIn reports whether the fact has the adjective of a place for the place, or the place for the adjective.
func (m *matcher) homeIn(word string, n int32) bool {
	if home := demonyms[word]; home != "" {
		id, ok := m.v.stemID(english.Stem(home))
		return ok && m.v.index.hasStem(id, uint32(n)) > 0
	}
	return false
}

func (m *matcher) textSaysOutside(n int32) bool {
	for _, w := range [...]string{"outside", "abroad", "overseas", "internationally", "international", "worldwide", "globally"} {
		if id, ok := m.v.stemID(english.Stem(w)); ok && m.v.index.hasStem(id, uint32(n)) == 2 {
			return true
		}
	}
	return false
}

// placeFit lowers a fact that is limited to a place which the question does not speak of while it speaks of another.
func (m *matcher) placeFit(f *store.Fact, n int32) float64 {
	if f.Where == "" || len(m.places) == 0 {
		return 1
	}
	w := m.v.vocab.where[f.Where]
	for i := range m.places {
		p := &m.places[i]
		if p.key == w.key && p.outside == w.outside || p.outside && p.key == "" && w.outside {
			return 1
		}
	}
	fit := 1.0
	for i := range m.places {
		p := &m.places[i]
		switch {
		case p.key == w.key && p.outside != w.outside:
			return 0.02
		case m.placeLevel(p, n, f) < 0.5:
			fit = min(fit, 0.1)
		default:
			fit = min(fit, 0.9)
		}
	}
	return fit
}
