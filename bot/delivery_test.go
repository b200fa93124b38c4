package bot

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	_ "time/tzdata"

	"golang.org/x/time/rate"

	"byline/bot/discordtest"
	"byline/commands"
	"byline/commands/answer"
	"byline/store"
	"byline/store/storetest"
)

// hands are a clock that a test sets.
type hands struct {
	mu sync.Mutex
	t  time.Time
}

func (h *hands) Now() time.Time { h.mu.Lock(); defer h.mu.Unlock(); return h.t }
func (h *hands) Set(t time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.t = t
}
func (h *hands) Advance(d time.Duration) { h.Set(h.Now().Add(d)) }

// office is a bot that delivers digests to a local Discord, all on one clock that stands still. It is connected to no
// gateway and ticks when it is told to.
type office struct {
	t       testing.TB
	clock   *hands
	discord *discordtest.Server
	path    string // of the database
	store   *store.Store
	bot     *Bot
	log     *strings.Builder
	story   store.Story
}

const guildID = store.GuildID(1200000000000000005)

var editor = store.Author{UserID: discordtest.UserID, Name: "Ada", Via: "desk"}

func newOffice(t testing.TB) *office {
	t.Helper()
	clock := &hands{t: storetest.Start}
	return officeOn(t, clock, discordtest.Start(t, discordtest.Options{Now: clock.Now}), filepath.Join(t.TempDir(), "test.db"))
}

// officeOn is an office on a database that others may use too.
func officeOn(t testing.TB, clock *hands, d *discordtest.Server, path string) *office {
	t.Helper()
	o := &office{t: t, clock: clock, discord: d, path: path, log: &strings.Builder{}}
	o.store = storetest.Open(t, store.Options{Path: path, Now: clock.Now})
	if err := o.store.EnsureStarter(t.Context()); err != nil {
		t.Fatal(err)
	}
	var err error
	if o.story, err = o.store.StoryBySlug(t.Context(), 0, "apple-alibaba"); err != nil {
		t.Fatal(err)
	}
	o.bot = newPoster(t, o.store, d.URL(), clock.Now, slog.New(slog.NewTextHandler(&locked{b: o.log}, &slog.HandlerOptions{Level: slog.LevelDebug})))
	t.Cleanup(func() {
		o.settle()
		if t.Failed() && testing.Verbose() {
			t.Log(o.log)
		}
	})
	return o
}

type locked struct {
	mu sync.Mutex
	b  *strings.Builder
}

func (l *locked) Write(p []byte) (int, error) { l.mu.Lock(); defer l.mu.Unlock(); return l.b.Write(p) }

// newPoster is a bot that is not run, but can deliver. Its calls are paced by the true clock, and its digests not at all.
func newPoster(t testing.TB, st *store.Store, discord string, now func() time.Time, log *slog.Logger) *Bot {
	t.Helper()
	base, err := url.Parse(discord)
	if err != nil {
		t.Fatal(err)
	}
	b := New(Config{Token: discordtest.Token, APIURL: base, Log: log, Now: now,
		Deps: commands.Deps{Store: st, Answers: answer.New(st), DefaultStory: "apple-alibaba"}})
	b.rest.now, b.rest.pace = time.Now, newPace(time.Now)
	b.delivery.sends = rate.NewLimiter(rate.Inf, 1)
	me := discordtest.BotID
	b.me.Store(&me)
	t.Cleanup(b.rest.client.CloseIdleConnections)
	return b
}

// set sets a digest in a channel of its own, which is made.
func (o *office) set(change func(*store.Digest)) store.Digest {
	o.t.Helper()
	d := store.Digest{Guild: guildID, Story: o.story.ID, Spec: "0 9 * * *", Zone: "Europe/London", Always: true}
	if change != nil {
		change(&d)
	}
	if d.Channel == "" {
		d.Channel = discordtest.ChannelID
	}
	d, err := o.store.CreateDigest(o.t.Context(), editor, d)
	if err != nil {
		o.t.Fatal(err)
	}
	return d
}

// tick ticks once and waits for what it has set going.
func (o *office) tick() {
	o.bot.delivery.tick(o.t.Context())
	o.settle()
}

func (o *office) settle() { o.bot.working.Wait() }

