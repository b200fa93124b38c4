package answer

import (
	"strings"
	"time"

	"byline/commands/answer/english"
)

// sureOtherwise is the chance that a question needs which a follow-up may stand for and need not.
const sureOtherwise = 0.7

// readOtherwise asks the other questions that a follow-up may stand for, and answers the one that the record answers best.
func (s *session) readOtherwise(q, prev *query, t *Thread) bool {
	var best *reading
	var asked *query
	for _, text := range q.otherwise(prev, s.in.Now) {
		one := s.v.readQuestion(clean(text), s.in.Now)
		if one.bare || one.shape != prev.shape && one.seek != prev.seek {
			continue
		}
		r := s.read(one)
		if r.best() >= sureOtherwise && one.shape == q.shape && len(one.toks) < len(q.toks) && !s.touches(r.found[0].fact, t) {
			continue
		}
		if r.best() < sureOtherwise || r.best() <= best.best()+0.02 || s.v.Record.Facts[r.found[0].fact].ID == t.Fact {
			continue
		}
		best, asked = r, one
	}
	if best == nil {
		return false
	}
	s.wipe()
	s.q = asked
	s.give(best)
	return true
}

// otherwise are the questions that a fragment may stand for beside the first that comes to mind, likeliest first.
func (q *query) otherwise(prev *query, now time.Time) (out []string) {
	if q.shape == shapeWh && q.seek == seekNumber && q.counted < 0 && prev.counted >= 0 && len(q.toks) > 2 {
		// how many were planned, after how many days it took
		out = append(out, q.keep(func(i int) (string, bool) {
			if q.word(i) == "many" {
				return q.typed(i) + " " + prev.typed(prev.counted), true
			}
			return q.typed(i), true
		}))
	}
	if text := q.withoutThat(); text != "" {
		out = append(out, text)
	}
	if q.shape != shapeFragment || !q.linked {
		return out
	}
	switch {
	case len(q.named) == 0 && len(q.places) == 1 && !q.places[0].outside:
		// and Brazil, after when Brussels agreed
		for k := range prev.named {
			out = append(out, prev.withNameOf(&prev.named[k], strings.TrimPrefix(q.spoken(), "in ")))
		}
	case len(q.named) == 1 && len(prev.named) > 1:
		// and Y, after what Z paid for X: what anybody did
		whole := q.v.readQuestion(clean(q.substitute(prev)), now)
		for k := range whole.named {
			if m := &whole.named[k]; m.from > 0 && m.entities[0] != q.named[0].entities[0] {
				out = append(out, whole.withNameOf(m, "they"))
			}
		}
	case len(q.named) == 0:
		if role := strings.TrimPrefix(q.spoken(), "the "); prev.shape == shapeWh && prev.seek == seekAgent && q.namesRole() {
			for k := range prev.named {
				out = append(out, "who was the "+role+" of "+q.v.Record.Entities[prev.named[k].entities[0]].Name)
			}
			out = append(out, "who was the "+role)
		}
	}
	return out
}

// namesRole reports a fragment that a noun of a relation ends: "and the pilot".
func (q *query) namesRole() bool {
	n := len(q.toks)
	rel := q.relationAt(n - 1)
	return n > 0 && rel != nil && !rel.verb
}

// withNameOf is the question with something else in the place of one of its names.
func (q *query) withNameOf(m *mention, other string) string {
	return q.keep(func(i int) (string, bool) {
		switch {
		case i == m.from && m.possessed && other != "they":
			return other + "'s", true
		case i == m.from:
			return other, true
		case i > m.from && i < m.to:
			return "", false
		}
		return q.typed(i), true
	})
}

// withoutThat is the question without "in that game", "of that year", which speaks of what was asked before; empty where it has none.
func (q *query) withoutThat() string {
	for i := 2; i+1 < len(q.toks); i++ {
		if w := q.word(i); w != "that" && w != "this" || !english.Prepositions[q.word(i-1)] || q.use[i+1] != useContent && q.use[i+1] != useLight || i+2 < len(q.toks) {
			continue
		}
		return q.keep(func(k int) (string, bool) { return q.typed(k), k < i-1 })
	}
	return ""
}

