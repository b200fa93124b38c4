package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// Words that ask, after an answer, for what stood there before or after it.
var (
	backWords = english.WordSet(`before previously earlier prior beforehand formerly originally previous predecessor former`)
	nextWords = english.WordSet(`after afterwards afterward later next subsequently successor`)
	lineWords = english.WordSet(`that this him her it them one then those these he she they`)
)

// asksAlong reads "and before him?", "what was it before?": a follow-up that says no more than which way to look.
func (q *query) asksAlong() turn {
	way := turnNone
	if q.asksFinal() {
		way = turnNext
	}
	for i := range q.toks {
		switch w := q.word(i); {
		case q.use[i] == useName || q.use[i] == useDate:
			return turnNone
		case backWords[w]:
			way = turnBack
		case nextWords[w]:
			way = turnNext
		case w == "when" || w == "where" || w == "why":
			return turnNone
		case lineWords[w], english.StopWords[w], english.Auxiliaries[w], english.Prepositions[w], q.interrogative(i), w == "much" || w == "many", w == "about", w == "came", w == "come", w == "comes":
		default:
			return turnNone
		}
	}
	return way
}

// along answers such a follow-up from the fact that answered the question before: what it replaced or was replaced by, who held the
// place before or after, the figure of the time before or after, the last of them where that is asked for. Where the record has none, it says so.
func (s *session) along(way turn, last bool, prev *query, f *store.Fact, t *Thread) {
	fr := prev.frameOf(s.in.AsOf, s.in.Now)
	fr.any = true
	m := prev.matcher(fr, [2]int{})
	r := &reading{matcher: m}
	s.q = prev
	n := s.v.besideOf(s.v.facts[f.ID], way, fr.known)
	for next := n; last && next >= 0; next = s.v.besideOf(next, way, fr.known) {
		n = next
	}
	if n < 0 {
		r.found = []candidate{{fact: s.v.facts[f.ID], p: 0.3, time: 1, cover: 1}}
		s.given = r
		s.decline(r)
		s.answer.Thread.Text = t.Text
		return
	}
	c := candidate{fact: n, p: 0.9, time: 1, cover: 1, typed: 1}
	if g := &s.v.Record.Facts[n]; g.Relation != "" {
		c.side = m.sideOf(g, false)
	}
	if c.short = s.v.otherIn(f, &s.v.Record.Facts[n]); c.short == "" {
		c.short, _ = m.extract(&c)
	}
	r.found = []candidate{c}
	s.given = r
	s.answered(r, r.found)
	s.answer.Past = s.answer.Past || way == turnBack
	s.answer.Thread.Text = t.Text
}

// otherIn is what one fact has in the place of what another has, which is what is asked for along a line of them: the name or the
// figure; empty for none.
func (v *View) otherIn(f, g *store.Fact) string {
	switch {
	case g.Object != 0 && g.Object != f.Object:
		return v.Name(g.Object)
	case g.Subject != 0 && g.Subject != f.Subject && (g.Object != 0 || g.Value != ""):
		return v.Name(g.Subject)
	case g.Value != f.Value:
		return g.Value
	}
	return ""
}

// besideOf is the fact next to one along a line: of one relation, subject and place; -1 for none.
func (v *View) besideOf(n int32, way turn, known int64) int32 {
	f := &v.Record.Facts[n]
	if way == turnNext {
		if r := v.replacementAt(n, known); r >= 0 {
			return r
		}
	} else if r, ok := v.facts[f.Replaces]; ok && v.knownAt(r, known) {
		return r
	}
	if f.Relation == "" {
		return -1
	}
	for _, holder := range [...]store.EntityID{f.Object, f.Subject} {
		if holder == 0 {
			continue
		}
		if g, _ := v.neighbour(n, holder, way, known); g >= 0 {
			return g
		}
	}
	const day = 24 * 3600 * 1000 // milliseconds
	begin, end := v.interval(n, known)
	best := int32(-1)
	for _, g := range v.vocab.of[f.Relation] {
		o := &v.Record.Facts[g]
		if g == n || o.Subject != f.Subject || o.Where != f.Where || !v.knownAt(g, known) {
			continue
		}
		b, until := v.interval(g, known)
		if gap := b - end; o.Object != 0 && f.Object != 0 && o.Object != f.Object {
			if way == turnBack {
				gap = begin - until
			}
			if gap > -2*day && gap < 2*day {
				return g // the one began as the other was over
			}
		}
		if o.Value == "" || f.Value == "" || o.Happened.IsZero() || f.Happened.IsZero() ||
			v.replacementAt(g, known) >= 0 || (o.Happened.Compare(f.Happened) > 0) != (way == turnNext) || o.Happened == f.Happened {
			continue
		}
		if x, y := english.SizeOf(o.Value), english.SizeOf(f.Value); !x.OK || !y.OK || !slices.Equal(x.Unit, y.Unit) {
			continue
		}
		if best < 0 || (o.Happened.Compare(v.Record.Facts[best].Happened) < 0) == (way == turnNext) {
			best = g
		}
	}
	return best
}

// inPlace puts what a follow-up names in the place of one of the nouns of the question before: "and the runners-up?" after what the
// winners get. It gives nil where the record answers none of those questions.
func (s *session) inPlace(q, prev *query) (*query, *reading) {
	var best *reading
	var asked *query
	for i := 0; i < len(prev.toks); i++ {
		to := i
		if rel := prev.relationAt(i); rel != nil && !rel.verb {
			to = rel.to
		} else if prev.use[i] == useContent && !prev.verbLike(i) {
			to = i + 1
		}
		if to == i {
			continue
		}
		from := i
		i = to - 1
		text := prev.keep(func(k int) (string, bool) {
			switch {
			case k == from:
				return strings.TrimPrefix(q.spoken(), "the ") + " ", true
			case k > from && k < to:
				return "", false
			}
			return prev.typed(k) + " ", true
		})
		one := s.v.readQuestion(clean(text), s.in.Now)
		if one.seek != prev.seek || one.shape != prev.shape || len(one.named) != len(prev.named) {
			continue
		}
		if r := s.read(one); r.best() >= 0.8 && r.best() > best.best() {
			best, asked = r, one
		}
	}
	return asked, best
}

// elsewhere reports that what was found is limited to another place than that which the answer before spoke of.
func (s *session) elsewhere(r *reading, t *Thread) bool {
	return r.best() >= threshold && t.Where != "" && len(r.places) == 0 && !s.v.meet(s.v.Record.Facts[r.found[0].fact].Where, t.Where)
}

// refers reports a word that takes up what was spoken of.
func (q *query) refers() bool {
	for i := range q.toks {
		switch q.word(i) {
		case "that", "this", "it", "there", "one":
			return true
		}
	}
	return q.linked
}
