package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// money and percent tell what a figure is of.
func moneyIn(toks []english.Token) bool {
	return slices.ContainsFunc(toks, func(t english.Token) bool {
		return english.CurrencyWords[t.Text] || t.Text == "won" || english.CurrencyCodes[t.Text] && t.Flags&english.FlagCap != 0
	})
}

func percentIn(toks []english.Token) bool {
	for i := range toks {
		switch toks[i].Text {
		case "percent", "percentage":
			return true
		}
	}
	return false
}

// storeys count a height rather than measure it.
var storeys = english.WordSet(`storey storeys story stories floor floors lanes`)

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
		case measured && !asked.UnitFits(toks, 0), measured && asked.Units != nil && !asked.HasUnit(toks, 0) && (c.rel == nil || c.rel.from != at):
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
	if f.Value != "" && c.rel != nil && m.counted >= 0 && english.Naught[english.Fold(f.Value)] {
		return f.Value, 0.95
	}
	best, fit := "", 0.0
	toks := m.v.parse(f.Text).toks
	var before english.Span
	whole := false
	for _, s := range m.v.parse(f.Text).spans {
		part := before
		before = s
		if s.Kind != english.SpanNumber || m.questionHas(toks[s.From:s.To]) || ordinal(toks[s.From:s.To]) {
			continue
		}
		if measured && (!asked.UnitFits(toks, s.To) || asked.Units != nil && !asked.HasUnit(toks, s.From)) || m.seek == seekAmount && s.To < len(toks) && toks[s.To].Flags&english.FlagHyphen != 0 && !english.AnyUnit()[toks[s.To].Text] {
			continue // a five-layer shield is not five large
		}
		if _, month := months[wordAt(toks, s.To)]; month {
			continue
		}
		name, sure := m.figureSpan(c, f.Text, toks, s)
		switch {
		case measured && storeys[wordAt(toks, s.To)]:
			sure *= 0.97 // metres tell a height better
		case s.From == 1 && toks[0].Text == "of":
			whole, sure = true, sure/2 // "Of three million phones, 96% came back"
		case whole && percentIn(toks[s.From:s.To]):
			sure = max(sure, 0.9)
		}
		if sure > fit {
			best, fit = name, sure
			if part.Kind == english.SpanNumber && part.To > 0 && partOf(toks, part.To, s.From) {
				best = f.Text[part.Start:s.Start] + name // "96% of the 3.06 million phones"
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
		if s.Kind == english.SpanNumber && m.qualifies(toks, s.To) {
			return f.Text[s.Start:s.End], true // "how many new species": "nine of them new"
		}
	}
	if c.rel != nil && c.relLevel >= 0.9 || m.spanHas(m.v.parse(f.Value).toks, m.stems[m.counted]) {
		return "", false
	}
	for _, s := range m.v.parse(f.Text).spans {
		if s.Kind == english.SpanNumber && s.To < len(toks) && m.v.stemOf(toks[s.To].Text) == m.stems[m.counted] && toks[s.To].Flags&english.FlagBreak == 0 && !ordinal(toks[s.From:s.To]) {
			return f.Text[s.Start:toks[s.To].End], true
		}
	}
	return "", false
}

// qualifies reports that a word which narrows what is counted stands right after a figure.
func (m *matcher) qualifies(toks []english.Token, at int) bool {
	for i := m.counted - 1; i > 1 && m.word(i) != "many"; i-- {
		if english.StopWords[m.word(i)] {
			continue
		}
		for k := at; k < len(toks) && k < at+4 && toks[k].Flags&(english.FlagBreak|english.FlagNum) == 0; k++ {
			if toks[k].Text == m.word(i) {
				return true
			}
		}
	}
	return false
}

func wordAt(toks []english.Token, i int) string {
	if i >= len(toks) {
		return ""
	}
	return toks[i].Text
}

// countsKin reports that a figure which ends at a token is followed by a word kindred to what is counted.
func (m *matcher) countsKin(toks []english.Token, at int) bool {
	for i := range m.units {
		u := &m.units[i]
		if u.from > m.counted || u.to <= m.counted {
			continue
		}
		for k := at; k < len(toks) && k < at+3; k++ {
			if k == at && toks[k].Flags&(english.FlagCap|english.FlagFirst) == english.FlagCap {
				return true // 2.5 million Note 7s
			}
			if id, ok := m.v.stemID(m.v.stemOf(toks[k].Text)); ok && m.saysUnit(u, id) {
				return true
			}
		}
	}
	return false
}

// unitNext reports a figure with a unit of measure.
func unitNext(toks []english.Token) bool {
	for i := 1; i < len(toks); i++ {
		if english.AnyUnit()[toks[i].Text] {
			return true
		}
	}
	return false
}

// partOf reports that nothing but "of the" stands between two figures.
func partOf(toks []english.Token, from, to int) bool {
	if to-from < 1 || to-from > 2 || toks[from].Text != "of" {
		return false
	}
	return to-from == 1 || toks[from+1].Text == "the" || toks[from+1].Text == "its" || toks[from+1].Text == "their"
}

// countOf is the figure of a value with what is counted, where other words stand before it: "1,200 houses" of "flooded 1,200 houses".
func (m *matcher) countOf(value string, toks []english.Token) string {
	if m.counted < 0 {
		return ""
	}
	for _, s := range m.v.parse(value).spans {
		if s.Kind != english.SpanNumber || s.From == 0 || s.To >= len(toks) || m.v.stemOf(toks[s.To].Text) != m.stems[m.counted] {
			continue
		}
		for i := range s.From {
			if hedges[toks[i].Text] || english.IsFigure(&toks[i]) {
				return ""
			}
		}
		return value[s.Start:toks[s.To].End]
	}
	return ""
}

// hedges are the words before a figure that belong to it.
var hedges = english.WordSet(`about around nearly almost over under more less fewer than at least most up to some roughly approximately estimated an a
	between above below only just`)

// yearsAlone reports a value whose figures are all years: "highest since 2022".
func yearsAlone(text string, toks []english.Token) bool {
	years := false
	for i := range toks {
		if toks[i].Flags&english.FlagNum == 0 {
			continue
		}
		if w := toks[i].Text; len(w) != 4 || toks[i].End-toks[i].Start != 4 || w[:2] != "19" && w[:2] != "20" {
			return false // "1,900" is no year
		}
		years = true
	}
	return years && !moneyIn(toks) && !percentIn(toks)
}

// per lowers a figure that is for each of something that the question does not speak of: "$95 a share".
func (m *matcher) per(toks []english.Token) float64 {
	for i := range toks {
		if w := toks[i].Text; i > 0 && i+1 < len(toks) && (w == "a" || w == "an" || w == "per" || w == "each") && !m.questionHas(toks[i+1:i+2]) {
			return 0.95
		}
	}
	return 1
}

// figureSpan weighs one figure of a text.
func (m *matcher) figureSpan(c *candidate, text string, toks []english.Token, s english.Span) (string, float64) {
	span := toks[s.From:s.To]
	money, percent := moneyIn(span), percentIn(span)
	unit := s.To < len(toks) && toks[s.To].Flags&(english.FlagBreak|english.FlagFirst) == 0
	sure, end := 0.8, s.End
	switch {
	case m.seek == seekMoney && money, m.seek == seekPercent && percent:
		sure = 0.97
	case m.seek == seekMoney, m.seek == seekPercent:
		sure = 0.3
	case m.seek == seekNumber && percent:
		sure = 0.2
	case m.seek == seekNumber && money:
		sure = 0.3
	case m.seek == seekNumber && unit && english.AnyUnit()[toks[s.To].Text] && (m.counted < 0 || !m.countsAs(toks[s.To].Text)):
		sure = 0.15 // kilometres are no people
	case m.counted >= 0:
		for k := s.To; k < len(toks) && k < s.To+4; k++ {
			if toks[k].Flags&english.FlagNum != 0 {
				break // "200,000 phones and 30,000 batteries"
			}
			if w := toks[k].Text; english.Prepositions[w] && w != "of" {
				break // "twelve years at a shipping company"
			}
			if m.v.stemOf(toks[k].Text) == m.stems[m.counted] {
				sure = 0.97
				if k == s.To {
					end = toks[k].End
				}
				break
			}
		}
		if next := wordAt(toks, s.To); sure < 0.9 && unit && !english.StopWords[next] && !english.Prepositions[next] && c.relLevel < 0.9 && !peopleWords[m.word(m.counted)] && !m.countsKin(toks, s.To) &&
			!m.countsAs(next) && !(peopleWords[next] && m.spanHas(toks, m.stems[m.counted])) {
			sure = 0.4 // twelve years are no ships
		}
	case money || percent:
		sure = 0.95
	case unit && !english.StopWords[toks[s.To].Text] && !english.TimeUnits[toks[s.To].Text]:
		sure, end = 0.88, toks[s.To].End // "3,500 milliampere-hours"
		if s.To+1 < len(toks) && toks[s.To+1].Flags&english.FlagHyphen != 0 {
			end = toks[s.To+1].End
		}
	}
	if unit && english.TimeUnits[toks[s.To].Text] && m.counted < 0 {
		sure *= 0.6
	}
	if span[0].Text == "one" && len(span) == 1 {
		sure *= 0.5 // one of them
	}
	if m.seek == seekNumber && m.counted >= 0 && sure < 0.97 {
		sure *= m.countedBy(c, toks, s)
	}
	return text[s.Start:end], sure
}

// ordinal reports first, second, 3rd: no figure that answers how many.
func ordinal(toks []english.Token) bool {
	if len(toks) != 1 {
		return false
	}
	s := toks[0].Text
	if i, ok := english.Irregular[s]; ok {
		s = i
	}
	return len(s) > 2 && s[0] >= '0' && s[0] <= '9' && s[len(s)-1] > '9' && !strings.HasSuffix(s, "m") && !strings.HasSuffix(s, "k")
}

func digitsIn(toks []english.Token) bool {
	for i := range toks {
		if toks[i].Flags&english.FlagNum != 0 {
			return true
		}
	}
	return false
}

func hasFigure(toks []english.Token) bool {
	for i := range toks {
		if english.IsFigure(&toks[i]) && !ordinal(toks[i:i+1]) {
			return true
		}
	}
	return false
}
