package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Message is one message of a channel.
type Message struct {
	ID        string
	Channel   string
	Guild     string
	Author    string // user id
	Content   string
	Nonce     string
	Ephemeral bool
	Loading   bool // a deferred reply that has no content yet
	Created   time.Time
	Edits     int
	Files     []File
	// Raw is the message as Discord gives it.
	Raw map[string]any
}

// Discord decodes the message as discordgo has it. Components come as discordgo's pointer types.
func (m *Message) Discord() *discordgo.Message {
	var out discordgo.Message
	b, err := json.Marshal(m.Raw)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		panic("discordtest: message " + m.ID + ": " + err.Error())
	}
	return &out
}

// Message flags.
const (
	flagEphemeral = 1 << 6
	flagLoading   = 1 << 7
)

// nonceWindow is how long a nonce is remembered: "the past few minutes".
const nonceWindow = 5 * time.Minute

// copy gives a message that later edits do not change.
func (m *Message) copy() *Message {
	c := *m
	c.Raw = make(map[string]any, len(m.Raw))
	for k, v := range m.Raw {
		c.Raw[k] = v
	}
	return &c
}

// Messages lists what stands in a channel, oldest first, without ephemeral messages.
func (s *Server) Messages(channel string) []*Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []*Message
	for _, m := range s.messages[channel] {
		list = append(list, m.copy())
	}
	return list
}

// Say puts a member's message into a channel without telling the gateway; the history shows it.
func (s *Server) Say(channel, author, content string) *Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.newMessage(channel, author, map[string]any{"content": content})
	s.keep(m)
	return m.copy()
}

// DeleteMessages is somebody deleting all that stands in a channel.
func (s *Server) DeleteMessages(channel string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.messages, channel)
	s.notify()
}

// ForgetNonces is as if the few minutes had passed for which Discord remembers a nonce.
func (s *Server) ForgetNonces() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, list := range s.messages {
		for _, m := range list {
			m.Nonce = ""
		}
	}
}

// newMessage makes a message from a request's body. The caller holds mu.
func (s *Server) newMessage(channel, author string, body map[string]any) *Message {
	now := s.opt.Now().UTC()
	who := user(author, "member", false)
	if author == BotID {
		who = botUser()
	}
	m := &Message{ID: s.newID(), Channel: channel, Author: author, Created: now}
	if ch := s.channels[channel]; ch != nil {
		m.Guild = ch.Guild
	}
	m.Raw = map[string]any{"id": m.ID, "channel_id": channel, "author": who, "timestamp": now.Format(time.RFC3339Nano),
		"edited_timestamp": nil, "type": 0, "tts": false, "pinned": false, "mention_everyone": false, "mentions": []any{},
		"mention_roles": []any{}, "attachments": []any{}, "embeds": []any{}, "components": []any{}, "content": "", "flags": 0}
	m.put(body)
	return m
}

// put writes what a create or an edit says; what it does not name stays.
func (m *Message) put(body map[string]any) {
	for _, k := range []string{"content", "embeds", "components"} {
		v, named := body[k]
		if !named {
			continue
		}
		if v == nil {
			v = map[string]any{"content": "", "embeds": []any{}, "components": []any{}}[k]
		}
		m.Raw[k] = v
	}
	if v, named := body["flags"]; named {
		m.Raw["flags"] = asInt(v)
	}
	embeds, _ := m.Raw["embeds"].([]any)
	for _, e := range embeds {
		e, ok := e.(map[string]any)
		if !ok {
			continue
		}
		e["type"] = "rich"
		fields, _ := e["fields"].([]any)
		for _, f := range fields {
			if f, ok := f.(map[string]any); ok && f["inline"] == nil {
				f["inline"] = false
			}
		}
	}
	m.Content, _ = m.Raw["content"].(string)
	flags := asInt(m.Raw["flags"])
	m.Ephemeral, m.Loading = flags&flagEphemeral != 0, flags&flagLoading != 0
	number(m.Raw["components"], new(int))
}

// number gives each component its id, as Discord does.
func number(v any, next *int) {
	list, _ := v.([]any)
	for _, e := range list {
		if c, ok := e.(map[string]any); ok {
			*next++
			c["id"] = *next
			number(c["components"], next)
		}
	}
}

// attach puts files to the message.
func (m *Message) attach(files []File) {
	m.Files = append(m.Files, files...)
	list := []any{}
	for i, f := range m.Files {
		url := "https://cdn.discordapp.com/attachments/" + m.Channel + "/" + m.ID + "/" + f.Name
		list = append(list, map[string]any{"id": m.ID[:len(m.ID)-1] + strconv.Itoa(i), "filename": f.Name, "size": len(f.Content),
			"url": url, "proxy_url": url})
	}
	m.Raw["attachments"] = list
}

// retain drops the files that an edit does not name, where it names any.
func (m *Message) retain(body map[string]any) {
	named, ok := body["attachments"].([]any)
	if !ok {
		return
	}
	had, _ := m.Raw["attachments"].([]any)
	var kept []File
	for i, f := range m.Files {
		if slices.ContainsFunc(named, func(n any) bool { return at(n, "id") == at(had[i], "id") }) {
			kept = append(kept, f)
		}
	}
	m.Files = kept
}

// empty says whether there is nothing to show, which Discord refuses.
func (m *Message) empty() bool {
	list := func(k string) int { l, _ := m.Raw[k].([]any); return len(l) }
	return m.Content == "" && list("embeds") == 0 && list("components") == 0 && len(m.Files) == 0
}

var emptyMessage = refuse(http.StatusBadRequest, 50006, "Cannot send an empty message")

// keep puts a message into its channel. The caller holds mu.
func (s *Server) keep(m *Message) {
	list := append(s.messages[m.Channel], m)
	if k := s.opt.Keep; k > 0 && len(list) > k {
		list = slices.Delete(list, 0, len(list)-k)
	}
	s.messages[m.Channel] = list
	s.notify()
}

// find gives a message of a channel, or nil. The caller holds mu.
func (s *Server) find(channel, id string) *Message {
	for _, m := range s.messages[channel] {
		if m.ID == id {
			return m
		}
	}
	return nil
}
