package answer

import "byline/store"

// unit is one part of a question that the fact which answers it has to account for.
type unit struct {
	kind     unitKind
	from, to int
	weight   float64
	name     *mention         // unitName
	place    *place           // unitPlace
	stems    []uint32         // unitWord: the stems that say it, its own first
	kin      []uint32         // unitWord: stems of kindred meaning
	rel      *relationMention // unitWord: what relation it may mean
	unknown  bool             // unitWord: the story does not have the word
	light    bool
}

type unitKind uint8

const (
	unitWord unitKind = iota
	unitName
	unitPlace
)

// The weights of a unit: a word weighs by how rare it is in the story.
const (
	weightName    = 2.2
	weightPlace   = 2
	weightCommon  = 0.6 // of a word that every fact has
	weightRare    = 1.4 // on top, for a word that the story does not have
	weightOfLight = 0.25
)

// units breaks the question up. skip leaves out a stretch of tokens that has been read as something else.
func (q *query) units(skip [2]int) []unit {
	var us []unit
	x := q.v.index
	facts := len(x.first) - 1
	rarest := idf(facts, 0)
	for i := 0; i < len(q.toks); i++ {
		if i >= skip[0] && i < skip[1] {
			continue
		}
		switch q.use[i] {
		case useName:
			m := q.nameAt(i)
			if m == nil || m.from != i {
				continue
			}
			if p := q.placeAt(i); p != nil {
				us = append(us, unit{kind: unitPlace, from: m.from, to: m.to, weight: weightPlace, place: p, name: m})
			} else {
				us = append(us, unit{kind: unitName, from: m.from, to: m.to, weight: weightName, name: m})
			}
		case usePlace:
			if p := q.placeAt(i); p != nil && p.from == i {
				us = append(us, unit{kind: unitPlace, from: p.from, to: p.to, weight: weightPlace, place: p})
			}
		case useContent, useLight, useType:
			rel := q.relationAt(i)
			if rel != nil && rel.from != i {
				continue
			}
			u := unit{kind: unitWord, from: i, to: i + 1, rel: rel, light: q.use[i] == useLight || lightWords[q.word(i)]}
			if rel != nil {
				u.to = rel.to
				if rel.to-rel.from > 1 {
					u.light = q.use[i] == useLight // "took over from" says more than its words
				}
			}
			best := float32(0)
			for k := u.from; k < u.to; k++ {
				if k > u.from && (stopWords[q.word(k)] || prepositions[q.word(k)]) {
					continue
				}
				id, ok := q.v.stemID(q.stems[k])
				n := 0
				if ok {
					n = x.said(id)
				}
				if n == 0 {
					u.unknown, best = true, rarest
				} else {
					best = max(best, idf(facts, min(n, facts)))
				}
				if ok {
					u.stems = append(u.stems, id)
				}
			}
			u.kin = q.v.kindred(q.stems[u.from])
			u.weight = weightCommon + weightRare*float64(best/rarest)
			switch {
			case q.use[i] == useType:
				u.weight = weightOfLight
				u.light = true
			case u.light:
				u.weight = weightOfLight
			}
			us = append(us, u)
		}
	}
	return us
}

// stemID is the number of a stem in the index.
func (v *View) stemID(stem string) (uint32, bool) {
	id, ok := v.index.stem[stem]
	return id, ok
}

// placeAt is the place that begins at or covers token i; nil for none.
func (q *query) placeAt(i int) *place {
	for k := range q.places {
		if q.places[k].from <= i && i < q.places[k].to {
			return &q.places[k]
		}
	}
	return nil
}

// relationAt is the relation mention that covers token i; nil for none.
func (q *query) relationAt(i int) *relationMention {
	for k := range q.rels {
		if q.rels[k].from <= i && i < q.rels[k].to {
			return &q.rels[k]
		}
	}
	return nil
}

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
