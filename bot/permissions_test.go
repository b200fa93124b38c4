package bot

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"byline/bot/discordtest"
	"byline/store"
)

func TestMayPost(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	const other, voice, forum, elsewhere = "1200000000000000026", "1200000000000000027", "1200000000000000028", "1200000000000000029"
	o.discord.AddGuild(discordtest.Guild{ID: "1200000000000000035", Name: "Elsewhere", Permissions: discordtest.BotPermissions})
	for _, c := range []discordtest.Channel{
		{ID: other, Guild: discordtest.GuildID}, {ID: voice, Guild: discordtest.GuildID, Kind: 2}, {ID: forum, Guild: discordtest.GuildID, Kind: 15},
		{ID: threadID, Guild: discordtest.GuildID, Parent: other}, {ID: elsewhere, Guild: "1200000000000000035"},
	} {
		o.discord.AddChannel(c)
	}
	const all = int64(discordtest.BotPermissions)
	for _, c := range []struct {
		channel string
		may     int64 // in other
		want    string
	}{
		{discordtest.ChannelID, all, ""},
		{voice, all, ""},
		{other, all, ""},
		{other, all &^ (1 << 11), "Send Messages"},
		{other, all &^ (1<<11 | 1<<14), "Send Messages, Embed Links"},
		{other, 0, "View Channel"},
		{threadID, all, ""},
		{threadID, all &^ (1 << 11), ""},
		{threadID, all &^ (1 << 38), "Send Messages in Threads"},
		{elsewhere, all, "error: not a channel of this server"},
		{forum, all, "error: holds no messages"},
		{"1299999999999999999", all, "error: not a channel"},
		{discordtest.DMChannelID, all, "error: not a channel"},
	} {
		o.discord.SetPermissions(other, c.may)
		missing, err := o.bot.missing(t.Context(), guildID, c.channel)
		got := strings.Join(missing, ", ")
		if err != nil {
			got = "error: " + err.Error()
		}
		if want := strings.TrimPrefix(c.want, "error: "); got != c.want && (want == c.want || !errors.Is(err, store.ErrInvalid) || !strings.Contains(got, want)) {
			t.Errorf("%s with %b: %s, want %s", c.channel, c.may, got, c.want)
		}
	}
	o.discord.Fail(discordtest.Fault{Want: "GET /guilds/{guild_id}/roles", Status: http.StatusInternalServerError, Times: -1})
	if _, err := o.bot.missing(t.Context(), guildID, discordtest.ChannelID); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("with Discord failing: %v", err)
	}
}

func TestMayMention(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.discord.AddGuild(discordtest.Guild{ID: discordtest.GuildID, Name: "Newsroom", Permissions: discordtest.BotPermissions,
		Roles: []discordtest.Role{{ID: "71", Name: "Readers", Mentionable: true}, {ID: "72", Name: "Staff"}}})
	ask := func(role string) (bool, error) {
		return o.bot.mayMention(t.Context(), guildID, discordtest.ChannelID, role)
	}
	if ok, err := ask("71"); !ok || err != nil {
		t.Errorf("a role for all to mention: %v, %v", ok, err)
	}
	if ok, err := ask("72"); ok || err != nil {
		t.Errorf("another role: %v, %v", ok, err)
	}
	if _, err := ask("73"); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("no role: %v", err)
	}
	o.discord.SetPermissions(discordtest.ChannelID, discordtest.BotPermissions|1<<17)
	if ok, err := ask("72"); !ok || err != nil {
		t.Errorf("another role, for one who may mention all: %v, %v", ok, err)
	}
}

// Exceptions count in Discord's order: everyone's, then those of all roles together, then the member's own.
func TestExceptionsOfAChannel(t *testing.T) {
	t.Parallel()
	const view, send, embed = 1 << 10, 1 << 11, 1 << 14
	const every, role, other, me = "1", "2", "3", "9"
	base := []roleInfo{{ID: every, Permissions: "3072"}, {ID: role, Permissions: "16384"}, {ID: "4", Permissions: "8"}}
	type o = overwrite
	for name, c := range map[string]struct {
		list []o
		want int64
	}{
		"none":                            {nil, view | send | embed},
		"everyone may not, the role may":  {[]o{{ID: role, Allow: "2048"}, {ID: every, Deny: "2048"}}, view | send | embed},
		"one role may not, another may":   {[]o{{ID: role, Deny: "2048"}, {ID: other, Allow: "2048"}}, view | send | embed},
		"the role may, the member not":    {[]o{{ID: me, Deny: "1024"}, {ID: role, Allow: "1024"}}, send | embed},
		"a role that the member is not":   {[]o{{ID: "4", Deny: "1024"}}, view | send | embed},
		"the member may, whoever may not": {[]o{{ID: me, Allow: "2048"}, {ID: role, Deny: "2048"}, {ID: every, Deny: "2048"}}, view | send | embed},
		"nonsense":                        {[]o{{ID: me, Allow: "x", Deny: ""}}, view | send | embed},
	} {
		if got := combine(every, me, []string{role, other}, base, c.list); got != c.want {
			t.Errorf("%s: %b, want %b", name, got, c.want)
		}
	}
	if got := combine(every, me, []string{"4"}, base, []o{{ID: me, Deny: "1024"}}); got != -1 {
		t.Errorf("an administrator: %b", got)
	}
}
