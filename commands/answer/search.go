package answer

import (
	"cmp"
	"math"
	"slices"

	"byline/store"
)

// superseded finds a replaced fact that the question asks for by what only it says: "How many did the exit poll give them?"
func (s *session) superseded(q *query, fr frame) *reading {
	fr.any = true
	r := s.search(q, fr, [2]int{})
	if r.best() < 0.75 {
		return nil
	}
	c := r.found[0]
	by := s.v.replacementAt(c.fact, fr.known)
	if by < 0 || len(c.miss) > 0 {
		return nil
	}
	r.frame.any = false
	for i := range r.units {
		u := &r.units[i]
		if u.kind == unitWord && !u.light && !u.verb && r.wordLevel(u, c.fact) == 1 && r.wordLevel(u, by) == 0 {
			r.found = r.found[:1]
			return r
		}
	}
	// It puts in other words what is now on record with another value.
	f, g := &s.v.Record.Facts[c.fact], &s.v.Record.Facts[by]
	if f.Relation == g.Relation && f.Subject == g.Subject && r.timeFit(by) >= 0.9 && (f.Object == 0 || !r.asks(f.Object)) {
		n := candidate{fact: by, p: c.p * 0.95, time: 1, cover: c.cover, rel: c.rel, side: c.side}
		if n.short, n.typed = r.extract(&n); n.typed >= 0.8 {
			r.found = []candidate{n}
			return r
		}
	}
	return nil
}

// textHits are what text search found for a text at an instant.
type textHits struct {
	text  string
	known int64
	hits  []hit
	seen  []looked
}

// of is what text search saw in a fact; none where it did not look at it closely.
func (h *textHits) of(fact int32) *features {
	for i := range h.seen {
		if h.seen[i].fact == fact {
			return &h.seen[i].features
		}
	}
	return &features{}
}

// byText searches by text. What was found last is kept: a question is often read in several ways that have the same words. What it gives
// must not be written to.
func (s *session) byText(text string, known int64) []hit {
	if s.last.hits == nil || s.last.text != text || s.last.known != known {
		s.last = textHits{text: text, known: known}
		s.last.hits, s.last.seen = s.v.rankText(s.v.readText(text), mostByText, func(n int32) bool { return s.v.knownAt(n, known) })
	}
	return s.last.hits
}

// search finds the facts for one reading of a question.
func (s *session) search(q *query, fr frame, skip [2]int) *reading {
	v := s.v
	m := q.matcher(fr, skip)
	r := &reading{matcher: m, found: make([]candidate, 0, mostByText+16)}
	seen := lendFactSet(len(v.Record.Facts))
	defer seen.free()
	add := func(n int32, text float64) (isNew bool) {
		if !v.knownAt(n, fr.known) || !seen.add(n) {
			return false
		}
		if c := m.weigh(n, text); c.p > 0.01 || c.p > 0.001 && !m.judging() {
			r.found = append(r.found, c)
		}
		return true
	}
	for _, h := range s.byText(q.wording(), fr.known) {
		add(h.fact, min(h.score/10, 1))
	}
	m.synonymous(func(n int32) bool { return add(n, 0) })
	for _, l := range m.slots() {
		for _, n := range l[max(0, len(l)-mostBySlot):] {
			add(n, 0)
		}
	}
	for _, n := range v.vocab.silent[max(0, len(v.vocab.silent)-mostSilent):] {
		add(n, 0)
	}
	for i := range r.found {
		c := &r.found[i]
		c.near = max(c.p, c.sure)
	}
	m.preferNewest(r.found)
	m.sort(r.found)
	for i := range r.found {
		c := &r.found[i]
		if i >= mostPrecise || max(c.p, c.sure) < 0.12 && i > 3 {
			c.p = min(c.p, 0.3)
			continue
		}
		c.typed = 1
		if !q.judging() {
			c.short, c.typed = m.extract(c)
		}
		c.p = max(c.p, c.sure) * typeFactor(c.typed)
		if m.leftOut(c) {
			c.p, c.held = 0.1*c.p, 0.1*c.held
		}
		if m.seek == seekNumber && c.typed < 0.5 {
			c.held *= 0.5 // a price is no count
		}
	}
	m.prefer(r.found)
	m.sort(r.found)
	return r
}

