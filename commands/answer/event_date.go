package answer

import (
	"byline/commands/answer/english"
	"byline/store"
)

// stative are verbs of what lasts: who led it in June may have begun long before.
var stative = english.StemSet(`be have lead led run ran chair own hold held head play work live serve sit sat coach manage govern control remain belong
	rule stay stand stood keep kept use used know known need cost host represent employ operate`)

// onceOnly are what happens to anybody but once, so that another date of it is a contradiction.
var onceOnly = english.WordSet(`founded born died established sank`)

// happening is the unit of a question's verb of something that came to pass on the day or in the year that it names; nil for none.
func (m *matcher) happening() *unit {
	if !m.judging() || m.when.bound != boundAt || m.asksStill() {
		return nil // what was still so had come to pass before
	}
	for i := range m.units {
		u := &m.units[i]
		if u.kind != unitWord || u.light {
			continue
		}
		if w := m.word(u.from); (onceOnly[w] || m.verbLike(u.from) && (english.Pasts[w] || m.askedAsDone())) && !stative[m.stems[u.from]] {
			return u
		}
	}
	return nil
}

// apartInTime reports that a fact tells of what the question asks as of another time: the same was done, but not then.
func (m *matcher) apartInTime(n int32) bool {
	f := &m.v.Record.Facts[n]
	u := m.happening()
	if u == nil || f.Happened.IsZero() || m.saysDate(n) {
		return false
	}
	hit := 0.0
	if u.rel != nil {
		hit, _ = m.relationHit(u.rel, f)
	}
	if max(hit, m.wordLevel(u, n)) < 0.6 {
		return false
	}
	from, _ := m.when.from.Span(m.v.loc)
	_, to := m.when.to.Span(m.v.loc)
	h0, h1 := f.Happened.Span(m.v.loc)
	return !h1.After(from) || !h0.Before(to)
}

// otherDate finds for a claim that something that happens but once came to pass at a time the fact that dates it otherwise.
func (s *session) otherDate(r *reading) *candidate {
	if c := s.otherDay(r); c != nil {
		return c
	}
	if u := r.happening(); u == nil || !onceOnly[r.word(u.from)] {
		return nil
	}
	one := *r.query
	one.when.bound = boundNone
	fr := r.frame
	fr.limit, fr.from, fr.to, fr.any = boundNone, 0, 0, true
	other := s.search(&one, fr, [2]int{})
	if other.best() < threshold || !other.settles(&other.found[0]) || other.denies(other.found[0].fact) || !r.apartInTime(other.found[0].fact) {
		return nil
	}
	if f := &s.v.Record.Facts[other.found[0].fact]; f.Status == store.Denied || f.Status == store.NotDisclosed {
		return nil
	}
	return &other.found[0]
}

// otherDay finds for a claim that names the day of what the record has as a date of its own, a launch date or a release, the fact that
// gives it another.
func (s *session) otherDay(r *reading) *candidate {
	if !r.judging() || r.when.bound != boundAt || len(r.named) == 0 {
		return nil
	}
	one := *r.query
	one.when.bound = boundNone
	fr := r.frame
	fr.limit, fr.from, fr.to, fr.past, fr.any = boundNone, 0, 0, false, false
	other := s.search(&one, fr, [2]int{})
	for i := range other.found {
		c := &other.found[i]
		if c.p < threshold {
			break
		}
		f := &s.v.Record.Facts[c.fact]
		if c.rel == nil || c.relLevel < 0.9 || c.side == 0 || len(c.miss) > 0 || c.flips > 0 || f.Value == "" || f.Status == store.Denied ||
			f.Status == store.NotDisclosed || f.Status == store.Disputed || !other.alone(c, f) || other.denies(c.fact) {
			continue
		}
		day, err := ReadDate(f.Value, s.in.Now, s.v.loc)
		if err != nil || day.Precision() < store.Day {
			continue
		}
		from, _ := r.when.from.Span(s.v.loc)
		_, to := r.when.to.Span(s.v.loc)
		if d0, d1 := day.Span(s.v.loc); !d1.After(from) || !d0.Before(to) {
			return c
		}
	}
	return nil
}
