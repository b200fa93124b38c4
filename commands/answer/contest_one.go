package answer

import (
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// inOneFact decides between two by one fact that has the figures of both: "13 of the dead were passengers and 22 were crew".
func (s *session) inOneFact(r *reading, c *contest) {
	if c.dates || c.dated || c.then || c.margin || c.beside || len(c.parts) != 2 {
		return
	}
	one := s.v.readQuestion(clean(r.bothParts(c)), s.in.Now)
	of := one.frameOf(s.in.AsOf, s.in.Now)
	of.any = of.any || r.pastTense() || r.verbAfterAll(c)
	var best *candidate
	var out *outcome
	found := s.search(one, of, [2]int{}).found
	for i := range found {
		n := &found[i]
		f := &s.v.Record.Facts[n.fact]
		if n.p < threshold || f.Status == store.Denied || f.Status == store.Disputed || f.Status == store.NotDisclosed || s.v.replacementAt(n.fact, of.known) >= 0 {
			continue
		}
		o := s.fromOne(r, c, f)
		if o == nil {
			continue
		}
		if best != nil && n.p >= 0.9*best.p {
			return // two that tell it
		}
		if best == nil {
			best, out = n, o
		}
	}
	if best != nil {
		best.p = max(best.p, 0.8)
		r.outcome, r.found = out, []candidate{*best}
	}
}

// bothParts is a question without the words that compare.
func (q *query) bothParts(c *contest) string {
	var words []string
	for i := range q.toks {
		w := q.word(i)
		if q.compares(c, i) || w == "than" || w == "or" || q.use[i] == useShape || english.Auxiliaries[w] && q.use[i] == useStop || c.gap && i < c.at {
			continue
		}
		words = append(words, q.typed(i))
	}
	return strings.Join(words, " ")
}

// fromOne is what one fact makes of a contest; nil where it has not both.
func (s *session) fromOne(r *reading, c *contest, f *store.Fact) *outcome {
	toks := s.v.parse(f.Text).toks
	first, last, ok := s.placesOf(r, c, toks)
	if !ok {
		return nil
	}
	x, y, ok := s.v.besideEach(f.Text, first, last)
	if !ok || !x.Comparable(y) || x.Same(y) {
		return nil
	}
	up := c.up
	if c.scale == "fast" && x.InTime() {
		up = !up
	}
	if !x.Exact() || !y.Exact() {
		return nil
	}
	more := x.Least > y.Least == up
	o := &outcome{weaker: f}
	switch {
	case c.gap:
		return nil // its sentence tells it, if anything
	case c.truth && more:
		o.verdict = Yes
	case c.truth:
		o.verdict = No
	default:
		k := 0
		if !more {
			k = 1
		}
		o.short = s.winner(c, []*store.Fact{f, f}, k)
	}
	return o
}

// placesOf are the first and last tokens of a text that name each of the two, apart from one another.
func (s *session) placesOf(r *reading, c *contest, toks []english.Token) (first, last [2]int, ok bool) {
	stems := [2]map[string]bool{{}, {}}
	for k, p := range c.parts {
		if p.name != nil {
			for _, t := range english.Tokenize(english.Fold(s.v.Name(s.named(p)))) {
				stems[k][s.v.stemOf(t.Text)] = true
			}
			continue
		}
		for i := p.from; i < p.to && !(len(stems[k]) > 0 && english.Prepositions[r.word(i)]); i++ {
			if (r.use[i] == useContent || r.use[i] == useType || r.use[i] == useName) && !comparing(r.word(i)) {
				stems[k][r.stems[i]] = true
			}
		}
	}
	for k := range stems {
		first[k], last[k] = -1, -1
		for i := range toks {
			if st := s.v.stemOf(toks[i].Text); stems[k][st] && !stems[1-k][st] {
				if first[k] < 0 {
					first[k] = i
				}
				last[k] = i
			}
		}
		if first[k] < 0 {
			return first, last, false
		}
	}
	return first, last, last[0] < first[1] || last[1] < first[0]
}

// besideEach are the figures that stand before each of two in a text, or after each of them; ok is false where that is not plain.
func (v *View) besideEach(text string, first, last [2]int) (x, y english.Size, ok bool) {
	p := v.parse(text)
	a, b := 0, 1
	if first[1] < first[0] {
		a, b = 1, 0
	}
	const close = 7 // tokens between a figure and its owner
	before, after := [2]int{-1, -1}, [2]int{-1, -1}
	var figures []english.Span
	for _, s := range p.spans {
		if s.Kind == english.SpanNumber && !ordinal(p.toks[s.From:s.To]) {
			figures = append(figures, s)
		}
	}
	for i, s := range figures {
		switch {
		case s.From < first[a]:
			before[a] = i
		case s.From > last[a] && s.From < first[b]:
			before[b] = i
			if after[a] < 0 {
				after[a] = i
			}
		case s.From > last[b] && after[b] < 0:
			after[b] = i
		}
	}
	at := before
	fits := func(w [2]int) bool {
		return w[0] >= 0 && w[1] >= 0
	}
	near := func(w [2]int, before bool) bool {
		for k := range w {
			d := figures[w[k]].From - last[k]
			if before {
				d = first[k] - figures[w[k]].To
			}
			if d > close {
				return false
			}
		}
		return true
	}
	isBefore, isAfter := fits(before) && near(before, true), fits(after) && near(after, false)
	if isBefore == isAfter {
		return x, y, false
	}
	if isAfter {
		at = after
	}
	sizes := [2]english.Size{}
	for k := range sizes {
		s := figures[at[k]]
		sizes[k] = english.SizeOf(text[p.toks[hedged(p.toks, s.From, s.To)].Start:p.toks[s.To-1].End])
	}
	return sizes[0], sizes[1], sizes[0].OK && sizes[1].OK
}
