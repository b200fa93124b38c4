package english

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Size is a figure with its unit, as far as the words around it tell: "more than 700" has no greatest.
type Size struct {
	OK          bool
	Least, Most float64
	Unit        []string
}

// Exact reports a size of which the figure is known, not a bound.
func (x Size) Exact() bool { return x.Least == x.Most }

// Same reports two exact sizes of one figure; whether of one unit is for the caller.
func (x Size) Same(y Size) bool { return x.Exact() && y.Exact() && x.Least == y.Least }

// hedges are the words by which a figure is only the least or the greatest that it may be.
var (
	hedgesUp   = Phrases(`more than|at least|over|upwards of|no fewer than|no less than`)
	hedgesDown = Phrases(`less than|fewer than|up to|at most|under|below|no more than|as much as|as many as`)
)

// SizeOf reads a value that is one figure. Of one time, weight or length the units are brought to one.
func SizeOf(value string) Size {
	toks := Tokenize(value)
	x := Size{Least: math.Inf(-1), Most: math.Inf(1)}
	up, down := false, false
	var kept []string
	toks = ofFigure(value, toks)
	for i := 0; i < len(toks); i++ {
		if n := StartsWith(toks[i:], hedgesUp); n > 0 && figureSoon(value, toks[i+n:]) {
			up = true
			i += n - 1
			continue
		}
		if n := StartsWith(toks[i:], hedgesDown); n > 0 && figureSoon(value, toks[i+n:]) {
			down = true
			i += n - 1
			continue
		}
		kept = append(kept, value[toks[i].Start:toks[i].End])
	}
	v, rest, ok := FigureOf(strings.Join(kept, " "))
	if !ok {
		return Size{}
	}
	words := strings.Fields(rest)
	for i, w := range words {
		u, ok := SizeUnits[strings.TrimSuffix(w, "s")]
		switch {
		case ok && len(x.Unit) == 0:
			v *= u.factor
			x.Unit = append(x.Unit, u.Base)
			continue
		case ok && u.Base == "hour" && i > 0 && rates[words[i-1]]:
			v /= u.factor
			x.Unit = append(x.Unit, "/hour")
			continue
		case w == "half" && i > 1 && words[i-1] == "a" && words[i-2] == "and":
			if v += 0.5; v > 1000 {
				return Size{} // two and a half million
			}
			continue
		}
		if !StopWords[w] && !Prepositions[w] && !Approximate[w] {
			x.Unit = append(x.Unit, Stem(w))
		}
	}
	slices.Sort(x.Unit)
	x.OK = true
	if !down {
		x.Least = v
	}
	if !up {
		x.Most = v
	}
	return x
}

// rates are the words before a unit of time in which something is told by the day, week or year.
var rates = WordSet(`a an per each every`)

// ofFigure leaves out of a value what a preposition adds to its figure: "3,878 trucks over the pedal".
func ofFigure(value string, toks []Token) []Token {
	figure := -1
	for i := range toks {
		_, is := PlainFigure(value, &toks[i])
		switch {
		case is && figure >= 0:
			return toks
		case is:
			figure = i
		}
	}
	for i := figure + 1; figure >= 0 && i < len(toks); i++ {
		if w := toks[i].Text; Prepositions[w] && w != "of" && w != "per" {
			return toks[:i]
		}
	}
	return toks
}

// figureSoon reports that tokens begin with a figure, or with no more before it than what makes it a rough one, or its currency.
func figureSoon(value string, toks []Token) bool {
	for i := 0; i < len(toks) && i < 3; i++ {
		if _, is := PlainFigure(value, &toks[i]); is {
			return true
		}
	}
	return false
}

// StartsWith is how many words the first of the phrases has with which tokens begin; 0 where they begin with none.
func StartsWith(toks []Token, phrases [][]string) int {
	for _, p := range phrases {
		if len(p) > len(toks) {
			continue
		}
		if slices.Equal(Texts(toks[:len(p)]), p) {
			return len(p)
		}
	}
	return 0
}

// Approximate are words that leave a figure what it is, nearly.
var Approximate = WordSet(`about around nearly almost roughly approximately some estimated circa total exactly`)

