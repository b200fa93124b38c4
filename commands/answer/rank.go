package answer

import (
	"math"
	"math/bits"
	"slices"
	"sync"
)

// hit is one fact that text search found.
type hit struct {
	fact  int32   // as counted in the record
	score float64 // 0 to 10: ten times the chance that this fact answers the question
}

// looked is a fact that was looked at closely.
type looked struct {
	fact int32
	features
}

// better orders hits: the higher score, and of equal ones the fact that came on record first.
func better(a, b hit) int {
	switch {
	case a.score > b.score:
		return -1
	case a.score < b.score:
		return 1
	}
	return int(a.fact) - int(b.fact)
}

// cell is what one fact has of a question's terms, a bit for each term.
type cell struct {
	exact uint32 // in its text, as typed
	own   uint32 // in its text, in any form
	kin   uint32 // in its text, a kindred word
	side  uint32 // in its where, value or quotation, or naming its entities or its relation
	title uint32 // in the title of a source
}

// scratch is the working memory of one search. Between searches all of it is zero.
type scratch struct {
	cells   []cell
	touched []uint32 // the facts whose cells are not zero
	marks   []uint8  // by stem: the term that looks for it, plus one; with markKin set where only a kindred word does
	asked   []uint8  // by word: whether the question has it
	marked  []uint32
	top     []hit
}

const markKin = 1 << 7

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// newScratch lends working memory for a search of x.
func newScratch(x *index) *scratch {
	s := scratches.Get().(*scratch)
	if n := len(x.first) - 1; len(s.cells) < n {
		s.cells = make([]cell, n)
	}
	if len(s.marks) < len(x.stems) {
		s.marks = make([]uint8, len(x.stems))
	}
	if len(s.asked) < len(x.words) {
		s.asked = make([]uint8, len(x.words))
	}
	return s
}

// free gives the working memory back.
func (s *scratch) free(q *textQuery) {
	for _, f := range s.touched {
		s.cells[f] = cell{}
	}
	for _, m := range s.marked {
		s.marks[m] = 0
	}
	for _, w := range q.words {
		if w >= 0 {
			s.asked[w] = 0
		}
	}
	s.touched, s.marked, s.top = s.touched[:0], s.marked[:0], s.top[:0]
	scratches.Put(s)
}

// at is a fact's cell, to be written to.
func (s *scratch) at(f uint32) *cell {
	c := &s.cells[f]
	if *c == (cell{}) {
		s.touched = append(s.touched, f)
	}
	return c
}

// gather fills the cells of all facts that have anything of the question, and marks its stems and words.
func (x *index) gather(s *scratch, q *textQuery) {
	mark := func(stem uint32, m uint8) {
		if s.marks[stem] == 0 {
			s.marks[stem] = m
			s.marked = append(s.marked, stem)
		}
	}
	for i := range q.terms {
		t := &q.terms[i]
		bit := uint32(1) << i
		if t.stem >= 0 {
			mark(uint32(t.stem), uint8(i+1))
			x.gatherStem(s, uint32(t.stem), bit, t.form)
		}
		for _, k := range t.kin {
			for _, w := range x.stems[k].forms {
				for _, p := range x.posts[x.words[w].from:x.words[w].to] {
					if p.inText() {
						s.at(p.fact()).kin |= bit
					}
				}
			}
		}
	}
	for i := range q.terms {
		for _, k := range q.terms[i].kin {
			mark(k, uint8(i+1)|markKin)
		}
	}
	for _, w := range q.words {
		if w >= 0 {
			s.asked[w] = 1
		}
	}
}

func (x *index) gatherStem(s *scratch, stem, bit uint32, form int64) {
	for _, w := range x.stems[stem].forms {
		exact := int64(w) == form
		for _, p := range x.posts[x.words[w].from:x.words[w].to] {
			c := s.at(p.fact())
			if !p.inText() {
				c.side |= bit
				continue
			}
			c.own |= bit
			if exact {
				c.exact |= bit
			}
		}
		for _, n := range x.named[w] {
			th := &x.things[n]
			if th.kind == thingSource {
				for _, f := range th.facts {
					s.at(f).title |= bit
				}
				continue
			}
			for _, f := range th.facts {
				s.at(f).side |= bit
			}
		}
	}
}

