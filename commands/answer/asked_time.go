package answer

import (
	"time"

	"byline/commands/answer/english"
	"byline/store"
)

// bound says how a date that a question names limits it.
type bound uint8

const (
	boundNone   bound = iota
	boundAt           // on, in, as of, by: what held or happened then
	boundBefore       // what held before
	boundAfter        // what happened or held since
)

// asked is the time that a question speaks of.
type asked struct {
	bound    bound
	from, to store.When // from and to are the same but for "between … and …"
	day      bool       // "as of", "by the end of": what was known then
	at       int        // the first token of it
	upto     int
	past     bool // former, previous, used to: what is over
	changed  bool // before it was changed: what something else has replaced
	first    bool // originally, first
	next     bool // successor: what came after
	clause   [2]int
	clauseIs bound // the clause is an event before or after which is asked
}

// readDates finds the dates of a question.
func (q *query) readDates(now time.Time) {
	pieces := english.ReadWords(q.text)
	last := q.v.vocab.last
	if last.IsZero() || last.After(now) {
		last = now
	}
	loc := q.v.loc
	r := dateReader{ws: pieces, now: now.In(loc), ref: last.Add(-time.Millisecond).In(loc), from: q.v.vocab.first.In(loc), dated: q.v.vocab.lastYear}
	if last == now {
		r.ref = now.In(loc)
	}
	for i := 0; i < len(pieces); {
		w, n := r.read(i)
		if n == 0 {
			i++
			continue
		}
		from, to := q.tokensAt(pieces[i].From, pieces[i+n-1].To)
		i += n
		if from == to || q.overlapsName(from, to) || q.quantity(from, to, w) || q.yearOfName(from, to, w) {
			continue
		}
		q.takeDate(w, from, to)
	}
}

// quantity reports four figures that are no year: "2000 people", "2,000".
func (q *query) quantity(from, to int, w store.When) bool {
	if w.Precision() != store.Year || to != from+1 || q.toks[from].Flags&english.FlagNum == 0 {
		return false
	}
	text := q.text[q.toks[from].Start:q.toks[from].End]
	if len(text) != 4 {
		return true
	}
	switch q.word(from - 1) {
	case "in", "since", "before", "after", "by", "until", "till", "during", "of", "year", "from", "for", "through", "early", "late", "mid", "as",
		"back", "and", "between", "to", "than", "":
		return false
	case "dollar", "euro", "pound", "over", "under", "nearly", "almost", "around":
		return true
	}
	y := yearNumber(text)
	return y < 1800 || y > 2100
}

// yearOfName reports "the 2034 World Cup" where the story has no such year: it is then another event than the one that is named.
func (q *query) yearOfName(from, to int, w store.When) bool {
	if w.Precision() != store.Year || to != from+1 || q.word(from-1) != "the" || q.use0(to) != useName {
		return false
	}
	_, told := q.v.index.ids[q.word(from)]
	return !told
}

func (q *query) overlapsName(from, to int) bool {
	for i := from; i < to; i++ {
		if q.use[i] == useName {
			return true
		}
	}
	return false
}

// tokensAt are the tokens between two places of the text.
func (q *query) tokensAt(from, to int) (i, j int) {
	for i < len(q.toks) && q.toks[i].End <= from {
		i++
	}
	j = i
	for j < len(q.toks) && q.toks[j].Start < to {
		j++
	}
	return i, j
}

// takeDate notes a date and what the words before it make of it.
func (q *query) takeDate(w store.When, from, to int) {
	q.mark(from, to, useDate)
	b := from - 1
	for b >= 0 && (q.word(b) == "the" || q.word(b) == "year" || q.word(b) == "early" || q.word(b) == "late" || q.word(b) == "mid" || q.word(b) == "end" ||
		q.word(b) == "beginning" || q.word(b) == "start" || q.word(b) == "of" && q.word(b-1) != "as") {
		b--
	}
	limit, day := boundAt, false
	switch q.word(b) {
	case "before":
		limit = boundBefore
	case "after", "since", "from":
		limit = boundAfter
	case "until", "till":
		limit = boundBefore
	case "of":
		day = q.word(b-1) == "as"
		b--
	case "by":
		day = true
	case "and", "to":
		if q.when.bound != boundNone && q.when.upto == b {
			q.mark(b, from, useDate)
			q.when.to, q.when.upto = w, to
			if q.when.bound == boundAfter {
				q.when.bound = boundAt
			}
			return
		}
	}
	if b >= 0 && (english.Prepositions[q.word(b)] || day) {
		q.mark(b, from, useDate)
	}
	if q.when.bound != boundNone && q.when.from.Precision() >= w.Precision() {
		return // the finer of two dates counts
	}
	q.when.bound, q.when.from, q.when.to, q.when.day, q.when.at, q.when.upto = limit, w, w, day, max(b, 0), to
}

// formers are the words for what is over.
var formers = english.WordSet(`former formerly previous previously ex predecessor predecessors earlier outgoing past`)

