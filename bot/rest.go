package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// rest is every call that Byline makes of Discord's REST interface. It does not use discordgo's request methods: they keep
// a bucket for each interaction for ever, run all edits one at a time, sleep through a context that has ended, and send a
// POST again after a 502 that may have worked.
type rest struct {
	client *http.Client
	token  string // "Bot …"
	pace   *pace
	count  func(method, route string, status int) // metrics; status 0 where no answer came
	now    func() time.Time
}

const (
	restAttempts = 4                // of one call, the first included
	restTimeout  = 10 * time.Second // of one attempt, without what its files take
	slowest      = 256 << 10        // bytes a second at which files are sent
	maxAnswer    = 8 << 20          // bytes of an answer that are read
	retryPause   = 500 * time.Millisecond
)

// NewClient makes the HTTP client that all REST calls use, discordgo's own GET /gateway among them. Calls are addressed to
// Discord; where base is not nil they go there instead.
func NewClient(base *url.URL) *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = 64
	t.ResponseHeaderTimeout = restTimeout
	var rt http.RoundTripper = t
	if base != nil {
		rt = &redirect{base: base, next: t}
	}
	return &http.Client{Transport: rt} // each call has a deadline of its own
}

// redirect sends calls meant for Discord to another address.
type redirect struct {
	base *url.URL
	next http.RoundTripper
}

// apiPrefix is where discordgo's endpoints begin on Discord's host.
var (
	apiPrefix = regexp.MustCompile(`^/api(/v\d+)?`)
	apiSuffix = regexp.MustCompile(`/api(/v\d+)?$`)
)

func (r *redirect) RoundTrip(req *http.Request) (*http.Response, error) {
	// A copy of what changes alone: a RoundTripper may not touch the request that it is given.
	there, u := *req, *req.URL
	req, there.URL = &there, &u
	req.URL.Scheme, req.URL.Host, req.Host = r.base.Scheme, r.base.Host, r.base.Host
	if p := strings.TrimSuffix(r.base.Path, "/"); p != "" {
		// An address that itself ends in /api or /api/v9 stands for Discord's own such prefix.
		if apiSuffix.MatchString(p) {
			req.URL.Path = apiPrefix.ReplaceAllString(req.URL.Path, "")
		}
		req.URL.Path = p + req.URL.Path
		req.URL.RawPath = ""
	}
	return r.next.RoundTrip(req)
}

// CloseIdleConnections lets http.Client.CloseIdleConnections through.
func (r *redirect) CloseIdleConnections() {
	if c, ok := r.next.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

// apiError is Discord's refusal of a call. Its text holds no token.
type apiError struct {
	Method, Route string
	Status        int
	Code          int // Discord's own error code
	Message       string
}

func (e *apiError) Error() string {
	s := fmt.Sprintf("%s %s: HTTP %d", e.Method, e.Route, e.Status)
	if e.Message != "" {
		s += fmt.Sprintf(": %s (code %d)", e.Message, e.Code)
	}
	return s
}

// do makes one call. path begins behind /api/v9. body, where not nil, is sent as JSON; the answer is decoded into out, where
// that is not nil. A 429 is waited out, as long as ctx allows; a call that may have worked, for its answer was lost or a
// 5xx, is made again for all methods but POST. route is path without ids, for metrics and errors.
func (r *rest) do(ctx context.Context, method, route, path string, body, out any) error {
	return r.call(ctx, method, route, path, body, out, method != http.MethodPost)
}

// postOnce is do for a POST that Discord carries out no more than once however often it is made: a first answer to an
// interaction, or a message with a nonce that is enforced.
func (r *rest) postOnce(ctx context.Context, route, path string, body, out any) error {
	return r.call(ctx, http.MethodPost, route, path, body, out, true)
}

// errBusyRoute says that a call was not made because its route's allowance is used up for longer.
var errBusyRoute = errors.New("the route's allowance is used up")

// try makes one attempt of a call and leaves what to do about a failure to the caller. Where that can be told, wait is how long
// Discord wants to be left alone.
func (r *rest) try(ctx context.Context, method, route, path string, body, out any) (wait time.Duration, err error) {
	var payload []byte
	if body != nil {
		if payload, err = json.Marshal(body); err != nil {
			return 0, fmt.Errorf("%s %s: %w", method, route, err)
		}
	}
	waiting, cancel := context.WithTimeout(ctx, paceAtMost)
	err = r.pace.wait(waiting, pathKey(method, path))
	cancel()
	if err != nil {
		return paceAtMost, fmt.Errorf("%s %s: %w: %w", method, route, errBusyRoute, err)
	}
	wait, err = r.once(ctx, method, route, path, payload, headerJSON, out, true, false)
	return max(wait, 0), err
}

// codeAnswered is Discord's refusal of a second first answer.
const codeAnswered = 40060

func (r *rest) call(ctx context.Context, method, route, path string, body, out any, again bool) error {
	payload, kind, err := encodeBody(body)
	if err != nil {
		return fmt.Errorf("%s %s: %w", method, route, err)
	}
	paced := !strings.HasPrefix(path, "interactions/") && !strings.HasPrefix(path, "webhooks/")
	unsure := false // an attempt failed that may have worked
	for attempt := 1; ; attempt++ {
		if paced {
			if err := r.pace.wait(ctx, pathKey(method, path)); err != nil {
				return fmt.Errorf("%s %s: %w", method, route, err)
			}
		}
		wait, err := r.once(ctx, method, route, path, payload, kind, out, paced, again)
		var refused *apiError
		if errors.As(err, &refused) && refused.Code == codeAnswered && unsure {
			return nil
		}
		if err == nil || wait < 0 || attempt == restAttempts {
			return err
		}
		unsure = unsure || refused == nil || refused.Status >= 500
		if err := sleep(ctx, wait, r.now()); err != nil {
			return fmt.Errorf("%s %s: %w", method, route, err)
		}
	}
}

// once makes one attempt. A wait of zero or more says that another may be made after it.
func (r *rest) once(ctx context.Context, method, route, path string, payload []byte, kind []string, out any, paced, again bool) (time.Duration, error) {
	const never = time.Duration(-1)
	limit := restTimeout + time.Duration(len(payload)/slowest)*time.Second
	if end, ok := ctx.Deadline(); !ok || end.Sub(r.now()) > limit {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, limit)
		defer cancel()
	}
	var rd io.Reader
	if payload != nil {
		rd = bytes.NewReader(payload)
	}
	req, err := http.NewRequestWithContext(ctx, method, discordgo.EndpointAPI+path, rd)
	if err != nil {
		return never, fmt.Errorf("%s %s: %w", method, route, redact(err))
	}
	if payload != nil {
		req.Header["Content-Type"] = kind
	}
	// Answers to interactions are authorised by the interaction's own token.
	if paced && r.token != "" {
		req.Header.Set("Authorization", r.token)
	}
	req.Header["User-Agent"] = headerAgent
	// Not by client.Do: there is no cookie to keep, and a redirection that Discord never gives would take the token along.
	resp, err := r.client.Transport.RoundTrip(req)
	if err != nil {
		r.count(method, route, 0)
		err = fmt.Errorf("%s %s: %w", method, route, redact(err))
		if !again || ctx.Err() != nil {
			return never, err
		}
		return retryPause, err
	}
	defer resp.Body.Close()
	r.count(method, route, resp.StatusCode)
	var b []byte
	if resp.ContentLength != 0 {
		b, err = io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	}
	if paced {
		r.pace.note(pathKey(method, path), resp.Header, r.now())
	}
	switch {
	case resp.StatusCode < 300:
		if err != nil {
			return never, fmt.Errorf("%s %s: %w", method, route, redact(err))
		}
		if out == nil || len(b) == 0 {
			return 0, nil
		}
		if err := json.Unmarshal(b, out); err != nil {
			return never, fmt.Errorf("%s %s: decode the answer: %w", method, route, err)
		}
		return 0, nil
	case resp.StatusCode == http.StatusTooManyRequests:
		wait := retryAfter(resp.Header, b)
		if resp.Header.Get("X-RateLimit-Global") != "" || bytes.Contains(b, []byte(`"global": true`)) || bytes.Contains(b, []byte(`"global":true`)) {
			r.pace.all(r.now().Add(wait))
		}
		return wait, newAPIError(method, route, resp.StatusCode, b)
	case resp.StatusCode >= 500 && again:
		return retryPause, newAPIError(method, route, resp.StatusCode, b)
	}
	return never, newAPIError(method, route, resp.StatusCode, b)
}

