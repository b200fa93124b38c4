package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// channelInfo is what Discord tells of a channel or a thread.
type channelInfo struct {
	Type       discordgo.ChannelType
	GuildID    string      `json:"guild_id"`
	ParentID   string      `json:"parent_id"`
	Overwrites []overwrite `json:"permission_overwrites"`
}

// overwrite is an exception that a channel makes, for a role or a member.
type overwrite struct{ ID, Allow, Deny string }

func (c channelInfo) thread() bool {
	switch c.Type {
	case discordgo.ChannelTypeGuildNewsThread, discordgo.ChannelTypeGuildPublicThread, discordgo.ChannelTypeGuildPrivateThread:
		return true
	}
	return false
}

// holdsMessages reports whether messages can be posted in the channel itself.
func (c channelInfo) holdsMessages() bool {
	switch c.Type {
	case discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews, discordgo.ChannelTypeGuildVoice, discordgo.ChannelTypeGuildStageVoice:
		return true
	}
	return c.thread()
}

type roleInfo struct {
	ID, Permissions string
	Mentionable     bool
}

// What posting a digest takes.
var needed = []struct {
	bit             int64
	name            string
	threads, others bool // in which kind of channel
}{
	{discordgo.PermissionViewChannel, "View Channel", true, true},
	{discordgo.PermissionSendMessages, "Send Messages", false, true},
	{discordgo.PermissionSendMessagesInThreads, "Send Messages in Threads", true, false},
	{discordgo.PermissionEmbedLinks, "Embed Links", true, true},
}

var errNoChannel = &store.Error{Kind: store.ErrInvalid, Msg: "That is not a channel of this server; choose one of its text channels."}

// missing names what Byline lacks to post digests in a channel or thread of the guild. The error is fit to be shown.
func (b *Bot) missing(ctx context.Context, guild store.GuildID, channel string) ([]string, error) {
	may, ch, err := b.permissions(ctx, guild, channel)
	var e *apiError
	switch {
	case errors.As(err, &e) && (e.Code == codeMissingAccess || e.Status == http.StatusForbidden):
		return []string{"View Channel"}, nil // or it is no channel of the guild, which Discord does not tell
	case gone(err):
		return nil, errNoChannel
	case err != nil:
		return nil, b.unreached(err)
	case !ch.holdsMessages():
		return nil, &store.Error{Kind: store.ErrInvalid, Msg: "That channel holds no messages of its own; choose a text channel or a thread."}
	}
	var names []string
	for _, n := range needed {
		if (n.threads && ch.thread() || n.others && !ch.thread()) && may&n.bit == 0 {
			names = append(names, n.name)
		}
	}
	return names, nil
}

// mayMention reports whether Byline may ping a role in a channel. The error is fit to be shown.
func (b *Bot) mayMention(ctx context.Context, guild store.GuildID, channel, role string) (bool, error) {
	roles, err := b.roles(ctx, guild)
	if err != nil {
		return false, b.unreached(err)
	}
	i := slices.IndexFunc(roles, func(r roleInfo) bool { return r.ID == role })
	if i < 0 {
		return false, &store.Error{Kind: store.ErrInvalid, Msg: "That is not a role of this server; choose one of its roles."}
	}
	if roles[i].Mentionable {
		return true, nil
	}
	may, _, err := b.permissions(ctx, guild, channel)
	if err != nil {
		return false, b.unreached(err)
	}
	return may&discordgo.PermissionMentionEveryone != 0, nil
}

func (b *Bot) unreached(err error) error {
	var known *store.Error
	if errors.As(err, &known) {
		return err
	}
	return &store.Error{Kind: store.ErrUnavailable, Err: err, Msg: "Discord does not say now what Byline may do there; try again in a minute."}
}

// permissions are what Byline may do in a channel or thread of the guild, as Discord works it out: from the roles of the
// guild and the channel's exceptions from them. A thread has those of its channel.
func (b *Bot) permissions(ctx context.Context, guild store.GuildID, channel string) (int64, channelInfo, error) {
	ch, err := b.channel(ctx, guild, channel)
	if err != nil {
		return 0, ch, err
	}
	overwrites := ch.Overwrites
	if ch.thread() {
		parent, err := b.channel(ctx, guild, ch.ParentID)
		if err != nil {
			return 0, ch, err
		}
		overwrites = parent.Overwrites
	}
	roles, err := b.roles(ctx, guild)
	if err != nil {
		return 0, ch, err
	}
	var me struct {
		Roles    []string
		TimedOut *time.Time `json:"communication_disabled_until"`
	}
	path := guildPath(guild) + "/members/" + url.PathEscape(b.self())
	if err := b.rest.do(ctx, http.MethodGet, "guilds/:id/members/:id", path, nil, &me); err != nil {
		return 0, ch, err
	}
	may := combine(guildKey(guild), b.self(), me.Roles, roles, overwrites)
	if may != -1 && me.TimedOut != nil && me.TimedOut.After(b.cfg.Now()) {
		may &= discordgo.PermissionViewChannel | discordgo.PermissionReadMessageHistory
	}
	return may, ch, nil
}

// combine works permissions out; an administrator has them all.
func combine(everyone, self string, mine []string, roles []roleInfo, overwrites []overwrite) (may int64) {
	for _, r := range roles {
		if r.ID == everyone || slices.Contains(mine, r.ID) {
			may |= bits(r.Permissions)
		}
	}
	if may&permAdministrator != 0 {
		return -1
	}
	// In this order: everyone, all of the roles, the member.
	var allow, deny, allowMe, denyMe int64
	for _, o := range overwrites {
		switch {
		case o.ID == everyone:
			may = may&^bits(o.Deny) | bits(o.Allow)
		case slices.Contains(mine, o.ID):
			allow |= bits(o.Allow)
			deny |= bits(o.Deny)
		case o.ID == self:
			allowMe, denyMe = bits(o.Allow), bits(o.Deny)
		}
	}
	may = may&^deny | allow
	return may&^denyMe | allowMe
}

// channel is what Discord tells of a channel; errNoChannel where it is not one of the guild's.
func (b *Bot) channel(ctx context.Context, guild store.GuildID, id string) (channelInfo, error) {
	var ch channelInfo
	if err := b.rest.do(ctx, http.MethodGet, "channels/:id", "channels/"+url.PathEscape(id), nil, &ch); err != nil {
		return ch, err
	}
	if ch.GuildID != guildKey(guild) || guild == 0 {
		return ch, errNoChannel
	}
	return ch, nil
}

func (b *Bot) roles(ctx context.Context, guild store.GuildID) ([]roleInfo, error) {
	var roles []roleInfo
	if err := b.rest.do(ctx, http.MethodGet, "guilds/:id/roles", guildPath(guild)+"/roles", nil, &roles); err != nil {
		return nil, fmt.Errorf("list the server's roles: %w", err)
	}
	return roles, nil
}

func guildPath(guild store.GuildID) string { return "guilds/" + strconv.FormatInt(int64(guild), 10) }

// bits reads a set of permissions.
func bits(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0
	}
	return n
}
