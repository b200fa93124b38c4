package answer

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// gap words by how much one of two facts is ahead of the other; empty where their figures do not tell it exactly.
func (v *View) gap(f, g *store.Fact, c *contest) string {
	x, y := v.sizeFor(f, c), v.sizeFor(g, c)
	if !x.Exact() || !y.Exact() || !slices.Equal(x.Unit, y.Unit) {
		return ""
	}
	d := math.Abs(x.Least - y.Least)
	text := grouped(d)
	switch {
	case x.InTime():
		text = spell(d)
	case slices.Equal(x.Unit, []string{"percent"}):
		text += " percentage points"
	case len(x.Unit) == 1 && english.Currencies()[x.Unit[0]]:
		text = sum(d, x.Unit[0])
	case slices.Contains(x.Unit, "metre"), slices.Contains(x.Unit, "kg"), slices.Contains(x.Unit, "/hour"), len(x.Unit) > 0 && english.Currencies()[x.Unit[0]]:
		return ""
	default:
		text += counted(f.Value)
	}
	if roughFigure(f.Value) || roughFigure(g.Value) {
		text = "About " + text
	}
	return text
}

// roughFigure reports a value that says that it is not exact.
func roughFigure(value string) bool {
	return slices.ContainsFunc(english.Tokenize(value), func(t english.Token) bool {
		return english.Approximate[t.Text] && t.Text != "exactly" && t.Text != "total"
	})
}

// counted is the noun of a value that counts something, with a space before it.
func counted(value string) string {
	toks := english.Tokenize(value)
	if n := len(toks); n == 2 && toks[0].Flags&english.FlagNum != 0 && toks[1].Flags&english.FlagNum == 0 && !english.ScaleWords[toks[1].Text] {
		return " " + value[toks[1].Start:toks[1].End]
	}
	return ""
}

// sum words a sum of money as a newspaper does.
func sum(d float64, currency string) string {
	text := grouped(d)
	for _, s := range [...]struct {
		from float64
		word string
	}{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}} {
		if d >= s.from {
			text = grouped(d/s.from) + s.word
			break
		}
	}
	if sign := map[string]string{"dollar": "$", "euro": "€", "pound": "£"}[currency]; sign != "" {
		return sign + text
	}
	return text + " " + currency
}

// grouped is a figure with commas between its thousands, to four places at most.
func grouped(d float64) string {
	s := strconv.FormatFloat(math.Round(d*1e4)/1e4, 'f', -1, 64)
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		return whole + "." + rest
	}
	return whole
}

// spell words a length of time in the largest unit of which it is a whole number.
func spell(hours float64) string {
	for _, u := range [...]struct {
		of   float64
		word string
	}{{365.25 * 24, "year"}, {365.25 * 2, "month"}, {24, "day"}, {1, "hour"}, {1. / 60, "minute"}, {1. / 3600, "second"}} {
		n := hours / u.of
		whole := math.Round(n)
		if u.word == "second" {
			whole = math.Round(n*1e4) / 1e4
		}
		if whole <= 0 || math.Abs(n-whole) > 1e-6*n {
			continue
		}
		if whole == 1 {
			return "1 " + u.word
		}
		return grouped(whole) + " " + u.word + "s"
	}
	return ""
}
