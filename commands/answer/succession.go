package answer

import (
	"slices"
	"strings"

	"byline/store"
)

// turn says which way along a line of holders a question looks.
type turn int8

const (
	turnNone turn = iota
	turnNext      // who came after
	turnBack      // who came before
)

// readTurn finds the words that ask who came after or before somebody in the same place: "who replaced X", "X's
// predecessor", "who did X take over from". skip is the stretch of those words.
//
// The turn is that of the mention m.
func (q *query) readTurn(m *mention) (way turn, skip [2]int) {
	for i := range q.toks {
		if q.use[i] == useName || q.use[i] == useDate {
			continue
		}
		end := i + 1
		switch w := q.word(i); {
		case w == "successor" || w == "successors":
			return turnNext, [2]int{i, end}
		case w == "predecessor" || w == "predecessors":
			return turnBack, [2]int{i, end}
		case strings.HasPrefix(w, "replac") && w != "replacement", strings.HasPrefix(w, "succeed"):
		case (w == "followed" || w == "follows" || w == "follow") && q.noun < 0 && q.officeAfter(i):
		case (w == "took" || w == "takes" || w == "take" || w == "taking" || w == "taken") && q.word(i+1) == "over":
			for end++; end < len(q.toks) && q.word(end) != "from"; end++ {
				if q.use[end] == useName {
					return turnNone, skip // "took over Twitch" is an acquisition
				}
			}
			if end == len(q.toks) {
				return turnNone, skip
			}
			end++
		case (w == "came" || w == "comes" || w == "come") && (q.word(i+1) == "after" || q.word(i+1) == "before"):
			if q.word(i+1) == "after" {
				return turnNext, [2]int{i, i + 2}
			}
			return turnBack, [2]int{i, i + 2}
		case w == "preceded" || w == "precedes" || w == "precede":
			return q.turnAt(i, m, turnBack), [2]int{i, end}
		default:
			continue
		}
		return q.turnAt(i, m, turnNext), [2]int{i, end}
	}
	return turnNone, skip
}

// turnAt tells by the order of the words whether the mention came after or before another. way is what the verb says of its
// subject.
func (q *query) turnAt(verb int, m *mention, way turn) turn {
	if m.from > verb || q.passiveAt(verb) || q.word(verb+1) == "by" {
		return way // "who replaced X", "who was X replaced by"
	}
	return turnNext + turnBack - way // "who did X replace"
}

// succession answers who held a place after or before somebody, from facts that replace or follow one another. It gives nil
// where the question does not ask for that or the record does not show it.
func (s *session) succession(q *query, fr frame) *reading {
	truth := q.shape == shapeYesNo || q.shape == shapeClaim
	if q.seek != seekAny && q.seek != seekAgent && q.seek != seekPerson && q.seek != seekCompany {
		return nil
	}
	var r *reading
	for k := range q.named {
		m := &q.named[k]
		way, skip := q.readTurn(m)
		if way == turnNone {
			return nil
		}
		if r == nil {
			r = &reading{matcher: q.matcher(fr, skip), by: bySuccession}
		}
		if len(m.entities) != 1 || truth && way == turnBack {
			continue
		}
		id := s.v.Record.Entities[m.entities[0]].ID
		for _, role := range s.v.of[id] {
			if !s.v.knownAt(role.fact, fr.known) {
				continue
			}
			g, holder := s.v.toldNeighbour(role.fact, id, way)
			if g < 0 && role.as&(asSubject|asObject) != 0 {
				g, holder = s.v.neighbour(role.fact, id, way, fr.known)
			}
			if g < 0 || truth != r.asks(holder) || slices.ContainsFunc(r.found, func(c candidate) bool { return c.fact == g }) {
				continue
			}
			c := candidate{fact: g, p: 0.95, time: 1, cover: 1, typed: 1, short: s.v.Name(holder)}
			f := &s.v.Record.Facts[g]
			for i := range r.units {
				u := &r.units[i]
				if u.kind == unitName && u.name == m {
					continue
				}
				level, cost := r.level(u, g, f, &c)
				c.p *= 1 - cost*(1-level)
			}
			r.found = append(r.found, c)
		}
	}
	if r == nil || len(r.found) == 0 {
		return nil
	}
	r.sort(r.found)
	return r
}

// neighbour is the fact that puts another in the place that a fact gives to an entity, next after or before it, and who that
// is; -1 for none. A place is what one relation of one subject leads to, or one relation's one value.
func (v *View) neighbour(n int32, holder store.EntityID, way turn, known int64) (int32, store.EntityID) {
	f := &v.Record.Facts[n]
	if f.Relation == "" || f.Status == store.Denied || f.Status == store.NotDisclosed {
		return -1, 0
	}
	in := func(g *store.Fact) store.EntityID { // who has the place by g; 0 where g speaks of another place
		switch {
		case g.Relation != f.Relation || g.Where != f.Where || g.Status == store.Denied || g.Status == store.NotDisclosed:
		case f.Object == holder && g.Subject == f.Subject:
			return g.Object
		case f.Subject == holder && f.Object != 0 && g.Object == f.Object, f.Subject == holder && f.Value != "" && strings.EqualFold(f.Value, g.Value):
			return g.Subject
		}
		return 0
	}
	if way == turnNext {
		if r := v.replacementAt(n, known); r >= 0 {
			if e := in(&v.Record.Facts[r]); e != 0 && e != holder {
				return r, e
			}
		}
	} else if r, ok := v.facts[f.Replaces]; ok && v.knownAt(r, known) {
		if e := in(&v.Record.Facts[r]); e != 0 && e != holder {
			return r, e
		}
	}
	return v.follows(n, holder, way, known, in)
}

// toldNeighbour is the neighbour that a fact's own text tells of.
func (v *View) toldNeighbour(n int32, holder store.EntityID, way turn) (int32, store.EntityID) {
	if f := &v.Record.Facts[n]; f.Status == store.Denied || f.Status == store.NotDisclosed {
		return -1, 0
	}
	switch later, earlier := v.turnTold(n); {
	case later == 0:
	case way == turnNext && earlier == holder:
		return n, later
	case way == turnBack && later == holder:
		return n, earlier
	}
	return -1, 0
}

// follows finds a neighbour by time alone: one term begins where the other ends.
func (v *View) follows(n int32, holder store.EntityID, way turn, known int64, in func(*store.Fact) store.EntityID) (int32, store.EntityID) {
	const (
		day     = 24 * 3600 * 1000 // milliseconds
		overlap = 35 * day
		gap     = 400 * day // with nobody on record, or somebody for the time being
	)
	f := &v.Record.Facts[n]
	if !v.singular(f.Relation) && !v.offices()[f.Relation] {
		return -1, 0
	}
	begin, end := v.interval(n, known)
	best, who, least := int32(-1), store.EntityID(0), int64(gap)
	for _, g := range v.vocab.of[f.Relation] {
		o := &v.Record.Facts[g]
		if g == n || !v.knownAt(g, known) || o.Happened.IsZero() && way == turnNext {
			continue
		}
		e := in(o)
		if e == 0 || e == holder {
			continue
		}
		b, until := v.interval(g, known)
		between := b - end
		if way == turnBack {
			between = begin - until
		}
		if between > -overlap && max(between, -between) < least && (way == turnNext) == (b > begin) {
			best, who, least = g, e, max(between, -between)
		}
	}
	return best, who
}
