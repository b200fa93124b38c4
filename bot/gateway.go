package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"

	"byline/store"
)

// gateway keeps one shard connected. discordgo's own reconnecting is switched off: it retries for ever after a close that
// can only be fatal, and a Close during its back-off brings the session back to life.
type gateway struct {
	create   func() (*discordgo.Session, error)
	handlers []any
	session  atomic.Pointer[discordgo.Session]
	log      *slog.Logger
	now      func() time.Time
	timing   timing

	lost      chan struct{} // the connection ended; holds at most one
	connected atomic.Bool
	ready     atomic.Bool                 // READY or RESUMED came on this connection, or on the last one
	conn      atomic.Pointer[watchedConn] // of the session, newest; nil before the first
}

// timing is how long the gateway waits for what.
type timing struct {
	handshake time.Duration // dial, TLS, upgrade
	hello     time.Duration // silence before READY
	silence   time.Duration // silence after it: Discord acknowledges a heartbeat every 41 s
	stuck     time.Duration // how long the library may hold its lock
	backoff   time.Duration // the first wait between attempts; doubles up to 128 times this
}

var defaultTiming = timing{
	handshake: 15 * time.Second, hello: 20 * time.Second, silence: 100 * time.Second, stuck: 2 * time.Minute, backoff: time.Second,
}

// mostUnready is how many connections in a row may be lost before their READY or RESUMED came until the session is given up.
const mostUnready = 2

// errStuck ends the process, so that its supervisor starts it afresh.
var errStuck = &store.Error{Kind: store.ErrUnavailable, Msg: "The connection to Discord is stuck; the process ends so that it can be restarted."}

// intents are the least that is needed, and none is privileged. Interactions need none; messages that mention the bot and
// direct messages carry their content without the privileged intent. Guilds tells when a server is joined or left: it costs
// the decoding of each guild once a session, of which nothing is kept, and few events after that.
const intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages

func newGateway(token string, shard, shards int, client *http.Client, log *slog.Logger, now func() time.Time, t timing) *gateway {
	g := &gateway{log: log.With("shard", shard), now: now, timing: t, lost: make(chan struct{}, 1)}
	g.create = func() (*discordgo.Session, error) {
		s, err := discordgo.New(token)
		if err != nil {
			return nil, fmt.Errorf("create the session: %w", err)
		}
		s.ShouldReconnectOnError = false
		s.ShouldRetryOnRateLimit = false
		s.StateEnabled = false
		s.LogLevel = -1                                                                // what matters comes back as errors; its messages can hold tokens
		s.Client = &http.Client{Transport: client.Transport, Timeout: 2 * restTimeout} // discordgo gives its calls no deadline
		s.UserAgent = userAgent
		s.Identify.Intents = intents
		s.ShardID, s.ShardCount = shard, shards
		s.Dialer = g.dialer()
		return s, nil
	}
	g.handle(func(*discordgo.Session, *discordgo.Ready) { g.up("ready") })
	g.handle(func(*discordgo.Session, *discordgo.Resumed) { g.up("resumed") })
	g.handle(func(s *discordgo.Session, _ *discordgo.Disconnect) {
		if s != g.session.Load() {
			return // one that has been replaced
		}
		g.connected.Store(false)
		select {
		case g.lost <- struct{}{}:
		default:
		}
	})
	return g
}

// handle adds a handler, as discordgo.Session.AddHandler takes it, before run.
func (g *gateway) handle(handler any) { g.handlers = append(g.handlers, handler) }

// renew puts a new session in the place of the present one, if there is one: it will IDENTIFY. One that has had a READY
// always tries to RESUME, and where that is refused a close that follows is told to nobody.
func (g *gateway) renew() error {
	s, err := g.create()
	if err != nil {
		return err
	}
	for _, h := range g.handlers {
		s.AddHandler(h)
	}
	if old := g.session.Swap(s); old != nil {
		return old.Close() // of nothing, unless its loss was told twice
	}
	return nil
}

func (g *gateway) dialer() *websocket.Dialer {
	return &websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: g.timing.handshake,
		NetDialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			c, err := (&net.Dialer{Timeout: g.timing.handshake}).DialContext(ctx, network, addr)
			if err != nil {
				return nil, err
			}
			w := &watchedConn{Conn: c, g: g}
			g.conn.Store(w)
			return w, nil
		},
	}
}

func (g *gateway) up(how string) {
	g.ready.Store(true)
	g.connected.Store(true)
	if c := g.conn.Load(); c != nil {
		c.watch() // the read under way began before this was known
	}
	g.log.Info("gateway " + how)
}

// watchedConn ends a connection on which nothing comes or goes: each read and each write has a deadline of its own. It is
// closed at once then, since the library would say goodbye with 1000, after which Discord lets nobody resume.
type watchedConn struct {
	net.Conn
	g  *gateway
	mu sync.Mutex // held from looking at what is waited for until the deadline is set
}

