package answer

import (
	"byline/commands/answer/english"
	"byline/store"
)

// extents are ways of saying which measure of a thing "how big" or "how far" asks for, and the adjective that asks for it alone.
var extents = []struct {
	adjective string
	words     [][]string
}{
	{"long", english.Phrases(`from end to end|end to end|from bow to stern|bow to stern|stem to stern|from nose to tail|nose to tail|from head to tail|tip to tail|
		from tip to tip|tip to tip|lengthways|lengthwise|in length`)},
	{"tall", english.Phrases(`from top to bottom|top to bottom|from head to toe|from top to toe|in height`)},
	{"wide", english.Phrases(`from side to side|side to side|across|in width|in diameter`)},
	{"deep", english.Phrases(`down|below|under water|underwater|beneath the surface|below the surface|under the surface|under ground|underground|in depth`)},
	{"heavy", english.Phrases(`in weight`)},
}

// sizing are the adjectives that may ask for any measure of a thing.
var sizing = english.WordSet(`big large far great`)

// readExtent reads "how big is it, end to end" as "how long is it", and "how far down" as "how deep".
func (q *query) readExtent() {
	q.readNearness()
	for i := 0; i+2 < len(q.toks); i++ {
		if q.word(i) != "how" || !sizing[q.word(i+1)] || q.use[i+1] == useName {
			continue
		}
		for _, e := range extents {
			for _, p := range e.words {
				at := i + 2 // how far down is it
				if !q.is(at, p...) || q.word(i+1) != "far" {
					if at = len(q.toks) - len(p); at <= i+2 || !q.is(at, p...) || e.adjective == "deep" {
						continue
					}
				}
				q.toks[i+1].Text, q.stems[i+1] = e.adjective, q.v.stemOf(e.adjective)
				q.mark(at, at+len(p), useShape)
				return
			}
		}
		return
	}
}

// unnameNouns takes what is written as a common noun for one, also where it is somebody's first name: "the bill for the repairs".
func (q *query) unnameNouns() {
	for i := 1; i+1 < len(q.toks); i++ {
		if d := q.word(i - 1); d != "the" && d != "a" && d != "an" {
			continue
		}
		m := q.nameAt(i)
		if m != nil && m.from == i && m.to == i+1 && q.isKind(m, store.KindPerson) && !q.commonName(m) && english.CommonWords[q.word(i)] {
			q.unname(i)
		}
	}
}

// readNearness reads "how close is the road to the stones" as "how far is the road from the stones".
func (q *query) readNearness() {
	for i := 0; i+5 < len(q.toks); i++ {
		if q.word(i) != "how" || q.word(i+1) != "close" && q.word(i+1) != "near" || !beings[q.word(i+2)] || q.use[i+1] == useName {
			continue
		}
		for k := i + 4; k+1 < len(q.toks); k++ {
			if q.word(k) == "to" && (q.word(k+1) == "the" || q.use[k+1] == useName) {
				q.toks[i+1].Text, q.stems[i+1] = "far", q.v.stemOf("far")
				return
			}
		}
	}
}
