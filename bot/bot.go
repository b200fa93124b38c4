// Package bot carries Byline's commands to Discord and back: the gateway and HTTP interactions, dispatch, permissions,
// limits, registration and everything that is sent. It knows neither SQL nor how facts are ranked.
package bot

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/commands"
	"byline/store"
)

// Config is what a Bot is made of.
type Config struct {
	Token     string            // without "Bot "
	GuildID   string            // register commands in this guild alone; empty: everywhere
	APIURL    *url.URL          // in place of Discord's address; nil: Discord's
	Gateway   bool              // connect to the gateway; without it only posted interactions are answered
	HTTPAddr  string            // serve /healthz, /metrics and, with PublicKey, POST /interactions; empty: none
	PublicKey ed25519.PublicKey // the application's; nil: no posted interactions
	Operators []string          // ids of users who may edit shared stories

	Deps     commands.Deps
	Commands []commands.Command
	Log      *slog.Logger
	Now      func() time.Time

	timing timing // of the gateway; zero: the default
}

// Bot is Byline on Discord.
type Bot struct {
	cfg       Config
	log       *slog.Logger
	rest      *rest
	uploads   *uploads
	metrics   *metrics
	commands  map[string]*commands.Command // by the name that Discord sends
	operators map[string]bool
	asks      *limiter
	completes *limiter
	me        atomic.Pointer[string] // our user id, known from the application, or else READY
	addr      atomic.Pointer[string] // where the HTTP server listens

	mu       sync.Mutex
	gateways []*gateway

	delivery *delivery

	once     sync.Once // of ready
	draining atomic.Bool
	working  sync.WaitGroup
	busy     sync.RWMutex    // held for reading while work is taken on
	base     context.Context // of the work in hand; ends when stopping takes too long
}

// drainTime is how long work in hand may take once the bot is told to stop; with closing the gateway it stays under ten
// seconds.
const drainTime = 6 * time.Second

// New makes a bot. It connects nowhere.
func New(cfg Config) *Bot {
	if cfg.timing == (timing{}) {
		cfg.timing = defaultTiming
	}
	b := &Bot{
		cfg: cfg, log: cfg.Log,
		commands:  make(map[string]*commands.Command, len(cfg.Commands)),
		operators: make(map[string]bool, len(cfg.Operators)),
		asks:      newLimiter(askLimits), completes: newLimiter(completeLimits),
		base: context.Background(),
	}
	for i := range cfg.Commands {
		if c := &cfg.Commands[i]; !c.Hidden {
			b.commands[c.Spec.Name] = c
		}
	}
	for _, id := range cfg.Operators {
		b.operators[id] = true
	}
	b.metrics = newMetrics(b.shards)
	b.rest = &rest{client: NewClient(cfg.APIURL), token: "Bot " + cfg.Token, pace: newPace(cfg.Now), count: b.metrics.call, now: cfg.Now}
	b.uploads = newUploads(cfg.APIURL)
	b.delivery = newDelivery(b)
	return b
}

// Run answers until ctx ends, which is no error; then it takes no more work, answers what is in hand and closes, within ten
// seconds. An error says in one sentence why the bot cannot go on.
func (b *Bot) Run(ctx context.Context) error {
	base, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	b.base = base
	defer b.rest.client.CloseIdleConnections()
	defer b.uploads.client.CloseIdleConnections()

	app, err := b.application(ctx)
	if err != nil {
		return err
	}
	if err := b.register(ctx, app); err != nil {
		return clear(err)
	}
	running, stop := context.WithCancel(ctx)
	defer stop()
	failed := make(chan error, 2)
	var parts sync.WaitGroup
	var server *http.Server
	if b.cfg.HTTPAddr != "" {
		if server, err = b.listen(failed); err != nil {
			return err
		}
	}
	if b.cfg.Gateway {
		err = b.connect(running, &parts, failed)
	} else {
		b.ready()
	}
	if err == nil {
		unschedule := b.schedule(ctx, b.delivery.tick)
		parts.Go(func() { b.upkeep(running) })
		select {
		case <-ctx.Done():
		case err = <-failed:
		}
		// What it has begun may take as long as Discord does: it is waited for with all else that is in hand.
		parts.Go(unschedule)
	}
	b.stop(stop, &parts, server, cancel)
	return clear(err)
}