// touches reports a fact that has to do with what was spoken of.
func (s *session) touches(n int32, t *Thread) bool {
	for _, id := range t.Subjects {
		if s.v.roleIn(id, n) != 0 {
			return true
		}
	}
	f := s.v.Fact(t.Fact)
	return f != nil && !f.Happened.IsZero() && f.Happened == s.v.Record.Facts[n].Happened
}

// withNoun is the question with what the one before asked for, or asked about last, in the place of "it": did they pay it, after which penalty
// was asked, and whether it was asked for. It is nil where the one before has no such noun.
func (q *query) withNoun(prev *query, pronoun int, now time.Time) (one *query, asked bool) {
	if pronoun < 0 || prev.shape != shapeWh && prev.shape != shapeYesNo {
		return nil, false
	}
	at := -1
	switch prev.seek {
	case seekAny, seekNumber, seekMoney, seekAmount:
		if at = prev.noun; prev.counted >= 0 {
			at = prev.counted
		}
		for i := range prev.toks {
			if at < 0 && prev.word(i) == "much" && prev.use[i] == useShape && i+1 < len(prev.toks) && prev.use[i+1] == useContent {
				at = i + 1
			}
		}
	}
	if asked = at >= 0; !asked {
		at = prev.spokenOf()
	}
	if at < 0 || prev.use[at] == useName {
		return nil, false
	}
	many := strings.HasSuffix(prev.word(at), "s") || peopleWords[prev.word(at)]
	switch w := q.word(pronoun); {
	case w == "it" && !many, (w == "they" || w == "them") && many:
	default:
		return nil, false
	}
	return q.v.readQuestion(clean(q.keep(func(i int) (string, bool) {
		if i == pronoun {
			return "the " + prev.typed(at), true
		}
		return q.typed(i), true
	})), now), asked
}

// spokenOf is the token of the last noun that a question has of something that it speaks of: the race of "when was the race?"; -1 for none.
func (q *query) spokenOf() int {
	at := -1
	for i := 1; i < len(q.toks); i++ {
		w := q.word(i - 1)
		if (w == "the" || w == "a" || w == "an") && q.use[i] == useContent && (i+1 == len(q.toks) || q.use[i+1] != useContent && q.use[i+1] != useName) && !ordinals[q.word(i)] {
			at = i
		}
	}
	return at
}

// insteadOf is the token of the noun that took the place of a pronoun of another reading of the question.
func (q *query) insteadOf(o *query, pronoun int) int {
	return min(len(q.toks)-len(o.toks)+pronoun, len(q.toks)-1)
}

// words is how many words a question has of which a fact must tell.
func (q *query) words() (n int) {
	for i := range q.use {
		if q.use[i] == useContent {
			n++
		}
	}
	return n
}

// wholly answers "and from the shops?" as the question before with that at its end, where that is answered.
func (s *session) wholly(q, prev *query) bool {
	spoken := q.spoken()
	if first, _, _ := strings.Cut(spoken, " "); !english.Prepositions[strings.ToLower(first)] || len(q.places) > 0 {
		return false
	}
	one := s.v.readQuestion(clean(prev.keep(func(i int) (string, bool) { return prev.typed(i), true })+" "+spoken), s.in.Now)
	r := s.read(one)
	if r.best() < threshold {
		return false
	}
	s.q = one
	s.give(r)
	return true
}

// askingAs is a fragment as it asks for the sort of thing that the question before asked for.
func (q *query) askingAs(prev *query) *query {
	switch prev.seek {
	case seekDate, seekUntil, seekDuration, seekNumber, seekMoney, seekPercent, seekAmount:
	default:
		return q
	}
	if prev.shape != shapeWh || q.shape != shapeFragment {
		return q
	}
	one := *q
	one.shape, one.seek = prev.shape, prev.seek
	return &one
}
