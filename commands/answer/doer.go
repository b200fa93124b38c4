package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// Who does something and whom it is done to, as question and fact tell it with the same verb. "Who beat Rovers?" is not answered
// by "Rovers beat United", whatever relation the fact has.
const (
	doer   = 1 << iota // does it
	doneTo             // has it done to them
)

// placed is a name where it stands in a fact's text.
type placed struct {
	from, to int
	entities []int32
}

// placedIn finds the names of a fact's text with their places.
func (v *View) placedIn(n int32) []placed {
	var out []placed
	toks := v.index.fact(uint32(n))
	for i := 0; i < len(toks); {
		size, hits := v.names.nameAt(v.index, toks[i:])
		if size > 0 {
			out = append(out, placed{i, i + size, hits})
		}
		i += max(size, 1)
	}
	return out
}

// mutual are verbs that each side does to the other.
var mutual = english.StemSet(`meet merge marry partner ally talk negotiate work compete play fight cooperate collaborate sign agree join combine date
	face differ discuss speak argue deal trade tie draw`)

// oneWay are verbs that, where one does it to another, the other does not do to the one.
var oneWay = english.StemSet(`beat beaten defeat overcome acquire buy purchase own fire sack dismiss oust replace succeed found hire appoint outbid overtake
	lead employ elect sell`)

// verbIn reports whether token i of a fact's text is a verb there, and whether it is passive.
func (v *View) verbIn(toks []fwd, i int) (verb, passive bool) {
	x := v.index
	word := func(k int) string {
		if k < 0 || k >= len(toks) {
			return ""
		}
		return x.words[toks[k].word()].text
	}
	w, before := word(i), word(i-1)
	past := english.Pasts[w] || strings.HasSuffix(w, "ed") && len(w) > 4 && !english.NotPast[w]
	switch {
	case before == "the", before == "a", before == "an", before == "of", i > 0 && toks[i-1].flags()&english.FlagPoss != 0:
		return false, false
	case strings.HasSuffix(w, "n") && (before == "has" || before == "have" || before == "had"):
		return true, false // has chosen
	case past, strings.HasSuffix(w, "n") && beings[before]:
		for k := i - 1; k >= 0 && k > i-4; k-- {
			if b := word(k); beings[b] {
				return true, true
			} else if b == "has" || b == "have" || b == "had" || toks[k].flags()&english.FlagCap != 0 {
				break
			}
		}
		return true, false
	case english.Presents[w]:
		return true, false
	case before == "to" || before == "will" || before == "would" || before == "can" || before == "could" || before == "may" || before == "might" ||
		before == "must" || before == "should" || before == "did" || before == "does" || before == "not":
		return true, before == "be"
	case strings.HasSuffix(w, "ing"):
		return beings[before], false
	}
	if !strings.HasSuffix(w, "s") || i == 0 || toks[i-1].flags()&english.FlagCap == 0 {
		return false, false
	}
	k := i - 1
	for k > 0 && toks[k-1].flags()&english.FlagCap != 0 {
		k--
	}
	return !owning[word(k-1)], false // its Sky shares
}

// owning are the pronouns that stand before what somebody has.
var owning = english.WordSet(`its his her their our my your`)

// shortPasts are past tenses of no more than four letters.
var shortPasts = english.WordSet(`sued owed used axed fled lied died tied vied`)

var beings = english.WordSet(`is are was were be been being`)

// notObject are words after which a name is no longer what the verb is done to.
var notObject = english.WordSet(`by from in at after before because than during since until over amid under near outside when while who which that said`)

