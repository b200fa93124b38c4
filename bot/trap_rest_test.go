package bot

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/bot/discordtest"
)

// InteractionResponseEdit takes one lock for all interactions: a slow edit holds up everyone.
func TestEditsDoNotQueue(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(t, discordtest.Options{})
	r := testREST(t, s)
	s.Fail(discordtest.Fault{Want: editRoute, Delay: time.Minute})
	ctx, cancel := context.WithCancel(context.Background())
	slow, quick := s.Open(discordtest.Slash("partner", "name", "apple")), s.Open(discordtest.Slash("partner", "name", "apple"))
	for _, x := range []*discordtest.Exchange{slow, quick} {
		if err := responderTo(r, x).first(soon(t), &response{Type: 5}); err != nil {
			t.Fatal(err)
		}
	}
	var wg sync.WaitGroup
	edit := func(ctx context.Context, x *discordtest.Exchange) error {
		return r.do(ctx, http.MethodPatch, "edit", responderTo(r, x).hook()+"/messages/@original", sample, nil)
	}
	wg.Go(func() { _ = edit(ctx, slow) }) // is cut short below
	if err := s.WaitArrived(soon(t), editRoute, 1); err != nil {
		t.Fatal(err)
	}
	if err := edit(soon(t), quick); err != nil {
		t.Errorf("an edit behind a slow one: %v", err)
	}
	cancel()
	wg.Wait()
}

// InteractionRespond keeps a rate-limit bucket for each interaction, for ever.
func TestNothingIsKeptOfAnInteraction(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(t, discordtest.Options{})
	s.Limit(callbackRoute, 1, time.Hour) // each answer says that its bucket is used up
	r := testREST(t, s)
	for range 50 {
		if err := responderTo(r, s.Open(discordtest.Slash("partner", "name", "apple"))).first(soon(t), &response{Type: 5}); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(r.pace.until); n != 0 {
		t.Errorf("%d routes are remembered", n)
	}
}

// The first answer to an interaction may be given again where its fate is unknown: Discord takes it once.
func TestFirstAnswerIsRepeated(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]discordtest.Fault{
		"502, not carried out": {Status: http.StatusBadGateway},
		"502, carried out":     {Status: http.StatusBadGateway, After: true},
		"dropped":              {Drop: true},
		"dropped, carried out": {Drop: true, After: true},
	} {
		s := discordtest.Start(t, discordtest.Options{})
		f.Want = callbackRoute
		s.Fail(f)
		x := s.Open(discordtest.Slash("partner", "name", "apple"))
		err := responderTo(testREST(t, s), x).first(soon(t), &response{Type: 4, Data: sample})
		if list := s.Messages(discordtest.ChannelID); err != nil || len(list) != 1 {
			t.Errorf("%s: %v, %d messages", name, err, len(list))
		}
	}
	// Where nothing is unsure, a second answer is the fault that it looks like.
	s := discordtest.Start(t, discordtest.Options{})
	r := responderTo(testREST(t, s), s.Open(discordtest.Slash("partner", "name", "apple")))
	if err := r.first(soon(t), &response{Type: 4, Data: sample}); err != nil {
		t.Error(err)
	}
	if err := r.first(soon(t), &response{Type: 4, Data: sample}); err == nil {
		t.Error("a second first answer is taken for a good one")
	}
}

// Every call goes to DISCORD_API_URL, discordgo's own GET /gateway too, whatever of Discord's path the address repeats.
func TestRedirect(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(t, discordtest.Options{})
	for _, path := range []string{"", "/", "/api", "/api/", "/api/v10"} {
		base, err := url.Parse(s.URL() + path)
		if err != nil {
			t.Fatal(err)
		}
		r := testREST(t, s)
		r.client = NewClient(base)
		t.Cleanup(r.client.CloseIdleConnections)
		var me struct{ ID string }
		if err := r.do(soon(t), http.MethodGet, "users/@me", "users/@me", nil, &me); err != nil || me.ID != discordtest.BotID {
			t.Errorf("%q: %v", path, err)
		}
		dg, err := discordgo.New("Bot " + s.Token())
		if err != nil {
			t.Fatal(err)
		}
		dg.Client = r.client
		if u, err := dg.Gateway(); err != nil || !strings.HasPrefix(u, "ws://127.0.0.1") {
			t.Errorf("%q: the gateway is at %s, %v", path, u, err)
		}
	}
}

