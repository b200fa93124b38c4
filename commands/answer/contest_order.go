package answer

import (
	"strings"
	"time"

	"byline/commands/answer/english"
	"byline/store"
)

// order is a question which of two came earlier that says it with "before" or "after": "Did A resign before the vote?"
type order struct {
	at, from int // the words that say it, and where what follows them begins
	after    bool
	either   bool // "before or after"
}

// readOrder finds it; nil where a date or nothing follows, for that limits a question and compares nothing.
func (q *query) readOrder() *order {
	if !q.judging() {
		return nil
	}
	for i := 2; i+1 < len(q.toks); i++ {
		w := q.word(i)
		if w != "before" && w != "after" || q.use[i] == useName || measuring(q.word(i-1)) {
			continue
		}
		o := &order{at: i, from: i + 1, after: w == "after"}
		if q.word(i+1) == "or" && (q.word(i+2) == "after" || q.word(i+2) == "before") {
			o.from, o.either = i+3, true
		}
		if !q.saysThing(part{from: o.from, to: len(q.toks)}) || !q.saysThing(part{from: 0, to: i}) || q.expects(part{from: o.from, to: len(q.toks)}) {
			return nil
		}
		for k := i + 1; k < len(q.toks); k++ {
			if _, month := months[q.word(k)]; q.use[k] == useDate || month {
				return nil
			}
		}
		return o
	}
	return nil
}

// measuring reports the words before "before" and "after" with which they tell how long, not which came first: "two days before".
func measuring(w string) bool {
	_, unit := english.SizeUnits[strings.TrimSuffix(w, "s")]
	switch w {
	case "soon", "shortly", "long", "just", "right", "immediately", "night", "morning", "eve", "and", "or", "ever", "even", "only":
		return true
	}
	return unit
}

// inOrder decides which of the two came first by the days that the record has for each; nil where it does not tell.
func (s *session) inOrder(q *query, o *order, fr frame) *reading {
	left := strings.TrimSpace(q.phrase(0, o.at))
	as := s.whenOf(left, q)
	bs := s.whenOf(q.likeFirst(o), q)
	if len(bs) == 0 {
		bs = s.whenOf(q.second(o), q)
	}
	if len(as) == 0 || len(bs) == 0 {
		return nil
	}
	verdict := 0
	for _, a := range as {
		for _, b := range bs {
			if a.n.fact == b.n.fact {
				return nil
			}
			way := 0
			switch {
			case !a.to.After(b.from):
				way = -1
			case !b.to.After(a.from):
				way = 1
			}
			if way == 0 || verdict != 0 && verdict != way {
				return &reading{matcher: q.matcher(fr, [2]int{o.at, o.from}), by: byComparison} // they overlap, or tell different things
			}
			verdict = way
		}
	}
	r := &reading{matcher: q.matcher(fr, [2]int{o.at, o.from}), by: byComparison, found: []candidate{as[0].n, bs[0].n}}
	out := &outcome{}
	for k := range r.found {
		f := &s.v.Record.Facts[r.found[k].fact]
		if out.weaker == nil || f.Status != store.Confirmed {
			out.weaker = f
		}
	}
	switch {
	case o.either && verdict < 0:
		out.short = "Before"
	case o.either:
		out.short = "After"
	case verdict < 0 == !o.after:
		out.verdict = Yes
	default:
		out.verdict = No
	}
	r.outcome = out
	return r
}

// likeFirst is what a question says of the first, said of the second where that is but a name of the same kind: "was A cleared before B".
func (q *query) likeFirst(o *order) string {
	m := q.nameFrom(part{from: o.from, to: len(q.toks)})
	if m == nil || m.to != len(q.toks) {
		return ""
	}
	kind := q.v.Record.Entities[m.entities[0]].Kind
	for k := range q.named {
		if a := &q.named[k]; a.to <= o.at && len(a.entities) == 1 && q.v.Record.Entities[a.entities[0]].Kind == kind && a.entities[0] != m.entities[0] {
			return q.phrase(0, a.from) + " " + q.v.Record.Entities[m.entities[0]].Name + " " + q.phrase(a.to, o.at)
		}
	}
	return ""
}

