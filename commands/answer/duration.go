package answer

import (
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

func (m *matcher) extractDuration(c *candidate, f *store.Fact) (string, float64) {
	if c.rel != nil && f.Value != "" && c.relLevel >= 0.8 {
		if toks := m.v.parse(f.Value).toks; digitsIn(toks) && english.MeasureOf()["far"].UnitFits(toks, 0) && hasUnit(toks) {
			return f.Value, 1 // a length in space
		}
	}
	for k, text := range [...]string{f.Value, f.Text} {
		toks := m.v.parse(text).toks
		for _, s := range m.v.parse(text).spans {
			if s.From > 0 && (toks[s.From-1].Text == "every" || toks[s.From-1].Text == "each") {
				continue // how often, not how long
			}
			unit := s.To
			if unit+3 < len(toks) && toks[unit].Text == "and" && toks[unit+1].Text == "a" && (toks[unit+2].Text == "half" || toks[unit+2].Text == "quarter") {
				unit += 3 // four and a half hours
			}
			if s.Kind == english.SpanNumber && unit < len(toks) && english.TimeUnits[toks[unit].Text] && !m.questionHas(toks[s.From:s.To]) {
				return text[withHedge(text, toks, rangeFrom(toks, s.From)):toks[wholeLength(toks, unit)].End], []float64{1, 0.95}[k]
			}
		}
		if from, to := lengthInWords(toks); to > 0 {
			return text[toks[from].Start:toks[to-1].End], []float64{1, 0.95}[k]
		}
		for i := range toks {
			if i+1 < len(toks) && toks[i+1].Flags&english.FlagHyphen != 0 {
				continue // "a long-term partner" tells of no length
			}
			switch toks[i].Text {
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
func lengthInWords(toks []english.Token) (from, to int) {
	for i := range toks {
		w := wordAt(toks, i+1)
		switch {
		case toks[i].Text == "lifetime" || toks[i].Text == "lifelong" || toks[i].Text == "life" && (lifelong[w] || len(toks) == 1 || i > 0 && toks[i-1].Text == "for" && ends(toks, i+1)):
			return i, i + 1
		case i > 0 && toks[i].Text == "life" && toks[i-1].Text == "for" && toks[i].Flags&english.FlagBreak == 0 && (english.Prepositions[w] || english.StopWords[w]):
			return i, i + 1
		case (toks[i].Text == "a" || toks[i].Text == "an") && english.TimeUnits[w] && !strings.HasSuffix(w, "s") && i > 0 && longs[toks[i-1].Text] && toks[i].Flags&english.FlagBreak == 0:
			from = i
			for from > 0 && (toks[from-1].Text == "half" || hedges[toks[from-1].Text]) {
				from--
			}
			return from, i + 2
		}
	}
	return 0, 0
}

// lifelong follow "life" where it is for how long something is.
var lifelong = english.WordSet(`ban bans sentence sentences imprisonment term terms suspension`)

// longs come before a length of time such as "an hour".
var longs = english.WordSet(`than about nearly almost over under around for took takes take within lasted lasts last half spent roughly some just`)

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
func hasUnit(toks []english.Token) bool {
	for i := 1; i < len(toks); i++ {
		if english.MeasureOf()["far"].Units[toks[i].Text] {
			return true
		}
	}
	return false
}
