package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// single are the relations of which a subject has one at a time.
var single = english.WordSet(`leader owner acquirer parent location venue birthplace birth-date death-date winner spouse headquarters nationality
	prime-minister president chancellor office successor predecessor`)

// singular reports a relation of which a subject has one at a time, the story's own among them: those that are asked for by the name of
// such a one, and those that say by a word of theirs that there is one: "Best film", "Head coach".
func (v *View) singular(relation string) bool {
	return single[relation] || v.ownSingular(relation)
}

// ownSingular is singular of the story's own relations alone.
func (v *View) ownSingular(relation string) bool {
	rel := v.Relation(relation)
	if rel == nil || rel.Builtin || rel.Symmetric {
		return false
	}
	for s := range single {
		if v.vocab.bridged[[2]string{s, relation}] {
			return true
		}
	}
	for _, w := range nameWords(rel.Label) {
		if onlyOne[w] {
			return true
		}
	}
	for _, p := range rel.Words {
		for _, w := range nameWords(p) {
			if w == "best" || w == "top" || w == "most" {
				return true
			}
		}
	}
	return false
}

// takesOver reports a relation of the story's own whose subject is the buyer of its object.
func (v *View) takesOver(relation string) bool {
	rel := v.Relation(relation)
	return rel != nil && !rel.Builtin && v.vocab.bridged[[2]string{"acquirer", relation}] && !agentive(rel) && !strings.HasSuffix(rel.Label, " to")
}

// onlyOne are the words of places that one alone has at a time.
var onlyOne = english.WordSet(`best first second third last main chief head lead winner champion captain president chair chairman chairwoman venue capital final site
	referee judge host headquarters location owner score category sole top`)

// choosing are verbs whose object is one out of several.
var choosing = english.StemSet(`pick picked choose chose chosen select selected elect elected opt settle decide`)

// contradiction finds a fact that fills the place which the question gives to another name or figure: only where the
// subject can have but one, and everything else is the same.
func (r *reading) contradiction() *candidate {
	for i := range 2 * len(r.found) {
		c := &r.found[i%len(r.found)]
		f := &r.v.Record.Facts[c.fact]
		if own := c.rel != nil && c.side != 0; own != (i < len(r.found)) {
			continue // those of the very relation first
		}
		if c.time < 0.9 || f.Status == store.NotDisclosed || f.Status == store.Denied || len(c.miss) == 0 || c.flips > 0 {
			continue
		}
		if (r.otherName(c, f) || r.otherFigure(c, f)) && !r.denies(c.fact) {
			other := *c
			other.p = 0.7
			return &other
		}
	}
	return nil
}

// otherName reports a fact that has another name in the very place of the question's.
func (r *reading) otherName(c *candidate, f *store.Fact) bool {
	if f.Subject == 0 || f.Object == 0 || !r.asks(f.Subject) && !r.sharesPlace(c, f) && !r.soleSubject(f.Relation) {
		return false
	}
	if o := r.v.Entity(f.Object); o != nil && o.Kind == store.KindPlace && !single[f.Relation] {
		return false // one place lies in another
	}
	if !r.asks(f.Object) && r.v.takesOver(f.Relation) {
		return false // whoever bought one may have bought others
	}
	chosen := false
	if (c.rel == nil || c.relLevel < 1 || !r.v.singular(f.Relation) && !(r.v.mostlyOne(f.Relation) && r.alone(c, f) && !r.didAlike(c))) && !r.definite(c, f) {
		for i := range r.units {
			u := &r.units[i]
			if u.kind == unitWord && choosing[r.stems[u.from]] && r.v.saysChoice(c.fact) {
				chosen = true
			}
		}
		if !chosen {
			return false
		}
	}
	object := r.v.Entity(f.Object)
	names, words := 0, 0
	for _, i := range c.miss {
		u := &r.units[i]
		switch {
		case u.kind == unitName:
			e := &r.v.Record.Entities[u.name.entities[0]]
			if object == nil || e.Kind != object.Kind {
				return false
			}
			names++
		case u.kind == unitWord && u.unknown && r.toks[u.from].Flags&english.FlagCap != 0 && r.toks[u.from].Flags&english.FlagFirst == 0:
			words++
		case u.kind == unitWord && u.unknown && r.unheardOf(u, c):
			words++
		case u.kind == unitWord && u.unknown && object != nil && object.Kind == store.KindPerson && r.fullName(u.from):
			words++
		case u.light:
		default:
			return false
		}
	}
	return names == 1 && words == 0 || names == 0 && words > 0 && words < 4
}

