package answer

import (
	"slices"
	"strings"
	"sync"

	"byline/commands/answer/english"
	"byline/store"
)

// families are sorts of things: offices, figures, kinds of victims. Each member is a list of the words for one thing, a
// hyphen joining the words of one. A question about one member is not answered by a fact about another, even where both are
// the same relation: the chairman is no answer to who the chief executive is.
var families = [...]string{
	`ceo,chief-executive | chairman,chair,chairwoman,chairperson | president | prime-minister,premier,pm | cfo,chief-financial | coo,chief-operating |
	cto,chief-technology | chief-scientist | founder,cofounder,founded | mayor | governor | chancellor | king | queen | captain | coach | secretary | minister |
	director | spokesman,spokeswoman,spokesperson | editor | general | bishop | pope | principal | senator | home-secretary |
	foreign-secretary | health-secretary | energy-secretary | defence-secretary | treasury-secretary | treasurer | chief-justice`,
	`revenue,sales,turnover | profit,earnings | loss | debt | price | cost | dividend | margin | cash`,
	`dead,death,died,killed,fatality | injured,injury,wounded,hurt | missing | arrested | rescued | evacuated | displaced`,
	`bought,buy,acquire,purchase | sold,sell`,
	`daughter | son | brother | sister | wife | husband | mother | father`,
}

// The families of the sums that a company has, of victims, and of kin.
const (
	figureFamily = 1
	victimFamily = 2
	kinFamily    = 4
)

// qualifiers make another office of the one that follows them.
var qualifiers = english.StemSet(`deputy vice assistant under shadow`)

// titleWord is what a stem may begin.
type titleWord struct {
	family, member int
	next           string // the stem that has to follow; empty for none
}

var titleWords = sync.OnceValue(func() map[string][]titleWord {
	m := map[string][]titleWord{}
	for i, family := range families {
		for j, member := range strings.Split(family, "|") {
			for _, w := range strings.Split(strings.TrimSpace(member), ",") {
				first, next, _ := strings.Cut(strings.TrimSpace(w), "-")
				t := titleWord{family: i, member: j}
				if next != "" {
					t.next = english.Stem(next)
				}
				m[english.Stem(first)] = append(m[english.Stem(first)], t)
			}
		}
	}
	return m
})

// title is one thing of a family, as a text names it.
type title struct {
	family, member int
	qualified      bool
}

// titleAt reads a title at place i of a list of stems, and how many it takes; 0 for none.
func titleAt(stems []string, i int) (t title, n int) {
	for _, w := range titleWords()[stems[i]] {
		size := 1
		if w.next != "" {
			if i+1 >= len(stems) || stems[i+1] != w.next {
				continue
			}
			size = 2
		}
		if size > n {
			t, n = title{family: w.family, member: w.member, qualified: i > 0 && qualifiers[stems[i-1]]}, size
		}
	}
	return t, n
}

// titleLevel says whether a fact of the asked relation speaks of the very thing that the words name.
func (m *matcher) titleLevel(u *unit, n int32) float64 {
	asked := u.title
	if !u.titled || asked.family == figureFamily && u.verb {
		return 1 // what one earned may be told as sales
	}
	if (asked.family == figureFamily || asked.family == 3) && !m.v.Relation(m.v.Record.Facts[n].Relation).Builtin {
		return 1 // whoever it was sold to bought it, and a story's own price is what its editors say it is
	}
	level := 0.9
	var stems []string
	if m.namesTitle(n) {
		stems = m.factStems(n)
	}
	for i := 0; i < len(stems); {
		t, size := titleAt(stems, i)
		if size == 0 {
			i++
			continue
		}
		i += size
		switch {
		case t == asked:
			return 1
		case t.family == asked.family:
			level = 0.05
		}
	}
	if level == 0.9 && asked.family == 0 && (m.otherOffice(u, n) || stateOffices[m.word(u.from)] && m.privateBody(n)) {
		return 0.05
	}
	return level
}

// tellsOfOtherFate reports a fact that lacks a word of the question for victims or kin and has one for others: those who were killed are
// not those who were injured.
func (m *matcher) tellsOfOtherFate(c *candidate) bool {
	return slices.ContainsFunc(c.miss, func(i int) bool {
		u := &m.units[i]
		return u.titled && (u.title.family == victimFamily || u.title.family == kinFamily) && m.titleLevel(u, c.fact) < 0.5
	})
}

// namesTitle reports a fact whose text may have a title: most have none.
func (m *matcher) namesTitle(n int32) bool {
	x := m.v.index
	return slices.ContainsFunc(x.fact(uint32(n)), func(t fwd) bool { return x.stems[x.words[t.word()].stem].title })
}

