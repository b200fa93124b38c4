package answer

import (
	"math"
	"slices"
	"strings"

	"byline/store"
)

// outcome is what a contest came to.
type outcome struct {
	verdict Verdict
	short   string
	weaker  *store.Fact // of the facts the one that is less sure
}

// What the facts of a contest have to have at least. Facts of one relation, each of its own one, bear one another out.
const (
	leastOfPair = 0.2       // the mean of the chances of such facts
	leastOfOne  = 0.1       // the chance of each
	leastAlike  = 0.4       // the mean of the chances of facts of one relation where what is compared is not named
	leastApart  = 0.6       // the chance of each of two facts that no relation bears out
	leastThen   = threshold // what is held against an earlier figure of the same
	leastDated  = 0.3       // the same at two times
)

// contest compares what the record has of each of them, in one unit. Where it has not all of it, it finds nothing, and so does the rest of
// the program where those that are compared are named. It gives nil where the question does not compare.
func (s *session) contest(q *query, c *contest, fr frame) *reading {
	r := &reading{matcher: q.matcher(fr, [2]int{c.at, c.to}), by: byComparison}
	if c.then {
		s.thenAndNow(r, c)
		return r
	}
	sides := make([][]candidate, len(c.parts))
	for k := range c.parts {
		found, ok := s.sideFacts(q, c, k)
		if !ok {
			return r
		}
		sides[k] = found
	}
	if c.beside {
		s.setBeside(r, sides)
		return r
	}
	if !c.byName() && !c.gap {
		if s.inOneFact(r, c); r.outcome != nil {
			return r
		}
	}
	best := 0.0
	for i := range sides[0] {
		group, p := s.heldAgainst(c, &sides[0][i], sides)
		if group == nil || p <= best {
			continue
		}
		if n := slices.IndexFunc(group, func(o candidate) bool { return s.v.Record.Facts[o.fact].Status == store.NotDisclosed }); n >= 0 {
			best, r.outcome, r.found = p, nil, group[n:n+1] // of one of them it is not known
			r.found[0].p = max(r.found[0].p, threshold)
			continue
		}
		if o, first := s.decide(c, group); o != nil {
			best, r.outcome = p, o
			r.found = append([]candidate{group[first]}, slices.Delete(slices.Clone(group), first, first+1)...)
		}
	}
	if r.outcome == nil && len(r.found) == 0 {
		s.byTally(r, c, sides)
	}
	if r.outcome == nil && len(r.found) == 0 {
		if s.inOneFact(r, c); r.outcome != nil {
			return r
		}
	}
	if r.outcome != nil {
		for i := range r.found {
			r.found[i].p = max(best, 0.8)
		}
	}
	return r
}

// byTally decides between two by the one fact that tells how many either had: "A beat B by four games to one".
func (s *session) byTally(r *reading, c *contest, sides [][]candidate) {
	if c.truth || c.dates || c.scale != "" || len(sides) != 2 {
		return
	}
	for k := range sides {
		for i := range sides[k] {
			n := &sides[k][i]
			f := &s.v.Record.Facts[n.fact]
			a, b, ok := s.v.tallyIn(f.Text)
			own, other := s.named(c.parts[k]), s.named(c.parts[1-k])
			if n.p < threshold || !ok || a <= b || own == 0 || f.Subject != own || f.Object != other && s.v.roleIn(other, n.fact) == 0 ||
				f.Status == store.Denied || f.Status == store.Disputed || f.Status == store.NotDisclosed {
				continue
			}
			winner := own
			if !c.up {
				winner = other
			}
			r.outcome, r.found = &outcome{short: s.v.Name(winner), weaker: f}, []candidate{*n}
			return
		}
	}
}

// heldAgainst finds for a fact of the first the likeliest of each other that it can be held against, and the mean of their chances.
func (s *session) heldAgainst(c *contest, a *candidate, sides [][]candidate) (group []candidate, mean float64) {
	group, mean = []candidate{*a}, a.p
	for k := 1; k < len(sides); k++ {
		at := -1
		for j := range sides[k] {
			if s.matched(c, a, &sides[k][j], k, sides) {
				at = j
				break
			}
		}
		if at < 0 {
			return nil, 0
		}
		group = append(group, sides[k][at])
		mean *= sides[k][at].p
	}
	return group, math.Pow(mean, 1/float64(len(sides)))
}

