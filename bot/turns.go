package bot

import (
	"sync"
	"time"
)

// identifyApart is how far apart Discord wants the openings of a bot's shards.
const identifyApart = 5 * time.Second

// turns is a lock that is had again only some time after it was last let go.
type turns struct {
	mu    sync.Mutex
	now   func() time.Time
	apart time.Duration
	last  time.Time
}

func (t *turns) Lock() {
	t.mu.Lock()
	if wait := t.apart - t.now().Sub(t.last); wait > 0 && !t.last.IsZero() {
		time.Sleep(wait)
	}
}

func (t *turns) Unlock() {
	t.last = t.now()
	t.mu.Unlock()
}
