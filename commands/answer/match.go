package answer

import (
	"slices"
	"strings"

	"byline/store"
)

// candidate is a fact beside a question.
type candidate struct {
	fact  int32
	p     float64 // the chance that it answers the question
	text  float64 // what text search gives it, 0 to 1
	time  float64
	cover float64 // of the question's words, by weight
	// rel is how the question spoke of the fact's relation; nil where it did not.
	rel *relationMention
	// side is the side of the relation on which the question's entity stands: asSubject, asObject, or 0.
	side  uint8
	short string
	typed float64 // how well it holds the asked-for type
	miss  []int   // units that it does not account for
	flips int     // how many of the question's words it says the opposite of
}

// matcher weighs facts against one question.
type matcher struct {
	*query
	units []unit
	frame frame
	total float64
}

func (q *query) matcher(fr frame, skip [2]int) *matcher {
	m := &matcher{query: q, units: q.units(skip), frame: fr}
	for _, u := range m.units {
		m.total += u.weight
	}
	return m
}

// weigh says how likely a fact answers the question.
func (m *matcher) weigh(n int32, text float64) candidate {
	c := candidate{fact: n, text: text}
	if c.time = m.timeFit(n, &m.frame); c.time == 0 {
		return c
	}
	f := &m.v.Record.Facts[n]
	factor, covered, strong := 1.0, 0.0, 0
	for i := range m.units {
		u := &m.units[i]
		level, cost := m.level(u, n, f, &c)
		covered += u.weight * level
		if level < 0.5 {
			c.miss = append(c.miss, i)
		} else if u.weight > 0.7 {
			strong++
		}
		factor *= 1 - cost*(1-level)
	}
	c.cover = 1
	if m.total > 0 {
		c.cover = covered / m.total
	}
	base := 0.8
	switch {
	case c.rel != nil && c.side != 0:
		base = 0.97
	case c.rel != nil && strong >= 2:
		base = 0.93
	case strong >= 3:
		base = 0.9
	case strong == 2:
		base = 0.88
	case strong == 0:
		base = 0.3
	}
	c.p = base * factor * c.time * m.placeFit(f, n) * m.orderFit(n)
	if c.rel != nil && c.side != 0 {
		c.p *= m.roleFit(f, &c)
	}
	if f.Status == store.Denied && m.shape != shapeYesNo && m.shape != shapeClaim {
		c.p *= 0.9
	}
	return c
}

// level says how far a fact accounts for a unit, 0 to 1, and what share of its chance it loses where it does not.
func (m *matcher) level(u *unit, n int32, f *store.Fact, c *candidate) (level, cost float64) {
	switch u.kind {
	case unitName:
		return m.nameLevel(u, n, f), 0.93
	case unitPlace:
		level = m.placeLevel(u.place, n, f)
		if level == 0 && u.name != nil {
			level = m.nameLevel(u, n, f)
		}
		return level, 0.85
	}
	cost = min(0.75, 0.36*u.weight)
	if u.unknown && !u.light {
		cost = 0.72
	}
	if u.light {
		cost = 0.05
	}
	x := m.v.index
	if u.rel != nil {
		if hit, swapped := m.relationHit(u.rel, f); hit {
			level = m.titleLevel(u, n)
			if level > 0.5 && (c.rel == nil || u.rel.to-u.rel.from > c.rel.to-c.rel.from) {
				c.rel, c.side = u.rel, m.sideOf(f, swapped)
			}
			if level == 1 {
				return level, cost
			}
		}
	}
	words := 0.0
	for _, s := range u.stems {
		switch x.hasStem(s, uint32(n)) {
		case 2:
			words++
		case 1:
			words += 0.9
		}
	}
	if len(u.stems) > 0 {
		level = max(level, words/float64(len(u.stems)))
	}
	if level < 0.8 && m.statusSays(u, f) {
		level = 0.8
	}
	if level < 0.5 && (m.shape == shapeYesNo || m.shape == shapeClaim) && m.opposite(u, n) {
		c.flips++
		return 0.85, cost
	}
	if level < 0.7 {
		for _, s := range u.kin {
			if has := x.hasStem(s, uint32(n)); has > 0 {
				level = max(level, 0.6+0.05*float64(has))
			}
		}
	}
	return level, cost
}

