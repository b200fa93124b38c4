package answer

import (
	"slices"

	"byline/commands/answer/english"
)

const (
	// nearlyFits is the least chance with which a name may be meant for one whom the question fits, beside another whom it fits better.
	nearlyFits = 0.4
	// likelyOne is the least chance of the one whom a question means that asks which of several who are called alike.
	likelyOne = 0.25
	// unheardOf is the chance below which nothing is on record of what is asked, of none of those who may be meant.
	unheardOf = 0.15
)

// resolve reads the question with each entity that an ambiguous name may mean. It gives nil after asking which one is meant.
func (s *session) resolve(q *query) *reading {
	for i := range q.named {
		if m := &q.named[i]; q.otherNumber(m) {
			one := *q
			one.named = slices.Clone(q.named)
			one.named[i].entities, one.named[i].picked = m.entities[:1], true
			r := s.read(&one)
			for n := range r.found {
				r.found[n].p = min(r.found[n].p, 0.3)
			}
			return r
		}
	}
	k := slices.IndexFunc(q.named, func(m mention) bool { return len(m.entities) > 1 })
	if k < 0 {
		return s.read(q)
	}
	all := q.unnamedElsewhere(k)
	several := q.ofSeveral(k)
	if several != nil {
		q = several
	}
	if q.defines() || q.shape == shapeLatest || q.asksStanding() {
		// Nothing but the name is said, so nothing decides but the sort of thing that is asked for.
		fit := q.sortOf(all)
		if len(fit) != 1 {
			s.clarify(all)
			return nil
		}
		all = fit
	}
	const most = 64 // ways to read a question; each ambiguous name multiplies them
	if s.ways += len(all); s.ways > most {
		s.clarify(all)
		return nil
	}
	var fits []int32
	var read []*reading
	var likeliest *reading
	second := 0.0
	for _, e := range all {
		one := *q
		one.named = slices.Clone(q.named)
		one.named[k].entities, one.named[k].picked = []int32{e}, true
		for i := range one.places {
			if one.places[i].from == one.named[k].from && one.places[i].entity >= 0 {
				one.places = slices.Clone(one.places)
				one.places[i].entity, one.places[i].key = e, s.v.placeKey(e)
			}
		}
		r := s.resolve(&one)
		if r == nil {
			return nil
		}
		if likeliest == nil || r.best() > likeliest.best() {
			second = max(second, likeliest.best())
			likeliest = r
		} else {
			second = max(second, r.best())
		}
		if r.best() >= nearlyFits {
			fits, read = append(fits, e), append(read, r)
		}
	}
	if likeliest.best() < unheardOf {
		return likeliest // whichever is meant, it is not on record
	}
	if best := likeliest.best(); best < threshold && best >= likelyOne && second < best/3 && q.word(q.named[k].from-1) == "which" {
		likeliest.found[0].p = threshold // one of those called so did it, the question says
		return likeliest
	}
	if likeliest.best() < threshold {
		fits, read = nil, nil
	}
	if n := s.decides(read, fits); n >= 0 {
		return read[n] // the rest of the question decides: it is on record of one alone
	}
	if len(fits) > 1 && allAlike(read) {
		return read[0] // whichever is meant, one fact answers
	}
	if several != nil {
		if r := s.severalOfName(q, k, read, fits); r != nil {
			return r
		}
	}
	if len(fits) == 0 {
		fits = all
	}
	s.clarify(fits)
	return nil
}

// allAlike reports readings of more than a name that come to one and the same answer.
func allAlike(read []*reading) bool {
	first := &read[0].found[0]
	return !slices.ContainsFunc(read, func(r *reading) bool {
		return r.namesAlone() || r.found[0].fact != first.fact || r.found[0].short != first.short
	})
}

// decides is the one of several readings of a name that the rest of the question leaves: the only one, or the only one whose entity
// has the very relation that is asked for, where of the others the record has no more than the words. It is -1 for none.
func (s *session) decides(read []*reading, of []int32) int {
	if len(read) == 1 {
		return 0
	}
	n := -1
	for i, r := range read {
		c := &r.found[0]
		if c.rel == nil || c.side == 0 || s.v.roleIn(s.v.Record.Entities[of[i]].ID, c.fact)&(asSubject|asObject) == 0 {
			continue
		}
		if n >= 0 {
			return -1
		}
		n = i
	}
	return n
}

// sortOf keeps of several entities those that are of the sort asked for: who is a person.
func (q *query) sortOf(all []int32) []int32 {
	if q.seek == seekAny {
		return all
	}
	var fit []int32
	for _, e := range all {
		if fits, _ := q.seek.fits(q.v.Record.Entities[e].Kind); fits {
			fit = append(fit, e)
		}
	}
	return fit
}

// clarify asks which of several entities is meant.
func (s *session) clarify(which []int32) {
	s.answer.Kind = Clarify
	s.answer.Short = "Which one"
	s.answer.Choices = s.v.entitiesAt(which)
}

// asksStanding reports a question for what somebody was and nothing more: "what was Smith's job", which is asked of any Smith alike. Who has
// one now may be one alone.
func (q *query) asksStanding() bool {
	if q.shape != shapeWh || q.when.bound != boundNone || q.presentTense() {
		return false
	}
	found := false
	for i := range q.toks {
		switch w := q.word(i); {
		case standings[w]:
			found = true
		case q.use[i] == useContent || q.use[i] == usePlace:
			return false
		}
	}
	return found
}

// standings are the words for what somebody is.
var standings = english.WordSet(`job jobs role position post title office occupation profession nationality rank`)

// unnamedElsewhere are those that a name may mean, without one that the question calls by another name too: in "when did Manet paint Chez
// Tortoni" the first is not the picture, although it is called so.
func (q *query) unnamedElsewhere(k int) []int32 {
	all := q.named[k].entities
	left := slices.DeleteFunc(slices.Clone(all), func(e int32) bool {
		return slices.ContainsFunc(q.named, func(m mention) bool { return len(m.entities) == 1 && m.entities[0] == e })
	})
	if len(left) == 0 {
		return all
	}
	return left
}

// asksWhoIs reports "who is the IOC president …", which asks for the one who is called so.
func (q *query) asksWhoIs(m *mention) bool {
	i := m.from
	if q.word(i-1) == "the" {
		i--
	}
	return i == 2 && (q.word(0) == "who" || q.word(0) == "which") && beings[q.word(1)]
}