// watch gives the read that is under way, or the next, the deadline of what is waited for now.
func (c *watchedConn) watch() {
	c.mu.Lock()
	defer c.mu.Unlock()
	most := c.g.timing.hello
	if c.g.ready.Load() {
		most = c.g.timing.silence
	}
	// A deadline that cannot be set means a closed connection, which Read reports.
	_ = c.SetReadDeadline(c.g.now().Add(most))
}

func (c *watchedConn) Write(b []byte) (int, error) {
	_ = c.Conn.SetWriteDeadline(c.g.now().Add(c.g.timing.handshake)) // see watch
	n, err := c.Conn.Write(b)
	if err != nil {
		_ = c.Conn.Close() // err says why
	}
	return n, err
}

func (c *watchedConn) Read(b []byte) (int, error) {
	c.watch()
	n, err := c.Conn.Read(b)
	if err != nil {
		_ = c.Conn.Close() // err says why
	}
	return n, err
}

// run keeps the shard connected until ctx ends, which is no error, or until it never can be: a token that is refused, an
// intent that is not allowed, a library that is stuck. identify is held while a new session is being opened.
func (g *gateway) run(ctx context.Context, identify sync.Locker) error {
	if err := g.renew(); err != nil {
		return err
	}
	stuck := make(chan error, 1)
	watch, stop := context.WithCancel(ctx)
	defer stop()
	go g.watchdog(watch, stuck)

	wait, unready := g.timing.backoff, 0
	for {
		opened := make(chan error, 1)
		began := g.now()
		go func() {
			identify.Lock()
			defer identify.Unlock()
			if ctx.Err() != nil {
				opened <- ctx.Err()
				return
			}
			g.ready.Store(false)
			opened <- g.session.Load().Open()
		}()
		var err error
		select {
		case err = <-opened:
		case err := <-stuck:
			return err
		case <-ctx.Done():
			return g.close(opened)
		}
		if fatal := fatalClose(err); fatal != nil {
			return fatal
		}
		if err == nil || errors.Is(err, discordgo.ErrWSAlreadyOpen) {
			select {
			case <-g.lost:
				g.log.Warn("gateway connection lost")
				if unready++; g.ready.Load() {
					unready = 0
				}
				if unready == mostUnready {
					if err := g.renew(); err != nil {
						return err
					}
					unready = 0
				}
			case err := <-stuck:
				return err
			case <-ctx.Done():
				return g.close(nil)
			}
			if g.now().Sub(began) > time.Minute {
				wait = g.timing.backoff
			}
		} else {
			g.log.Warn("gateway connection failed", "error", redact(err))
		}
		// Jitter keeps the shards of a large bot from returning in step.
		pause := wait/2 + rand.N(wait)
		wait = min(2*wait, 128*g.timing.backoff) // more often than that, and a day's 1,000 IDENTIFYs might not last

		select {
		case <-time.After(pause):
		case err := <-stuck:
			return err
		case <-ctx.Done():
			return nil
		}
	}
}

// close ends the connection. An Open under way is waited for, since a session closed before it is open would open after.
func (g *gateway) close(opening <-chan error) error {
	done := make(chan error, 1)
	go func() {
		if opening != nil {
			if err := <-opening; err != nil {
				done <- nil
				return
			}
		}
		done <- g.session.Load().Close()
	}()
	select {
	case err := <-done:
		if err != nil {
			g.log.Debug("close the gateway", "error", redact(err))
		}
	case <-time.After(3 * time.Second):
		g.log.Warn("the gateway did not close in time")
	}
	g.connected.Store(false)
	return nil
}

// watchdog reports a library that holds its own lock for longer than any of its work takes: an op 7 in place of READY, for
// one, makes it wait for itself. It queues for the lock, since a look now and then may find it taken each time.
func (g *gateway) watchdog(ctx context.Context, stuck chan<- error) {
	for {
		s, free := g.session.Load(), make(chan struct{})
		go func() {
			s.RLock()
			defer s.RUnlock()
			close(free)
		}()
		limit := time.NewTimer(g.timing.stuck)
		select {
		case <-free:
		case <-limit.C:
			stuck <- errStuck
			return
		case <-ctx.Done():
		}
		limit.Stop()
		select {
		case <-time.After(g.timing.stuck / 4):
		case <-ctx.Done():
			return
		}
	}
}

// fatalClose is the clear error for a close of the gateway that no reconnecting can mend; nil for any other.
func fatalClose(err error) error {
	var c *websocket.CloseError
	if !errors.As(err, &c) {
		return nil
	}
	msg := ""
	switch c.Code {
	case 4004:
		return errToken
	case 4010, 4011:
		msg = "Discord refused the number of shards; restart Byline so that it asks for it anew."
	case 4012:
		msg = "Discord no longer speaks this version of its gateway; install a newer Byline."
	case 4013, 4014:
		msg = "Discord does not allow the intents that Byline asks for; check the bot's settings at discord.com/developers."
	default:
		return nil
	}
	return &store.Error{Kind: store.ErrDenied, Msg: msg, Err: err}
}
