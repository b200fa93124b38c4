package answer

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"byline/store"
)

// sizeFor is what a fact has to be compared by: its value, how long it lasted, by how much one was ahead, or the one figure of its text.
func (v *View) sizeFor(f *store.Fact, c *contest) size {
	if c.margin || !c.byName() && c.scale == "" {
		for _, text := range [...]string{f.Value, f.Text} {
			if a, b, ok := v.tallyIn(text); ok {
				return size{ok: true, least: math.Abs(a - b), most: math.Abs(a - b), unit: []string{"ahead"}}
			}
		}
	}
	if c.margin {
		return size{}
	}
	if c.scale == "long" {
		return v.lengthOf(f)
	}
	if c.scale == "fast" {
		if x := sizeOf(f.Value); !x.inTime() {
			if x = v.loneSize(f.Text, true); x.ok {
				return x
			}
		}
	}
	if x := sizeOf(f.Value); x.ok || hasFigure(v.parse(f.Value).toks) {
		return x
	}
	return v.loneSize(f.Text, false)
}

// lengthOf is how long something lasts that a fact tells: by its value, by its dates, or by its text.
func (v *View) lengthOf(f *store.Fact) size {
	if x := timeOf(f.Value); x.ok {
		return x
	}
	if sizeOf(f.Value).ok {
		if x := sizeOf(f.Value); x.inTime() || slices.Equal(x.unit, []string{"metre"}) {
			return x
		}
	}
	for _, text := range [...]string{f.Value, f.Text} {
		toks := v.parse(text).toks
		if from, to := lengthInWords(toks); to > 0 && strings.HasPrefix(toks[from].text, "life") {
			return size{ok: true, least: math.Inf(1), most: math.Inf(1), unit: []string{"hour"}}
		}
	}
	if !f.Happened.IsZero() && !f.Until.IsZero() {
		a0, a1 := f.Happened.Span(v.loc)
		b0, b1 := f.Until.Span(v.loc)
		return size{ok: true, least: b0.Sub(a1).Hours(), most: b1.Sub(a0).Hours(), unit: []string{"hour"}}
	}
	return v.loneSize(f.Text, true)
}

// inTime reports a length of time.
func (x size) inTime() bool { return slices.Equal(x.unit, []string{"hour"}) }

// timeOf reads a length of time in one unit or several: "one year and eleven months".
func timeOf(value string) size {
	toks := tokenize(value)
	sum, n := 0.0, 0
	for i := 0; i < len(toks); i++ {
		if w := toks[i].text; w == "and" || w == "in" || w == "prison" || w == "jail" || approximate[w] {
			continue
		}
		x, ok := plainFigure(value, &toks[i])
		if !ok || i+1 >= len(toks) {
			return size{}
		}
		u, ok := sizeUnits[strings.TrimSuffix(toks[i+1].text, "s")]
		if !ok || u.base != "hour" {
			return size{}
		}
		sum += x * u.factor
		n++
		i++
	}
	return size{ok: n > 0, least: sum, most: sum, unit: []string{"hour"}}
}

