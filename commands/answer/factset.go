package answer

import "sync"

// factSet is a set of facts as counted in the record, for a search to note which it has weighed. It is empty when it is lent.
type factSet struct {
	bits []uint64
	set  []int32
}

var factSets = sync.Pool{New: func() any { return new(factSet) }}

// lendFactSet lends an empty set for up to n facts.
func lendFactSet(n int) *factSet {
	s := factSets.Get().(*factSet)
	if size := (n + 63) / 64; len(s.bits) < size {
		s.bits = make([]uint64, size)
	}
	return s
}

// add reports whether the fact is new to the set, and puts it there.
func (s *factSet) add(n int32) bool {
	word, bit := &s.bits[n>>6], uint64(1)<<(n&63)
	if *word&bit != 0 {
		return false
	}
	*word |= bit
	s.set = append(s.set, n)
	return true
}

// free empties the set and gives it back.
func (s *factSet) free() {
	for _, n := range s.set {
		s.bits[n>>6] = 0
	}
	s.set = s.set[:0]
	factSets.Put(s)
}
