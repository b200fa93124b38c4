package answer

import "sync"

// ranks note the best rank at which each of many entities was found. They are empty when they are lent.
type ranks struct {
	of    []uint8 // by entity; unranked where it was not found
	noted []int32 // the entities that were found
}

const unranked = 1<<8 - 1

var ranksPool = sync.Pool{New: func() any { return new(ranks) }}

// lendRanks lends room for a number of entities.
func lendRanks(entities int) *ranks {
	r := ranksPool.Get().(*ranks)
	for len(r.of) < entities {
		r.of = append(r.of, unranked)
	}
	return r
}

// note keeps the rank of an entity where it is the best so far.
func (r *ranks) note(entity int32, rank uint8) {
	if r.of[entity] == unranked {
		r.noted = append(r.noted, entity)
	}
	r.of[entity] = min(r.of[entity], rank)
}

// free forgets all ranks and gives the room back.
func (r *ranks) free() {
	for _, e := range r.noted {
		r.of[e] = unranked
	}
	r.noted = r.noted[:0]
	ranksPool.Put(r)
}
