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
	if ofMeasure(heads) && !m.spanHas(heads[:1], m.stems[m.counted]) {
		return 0.15 // twelve years are no people
	}
	if !m.countsThings() {
		return 1
	}
	for i := range heads {
		if m.v.stemOf(heads[i].text) == m.stems[m.counted] || m.countsAs(toks, s.to, heads[i].text) {
			return 1
		}
	}
	switch {
	case told:
		return 1
	case len(heads) > 0 && heads[len(heads)-1].flags&flagHyphen == 0 && !doings[heads[0].text] && !strings.HasSuffix(heads[0].text, "ed") && !m.countsKin(toks, s.to):
		return 0.4
	case len(heads) > 0:
		return 1
	}
	// It stands by itself: "the number of floors rose to 24".
	for i := range toks {
		if i >= s.from && i < s.to || !m.countsAs(toks, i, toks[i].text) {
			continue
		}
		if i == 0 || !isFigure(&toks[i-1]) {
			return 1
		}
	}
	return 0.5
}

// doings tell after a figure what befell those who are counted.
var doings = setOf(`dead missing alive more others less fewer`)

// countsAs reports that a word is what the question counts, or says the same.
func (m *matcher) countsAs(toks []token, at int, word string) bool {
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