// pass lets time pass and ticks.
func (o *office) pass(d time.Duration) {
	o.clock.Advance(d)
	o.tick()
}

// slotTime is when the digest is due next.
func (o *office) slotTime(d store.Digest) time.Time {
	o.t.Helper()
	d, err := o.store.Digest(o.t.Context(), d.Guild, d.ID)
	if err != nil || d.Next.IsZero() {
		o.t.Fatalf("%+v, %v", d, err)
	}
	return d.Next
}

func (o *office) slots(d store.Digest) []store.Slot {
	o.t.Helper()
	all, err := o.store.Slots(o.t.Context(), d.Guild, d.ID, 1000)
	if err != nil {
		o.t.Fatal(err)
	}
	return all
}

// want compares the newest slots, newest first, with "state reason" each; a reason may be told by its beginning.
func (o *office) want(d store.Digest, states ...string) {
	o.t.Helper()
	all := o.slots(d)
	for i, w := range states {
		if i >= len(all) {
			o.t.Errorf("slot %d is not in the ledger; want %s", i, w)
			return
		}
		if got := strings.TrimSpace(string(all[i].State) + " " + all[i].Reason); !strings.HasPrefix(got, w) {
			o.t.Errorf("slot %d, %s: %s, want %s", i, all[i].Wall, got, w)
		}
	}
}

// posted are the messages of the channel that are ours.
func (o *office) posted(channel string) []*discordtest.Message {
	var ours []*discordtest.Message
	for _, m := range o.discord.Messages(channel) {
		if m.Author == discordtest.BotID {
			ours = append(ours, m)
		}
	}
	return ours
}

func (o *office) wantPosted(channel string, n int) []*discordtest.Message {
	o.t.Helper()
	ours := o.posted(channel)
	if len(ours) != n {
		o.t.Errorf("%d messages in the channel, want %d", len(ours), n)
		for _, m := range ours {
			o.t.Logf("%s %s", m.Created.Format(time.DateTime), footerOf(m))
		}
	}
	return ours
}

func footerOf(m *discordtest.Message) string {
	for _, e := range m.Discord().Embeds {
		if e.Footer != nil {
			return e.Footer.Text
		}
	}
	return ""
}

// counted is the value of byline_digests_total.
func (o *office) counted(outcome string) int {
	o.t.Helper()
	families, err := o.bot.metrics.registry.Gather()
	if err != nil {
		o.t.Fatal(err)
	}
	for _, f := range families {
		for _, m := range f.Metric {
			if f.GetName() == "byline_digests_total" && m.Label[0].GetValue() == outcome {
				return int(m.Counter.GetValue())
			}
		}
	}
	o.t.Fatalf("no metric for %s", outcome)
	return 0
}

func TestDigestIsDelivered(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.set(func(d *store.Digest) { d.Role, d.Always = "77", false })
	o.pass(23*time.Hour + 59*time.Minute)
	o.wantPosted(discordtest.ChannelID, 0)
	o.pass(time.Minute)
	o.want(d, "done")
	ours := o.posted(discordtest.ChannelID)
	if len(ours) == 0 {
		t.Fatal("nothing is posted")
	}
	for i, m := range ours {
		if want := fmt.Sprintf("No. %d", o.slots(d)[0].ID); !strings.Contains(footerOf(m), want) {
			t.Errorf("message %d ends with %q, not with its number", i, footerOf(m))
		}
		if ping := m.Content != ""; ping != (i == 0) || ping && m.Content != "<@&77>" {
			t.Errorf("message %d says %q", i, m.Content)
		}
	}
	o.pass(24 * time.Hour)
	o.want(d, "skipped Nothing was new.", "done")
	o.wantPosted(discordtest.ChannelID, len(ours))
	for outcome, want := range map[string]int{"due": 2, "sent": 1, "skipped": 1, "late": 0, "missed": 0, "failed": 0} {
		if got := o.counted(outcome); got != want {
			t.Errorf("%s: %d, want %d", outcome, got, want)
		}
	}
	for _, r := range o.discord.Requests("POST /channels/{channel_id}/messages") {
		var body struct {
			Nonce           string
			EnforceNonce    bool                            `json:"enforce_nonce"`
			AllowedMentions struct{ Parse, Roles []string } `json:"allowed_mentions"`
		}
		if err := r.JSON(&body); err != nil || body.Nonce == "" || !body.EnforceNonce || body.AllowedMentions.Parse == nil || len(body.AllowedMentions.Parse) > 0 {
			t.Errorf("posted %s, %v", r.Body, err)
		}
	}
}

