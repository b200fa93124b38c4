package answer

import (
	"hash/maphash"
	"sync/atomic"
)

// recent keeps what was worked out of texts lately. Each text has one place, from which the next that falls there drives it out, so
// that there are never more than places. It is safe for concurrent use; what it gives is shared.
type recent[T any] struct {
	seed maphash.Seed
	at   []atomic.Pointer[worked[T]]
}

// worked is a text and what was worked out of it.
type worked[T any] struct {
	text string
	out  T
}

// newRecent makes a number of places, a power of two.
func newRecent[T any](places int) *recent[T] {
	return &recent[T]{seed: maphash.MakeSeed(), at: make([]atomic.Pointer[worked[T]], places)}
}

// place is where a text is kept.
func (r *recent[T]) place(text string) *atomic.Pointer[worked[T]] {
	return &r.at[maphash.String(r.seed, text)&uint64(len(r.at)-1)]
}
