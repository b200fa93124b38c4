package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
)

// doerVerb is the verb of a question for whoever does what it says: "who filed the suit", "which firm has built it"; nil for others.
func (m *matcher) doerVerb() *unit {
	switch m.seek {
	case seekAgent, seekPerson, seekCompany, seekOrganisation:
	default:
		return nil
	}
	if m.shape != shapeWh {
		return nil
	}
	k := slices.Index(m.use, useShape) + 1
	if k == 0 || english.Prepositions[m.word(k-2)] && k == 2 {
		return nil
	}
	if m.noun >= k {
		k = m.noun + 1
	}
	for m.word(k) == "else" || m.word(k) == "has" || m.word(k) == "have" || m.word(k) == "had" || strings.HasSuffix(m.word(k), "ly") || m.word(k) == "first" {
		k++
	}
	if k >= len(m.toks) || english.Auxiliaries[m.word(k)] || m.use[k] == useName || m.use[k] == useDate || !m.verbLike(k) && m.relationAt(k) == nil {
		return nil
	}
	for i := range m.units {
		if u := &m.units[i]; u.kind == unitWord && u.from == k {
			return u
		}
	}
	return nil
}

// verbToken is where a fact's text has a unit's verb; -1 where it has it not, or not as a verb.
func (m *matcher) verbToken(u *unit, n int32) (at int, passive bool) {
	x := m.v.index
	toks := x.fact(uint32(n))
	for i := range toks {
		st := x.words[toks[i].word()].stem
		says := m.saysUnit(u, st)
		for k := range u.said {
			says = says || u.said[k].ids[0] == st && u.said[k].Verb
		}
		if !says {
			continue
		}
		if verb, passive := m.v.verbIn(toks, i); verb {
			return i, passive
		}
	}
	return -1, false
}

// adjectival reports a name of one word that says of what follows where it is from: "Swedish kronor".
func adjectival(toks []english.Token, i int) bool {
	w := toks[i].Text
	if i+1 >= len(toks) || toks[i+1].Flags&(english.FlagCap|english.FlagBreak) != 0 || english.StopWords[toks[i+1].Text] || english.Prepositions[toks[i+1].Text] ||
		english.Auxiliaries[toks[i+1].Text] || verbNext(toks[i:]) {
		return false
	}
	for _, end := range [...]string{"ish", "ese", "ian", "ean", "can"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// calling are the words between a noun and the name of what it is: "a firm called …".
var calling = english.WordSet(`called named dubbed`)

// introduced reports that the noun of which or what stands just before a name: "the food company Danisco", "a firm called Rydon".
func (m *matcher) introduced(toks []english.Token, from int) bool {
	if m.noun < 0 || from == 0 {
		return false
	}
	b := from - 1
	switch {
	case calling[toks[b].Text] && b > 0:
		b--
	case toks[b].Text == "as" && b > 1 && toks[b-1].Text == "known":
		b -= 2
	}
	return toks[from].Flags&english.FlagBreak == 0 && m.v.stemOf(toks[b].Text) == m.stems[m.noun]
}

// shortOf are the words before "to" and a verb that tell that it was not done, or not yet.
var shortOf = english.WordSet(`intent intention offer offered bid plan plans planned attempt attempts attempted effort efforts option talks tried wanted sought
	failed refused declined threatened considered hoped unable reluctant`)

// merelyMeant reports that a question asks who did something, and that the fact tells of it as of what somebody meant or tried to do.
func (m *matcher) merelyMeant(n int32) bool {
	u := m.doer
	if u == nil || !english.Pasts[m.word(u.from)] && !strings.HasSuffix(m.word(u.from), "ed") {
		return false
	}
	at, _ := m.verbToken(u, n)
	x := m.v.index
	toks := x.fact(uint32(n))
	return at > 1 && x.words[toks[at-1].word()].text == "to" && shortOf[x.words[toks[at-2].word()].text] && !m.asksWith(x.words[toks[at-2].word()].text)
}
