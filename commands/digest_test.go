package commands

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"byline/commands/answer"
	"byline/store"
)

// atDesk is an editor of server 42 in channel 500, where Byline may post.
func atDesk(r *Request) {
	r.Guild, r.Editor, r.Channel = 42, true, "500"
	r.MayPost = func(_ context.Context, channel string) ([]string, error) {
		switch channel {
		case "500", "501", "600":
			return nil, nil
		case "502":
			return []string{"Send Messages", "Embed Links"}, nil
		}
		return nil, &store.Error{Kind: store.ErrNotFound, Msg: "That channel is not in this server; choose another."}
	}
	r.MayMention = func(_ context.Context, _, role string) (bool, error) { return role == "77", nil }
}

func TestDigestCommand(t *testing.T) {
	n := openNewsroom(t)
	n.tunnel(tunnelMonday, store.StyleFull)
	var b strings.Builder
	for _, call := range []string{
		"/digest list",
		"/digest status",
		"/digest preview story:tunnel",
		"/digest set story:tunnel",
		"/digest set story:tunnel at:7.30 when:weekdays zone:paris style:full", // the same one, changed
		"/digest set story:tunnel channel:501 thread:600 day:friday at:5pm role:77 always:true",
		"/digest set digest:new story:tunnel cron:0 9 1 * *",
		"/digest set story:tunnel at:10",
		"/digest list",
		"/digest status",
		"/digest status digest:2",
		"/digest pause digest:2",
		"/digest list",
		"/digest set digest:2 at:18:15",
		"/digest status digest:2",
		"/digest resume digest:2",
		"/digest set digest:2 when:hourly at:30",
		"/digest preview digest:1",
		"/digest now digest:1",
		"/digest now digest:1",
		"/digest status digest:1",
		"/digest remove digest:3",
		"/digest remove digest:3 sure:1",
		"/digest remove digest:3 sure:1",
	} {
		fmt.Fprintf(&b, "> %s\n%s\n", call, plain(n.run(call, atDesk)))
	}
	golden(t, "digest-command", n.keyed(b.String()))
}

// What cannot be is refused in words that say what to write, and changes nothing.
func TestDigestIsNotSet(t *testing.T) {
	n := openNewsroom(t)
	n.tunnel(tunnelMonday, store.StyleFull)
	for call, want := range map[string]string{
		"/digest set at:25:00":              "Write it as 09:00",
		"/digest set at:soon":               "Write it as 09:00",
		"/digest set at:9:60":               "Write it as 09:00",
		"/digest set when:often":            "daily, weekdays, weekly or hourly",
		"/digest set day:Someday":           "Monday to Sunday",
		"/digest set day:Monday when:daily": "when:weekly",
		"/digest set cron:0 0 30 2 *":       "never comes",
		"/digest set cron:nonsense":         "five fields",
		"/digest set cron:TZ=UTC 0 9 * * *": "time zone",
		"/digest set cron:* * * * *":        "every 15 minutes",
		"/digest set cron:0 9 * * * at:9":   "Leave out when",
		"/digest set zone:Atlantis":         "not a time zone",
		"/digest set zone:EST":              "name of a place",
		"/digest set style:long":            "headlines or full",
		"/digest set story:tunel":           "Did you mean tunnel",
		"/digest set channel:502":           "it lacks Send Messages and Embed Links",
		"/digest set channel:999":           "not in this server",
		"/digest set role:78":               "may not ping that role",
		"/digest set role:42":               "may not ping that role",
		"/digest set digest:7":              "No digest is set here",
		"/digest now":                       "No digest is set here",
		"/digest preview style:short":       "headlines or full",
		"/digest preview since:soon":        "not a",
		"/digest set when:hourly at:60":     "Write it as 09:00",
		"/digest preview since:2026-01-01":  "still to come",
	} {
		if r := n.run(call, atDesk); r.Tone != ToneError || !r.Private || !strings.Contains(plain(r), want) {
			t.Errorf("%s:\n%s", call, plain(r))
		}
	}
	for what, change := range map[string]func(*Request){
		"a member": func(r *Request) { atDesk(r); r.Editor = false }, "a direct message": func(r *Request) { atDesk(r); r.Guild = 0 },
	} {
		for _, sub := range []string{"set", "list", "now", "status", "pause", "resume", "remove"} {
			if r := n.run("/digest "+sub, change); r.Tone != ToneError || !r.Private {
				t.Errorf("%s in %s:\n%s", sub, what, plain(r))
			}
		}
	}
	if all, err := n.deps.Store.Digests(context.Background(), 42); err != nil || len(all) != 0 {
		t.Errorf("%d digests were set, %v", len(all), err)
	}
}

