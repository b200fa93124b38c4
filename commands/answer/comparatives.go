package answer

import "strings"

// comparative tells of a word that compares which way it does, and what it measures.
type comparative struct {
	up    bool   // towards the more, not the less
	dates bool   // earlier and later
	scale string // the adjective of what is measured: heavy; empty for any
	verb  string // what is done more of: outsell
}

// comparatives are the words that compare.
var comparatives = lazy(func() map[string]comparative {
	m := map[string]comparative{}
	for _, w := range strings.Fields(`more greater higher larger bigger most highest biggest largest`) {
		m[w] = comparative{up: true}
	}
	for _, w := range strings.Fields(`less fewer lower smaller least fewest lowest smallest`) {
		m[w] = comparative{}
	}
	for _, w := range strings.Fields(`later last latest`) {
		m[w] = comparative{up: true, dates: true}
	}
	for _, w := range strings.Fields(`earlier first sooner earliest`) {
		m[w] = comparative{dates: true}
	}
	for _, w := range strings.Fields(`dearer dearest costlier costliest pricier priciest`) {
		m[w] = comparative{up: true, scale: "expensive"}
	}
	for _, w := range strings.Fields(`harsher harshest tougher toughest stiffer stiffest severer steeper steepest`) {
		m[w] = comparative{up: true}
	}
	for _, w := range strings.Fields(`milder mildest`) {
		m[w] = comparative{}
	}
	for _, pair := range [...][2]string{{"long", "short"}, {"heavy", "light"}, {"old", "young"}, {"tall", "short"}, {"fast", "slow"}, {"quick", "slow"}, {"far", "near"},
		{"deep", "shallow"}, {"wide", "narrow"}, {"strong", "weak"}, {"hot", "cold"}, {"expensive", "cheap"}, {"rich", "poor"}, {"loud", "quiet"}} {
		for k, w := range pair {
			for _, form := range comparisons(w) {
				if _, ok := m[form]; !ok {
					m[form] = comparative{up: k == 0, scale: pair[0]}
				}
			}
		}
	}
	return m
})

// comparingAlone are verbs and prepositions that compare without "than".
var comparingAlone = map[string]comparative{
	"outlast": {up: true, scale: "long"}, "outlasts": {up: true, scale: "long"}, "outlasted": {up: true, scale: "long"},
	"exceed": {up: true}, "exceeds": {up: true}, "exceeded": {up: true}, "surpass": {up: true}, "surpasses": {up: true}, "surpassed": {up: true},
	"outnumber": {up: true}, "outnumbers": {up: true}, "outnumbered": {up: true}, "above": {up: true}, "below": {},
	"outsell": {up: true, verb: "sold"}, "outsold": {up: true, verb: "sold"}, "outscore": {up: true, verb: "scored"}, "outscored": {up: true, verb: "scored"},
	"outspend": {up: true, verb: "spent"}, "outspent": {up: true, verb: "spent"}, "outbid": {up: true, verb: "bid"},
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
