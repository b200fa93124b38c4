package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// pricing are the stems of nouns for what is paid.
var pricing = english.StemSet(`price cost fee sum payment`)

// paidFor reports a text that tells what something went for, "sold to them for two million dollars", beside a unit that asks what was paid
// or what it cost.
func (m *matcher) paidFor(u *unit, f *store.Fact) bool {
	if m.seek != seekAmount && m.seek != seekMoney || !paying[m.word(u.from)] && !pricing[m.stems[u.from]] || m.stems[u.from] == "earn" {
		return false
	}
	p := m.v.parse(f.Text)
	if !slices.ContainsFunc(p.toks, func(t english.Token) bool { return handling(m.v.stemOf(t.Text)) || t.Text == "got" }) {
		return false // sued for, or asked for
	}
	return slices.ContainsFunc(p.spans, func(s english.Span) bool {
		if s.Kind != english.SpanNumber || !moneyIn(p.toks[s.From:s.To]) {
			return false
		}
		b := s.From - 1
		for b > 0 && hedges[p.toks[b].Text] {
			b--
		}
		return b > 0 && p.toks[b].Text == "for"
	})
}

// gotBy is who gets by a fact's text what is handed over there, where the question asks who got it and the text tells who gave: "gave the
// hall to the town". The name is empty where it is not one alone, or not told; sure is 0 where the text tells nothing of the sort.
func (m *matcher) gotBy(c *candidate, f *store.Fact) (name string, sure float64) {
	if m.doer == nil || !receivings[m.stems[m.doer.from]] && m.word(m.doer.from) != "got" {
		return "", 0
	}
	x := m.v.index
	toks := x.fact(uint32(c.fact))
	at := -1
	for i := range toks {
		word, st := x.words[toks[i].word()].text, x.stems[x.words[toks[i].word()].stem].text
		verb, _ := m.v.verbIn(toks, i)
		if verb && (receivings[st] || word == "got") {
			return "", 0
		}
		if at < 0 && verb && (givings[st] || word == "gave" || word == "sold") {
			at = i
		}
	}
	if at < 0 {
		return "", 0
	}
	p := m.v.parse(f.Text)
	for i := at + 1; i+1 < len(p.toks); i++ {
		if p.toks[i].Text != "to" {
			continue
		}
		k := i + 1
		if p.toks[k].Text == "the" && k+1 < len(p.toks) {
			k++
		}
		for _, s := range p.spans {
			if s.Kind != english.SpanName || s.From != k {
				continue
			}
			if s.To < len(p.toks) && (p.toks[s.To].Flags&(english.FlagBreak|english.FlagFirst) == english.FlagBreak || p.toks[s.To].Text == "and") {
				return "", 0.93 // one of several
			}
			return f.Text[s.Start:s.End], 0.93
		}
	}
	return "", 0.3
}
