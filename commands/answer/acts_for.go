package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// bodies are those who act for a country or town.
var bodies = english.WordSet(`officials official authorities government governments police ministry ministers minister army military court courts prosecutors leaders
	parliament regulator regulators lawmakers diplomats troops forces navy`)

// actsFor reports that a fact names those who act for a place: "Turkish officials" are Turkey.
func (m *matcher) actsFor(e *store.Entity, n int32) bool {
	if e.Kind != store.KindPlace {
		return false
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	for i := 0; i+1 < len(toks); i++ {
		home := demonyms[x.words[toks[i].word()].text]
		if home == "" || !bodies[x.words[toks[i+1].word()].text] || toks[i].flags()&english.FlagCap == 0 {
			continue
		}
		if placeName(english.Fold(e.Name)) == home || slices.ContainsFunc(e.Aliases, func(a string) bool { return placeName(english.Fold(a)) == home }) {
			return true
		}
	}
	return false
}
