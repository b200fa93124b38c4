package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
)

// Permissions that the server looks at.
const (
	permAdmin      = 1 << 3
	permView       = 1 << 10
	permSend       = 1 << 11
	permManageMsgs = 1 << 13
	permEmbed      = 1 << 14
	permAttach     = 1 << 15
	permHistory    = 1 << 16
	permThreads    = 1 << 34 // manage threads
	permSendThread = 1 << 38
	// BotPermissions are what the invite link of a bot like this asks for.
	BotPermissions = permView | permSend | permEmbed | permAttach | permHistory | permSendThread
)

// Guild is a guild that the bot is in.
type Guild struct {
	ID, Name    string
	Permissions int64 // the bot's, in every channel that does not say otherwise
	Roles       []Role
}

// Role is a role of a guild besides everyone's and the bot's own.
type Role struct {
	ID, Name    string
	Mentionable bool
}

// Channel is a text channel of a guild, or with no guild a direct message with the recipient, or with a parent a thread of that
// channel.
type Channel struct {
	ID, Guild, Name string
	Recipient       string
	Parent          string
	Archived        bool // a thread; a message takes it out of the archive, unless it is locked
	Locked          bool
	Kind            int // Discord's type; 0 means a text channel, or what else the fields say
	// Permissions are the bot's in this channel; nil means the guild's.
	Permissions *int64
}

// AddGuild puts the bot in a guild, or changes one. It does not tell the gateway; Dispatch a GUILD_CREATE for that.
func (s *Server) AddGuild(g Guild) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.guilds[g.ID] = &g
}

// RemoveGuild takes the bot out of a guild.
func (s *Server) RemoveGuild(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.guilds, id)
}

// AddChannel adds or changes a channel.
func (s *Server) AddChannel(c Channel) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.channels[c.ID] = &c
}

// SetPermissions says what the bot may do in a channel.
func (s *Server) SetPermissions(channel string, permissions int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.channels[channel]; c != nil {
		c.Permissions = &permissions
	}
}

// DeleteChannel removes a channel with its messages.
func (s *Server) DeleteChannel(channel string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.channels, channel)
	delete(s.messages, channel)
}

// may gives the bot's permissions in the channel. The caller holds mu.
func (s *Server) may(c *Channel) int64 {
	switch {
	case c.Guild == "":
		return BotPermissions
	case s.guilds[c.Guild] == nil:
		return 0
	case c.Parent != "" && s.channels[c.Parent] != nil:
		return s.may(s.channels[c.Parent])
	case c.Permissions != nil:
		return *c.Permissions
	}
	return s.guilds[c.Guild].Permissions
}

// visible finds a channel that the bot sees, with the bot's permissions there. The caller holds mu.
func (s *Server) visible(id string) (*Channel, int64, *answer) {
	c := s.channels[id]
	if c == nil {
		return nil, 0, &unknownChannel
	}
	p := s.may(c)
	if p&permAdmin != 0 {
		p = -1
	}
	if p&permView == 0 {
		return nil, 0, &missingAccess
	}
	return c, p, nil
}

func (s *Server) getChannel(c *call) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, _, bad := s.visible(c.param("channel_id"))
	if bad != nil {
		return *bad
	}
	return answer{http.StatusOK, s.channelJSON(ch)}
}

func (s *Server) channelJSON(ch *Channel) map[string]any {
	if ch.Guild == "" {
		return map[string]any{"id": ch.ID, "type": 1, "flags": 0, "last_message_id": nil,
			"recipients": []any{user(ch.Recipient, "member", false)}}
	}
	if ch.Parent != "" {
		return map[string]any{"id": ch.ID, "type": 11, "guild_id": ch.Guild, "name": ch.Name, "flags": 0, "parent_id": ch.Parent,
			"owner_id": OwnerID, "last_message_id": nil, "rate_limit_per_user": 0, "message_count": 0, "member_count": 1, "total_message_sent": 0,
			"thread_metadata": map[string]any{"archived": ch.Archived, "locked": ch.Locked, "auto_archive_duration": 1440,
				"archive_timestamp": "2025-02-13T09:00:00+00:00"}}
	}
	overwrites := []any{}
	if ch.Permissions != nil {
		overwrites = append(overwrites, map[string]any{"id": ch.Guild, "type": 0,
			"allow": strconv.FormatInt(*ch.Permissions, 10), "deny": strconv.FormatInt(^*ch.Permissions&(1<<53-1), 10)})
	}
	return map[string]any{"id": ch.ID, "type": ch.Kind, "guild_id": ch.Guild, "name": ch.Name, "flags": 0, "position": 0,
		"parent_id": nil, "topic": nil, "nsfw": false, "last_message_id": nil, "rate_limit_per_user": 0,
		"permission_overwrites": overwrites}
}

