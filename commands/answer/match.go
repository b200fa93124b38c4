package answer

import (
	"slices"
	"strings"

	"byline/store"
)

// akinLevel is the most that a word accounts for which is merely akin to what was asked.
const akinLevel = 0.8

// candidate is a fact beside a question.
type candidate struct {
	fact  int32
	p     float64 // the chance that it answers the question
	own   float64 // the same by what it has alone, before it was held against the others; 0 where it was not
	held  float64 // what is left of it for what the fact tells otherwise than was asked, whatever else it has
	named float64 // the same for names and places that it lacks
	text  float64 // what text search gives it, 0 to 1
	sure  float64 // the same, less what its names, place and time speak against it
	time  float64
	cover float64 // of the question's words, by weight
	// rel is how the question spoke of the fact's relation; nil where it did not.
	rel      *relationMention
	relLevel float64
	// side is the side of the relation on which the question's entity stands: asSubject, asObject, or 0.
	side  uint8
	short string
	typed float64 // how well it holds the asked-for type
	near  float64 // the chance whatever type is asked for: how near it comes to the question
	miss  []int   // units that it does not account for
	flips int     // how many of the question's words it says the opposite of
	round float64 // p as far as candidates are ordered by it
}

// matcher weighs facts against one question.
type matcher struct {
	*query
	units    []unit
	frame    frame
	total    float64
	says     bool // asks what somebody said
	top      bool // asks for the most or least
	ahead    bool // asks what is to come
	supposed bool // asks what was meant to be
	hands    []hand
	askedOnce
	buf     []string
	stemBuf []uint32
	// missed has what the candidates miss, one after another.
	missed []int
	// note, where not nil, is told each factor of a fact's chance, for an explanation.
	note func(part string, factor float64)
}

// times multiplies a candidate's chance by a factor and notes why.
func (m *matcher) times(c *candidate, part string, factor float64) {
	c.p *= factor
	m.tell(part, factor)
}

// otherwise does so for what the fact tells otherwise than was asked, which no likeness makes good.
func (m *matcher) otherwise(c *candidate, part string, factor float64) {
	m.against(c, part, factor)
	c.held *= factor
}

// against does so too with what text search gives it: what speaks against a fact does, however it was found.
func (m *matcher) against(c *candidate, part string, factor float64) {
	m.times(c, part, factor)
	c.sure *= factor
}

func (m *matcher) tell(part string, factor float64) {
	if m.note != nil && factor != 1 {
		m.note(part, factor)
	}
}

func (q *query) matcher(fr frame, skip [2]int) *matcher {
	m := &matcher{query: q, units: q.units(skip), frame: fr, says: q.asksSaid(), top: q.superlative(), ahead: q.asksAhead(), supposed: !q.judging() && q.asksWith("supposed")}
	for i := range m.units {
		u := &m.units[i]
		m.total += u.weight
		u.verb = q.verbLike(u.from)
		u.manyClose, u.manyKin = q.v.index.manyOf(u.close), q.v.index.manyOf(u.kin)
		u.ofTitle = u.kind == unitWord && m.namesTopic(u)
	}
	m.hands = m.readHands()
	m.readOnce()
	return m
}

// crossways is what is left of a fact that is told the other way round than was asked. A question that asks for something has been held
// against the other facts, and a verb may be read wrongly: only yes and no hang on it alone.
func (m *matcher) crossways() float64 {
	if m.judging() {
		return 0.15
	}
	return 0.5
}

// judging reports a yes/no question or a claim.
func (q *query) judging() bool { return q.shape == shapeYesNo || q.shape == shapeClaim }

