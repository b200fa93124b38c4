package answer

import (
	"byline/store"
	"slices"
)

// weighDirection weighs who does it to whom.
func (m *matcher) weighDirection(c *candidate, n int32, f *store.Fact) {
	switch u, turned := m.turnedRound(n); {
	case turned && c.rel != nil && c.relLevel >= 0.9 && c.side != 0 && f.Object == 0 && !m.judging():
		// It is of what the subject has, whichever way the money goes.
	case u == nil:
		if c.rel == nil && m.unshownObject(n) {
			m.against(c, "does not tell to whom it does it", 0.6)
		}
		if m.inPassing(n, f) {
			m.times(c, "names in passing whom it is done to", 0.8)
		}
	case !turned:
		m.times(c, "who does it to whom", min(1.05, 0.98/max(c.p, 0.1)))
	case m.judging() && oneWay[m.stems[u.from]]:
		c.flips++
	case oneWay[m.stems[u.from]]:
		m.otherwise(c, "does what is done to it, or the other way round", 0.15)
	default:
		m.times(c, "does what is done to it, or the other way round", m.crossways())
	}
}

// crossways is what is left of a fact that is told the other way round than was asked. A question that asks for something has been held
// against the other facts, and a verb may be read wrongly: only yes and no hang on it alone.
func (m *matcher) crossways() float64 {
	if m.judging() {
		return 0.15
	}
	return 0.5
}

// weighOtherwise weighs what a fact tells otherwise than was asked, whatever words it has.
func (m *matcher) weighOtherwise(c *candidate, n int32, f *store.Fact) {
	if m.merelyMeant(n) {
		m.otherwise(c, "meant or tried, and not told as done", 0.4)
	}
	if m.goesOtherWay(n) {
		m.otherwise(c, "goes to whom it comes from, or the other way round", 0.15)
	}
	if m.judging() && m.crossed(n) {
		m.times(c, "has that figure of something else", 0.2)
	}
	if m.judging() && m.doneByAnother(n) {
		m.times(c, "does not tell that the one who is named does it", 0.3)
	}
	if c.rel == nil && m.shape == shapeWh {
		m.times(c, "verb and name far apart", m.apart(n))
	}
	if c.rel == nil && m.frame.limit == boundNone && !m.frame.past && !m.frame.any && m.shape == shapeWh && m.formerly(n) {
		if (m.seek == seekAgent || m.seek == seekPerson) && !m.pastTense() {
			m.otherwise(c, "told of the past", 0.3) // who resigned as its leader leads it no longer
		} else {
			m.times(c, "told of the past", 0.5)
		}
	}
	if m.figureOfAnother(n, f, c) {
		m.otherwise(c, "has a figure of another thing", 0.5)
	}
	if m.raises != nil && m.raisedAnother(n) {
		m.otherwise(c, "what is done there is done to something else", 0.5)
	}
	if m.shares && !m.tellsShare(n) {
		m.otherwise(c, "not what each of them has", 0.45)
	}
	if m.tellsOfOtherFate(c) {
		m.otherwise(c, "tells what befell others", 0.4)
	}
	if m.ofSibling(n) {
		m.otherwise(c, "tells of another of its kind", 0.3)
	}
	m.otherwise(c, "told as merely meant", m.meantAlone(n))
	if m.when.changed && (c.relLevel < 0.9 || len(m.v.replacedBy[n]) == 0 && f.Until.IsZero()) {
		m.otherwise(c, "has not changed since", 0.3)
	}
	if m.ahead && !m.foretells(n) {
		m.times(c, "not of what is to come", 0.9)
	}
	if m.supposed && !m.foretells(n) {
		m.otherwise(c, "not told as meant", 0.6)
	}
	if m.top && !m.saysTop(n) {
		m.times(c, "not told to be the most or least", 0.5)
	}
	if m.ranksLower(n) {
		m.otherwise(c, "not the first of them", 0.2)
	}
	if m.says && !m.said(f, n) {
		m.times(c, "not what was said", 0.3)
	}
}

// weighStatus weighs what was denied or not disclosed.
func (m *matcher) weighStatus(c *candidate, n int32, f *store.Fact) {
	switch {
	case f.Status == store.NotDisclosed:
		m.times(c, "what was not disclosed", m.silenceFit(f, c))
		if !m.says && c.rel == nil && !m.saysVerb(n) && !slices.ContainsFunc(m.units, func(u unit) bool { return m.silentOn(&u, n, f) }) {
			m.times(c, "has none of the words", 0.6)
		}
		if m.shape == shapeWh && m.seek == seekAny && c.rel != nil && m.saysWhat(n) {
			m.times(c, "says that just this was not told", 1.9)
			c.p = min(c.p, 0.96)
		}
		if slices.ContainsFunc(c.miss, func(i int) bool { return m.units[i].kind == unitName && !m.units[i].common }) {
			m.times(c, "not of the one asked about", 0.8)
		}
	case m.judging() && m.all && m.tellsPart(n):
		c.flips = max(c.flips, 1)
	case f.Status == store.Denied && !m.judging():
		m.times(c, "denied", 0.9)
	case f.Status == store.Denied && len(c.miss) == 0:
		c.p = min(0.95, c.p*1.1) // it answers by itself
	}
}

// formerly reports a text that tells of what somebody was before, in words that the question does not use.
func (m *matcher) formerly(n int32) bool {
	if m.past {
		return false
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	for i, t := range toks {
		switch w := x.words[t.word()].text; w {
		case "formerly", "former", "previously":
			return true
		case "resigned", "ousted", "removed", "quit", "dismissed", "retired", "sacked", "fired", "stepped", "stood":
			at := i + 1
			if at < len(toks) && (x.words[toks[at].word()].text == "down" || x.words[toks[at].word()].text == "aside") {
				at++
			}
			if at < len(toks) && x.words[toks[at].word()].text == "as" && !m.contentHas(w) {
				return true
			}
		}
	}
	return false
}

// orderFit lowers a fact that tells what was before an event where the question asks for what was after it.
func (m *matcher) orderFit(n int32) float64 {
	if m.when.clauseIs != boundAfter && m.when.clauseIs != boundBefore {
		return 1
	}
	before, after := false, false
	x := m.v.index
	for _, t := range x.fact(uint32(n)) {
		switch x.words[t.word()].text {
		case "before", "until", "ahead":
			before = true
		case "after", "once", "following":
			after = true
		}
	}
	if m.when.clauseIs == boundAfter && before && !after || m.when.clauseIs == boundBefore && after && !before {
		return 0.6
	}
	return 1
}
