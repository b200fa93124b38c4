package bot

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// limits of what one member and one guild may ask, as token buckets.
type limits struct {
	perMember, perGuild     rate.Limit // tokens a second
	memberBurst, guildBurst int
}

// The limits in force. A member can ask six things at once and then one every two seconds; a guild sixty and then ten a
// second. Autocomplete fires at every keystroke and has buckets of its own.
var (
	askLimits      = limits{perMember: 0.5, memberBurst: 6, perGuild: 10, guildBurst: 60}
	completeLimits = limits{perMember: 8, memberBurst: 24, perGuild: 60, guildBurst: 240}
)

// limiter holds the buckets of members and guilds. A bucket that is full again is dropped, so that their number is bounded
// by what was asked of late.
type limiter struct {
	limits
	mu      sync.Mutex
	buckets map[bucketKey]*bucket
	swept   time.Time
}

type bucketKey struct {
	guild bool
	id    string
}

type bucket struct {
	*rate.Limiter
	told time.Time // until when a refusal has already been told
}

func newLimiter(l limits) *limiter { return &limiter{limits: l, buckets: map[bucketKey]*bucket{}} }

// allow takes a token for the member and one for the guild. Where either has none it takes nothing and says how long to
// wait; first is true for the first refusal of that wait.
func (l *limiter) allow(guild, member string, now time.Time) (ok bool, wait time.Duration, first bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sweep(now)
	m := l.bucket(bucketKey{id: member}, l.perMember, l.memberBurst)
	g := m
	if guild != "" {
		g = l.bucket(bucketKey{true, guild}, l.perGuild, l.guildBurst)
	}
	for _, b := range [...]*bucket{m, g} {
		if tokens := b.TokensAt(now); tokens < 1 {
			wait = max(wait, time.Duration((1-tokens)/float64(b.Limit())*float64(time.Second)))
		}
	}
	if wait > 0 {
		first = !now.Before(m.told)
		m.told = now.Add(wait)
		return false, wait, first
	}
	m.AllowN(now, 1)
	if g != m {
		g.AllowN(now, 1)
	}
	return true, 0, false
}

func (l *limiter) bucket(key bucketKey, r rate.Limit, burst int) *bucket {
	b := l.buckets[key]
	if b == nil {
		b = &bucket{Limiter: rate.NewLimiter(r, burst)}
		l.buckets[key] = b
	}
	return b
}

// sweep drops, once a minute, the buckets that are full.
func (l *limiter) sweep(now time.Time) {
	if now.Sub(l.swept) < time.Minute {
		return
	}
	l.swept = now
	for k, b := range l.buckets {
		if b.TokensAt(now) >= float64(b.Burst()) {
			delete(l.buckets, k)
		}
	}
}