// plainFigure reads a token that is a figure, in digits or in words.
func plainFigure(text string, t *token) (float64, bool) {
	s := strings.ReplaceAll(text[t.start:t.end], ",", "")
	if in, ok := irregular[t.text]; ok && digitsOnly(in) && t.flags&flagNum == 0 {
		s = in
	}
	if naught[t.text] {
		return 0, true
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}

// loneSize is the only figure of a text, of time or not of time; none where there are several.
func (v *View) loneSize(text string, inTime bool) size {
	p := v.parse(text)
	var found size
	for _, s := range p.spans {
		if s.kind != spanNumber || ordinal(p.toks[s.from:s.to]) {
			continue
		}
		end := s.to
		if end < len(p.toks) && p.toks[end].flags&(flagBreak|flagFirst) == 0 && !stopWords[p.toks[end].text] && !prepositions[p.toks[end].text] {
			end++
		}
		x := sizeOf(text[p.toks[hedged(p.toks, s.from, s.to)].start:p.toks[end-1].end])
		if !x.ok || x.inTime() != inTime {
			continue
		}
		if found.ok {
			return size{}
		}
		found = x
	}
	return found
}

// tallyIn reads the one tally of a text: "by four games to one", "3–0", "454 votes to 113".
func (v *View) tallyIn(text string) (a, b float64, ok bool) {
	toks := v.parse(text).toks
	for i := range toks {
		x, is := plainFigure(text, &toks[i])
		if !is || toks[i].text == "a" {
			continue
		}
		j := i + 1
		if j < len(toks) && toks[j].text != "to" && toks[j].flags&(flagNum|flagBreak) == 0 {
			j++ // votes
		}
		for k := j; k < i+8 && k+1 < len(toks) && toks[k].flags&(flagNum|flagFirst) == 0; k++ {
			if toks[k].text == "against" {
				j = k // 115 votes in the second round, against 88
			}
		}
		if j+1 >= len(toks) || toks[j].text != "to" && toks[j].text != "against" {
			if j = i + 1; j >= len(toks) || toks[i].flags&flagNum == 0 || toks[j].flags&flagNum == 0 || !dashed(text[toks[i].end:toks[j].start]) {
				continue
			}
			j--
		}
		y, is := plainFigure(text, &toks[j+1])
		if !is {
			continue
		}
		if ok {
			return 0, 0, false
		}
		a, b, ok = x, y, true
	}
	return a, b, ok
}

// dashed reports what stands between the figures of a score.
func dashed(s string) bool { return s == "-" || s == "–" || s == ":" }

// comparable reports sizes of one unit, or sums of money in two currencies that are too far apart for their rate to matter.
func (x size) comparable(y size) bool {
	if !x.ok || !y.ok {
		return false
	}
	if slices.Equal(x.unit, y.unit) {
		return true
	}
	money := func(u []string) bool { return len(u) == 1 && ratedAlike[u[0]] }
	const farApart = 4
	return money(x.unit) && money(y.unit) && x.least > 0 && y.least > 0 && (x.least > farApart*y.most || y.least > farApart*x.most)
}

// ratedAlike are currencies of which one is never worth several of another.
var ratedAlike = stemSet(`dollar euro pound franc`)

// beats compares two facts; ok is false where they do not compare.
func (v *View) beats(f, g *store.Fact, c *contest) (more, same, ok bool) {
	if f.Status == store.Denied || f.Status == store.Disputed || g.Status == store.Denied || g.Status == store.Disputed {
		return false, false, false
	}
	if c.dates {
		return v.isLater(f, g, c)
	}
	if !c.then && !c.dated && c.scale != "long" && f.Happened != g.Happened && !f.Happened.IsZero() && !g.Happened.IsZero() &&
		(f.Happened.Precision() < store.Month || g.Happened.Precision() < store.Month) {
		return false, false, false // figures of two years
	}
	x, y := v.sizeFor(f, c), v.sizeFor(g, c)
	if !x.comparable(y) && !(c.dated && f.Relation == g.Relation && x.counts() && y.counts()) {
		return false, false, false
	}
	up := c.up
	if c.scale == "fast" && x.inTime() {
		up = !up // the faster takes less time
	}
	switch {
	case x.same(y):
		return false, true, true
	case x.least > y.most, x.least == y.most && !(x.exact() && y.exact()):
		return up, false, true
	case x.most < y.least, x.most == y.least:
		return !up, false, true
	}
	// "up to" and "more than" leave a figure near what it is.
	const farEnough = 1.3
	switch a, b := x.nominal(), y.nominal(); {
	case a > farEnough*b:
		return up, false, true
	case b > farEnough*a:
		return !up, false, true
	}
	return false, false, false
}

// nominal is the figure that is told, whether it is the least or the most that it may be.
func (x size) nominal() float64 {
	switch {
	case math.IsInf(x.least, -1):
		return x.most
	case math.IsInf(x.most, 1):
		return x.least
	}
	return (x.least + x.most) / 2
}

// counts reports a figure of people or things, not of time, money or the like.
func (x size) counts() bool {
	return x.ok && !slices.ContainsFunc(x.unit, func(u string) bool {
		return currencies()[u] || u == "hour" || u == "kg" || u == "metre" || u == "percent"
	})
}

// isLater compares the days of two facts.
func (v *View) isLater(f, g *store.Fact, c *contest) (more, same, ok bool) {
	if f.Happened.IsZero() || g.Happened.IsZero() {
		return false, false, false
	}
	a0, a1 := f.Happened.Span(v.loc)
	b0, b1 := g.Happened.Span(v.loc)
	switch {
	case !a1.After(b0):
		return !c.up, false, true
	case !b1.After(a0):
		return c.up, false, true
	}
	return false, f.Happened == g.Happened, f.Happened == g.Happened
}
