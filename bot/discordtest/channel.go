package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"
)

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
	send := int64(permSend)
	if ch.Parent != "" {
		send = permSendThread
	}
	if p&send == 0 || len(embeds) > 0 && p&permEmbed == 0 || len(c.Files) > 0 && p&permAttach == 0 {
		return nil, missingPerm
	}
	if ch.Archived && ch.Locked {
		return nil, refuse(http.StatusBadRequest, 50083, "Thread is archived")
	}
	ch.Archived = false
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

// patchChannel takes a thread out of the archive, or puts it there.
func (s *Server) patchChannel(c *call) answer {
	var body struct {
		Archived *bool `json:"archived"`
	}
	if err := json.Unmarshal(c.Body, &body); err != nil || body.Archived == nil {
		return badForm("archived is the one thing that can be set here")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, p, bad := s.visible(c.param("channel_id"))
	switch {
	case bad != nil:
		return *bad
	case ch.Parent == "" || ch.Locked && p&permThreads == 0:
		return missingPerm
	}
	ch.Archived = *body.Archived
	if !ch.Archived {
		ch.Locked = false
	}
	return answer{http.StatusOK, s.channelJSON(ch)}
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
