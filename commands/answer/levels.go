package answer

import (
	"byline/commands/answer/english"
	"byline/store"
)

// What a fact loses of its chance for a unit that it does not account for at all.
const (
	costName      = 0.93
	costPlace     = 0.85
	costCommon    = 0.55 // a name that is a common noun: "the deal"
	costUnknown   = 0.72 // a word that the story does not have
	costLight     = 0.05
	costReferring = 0.15 // a word that a fact about what was not disclosed need not have
	costRelated   = 0.5  // a word for the relation that the fact is of
	costVague     = 0.35 // several words that say little elsewhere
)

// level says how far a fact accounts for a unit, 0 to 1, and what it loses where it does not.
func (m *matcher) level(u *unit, n int32, f *store.Fact, c *candidate) (level, cost float64) {
	switch u.kind {
	case unitName:
		return m.levelOfName(u, n, f, c)
	case unitPlace:
		return m.levelOfPlace(u, n, f), costPlace
	}
	return m.levelOfWord(u, n, f, c)
}

func (m *matcher) levelOfName(u *unit, n int32, f *store.Fact, c *candidate) (level, cost float64) {
	level = m.nameLevel(u, n, f)
	if level == unsaidHero && c.rel != nil && c.relLevel >= 0.9 && c.side != 0 && !m.judging() {
		level = 0.65 // which law was used against the one whom all of it is about
	}
	if level < 0.96 && c.rel != nil && c.rel.verb && u.name.to <= c.rel.from && !m.judging() && f.SaidBy == 0 && !m.asks(f.Subject) && m.likeSubject(u, f) {
		level = min(level, 0.4) // what another does, in a sentence that names this one
	}
	if u.common {
		word := m.wordLevel(u, n)
		if word < 0.8 && m.seek == seekDuration {
			word *= 0.5 // how long the tour was is not how long a concert was
		}
		level = max(level, 0.95*word)
		if level < 0.5 && m.seek == seekNumber && f.Subject == 0 && m.ofLike(u, n) {
			return 0, costName // it counts what another has
		}
		if level < 0.85 && m.overTopic(u) {
			level = 0.85
		}
		return level, costCommon
	}
	if level < 0.85 && m.overTopic(u) {
		level = 0.85
	}
	return level, costName
}

func (m *matcher) levelOfPlace(u *unit, n int32, f *store.Fact) float64 {
	level := m.placeLevel(u.place, n, f)
	if level == 0 && u.name != nil && !u.place.outside {
		level = m.nameLevel(u, n, f)
	}
	if level < 0.8 && u.name != nil && !u.place.outside && m.seek == seekNumber && f.Subject == 0 && f.Where == "" && m.ofLike(u, n) {
		level = 0
	}
	if level < 0.85 && u.name != nil && m.overTopic(u) {
		level = 0.85
	}
	if level < 0.8 && m.ofTitledCountry(u.place, n, f) {
		level = 0.8
	}
	if level < 0.9 && u.name != nil && !u.place.outside && m.actsFor(&m.v.Record.Entities[u.name.entities[0]], n) {
		level = 0.9
	}
	return level
}

func (m *matcher) levelOfWord(u *unit, n int32, f *store.Fact, c *candidate) (level, cost float64) {
	if m.leftOpen(u, f) {
		return 0.8, costCommon
	}
	cost = m.costOfWord(u, f)
	if r := m.scatteredAt(u.from, f.Relation); r != nil && f.Relation != "" {
		if c.rel == nil || c.relLevel < 1 {
			c.rel, c.relLevel, c.side = r, 1, m.sideOf(f, false)
		}
		return 1, cost
	}
	if u.rel != nil {
		var settled bool
		if level, cost, settled = m.levelByRelation(u, n, f, c, cost); settled {
			return level, cost
		}
	}
	if u.rel != nil && u.preposition && level < 0.85 && m.judging() && m.asksStill() && m.noLonger(n) {
		return 0.85, cost // is she still at the bank
	}
	if u.rel != nil && u.preposition && f.Relation != "" {
		return level, 0.65 // "on the board" is more than the word "on"
	}
	word := m.wordLevel(u, n)
	if word > 0.3 && u.from > 0 && placesAfter[m.word(u.from)] && attaining[m.stems[u.from-1]] && m.v.index.countsAlone(m.word(u.from), n) {
		return 0.1, max(cost, 0.65) // who played in the second semi-final came second in nothing
	}
	if word > 0.3 && level < 0.5 && !m.officeOf(u, n) {
		word = 0.3
	}
	if u.rel != nil && level < 0.5 && (!u.rel.verb && word < 0.9 && measured[f.Relation] || word < 0.75 && m.seeksFigure() && sumOf(f.Value) && !m.asksRelationOf(f)) {
		word = min(word, 0.2) // another figure
	}
	if u.alone && word < 1 && f.Relation != "" && (u.to == u.from+1 || m.toldAs(u, n) == nil) {
		word = 0 // of a fact with another relation, a word that is merely akin says nothing
	}
	if level < 0.5 && word < 0.8 && m.otherDoing(u, f) {
		word, cost = min(word, 0.3), max(cost, 0.65)
	}
	level = max(level, word)
	level = m.levelAsTold(u, n, f, level)
	if level < 0.5 && m.judging() {
		if m.opposite(u, n) {
			c.flips++
			return 0.85, cost
		}
		if d, level := m.contraryTo(u, n); d != nil {
			if m.first(d) == u {
				c.flips = max(c.flips, 1) // whoever walks away neither agrees nor takes over
			}
			return level, cost
		}
	}
	if level >= 0.5 && u.rel == nil && m.judging() && m.valueDenies(u, n, f) {
		c.flips = max(c.flips, 1)
	}
	return level, cost
}

