package answer

import (
	"slices"

	"byline/store"
)

// nameLevel says how far a fact is about an entity of the question.
func (m *matcher) nameLevel(u *unit, n int32, f *store.Fact) float64 {
	best := 0.0
	for _, e := range u.name.entities {
		ent := &m.v.Record.Entities[e]
		as := m.v.roleIn(ent.ID, n)
		switch {
		case as&(asSubject|asObject) != 0:
			return 1
		case as&asSpeaker != 0:
			best = max(best, 0.97)
		case as&asMention != 0 && u.name.possessed && m.aboutAnother(f, ent) && !m.hasThere(u, e, n):
			best = max(best, 0.4) // what another has
		case as&asMention != 0 && f.Subject != 0 && m.counts() && !m.asks(f.Subject) && m.isAgent(f.Subject):
			best = max(best, 0.5) // a figure of another
		case as&asMention != 0:
			best = max(best, 0.93)
		case f.Where != "" && m.v.vocab.where[f.Where].entity == e:
			best = max(best, 0.95)
		case !u.shared && m.writesAll(u.written, n):
			best = max(best, 0.93) // in its value or quotation
		case m.seek == seekReason && f.Relation == "cause" && as == 0 && m.boundTo(ent.ID, f) && m.saysVerb(n):
			best = max(best, 0.75) // a reason need not name again whom it is about
		case m.protagonist(ent) && !m.aboutAnother(f, ent):
			if f.Subject == 0 && f.Object == 0 && (m.seek != seekDuration || m.beginsPersonal(n)) &&
				(ent.Kind != store.KindPlace || m.seek != seekDate) {
				best = max(best, 0.6)
			} else {
				best = max(best, unsaidHero) // it names others, and might have named this one
			}
		}
	}
	return best
}

// unsaidHero is how far a fact that names others accounts for whom the story is about.
const unsaidHero = 0.3

// beginsPersonal reports a fact that begins with a pronoun: what else it begins with has a length of its own.
func (m *matcher) beginsPersonal(n int32) bool {
	x := m.v.index
	toks := x.fact(uint32(n))
	return len(toks) > 0 && personal[x.words[toks[0].word()].text] != ""
}

// hasThere reports that the fact's text says of an entity that it has what the question says it has: "Halden's bid".
func (m *matcher) hasThere(u *unit, e int32, n int32) bool {
	if u.to >= len(m.toks) {
		return false
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	for _, p := range m.v.placedIn(n) {
		if slices.Contains(p.entities, e) && p.to < len(toks) && x.stems[x.words[toks[p.to].word()].stem].text == m.stems[u.to] {
			return true
		}
	}
	return false
}

// boundTo reports that the question asks of the fact's subject, and that another fact relates that to an entity.
func (m *matcher) boundTo(e store.EntityID, f *store.Fact) bool {
	if f.Subject == 0 || !m.asks(f.Subject) {
		return false
	}
	const most = 50
	l := m.v.of[e]
	for _, r := range l[:min(len(l), most)] {
		if r.as&(asSubject|asObject) != 0 && m.v.roleIn(f.Subject, r.fact)&(asSubject|asObject) != 0 {
			return true
		}
	}
	return false
}

// saysVerb reports that a fact has a word of the question itself that is no name.
func (m *matcher) saysVerb(n int32) bool {
	for i := range m.units {
		if u := &m.units[i]; u.kind == unitWord && !u.light && m.wordLevel(u, n) >= 0.6 {
			return true
		}
	}
	return false
}

// likeSubject reports that the fact's subject is of the kind of a named entity, and so could do what is asked of that one.
func (m *matcher) likeSubject(u *unit, f *store.Fact) bool {
	o := m.v.Entity(f.Subject)
	return o != nil && m.isAgent(f.Subject) && m.isKind(u.name, o.Kind)
}

// isAgent reports a person, company or body.
func (m *matcher) isAgent(id store.EntityID) bool {
	e := m.v.Entity(id)
	return e != nil && (e.Kind == store.KindPerson || e.Kind == store.KindCompany || e.Kind == store.KindOrganisation)
}

// counts reports a question for a figure.
func (q *query) counts() bool {
	return q.seek == seekNumber || q.seek == seekMoney || q.seek == seekPercent || q.seek == seekAmount
}

// protagonist reports an entity that the story's title names, so that many facts speak of it without its name.
func (m *matcher) protagonist(e *store.Entity) bool {
	return slices.Contains(m.v.vocab.heroes, e.ID)
}

// aboutAnother reports a fact whose subject or object is another entity of the same kind.
func (m *matcher) aboutAnother(f *store.Fact, e *store.Entity) bool {
	for _, id := range [...]store.EntityID{f.Subject, f.Object} {
		if o := m.v.Entity(id); o != nil && o.ID != e.ID && o.Kind == e.Kind {
			return true
		}
	}
	return false
}
