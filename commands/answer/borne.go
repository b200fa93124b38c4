package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// borneOut reports that nothing in a fact's text shows that another does what the question judges, or that it is done the other way
// round: words alone make no yes.
func (r *reading) borneOut(c *candidate) bool {
	return !r.otherSubject(c.fact) && !r.merelyThere(c.fact) && !r.heldTheOtherWay(c) && !r.merelyConcluded(c.fact) && !r.merelyKindred(c)
}

// merelyKindred reports "was the bridge safe" beside a fact that has but a noun kindred to what it is said to be: that a safety board
// looked into it does not make it safe.
func (r *reading) merelyKindred(c *candidate) bool {
	if r.shape != shapeYesNo || !beings[r.word(0)] || c.flips > 0 || len(r.units) == 0 {
		return false
	}
	u := &r.units[len(r.units)-1]
	return u.kind == unitWord && !u.light && u.rel == nil && !u.verb && u.to == len(r.toks) && u.from > 0 && r.use[u.from-1] == useName &&
		r.wordLevel(u, c.fact) < 0.75
}

// otherSubject reports that the question's verb has another subject in a fact than in the question: that the requirement will last does
// not say that the deal will.
func (r *reading) otherSubject(n int32) bool {
	for i := 1; i < len(r.units); i++ {
		u, before := &r.units[i], &r.units[i-1]
		if u.kind != unitWord || u.light || !u.verb || before.kind != unitWord || before.light || before.to != u.from || r.passiveAt(u.from) ||
			u.to < len(r.toks) || !english.Auxiliaries[r.word(0)] || r.toks[before.from].Flags&english.FlagCap != 0 {
			continue
		}
		x := r.v.index
		toks := x.fact(uint32(n))
		at := slices.IndexFunc(toks, func(t fwd) bool { return slices.Contains(u.stems, x.words[t.word()].stem) })
		b := at - 1
		for b >= 0 && (english.Auxiliaries[x.words[toks[b].word()].text] || strings.HasSuffix(x.words[toks[b].word()].text, "ly")) {
			b--
		}
		if b < 0 || toks[b+1].flags()&english.FlagBreak != 0 {
			continue
		}
		w := &x.words[toks[b].word()]
		if w.stop || english.Prepositions[w.text] || conjunctions[w.text] || toks[b].flags()&english.FlagCap != 0 || strings.HasSuffix(w.text, "ed") || english.Pasts[w.text] {
			continue
		}
		if !slices.ContainsFunc(r.units, func(o unit) bool { return r.tellsOf(&o, w.stem) }) {
			return true
		}
	}
	return false
}

// tellsOf reports that a stem is one of those that say a unit, be it by the thesaurus.
func (m *matcher) tellsOf(u *unit, stem uint32) bool {
	return m.saysUnit(u, stem) || slices.ContainsFunc(u.said, func(d told) bool { return slices.Contains(d.ids, stem) })
}

// merelyThere reports that the one who is said to do it is in a fact's text but the place where it was done: a choice that became known
// in Dubai was not made by Dubai.
func (r *reading) merelyThere(n int32) bool {
	x := r.v.index
	toks := x.fact(uint32(n))
	for i := range r.units {
		u := &r.units[i]
		if u.kind != unitWord || u.light {
			continue
		}
		for k := range r.named {
			men := &r.named[k]
			if len(men.entities) != 1 || !r.isKind(men, store.KindPlace) || r.asDoer(u, men) != doer {
				continue
			}
			e := men.entities[0]
			if r.v.roleIn(r.v.Record.Entities[e].ID, n)&(asSubject|asObject|asSpeaker) != 0 {
				continue
			}
			there, other := false, false
			for _, p := range r.v.placedIn(n) {
				if !slices.Contains(p.entities, e) {
					continue
				}
				b := p.from - 1
				if b >= 0 && x.words[toks[b].word()].text == "the" {
					b--
				}
				if b >= 0 && english.Prepositions[x.words[toks[b].word()].text] && x.words[toks[b].word()].text != "by" {
					there = true
				} else {
					other = true
				}
			}
			if there && !other {
				return true
			}
		}
	}
	return false
}

// heldTheOtherWay reports "did the ship skipper Ann" beside a fact by which Ann is the ship's skipper.
func (r *reading) heldTheOtherWay(c *candidate) bool {
	if c.rel == nil || c.rel.verb || c.rel.to != c.rel.from+1 || r.shape != shapeYesNo {
		return false
	}
	switch r.word(0) {
	case "did", "does", "do":
	default:
		return false
	}
	f := &r.v.Record.Facts[c.fact]
	rel := r.v.Relation(f.Relation)
	if rel == nil || rel.Symmetric || f.Object == 0 || !agentive(rel) {
		return false
	}
	left, right := r.nameAt(c.rel.from-1), r.nameAt(c.rel.to)
	if w := r.word(c.rel.to); right == nil && (w == "the" || w == "a") {
		right = r.nameAt(c.rel.to + 1)
	}
	of := func(m *mention, id store.EntityID) bool {
		return m != nil && !m.possessed && slices.ContainsFunc(m.entities, func(e int32) bool { return r.v.Record.Entities[e].ID == id })
	}
	return of(left, f.Subject) && of(right, f.Object)
}

// concluding are verbs by which those who looked into something are said to tell of it.
var concluding = english.StemSet(`find conclude rule determine`)

// merelyConcluded reports that a question's "found" stands in a fact only for what somebody came to think: "the court found", "found that
// it was safe".
func (r *reading) merelyConcluded(n int32) bool {
	x := r.v.index
	toks := x.fact(uint32(n))
	for i := range r.units {
		u := &r.units[i]
		if u.kind != unitWord || !concluding[r.stems[u.from]] || r.word(u.to) == "that" || !r.passiveAt(u.from) || u.to < len(r.toks) && r.use[u.to] == useContent {
			continue
		}
		any, other := false, false
		for k, t := range toks {
			if !slices.Contains(u.stems, x.words[t.word()].stem) {
				continue
			}
			if k+1 == len(toks) && k > 1 && !english.Auxiliaries[x.words[toks[k-1].word()].text] || k+1 < len(toks) && x.words[toks[k+1].word()].text == "that" {
				any = true
			} else {
				other = true
			}
		}
		if any && !other {
			return true
		}
	}
	return false
}

// merelyAkin reports "did they pay the ransom" beside a fact that has but a noun akin to the verb, as "prices" is: what was done is told
// by a verb, or by what the thesaurus has for it.
func (r *reading) merelyAkin(u *unit, c *candidate) bool {
	if r.shape != shapeYesNo || !r.verbAt(u.from) || u.to != u.from+1 || u.rel != nil && c.rel == u.rel || c.flips > 0 {
		return false
	}
	switch r.word(0) {
	case "did", "does", "do", "has", "have", "had":
	default:
		return false
	}
	return r.wordLevel(u, c.fact) < 0.75
}