// doing says who does what a unit's verb says in a fact's text, and whom it is done to; nil where the text does not show it.
func (m *matcher) doing(u *unit, n int32) (by, to []int32) {
	x := m.v.index
	toks := x.fact(uint32(n))
	for i := range toks {
		st := x.words[toks[i].word()].stem
		if !m.saysUnit(u, st) && !slices.ContainsFunc(u.said, func(d told) bool {
			return d.Verb && d.ids[0] == st && (u.passive || len(d.ids) == 1 && oneWay[m.stems[u.from]] && oneWay[x.stems[st].text])
		}) {
			continue
		}
		verb, passive := m.v.verbIn(toks, i)
		if left, right := m.v.byDoing(n, toks, i); !verb && right != nil && oneWay[x.stems[st].text] {
			return left, right
		}
		verb = verb || u.passive && shortPasts[x.words[toks[i].word()].text]
		if !verb || !u.passive && i > 0 && x.words[toks[i-1].word()].text == "to" && !slices.Contains(u.stems, st) && !slices.Contains(u.close, st) {
			continue // "to court" is no verb for being kindred to "sued"
		}
		left, right := m.v.around(n, toks, i, passive)
		if passive {
			left, right = right, left
		}
		return left, right
	}
	return nil, nil
}

// byDoing finds who does to whom what stands at token i as "by defeating them"; right is nil where it stands otherwise.
func (v *View) byDoing(n int32, toks []fwd, i int) (left, right []int32) {
	word := func(k int) string { return v.index.words[toks[k].word()].text }
	if i < 2 || !strings.HasSuffix(word(i), "ing") || word(i-1) != "by" && word(i-1) != "after" && word(i-1) != "in" && word(i-1) != "before" {
		return nil, nil
	}
	for _, p := range v.placedIn(n) {
		switch {
		case p.to <= i && left == nil:
			left = p.entities
		case p.from > i && p.from <= i+2 && right == nil:
			right = p.entities
		}
	}
	return left, right
}

// around finds the names that stand before and after the verb at token i as its subject and its object, or who it is done by.
func (v *View) around(n int32, toks []fwd, i int, passive bool) (left, right []int32) {
	x := v.index
	word := func(k int) string { return x.words[toks[k].word()].text }
	for _, p := range v.placedIn(n) {
		switch {
		case p.to <= i:
			b := p.from - 1
			if b >= 0 && word(b) == "the" {
				b--
			}
			if b >= 0 && english.Prepositions[word(b)] {
				continue
			}
			if left = p.entities; toks[p.to-1].flags()&english.FlagPoss != 0 || v.anotherBegins(toks[p.to:i]) {
				left = nil
			}
		case right == nil && p.from > i && toks[p.to-1].flags()&english.FlagPoss == 0:
			after := passive
			for k := i + 1; k < p.from; k++ {
				switch {
				case passive && word(k) == "by":
					after = false
				case !passive && (notObject[word(k)] && (k > i+1 || word(k) != "over") || toks[k].flags()&english.FlagBreak != 0), k > i+8:
					return left, nil
				}
			}
			if !after {
				right = p.entities
			}
		}
	}
	return left, right
}

// anotherBegins reports, between a name and a verb, the beginning of a clause with a subject of its own: what "Neither Alder nor the club
// said what the firm is paid" tells is not that the club is paid.
func (v *View) anotherBegins(toks []fwd) bool {
	word := func(k int) string { return v.index.words[toks[k].word()].text }
	for k := 0; k+2 < len(toks); k++ {
		switch word(k) {
		case "what", "that", "whether", "how", "why", "when", "where", "if", "because":
			switch word(k + 1) {
			case "the", "a", "an", "its", "their", "his", "her", "no":
				return true
			}
		}
	}
	return false
}

