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

func (s *Server) postMessage(c *call) answer {
	var body map[string]any
	if err := json.Unmarshal(c.Body, &body); err != nil {
		return badForm(err.Error())
	}
	s.mu.Lock()
	ch, p, bad := s.visible(c.param("channel_id"))
	m, a := s.createMessage(c, ch, p, bad, body)
	s.mu.Unlock()
	if m != nil {
		s.tell(m, "MESSAGE_CREATE")
	}
	return a
}

func (s *Server) createMessage(c *call, ch *Channel, p int64, bad *answer, body map[string]any) (*Message, answer) {
	if bad != nil {
		return nil, *bad
	}
	embeds, _ := body["embeds"].([]any)
	if p&permSend == 0 || len(embeds) > 0 && p&permEmbed == 0 || len(c.Files) > 0 && p&permAttach == 0 {
		return nil, missingPerm
	}
	nonce := ""
	switch n := body["nonce"].(type) {
	case string:
		nonce = n
	case float64:
		nonce = formatInt(n)
	}
	if enforced, _ := body["enforce_nonce"].(bool); enforced && nonce != "" {
		for _, m := range s.messages[ch.ID] {
			if m.Nonce == nonce && m.Author == BotID && s.opt.Now().Sub(m.Created) < nonceWindow {
				return nil, answer{http.StatusOK, m.withNonce()}
			}
		}
	}
	m := s.newMessage(ch.ID, BotID, body)
	m.Nonce = nonce
	m.attach(c.Files)
	if m.empty() {
		return nil, emptyMessage
	}
	if ref, ok := body["message_reference"].(map[string]any); ok {
		if a := s.refer(m, ch, p, ref); a != nil {
			return nil, *a
		}
	}
	s.keep(m)
	return m.copy(), answer{http.StatusOK, m.withNonce()}
}

// withNonce is the message as who created it gets it back.
func (m *Message) withNonce() map[string]any {
	c := m.copy()
	if m.Nonce != "" {
		c.Raw["nonce"] = m.Nonce
	}
	return c.Raw
}

// refer makes m a reply. The caller holds mu.
func (s *Server) refer(m *Message, ch *Channel, p int64, ref map[string]any) *answer {
	if p&permHistory == 0 {
		a := refuse(http.StatusForbidden, 160002, "Cannot reply without permission to read message history")
		return &a
	}
	id, _ := ref["message_id"].(string)
	original := s.find(ch.ID, id)
	if original == nil {
		if must, said := ref["fail_if_not_exists"].(bool); !said || must {
			a := badForm("MESSAGE_REFERENCE_UNKNOWN_MESSAGE: Unknown message")
			return &a
		}
		return nil
	}
	m.Raw["type"] = 19
	m.Raw["message_reference"] = map[string]any{"type": 0, "channel_id": ch.ID, "message_id": id}
	m.Raw["referenced_message"] = original.copy().Raw
	return nil
}

func (s *Server) getMessages(c *call) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, p, bad := s.visible(c.param("channel_id"))
	if bad != nil {
		return *bad
	}
	list := []any{}
	if p&permHistory == 0 {
		return answer{http.StatusOK, list} // documented: no error, just nothing
	}
	q := c.hr.URL.Query()
	limit := 50
	if v := q.Get("limit"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 || n > 100 {
			return badForm("limit: int value should be between 1 and 100")
		}
		limit = n
	}
	all := slices.Clone(s.messages[ch.ID])
	if after := q.Get("after"); after != "" {
		all = slices.DeleteFunc(all, func(m *Message) bool { return !laterID(m.ID, after) })
		all = all[:min(limit, len(all))]
	} else if before := q.Get("before"); before != "" {
		all = slices.DeleteFunc(all, func(m *Message) bool { return !laterID(before, m.ID) })
	}
	for i := len(all) - 1; i >= 0 && len(list) < limit; i-- {
		list = append(list, all[i].copy().Raw)
	}
	return answer{http.StatusOK, list}
}

// laterID says whether snowflake a is above b.
func laterID(a, b string) bool { return len(a) > len(b) || len(a) == len(b) && a > b }

func (s *Server) getMessage(c *call) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, p, bad := s.visible(c.param("channel_id"))
	if bad != nil {
		return *bad
	}
	m := s.find(ch.ID, c.param("message_id"))
	switch {
	case p&permHistory == 0:
		return missingPerm
	case m == nil:
		return unknownMessage
	}
	return answer{http.StatusOK, m.copy().Raw}
}

func (s *Server) patchMessage(c *call) answer {
	var body map[string]any
	if err := json.Unmarshal(c.Body, &body); err != nil {
		return badForm(err.Error())
	}
	s.mu.Lock()
	ch, p, bad := s.visible(c.param("channel_id"))
	a, m := unknownMessage, (*Message)(nil)
	if bad != nil {
		a = *bad
	} else if m = s.find(ch.ID, c.param("message_id")); m != nil {
		embeds, _ := body["embeds"].([]any)
		switch {
		case m.Author != BotID:
			a, m = refuse(http.StatusForbidden, 50005, "Cannot edit a message authored by another user"), nil
		case len(embeds) > 0 && p&permEmbed == 0:
			a, m = missingPerm, nil
		default:
			s.edit(m, body)
			m = m.copy()
			a = answer{http.StatusOK, m.Raw}
		}
	}
	s.mu.Unlock()
	if m != nil {
		s.tell(m, "MESSAGE_UPDATE")
	}
	return a
}

// edit changes a message. The caller holds mu.
func (s *Server) edit(m *Message, body map[string]any) {
	m.put(body)
	m.Edits++
	m.Raw["edited_timestamp"] = s.opt.Now().UTC().Format(time.RFC3339Nano)
	s.notify()
}

func (s *Server) deleteMessage(c *call) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, p, bad := s.visible(c.param("channel_id"))
	if bad != nil {
		return *bad
	}
	m := s.find(ch.ID, c.param("message_id"))
	switch {
	case m == nil:
		return unknownMessage
	case m.Author != BotID && p&permManageMsgs == 0:
		return missingPerm
	}
	s.remove(m)
	return done
}

// remove takes a message out of its channel. The caller holds mu.
func (s *Server) remove(m *Message) {
	s.messages[m.Channel] = slices.DeleteFunc(s.messages[m.Channel], func(o *Message) bool { return o == m })
	s.notify()
}

func (s *Server) postTyping(c *call) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, p, bad := s.visible(c.param("channel_id"))
	switch {
	case bad != nil:
		return *bad
	case p&permSend == 0:
		return missingPerm
	}
	return done
}
