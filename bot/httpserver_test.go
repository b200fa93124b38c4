package bot_test

import (
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"byline/bot"
	"byline/bot/discordtest"
)

// startHTTP runs a bot without a gateway, on posted interactions alone.
func startHTTP(t *testing.T, change func(*bot.Config)) (*running, string, *http.Client) {
	t.Helper()
	d := discordtest.Start(t, discordtest.Options{})
	key, err := hex.DecodeString(d.PublicKey())
	if err != nil {
		t.Fatal(err)
	}
	r := prepare(t, d, func(cfg *bot.Config) {
		cfg.Gateway, cfg.HTTPAddr, cfg.PublicKey = false, "127.0.0.1:0", ed25519.PublicKey(key)
		if change != nil {
			change(cfg)
		}
	}).begin()
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(client.CloseIdleConnections)
	for ctx := within(t); r.bot.Addr() == ""; {
		select {
		case <-r.done:
			t.Fatalf("Run: %v", r.err)
		case <-ctx.Done():
			t.Fatal("the HTTP server does not start")
		case <-time.After(5 * time.Millisecond):
		}
	}
	return r, "http://" + r.bot.Addr(), client
}

func TestPostedInteraction(t *testing.T) {
	t.Parallel()
	r, url, client := startHTTP(t, nil)
	x, resp, err := r.discord.Post(within(t), client, url+"/interactions", discordtest.Slash("partner", "name", "apple"))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	m, err := x.Reply(within(t))
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK || !strings.Contains(embedText(m), "Alibaba") {
		t.Errorf("status %d, %q", resp.StatusCode, embedText(m))
	}
	if n := len(r.discord.Requests("POST /interactions/{interaction_id}/{interaction_token}/callback")); n != 0 {
		t.Errorf("%d answers over REST as well", n)
	}
}

func TestPostedPing(t *testing.T) {
	t.Parallel()
	r, url, client := startHTTP(t, nil)
	_, resp, err := r.discord.Post(within(t), client, url+"/interactions", discordtest.Recorded("ping"))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("status %d", resp.StatusCode)
	}
}

func TestPostedSlowInteractionIsDeferred(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	r, url, client := startHTTP(t, with(slow("slow", false, false, release)))
	x, resp, err := r.discord.Post(within(t), client, url+"/interactions", discordtest.Slash("slow"))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	c, err := x.Callback(within(t))
	if err != nil || c.Type != discordtest.CallbackDefer {
		t.Fatalf("callback %+v, %v", c, err)
	}
	close(release)
	m, err := x.Edited(within(t), 1)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(embedText(m), "Slowly") {
		t.Errorf("edited to %q", embedText(m))
	}
}

// Discord may not have read the deferral yet when the answer is there: what is for the asker alone still waits for it, and is
// shown to nobody else.
func TestPostedSlowRefusalIsWhispered(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	r, url, client := startHTTP(t, with(slow("slow", false, true, release)))
	const hook = "/webhooks/{webhook_id}/{webhook_token}"
	for _, call := range []string{"DELETE " + hook + "/messages/@original", "POST " + hook} {
		r.discord.Fail(discordtest.Fault{Want: call, Status: http.StatusNotFound, Body: `{"message": "Unknown Webhook", "code": 10015}`})
	}
	x, resp, err := r.discord.Post(within(t), client, url+"/interactions", discordtest.Slash("slow"))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	close(release)
	ms, err := x.FollowUps(within(t), 1)
	if err != nil {
		t.Fatal(err)
	}
	if !ms[0].Ephemeral || !strings.Contains(embedText(ms[0]), "Slowly") {
		t.Errorf("ephemeral %v, %q", ms[0].Ephemeral, embedText(ms[0]))
	}
	if n := len(r.discord.Messages(discordtest.ChannelID)); n != 0 {
		t.Errorf("%d messages are left for all to see", n)
	}
}

