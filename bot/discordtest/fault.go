package discordtest

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Fault makes the requests that fit it go wrong.
type Fault struct {
	Want  string        // which requests, as in Server.Requests; empty: any
	Times int           // how many of them; 0 means one, below 0 all until Heal
	Delay time.Duration // how long the answer takes; alone, the request is carried out and answered late
	// Hold keeps the answer back until it is closed, however long that takes.
	Hold   <-chan struct{}
	Status int // answered in place of carrying the request out; 429 tells RetryAfter
	// RetryAfter is told with a 429. Global says that the limit is the whole bot's.
	RetryAfter time.Duration
	Global     bool
	// After carries the request out before answering Status: what a proxy's 502 may hide.
	After bool
	// Drop closes the connection without an answer.
	Drop bool
	Body string // answered with Status; Discord's usual body where empty
}

// Fail arranges a fault. Faults are tried in the order in which they were arranged.
func (s *Server) Fail(f Fault) {
	if f.Times == 0 {
		f.Times = 1
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &f)
}

// Heal takes all faults and rate limits back.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults, s.limits, s.overall = nil, nil, nil
}

// fault takes the fault that befalls a request, or nil.
func (s *Server) fault(r *Request) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults {
		if f.Times == 0 || !r.is(f.Want) {
			continue
		}
		if f.Times > 0 {
			f.Times--
		}
		return f
	}
	return nil
}

// limit is a rate limit of one route, one bucket for each value of its first path parameter as at Discord.
type limit struct {
	want    string
	n       int
	per     time.Duration
	buckets map[string]*bucket
}

type bucket struct {
	left  int
	reset time.Time
}

// Limit lets through n of the requests that fit want in each span of time and answers the rest with 429. Answers carry
// the X-RateLimit headers.
func (s *Server) Limit(want string, n int, per time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limits = append(s.limits, &limit{want: want, n: n, per: per, buckets: map[string]*bucket{}})
}

// LimitAll lets through n requests of all routes in each span of time, those of interactions not counted, as Discord's global
// limit does.
func (s *Server) LimitAll(n int, per time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.overall = &limit{n: n, per: per, buckets: map[string]*bucket{}}
}

// takeGlobal counts the request against the global limit and says how long to wait where it is over.
func (s *Server) takeGlobal(r *Request) (retry time.Duration, over bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.overall
	if l == nil || strings.HasPrefix(r.Route, "/interactions/") || strings.HasPrefix(r.Route, "/webhooks/") {
		return 0, false
	}
	now := s.opt.Now()
	b := l.buckets[""]
	if b == nil || !now.Before(b.reset) {
		b = &bucket{left: l.n, reset: now.Add(l.per)}
		l.buckets[""] = b
	}
	if b.left == 0 {
		return b.reset.Sub(now), true
	}
	b.left--
	return 0, false
}

// take counts the request against the limits, sets the headers, and says how long to wait where it is over.
func (s *Server) take(r *Request, major string, h http.Header) (retry time.Duration, over bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.opt.Now()
	for _, l := range s.limits {
		if !r.is(l.want) {
			continue
		}
		b := l.buckets[major]
		if b == nil || !now.Before(b.reset) {
			b = &bucket{left: l.n, reset: now.Add(l.per)}
			l.buckets[major] = b
		}
		if b.left == 0 {
			over = true
		} else {
			b.left--
		}
		retry = b.reset.Sub(now)
		h.Set("X-RateLimit-Bucket", "bucket-of-"+strconv.Itoa(len(l.want)))
		h.Set("X-RateLimit-Limit", strconv.Itoa(l.n))
		h.Set("X-RateLimit-Remaining", strconv.Itoa(b.left))
		h.Set("X-RateLimit-Reset", strconv.FormatFloat(float64(b.reset.UnixMilli())/1000, 'f', 3, 64))
		h.Set("X-RateLimit-Reset-After", seconds(retry))
		return retry, over
	}
	return 0, false
}

// seconds writes a duration as Discord does, rounded up to the millisecond.
func seconds(d time.Duration) string {
	return strconv.FormatFloat(math.Ceil(d.Seconds()*1000)/1000, 'f', 3, 64)
}

// tooMany is the answer 429.
func tooMany(h http.Header, retry time.Duration, global bool) answer {
	h.Set("Retry-After", strconv.Itoa(int(math.Ceil(retry.Seconds()))))
	h.Set("X-RateLimit-Reset-After", seconds(retry))
	h.Set("X-RateLimit-Scope", "user")
	if global {
		h.Set("X-RateLimit-Global", "true")
		h.Set("X-RateLimit-Scope", "global")
	}
	after, _ := strconv.ParseFloat(seconds(retry), 64)
	return answer{http.StatusTooManyRequests, map[string]any{
		"message": "You are being rate limited.", "retry_after": after, "global": global}}
}

// faulty is the answer that a fault gives.
func faulty(h http.Header, f *Fault) answer {
	switch {
	case f.Status == http.StatusTooManyRequests:
		return tooMany(h, f.RetryAfter, f.Global)
	case f.Body != "":
		if json.Valid([]byte(f.Body)) {
			return answer{f.Status, json.RawMessage(f.Body)}
		}
		return answer{f.Status, f.Body}
	case f.Status >= 500:
		// What stands in front of Discord answers in HTML.
		return answer{f.Status, "<html><head><title>" + http.StatusText(f.Status) + "</title></head></html>"}
	}
	return refuse(f.Status, 0, strconv.Itoa(f.Status)+": "+http.StatusText(f.Status))
}
