package answer

import (
	"math"

	"byline/store"
)

// otherEdition reports a fact of an event of which all that is dated came before a stretch of time, or after it: whoever hosted the final of
// one year did not host that of the next for it, though nothing says that they ceased to be its host.
func (v *View) otherEdition(f *store.Fact, from, to int64) bool {
	e := v.Entity(f.Subject)
	if e == nil || e.Kind != store.KindEvent || f.Happened.IsZero() {
		return false
	}
	const most = 100
	first, last := int64(math.MaxInt64), int64(math.MinInt64)
	l := v.of[f.Subject]
	for _, r := range l[:min(len(l), most)] {
		g := &v.Record.Facts[r.fact]
		if g.Happened.IsZero() {
			continue
		}
		a, b := g.Happened.Span(v.loc)
		if !g.Until.IsZero() {
			_, b = g.Until.Span(v.loc)
		}
		first, last = min(first, a.UnixMilli()), max(last, b.UnixMilli())
	}
	return last <= from || first >= to
}

// onOtherDay reports a fact without an object, what it tells of a day, where another of its subject and relation is of the very stretch that is
// asked about: why the second try was called off is not why the first was.
func (v *View) onOtherDay(n int32, from, to int64) bool {
	f := &v.Record.Facts[n]
	if f.Object != 0 || f.Relation == "" || !f.Until.IsZero() || f.Happened.Precision() < store.Day || v.happened[n].from < to && v.happened[n].to > from {
		return false
	}
	for _, r := range v.vocab.slots[slot{f.Subject, f.Relation}] {
		if g := &v.Record.Facts[r]; r != n && g.Subject == f.Subject && g.Object == 0 && g.Replaces == 0 && g.Happened.Precision() >= store.Day &&
			v.happened[r].from >= from && v.happened[r].to <= to && g.Retracted == "" {
			return true
		}
	}
	return false
}
