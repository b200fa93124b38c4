package answer

import (
	"slices"
	"strings"

	"byline/store"
)

// countsThings reports "how many floors …": things of one sort are counted, not people and not what somebody did.
func (q *query) countsThings() bool {
	i := q.counted
	return i >= 0 && !peopleWords[q.word(i)] && !q.countsDoing()
}

// countsDoing reports that a verb stands for what is counted: "how many died", "how many were killed".
func (q *query) countsDoing() bool {
	i := q.counted
	return i >= 0 && (auxiliaries[q.word(i-1)] || q.finiteVerb(i) || q.word(i) == "dead")
}

// headsAfter are the words after a figure that may be the noun it counts: "96 hours", "15 of its tests", "three serious injuries".
func headsAfter(toks []token, at int) []token {
	if at < len(toks) && toks[at].text == "of" { // "700 of the company's 770 employees" are employees
		for k := at + 1; k < len(toks) && k < at+5 && toks[k].flags&(flagBreak|flagFirst) == 0; k++ {
			if isFigure(&toks[k]) {
				return headsAfter(toks, k+1)
			}
		}
	}
	for at < len(toks) && at > 0 && toks[at].flags&(flagBreak|flagFirst) == 0 && (toks[at].text == "of" || at > 1 && toks[at-1].text == "of" && owners[toks[at].text]) {
		at++
	}
	to := at
	for to < len(toks) && to < at+4 {
		t := &toks[to]
		if t.flags&(flagBreak|flagFirst|flagNum) != 0 || stopWords[t.text] || prepositions[t.text] || auxiliaries[t.text] || owners[t.text] || pasts[t.text] || presents[t.text] {
			break
		}
		to++
	}
	return toks[at:to]
}

// owners stand between "of" and what is counted.
var owners = setOf(`the its his her their our these those all`)

// ofMeasure reports that a figure is of time, of a measure, money or a share, and so counts no people or things.
func ofMeasure(heads []token) bool {
	return len(heads) > 0 && (timeUnits[heads[0].text] || anyUnit()[heads[0].text] || heads[0].text == "percent" || heads[0].text == "point" || heads[0].text == "points" || currencyWords[heads[0].text])
}

// countedBy says how well a figure of a text counts what the question does: 1 where the noun stands after it, less where it stands by
// itself, and little where something else is counted.
func (m *matcher) countedBy(c *candidate, toks []token, s span) float64 {
	heads := headsAfter(toks, s.to)
	told := c.rel != nil && c.relLevel >= 0.9
	if ofMeasure(heads) && !m.countsAs(heads[0].text) {
		return 0.15 // twelve years are no people
	}
	if !m.countsThings() {
		if s.to+1 < len(toks) && toks[s.to].text == "of" && (toks[s.to+1].text == "its" || toks[s.to+1].text == "their") && len(heads) > 0 && !personLike(heads[len(heads)-1].text) {
			return 0.3 // "15 of its tests"
		}
		return 1
	}
	for i := range heads {
		if m.countsAs(heads[i].text) {
			return 1
		}
	}
	switch {
	case told, len(heads) > 0 && peopleWords[heads[0].text] && m.spanHas(toks, m.stems[m.counted]):
		return 1 // "3.5 million people registered as fans"
	case len(heads) > 0 && heads[len(heads)-1].flags&flagHyphen == 0 && !doings[heads[0].text] && !strings.HasSuffix(heads[0].text, "ed") && !m.countsKin(toks, s.to):
		return 0.4
	case len(heads) > 0:
		return 1
	}
	// It stands by itself: "the number of floors rose to 24".
	for i := range toks {
		if i >= s.from && i < s.to || !m.countsAs(toks[i].text) {
			continue
		}
		if i == 0 || !isFigure(&toks[i-1]) {
			return 1
		}
	}
	return 0.5
}

// doings tell after a figure what befell those who are counted.
var doings = setOf(`dead hurt missing alive more others less fewer`)

// countsAs reports that a word is what the question counts, or says the same.
func (m *matcher) countsAs(word string) bool {
	st := m.v.stemOf(word)
	if st == m.stems[m.counted] {
		return true
	}
	id, ok := m.v.stemID(st)
	for i := range m.units {
		u := &m.units[i]
		if u.from > m.counted || u.to <= m.counted {
			continue
		}
		if ok && m.saysUnit(u, id) {
			return true
		}
		for k := range u.said {
			if d := &u.said[k]; stem(d.words[len(d.words)-1]) == st || stem(d.words[0]) == st {
				return true
			}
		}
	}
	return false
}

