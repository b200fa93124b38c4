package answer

import (
	"math"
	"strings"
	"time"

	"byline/commands/answer/english"
	"byline/store"
)

// dated are the relations whose facts speak of a moment or a period rather than of what went on from then.
var dated = english.WordSet(`announcement statement comment reaction cause effect date birth-date death-date revenue profit cost price
	share-price market-value market-share growth sales-volume result votes vote-share seats turnout poll casualties injuries missing
	affected affected-units damage magnitude figure record finding decision offer talks interviewer winner loser award verdict
	penalty settlement charge job-cuts funding dividend founder acquirer merger event author inventor expectation lawsuit users
	headcount size speed warning response`)

// lasting reports a fact that holds from when it began until it is over.
func lasting(f *store.Fact) bool {
	if !f.Until.IsZero() {
		return true
	}
	return f.Relation != "" && (f.Object != 0 || f.Value != "") && !dated[f.Relation] && !doneOnce(f.Relation) && (f.Happened.IsZero() || !sumOf(f.Value))
}

// sumOf reports a value that is a figure and no date: what is counted or measured at a time holds for that time.
func sumOf(value string) bool {
	digits, run := false, 0
	for i := 0; i <= len(value); i++ {
		if i < len(value) && value[i] >= '0' && value[i] <= '9' {
			run++
			continue
		}
		if run == 4 && (i == len(value) || value[i] != ',' && value[i] != '.') {
			return false // a year
		}
		digits, run = digits || run > 0, 0
	}
	return digits || spelledFigure(value)
}

// spelledFigure reports a value that begins with a figure in words, hedges aside: "about three hours", "twelve people".
func spelledFigure(value string) bool {
	words := strings.Fields(value)
	for len(words) > 1 && hedges[strings.ToLower(words[0])] && strings.ToLower(words[0]) != "a" && strings.ToLower(words[0]) != "an" {
		words = words[1:]
	}
	if len(words) < 2 {
		return false
	}
	s := english.Irregular[strings.ToLower(words[0])]
	return s != "" && s[0] >= '0' && s[0] <= '9' && s[len(s)-1] <= '9'
}

// doneOnce reports a relation of a story's own that is called by what is done on one day, such as "fined" or "closing price".
func doneOnce(relation string) bool {
	first, _, _ := strings.Cut(relation, "-")
	last := relation[strings.LastIndexByte(relation, '-')+1:]
	if last != relation && (last == "price" || last == "fine" || last == "verdict" || last == "sentence" || last == "ruling" || last == "decision") {
		return true
	}
	return (strings.HasSuffix(first, "ed") && len(first) > 4 || english.Pasts[first]) && !english.NotPast[first] && !lastingVerbs[english.Stem(first)] && !settingUp[english.Stem(first)]
}

// settingUp are the stems of verbs that tell how something began which lasts: who was appointed holds the office.
var settingUp = english.StemSet(`appoint elect hire join name become became promote marry engage list locate found establish own sign award grant licence license permit
	restrict limit ban block suspend close shut merge acquire buy bought divide connect relate link associate affect involve install elevate`)

// frame is the time that a question is asked of: the record as it stood at an instant, and in it a stretch of time.
type frame struct {
	at       time.Time // what was known by then
	known    int64
	over     int64
	from, to int64 // the stretch that the words ask of; 0, 0 for the present
	limit    bound
	fine     bool // a day or less
	past     bool // what is over
	any      bool // what was ever so
	first    bool
	final    bool // what it came to in the end
	// pinned: the instant was asked for, by option or by "as of".
	pinned bool
}

// frameOf works out the time that a question is asked of.
func (q *query) frameOf(asOf store.When, now time.Time) frame {
	v := q.v
	fr := frame{at: now, past: q.when.past, first: q.when.first, any: q.ever(), final: q.asksFinal()}
	if !asOf.IsZero() {
		fr.at, fr.pinned = asOf.EndOfDay(v.loc), true
	}
	if q.when.bound != boundNone {
		from, _ := q.when.from.Span(v.loc)
		_, to := q.when.to.Span(v.loc)
		if to.Before(from) {
			from, _ = q.when.to.Span(v.loc)
			_, to = q.when.from.Span(v.loc)
		}
		switch {
		case q.when.day && !to.After(fr.at):
			fr.at, fr.pinned = q.when.to.EndOfDay(v.loc), true
		default:
			fr.from, fr.to, fr.limit = from.UnixMilli(), to.UnixMilli(), q.when.bound
			fr.fine = to.Sub(from) <= 25*time.Hour
		}
	}
	fr.known = fr.at.UnixMilli()
	fr.over = fr.known
	return fr
}

// unsaid is how long, in milliseconds, what was all but over when it was told of is taken to have held.
const (
	unsaid = 5 * 365 * 24 * 3600 * 1000
	lately = 92 * 24 * 3600 * 1000 // before its end
)

// interval is when a lasting fact held, as far as was known at an instant; ok is false where it was corrected rather than
// followed by another.
func (v *View) interval(n int32, known int64) (from, to int64) {
	f := &v.Record.Facts[n]
	from, to = v.known[n], v.ended[n]
	if !f.Happened.IsZero() {
		from = v.happened[n].from
	} else if to < forever && from >= to-lately {
		from = to - unsaid // it was over before it was told of, and since when it held is not
	}
	if r := v.replacementAt(n, known); r >= 0 {
		end := v.known[r]
		if !v.Record.Facts[r].Happened.IsZero() && v.happened[r].from > from {
			end = v.happened[r].from
		}
		to = min(to, end)
	}
	return from, to
}

