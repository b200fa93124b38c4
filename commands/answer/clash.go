package answer

import (
	"cmp"
	"slices"
	"time"

	"byline/commands/answer/english"
	"byline/store"
)

// Clash is a current fact that says the same as one that is about to be put on record, or the contrary.
type Clash struct {
	Fact *store.Fact
	Same bool // it says nearly the same; otherwise the two cannot both hold
}

// mostClashes is how many of a kind are told: more would not be read.
const mostClashes = 3

// Clashes finds the current facts that f repeats and those that it contradicts, the contradicted first. f need not be on
// record; entities that are not on record yet have ids below 0. What f itself replaces or disputes, what disputes it and the fact
// of its own key are left out.
func (v *View) Clashes(f *store.Fact, now time.Time) []Clash {
	c := &clasher{v: v, f: f, words: v.contentOf(f.Text), now: now}
	var same, against []Clash
	for _, i := range c.candidates() {
		g := &v.Record.Facts[i]
		if g.Key == f.Key || g.ID == f.Replaces || g.ID == f.Disputes || f.ID != 0 && g.Disputes == f.ID || !v.State(g, now).Current() {
			continue
		}
		switch {
		case c.contradicts(g):
			against = append(against, Clash{Fact: g})
		case c.repeats(g):
			same = append(same, Clash{Fact: g, Same: true})
		}
	}
	if len(against) == 0 {
		against = c.claimed(same)
	}
	return append(against[:min(len(against), mostClashes)], same[:min(len(same), mostClashes)]...)
}

// clasher compares one fact with those on record.
type clasher struct {
	v     *View
	f     *store.Fact
	words map[string]bool // the content of its text, in stems
	now   time.Time
}

