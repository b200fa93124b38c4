package answer

import (
	"slices"

	"byline/store"
)

// turned reports that a fact which has a unit's place, or its word beside its text, says the contrary of it: whoever was cleared was not
// convicted, though a story's "verdict" is asked for by either word.
func (m *matcher) turned(u *unit, n int32, f *store.Fact) bool {
	if !m.judging() && m.seek != seekAgent && m.seek != seekPerson || u.kind != unitWord || u.light {
		return false
	}
	if m.valueDenies(u, n, f) {
		return true
	}
	if u.rel == nil || !u.rel.verb || f.Object != 0 || m.writesStem(m.stems[u.from], n) {
		return false
	}
	const most = 5 // words of a value that is an outcome and nothing else
	return len(m.v.parse(f.Value).toks) <= most && m.valueHas(oppositeStems()[m.stems[u.from]], n)
}

// valueDenies reports a value that is nothing but the denial of a unit, "not guilty" beside "guilty" or "convicted", in a fact whose text
// does not have the word itself.
func (m *matcher) valueDenies(u *unit, n int32, f *store.Fact) bool {
	if f.Value == "" {
		return false
	}
	toks := m.v.parse(f.Value).toks
	if len(toks) < 2 || len(toks) > 4 || toks[0].Text != "not" && toks[0].Text != "never" {
		return false
	}
	for k := u.from; k < u.to; k++ {
		if m.use[k] == useName || m.writesStem(m.stems[k], n) {
			continue
		}
		for _, t := range toks[1:] {
			if s := m.v.stemOf(t.Text); s == m.stems[k] || sameSide(s, m.stems[k]) {
				return true
			}
		}
	}
	return false
}

// writesStem reports that a fact's own text has a stem.
func (m *matcher) writesStem(s string, n int32) bool {
	id, ok := m.v.stemID(s)
	if !ok {
		return false
	}
	x := m.v.index
	return slices.ContainsFunc(x.fact(uint32(n)), func(t fwd) bool { return x.words[t.word()].stem == id })
}

// sameSide reports two stems that deny the same.
func sameSide(a, b string) bool {
	deny := oppositeStems()
	for o := range deny[a] {
		if deny[b][o] {
			return true
		}
	}
	return false
}