// changes reports a fact that took the place of another, or whose place was taken.
func (v *View) changes(n int32) bool {
	return v.Record.Facts[n].Replaces != 0 || len(v.replacedBy[n]) > 0
}

// timeFit says how well a fact fits the time that is asked of: 0 where it does not belong.
func (m *matcher) timeFit(n int32) float64 {
	v, fr := m.v, &m.frame
	if !v.knownAt(n, fr.known) {
		return 0
	}
	f := &v.Record.Facts[n]
	replaced := v.replacementAt(n, fr.known) >= 0
	over := v.ended[n] <= fr.over
	if fr.limit == boundNone {
		switch {
		case fr.past && (replaced || over):
			return 1
		case fr.past:
			if m.saysPast(n) {
				return 0.95
			}
			return 0.1
		case fr.first && f.Replaces != 0:
			return 0.85
		case fr.first:
			return 0.97
		case fr.any && (replaced || over):
			if a, b := v.interval(n, fr.known); b <= a || replaced && fr.final {
				return 0 // corrected, and so never true
			}
			return 0.95
		case replaced:
			return 0
		case over:
			if lasting(f) && f.Relation != "" || m.presentTense() {
				return 0
			}
			return 0.9 // it happened, and is being told of
		}
		return 1
	}
	fit := m.spanFit(n, replaced)
	if replaced && fit > 0 {
		fit *= 0.97
	}
	return fit
}

// spanFit says how well a fact fits a stretch of time.
func (m *matcher) spanFit(n int32, replaced bool) float64 {
	v, fr := m.v, &m.frame
	f := &v.Record.Facts[n]
	from, to := fr.from, fr.to
	switch fr.limit {
	case boundBefore:
		from, to = math.MinInt64, fr.from
	case boundAfter:
		from, to = fr.to, math.MaxInt64
		if m.when.from.Precision() <= store.Year || !fr.fine {
			from = fr.from // "since 2024" begins with the year
		}
	}
	if fr.limit == boundAt && (m.judging() || !f.Happened.IsZero()) && m.eventful && lasting(f) {
		// What is done is done on its day, however long it holds from then on.
		if f.Happened.IsZero() {
			if m.saysDate(n) {
				return 1
			}
			return 0
		}
		switch a, b := v.happened[n].from, v.happened[n].to; {
		case a >= to || b <= from:
			return 0
		case b-a <= to-from || m.saysDate(n):
			return 1
		case m.judging():
			return 0
		}
		return 0.6
	}
	if lasting(f) {
		if fr.limit == boundAt && fr.to <= fr.known && (v.otherEdition(f, from, to) || fr.fine && v.onOtherDay(n, from, to)) && !m.saysDate(n) {
			return 0
		}
		a, b := v.interval(n, fr.known)
		if fr.limit == boundBefore {
			// What held just before.
			if a < to && b >= to {
				return 1
			}
			if a < to && !f.Happened.IsZero() {
				return 0.8
			}
			return 0
		}
		if a < to && b > from && a < b {
			return 1
		}
		if !replaced && m.saysDate(n) {
			return 0.95
		}
		return 0
	}
	if replaced && fr.limit != boundBefore {
		if _, b := v.interval(n, fr.known); b <= from {
			return 0
		}
	}
	if !f.Happened.IsZero() {
		a, b := v.happened[n].from, v.happened[n].to
		switch {
		case a < to && b > from && (b-a <= to-from || to-from < 0 || fr.limit != boundAt):
			return 1
		case a < to && b > from:
			if m.saysDate(n) {
				return 1
			}
			if m.judging() {
				return 0 // that it was in that year does not settle whether it was on that day
			}
			if measured[f.Relation] {
				return 0.3 // a year's figure is no quarter's
			}
			return 0.6 // the fact's date is coarser than the one asked about
		case m.saysDate(n):
			return 0.95
		case fr.limit == boundAt && fr.fine && v.changes(n):
			// A figure that took another's place stood until the next one did.
			if a, b := v.interval(n, fr.known); a < to && b > from && a < b {
				return 0.95
			}
		}
		return 0
	}
	if m.saysDate(n) {
		return 1
	}
	if f.Relation == "founder" || f.Relation == "acquirer" {
		return 0
	}
	if k := v.known[n]; k < to && k >= from && fr.limit != boundBefore {
		return 0.6
	}
	return 0
}

// dateStems are the words of the date that is asked about, as stems of the story; nil where there are none, or the story does not have
// them all.
func (q *query) dateStems() (out []uint32) {
	for i := q.when.at; i < q.when.upto; i++ {
		if w := q.word(i); q.use[i] != useDate || english.Prepositions[w] || english.StopWords[w] || w == "year" || w == "end" {
			continue
		}
		id, ok := q.v.stemID(q.stems[i])
		if !ok {
			return nil
		}
		out = append(out, id)
	}
	return out
}

// saysDate reports whether the fact's own words name the date that is asked about.
func (m *matcher) saysDate(n int32) bool {
	for _, s := range m.dateSaid {
		if m.v.index.hasStem(s, uint32(n)) == 0 {
			return false
		}
	}
	return len(m.dateSaid) > 0
}

// saysPast reports whether the fact's own words say that it is over.
func (q *query) saysPast(n int32) bool {
	for i := range q.toks {
		if q.use[i] != usePast {
			continue
		}
		for _, s := range [...]string{q.stems[i], "former", "previous"} {
			if id, ok := q.v.stemID(s); ok && q.v.index.hasStem(id, uint32(n)) == 2 {
				return true
			}
		}
	}
	for _, w := range [...]string{"formerly", "previously"} {
		if id, ok := q.v.stemID(english.Stem(w)); ok && q.v.index.hasStem(id, uint32(n)) == 2 {
			return true
		}
	}
	return false
}