// definite reports that the question gives somebody the very place that a fact's relation tells of, "the operator of X", and that the
// record has one alone in it.
func (r *reading) definite(c *candidate, f *store.Fact) bool {
	if c.rel == nil || c.rel.verb || c.relLevel < 0.9 || c.side == 0 || r.word(c.rel.from-1) != "the" {
		return false
	}
	if w := r.word(c.rel.from); strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return false // operators
	}
	if rel := r.v.Relation(f.Relation); rel == nil || rel.Symmetric {
		return false
	}
	return r.alone(c, f)
}

// heldAlone are the stems of words for relations of which a subject mostly has one alone, and does so where the record names no other: a
// ship's operator, a film's director.
var heldAlone = english.StemSet(`operator operated operates charterer director directed auditor audited manager managed captain captained editor edited
	builder built maker made manufacturer manufactured`)

// mostlyOne reports a relation that is called by one of those words, or is asked for by it alone.
func (v *View) mostlyOne(relation string) bool {
	rel := v.Relation(relation)
	if rel == nil || rel.Builtin || rel.Symmetric {
		return false
	}
	for _, w := range append(nameWords(rel.Label), strings.FieldsFunc(rel.Slug, func(r rune) bool { return r == '-' })...) {
		if heldAlone[english.Stem(w)] {
			return true
		}
	}
	return slices.ContainsFunc(rel.Words, func(w string) bool { return heldAlone[english.Stem(w)] })
}

// didAlike reports that another fact tells of the one whom the contradicted claim names with the claim's verb: who made a special audit
// did audit, if not as the auditor.
func (r *reading) didAlike(c *candidate) bool {
	for _, i := range c.miss {
		u := &r.units[i]
		if u.kind != unitName {
			continue
		}
		for _, e := range u.name.entities {
			for _, as := range r.v.of[r.v.Record.Entities[e].ID] {
				for k := range r.units {
					if w := &r.units[k]; as.fact != c.fact && w.kind == unitWord && w.rel == c.rel && r.wordLevel(w, as.fact) >= 0.6 {
						return true
					}
				}
			}
		}
	}
	return false
}

// alone reports that of a fact's subject the record has no other fact of its relation.
func (r *reading) alone(c *candidate, f *store.Fact) bool {
	for _, n := range r.v.vocab.slots[slot{f.Subject, f.Relation}] {
		if g := &r.v.Record.Facts[n]; n != c.fact && g.Subject == f.Subject && g.Status != store.Denied && r.v.currentAt(n, r.frame.known, r.frame.over) {
			return false
		}
	}
	return true
}

// unheardOf reports a word that no table has and that stands where the name of the one who does it would: before the relation's verb, or
// after "by" at its end. "Maersk owns it", "does maersk own it".
func (r *reading) unheardOf(u *unit, c *candidate) bool {
	if c.rel == nil || !c.rel.verb || u.to != u.from+1 || r.v.knowsWord(r.word(u.from)) || r.toks[u.from].Flags&(english.FlagNum|english.FlagPoss) != 0 {
		return false
	}
	b, next := u.from-1, u.to
	for next < len(r.toks) && (english.Auxiliaries[r.word(next)] || r.toks[next].Flags&english.FlagCap != 0 && r.use[next] == useContent && next < c.rel.from) {
		next++
	}
	switch {
	case c.rel.passive:
		return r.word(b) == "by" && (b == c.rel.to-1 || b == c.rel.to)
	case next != c.rel.from:
		return false
	}
	return b < 0 || b == 0 && english.Auxiliaries[r.word(0)]
}

// fullName reports that the word at token i is one of two or more unknown ones that stand together in a question without capitals, as a
// name would: "is the chairman jane doe".
func (r *reading) fullName(i int) bool {
	for k := range r.toks {
		if r.toks[k].Flags&english.FlagCap != 0 && k > 0 {
			return false
		}
	}
	unknown := func(k int) bool {
		if k < 0 || k >= len(r.toks) || r.use[k] != useContent {
			return false
		}
		w := r.word(k)
		_, said := r.v.index.ids[w]
		return !said && len(w) > 1 && !english.LightWords[w] && !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "ly") && !r.finiteVerb(k)
	}
	return unknown(i) && (unknown(i-1) || unknown(i+1))
}