// candidates is how many facts of the first pass are looked at closely.
const candidates = 50

// rankText finds up to n facts for a question, best first. Where keep is not nil, facts that it refuses are left out. The
// first fact's score is ten times the chance that it answers the question; the scores of the others fall with their share
// of that chance. With them come the features of those that were looked at closely, in no order.
func (v *View) rankText(q *textQuery, n int, keep func(fact int32) bool) ([]hit, []looked) {
	x := v.index
	s := newScratch(x)
	defer s.free(q)
	x.gather(s, q)
	top := x.firstPass(s, q, max(n, candidates), keep)
	if len(top) == 0 {
		return nil, nil
	}
	var l look
	closely := top[:min(len(top), candidates)]
	seen := make([]looked, len(closely))
	for i := range closely {
		x.look(s, q, uint32(closely[i].fact), &l)
		closely[i].score = l.features.score()
		seen[i] = looked{closely[i].fact, l.features}
	}
	slices.SortFunc(closely, better)
	p := v.chance(s, q, closely, &l)
	out := slices.Clone(top[:min(n, len(top))])
	best := closely[0].score
	for i := range out {
		if i < candidates {
			out[i].score = 10 * p * math.Exp(min(0, out[i].score-best))
		} else {
			out[i].score = min(out[candidates-1].score, 10*p*math.Exp(-12))
		}
	}
	return out, seen
}

// firstPass finds the n facts with most of the question.
func (x *index) firstPass(s *scratch, q *textQuery, n int, keep func(fact int32) bool) []hit {
	top := s.top[:0]
	for _, f := range s.touched {
		if len(top) == n && float64(x.atMost(s, q, f)) < top[n-1].score {
			continue
		}
		h := hit{int32(f), float64(x.roughly(s, q, f))}
		if len(top) == n && better(top[n-1], h) < 0 || keep != nil && !keep(h.fact) {
			continue
		}
		i, _ := slices.BinarySearchFunc(top, h, better)
		if len(top) == n {
			top = top[:n-1]
		}
		top = slices.Insert(top, i, h)
	}
	s.top = top
	return top
}

// atMost is more than what roughly gives, and sooner told: most facts have but one or two of the terms.
func (x *index) atMost(s *scratch, q *textQuery, f uint32) float32 {
	const slack = 0.001 // for sums that are rounded in another order
	c := &s.cells[f]
	w := 0.3*q.total + slack
	for m := c.exact | c.own | c.side | c.kin; m != 0; m &= m - 1 {
		w += q.terms[bits.TrailingZeros32(m)].weight
	}
	return w - 0.02*float32(x.first[f+1]-x.first[f])
}

// roughly is the first-pass score: the weight of the terms that the fact has, by where it has them, against its length.
func (x *index) roughly(s *scratch, q *textQuery, f uint32) float32 {
	c := &s.cells[f]
	w := -0.02 * float32(x.first[f+1]-x.first[f])
	near := x.near(s, f, 1)
	for i := range q.terms {
		bit := uint32(1) << i
		switch {
		case c.exact&bit != 0:
			w += q.terms[i].weight
		case c.own&bit != 0:
			w += 0.85 * q.terms[i].weight
		case c.side&bit != 0:
			w += 0.6 * q.terms[i].weight
		case c.kin&bit != 0:
			w += 0.5 * q.terms[i].weight
		case near&bit != 0:
			w += 0.3 * q.terms[i].weight
		}
	}
	return w
}

// near is what the facts at most d before and after have of the question in their texts: facts that came on record together
// speak of the same.
func (x *index) near(s *scratch, f, d uint32) (m uint32) {
	from, to := f-min(f, d), min(f+d, uint32(len(x.first)-2))
	for g := from; g <= to; g++ {
		if g != f {
			m |= s.cells[g].own
		}
	}
	return m
}
