package answer

import (
	"slices"
	"strings"

	"byline/store"
)

// money and percent tell what a figure is of.
func moneyIn(toks []token) bool {
	return slices.ContainsFunc(toks, func(t token) bool {
		return currencyWords[t.text] || t.text == "won" || currencyCodes[t.text] && t.flags&flagCap != 0
	})
}

func percentIn(toks []token) bool {
	for i := range toks {
		switch toks[i].text {
		case "percent", "percentage":
			return true
		}
	}
	return false
}

// storeys count a height rather than measure it.
var storeys = setOf(`storey storeys story stories floor floors lanes`)

func (m *matcher) extractFigure(c *candidate, f *store.Fact) (string, float64) {
	asked, at, measured := m.measuredBy()
	if m.asksAge() && !hasFigure(m.v.parse(f.Value).toks) {
		if s, ok := m.v.ageIn(f.Text); ok {
			return s, 0.97
		}
		return "", 0.2
	}
	if s, ok := m.countedInText(c, f); ok {
		return s, 0.97
	}
	if s := m.noneIn(c, f); s != "" {
		return s, 0.95
	}
	if f.Value != "" {
		toks := m.v.parse(f.Value).toks
		switch {
		case !hasFigure(toks), yearsAlone(f.Value, toks):
		case measured && !asked.unitFits(toks, 0), measured && asked.units != nil && !asked.hasUnit(toks, 0) && (c.rel == nil || c.rel.from != at):
		case m.seek == seekMoney && !moneyIn(toks), m.seek == seekPercent && !percentIn(toks):
		case m.seek == seekNumber && moneyIn(toks) && !moneyIn(m.toks), m.seek == seekNumber && percentIn(toks) && !m.countsByRelation(c):
		case m.seek != seekMoney && m.v.dateAlone(f.Value):
		case m.seek == seekNumber && m.counted >= 0 && c.relLevel < 0.9 && unitNext(toks) && !m.spanHas(toks, m.stems[m.counted]):
		case !digitsIn(toks) && m.counted >= 0 && !m.spanHas(toks, m.stems[m.counted]) && c.rel == nil:
		case m.seek == seekNumber && !m.valueCounts(c, f, toks):
		case !digitsIn(toks) && m.counted < 0 && !moneyIn(toks) && !percentIn(toks) && len(toks) > 3:
		default:
			if s := m.countOf(f.Value, toks); s != "" {
				return s, 1
			}
			return f.Value, m.per(toks)
		}
	}
	if f.Value != "" && c.rel != nil && m.counted >= 0 && naught[fold(f.Value)] {
		return f.Value, 0.95
	}
	best, fit := "", 0.0
	toks := m.v.parse(f.Text).toks
	var before span
	whole := false
	for _, s := range m.v.parse(f.Text).spans {
		part := before
		before = s
		if s.kind != spanNumber || m.questionHas(toks[s.from:s.to]) || ordinal(toks[s.from:s.to]) {
			continue
		}
		if measured && (!asked.unitFits(toks, s.to) || asked.units != nil && !asked.hasUnit(toks, s.from)) || m.seek == seekAmount && s.to < len(toks) && toks[s.to].flags&flagHyphen != 0 && !anyUnit()[toks[s.to].text] {
			continue // a five-layer shield is not five large
		}
		if _, month := months[wordAt(toks, s.to)]; month {
			continue
		}
		name, sure := m.figureSpan(c, f.Text, toks, s)
		switch {
		case measured && storeys[wordAt(toks, s.to)]:
			sure *= 0.97 // metres tell a height better
		case s.from == 1 && toks[0].text == "of":
			whole, sure = true, sure/2 // "Of three million phones, 96% came back"
		case whole && percentIn(toks[s.from:s.to]):
			sure = max(sure, 0.9)
		}
		if sure > fit {
			best, fit = name, sure
			if part.kind == spanNumber && part.to > 0 && partOf(toks, part.to, s.from) {
				best = f.Text[part.start:s.start] + name // "96% of the 3.06 million phones"
			}
		}
	}
	if fit < 0.6 && f.Value != "" && c.rel != nil && m.seek == seekAmount {
		return f.Value, 0.65
	}
	if fit == 0 {
		fit = 0.15
	}
	return best, fit
}

