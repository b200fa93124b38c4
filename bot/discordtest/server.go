// Package discordtest is a local Discord for tests: REST and gateway on loopback, behaving as Discord documents it, and
// misbehaving on demand.
//
// A bot is pointed at it through DISCORD_API_URL, which is set to URL. Everything that the bot sends is recorded and checked
// against Discord's limits and, where a Contract is given, against its OpenAPI document; a body that Discord would refuse
// is refused and kept in Violations.
package discordtest

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Token is what a bot must present unless Options say otherwise.
const Token = "local-token.for.tests"

// Options say what the local Discord is like. The zero value is a healthy one.
type Options struct {
	Token     string        // what a bot must present; Token where empty
	Contract  *Contract     // nil: the limits alone are checked
	Heartbeat time.Duration // the interval told in HELLO; 41.25 s where zero
	Shards    int           // how many GET /gateway/bot recommends; 1 where zero
	// Privileged is the set of privileged intents that the application may use. Identifying with another closes with 4014.
	Privileged int
	// Keep is how many requests, exchanges and dispatches are remembered, the newest; 0 keeps all.
	Keep int
	// Now is the clock; nil means the machine's.
	Now func() time.Time
}

// Server is one local Discord. It is safe for concurrent use.
type Server struct {
	opt    Options
	url    string
	listen net.Listener
	http   *http.Server
	mux    *http.ServeMux
	ctx    context.Context // ends with Close
	stop   context.CancelFunc
	wg     sync.WaitGroup
	key    ed25519.PrivateKey

	mu         sync.Mutex
	changed    chan struct{} // closed and replaced when anything below moves
	lastID     int64
	requests   []*Request
	violations []Violation
	faults     []*Fault
	limits     []*limit
	overall    *limit
	global     []commandSet // one for each guild that has commands, and one for the global commands (guild "")
	registered int
	guilds     map[string]*Guild
	channels   map[string]*Channel
	messages   map[string][]*Message // by channel, oldest first
	exchanges  map[string]*Exchange  // by interaction id
	byToken    map[string]*Exchange
	exchangeIn []string // interaction ids, oldest first
	gateway    gateway
	uploads    map[string]*Upload // by id
	fetched    int
}

// New starts a local Discord on a free port of the loopback interface. It knows one guild with one channel (GuildID,
// ChannelID) in which the bot may do what a bot usually may, and a direct message channel (DMChannelID).
func New(o Options) (*Server, error) {
	if o.Token == "" {
		o.Token = Token
	}
	if o.Heartbeat == 0 {
		o.Heartbeat = 41250 * time.Millisecond
	}
	if o.Shards == 0 {
		o.Shards = 1
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("discordtest: listen: %w", err)
	}
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("discordtest: key: %w", err), ln.Close())
	}
	s := &Server{
		opt: o, url: "http://" + ln.Addr().String(), listen: ln, key: key,
		changed: make(chan struct{}),
		guilds:  map[string]*Guild{}, channels: map[string]*Channel{}, messages: map[string][]*Message{},
		exchanges: map[string]*Exchange{}, byToken: map[string]*Exchange{}, uploads: map[string]*Upload{},
	}
	s.ctx, s.stop = context.WithCancel(context.Background())
	s.AddGuild(Guild{ID: GuildID, Name: "Newsroom", Permissions: BotPermissions})
	s.AddChannel(Channel{ID: ChannelID, Guild: GuildID, Name: "general"})
	s.AddChannel(Channel{ID: DMChannelID, Recipient: UserID})
	s.mux = s.routes()
	s.http = &http.Server{Handler: http.HandlerFunc(s.serve), ReadHeaderTimeout: 10 * time.Second}
	s.wg.Add(1)
	go func() {
		defer s.wg.Done()
		_ = s.http.Serve(ln) // ends with Close
	}()
	return s, nil
}

// Close hangs up on everyone and waits until nothing of the server runs any more.
func (s *Server) Close() {
	s.stop()
	_ = s.http.Close()
	for _, c := range s.links() {
		_ = c.ws.Close()
	}
	s.wg.Wait()
}

// URL is the base address for DISCORD_API_URL, without a path.
func (s *Server) URL() string { return s.url }

// Token is the bot token that the server accepts.
func (s *Server) Token() string { return s.opt.Token }

// PublicKey is the application's key in hex, as DISCORD_PUBLIC_KEY takes it.
func (s *Server) PublicKey() string {
	return hex.EncodeToString(s.key.Public().(ed25519.PublicKey))
}

// Env is the environment that points a byline at this server.
func (s *Server) Env() []string {
	return []string{"DISCORD_TOKEN=" + s.opt.Token, "DISCORD_API_URL=" + s.url}
}

// notify wakes everyone who waits. The caller holds mu.
func (s *Server) notify() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// wait calls ready under mu, each time that something has changed, until it says true.
func (s *Server) wait(ctx context.Context, what string, ready func() bool) error {
	for {
		s.mu.Lock()
		ok, changed := ready(), s.changed
		s.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("discordtest: waiting for %s: %w", what, ctx.Err())
		case <-s.ctx.Done():
			return fmt.Errorf("discordtest: waiting for %s: the server is closed", what)
		}
	}
}

// sleep waits for d, or less when the server or the request ends.
func (s *Server) sleep(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	case <-s.ctx.Done():
	}
}

// held waits until a channel is closed; no channel is not waited for.
func (s *Server) held(ctx context.Context, until <-chan struct{}) {
	if until == nil {
		return
	}
	select {
	case <-until:
	case <-ctx.Done():
	case <-s.ctx.Done():
	}
}

// discordEpoch is the first millisecond of 2015, from which snowflakes count.
const discordEpoch = 1420070400000

// newID is the next snowflake: made of the time, and always above the one before. The caller holds mu.
func (s *Server) newID() string {
	id := (s.opt.Now().UnixMilli() - discordEpoch) << 22
	if id <= s.lastID {
		id = s.lastID + 1
	}
	s.lastID = id
	return fmt.Sprint(id)
}

// apiPath strips the version prefix that clients put before the documented path.
func apiPath(p string) string {
	rest, ok := strings.CutPrefix(p, "/api")
	if !ok {
		return p
	}
	if v, ok := strings.CutPrefix(rest, "/v"); ok {
		if i := strings.IndexByte(v, '/'); i >= 0 {
			return v[i:]
		}
		return "/"
	}
	return rest
}