// ready says once that Byline answers.
func (b *Bot) ready() {
	b.once.Do(func() {
		_, shards := b.shards()
		b.log.Info("Byline is ready", "commands", len(b.commands), "shards", shards, "http", b.Addr())
	})
}

// stop ends everything in order: no new work, then the answers in hand, then the connections they need.
func (b *Bot) stop(closeGateways func(), parts *sync.WaitGroup, server *http.Server, abandon func()) {
	b.busy.Lock()
	b.draining.Store(true)
	b.busy.Unlock()
	closeGateways()
	if waitFor(&b.working, drainTime) {
		b.log.Info("stopped", "in_hand", "all answered")
	} else {
		b.log.Warn("stopped with answers still in hand")
	}
	abandon()
	if server != nil {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if err := server.Shutdown(ctx); err != nil {
			_ = server.Close() // what is left had its time
		}
	}
	waitFor(parts, 3500*time.Millisecond)
}

// waitFor waits for wg, at most for d.
func waitFor(wg *sync.WaitGroup, d time.Duration) bool {
	done := make(chan struct{})
	go func() { wg.Wait(); close(done) }()
	select {
	case <-done:
		return true
	case <-time.After(d):
		return false
	}
}

// application asks Discord who we are, which also checks the token.
func (b *Bot) application(ctx context.Context) (id string, err error) {
	var app struct {
		ID  string `json:"id"`
		Bot struct {
			ID string `json:"id"`
		} `json:"bot"`
	}
	if err := b.rest.do(ctx, http.MethodGet, "applications/@me", "applications/@me", nil, &app); err != nil {
		return "", clear(err)
	}
	if app.Bot.ID == "" { // a proxy may leave it out
		if err := b.rest.do(ctx, http.MethodGet, "users/@me", "users/@me", nil, &app.Bot); err != nil {
			return "", clear(err)
		}
	}
	b.me.Store(&app.Bot.ID)
	return app.ID, nil
}

// clear makes an error one sentence for an operator, where Discord's answer allows it.
func clear(err error) error {
	var e *apiError
	var s *store.Error
	switch {
	case err == nil, errors.As(err, &s):
		return err
	case !errors.As(err, &e):
		return &store.Error{Kind: store.ErrUnavailable, Msg: "Discord cannot be reached; check the network and DISCORD_API_URL. (" + err.Error() + ")", Err: err}
	case e.Status == http.StatusUnauthorized:
		return errToken
	case missingAccess(err):
		return &store.Error{Kind: store.ErrDenied, Err: err,
			Msg: "Discord does not let Byline register commands in DISCORD_GUILD_ID; invite it there with the scope applications.commands."}
	}
	return &store.Error{Kind: store.ErrUnavailable, Msg: "Discord refused a call that Byline needs: " + err.Error() + ".", Err: err}
}

