package answer

import (
	"strings"

	"byline/store"
)

// timeUnits are the words for lengths of time.
var timeUnits = setOf(`second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries`)

func (m *matcher) extractDuration(c *candidate, f *store.Fact) (string, float64) {
	if c.rel != nil && f.Value != "" && c.relLevel >= 0.8 {
		if toks := m.v.parse(f.Value).toks; digitsIn(toks) && measureOf()["far"].unitFits(toks, 0) && hasUnit(toks) {
			return f.Value, 1 // a length in space
		}
	}
	for k, text := range [...]string{f.Value, f.Text} {
		toks := m.v.parse(text).toks
		for _, s := range m.v.parse(text).spans {
			if s.from > 0 && (toks[s.from-1].text == "every" || toks[s.from-1].text == "each") {
				continue // how often, not how long
			}
			unit := s.to
			if unit+3 < len(toks) && toks[unit].text == "and" && toks[unit+1].text == "a" && (toks[unit+2].text == "half" || toks[unit+2].text == "quarter") {
				unit += 3 // four and a half hours
			}
			if s.kind == spanNumber && unit < len(toks) && timeUnits[toks[unit].text] && !m.questionHas(toks[s.from:s.to]) {
				return text[withHedge(text, toks, rangeFrom(toks, s.from)):toks[wholeLength(toks, unit)].end], []float64{1, 0.95}[k]
			}
		}
		if from, to := lengthInWords(toks); to > 0 {
			return text[toks[from].start:toks[to-1].end], []float64{1, 0.95}[k]
		}
		for i := range toks {
			if i+1 < len(toks) && toks[i+1].flags&flagHyphen != 0 {
				continue // "a long-term partner" tells of no length
			}
			switch toks[i].text {
			case "long", "permanent", "permanently", "indefinite", "indefinitely", "forever", "temporary", "temporarily", "briefly", "short":
				if k == 0 {
					return text, 0.9
				}
				return "", 0.85
			}
		}
	}
	if !f.Until.IsZero() {
		if !f.Happened.IsZero() {
			if m.asksPlan() {
				return "from " + f.Happened.Format(m.v.loc) + " to " + f.Until.Format(m.v.loc), 0.3 // how long it was, not how long it was to be
			}
			return "from " + f.Happened.Format(m.v.loc) + " to " + f.Until.Format(m.v.loc), 0.86
		}
		return "until " + f.Until.Format(m.v.loc), 0.9
	}
	if lasting(f) && !f.Happened.IsZero() && m.asksSoFar() {
		return "since " + f.Happened.Format(m.v.loc), 0.8
	}
	return "", 0.2
}

// lengthInWords finds a length of time that is told without a number: "more than an hour", "half a day", "for life".
func lengthInWords(toks []token) (from, to int) {
	for i := range toks {
		w := wordAt(toks, i+1)
		switch {
		case toks[i].text == "lifetime" || toks[i].text == "lifelong" || toks[i].text == "life" && (lifelong[w] || len(toks) == 1 || i > 0 && toks[i-1].text == "for" && ends(toks, i+1)):
			return i, i + 1
		case i > 0 && toks[i].text == "life" && toks[i-1].text == "for" && toks[i].flags&flagBreak == 0 && (prepositions[w] || stopWords[w]):
			return i, i + 1
		case (toks[i].text == "a" || toks[i].text == "an") && timeUnits[w] && !strings.HasSuffix(w, "s") && i > 0 && longs[toks[i-1].text] && toks[i].flags&flagBreak == 0:
			from = i
			for from > 0 && (toks[from-1].text == "half" || hedges[toks[from-1].text]) {
				from--
			}
			return from, i + 2
		}
	}
	return 0, 0
}

// lifelong follow "life" where it is for how long something is.
var lifelong = setOf(`ban bans sentence sentences imprisonment term terms suspension`)

// longs come before a length of time such as "an hour".
var longs = setOf(`than about nearly almost over under around for took takes take within lasted lasts last half spent roughly some just`)

// asksSoFar reports "How long has it …?"
func (q *query) asksSoFar() bool {
	for i := range q.toks {
		switch q.word(i) {
		case "has", "have", "had", "been":
			return true
		}
	}
	return false
}

// hasUnit reports a figure with a unit of length.
func hasUnit(toks []token) bool {
	for i := 1; i < len(toks); i++ {
		if measureOf()["far"].units[toks[i].text] {
			return true
		}
	}
	return false
}
