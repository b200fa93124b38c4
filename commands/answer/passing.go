package answer

import (
	"slices"

	"byline/store"
)

// passing reports that a fact names an entity of a claim without saying of it what the claim does: another holds its place, another
// does what it is said to do, or it only told of what others did.
func (m *matcher) passing(u *unit, n int32, f *store.Fact) bool {
	return m.displaced(u, f) || m.notHolder(u, n, f) || m.notDoer(u, n) || m.merelySaid(u, n)
}

// notHolder reports "is Ann a director of the club" beside a fact by which another is, and in which Ann is but named: that Bo took her
// seat on its board.
func (m *matcher) notHolder(u *unit, n int32, f *store.Fact) bool {
	if len(u.name.entities) != 1 || f.Subject == 0 || f.Object == 0 || m.asks(f.Object) || !beings[m.word(0)] {
		return false
	}
	e := &m.v.Record.Entities[u.name.entities[0]]
	if o := m.v.Entity(f.Object); o == nil || o.Kind != e.Kind || m.v.roleIn(e.ID, n)&(asSubject|asObject) != 0 {
		return false
	}
	asked := false
	for i := range m.units {
		w := &m.units[i]
		if w.kind != unitWord || w.light {
			continue
		}
		if w.rel == nil || w.verb {
			return false
		}
		hit, _ := m.relationHit(w.rel, f)
		if asked = hit > 0; !asked {
			return false
		}
	}
	return asked
}

// notDoer reports that another does what the question says that a name does, of which the fact has no more than the mention: "France
// won the final" beside "Argentina won the final against France".
func (m *matcher) notDoer(u *unit, n int32) bool {
	if len(u.name.entities) != 1 {
		return false
	}
	e := u.name.entities[0]
	if m.v.roleIn(m.v.Record.Entities[e].ID, n) != asMention {
		return false
	}
	for i := range m.units {
		w := &m.units[i]
		if w.kind != unitWord || w.light || m.asDoer(w, u.name) != doer {
			continue
		}
		if by, to := m.doing(w, n); by != nil && !slices.Contains(by, e) && !slices.Contains(to, e) &&
			m.v.Record.Entities[by[0]].Kind == m.v.Record.Entities[e].Kind {
			return true
		}
	}
	return false
}

// merelySaid reports that the named one does no more in a fact than tell of others, in words before which nothing of the question
// stands: that X announced that Y would leave is no leaving of X.
func (m *matcher) merelySaid(u *unit, n int32) bool {
	if len(u.name.entities) != 1 || m.v.roleIn(m.v.Record.Entities[u.name.entities[0]].ID, n)&^asMention != asSpeaker {
		return false
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	for i := range toks {
		w := &x.words[toks[i].word()]
		if w.text == "that" {
			return i+1 < len(toks) && personal[x.words[toks[i+1].word()].text] == "" && !m.contains(u, toks[i+1:])
		}
		for k := range m.units {
			if o := &m.units[k]; o.kind == unitWord && !o.light && m.saysUnit(o, w.stem) {
				return false
			}
		}
	}
	return false
}

// contains reports that a stretch of a fact's text has the name of a unit again, or a pronoun that may stand for it.
func (m *matcher) contains(u *unit, toks []fwd) bool {
	for i := range toks {
		w := m.v.index.words[toks[i].word()].text
		if p := personal[w]; p != "" && w != "its" && w != "it" {
			return true
		}
		if _, hits := m.v.names.nameAt(m.v.index, toks[i:]); slices.Contains(hits, u.name.entities[0]) {
			return true
		}
	}
	return false
}