// After a crash at each of the three moments the slot has one message, within the time that a nonce is remembered and past
// it.
func TestCrashBetweenSendAndMark(t *testing.T) {
	t.Parallel()
	for _, past := range []bool{false, true} {
		for _, sent := range []bool{false, true} {
			t.Run(fmt.Sprintf("posted %v, past the nonce %v", sent, past), func(t *testing.T) {
				t.Parallel()
				o := newOffice(t)
				d := o.set(nil)
				// The answer is lost, and with it the process as far as the ledger knows.
				o.discord.Fail(discordtest.Fault{Want: messageRoute, Drop: true, After: sent})
				o.pass(24 * time.Hour)
				o.want(d, "composed Discord did not answer.")
				n := 0
				if sent {
					n = 1
				}
				o.wantPosted(discordtest.ChannelID, n)
				for range 3 {
					o.discord.Say(discordtest.ChannelID, discordtest.OtherUserID, "Anything new?")
				}
				wait := time.Minute
				if past {
					wait = 8 * time.Minute
					o.discord.ForgetNonces()
				}
				o.pass(wait)
				o.want(d, "done")
				seen := map[string]int{}
				for _, m := range o.posted(discordtest.ChannelID) {
					seen[footerOf(m)]++
				}
				for footer, n := range seen {
					if n != 1 {
						t.Errorf("%q stands there %d times", footer, n)
					}
				}
				if len(seen) != len(o.slots(d)[0].Messages) {
					t.Errorf("%d messages are in the channel, %d in the ledger", len(seen), len(o.slots(d)[0].Messages))
				}
			})
		}
	}
}

// Where the history may not be read, what may have been posted is not posted again.
func TestWhatMayBePostedIsNotPostedBlindly(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.set(nil)
	o.discord.Fail(discordtest.Fault{Want: messageRoute, Drop: true, After: true})
	o.pass(24 * time.Hour)
	o.discord.ForgetNonces()
	o.discord.SetPermissions(discordtest.ChannelID, discordtest.BotPermissions&^(1<<16))
	o.pass(8 * time.Minute)
	o.want(d, "failed It may have been posted just before Byline stopped.")
	o.wantPosted(discordtest.ChannelID, 1)
	if dg, err := o.store.Digest(t.Context(), guildID, d.ID); err != nil || dg.Paused != "" {
		t.Errorf("%+v, %v", dg, err)
	}
}

func TestDowntimeGivesOneLateDigest(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.set(func(d *store.Digest) { d.Spec = "0 */6 * * *" })
	o.pass(4 * 24 * time.Hour)
	if m := o.slots(d)[0]; !m.Late || m.State != store.SlotDone || m.Wall != "2025-03-05 06:00" {
		t.Errorf("the newest slot: %+v", m)
	}
	ours := o.posted(discordtest.ChannelID)
	if len(ours) != len(o.slots(d)[0].Messages) || len(ours) == 0 {
		t.Errorf("%d messages in the channel", len(ours))
	}
	if e := ours[0].Discord().Embeds[0]; !strings.Contains(strings.ToLower(e.Title+e.Description), "late") {
		t.Errorf("it does not say that it is late: %s, %s", e.Title, e.Description)
	}
	o.want(d, "done", "missed Byline was not running when it was due, or the clock was put forward; what was new then is told by the one due at 2025-03-05 06:00.")
	if got := o.counted("missed"); got != 15 || o.counted("late") != 1 {
		t.Errorf("%d missed, %d late", got, o.counted("late"))
	}
	// A week's pause for a weekly one is too much.
	w := o.set(func(d *store.Digest) { d.Spec = "0 9 * * 6" })
	o.pass(6 * 24 * time.Hour)
	o.want(w, "missed It would have come 72 hours late")
}