// readPast finds the words that ask for what is over, what came first or next, and clauses such as "before the merger closed".
func (q *query) readPast() {
	for i := range q.toks {
		if q.use[i] != useContent && q.use[i] != useStop && q.use[i] != useLight {
			continue
		}
		w := q.word(i)
		switch {
		case formers[w] && !(w == "past" && q.word(i-1) == "the") && !(w == "ex" && q.toks[i].Flags&english.FlagBreak != 0):
			q.when.past = true
			q.use[i] = usePast
		case w == "used" && q.word(i+1) == "to" && !english.Auxiliaries[q.word(i-1)]:
			q.when.past = true
			q.mark(i, i+2, usePast)
		case w == "use" && q.word(i+1) == "to" && q.asksDid(i):
			q.when.past = true
			q.mark(i, i+2, usePast)
		case w == "before" && i == len(q.toks)-1:
			q.when.past = true
			q.use[i] = usePast
		case (w == "first" || w == "original" || w == "initial") && i > 0 && (q.word(i-1) == "the" || q.toks[i-1].Flags&english.FlagPoss != 0) &&
			q.relationAt(i+1) != nil && !q.relationAt(i+1).verb && (q.seek == seekAny || q.counts()):
			q.when.first = true
			q.use[i] = usePast
		case w == "originally" || w == "initially":
			q.when.first = true
			q.use[i] = usePast
		case w == "successor" || w == "successors":
			q.when.next = true
		case w == "at" && q.is(i, "at", "the", "time", "of") && i > 1 && i+4 < len(q.toks) && q.when.clauseIs == boundNone,
			w == "during" && i > 1 && i+1 < len(q.toks) && q.when.clauseIs == boundNone:
			if !q.asksHolder() {
				continue
			}
			at := i
			if w == "at" {
				q.mark(i, i+3, useStop)
				at = i + 3
			}
			q.when.clause, q.when.clauseIs = [2]int{at, len(q.toks)}, boundAt
		case w == "before" && q.changedSince(i):
			q.when.past, q.when.changed = true, true
			q.mark(i, len(q.toks), usePast)
		case (w == "before" || w == "after" || w == "when" || w == "until" || w == "once") && i > 0 && i+1 < len(q.toks) &&
			q.when.clauseIs == boundNone && q.use[i] != useShape:
			end := i + 1
			for end < len(q.toks) && (end == i+1 || q.toks[end].Flags&english.FlagBreak == 0) {
				end++
			}
			q.when.clause, q.when.clauseIs = [2]int{i, end}, boundAt
			switch w {
			case "before", "until":
				q.when.clauseIs = boundBefore
			case "after", "once":
				q.when.clauseIs = boundAfter
			}
		}
	}
}

// asksHolder reports a question for whoever held a place of which there is one at a time.
func (q *query) asksHolder() bool {
	if q.seek != seekAgent && q.seek != seekPerson && q.seek != seekCompany && q.seek != seekOrganisation {
		return false
	}
	for i := range q.rels {
		for _, p := range q.rels[i].is {
			if slug := q.v.Record.Relations[p.relation].Slug; q.v.singular(slug) || q.v.offices()[slug] {
				return true
			}
		}
	}
	return false
}

// asksDid reports "did … use to".
func (q *query) asksDid(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if q.word(k) == "did" {
			return true
		}
	}
	return false
}

// readFirst finds "at first" and the like, which ask for what was so before it changed.
func (q *query) readFirst() {
	for i := 1; i < len(q.toks); i++ {
		if n := q.atFirst(i); n > 0 && q.use[i] != useName && q.use[i] != useDate {
			q.when.first = true
			q.mark(i, i+n, usePast)
		}
	}
}

// atFirst is how many words from token i on say "at first" at the end of a question; 0 where they do not.
func (q *query) atFirst(i int) int {
	for _, p := range firstly {
		if q.is(i, p...) && (i+len(p) == len(q.toks) || q.toks[i+len(p)].Flags&english.FlagBreak != 0) {
			return len(p)
		}
	}
	return 0
}

// firstly are the phrases for what was so before anything else.
var firstly = english.Phrases(`at first|at the start|at the outset|at the beginning|in the beginning|to begin with|to start with|from the start|from the outset|
	in the first place`)

// changedSince reports "before it was raised" at the end of a question, which asks for what was so before and no longer is.
func (q *query) changedSince(i int) bool {
	n := len(q.toks)
	if w := q.word(i + 1); i+4 != n && i+3 != n || w != "it" && w != "they" && w != "that" && w != "this" {
		return false
	}
	return changes[q.word(n-1)] && (i+3 == n || english.Auxiliaries[q.word(n-2)] || q.word(n-2) == "got")
}

var changes = english.WordSet(`raised changed increased cut lowered replaced updated revised reduced doubled extended amended corrected moved rose fell grew dropped
	changes raise change`)

// asksFinal reports "in the end", "finally": what was replaced is not meant.
func (q *query) asksFinal() bool {
	for i := range q.toks {
		if q.is(i, "in", "the", "end") || q.word(i) == "finally" || q.word(i) == "ultimately" || q.word(i) == "eventually" {
			return i+3 >= len(q.toks) || q.word(i) != "in" || q.word(i+3) != "of"
		}
	}
	return false
}
