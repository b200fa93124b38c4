package answer

import (
	"context"
	"math"
	"time"
	"unicode/utf8"

	"byline/commands/answer/english"
	"byline/store"
)

// threshold is the least chance with which a fact is given as the answer.
const threshold = 0.5

// shownFacts is how many facts are given where the question does not say.
const shownFacts = 3

// Ask answers one question. A text of more than 500 characters is an *store.Error of kind store.ErrInvalid.
func (a *Answerer) Ask(ctx context.Context, q Question) (Answer, error) {
	if n := utf8.RuneCountInString(q.Text); n > maxQuestion {
		return Answer{}, store.Errorf(store.ErrInvalid, "That question has %d characters; ask in at most %d.", n, maxQuestion)
	}
	v, err := a.View(ctx, q.Guild, q.Story)
	if err != nil {
		return Answer{}, err
	}
	return v.ask(q), nil
}

// ask answers a question from one view. It depends on nothing but the view and the question.
func (v *View) ask(in Question) Answer {
	s := &session{v: v, in: in, top: in.Top}
	if s.top <= 0 {
		s.top = shownFacts
	}
	s.answer = Answer{Story: v.Record.Story, Version: v.Record.Version, AsOf: in.AsOf}
	if in.AsOf.IsZero() {
		s.answer.AsOf = store.DayOf(in.Now.In(v.loc))
	}
	s.run()
	s.finish()
	if in.Explain {
		s.answer.Explanation = s.explain()
	}
	return s.answer
}

// session is the answering of one question.
type session struct {
	v      *View
	in     Question
	top    int
	q      *query
	ways   int // tried of reading ambiguous names
	answer Answer
	given  *reading // what the answer was made of; nil where nothing was looked for
	last   textHits
	plain  bool // nothing is judged by what merely bears on it
	moved  bool // a follow-up that asks the question before of another day or another of its line
}

func (s *session) run() {
	text := clean(s.in.Text)
	q := s.v.readQuestion(text, s.in.Now)
	s.q = q
	if q.beyond() {
		s.notUnderstood()
		return
	}
	t := s.thread()
	if t != nil && s.followUp(t) {
		s.secondLook(q, t)
		return
	}
	if q.bare && q.shape != shapeLatest && !q.asksOfWords() {
		if t != nil && t.Text != "" && (q.pronoun || q.linked) {
			s.nothingMore(q)
			return
		}
		s.notUnderstood()
		return
	}
	s.ask(q)
	if t != nil {
		s.secondLook(q, t)
	}
}

// ask answers a question that stands on its own, after asking which of several entities is meant where that matters.
func (s *session) ask(q *query) {
	s.q = q
	if q.asksOfProse() {
		s.correct(q)
		s.prose(q)
		return
	}
	r := s.resolve(q)
	if r == nil {
		return // it has to be clarified
	}
	s.give(r)
}

// reading is one way to understand a question, with the facts found for it, best first.
type reading struct {
	*matcher
	found []candidate
	by    string // how the facts were found, for an explanation; empty: by what they have of the question
	// outcome is what a comparison of two came to; nil where none was asked for or made.
	outcome *outcome
}

func (r *reading) best() float64 {
	if r == nil || len(r.found) == 0 {
		return 0
	}
	return r.found[0].p
}

// read finds the facts for a question, with its time clause taken as words and, where that finds more, as a time.
func (s *session) read(q *query) *reading {
	fr := q.frameOf(s.in.AsOf, s.in.Now)
	if o := q.readOrder(); o != nil {
		if r := s.inOrder(q, o, fr); r != nil {
			return r
		}
	}
	if c := q.readContest(); c != nil {
		if r := s.contest(q, c, fr); r.best() >= threshold || c.byName() {
			return r
		}
		return s.comparesItself(s.readPlain(q, fr))
	}
	return s.readPlain(q, fr)
}

// readPlain does so for a question that compares nothing.
func (s *session) readPlain(q *query, fr frame) *reading {
	overview := func(by string, find func(*reading)) *reading {
		r := &reading{matcher: q.matcher(fr, [2]int{}), by: by}
		find(r)
		return r
	}
	if line := s.succession(q, fr); line.best() >= threshold {
		if r := s.search(q, fr, [2]int{}); r.best() >= threshold && turns[s.v.Record.Facts[r.found[0].fact].Relation] {
			return r
		}
		return line
	}
	switch {
	case q.defines():
		return overview(byDefinition, s.define)
	case q.shape == shapeLatest:
		return overview(byNews, s.latest)
	case q.shape == shapeCompare && len(q.named) > 1:
		return overview(byComparison, s.compare)
	}
	fr.any = fr.any || q.overTime() || q.listsPast()
	r := s.search(q, fr, [2]int{})
	if one := s.asKin(q); one != nil {
		return s.search(one, fr, [2]int{})
	}
	if one := s.asHolder(q, &fr); one != nil {
		if other := s.search(one, fr, [2]int{}); one.asksSaid() || other.best() >= threshold && r.best() < threshold {
			return other
		}
	}
	if q.when.clauseIs != boundNone {
		if other, sure := s.readClause(q); other.best() >= threshold && sure || r.best() < 0.8 && other.best() > r.best() {
			return other
		}
	}
	r = s.during(q, r)
	if other := s.extreme(q, fr); other.best() >= threshold {
		return other
	}
	s.reckon(r)
	if r.best() < threshold {
		if other := s.each(q, fr); other != nil {
			return other
		}
	}
	if r.best() < threshold && !q.judging() && fr.limit == boundNone && !fr.past && !fr.any && (q.pastTense() || q.tenseless()) {
		was := fr
		was.any = true
		other := s.search(q, was, [2]int{})
		if s.reckon(other); other.best() >= threshold && s.v.replacementAt(other.found[0].fact, fr.known) < 0 {
			return other // who was in charge, where nobody is any more
		}
	}
	if len(s.v.replacedBy) > 0 && r.best() < threshold && !q.judging() && fr.limit == boundNone && !fr.past {
		if old := s.superseded(q, fr); old != nil {
			return old
		}
	}
	return r
}

