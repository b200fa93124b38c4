package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// related are relations of which one may stand for another, and how surely: who bought a company owns it.
var related = map[[2]string]float64{}

// relationHit says how surely a relation mention means the fact's relation; swapped where it is said from the other side.
func (m *matcher) relationHit(r *relationMention, f *store.Fact) (hit float64, swapped bool) {
	if f.Relation == "" {
		return 0, false
	}
	for i := range r.is {
		rel := &m.v.Record.Relations[r.is[i].relation]
		if rel.Slug == f.Relation {
			hit = 1
			if r.part {
				hit = 0.85
			} else if r.akin {
				hit = sameLevel
			}
			return hit, false
		}
		if m.judging() && !rel.Symmetric && rel.Inverse != "" && m.v.isSymmetric(f.Relation) {
			continue // that two are partners does not settle which supplies the other
		}
		if slices.Contains(m.v.inverse[rel.Slug], f.Relation) {
			return 1, true
		}
		if rel.Slug == "owner" && f.Relation == "acquirer" && m.foretells(m.v.facts[f.ID]) {
			continue // who has agreed to buy does not own yet
		}
		if m.v.vocab.bridged[[2]string{rel.Slug, f.Relation}] {
			hit = max(hit, 0.9)
		}
		if rel.Slug == "leader" && m.v.offices()[f.Relation] {
			hit = max(hit, 0.88) // whoever is commissioner of it heads it
		}
		if own := related[[2]string{rel.Slug, f.Relation}]; own > hit && (!m.seeksFigure() || m.judging() || len(m.named) == 0 || m.sideOf(f, false) != 0) {
			hit = own // what is asked of one is not told by a like figure of another
		}
	}
	if hit < 0.65 {
		return 0, false
	}
	return hit, false
}

// isSymmetric reports a relation that says the same of both its sides.
func (v *View) isSymmetric(slug string) bool {
	rel := v.Relation(slug)
	return rel != nil && rel.Symmetric
}

// broad are the relations under which very different things are told.
var broad = english.WordSet(`announcement statement comment figure effect expectation response event status background`)

// sideOf is the side on which the question's entities stand in the fact: the asked relation's subject or object.
func (m *matcher) sideOf(f *store.Fact, swapped bool) uint8 {
	var side uint8
	for i := range m.named {
		for _, e := range m.named[i].entities {
			switch m.v.Record.Entities[e].ID {
			case f.Subject:
				side |= asSubject
			case f.Object:
				side |= asObject
			}
		}
	}
	if swapped && (side == asSubject || side == asObject) {
		side ^= asSubject | asObject
	}
	return side
}

func init() {
	for _, r := range [...]struct {
		a, b string
		sure float64
	}{
		{"owner", "acquirer", 0.8}, {"owner", "parent", 0.95}, {"acquirer", "parent", 0.7}, {"location", "venue", 0.95}, {"price", "cost", 0.85},
		{"market-value", "price", 0.7}, {"decision", "ruling", 0.9}, {"decision", "approval", 0.85}, {"decision", "ban", 0.85},
		{"decision", "verdict", 0.85}, {"leader", "role", 0.8}, {"leader", "office", 0.8},
		{"expectation", "plan", 0.8}, {"expectation", "goal", 0.75}, {"plan", "goal", 0.85}, {"announcement", "plan", 0.75},
		{"comment", "response", 0.8}, {"reaction", "response", 0.9}, {"reaction", "statement", 0.75},
		{"investor", "investment", 0.9}, {"funding", "investment", 0.75}, {"agreement", "settlement", 0.75}, {"agreement", "partner", 0.7},
		{"winner", "result", 0.8}, {"rule", "restriction", 0.8}, {"rule", "ban", 0.75}, {"restriction", "ban", 0.85},
		{"defect", "cause", 0.75}, {"penalty", "settlement", 0.7}, {"lawsuit", "plaintiff", 0.85}, {"lawsuit", "charge", 0.75},
		{"casualties", "damage", 0.6}, {"employer", "leader", 0.6}, {"role", "position", 1}, {"headcount", "figure", 0.6}, {"date", "event", 0.7},
		{"product", "technology", 0.7}, {"offer", "price", 0.75}, {"supplier", "partner", 0.65}, {"merger", "acquirer", 0.8}, {"remedy", "response", 0.75},
	} {
		related[[2]string{r.a, r.b}], related[[2]string{r.b, r.a}] = r.sure, r.sure
	}
}

// asksRelationOf reports that some words of the question mean the fact's relation.
func (m *matcher) asksRelationOf(f *store.Fact) bool {
	return slices.ContainsFunc(m.rels, func(r relationMention) bool {
		hit, _ := m.relationHit(&r, f)
		return hit >= 0.8
	})
}
