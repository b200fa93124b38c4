package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// pluralNouns are plurals without an s.
var pluralNouns = english.WordSet(`people men women children media crew staff clergy`)

// manyOfThem reports a noun that asks for all of its sort.
func manyOfThem(noun string) bool {
	for _, one := range [...]string{"ss", "us", "is", "news", "gas", "series"} {
		if strings.HasSuffix(noun, one) {
			return false
		}
	}
	return strings.HasSuffix(noun, "s") || pluralNouns[noun]
}

// listsPast reports a question for all who did or were something, be it over by now or not: "Which regulators grounded the jet?" is
// answered by those too that have since let it fly.
func (q *query) listsPast() bool {
	if !q.list || q.judging() || q.shape != shapeWh || q.when.bound != boundNone || q.presentTense() {
		return false
	}
	if q.pastTense() {
		return true
	}
	k := q.noun + 1
	if k <= 0 || k >= len(q.toks) {
		return false
	}
	if w := q.word(k); (w == "has" || w == "have") && k+1 < len(q.toks) {
		return q.relationAt(k+1) != nil || q.finiteVerb(k+1)
	}
	return q.verbAfter(q.noun)
}

// verbAfter reports a past tense right after a noun: "which offices banned it".
func (q *query) verbAfter(noun int) bool {
	k := noun + 1
	return k < len(q.toks) && q.use[k] != useName && !english.Auxiliaries[q.word(k)] && q.finiteVerb(k)
}

// behind are the words after which a question says what something was done about: "charged over the theft".
var behind = english.WordSet(`over after following amid`)

// overTopic reports a name that says no more than what the whole story is about: who resigned over Flint, in the story of Flint.
func (m *matcher) overTopic(u *unit) bool {
	if len(u.name.entities) != 1 || u.from == 0 {
		return false
	}
	b := u.from - 1
	for b > 0 && (m.word(b) == "the" || m.word(b) == "this") {
		b--
	}
	if !behind[m.word(b)] && !(m.word(b) == "of" && m.word(b-1) == "because") {
		return false
	}
	return m.v.inTitle(&m.v.Record.Entities[u.name.entities[0]])
}

// ofTitledCountry reports a country as an adjective, "the Greek finance minister", that the whole story is about, beside a fact that is of no
// other place.
func (m *matcher) ofTitledCountry(p *place, n int32, f *store.Fact) bool {
	if p.outside || p.entity < 0 || f.Where != "" || demonyms[m.word(p.from)] == "" || !m.v.inTitle(&m.v.Record.Entities[p.entity]) {
		return false
	}
	x := m.v.index
	return !slices.ContainsFunc(x.fact(uint32(n)), func(t fwd) bool {
		w := x.words[t.word()].text
		return countries[w] || demonyms[w] != ""
	})
}

// inTitle reports an entity, no person and no company, that the story's title names or has a word for.
func (v *View) inTitle(e *store.Entity) bool {
	if e.Kind == store.KindPerson || e.Kind == store.KindCompany || e.Kind == store.KindOrganisation {
		return false
	}
	return v.titled(e)
}

// titled reports an entity that the story's title has a name of.
func (v *View) titled(e *store.Entity) bool {
	title := english.Texts(english.Tokenize(v.Record.Story.Title))
	return slices.ContainsFunc(append([]string{e.Name}, e.Aliases...), func(name string) bool {
		words := english.Texts(english.Tokenize(name))
		if len(words) > 1 && words[0] == "the" {
			words = words[1:]
		}
		for i := 0; i+len(words) <= len(title); i++ {
			if len(words) > 0 && slices.Equal(title[i:i+len(words)], words) {
				return true
			}
		}
		return false
	})
}

// severalOfName answers a question for each of several who are called alike, "the two men named Reed", "both Reeds", with what the record
// has of every one of them. read and of are the readings by which one of them is meant that found an answer.
func (s *session) severalOfName(q *query, at int, read []*reading, of []int32) *reading {
	if len(of) < 2 || len(of) != len(q.named[at].entities) {
		return nil
	}
	r := read[0]
	first := &s.v.Record.Facts[r.found[0].fact]
	var found []candidate
	for i := range read {
		c := read[i].found[0]
		f := &s.v.Record.Facts[c.fact]
		if f.Relation != first.Relation || slices.ContainsFunc(found, func(o candidate) bool { return o.fact == c.fact }) {
			return nil
		}
		found = append(found, c)
	}
	for i := range found {
		found[i].p = found[0].p
	}
	r.found, r.by = found, byComparison
	return r
}

// ofSeveral is the question without what says that a name is meant as that of two or more: "both", "the two men named …", "the …
// brothers". It gives nil where nothing says so.
func (q *query) ofSeveral(at int) *query {
	m := &q.named[at]
	from, to := m.from, m.to
	several := m.many
	if w := q.word(to); w == "brothers" || w == "sisters" || w == "twins" || w == "siblings" || w == "cousins" {
		several, to = true, to+1
	}
	for b := m.from - 1; b >= 0 && b >= m.from-5; b-- {
		switch q.word(b) {
		case "both", "two", "three", "four", "each", "all":
			several, from = true, b
			continue
		case "men", "women", "people", "brothers", "sisters":
			if n := q.word(m.from - 1); n == "named" || n == "called" {
				several, from = true, b
			}
			continue
		case "the", "of", "named", "called":
			continue
		}
		break
	}
	if !several || !q.isKind(m, store.KindPerson) {
		return nil
	}
	one := *q
	one.use = slices.Clone(q.use)
	one.mark(from, m.from, useStop)
	one.mark(m.to, to, useStop)
	one.rels = slices.DeleteFunc(slices.Clone(q.rels), func(r relationMention) bool {
		return r.from >= from && r.from < m.from || r.from >= m.to && r.from < to
	})
	return &one
}
