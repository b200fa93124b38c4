package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
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
		if s.Kind != english.SpanNumber || !strings.HasPrefix(text[s.Start:], c.short) {
			continue
		}
		to := s.To
		for to < len(toks) && toks[to].End <= s.Start+len(c.short) {
			to++
		}
		if to == s.To && s.From > 0 && toks[s.From].Flags&english.FlagHyphen != 0 && english.IsFigure(&toks[s.From-1]) || to < len(toks) && to == s.To && toks[to].Flags&english.FlagHyphen != 0 && english.IsFigure(&toks[to]) {
			return "" // one side of a score
		}
		if m.besideAskedFigure(toks, s.From, s.To) {
			return ""
		}
		return widened(text, toks, s.From, to)
	}
	return c.short
}

// justCounted is the only figure of a text that stands right before what is counted, where the answer is a figure of something else:
// of "155 people on board: 150 passengers and five crew" the passengers.
func (m *matcher) justCounted(f *store.Fact, short string) string {
	has := m.v.parse(short).toks
	sum := moneyIn(has) && !moneyIn(m.toks)
	if short != f.Value || len(has) < 2 || !sum && (english.IsFigure(&has[len(has)-1]) || english.ScaleWords[has[len(has)-1].Text]) || m.spanHas(has, m.stems[m.counted]) {
		return ""
	}
	toks, found := m.v.parse(f.Text).toks, ""
	for _, s := range m.v.parse(f.Text).spans {
		if s.Kind == english.SpanNumber && s.To < len(toks) && toks[s.To].Flags&english.FlagBreak == 0 && m.v.stemOf(toks[s.To].Text) == m.stems[m.counted] && !ordinal(toks[s.From:s.To]) {
			if found != "" {
				return ""
			}
			found = f.Text[s.Start:toks[s.To].End]
		}
	}
	return found
}

// thoseWho is the figure of those of whom the question asks, where the answer is of all: of "of 40 boats that set out 31 came back" the second,
// for how many came back.
func (m *matcher) thoseWho(f *store.Fact, short string) string {
	toks := m.v.parse(f.Text).toks
	var figures []english.Span
	for _, s := range m.v.parse(f.Text).spans {
		if s.Kind == english.SpanNumber {
			figures = append(figures, s)
		}
	}
	if len(figures) != 2 || figures[0].From != 1 || toks[0].Text != "of" || !strings.HasPrefix(f.Text[figures[0].Start:], short) {
		return ""
	}
	says := func(from, to int) bool {
		return slices.ContainsFunc(toks[from:to], func(t english.Token) bool {
			st := m.v.stemOf(t.Text)
			return st != m.stems[m.counted] && !english.StopWords[t.Text] && m.contentHas(st)
		})
	}
	part := figures[1]
	if says(figures[0].To, part.From) || part.To >= len(toks) || toks[part.To].Flags&english.FlagBreak != 0 {
		return ""
	}
	return f.Text[part.Start:part.End]
}

// besideAskedFigure reports a figure that a text joins to one of the question: of "from 0 to 60" the 0.
func (m *matcher) besideAskedFigure(toks []english.Token, from, to int) bool {
	asked := func(i int) bool {
		return i >= 0 && i < len(toks) && english.IsFigure(&toks[i]) && !english.IsYear(toks[i].Text) && slices.ContainsFunc(m.toks, func(t english.Token) bool { return t.Text == toks[i].Text })
	}
	return to+1 < len(toks) && toks[to].Text == "to" && asked(to+1) || from > 1 && toks[from-1].Text == "to" && asked(from-2)
}

