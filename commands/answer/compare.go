package answer

import (
	"cmp"
	"slices"

	"byline/store"
)

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
		if role.as&(asSubject|asObject) == 0 || r.timeFit(role.fact) < 0.9 || f.Status == store.Denied || f.Status == store.NotDisclosed {
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
