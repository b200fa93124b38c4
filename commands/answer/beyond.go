package answer

import (
	"math"
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// bounding are the words before a figure by which a claim says that something is above or below it.
var (
	aboveWords = english.Phrases(`more than|over|above|higher than|greater than|longer than|larger than|bigger than|heavier than|older than|faster than|at least|exceeded|exceeds|exceed`)
	belowWords = english.Phrases(`less than|fewer than|under|below|lower than|shorter than|smaller than|lighter than|younger than|slower than|at most`)
)

// limitOf finds "more than 400 metres" in a claim or a yes/no question: where it stands, the figure, and whether it is to be above it.
func (q *query) limitOf() (from, to int, x english.Size, above, ok bool) {
	if !q.judging() {
		return 0, 0, english.Size{}, false, false
	}
	for i := 0; i < len(q.toks); i++ {
		if q.use[i] == useName || q.use[i] == useDate {
			continue
		}
		n, up := english.StartsWith(q.toks[i:], aboveWords), true
		if n == 0 {
			n, up = english.StartsWith(q.toks[i:], belowWords), false
		}
		if n == 0 || i+n >= len(q.toks) {
			continue
		}
		for _, sp := range english.SpansIn(q.text, q.toks) {
			if sp.Kind != english.SpanNumber || sp.From != i+n {
				continue
			}
			end := sp.To
			if end < len(q.toks) && (english.SizeUnits[strings.TrimSuffix(q.word(end), "s")].Base != "" || q.word(end) == "percent") {
				end++
			}
			if x = english.SizeOf(q.text[q.toks[sp.From].Start:q.toks[end-1].End]); x.OK && x.Exact() {
				return i, end, x, up, true
			}
		}
	}
	return 0, 0, english.Size{}, false, false
}

// beyondLimit judges a claim that a figure is above or below another by the figure on record; false where the question makes none or
// the record has no one figure for it.
func (s *session) beyondLimit(r *reading) bool {
	from, to, asked, above, ok := r.limitOf()
	if !ok {
		return false
	}
	text := r.keep(func(i int) (string, bool) { return r.typed(i), i < from || i >= to })
	one := s.v.readQuestion(clean(text), s.in.Now)
	one.shape = r.shape
	if one.bare {
		return false
	}
	other := s.search(one, one.frameOf(s.in.AsOf, s.in.Now), [2]int{})
	for i := range other.found {
		c := &other.found[i]
		f := &s.v.Record.Facts[c.fact]
		if c.p < threshold || slices.ContainsFunc(c.miss, func(k int) bool { return !other.units[k].light }) || c.flips > 0 ||
			f.Status == store.Denied || f.Status == store.NotDisclosed || other.denies(c.fact) {
			continue
		}
		x := english.SizeOf(f.Value)
		if !x.OK || !sameMeasure(asked, x) || !other.measures(c.fact, r.word(from), asked) {
			continue
		}
		more := x.Least > asked.Most || x.Least == asked.Most && math.IsInf(x.Most, 1)
		less := x.Most < asked.Least || !more && x.Most <= asked.Least
		if !more && !less {
			continue
		}
		v := No
		if more == above {
			v = Yes
		}
		if f.Status == store.Disputed {
			v = Neither
		}
		s.given = other
		s.answered(other, []candidate{*c})
		s.rule(other, v, f)
		return true
	}
	return false
}

// sameMeasure reports that a figure asked about can be one of a fact's: of the same unit, or with none of its own.
func sameMeasure(asked, x english.Size) bool {
	for _, u := range asked.Unit {
		if !slices.Contains(x.Unit, u) {
			return false
		}
	}
	return len(asked.Unit) > 0 || !slices.ContainsFunc(x.Unit, func(u string) bool { return english.Currencies()[u] })
}

// measures reports that a fact tells of what a comparison by a word is of: 704 metres far is no height, so that nothing flew higher for it.
func (m *matcher) measures(n int32, word string, asked english.Size) bool {
	adjective := english.Comparatives()[word].Scale
	if (word == "higher" || word == "lower") && slices.Contains(asked.Unit, "metre") {
		adjective = "high"
	}
	stems := english.MeasureOf()[adjective].Stems
	switch {
	case adjective == "long" && slices.Contains(asked.Unit, "metre"):
		stems = []string{english.Stem("long"), english.Stem("length"), english.Stem("measures")}
	case stems == nil || !slices.Contains(asked.Unit, "metre"):
		return true
	}
	has := func(st string) bool {
		id, ok := m.v.stemID(st)
		return ok && m.v.index.hasStem(id, uint32(n)) > 0
	}
	if slices.ContainsFunc(stems, has) {
		return true
	}
	rel := m.v.Relation(m.v.Record.Facts[n].Relation)
	if rel == nil {
		return false
	}
	for _, w := range append([]string{rel.Label}, rel.Words...) {
		if slices.ContainsFunc(stemsOf(w), func(st string) bool { return slices.Contains(stems, st) }) {
			return true
		}
	}
	return false
}
