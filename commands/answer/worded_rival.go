package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// rivalled reports a name of which nothing in the fact's text says that it is the one, where the text has another that may be: that "Acme
// called in Finders" does not tell that Acme was brought in, nor who was fined that "the court fined Acme".
func (m *matcher) rivalled(c *candidate, f *store.Fact, short string) bool {
	if short == m.v.Name(f.SaidBy) && m.speaks() {
		return m.tellsSpeaker() || m.asksDoneTo() // who was told, or whose fault it was by what they say, is another
	}
	at := m.toldAt(f, short)
	if at < 0 || c.side != 0 && c.typed >= 0.95 || m.noun >= 0 && m.spanHas(m.v.parse(short).toks, m.stems[m.noun]) {
		return false
	}
	rivals := m.rivals(f, short)
	toks := m.v.parse(f.Text).toks
	if !m.begins(toks, at) {
		return len(rivals) > 0 && !m.pointedAt(toks, at)
	}
	to := at + 1
	for to < len(toks) && (!m.toldVerb(toks, to) || strings.Contains(short, f.Text[toks[to].Start:toks[to].End])) {
		to++
	}
	if to == len(toks) || english.Auxiliaries[toks[to].Text] {
		return false
	}
	st := m.v.stemOf(toks[to].Text)
	if speaking[st] && !m.speaks() && !m.contentHas(st) && saysOfAnother(toks[to+1:]) {
		return true
	}
	if !slices.ContainsFunc(rivals, func(s english.Span) bool { return s.From > to && s.From < to+5 && !prepositioned(toks, s.From, to) }) {
		return false
	}
	if m.asksDoneTo() {
		return !oneWay[st] && !taking[st] && !m.coming(st)
	}
	return m.asksReceiver() && (givings[st] || penalties[st])
}

// saysOfAnother reports, of what follows a verb of saying, that it begins a clause about somebody else.
func saysOfAnother(toks []english.Token) bool {
	if len(toks) > 1 && toks[0].Text == "that" {
		toks = toks[1:]
		if personal[toks[0].Text] != "" {
			return slices.ContainsFunc(toks, func(t english.Token) bool { return t.Text == "not" || t.Text == "no" || t.Text == "never" }) // what they say of themselves
		}
	} else if len(toks) == 0 || !english.Determiners[toks[0].Text] {
		return false
	}
	return slices.ContainsFunc(toks, func(t english.Token) bool { return english.Auxiliaries[t.Text] || english.Pasts[t.Text] })
}

// rivals are the other names of a text that may have been asked for.
func (m *matcher) rivals(f *store.Fact, short string) []english.Span {
	var out []english.Span
	toks := m.v.parse(f.Text).toks
	for _, s := range m.v.parse(f.Text).spans {
		if s.Kind != english.SpanName || m.questionHas(toks[s.From:s.To]) || strings.Contains(short, f.Text[s.Start:s.End]) || strings.Contains(f.Text[s.Start:s.End], short) || m.sameName(f.Text, toks, s, short) {
			continue
		}
		l := m.v.names.called(toks[s.From:s.To])
		other := len(l) == 0 && !(s.From > 0 && placing[toks[s.From-1].Text]) && (s.To-s.From > 1 || !m.describing(toks, s.From))
		for _, n := range l {
			e := &m.v.Record.Entities[n]
			if fits, _ := m.seek.fits(e.Kind); fits && !m.asks(e.ID) {
				other = true
			}
		}
		if other {
			out = append(out, s)
		}
	}
	return out
}

// describing reports a word with a capital that says of the noun after it whose it is: "the Swiss court".
func (m *matcher) describing(toks []english.Token, i int) bool {
	if i+1 >= len(toks) || toks[i+1].Flags&(english.FlagBreak|english.FlagFirst) != 0 {
		return toks[i].Flags&english.FlagFirst != 0
	}
	w := toks[i+1].Text
	return demonyms[toks[i].Text] != "" || w != "to" && !english.StopWords[w] && !english.Prepositions[w] && !english.Auxiliaries[w] && !m.toldVerb(toks, i+1)
}