// candidates are the facts that may clash, in the order of the record: those that name the same entities, and those that share
// enough of the words. Whoever shares four fifths of the words has one of any fifth of them, and so of the rarest.
func (c *clasher) candidates() []int32 {
	var found []int32
	for _, e := range []store.EntityID{c.f.Subject, c.f.Object} {
		for _, r := range c.v.of[e] {
			found = append(found, r.fact)
		}
	}
	x := c.v.index
	type rarity struct {
		stem  uint32
		facts int
	}
	var stems []rarity
	for w := range c.words {
		if id, ok := c.v.stemID(w); ok {
			stems = append(stems, rarity{id, x.said(id)})
		} else {
			stems = append(stems, rarity{})
		}
	}
	slices.SortFunc(stems, func(a, b rarity) int { return cmp.Or(cmp.Compare(a.facts, b.facts), cmp.Compare(a.stem, b.stem)) })
	few := len(stems)/5 + 1
	if len(stems) < 3 {
		few = len(stems)
	}
	for _, s := range stems[:min(few, len(stems))] {
		if s.facts == 0 {
			continue
		}
		for _, w := range x.stems[s.stem].forms {
			for _, p := range x.posts[x.words[w].from:x.words[w].to] {
				found = append(found, int32(p.fact()))
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// claimed puts the text to the record as a claim, for facts that no relation compares.
func (c *clasher) claimed(same []Clash) []Clash {
	if c.f.Status == store.Denied || c.f.Status == store.NotDisclosed || len(same) > 0 || c.lastsElsewhere() {
		return nil
	}
	text := []rune(c.f.Text)
	s := &session{v: c.v, in: Question{Text: string(text[:min(len(text), maxQuestion)]), Now: c.now}, top: shownFacts, plain: true}
	s.run()
	a := &s.answer
	if a.Verdict != Contradicted || len(a.Facts) == 0 {
		return nil
	}
	g := a.Facts[0].Fact
	if g.Key == c.f.Key || g.ID == c.f.Replaces || g.ID == c.f.Disputes || !c.v.meet(c.f.Where, g.Where) || !c.atOnce(g) ||
		c.f.Subject != 0 && g.Subject != 0 && c.f.Subject != g.Subject && c.f.Subject != g.Object {
		return nil
	}
	return []Clash{{Fact: g}}
}

// lastsElsewhere reports a fact about a time that is over.
func (c *clasher) lastsElsewhere() bool { return c.f.EndedBy(c.now, c.v.loc) }

// contradicts reports that c.f and g cannot both hold.
func (c *clasher) contradicts(g *store.Fact) bool {
	f := c.f
	other, ok := c.counterpart(g)
	if !ok || !c.v.meet(f.Where, g.Where) || !c.atOnce(g) {
		return false
	}
	if (f.Status == store.Denied) != (g.Status == store.Denied) {
		return f.Status != store.NotDisclosed && g.Status != store.NotDisclosed && c.sameThing(g, other) && (other != 0 || f.Value != "" || c.alike(g, 0.5))
	}
	if f.Status == store.Denied {
		return false
	}
	if (f.Status == store.NotDisclosed) != (g.Status == store.NotDisclosed) {
		told, kept := f, g
		if f.Status == store.NotDisclosed {
			told, kept = g, f
		}
		return (told.Object != 0 || told.Value != "") && (kept.Object == 0 || told.Object == 0 || told.Object == kept.Object) &&
			!general[f.Relation] && c.v.samePlace(told.Where, kept.Where)
	}
	if f.Status == store.NotDisclosed {
		return false
	}
	if a, b := readFigure(f.Value), readFigure(g.Value); a.ok && b.ok {
		return f.Where == g.Where && a.differs(b) && (!general[f.Relation] || c.alike(g, 0.5))
	}
	if !c.oneAtATime(g) || c.otherOffice(g) {
		return false
	}
	switch {
	case other != 0 && f.Object != 0:
		return other != f.Object
	case f.Value != "" && g.Value != "":
		return english.Fold(f.Value) != english.Fold(g.Value) && !measured[f.Relation]
	case f.Object != 0 && g.Value != "":
		return c.nameDiffers(f.Object, g.Value)
	case other != 0 && f.Value != "":
		return c.nameDiffers(other, f.Value)
	}
	return false
}

// general are the relations that hold what is said of many things at once: two of them tell nothing of one another.
var general = english.WordSet(`figure statement comment announcement effect cause expectation reaction event product feature plan finding
	background status response warning risk rule`)

// counterpart is what g names on the other side of c.f's relation, 0 for a literal or nothing; ok is false where g is about
// something else.
func (c *clasher) counterpart(g *store.Fact) (other store.EntityID, ok bool) {
	if c.f.Relation == "" || c.f.Relation != g.Relation || c.f.Subject == 0 {
		return 0, false
	}
	if g.Subject == c.f.Subject {
		return g.Object, true
	}
	if rel := c.v.Relation(c.f.Relation); rel != nil && rel.Symmetric && g.Object != 0 {
		switch {
		case g.Object == c.f.Subject:
			return g.Subject, true
		case g.Subject == c.f.Object && g.Object != c.f.Subject && single[c.f.Relation]:
			return g.Object, false
		}
	}
	return 0, false
}

// oneAtATime reports that a subject has one such thing at a time: by its relation, or because g says that it was chosen.
func (c *clasher) oneAtATime(g *store.Fact) bool {
	if single[c.f.Relation] {
		return true
	}
	n, ok := c.v.facts[g.ID]
	return ok && c.f.Where == g.Where && c.v.saysChoice(n)
}

// otherOffice reports that the two name different offices of the same subject: its chairman and its chief executive.
func (c *clasher) otherOffice(g *store.Fact) bool {
	if c.f.Relation != "leader" {
		return false
	}
	a, b := officesIn(c.v, c.f.Text), officesIn(c.v, g.Text)
	for w := range a {
		if b[w] {
			return false
		}
	}
	return len(a) > 0 && len(b) > 0
}

// officeNames are the offices that tell one leader from another.
var officeNames = english.StemSet(`ceo chief chairman chairwoman chairperson chair president minister governor mayor chancellor director manager captain
	coach head cfo cto coo executive interim secretary speaker`)

func officesIn(v *View, text string) map[string]bool {
	found := map[string]bool{}
	for _, t := range english.Tokenize(text) {
		switch s := v.stemOf(t.Text); {
		case t.Text == "chief", t.Text == "executive", t.Text == "ceo":
			found["ceo"] = true
		case officeNames[s]:
			found[s] = true
		}
	}
	return found
}

// sameThing reports that the two name the same other side, or that one of them names none.
func (c *clasher) sameThing(g *store.Fact, other store.EntityID) bool {
	switch {
	case c.f.Object != 0 && other != 0:
		return c.f.Object == other
	case c.f.Value != "" && g.Value != "":
		a, b := readFigure(c.f.Value), readFigure(g.Value)
		return english.Fold(c.f.Value) == english.Fold(g.Value) || a.ok && b.ok && a.equals(b)
	}
	return true
}

func (c *clasher) nameDiffers(e store.EntityID, literal string) bool {
	ent := c.v.Entity(e)
	if ent == nil {
		return true
	}
	for _, n := range append([]string{ent.Name}, ent.Aliases...) {
		if english.Fold(n) == english.Fold(literal) {
			return false
		}
	}
	return true
}

// repeats reports that g says nearly what c.f says.
func (c *clasher) repeats(g *store.Fact) bool {
	if (c.f.Status == store.NotDisclosed) != (g.Status == store.NotDisclosed) || (c.f.Status == store.Denied) != (g.Status == store.Denied) {
		return false
	}
	if english.Fold(c.f.Text) == english.Fold(g.Text) {
		return true
	}
	if !c.atOnce(g) {
		return false
	}
	if other, ok := c.counterpart(g); ok && c.v.samePlace(c.f.Where, g.Where) && !general[c.f.Relation] {
		if other != 0 && other == c.f.Object || c.f.Value != "" && g.Value != "" && c.sameThing(g, other) {
			return true
		}
	}
	return c.alike(g, 0.8)
}

// alike reports that the two texts share the greater part of their words, name the same figures and are both put the same way.
func (c *clasher) alike(g *store.Fact, least float64) bool {
	if len(c.words) < 3 || c.f.Where != "" && g.Where != "" && !c.v.samePlace(c.f.Where, g.Where) {
		return false
	}
	words := c.v.contentOf(g.Text)
	both := 0
	for w := range c.words {
		if words[w] {
			both++
		} else if least > 0.6 && w[0] >= '0' && w[0] <= '9' {
			return false
		}
	}
	if float64(both) < least*float64(len(c.words)+len(words)-both) {
		return false
	}
	return least <= 0.6 || saysNo(c.f.Text) == saysNo(g.Text)
}

// contentOf is the content words of a text, in stems.
func (v *View) contentOf(text string) map[string]bool {
	words := map[string]bool{}
	for _, t := range english.Tokenize(text) {
		if !english.StopWords[t.Text] && !english.Prepositions[t.Text] && !english.Auxiliaries[t.Text] {
			words[v.stemOf(t.Text)] = true
		}
	}
	return words
}

// saysNo reports a text with an odd number of words that deny.
func saysNo(text string) bool {
	deny := false
	for _, t := range english.Tokenize(text) {
		switch t.Text {
		case "not", "no", "never", "none", "nobody", "nothing", "neither", "without":
			deny = !deny
		default:
			if denials[t.Text] {
				deny = !deny
			}
		}
	}
	return deny
}

// atOnce reports that the two may speak of the same time: for what happened, that their dates do not exclude one another, for
// what lasts, that neither is over before the other begins.
func (c *clasher) atOnce(g *store.Fact) bool {
	f, loc := c.f, c.v.loc
	if !f.Happened.IsZero() && !g.Happened.IsZero() && (dated[f.Relation] || dated[g.Relation] || readFigure(f.Value).ok || f.Relation == "") {
		a0, a1 := f.Happened.Span(loc)
		b0, b1 := g.Happened.Span(loc)
		return a0.Before(b1) && b0.Before(a1)
	}
	over := func(x, y *store.Fact) bool {
		if x.Until.IsZero() || y.Happened.IsZero() {
			return false
		}
		_, to := x.Until.Span(loc)
		from, _ := y.Happened.Span(loc)
		return !to.After(from)
	}
	return !over(f, g) && !over(g, f)
}

// meet reports that what holds in one place may touch what holds in the other.
func (v *View) meet(a, b string) bool {
	if a == "" || b == "" {
		return true
	}
	p, q := v.readWhere(a), v.readWhere(b)
	switch {
	case p.key == q.key:
		return p.outside == q.outside
	case p.outside || q.outside:
		return true
	}
	return false
}

// samePlace reports that two facts are limited to the same place.
func (v *View) samePlace(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	p, q := v.readWhere(a), v.readWhere(b)
	return p.key == q.key && p.outside == q.outside
}
