package answer

import (
	"time"

	"byline/commands/answer/english"
	"byline/store"
)

// dateLead are the words that may stand before a date and belong to it: "late 2030", "by the end of March 2026".
var dateLead = english.WordSet(`early late mid end beginning start middle half quarter first second third fourth of the by about around circa roughly before after
	until from to and or between spring summer autumn fall winter in on at no later earlier than sometime not a m p am pm local time noon midnight
	morning afternoon evening night next week weekend month year years onwards since eve season`)

// saidDate is a short value that is a date with what belongs to it, in its own words; empty where it says more or less than a date.
func (m *matcher) saidDate(value string) string {
	p := m.v.parse(value)
	if len(p.toks) > 8 {
		return ""
	}
	dated := false
	for i := range p.toks {
		in := false
		for _, s := range p.spans {
			in = in || s.Kind == english.SpanDate && i >= s.From && i < s.To
		}
		dated = dated || in
		if !in && !dateLead[p.toks[i].Text] && p.toks[i].Flags&english.FlagNum == 0 {
			return ""
		}
	}
	if !dated || len(p.spans) == 1 && p.spans[0].From == 0 && p.spans[0].To == len(p.toks) {
		return ""
	}
	return value
}

// nearDate are the words that make another time of a date after them.
var nearDate = english.WordSet(`early late mid spring summer autumn fall winter end beginning middle start`)

// withLead is a date in a text with the words before it that make it another: "late 2030" is not "2030".
func withLead(text string, toks []english.Token, s english.Span) string {
	from := s.From
	for k := s.From - 1; k >= 0 && k > s.From-5 && toks[k+1].Flags&english.FlagBreak == 0; k-- {
		switch w := toks[k].Text; {
		case nearDate[w]:
			from = k
			continue
		case w == "of" || w == "the":
			continue
		}
		break
	}
	if from > 0 && from < s.From && toks[from-1].Text == "the" {
		from--
	}
	return text[toks[from].Start:s.End]
}

// planning are the words with which a question asks for a time that was intended, be it kept or not.
var planning = english.WordSet(`due set scheduled supposed planned expected meant to going would should originally initially intended slated will`)

// asksPlan reports a question for a time that was or is intended.
func (q *query) asksPlan() bool {
	for i := range q.toks {
		if planning[q.word(i)] && q.use[i] != useName {
			return true
		}
	}
	return false
}

// tooLate reports that a date is yet to come where the question asks when something came to pass.
func (m *matcher) tooLate(w store.When) bool {
	if w.IsZero() || m.seek != seekDate || !m.pastTense() || m.asksPlan() {
		return false
	}
	from, _ := w.Span(m.v.loc)
	return from.After(m.frame.at.Add(24 * time.Hour))
}

// asides are the words that begin a clause which tells when something was by something else, and how far a fact that has what was
// asked in such a clause alone still tells its time: what fell when men died fell on their day, what came before is of another.
var asides = map[string]float64{"when": 0.93, "as": 0.95, "while": 0.9, "during": 0.93, "after": 0.6, "before": 0.6, "since": 0.6, "until": 0.6,
	"following": 0.6, "because": 0.7, "who": 0.75, "which": 0.75, "whose": 0.75, "where": 0.8, "despite": 0.6}

