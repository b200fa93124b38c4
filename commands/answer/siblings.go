package answer

import (
	"slices"
	"strings"
	"sync"
)

// siblingWords are words for one of a kind of which there is another, a kind a line: what is told of the men's race says nothing of
// the women's.
const siblingWords = `man woman
men women
boy girl
male female
mother father
son daughter
brother sister
husband wife
uncle aunt
king queen
north south east west
northern southern eastern western
summer winter spring autumn
morning afternoon evening
gold silver bronze
singles doubles
opening closing
indoor outdoor
home away
maximum minimum
highest lowest
largest smallest
biggest smallest
oldest youngest
longest shortest
upper lower
junior senior
gross net
import export
imports exports
domestic foreign international
criminal civil
federal state local
permanent temporary
original new
original replacement
old new
former current
inner outer
front rear back
port starboard
lander rover orbiter
semifinal final quarterfinal
defendant plaintiff
buyer seller
bride groom
landlord tenant
winner loser
supporter opponent`

var siblings = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.SplitSeq(siblingWords, "\n") {
		kind := strings.Fields(line)
		for i, a := range kind {
			for j, b := range kind {
				if i != j {
					m[a] = append(m[a], b)
				}
			}
		}
	}
	return m
})

// sibling is a word of the question for one of a kind, of which the story has another.
type sibling struct {
	own    uint32 // as a word of the story
	known  bool   // the story has it
	others []uint32
}

// siblingsAsked are those of the words of a unit.
func (m *matcher) siblingsAsked(u *unit) (out []sibling) {
	x := m.v.index
	for k := u.from; k < u.to; k++ {
		s := sibling{}
		for _, o := range siblings()[m.word(k)] {
			if id, ok := x.ids[o]; ok {
				s.others = append(s.others, id)
			}
		}
		if len(s.others) > 0 {
			s.own, s.known = x.ids[m.word(k)]
			out = append(out, s)
		}
	}
	return out
}

// ofSibling reports that a fact tells of another of a kind than the question asks of, by words that stand just so in both.
func (m *matcher) ofSibling(n int32) bool {
	for i := range m.siblings {
		s := &m.siblings[i]
		own, other := false, false
		for _, t := range m.v.index.fact(uint32(n)) {
			own = own || s.known && t.word() == s.own
			other = other || slices.Contains(s.others, t.word())
		}
		if other && !own {
			return true
		}
	}
	return false
}