// widened is a figure of a text, from one token to another, with the words that belong to it on either side: "14 to" before "15 million
// dollars", "per second" after "4 kilometres".
func widened(text string, toks []english.Token, from, to int) string {
	start := from
	switch r := rangeFrom(toks, from); {
	case r < from && !english.IsYear(toks[r].Text) && (r == 0 || toks[r-1].Text != "from"):
		start = r
	case from > 2 && toks[from-1].Text == "to" && toks[from].Flags&english.FlagBreak == 0 && english.IsFigure(&toks[from-3]) && !english.IsFigure(&toks[from-2]) && !english.ScaleWords[toks[from-2].Text]:
		start = from - 3 // "178 votes to 120"
	case partitive(toks, from) >= 0:
		start = partitive(toks, from) // "five of its 28"
	case from > 0 && toks[from-1].Text == "from" && to+1 < len(toks) && toks[to].Text == "to" && english.IsFigure(&toks[to+1]):
		for to += 2; to < len(toks) && toks[to].Flags&english.FlagBreak == 0 && (english.IsFigure(&toks[to]) || english.ScaleWords[toks[to].Text]); to++ {
		} // "from 52 to 42"
	}
	if to+1 < len(toks) && toks[to].Flags&(english.FlagBreak|english.FlagFirst) == 0 && toks[to+1].Flags&english.FlagBreak == 0 {
		if w := toks[to].Text; w == "per" || (w == "a" || w == "an" || w == "each" || w == "every") && english.TimeUnits[toks[to+1].Text] {
			to += 2
		}
	}
	return text[toks[hedged(toks, start, to)].Start:toks[to-1].End]
}

// hedged is the token at which what tells how sure or exact a figure is begins: "about", "no more than".
func hedged(toks []english.Token, from, to int) int {
	at := from
	for _, h := range roughly {
		if b := from - len(h); b >= 0 && from-at < len(h) && toks[from].Flags&(english.FlagBreak|english.FlagFirst) == 0 && slices.EqualFunc(toks[b:from], h, func(t english.Token, w string) bool { return t.Text == w }) {
			at = b
		}
	}
	if at == from-1 && toks[at].Text == "over" && (english.TimeUnits[wordAt(toks, to)] || english.TimeUnits[toks[to-1].Text]) {
		return from // it ran over five days
	}
	return at
}

// roughly are the words that do so.
var roughly = english.Phrases(`about|around|nearly|almost|over|roughly|approximately|above|more than|less than|fewer than|at least|at most|up to|not more than|no more than|
	no fewer than|no less than|as many as|as much as|just over|just under|well over|well above`)

// partitive is the token of the figure before "of its 28", which is a part of the one at a token; -1 where there is none.
func partitive(toks []english.Token, at int) int {
	k := at - 1
	for ; k > 0 && k > at-4 && toks[k].Text != "of"; k-- {
		if w := toks[k].Text; w != "the" && w != "its" && w != "their" && toks[k].Flags&english.FlagPoss == 0 {
			return -1
		}
	}
	if k < 1 || k == at-4 || !english.IsFigure(&toks[k-1]) || ordinal(toks[k-1:k]) {
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
		if s.Kind != english.SpanNumber || s.To >= len(toks) || toks[s.To].Flags&english.FlagBreak != 0 || toks[s.To].Text != "seconds" && toks[s.To].Text != "minutes" {
			continue
		}
		if found != "" {
			return ""
		}
		found = f.Text[s.Start:toks[s.To].End]
	}
	return found
}

// finerDate is the day that a text names of the month that the record has.
func (m *matcher) finerDate(f *store.Fact, short string) string {
	month, year, ok := strings.Cut(short, " ")
	if !ok || !english.IsYear(year) || months[english.Fold(month)] == 0 {
		return short
	}
	toks, found := m.v.parse(f.Text).toks, ""
	for _, s := range m.v.parse(f.Text).spans {
		if s.Kind != english.SpanDate || s.To-s.From != 3 || !english.IsDayNumber(toks[s.From].Text) || months[toks[s.From+1].Text] != months[english.Fold(month)] || toks[s.From+2].Text != year {
			continue
		}
		if found != "" {
			return short
		}
		found = f.Text[s.Start:s.End]
	}
	if found != "" {
		return found
	}
	return short
}
