package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// bareName reports a word that the story does not have, with a capital where a name would stand, right after the auxiliary: how many prizes
// "did Arrival win". That it is a word too, with others that mean the same, says nothing of whom it names.
func (q *query) bareName(i int) bool {
	t := &q.toks[i]
	if i == 0 || t.Flags&(english.FlagCap|english.FlagFirst|english.FlagNum) != english.FlagCap || q.shout || !english.Auxiliaries[q.word(i-1)] || demonyms[t.Text] != "" {
		return false
	}
	if typed := q.text[t.Start:t.End]; typed == strings.ToUpper(typed) || q.titled() {
		return false
	}
	_, told := q.v.index.ids[t.Text]
	return !told
}

// onlyNamed reports that a fact has a stem but in the name of a person, a company or a work: La La Land is no land.
func (m *matcher) onlyNamed(stem uint32, n int32) bool {
	x := m.v.index
	toks := x.fact(uint32(n))
	found := false
	for i, t := range toks {
		if x.words[t.word()].stem != stem {
			continue
		}
		if t.flags()&english.FlagCap == 0 || !slices.ContainsFunc(m.v.placedIn(n), func(p placed) bool { return p.from <= i && i < p.to && m.v.proper(p) }) {
			return false
		}
		found = true
	}
	return found
}

// proper reports that a name of several words in a text is that of a person, a company or a work.
func (v *View) proper(p placed) bool {
	return p.to > p.from+1 && !slices.ContainsFunc(p.entities, func(e int32) bool {
		k := v.Record.Entities[e].Kind
		return k != store.KindPerson && k != store.KindCompany && k != store.KindProduct
	})
}
