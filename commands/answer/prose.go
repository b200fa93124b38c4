package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// proseThreshold is the least chance with which a bare sentence is given as the answer. It is higher than threshold: a sentence
// has only its words to show that it is about what was asked.
const proseThreshold = 0.66

// isProse reports a story of bare sentences: no fact says who or what it is about, or how.
func isProse(r *store.Record) bool {
	return !slices.ContainsFunc(r.Facts, func(f store.Fact) bool {
		return f.Subject != 0 || f.Object != 0 || f.Relation != "" || f.Value != ""
	})
}

// asksOfProse reports a question that text search alone answers: the story is prose, and it is neither to be judged nor to be
// asked back.
func (q *query) asksOfProse() bool {
	if !q.v.prose || slices.ContainsFunc(q.named, func(m mention) bool { return len(m.entities) > 1 }) {
		return false
	}
	return !q.judging() || slices.ContainsFunc(q.toks, func(t english.Token) bool { return questionWords[t.Text] })
}

// asksOfWords reports a question to a story of prose that has a word of the story, be it one that tells little: "Who had 12?"
func (q *query) asksOfWords() bool {
	if !q.asksOfProse() || !slices.ContainsFunc(q.toks, func(t english.Token) bool { return questionWords[t.Text] }) {
		return false
	}
	return slices.ContainsFunc(q.toks, func(t english.Token) bool {
		_, ok := q.v.index.ids[t.Text]
		return ok && !english.StopWords[t.Text]
	})
}

// unknownBy reports that nothing at all was on record at an instant.
func (v *View) unknownBy(at int64) bool {
	return !slices.ContainsFunc(v.known, func(known int64) bool { return known <= at })
}

var questionWords = english.WordSet(`who whom whose what which when where why how`)

// prose answers from bare sentences.
func (s *session) prose(q *query) {
	v, fr := s.v, q.frameOf(s.in.AsOf, s.in.Now)
	if s.in.AsOf.IsZero() && v.unknownBy(fr.known) { // "by 1991" is of what happened, not of when it was reported
		fr.known = s.in.Now.UnixMilli()
		fr.over = fr.known
	}
	r := &reading{matcher: q.matcher(fr, [2]int{})}
	keep := func(n int32) bool {
		return v.currentAt(n, fr.known, fr.over) || fr.past && v.knownAt(n, fr.known)
	}
	hits, _ := v.rankText(v.readText(q.text), max(s.top, candidates), keep)
	for _, h := range hits {
		r.found = append(r.found, candidate{fact: h.fact, p: h.score / 10, cover: 1, typed: 1})
	}
	s.given, r.by = r, byText
	if r.best() < proseThreshold {
		s.decline(r)
		return
	}
	s.answered(r, r.found[:1])
	// Whoever asks for more than are shown by themselves gets them, likely or not.
	for i := 1; i < len(r.found) && s.in.Top > len(s.answer.Facts) && s.in.Top > shownFacts; i++ {
		s.answer.Facts = append(s.answer.Facts, s.scored(&r.found[i], &r.frame))
	}
}