// aside is how far the time of a fact is that of what a question for a date asks: less than 1 where its text has the verb of the
// question in a clause that is about something else.
func (m *matcher) aside(n int32) float64 {
	if m.seek != seekDate || m.due || m.judging() {
		return 1
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	fit := 1.0
	for i := range m.units {
		u := &m.units[i]
		if u.kind != unitWord || u.light || !u.verb && u.phrasal == "" && len(u.said) == 0 {
			continue
		}
		best := 0.0
		for k := range toks {
			if st := x.words[toks[k].word()].stem; !m.saysUnit(u, st) && !u.beginsSaid(st) {
				continue
			}
			at := 1.0
			for j := k - 1; j >= 0 && toks[j+1].flags()&english.FlagBreak == 0; j-- {
				w := x.words[toks[j].word()].text
				if w == "and" || w == "but" {
					break // what it is told beside is said before
				}
				if f, ok := asides[w]; ok && (f > 0.6 || j > 0) {
					if at = f; w != "who" && m.asksEnd() && !m.v.Record.Facts[n].Until.IsZero() {
						at = 1
					}
					break
				}
			}
			best = max(best, at)
		}
		if best > 0 {
			fit = min(fit, best)
		}
	}
	return fit
}

// beginsSaid reports a stem with which something begins that the thesaurus has for the unit.
func (u *unit) beginsSaid(stem uint32) bool {
	for i := range u.said {
		if u.said[i].ids[0] == stem {
			return true
		}
	}
	return false
}

// yearIn is the first year among the words of a date; 0 for none.
func yearIn(toks []english.Token) int {
	for i := range toks {
		if y := yearNumber(toks[i].Text); y != 0 {
			return y
		}
	}
	return 0
}

// toldUntil reports that a fact has the verb of the question in what it says after "until": what was dropped was so by then.
func (m *matcher) toldUntil(n int32) bool {
	x := m.v.index
	until := false
	for _, t := range x.fact(uint32(n)) {
		w := &x.words[t.word()]
		switch {
		case w.text == "until" || w.text == "till":
			until = true
		case t.flags()&english.FlagFirst != 0:
			until = false
		case until:
			for i := range m.units {
				if u := &m.units[i]; u.kind == unitWord && !u.light && u.verb && (m.saysUnit(u, w.stem) || u.beginsSaid(w.stem)) {
					return true
				}
			}
		}
	}
	return false
}

// withHedge is where a figure at a token begins with the words before it that make it more or less of one: "more than three hours".
func withHedge(text string, toks []english.Token, from int) int {
	at := from
	for at > 0 && toks[at].Flags&(english.FlagBreak|english.FlagFirst) == 0 && hedges[toks[at-1].Text] {
		at--
	}
	for at < from && (toks[at].Text == "a" || toks[at].Text == "to" || toks[at].Text == "some") {
		at++
	}
	return toks[at].Start
}

// plannedOnly reports that a fact tells of what the question asks the day of, as of something done, as of what was yet to come.
func (m *matcher) plannedOnly(n int32) bool {
	if m.seek != seekDate || m.judging() || m.due || !m.pastTense() || m.asksPlan() || m.speaks() {
		return false
	}
	for i := range m.units {
		if u := &m.units[i]; u.kind == unitWord && !u.light && u.verb && m.intends(u, n) {
			return true
		}
	}
	return false
}

// announcedOn reports that the date at a token of a fact's text is that of its being told: "…, it was announced on 22 June".
func announcedOn(toks []english.Token, from int) bool {
	for k := from - 1; k >= 0 && k > from-3; k-- {
		if toks[k+1].Flags&english.FlagFirst != 0 {
			return false
		}
		switch w := toks[k].Text; {
		case w == "on" || w == "in" || w == "the":
		default:
			return speaking[english.Stem(w)]
		}
	}
	return false
}

// announcedFit is how far the day on which something was said to be coming is that on which it came: those who ask when one resigned
// may well mean the day on which one said so.
func (m *matcher) announcedFit(n int32) float64 {
	for _, s := range m.factStems(n) {
		if speaking[s] || s == "agre" || s == "sign" {
			return 0.9
		}
	}
	return 0.6
}

// wholeLength is the last token of a length of time whose first unit stands at a token: "1 hour 45 minutes", "two years and three months".
func wholeLength(toks []english.Token, unit int) int {
	for k := unit + 1; k+1 < len(toks) && k <= unit+3 && toks[k].Flags&(english.FlagFirst|english.FlagBreak) == 0; k++ {
		switch {
		case toks[k].Text == "and":
		case english.IsFigure(&toks[k]) && english.TimeUnits[toks[k+1].Text]:
			return wholeLength(toks, k+1)
		default:
			return unit
		}
	}
	return unit
}

// notSo reports that a fact denies what the question asks the time of, or tells that it was refused: what was not renamed has no day
// on which it was.
func (m *matcher) notSo(n int32, f *store.Fact) bool {
	if m.seek != seekDate && m.seek != seekDuration || m.judging() || f.Status != store.Denied {
		return false
	}
	for i := range m.toks {
		if w := m.word(i); denials[w] || denying[w] || w == "dismiss" || w == "rebut" {
			return false
		}
	}
	return !m.speaks()
}
