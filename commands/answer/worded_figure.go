package answer

import (
	"slices"
	"strings"

	"byline/store"
)

// wholeFigure is a figure with all that the text tells of it: the range that it ends, what it is for each of, and how sure it is.
func (m *matcher) wholeFigure(c *candidate, f *store.Fact) string {
	if m.seek == seekNumber && m.counted >= 0 && c.short != "" {
		if s := m.thoseWho(f, c.short); s != "" {
			return s
		}
		if s := m.justCounted(f, c.short); s != "" {
			return s
		}
	}
	if m.seek == seekAmount && c.typed < 0.9 && c.rel != nil && f.Value != "" && c.short != f.Value {
		if _, _, measured := m.measuredBy(); !measured && (hasFigure(m.v.parse(f.Value).toks) || m.is(0, "what")) {
			return f.Value // what one was charged with is no sum
		}
	}
	if c.short == "" || c.short == f.Value {
		return c.short
	}
	text := f.Text
	if strings.Contains(f.Value, c.short) {
		text = f.Value
	}
	toks := m.v.parse(text).toks
	for _, s := range m.v.parse(text).spans {
		if s.kind != spanNumber || !strings.HasPrefix(text[s.start:], c.short) {
			continue
		}
		to := s.to
		for to < len(toks) && toks[to].end <= s.start+len(c.short) {
			to++
		}
		if to == s.to && s.from > 0 && toks[s.from].flags&flagHyphen != 0 && isFigure(&toks[s.from-1]) || to < len(toks) && to == s.to && toks[to].flags&flagHyphen != 0 && isFigure(&toks[to]) {
			return "" // one side of a score
		}
		if m.besideAskedFigure(toks, s.from, s.to) {
			return ""
		}
		return widened(text, toks, s.from, to)
	}
	return c.short
}

// justCounted is the only figure of a text that stands right before what is counted, where the answer is a figure of something else:
// of "155 people on board: 150 passengers and five crew" the passengers.
func (m *matcher) justCounted(f *store.Fact, short string) string {
	has := m.v.parse(short).toks
	sum := moneyIn(has) && !moneyIn(m.toks)
	if short != f.Value || len(has) < 2 || !sum && (isFigure(&has[len(has)-1]) || scaleWords[has[len(has)-1].text]) || m.spanHas(has, m.stems[m.counted]) {
		return ""
	}
	toks, found := m.v.parse(f.Text).toks, ""
	for _, s := range m.v.parse(f.Text).spans {
		if s.kind == spanNumber && s.to < len(toks) && toks[s.to].flags&flagBreak == 0 && m.v.stemOf(toks[s.to].text) == m.stems[m.counted] && !ordinal(toks[s.from:s.to]) {
			if found != "" {
				return ""
			}
			found = f.Text[s.start:toks[s.to].end]
		}
	}
	return found
}

// thoseWho is the figure of those of whom the question asks, where the answer is of all: of "of 40 boats that set out 31 came back" the second,
// for how many came back.
func (m *matcher) thoseWho(f *store.Fact, short string) string {
	toks := m.v.parse(f.Text).toks
	var figures []span
	for _, s := range m.v.parse(f.Text).spans {
		if s.kind == spanNumber {
			figures = append(figures, s)
		}
	}
	if len(figures) != 2 || figures[0].from != 1 || toks[0].text != "of" || !strings.HasPrefix(f.Text[figures[0].start:], short) {
		return ""
	}
	says := func(from, to int) bool {
		return slices.ContainsFunc(toks[from:to], func(t token) bool {
			st := m.v.stemOf(t.text)
			return st != m.stems[m.counted] && !stopWords[t.text] && m.contentHas(st)
		})
	}
	part := figures[1]
	if says(figures[0].to, part.from) || part.to >= len(toks) || toks[part.to].flags&flagBreak != 0 {
		return ""
	}
	return f.Text[part.start:part.end]
}

// besideAskedFigure reports a figure that a text joins to one of the question: of "from 0 to 60" the 0.
func (m *matcher) besideAskedFigure(toks []token, from, to int) bool {
	asked := func(i int) bool {
		return i >= 0 && i < len(toks) && isFigure(&toks[i]) && !isYear(toks[i].text) && slices.ContainsFunc(m.toks, func(t token) bool { return t.text == toks[i].text })
	}
	return to+1 < len(toks) && toks[to].text == "to" && asked(to+1) || from > 1 && toks[from-1].text == "to" && asked(from-2)
}

