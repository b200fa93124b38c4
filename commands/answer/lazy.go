package answer

import "sync"

// lazy gives a table that is made when it is first asked for: a program that asks nothing does not wait for it.
func lazy[T any](build func() T) func() T { return sync.OnceValue(build) }
