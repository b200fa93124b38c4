package answer

import (
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
	m.weighDirection(&c, n, f)
	m.weighOtherwise(&c, n, f)
	m.weighStatus(&c, n, f)
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