// soleSubject reports that all facts of a relation of the story's own are of one subject, which a claim need not name then.
func (r *reading) soleSubject(relation string) bool {
	l := r.v.vocab.of[relation]
	for _, n := range l {
		if r.v.Record.Facts[n].Subject != r.v.Record.Facts[l[0]].Subject {
			return false
		}
	}
	return r.v.ownSingular(relation) || r.v.mostlyOne(relation)
}

// sharesPlace reports that the name which a fact lacks has held the same place of the same subject at some time.
func (r *reading) sharesPlace(c *candidate, f *store.Fact) bool {
	for _, i := range c.miss {
		u := &r.units[i]
		if u.kind != unitName {
			continue
		}
		id := r.v.Record.Entities[u.name.entities[0]].ID
		for _, n := range r.v.vocab.slots[slot{id, f.Relation}] {
			if g := &r.v.Record.Facts[n]; g.Subject == f.Subject && g.Object == id {
				return true
			}
		}
	}
	return false
}

func (v *View) saysChoice(n int32) bool {
	x := v.index
	for _, t := range x.fact(uint32(n)) {
		if choosing[x.stems[x.words[t.word()].stem].text] {
			return true
		}
	}
	return false
}

// otherFigure reports a fact that has another figure of the same sort where the question has one.
func (r *reading) otherFigure(c *candidate, f *store.Fact) bool {
	var asked []english.Token
	for _, i := range c.miss {
		u := &r.units[i]
		if u.light {
			continue
		}
		if u.kind == unitWord && u.from > 0 && lasts(r.toks[u.from].Text) && (english.IsFigure(&r.toks[u.from-1]) || english.Irregular[r.word(u.from-1)] != "") {
			continue // three weeks
		}
		if u.kind != unitWord || !english.IsFigure(&r.toks[u.from]) && !english.DigitsOnly(english.Irregular[r.word(u.from)]) {
			return false
		}
		asked = append(asked, r.toks[u.from:u.to]...)
	}
	if len(asked) == 0 || c.rel == nil && c.cover < 0.6 {
		return false
	}
	sort := func(toks []english.Token) int {
		switch {
		case percentIn(toks):
			return 1
		case moneyIn(toks):
			return 2
		}
		return 0
	}
	want := -1
	for _, sp := range english.SpansIn(r.text, r.toks) {
		if sp.Kind == english.SpanNumber && sp.Start <= asked[0].Start && asked[0].End <= sp.End {
			want = sort(r.toks[sp.From:sp.To])
		}
	}
	if want < 0 {
		return false
	}
	if length := r.askedLength(); length.OK {
		return r.otherLength(c, length)
	}
	for _, text := range [...]string{f.Value, f.Text} {
		toks := r.v.parse(text).toks
		n, same := 0, 0
		for _, sp := range r.v.parse(text).spans {
			if sp.Kind == english.SpanNumber {
				n++
				if sort(toks[sp.From:sp.To]) == want {
					same++
				}
			}
		}
		if same == 1 && (n == 1 || want > 0) {
			return true
		}
	}
	return false
}

// lasts reports a unit of time.
func lasts(w string) bool { return english.SizeUnits[strings.TrimSuffix(w, "s")].Base == "hour" }

// askedLength is the time that a question says something lasted: "three weeks".
func (q *query) askedLength() english.Size {
	for i := 1; i < len(q.toks); i++ {
		if lasts(q.word(i)) {
			if x := english.SizeOf(q.word(i-1) + " " + q.word(i)); x.OK && slices.Equal(x.Unit, []string{"hour"}) {
				return x
			}
		}
	}
	return english.Size{}
}

// otherLength reports a fact that names one time that something lasted, and another than the question's.
func (r *reading) otherLength(c *candidate, asked english.Size) bool {
	if x := english.SizeOf(r.v.Record.Facts[c.fact].Value); x.OK && slices.Equal(x.Unit, asked.Unit) {
		return x.Least > asked.Most || x.Most < asked.Least
	}
	found, other := 0, false
	toks := r.v.parse(r.v.Record.Facts[c.fact].Text).toks
	for i := 1; i < len(toks); i++ {
		if lasts(toks[i].Text) {
			if x := english.SizeOf(toks[i-1].Text + " " + toks[i].Text); x.OK {
				found++
				other = x.Least > asked.Most || x.Most < asked.Least
			}
		}
	}
	return found == 1 && other
}
