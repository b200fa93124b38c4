package bot_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"

	"byline/bot"
	"byline/bot/discordtest"
	"byline/commands"
	"byline/commands/answer"
	"byline/store/storetest"
)

// wire is the least Discord that a bot can be measured against: it keeps nothing and checks nothing, so that what it
// costs stays small beside the bot, and the same for both.
type wire struct {
	http   *httptest.Server
	conn   chan *websocket.Conn
	called chan struct{} // one for each callback
	seq    int64
	buf    bytes.Buffer
	event  []byte
	id     string // stands in event for member, guild and interaction
}

func newWire(b *testing.B) *wire {
	w := &wire{conn: make(chan *websocket.Conn, 1), called: make(chan struct{}, 1), id: "190000000000000077"}
	e := discordtest.Slash("partner", "name", "apple").By(w.id).InGuild(w.id).Set("id", w.id).Set("token", "t"+w.id)
	var err error
	if w.event, err = json.Marshal(e); err != nil {
		b.Fatal(err)
	}
	var up websocket.Upgrader
	w.http = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		switch path := r.URL.Path; {
		case strings.HasSuffix(path, "/callback"):
			w.called <- struct{}{}
			rw.WriteHeader(http.StatusNoContent)
		case r.Header.Get("Upgrade") != "":
			ws, err := up.Upgrade(rw, r, nil)
			if err != nil {
				return
			}
			w.greet(ws)
		case strings.HasSuffix(path, "/gateway"), strings.HasSuffix(path, "/gateway/bot"):
			fmt.Fprintf(rw, `{"url":%q,"shards":1}`, "ws"+strings.TrimPrefix(w.http.URL, "http"))
		case strings.HasSuffix(path, "/commands"):
			fmt.Fprint(rw, `[]`)
		default:
			fmt.Fprintf(rw, `{"id":%q}`, discordtest.ApplicationID)
		}
	}))
	b.Cleanup(w.http.Close)
	return w
}

// greet takes a connection up to READY and goes on reading it.
func (w *wire) greet(ws *websocket.Conn) {
	_ = ws.WriteMessage(websocket.TextMessage, []byte(`{"op":10,"d":{"heartbeat_interval":41250}}`))
	for ready := false; ; {
		var f struct{ Op int }
		if err := ws.ReadJSON(&f); err != nil {
			_ = ws.Close()
			return
		}
		if f.Op == 2 && !ready {
			ready = true
			w.seq++
			_ = ws.WriteMessage(websocket.TextMessage, []byte(fmt.Sprintf(
				`{"op":0,"s":%d,"t":"READY","d":{"session_id":"s","user":{"id":%q},"guilds":[]}}`, w.seq, discordtest.BotID)))
			w.conn <- ws
		}
	}
}

// ask delivers the n-th interaction and waits until it has been answered. Each comes from a member and a guild of its own,
// so that nobody asks too often.
func (w *wire) ask(b *testing.B, ws *websocket.Conn, n int) {
	w.seq++
	event := bytes.ReplaceAll(w.event, []byte(w.id), fmt.Appendf(nil, "%d", 1300000000000000000+n))
	w.buf.Reset()
	fmt.Fprintf(&w.buf, `{"op":0,"t":"INTERACTION_CREATE","s":%d,"d":%s}`, w.seq, event)
	if err := ws.WriteMessage(websocket.TextMessage, w.buf.Bytes()); err != nil {
		b.Fatal(err)
	}
	select {
	case <-w.called:
	case <-time.After(10 * time.Second):
		b.Fatal("no answer")
	}
}

// bare is discordgo as its examples use it, answering a constant of the size of a real answer.
func bare(b *testing.B, w *wire) *websocket.Conn {
	s, err := discordgo.New("Bot t")
	if err != nil {
		b.Fatal(err)
	}
	s.Client = &http.Client{Transport: redirected{w.http.URL}}
	s.Identify.Intents = discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	s.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		err := s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource,
			Data: &discordgo.InteractionResponseData{Embeds: []*discordgo.MessageEmbed{{
				Title: "Apple's partners", Color: 0x2E8B57, Footer: &discordgo.MessageEmbedFooter{Text: "As of today"},
				Fields: []*discordgo.MessageEmbedField{{Name: "Alibaba", Value: "Alibaba's AI will run on iPhones sold in China."}}}}}})
		if err != nil {
			b.Error(err)
		}
	})
	if err := s.Open(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close(); s.Client.CloseIdleConnections() })
	return <-w.conn
}

type redirected struct{ to string }

func (r redirected) RoundTrip(req *http.Request) (*http.Response, error) {
	u, err := url.Parse(r.to)
	if err != nil {
		return nil, err
	}
	req.URL.Scheme, req.URL.Host = u.Scheme, u.Host
	return http.DefaultTransport.RoundTrip(req)
}

func (redirected) CloseIdleConnections() {
	http.DefaultTransport.(*http.Transport).CloseIdleConnections()
}

func whole(b *testing.B, w *wire) *websocket.Conn {
	st := storetest.New(b)
	if err := st.EnsureStarter(b.Context()); err != nil {
		b.Fatal(err)
	}
	deps := commands.Deps{Store: st, Answers: answer.New(st), DefaultStory: "apple-alibaba"}
	all, err := commands.All(b.Context(), deps)
	if err != nil {
		b.Fatal(err)
	}
	base, err := url.Parse(w.http.URL)
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	bt := bot.New(bot.Config{Token: "t", APIURL: base, Gateway: true, Deps: deps, Commands: all, Now: time.Now,
		Log: slog.New(slog.NewTextHandler(discard{}, nil))})
	go func() { ended <- bt.Run(ctx) }()
	b.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			b.Error(err)
		}
	})
	return <-w.conn
}

// discard takes log lines that are written, unlike slog.DiscardHandler, which saves the bot their making.
type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// BenchmarkPartner is /partner apple from the gateway's event to the first answer, beside a bare discordgo bot that
// answers a constant. The two take turns, so that the ratios hold on a busy machine: times is Byline's time over the bare
// bot's, allocs the same of allocations (both with the test's own HTTP server in them).
func BenchmarkPartner(b *testing.B) {
	w1, w2 := newWire(b), newWire(b)
	c1, c2 := bare(b, w1), whole(b, w2)
	for n := range 20 {
		w1.ask(b, c1, n)
		w2.ask(b, c2, n)
	}
	var took [2]time.Duration
	var allocs, size [2]uint64
	b.ResetTimer()
	for n := range b.N {
		for i, x := range []struct {
			w *wire
			c *websocket.Conn
		}{{w1, c1}, {w2, c2}} {
			var before, after runtime.MemStats
			if n%16 == 0 { // reading them stops the world
				runtime.ReadMemStats(&before)
			}
			began := time.Now()
			x.w.ask(b, x.c, 100+n)
			took[i] += time.Since(began)
			if n%16 == 0 {
				runtime.ReadMemStats(&after)
				allocs[i] += after.Mallocs - before.Mallocs
				size[i] += after.TotalAlloc - before.TotalAlloc
			}
		}
	}
	samples := float64((b.N + 15) / 16)
	b.ReportMetric(0, "ns/op")
	for i, name := range []string{"bare", "byline"} {
		b.ReportMetric(float64(took[i].Nanoseconds())/float64(b.N), name+"-ns")
		b.ReportMetric(float64(allocs[i])/samples, name+"-allocs")
		b.ReportMetric(float64(size[i])/samples, name+"-bytes")
	}
	b.ReportMetric(float64(took[1])/float64(took[0]), "times")
	b.ReportMetric(float64(allocs[1])/float64(allocs[0]), "allocs")
}
