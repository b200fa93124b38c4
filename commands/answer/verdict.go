package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// denials are verbs that deny what follows them.
var denials = english.WordSet(`deny denies denied refuse refuses refused reject rejects rejected fail fails failed`)

// sparing are verbs that tell of what did not befall somebody: spared prison, escaped punishment.
var sparing = english.WordSet(`spared spares avoided avoids escaped averted dodged evaded prevented`)

// denies reports whether a fact negates what it speaks of, in words that the question does not use itself.
func (m *matcher) denies(n int32) bool {
	f := &m.v.Record.Facts[n]
	asked := map[string]bool{}
	for i := range m.toks {
		asked[m.stems[i]] = true
	}
	toks := m.clauses(m.v.parse(f.Text).toks)
	deny := false
	for i := range toks {
		next := ""
		if i+1 < len(toks) {
			next = toks[i+1].Text
		}
		switch w := toks[i].Text; {
		case w == "not" && next == "only":
		case w == "no" && next == "longer", w == "not", w == "never", w == "nobody", w == "none", w == "neither", w == "nothing":
			deny = !deny
		case w == "no" || w == "without":
			deny = !deny
		case denials[w] && !asked[m.v.stemOf(w)], w == "declined" && next == "to" && !asked[m.v.stemOf(w)],
			(w == "gave" || w == "given" || w == "gives") && next == "up" && !asked["give"],
			sparing[w] && next != "from" && !asked[m.v.stemOf(w)], w == "turned" && next == "down" && !asked["turn"], w == "yet" && next == "to", w == "ruled" && next == "out":
			deny = !deny
		case m.planDropped(toks, i):
			deny = !deny
		}
	}
	if f.Status == store.Denied {
		return !asked[english.Stem("deny")] // "Did they deny it?" asks for the denial itself
	}
	return deny
}

var conjunctions = english.WordSet(`but while and or nor`)

// subordinating are the words by which a text begins to tell of something else that was so: what was put off because somebody refused to
// pay was put off.
var subordinating = english.WordSet(`because although though after when since`)

// clauses are the parts of a text, between commas and conjunctions, that have words of the question; all of it where none
// has.
func (m *matcher) clauses(toks []english.Token) []english.Token {
	var out []english.Token
	for i := 0; i < len(toks); {
		j, hit, negative := i, false, false
		for ; j < len(toks) && (j == i || toks[j].Flags&english.FlagBreak == 0 && !subordinating[toks[j].Text] && (!conjunctions[toks[j].Text] || negative && toks[j].Text == "or")); j++ {
			negative = negative || toks[j].Text == "not" || toks[j].Text == "never" || toks[j].Text == "no" // not on this or on that
			hit = hit || m.contentHas(m.v.stemOf(toks[j].Text)) || m.tellsOfAny(m.v.stemOf(toks[j].Text))
		}
		if hit {
			out = append(out, toks[i:j]...)
		}
		i = j
	}
	if out == nil {
		return toks
	}
	return out
}

// tellsOfAny reports a stem by which the thesaurus says one of the question's words.
func (m *matcher) tellsOfAny(stem string) bool {
	id, ok := m.v.stemID(stem)
	return ok && slices.ContainsFunc(m.units, func(u unit) bool {
		return u.kind == unitWord && !u.light && slices.ContainsFunc(u.said, func(d told) bool { return len(d.ids) == 1 && d.ids[0] == id })
	})
}

// settles reports whether a fact is near enough to the question for a yes: it has every name itself and all other words.
func (r *reading) settles(c *candidate) bool {
	f := &r.v.Record.Facts[c.fact]
	if r.asksWhetherSaid() && !r.said(f, c.fact) || r.apartInTime(c.fact) || !r.borneOut(c) {
		return false
	}
	said, words, deny := 0, 0, r.denies(c.fact)
	if !deny && r.merelyPlanned(c.fact) {
		return false // what is planned has not come to pass
	}
	for i := range r.units {
		switch u := &r.units[i]; {
		case u.kind == unitName && !u.common && r.nameLevel(u, c.fact, f) < 0.9:
			return false
		case u.kind != unitWord:
			said++
		case !u.light:
			said += 2
			words++
			if r.merelyAkin(u, c) {
				return false
			}
			if hit := u.rel != nil && c.rel == u.rel; deny && !hit && c.flips == 0 && r.wordLevel(u, c.fact) < 0.75 {
				return false // a kindred word is not enough for a no
			}
		}
	}
	if said < 2 || words == 0 && !r.placesAlike(c.fact) {
		return false // "is the deal done?" has no word that a fact could bear out
	}
	for _, i := range c.miss {
		if !r.units[i].light {
			return false
		}
	}
	return c.rel != nil || c.p >= 0.58
}

// placesAlike reports that a fact puts a name after the preposition that the question puts before it: who was "at the ceremony" is
// not told by a fact that merely names the two.
func (r *reading) placesAlike(n int32) bool {
	x := r.v.index
	toks := x.fact(uint32(n))
	for i := range r.named {
		m := &r.named[i]
		b := m.from - 1
		if r.word(b) == "the" {
			b--
		}
		w := r.word(b)
		if !english.Prepositions[w] {
			continue
		}
		alike := false
		for _, p := range r.v.placedIn(n) {
			for k := p.from - 1; k >= 0 && k > p.from-3; k-- {
				alike = alike || x.words[toks[k].word()].text == w && slices.Contains(p.entities, m.entities[0])
			}
		}
		if !alike {
			return false
		}
	}
	return true
}

