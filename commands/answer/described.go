package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// describe leads from the stems of the entities' summaries to the entities, ascending: "the prime minister", "which shipyard" speak
// of one by what it is rather than by its name.
func (v *View) describe() map[string][]int32 {
	by := map[string][]int32{}
	for i := range v.Record.Entities {
		toks := english.Tokenize(v.Record.Entities[i].Summary)
		for k, t := range toks {
			if k > 0 && (t.Flags&english.FlagBreak != 0 || english.Prepositions[t.Text] || relatives[t.Text] && !isOne(toks, k)) {
				break // what follows tells of others: "Adviser to the minister"
			}
			if english.StopWords[t.Text] || english.LightWords[t.Text] {
				continue
			}
			st := v.stemOf(t.Text)
			if l := by[st]; len(l) == 0 || l[len(l)-1] != int32(i) {
				by[st] = append(l, int32(i))
			}
		}
	}
	return by
}

// isOne reports an "and" that says what else the same one is: "an exchange and a rival of X".
func isOne(toks []english.Token, k int) bool {
	return toks[k].Text == "and" && k+1 < len(toks) && (toks[k+1].Text == "a" || toks[k+1].Text == "an")
}

// kindOf is what sort of thing the entities are that a stem describes; any where it describes none, or several sorts.
func (v *View) kindOf(stem string) seek {
	w := seekAny
	for _, e := range v.described()[stem] {
		k := seekAny
		switch v.Record.Entities[e].Kind {
		case store.KindPerson:
			k = seekPerson
		case store.KindCompany:
			k = seekCompany
		case store.KindOrganisation:
			k = seekOrganisation
		case store.KindProduct:
			k = seekProduct
		case store.KindEvent:
			k = seekEvent
		case store.KindPlace:
			k = seekPlace
		}
		if k == seekAny || w != seekAny && w != k {
			return seekAny
		}
		w = k
	}
	return w
}

// relatives begin what a summary tells of what it has named.
var relatives = english.WordSet(`who whom whose which that where when and is was has had`)

// readDescribed notes the entities that a unit's words describe. What is asked for by a relation of the story's own is no
// description: who heads it is not told by a summary.
func (q *query) readDescribed(u *unit) {
	if u.light || u.phrasal != "" || q.verbAt(u.from) && u.rel == nil || english.Pasts[q.word(u.from)] {
		return
	}
	if u.rel != nil {
		if u.rel.verb || q.seek == seekAgent || slices.ContainsFunc(u.rel.is, func(p phrase) bool { return len(q.v.vocab.of[q.v.Record.Relations[p.relation].Slug]) > 0 }) {
			return
		}
	}
	for k := u.from; k < u.to; k++ {
		if english.StopWords[q.word(k)] || english.Prepositions[q.word(k)] {
			continue
		}
		l := q.v.described()[q.stems[k]]
		if k == u.from {
			u.described = l
			continue
		}
		u.described = slices.DeleteFunc(slices.Clone(u.described), func(e int32) bool { return !slices.Contains(l, e) })
	}
}

// descriptionLevel says how far a fact is of somebody or something that a unit describes.
func (m *matcher) descriptionLevel(u *unit, n int32, f *store.Fact) float64 {
	level := 0.0
	for _, e := range u.described {
		switch as := m.v.roleIn(m.v.Record.Entities[e].ID, n); {
		case as&(asSubject|asObject|asSpeaker) != 0:
			return 0.9
		case as != 0:
			level = 0.8
		}
	}
	return level
}
