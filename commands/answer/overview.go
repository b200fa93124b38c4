package answer

import (
	"cmp"
	"slices"

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
		t := r.timeFit(role.fact, &r.frame)
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
var standing = setOf(`leader founder owner spokesperson member author inventor candidate winner spouse relative successor
	organiser lawyer defendant plaintiff employer investor acquirer parent regulator supplier product prime-minister president chief`)

// office are the relations that tell of a person what they are.
var office = setOf(`role office job position title party employer nationality`)

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

// latest finds the newest facts, about the entities named, of the time and place asked about.
func (s *session) latest(r *reading) {
	v := s.v
	r.found = nil
	weigh := func(n int32) {
		t := r.timeFit(n, &r.frame)
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
		r.found = append(r.found, candidate{fact: n, p: p, time: t, typed: 1, cover: 1})
	}
	if len(r.named) > 0 {
		for _, role := range v.of[v.Record.Entities[r.named[0].entities[0]].ID] {
			weigh(role.fact)
		}
	} else {
		for n := range v.Record.Facts {
			weigh(int32(n))
		}
	}
	rank := func(c *candidate) int {
		switch v.Record.Facts[c.fact].Relation {
		case "announcement", "decision", "plan":
			return 0
		}
		return 1
	}
	slices.SortStableFunc(r.found, func(a, b candidate) int {
		f, g := &v.Record.Facts[a.fact], &v.Record.Facts[b.fact]
		return cmp.Or(cmp.Compare(v.known[b.fact], v.known[a.fact]), g.Happened.Compare(f.Happened), cmp.Compare(rank(&a), rank(&b)),
			cmp.Compare(b.p, a.p), cmp.Compare(a.fact, b.fact))
	})
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

// compare finds for each of the entities the facts on what is compared, or on what the record has of them all.
func (s *session) compare(r *reading) {
	var sides [][]candidate
	for k := range r.named {
		one := *r.query
		one.shape = shapeFragment
		one.named = []mention{r.named[k]}
		one.use = slices.Clone(r.use)
		for j := range r.named {
			if j != k {
				one.mark(r.named[j].from, r.named[j].to, useStop)
			}
		}
		if one.defines() {
			side := &reading{matcher: one.matcher(r.frame, [2]int{})}
			s.define(side)
			sides = append(sides, side.found)
			continue
		}
		sides = append(sides, s.search(&one, r.frame, [2]int{}).found)
	}
	if pairs := s.pair(sides); len(r.rels) > 0 && len(pairs) >= len(sides) {
		r.found = append(pairs, s.between(r)...) // what is compared comes before what the two have to do with one another
	} else {
		r.found = append(s.between(r), pairs...)
	}
	seen := map[int32]bool{}
	r.found = slices.DeleteFunc(r.found, func(c candidate) bool {
		again := seen[c.fact]
		seen[c.fact] = true
		return again
	})
}

// between finds the facts that relate the entities to one another.
func (s *session) between(r *reading) []candidate {
	var out []candidate
	id := func(k int) store.EntityID { return s.v.Record.Entities[r.named[k].entities[0]].ID }
	for _, role := range s.v.of[id(0)] {
		f := &s.v.Record.Facts[role.fact]
		if role.as&(asSubject|asObject) == 0 || r.timeFit(role.fact, &r.frame) < 0.9 || f.Status == store.Denied || f.Status == store.NotDisclosed {
			continue
		}
		all := true
		for k := 1; k < len(r.named); k++ {
			all = all && s.v.roleIn(id(k), role.fact)&(asSubject|asObject) != 0
		}
		if all {
			out = append(out, candidate{fact: role.fact, p: 0.85, time: 1, cover: 1, typed: 1})
		}
	}
	return out
}

// pair lays the sides of a comparison together: first what the record has on all sides alike.
func (s *session) pair(sides [][]candidate) []candidate {
	v := s.v
	of := func(c *candidate) string { return v.Record.Facts[c.fact].Relation }
	for _, side := range sides {
		slices.SortStableFunc(side, func(a, b candidate) int {
			limited := func(c *candidate) int { return min(1, len(v.Record.Facts[c.fact].Where)) }
			return cmp.Compare(limited(&a), limited(&b))
		})
	}
	var out []candidate
	taken := map[int32]bool{}
	for i := range sides[0] {
		c := sides[0][i]
		rel := of(&c)
		if rel == "" || c.p < threshold || taken[c.fact] {
			continue
		}
		group := []candidate{c}
		for _, side := range sides[1:] {
			for j := range side {
				o := &side[j]
				f, g := &v.Record.Facts[c.fact], &v.Record.Facts[o.fact]
				if of(o) == rel && o.p >= threshold && o.fact != c.fact && f.Where == g.Where && f.Happened == g.Happened && !taken[o.fact] {
					group = append(group, *o)
					break
				}
			}
		}
		if len(group) == len(sides) {
			for _, g := range group {
				taken[g.fact] = true
				g.p = max(g.p, 0.8)
				out = append(out, g)
			}
		}
	}
	for i := 0; len(out) < 8; i++ {
		more := false
		for _, side := range sides {
			if i < len(side) && side[i].p >= threshold {
				more = true
				if !taken[side[i].fact] {
					taken[side[i].fact] = true
					out = append(out, side[i])
				}
			}
		}
		if !more {
			break
		}
	}
	for i := range out {
		if i > 0 {
			out[i].p = min(out[i].p, out[i-1].p)
		}
	}
	return out
}