// After a 502 discordgo sends a POST three times more at once, whether or not the first one worked.
func TestNoDoubledPost(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(t, discordtest.Options{})
	r := testREST(t, s)
	const path = "channels/" + discordtest.ChannelID + "/messages"
	s.Fail(discordtest.Fault{Want: messageRoute, Status: http.StatusBadGateway, After: true})
	if err := r.do(soon(t), http.MethodPost, "messages", path, sample, nil); err == nil {
		t.Error("a 502 is taken for success")
	}
	if n := len(s.Messages(discordtest.ChannelID)); n != 1 {
		t.Errorf("%d messages", n)
	}
	// With a nonce that is enforced it may be repeated.
	for _, after := range []bool{true, false} {
		s.Fail(discordtest.Fault{Want: messageRoute, Status: http.StatusBadGateway, After: after})
		m := maps.Clone(sample)
		m["nonce"], m["enforce_nonce"] = fmt.Sprint("reply to ", after), true
		if err := r.postOnce(soon(t), "messages", path, m, nil); err != nil {
			t.Error(err)
		}
	}
	if n := len(s.Messages(discordtest.ChannelID)); n != 3 {
		t.Errorf("%d messages, not one for each", n)
	}
}

// discordgo sleeps through a 429 whatever the context says, without limit.
func TestRateLimitEndsWithTheContext(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(t, discordtest.Options{})
	r := testREST(t, s)
	path := "channels/" + discordtest.ChannelID + "/messages"
	s.Fail(discordtest.Fault{Want: messageRoute, Status: http.StatusTooManyRequests, RetryAfter: time.Hour})
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := r.do(ctx, http.MethodPost, "messages", path, sample, nil); !errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
		t.Errorf("%v; a wait that the deadline does not allow is to be refused at once", err)
	}
	// One that is short is waited out.
	s.Fail(discordtest.Fault{Want: messageRoute, Status: http.StatusTooManyRequests, RetryAfter: 20 * time.Millisecond})
	if err := r.do(soon(t), http.MethodPost, "messages", path, sample, nil); err != nil {
		t.Error(err)
	}
	if n := len(s.Requests(messageRoute)); n != 3 {
		t.Errorf("%d requests", n)
	}
	// A used-up bucket is not asked again before it is full, and one that everybody shares holds back every route.
	s.Limit(messageRoute, 1, time.Hour)
	if err := r.do(soon(t), http.MethodPost, "messages", path, sample, nil); err != nil {
		t.Error(err)
	}
	if err := r.do(soon(t), http.MethodPost, "messages", path, sample, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v from a used-up bucket", err)
	}
	if n := len(s.Requests(messageRoute)); n != 4 {
		t.Errorf("%d requests", n)
	}
	s.Heal()
	s.Fail(discordtest.Fault{Want: "GET /users/@me", Status: http.StatusTooManyRequests, RetryAfter: time.Hour, Global: true})
	for _, path := range []string{"users/@me", "gateway/bot"} {
		if err := r.do(soon(t), http.MethodGet, path, path, nil, nil); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v under the global limit", path, err)
		}
	}
	if n := len(s.Requests("GET /gateway/bot")); n != 0 {
		t.Error("a request went out under the global limit")
	}
}

// Errors of the network carry the address, and with it the interaction's token.
func TestErrorsHoldNoToken(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(t, discordtest.Options{})
	r := testREST(t, s)
	for name, f := range map[string]discordtest.Fault{
		"dropped": {Drop: true}, "not found": {Status: 404}, "not JSON": {Status: 400, Body: "<html>"}, "502": {Status: 502},
		"late": {Delay: time.Minute},
	} {
		x := s.Open(discordtest.Slash("partner", "name", "apple"))
		f.Want, f.Times = callbackRoute, -1
		s.Fail(f)
		ctx, cancel := context.WithCancel(soon(t))
		if f.Delay != 0 {
			ctx, cancel = context.WithTimeout(ctx, 50*time.Millisecond)
		}
		err := responderTo(r, x).first(ctx, &response{Type: 5})
		cancel()
		switch {
		case err == nil:
			t.Errorf("%s: no error", name)
		case strings.Contains(err.Error(), x.Token), strings.Contains(err.Error(), s.Token()):
			t.Errorf("%s: the error tells a token: %v", name, err)
		}
		s.Heal()
	}
	s.Close()
	err := responderTo(r, &discordtest.Exchange{ID: "1", Token: "secret-token"}).first(soon(t), &response{Type: 5})
	if err == nil || strings.Contains(err.Error(), "secret-token") {
		t.Errorf("with nobody there: %v", err)
	}
}
