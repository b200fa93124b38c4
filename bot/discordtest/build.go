package discordtest

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Types of command options.
const (
	optSub, optGroup, optString, optInteger, optBool = 1, 2, 3, 4, 5
)

// Slash is a slash command used in the guild's channel: Slash("partner", "company", "apple"). See Named and With.
func Slash(name string, options ...any) Event {
	return Recorded("slash_guild").Named(name).With(options...)
}

// Autocomplete is a member typing into an option of a slash command.
func Autocomplete(name, option, typed string, others ...any) Event {
	return Recorded("autocomplete_guild").Named(name).With(others...).With(option, typed).focus(option)
}

// Press is a member pressing a button of a message.
func Press(m *Message, customID string) Event {
	base := "component_guild"
	if m.Guild == "" {
		base = "component_dm"
	}
	e := Recorded(base).Set("message", Event(m.Raw).Clone()).Set("data.custom_id", customID).Set("channel_id", m.Channel)
	e.Set("channel.id", m.Channel)
	if m.Guild != "" {
		e.InGuild(m.Guild)
	}
	return e
}

// Submit is a member sending a modal: Submit("fact?key=a", "text", "what was typed").
func Submit(customID string, fields ...string) Event {
	rows := []any{}
	for i := 0; i+1 < len(fields); i += 2 {
		rows = append(rows, map[string]any{"type": 1, "id": 2*i + 1, "components": []any{
			map[string]any{"type": 4, "id": 2*i + 2, "custom_id": fields[i], "value": fields[i+1]}}})
	}
	return Recorded("modal_guild").Set("data.custom_id", customID).Set("data.components", rows)
}

// SubmitOn is a member sending a modal that a button of a message opened.
func SubmitOn(m *Message, customID string, fields ...string) Event {
	return Submit(customID, fields...).Set("message", Event(m.Raw).Clone()).Set("channel_id", m.Channel)
}

// OnMessage is a message command used on a message with the content.
func OnMessage(name, content string) Event {
	e := Recorded("message_command_guild").Set("data.name", name)
	return e.Set("data.resolved.messages."+e.Get("data.target_id").(string)+".content", content)
}

// Mention is a member's message in the guild's channel that mentions the bot before the text.
func Mention(text string) Event {
	return Recorded("message_mention").Set("content", "<@"+BotID+"> "+text)
}

// Direct is a member's direct message to the bot.
func Direct(text string) Event { return Recorded("message_dm").Set("content", text) }

// Answering is a member's reply to a message, which mentions its author as Discord's clients do by default.
func Answering(to *Message, text string) Event {
	e := Recorded("message_reply").Set("content", text).Set("channel_id", to.Channel)
	return e.Set("message_reference.message_id", to.ID).Set("message_reference.channel_id", to.Channel).
		Set("referenced_message", Event(to.Raw).Clone())
}

// Named sets the command's name; "desk add" is the subcommand add of desk. Options are emptied.
func (e Event) Named(name string) Event {
	steps := strings.Fields(name)
	e.Set("data.name", steps[0])
	options := []any{}
	for i := len(steps) - 1; i > 0; i-- {
		kind := optSub
		if i < len(steps)-1 {
			kind = optGroup
		}
		options = []any{map[string]any{"name": steps[i], "type": kind, "options": options}}
	}
	return e.Set("data.options", options)
}

// With adds options by name and value: strings, ints and bools.
func (e Event) With(options ...any) Event {
	path := "data.options"
	for {
		kind := e.int(path + ".0.type")
		if kind != optSub && kind != optGroup {
			break
		}
		path += ".0.options"
	}
	list, _ := e.Get(path).([]any)
	for i := 0; i+1 < len(options); i += 2 {
		o := map[string]any{"name": options[i], "value": options[i+1]}
		switch options[i+1].(type) {
		case string:
			o["type"] = optString
		case int:
			o["type"] = optInteger
		case bool:
			o["type"] = optBool
		default:
			panic(fmt.Sprintf("discordtest: option value %v", options[i+1]))
		}
		list = append(list, o)
	}
	return e.Set(path, list)
}