// widened is a figure of a text, from one token to another, with the words that belong to it on either side: "14 to" before "15 million
// dollars", "per second" after "4 kilometres".
func widened(text string, toks []token, from, to int) string {
	start := from
	switch r := rangeFrom(toks, from); {
	case r < from && !isYear(toks[r].text) && (r == 0 || toks[r-1].text != "from"):
		start = r
	case from > 2 && toks[from-1].text == "to" && toks[from].flags&flagBreak == 0 && isFigure(&toks[from-3]) && !isFigure(&toks[from-2]) && !scaleWords[toks[from-2].text]:
		start = from - 3 // "178 votes to 120"
	case partitive(toks, from) >= 0:
		start = partitive(toks, from) // "five of its 28"
	case from > 0 && toks[from-1].text == "from" && to+1 < len(toks) && toks[to].text == "to" && isFigure(&toks[to+1]):
		for to += 2; to < len(toks) && toks[to].flags&flagBreak == 0 && (isFigure(&toks[to]) || scaleWords[toks[to].text]); to++ {
		} // "from 52 to 42"
	}
	if to+1 < len(toks) && toks[to].flags&(flagBreak|flagFirst) == 0 && toks[to+1].flags&flagBreak == 0 {
		if w := toks[to].text; w == "per" || (w == "a" || w == "an" || w == "each" || w == "every") && timeUnits[toks[to+1].text] {
			to += 2
		}
	}
	return text[toks[hedged(toks, start, to)].start:toks[to-1].end]
}

// hedged is the token at which what tells how sure or exact a figure is begins: "about", "no more than".
func hedged(toks []token, from, to int) int {
	at := from
	for _, h := range roughly {
		if b := from - len(h); b >= 0 && from-at < len(h) && toks[from].flags&(flagBreak|flagFirst) == 0 && slices.EqualFunc(toks[b:from], h, func(t token, w string) bool { return t.text == w }) {
			at = b
		}
	}
	if at == from-1 && toks[at].text == "over" && (timeUnits[wordAt(toks, to)] || timeUnits[toks[to-1].text]) {
		return from // it ran over five days
	}
	return at
}

// roughly are the words that do so.
var roughly = splitAll(`about|around|nearly|almost|over|roughly|approximately|above|more than|less than|fewer than|at least|at most|up to|not more than|no more than|
	no fewer than|no less than|as many as|as much as|just over|just under|well over|well above`)

// partitive is the token of the figure before "of its 28", which is a part of the one at a token; -1 where there is none.
func partitive(toks []token, at int) int {
	k := at - 1
	for ; k > 0 && k > at-4 && toks[k].text != "of"; k-- {
		if w := toks[k].text; w != "the" && w != "its" && w != "their" && toks[k].flags&flagPoss == 0 {
			return -1
		}
	}
	if k < 1 || k == at-4 || !isFigure(&toks[k-1]) || ordinal(toks[k-1:k]) {
		return -1
	}
	return k - 1
}

// timeTaken is the only length of time of a text, for what time somebody ran.
func (m *matcher) timeTaken(f *store.Fact) string {
	if m.noun < 0 || m.word(m.noun) != "time" {
		return ""
	}
	toks, found := m.v.parse(f.Text).toks, ""
	for _, s := range m.v.parse(f.Text).spans {
		if s.kind != spanNumber || s.to >= len(toks) || toks[s.to].flags&flagBreak != 0 || toks[s.to].text != "seconds" && toks[s.to].text != "minutes" {
			continue
		}
		if found != "" {
			return ""
		}
		found = f.Text[s.start:toks[s.to].end]
	}
	return found
}

// finerDate is the day that a text names of the month that the record has.
func (m *matcher) finerDate(f *store.Fact, short string) string {
	month, year, ok := strings.Cut(short, " ")
	if !ok || !isYear(year) || months[fold(month)] == 0 {
		return short
	}
	toks, found := m.v.parse(f.Text).toks, ""
	for _, s := range m.v.parse(f.Text).spans {
		if s.kind != spanDate || s.to-s.from != 3 || !isDayNumber(toks[s.from].text) || months[toks[s.from+1].text] != months[fold(month)] || toks[s.from+2].text != year {
			continue
		}
		if found != "" {
			return short
		}
		found = f.Text[s.start:s.end]
	}
	if found != "" {
		return found
	}
	return short
}
