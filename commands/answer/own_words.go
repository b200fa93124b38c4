package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// otherDoing reports a fact that by its relation tells who does one thing, where a question asks with a verb for another: whoever
// guards a museum does not insure it, and whoever stole a vase did not buy it.
func (m *matcher) otherDoing(u *unit, f *store.Fact) bool {
	if u.rel == nil || !u.rel.verb || u.light || f.Relation == "" || f.Subject == 0 || f.Object == 0 && !oneWay[m.stems[u.from]] || m.judging() {
		return false
	}
	switch m.seek {
	case seekAgent, seekPerson, seekCompany, seekOrganisation:
	default:
		return false
	}
	for i := range m.units {
		if o := &m.units[i]; o != u && o.rel != nil && o.kind == unitWord {
			if hit, _ := m.relationHit(o.rel, f); hit > 0 {
				return false
			}
		}
	}
	return true
}

// calledWith reports a word of the question that belongs to what the fact's relation is called, the story's own, where another word of
// it asks for that relation: "accuse of dishonesty", of what is "found dishonest" or "accused of misleading".
func (m *matcher) calledWith(u *unit, f *store.Fact) bool {
	if u.light || m.judging() || !m.v.vocab.ofOwn {
		return false
	}
	rel := m.v.Relation(f.Relation)
	if rel == nil || rel.Builtin {
		return false
	}
	asked := false
	for i := range m.units {
		if o := &m.units[i]; o != u && o.kind == unitWord && o.rel != nil && slices.ContainsFunc(o.rel.is, func(p phrase) bool {
			return m.v.Record.Relations[p.relation].Slug == f.Relation
		}) {
			asked = true
		}
	}
	if !asked {
		return false
	}
	st := m.stems[u.from]
	has := func(text string) bool {
		return slices.ContainsFunc(nameWords(text), func(w string) bool {
			return !english.StopWords[w] && !english.Prepositions[w] && m.v.stemOf(w) == st
		})
	}
	return has(rel.Label) || slices.ContainsFunc(rel.Words, has)
}

// readBehind reads "who is behind it" as the relation of the story's own that is asked for so.
func (q *query) readBehind() {
	if q.seek != seekAgent && q.seek != seekPerson && q.seek != seekCompany && q.seek != seekOrganisation {
		return
	}
	i := slices.IndexFunc(q.toks, func(t english.Token) bool { return t.Text == "behind" })
	if i < 1 || i > 4 || q.use[i] == useName || q.relationAt(i) != nil || q.nameAt(i+1) == nil && q.nameAt(i+2) == nil {
		return
	}
	var is []phrase
	for k := range q.v.Record.Relations {
		rel := &q.v.Record.Relations[k]
		if !rel.Builtin && slices.ContainsFunc(append([]string{rel.Label}, rel.Words...), func(w string) bool { return slices.Contains(nameWords(w), "behind") }) {
			is = append(is, phrase{relation: int32(k)})
		}
	}
	if len(is) == 0 {
		return
	}
	q.rels = append(q.rels, relationMention{from: i, to: i + 1, is: is})
	q.use[i] = useContent
}

// missesThing reports a question of one relation with a verb, beside a fact of it that has not the one thing which the question names as
// its object: who runs the foundation is not who runs the club.
func (m *matcher) missesThing(c *candidate) bool {
	if !c.rel.verb {
		return false
	}
	for _, i := range c.miss {
		u := &m.units[i]
		if u.kind == unitWord && !u.light && !u.verb && !u.topical && !u.ofTitle && u.from >= c.rel.to && u.from-c.rel.to <= m.articles(c.rel.to) {
			return true
		}
	}
	return false
}