// weigh says how likely a fact answers the question.
func (m *matcher) weigh(n int32, text float64) candidate {
	c := candidate{fact: n, text: text, held: 1, named: 1}
	if c.time = m.timeFit(n); c.time == 0 {
		m.tell("not of the time asked about", 0)
		return c
	}
	f := &m.v.Record.Facts[n]
	factor, covered, strong := 1.0, 0.0, 0
	words, told, plain := 0, 0, 0 // of the question, those that the fact tells, and those that it tells by more than what is akin
	missed := len(m.missed)
	add := func(i int) {
		u := &m.units[i]
		level, cost := m.level(u, n, f, &c)
		if u.kind == unitName && level > 0.5 && m.judging() && m.passing(u, n, f) {
			level = 0.1
		}
		covered += u.weight * level
		if u.kind == unitWord && !u.light {
			words++
			if level >= 0.5 {
				told++
			}
			if level > akinLevel {
				plain++
			}
		}
		if level < 0.5 {
			m.missed = append(m.missed, i)
		} else if u.weight > 0.7 && level >= 0.65 {
			strong++
		}
		if m.note != nil {
			part := "“" + m.phrase(u.from, u.to) + "”"
			if d := m.toldAs(u, n); d != nil {
				part += ", told as “" + strings.Join(d.Words, " ") + "”"
			}
			m.tell(part, 1-cost*(1-level))
		}
		factor *= 1 - cost*(1-level)
		if u.kind != unitWord || u.proper {
			c.named *= 1 - cost*(1-level)
		}
	}
	// The words come first: which relation they hit decides what the names have to be.
	for i := range m.units {
		if m.units[i].kind == unitWord {
			add(i)
		}
	}
	for i := range m.units {
		if m.units[i].kind != unitWord {
			add(i)
		}
	}
	if len(m.missed) > missed {
		c.miss = m.missed[missed:len(m.missed):len(m.missed)]
	}
	c.cover = 1
	if m.total > 0 {
		c.cover = covered / m.total
	}
	aside := m.aside(n)
	place, order := m.placeFit(f, n), m.orderFit(n)
	fit := c.time * place * order * aside
	c.p = factor
	m.times(&c, "beginning with", m.base(&c, f, strong))
	m.otherwise(&c, "time", c.time)
	m.times(&c, "told beside something else", aside)
	if m.notSo(n, f) {
		m.otherwise(&c, "says that it is not so", 0.5)
	}
	if aside == 1 && m.plannedOnly(n) {
		m.times(&c, "told as what is to come", m.announcedFit(n))
	}
	m.times(&c, "place", place)
	m.times(&c, "before or after", order)
	if !m.judging() && f.Status != store.NotDisclosed && f.Relation == "" && f.Subject == 0 {
		c.sure = text * c.named * fit
		if m.seek == seekDate && m.otherDay(n) {
			c.sure *= 0.5
		}
		if words > 0 && told == 0 && len(m.named) > 0 && m.seek != seekAny {
			c.sure *= 0.4 // it has the name, and nothing of what was asked
		}
	}
	if words > 1 && plain == 0 && len(m.named) == 0 && len(m.places) == 0 && c.rel == nil && m.shape == shapeWh && m.seek != seekAny && m.seek != seekReason {
		m.against(&c, "has nothing but what is akin", 0.6)
	}
	if c.rel != nil && c.side != 0 {
		m.times(&c, "side of the relation", m.roleFit(f, &c))
	}
	switch u, turned := m.turnedRound(n); {
	case turned && c.rel != nil && c.relLevel >= 0.9 && c.side != 0 && f.Object == 0 && !m.judging():
		// It is of what the subject has, whichever way the money goes.
	case u == nil:
		if c.rel == nil && m.unshownObject(n) {
			m.against(&c, "does not tell to whom it does it", 0.6)
		}
		if m.inPassing(n, f) {
			m.times(&c, "names in passing whom it is done to", 0.8)
		}
	case !turned:
		m.times(&c, "who does it to whom", min(1.05, 0.98/max(c.p, 0.1)))
	case m.judging() && oneWay[m.stems[u.from]]:
		c.flips++
	case oneWay[m.stems[u.from]]:
		m.otherwise(&c, "does what is done to it, or the other way round", 0.15)
	default:
		m.times(&c, "does what is done to it, or the other way round", m.crossways())
	}
	if m.merelyMeant(n) {
		m.otherwise(&c, "meant or tried, and not told as done", 0.4)
	}
	if m.goesOtherWay(n) {
		m.otherwise(&c, "goes to whom it comes from, or the other way round", 0.15)
	}
	if m.judging() && m.crossed(n) {
		m.times(&c, "has that figure of something else", 0.2)
	}
	if m.judging() && m.doneByAnother(n) {
		m.times(&c, "does not tell that the one who is named does it", 0.3)
	}
	if c.rel == nil && m.shape == shapeWh {
		m.times(&c, "verb and name far apart", m.apart(n))
	}
	if c.rel == nil && m.frame.limit == boundNone && !m.frame.past && !m.frame.any && m.shape == shapeWh && m.formerly(n) {
		if (m.seek == seekAgent || m.seek == seekPerson) && !m.pastTense() {
			m.otherwise(&c, "told of the past", 0.3) // who resigned as its leader leads it no longer
		} else {
			m.times(&c, "told of the past", 0.5)
		}
	}
	if m.figureOfAnother(n, f, &c) {
		m.otherwise(&c, "has a figure of another thing", 0.5)
	}
	if m.raises != nil && m.raisedAnother(n) {
		m.otherwise(&c, "what is done there is done to something else", 0.5)
	}
	if m.shares && !m.tellsShare(n) {
		m.otherwise(&c, "not what each of them has", 0.45)
	}
	if m.tellsOfOtherFate(&c) {
		m.otherwise(&c, "tells what befell others", 0.4)
	}
	if m.ofSibling(n) {
		m.otherwise(&c, "tells of another of its kind", 0.3)
	}
	m.otherwise(&c, "told as merely meant", m.meantAlone(n))
	if m.when.changed && (c.relLevel < 0.9 || len(m.v.replacedBy[n]) == 0 && f.Until.IsZero()) {
		m.otherwise(&c, "has not changed since", 0.3)
	}
	if m.ahead && !m.foretells(n) {
		m.times(&c, "not of what is to come", 0.9)
	}
	if m.supposed && !m.foretells(n) {
		m.otherwise(&c, "not told as meant", 0.6)
	}
	if m.top && !m.saysTop(n) {
		m.times(&c, "not told to be the most or least", 0.5)
	}
	if m.ranksLower(n) {
		m.otherwise(&c, "not the first of them", 0.2)
	}
	if m.says && !m.said(f, n) {
		m.times(&c, "not what was said", 0.3)
	}
	switch {
	case f.Status == store.NotDisclosed:
		m.times(&c, "what was not disclosed", m.silenceFit(f, &c))
		if !m.says && c.rel == nil && !m.saysVerb(n) && !slices.ContainsFunc(m.units, func(u unit) bool { return m.silentOn(&u, n, f) }) {
			m.times(&c, "has none of the words", 0.6)
		}
		if m.shape == shapeWh && m.seek == seekAny && c.rel != nil && m.saysWhat(n) {
			m.times(&c, "says that just this was not told", 1.9)
			c.p = min(c.p, 0.96)
		}
		if slices.ContainsFunc(c.miss, func(i int) bool { return m.units[i].kind == unitName && !m.units[i].common }) {
			m.times(&c, "not of the one asked about", 0.8)
		}
	case m.judging() && m.all && m.tellsPart(n):
		c.flips = max(c.flips, 1)
	case f.Status == store.Denied && !m.judging():
		m.times(&c, "denied", 0.9)
	case f.Status == store.Denied && len(c.miss) == 0:
		c.p = min(0.95, c.p*1.1) // it answers by itself
	}
	return c
}

