package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/bot/discordtest"
	"byline/store"
)

// What breaks with discordgo used as it comes, each with the cure: see the comment of each test. The local Discord does
// what breaks it; a test whose cure is taken away hangs until its deadline, or counts wrong.

func soon(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func testREST(t *testing.T, s *discordtest.Server) *rest {
	t.Helper()
	base, err := url.Parse(s.URL())
	if err != nil {
		t.Fatal(err)
	}
	c := newClient(base)
	t.Cleanup(c.CloseIdleConnections)
	return &rest{client: c, token: "Bot " + s.Token(), pace: newPace(time.Now), now: time.Now, count: func(string, string, int) {}}
}

// quickly is timing for a Discord that answers at once.
var quickly = timing{handshake: 5 * time.Second, hello: 20 * time.Second, silence: time.Minute, stuck: 30 * time.Second,
	backoff: 10 * time.Millisecond}

// runGateway connects a gateway; its end comes out of the channel.
func runGateway(t *testing.T, s *discordtest.Server, tm timing, handlers ...any) (ended <-chan error, stop context.CancelFunc) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	g := newGateway("Bot "+s.Token(), 0, 1, testREST(t, s).client, slog.New(slog.DiscardHandler), time.Now, tm)
	for _, h := range handlers {
		g.handle(h)
	}
	end := make(chan error, 1)
	gone := make(chan struct{})
	go func() { defer close(gone); end <- g.run(ctx, &sync.Mutex{}) }()
	t.Cleanup(func() { stop(); <-gone })
	return end, stop
}

func endsWith(t *testing.T, ended <-chan error) error {
	t.Helper()
	select {
	case err := <-ended:
		return err
	case <-soon(t).Done():
		t.Fatal("the gateway goes on")
		return nil
	}
}

func delivered(t *testing.T, s *discordtest.Server) *discordtest.Exchange {
	t.Helper()
	x, err := s.Interact(discordtest.Slash("partner", "company", "apple"))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func responderTo(r *rest, x *discordtest.Exchange) *restResponder {
	return &restResponder{rest: r, i: &discordgo.Interaction{ID: x.ID, Token: x.Token, AppID: discordtest.ApplicationID}}
}

const callbackRoute = "POST /interactions/{interaction_id}/{interaction_token}/callback"
const editRoute = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"
const messageRoute = "POST /channels/{channel_id}/messages"

var sample = map[string]any{"content": "Alibaba", "allowed_mentions": map[string]any{"parse": []string{}}}

// discordgo reconnects by itself for ever, also after what can only be fatal.
func TestFatalCloses(t *testing.T) {
	t.Parallel()
	for _, code := range []int{4004, 4014} {
		s := discordtest.Start(t, discordtest.Options{})
		s.NextLinks(discordtest.Link{Close: code, Times: -1})
		ended, _ := runGateway(t, s, quickly)
		err := endsWith(t, ended)
		var told *store.Error
		if !errors.As(err, &told) || !errors.Is(err, store.ErrDenied) || s.Connects() != 1 {
			t.Errorf("%d: %v after %d connections", code, err, s.Connects())
		}
	}
}

// The same in the middle of a session: the RESUME that follows is refused with op 9, and the IDENTIFY after it closed.
func TestFatalCloseInMidSession(t *testing.T) {
	for _, code := range []int{4004, 4014} {
		t.Run(strconv.Itoa(code), func(t *testing.T) {
			t.Parallel()
			s := discordtest.Start(t, discordtest.Options{})
			ended, _ := runGateway(t, s, quickly)
			if err := s.WaitReady(soon(t), 1); err != nil {
				t.Fatal(err)
			}
			s.ExpireSessions()
			s.NextLinks(discordtest.Link{CloseIdentify: code, Times: -1})
			s.CloseGateway(code, "")
			if err := endsWith(t, ended); !errors.Is(err, store.ErrDenied) || s.Connects() > 5 {
				t.Errorf("%v after %d connections", err, s.Connects())
			}
		})
	}
}

// Open waits for HELLO for ever, with the lock held.
func TestMissingHello(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(t, discordtest.Options{})
	s.NextLinks(discordtest.Link{NoHello: true}, discordtest.Link{NoReady: true})
	tm := quickly
	tm.hello = 300 * time.Millisecond
	runGateway(t, s, tm)
	if err := s.WaitReady(soon(t), 1); err != nil {
		t.Error(err)
	}
}

// A connection on which nothing comes any more is noticed after five heartbeats, which are 200 seconds at Discord, and then
// closed with the code that ends the session.
func TestSilence(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(t, discordtest.Options{Heartbeat: 1500 * time.Millisecond})
	tm := quickly
	tm.silence = 2500 * time.Millisecond
	runGateway(t, s, tm)
	if err := s.WaitReady(soon(t), 1); err != nil {
		t.Fatal(err)
	}
	s.Mute()
	if err := s.WaitReady(soon(t), 2); err != nil {
		t.Fatal(err)
	}
	for _, id := range s.Identifies()[1:] {
		if !id.Resume {
			t.Error("the session was given up, and what was missed with it")
		}
	}
}

// Every way in which a connection ends well is followed by a RESUME, and what was missed comes after it.
func TestResume(t *testing.T) {
	for name, end := range map[string]func(*discordtest.Server){
		"op 7":       (*discordtest.Server).Reconnect,
		"dropped":    (*discordtest.Server).Drop,
		"close 4000": func(s *discordtest.Server) { s.CloseGateway(4000, "unknown error") },
		"close 1001": func(s *discordtest.Server) { s.CloseGateway(1001, "going away") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := discordtest.Start(t, discordtest.Options{})
			got := make(chan string, 8)
			runGateway(t, s, quickly, func(_ *discordgo.Session, i *discordgo.InteractionCreate) { got <- i.ID })
			if err := s.WaitReady(soon(t), 1); err != nil {
				t.Fatal(err)
			}
			end(s)
			if err := s.WaitGone(soon(t)); err != nil {
				t.Fatal(err)
			}
			x := delivered(t, s)
			if err := s.WaitReady(soon(t), 2); err != nil {
				t.Fatal(err)
			}
			if ids := s.Identifies(); len(ids) != 2 || !ids[1].Resume {
				t.Errorf("not resumed: %+v", ids)
			}
			select {
			case id := <-got:
				if id != x.ID {
					t.Errorf("interaction %s, not the missed %s", id, x.ID)
				}
			case <-soon(t).Done():
				t.Error("the missed interaction never came")
			}
		})
	}
}

