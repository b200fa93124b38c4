package answer

import (
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// readAlso reads "trek too?", "X as well": a follow-up that says so at its end.
func (q *query) readAlso() {
	n := len(q.toks)
	if n < 2 || n > 5 || q.shape != shapeFragment {
		return
	}
	switch {
	case q.word(n-1) == "too", q.word(n-1) == "also", q.word(n-1) == "either", q.is(n-2, "as", "well"):
		q.linked = true
	}
}

// pronounAt is the token of the pronoun that a question is about; -1 for none. Of "what did they sell him for" it is him, for they may be
// anybody.
func (q *query) pronounAt() int {
	at := -1
	for i := range q.toks {
		if q.use[i] != useStop || i > 1 && q.word(i-1) == "of" && (q.word(i-2) == "much" || q.word(i-2) == "many") {
			continue // of what was told, and of nobody
		}
		switch p := personal[q.word(i)]; {
		case p == "":
		case at < 0, personal[q.word(at)] == "any" && p != "any":
			at = i
		}
	}
	return at
}

// asksWhyTheyWent reports "why did he go?": of somebody, and not of what was asked before.
func (q *query) asksWhyTheyWent() bool {
	person := false
	for i := range q.toks {
		person = person || personal[q.word(i)] == "person"
	}
	return person && !q.is(1, "is") && !q.is(1, "was")
}

// nothingMore declines a follow-up of a question that nothing answered.
func (s *session) nothingMore(prev *query) {
	s.q = prev
	s.given = &reading{matcher: prev.matcher(prev.frameOf(s.in.AsOf, s.in.Now), [2]int{})}
	s.decline(s.given)
}

var (
	againstWords = english.WordSet(`disagree disagrees disagreed dispute disputes disputed object objects objected contradict contradicts contradicted otherwise contrary
		deny denies denied anyone anybody says say said`)
	objecting = english.WordSet(`disagree disagrees disagreed dispute disputes disputed object objects objected contradict contradicts contradicted otherwise deny denies denied`)
	endWords  = english.WordSet(`finish finished finishes done over end ended ends complete completed conclude concluded stop stopped`)
)

// asksOpposed reports "who disagreed?", "does anyone dispute that?".
func (q *query) asksOpposed() bool {
	if len(q.toks) > 7 || !q.only(againstWords) || q.seek != seekAgent && q.shape != shapeYesNo {
		return false
	}
	for i := range q.toks {
		if objecting[q.word(i)] {
			return true
		}
	}
	return false
}

// asksReply reports "what did they say to that?", "what was the response?".
func (q *query) asksReply() bool {
	if q.shape != shapeWh || q.seek != seekAny || len(q.named) > 1 {
		return false
	}
	for i := range q.toks {
		if w := q.word(i); q.use[i] != useName && !replyWords[w] && !english.StopWords[w] && !english.Auxiliaries[w] && !english.Prepositions[w] && !q.interrogative(i) {
			return false
		}
	}
	for i := range q.toks {
		if answering[q.word(i)] || q.word(i) == "to" && (q.word(i+1) == "that" || q.word(i+1) == "this" || q.word(i+1) == "it") {
			return true
		}
	}
	return false
}

var (
	replyWords = english.WordSet(`say said says answer answered reply replied respond responded response react reacted reaction company government side other`)
	answering  = english.WordSet(`answer answered reply replied respond responded response react reacted reaction`)
)

// opposed answers with what is on record against a fact.
func (s *session) opposed(q *query, f *store.Fact, t *Thread) bool {
	fr := q.frameOf(s.in.AsOf, s.in.Now)
	against := s.v.State(f, fr.at).Against
	if len(against) == 0 {
		return false
	}
	r := &reading{matcher: q.matcher(fr, [2]int{})}
	for _, g := range against {
		if len(q.named) > 0 && (len(q.named[0].entities) != 1 || s.v.roleIn(s.v.Record.Entities[q.named[0].entities[0]].ID, s.v.facts[g.ID]) == 0) {
			continue
		}
		r.found = append(r.found, candidate{fact: s.v.facts[g.ID], p: 0.8, time: 1, cover: 1, typed: 1})
	}
	if len(r.found) == 0 {
		return false
	}
	s.given = r
	s.answered(r, r.found)
	if who := r.speaker(&s.v.Record.Facts[r.found[0].fact]); who != "" && q.seek == seekAgent {
		s.answer.Short = who
	}
	s.answer.Thread.Text = t.Text
	return true
}

// asksWhenOver reports "when were they finished?" of something whose end is on record.
func (q *query) asksWhenOver(f *store.Fact) bool {
	return q.seek == seekDate && len(q.toks) < 7 && !f.Until.IsZero() && len(q.named) == 0 && q.only(endWords)
}

// ordinals are the words by which things of one sort are told apart in a line.
var ordinals = english.WordSet(`first second third fourth fifth sixth seventh eighth ninth tenth last final next previous latest`)

// ofOrdinal is the question before about another of its line: "and the second one?" after the third bailout. It is empty where the
// question before told none apart so.
func (q *query) ofOrdinal(prev *query) string {
	if q.shape == shapeWh || q.judging() || len(q.toks) > 5 {
		return ""
	}
	mine, figure := "", false
	for i := range q.toks {
		switch w := q.word(i); {
		case (ordinals[w] || english.IsFigure(&q.toks[i]) && q.use[i] == useContent) && mine == "":
			mine = q.typed(i)
			figure = !ordinals[w]
		case w == "one", w == "ones", q.use[i] == useStop:
		default:
			return ""
		}
	}
	if mine == "" {
		return ""
	}
	done := false
	text := prev.keep(func(i int) (string, bool) {
		if !done && (!figure && ordinals[prev.word(i)] || figure && english.IsFigure(&prev.toks[i]) && !ordinals[prev.word(i)] && prev.use[i] != useDate && prev.use[i] != useShape) {
			done = true
			return mine, true
		}
		if figure && ordinals[prev.word(i)] && i+1 < len(prev.toks) && english.IsFigure(&prev.toks[i+1]) {
			return "", false
		}
		return prev.typed(i), true
	})
	if !done {
		return ""
	}
	return strings.TrimSpace(text)
}

// elided reports "which ones?", which takes its noun from what was answered.
func (q *query) elided() bool {
	return len(q.toks) < 4 && q.word(0) == "which" && (len(q.toks) == 1 || q.is(1, "one") || q.is(1, "ones") || q.is(1, "of"))
}

// saysMore reports a question that says something of its own beside what it asks for, be it little: "who did it", "which channel was it on".
func (q *query) saysMore() bool {
	for i := range q.toks {
		switch w := q.word(i); q.use[i] {
		case useLight:
			if !happens[w] || q.seek == seekAgent || q.seek == seekDuration {
				return true
			}
		case useType:
			if i+1 < len(q.toks) {
				return true
			}
		}
	}
	return false
}