// judge gives the verdict on a yes/no question or a claim; false where the record has none.
func (s *session) judge(r *reading) bool {
	if s.beyondLimit(r) {
		return true
	}
	if r.asksStill() && len(r.found) > 0 && r.found[0].rel == nil && r.found[0].flips > 0 && s.wasSo(r) {
		return true // it says itself until when it was
	}
	r.settlingFirst()
	if r.best() >= threshold && (r.settles(&r.found[0]) || s.v.Record.Facts[r.found[0].fact].Status == store.NotDisclosed) {
		c := &r.found[0]
		if f := &s.v.Record.Facts[c.fact]; f.Status == store.NotDisclosed {
			return false
		}
		if k := s.affirmed(r); k > 0 {
			r.found[0], r.found[k] = r.found[k], r.found[0]
		}
		if other := r.contradiction(); c.rel == nil && other != nil && other.relLevel == 1 {
			s.answered(r, []candidate{*other})
			s.rule(r, No, &s.v.Record.Facts[other.fact])
			return true
		}
		s.answered(r, r.found)
		s.verdict(r, c)
		return true
	}
	if c := r.contradiction(); c != nil {
		s.answered(r, []candidate{*c})
		s.rule(r, No, &s.v.Record.Facts[c.fact])
		return true
	}
	if c := s.otherDate(r); c != nil {
		s.answered(r, []candidate{*c})
		s.rule(r, No, &s.v.Record.Facts[c.fact])
		return true
	}
	return s.wasSo(r)
}

// merelyPlanned reports a fact that tells as planned what a question asks for as done.
func (r *reading) merelyPlanned(n int32) bool {
	if !r.askedAsDone() {
		return false
	}
	verbs := slices.ContainsFunc(r.units, func(u unit) bool { return u.kind == unitWord && !u.light && u.verb })
	return slices.ContainsFunc(r.units, func(u unit) bool { return u.kind == unitWord && !u.light && (u.verb || !verbs) && r.intends(&u, n) })
}

// settlingFirst puts a likely fact that settles the question before those that tell of a plan.
func (r *reading) settlingFirst() {
	for k := range r.found {
		c := r.found[k]
		if f := &r.v.Record.Facts[c.fact]; c.p < threshold || open(f) {
			return
		}
		if r.settles(&c) {
			copy(r.found[1:k+1], r.found[:k])
			r.found[0] = c
			return
		}
		if !r.merelyPlanned(c.fact) {
			return
		}
	}
}

// wasSo judges by a fact that is over: it was so, and is no longer.
func (s *session) wasSo(r *reading) bool {
	if r.when.bound != boundNone || r.frame.past || r.frame.any {
		return false
	}
	fr := r.frame
	fr.any = true
	before := s.search(r.query, fr, [2]int{})
	if before.best() < threshold || !before.settles(&before.found[0]) {
		return false
	}
	c := before.found[0]
	if st := s.v.State(&s.v.Record.Facts[c.fact], fr.at); st.Current() {
		return false
	}
	if s.v.Record.Facts[c.fact].Status == store.NotDisclosed {
		return false
	}
	v := No
	if before.denies(c.fact) {
		return false
	}
	if r.toldAsPast() {
		v = Yes
	}
	list := []candidate{c}
	if by := s.v.replacementAt(c.fact, fr.known); by >= 0 && v == Yes {
		list = append(list, candidate{fact: by, p: c.p})
	} else if by >= 0 {
		list = []candidate{{fact: by, p: c.p}, c}
	}
	s.answered(before, list)
	s.rule(r, v, &s.v.Record.Facts[list[0].fact])
	return true
}

// affirmed is the place among the facts of one that says what was asked, where the first is a denial of it that says more: that it was
// not over safety is no denial that he was removed. It is 0 for none.
func (s *session) affirmed(r *reading) int {
	f := &s.v.Record.Facts[r.found[0].fact]
	if f.Status != store.Denied {
		return 0
	}
	for i := 1; i < len(r.found); i++ {
		c := &r.found[i]
		g := &s.v.Record.Facts[c.fact]
		if c.p >= threshold && c.flips == 0 && g.Status == store.Confirmed && g.Disputes != f.ID && f.Disputes != g.ID && r.settles(c) && !r.denies(c.fact) {
			return i
		}
	}
	return 0
}

// verdict rules by the fact that was found for the question.
func (s *session) verdict(r *reading, c *candidate) {
	f := &s.v.Record.Facts[c.fact]
	v := Yes
	if c.flips%2 == 1 || c.flips == 0 && r.denies(c.fact) {
		v = No
	}
	if v == Yes && r.asksStill() && (r.formerly(c.fact) || r.tookAway(c.fact) || r.noLonger(c.fact)) {
		v = No // "is still mayor" beside "resigned as mayor"
	}
	if f.Status == store.Disputed || len(s.answer.Facts[0].Against) > 0 && f.Status != store.Denied {
		v = Neither
	}
	s.rule(r, v, f)
}

// rule words a verdict. yes and no are about what was asked before its own negation.
func (s *session) rule(r *reading, v Verdict, f *store.Fact) {
	if r.negated && v != Neither {
		v = map[Verdict]Verdict{Yes: No, No: Yes}[v]
	}
	if r.shape == shapeClaim {
		switch v {
		case Yes:
			v = Supported
		case No:
			v = Contradicted
		}
	}
	s.answer.Verdict = v
	hedge := f.Status == store.Reported || f.Status == ""
	switch {
	case v == Neither:
		s.answer.Short = "Disputed"
	case (v == Yes || v == Supported) && hedge:
		s.answer.Short = "Reportedly yes"
	case (v == No || v == Contradicted) && hedge:
		s.answer.Short = "Reportedly no"
	case v == Yes:
		s.answer.Short = "Yes"
	case v == No:
		s.answer.Short = "No"
	case v == Supported:
		s.answer.Short = "Yes, supported by the record"
	case v == Contradicted:
		s.answer.Short = "No, contradicted by the record"
	}
}