// prefer lowers facts that only have the words where others are of the very relation that was asked for, and facts that are
// limited to a place where others of the relation are not and no place was asked for.
func (m *matcher) prefer(found []candidate) {
	related, whole := false, map[string]bool{}
	for i := range found {
		c := &found[i]
		f := &m.v.Record.Facts[c.fact]
		if c.rel != nil && c.side != 0 && c.p >= threshold && c.cover >= 0.85 {
			related = true
			if f.Where == "" {
				whole[f.Relation] = true
			}
		}
	}
	for i := range found {
		c := &found[i]
		f := &m.v.Record.Facts[c.fact]
		switch {
		case related && c.rel == nil && f.Status != store.NotDisclosed && !(m.seek == seekDuration && c.typed >= 0.95):
			c.p *= 0.8
		case len(m.places) == 0 && c.rel != nil && f.Where != "" && whole[f.Relation]:
			c.p *= 0.97
		}
	}
}

// typeFactor is what is left of a fact's chance where it does not surely hold the asked-for type.
func typeFactor(typed float64) float64 {
	if typed >= 0.9 {
		return 0.9 + typed/10
	}
	return math.Pow(typed/0.9, 0.8) * 0.99
}

// mostSynonymous is how many facts are weighed for nothing but a synonym, those of the rarest words first: in a story of thousands of
// sentences some word that is akin stands in half of them.
const mostSynonymous = 300

// synonymous gives the facts that have a synonym of one of the question's words, as text search does not look for those. What it gives them
// to reports which of them are new.
func (m *matcher) synonymous(give func(int32) bool) {
	const most = 40
	x := m.v.index
	var lists [][]posting
	posts := func(stem uint32) {
		for _, w := range x.stems[stem].forms {
			if l := x.posts[x.words[w].from:x.words[w].to]; len(l) <= most {
				lists = append(lists, l)
			}
		}
	}
	for i := range m.units {
		u := &m.units[i]
		if u.kind != unitWord || u.light {
			continue
		}
		for _, e := range u.described[:min(len(u.described), 8)] {
			l := m.v.of[m.v.Record.Entities[e].ID]
			for _, r := range l[max(0, len(l)-most):] {
				give(r.fact)
			}
		}
		for k := range u.said {
			posts(u.said[k].ids[0])
		}
		for _, stems := range [...][]uint32{u.close, u.kin} {
			for _, s := range stems {
				posts(s)
			}
		}
	}
	slices.SortStableFunc(lists, func(a, b []posting) int { return cmp.Compare(len(a), len(b)) })
	left := mostSynonymous
	for _, l := range lists {
		for _, p := range l {
			if give(int32(p.fact())) {
				if left--; left == 0 {
					return
				}
			}
		}
	}
}

// slots are the lists of facts that the relations of the question lead to.
func (m *matcher) slots() [][]int32 {
	v := m.v
	var lists [][]int32
	for i := range m.rels {
		for _, p := range m.rels[i].is {
			slug := v.Record.Relations[p.relation].Slug
			for _, rel := range append([]string{slug}, v.inverse[slug]...) {
				if len(m.named) == 0 {
					lists = append(lists, v.vocab.of[rel])
					continue
				}
				for k := range m.named {
					for _, e := range m.named[k].entities {
						lists = append(lists, v.vocab.slots[slot{v.Record.Entities[e].ID, rel}])
					}
				}
			}
		}
	}
	return lists
}

// sort puts the likelier candidates first; of equal ones of one relation the newer, else the better text match.
func (m *matcher) sort(found []candidate) {
	for i := range found {
		found[i].round = math.Round(found[i].p * 200)
	}
	arrange(found, func(a, b *candidate) int {
		if c := cmp.Compare(b.round, a.round); c != 0 {
			return c
		}
		return m.tied(a, b)
	})
}

// arrange sorts candidates, equal ones in the order in which they stand. It moves each but once, for they are large. Facts of several
// relations that are about as likely have no strict order, so that another way of sorting would give some of them another place.
func arrange(found []candidate, compare func(a, b *candidate) int) {
	order := make([]int32, len(found))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return compare(&found[a], &found[b]) })
	for i := range order {
		if order[i] < 0 || int(order[i]) == i {
			continue
		}
		first := found[i]
		at := i
		for {
			from := int(order[at])
			order[at] = -1 // it is in its place
			if from == i {
				break
			}
			found[at] = found[from]
			at = from
		}
		found[at] = first
	}
}

// tied orders candidates that are about as likely.
func (m *matcher) tied(a, b *candidate) int {
	f, g := &m.v.Record.Facts[a.fact], &m.v.Record.Facts[b.fact]
	if f.Relation != "" && f.Relation == g.Relation {
		if c := g.Happened.Compare(f.Happened); c != 0 {
			return c
		}
		return m.v.newerOf(a.fact, b.fact)
	}
	if c := cmp.Compare(b.p, a.p); c != 0 {
		return c
	}
	if c := cmp.Compare(b.text, a.text); c != 0 {
		return c
	}
	return m.v.newerOf(a.fact, b.fact)
}
