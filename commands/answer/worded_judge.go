package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// stands reports that what was drawn from a fact may be given as the answer: that it is of the sort that was asked for, that it is not what
// the question itself says, and that no other thing of that sort in the fact may be meant as well. Where it may not, the sentence is.
func (m *matcher) stands(c *candidate, f *store.Fact, short string) bool {
	if m.echoes(short) || m.doer != nil && m.calledAsAsked(f, short) {
		return false
	}
	switch m.seek {
	case seekAny, seekPlace, seekCompany, seekOrganisation, seekProduct, seekPerson, seekEvent:
		if m.noun >= 0 && !m.ofNoun(c, f, short) {
			return false
		}
	}
	switch m.seek {
	case seekAgent, seekPerson, seekCompany, seekOrganisation:
		return !m.rivalled(c, f, short)
	}
	return true
}

// echoes reports an answer that the question has already: what Acme did is not Acme.
func (m *matcher) echoes(short string) bool {
	if m.seek == seekDate || m.seek == seekUntil || m.seek == seekDuration || m.naming() {
		return false
	}
	for i, t := range m.toks {
		if t.Text == "or" || t.Text == "which" && m.use[i] == useShape && m.nameAt(i+1) != nil {
			return false // it asks which of those that it names
		}
	}
	if e := m.v.entityNamed(short); e != nil && (m.asks(e.ID) || e.Kind == store.KindPerson) {
		return m.asks(e.ID)
	}
	has := m.v.parse(short).toks
	for i := 0; i+len(has) <= len(m.stems); i++ {
		if len(has) > 0 && !english.StopWords[has[0].Text] && slices.EqualFunc(m.stems[i:i+len(has)], has, func(st string, t english.Token) bool { return st == m.v.stemOf(t.Text) }) {
			return true
		}
	}
	return false
}

// calledAsAsked reports one whom a text calls just as the question does: the Queen, of whom it asks who said that she purred.
func (m *matcher) calledAsAsked(f *store.Fact, short string) bool {
	toks := m.v.parse(f.Text).toks
	for _, s := range m.v.parse(f.Text).spans {
		if s.Kind == english.SpanName && m.sameName(f.Text, toks, s, short) {
			return m.questionHas(toks[s.From:s.To])
		}
	}
	return false
}

// ofNoun reports that an answer is what the noun of which or what says, as far as the record tells: by the relation, by what it is called
// or told to be, or by the noun or the question's verb beside it in the text.
func (m *matcher) ofNoun(c *candidate, f *store.Fact, short string) bool {
	e := m.v.entityNamed(short)
	if m.fewerThanAsked(short) || (e == nil || !m.calledBy(e.ID)) && m.nounElsewhere(f) && !m.nounBeside(f, short) {
		return false
	}
	if m.seek != seekAny {
		if e == nil {
			return short != f.Value || c.side != 0 || m.seek == seekPlace || m.nounBeside(f, short)
		}
		fits, certain := m.seek.fits(e.Kind)
		if m.seek == seekPlace {
			fits, certain = e.Kind == store.KindPlace || e.Kind == store.KindEvent, true
		}
		return fits || m.nounBeside(f, short) || !certain && m.verbBeside(f, short)
	}
	if !english.Auxiliaries[m.word(m.noun)] && m.verbLike(m.noun) || c.rel != nil && c.rel.from < m.nounEnd() && m.noun < c.rel.to {
		return true
	}
	if e != nil {
		if m.calledBy(e.ID) {
			return true
		}
	} else if quantities[m.word(m.noun)] && hasFigure(m.v.parse(short).toks) {
		return true
	}
	return m.nounBeside(f, short) || m.verbBeside(f, short)
}

// fewerThanAsked reports one thing where two or more are asked for: "which two banks".
func (m *matcher) fewerThanAsked(short string) bool {
	n := m.word(m.noun - 1)
	return (n == "two" || n == "three" || n == "four" || n == "five") && len(m.v.parse(short).spans) == 1 && !strings.Contains(short, " and ") && !strings.Contains(short, ",")
}

// nounElsewhere reports a text that tells of one of the sort that is asked for without its name: "a German newspaper".
func (m *matcher) nounElsewhere(f *store.Fact) bool {
	toks := m.v.parse(f.Text).toks
	for i := 1; i < len(toks); i++ {
		if toks[i].Flags&(english.FlagCap|english.FlagBreak) != 0 || m.v.stemOf(toks[i].Text) != m.stems[m.noun] || i+1 < len(toks) && (toks[i+1].Flags&english.FlagCap != 0 || toks[i+1].Text == "of" || calling[toks[i+1].Text]) {
			continue
		}
		for b := i - 1; b >= 0 && b > i-4 && toks[b+1].Flags&english.FlagBreak == 0; b-- {
			if toks[b].Text == "a" || toks[b].Text == "an" {
				return true
			}
		}
	}
	return false
}

// quantities are nouns that a figure answers to whatever it is of.
var quantities = english.WordSet(`figure figures number amount total sum count size value`)

// nounEnd is where the nouns of which or what end.
func (m *matcher) nounEnd() int {
	k := m.noun + 1
	for k < len(m.toks) && m.use[k] == useContent && !m.finiteVerb(k) && !english.Prepositions[m.word(k)] && !english.Auxiliaries[m.word(k)] {
		k++
	}
	return k
}

// nounBeside reports that an answer has a noun of which or what in it, or beside it in the text.
func (m *matcher) nounBeside(f *store.Fact, short string) bool {
	toks, has := m.v.parse(f.Text).toks, m.v.parse(short).toks
	for n := m.noun; n < m.nounEnd(); n++ {
		if strings.Contains(english.Fold(short), m.stems[n]) || m.spanHas(has, m.stems[n]) {
			return true
		}
		for i := range toks {
			if g := goods()[m.word(n)]; m.v.stemOf(toks[i].Text) != m.stems[n] && (g == 0 || goods()[toks[i].Text] != g) {
				continue
			}
			for d := max(i-4, 0); d <= i+4 && d < len(toks); d++ {
				if !english.StopWords[toks[d].Text] && slices.ContainsFunc(has, func(t english.Token) bool { return t.Text == toks[d].Text }) {
					return true
				}
			}
		}
	}
	return false
}

// verbBeside reports that a text has an answer where the question has which and its noun: before the verb, or after the preposition.
func (m *matcher) verbBeside(f *store.Fact, short string) bool {
	toks := m.v.parse(f.Text).toks
	at := m.toldAt(f, short)
	if at < 0 {
		return false
	}
	prep := m.word(len(m.toks) - 1)
	if k := slices.Index(m.use, useShape); k > 0 && english.Prepositions[m.word(k-1)] {
		prep = m.word(k - 1)
	}
	if b := at - 1; english.Prepositions[prep] {
		if b > 0 && toks[b].Text == "the" {
			b--
		}
		return b >= 0 && toks[b].Text == prep
	}
	return !english.Auxiliaries[m.word(m.nounEnd())] && m.finiteVerb(m.nounEnd()) && at <= 1
}

// toldAt is the token of a text at which a name stands; -1 where it does not.
func (m *matcher) toldAt(f *store.Fact, name string) int {
	toks := m.v.parse(f.Text).toks
	for _, s := range m.v.parse(f.Text).spans {
		if s.Kind == english.SpanName && (m.sameName(f.Text, toks, s, name) || strings.HasPrefix(f.Text[s.Start:], name)) {
			return s.From
		}
	}
	return -1
}