// begins reports that no verb and no other name stands before a token in its clause.
func (m *matcher) begins(toks []english.Token, at int) bool {
	for i := at - 1; i >= 0 && toks[i+1].Flags&(english.FlagFirst|english.FlagBreak) == 0 && !elsewhere[toks[i].Text]; i-- {
		if toks[i].Text == "that" {
			return i > 0 && (m.toldVerb(toks, i-1) || speaking[m.v.stemOf(toks[i-1].Text)]) // and not "the medal that Vik had won"
		}
		if m.toldVerb(toks, i) || toks[i].Text == "to" || english.Prepositions[toks[i].Text] && toks[i].Text != "of" {
			return false
		}
	}
	return true
}

// toldVerb reports a word of a text that is a finite verb.
func (m *matcher) toldVerb(toks []english.Token, i int) bool {
	w := toks[i].Text
	return toks[i].Flags&english.FlagCap == 0 && (english.Auxiliaries[w] || english.Pasts[w] || english.Presents[w] || strings.HasSuffix(w, "ed") && len(w) > 4 && !english.NotPast[w] ||
		strings.HasSuffix(w, "n") && i > 0 && (beings[toks[i-1].Text] || toks[i-1].Text == "had") || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && i > 0 && toks[i-1].Flags&english.FlagCap != 0 && toks[i-1].Flags&english.FlagPoss == 0)
}

// pointedAt reports that the words before a name of a text put it where the question asks: "by" and "called", its own verb or noun, or
// the preposition that it ends in.
func (m *matcher) pointedAt(toks []english.Token, at int) bool {
	last := m.word(len(m.toks) - 1)
	for b := at - 1; b >= 0 && b > at-7 && toks[b+1].Flags&(english.FlagFirst|english.FlagBreak) == 0; b-- {
		w := toks[b].Text
		switch {
		case w == "by" || calling[w] || w == last && (english.Prepositions[w] || w == "of") || w == "to" && m.asksReceiver(), w == "from" && m.asksGiver(), !partOfFigure(toks, b) && m.contentHas(m.v.stemOf(w)):
			return true
		case w == "to" && toks[b+1].Text != "the" && b < at-1:
			return false // what they offered is not whom they offered it to take over
		}
	}
	return false
}

// partOfFigure reports a figure, or what it is of.
func partOfFigure(toks []english.Token, i int) bool {
	is := func(t *english.Token) bool {
		return english.IsFigure(t) || english.ScaleWords[t.Text] || english.CurrencyWords[t.Text]
	}
	return is(&toks[i]) || i > 0 && is(&toks[i-1])
}

// prepositioned reports a preposition between a verb and a name after it.
func prepositioned(toks []english.Token, name, verb int) bool {
	for k := verb + 2; k < name; k++ {
		if english.Prepositions[toks[k].Text] {
			return true
		}
	}
	return false
}

// asksDoneTo reports "who was fined?", which asks for whom it was done to.
func (m *matcher) asksDoneTo() bool {
	k := slices.Index(m.use, useShape) + 1
	if k > 0 && m.noun >= k {
		k = m.nounEnd()
	}
	return k > 0 && k+1 < len(m.toks) && beings[m.word(k)] && m.verbLike(k+1) && m.passiveAt(k+1)
}

// asksReceiver reports a question for whoever comes to have something, good or bad: who won it, which firms had to pay.
func (m *matcher) asksReceiver() bool {
	for i := range m.toks {
		if m.use[i] != useName && (receivings[m.stems[i]] || m.stems[i] == english.Stem("win") || m.word(i) == "won" || m.word(i) == "pay" || m.word(i) == "paid" && m.word(i-1) != "was") {
			return true
		}
	}
	return false
}

// asksGiver reports one for whoever it comes from.
func (m *matcher) asksGiver() bool {
	return slices.ContainsFunc(m.stems, func(st string) bool { return givings[st] })
}

// penalties are the verbs by which one gives another what nobody asks for.
var penalties = english.StemSet(`fine sentence order penalise punish charge sue jail`)

// comings are verbs of which the subject comes to have a place.
var comings = english.StemSet(`become became succeed follow replace return join leave left win won receive get got lose lost serve stay remain resign hold`)

func (m *matcher) coming(st string) bool { return comings[st] }