// matched reports facts that tell of the first and of the k-th what is compared.
func (s *session) matched(c *contest, a, b *candidate, k int, sides [][]candidate) bool {
	f, g := &s.v.Record.Facts[a.fact], &s.v.Record.Facts[b.fact]
	if a.fact == b.fact {
		return false
	}
	one := f.Relation != "" && f.Relation == g.Relation
	if f.Status != store.NotDisclosed && g.Status != store.NotDisclosed {
		if _, _, ok := s.v.beats(f, g, c); !ok {
			return false
		}
	}
	switch x, y := s.named(c.parts[0]), s.named(c.parts[k]); {
	case c.dated:
		return one && f.Subject == g.Subject && f.Where == g.Where && min(a.p, b.p) >= leastDated
	case x != 0 && y != 0:
		if c.margin && !one {
			return s.v.roleIn(x, a.fact) != 0 && s.v.roleIn(y, b.fact) != 0 && min(a.p, b.p) >= leastAlike
		}
		if !one {
			return c.told && min(a.p, b.p) >= leastApart && (c.dates || len(s.v.sizeFor(f, c).Unit) > 0) && s.v.roleIn(x, a.fact) != 0 && s.v.roleIn(y, b.fact) != 0 && s.v.roleIn(x, b.fact) == 0 && s.v.roleIn(y, a.fact) == 0 &&
				a.p > chanceIn(sides[0], b.fact) && b.p > chanceIn(sides[k], a.fact)
		}
		return one && (c.dates || c.margin || c.scale == "long" || f.Where == g.Where) && s.v.ofOne(f, g, x, y) && min(a.p, b.p) >= leastOfOne && math.Sqrt(a.p*b.p) >= leastOfPair
	case one && math.Sqrt(a.p*b.p) >= leastAlike && min(a.p, b.p) >= leastOfPair:
		return a.p > chanceIn(sides[0], b.fact) && b.p > chanceIn(sides[k], a.fact)
	}
	return min(a.p, b.p) >= threshold && a.p >= 0.9*sides[0][0].p && b.p >= 0.9*sides[k][0].p
}

// chanceIn is the chance that a fact has among others; 0 where it is none of them.
func chanceIn(found []candidate, n int32) float64 {
	if i := slices.IndexFunc(found, func(c candidate) bool { return c.fact == n }); i >= 0 {
		return found[i].p
	}
	return 0
}

// ofOne reports two facts that say the same of each of two entities, and of nobody else: both as subject, or both of one subject.
func (v *View) ofOne(f, g *store.Fact, a, b store.EntityID) bool {
	return f.Subject == a && g.Subject == b || f.Object == a && g.Object == b && f.Subject == g.Subject
}

// decide says which of the facts has it; nil where they leave it open.
func (s *session) decide(c *contest, group []candidate) (*outcome, int) {
	facts := make([]*store.Fact, len(group))
	o := &outcome{}
	for i := range group {
		facts[i] = &s.v.Record.Facts[group[i].fact]
		if o.weaker == nil || facts[i].Status != store.Confirmed {
			o.weaker = facts[i]
		}
	}
	if c.gap {
		more, same, ok := s.v.beats(facts[0], facts[1], c)
		switch gap := s.v.gap(facts[0], facts[1], c); {
		case !ok:
			return nil, 0
		case same:
			o.short = "Both alike"
		case more && gap != "":
			o.short = strings.TrimSpace(gap + " " + c.word)
		}
		return o, 0
	}
	if c.truth {
		more, same, ok := s.v.beats(facts[0], facts[1], c)
		if !ok {
			return nil, 0
		}
		o.verdict = No
		if more || same && c.equal {
			o.verdict = Yes
		}
		return o, 0
	}
	for i := range facts {
		beaten, same := 0, 0
		for j := range facts {
			if i == j {
				continue
			}
			m, s, ok := s.v.beats(facts[i], facts[j], c)
			if !ok {
				return nil, 0
			}
			if m {
				beaten++
			}
			if s {
				same++
			}
		}
		switch {
		case beaten == len(facts)-1:
			o.short = s.winner(c, facts, i)
			return o, i
		case same == len(facts)-1:
			o.short = "Both alike"
			return o, 0
		}
	}
	return nil, 0
}