// statusSays reports a fact whose status says what the word does: who confirmed it, who denied it.
func (m *matcher) statusSays(u *unit, f *store.Fact) bool {
	if f.SaidBy == 0 {
		return false
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

// nameLevel says how far a fact is about an entity of the question.
func (m *matcher) nameLevel(u *unit, n int32, f *store.Fact) float64 {
	best := 0.0
	for _, e := range u.name.entities {
		ent := &m.v.Record.Entities[e]
		as := m.v.roleIn(ent.ID, n)
		switch {
		case as&(asSubject|asObject) != 0:
			return 1
		case as&asSpeaker != 0:
			best = max(best, 0.97)
		case as&asMention != 0 && u.name.possessed && m.aboutAnother(f, ent):
			best = max(best, 0.4) // what another has
		case as&asMention != 0:
			best = max(best, 0.93)
		case f.Where != "" && m.v.vocab.where[f.Where].entity == e:
			best = max(best, 0.95)
		default:
			if m.protagonist(ent) && !m.aboutAnother(f, ent) {
				best = max(best, 0.55)
			}
		}
	}
	return best
}

// protagonist reports an entity that the story's title names, so that many facts speak of it without its name.
func (m *matcher) protagonist(e *store.Entity) bool {
	return slices.Contains(m.v.vocab.heroes, e.ID)
}

// aboutAnother reports a fact whose subject or object is another entity of the same kind.
func (m *matcher) aboutAnother(f *store.Fact, e *store.Entity) bool {
	for _, id := range [...]store.EntityID{f.Subject, f.Object} {
		if o := m.v.Entity(id); o != nil && o.ID != e.ID && o.Kind == e.Kind {
			return true
		}
	}
	return false
}

// relationHit reports whether a relation mention may mean the fact's relation; swapped where it is said from the other side.
func (m *matcher) relationHit(r *relationMention, f *store.Fact) (hit, swapped bool) {
	if f.Relation == "" {
		return false, false
	}
	for i := range r.is {
		rel := &m.v.Record.Relations[r.is[i].relation]
		if rel.Slug == f.Relation {
			return true, false
		}
		if slices.Contains(m.v.inverse[rel.Slug], f.Relation) {
			return true, true
		}
	}
	return false, false
}

// sideOf is the side on which the question's entities stand in the fact: the asked relation's subject or object.
func (m *matcher) sideOf(f *store.Fact, swapped bool) uint8 {
	var side uint8
	for i := range m.named {
		for _, e := range m.named[i].entities {
			switch m.v.Record.Entities[e].ID {
			case f.Subject:
				side |= asSubject
			case f.Object:
				side |= asObject
			}
		}
	}
	if swapped && (side == asSubject || side == asObject) {
		side ^= asSubject | asObject
	}
	return side
}

// families are words that name different things of one sort: a question about the one is not answered by the other.
var families = [...][]string{
	{"ceo chief-executive", "chairman chair chairwoman chairperson", "president", "prime-minister premier pm", "cfo", "coo", "cto", "founder cofounder",
		"mayor", "governor", "chancellor", "king", "queen", "captain", "coach", "secretary", "minister", "director", "spokesman spokeswoman spokesperson",
		"editor", "general", "bishop", "pope", "principal", "senator", "deputy", "vice"},
	{"revenue sales turnover", "profit earnings income", "loss", "debt", "price", "cost", "dividend", "margin", "cash"},
	{"dead death died killed fatality fatalities", "injured injury injuries wounded hurt", "missing", "arrested", "rescued", "evacuated"},
	{"ban banned", "fine fined", "lawsuit sued sue", "arrest"},
	{"bought buy acquire acquired", "sold sell"},
	{"daughter", "son", "brother", "sister", "wife", "husband", "mother", "father"},
}

// familyOf tells for a stem which family and which member of it; -1 for none.
var familyOf = func() map[string][2]int {
	m := map[string][2]int{}
	for i, members := range families {
		for j, words := range members {
			for _, w := range strings.Fields(words) {
				for _, part := range strings.Split(w, "-") {
					m[stem(part)] = [2]int{i, j}
				}
			}
		}
	}
	delete(m, stem("chief"))
	delete(m, stem("prime"))
	return m
}()

// titleLevel says whether a fact of the asked relation speaks of the very thing that the word names: "chairman" does not
// ask for a chief executive, though both lead.
func (m *matcher) titleLevel(u *unit, n int32) float64 {
	x := m.v.index
	for k := u.from; k < u.to; k++ {
		asked, ok := familyOf[m.stems[k]]
		if !ok {
			continue
		}
		other := false
		for _, t := range x.fact(uint32(n)) {
			w := &x.words[t.word()]
			if has, ok := familyOf[x.stems[w.stem].text]; ok && has[0] == asked[0] {
				if has[1] == asked[1] {
					return 1
				}
				other = true
			}
		}
		if other {
			return 0.05
		}
		return 0.9
	}
	return 1
}

// placeLevel says how far a fact is about a place that limits the question.
func (m *matcher) placeLevel(p *place, n int32, f *store.Fact) float64 {
	if f.Where != "" {
		w := m.v.vocab.where[f.Where]
		switch {
		case p.outside && p.key == "": // abroad
			if w.outside {
				return 1
			}
			return 0.1
		case p.outside && w.outside:
			if w.key == p.key || w.key == "" {
				return 1
			}
			return 0.3
		case p.outside && w.key == p.key:
			return 0
		case p.outside:
			return 0.5
		case w.outside && w.key == p.key:
			return 0
		case !w.outside && w.key == p.key:
			return 1
		}
	}
	// The fact's own words may speak of the place.
	if p.entity >= 0 && !p.outside {
		as := m.v.roleIn(m.v.Record.Entities[p.entity].ID, n)
		if as&(asSubject|asObject) != 0 {
			return 1
		}
		if as != 0 {
			return 0.95
		}
	}
	if !p.outside && m.textHas(p.from, p.to, n) {
		return 0.95
	}
	if p.outside && m.textSaysOutside(n) {
		return 0.95
	}
	return 0
}

// textHas reports whether the words of a stretch of the question all stand in the fact.
func (m *matcher) textHas(from, to int, n int32) bool {
	for i := from; i < to; i++ {
		s := m.stems[i]
		id, ok := m.v.stemID(s)
		if (!ok || m.v.index.hasStem(id, uint32(n)) == 0) && !m.homeIn(m.word(i), n) {
			return false
		}
	}
	return to > from
}

// homeIn reports whether the fact has the adjective of a place for the place, or the place for the adjective.
func (m *matcher) homeIn(word string, n int32) bool {
	if home := demonyms[word]; home != "" {
		id, ok := m.v.stemID(stem(home))
		return ok && m.v.index.hasStem(id, uint32(n)) > 0
	}
	return false
}

func (m *matcher) textSaysOutside(n int32) bool {
	for _, w := range [...]string{"outside", "abroad", "overseas", "internationally", "international", "worldwide", "globally"} {
		if id, ok := m.v.stemID(stem(w)); ok && m.v.index.hasStem(id, uint32(n)) == 2 {
			return true
		}
	}
	return false
}

// placeFit lowers a fact that is limited to a place which the question does not speak of while it speaks of another.
func (m *matcher) placeFit(f *store.Fact, n int32) float64 {
	switch {
	case f.Where == "":
		return 1
	case len(m.places) == 0:
		return 0.98 // what holds everywhere comes before what holds somewhere
	}
	w := m.v.vocab.where[f.Where]
	for i := range m.places {
		p := &m.places[i]
		if p.key == w.key && p.outside == w.outside || p.outside && p.key == "" && w.outside {
			return 1
		}
	}
	fit := 1.0
	for i := range m.places {
		p := &m.places[i]
		switch {
		case p.key == w.key && p.outside != w.outside:
			return 0.02
		case m.placeLevel(p, n, f) < 0.5:
			fit = min(fit, 0.1)
		default:
			fit = min(fit, 0.9)
		}
	}
	return fit
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
		case "after", "once", "since", "following":
			after = true
		}
	}
	if m.when.clauseIs == boundAfter && before && !after || m.when.clauseIs == boundBefore && after && !before {
		return 0.6
	}
	return 1
}