func TestDiscordDownForAnHour(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]discordtest.Fault{
		"500":               {Status: http.StatusInternalServerError, Times: -1},
		"502, carried out":  {Status: http.StatusBadGateway, After: true, Times: -1},
		"503":               {Status: http.StatusServiceUnavailable, Times: -1},
		"no answer":         {Drop: true, Times: -1},
		"lost answer":       {Drop: true, After: true, Times: -1},
		"429":               {Status: http.StatusTooManyRequests, RetryAfter: 10 * time.Second, Times: -1},
		"history too":       {Status: http.StatusServiceUnavailable, Times: -1, Want: "all"},
		"history, answered": {Status: http.StatusServiceUnavailable, Times: -1, Want: "all", After: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			d := o.set(nil)
			f := f
			switch f.Want {
			case "all":
				f.Want = ""
			default:
				f.Want = messageRoute
			}
			o.discord.Fail(f)
			for o.clock.Advance(24 * time.Hour); o.clock.Now().Before(storetest.Start.Add(25 * time.Hour)); o.clock.Advance(time.Second * 20) {
				o.tick()
			}
			tries := len(o.discord.Requests(messageRoute)) + len(o.discord.Requests("GET /channels/{channel_id}/messages"))
			if tries < 4 || tries > 40 {
				t.Errorf("%d tries in an hour", tries)
			}
			o.discord.Heal()
			o.bot.rest.pace = newPace(time.Now)
			o.discord.ForgetNonces()
			for range 40 {
				o.pass(time.Minute)
			}
			o.want(d, "done")
			seen := map[string]bool{}
			for _, m := range o.posted(discordtest.ChannelID) {
				if seen[footerOf(m)] {
					t.Errorf("%q is posted twice", footerOf(m))
				}
				seen[footerOf(m)] = true
			}
			if !f.After && !o.slots(d)[0].Late {
				t.Error("it does not count as late")
			}
		})
	}
}

func TestTwoProcessesPostOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	others := []*office{o, officeOn(t, o.clock, o.discord, o.path), officeOn(t, o.clock, o.discord, o.path)}
	d := o.set(nil)
	days := 3
	for range days {
		o.clock.Advance(24 * time.Hour)
		var wg sync.WaitGroup
		for _, p := range others {
			wg.Go(func() {
				for range 5 {
					p.tick()
				}
			})
		}
		wg.Wait()
	}
	all := o.slots(d)
	n := 0
	for _, s := range all {
		if s.State != store.SlotDone {
			t.Errorf("%s is %s", s.Wall, s.State)
		}
		n += len(s.Messages)
	}
	if len(all) != days {
		t.Errorf("%d slots in %d days", len(all), days)
	}
	o.wantPosted(discordtest.ChannelID, n)
	if calls := len(o.discord.Requests(messageRoute)); calls != n {
		t.Errorf("%d calls for %d messages", calls, n)
	}
}

func TestClockJumps(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.set(func(d *store.Digest) { d.Spec = "0 * * * *" })
	o.pass(time.Hour)
	first := len(o.posted(discordtest.ChannelID))
	for _, jump := range []time.Duration{-30 * time.Minute, time.Minute, 29 * time.Minute, -2 * time.Hour, 2 * time.Hour, -time.Second, time.Second} {
		o.pass(jump)
	}
	o.wantPosted(discordtest.ChannelID, first)
	o.pass(5*time.Hour + 20*time.Minute) // the machine slept
	o.wantPosted(discordtest.ChannelID, first+1)
	o.want(d, "done", "missed", "missed", "missed", "missed", "done")
	for range 60 {
		o.pass(time.Second)
	}
	o.wantPosted(discordtest.ChannelID, first+1)
}

// The ticking itself: one tick at a time, and after a panic in one there is another.
func TestScheduleTicks(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.set(nil)
	o.clock.Advance(24 * time.Hour)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	first := true
	stop := o.bot.schedule(ctx, func(ctx context.Context) {
		if first {
			first = false
			panic("the first tick fails")
		}
		o.bot.delivery.tick(ctx)
	})
	defer stop()
	if _, err := o.discord.WaitRequests(soon(t), messageRoute, 1); err != nil {
		t.Fatal(err)
	}
	stop()
	o.settle()
	o.want(d, "done")
}