func TestBadSignaturesAreRefused(t *testing.T) {
	t.Parallel()
	r, url, client := startHTTP(t, nil)
	body, err := json.Marshal(discordtest.Slash("help"))
	if err != nil {
		t.Fatal(err)
	}
	now := strconv.FormatInt(time.Now().Unix(), 10)
	old := strconv.FormatInt(time.Now().Add(-10*time.Minute).Unix(), 10)
	ahead := strconv.FormatInt(time.Now().Add(10*time.Minute).Unix(), 10)
	for name, c := range map[string]struct {
		stamp, sig string
		body       []byte
		want       int
	}{
		"none":                   {now, "", body, 401},
		"not hex":                {now, "zz", body, 401},
		"too short":              {now, "00", body, 401},
		"of another body":        {now, r.discord.Sign(now, []byte("{}")), body, 401},
		"of another time":        {now, r.discord.Sign(old, body), body, 401},
		"an old one":             {old, r.discord.Sign(old, body), body, 401},
		"one from the future":    {ahead, r.discord.Sign(ahead, body), body, 401},
		"no number for a time":   {"soon", r.discord.Sign("soon", body), body, 401},
		"a good one on nonsense": {now, r.discord.Sign(now, []byte("nonsense")), []byte("nonsense"), 400},
		"a good one":             {now, r.discord.Sign(now, body), body, 200},
	} {
		req, err := http.NewRequestWithContext(within(t), http.MethodPost, url+"/interactions", strings.NewReader(string(c.body)))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("X-Signature-Timestamp", c.stamp)
		req.Header.Set("X-Signature-Ed25519", c.sig)
		resp, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != c.want {
			t.Errorf("%s: status %d, want %d", name, resp.StatusCode, c.want)
		}
	}
	big, err := client.Post(url+"/interactions", "application/json", strings.NewReader(strings.Repeat("x", 2<<20)))
	if err != nil {
		t.Fatal(err)
	}
	big.Body.Close()
	if big.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("two megabytes: status %d", big.StatusCode)
	}
}

func TestHealthAndMetrics(t *testing.T) {
	t.Parallel()
	r := start(t, func(cfg *bot.Config) { cfg.HTTPAddr = "127.0.0.1:0" })
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(client.CloseIdleConnections)
	r.reply(discordtest.Slash("partner", "name", "apple"))
	r.reply(discordtest.Slash("no-such-command-was-typed"))
	health := get(t, client, "http://"+r.bot.Addr()+"/healthz", http.StatusOK)
	if !strings.Contains(health, `"gateway":"ok"`) || !strings.Contains(health, `"database":"ok"`) {
		t.Errorf("health: %s", health)
	}
	want := []string{
		`byline_interactions_total{command="partner",outcome="ok"} 1`,
		`byline_interactions_total{command="unknown",outcome="refused"} 1`,
		`byline_gateway_shards_up 1`,
		`byline_interaction_seconds_count{command="partner"} 1`,
		`byline_rest_requests_total{method="POST",route="interactions/:id/:token/callback",status=`,
	}
	var text string
	for ctx := within(t); ; time.Sleep(10 * time.Millisecond) { // an answer is counted once it has been given
		text = get(t, client, "http://"+r.bot.Addr()+"/metrics", http.StatusOK)
		missing := slices.DeleteFunc(slices.Clone(want), func(w string) bool { return strings.Contains(text, w) })
		if len(missing) == 0 {
			break
		}
		if ctx.Err() != nil {
			t.Fatalf("not in the metrics: %q", missing)
		}
	}
	if strings.Contains(text, "no-such-command") {
		t.Error("what a member typed became a label")
	}
	r.discord.CloseGateway(4000, "")
	r.discord.NextLinks(discordtest.Link{Times: -1, Refuse: 503})
	for ctx := within(t); ; time.Sleep(10 * time.Millisecond) {
		if ctx.Err() != nil {
			t.Fatal("health does not notice that the gateway is gone")
		}
		resp, err := client.Get("http://" + r.bot.Addr() + "/healthz")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode == http.StatusServiceUnavailable {
			return
		}
	}
}

func get(t *testing.T, client *http.Client, url string, want int) string {
	t.Helper()
	resp, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != want {
		t.Errorf("GET %s: status %d, want %d", url, resp.StatusCode, want)
	}
	return string(b)
}

func TestNoInteractionsAreServedWithoutAKey(t *testing.T) {
	t.Parallel()
	_, url, client := startHTTP(t, func(cfg *bot.Config) { cfg.PublicKey = nil })
	resp, err := client.Post(url+"/interactions", "application/json", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusNotFound {
		t.Errorf("status %d", resp.StatusCode)
	}
}

// What was started before the gateway was refused is stopped, or goleak finds it.
func TestNoConnectionLeavesNothingRunning(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	d.Fail(discordtest.Fault{Want: "GET /gateway/bot", Times: -1, Status: http.StatusForbidden})
	r := prepare(t, d, func(cfg *bot.Config) { cfg.HTTPAddr = "127.0.0.1:0" }).begin()
	select {
	case <-r.done:
	case <-within(t).Done():
		t.Fatal("the bot goes on without a gateway")
	}
	if r.err == nil || r.bot.Addr() == "" {
		t.Fatalf("Run: %v, listening on %q", r.err, r.bot.Addr())
	}
	if resp, err := http.Get("http://" + r.bot.Addr() + "/healthz"); err == nil {
		resp.Body.Close()
		t.Error("the HTTP server still answers")
	}
}