// valueCounts reports that a fact's value, which the question did not ask for by its relation, counts what the question does. Where
// the value does not say what it counts, the text does.
func (m *matcher) valueCounts(c *candidate, f *store.Fact, value []token) bool {
	if m.counted < 0 || c.rel != nil && c.relLevel >= 0.9 {
		return true
	}
	at := slices.IndexFunc(m.v.parse(f.Value).spans, func(s span) bool { return s.kind == spanNumber })
	if at < 0 {
		return true
	}
	s := m.v.parse(f.Value).spans[at]
	if len(headsAfter(value, s.to)) > 0 {
		return m.countedBy(c, value, s) > 0.5
	}
	text := m.v.parse(f.Text)
	for _, o := range text.spans {
		if o.kind == spanNumber && sameFigure(text.toks[o.from:o.to], value[s.from:s.to]) {
			return m.countedBy(c, text.toks, o) > 0.5
		}
	}
	return !m.countsThings() || m.countedBy(c, value, s) > 0.5
}

// sameFigure compares figures as they are written, "five" and "5" being one.
func sameFigure(a, b []token) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return stem(a[0].text) == stem(b[0].text)
}

// countsByRelation reports that what is counted is the fact's own relation, told in whatever figure: how many of the accounts are
// bots may be told as a share.
func (m *matcher) countsByRelation(c *candidate) bool {
	return c.rel != nil && c.relLevel == 1 && c.side != 0 && c.rel.from <= m.counted && m.counted < c.rel.to
}

// noneIn gives the words by which a text says that there is none of what is counted: "none of them was hurt".
func (m *matcher) noneIn(c *candidate, f *store.Fact) string {
	if m.counted < 0 || c.rel != nil {
		return ""
	}
	toks := m.v.parse(f.Text).toks
	for i := range toks {
		n := 1
		switch w := toks[i].text; {
		case w == "nobody", w == "none":
		case w == "no" && i+1 < len(toks) && (toks[i+1].text == "one" || m.v.stemOf(toks[i+1].text) == m.stems[m.counted]):
			n = 2
		default:
			continue
		}
		for k := i + n; k < len(toks) && k < i+n+5 && toks[k].flags&flagBreak == 0; k++ {
			id, ok := m.v.stemID(m.v.stemOf(toks[k].text))
			if ok && slices.ContainsFunc(m.units, func(u unit) bool { return u.kind == unitWord && !u.light && slices.Contains(u.stems, id) }) {
				return f.Text[toks[i].start:toks[i+n-1].end]
			}
		}
	}
	return ""
}

// meantAlone lowers, beside a question for what came about, a fact that tells of it as of what was merely meant: how many flights it made
// is not told by how many the team intended.
func (m *matcher) meantAlone(n int32) float64 {
	if m.seek != seekNumber || m.judging() || m.counted < 0 || m.frame.first {
		return 1
	}
	did := false
	for i := range m.toks {
		switch w := m.word(i); {
		case w == "did" || w == "has" || w == "have" || w == "had":
			did = true
		case meaning[w]:
			return 1
		}
	}
	if !did {
		return 1
	}
	x := m.v.index
	fit := 1.0
	for _, t := range x.fact(uint32(n)) {
		switch w := x.words[t.word()].text; {
		case w == "will", w == "would", w == "due":
			fit = min(fit, 0.75) // it said it would cut them, and it was due to the cold
		case meaning[w]:
			fit = min(fit, 0.45)
		}
	}
	return fit
}

// meaning are the words for what is intended.
var meaning = setOf(`plan plans planned planning intend intends intended aim aims aimed hope hopes hoped want wants wanted propose proposes proposed
	will would due expect expects expected should supposed scheduled meant`)

// personLike reports a noun that looks like one for people.
func personLike(w string) bool {
	if typeNouns[strings.TrimSuffix(w, "s")] == seekPerson {
		return true
	}
	return slices.ContainsFunc([]string{"ers", "ors", "ists", "men", "women", "ians", "ees", "ants", "ents", "children", "boys", "girls", "kids", "crew", "staff", "people",
		"victims", "fans", "dead", "wounded", "pilots"}, func(end string) bool { return strings.HasSuffix(w, end) })
}

// ofLike reports a fact whose text names another of the same kind as a name of the question, and not that one.
func (m *matcher) ofLike(u *unit, n int32) bool {
	like := false
	for _, p := range m.v.placedIn(n) {
		for _, e := range p.entities {
			if slices.Contains(u.name.entities, e) {
				return false
			}
			like = like || m.v.Record.Entities[e].Kind == m.v.Record.Entities[u.name.entities[0]].Kind
		}
	}
	return like
}