// countedInText is the figure of just what is counted, where the text has one and the fact's value is of something else: "closing
// all four terminals".
func (m *matcher) countedInText(c *candidate, f *store.Fact) (string, bool) {
	if m.counted < 0 || f.Value == "" || peopleWords[m.word(m.counted)] {
		return "", false
	}
	toks := m.v.parse(f.Text).toks
	for _, s := range m.v.parse(f.Text).spans {
		if s.kind == spanNumber && m.qualifies(toks, s.to) {
			return f.Text[s.start:s.end], true // "how many new species": "nine of them new"
		}
	}
	if c.rel != nil && c.relLevel >= 0.9 || m.spanHas(m.v.parse(f.Value).toks, m.stems[m.counted]) {
		return "", false
	}
	for _, s := range m.v.parse(f.Text).spans {
		if s.kind == spanNumber && s.to < len(toks) && m.v.stemOf(toks[s.to].text) == m.stems[m.counted] && toks[s.to].flags&flagBreak == 0 && !ordinal(toks[s.from:s.to]) {
			return f.Text[s.start:toks[s.to].end], true
		}
	}
	return "", false
}

// qualifies reports that a word which narrows what is counted stands right after a figure.
func (m *matcher) qualifies(toks []token, at int) bool {
	for i := m.counted - 1; i > 1 && m.word(i) != "many"; i-- {
		if stopWords[m.word(i)] {
			continue
		}
		for k := at; k < len(toks) && k < at+4 && toks[k].flags&(flagBreak|flagNum) == 0; k++ {
			if toks[k].text == m.word(i) {
				return true
			}
		}
	}
	return false
}

func wordAt(toks []token, i int) string {
	if i >= len(toks) {
		return ""
	}
	return toks[i].text
}

// countsKin reports that a figure which ends at a token is followed by a word kindred to what is counted.
func (m *matcher) countsKin(toks []token, at int) bool {
	for i := range m.units {
		u := &m.units[i]
		if u.from > m.counted || u.to <= m.counted {
			continue
		}
		for k := at; k < len(toks) && k < at+3; k++ {
			if k == at && toks[k].flags&(flagCap|flagFirst) == flagCap {
				return true // 2.5 million Note 7s
			}
			if id, ok := m.v.stemID(m.v.stemOf(toks[k].text)); ok && m.saysUnit(u, id) {
				return true
			}
		}
	}
	return false
}

// unitNext reports a figure with a unit of measure.
func unitNext(toks []token) bool {
	for i := 1; i < len(toks); i++ {
		if anyUnit()[toks[i].text] {
			return true
		}
	}
	return false
}

// partOf reports that nothing but "of the" stands between two figures.
func partOf(toks []token, from, to int) bool {
	if to-from < 1 || to-from > 2 || toks[from].text != "of" {
		return false
	}
	return to-from == 1 || toks[from+1].text == "the" || toks[from+1].text == "its" || toks[from+1].text == "their"
}

// countOf is the figure of a value with what is counted, where other words stand before it: "1,200 houses" of "flooded 1,200 houses".
func (m *matcher) countOf(value string, toks []token) string {
	if m.counted < 0 {
		return ""
	}
	for _, s := range m.v.parse(value).spans {
		if s.kind != spanNumber || s.from == 0 || s.to >= len(toks) || m.v.stemOf(toks[s.to].text) != m.stems[m.counted] {
			continue
		}
		for i := range s.from {
			if hedges[toks[i].text] || isFigure(&toks[i]) {
				return ""
			}
		}
		return value[s.start:toks[s.to].end]
	}
	return ""
}

// hedges are the words before a figure that belong to it.
var hedges = setOf(`about around nearly almost over under more less fewer than at least most up to some roughly approximately estimated an a
	between above below only just`)

