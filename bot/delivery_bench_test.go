package bot

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"net/url"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"byline/bot/discordtest"
	"byline/commands"
	"byline/commands/answer"
	"byline/store"
	"byline/store/storetest"
)

// fill puts n digests into a database behind the store's back, 25 a guild and each in a channel of its own. Where d is not nil it
// learns of the guilds and channels. They are due at the same time or, apart, at each minute of a day.
func fill(b *testing.B, path string, d *discordtest.Server, n int, story store.StoryID, next time.Time, apart bool) {
	b.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_foreign_keys=1&_busy_timeout=5000")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	defer tx.Rollback()
	insert, err := tx.Prepare(`INSERT INTO digests (guild, channel, thread, story, spec, zone, style, always, role, paused, user_id, user_name, via,
			created_at, mark, delivered_at, next_due, armed_at, refusals, notice_wake, notice_tried, notice_tries, changed_by, removed_at)
		VALUES (?1, ?2, '', ?3, '0 9 * * *', 'Europe/London', 'headlines', 1, '', '', '7', 'Ada', 'desk', 0, 0, NULL, ?4, 0, 0, NULL, NULL, 0, '7', NULL)`)
	if err != nil {
		b.Fatal(err)
	}
	for i := range n {
		at := next
		if apart {
			at = at.Add(time.Duration(i%1440) * time.Minute)
		}
		guild, channel := 1230000000000000000+int64(i/25), fmt.Sprint(1240000000000000000+i)
		if _, err := insert.Exec(guild, channel, story, at.UnixMilli()); err != nil {
			b.Fatal(err)
		}
		if d != nil {
			d.AddGuild(discordtest.Guild{ID: fmt.Sprint(guild), Permissions: discordtest.BotPermissions})
			d.AddChannel(discordtest.Channel{ID: channel, Guild: fmt.Sprint(guild)})
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkTick is a tick with 100,000 digests, none of which is due.
func BenchmarkTick(b *testing.B) {
	o := newOffice(b)
	fill(b, o.path, nil, 100_000, o.story.ID, o.clock.Now().Add(time.Hour), true)
	o.tick() // reads what is posted, once
	b.ResetTimer()
	for range b.N {
		o.bot.delivery.tick(b.Context())
	}
	b.StopTimer()
	o.settle()
	if n := len(o.discord.Requests("")); n != 0 {
		b.Errorf("%d requests", n)
	}
}

// BenchmarkThousandDue delivers 1,000 digests that are due in one minute while members ask /partner twenty times a second. It
// reports how long that takes, what Discord refused, and how long members wait beside it and without it.
func BenchmarkThousandDue(b *testing.B) {
	const due = 1000
	for range b.N {
		d := discordtest.Start(b, discordtest.Options{})
		d.LimitAll(50, time.Second)
		d.Limit("POST /channels/{channel_id}/messages", 5, 5*time.Second)
		path := filepath.Join(b.TempDir(), "test.db")
		st := storetest.Open(b, store.Options{Path: path, Now: time.Now})
		if err := st.EnsureStarter(b.Context()); err != nil {
			b.Fatal(err)
		}
		story, err := st.StoryBySlug(b.Context(), 0, "apple-alibaba")
		if err != nil {
			b.Fatal(err)
		}
		deps := commands.Deps{Store: st, Answers: answer.New(st), DefaultStory: story.Slug}
		all, err := commands.All(b.Context(), deps)
		if err != nil {
			b.Fatal(err)
		}
		base, err := url.Parse(d.URL())
		if err != nil {
			b.Fatal(err)
		}
		bot := New(Config{Token: d.Token(), APIURL: base, Gateway: true, Deps: deps, Commands: all, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
		ctx, cancel := context.WithCancel(b.Context())
		ended := make(chan error, 1)
		go func() { ended <- bot.Run(ctx) }()
		if err := d.WaitReady(ctx, 1); err != nil {
			b.Fatal(err)
		}
		n := 0
		ask := func(over func() bool) (took []time.Duration) {
			for !over() {
				n++
				id := fmt.Sprint(1250000000000000000 + n)
				x, err := d.Interact(discordtest.Slash("partner", "name", "apple").By(id).InGuild(id))
				if err != nil {
					b.Fatal(err)
				}
				c, err := x.Callback(ctx)
				if err != nil {
					b.Fatal(err)
				}
				took = append(took, c.Took)
				time.Sleep(50 * time.Millisecond)
			}
			slices.Sort(took)
			return took
		}
		alone := ask(func() bool { return n == 200 })
		sched, err := store.ParseSchedule("0 9 * * *", "Europe/London")
		if err != nil {
			b.Fatal(err)
		}
		next, _ := sched.Next(time.Now().AddDate(0, 0, -1))
		fill(b, path, d, due, story.ID, next.At, false)
		began := time.Now()
		var last time.Time
		beside := ask(func() bool {
			w, err := st.DigestWork(ctx)
			if err != nil {
				b.Fatal(err)
			}
			last = time.Now()
			return !w.Due && !w.Slots && len(d.Requests("POST /channels/{channel_id}/messages")) >= due
		})
		posts, refused := d.Requests("POST /channels/{channel_id}/messages"), 0
		for _, r := range posts {
			if r.Status == 429 {
				refused++
			}
		}
		if len(posts)-refused != due {
			b.Errorf("%d messages posted", len(posts)-refused)
		}
		cancel()
		if err := <-ended; err != nil {
			b.Error(err)
		}
		p := func(d []time.Duration, q int) float64 { return float64(d[(len(d)-1)*q/100].Microseconds()) / 1000 }
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(last.Sub(began).Seconds(), "s")
		b.ReportMetric(float64(refused), "429s")
		b.ReportMetric(p(alone, 50), "alone-p50-ms")
		b.ReportMetric(p(alone, 99), "alone-p99-ms")
		b.ReportMetric(p(beside, 50), "beside-p50-ms")
		b.ReportMetric(p(beside, 99), "beside-p99-ms")
	}
}
