package answer

import (
	"slices"
	"strings"
	"sync"

	"byline/commands/answer/english"
)

// opposites are words that deny one another: a fact that says the one answers a question for the other with no; after > what denies
// what is before it and not the other way round.
const oppositeWords = `rise increase grow climb gain jump surge soar up higher more | fall drop decline decrease slump plunge sink down lower shrink less
win won beat | lose lost defeat
buy acquire purchase | sell divest
accept agree | reject refuse oppose veto
approve clear allow permit authorise | reject refuse block ban prohibit forbid veto
keep retain | fire sack dismiss oust
back support endorse | reject oppose veto
confirm affirm admit acknowledge accept | deny dispute refute reject
uphold upheld affirm | overturn quash reverse annul strike struck
exist survive | dissolve close shut liquidate
join enter | leave quit depart resign exit
hire appoint | fire sack dismiss remove oust
start begin open launch resume continue | stop end close halt cancel scrap suspend cease finish drop abandon
alive survive | dead die kill
guilty convict | innocent acquit clear exonerate
free | paid
succeed pass | fail
keep retain hold | lose drop withdraw give
sue | settle drop
true | false
public | private secret
stand run | withdraw
legal | illegal unlawful
safe | unsafe dangerous
comment respond answer reply | silent silence
disclose reveal name publish | withhold conceal hide
jail imprison prison > suspend`

// oppositeStems tells for a stem which stems deny it.
var oppositeStems = sync.OnceValue(func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	add := func(a, b string) {
		if a == b {
			return
		}
		if m[a] == nil {
			m[a] = map[string]bool{}
		}
		m[a][b] = true
	}
	for _, line := range strings.Split(oppositeWords, "\n") {
		left, right, both := strings.Cut(line, "|")
		if !both {
			left, right, _ = strings.Cut(line, ">")
		}
		for _, a := range strings.Fields(left) {
			for _, b := range strings.Fields(right) {
				add(english.Stem(a), english.Stem(b))
				if both {
					add(english.Stem(b), english.Stem(a))
				}
			}
		}
	}
	return m
})

// opposite finds a stem in the fact that denies one of the unit's.
func (m *matcher) opposite(u *unit, n int32) bool {
	x := m.v.index
	for _, s := range u.turned {
		if x.writes(s, uint32(n)) {
			return true
		}
	}
	for i := range u.denials {
		d := &u.denials[i]
		toks := x.fact(uint32(n))
		for i, t := range toks {
			if slices.Contains(d.told, x.words[t.word()].stem) {
				return true
			}
			for k := i - 1; d.rejected && k >= 0 && k > i-4 && x.words[t.word()].text == "down"; k-- {
				if x.stems[x.words[toks[k].word()].stem].text == "turn" {
					return true // turned it down
				}
			}
		}
		if d.beside && m.valueHas(d.stems, n) {
			return true
		}
	}
	return false
}

// denial is what denies a word.
type denial struct {
	stems    map[string]bool
	told     []uint32 // those of them that the story has
	beside   bool     // some fact has one of them beside its text
	rejected bool     // to be rejected denies it
}

// denialsOf are those of the words of a unit.
func (m *matcher) denialsOf(u *unit) (out []denial) {
	x := m.v.index
	for k := u.from; k < u.to; k++ {
		deny := oppositeStems()[m.stems[k]]
		if m.use[k] == useName || deny == nil {
			continue
		}
		d := denial{stems: deny, told: m.v.stemIDs(deny), rejected: deny["reject"]}
		for _, s := range d.told {
			d.beside = d.beside || slices.ContainsFunc(x.stems[s].forms, func(w uint32) bool { return x.words[w].beside })
		}
		out = append(out, d)
	}
	return out
}

// valueHas reports one of the stems in a fact's value, unless that begins with a denial: whoever is not guilty is none the less innocent.
func (m *matcher) valueHas(stems map[string]bool, n int32) bool {
	value := m.v.Record.Facts[n].Value
	if value == "" || len(stems) == 0 {
		return false
	}
	for i, t := range m.v.parse(value).toks {
		if i == 0 && t.Text == "not" {
			return false
		}
		if stems[m.v.stemOf(t.Text)] {
			return true
		}
	}
	return false
}

// turnedIn are the stems of the story that say the opposite of one of a unit's words by a prefix.
func (m *matcher) turnedIn(u *unit) (out []uint32) {
	for k := u.from; k < u.to; k++ {
		if m.use[k] == useName {
			continue
		}
		for _, s := range english.TurnedBy(m.word(k)) {
			if id, ok := m.v.stemID(s); ok {
				out = append(out, id)
			}
		}
	}
	return out
}
