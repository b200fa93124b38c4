package answer

import (
	"slices"
	"strings"

	"byline/store"
)

// sited are the words before a place where something was, which neither begins nor ends there.
var sited = setOf(`in at near off into outside inside beside`)

// elsewhere are the words that begin a clause which may speak of another place.
var elsewhere = setOf(`because although while where which who when after before since until`)

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
	var fine, told *span
	spans := m.v.parse(f.Text).spans
	end := len(toks)
	if i := slices.IndexFunc(toks, func(t token) bool { return elsewhere[t.text] }); i >= 0 {
		end = i
	}
	for i := range spans {
		s := &spans[i]
		if s.kind != spanName || s.from >= end {
			continue
		}
		if m.sameName(f.Text, toks, *s, wide) {
			told = s
			continue
		}
		b := s.from - 1
		if b > 0 && toks[b].text == "the" {
			b--
		}
		if fine != nil || b < 0 || !sited[toks[b].text] || m.questionHas(toks[s.from:s.to]) || toks[s.to-1].flags&flagPoss != 0 || adjectival(toks, s.from) || m.thing(toks[s.from:s.to]) {
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
		if name := f.Text[fine.start:fine.end]; strings.Contains(name, wide) {
			return name
		} else {
			return name + ", " + f.Where
		}
	}
	if told.from == fine.to+1 && toks[fine.to].text == "in" || told.from == fine.to {
		return f.Text[fine.start:fine.end] + f.Text[fine.end:told.start] + short
	}
	if b := told.from - 1; short != f.Where && (b < 0 || !sited[toks[b].text]) {
		return f.Text[fine.start:fine.end] // "a deal with Greece in Brussels"
	}
	return short
}

// placeBeside is the place that a text puts beside the question's verb, where the answer stands beside another: of "taken to Holm and sold in
// Vik" Vik, for where it was sold.
func (m *matcher) placeBeside(f *store.Fact, short string) string {
	toks, found, last := m.v.parse(f.Text).toks, "", 0
	for _, s := range m.v.parse(f.Text).spans {
		if s.kind != spanName || s.from == 0 || !placing[toks[s.from-1].text] || m.thing(toks[s.from:s.to]) || m.questionHas(toks[s.from:s.to]) {
			continue
		}
		says := false
		for i := last; i < s.from; i++ {
			if m.toldVerb(toks, i) && !auxiliaries[toks[i].text] {
				says = false
			}
			says = says || !stopWords[toks[i].text] && m.contentHas(m.v.stemOf(toks[i].text))
		}
		last = s.to
		if !says {
			continue
		}
		if found != "" || m.sameName(f.Text, toks, s, short) || strings.Contains(short, f.Text[s.start:s.end]) {
			return ""
		}
		found = f.Text[s.start:s.end]
	}
	return found
}

// thing reports a name of the record that nothing is in or at.
func (m *matcher) thing(name []token) bool {
	for _, e := range m.v.names.called(name) {
		if k := m.v.Record.Entities[e].Kind; k == store.KindPerson || k == store.KindProduct {
			return true
		}
	}
	return false
}
