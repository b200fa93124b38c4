package bot

import (
	"database/sql"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"byline/bot/discordtest"
	"byline/store"
)

const threadID = "1200000000000000016"

// What a channel refuses is tried again where that may help, recorded, and after three slots the digest pauses and its author
// is told, once.
func TestRefusalsInWords(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		arrange func(*office)
		want    string
		tries   int // of one slot, at most
	}{
		"channel deleted": {func(o *office) { o.discord.DeleteChannel(discordtest.ChannelID) }, "failed The channel or thread is gone.", 1},
		"guild left":      {func(o *office) { o.discord.RemoveGuild(discordtest.GuildID) }, "failed Byline cannot see the channel any more: it lacks View Channel there, or was taken out of the server.", 7},
		"may not post": {func(o *office) {
			o.discord.SetPermissions(discordtest.ChannelID, discordtest.BotPermissions&^(1<<11|1<<14))
		}, "failed Byline may not post in the channel: it lacks Send Messages and Embed Links.", 7},
		"may not see": {func(o *office) { o.discord.SetPermissions(discordtest.ChannelID, 0) }, "failed Byline cannot see the channel any more: it lacks View Channel there, or was taken out of the server.", 7},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			d := o.set(nil)
			c.arrange(o)
			for range store.Refusals {
				o.clock.Set(o.slotTime(d))
				for range 13 { // all of a slot's tries come within two hours
					o.tick()
					o.clock.Advance(10 * time.Minute)
				}
			}
			for range 10 {
				o.pass(time.Hour)
			}
			all := o.slots(d)
			if len(all) != store.Refusals {
				t.Errorf("%d slots", len(all))
			}
			for _, s := range all {
				if got := string(s.State) + " " + s.Reason; !strings.HasPrefix(got, c.want) {
					t.Errorf("%s: %s, want %s", s.Wall, got, c.want)
				}
			}
			if n := len(o.discord.Requests("POST /channels/" + discordtest.ChannelID + "/messages")); n > c.tries*store.Refusals {
				t.Errorf("%d calls", n)
			}
			dg, err := o.store.Digest(t.Context(), guildID, d.ID)
			if err != nil || dg.Paused == "" || !strings.Contains(c.want, dg.Paused) {
				t.Errorf("paused: %q, %v", dg.Paused, err)
			}
			told := o.posted(discordtest.DMChannelID)
			if len(told) != 1 {
				t.Fatalf("the author is told %d times", len(told))
			}
			e := told[0].Discord().Embeds[0]
			if !strings.Contains(e.Title, "paused") || !strings.Contains(e.Description, "/digest resume") {
				t.Errorf("told: %s, %s", e.Title, e.Description)
			}
		})
	}
}

// A permission that is given back in time is enough.
func TestRefusalIsMended(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.set(nil)
	o.discord.SetPermissions(discordtest.ChannelID, discordtest.BotPermissions&^(1<<11))
	o.pass(24 * time.Hour)
	o.want(d, "due Byline may not post in the channel: it lacks Send Messages.")
	o.discord.SetPermissions(discordtest.ChannelID, discordtest.BotPermissions)
	o.pass(time.Minute)
	o.want(d, "done")
}

// The author is told once, though the answer to that is lost or two processes see to it.
func TestNoticeIsToldOnce(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]discordtest.Fault{
		"well":        {Want: "GET nothing"},
		"lost answer": {Want: messageRoute, Drop: true, After: true, Times: 4},
		"not sent":    {Want: messageRoute, Status: http.StatusServiceUnavailable, Times: 4},
		"no channel":  {Want: "POST /users/@me/channels", Status: http.StatusServiceUnavailable, Times: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			other := officeOn(t, o.clock, o.discord, o.path)
			d := o.set(nil)
			for range store.Refusals {
				o.clock.Advance(24 * time.Hour)
				if _, err := o.store.MakeDue(t.Context()); err != nil {
					t.Fatal(err)
				}
				c, err := o.store.ClaimSlot(t.Context(), func(string) bool { return false })
				if err != nil {
					t.Fatal(err)
				}
				if _, err := o.store.FailSlot(t.Context(), c, "The channel or thread is gone.", true); err != nil {
					t.Fatal(err)
				}
			}
			o.discord.Fail(f)
			for range 4 {
				o.tick()
				other.tick()
				o.clock.Advance(8 * time.Minute)
				o.discord.ForgetNonces()
			}
			told := o.posted(discordtest.DMChannelID)
			if len(told) != 1 {
				t.Fatalf("told %d times of digest %d", len(told), d.ID)
			}
			link := "(https://discord.com/channels/" + discordtest.GuildID + "/" + discordtest.ChannelID + ")"
			if e := told[0].Discord().Embeds[0]; !strings.Contains(e.Description, link) {
				t.Errorf("no link to the channel: %s", e.Description)
			}
		})
	}
}

