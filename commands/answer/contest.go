package answer

import (
	"slices"
	"strings"

	"byline/store"
)

// contest is a question which of two has more of something or came first: "Which has more branches, A or B?", "Is A heavier
// than B?"
type contest struct {
	sides  [2]*mention
	at, to int    // the words that compare: "more", "more expensive", "first"
	up     bool   // the greater or later one is asked for
	dates  bool   // by when, not by how much
	scale  string // the adjective of what is measured, empty for "more" and the like
	truth  bool   // whether the first has more than the second
}

// comparative tells of a word that compares which way it does, and what it measures.
type comparative struct {
	up    bool
	dates bool
	scale string
}

var comparatives = lazy(func() map[string]comparative {
	m := map[string]comparative{}
	for _, w := range strings.Fields(`more greater higher larger bigger most highest biggest largest`) {
		m[w] = comparative{up: true}
	}
	for _, w := range strings.Fields(`less fewer lower smaller least fewest lowest smallest`) {
		m[w] = comparative{}
	}
	for _, w := range strings.Fields(`later last latest`) {
		m[w] = comparative{up: true, dates: true}
	}
	for _, w := range strings.Fields(`earlier first sooner earliest`) {
		m[w] = comparative{dates: true}
	}
	for _, pair := range [...][2]string{{"long", "short"}, {"heavy", "light"}, {"old", "young"}, {"tall", "short"}, {"fast", "slow"}, {"far", "near"},
		{"deep", "shallow"}, {"wide", "narrow"}, {"strong", "weak"}, {"hot", "cold"}, {"expensive", "cheap"}, {"rich", "poor"}, {"loud", "quiet"}} {
		for k, w := range pair {
			for _, form := range comparisons(w) {
				if _, ok := m[form]; !ok {
					m[form] = comparative{up: k == 0, scale: pair[0]}
				}
			}
		}
	}
	return m
})

// comparisons are the forms of an adjective by which things are compared: longer, longest.
func comparisons(w string) []string {
	switch w {
	case "far":
		return []string{"farther", "further", "farthest", "furthest"}
	case "expensive":
		return nil
	}
	base := w
	switch {
	case strings.HasSuffix(w, "y"):
		base = w[:len(w)-1] + "i"
	case strings.HasSuffix(w, "e"):
		base = w[:len(w)-1]
	case w == "hot":
		base = "hott"
	}
	return []string{base + "er", base + "est"}
}

// readContest finds what is compared; nil where the question compares no two by name.
func (q *query) readContest() *contest {
	if len(q.named) < 2 || q.shape == shapeLatest || q.shape == shapeCompare {
		return nil
	}
	c := &contest{at: -1}
	for i := range q.toks {
		x, ok := comparatives()[q.word(i)]
		if !ok || q.use[i] == useName || q.use[i] == useDate || q.word(i+1) == "of" {
			continue
		}
		if x.dates && i+1 < len(q.toks) && q.use[i+1] != useName && q.toks[i+1].flags&flagBreak == 0 && q.word(i+1) != "than" && q.nameAt(i+1) == nil && !stopWords[q.word(i+1)] {
			continue // the first flight is no earlier flight than another
		}
		c.at, c.to, c.up, c.dates, c.scale = i, i+1, x.up, x.dates, x.scale
		if m := measureOf()[q.word(i+1)]; m.stems != nil && x.scale == "" && !x.dates && (q.word(i) == "more" || q.word(i) == "less" || q.word(i) == "most" || q.word(i) == "least") {
			c.to, c.scale = i+2, q.word(i+1)
		}
		break
	}
	if c.at < 0 {
		return nil
	}
	for k := 0; k+1 < len(q.named); k++ {
		a, b := &q.named[k], &q.named[k+1]
		if len(a.entities) != 1 || len(b.entities) != 1 || a.entities[0] == b.entities[0] {
			continue
		}
		c.sides = [2]*mention{a, b}
		switch {
		case q.joins(a, b, "or"):
			return c
		case q.joins(a, b, "than") && q.judging() && c.at > a.from && c.at < b.from:
			c.truth = true
			return c
		}
	}
	return nil
}

// joins reports that a word stands between two names as the last one but articles.
func (q *query) joins(a, b *mention, word string) bool {
	i := b.from - 1
	for i >= a.to && (q.word(i) == "the" || q.word(i) == "a" || q.word(i) == "did" || q.word(i) == "for") {
		i--
	}
	return i >= a.to && q.word(i) == word && (word == "than" || i == a.to)
}

// side is the question for what one of the two has.
func (q *query) side(c *contest, k int) string {
	m := c.sides[k]
	var words []string
	if c.scale != "" && !q.comparesNoun(c) {
		words = append(words, "how", c.scale)
	} else if w := q.word(c.to); w == "money" || w == "cash" {
		words = append(words, "how", "much") // to make more money is to earn more
	}
	for i := range q.toks {
		w := q.word(i)
		switch {
		case i >= c.at && i < c.to, w == "or", w == "than", w == "the", w == "and" && q.linked && i == 0:
		case q.use[i] == useShape, q.use[i] == useType, auxiliaries[w] && (i == 0 || q.use[i] == useStop):
		case i >= c.sides[0].from && i < c.sides[0].to, i >= c.sides[1].from && i < c.sides[1].to:
		default:
			words = append(words, q.typed(i))
		}
	}
	name := q.phrase(m.from, m.to)
	if l := q.v.names.lookup(strings.Join(texts(q.toks[m.from:m.to]), "")); len(l) != 1 || l[0] != m.entities[0] {
		name = q.v.Record.Entities[m.entities[0]].Name
	}
	return name + " " + strings.Join(words, " ")
}

