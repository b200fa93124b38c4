package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

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

// ageIn gives the age that a text tells, in its words: "aged 25", "nineteen years old", "was 25 when", "at the age of 25", "Rosa Vik, then
// 25,", "a pupil of eleven".
func (v *View) ageIn(text string) (string, bool) {
	read := v.parse(text)
	toks := read.toks
	for _, s := range read.spans {
		if s.Kind != english.SpanNumber || s.To-s.From > 2 || s.To < len(toks) && toks[s.To].Flags&english.FlagBreak == 0 && english.TimeUnits[toks[s.To].Text] && !oldAfter(toks, s.To) {
			continue
		}
		before, after := "", ""
		if s.From > 0 {
			before = toks[s.From-1].Text
		}
		if s.To < len(toks) {
			after = toks[s.To].Text
		}
		switch {
		case before == "aged" || before == "age" || before == "turned", s.To < len(toks) && oldAfter(toks, s.To):
			return text[s.Start:s.End], true
		case before == "of" && s.From > 1 && (toks[s.From-2].Text == "age" || s.To-s.From == 1 && (personLike(toks[s.From-2].Text) || personLike(toks[s.From-2].Text+"s")) && ends(toks, s.To)),
			s.To-s.From == 1 && s.From > 0 && ends(toks, s.To) && setApart(toks, s.From):
			return text[s.Start:s.End], true
		case (before == "was" || before == "is" || before == "were") && (after == "" || after == "when" || after == "and" || after == "at" || toks[s.To].Flags&english.FlagBreak != 0):
			return text[s.Start:s.End], true
		}
	}
	return "", false
}

// ends reports that a sentence or a part of it ends before token i.
func ends(toks []english.Token, i int) bool {
	return i >= len(toks) || toks[i].Flags&english.FlagBreak != 0
}

// setApart reports a bare figure of no more than an age at token i that stands after a name and a comma, or after "then" or "now".
func setApart(toks []english.Token, i int) bool {
	if len(toks[i].Text) > 3 || toks[i].End-toks[i].Start > 3 || toks[i].Flags&english.FlagNum == 0 {
		return false
	}
	if w := toks[i-1].Text; i > 1 && (w == "then" || w == "now") && toks[i-1].Flags&english.FlagBreak != 0 {
		i--
	}
	return toks[i].Flags&english.FlagBreak != 0 && toks[i-1].Flags&(english.FlagCap|english.FlagNum) == english.FlagCap && !english.CalendarWords[toks[i-1].Text]
}

// oldAfter reports "year-old" or "years old" at token i.
func oldAfter(toks []english.Token, i int) bool {
	return i+1 < len(toks) && (toks[i].Text == "year" || toks[i].Text == "years") && toks[i+1].Text == "old"
}

// asksAge reports "How old …?"
func (q *query) asksAge() bool {
	_, at, ok := q.measuredBy()
	return ok && (q.word(at) == "old" || q.word(at) == "young")
}

// extractNamed finds what a fact calls the one whose name is asked for: by the relation, or beside the word for what the one is.
func (m *matcher) extractNamed(c *candidate, f *store.Fact) (string, float64) {
	if c.rel != nil {
		if o := m.other(f); o != 0 {
			return m.v.Name(o), 1
		}
		if f.Value != "" && m.namelike(f.Value) {
			return f.Value, 0.95
		}
	}
	text := m.v.parse(f.Text)
	toks := text.toks
	for _, s := range text.spans {
		if s.Kind != english.SpanName || m.questionHas(toks[s.From:s.To]) {
			continue
		}
		for k := max(s.From-2, 0); k < min(s.To+3, len(toks)); k++ {
			if (k < s.From || k >= s.To) && m.contentHas(m.v.stemOf(toks[k].Text)) && !m.verbLikeWord(toks[k].Text) {
				return f.Text[s.Start:s.End], 0.92
			}
		}
	}
	for i := range m.units {
		for _, e := range m.units[i].described {
			if id := m.v.Record.Entities[e].ID; m.v.roleIn(id, c.fact) != 0 && !m.asks(id) {
				return m.v.Name(id), 0.92
			}
		}
	}
	return "", 0.2
}

// verbLikeWord reports a word that looks like a verb in the past.
func (m *matcher) verbLikeWord(w string) bool {
	return english.Pasts[w] || len(w) > 4 && w[len(w)-2:] == "ed"
}

// mayName reports a literal that may say who or what it was: it begins with no preposition, and is no figure and no length of time.
func (m *matcher) mayName(value string) bool {
	toks := m.v.parse(value).toks
	return !english.Prepositions[wordAt(toks, 0)] && !hasFigure(toks) && !slices.ContainsFunc(toks, func(t english.Token) bool { return english.TimeUnits[t.Text] })
}

// endsUnfit reports a name with a title before it that is none of what is asked for.
func (m *matcher) endsUnfit(toks []english.Token) bool {
	for k := 1; k < len(toks)-1; k++ {
		if l := m.v.names.called(toks[k:]); len(l) == 1 {
			fits, certain := m.seek.fits(m.v.Record.Entities[l[0]].Kind)
			return !fits && certain
		}
	}
	return false
}
