package answer

import (
	"math"
	"slices"
	"strings"
)

// size is a figure with its unit, as far as the words around it tell: "more than 700" has no greatest.
type size struct {
	ok          bool
	least, most float64
	unit        []string
}

// exact reports a size of which the figure is known, not a bound.
func (x size) exact() bool { return x.least == x.most }

// same reports two exact sizes of one figure; whether of one unit is for the caller.
func (x size) same(y size) bool { return x.exact() && y.exact() && x.least == y.least }

// hedges are the words by which a figure is only the least or the greatest that it may be.
var (
	hedgesUp   = splitAll(`more than|at least|over|upwards of|no fewer than|no less than`)
	hedgesDown = splitAll(`less than|fewer than|up to|at most|under|below|no more than|as much as|as many as`)
)

// sizeOf reads a value that is one figure. Of one time, weight or length the units are brought to one.
func sizeOf(value string) size {
	toks := tokenize(value)
	x := size{least: math.Inf(-1), most: math.Inf(1)}
	up, down := false, false
	var kept []string
	toks = ofFigure(value, toks)
	for i := 0; i < len(toks); i++ {
		if n := startsWith(toks[i:], hedgesUp); n > 0 && figureSoon(value, toks[i+n:]) {
			up = true
			i += n - 1
			continue
		}
		if n := startsWith(toks[i:], hedgesDown); n > 0 && figureSoon(value, toks[i+n:]) {
			down = true
			i += n - 1
			continue
		}
		kept = append(kept, value[toks[i].start:toks[i].end])
	}
	v, rest, ok := figureOf(strings.Join(kept, " "))
	if !ok {
		return size{}
	}
	words := strings.Fields(rest)
	for i, w := range words {
		u, ok := sizeUnits[strings.TrimSuffix(w, "s")]
		switch {
		case ok && len(x.unit) == 0:
			v *= u.factor
			x.unit = append(x.unit, u.base)
			continue
		case ok && u.base == "hour" && i > 0 && rates[words[i-1]]:
			v /= u.factor
			x.unit = append(x.unit, "/hour")
			continue
		case w == "half" && i > 1 && words[i-1] == "a" && words[i-2] == "and":
			if v += 0.5; v > 1000 {
				return size{} // two and a half million
			}
			continue
		}
		if !stopWords[w] && !prepositions[w] && !approximate[w] {
			x.unit = append(x.unit, stem(w))
		}
	}
	slices.Sort(x.unit)
	x.ok = true
	if !down {
		x.least = v
	}
	if !up {
		x.most = v
	}
	return x
}

// rates are the words before a unit of time in which something is told by the day, week or year.
var rates = setOf(`a an per each every`)

// ofFigure leaves out of a value what a preposition adds to its figure: "3,878 trucks over the pedal".
func ofFigure(value string, toks []token) []token {
	figure := -1
	for i := range toks {
		_, is := plainFigure(value, &toks[i])
		switch {
		case is && figure >= 0:
			return toks
		case is:
			figure = i
		}
	}
	for i := figure + 1; figure >= 0 && i < len(toks); i++ {
		if w := toks[i].text; prepositions[w] && w != "of" && w != "per" {
			return toks[:i]
		}
	}
	return toks
}

// figureSoon reports that tokens begin with a figure, or with no more before it than what makes it a rough one, or its currency.
func figureSoon(value string, toks []token) bool {
	for i := 0; i < len(toks) && i < 3; i++ {
		if _, is := plainFigure(value, &toks[i]); is {
			return true
		}
	}
	return false
}

func startsWith(toks []token, phrases [][]string) int {
	for _, p := range phrases {
		if len(p) > len(toks) {
			continue
		}
		if slices.Equal(texts(toks[:len(p)]), p) {
			return len(p)
		}
	}
	return 0
}

// approximate are words that leave a figure what it is, nearly.
var approximate = setOf(`about around nearly almost roughly approximately some estimated circa total exactly`)

// sizeUnits brings units of one measure to one of them.
var sizeUnits = map[string]struct {
	base   string
	factor float64
}{
	"second": {"hour", 1. / 3600}, "minute": {"hour", 1. / 60}, "hour": {"hour", 1}, "day": {"hour", 24}, "week": {"hour", 24 * 7},
	"month": {"hour", 365.25 * 2}, "year": {"hour", 365.25 * 24}, "decade": {"hour", 365.25 * 240},
	"gram": {"kg", .001}, "g": {"kg", .001}, "kg": {"kg", 1}, "kilogram": {"kg", 1}, "kilo": {"kg", 1}, "tonne": {"kg", 1000}, "ton": {"kg", 1000},
	"metre": {"metre", 1}, "meter": {"metre", 1}, "km": {"metre", 1000}, "kilometre": {"metre", 1000}, "kilometer": {"metre", 1000},
	"mile": {"metre", 1609.344}, "feet": {"metre", .3048}, "foot": {"metre", .3048}, "cm": {"metre", .01}, "mm": {"metre", .001},
}