// yearsAlone reports a value whose figures are all years: "highest since 2022".
func yearsAlone(text string, toks []token) bool {
	years := false
	for i := range toks {
		if toks[i].flags&flagNum == 0 {
			continue
		}
		if w := toks[i].text; len(w) != 4 || toks[i].end-toks[i].start != 4 || w[:2] != "19" && w[:2] != "20" {
			return false // "1,900" is no year
		}
		years = true
	}
	return years && !moneyIn(toks) && !percentIn(toks)
}

// per lowers a figure that is for each of something that the question does not speak of: "$95 a share".
func (m *matcher) per(toks []token) float64 {
	for i := range toks {
		if w := toks[i].text; i > 0 && i+1 < len(toks) && (w == "a" || w == "an" || w == "per" || w == "each") && !m.questionHas(toks[i+1:i+2]) {
			return 0.95
		}
	}
	return 1
}

// naught are the ways to say that there is none.
var naught = setOf(`none no zero nil nobody nothing all every both`)

// figureSpan weighs one figure of a text.
func (m *matcher) figureSpan(c *candidate, text string, toks []token, s span) (string, float64) {
	span := toks[s.from:s.to]
	money, percent := moneyIn(span), percentIn(span)
	unit := s.to < len(toks) && toks[s.to].flags&(flagBreak|flagFirst) == 0
	sure, end := 0.8, s.end
	switch {
	case m.seek == seekMoney && money, m.seek == seekPercent && percent:
		sure = 0.97
	case m.seek == seekMoney, m.seek == seekPercent:
		sure = 0.3
	case m.seek == seekNumber && percent:
		sure = 0.2
	case m.seek == seekNumber && money:
		sure = 0.3
	case m.seek == seekNumber && unit && anyUnit()[toks[s.to].text] && (m.counted < 0 || !m.countsAs(toks[s.to].text)):
		sure = 0.15 // kilometres are no people
	case m.counted >= 0:
		for k := s.to; k < len(toks) && k < s.to+4; k++ {
			if toks[k].flags&flagNum != 0 {
				break // "200,000 phones and 30,000 batteries"
			}
			if w := toks[k].text; prepositions[w] && w != "of" {
				break // "twelve years at a shipping company"
			}
			if m.v.stemOf(toks[k].text) == m.stems[m.counted] {
				sure = 0.97
				if k == s.to {
					end = toks[k].end
				}
				break
			}
		}
		if next := wordAt(toks, s.to); sure < 0.9 && unit && !stopWords[next] && !prepositions[next] && c.relLevel < 0.9 && !peopleWords[m.word(m.counted)] && !m.countsKin(toks, s.to) &&
			!m.countsAs(next) && !(peopleWords[next] && m.spanHas(toks, m.stems[m.counted])) {
			sure = 0.4 // twelve years are no ships
		}
	case money || percent:
		sure = 0.95
	case unit && !stopWords[toks[s.to].text] && !timeUnits[toks[s.to].text]:
		sure, end = 0.88, toks[s.to].end // "3,500 milliampere-hours"
		if s.to+1 < len(toks) && toks[s.to+1].flags&flagHyphen != 0 {
			end = toks[s.to+1].end
		}
	}
	if unit && timeUnits[toks[s.to].text] && m.counted < 0 {
		sure *= 0.6
	}
	if span[0].text == "one" && len(span) == 1 {
		sure *= 0.5 // one of them
	}
	if m.seek == seekNumber && m.counted >= 0 && sure < 0.97 {
		sure *= m.countedBy(c, toks, s)
	}
	return text[s.start:end], sure
}

// ordinal reports first, second, 3rd: no figure that answers how many.
func ordinal(toks []token) bool {
	if len(toks) != 1 {
		return false
	}
	s := toks[0].text
	if i, ok := irregular[s]; ok {
		s = i
	}
	return len(s) > 2 && s[0] >= '0' && s[0] <= '9' && s[len(s)-1] > '9' && !strings.HasSuffix(s, "m") && !strings.HasSuffix(s, "k")
}

func digitsIn(toks []token) bool {
	for i := range toks {
		if toks[i].flags&flagNum != 0 {
			return true
		}
	}
	return false
}

func hasFigure(toks []token) bool {
	for i := range toks {
		if isFigure(&toks[i]) && !ordinal(toks[i:i+1]) {
			return true
		}
	}
	return false
}