// base is the chance of a fact that accounts for all of the question, by what there was to account for.
func (m *matcher) base(c *candidate, f *store.Fact, strong int) float64 {
	switch {
	case c.rel != nil && c.side != 0:
		return 0.97
	case c.rel != nil && len(m.named) == 0 && m.missesThing(c):
		return 0.6 // who runs something is not told of another thing
	case c.rel != nil && (strong >= 2 || len(m.named) == 0 && strong > 0):
		return 0.93
	case m.seek == seekReason && f.Relation == "cause" && f.Subject != 0 && m.asks(f.Subject):
		return 0.95
	case strong == 1 && c.rel == nil && m.shape == shapeWh && m.names:
		return 0.6 // of the one who is named, and of nothing else that was asked
	case strong >= 3:
		return 0.9
	case strong == 2:
		return 0.88
	case strong == 0:
		return 0.3
	}
	return 0.8
}

// namesAlone reports a question that says nothing of its own but names.
func (m *matcher) namesAlone() bool {
	for i := range m.units {
		if u := &m.units[i]; u.kind == unitWord && !u.light {
			return false
		}
	}
	return true
}

// displaced reports that the place which the question gives to a named entity is filled by another of its kind: the fact
// names it only in passing.
func (m *matcher) displaced(u *unit, f *store.Fact) bool {
	if f.Subject == 0 || !m.v.singular(f.Relation) {
		return false
	}
	filler := f.Object
	if filler == 0 && f.Value != "" {
		filler = f.Subject // "David Lammy – office – foreign secretary"
	}
	o := m.v.Entity(filler)
	if o == nil || m.asks(filler) {
		return false
	}
	for _, e := range u.name.entities {
		ent := &m.v.Record.Entities[e]
		if ent.ID == f.Subject || ent.ID == f.Object || ent.ID == f.SaidBy || o.Kind != ent.Kind {
			return false
		}
	}
	return true
}

// formerly reports a text that tells of what somebody was before, in words that the question does not use.
func (m *matcher) formerly(n int32) bool {
	if m.past {
		return false
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	for i, t := range toks {
		switch w := x.words[t.word()].text; w {
		case "formerly", "former", "previously":
			return true
		case "resigned", "ousted", "removed", "quit", "dismissed", "retired", "sacked", "fired", "stepped", "stood":
			at := i + 1
			if at < len(toks) && (x.words[toks[at].word()].text == "down" || x.words[toks[at].word()].text == "aside") {
				at++
			}
			if at < len(toks) && x.words[toks[at].word()].text == "as" && !m.contentHas(w) {
				return true
			}
		}
	}
	return false
}

// orderFit lowers a fact that tells what was before an event where the question asks for what was after it.
func (m *matcher) orderFit(n int32) float64 {
	if m.when.clauseIs != boundAfter && m.when.clauseIs != boundBefore {
		return 1
	}
	before, after := false, false
	x := m.v.index
	for _, t := range x.fact(uint32(n)) {
		switch x.words[t.word()].text {
		case "before", "until", "ahead":
			before = true
		case "after", "once", "following":
			after = true
		}
	}
	if m.when.clauseIs == boundAfter && before && !after || m.when.clauseIs == boundBefore && after && !before {
		return 0.6
	}
	return 1
}