// roleFit lowers a fact in which the question's entity stands on the other side of the relation: who bought X is not what
// X bought. It is sure only where both sides are of one kind.
func (m *matcher) roleFit(f *store.Fact, c *candidate) float64 {
	if c.side == asSubject|asObject && m.shape != shapeYesNo && m.shape != shapeClaim {
		return 1
	}
	rel := m.v.Relation(f.Relation)
	if rel == nil || rel.Symmetric || f.Object == 0 {
		return 1
	}
	s, o := m.v.Entity(f.Subject), m.v.Entity(f.Object)
	if s == nil || o == nil {
		return 1
	}
	alike := func(kind string) string {
		if kind == store.KindOrganisation {
			return store.KindCompany
		}
		return kind
	}
	if alike(s.Kind) != alike(o.Kind) && s.Kind != store.KindOther && o.Kind != store.KindOther {
		return 1
	}
	for i := range m.named {
		men := &m.named[i]
		for _, e := range men.entities {
			id := m.v.Record.Entities[e].ID
			want := m.sideAsked(men, c.rel, rel)
			if want == 0 {
				continue
			}
			if id == f.Subject && want == asObject || id == f.Object && want == asSubject {
				return 0.15
			}
		}
	}
	return 1
}

// agentive reports a relation whose object does what the verb says: the owner owns, the founder founds.
func agentive(rel *store.Relation) bool {
	s := rel.Slug
	return strings.HasSuffix(s, "er") || strings.HasSuffix(s, "or")
}

