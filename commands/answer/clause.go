package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// readClause reads "before the merger closed" as a time: it finds the fact that tells of the event, and asks the rest of the
// question of the time before, after or around it. "Before Murati" asks for who or what Murati followed. It gives nil where
// the clause finds nothing, and says whether it is sure that the clause was meant so.
func (s *session) readClause(q *query) (r *reading, sure bool) {
	from, end := q.when.clause[0], q.when.clause[1]
	text := q.text[q.toks[from+1].Start:q.toks[end-1].End]
	rest := q.without(from, end)
	if rest == nil {
		return nil, false
	}
	if w := q.word(from + 1); (w == "it" || w == "he" || w == "she" || w == "they") && end > from+2 && len(rest.named) == 1 && len(rest.named[0].entities) == 1 {
		text = s.v.Record.Entities[rest.named[0].entities[0]].Name + text[q.toks[from+1].End-q.toks[from+1].Start:]
	}
	clause := s.v.readQuestion(text, s.in.Now)
	if clause.onlyNames() {
		return s.beside(rest, clause, q.when.clauseIs), true
	}
	clause.shape, clause.seek = shapeFragment, seekAny
	fr := clause.frameOf(s.in.AsOf, s.in.Now)
	fr.any = true
	event := s.search(clause, fr, [2]int{})
	var at, to store.When
	switch day := s.v.mainDay(); {
	case q.when.clauseIs == boundAt && !day.IsZero() && clause.namesStory() && rest.asksHolder():
		begin, _ := day.Span(s.v.loc)
		at, sure = day, true
		to = store.DayOf(begin.AddDate(0, 0, 6)) // what was told in the days after was so
	case event.best() >= 0.6:
		at = date(&s.v.Record.Facts[event.found[0].fact])
		to = at
	default:
		return nil, false
	}
	rest.when.bound, rest.when.from, rest.when.to, rest.when.day = q.when.clauseIs, at, to, false
	r = s.search(rest, rest.frameOf(s.in.AsOf, s.in.Now), [2]int{from, end})
	s.sayIt(r, event.matcher, q.word(from))
	return r, sure
}

// namesStory reports a clause that speaks of nothing but what the whole story is about: "the disaster happened", "the crash".
func (q *query) namesStory() bool {
	told := false
	for i := range q.toks {
		switch w := q.word(i); {
		case q.use[i] == useName:
			if m := q.nameAt(i); m == nil || q.v.Record.Entities[m.entities[0]].Kind != store.KindEvent {
				return false
			}
			told = true
		case q.use[i] == useContent:
			if !mishaps[w] && !happenings[q.stems[i]] && !q.v.vocab.topic[q.stems[i]] {
				return false
			}
			told = told || mishaps[w]
		}
	}
	return told
}

// mishaps are what the event of which a whole story tells is called, and happenings what it does.
var (
	mishaps    = english.WordSet(`disaster accident catastrophe tragedy crash attack explosion blast fire shooting incident sinking wreck spill crisis collapse eruption earthquake flood hack breach outage strike`)
	happenings = english.StemSet(`happen occur strike struck hit break broke start begin began unfold erupt`)
)

// mainDay is the day of which most facts tell, the first of several; none where no day has many.
func (v *View) mainDay() (day store.When) {
	const enough = 3
	days, most := map[store.When]int{}, enough-1
	for i := range v.Record.Facts {
		f := &v.Record.Facts[i]
		if f.Happened.Precision() != store.Day {
			continue
		}
		days[f.Happened]++
		if n := days[f.Happened]; n > most || n == most && n >= enough && f.Happened.Compare(day) < 0 {
			day, most = f.Happened, n
		}
	}
	return day
}

// sayIt puts the facts first that tell of the event themselves, with the same word: "after Tsai's remarks".
func (s *session) sayIt(r *reading, event *matcher, word string) {
	id, ok := s.v.stemID(english.Stem(word))
	if !ok {
		return
	}
	for i := range r.found {
		c := &r.found[i]
		if s.v.index.hasStem(id, uint32(c.fact)) == 2 && event.weigh(c.fact, 0).cover >= 0.4 {
			c.p = min(0.98, c.p*1.05)
		}
	}
	r.sort(r.found)
}

// without is the question without a stretch of its words; nil where nothing is left.
func (q *query) without(from, to int) *query {
	rest := *q
	rest.use = slices.Clone(q.use)
	rest.mark(from, to, useClause)
	keepName := func(m mention) bool { return m.to <= from || m.from >= to }
	rest.named = nil
	for _, m := range q.named {
		if keepName(m) {
			rest.named = append(rest.named, m)
		}
	}
	rest.rels = nil
	for _, m := range q.rels {
		if m.to <= from || m.from >= to {
			rest.rels = append(rest.rels, m)
		}
	}
	rest.places = nil
	for _, p := range q.places {
		if p.to <= from || p.from >= to {
			rest.places = append(rest.places, p)
		}
	}
	if rest.when.at >= from && rest.when.at < to {
		rest.when.bound = boundNone
	}
	rest.when.clauseIs = boundNone
	for i := range rest.use {
		if rest.use[i] == useContent || rest.use[i] == useName {
			return &rest
		}
	}
	return nil
}

// onlyNames reports a text that says nothing but names.
func (q *query) onlyNames() bool {
	if len(q.named) == 0 {
		return false
	}
	for i := range q.toks {
		if q.use[i] == useContent {
			return false
		}
	}
	return true
}

// samePlace reports that two facts speak of one post or place: of one relation, on the side that id does not fill.
func samePlace(a, b *store.Fact, id store.EntityID) bool {
	if a.Relation != b.Relation {
		return false
	}
	if a.Object == id {
		return a.Subject == b.Subject
	}
	return a.Object == b.Object && strings.EqualFold(a.Value, b.Value)
}

// beside finds what stood in the place of the question before or after the named entity did.
func (s *session) beside(rest, clause *query, side bound) *reading {
	fr := rest.frameOf(s.in.AsOf, s.in.Now)
	fr.any, fr.past = true, false
	r := s.search(rest, fr, [2]int{})
	id := s.v.Record.Entities[clause.named[0].entities[0]].ID
	var pivot *candidate
	for i := range r.found {
		f := &s.v.Record.Facts[r.found[i].fact]
		if r.found[i].p >= threshold && (f.Subject == id || f.Object == id) {
			pivot = &r.found[i]
			break
		}
	}
	if pivot == nil {
		return nil
	}
	at, _ := s.v.interval(pivot.fact, fr.known)
	var near *candidate
	var when int64
	for i := range r.found {
		c := &r.found[i]
		f := &s.v.Record.Facts[c.fact]
		if c.p < threshold || f.Subject == id || f.Object == id || !samePlace(&s.v.Record.Facts[pivot.fact], f, id) {
			continue
		}
		begin, _ := s.v.interval(c.fact, fr.known)
		if side == boundBefore && begin < at && (near == nil || begin > when) || side == boundAfter && begin > at && (near == nil || begin < when) {
			near, when = c, begin
		}
	}
	if near == nil {
		return nil
	}
	c := *near
	c.p = max(c.p, 0.85)
	r.found = []candidate{c}
	r.when.past = side == boundBefore
	return r
}

// date is when a fact happened or, where that is not on record, since when it is known.
func date(f *store.Fact) store.When {
	if !f.Happened.IsZero() {
		return f.Happened
	}
	return f.Known()
}
