package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
)

// agentOf reports a question who does something to somebody or something, and a fact that calls one the doer of just that: who owned the
// hotel, of "Ann Berg, the owner of the hotel".
func (m *matcher) agentOf(u *unit, n int32) bool {
	switch m.seek {
	case seekAgent, seekPerson, seekCompany, seekOrganisation:
	default:
		return false
	}
	if !u.verb || u.light || u.to != u.from+1 || m.passiveAt(u.from) {
		return false
	}
	m2 := m.nameAt(u.to + m.articles(u.to))
	if m2 == nil || m2.possessed {
		return false
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	for i := 1; i+2 < len(toks); i++ {
		w := x.words[toks[i].word()].text
		if len(w) < 5 || !strings.HasSuffix(w, "er") && !strings.HasSuffix(w, "or") || x.words[toks[i+1].word()].text != "of" ||
			m.v.stemOf(w[:len(w)-2]) != m.stems[u.from] {
			continue
		}
		at := i + 2
		if x.words[toks[at].word()].text == "the" && at+1 < len(toks) {
			at++
		}
		if _, hits := m.v.names.nameAt(x, toks[at:]); slices.ContainsFunc(hits, func(e int32) bool { return slices.Contains(m2.entities, e) }) && titled(x, toks, i) {
			return true
		}
	}
	return false
}

// titled reports that a noun at token i says what the name before it is: "Ann Berg, the owner", "Ann Berg was the owner".
func titled(x *index, toks []fwd, i int) bool {
	b := i - 1
	if w := x.words[toks[b].word()].text; w == "the" || w == "an" || w == "a" {
		b--
	}
	if b < 0 {
		return false
	}
	if beings[x.words[toks[b].word()].text] {
		b--
	}
	return b >= 0 && toks[b].flags()&english.FlagCap != 0
}