// winner is the name of the one that has it; empty where the fact's sentence has to say it.
func (s *session) winner(c *contest, facts []*store.Fact, at int) string {
	if e := s.named(c.parts[at]); e != 0 {
		return s.v.Name(e)
	}
	for _, of := range [...]func(*store.Fact) store.EntityID{func(f *store.Fact) store.EntityID { return f.Subject }, func(f *store.Fact) store.EntityID { return f.Object }} {
		id, alone := of(facts[at]), true
		for i := range facts {
			alone = alone && (i == at || facts[i].Relation == facts[at].Relation && of(facts[i]) != 0 && of(facts[i]) != id)
		}
		if id != 0 && alone {
			return s.v.Name(id)
		}
	}
	return ""
}

// decided says what a contest came to.
func (s *session) decided(r *reading) {
	s.answer.Compared = true
	switch o := r.outcome; {
	case o.verdict != NoVerdict:
		s.rule(r, o.verdict, o.weaker)
	case o.short != "":
		s.answer.Short = o.short
	default:
		s.answer.Short = s.answer.Facts[0].Text
	}
}

// setBeside gives the best of either side, where each has one.
func (s *session) setBeside(r *reading, sides [][]candidate) {
	if len(sides[0]) == 0 || len(sides[1]) == 0 || sides[0][0].fact == sides[1][0].fact || min(sides[0][0].p, sides[1][0].p) < threshold {
		return
	}
	r.found, r.outcome = []candidate{sides[0][0], sides[1][0]}, &outcome{}
}

// thenAndNow holds what is so against what was expected or said of it before: a fact and the one that it replaces, or two of one relation
// of which one tells what was expected.
func (s *session) thenAndNow(r *reading, c *contest) {
	found, _ := s.sideFacts(r.query, c, 0)
	for i := range found {
		if found[i].p < leastThen && !(found[i].p >= leastAlike && s.v.Record.Facts[found[i].fact].Relation != "") || found[i].p < 0.8*found[0].p {
			return
		}
		n := found[i].fact
		f := &s.v.Record.Facts[n]
		for _, g := range s.v.vocab.of[f.Relation] {
			o := &s.v.Record.Facts[g]
			if g == n || o.Subject != f.Subject || o.Where != f.Where || !s.v.knownAt(g, r.frame.known) {
				continue
			}
			now, then := n, g
			switch {
			case s.v.replacementAt(g, r.frame.known) == n, s.tellsExpected(g) && !s.tellsExpected(n):
			case s.v.replacementAt(n, r.frame.known) == g, s.tellsExpected(n) && !s.tellsExpected(g):
				now, then = g, n
			default:
				continue
			}
			group := []candidate{{fact: now, p: found[i].p, time: 1, cover: 1, typed: 1}, {fact: then, p: found[i].p, time: 1, cover: 1, typed: 1}}
			out, _ := s.decide(c, group)
			if out != nil && c.beside {
				out = &outcome{}
			}
			if out != nil {
				out.weaker = &s.v.Record.Facts[now] // what was expected need not have come true
				for k := range group {
					group[k].p = max(group[k].p, 0.8)
				}
				r.found, r.outcome = group, out
				return
			}
		}
	}
}

// tellsExpected reports a fact that tells what was expected.
func (s *session) tellsExpected(n int32) bool {
	x := s.v.index
	for _, t := range x.fact(uint32(n)) {
		if w := x.words[t.word()].text; expecting[w] && w != "first" && w != "before" && w != "earlier" && w != "announced" && w != "reported" {
			return true
		}
	}
	return false
}

// comparesItself leaves of what answers a question that compares only the facts that compare themselves, for others tell but of one side.
func (s *session) comparesItself(r *reading) *reading {
	for i := range r.found {
		if c := &r.found[i]; !s.v.compares(c.fact) && s.v.Record.Facts[c.fact].Status != store.NotDisclosed {
			c.p = min(c.p, 0.3)
		}
	}
	r.sort(r.found)
	return r
}

// compares reports a fact with a word that compares.
func (v *View) compares(n int32) bool {
	x := v.index
	return slices.ContainsFunc(x.fact(uint32(n)), func(t fwd) bool {
		w := x.words[t.word()].text
		return comparing(w) || tops[w] || w == "exceeded" || w == "above" || w == "below" || w == "twice"
	})
}
