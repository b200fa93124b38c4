package answer

import (
	"cmp"
	"math"
	"slices"

	"byline/store"
)

// The signs by which it is told that a fact of which the record itself does not say that it is so bears on what a question judges: what
// is disputed, denied or not disclosed. Such a fact makes no yes, whatever words the question has beside it, so that it may be put in
// other words than a fact that settles the question.
const (
	openBase   = iota
	openText   // logarithm of what text search gives it
	openHas    // how much of the question it accounts for: names and words
	openName   // it lacks a name or a place
	openBarren // it has none of the question's words but names
	openVerb   // it lacks a verb and has but two names or words
	openLength // logarithm of its length, for text search gives less to a long fact
	numOpenSigns
)

// openWeights are those of a logistic regression of "the answer that this fact gives is right" on the signs. TestFitOpen fits them to
// such facts among the first mostOpen found for the judging questions of stories by strangers and of the tuned ones.
var openWeights = [numOpenSigns]float64{
	openBase: -0.49, openText: 1.44, openHas: 0.51, openName: -1.52, openBarren: -1.52, openVerb: -1.34, openLength: 1.58,
}

// openNames say what the signs are.
var openNames = [numOpenSigns]string{"at the outset", "what text search gives it", "names and words that it has", "lacks a name", "has none of the words", "lacks a verb and has little else", "its length"}

const (
	// mostOpen is how many of the facts found are looked at.
	mostOpen = 6
	// openThreshold is the least chance with which one of them is given: those that were not fitted to are then right in about nineteen
	// of twenty cases.
	openThreshold = 0.7
)

// open reports a fact of which the record does not say that it is so.
func open(f *store.Fact) bool {
	return f.Status == store.Disputed || f.Status == store.Denied || f.Status == store.NotDisclosed
}

// openSigns reads the signs off a fact.
func (r *reading) openSigns(c *candidate) (g [numOpenSigns]float64) {
	g[openBase] = 1
	g[openText] = math.Log(0.01 + c.text)
	g[openLength] = math.Log(float64(1 + len(r.v.index.fact(uint32(c.fact)))))
	words, missed, verb := 0, 0, false
	for i := range r.units {
		u := &r.units[i]
		if u.light {
			continue
		}
		lacks := slices.Contains(c.miss, i)
		switch {
		case !lacks:
			g[openHas]++
			if u.kind == unitWord {
				words++
			}
		case u.kind == unitWord:
			missed++
			verb = verb || u.verb || r.verbAt(u.from)
			if u.proper {
				g[openName] = 1
			}
		case !u.common || u.kind == unitPlace:
			g[openName] = 1
		}
	}
	if verb && g[openHas] <= 2 {
		g[openVerb] = 1
	}
	if words == 0 && missed > 0 {
		g[openBarren] = 1
	}
	return g
}

// openChance is the chance that a fact of which the record does not say that it is so bears on the question.
func (r *reading) openChance(c *candidate) float64 {
	z := 0.0
	for i, sign := range r.openSigns(c) {
		z += openWeights[i] * sign
	}
	return chanceOf(z)
}

// openFacts are those among the first facts found of which the record does not say that they are so.
func (r *reading) openFacts() (found []candidate) {
	for _, c := range r.found[:min(len(r.found), mostOpen)] {
		f := &r.v.Record.Facts[c.fact]
		if !open(f) || !r.frame.any && r.v.replacementAt(c.fact, r.frame.known) >= 0 || r.besideIt(&c) {
			continue
		}
		found = append(found, c)
	}
	return found
}

// besideIt reports a fact that has but one name or word of the question and lacks others, or that lacks the one of whom it asks: what is
// denied of the captain does not tell whether he was arrested, nor what somebody else did.
func (r *reading) besideIt(c *candidate) bool {
	first, of, lacks := -1, 0, 0
	for i := range r.units {
		u := &r.units[i]
		if u.light {
			continue
		}
		if first < 0 || u.from < r.units[first].from {
			first = i
		}
		of++
		if slices.Contains(c.miss, i) {
			lacks++
		}
	}
	if lacks == 0 {
		return false
	}
	u := &r.units[first]
	return of-lacks < 2 || slices.Contains(c.miss, first) && (!u.verb || u.from < 2 || u.proper)
}

// judgeOpen answers what no fact settles with those that tell that it is disputed, denied or not disclosed; false where none bears on it.
func (s *session) judgeOpen(r *reading) bool {
	if r.by != "" || r.outcome != nil || s.plain {
		return false
	}
	found := likeliest(r.openFacts(), openThreshold, r.openChance)
	if len(found) == 0 {
		return false
	}
	r.by, r.found = byOpen, found
	s.openAnswer(r, found)
	return true
}

// likeliest are the candidates whose chance is no less than least, the likeliest first.
func likeliest(found []candidate, least float64, chance func(*candidate) float64) []candidate {
	for i := range found {
		found[i].p = chance(&found[i])
	}
	found = slices.DeleteFunc(found, func(c candidate) bool { return c.p < least })
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.p, a.p) })
	return found
}

// openAnswer gives the answer that facts of which the record does not say that they are so make.
func (s *session) openAnswer(r *reading, found []candidate) {
	s.answered(r, found)
	if c := &found[0]; s.v.Record.Facts[c.fact].Status != store.NotDisclosed {
		s.verdict(r, c)
	}
}
