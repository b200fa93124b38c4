package answer

import (
	"slices"
	"sort"

	"byline/store"
)

// said is how often facts have a word themselves, whatever relation or entity it may name.
func (x *index) said(stem uint32) int {
	n := 0
	for _, w := range x.stems[stem].forms {
		n += int(x.words[w].to - x.words[w].from)
	}
	return n
}

// hasStem says where a fact has a word: 2 in its text, 1 beside it or in the names of its entities, 0 nowhere.
func (x *index) hasStem(stem uint32, fact uint32) int {
	best := 0
	for _, w := range x.stems[stem].forms {
		l := x.posts[x.words[w].from:x.words[w].to]
		lo, hi := 0, len(l)
		for lo < hi {
			mid := int(uint(lo+hi) >> 1)
			if l[mid].fact() < fact {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		if lo < len(l) && l[lo].fact() == fact {
			if l[lo].inText() {
				return 2
			}
			best = 1
		}
		if best == 0 {
			for _, n := range x.named[w] {
				if x.things[n].kind == thingEntity && hasFact(x.things[n].facts, fact) {
					best = 1
				}
			}
		}
	}
	return best
}

// writes reports whether a fact itself has a word, the names of its entities aside.
func (x *index) writes(stem uint32, fact uint32) bool {
	return slices.ContainsFunc(x.stems[stem].forms, func(w uint32) bool { return x.hasWord(w, fact) })
}

// hasWord reports whether a fact itself has a word in just this form.
func (x *index) hasWord(word, fact uint32) bool {
	l := x.posts[x.words[word].from:x.words[word].to]
	i := sort.Search(len(l), func(i int) bool { return l[i].fact() >= fact })
	return i < len(l) && l[i].fact() == fact
}

func hasFact(l []uint32, fact uint32) bool {
	lo, hi := 0, len(l)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if l[mid] < fact {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(l) && l[lo] == fact
}

// roleIn says how a fact names an entity: the role bits; 0 where it does not.
func (v *View) roleIn(e store.EntityID, fact int32) uint8 {
	l := v.of[e]
	lo, hi := 0, len(l)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if l[mid].fact < fact {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(l) && l[lo].fact == fact {
		return l[lo].as
	}
	return 0
}