const userAgent = "DiscordBot (https://github.com/bwmarrin/discordgo, v" + discordgo.VERSION + ") Byline"

// Headers that every call has; they are only ever read.
var (
	headerJSON  = []string{"application/json"}
	headerAgent = []string{userAgent}
)

func newAPIError(method, route string, status int, body []byte) *apiError {
	e := &apiError{Method: method, Route: route, Status: status}
	var m struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	}
	if json.Unmarshal(body, &m) == nil {
		e.Code, e.Message = m.Code, shorten(plain(m.Message), 200)
	}
	return e
}

// retryAfter is how long a 429 asks to wait.
func retryAfter(h http.Header, body []byte) time.Duration {
	var m struct {
		RetryAfter float64 `json:"retry_after"`
	}
	if json.Unmarshal(body, &m) != nil || m.RetryAfter <= 0 {
		m.RetryAfter, _ = strconv.ParseFloat(h.Get("Retry-After"), 64)
	}
	if m.RetryAfter <= 0 {
		m.RetryAfter = 1
	}
	return time.Duration(min(m.RetryAfter, 3600) * float64(time.Second))
}

// sleep waits, or gives up at once where ctx would end before.
func sleep(ctx context.Context, d time.Duration, now time.Time) error {
	if end, ok := ctx.Deadline(); ok && end.Sub(now) < d {
		return context.DeadlineExceeded
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// secret matches an interaction or webhook token in an address.
var secret = regexp.MustCompile(`((?:interactions|webhooks)/\d+/)[^/\s"?]+`)

// redact takes the address, and with it any token, out of a network error; what it wraps stays to be matched.
func redact(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	if s := err.Error(); secret.MatchString(s) {
		return errors.New(secret.ReplaceAllString(s, "$1…"))
	}
	return err
}

// missingAccess reports whether Discord refused because Byline may not see or write there.
func missingAccess(err error) bool {
	var e *apiError
	return errors.As(err, &e) && (e.Code == 50001 || e.Code == 50013 || e.Status == http.StatusForbidden)
}

// gone reports whether what a call was about is no longer there: a deleted message or channel, an expired interaction.
func gone(err error) bool {
	var e *apiError
	return errors.As(err, &e) && e.Status == http.StatusNotFound
}

// errToken is the clear sentence for a token that Discord does not take.
var errToken = &store.Error{Kind: store.ErrDenied,
	Msg: "Discord does not accept DISCORD_TOKEN; copy the bot's token anew from the application's Bot page at discord.com/developers."}