// A digest that was posted at once a moment ago is not posted again.
func TestDigestNowIsNotTwice(t *testing.T) {
	n := openNewsroom(t)
	n.tunnel(tunnelMonday, store.StyleFull)
	n.run("/digest set story:tunnel always:true", atDesk)
	if r := n.run("/digest now", atDesk); r.Tone == ToneError {
		t.Fatal(plain(r))
	}
	if r := n.run("/digest now", atDesk); r.Tone != ToneError || !strings.Contains(plain(r), "on its way already") {
		t.Errorf("twice at once:\n%s", plain(r))
	}
	slots, err := n.deps.Store.Slots(context.Background(), 42, 1, 5)
	if err != nil || len(slots) != 1 {
		t.Errorf("%d slots, %v", len(slots), err)
	}
}

// A long digest is looked through message by message, from a day on.
func TestDigestPreviewIsPaged(t *testing.T) {
	ctx := context.Background()
	now := monday
	st, err := store.Open(ctx, store.Options{Path: filepath.Join(t.TempDir(), "byline.db"), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	n := &newsroom{t: t, deps: Deps{Store: st, Answers: answer.New(st), DefaultStory: "tunnel"}}
	n.tunnel(tunnelMonday, store.StyleFull)
	if n.all, err = All(ctx, n.deps); err != nil {
		t.Fatal(err)
	}
	now = today
	var b strings.Builder
	b.WriteString(tunnelThursday)
	for i := range 150 {
		fmt.Fprintf(&b, "  - {key: x-%d, text: Bore %d is %s done., sources: [echo-3], status: reported}\n", i, i, strings.Repeat("very ", 20))
	}
	n.importText(0, b.String())

	call := "/digest preview story:tunnel since:2025-02-12"
	r := n.run(call, atDesk)
	if !strings.Contains(r.Lead, "Since Wed 12 Feb, 00:00. 1 of ") || !r.Private {
		t.Fatal(plain(r))
	}
	seen := map[string]bool{}
	for page := 1; ; page++ {
		for _, it := range r.Items {
			seen[it.Key] = true
		}
		if !slices.ContainsFunc(r.Buttons, func(b Button) bool { return b.Label == "Next message" }) {
			break
		}
		if r = n.press(n.button(r, "Next message"), atDesk); page > mostMessages {
			t.Fatal("it never ends")
		}
	}
	if len(seen) < 165 || !strings.Contains(plain(r), "This is a preview") {
		t.Errorf("%d facts were shown; the last message:\n%s", len(seen), plain(r))
	}
	if back := n.press(n.button(r, "Back"), atDesk); back.Tone == ToneError {
		t.Error(plain(back))
	}
	if r := n.run("/digest preview story:tunnel since:2025-02-14", atDesk); !strings.Contains(plain(r), "Since Fri 14 Feb") {
		t.Errorf("since a day without news before it:\n%s", plain(r))
	}
}

func TestRunOutcome(t *testing.T) {
	for want, s := range map[string]store.Slot{
		"Posted.":                               {State: store.SlotDone, Messages: make([]store.Posted, 1)},
		"Posted in 3 messages, late, at 09:00.": {State: store.SlotDone, Late: true, Messages: make([]store.Posted, 3)},
		"Not posted: nothing was new.":          {State: store.SlotSkipped},
		"Not posted. Nothing was new.":          {State: store.SlotSkipped, Reason: "Nothing was new."},
		"Missed. Byline was not running.":       {State: store.SlotMissed, Reason: "Byline was not running"},
		"Failed. It lacks Send Messages.":       {State: store.SlotFailed, Reason: "It lacks Send Messages."},
		"Under way.":                            {State: store.SlotClaimed},
		"Under way; 2 tries failed, the next try is at 09:00. Discord said 500.": {State: store.SlotDue, Tries: 2, Reason: "Discord said 500."},
	} {
		if got := RunOutcome(s, func(time.Time) string { return "09:00" }); got != want {
			t.Errorf("%+v is %q", s, got)
		}
	}
}

func TestDigestsAreAServersOwn(t *testing.T) {
	n := openNewsroom(t)
	n.tunnel(tunnelMonday, store.StyleFull)
	n.run("/digest set story:tunnel", atDesk)
	other := func(r *Request) { atDesk(r); r.Guild = 43 }
	for _, call := range []string{"/digest status digest:1", "/digest remove digest:1 sure:1", "/digest now digest:1", "/digest set digest:1 at:10"} {
		if r := n.run(call, other); r.Tone != ToneError {
			t.Errorf("%s from another server:\n%s", call, plain(r))
		}
	}
	if r := n.run("/digest list", other); !strings.Contains(plain(r), "None is set") {
		t.Errorf("another server's list:\n%s", plain(r))
	}
}

func TestDigestTakesTheServersZone(t *testing.T) {
	n := openNewsroom(t)
	ctx, by := context.Background(), store.Author{UserID: "7", Name: "Ada", Via: "desk"}
	if _, err := n.deps.Store.ChangeSettings(ctx, by, 42, func(s *store.Settings) error { s.Zone = "Asia/Kathmandu"; return nil }); err != nil {
		t.Fatal(err)
	}
	n.run("/digest set", atDesk)
	all, err := n.deps.Store.Digests(ctx, 42)
	if err != nil || len(all) != 1 || all[0].Zone != "Asia/Kathmandu" || all[0].Channel != "500" || all[0].Role != "" || all[0].Always {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestDigestIsCompleted(t *testing.T) {
	n := openNewsroom(t)
	n.tunnel(tunnelMonday, store.StyleFull)
	n.run("/digest set story:tunnel", atDesk)
	for focus, c := range map[string]struct{ call, want string }{
		optZone:   {"/digest set zone:kathm", "Asia/Kathmandu"},
		optStory:  {"/digest set story:tun", "tunnel"},
		optDigest: {"/digest pause digest:1", "1"},
	} {
		cmd, req := n.request(c.call)
		atDesk(&req)
		req.Focus = focus
		got, err := cmd.Complete(context.Background(), req)
		if err != nil || len(got) != 1 || got[0].Value != c.want {
			t.Errorf("%s: %v, %v", c.call, got, err)
		}
	}
}

func TestRhythms(t *testing.T) {
	for spec, want := range map[string]string{
		"0 9 * * *": "Daily at 09:00", "30 7 * * 1-5": "Weekdays at 07:30", "0 17 * * 5": "Every Friday at 17:00", "5 9 * * 7": "Every Sunday at 09:05",
		"15 * * * *": "Hourly, 15 minutes past", "0 9 1 * *": "Cron 0 9 1 * *", "*/30 9-17 * * 1-5": "Cron */30 9-17 * * 1-5",
	} {
		r := rhythmOf(spec)
		if r.words(English) != want {
			t.Errorf("%s is %q", spec, r.words(English))
		}
		if back := r.cron(); back != strings.Replace(spec, "* 7", "* 0", 1) {
			t.Errorf("%s comes back as %s", spec, back)
		}
	}
	for s, want := range map[string]string{"9": "9:0", "09:00": "9:0", "17.30": "17:30", "9am": "9:0", "12 pm": "12:0", "12am": "0:0", "5:15 PM": "17:15", "7h45": "7:45"} {
		if h, m, ok := readClock(s); !ok || fmt.Sprintf("%d:%d", h, m) != want {
			t.Errorf("%q is %d:%d, %t", s, h, m, ok)
		}
	}
	for _, s := range []string{"", "24:00", "9:60", "13pm", "0am", "9:5", "noon", "-1", "9:00:00"} {
		if _, _, ok := readClock(s); ok {
			t.Errorf("%q was read", s)
		}
	}
}
