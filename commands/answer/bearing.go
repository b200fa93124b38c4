package answer

import (
	"math"
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// The signs by which it is told that a fact bears on what a question judges though it does not have its verb: those who claim
// something say it in words of their own.
const (
	bearBase   = iota
	bearOwn    // what it has by itself
	bearText   // logarithm of what text search gives it
	bearFrame  // turns of phrase that it shares
	bearTold   // words of the question that it tells
	bearNames  // names and places that it has
	bearBoth   // its subject and its object are both named
	bearTurned // it makes a no
	bearClaim  // it is held against a claim
	bearLength // logarithm of its length
	bearWide   // words that it lacks and for which it has one that WordNet has for them
	bearRest   // the share of its words that the question does not tell
	numBearSigns
)

// bearSignNames say what the signs are.
var bearSignNames = [numBearSigns]string{
	bearBase: "at the outset", bearOwn: "what it has by itself", bearText: "what text search gives it", bearFrame: "turns of phrase",
	bearTold: "words that it tells", bearNames: "names that it has", bearBoth: "is about two who are named", bearTurned: "makes a no",
	bearClaim: "held against a claim", bearLength: "its length", bearWide: "words near those that it lacks", bearRest: "how much else it says",
}

// bearWeights are those of a logistic regression of "the verdict by this fact is right" on the signs. TestFitBearing fits them to the
// judging questions that nothing settles, those of testdata that are not kept apart and more by strangers on the same stories: each asked of its story and again of a part of it, with what
// answers it taken away, and with another name put in.
var bearWeights = [numBearSigns]float64{
	bearBase: -1.4, bearOwn: 0.32, bearText: 1.24, bearFrame: 0.99, bearTold: 0.72, bearNames: 0.27, bearBoth: 1.42, bearTurned: 1.65, bearClaim: -0.49,
	bearLength: 0.72, bearWide: 1.67, bearRest: -2.03,
}

const (
	// mostBearing is how many of the facts found are looked at.
	mostBearing = 5
	// bearThreshold is the least chance with which one of them is given.
	bearThreshold = 0.7
)

// mayBear are those of the likeliest facts that may bear on the question. One that lacks anything
// but a verb tells of something else, however much it has of the rest, and so does one that shows who else did it or that it was but planned.
func (r *reading) mayBear() (out []candidate) {
	for _, c := range r.found[:min(len(r.found), mostBearing)] {
		f := &r.v.Record.Facts[c.fact]
		if open(f) || !r.frame.any && r.v.replacementAt(c.fact, r.frame.known) >= 0 || r.apartInTime(c.fact) || r.merelyPlanned(c.fact) ||
			r.otherWayRound(&c, f) || !r.borneOut(&c) || !r.placesAlike(c.fact) || r.crossed(c.fact) || r.doneByAnother(c.fact) || r.asksWhetherSaid() && !r.said(f, c.fact) {
			continue
		}
		if !slices.ContainsFunc(c.miss, func(k int) bool {
			u := &r.units[k]
			return !u.light && (u.kind != unitWord || !u.verb && !r.verbAt(u.from) || u.proper || r.nameless(u))
		}) {
			c.own = c.p
			out = append(out, c)
		}
	}
	return out
}

// otherWayRound reports a fact in which the one who is said to do it has it done to them, or holds the other side of the relation.
func (m *matcher) otherWayRound(c *candidate, f *store.Fact) bool {
	_, turned := m.turnedRound(c.fact)
	return turned || m.goesOtherWay(c.fact) || c.rel != nil && c.side != 0 && m.roleFit(f, c) < 0.5
}

// bearSigns reads the signs off a fact; what it has by itself stands in own.
func (s *session) bearSigns(r *reading, c *candidate) (g [numBearSigns]float64) {
	x, f := r.v.index, &r.v.Record.Facts[c.fact]
	s.byText(r.wording(), r.frame.known)
	g[bearBase] = 1
	g[bearOwn] = logOdds(c.own)
	g[bearText] = math.Log(leastByText + c.text)
	g[bearFrame] = float64(s.last.of(c.fact)[featFrame])
	g[bearClaim] = truth(r.shape == shapeClaim)
	g[bearTurned] = truth(c.flips%2 == 1 || c.flips == 0 && r.denies(c.fact))
	g[bearBoth] = truth(f.Subject != 0 && r.asks(f.Subject) && f.Object != 0 && r.asks(f.Object))
	for k := range r.units {
		u := &r.units[k]
		switch lacks := slices.Contains(c.miss, k); {
		case u.light:
		case u.kind != unitWord && !lacks:
			g[bearNames]++
		case u.kind != unitWord:
		case !lacks:
			g[bearTold]++
		case slices.ContainsFunc(r.v.akinTo(r.stems[u.from]).wider, func(st uint32) bool { return x.writes(st, uint32(c.fact)) }):
			g[bearWide]++
		}
	}
	toks := x.fact(uint32(c.fact))
	g[bearLength] = math.Log(float64(1 + len(toks)))
	rest, of := 0, 0
	for _, t := range toks {
		w := &x.words[t.word()]
		if w.stop || english.Prepositions[w.text] || english.Auxiliaries[w.text] {
			continue
		}
		of++
		if !r.contentHas(x.stems[w.stem].text) && !slices.ContainsFunc(r.units, func(u unit) bool { return u.kind == unitWord && !u.light && r.tellsOf(&u, w.stem) }) {
			rest++
		}
	}
	g[bearRest] = float64(rest) / float64(max(1, of))
	return g
}

// bearing is the chance that a fact gives the verdict.
func (s *session) bearing(r *reading, c *candidate) float64 {
	z := 0.0
	for j, sign := range s.bearSigns(r, c) {
		z += sign * bearWeights[j]
	}
	return chanceOf(z)
}

// judgeBearing judges what no fact settles by the one that most likely bears on it; false where none does.
func (s *session) judgeBearing(r *reading) bool {
	if r.by != "" || r.outcome != nil || s.plain || len(r.found) == 0 || r.setsBeside() {
		return false
	}
	found := likeliest(r.mayBear(), bearThreshold, func(c *candidate) float64 { return s.bearing(r, c) })
	if len(found) == 0 {
		return false
	}
	r.by, r.found = byBearing, found
	s.answered(r, found)
	s.verdict(r, &found[0])
	return true
}

// setsBeside reports a question that sets two things beside one another, which no one fact tells of.
func (q *query) setsBeside() bool {
	return slices.ContainsFunc(q.toks, func(t english.Token) bool { return t.Text == "than" })
}
