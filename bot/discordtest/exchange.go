package discordtest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// Deadlines of an interaction, from when it was delivered.
const (
	FirstResponse = 3 * time.Second
	TokenLife     = 15 * time.Minute
)

// SecretMark is in the token of every interaction that the server makes, for tests to look for where no token may be.
const SecretMark = "a-token-that-no-log-may-show"

// Types of interaction and of callback.
const (
	typePing, typeCommand, typeComponent, typeAutocomplete, typeModal = 1, 2, 3, 4, 5

	// CallbackPong and the others are what a first response may be.
	CallbackPong, CallbackMessage, CallbackDefer, CallbackDeferUpdate = 1, 4, 5, 6
	CallbackUpdate, CallbackChoices, CallbackModal                    = 7, 8, 9
)

// Callback is the first response to an interaction.
type Callback struct {
	Type int
	Data map[string]any
	At   time.Time
	// Took is how long after the delivery it came. Late ones, after FirstResponse, are refused.
	Took time.Duration
}

// Exchange is one interaction and everything that the bot answered to it.
type Exchange struct {
	ID, Token string
	Event     Event // as delivered

	s         *Server
	kind      int
	channel   string
	delivered time.Time
	first     *Callback
	late      bool
	reply     *Message // the original response: a message of its own, or the component's message
	own       bool     // reply was made by this interaction
	deleted   bool
	followUps []*Message
}

// Callback waits for the first response.
func (x *Exchange) Callback(ctx context.Context) (*Callback, error) {
	var first *Callback
	err := x.s.wait(ctx, "a first response to interaction "+x.ID, func() bool { first = x.first; return first != nil })
	return first, err
}

// Reply waits for the message that answers the interaction: one that is not "thinking" any more.
func (x *Exchange) Reply(ctx context.Context) (*Message, error) {
	var m *Message
	err := x.s.wait(ctx, "the reply to interaction "+x.ID, func() bool {
		if x.reply == nil || x.reply.Loading || x.first.Type == CallbackDeferUpdate && x.reply.Edits == 0 {
			return false
		}
		m = x.reply.copy()
		return true
	})
	return m, err
}

// Edited waits until the reply has been edited n times, and gives it.
func (x *Exchange) Edited(ctx context.Context, n int) (*Message, error) {
	var m *Message
	err := x.s.wait(ctx, fmt.Sprintf("%d edits of the reply to interaction %s", n, x.ID), func() bool {
		if x.reply == nil || x.reply.Edits < n {
			return false
		}
		m = x.reply.copy()
		return true
	})
	return m, err
}

// FollowUps waits until there are n follow-up messages.
func (x *Exchange) FollowUps(ctx context.Context, n int) ([]*Message, error) {
	var list []*Message
	err := x.s.wait(ctx, fmt.Sprintf("%d follow-ups to interaction %s", n, x.ID), func() bool {
		list = list[:0]
		for _, m := range x.followUps {
			list = append(list, m.copy())
		}
		return len(list) >= n
	})
	return list, err
}

// Answered says whether a first response came in time.
func (x *Exchange) Answered() bool { x.s.mu.Lock(); defer x.s.mu.Unlock(); return x.first != nil }

// Late says whether a first response came after FirstResponse.
func (x *Exchange) Late() bool { x.s.mu.Lock(); defer x.s.mu.Unlock(); return x.late }

// Age makes the interaction older, as if d had passed since it was delivered.
func (x *Exchange) Age(d time.Duration) {
	x.s.mu.Lock()
	defer x.s.mu.Unlock()
	x.delivered = x.delivered.Add(-d)
}

// Open makes an interaction under an id and a token of its own without delivering it: Interact and Post do both.
func (s *Server) Open(e Event) *Exchange {
	s.mu.Lock()
	defer s.mu.Unlock()
	x := &Exchange{s: s, ID: s.newID(), delivered: s.opt.Now()}
	x.Token = "aW50ZXJhY3Rpb246" + x.ID + "-" + SecretMark
	x.Event = e.Clone()
	x.Event.Set("id", x.ID)
	x.Event.Set("token", x.Token)
	x.kind = x.Event.int("type")
	x.channel, _ = x.Event.Get("channel_id").(string)
	s.exchanges[x.ID], s.byToken[x.Token] = x, x
	s.exchangeIn = append(s.exchangeIn, x.ID)
	if k := s.opt.Keep; k > 0 && len(s.exchangeIn) > k {
		old := s.exchanges[s.exchangeIn[0]]
		delete(s.exchanges, old.ID)
		delete(s.byToken, old.Token)
		s.exchangeIn = s.exchangeIn[1:]
	}
	return x
}

var (
	unknownInteraction = refuse(http.StatusNotFound, 10062, "Unknown interaction")
	unknownWebhook     = refuse(http.StatusNotFound, 10015, "Unknown Webhook")
	invalidToken       = refuse(http.StatusUnauthorized, 50027, "Invalid Webhook Token")
	acknowledged       = refuse(http.StatusBadRequest, 40060, "Interaction has already been acknowledged.")
)

func (s *Server) postCallback(c *call) answer {
	var body struct {
		Type int            `json:"type"`
		Data map[string]any `json:"data"`
	}
	if err := json.Unmarshal(c.Body, &body); err != nil {
		return badForm(err.Error())
	}
	s.mu.Lock()
	x := s.exchanges[c.param("interaction_id")]
	if x == nil || x.Token != c.param("interaction_token") {
		s.mu.Unlock()
		return unknownInteraction
	}
	m, a := x.respond(body.Type, body.Data, c.Files)
	with := c.hr.URL.Query().Get("with_response") == "true"
	if a.status == http.StatusNoContent && with {
		a = answer{http.StatusOK, x.callbackJSON(body.Type)}
	}
	s.mu.Unlock()
	if m != nil {
		s.tell(m, "MESSAGE_CREATE")
	}
	return a
}

