package answer

import (
	"strings"

	"byline/commands/answer/english"
)

// compounding are the particles with which verbs make nouns that are written as one word: backup, layoff, breakdown.
var compounding = [...]string{"up", "out", "off", "down", "back", "over", "away"}

// shortestVerb is the length of the shortest verb that makes such a noun: a buyout, a pay-out, but no doover.
const shortestVerb = 3

// readParticle gives a noun that is made of a verb and its particle what the two say apart, and the two what the noun says: what was
// backed up is told of as a backup.
func (q *query) readParticle(u *unit) {
	if u.to > u.from+2 || u.phrasal != "" && u.to != u.from+2 {
		return
	}
	w := q.word(u.from)
	for _, p := range compounding {
		var s *english.Saying
		if verb, ok := strings.CutSuffix(strings.TrimSuffix(w, "s"), p); ok && len(verb) >= shortestVerb {
			s = &english.Saying{Words: []string{verb, p}, Verb: true, Tells: true}
		} else if q.word(u.from+1) == p && len(q.stems[u.from]) >= shortestVerb {
			s = &english.Saying{Words: []string{q.stems[u.from] + p}, Tells: true}
		} else {
			continue
		}
		d, ok := q.v.toldIn(s, sameLevel)
		if !ok {
			return
		}
		u.said = append(u.said, d)
		if !s.Verb {
			u.to, u.light = u.from+2, false
		}
		return
	}
}
