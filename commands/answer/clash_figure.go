package answer

import (
	"slices"

	"byline/commands/answer/english"
)

// figure is a literal that is a figure, apart from what it is of.
type figure struct {
	ok     bool
	sort   int // 1: a share, 2: money, 0: a count of something
	number []string
	unit   map[string]bool
	per    string // "share" of "$95 a share"
}

// readFigure reads a literal as a figure; ok is false where it holds none, or several.
func readFigure(value string) figure {
	toks := english.Tokenize(value)
	var fig figure
	for _, sp := range english.SpansIn(value, toks) {
		if sp.Kind != english.SpanNumber || ordinal(toks[sp.From:sp.To]) {
			continue
		}
		if fig.ok {
			return figure{}
		}
		fig.ok = true
		part := toks[sp.From:sp.To]
		switch {
		case percentIn(part):
			fig.sort = 1
		case moneyIn(part):
			fig.sort = 2
		}
		for i := range part {
			if s := english.Stem(part[i].Text); english.IsFigure(&part[i]) || scales[s] {
				fig.number = append(fig.number, s)
			}
		}
		fig.unit = map[string]bool{}
		for i := range toks {
			if (i < sp.From || i >= sp.To) && !english.StopWords[toks[i].Text] && !english.Prepositions[toks[i].Text] {
				fig.unit[english.Stem(toks[i].Text)] = true
			}
			if w := toks[i].Text; i >= sp.To && i+1 < len(toks) && (w == "a" || w == "an" || w == "per" || w == "each") {
				fig.per = english.Stem(toks[i+1].Text)
			}
		}
	}
	return fig
}

// scales are the words that make a figure greater.
var scales = english.StemSet(`hundred thousand million billion trillion mn bn m k dozen`)

// differs reports that two figures are of the same measure and not the same.
func (a figure) differs(b figure) bool {
	if a.sort != b.sort || a.per != b.per {
		return false
	}
	for w := range a.unit {
		for d := range oppositeStems()[w] {
			if b.unit[d] {
				return true
			}
		}
	}
	shared := len(a.unit) == 0 && len(b.unit) == 0
	for w := range a.unit {
		shared = shared || b.unit[w]
	}
	return (a.sort != 0 || shared) && !slices.Equal(a.number, b.number)
}

// equals reports that two figures are the same, whatever words stand around them.
func (a figure) equals(b figure) bool {
	return a.sort == b.sort && a.per == b.per && slices.Equal(a.number, b.number) && !a.differs(b)
}

// HasFigure reports whether a text names the figure of a literal; so it does where the literal has none, or several.
func HasFigure(text, literal string) bool {
	fig := readFigure(literal)
	if !fig.ok {
		return true
	}
	said := map[string]bool{}
	for _, t := range english.Tokenize(text) {
		said[english.Stem(t.Text)] = true
	}
	for _, w := range fig.number {
		if !said[w] && w[0] >= '0' && w[0] <= '9' {
			return false
		}
	}
	return true
}
