package discordtest

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

func contextWith(ctx context.Context, c *call) context.Context {
	return context.WithValue(ctx, callKey{}, c)
}

//go:embed testdata/*.json
var recorded embed.FS

// Event is an event's data, as Discord sends it.
type Event map[string]any

// Recorded gives one of the events of testdata, by its file's name without ".json".
func Recorded(name string) Event {
	b, err := recorded.ReadFile("testdata/" + name + ".json")
	if err != nil {
		panic("discordtest: no recorded event " + name)
	}
	var e Event
	if err := json.Unmarshal(b, &e); err != nil {
		panic("discordtest: testdata/" + name + ".json: " + err.Error())
	}
	return e
}

// RecordedNames lists the recorded events.
func RecordedNames() []string {
	entries, _ := recorded.ReadDir("testdata") // an embedded directory
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = strings.TrimSuffix(e.Name(), ".json")
	}
	return names
}

// Clone copies the event with everything in it.
func (e Event) Clone() Event {
	b, err := json.Marshal(e)
	if err != nil {
		panic("discordtest: event: " + err.Error())
	}
	var c Event
	if err := json.Unmarshal(b, &c); err != nil {
		panic("discordtest: event: " + err.Error())
	}
	return c
}

// Get gives what stands at a dotted path, "data.options.0.value"; nil where nothing does.
func (e Event) Get(path string) any {
	var at any = map[string]any(e)
	for _, step := range strings.Split(path, ".") {
		switch v := at.(type) {
		case map[string]any:
			at = v[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(v) {
				return nil
			}
			at = v[i]
		default:
			return nil
		}
	}
	return at
}

// Set writes a value at a dotted path whose parents exist, and gives the event.
func (e Event) Set(path string, value any) Event {
	parent, last := map[string]any(e), path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		last = path[i+1:]
		switch v := e.Get(path[:i]).(type) {
		case map[string]any:
			parent = v
		case []any:
			n, err := strconv.Atoi(last)
			if err != nil || n >= len(v) {
				panic("discordtest: no place for " + path)
			}
			v[n] = value
			return e
		default:
			panic("discordtest: no parent for " + path)
		}
	}
	parent[last] = value
	return e
}

// Delete removes what stands at a dotted path, and gives the event.
func (e Event) Delete(path string) Event {
	parent, last := map[string]any(e), path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		parent, _ = e.Get(path[:i]).(map[string]any)
		last = path[i+1:]
	}
	delete(parent, last)
	return e
}

func (e Event) int(path string) int { return asInt(e.Get(path)) }

// asInt reads a number, whether it came as JSON or from Go.
func asInt(v any) int {
	switch v := v.(type) {
	case float64:
		return int(v)
	case int:
		return v
	}
	return 0
}

// ErrOffline: an event cannot be delivered because no bot has a session.
var ErrOffline = errors.New("discordtest: no bot has a session")

// Dispatch sends an event to the bot, or keeps it until the bot resumes.
func (s *Server) Dispatch(kind string, data any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.gateway.sessions) == 0 {
		return ErrOffline
	}
	guild := ""
	switch e := data.(type) {
	case Event:
		guild, _ = e["guild_id"].(string)
	case map[string]any:
		guild, _ = e["guild_id"].(string)
	}
	for _, sess := range s.gateway.sessions {
		if sess.serves(guild) {
			sess.dispatch(kind, data)
		}
	}
	return nil
}

// Interact delivers an interaction through the gateway, under an id and a token of its own.
func (s *Server) Interact(e Event) (*Exchange, error) {
	x := s.Open(e)
	return x, s.Dispatch("INTERACTION_CREATE", x.Event)
}

// Post delivers an interaction as a signed POST to the bot's own address, as Discord does for an application with an
// interactions endpoint. The answer's body counts as the first response and is checked like one. The response is
// returned with its body read; a fault in the body is in Violations.
func (s *Server) Post(ctx context.Context, client *http.Client, endpoint string, e Event) (*Exchange, *http.Response, error) {
	x := s.Open(e)
	body, err := json.Marshal(x.Event)
	if err != nil {
		return nil, nil, fmt.Errorf("discordtest: event: %w", err)
	}
	resp, err := s.PostRaw(ctx, client, endpoint, strconv.FormatInt(s.opt.Now().Unix(), 10), body)
	if err != nil || resp.StatusCode != http.StatusOK {
		return x, resp, err
	}
	sent, err := io.ReadAll(resp.Body)
	if err != nil {
		return x, resp, fmt.Errorf("discordtest: read answer: %w", err)
	}
	resp.Body = io.NopCloser(bytes.NewReader(sent))
	const route = "/interactions/{interaction_id}/{interaction_token}/callback"
	r := &Request{At: s.opt.Now(), Method: http.MethodPost, Route: route, Header: resp.Header, Body: sent,
		Path: "/interactions/" + x.ID + "/" + url.PathEscape(x.Token) + "/callback", Status: resp.StatusCode}
	for _, f := range s.opt.Contract.Check(r.Method, route, "", sent) {
		s.violate(r, f)
	}
	var first struct {
		Type int            `json:"type"`
		Data map[string]any `json:"data"`
	}
	if err := json.Unmarshal(sent, &first); err != nil {
		return x, resp, fmt.Errorf("discordtest: answer: %w", err)
	}
	s.mu.Lock()
	told, a := x.respond(first.Type, first.Data, nil)
	s.mu.Unlock()
	if a.status >= 400 {
		return x, resp, fmt.Errorf("discordtest: the answer would be refused: %v", a.body)
	}
	if told != nil {
		s.tell(told, "MESSAGE_CREATE")
	}
	return x, resp, nil
}

// PostRaw signs a body with the timestamp and posts it.
func (s *Server) PostRaw(ctx context.Context, client *http.Client, endpoint, timestamp string, body []byte) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, endpoint, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("discordtest: %w", err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Signature-Timestamp", timestamp)
	req.Header.Set("X-Signature-Ed25519", s.Sign(timestamp, body))
	resp, err := client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("discordtest: post interaction: %w", err)
	}
	return resp, nil
}

// Sign is the signature of a body in hex.
func (s *Server) Sign(timestamp string, body []byte) string {
	return hex.EncodeToString(ed25519.Sign(s.key, append([]byte(timestamp), body...)))
}
