package english

import (
	"strings"
	"sync"
)

// comparative tells of a word that compares which way it does, and what it measures.
type comparative struct {
	Up    bool   // towards the more, not the less
	Dates bool   // earlier and later
	Scale string // the adjective of what is measured: heavy; empty for any
	Verb  string // what is done more of: outsell
}

// Comparatives are the words that compare.
var Comparatives = sync.OnceValue(func() map[string]comparative {
	m := map[string]comparative{}
	for _, w := range strings.Fields(`more greater higher larger bigger most highest biggest largest`) {
		m[w] = comparative{Up: true}
	}
	for _, w := range strings.Fields(`less fewer lower smaller least fewest lowest smallest`) {
		m[w] = comparative{}
	}
	for _, w := range strings.Fields(`later last latest`) {
		m[w] = comparative{Up: true, Dates: true}
	}
	for _, w := range strings.Fields(`earlier first sooner earliest`) {
		m[w] = comparative{Dates: true}
	}
	for _, w := range strings.Fields(`dearer dearest costlier costliest pricier priciest`) {
		m[w] = comparative{Up: true, Scale: "expensive"}
	}
	for _, w := range strings.Fields(`harsher harshest tougher toughest stiffer stiffest severer steeper steepest`) {
		m[w] = comparative{Up: true}
	}
	for _, w := range strings.Fields(`milder mildest`) {
		m[w] = comparative{}
	}
	for _, pair := range [...][2]string{{"long", "short"}, {"heavy", "light"}, {"old", "young"}, {"tall", "short"}, {"fast", "slow"}, {"quick", "slow"}, {"far", "near"},
		{"deep", "shallow"}, {"wide", "narrow"}, {"strong", "weak"}, {"hot", "cold"}, {"expensive", "cheap"}, {"rich", "poor"}, {"loud", "quiet"}} {
		for k, w := range pair {
			for _, form := range comparisons(w) {
				if _, ok := m[form]; !ok {
					m[form] = comparative{Up: k == 0, Scale: pair[0]}
				}
			}
		}
	}
	return m
})

// ComparingAlone are verbs and prepositions that compare without "than".
var ComparingAlone = map[string]comparative{
	"outlast": {Up: true, Scale: "long"}, "outlasts": {Up: true, Scale: "long"}, "outlasted": {Up: true, Scale: "long"},
	"exceed": {Up: true}, "exceeds": {Up: true}, "exceeded": {Up: true}, "surpass": {Up: true}, "surpasses": {Up: true}, "surpassed": {Up: true},
	"outnumber": {Up: true}, "outnumbers": {Up: true}, "outnumbered": {Up: true}, "above": {Up: true}, "below": {},
	"outsell": {Up: true, Verb: "sold"}, "outsold": {Up: true, Verb: "sold"}, "outscore": {Up: true, Verb: "scored"}, "outscored": {Up: true, Verb: "scored"},
	"outspend": {Up: true, Verb: "spent"}, "outspent": {Up: true, Verb: "spent"}, "outbid": {Up: true, Verb: "bid"},
}

// comparisons are the forms of an adjective by which things are compared: longer, longest.
func comparisons(w string) []string {
	switch w {
	case "far":
		return []string{"farther", "further", "farthest", "furthest"}
	case "expensive":
		return nil
	}
	base := w
	switch {
	case strings.HasSuffix(w, "y"):
		base = w[:len(w)-1] + "i"
	case strings.HasSuffix(w, "e"):
		base = w[:len(w)-1]
	case w == "hot":
		base = "hott"
	}
	return []string{base + "er", base + "est"}
}