// An invalid session is followed by an IDENTIFY, whether the RESUME is refused or the session ends under way.
func TestInvalidSession(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(t, discordtest.Options{})
	runGateway(t, s, quickly)
	if err := s.WaitReady(soon(t), 1); err != nil {
		t.Fatal(err)
	}
	s.Invalidate(false)
	if err := s.WaitReady(soon(t), 2); err != nil {
		t.Fatal(err)
	}
	s.ExpireSessions()
	s.Drop()
	if err := s.WaitReady(soon(t), 3); err != nil {
		t.Fatal(err)
	}
}

// Op 7 in place of READY makes the library wait for a lock that it holds itself.
func TestStuck(t *testing.T) {
	s := discordtest.Start(t, discordtest.Options{})
	s.NextLinks(discordtest.Link{Op: 7, Times: -1})
	tm := quickly
	tm.stuck = 200 * time.Millisecond
	ended, _ := runGateway(t, s, tm)
	if err := endsWith(t, ended); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("%v, not that the library is stuck", err)
	}
}

// A session that is closed while discordgo waits before it reconnects comes back to life.
func TestCloseWhileReconnecting(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(t, discordtest.Options{})
	ended, stop := runGateway(t, s, quickly)
	if err := s.WaitReady(soon(t), 1); err != nil {
		t.Fatal(err)
	}
	s.NextLinks(discordtest.Link{Refuse: http.StatusServiceUnavailable, Times: -1})
	s.Drop()
	if err := s.WaitConnects(soon(t), 3); err != nil {
		t.Fatal(err)
	}
	stop()
	if err := endsWith(t, ended); err != nil {
		t.Error(err)
	}
	// What could still reconnect would be a goroutine of the session: TestMain finds it.
}

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
		r.client = newClient(base)
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
