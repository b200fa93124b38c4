package answer

import (
	"slices"
	"sync"
)

// textQuery is a question as text search reads it.
type textQuery struct {
	tokens []token
	terms  []term // the words that are looked for, each stem once
}

// term is one word that is looked for.
type term struct {
	token  int   // where it stands in the question
	stem   int64 // -1 where the story does not have the word
	form   int64 // the form as typed; -1 where the story does not have it
	weight float32
}

// hit is one fact that text search found.
type hit struct {
	fact  int32   // as counted in the record
	score float64 // 0 to 10: ten times the chance that this fact answers the question
}

// readText reads a question for text search.
func (v *View) readText(text string) *textQuery {
	q := &textQuery{tokens: tokenize(text)}
	x := v.index
	for i, t := range q.tokens {
		if stopWords[t.text] && t.flags&flagUpper == 0 {
			continue
		}
		q.add(x, i, t.text)
	}
	if len(q.terms) == 0 {
		for i, t := range q.tokens {
			q.add(x, i, t.text)
		}
	}
	return q
}

func (q *textQuery) add(x *index, i int, text string) {
	t := term{token: i, stem: -1, form: -1, weight: idf(len(x.first)-1, 0)}
	if id, ok := x.ids[text]; ok {
		t.form, t.stem = int64(id), int64(x.words[id].stem)
	} else if s, ok := x.stem[stem(text)]; ok {
		t.stem = int64(s)
	}
	if t.stem >= 0 {
		t.weight = x.stems[t.stem].idf
		for _, o := range q.terms {
			if o.stem == t.stem {
				return
			}
		}
	}
	q.terms = append(q.terms, t)
}

// The weights of first-pass ranking: how much another form of the word, a neighbouring fact, and a name, relation or source
// that the fact belongs to count beside the word as typed in the fact's own text, all inside one saturation.
const (
	weightForm     = 1.3
	weightStem     = 0.8
	weightNear     = 0.08
	weightThing    = 0.4
	weightTitle    = 0.1
	weightBeside   = 0.6 // where, value, quotation
	saturation     = 0.25
	lengthExponent = 0.2
)

// scratch is the working memory of one search.
type scratch struct {
	score   []float32
	term    []float32
	touched []uint32 // facts with a score
	hit     []uint32 // facts that the term at hand has touched
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

func newScratch(n int) *scratch {
	s := scratches.Get().(*scratch)
	if len(s.score) < n {
		s.score, s.term = make([]float32, n), make([]float32, n)
	}
	return s
}

func (s *scratch) free() {
	for _, f := range s.touched {
		s.score[f] = 0
	}
	s.touched, s.hit = s.touched[:0], s.hit[:0]
	scratches.Put(s)
}

// rankText finds up to n facts for a question, best first. Where keep is not nil, facts that it refuses are left out.
func (v *View) rankText(q *textQuery, n int, keep func(fact int32) bool) []hit {
	x := v.index
	facts := uint32(len(x.first) - 1)
	s := newScratch(int(facts))
	defer s.free()
	for _, t := range q.terms {
		if t.stem >= 0 {
			x.count(s, t, facts)
			x.saturate(s, t)
		}
	}
	found := make([]hit, 0, min(len(s.touched), 4*n))
	for _, f := range s.touched {
		h := hit{int32(f), float64(s.score[f])}
		if len(found) >= 4*n && !better(h, found[len(found)-1]) {
			continue
		}
		if keep != nil && !keep(h.fact) {
			continue
		}
		i, _ := slices.BinarySearchFunc(found, h, func(a, b hit) int {
			if better(a, b) {
				return -1
			}
			return 1
		})
		if len(found) >= 4*n {
			found = found[:4*n-1]
		}
		found = slices.Insert(found, i, h)
	}
	return found[:min(n, len(found))]
}

// better orders hits: the higher score, and of equal ones the fact that came on record first.
func better(a, b hit) bool { return a.score > b.score || a.score == b.score && a.fact < b.fact }

// count adds up how often each fact has the term.
func (x *index) count(s *scratch, t term, facts uint32) {
	add := func(f uint32, w float32) {
		if s.term[f] == 0 {
			s.hit = append(s.hit, f)
		}
		s.term[f] += w
	}
	for _, w := range x.stems[t.stem].forms {
		weight := float32(weightStem)
		if int64(w) == t.form {
			weight = weightForm
		}
		for _, p := range x.posts[x.words[w].from:x.words[w].to] {
			f := p.fact()
			if !p.inText() {
				add(f, weightBeside)
				continue
			}
			add(f, weight)
			if f > 0 {
				add(f-1, weightNear)
			}
			if f+1 < facts {
				add(f+1, weightNear)
			}
		}
		for _, n := range x.named[w] {
			th := &x.things[n]
			weight := float32(weightThing)
			if th.kind == thingSource {
				weight = weightTitle
			}
			for _, f := range th.facts {
				add(f, weight)
			}
		}
	}
}

// saturate adds the term to the scores.
func (x *index) saturate(s *scratch, t term) {
	for _, f := range s.hit {
		c := s.term[f]
		s.term[f] = 0
		if s.score[f] == 0 {
			s.touched = append(s.touched, f)
		}
		norm := 1 - lengthExponent + lengthExponent*float32(x.first[f+1]-x.first[f])/float32(x.mean)
		s.score[f] += t.weight * c / (c + saturation*norm)
	}
	s.hit = s.hit[:0]
}
