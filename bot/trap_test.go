package bot

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
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
	c := NewClient(base)
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

// discordgo reads on while READY is being handled: the read under way then waits no longer for READY, but for a heartbeat.
func TestSilenceAfterReady(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	tm := quickly
	tm.silence = 50 * time.Millisecond
	g := newGateway("", 0, 1, http.DefaultClient, slog.New(slog.DiscardHandler), time.Now, tm)
	c, err := g.dialer().NetDialContext(t.Context(), "tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	ended := make(chan error, 1)
	go func() {
		_, err := c.Read(make([]byte, 1))
		ended <- err
	}()
	select {
	case err := <-ended:
		t.Fatal(err)
	case <-time.After(100 * time.Millisecond):
	}
	g.up("ready")
	select {
	case err := <-ended:
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("the read goes on waiting for READY")
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