// asDoer says what the question makes of a named entity beside a unit's verb: doer, doneTo, or 0 where it cannot be told.
func (q *query) asDoer(u *unit, men *mention) uint8 {
	if u.passive && men.from > u.from {
		b := men.from - 1
		if q.word(b) == "the" {
			b--
		}
		switch q.word(b) {
		case "against", "on":
			return doneTo // the case that was filed against them
		case "by":
			return doer
		}
		return 0
	}
	if !u.verb && (u.rel == nil || !u.rel.verb) || mutual[q.stems[u.from]] || speaking[q.stems[u.from]] || men.possessed { // "said Kwame Osei"
		return 0
	}
	b := men.from - 1
	if q.word(b) == "the" {
		b--
	}
	if made := q.word(b); (made == "get" || made == "got" || made == "getting" || made == "have" || made == "keep" || made == "kept" || made == "set" || made == "let") &&
		men.to <= u.from {
		return 0 // get it floating
	}
	by := q.word(b) == "by"
	if english.Prepositions[q.word(b)] && !by && (b != u.to-1 || q.word(b) != "over") {
		return 0
	}
	passive := q.passiveAt(u.from)
	switch {
	case passive && men.from >= u.to && by:
		return doer
	case passive && men.to <= u.from:
		return doneTo
	case passive:
		return 0
	case men.to <= u.from:
		if (q.word(u.to) == "by" || q.word(u.to-1) == "by") && !asksDo[q.word(b)] { // "what did it fly by" is no passive
			return doneTo
		}
		return doer
	}
	for k := u.to; k < men.from; k++ {
		if notObject[q.word(k)] || english.Prepositions[q.word(k)] || q.use[k] == useName {
			return 0
		}
	}
	return doneTo
}

// turnedRound compares who does what in question and fact: u is the verb that both have, nil for none; turned reports that a named
// entity does in the fact what the question says is done to it, or the other way round.
func (m *matcher) turnedRound(n int32) (u *unit, turned bool) {
	var same *unit
	for i := range m.units {
		u := &m.units[i]
		if u.kind != unitWord || u.light {
			continue
		}
		for k := range m.units {
			w := &m.units[k]
			if w.kind != unitName || len(w.name.entities) != 1 {
				continue
			}
			want := m.asDoer(u, w.name)
			if want == 0 {
				continue
			}
			by, to := m.doing(u, n)
			e := w.name.entities[0]
			is := uint8(0)
			if slices.Contains(by, e) {
				is |= doer
			}
			if slices.Contains(to, e) {
				is |= doneTo
			}
			if is != 0 && is&want == 0 && (by != nil && to != nil || !m.passiveAt(u.from)) { // "is it tilted" may be no passive
				return u, true
			}
			if is&want != 0 {
				same = u
			}
		}
	}
	return same, false
}

// inPassing reports that whom or what the question's verb is done to is merely named in a fact's text, while the fact is of another
// of its kind: the flaw in its program is not what was done to its maker.
func (m *matcher) inPassing(n int32, f *store.Fact) bool {
	if m.judging() {
		return false
	}
	for i := range m.units {
		u := &m.units[i]
		if u.kind != unitWord || u.light || !u.verb {
			continue
		}
		for k := range m.units {
			w := &m.units[k]
			if w.kind != unitName || len(w.name.entities) != 1 || m.asDoer(u, w.name) != doneTo {
				continue
			}
			e := &m.v.Record.Entities[w.name.entities[0]]
			if m.v.roleIn(e.ID, n) == asMention && m.aboutAnother(f, e) && m.wordLevel(u, n) < 0.9 {
				return true
			}
		}
	}
	return false
}

// teller is the entity that a fact's text puts where a question's question word stands: who did it, or whom it was done to.
func (m *matcher) teller(n int32) store.EntityID {
	for i := range m.units {
		u := &m.units[i]
		if u.kind != unitWord || u.light || !u.verb && (u.rel == nil || !u.rel.verb) {
			continue
		}
		by, to := m.doing(u, n)
		if m.passiveAt(u.from) || m.asksObject() {
			by = to
		}
		if len(by) == 1 {
			return m.v.Record.Entities[by[0]].ID
		}
	}
	return 0
}

// unshownObject reports a question for whom somebody beats, buys or succeeds, of which a fact's text does not show that they do it:
// that a coach left after a defeat does not tell whom the victors beat.
func (m *matcher) unshownObject(n int32) bool {
	if m.judging() || m.seek != seekAgent || !m.asksObject() {
		return false
	}
	for i := range m.units {
		u := &m.units[i]
		if u.kind == unitWord && !u.light && oneWay[m.stems[u.from]] && m.word(u.from-1) != "by" {
			by, to := m.doing(u, n)
			return by == nil && to == nil
		}
	}
	return false
}
