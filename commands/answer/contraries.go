package answer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"byline/commands/answer/english"
)

// contrariesText tells by what reports say that what is asked is not so: CONTRIBUTING.md tells how it is written.
//
//go:embed contraries.txt
var contrariesText string

// contrary is a saying that one may ask with, and what denies it.
type contrary struct {
	asked english.Saying
	told  []denier
}

// denier is a saying that denies another; bound where a form of be has to stand before it, for whoever sacks others may stay.
type denier struct {
	english.Saying
	bound bool
	level float64 // those that deny it outright stand first
}

// deniedLevel is the most that a unit is accounted for by what denies it.
const deniedLevel = 0.86

// contraries are those that begin with a word of each stem.
var contraries = sync.OnceValue(func() map[string][]contrary {
	m := map[string][]contrary{}
	add := func(asked, told []string) {
		var by []denier
		for _, text := range told {
			s := english.ReadSaying(text)
			s.Stems = english.StemsOfWords(s.Words)
			by = append(by, denier{s, strings.HasPrefix(strings.TrimSpace(text), "to be "), max(0.78, deniedLevel-0.01*float64(len(by)))})
		}
		for _, text := range asked {
			s := english.ReadSaying(text)
			st := english.Stem(s.Words[0])
			m[st] = append(m[st], contrary{s, by})
		}
	}
	for line := range strings.Lines(contrariesText) {
		if line[0] == '#' {
			continue
		}
		left, right, both := strings.Cut(line, " ! ")
		if !both {
			left, right, _ = strings.Cut(line, " > ")
		}
		asked, told := strings.Split(left, " | "), strings.Split(right, " | ")
		if add(asked, told); both {
			add(told, asked)
		}
	}
	return m
})

// denied is a stretch of a question with what in the story denies it.
type denied struct {
	from, to int
	told     []toldContrary
}

// toldContrary is a saying that denies a stretch of a question, as stems of the story.
type toldContrary struct {
	told
	bound bool
}

// contrariesAsked are the stretches of a judging question for which the table has what denies them.
func (m *matcher) contrariesAsked() (out []denied) {
	if !m.judging() {
		return nil
	}
	table := contraries()
	for i := range m.toks {
		if m.use[i] == useName || m.use[i] == useDate {
			continue
		}
		d := denied{from: i}
		all := table[m.stems[i]]
		for k := range all {
			s := &all[k].asked
			if len(s.Words) > len(m.toks)-i || !s.WordFits(m.word(i), m.word(i-1)) {
				continue
			}
			to := m.sayingEnd(s, i)
			if to == i || to < d.to {
				continue
			}
			if to > d.to {
				d.to, d.told = to, nil // the longest says what is meant
			}
			if slices.ContainsFunc(all[k].told, func(by denier) bool { return m.hasWords(by.Stems) }) {
				continue // it names both ways itself
			}
			for _, by := range all[k].told {
				if t, ok := m.v.toldIn(&by.Saying, by.level); ok {
					d.told = append(d.told, toldContrary{t, by.bound})
				}
			}
		}
		if len(d.told) > 0 && !slices.ContainsFunc(out, func(o denied) bool { return d.to <= o.to }) {
			out = append(out, d)
		}
	}
	return out
}

// contraryTo is the stretch that a unit belongs to where a fact denies it, and how plainly; nil where it does not.
func (m *matcher) contraryTo(u *unit, n int32) (by *denied, level float64) {
	for i := range m.deniedBy {
		d := &m.deniedBy[i]
		if u.from < d.from || u.from >= d.to {
			continue
		}
		for k := range d.told {
			if t := &d.told[k]; t.level > level && m.plainly(t, d.to, n) {
				by, level = d, t.level
			}
		}
	}
	return by, level
}

// plainly reports that a fact has a saying, and not as what is not so or somebody else's doing.
func (m *matcher) plainly(d *toldContrary, to int, n int32) bool {
	x := m.v.index
	if !x.tells(&d.told, uint32(n)) {
		return false
	}
	toks := x.fact(uint32(n))
	for i := range toks {
		if x.words[toks[i].word()].stem != d.ids[0] || !d.WordFits(x.words[toks[i].word()].text, "") {
			continue
		}
		be, not := false, false
		for k := i - 1; k >= 0 && k > i-4 && toks[k+1].flags()&english.FlagBreak == 0; k-- {
			w := x.words[toks[k].word()].text
			be = be || beings[w] || w == "been" || w == "being" || w == "got" || w == "get"
			not = not || denyingWord[w]
		}
		if !not && (be || !d.bound) && !m.ofAnother(i, to, n) {
			return true
		}
	}
	return false
}

// ofAnother reports that what is done at token i of a fact is done to somebody else than what the question says from token to on: who gave
// up a bid for the one did not give up the other.
func (m *matcher) ofAnother(i, to int, n int32) bool {
	if !slices.ContainsFunc(m.named, func(o mention) bool { return o.from >= to }) {
		return false
	}
	const near = 7
	toks := m.v.index.fact(uint32(n))
	for _, p := range m.v.placedIn(n) {
		if p.from <= i || p.from > i+near {
			continue
		}
		for k := i + 1; k <= p.from; k++ {
			if toks[k].flags()&english.FlagBreak != 0 {
				return false
			}
		}
		return !slices.ContainsFunc(p.entities, func(e int32) bool { return m.asks(m.v.Record.Entities[e].ID) })
	}
	return false
}

// denyingWord are the words that turn the verb after them round.
var denyingWord = english.WordSet(`not never no nobody none neither nor without cannot if unless whether fail failed fails refused declined`)

// hasWords reports that the question has all of some stems.
func (q *query) hasWords(stems []string) bool {
	for _, st := range stems {
		if !slices.Contains(q.stems, st) {
			return false
		}
	}
	return true
}

// first is the first unit of a stretch.
func (m *matcher) first(d *denied) *unit {
	for i := range m.units {
		if u := &m.units[i]; u.kind == unitWord && u.from >= d.from && u.from < d.to {
			return u
		}
	}
	return nil
}