func TestDigestInAThread(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.discord.AddChannel(discordtest.Channel{ID: threadID, Guild: discordtest.GuildID, Name: "thread", Parent: discordtest.ChannelID})
	d := o.set(func(d *store.Digest) { d.Thread = threadID })
	o.pass(24 * time.Hour)
	o.want(d, "done")
	o.wantPosted(discordtest.ChannelID, 0)
	n := len(o.posted(threadID))
	if n == 0 {
		t.Fatal("nothing in the thread")
	}
	thread := discordtest.Channel{ID: threadID, Guild: discordtest.GuildID, Name: "thread", Parent: discordtest.ChannelID, Archived: true}
	o.discord.AddChannel(thread)
	o.pass(24 * time.Hour)
	o.want(d, "done")
	if got := len(o.posted(threadID)); got != n+1 {
		t.Errorf("archived: %d messages after %d", got, n)
	}
	thread.Locked = true
	o.discord.AddChannel(thread)
	o.pass(24 * time.Hour)
	o.want(d, "due The thread is archived or locked, and Byline may not open it.")
	o.discord.SetPermissions(discordtest.ChannelID, discordtest.BotPermissions|1<<34) // manage threads
	o.pass(time.Minute)
	o.want(d, "due The thread") // the first try alone tries to open it
	o.pass(24*time.Hour - time.Minute)
	o.tick()
	o.want(d, "done", "missed The thread")
	if got := len(o.posted(threadID)); got != n+2 {
		t.Errorf("opened: %d messages after %d", got, n)
	}
}

// What was begun when a digest is paused or removed is looked up, but not begun again.
func TestPausedWhileItsFateIsUnknown(t *testing.T) {
	t.Parallel()
	for _, posted := range []bool{false, true} {
		for _, how := range []string{"paused", "removed"} {
			t.Run(fmt.Sprintf("%s, posted %v", how, posted), func(t *testing.T) {
				t.Parallel()
				o := newOffice(t)
				d := o.set(nil)
				o.discord.Fail(discordtest.Fault{Want: messageRoute, Drop: true, After: posted})
				o.pass(24 * time.Hour)
				var err error
				if how == "paused" {
					_, err = o.store.PauseDigest(t.Context(), editor, guildID, d.ID, "")
				} else {
					err = o.store.RemoveDigest(t.Context(), editor, guildID, d.ID)
				}
				if err != nil {
					t.Fatal(err)
				}
				n := len(o.posted(discordtest.ChannelID))
				for range 5 {
					o.pass(time.Minute)
				}
				o.wantPosted(discordtest.ChannelID, n)
				if how == "paused" {
					o.want(d, map[bool]string{false: "missed The digest was paused.", true: "done"}[posted])
				}
			})
		}
	}
}

// Nothing is sent to a server that Byline has left, and its digests are as they were when it comes back.
func TestDigestOfAServerThatWasLeft(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.set(nil)
	left := func(at string) {
		t.Helper()
		db, err := sql.Open("sqlite3", "file:"+o.path+"?_busy_timeout=5000")
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(`INSERT INTO guilds (guild, editor_role, changed_by, changed_at) VALUES (?1, '', '', 0) ON CONFLICT DO NOTHING`, guildID); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(`UPDATE guilds SET left_at = `+at+` WHERE guild = ?1`, guildID); err != nil {
			t.Fatal(err)
		}
	}
	left("1")
	for range 5 {
		o.pass(24 * time.Hour)
	}
	o.want(d, "missed Byline is not in this server.", "missed", "missed", "missed", "missed")
	if n := len(o.discord.Requests(messageRoute)); n != 0 {
		t.Errorf("%d calls", n)
	}
	left("NULL")
	o.pass(24 * time.Hour)
	o.want(d, "done", "missed")
}

// A digest whose zone is no longer known pauses, and holds up no other.
func TestUnreadableScheduleStopsItselfAlone(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	bad, good := o.set(nil), o.set(nil)
	db, err := sql.Open("sqlite3", "file:"+o.path+"?_busy_timeout=5000")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE digests SET zone = 'Europe/Atlantis' WHERE id = ?1`, bad.ID); err != nil {
		t.Fatal(err)
	}
	o.pass(24 * time.Hour)
	o.want(good, "done")
	if d, err := o.store.Digest(t.Context(), guildID, bad.ID); err != nil || !strings.Contains(d.Paused, "no time zone") {
		t.Errorf("%+v, %v", d, err)
	}
	o.tick()
	if n := len(o.posted(discordtest.DMChannelID)); n != 1 {
		t.Errorf("the author is told %d times", n)
	}
}
