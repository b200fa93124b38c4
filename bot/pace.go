package bot

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// pace holds calls back while Discord says that a route's allowance is used up, so that a 429 stays rare. It remembers
// only routes that are exhausted now.
type pace struct {
	now func() time.Time

	mu     sync.Mutex
	until  map[string]time.Time
	global time.Time
}

func newPace(now func() time.Time) *pace { return &pace{now: now, until: map[string]time.Time{}} }

// wait returns once a call may be made, or with ctx's error.
func (p *pace) wait(ctx context.Context, key string) error {
	for {
		now := p.now()
		p.mu.Lock()
		until := p.until[key]
		if until.Before(p.global) {
			until = p.global
		}
		p.mu.Unlock()
		if !until.After(now) {
			return nil
		}
		if err := sleep(ctx, until.Sub(now), now); err != nil {
			return err
		}
	}
}

// note reads the rate-limit headers of an answer.
func (p *pace) note(key string, h http.Header, now time.Time) {
	remaining, after := h.Get("X-RateLimit-Remaining"), h.Get("X-RateLimit-Reset-After")
	if remaining == "" || after == "" {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for k, t := range p.until {
		if !t.After(now) {
			delete(p.until, k)
		}
	}
	if remaining != "0" {
		return
	}
	if s, err := strconv.ParseFloat(after, 64); err == nil && s > 0 {
		p.until[key] = now.Add(time.Duration(min(s, 3600) * float64(time.Second)))
	}
}

// all holds every call back.
func (p *pace) all(until time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if until.After(p.global) {
		p.global = until
	}
}

// pathKey is the route that Discord counts by: the method and the path up to its first id.
func pathKey(method, path string) string {
	path, _, _ = strings.Cut(path, "?")
	parts := strings.SplitN(path, "/", 4)
	for i := 2; i < len(parts); i++ {
		if len(parts[i]) > 0 && parts[i][0] >= '0' && parts[i][0] <= '9' {
			parts[i] = ":id"
		}
	}
	return method + " " + strings.Join(parts, "/")
}
