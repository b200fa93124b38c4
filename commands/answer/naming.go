package answer

import "byline/store"

// naming reports a question for what somebody or something is called: a fact that speaks of it without its name is no answer.
func (q *query) naming() bool {
	for i := 1; i < len(q.toks); i++ {
		switch w := q.word(i); {
		case (w == "name" || w == "names") && q.word(i+1) == "of" && q.use[i] != useName:
			return true
		case (w == "called" || w == "named") && i == len(q.toks)-1 && q.use[0] == useShape:
			return true
		}
	}
	return false
}

// ageIn gives the age that a text tells, in its words: "aged 25", "nineteen years old", "was 25 when".
func ageIn(text string) (string, bool) {
	toks := tokenize(text)
	for _, s := range spansIn(text, toks) {
		if s.kind != spanNumber || s.to-s.from > 2 || s.to < len(toks) && toks[s.to].flags&flagBreak == 0 && timeUnits[toks[s.to].text] && !oldAfter(toks, s.to) {
			continue
		}
		before, after := "", ""
		if s.from > 0 {
			before = toks[s.from-1].text
		}
		if s.to < len(toks) {
			after = toks[s.to].text
		}
		switch {
		case before == "aged" || before == "age" || before == "turned", s.to < len(toks) && oldAfter(toks, s.to):
			return text[s.start:s.end], true
		case (before == "was" || before == "is" || before == "were") && (after == "" || after == "when" || after == "and" || after == "at" || toks[s.to].flags&flagBreak != 0):
			return text[s.start:s.end], true
		}
	}
	return "", false
}

// oldAfter reports "year-old" or "years old" at token i.
func oldAfter(toks []token, i int) bool {
	return i+1 < len(toks) && (toks[i].text == "year" || toks[i].text == "years") && toks[i+1].text == "old"
}

// asksAge reports "How old …?"
func (q *query) asksAge() bool {
	_, at, ok := q.measuredBy()
	return ok && (q.word(at) == "old" || q.word(at) == "young")
}

// extractNamed finds what a fact calls the one whose name is asked for.
func (m *matcher) extractNamed(c *candidate, f *store.Fact) (string, float64) {
	if c.rel != nil {
		if o := m.other(f); o != 0 {
			return m.v.Name(o), 1
		}
		if f.Value != "" && m.namelike(f.Value) {
			return f.Value, 0.95
		}
	}
	for _, id := range [...]store.EntityID{f.Subject, f.Object} {
		if id != 0 && !m.asks(id) {
			return m.v.Name(id), 0.92
		}
	}
	if s, fit := m.nameInText(c, f.Text); fit >= 0.7 {
		return s, 0.92
	}
	return "", 0.2
}
