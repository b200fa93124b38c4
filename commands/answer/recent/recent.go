// Package recent keeps what was worked out lately.
package recent

import (
	"hash/maphash"
	"sync/atomic"
)

// Texts keeps what was worked out of texts. Each text has one place, from which the next that falls there drives it out, so that there
// are never more than places. It is safe for concurrent use; what it gives is shared.
type Texts[T any] struct {
	seed maphash.Seed
	at   []atomic.Pointer[worked[T]]
}

// worked is a text and what was worked out of it.
type worked[T any] struct {
	text string
	out  T
}

// New makes a number of places, a power of two.
func New[T any](places int) *Texts[T] {
	return &Texts[T]{seed: maphash.MakeSeed(), at: make([]atomic.Pointer[worked[T]], places)}
}

func (r *Texts[T]) place(text string) *atomic.Pointer[worked[T]] {
	return &r.at[maphash.String(r.seed, text)&uint64(len(r.at)-1)]
}

// Get is what was kept of a text, if it still is.
func (r *Texts[T]) Get(text string) (out T, ok bool) {
	if w := r.place(text).Load(); w != nil && w.text == text {
		return w.out, true
	}
	return out, false
}

// Put keeps what was worked out of a text. The text is kept too: a short one that is part of a long one is better cloned before.
func (r *Texts[T]) Put(text string, out T) { r.place(text).Store(&worked[T]{text, out}) }
