package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// roleFit lowers a fact in which the question's entity stands on the other side of the relation: who bought X is not what
// X bought. It is sure only where both sides are of one kind.
func (m *matcher) roleFit(f *store.Fact, c *candidate) float64 {
	if c.side == asSubject|asObject && m.shape != shapeYesNo && m.shape != shapeClaim {
		return 1
	}
	switch m.seek {
	case seekPlace, seekDate, seekUntil, seekDuration, seekReason:
		return 1 // it asks for what holds of both sides
	}
	rel := m.v.Relation(f.Relation)
	if rel == nil || rel.Symmetric || f.Object == 0 {
		return 1
	}
	s, o := m.v.Entity(f.Subject), m.v.Entity(f.Object)
	if s == nil || o == nil || m.textTells(c) {
		return 1
	}
	alike := func(kind string) string {
		if kind == store.KindOrganisation {
			return store.KindCompany
		}
		return kind
	}
	if alike(s.Kind) != alike(o.Kind) && s.Kind != store.KindOther && o.Kind != store.KindOther {
		return 1
	}
	if person := s.Kind == store.KindPerson; person != (o.Kind == store.KindPerson) && (m.seek == seekAgent || m.seek == seekPerson) {
		if of := f.Subject; !c.rel.verb && (person && !m.asks(of) || !person && m.asks(of)) {
			return 1 // the skipper of a ship is the person of the two, whichever way the fact is told
		}
	}
	for i := range m.named {
		men := &m.named[i]
		for _, e := range men.entities {
			id := m.v.Record.Entities[e].ID
			want := m.sideAsked(men, m.verbOf(c.rel, rel), rel)
			if want == 0 {
				continue
			}
			if id == f.Subject && want == asObject || id == f.Object && want == asSubject {
				return m.crossways()
			}
		}
	}
	return 1
}

// textTells reports that the fact's own text says with the question's verb who does it, which turnedRound weighs.
func (m *matcher) textTells(c *candidate) bool {
	if !c.rel.verb {
		return false
	}
	for i := range m.units {
		if u := &m.units[i]; u.rel == c.rel {
			by, to := m.doing(u, c.fact)
			return by != nil && to != nil
		}
	}
	return false
}

// agentive reports a relation whose object does what the verb says: the owner owns, the founder founds. A story's own relation
// says so by its label: "Adviser", "Directed by", but not "Took over".
func agentive(rel *store.Relation) bool {
	for _, s := range [...]string{rel.Slug, strings.ToLower(rel.Label)} {
		if strings.HasSuffix(s, "er") && !strings.HasSuffix(s, "over") || strings.HasSuffix(s, "or") || strings.HasSuffix(s, "-by") || strings.HasSuffix(s, " by") {
			return true
		}
		if rel.Builtin {
			break
		}
	}
	return false
}

// taking are verbs of coming to have a place: taking control, assuming command.
var taking = english.StemSet(`take took taken gain assume`)

// sideAsked is the side of the relation on which the question puts an entity; 0 where it cannot be told.
func (m *matcher) sideAsked(men *mention, r *relationMention, rel *store.Relation) uint8 {
	flip := func(side uint8) uint8 { return side ^ (asSubject | asObject) }
	agent := uint8(asSubject)
	if agentive(rel) {
		agent = asObject
	}
	if !r.verb {
		switch {
		case men.possessed && men.to <= r.from && r.from-men.to < 6:
			return asSubject
		case men.from >= r.to:
			for k := r.to; k < men.from; k++ {
				switch m.word(k) {
				case "of", "for", "to", "at", "behind", "in":
					return asSubject
				case "is", "are", "was", "were", "be", "been":
					return asObject // "whose owner is X"
				}
			}
			return 0
		case men.to <= r.from:
			for k := men.to; k < r.from; k++ {
				if taking[m.stems[k]] && m.word(r.to) == "of" && agent == asObject {
					return asObject // "X took control of Y"
				}
				if w := m.word(k); w == "is" || w == "was" || w == "are" || w == "the" || w == "a" || w == "an" {
					return asObject // "is X the owner of …"
				}
				if o := m.nameAt(k); o != nil && o.possessed {
					return asObject // "is X Y's owner"
				}
			}
			return asSubject
		}
		return 0
	}
	if r.passive {
		if agent == asSubject && m.standsSo(r, rel) {
			if men.from >= r.to {
				return asObject
			}
			return asSubject
		}
		by := m.word(r.to-1) == "by" || m.word(r.to) == "by"
		if men.from >= r.to && by {
			return agent
		}
		if men.to <= r.from {
			return flip(agent)
		}
		return 0
	}
	if men.from > r.from {
		return flip(agent)
	}
	return agent
}

// handing are the stems of verbs whose passive says of what was handed over what the relation says of whoever did it.
var handing = english.StemSet(`sell offer give lend lease award donate hand license pay transfer grant ship supply`)

// standsSo reports a passive that the relation is called by, the story's own: whatever is "listed on" an exchange is the relation's
// subject, although something is done to it.
func (m *matcher) standsSo(r *relationMention, rel *store.Relation) bool {
	return m.calledByPassive(r, rel, func(p phrase) bool {
		return english.Prepositions[p.words[1]] && p.words[1] != "by" && !handing[p.stems[0]]
	})
}

// calledByPassive reports that a relation of the story's own was said by a past tense and one word more, "listed on", of a sort.
func (m *matcher) calledByPassive(r *relationMention, rel *store.Relation, sort func(phrase) bool) bool {
	return !rel.Builtin && slices.ContainsFunc(r.is, func(p phrase) bool {
		return m.v.Record.Relations[p.relation].Slug == rel.Slug && !p.inverse && len(p.words) == 2 && (english.Pasts[p.words[0]] || strings.HasSuffix(p.words[0], "ed")) && sort(p)
	})
}

// verbOf is the verb that asks for a relation too where the noun of which or what does: "which exchange is it listed on".
func (m *matcher) verbOf(r *relationMention, rel *store.Relation) *relationMention {
	if r.verb || m.noun < r.from || m.noun >= r.to {
		return r
	}
	for i := range m.rels {
		if o := &m.rels[i]; o.verb && o.passive && o.from > r.from && slices.ContainsFunc(o.is, func(p phrase) bool { return m.v.Record.Relations[p.relation].Slug == rel.Slug }) {
			return o
		}
	}
	return r
}

// wherein reports a relation of the story's own that is asked for by what ends in a word of place: "listed on", "shown at".
func (m *matcher) wherein(r *relationMention, f *store.Fact) bool {
	rel := m.v.Relation(f.Relation)
	return rel != nil && m.calledByPassive(r, rel, func(p phrase) bool { return p.words[1] == "on" || p.words[1] == "at" || p.words[1] == "in" })
}
