package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
)

// writesWord reports whether a fact's text has a word as it is.
func (m *matcher) writesWord(w string, n int32) bool {
	x := m.v.index
	id, ok := x.ids[w]
	return ok && slices.ContainsFunc(x.fact(uint32(n)), func(t fwd) bool { return t.word() == id })
}

// wordLevel says how far a fact has the words of a unit, or words like them.
func (m *matcher) wordLevel(u *unit, n int32) float64 {
	x := m.v.index
	if u.letter {
		return m.letterLevel(u, n)
	}
	words, parts := 0.0, 0
	for _, s := range u.stems {
		parts++
		switch x.hasStem(s, uint32(n)) {
		case 2:
			words++
		case 1:
			if x.writes(s, uint32(n)) || !m.calledSo(s) && !(u.verb && m.seek == seekDate) { // a start-up is no start
				words += 0.9
			}
		}
	}
	if u.phrasal != "" {
		return max(m.phrasalLevel(u, n), m.saidLevel(u, n))
	}
	level := 0.0
	if u.rel != nil && u.sided && !m.writesWord(m.word(u.to-1), n) {
		return m.saidLevel(u, n) // "voted against" is not "voted for"
	}
	if parts > 0 {
		level = words / float64(parts+u.absent)
		if parts+u.absent > 1 {
			level *= level // half of "market share" is something else
		}
	}
	verb := u.verb // a name is no verb: the Authority authorises nothing by being called so
	has := func(s uint32) int {
		if verb && !x.writes(s, uint32(n)) {
			return 0
		}
		return x.hasStem(s, uint32(n))
	}
	if level < closeLevel {
		for _, s := range m.likely(u.close, u.manyClose, n) {
			if k := has(s); k == 2 || k == 1 && (m.seek != seekDate && m.seek != seekDuration || x.writes(s, uint32(n))) {
				level = max(level, closeLevel*m.formFit(u, s, n)*m.nounFit(u, s, n))
			}
		}
	}
	for _, all := range u.same {
		if level < 1 && m.hasAll(all, n) {
			level = 1
		}
	}
	if level < sameLevel {
		level = max(level, m.saidLevel(u, n))
	}
	if level < 0.7 {
		for _, s := range m.likely(u.kin, u.manyKin, n) {
			if k := has(s); k > 0 && (k == 2 || m.seek != seekDate && m.seek != seekDuration || x.writes(s, uint32(n))) && !m.onlyNamed(s, n) {
				level = max(level, 0.6+0.05*float64(k))
			}
		}
	}
	return level
}

// formFit lowers a match of a verb with a noun: who removed him is not told by "his removal".
func (m *matcher) formFit(u *unit, stem uint32, n int32) float64 {
	if u.rel != nil && !u.rel.verb || !u.verb {
		return 1
	}
	x := m.v.index
	for _, t := range x.fact(uint32(n)) {
		w := &x.words[t.word()]
		if w.stem == stem && !nominal(w.text) {
			return 1
		}
	}
	return 0.7
}

// nounFit lowers a match of a noun with a verb: a salary is not told by what one agreed to pay.
func (m *matcher) nounFit(u *unit, stem uint32, n int32) float64 {
	if u.verb || u.rel != nil && u.rel.verb {
		return 1
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	found := false
	for i, t := range toks {
		if x.words[t.word()].stem != stem {
			continue
		}
		if i == 0 || !english.Verbing[x.words[toks[i-1].word()].text] {
			return 1
		}
		found = true
	}
	if found {
		return 0.5
	}
	return 1
}

// verbLike reports a past tense, a participle such as "beaten" in the passive, or a bare form after do.
func (q *query) verbLike(i int) bool {
	w := q.word(i)
	if of := english.Irregular[w]; of != "" && of[0] > '9' && strings.HasSuffix(w, "n") && !english.Auxiliaries[w] && q.passiveAt(i) {
		return true
	}
	return english.Pasts[w] || strings.HasSuffix(w, "ed") || q.verbAt(i)
}

func nominal(w string) bool {
	for _, end := range [...]string{"al", "als", "ment", "ments", "tion", "tions", "sion", "sions", "ure", "ance", "ence", "er", "ers", "or", "ors", "sal", "ity", "ities"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// phrasalLevel looks for a verb with its particle ("turned down"), or a synonym of the two.
func (m *matcher) phrasalLevel(u *unit, n int32) float64 {
	x := m.v.index
	toks := x.fact(uint32(n))
	for i := range toks {
		if x.stems[x.words[toks[i].word()].stem].text != m.stems[u.from] {
			continue
		}
		for k := i + 1; k < len(toks) && k < i+4; k++ {
			if x.words[toks[k].word()].text == u.phrasal {
				return 1
			}
		}
	}
	for _, s := range m.likely(u.close, u.manyClose, n) {
		if x.hasStem(s, uint32(n)) > 0 {
			return closeLevel
		}
	}
	return 0
}

func (m *matcher) hasAll(stems []uint32, n int32) bool {
	for _, s := range stems {
		if m.v.index.hasStem(s, uint32(n)) == 0 {
			return false
		}
	}
	return len(stems) > 0
}

// letterLevel looks for a single letter that names a thing ("battery A"), which is written as a capital.
func (m *matcher) letterLevel(u *unit, n int32) float64 {
	x := m.v.index
	for i, t := range x.fact(uint32(n)) {
		if i > 0 && t.flags()&english.FlagCap != 0 && t.flags()&english.FlagFirst == 0 && x.words[t.word()].text == m.toks[u.from].Text {
			return 1
		}
	}
	return 0
}