// sideAsked is the side of the relation on which the question puts an entity; 0 where it cannot be told.
func (m *matcher) sideAsked(men *mention, r *relationMention, rel *store.Relation) uint8 {
	flip := func(side uint8) uint8 { return side ^ (asSubject | asObject) }
	agent := uint8(asSubject)
	if agentive(rel) {
		agent = asObject
	}
	if !r.verb {
		switch {
		case men.possessed && men.to <= r.from && r.from-men.to < 6:
			return asSubject
		case men.from >= r.to:
			for k := r.to; k < men.from; k++ {
				switch m.word(k) {
				case "of", "for", "to", "at", "behind", "in":
					return asSubject
				case "is", "are", "was", "were", "be", "been":
					return asObject // "whose owner is X"
				}
			}
			return 0
		case men.to <= r.from:
			for k := men.to; k < r.from; k++ {
				if w := m.word(k); w == "is" || w == "was" || w == "are" || w == "the" || w == "a" || w == "an" {
					return asObject // "is X the owner of …"
				}
				if o := m.nameAt(k); o != nil && o.possessed {
					return asObject // "is X Y's owner"
				}
			}
			return asSubject
		}
		return 0
	}
	if r.passive {
		by := m.word(r.to-1) == "by" || m.word(r.to) == "by"
		if men.from >= r.to && by {
			return agent
		}
		if men.to <= r.from {
			return flip(agent)
		}
		return 0
	}
	if men.from >= r.to {
		return flip(agent)
	}
	return agent
}
