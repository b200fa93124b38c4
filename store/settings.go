package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Settings are what a guild has set for itself. The zero value is that of a guild that has set nothing.
type Settings struct {
	Zone     string   // IANA name, for what is meant for the whole guild, such as digests; empty: none is set
	Language string   // one of Languages, in which answers and digests are framed; empty: none is set
	ChatOff  bool     // mentions and replies are answered nowhere; commands are
	Quiet    []string // ids of channels in which mentions and replies are not answered, in ascending order
}

// Languages are those that a guild can choose from, as BCP 47 writes them.
var Languages = []string{"en", "zh-CN", "ja", "de", "fr", "es"}

// Location is the guild's time zone, UTC where none is set.
func (g Settings) Location() *time.Location { return Story{Timezone: g.Zone}.Location() }

// ChatIn reports whether mentions and replies are answered in a channel.
func (g Settings) ChatIn(channel string) bool {
	return !g.ChatOff && !slices.Contains(g.Quiet, channel)
}

// quietChannels is how many channels a Discord server can have.
const quietChannels = 500

// GuildSettings are the settings of a guild. It is cheap: one indexed read.
func (s *Store) GuildSettings(ctx context.Context, guild GuildID) (Settings, error) {
	var g Settings
	err := eachRow(ctx, func(ctx context.Context) (*sql.Rows, error) {
		st, err := s.prepare(ctx, guildSettings)
		if err != nil {
			return nil, err
		}
		return st.QueryContext(ctx, guild)
	}, g.scan)
	return g, wrap("read the server's settings", err)
}

const guildSettings = `SELECT g.timezone, g.language, g.chat_off, coalesce(q.channel, '') FROM guilds g
	LEFT JOIN quiet_channels q ON q.guild = g.guild WHERE g.guild = ?1 ORDER BY q.channel`

func (g *Settings) scan(rows *sql.Rows) error {
	var off int
	var channel string
	err := rows.Scan(&g.Zone, &g.Language, &off, &channel)
	g.ChatOff = off != 0
	if channel != "" {
		g.Quiet = append(g.Quiet, channel)
	}
	return err
}

// ChangeSettings lets change alter a guild's settings and writes them, in one transaction. An error of change is returned
// and nothing is written; so it is, with ErrInvalid, where a zone, a language or a channel is none.
func (s *Store) ChangeSettings(ctx context.Context, by Author, guild GuildID, change func(*Settings) error) (Settings, error) {
	var g Settings
	err := s.setGuild(ctx, "change the server's settings", by, guild, func(t *tx) error {
		g = Settings{} // the transaction may run again
		if err := t.each(guildSettings, []any{guild}, g.scan); err != nil {
			return err
		}
		before := slices.Clone(g.Quiet)
		if err := change(&g); err != nil {
			return err
		}
		slices.Sort(g.Quiet)
		g.Quiet = slices.Compact(g.Quiet)
		if err := g.check(); err != nil {
			return err
		}
		off := 0
		if g.ChatOff {
			off = 1
		}
		if err := t.exec(`UPDATE guilds SET timezone = ?2, chat_off = ?3, language = ?4 WHERE guild = ?1`, guild, g.Zone, off, g.Language); err != nil {
			return err
		}
		if slices.Equal(before, g.Quiet) {
			return nil
		}
		if err := t.exec(`DELETE FROM quiet_channels WHERE guild = ?1`, guild); err != nil {
			return err
		}
		for _, channel := range g.Quiet {
			if err := t.exec(`INSERT INTO quiet_channels (guild, channel) VALUES (?1, ?2)`, guild, channel); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Settings{}, err
	}
	return g, nil
}

// placeZone reports whether a time zone is that of a place, or empty. Names in lower case (localtime, posix/…) and two others
// mean the machine's own files.
func placeZone(name string) bool {
	if name == "" {
		return true
	}
	if name[0] < 'A' || name[0] > 'Z' || name == "Local" || name == "Factory" {
		return false
	}
	_, err := time.LoadLocation(name)
	return err == nil
}

func (g *Settings) check() error {
	if !placeZone(g.Zone) {
		return errorf(ErrInvalid, "%s is not a time zone; give a name such as Europe/London.", quoted(g.Zone))
	}
	if g.Language != "" && !slices.Contains(Languages, g.Language) {
		return errorf(ErrInvalid, "%s is not a language that Byline speaks; choose one of %s.", quoted(g.Language), strings.Join(Languages, ", "))
	}
	if len(g.Quiet) > quietChannels {
		return errorf(ErrInvalid, "Chat can be switched off in at most %d channels; switch it off for the whole server.", quietChannels)
	}
	for _, channel := range g.Quiet {
		if n, err := strconv.ParseUint(channel, 10, 63); err != nil || n == 0 {
			return errorf(ErrInvalid, "%s is not a channel; choose one of this server's.", quoted(channel))
		}
	}
	return nil
}
