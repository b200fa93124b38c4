package answer

import (
	"byline/commands/answer/english"
	"byline/store"
)

// meanwhile are the words that begin a clause of what went on at the time.
var meanwhile = english.WordSet(`during while whilst amid`)

// duringAt is the clause of a question that begins with "during", "while" or "at the time of" and was not read as a time; 0, 0 for none.
func (q *query) duringAt() (clause [2]int) {
	if q.when.clauseIs == boundAt && q.word(q.when.clause[0]) == "when" {
		return q.when.clause
	}
	if q.when.clauseIs != boundNone {
		return clause
	}
	for i := 2; i+1 < len(q.toks); i++ {
		switch {
		case q.use[i] == useName:
		case meanwhile[q.word(i)]:
			return [2]int{i, len(q.toks)}
		case q.is(i, "at", "the", "time", "of") && i+4 < len(q.toks):
			return [2]int{i + 3, len(q.toks)}
		}
	}
	return clause
}

// during weighs what was found by the time of an event that the question speaks of beside what it asks, "Where was she during the
// landing?", and where that found nothing looks for who or what was so at the time. It needs the record to date the event.
func (s *session) during(q *query, r *reading) *reading {
	clause := q.duringAt()
	if clause[1] == 0 || q.seek == seekDate || q.seek == seekUntil || q.when.bound != boundNone {
		return r
	}
	rest := q.without(clause[0], clause[1])
	if rest == nil {
		return r
	}
	event := s.v.readQuestion(q.text[q.toks[clause[0]+1].Start:q.toks[clause[1]-1].End], s.in.Now)
	event.shape, event.seek = shapeFragment, seekAny
	fr := event.frameOf(s.in.AsOf, s.in.Now)
	fr.any = true
	told := s.search(event, fr, [2]int{})
	if told.best() < 0.6 {
		return r
	}
	at := s.v.eventOf(told.found)
	if at == nil {
		return r
	}
	begin, end := at.Happened.Span(s.v.loc)
	if r.best() < threshold {
		switch q.seek {
		case seekAgent, seekPerson, seekCompany, seekOrganisation, seekPlace:
			rest.when.bound, rest.when.from, rest.when.to = boundAt, at.Happened, at.Happened
			other := s.search(rest, rest.frameOf(s.in.AsOf, s.in.Now), clause)
			if other.best() >= 0.75 && !s.v.Record.Facts[other.found[0].fact].Happened.IsZero() {
				return other
			}
		}
		return r
	}
	for i := range r.found {
		c := &r.found[i]
		f := &s.v.Record.Facts[c.fact]
		if f.Happened.Precision() < store.Day || f == at {
			continue
		}
		switch a, _ := f.Happened.Span(s.v.loc); {
		case a.Before(begin):
			if _, over := s.v.interval(c.fact, fr.known); lasting(f) && over > begin.UnixMilli() {
				continue
			}
			c.p *= 0.4
		case !a.Before(end):
			c.p *= 0.85 // it may have gone on for longer
		}
	}
	r.sort(r.found)
	return r
}

// eventOf is of the likeliest facts the one that dates an event: the one that is there to tell its date, else the earliest. It is nil
// where that is not dated to the day.
func (v *View) eventOf(found []candidate) (at *store.Fact) {
	const near = 0.05
	for i := range found {
		f := &v.Record.Facts[found[i].fact]
		if found[i].p < found[0].p-near {
			break
		}
		switch dates := f.Object == 0 && v.dateAlone(f.Value); {
		case f.Happened.Precision() < store.Day:
			if i == 0 {
				return nil
			}
		case at == nil || dates && !v.dateAlone(at.Value), dates == v.dateAlone(at.Value) && f.Happened.Compare(at.Happened) < 0:
			at = f
		}
	}
	return at
}