// SizeUnits brings units of one measure to one of them.
var SizeUnits = map[string]struct {
	Base   string
	factor float64
}{
	"second": {"hour", 1. / 3600}, "minute": {"hour", 1. / 60}, "hour": {"hour", 1}, "day": {"hour", 24}, "week": {"hour", 24 * 7},
	"month": {"hour", 365.25 * 2}, "year": {"hour", 365.25 * 24}, "decade": {"hour", 365.25 * 240},
	"gram": {"kg", .001}, "g": {"kg", .001}, "kg": {"kg", 1}, "kilogram": {"kg", 1}, "kilo": {"kg", 1}, "tonne": {"kg", 1000}, "ton": {"kg", 1000},
	"metre": {"metre", 1}, "meter": {"metre", 1}, "km": {"metre", 1000}, "kilometre": {"metre", 1000}, "kilometer": {"metre", 1000},
	"mile": {"metre", 1609.344}, "feet": {"metre", .3048}, "foot": {"metre", .3048}, "cm": {"metre", .01}, "mm": {"metre", .001},
}

// InTime reports a length of time.
func (x Size) InTime() bool { return slices.Equal(x.Unit, []string{"hour"}) }

// Comparable reports sizes of one unit, or sums of money in two currencies that are too far apart for their rate to matter.
func (x Size) Comparable(y Size) bool {
	if !x.OK || !y.OK {
		return false
	}
	if slices.Equal(x.Unit, y.Unit) {
		return true
	}
	money := func(u []string) bool { return len(u) == 1 && ratedAlike[u[0]] }
	const farApart = 4
	return money(x.Unit) && money(y.Unit) && x.Least > 0 && y.Least > 0 && (x.Least > farApart*y.Most || y.Least > farApart*x.Most)
}

// Nominal is the figure that is told, whether it is the least or the most that it may be.
func (x Size) Nominal() float64 {
	switch {
	case math.IsInf(x.Least, -1):
		return x.Most
	case math.IsInf(x.Most, 1):
		return x.Least
	}
	return (x.Least + x.Most) / 2
}

// Counts reports a figure of people or things, not of time, money or the like.
func (x Size) Counts() bool {
	return x.OK && !slices.ContainsFunc(x.Unit, func(u string) bool {
		return Currencies()[u] || u == "hour" || u == "kg" || u == "metre" || u == "percent"
	})
}

// TimeOf reads a length of time in one unit or several: "one year and eleven months".
func TimeOf(value string) Size {
	toks := Tokenize(value)
	sum, n := 0.0, 0
	for i := 0; i < len(toks); i++ {
		if w := toks[i].Text; w == "and" || w == "in" || w == "prison" || w == "jail" || Approximate[w] {
			continue
		}
		x, ok := PlainFigure(value, &toks[i])
		if !ok || i+1 >= len(toks) {
			return Size{}
		}
		u, ok := SizeUnits[strings.TrimSuffix(toks[i+1].Text, "s")]
		if !ok || u.Base != "hour" {
			return Size{}
		}
		sum += x * u.factor
		n++
		i++
	}
	return Size{OK: n > 0, Least: sum, Most: sum, Unit: []string{"hour"}}
}

// PlainFigure reads a token that is a figure, in digits or in words.
func PlainFigure(text string, t *Token) (float64, bool) {
	s := strings.ReplaceAll(text[t.Start:t.End], ",", "")
	if in, ok := Irregular[t.Text]; ok && DigitsOnly(in) && t.Flags&FlagNum == 0 {
		s = in
	}
	if Naught[t.Text] {
		return 0, true
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}

// FigureOf reads a value that is one figure with a unit: "411", "33.7%", "$68.7 billion".
func FigureOf(value string) (x float64, unit string, ok bool) {
	toks := Tokenize(value)
	var words []string
	for i := range toks {
		t := &toks[i]
		if n, in := Irregular[t.Text]; in && DigitsOnly(n) && t.Flags&FlagNum == 0 {
			v, err := strconv.ParseFloat(n, 64)
			if err != nil || ok {
				return 0, "", false
			}
			x, ok = v, true
			continue
		}
		if Naught[t.Text] && len(toks) == 1 {
			return 0, "", true
		}
		if t.Flags&FlagNum == 0 {
			switch t.Text {
			case "million":
				x *= 1e6
			case "billion", "bn":
				x *= 1e9
			case "trillion", "tn":
				x *= 1e12
			case "thousand":
				x *= 1e3
			default:
				words = append(words, t.Text)
			}
			continue
		}
		v, err := strconv.ParseFloat(strings.ReplaceAll(value[t.Start:t.End], ",", ""), 64)
		if err != nil || ok {
			return 0, "", false
		}
		x, ok = v, true
	}
	return x, strings.Join(words, " "), ok
}

// ratedAlike are currencies of which one is never worth several of another.
var ratedAlike = StemSet(`dollar euro pound franc`)

// Naught are the ways to say that there is none.
var Naught = WordSet(`none no zero nil nobody nothing all every both`)