// connect starts the shards that Discord asks for.
func (b *Bot) connect(ctx context.Context, parts *sync.WaitGroup, failed chan<- error) error {
	var info struct {
		Shards int `json:"shards"`
		Limit  struct {
			Remaining  *int    `json:"remaining"`
			ResetAfter float64 `json:"reset_after"`
			At         int     `json:"max_concurrency"`
		} `json:"session_start_limit"`
	}
	err := b.rest.do(ctx, http.MethodGet, "gateway/bot", "gateway/bot", nil, &info)
	var refused *apiError
	switch {
	case err == nil:
	case errors.As(err, &refused) && refused.Status == http.StatusNotFound:
		// A proxy in Discord's place may know GET /gateway alone; one shard serves 2,500 guilds.
	default:
		return clear(err)
	}
	if info.Limit.Remaining != nil && *info.Limit.Remaining == 0 {
		return &store.Error{Kind: store.ErrUnavailable, Msg: fmt.Sprintf(
			"Discord allows no more connections today; try again in %s.", (time.Duration(info.Limit.ResetAfter) * time.Millisecond).Round(time.Minute))}
	}
	n := max(1, min(info.Shards, 1000))
	turn := &turns{now: b.cfg.Now, apart: identifyApart}
	for shard := range n {
		g := newGateway("Bot "+b.cfg.Token, shard, n, b.rest.client, b.log, b.cfg.Now, b.cfg.timing)
		g.handle(func(_ *discordgo.Session, r *discordgo.Ready) {
			if r.User != nil {
				b.me.Store(&r.User.ID)
			}
			b.ready()
		})
		b.guildEvents(g)
		g.handle(func(_ *discordgo.Session, e *discordgo.InteractionCreate) {
			if e == nil || e.Interaction == nil || e.ID == "" {
				b.log.Error("an interaction could not be decoded")
				return
			}
			b.work(func(ctx context.Context) {
				b.interaction(ctx, e.Interaction, &restResponder{rest: b.rest, i: e.Interaction})
			})
		})
		g.handle(func(_ *discordgo.Session, e *discordgo.MessageCreate) {
			if e == nil || e.Message == nil {
				b.log.Error("a message could not be decoded")
				return
			}
			b.work(func(ctx context.Context) { b.chatMessage(ctx, e.Message) })
		})
		b.mu.Lock()
		b.gateways = append(b.gateways, g)
		b.mu.Unlock()
		parts.Add(1)
		go func() {
			defer parts.Done()
			if err := g.run(ctx, turn); err != nil {
				select {
				case failed <- err:
				default:
				}
			}
		}()
	}
	return nil
}

// work runs f as work that stopping waits for, in the goroutine that it is called in; once the bot is stopping, not at all.
func (b *Bot) work(f func(context.Context)) {
	if b.begin() {
		defer b.working.Done()
		f(b.base)
	}
}

// begin takes on work, which the caller ends with b.working.Done; it is false once the bot is stopping.
func (b *Bot) begin() bool {
	b.busy.RLock()
	defer b.busy.RUnlock()
	if b.draining.Load() {
		return false
	}
	b.working.Add(1)
	return true
}

// self is our own user id; empty before the first READY.
func (b *Bot) self() string {
	if id := b.me.Load(); id != nil {
		return *id
	}
	return ""
}

// shards counts the shards that are connected, and all.
func (b *Bot) shards() (up, all int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, g := range b.gateways {
		if g.connected.Load() {
			up++
		}
	}
	return up, len(b.gateways)
}

// listen starts the HTTP server.
func (b *Bot) listen(failed chan<- error) (*http.Server, error) {
	ln, err := net.Listen("tcp", b.cfg.HTTPAddr)
	if err != nil {
		return nil, &store.Error{Kind: store.ErrUnavailable, Err: err,
			Msg: "BYLINE_HTTP cannot be listened on (" + err.Error() + "); choose a free address such as 127.0.0.1:8080."}
	}
	addr := ln.Addr().String()
	b.addr.Store(&addr)
	s := &http.Server{
		Handler: b.handler(), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 15 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 16 << 10,
		ErrorLog: slog.NewLogLogger(b.log.Handler(), slog.LevelDebug),
	}
	go func() {
		if err := s.Serve(ln); !errors.Is(err, http.ErrServerClosed) {
			failed <- fmt.Errorf("serve BYLINE_HTTP: %w", err)
		}
	}()
	return s, nil
}

// Addr is where the HTTP server listens; empty before Run, or without one.
func (b *Bot) Addr() string {
	if a := b.addr.Load(); a != nil {
		return *a
	}
	return ""
}