// costOfWord is what a fact loses that does not account for a word at all.
func (m *matcher) costOfWord(u *unit, f *store.Fact) float64 {
	cost := min(0.75, 0.225*u.weight*u.weight)
	switch {
	case u.light:
		cost = costLight
	case f.Status == store.NotDisclosed && u.deciding:
		cost = costReferring
	case u.ofTitle:
		cost = costReferring
	case u.vague:
		cost = costVague
	case u.proper:
		cost = costPlace
	case u.unknown:
		cost = costUnknown
	case u.topical:
		cost *= 0.5
	}
	if u.rel != nil && !u.light && (!u.rel.verb || u.sided) && !u.rel.part && cost != costReferring {
		cost = max(cost, 0.65) // another attribute is another question
	} else if u.rel != nil && !u.light && m.seek == seekNumber && cost != costReferring {
		cost = max(cost, 0.5) // so is how many others did something else
	}
	if m.whoNoun && m.noun >= u.from && m.noun < u.to {
		cost = min(cost, costVague)
	}
	return cost
}

// levelByRelation is how far a fact accounts for a word of a relation by the relation that it is of itself, which it notes, and what it loses
// where it does not; settled where nothing else of it counts.
func (m *matcher) levelByRelation(u *unit, n int32, f *store.Fact, c *candidate, most float64) (level, cost float64, settled bool) {
	cost = most
	hit, swapped := m.relationHit(u.rel, f)
	if hit == 0 {
		return 0, cost, false
	}
	level = hit * m.titleLevel(u, n)
	if m.ofAnotherBody(u, f) && m.wordLevel(u, n) < 0.9 {
		return 0.2, cost, true
	}
	if broad[f.Relation] && m.wordLevel(u, n) < 0.9 {
		level *= 0.8
	}
	if u.kinship && m.wordLevel(u, n) < 0.9 {
		level = min(level, 0.3) // a sister is no cousin
	}
	if m.judging() && (english.Naught[english.Fold(f.Value)] || m.turned(u, n, f)) {
		c.flips = max(c.flips, 1) // "Did it win any?" "none"
	} else if m.shape == shapeWh && f.Object == 0 && m.turned(u, n, f) != (m.word(u.from-1) == "not") {
		return 0.1, costName, true // whoever was cleared is none of those who were convicted
	} else if f.Object == 0 && u.rel.verb && m.wordLevel(u, n) < 0.65 && m.toldAs(u, n) == nil {
		if level *= 0.8; m.judging() {
			level *= 0.5 // "ruling" and "blocked" are one relation, and not one thing
		}
	}
	if level > 0.5 && (c.rel == nil || level > c.relLevel) {
		c.rel, c.relLevel, c.side = u.rel, level, m.sideOf(f, swapped)
	}
	if level == 1 {
		return level, cost, true
	}
	if level > 0.5 {
		cost = min(cost, costRelated)
	}
	return level, cost, false
}

// levelAsTold is how far a fact accounts for a word that it tells otherwise than by one like it: by its status, its dates, its value or by
// what it is about.
func (m *matcher) levelAsTold(u *unit, n int32, f *store.Fact, level float64) float64 {
	if level < 0.9 && m.silentOn(u, n, f) {
		level = 0.9
	}
	if level < 0.8 && m.calledWith(u, f) {
		level = 0.8
	}
	if level < 0.5 && m.seek == seekReason && f.Relation == "cause" && m.toldOf(u, f, n) {
		level = 0.75
	}
	if level < 0.9 && m.agentOf(u, n) {
		level = 0.9
	}
	if level < 0.8 && len(u.described) > 0 {
		level = max(level, m.descriptionLevel(u, n, f))
	}
	if level < 0.9 && u.to == u.from+1 && u.from > 0 && m.word(u.from-1) == "how" && m.asksAge() {
		if _, ok := m.v.ageIn(f.Text); ok {
			level = 0.9
		}
	}
	if level < 0.75 && (m.endSays(u, f) || m.startSays(u, f)) {
		level = 0.75
	}
	if level < 0.85 && m.paidFor(u, f) {
		level = 0.85
	}
	if level < 0.8 && f.Value != "" && u.reckoning && m.asks(f.SaidBy) && m.shape == shapeWh {
		level = 0.9 // what they reckon is the figure that they give
	}
	if level < 0.8 && m.statusSays(u, f) {
		level = 0.8
	}
	return level
}

