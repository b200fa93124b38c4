package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"byline/bot"
)

type doctorCmd struct{}

// How long the doctor waits for Discord in all, and how far the clock may be from Discord's, whose own shows whole seconds.
const (
	doctorPatience = 15 * time.Second
	clockTolerance = 5 * time.Second
)

// finding is one line of the doctor's.
type finding struct {
	what  string
	fault bool
	text  string
}

func ok(what, format string, args ...any) finding {
	return finding{what, false, fmt.Sprintf(format, args...)}
}

func fault(what, format string, args ...any) finding {
	return finding{what, true, fmt.Sprintf(format, args...)}
}

func (doctorCmd) Run(a *app) error {
	return a.interruptible(func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, doctorPatience)
		defer cancel()
		faults := 0
		for _, f := range append([]finding{a.checkDatabase(ctx)}, a.checkDiscord(ctx)...) {
			verdict := "ok"
			if f.fault {
				verdict = "fault"
				faults++
			}
			if _, err := fmt.Fprintf(a.stdout, "%-12s %-6s %s\n", f.what, verdict, clean(f.text)); err != nil {
				return failedWrite(err)
			}
		}
		if faults > 0 {
			return exitStatus(exitFailure)
		}
		return nil
	})
}

func (a *app) checkDatabase(ctx context.Context) finding {
	const what = "database"
	if _, err := os.Stat(a.DB); errors.Is(err, fs.ErrNotExist) {
		probe, err := os.CreateTemp(filepath.Dir(a.DB), ".byline-*")
		if err != nil {
			return fault(what, "%s is not there and cannot be created: %v", a.DB, reason(err))
		}
		_ = probe.Close()
		_ = os.Remove(probe.Name())
		return ok(what, "%s is not there yet; the first use creates it", a.DB)
	}
	st, err := a.openStore(ctx)
	if err != nil {
		return fault(what, "%s", explain(err))
	}
	defer st.Close()
	faults, err := st.Check(ctx)
	if err != nil {
		return fault(what, "%s", explain(err))
	}
	if len(faults) > 0 {
		return fault(what, "%s: %s", a.DB, strings.Join(faults, "; "))
	}
	stories, err := st.Stories(ctx, 0)
	if err != nil {
		return fault(what, "%s", explain(err))
	}
	return ok(what, "%s is sound; shared stories: %d", a.DB, len(stories))
}

// checkDiscord looks at the token, the permissions that the bot has been given, and the clock beside Discord's.
func (a *app) checkDiscord(ctx context.Context) []finding {
	if a.Token == "" {
		now := a.now()
		clock := ok("clock", "%s; not compared with Discord's, as there is no token", now.UTC().Format(time.RFC3339))
		if now.Year() < 2025 {
			clock = fault("clock", "%s cannot be; set it, and keep it right with NTP", now.UTC().Format(time.RFC3339))
		}
		return []finding{
			ok("token", "DISCORD_TOKEN is not set: there is the console, and no bot"),
			ok("permissions", "not asked for, as there is no token"),
			clock,
		}
	}
	var me struct{ ID, Username string }
	date, err := a.discord(ctx, "/users/@me", &me)
	if err != nil {
		return []finding{
			fault("token", "%v", err),
			ok("permissions", "not asked for, as the token did not work"),
			a.checkClock(date),
		}
	}
	return []finding{ok("token", "the bot is %s (%s)", me.Username, me.ID), a.checkPermissions(ctx), a.checkClock(date)}
}

// needed are the permissions by which the bot posts, with the names that Discord shows.
var needed = []struct {
	bit  uint64
	name string
}{
	{1 << 10, "View Channels"}, {1 << 11, "Send Messages"}, {1 << 14, "Embed Links"}, {1 << 16, "Read Message History"},
	{1 << 38, "Send Messages in Threads"},
}

const administrator = 1 << 3

