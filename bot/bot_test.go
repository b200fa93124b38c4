package bot_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"byline/bot"
	"byline/bot/discordtest"
	"byline/commands"
	"byline/commands/answer"
	"byline/store"
	"byline/store/storetest"
)

func TestMain(m *testing.M) {
	flag.Parse()
	if flag.Lookup("test.fuzz").Value.String() == "" {
		// The tests wait more than they work: a session takes a second to close.
		if err := flag.Set("test.parallel", "8"); err != nil {
			panic(err)
		}
	}
	// go test -v ends with what the contract has covered.
	report := goleak.Cleanup(func(code int) {
		if testing.Verbose() {
			fmt.Print(discordtest.Covered())
		}
		os.Exit(code)
	})
	// TestStuck leaves behind what it is about: a library that waits for itself.
	goleak.VerifyTestMain(m, report, goleak.IgnoreAnyFunction("github.com/bwmarrin/discordgo.(*Session).CloseWithCode"),
		goleak.IgnoreAnyFunction("byline/bot.(*gateway).watchdog.func1"))
}

// running is a bot that runs against a local Discord.
type running struct {
	t       *testing.T
	discord *discordtest.Server
	store   *store.Store
	bot     *bot.Bot
	log     *safeBuffer
	stop    context.CancelFunc
	done    chan struct{}
	err     error // once done is closed
}

// safeBuffer is a log that may be read while it is written.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}
func (b *safeBuffer) String() string { b.mu.Lock(); defer b.mu.Unlock(); return b.b.String() }

// prepare makes a bot on the starter story; change may alter its configuration.
func prepare(t *testing.T, d *discordtest.Server, change func(*bot.Config)) *running {
	t.Helper()
	return prepareOn(t, d, storetest.New(t), change)
}

// prepareOn makes a bot on a database that others have used.
func prepareOn(t *testing.T, d *discordtest.Server, st *store.Store, change func(*bot.Config)) *running {
	t.Helper()
	if err := st.EnsureStarter(t.Context()); err != nil {
		t.Fatal(err)
	}
	deps := commands.Deps{Store: st, Answers: answer.New(st), DefaultStory: "apple-alibaba"}
	all, err := commands.All(t.Context(), deps)
	if err != nil {
		t.Fatal(err)
	}
	base, err := url.Parse(d.URL())
	if err != nil {
		t.Fatal(err)
	}
	r := &running{t: t, discord: d, store: st, log: &safeBuffer{}, done: make(chan struct{})}
	cfg := bot.Config{
		Token: d.Token(), APIURL: base, Gateway: true, Deps: deps, Commands: all, Now: time.Now,
		Log: slog.New(slog.NewTextHandler(r.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	if change != nil {
		change(&cfg)
	}
	r.bot = bot.New(cfg)
	return r
}

// begin runs the bot until the test ends.
func (r *running) begin() *running {
	ctx, cancel := context.WithCancel(context.Background())
	r.stop = cancel
	go func() {
		defer close(r.done)
		r.err = r.bot.Run(ctx)
	}()
	r.t.Cleanup(func() {
		cancel()
		<-r.done
		if r.t.Failed() {
			r.t.Log("the bot's log:\n" + r.log.String())
		}
	})
	return r
}

// start runs a bot and waits until it is connected.
func start(t *testing.T, change func(*bot.Config)) *running {
	t.Helper()
	r := prepare(t, discordtest.Start(t, discordtest.Options{}), change).begin()
	if err := r.discord.WaitReady(within(t), 1); err != nil {
		t.Fatal(err)
	}
	return r
}

func within(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// reply sends an interaction and gives the message that answers it.
func (r *running) reply(e discordtest.Event) *discordtest.Message {
	r.t.Helper()
	x, err := r.discord.Interact(e)
	if err != nil {
		r.t.Fatal(err)
	}
	m, err := x.Reply(within(r.t))
	if err != nil {
		r.t.Fatal(err)
	}
	return m
}