// otherOffice reports a fact that has in its text, or by what its relation is called, an office that is not the one asked for: no
// commissioner is mayor.
func (m *matcher) otherOffice(u *unit, n int32) bool {
	other := func(w string) bool {
		if !officeWords[w] && !lesserOffices[w] {
			return false
		}
		for k := u.from; k < u.to; k++ {
			if m.word(k) == w || m.stems[k] == m.v.stemOf(w) || anyHead[m.word(k)] {
				return false
			}
		}
		return !anyHead[w] || stateOffices[m.word(u.from)]
	}
	x := m.v.index
	for _, t := range x.fact(uint32(n)) {
		if other(x.words[t.word()].text) {
			return true
		}
	}
	rel := m.v.Relation(m.v.Record.Facts[n].Relation)
	return rel != nil && !rel.Builtin && slices.ContainsFunc(nameWords(rel.Label), other)
}

// ofAnotherBody reports a fact of who heads one body where an office of another is asked for: whoever leads the inquiry into what
// happened at the port is not the port's director.
func (m *matcher) ofAnotherBody(u *unit, f *store.Fact) bool {
	if u.rel == nil || u.rel.verb || f.Subject == 0 || f.Object == 0 {
		return false
	}
	asked := u.title
	if !u.titled || asked.family != 0 {
		return false
	}
	for i := range m.named {
		men := &m.named[i]
		if len(men.entities) != 1 || m.v.Record.Entities[men.entities[0]].Kind == store.KindPerson {
			continue
		}
		at := u.to
		if w := m.word(at); w == "of" || w == "at" || w == "for" {
			at++
		} else if w = m.word(at - 1); w != "of" && w != "at" && w != "for" {
			at = -1
		}
		if at >= 0 && m.word(at) == "the" {
			at++
		}
		if men.from != at && !(men.possessed && men.to <= u.from && u.from-men.to < 2) {
			continue
		}
		id := m.v.Record.Entities[men.entities[0]].ID
		return id != f.Subject && id != f.Object && (f.Where == "" || m.v.vocab.where[f.Where].entity != men.entities[0])
	}
	return false
}

// privateBody reports a fact of who leads a company or an organisation that is no government.
func (m *matcher) privateBody(n int32) bool {
	f := &m.v.Record.Facts[n]
	for _, id := range [...]store.EntityID{f.Subject, f.Object} {
		e := m.v.Entity(id)
		if e == nil || e.Kind != store.KindCompany && e.Kind != store.KindOrganisation {
			continue
		}
		return !slices.ContainsFunc(nameWords(e.Name), func(w string) bool { return stateWords[w] })
	}
	return false
}

// factStems are the stems of a fact's text.
func (m *matcher) factStems(n int32) []string {
	x := m.v.index
	toks := x.fact(uint32(n))
	out := m.buf[:0]
	for _, t := range toks {
		out = append(out, x.stems[x.words[t.word()].stem].text)
	}
	m.buf = out
	return out
}

// officeOf reports that a text which names an office speaks of it as that of a company or body of the question, or that none is
// asked of: "Alibaba's chairman said of Apple …" tells nothing of Apple's chairman.
func (m *matcher) officeOf(u *unit, n int32) bool {
	asked := u.title
	if !u.titled || asked.family != 0 {
		return true
	}
	if u.from > 0 {
		if t, size := titleAt(m.stems, u.from-1); size == 2 {
			asked = t // "home secretary", read as two words
		}
	}
	of, other := false, false
	for i, stems := 0, m.factStems(n); i < len(stems); {
		t, size := titleAt(stems, i)
		if size > 0 && t == asked {
			other = false
			break
		}
		other = other || size > 0 && t.family == asked.family
		i += max(size, 1)
	}
	if other {
		return false
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	for i := range m.named {
		men := &m.named[i]
		if len(men.entities) != 1 || m.v.Record.Entities[men.entities[0]].Kind == store.KindPerson {
			continue
		}
		of = true
		stems := m.factStems(n)
		for at := range stems {
			t, size := titleAt(stems, at)
			if size == 0 || t != asked {
				continue
			}
			for j := max(0, at-3); j < len(toks) && j < at+size+3; {
				length, hits := m.v.names.nameAt(x, toks[j:])
				near := j < at || at+size < len(stems) && (stems[at+size] == "of" || stems[at+size] == "at" || stems[at+size] == "for")
				if length > 0 && near && slices.Contains(hits, men.entities[0]) {
					return true
				}
				j += max(length, 1)
			}
		}
	}
	return !of
}
