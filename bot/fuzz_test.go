package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/bot/discordtest"
	"byline/commands"
	"byline/commands/answer"
	"byline/store/storetest"
)

// fuzzed is a bot whose REST calls go nowhere: each is held to Discord's limits and answered with success.
type fuzzed struct {
	*Bot
	log bytes.Buffer

	mu     sync.Mutex
	faults []string
	sent   int
}

func newFuzzed(f *testing.F) *fuzzed {
	st := storetest.New(f)
	if err := st.EnsureStarter(f.Context()); err != nil {
		f.Fatal(err)
	}
	deps := commands.Deps{Store: st, Answers: answer.New(st), DefaultStory: "apple-alibaba"}
	all, err := commands.All(f.Context(), deps)
	if err != nil {
		f.Fatal(err)
	}
	z := &fuzzed{}
	z.Bot = New(Config{Token: "t", Deps: deps, Commands: all, Now: time.Now,
		Log: slog.New(slog.NewTextHandler(&z.log, &slog.HandlerOptions{Level: slog.LevelError}))})
	z.rest.client = &http.Client{Transport: z}
	id := discordtest.BotID
	z.me.Store(&id)
	return z
}

// RoundTrip is Discord.
func (z *fuzzed) RoundTrip(req *http.Request) (*http.Response, error) {
	var body []byte
	if req.Body != nil {
		var err error
		if body, err = io.ReadAll(req.Body); err != nil {
			return nil, err
		}
	}
	route := "/channels/{channel_id}/messages"
	switch {
	case strings.Contains(req.URL.Path, "/interactions/"):
		route = "/interactions/{interaction_id}/{interaction_token}/callback"
	case strings.Contains(req.URL.Path, "/webhooks/"):
		route = "/webhooks/{webhook_id}/{webhook_token}"
	case strings.HasSuffix(req.URL.Path, "/typing"):
		route = "/channels/{channel_id}/typing"
	}
	z.mu.Lock()
	defer z.mu.Unlock()
	z.sent++
	z.faults = append(z.faults, (*discordtest.Contract)(nil).Check(req.Method, route, "", body)...)
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader("{}")), Header: http.Header{}, Request: req}, nil
}

// judge says what went wrong since it was last asked.
func (z *fuzzed) judge(t *testing.T) {
	t.Helper()
	z.mu.Lock()
	defer z.mu.Unlock()
	if len(z.faults) > 0 {
		t.Errorf("Discord would refuse what was sent: %q", z.faults)
	}
	if log := z.log.String(); strings.Contains(log, "panic") {
		t.Errorf("a panic: %s", log)
	}
	z.faults, z.sent = nil, 0
	z.log.Reset()
	// Every input is the first of its member.
	z.asks, z.completes = newLimiter(askLimits), newLimiter(completeLimits)
}

func seed(f *testing.F, want func(name string) bool) {
	for _, name := range discordtest.RecordedNames() {
		if b, err := json.Marshal(discordtest.Recorded(name)); err != nil {
			f.Fatal(err)
		} else if want(name) {
			f.Add(b)
		}
	}
}

func isMessage(name string) bool {
	return strings.HasPrefix(name, "message_") && !strings.HasPrefix(name, "message_command")
}

// FuzzInteraction takes any bytes for an interaction, as discordgo hands them over: half decoded where they do not fit.
// Nothing panics, what is sent keeps to Discord's limits, and what has an id and a token is answered.
func FuzzInteraction(f *testing.F) {
	seed(f, func(name string) bool { return !isMessage(name) })
	for _, e := range []discordtest.Event{
		discordtest.Slash("ask", "question", "who is apple's partner in china?"), discordtest.Slash("desk gaps"),
		discordtest.Slash("partner", "name", strings.Repeat("[a](b) @everyone ", 300)), discordtest.Slash("fact", "fact", "x\x00\u202e"),
		discordtest.Autocomplete("partner", "name", "alibabba"), discordtest.Submit("gap?question=x", "note", "y"),
		discordtest.Recorded("component_guild").Set("data.custom_id", "partner?name=apple&page=999999999999999999999"),
		discordtest.Recorded("component_guild").Set("data.custom_id", "~nothing-there"),
		discordtest.Recorded("slash_guild").Delete("data"), discordtest.Recorded("slash_guild").Delete("member"),
	} {
		b, err := json.Marshal(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`{"id":"1","token":"t","type":2,"data":[]}`))
	f.Add([]byte(`{"id":"1","token":"t","type":99}`))
	z := newFuzzed(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		var i discordgo.Interaction
		if err := json.Unmarshal(b, &i); err != nil && i.Type == 0 {
			return // this is an error that discordgo tells nobody of
		}
		z.interaction(context.Background(), &i, &restResponder{rest: z.rest, i: &i})
		if z.sent == 0 {
			t.Error("no answer")
		}
		z.judge(t)
	})
}

// FuzzMessage takes any bytes for a message in a channel.
func FuzzMessage(f *testing.F) {
	seed(f, isMessage)
	for _, text := range []string{"", "?", "@everyone <@&1> [x](javascript:y) \\`*_~|#", strings.Repeat("é", 4000), "\u202ewho\x00"} {
		for _, e := range []discordtest.Event{discordtest.Mention(text), discordtest.Direct(text)} {
			b, err := json.Marshal(e)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b)
		}
	}
	z := newFuzzed(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		var m discordgo.Message
		if err := json.Unmarshal(b, &m); err != nil {
			return
		}
		z.chatMessage(context.Background(), &m)
		z.judge(t)
	})
}
