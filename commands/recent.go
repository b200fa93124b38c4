package commands

import (
	"container/list"
	"sync"
	"time"

	"byline/commands/answer"
	"byline/store"
)

// maxRecent is how many members' last questions are kept: a few megabytes.
const maxRecent = 10_000

// seat is one member in one channel, as one guild sees it.
type seat struct {
	guild         store.GuildID
	channel, user string
	story         store.StoryID
}

// recent keeps a value for each of the last seats that used it. It is safe for concurrent use.
type recent[V any] struct {
	mu    sync.Mutex
	most  int
	order *list.List // of *kept[V], the last used first
	seats map[seat]*list.Element
}

type kept[V any] struct {
	seat  seat
	value V
	at    time.Time
}

func newRecent[V any](most int) *recent[V] {
	return &recent[V]{most: most, order: list.New(), seats: make(map[seat]*list.Element)}
}

// put keeps v for s, letting go of the seat that was used longest ago where there are too many.
func (r *recent[V]) put(s seat, v V, now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e, ok := r.seats[s]; ok {
		e.Value = &kept[V]{s, v, now}
		r.order.MoveToFront(e)
		return
	}
	r.seats[s] = r.order.PushFront(&kept[V]{s, v, now})
	for len(r.seats) > r.most {
		last := r.order.Back()
		r.order.Remove(last)
		delete(r.seats, last.Value.(*kept[V]).seat)
	}
}

// get is what was kept for s no longer than life before now.
func (r *recent[V]) get(s seat, now time.Time, life time.Duration) (v V, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.seats[s]
	if !ok {
		return v, false
	}
	k := e.Value.(*kept[V])
	if now.Sub(k.at) > life {
		r.order.Remove(e)
		delete(r.seats, s)
		return v, false
	}
	r.order.MoveToFront(e)
	return k.value, true
}

// drop lets go of all that is kept for a user.
func (r *recent[V]) drop(user string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for s, e := range r.seats {
		if s.user == user {
			r.order.Remove(e)
			delete(r.seats, s)
		}
	}
}

func (req Request) seat(story store.StoryID) seat {
	return seat{req.Guild, req.Channel, req.User, story}
}

// thread is what the member's last question about the story was, nil where it is too long ago.
func (e *env) thread(req Request, story store.StoryID) *answer.Thread {
	t, ok := e.threads.get(req.seat(story), req.Now, answer.ThreadLife)
	if !ok {
		return nil
	}
	return &t
}

func (e *env) keepThread(req Request, story store.StoryID, t answer.Thread) {
	e.threads.put(req.seat(story), t, req.Now)
}