func (s *Server) postDM(c *call) answer {
	var in struct {
		Recipient string `json:"recipient_id"`
	}
	if err := json.Unmarshal(c.Body, &in); err != nil || in.Recipient == "" {
		return badForm("recipient_id is required")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var found *Channel
	for _, ch := range s.channels {
		if ch.Guild == "" && ch.Recipient == in.Recipient {
			found = ch
		}
	}
	if found == nil {
		found = &Channel{ID: s.newID(), Recipient: in.Recipient}
		s.channels[found.ID] = found
	}
	return answer{http.StatusOK, s.channelJSON(found)}
}

// guildJSON is a guild as GUILD_CREATE has it, without its members and channels.
func (s *Server) guildJSON(g *Guild) map[string]any {
	return map[string]any{"id": g.ID, "name": g.Name, "icon": nil, "description": nil, "owner_id": OwnerID,
		"roles": s.rolesJSON(g), "features": []string{}, "preferred_locale": "en-US", "emojis": []any{}, "stickers": []any{},
		"verification_level": 1, "nsfw": false, "premium_tier": 0}
}

func (s *Server) getMyGuilds(*call) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := []any{}
	for _, id := range s.guildIDs() {
		g := s.guilds[id]
		list = append(list, map[string]any{"id": g.ID, "name": g.Name, "icon": nil, "banner": nil, "owner": false,
			"permissions": strconv.FormatInt(g.Permissions, 10), "features": []string{}})
	}
	return answer{http.StatusOK, list}
}

// guildIDs lists the guilds in order. The caller holds mu.
func (s *Server) guildIDs() []string {
	ids := make([]string, 0, len(s.guilds))
	for id := range s.guilds {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// botRole is the id of the role that an invite makes for the bot.
func botRole(guild string) string { return guild[:len(guild)-1] + "9" }

func (s *Server) rolesJSON(g *Guild) []any {
	role := func(id, name string, permissions int64) map[string]any {
		return map[string]any{"id": id, "name": name, "permissions": strconv.FormatInt(permissions, 10), "position": 0,
			"color": 0, "colors": map[string]any{"primary_color": 0, "secondary_color": nil, "tertiary_color": nil},
			"hoist": false, "managed": id != g.ID, "mentionable": false, "icon": nil, "unicode_emoji": nil, "flags": 0}
	}
	list := []any{role(g.ID, "@everyone", 0), role(botRole(g.ID), "Byline", g.Permissions)}
	for _, r := range g.Roles {
		o := role(r.ID, r.Name, 0)
		o["managed"], o["mentionable"] = false, r.Mentionable
		list = append(list, o)
	}
	return list
}

func (s *Server) getRoles(c *call) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guilds[c.param("guild_id")]
	if g == nil {
		return unknownGuild
	}
	return answer{http.StatusOK, s.rolesJSON(g)}
}

func (s *Server) getMember(c *call) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	g, id := s.guilds[c.param("guild_id")], c.param("user_id")
	if g == nil {
		return unknownGuild
	}
	roles, u := []string{}, user(id, "member", false)
	if id == BotID {
		roles, u = []string{botRole(g.ID)}, botUser()
	}
	return answer{http.StatusOK, map[string]any{"user": u, "roles": roles, "nick": nil, "avatar": nil, "banner": nil,
		"communication_disabled_until": nil, "flags": 0, "joined_at": "2025-02-13T09:00:00+00:00", "pending": false,
		"premium_since": nil, "mute": false, "deaf": false}}
}

func urlOf(path string) *url.URL { return &url.URL{Path: path} }

func formatInt(f float64) string { return fmt.Sprintf("%.0f", f) }
