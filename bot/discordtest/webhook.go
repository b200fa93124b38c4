package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
)

func (s *Server) postFollowUp(c *call) answer {
	var body map[string]any
	if err := json.Unmarshal(c.Body, &body); err != nil {
		return badForm(err.Error())
	}
	s.mu.Lock()
	x, bad := s.byWebhook(c)
	if bad != nil {
		s.mu.Unlock()
		return *bad
	}
	if x.own && x.reply.Loading && !x.deleted {
		// Documented: right after a deferral the first follow-up is the edit of the original response.
		a := s.editReply(x.reply, body, c.Files)
		s.mu.Unlock()
		return a
	}
	m := s.newMessage(x.channel, BotID, body)
	m.attach(c.Files)
	if m.empty() {
		s.mu.Unlock()
		return emptyMessage
	}
	x.sign(m)
	x.followUps = append(x.followUps, m)
	if !m.Ephemeral {
		s.keep(m)
	}
	s.notify()
	told := m.copy()
	s.mu.Unlock()
	if !told.Ephemeral {
		s.tell(told, "MESSAGE_CREATE")
	}
	return answer{http.StatusOK, told.Raw}
}

// editReply edits what answers an interaction; the deferral ends with it. The caller holds mu.
func (s *Server) editReply(m *Message, body map[string]any, files []File) answer {
	flags := asInt(m.Raw["flags"])
	delete(body, "flags") // an edit cannot change who sees the message
	was := m.copy()
	m.retain(body)
	m.attach(files)
	m.put(body)
	if m.empty() {
		*m = *was
		return emptyMessage
	}
	m.Raw["flags"] = flags &^ flagLoading
	s.edit(m, nil)
	return answer{http.StatusOK, m.copy().Raw}
}

func (s *Server) getReply(c *call) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	x, bad := s.byWebhook(c)
	if bad != nil {
		return *bad
	}
	m := x.named(c.param("message_id"))
	if m == nil {
		return unknownMessage
	}
	return answer{http.StatusOK, m.copy().Raw}
}

func (s *Server) patchReply(c *call) answer {
	var body map[string]any
	if err := json.Unmarshal(c.Body, &body); err != nil {
		return badForm(err.Error())
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	x, bad := s.byWebhook(c)
	if bad != nil {
		return *bad
	}
	m := x.named(c.param("message_id"))
	if m == nil {
		return unknownMessage
	}
	return s.editReply(m, body, c.Files)
}

func (s *Server) deleteReply(c *call) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	x, bad := s.byWebhook(c)
	if bad != nil {
		return *bad
	}
	m := x.named(c.param("message_id"))
	if m == nil {
		return unknownMessage
	}
	if m == x.reply {
		x.deleted = true
	}
	x.followUps = slices.DeleteFunc(x.followUps, func(o *Message) bool { return o == m })
	s.remove(m)
	return done
}