func (a *app) checkPermissions(ctx context.Context) finding {
	const what = "permissions"
	path := "/users/@me/guilds?limit=200"
	if id, err := strconv.ParseUint(a.GuildID, 10, 64); err == nil {
		path = fmt.Sprintf("/users/@me/guilds?limit=1&after=%d", id-1)
	}
	var guilds []struct {
		ID, Name    string
		Permissions uint64 `json:",string"`
	}
	if _, err := a.discord(ctx, path, &guilds); err != nil {
		return fault(what, "%v", err)
	}
	if a.GuildID != "" && (len(guilds) == 0 || guilds[0].ID != a.GuildID) {
		return fault(what, "the bot is not in the server %s that DISCORD_GUILD_ID names; invite it", a.GuildID)
	}
	var lacks []string
	for _, g := range guilds {
		var missing []string
		for _, n := range needed {
			if g.Permissions&administrator == 0 && g.Permissions&n.bit == 0 {
				missing = append(missing, n.name)
			}
		}
		if len(missing) > 0 {
			lacks = append(lacks, fmt.Sprintf("%s (%s) withholds %s", shorten(clean(g.Name), 40), g.ID, strings.Join(missing, ", ")))
		}
	}
	switch {
	case len(lacks) > 3:
		lacks = append(lacks[:3], fmt.Sprintf("and %d more servers do", len(lacks)-3))
		fallthrough
	case len(lacks) > 0:
		return fault(what, "%s", strings.Join(lacks, "; "))
	case len(guilds) == 0:
		return ok(what, "the bot is in no server yet")
	}
	return ok(what, "as needed; servers looked at: %d", len(guilds))
}

func (a *app) checkClock(date time.Time) finding {
	const what = "clock"
	now := a.now()
	if date.IsZero() {
		return ok(what, "%s; not compared with Discord's, which did not answer", now.UTC().Format(time.RFC3339))
	}
	switch off := now.Sub(date).Round(time.Second); {
	case off > clockTolerance:
		return fault(what, "%s ahead of Discord's; set it, and keep it right with NTP", off)
	case off < -clockTolerance:
		return fault(what, "%s behind Discord's; set it, and keep it right with NTP", -off)
	}
	return ok(what, "%s, as Discord's", now.UTC().Format(time.RFC3339))
}

// discord reads one thing from Discord's REST interface, and when Discord says it is. An error never holds the token.
func (a *app) discord(ctx context.Context, path string, into any) (time.Time, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://discord.com/api/v9"+path, nil)
	if err != nil {
		return time.Time{}, fmt.Errorf("ask Discord: %w", err)
	}
	host := req.URL.Host
	if a.APIURL != nil {
		host = a.APIURL.Host
	}
	req.Header.Set("Authorization", "Bot "+a.Token)
	req.Header.Set("User-Agent", "DiscordBot (byline, doctor)")
	client := bot.NewClient(a.APIURL)
	defer client.CloseIdleConnections()
	resp, err := client.Do(req)
	if err != nil {
		a.log.Debug("doctor could not reach Discord", "path", path, "error", err)
		return time.Time{}, fmt.Errorf("no answer from %s; look at the network, a proxy and DISCORD_API_URL", host)
	}
	defer resp.Body.Close()
	date, err := http.ParseTime(resp.Header.Get("Date"))
	if err != nil {
		date = time.Time{}
	}
	switch {
	case resp.StatusCode == http.StatusUnauthorized:
		return date, errors.New("DISCORD_TOKEN is refused by Discord; copy the bot's token again from the developer portal")
	case resp.StatusCode != http.StatusOK:
		return date, fmt.Errorf("HTTP %d is the answer at %s; try again later", resp.StatusCode, host)
	}
	if err := json.NewDecoder(io.LimitReader(resp.Body, 4<<20)).Decode(into); err != nil {
		return date, fmt.Errorf("what answers at %s is not Discord; look at DISCORD_API_URL", host)
	}
	return date, nil
}
