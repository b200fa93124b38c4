package answer

import (
	"byline/store"
)

// single are the relations of which a subject has one at a time.
var single = setOf(`leader owner acquirer parent location venue birthplace birth-date death-date winner spouse headquarters nationality
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

// onlyOne are the words of places that one alone has at a time.
var onlyOne = setOf(`best first second third last main chief head lead winner champion captain president chair chairman chairwoman venue capital final site
	referee judge host headquarters location owner score category sole top`)

// choosing are verbs whose object is one out of several.
var choosing = stemSet(`pick picked choose chose chosen select selected elect elected opt settle decide`)

// contradiction finds a fact that fills the place which the question gives to another name or figure: only where the
// subject can have but one, and everything else is the same.
func (r *reading) contradiction() *candidate {
	for i := range r.found {
		c := &r.found[i]
		f := &r.v.Record.Facts[c.fact]
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
	chosen := false
	if c.rel == nil || c.relLevel < 1 || !r.v.singular(f.Relation) {
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
		case u.kind == unitWord && u.unknown && r.toks[u.from].flags&flagCap != 0 && r.toks[u.from].flags&flagFirst == 0:
			words++
		case u.light:
		default:
			return false
		}
	}
	return names == 1 && words == 0 || names == 0 && words > 0 && words < 4
}

// soleSubject reports that all facts of a relation of the story's own are of one subject, which a claim need not name then.
func (r *reading) soleSubject(relation string) bool {
	l := r.v.vocab.of[relation]
	for _, n := range l {
		if r.v.Record.Facts[n].Subject != r.v.Record.Facts[l[0]].Subject {
			return false
		}
	}
	return r.v.ownSingular(relation)
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
	var asked []token
	for _, i := range c.miss {
		u := &r.units[i]
		if u.light {
			continue
		}
		if u.kind != unitWord || !isFigure(&r.toks[u.from]) {
			return false
		}
		asked = append(asked, r.toks[u.from:u.to]...)
	}
	if len(asked) == 0 || c.rel == nil && c.cover < 0.6 {
		return false
	}
	sort := func(toks []token) int {
		switch {
		case percentIn(toks):
			return 1
		case moneyIn(toks):
			return 2
		}
		return 0
	}
	want := -1
	for _, sp := range spansIn(r.text, r.toks) {
		if sp.kind == spanNumber && sp.start <= asked[0].start && asked[0].end <= sp.end {
			want = sort(r.toks[sp.from:sp.to])
		}
	}
	if want < 0 {
		return false
	}
	for _, text := range [...]string{f.Value, f.Text} {
		toks := r.v.parse(text).toks
		n, same := 0, 0
		for _, sp := range r.v.parse(text).spans {
			if sp.kind == spanNumber {
				n++
				if sort(toks[sp.from:sp.to]) == want {
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
