package answer

import (
	"strings"
	"time"

	"byline/commands/answer/english"
	"byline/store"
)

// keep writes the question again with some of its tokens left out or replaced.
func (q *query) keep(what func(i int) (string, bool)) string {
	var b strings.Builder
	for i := range q.toks {
		t := &q.toks[i]
		end := len(q.text)
		if i+1 < len(q.toks) {
			end = q.toks[i+1].Start
		}
		s, ok := what(i)
		if !ok {
			continue
		}
		b.WriteString(s)
		b.WriteString(q.text[t.End:end])
	}
	return strings.Trim(b.String(), " ?!.,")
}

func (q *query) typed(i int) string { return q.text[q.toks[i].Start:q.toks[i].End] }

// spoken is the question without what links it to the one before.
func (q *query) spoken() string {
	i := 0
	for i < len(q.toks) && q.use[i] == useStop && (q.word(i) == "and" || q.word(i) == "or" || q.word(i) == "but" || q.word(i) == "what" ||
		q.word(i) == "how" || q.word(i) == "about" || q.word(i) == "also" || q.word(i) == "so" || q.word(i) == "then") {
		i++
	}
	if i >= len(q.toks) {
		return ""
	}
	return strings.Trim(q.text[q.toks[i].Start:], " ?!.,")
}

// instead puts the question word in the place of that of the question before.
func (q *query) instead(prev *query) string {
	return q.spoken() + " " + prev.keep(func(i int) (string, bool) {
		return prev.typed(i), prev.use[i] != useShape && prev.use[i] != useType
	})
}

// onto puts the place or time of a follow-up in the place of those of the question before.
func (q *query) onto(prev *query) string {
	places, dates := len(q.places) > 0, q.when.bound != boundNone || q.when.past
	out := prev.keep(func(i int) (string, bool) {
		if dates && (prev.use[i] == useDate || prev.use[i] == usePast) {
			return "", false
		}
		if places {
			if prev.placeAt(i) != nil || prev.use[i] == usePlace {
				return "", false
			}
			if p := prev.placeAt(i + 1); p != nil && (english.Prepositions[prev.word(i)] || outsides[prev.word(i)]) {
				return "", false
			}
			if p := prev.placeAt(i + 2); p != nil && prev.word(i+1) == "the" && english.Prepositions[prev.word(i)] {
				return "", false
			}
		}
		if q.shape == shapeWh && (prev.use[i] == useShape || prev.use[i] == useType) {
			return "", false
		}
		return prev.typed(i), true
	})
	spoken := q.spoken()
	for _, one := range [...]string{"the one ", "the ones ", "that ", "those "} {
		spoken = strings.TrimPrefix(spoken, one)
	}
	if places && len(q.places) == 1 && !dates && q.places[0].from == len(q.toks)-len(strings.Fields(spoken)) && !q.places[0].outside {
		spoken = "in " + spoken
	}
	if q.shape == shapeWh {
		return spoken + " " + out
	}
	return out + " " + spoken
}

// substitute puts the entity of a follow-up in the place of one of its kind in the question before.
func (q *query) substitute(prev *query) (out string) {
	mine := &q.named[0]
	kind := func(m *mention) string {
		k := q.v.Record.Entities[m.entities[0]].Kind
		if k == store.KindOrganisation {
			return store.KindCompany
		}
		return k
	}
	name := q.text[q.toks[mine.from].Start:q.toks[mine.to-1].End]
	var old *mention
	for i := range prev.named {
		m := &prev.named[i]
		if kind(m) == kind(mine) && (old == nil || m.possessed && !old.possessed) {
			old = m
		}
	}
	if old == nil && len(prev.named) == 1 && len(prev.places) == 0 {
		old = &prev.named[0]
	}
	if old == nil {
		return prev.keep(func(i int) (string, bool) { return prev.typed(i), true }) + " " + name
	}
	if q.asksFinal() {
		defer func() { out += " in the end" }()
	}
	return prev.keep(func(i int) (string, bool) {
		switch {
		case i == old.to-1:
			return name, true
		case i >= old.from && i < old.to:
			return "", false
		}
		return prev.typed(i), true
	})
}

// shifted reads "and the next day?", "the quarter after?" against the date of the question before, or of the fact that answered it.
func (s *session) shifted(q, prev *query, f *store.Fact) string {
	if len(q.toks) > 6 {
		return ""
	}
	unit, by := "", 0
	for i := range q.toks {
		if !q.shiftWord(i) {
			return ""
		}
		a, b := q.word(i), q.word(i+1)
		switch {
		case shiftUnits[b] && (a == "next" || a == "following"), shiftUnits[a] && (b == "after" || b == "later"):
			by = 1
		case shiftUnits[b] && (a == "previous" || a == "preceding"), shiftUnits[a] && (b == "before" || b == "earlier" || b == "prior"):
			by = -1
		default:
			continue
		}
		if unit = a; shiftUnits[b] {
			unit = b
		}
	}
	when := prev.when.from
	if prev.when.bound == boundNone {
		if f == nil || !prev.asking {
			return ""
		}
		when = f.Happened
	}
	if by == 0 || when.IsZero() {
		return ""
	}
	from, _ := when.Span(s.v.loc)
	var at string
	switch p := when.Precision(); {
	case unit == "day" && p >= store.Day:
		at = "on " + store.DayOf(from.AddDate(0, 0, by)).String()
	case unit == "month" && p >= store.Month:
		at = "in " + time.Date(from.Year(), from.Month()+time.Month(by), 1, 0, 0, 0, 0, time.UTC).Format("January 2006")
	case unit == "quarter" && p >= store.Quarter:
		q := time.Date(from.Year(), from.Month()+time.Month(3*by), 1, 0, 0, 0, 0, time.UTC)
		at = "in " + store.QuarterOf(q.Year(), (int(q.Month())+2)/3).String()
	case unit == "year":
		at = "in " + from.AddDate(by, 0, 0).Format("2006")
	default:
		return ""
	}
	return prev.keep(func(i int) (string, bool) { return prev.typed(i), prev.use[i] != useDate }) + " " + at
}

var shiftUnits = english.WordSet(`day month quarter year`)

// shiftWord reports a word of a follow-up that says no more than which time is meant.
func (q *query) shiftWord(i int) bool {
	w := q.word(i)
	switch w {
	case "next", "following", "previous", "preceding", "after", "later", "before", "earlier", "prior", "how", "what", "about":
		return true
	}
	return q.use[i] == useLight || shiftUnits[w] || english.StopWords[w] || english.Prepositions[w] || english.Auxiliaries[w]
}

// completed is the question as it stands without the one before.
func (q *query) completed() string {
	taken := false
	whole := strings.TrimSpace(q.keep(func(i int) (string, bool) {
		m := q.nameAt(i)
		if m == nil || q.text[q.toks[i].Start:q.toks[i].End] != "" && personal[q.word(i)] == "" {
			return q.typed(i), true
		}
		taken = true
		name := q.v.Record.Entities[m.entities[0]].Name
		if q.typed(i) == "" {
			return " of " + name, true
		}
		if m.possessed {
			name += "'s"
		}
		return name, true
	}))
	if !taken && q.asTyped != "" {
		return strings.Trim(q.asTyped, " ?!.,")
	}
	return whole
}