// second is what a question says of the second, with the name of the first where a pronoun stands for it.
func (q *query) second(o *order) string {
	text := q.phrase(o.from, len(q.toks))
	if w := q.word(o.from); w != "it" && w != "he" && w != "she" && w != "they" || len(q.toks) < o.from+2 {
		return text
	}
	var name *mention
	for k := range q.named {
		if m := &q.named[k]; m.to <= o.at && len(m.entities) == 1 {
			if name != nil {
				return text // of two
			}
			name = m
		}
	}
	if name == nil {
		return text
	}
	return q.v.Record.Entities[name.entities[0]].Name + " " + q.phrase(o.from+1, len(q.toks))
}

// dayOfEvent is the day for most of the facts on something that has a name; nil where no day is.
func (s *session) dayOfEvent(q *query) []dayTold {
	if len(q.named) != 1 || len(q.named[0].entities) != 1 || !q.onlyNames() {
		return nil
	}
	days := map[store.When]int{}
	first := map[store.When]int32{}
	id := s.v.Record.Entities[q.named[0].entities[0]].ID
	var best store.When
	for _, role := range s.v.of[id] {
		f := &s.v.Record.Facts[role.fact]
		if role.as&asSubject == 0 || f.Happened.IsZero() || f.Happened.Precision() < store.Day || f.Status != store.Confirmed || !s.v.knownAt(role.fact, q.frameOf(s.in.AsOf, s.in.Now).known) {
			continue
		}
		day := store.DayOf(startOf(f.Happened, s.v.loc))
		if _, ok := first[day]; !ok {
			first[day] = role.fact
		}
		if days[day]++; days[day] > days[best] || days[day] == days[best] && day.Compare(best) < 0 {
			best = day
		}
	}
	if days[best] < 2 {
		return nil
	}
	from, to := best.Span(s.v.loc)
	return []dayTold{{n: candidate{fact: first[best], p: 0.8, time: 1, cover: 1, typed: 1}, from: from, to: to}}
}

func startOf(w store.When, loc *time.Location) time.Time {
	from, _ := w.Span(loc)
	return from.In(loc)
}

// dayTold is a fact with the day that it tells for an event.
type dayTold struct {
	n        candidate
	from, to time.Time
}

// whenOf finds when something was, by asking for its day: the facts that come near the likeliest, for what has several days has no one day.
func (s *session) whenOf(text string, q *query) (told []dayTold) {
	if text == "" {
		return nil
	}
	one := s.v.readQuestion(clean("when "+text), s.in.Now)
	if len(one.named) < 1 && len(one.rels) == 0 && one.bare {
		return nil
	}
	if day := s.dayOfEvent(one); day != nil {
		return day
	}
	one.shape, one.seek, one.asking = shapeWh, seekDate, true
	fr := one.frameOf(s.in.AsOf, s.in.Now)
	fr.any = true
	r := s.search(one, fr, [2]int{})
	const near = 0.9 // of the chance of the likeliest
	for i := range r.found {
		c := r.found[i]
		f := &s.v.Record.Facts[c.fact]
		if c.p < threshold || c.p < near*r.found[0].p {
			break
		}
		if r.lacksVerb(&c) {
			return nil
		}
		day, typed := r.extractDate(&c, f)
		w, err := ReadDate(day, s.in.Now, s.v.loc)
		if err != nil || w.IsZero() || typed < 0.9 || f.Status == store.Denied || f.Status == store.Disputed || f.Status == store.NotDisclosed {
			if i == 0 {
				return nil
			}
			continue
		}
		from, to := w.Span(s.v.loc)
		told = append(told, dayTold{n: c, from: from, to: to})
	}
	return told
}

// becoming are verbs that say little of what came to be.
var becoming = english.WordSet(`become became go went get got come came take took make made have had do did`)

// lacksVerb reports a fact that has nothing of what a question says was done.
func (r *reading) lacksVerb(c *candidate) bool {
	for _, i := range c.miss {
		if becoming[r.word(r.units[i].from)] {
			continue
		}
		if u := &r.units[i]; u.kind == unitWord && (u.verb || strings.HasSuffix(r.word(u.from), "ed")) {
			return true
		}
	}
	return false
}
