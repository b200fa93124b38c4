package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// claimed is what a unit of a judging question puts in the place of what may not have been told.
type claimed uint8

const (
	claimsNothing claimed = iota
	claimsFigure          // "forked out 400 million"
	claimsDoer            // "a Saudi prince bought it"
)

// claimedBy reads it.
func (m *matcher) claimedBy(u *unit) claimed {
	if !m.judging() || u.kind != unitWord {
		return claimsNothing
	}
	for _, s := range m.figuresAsked() {
		if w := m.word(u.from); u.from >= s.From && u.to <= s.To || u.from >= s.To && (english.Currencies()[w] || english.Currencies()[m.stems[u.from]] || w == "quid" || w == "each" || w == "apiece") {
			return claimsFigure
		}
	}
	if u.unknown && !u.verb && u.rel == nil {
		for i := range m.units {
			if o := &m.units[i]; o.kind == unitWord && o.from > u.from && !o.light && (o.verb || o.rel != nil && o.rel.verb) {
				return claimsDoer
			} else if o.from < u.from && (o.kind != unitWord || o.verb || o.rel != nil && o.rel.verb) {
				return claimsNothing
			}
		}
	}
	return claimsNothing
}

// figuresAsked are the figures of a question that are no dates.
func (q *query) figuresAsked() []english.Span {
	return slices.DeleteFunc(english.SpansIn(q.text, q.toks), func(s english.Span) bool {
		return s.Kind != english.SpanNumber || q.use[s.From] == useDate || q.use[s.From] == useName
	})
}

// leftOpen reports a fact by which just that was not told for which a unit gives something: nothing that is claimed to have been paid is
// borne out or denied where the sum was not told.
func (m *matcher) leftOpen(u *unit, f *store.Fact) bool {
	if f.Status != store.NotDisclosed || u.claims == claimsNothing {
		return false
	}
	open := m.v.untoldIn(f)
	return u.claims == claimsFigure && (open.much || open.many) || u.claims == claimsDoer && open.who
}
