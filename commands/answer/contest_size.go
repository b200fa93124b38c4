package answer

import (
	"math"
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// sizeFor is what a fact has to be compared by: its value, how long it lasted, by how much one was ahead, or the one figure of its text.
func (v *View) sizeFor(f *store.Fact, c *contest) english.Size {
	if c.margin || !c.byName() && c.scale == "" {
		for _, text := range [...]string{f.Value, f.Text} {
			if a, b, ok := v.tallyIn(text); ok {
				return english.Size{OK: true, Least: math.Abs(a - b), Most: math.Abs(a - b), Unit: []string{"ahead"}}
			}
		}
	}
	if c.margin {
		return english.Size{}
	}
	if c.scale == "long" {
		return v.lengthOf(f)
	}
	if c.scale == "fast" {
		if x := english.SizeOf(f.Value); !x.InTime() {
			if x = v.loneSize(f.Text, true); x.OK {
				return x
			}
		}
	}
	if x := english.SizeOf(f.Value); x.OK || hasFigure(v.parse(f.Value).toks) {
		return x
	}
	return v.loneSize(f.Text, false)
}

// lengthOf is how long something lasts that a fact tells: by its value, by its dates, or by its text.
func (v *View) lengthOf(f *store.Fact) english.Size {
	if x := english.TimeOf(f.Value); x.OK {
		return x
	}
	if english.SizeOf(f.Value).OK {
		if x := english.SizeOf(f.Value); x.InTime() || slices.Equal(x.Unit, []string{"metre"}) {
			return x
		}
	}
	for _, text := range [...]string{f.Value, f.Text} {
		toks := v.parse(text).toks
		if from, to := lengthInWords(toks); to > 0 && strings.HasPrefix(toks[from].Text, "life") {
			return english.Size{OK: true, Least: math.Inf(1), Most: math.Inf(1), Unit: []string{"hour"}}
		}
	}
	if !f.Happened.IsZero() && !f.Until.IsZero() {
		a0, a1 := f.Happened.Span(v.loc)
		b0, b1 := f.Until.Span(v.loc)
		return english.Size{OK: true, Least: b0.Sub(a1).Hours(), Most: b1.Sub(a0).Hours(), Unit: []string{"hour"}}
	}
	return v.loneSize(f.Text, true)
}

// loneSize is the only figure of a text, of time or not of time; none where there are several.
func (v *View) loneSize(text string, inTime bool) english.Size {
	p := v.parse(text)
	var found english.Size
	for _, s := range p.spans {
		if s.Kind != english.SpanNumber || ordinal(p.toks[s.From:s.To]) {
			continue
		}
		end := s.To
		if end < len(p.toks) && p.toks[end].Flags&(english.FlagBreak|english.FlagFirst) == 0 && !english.StopWords[p.toks[end].Text] && !english.Prepositions[p.toks[end].Text] {
			end++
		}
		x := english.SizeOf(text[p.toks[hedged(p.toks, s.From, s.To)].Start:p.toks[end-1].End])
		if !x.OK || x.InTime() != inTime {
			continue
		}
		if found.OK {
			return english.Size{}
		}
		found = x
	}
	return found
}

// tallyIn reads the one tally of a text: "by four games to one", "3–0", "454 votes to 113".
func (v *View) tallyIn(text string) (a, b float64, ok bool) {
	toks := v.parse(text).toks
	for i := range toks {
		x, is := english.PlainFigure(text, &toks[i])
		if !is || toks[i].Text == "a" {
			continue
		}
		j := i + 1
		if j < len(toks) && toks[j].Text != "to" && toks[j].Flags&(english.FlagNum|english.FlagBreak) == 0 {
			j++ // votes
		}
		for k := j; k < i+8 && k+1 < len(toks) && toks[k].Flags&(english.FlagNum|english.FlagFirst) == 0; k++ {
			if toks[k].Text == "against" {
				j = k // 115 votes in the second round, against 88
			}
		}
		if j+1 >= len(toks) || toks[j].Text != "to" && toks[j].Text != "against" {
			if j = i + 1; j >= len(toks) || toks[i].Flags&english.FlagNum == 0 || toks[j].Flags&english.FlagNum == 0 || !dashed(text[toks[i].End:toks[j].Start]) {
				continue
			}
			j--
		}
		y, is := english.PlainFigure(text, &toks[j+1])
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
	if !x.Comparable(y) && !(c.dated && f.Relation == g.Relation && x.Counts() && y.Counts()) {
		return false, false, false
	}
	up := c.up
	if c.scale == "fast" && x.InTime() {
		up = !up // the faster takes less time
	}
	switch {
	case x.Same(y):
		return false, true, true
	case x.Least > y.Most, x.Least == y.Most && !(x.Exact() && y.Exact()):
		return up, false, true
	case x.Most < y.Least, x.Most == y.Least:
		return !up, false, true
	}
	// "up to" and "more than" leave a figure near what it is.
	const farEnough = 1.3
	switch a, b := x.Nominal(), y.Nominal(); {
	case a > farEnough*b:
		return up, false, true
	case b > farEnough*a:
		return !up, false, true
	}
	return false, false, false
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
