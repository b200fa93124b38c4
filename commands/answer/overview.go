package answer

import (
	"cmp"
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// defines reports a question for what an entity is: it names one, asks who or what, and says nothing else.
func (q *query) defines() bool {
	if len(q.named) != 1 || q.named[0].possessed || q.when.past || q.when.bound != boundNone || len(q.rels) > 0 {
		return false
	}
	switch q.shape {
	case shapeWh:
		if q.seek != seekAny && q.seek != seekAgent && (q.noun < 0 || q.use[q.noun] != useType) {
			return false
		}
	case shapeFragment:
	default:
		return false
	}
	for i := range q.toks {
		switch q.use[i] {
		case useContent, usePlace:
			return false
		case useLight:
			if !empty[q.word(i)] || q.word(i) == "happened" {
				return false
			}
		case useStop:
			switch q.word(i) {
			case "did", "will", "would", "has", "had", "have", "can", "could", "should", "before", "after", "against", "for", "behind", "with", "without",
				"from", "under", "near", "at", "on", "in":
				return false
			}
		}
	}
	return true
}

// define finds the facts that tell best what the entity is.
func (s *session) define(r *reading) {
	v := s.v
	e := &v.Record.Entities[r.named[0].entities[0]]
	r.found = nil
	for _, role := range v.of[e.ID] {
		t := r.timeFit(role.fact)
		if t < 0.5 {
			continue
		}
		f := &v.Record.Facts[role.fact]
		if f.Status == store.NotDisclosed || f.Status == store.Denied {
			continue
		}
		p := 0.0
		switch as := role.as; {
		case as&asObject != 0 && e.Kind == store.KindPerson && f.Relation == "leader", as&asSubject != 0 && office[f.Relation]:
			p = 0.95
		case f.Relation == "member" && as&asSubject != 0 && r.is(0, "who", "are") && e.Kind != store.KindPerson:
			p = 0.95 // who the directors are is who is one of them
		case r.describes(role.fact, e):
			p = 0.93
		case as&asObject != 0 && e.Kind == store.KindPerson && standing[f.Relation]:
			p = 0.9
		case as&asSubject != 0 && standing[f.Relation] && e.Kind != store.KindPerson:
			p = 0.66
		case as&asObject != 0 && f.Relation != "":
			p = 0.64
		case as&asSubject != 0:
			p = 0.62
		case as&asObject != 0:
			p = 0.6
		case as&asSpeaker != 0:
			p = 0.56
		default:
			p = 0.52
		}
		r.found = append(r.found, candidate{fact: role.fact, p: p * t, time: t, typed: 1, cover: 1})
	}
	r.sort(r.found)
	if len(r.found) == 0 && r.frame.limit == boundNone && !r.frame.any {
		r.frame.any = true // all that is told of it is over
		s.define(r)
	}
}

// standing are the relations that tell what somebody is to something.
var standing = english.WordSet(`leader founder owner spokesperson member author inventor candidate winner spouse relative successor
	organiser lawyer defendant plaintiff employer investor acquirer parent regulator supplier product prime-minister president chief`)

// office are the relations that tell of a person what they are.
var office = english.WordSet(`role office job position title party employer nationality`)

// describes reports a sentence of the form "X is a …".
func (m *matcher) describes(n int32, e *store.Entity) bool {
	x := m.v.index
	toks := x.fact(uint32(n))
	length, hits := m.v.names.nameAt(x, toks)
	if len(toks) == 0 || length == 0 || !slices.ContainsFunc(hits, func(h int32) bool { return m.v.Record.Entities[h].ID == e.ID }) ||
		length+1 >= len(toks) {
		return false
	}
	if w := x.words[toks[length].word()].text; w != "is" && w != "are" && w != "was" {
		return false
	}
	switch x.words[toks[length+1].word()].text {
	case "a", "an", "the", "one":
		return true
	}
	return false
}

// mostNews is how much news is looked at beyond what is shown.
const mostNews = 200

// latest finds the newest facts, about the entities named, of the time and place asked about.
func (s *session) latest(r *reading) {
	v := s.v
	r.found = nil
	rank := func(c *candidate) int {
		switch v.Record.Facts[c.fact].Relation {
		case "announcement", "decision", "plan":
			return 0
		}
		return 1
	}
	silent := func(f *store.Fact) int { // what was told is news before what was not
		if f.Status == store.NotDisclosed {
			return 1
		}
		return 0
	}
	newer := func(a, b *candidate) int {
		f, g := &v.Record.Facts[a.fact], &v.Record.Facts[b.fact]
		return cmp.Or(cmp.Compare(v.known[b.fact], v.known[a.fact]), g.Happened.Compare(f.Happened), cmp.Compare(silent(f), silent(g)), cmp.Compare(rank(a), rank(b)),
			cmp.Compare(b.p, a.p), cmp.Compare(a.fact, b.fact))
	}
	// Of a long record only the newest are kept.
	most, full := s.top+mostNews, false
	shorten := func() {
		arrange(r.found, func(a, b *candidate) int { return newer(a, b) })
		if len(r.found) > most {
			r.found, full = r.found[:most], true
		}
	}
	weigh := func(n int32) {
		t := r.timeFit(n)
		f := &v.Record.Facts[n]
		if t >= 0.5 && r.frame.limit == boundAt && !r.cameToPass(n) {
			return
		}
		if t < 0.5 {
			return
		}
		if r.frame.limit == boundAt {
			// What happened then, not what went on then.
			if from, to := date(f).Span(v.loc); from.UnixMilli() >= r.frame.to || to.UnixMilli() <= r.frame.from {
				return
			}
		}
		if _, to := date(f).Span(v.loc); r.frame.limit == boundAfter && to.UnixMilli() <= r.frame.from {
			return // it goes on, and is no news
		}
		p := 0.9 * t * r.placeFit(f, n)
		for i := range r.units {
			switch u := &r.units[i]; u.kind {
			case unitName:
				level := r.nameLevel(u, n, f)
				if level < 0.9 {
					return
				}
				p *= level
			case unitPlace:
				if r.placeLevel(u.place, n, f) < 0.5 && (u.name == nil || r.nameLevel(u, n, f) < 0.9) {
					return
				}
			}
		}
		c := candidate{fact: n, p: p, time: t, typed: 1, cover: 1}
		if full && newer(&r.found[most-1], &c) < 0 {
			return
		}
		if r.found = append(r.found, c); len(r.found) == 2*most {
			shorten()
		}
	}
	if len(r.named) > 0 {
		roles := v.of[v.Record.Entities[r.named[0].entities[0]].ID]
		r.found = make([]candidate, 0, min(len(roles), 2*most))
		for _, role := range roles {
			weigh(role.fact)
		}
	} else {
		for n := len(v.Record.Facts) - 1; n >= 0; n-- { // what came last is likely the newest
			weigh(int32(n))
		}
	}
	shorten()
	for i := range r.found {
		if i > 0 && r.found[i].p > r.found[i-1].p {
			r.found[i].p = r.found[i-1].p
		}
	}
	if len(r.found) == 0 && r.frame.limit == boundNone && !r.frame.any {
		r.frame.any = true // the latest of it is that it is over
		s.latest(r)
	}
}

// cameToPass reports a fact that happened within the time asked about, where others merely held or are told less exactly.
func (r *reading) cameToPass(n int32) bool {
	f := &r.v.Record.Facts[n]
	if f.Happened.IsZero() || r.saysDate(n) {
		return true
	}
	from, to := f.Happened.Span(r.v.loc)
	return from.UnixMilli() >= r.frame.from && to.UnixMilli() <= r.frame.to
}
