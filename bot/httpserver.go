package bot

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	maxInteraction = 1 << 20 // bytes of a posted interaction
	// Discord posts at once and does not repeat: a signature from further away is a replay, or our clock is wrong.
	maxSkew = 5 * time.Minute
)

// handler serves what BYLINE_HTTP offers.
func (b *Bot) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", b.health)
	mux.Handle("GET /metrics", b.metrics.handler())
	if b.cfg.PublicKey != nil {
		mux.HandleFunc("POST /interactions", b.posted)
	}
	return mux
}

// health says whether the gateway and the database work: 200 if so, 503 if not.
func (b *Bot) health(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	state := map[string]string{"status": "ok", "database": "ok"}
	status := http.StatusOK
	if _, err := b.cfg.Deps.Store.Stories(ctx, 0); err != nil {
		state["database"], state["status"], status = "failing", "failing", http.StatusServiceUnavailable
		b.log.Warn("health: database", "error", err)
	}
	switch up, all := b.shards(); {
	case !b.cfg.Gateway:
		state["gateway"] = "off"
	case up == all && all > 0:
		state["gateway"] = "ok"
	default:
		state["gateway"], state["status"], status = strconv.Itoa(up)+" of "+strconv.Itoa(all)+" shards", "failing", http.StatusServiceUnavailable
	}
	if b.draining.Load() {
		state["status"], status = "stopping", http.StatusServiceUnavailable
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(state) // the other side has gone: nothing to do
}

// posted takes an interaction that Discord posts. The answer goes back in the response; what takes longer is deferred there
// and given over REST.
func (b *Bot) posted(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxInteraction))
	if err != nil {
		var tooBig *http.MaxBytesError
		if errors.As(err, &tooBig) {
			http.Error(w, "too large", http.StatusRequestEntityTooLarge)
			return
		}
		http.Error(w, "cannot be read", http.StatusBadRequest)
		return
	}
	if !b.signed(r.Header, body) {
		http.Error(w, "invalid request signature", http.StatusUnauthorized)
		return
	}
	var i discordgo.Interaction
	if err := json.Unmarshal(body, &i); err != nil && i.Type == 0 {
		http.Error(w, "not an interaction", http.StatusBadRequest)
		return
	}
	first := &postedResponder{restResponder: restResponder{rest: b.rest, i: &i}, out: make(chan *response, 1)}
	if !b.begin() {
		http.Error(w, "stopping", http.StatusServiceUnavailable)
		return
	}
	go func() {
		defer b.working.Done()
		b.interaction(b.base, &i, first)
	}()
	select {
	case resp := <-first.out:
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(resp) // the other side has gone: nothing to do
	case <-time.After(firstDeadline):
		http.Error(w, "no answer in time", http.StatusGatewayTimeout)
	case <-r.Context().Done():
	}
}

// signed reports whether Discord signed the request, lately.
func (b *Bot) signed(h http.Header, body []byte) bool {
	sig, err := hex.DecodeString(h.Get("X-Signature-Ed25519"))
	stamp := h.Get("X-Signature-Timestamp")
	if err != nil || len(sig) != ed25519.SignatureSize || len(stamp) > 20 || len(b.cfg.PublicKey) != ed25519.PublicKeySize {
		return false
	}
	sec, err := strconv.ParseInt(strings.TrimSpace(stamp), 10, 64)
	if err != nil {
		return false
	}
	if age := b.cfg.Now().Sub(time.Unix(sec, 0)); age > maxSkew || age < -maxSkew {
		return false
	}
	return ed25519.Verify(b.cfg.PublicKey, append([]byte(stamp), body...), sig)
}

// postedResponder puts the first answer into the HTTP response and all later ones through REST.
type postedResponder struct {
	restResponder
	out chan *response
}

func (r *postedResponder) first(ctx context.Context, resp *response) error {
	select {
	case r.out <- resp:
		return nil
	default:
		return errors.New("a first answer has been given already")
	}
}

func (r *postedResponder) firstFiles() int { return 0 } // the HTTP response is JSON alone

func (r *postedResponder) edit(ctx context.Context, m *message) error {
	return r.patiently(ctx, func() error { return r.restResponder.edit(ctx, m) })
}

// whisper makes sure that the deferral is gone: a follow-up to it would stand in its place, for all to see.
func (r *postedResponder) whisper(ctx context.Context, m *message, replace bool) error {
	if replace {
		err := r.patiently(ctx, func() error { return r.unsay(ctx) })
		if err != nil && !gone(err) {
			return err
		}
	}
	return r.patiently(ctx, func() error { return r.follow(ctx, m) })
}

// patiently waits for Discord to have read the HTTP response, before which there is nothing to edit or to follow.
func (r *postedResponder) patiently(ctx context.Context, call func() error) error {
	for try := 1; ; try++ {
		err := call()
		if !gone(err) || try == editTries || sleep(ctx, editPause, r.rest.now()) != nil {
			return err
		}
	}
}

const (
	editTries = 4
	editPause = 300 * time.Millisecond
)