func (e Event) focus(option string) Event {
	var mark func(v any)
	mark = func(v any) {
		list, _ := v.([]any)
		for _, o := range list {
			if o, ok := o.(map[string]any); ok {
				if o["name"] == option {
					o["focused"] = true
				}
				mark(o["options"])
			}
		}
	}
	mark(e.Get("data.options"))
	return e
}

// By makes another member the author, or the one who interacts.
func (e Event) By(id string) Event {
	for _, path := range []string{"member.user", "user", "author"} {
		if u, ok := e.Get(path).(map[string]any); ok {
			u["id"] = id
			u["username"], u["global_name"] = "member"+id[len(id)-2:], nil
		}
	}
	return e
}

// InGuild moves the event to another guild.
func (e Event) InGuild(id string) Event {
	for _, path := range []string{"guild_id", "guild.id", "channel.guild_id", "data.guild_id"} {
		if e.Get(path) != nil {
			e.Set(path, id)
		}
	}
	if e.Get("authorizing_integration_owners.0") != nil {
		e.Set("authorizing_integration_owners.0", id)
	}
	return e
}

// InChannel moves the event to another channel.
func (e Event) InChannel(id string) Event {
	if e.Get("channel.id") != nil {
		e.Set("channel.id", id)
	}
	return e.Set("channel_id", id)
}

// Permissions sets what the member who interacts may do, and what the bot may, in the channel.
func (e Event) Permissions(member, bot int64) Event {
	if e.Get("member") != nil {
		e.Set("member.permissions", strconv.FormatInt(member, 10))
	}
	return e.Set("app_permissions", strconv.FormatInt(bot, 10))
}

// Roles sets the roles of the member.
func (e Event) Roles(ids ...string) Event {
	list := []any{}
	for _, id := range ids {
		list = append(list, id)
	}
	return e.Set("member.roles", list)
}

// Send puts a member's message into its channel, under an id of its own, and tells the bot as far as its intents allow.
func (s *Server) Send(e Event) (*Message, error) {
	s.mu.Lock()
	e = e.Clone()
	channel, _ := e.Get("channel_id").(string)
	author, _ := e.Get("author.id").(string)
	m := &Message{ID: s.newID(), Channel: channel, Author: author, Created: s.opt.Now().UTC()}
	m.Guild, _ = e.Get("guild_id").(string)
	e.Set("id", m.ID).Set("timestamp", m.Created.Format(time.RFC3339Nano))
	m.Raw = e
	m.put(nil)
	s.keep(m)
	m = m.copy()
	s.mu.Unlock()
	return m, s.tell(m, "MESSAGE_CREATE")
}

// tell dispatches a message event to the sessions whose intents include it, without content for those that may not see it.
func (s *Server) tell(m *Message, kind string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.gateway.sessions) == 0 {
		return ErrOffline
	}
	for _, sess := range s.gateway.sessions {
		need := 1 << 9
		if m.Guild == "" {
			need = 1 << 12
		}
		if sess.intents&need == 0 || !sess.serves(m.Guild) {
			continue
		}
		out := Event(m.Raw).Clone()
		if m.Guild != "" {
			out["guild_id"] = m.Guild
			if out["member"] == nil {
				out["member"] = map[string]any{"roles": []any{}, "nick": nil, "avatar": nil, "premium_since": nil, "deaf": false,
					"mute": false, "pending": false, "joined_at": "2025-02-13T09:00:00+00:00", "flags": 0}
			}
		}
		if sess.intents&(1<<15) == 0 && m.Guild != "" && m.Author != BotID && !mentionsBot(out) {
			out["content"], out["embeds"], out["attachments"], out["components"] = "", []any{}, []any{}, []any{}
		}
		sess.dispatch(kind, out)
	}
	return nil
}

func mentionsBot(e Event) bool {
	list, _ := e["mentions"].([]any)
	for _, u := range list {
		if u, ok := u.(map[string]any); ok && u["id"] == BotID {
			return true
		}
	}
	return false
}