// comparesNoun reports that a noun follows the word that compares, which says what is measured: "the longer sentence".
func (q *query) comparesNoun(c *contest) bool {
	return c.to < len(q.toks) && (q.use[c.to] == useContent || q.use[c.to] == useLight) && q.toks[c.to].flags&flagBreak == 0 && !q.verbAt(c.to)
}

// outcome is what a contest came to.
type outcome struct {
	verdict Verdict
	short   string
	weaker  *store.Fact // of the two facts the one that is less sure
}

// contest compares what the record has of the two, in one relation, place and unit. Where it has not both, it finds nothing. It
// gives nil where the question does not compare.
func (s *session) contest(q *query, fr frame) *reading {
	c := q.readContest()
	if c == nil {
		return nil
	}
	r := &reading{matcher: q.matcher(fr, [2]int{c.at, c.to}), by: byComparison}
	var sides [2][]candidate
	for k := range c.sides {
		one := s.v.readQuestion(clean(q.side(c, k)), s.in.Now)
		if len(one.named) == 0 {
			return r
		}
		of := one.frameOf(s.in.AsOf, s.in.Now)
		of.any = of.any || c.dates
		sides[k] = s.search(one, of, [2]int{}).found
	}
	id := func(k int) store.EntityID { return s.v.Record.Entities[c.sides[k].entities[0]].ID }
	for i := range sides[0] {
		a := &sides[0][i]
		for j := range sides[1] {
			b := &sides[1][j]
			f, g := &s.v.Record.Facts[a.fact], &s.v.Record.Facts[b.fact]
			if min(a.p, b.p) < threshold || f.Relation == "" || f.Relation != g.Relation || a.fact == b.fact || f.Where != g.Where ||
				!s.v.ofOne(f, g, id(0), id(1)) {
				continue
			}
			for _, o := range [...]*candidate{a, b} {
				if s.v.Record.Facts[o.fact].Status == store.NotDisclosed {
					r.found = []candidate{*o} // of one of the two it is not known
					return r
				}
			}
			more, same, ok := s.v.beats(f, g, c)
			if !ok {
				continue
			}
			first, second := *a, *b
			r.outcome = &outcome{verdict: No, weaker: f}
			if g.Status != store.Confirmed {
				r.outcome.weaker = g
			}
			if c.truth {
				if more {
					r.outcome.verdict = Yes
				}
			} else {
				winner := id(0)
				if !more {
					first, second, winner = second, first, id(1)
				}
				r.outcome.verdict, r.outcome.short = NoVerdict, s.v.Name(winner)
				if same {
					r.outcome.short = "Both alike"
				}
			}
			first.p = max(first.p, second.p)
			r.found = []candidate{first, second}
			return r
		}
	}
	return r
}

// ofOne reports two facts that say the same of each of two entities, and of nobody else: both as subject, or both of one subject.
func (v *View) ofOne(f, g *store.Fact, a, b store.EntityID) bool {
	return f.Subject == a && g.Subject == b || f.Object == a && g.Object == b && f.Subject == g.Subject
}

// beats compares two facts; ok is false where they do not compare.
func (v *View) beats(f, g *store.Fact, c *contest) (more, same, ok bool) {
	if f.Status == store.Denied || f.Status == store.Disputed || g.Status == store.Denied || g.Status == store.Disputed {
		return false, false, false
	}
	if c.dates {
		if f.Happened.IsZero() || g.Happened.IsZero() {
			return false, false, false
		}
		a0, a1 := f.Happened.Span(v.loc)
		b0, b1 := g.Happened.Span(v.loc)
		switch {
		case !a1.After(b0):
			return !c.up, false, true
		case !b1.After(a0):
			return c.up, false, true
		case f.Happened == g.Happened:
			return false, true, true
		}
		return false, false, false
	}
	if f.Happened != g.Happened && !f.Happened.IsZero() && !g.Happened.IsZero() &&
		(f.Happened.Precision() < store.Month || g.Happened.Precision() < store.Month) {
		return false, false, false // figures of two years
	}
	x, y := sizeOf(f.Value), sizeOf(g.Value)
	if !x.ok || !y.ok || !slices.Equal(x.unit, y.unit) {
		return false, false, false
	}
	switch {
	case x.least <= y.most && y.least <= x.most:
		return false, true, x.same(y)
	case x.least > y.most:
		return c.up, false, true
	}
	return !c.up, false, true
}

// decided says what a contest came to.
func (s *session) decided(r *reading) {
	if o := r.outcome; o.verdict != NoVerdict {
		s.rule(r, o.verdict, o.weaker)
	} else {
		s.answer.Short = o.short
	}
}
