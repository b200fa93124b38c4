package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// sited are the words before a place where something was, which neither begins nor ends there.
var sited = english.WordSet(`in at near off into outside inside beside`)

// elsewhere are the words that begin a clause which may speak of another place.
var elsewhere = english.WordSet(`because although while where which who when after before since until`)

// wholePlace is a place as finely as the text tells it: of a fact that the record puts in Indonesia, and the text into the Java Sea, both.
func (m *matcher) wholePlace(c *candidate, f *store.Fact) string {
	short := c.short
	if short == "" || m.noun >= 0 || m.direction() != nil {
		return short
	}
	if f.Object == 0 && f.Value != "" && c.typed < 0.93 && m.spanAfterValue(f) && !m.saysAny(f.Value) {
		return f.Value
	}
	if c.typed < 0.9 && short != f.Where {
		if s := m.placeBeside(f, short); s != "" {
			return s
		}
	}
	if s := m.series(f.Text, short); s != "" {
		return s
	}
	toks := m.v.parse(f.Text).toks
	if short != f.Where && (c.typed >= 0.93 || m.v.entityNamed(short) == nil) {
		return short
	}
	wide, _, _ := strings.Cut(short, ",")
	var fine, told *english.Span
	spans := m.v.parse(f.Text).spans
	end := len(toks)
	if i := slices.IndexFunc(toks, func(t english.Token) bool { return elsewhere[t.Text] }); i >= 0 {
		end = i
	}
	for i := range spans {
		s := &spans[i]
		if s.Kind != english.SpanName || s.From >= end {
			continue
		}
		if m.sameName(f.Text, toks, *s, wide) {
			told = s
			continue
		}
		b := s.From - 1
		if b > 0 && toks[b].Text == "the" {
			b--
		}
		if fine != nil || b < 0 || !sited[toks[b].Text] || m.questionHas(toks[s.From:s.To]) || toks[s.To-1].Flags&english.FlagPoss != 0 || adjectival(toks, s.From) || m.thing(toks[s.From:s.To]) {
			continue
		}
		fine = s
	}
	if fine == nil {
		return short
	}
	if told == nil {
		if short != f.Where {
			return short
		}
		if name := f.Text[fine.Start:fine.End]; strings.Contains(name, wide) {
			return name
		} else {
			return name + ", " + f.Where
		}
	}
	if told.From == fine.To+1 && toks[fine.To].Text == "in" || told.From == fine.To {
		return f.Text[fine.Start:fine.End] + f.Text[fine.End:told.Start] + short
	}
	if b := told.From - 1; short != f.Where && (b < 0 || !sited[toks[b].Text]) {
		return f.Text[fine.Start:fine.End] // "a deal with Greece in Brussels"
	}
	return short
}

// placeBeside is the place that a text puts beside the question's verb, where the answer stands beside another: of "taken to Holm and sold in
// Vik" Vik, for where it was sold.
func (m *matcher) placeBeside(f *store.Fact, short string) string {
	toks, found, last := m.v.parse(f.Text).toks, "", 0
	for _, s := range m.v.parse(f.Text).spans {
		if s.Kind != english.SpanName || s.From == 0 || !placing[toks[s.From-1].Text] || m.thing(toks[s.From:s.To]) || m.questionHas(toks[s.From:s.To]) {
			continue
		}
		says := false
		for i := last; i < s.From; i++ {
			if m.toldVerb(toks, i) && !english.Auxiliaries[toks[i].Text] {
				says = false
			}
			says = says || !english.StopWords[toks[i].Text] && m.contentHas(m.v.stemOf(toks[i].Text))
		}
		last = s.To
		if !says {
			continue
		}
		if found != "" || m.sameName(f.Text, toks, s, short) || strings.Contains(short, f.Text[s.Start:s.End]) {
			return ""
		}
		found = f.Text[s.Start:s.End]
	}
	return found
}

// thing reports a name of the record that nothing is in or at.
func (m *matcher) thing(name []english.Token) bool {
	for _, e := range m.v.names.called(name) {
		if k := m.v.Record.Entities[e].Kind; k == store.KindPerson || k == store.KindProduct {
			return true
		}
	}
	return false
}