// turns are the relations that say who came after or before.
var turns = english.WordSet(`successor predecessor`)

// The most facts that are weighed for a question, by where they come from.
const (
	mostByText  = 48
	mostBySlot  = 200
	mostSilent  = 100
	mostPrecise = 32
)

// give makes the answer of what was found.
func (s *session) give(r *reading) {
	s.given = r
	s.correct(r.query)
	if r.outcome != nil {
		s.answered(r, r.found)
		s.decided(r)
		return
	}
	if r.judging() {
		if s.judge(r) {
			return
		}
		if r.best() < threshold || s.v.Record.Facts[r.found[0].fact].Status != store.NotDisclosed {
			if s.judgeOpen(r) || s.judgeBearing(r) {
				return
			}
			s.decline(r)
			return
		}
	}
	if r.best() < threshold || s.deniedOnly(r) {
		s.decline(r)
		return
	}
	s.answered(r, r.found)
}

// answered gives the facts that are likely enough, the first of which decides the kind.
func (s *session) answered(r *reading, found []candidate) {
	best := found[0].p
	s.answer.Kind = Answered
	first := &s.v.Record.Facts[found[0].fact]
	if first.Status == store.NotDisclosed {
		s.answer.Kind = NotDisclosed
	}
	for i := range found {
		c := &found[i]
		if len(s.answer.Facts) >= s.top || c.p < threshold*0.9 || c.p < best*0.6 {
			break
		}
		if i > 0 && r.outcome == nil && s.beyond(r, &found[0], c) {
			continue
		}
		s.answer.Facts = append(s.answer.Facts, s.scored(c, &r.frame))
	}
	s.members(r, found)
	s.answer.Short = s.short(r, &found[0])
	for i := range r.named {
		if m := &r.named[i]; m.picked && (r.word(m.from-1) == "which" || r.asksWhoIs(m)) && s.answer.Kind == Answered {
			s.answer.Short = s.v.Record.Entities[m.entities[0]].Name // which of those called so
		}
	}
	s.past(r)
}

// beyond reports that a fact is of the sort that was asked for, and yet not what was asked: another office beside the one that
// was named, or a figure of another year or of a part where the first is the newest and of the whole.
func (s *session) beyond(r *reading, first, c *candidate) bool {
	if first.rel != nil && c.rel != nil && first.relLevel == 1 && c.relLevel < 1 && len(r.named) == 0 {
		return true
	}
	f, g := &s.v.Record.Facts[first.fact], &s.v.Record.Facts[c.fact]
	if r.list || r.shape == shapeCompare || f.Value == "" || f.Object != 0 || f.Subject != g.Subject || f.Relation != g.Relation || f.Relation == "" {
		return false
	}
	switch r.seek {
	case seekNumber, seekMoney, seekPercent, seekAmount:
	default:
		return false
	}
	return f.Where == "" && g.Where != "" && len(r.places) == 0 ||
		f.Where == g.Where && r.when.bound == boundNone && !f.Happened.IsZero() && !g.Happened.IsZero() && f.Happened != g.Happened
}

// scored is a candidate as it is shown.
func (s *session) scored(c *candidate, fr *frame) Scored {
	f := &s.v.Record.Facts[c.fact]
	st := s.v.State(f, fr.at)
	return Scored{Fact: f, Score: math.Round(c.p*1000) / 100, ReplacedBy: st.ReplacedBy, Against: st.Against, Ended: st.Ended}
}

// past notes the day that the answer speaks of.
func (s *session) past(r *reading) {
	today := store.DayOf(s.in.Now.In(s.v.loc))
	switch {
	case !s.in.AsOf.IsZero():
		s.answer.AsOf = s.in.AsOf
		s.answer.Past = s.in.AsOf.EndOfDay(s.v.loc).Before(today.EndOfDay(s.v.loc))
	case r.when.bound != boundNone:
		s.answer.AsOf = r.when.to
		s.answer.Past = r.when.to.EndOfDay(s.v.loc).Before(today.EndOfDay(s.v.loc))
	case r.when.past:
		s.answer.Past = true
	}
}

// correct tells which names and words were put right.
func (s *session) correct(q *query) {
	s.answer.Corrections = nil
	for _, r := range q.respelt {
		s.answer.Corrections = append(s.answer.Corrections, Correction{Typed: r.typed, Shown: r.shown})
	}
	for i := range q.named {
		m := &q.named[i]
		if m.corrected && len(m.entities) == 1 {
			s.answer.Corrections = append(s.answer.Corrections, Correction{
				Typed: q.text[q.toks[m.from].Start:q.toks[m.to-1].End], Shown: s.v.Record.Entities[m.entities[0]].Name})
		}
	}
}

// thread is the asker's previous question, where it can still be followed up.
func (s *session) thread() *Thread {
	t := s.in.Thread
	if t == nil || t.At.IsZero() {
		return nil
	}
	if age := s.in.Now.Sub(t.At); age < -time.Minute || age > ThreadLife {
		return nil
	}
	// It may have been kept and read back by others, and is cleaned like what is typed.
	c := *t
	c.Text, c.Where, c.Said = clean(t.Text), clean(t.Where), clean(t.Said)
	return &c
}