// reckoning are the stems of verbs of putting a figure on something.
var reckoning = english.StemSet(`estimate reckon calculate predict forecast project assess give put quote report measure record state cite announce declare
	publish arrive claim say tell`)

// kinship are the stems of words that each name one way of being related.
var kinship = english.StemSet(`cousin sister brother son daughter child children wife husband father mother uncle aunt nephew niece grandson granddaughter grandfather
	grandmother`)

// measured are the relations of figures of one sort each.
var measured = english.WordSet(`revenue profit cost price salary debt funding market-value share-price dividend headcount turnout vote-share votes seats
	market-share growth sales-volume users`)

// closeLevel is how far a synonym accounts for a word.
const closeLevel = 0.92

// toldOf reports whether other facts of the same subject have the words of a unit: a cause need not repeat what it explains.
func (m *matcher) toldOf(u *unit, f *store.Fact, n int32) bool {
	const most = 24
	looked := 0
	for _, r := range m.v.of[f.Subject] {
		if r.as&asSubject == 0 || r.fact == n {
			continue
		}
		if looked++; looked > most {
			return false
		}
		if m.wordLevel(u, r.fact) >= 0.6 && m.togetherTold(r.fact, n) {
			return true
		}
	}
	return false
}

// togetherTold reports two facts that are of one thing, came on record side by side or happened at one time.
func (m *matcher) togetherTold(a, b int32) bool {
	f, g := &m.v.Record.Facts[a], &m.v.Record.Facts[b]
	if !m.isAgent(f.Subject) && f.Subject == g.Subject {
		return true // of a thing or an event little else is told than what befell it
	}
	return a-b <= 2 && b-a <= 2 || !f.Happened.IsZero() && f.Happened == g.Happened
}

// writesAll reports whether some stems all stand in the fact's own text, value or quotation; false where there are none.
func (m *matcher) writesAll(stems []uint32, n int32) bool {
	for _, s := range stems {
		if !m.v.index.writes(s, uint32(n)) {
			return false
		}
	}
	return len(stems) > 0
}

// deciding are verbs that a fact about what was not disclosed need not have: whether they will, plan to, rule it out.
var deciding = english.StemSet(`rule plan intend promise pledge decide commit confirm say agree want expect consider`)

// referring are words for what a story is about, which a fact about it need not have: "is the deal exclusive?"
var referring = english.StemSet(`deal partnership agreement arrangement pact contract alliance tie-up`)

// dealings are the nouns by which one deal between companies is called, and the stems by which a title tells of it.
var (
	dealings  = english.WordSet(`deal takeover acquisition merger purchase buyout transaction sale bid`)
	dealStems = english.StemSet(`buy acquire acquisition merge merger takeover purchase sell sale bid offer deal`)
)

// namesTopic reports "the takeover" where the story's title tells of one: a fact of the story need not say again what it is about.
func (m *matcher) namesTopic(u *unit) bool {
	if u.to != u.from+1 || !dealings[m.word(u.from)] || m.word(u.from-1) != "the" {
		return false
	}
	for s := range m.v.vocab.topic {
		if dealStems[s] {
			return true
		}
	}
	return false
}

// sides are the particles that make two things of one verb.
var sides = english.WordSet(`for against up down in out on off over under`)

// calledSo reports that an entity of the question has a stem in one of its names: that "Mayor Doyle" is called so says nothing of
// who is mayor.
func (m *matcher) calledSo(stem uint32) bool {
	for i := range m.named {
		for _, e := range m.named[i].entities {
			ent := &m.v.Record.Entities[e]
			for _, name := range append([]string{ent.Name}, ent.Aliases...) {
				for _, w := range nameWords(name) {
					if id, ok := m.v.stemID(m.v.stemOf(w)); ok && id == stem {
						return true
					}
				}
			}
		}
	}
	return false
}

// statusSays reports a fact whose status says what the word does: who confirmed it, who denied it.
func (m *matcher) statusSays(u *unit, f *store.Fact) bool {
	if f.SaidBy == 0 || len(m.named) > 0 && m.named[0].to <= u.from && !m.asks(f.SaidBy) {
		return false // what another confirms is not confirmed by the one who is named
	}
	switch m.stems[u.from] {
	case "confirm":
		return f.Status == store.Confirmed
	case "deni":
		return f.Status == store.Denied
	case "disput":
		return f.Status == store.Disputed
	}
	return false
}