// callbackJSON is what ?with_response=true gets.
func (x *Exchange) callbackJSON(kind int) map[string]any {
	out := map[string]any{"interaction": map[string]any{"id": x.ID, "type": x.kind}}
	if x.reply != nil && (kind == CallbackMessage || kind == CallbackDefer || kind == CallbackUpdate) {
		out["interaction"].(map[string]any)["response_message_id"] = x.reply.ID
		out["resource"] = map[string]any{"type": kind, "message": x.reply.copy().Raw}
	}
	return out
}

// fits says which first responses an interaction of a type may get.
func fits(interaction, callback int, onMessage bool) bool {
	switch callback {
	case CallbackPong:
		return interaction == typePing
	case CallbackMessage, CallbackDefer:
		return interaction == typeCommand || interaction == typeComponent || interaction == typeModal
	case CallbackUpdate, CallbackDeferUpdate:
		return interaction == typeComponent || interaction == typeModal && onMessage
	case CallbackChoices:
		return interaction == typeAutocomplete
	case CallbackModal:
		return interaction == typeCommand || interaction == typeComponent
	}
	return false
}

// respond takes the first response; it returns the new message that everyone sees, if there is one. The caller holds mu.
func (x *Exchange) respond(kind int, data map[string]any, files []File) (*Message, answer) {
	s, now := x.s, x.s.opt.Now()
	took := now.Sub(x.delivered)
	switch {
	case x.first != nil:
		return nil, acknowledged
	case took > FirstResponse:
		x.late = true
		s.notify()
		return nil, unknownInteraction
	case !fits(x.kind, kind, x.Event.Get("message") != nil):
		return nil, badForm(fmt.Sprintf("type: a response of type %d does not fit an interaction of type %d", kind, x.kind))
	}
	var told *Message
	switch kind {
	case CallbackMessage, CallbackDefer:
		if data == nil {
			data = map[string]any{}
		}
		if kind == CallbackDefer {
			flags, _ := data["flags"].(float64)
			data = map[string]any{"flags": float64(int(flags)&flagEphemeral | flagLoading)}
		}
		m := s.newMessage(x.channel, BotID, data)
		m.attach(files)
		if kind == CallbackMessage && m.empty() {
			return nil, emptyMessage
		}
		x.sign(m)
		x.reply, x.own = m, true
		if !m.Ephemeral {
			s.keep(m)
			told = m.copy()
		}
	case CallbackUpdate, CallbackDeferUpdate:
		id, _ := x.Event.Get("message.id").(string)
		x.reply = s.find(x.channel, id)
		if x.reply == nil { // ephemeral, or from before the server started
			x.reply = &Message{ID: id, Channel: x.channel, Author: BotID, Created: now, Raw: x.Event.Clone()["message"].(map[string]any)}
			x.reply.Guild, _ = x.Event.Get("guild_id").(string)
			had, _ := x.reply.Raw["attachments"].([]any)
			for _, a := range had {
				name, _ := at(a, "filename").(string)
				x.reply.Files = append(x.reply.Files, File{Name: name})
			}
			x.reply.Guild, _ = x.Event.Get("guild_id").(string)
			x.reply.put(nil)
		}
		if kind == CallbackUpdate {
			x.reply.retain(data)
			x.reply.attach(files)
			s.edit(x.reply, data)
		}
	}
	x.first = &Callback{Type: kind, Data: data, At: now, Took: took}
	s.notify()
	return told, done
}

// sign marks a message as the answer to the interaction.
func (x *Exchange) sign(m *Message) {
	m.Raw["webhook_id"], m.Raw["application_id"] = ApplicationID, ApplicationID
	who, _ := x.Event.Get("member.user").(map[string]any)
	if who == nil {
		who, _ = x.Event.Get("user").(map[string]any)
	}
	who = Event(who).Clone()
	who["flags"] = 0
	meta := map[string]any{"id": x.ID, "type": x.kind, "user": who,
		"authorizing_integration_owners": x.Event.Get("authorizing_integration_owners")}
	switch x.kind {
	case typeCommand:
		m.Raw["type"] = 20
		m.Raw["interaction"] = map[string]any{"id": x.ID, "type": x.kind, "name": x.Event.Get("data.name"), "user": who}
	case typeComponent:
		meta["interacted_message_id"] = x.Event.Get("message.id")
	case typeModal:
		meta["triggering_interaction_metadata"] = map[string]any{"id": x.ID, "type": typeCommand, "user": who,
			"authorizing_integration_owners": x.Event.Get("authorizing_integration_owners")}
	}
	m.Raw["interaction_metadata"] = meta
}

// byWebhook finds the exchange that a webhook path names. The caller holds mu.
func (s *Server) byWebhook(c *call) (*Exchange, *answer) {
	x := s.byToken[c.param("webhook_token")]
	switch {
	case x == nil || c.param("webhook_id") != ApplicationID:
		return nil, &unknownWebhook
	case s.opt.Now().Sub(x.delivered) > TokenLife:
		return nil, &invalidToken
	case x.first == nil:
		return nil, &unknownWebhook
	}
	return x, nil
}

// named finds the message of an exchange that a path names: the original response, or a follow-up. The caller holds mu.
func (x *Exchange) named(id string) *Message {
	if id == "" || x.reply != nil && x.reply.ID == id {
		if x.deleted {
			return nil
		}
		return x.reply
	}
	for _, m := range x.followUps {
		if m.ID == id {
			return m
		}
	}
	return nil
}
