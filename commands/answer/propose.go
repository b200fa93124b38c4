package answer

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"byline/commands/answer/english"
	"byline/store"
)

// Proposal is what the index recognises in a text that may become a fact. What it does not find is empty.
type Proposal struct {
	Subject, Object, SaidBy *store.Entity
	Relation                string // slug
	Value, Where            string
	Happened                store.When
}

// Propose reads a statement as a fact: the names in it and how the relation between them is called, the figure, the place that
// it is limited to, the day of which it speaks. now is what "yesterday" is counted from. Where a name is ambiguous or a word may
// mean several relations, nothing is proposed for it.
func (v *View) Propose(text string, now time.Time) Proposal {
	var p Proposal
	if utf8.RuneCountInString(text) > 4*maxQuestion {
		text = string([]rune(text)[:4*maxQuestion])
	}
	q := v.readQuestion(clean(text), now)
	var found []*store.Entity
	var at []int
	for i := range q.named {
		m := &q.named[i]
		if len(m.entities) != 1 || m.corrected {
			continue
		}
		e := &v.Record.Entities[m.entities[0]]
		switch {
		case q.placeAt(m.from) != nil || slices.Contains(found, e):
		case p.SaidBy == nil && e.Kind == store.KindPerson && q.speaksAt(m):
			p.SaidBy = e
		default:
			found, at = append(found, e), append(at, m.from)
		}
	}
	p.Relation = q.relationProposed()
	if len(found) > 0 {
		p.Subject = found[0]
	}
	if rel := v.Relation(p.Relation); rel != nil && p.Subject != nil {
		p.Value = q.figureProposed(p.Relation)
		if p.Value == "" && len(found) > 1 {
			p.Object = found[1]
			if q.proposedAround(at[0], at[1], rel) {
				p.Subject, p.Object = p.Object, p.Subject
			}
		}
	} else if p.Subject == nil {
		p.Relation = ""
	}
	for i := range q.places {
		pl := &q.places[i]
		if pl.from < pl.to && p.Where == "" {
			p.Where = q.placeProposed(pl)
		}
	}
	if q.when.bound == boundAt && !q.when.from.IsZero() && q.when.from == q.when.to {
		p.Happened = q.when.from
	}
	return p
}

// speaksAt reports a name that a verb of saying follows, or that "according to" stands before.
func (q *query) speaksAt(m *mention) bool {
	for i := m.to; i < len(q.toks) && i < m.to+2; i++ {
		if sayVerbs[q.stems[i]] {
			return true
		}
	}
	return q.is(m.from-2, "according", "to")
}

var sayVerbs = english.StemSet(`say said says tell told confirm confirmed announce announced state stated deny denied claim claimed add added warn warned`)

// vague are relations whose words stand beside those of any other: "has chosen X as its partner".
var vague = english.WordSet(`decision availability version status name date location`)

// relationProposed is the one relation that the words of a text mean; empty where there is none or several.
func (q *query) relationProposed() string {
	best, words, clear := "", 0, false
	for i := range q.rels {
		m := &q.rels[i]
		if m.part || len(m.is) == 0 {
			continue
		}
		slug := q.v.Record.Relations[m.is[0].relation].Slug
		if general[slug] || turns[slug] || vague[slug] {
			continue
		}
		switch n := m.to - m.from; {
		case best == "" || len(m.is) == 1 && !clear, n > words && (len(m.is) == 1) == clear:
			best, words, clear = slug, n, len(m.is) == 1
		}
	}
	return best
}

// proposedAround reports that the name that comes first is the relation's object: "Alibaba was chosen as Apple's partner" has
// its subject last, and so does "Tim Cook leads Apple".
func (q *query) proposedAround(first, second int, rel *store.Relation) bool {
	if rel.Symmetric {
		return false
	}
	for i := range q.rels {
		m := &q.rels[i]
		if !slices.ContainsFunc(m.is, func(p phrase) bool { return q.v.Record.Relations[p.relation].Slug == rel.Slug }) {
			continue
		}
		if m.verb && m.from > first && m.to <= second {
			return agentive(rel) != m.passive
		}
		if second < m.from || second >= m.to && q.word(second-1) != "by" {
			// "X is the leader of Y", "X is Y's leader"
			if e := q.nameAt(second); e != nil && (e.possessed || q.word(second-1) == "of") {
				return true
			}
		}
	}
	return false
}

// figureProposed is the one figure of the text, with the word that says which way it went, for relations that take figures.
func (q *query) figureProposed(relation string) string {
	if !measured[relation] && !dated[relation] {
		return ""
	}
	value := ""
	for _, s := range english.SpansIn(q.text, q.toks) {
		if s.Kind != english.SpanNumber || ordinal(q.toks[s.From:s.To]) {
			continue
		}
		if value != "" {
			return ""
		}
		value = q.text[s.Start:s.End]
		if percentIn(q.toks[s.From:s.To]) {
			value = strings.TrimSpace(value + " " + q.direction())
		}
	}
	return value
}

var (
	rises = english.StemSet(`rise rose increase grow grew climb gain gained jump surge soar up higher`)
	falls = english.StemSet(`fall fell drop decline decrease slump plunge sink sank down lower shrink shrank lose lost`)
)

// direction says which way a figure went, as its value has it: "higher", "lower".
func (q *query) direction() string {
	way := ""
	for _, s := range q.stems {
		switch {
		case rises[s] && way != "lower":
			way = cmp.Or(way, "higher")
		case falls[s] && way != "higher":
			way = cmp.Or(way, "lower")
		case rises[s], falls[s]:
			return ""
		}
	}
	return way
}

// placeProposed is a place as a fact's limit.
func (q *query) placeProposed(p *place) string {
	name := q.text[q.toks[p.from].Start:q.toks[p.to-1].End]
	if p.entity >= 0 {
		name = q.v.Record.Entities[p.entity].Name
	}
	if p.outside && p.key != "" {
		name = "outside " + name
	}
	return name
}
