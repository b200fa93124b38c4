package discordtest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
	"go.uber.org/goleak"

	"byline/bot/discordtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func within(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// client makes requests as a bot would.
type client struct {
	t   *testing.T
	s   *discordtest.Server
	c   *http.Client
	tok string
}

func newClient(t *testing.T, s *discordtest.Server) *client {
	c := &client{t: t, s: s, c: &http.Client{Transport: &http.Transport{}}, tok: "Bot " + s.Token()}
	t.Cleanup(c.c.CloseIdleConnections)
	return c
}

func (c *client) do(method, path string, body any) (int, map[string]any, http.Header) {
	c.t.Helper()
	status, b, h := c.send(method, path, body)
	var out map[string]any
	_ = json.Unmarshal(b, &out) // lists and HTML are looked at elsewhere
	return status, out, h
}

func (c *client) raw(method, path string, body any) (int, []byte) {
	c.t.Helper()
	status, b, _ := c.send(method, path, body)
	return status, b
}

// send makes a request; a dropped connection is status -1.
func (c *client) send(method, path string, body any) (int, []byte, http.Header) {
	c.t.Helper()
	var in io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			c.t.Fatal(err)
		}
		in = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(within(c.t), method, c.s.URL()+"/api/v9"+path, in)
	if err != nil {
		c.t.Fatal(err)
	}
	req.Header.Set("Authorization", c.tok)
	resp, err := c.c.Do(req)
	if err != nil {
		return -1, nil, nil
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return resp.StatusCode, b, resp.Header
}

type obj = map[string]any

var quiet = obj{"parse": []string{}}

func text(content string) obj { return obj{"content": content, "allowed_mentions": quiet} }

// dial opens a gateway connection and reads its HELLO.
func dial(t *testing.T, s *discordtest.Server) *websocket.Conn {
	t.Helper()
	ws, _, err := websocket.DefaultDialer.DialContext(within(t), "ws"+strings.TrimPrefix(s.URL(), "http")+"/?v=9&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return ws
}

type frame struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  int64           `json:"s"`
	Type string          `json:"t"`
}

func read(t *testing.T, ws *websocket.Conn) frame {
	t.Helper()
	_ = ws.SetReadDeadline(time.Now().Add(time.Minute))
	var f frame
	if err := ws.ReadJSON(&f); err != nil {
		t.Fatal(err)
	}
	return f
}

func identify(t *testing.T, s *discordtest.Server, intents int) (*websocket.Conn, string) {
	t.Helper()
	ws := dial(t, s)
	if f := read(t, ws); f.Op != 10 {
		t.Fatalf("op %d, not HELLO", f.Op)
	}
	if err := ws.WriteJSON(obj{"op": 2, "d": obj{"token": "Bot " + s.Token(), "intents": intents}}); err != nil {
		t.Fatal(err)
	}
	f := read(t, ws)
	if f.Type != "READY" {
		t.Fatalf("%s, not READY", f.Type)
	}
	var ready struct {
		Session string `json:"session_id"`
	}
	if err := json.Unmarshal(f.Data, &ready); err != nil {
		t.Fatal(err)
	}
	return ws, ready.Session
}

// Every recorded event decodes in discordgo to what it says it is, in each place and of each type.
func TestRecordedEventsDecode(t *testing.T) {
	types := map[discordgo.InteractionType]int{}
	places := map[discordgo.InteractionContextType]int{}
	for _, name := range discordtest.RecordedNames() {
		b, err := json.Marshal(discordtest.Recorded(name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(name, "message_") && name != "message_command_guild" {
			var m discordgo.MessageCreate
			if err := json.Unmarshal(b, &m); err != nil || m.Author == nil || m.ChannelID == "" {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var i discordgo.InteractionCreate
		if err := json.Unmarshal(b, &i); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if i.AppID != discordtest.ApplicationID || i.Token == "" || i.Type != 1 && (i.Data == nil || i.Member == nil && i.User == nil) {
			t.Errorf("%s: incomplete", name)
		}
		types[i.Type]++
		places[i.Context]++
	}
	if len(types) != 5 || len(places) != 3 {
		t.Errorf("types %v, places %v: some are not covered", types, places)
	}
}

func TestGatewayResumesWhatWasMissed(t *testing.T) {
	s := discordtest.Start(t, discordtest.Options{})
	ws, session := identify(t, s, 0)
	if err := s.Dispatch("FIRST", obj{"n": 1}); err != nil {
		t.Fatal(err)
	}
	first := read(t, ws)
	s.Drop()
	if err := s.WaitGone(within(t)); err != nil {
		t.Fatal(err)
	}
	if err := s.Dispatch("MISSED", obj{"n": 2}); err != nil {
		t.Fatal(err)
	}
	again := dial(t, s)
	read(t, again)
	if err := again.WriteJSON(obj{"op": 6, "d": obj{"token": s.Token(), "session_id": session, "seq": first.Seq}}); err != nil {
		t.Fatal(err)
	}
	if f := read(t, again); f.Type != "MISSED" || f.Seq != first.Seq+1 {
		t.Errorf("resumed with %+v, not the missed event", f)
	}
	if f := read(t, again); f.Type != "RESUMED" {
		t.Errorf("%+v, not RESUMED", f)
	}

	// A session that the server has forgotten is invalid, and one that the bot closed properly is over.
	s.ExpireSessions()
	third := dial(t, s)
	read(t, third)
	if err := third.WriteJSON(obj{"op": 6, "d": obj{"token": s.Token(), "session_id": session, "seq": 1}}); err != nil {
		t.Fatal(err)
	}
	if f := read(t, third); f.Op != 9 || string(f.Data) != "false" {
		t.Errorf("%+v, not an invalid session", f)
	}
	if got := s.Identifies(); len(got) != 3 || got[0].Resume || !got[1].Resume || got[1].Sequence != first.Seq {
		t.Errorf("identifies: %+v", got)
	}
}

func TestGatewayFaults(t *testing.T) {
	s := discordtest.Start(t, discordtest.Options{})
	closed := func(ws *websocket.Conn, op obj) int {
		t.Helper()
		read(t, ws)
		if err := ws.WriteJSON(op); err != nil {
			t.Fatal(err)
		}
		_, _, err := ws.ReadMessage()
		ce, ok := err.(*websocket.CloseError)
		if !ok {
			t.Fatalf("%v, not a close", err)
		}
		return ce.Code
	}
	if code := closed(dial(t, s), obj{"op": 2, "d": obj{"token": "Bot wrong", "intents": 0}}); code != 4004 {
		t.Errorf("a wrong token closes with %d", code)
	}
	if code := closed(dial(t, s), obj{"op": 2, "d": obj{"token": "Bot " + s.Token(), "intents": 1 << 15}}); code != 4014 {
		t.Errorf("a privileged intent closes with %d", code)
	}
	s.NextLinks(discordtest.Link{Close: 4000}, discordtest.Link{Op: 7})
	if code := closed(dial(t, s), obj{"op": 2, "d": obj{"token": "Bot " + s.Token(), "intents": 0}}); code != 4000 {
		t.Errorf("the scripted close is %d", code)
	}
	ws := dial(t, s)
	read(t, ws)
	if err := ws.WriteJSON(obj{"op": 2, "d": obj{"token": "Bot " + s.Token(), "intents": 0}}); err != nil {
		t.Fatal(err)
	}
	if f := read(t, ws); f.Op != 7 {
		t.Errorf("op %d in place of READY, not 7", f.Op)
	}
	ok, _ := identify(t, s, 0)
	if err := ok.WriteJSON(obj{"op": 1, "d": 1}); err != nil {
		t.Fatal(err)
	}
	if f := read(t, ok); f.Op != 11 {
		t.Errorf("a heartbeat is answered with op %d", f.Op)
	}
	s.Mute()
	s.Invalidate(false)
	if err := ok.WriteJSON(obj{"op": 1, "d": 1}); err != nil {
		t.Fatal(err)
	}
	if f := read(t, ok); f.Op != 9 {
		t.Errorf("op %d, not 9", f.Op)
	}
	s.Reconnect()
	if f := read(t, ok); f.Op != 7 {
		t.Errorf("op %d: a muted connection still acknowledges", f.Op)
	}
}

func TestInteractionLife(t *testing.T) {
	s := discordtest.Start(t, discordtest.Options{})
	c := newClient(t, s)
	identify(t, s, 0)
	start := func(e discordtest.Event) *discordtest.Exchange {
		t.Helper()
		x, err := s.Interact(e)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	callback := func(x *discordtest.Exchange, body any) int {
		t.Helper()
		code, _, _ := c.do("POST", "/interactions/"+x.ID+"/"+x.Token+"/callback", body)
		return code
	}
	original := func(x *discordtest.Exchange) string {
		return "/webhooks/" + discordtest.ApplicationID + "/" + x.Token + "/messages/@original"
	}

	x := start(discordtest.Slash("partner", "company", "apple"))
	if code, _, _ := c.do("PATCH", original(x), text("early")); code != 404 {
		t.Errorf("an edit before the first response: %d", code)
	}
	if code := callback(x, obj{"type": 5, "data": obj{"flags": 64}}); code != 204 {
		t.Fatalf("defer: %d", code)
	}
	if code := callback(x, obj{"type": 4, "data": text("twice")}); code != 400 {
		t.Errorf("a second first response: %d", code)
	}
	if code, _, _ := c.do("PATCH", original(x), text("Alibaba")); code != 200 {
		t.Errorf("edit: %d", code)
	}
	m, err := x.Reply(within(t))
	if err != nil || m.Content != "Alibaba" || !m.Ephemeral || m.Edits != 1 {
		t.Errorf("reply %+v, %v", m, err)
	}
	if len(s.Messages(discordtest.ChannelID)) != 0 {
		t.Error("an ephemeral reply stands in the channel")
	}
	x.Age(16 * time.Minute)
	if code, _, _ := c.do("PATCH", original(x), text("late")); code != 401 {
		t.Errorf("an edit after 15 minutes: %d", code)
	}

	late := start(discordtest.Slash("partner"))
	late.Age(4 * time.Second)
	if code := callback(late, obj{"type": 4, "data": text("late")}); code != 404 || !late.Late() || late.Answered() {
		t.Errorf("a first response after 3 s: %d", code)
	}
	typed := start(discordtest.Autocomplete("partner", "company", "app"))
	if code := callback(typed, obj{"type": 8, "data": obj{"choices": []obj{{"name": "Apple", "value": "apple"}}}}); code != 204 {
		t.Errorf("autocomplete: %d", code)
	}
	pub := start(discordtest.Slash("partner"))
	if code := callback(pub, obj{"type": 4, "data": text("Alibaba")}); code != 204 {
		t.Errorf("message: %d", code)
	}
	if list := s.Messages(discordtest.ChannelID); len(list) != 1 || list[0].Content != "Alibaba" {
		t.Errorf("the channel holds %v", list)
	}
	press := start(discordtest.Press(s.Messages(discordtest.ChannelID)[0], "sources"))
	if code := callback(press, obj{"type": 7, "data": text("Sources")}); code != 204 {
		t.Errorf("update: %d", code)
	}
	if list := s.Messages(discordtest.ChannelID); len(list) != 1 || list[0].Content != "Sources" || list[0].Edits != 1 {
		t.Errorf("after the update the channel holds %v", list)
	}

	wrong := start(discordtest.Autocomplete("partner", "company", "app"))
	if code := callback(wrong, obj{"type": 4, "data": text("no")}); code != 400 {
		t.Errorf("a message for an autocomplete: %d", code)
	}
}

func TestMessagesNoncesAndPermissions(t *testing.T) {
	s := discordtest.Start(t, discordtest.Options{})
	c := newClient(t, s)
	path := "/channels/" + discordtest.ChannelID + "/messages"
	send := obj{"content": "Digest", "allowed_mentions": quiet, "nonce": "digest-1", "enforce_nonce": true}
	_, first, _ := c.do("POST", path, send)
	_, again, _ := c.do("POST", path, send)
	if first["id"] != again["id"] || len(s.Messages(discordtest.ChannelID)) != 1 {
		t.Error("the same nonce makes two messages")
	}
	s.ForgetNonces()
	if _, third, _ := c.do("POST", path, send); third["id"] == first["id"] {
		t.Error("a forgotten nonce still counts")
	}
	id := first["id"].(string)
	if code, m, _ := c.do("PATCH", path+"/"+id, text("Changed")); code != 200 || m["content"] != "Changed" {
		t.Errorf("edit: %d %v", code, m)
	}
	other := s.Say(discordtest.ChannelID, discordtest.UserID, "hello")
	if code, e, _ := c.do("PATCH", path+"/"+other.ID, text("Changed")); code != 403 || e["code"] != 50005.0 {
		t.Errorf("edit of another's message: %d %v", code, e)
	}
	reply := text("hello")
	reply["message_reference"] = obj{"message_id": other.ID}
	if code, m, _ := c.do("POST", path, reply); code != 200 || m["type"] != 19.0 {
		t.Errorf("reply: %d %v", code, m)
	}
	if code, _, _ := c.do("DELETE", path+"/"+other.ID, nil); code != 403 {
		t.Errorf("delete of another's message: %d", code)
	}
	for perms, want := range map[int64]float64{0: 50001, 1 << 10: 50013} {
		s.SetPermissions(discordtest.ChannelID, perms)
		if code, e, _ := c.do("POST", path, send); code != 403 || e["code"] != want {
			t.Errorf("with permissions %b: %d %v", perms, code, e)
		}
	}
	s.DeleteChannel(discordtest.ChannelID)
	if code, e, _ := c.do("POST", path, send); code != 404 || e["code"] != 10003.0 {
		t.Errorf("a deleted channel: %d %v", code, e)
	}
	c.tok = "Bot wrong"
	if code, _, _ := c.do("GET", "/users/@me", nil); code != 401 {
		t.Errorf("a wrong token: %d", code)
	}
}

func TestFaults(t *testing.T) {
	s := discordtest.Start(t, discordtest.Options{})
	c := newClient(t, s)
	const route = "POST /channels/{channel_id}/messages"
	path := "/channels/" + discordtest.ChannelID + "/messages"
	s.Fail(discordtest.Fault{Want: route, Status: 429, RetryAfter: 1500 * time.Millisecond, Global: true})
	code, e, h := c.do("POST", path, text("a"))
	if code != 429 || e["retry_after"] != 1.5 || e["global"] != true || h.Get("X-RateLimit-Global") != "true" || h.Get("Retry-After") != "2" {
		t.Errorf("429: %d %v %v", code, e, h)
	}
	s.Fail(discordtest.Fault{Want: route, Status: 502, After: true})
	if code, _, _ := c.do("POST", path, text("b")); code != 502 || len(s.Messages(discordtest.ChannelID)) != 1 {
		t.Errorf("a 502 after the work: %d, %d messages", code, len(s.Messages(discordtest.ChannelID)))
	}
	s.Fail(discordtest.Fault{Want: route, Drop: true})
	if code, _, _ := c.do("POST", path, text("c")); code != -1 {
		t.Errorf("a dropped connection: %d", code)
	}
	s.Limit(route, 1, time.Hour)
	if code, _, h := c.do("POST", path, text("d")); code != 200 || h.Get("X-RateLimit-Remaining") != "0" {
		t.Errorf("the first within a limit: %d %v", code, h)
	}
	if code, _, _ := c.do("POST", path, text("e")); code != 429 {
		t.Errorf("the second within a limit of one: %d", code)
	}
	s.Heal()
	if code, _, _ := c.do("POST", path, text("f")); code != 200 {
		t.Errorf("after Heal: %d", code)
	}
	got, err := s.WaitRequests(within(t), route, 6)
	if err != nil || got[2].Status != -1 || got[1].Status != 502 {
		t.Errorf("recorded %v, %v", got, err)
	}
}

func TestCommandsReplaceAll(t *testing.T) {
	s := discordtest.Start(t, discordtest.Options{})
	c := newClient(t, s)
	path := "/applications/" + discordtest.ApplicationID + "/commands"
	put := func(names ...string) {
		t.Helper()
		list := []obj{}
		for _, n := range names {
			list = append(list, obj{"name": n, "description": "About it", "type": 1,
				"description_localizations": obj{"de": "Worum es geht"}, "default_member_permissions": "32"})
		}
		if code, e, _ := c.do("PUT", path, list); code != 200 {
			t.Fatalf("PUT: %d %v", code, e)
		}
	}
	put("ask", "partner")
	was := s.Commands("")["ask"]
	put("ask", "rival")
	now := s.Commands("")
	if len(now) != 2 || now["partner"] != nil || string(now["ask"]) != string(was) || s.Registered() != 3 {
		t.Errorf("after two registrations: %s, %d created", now, s.Registered())
	}
	if len(s.Commands(discordtest.GuildID)) != 0 {
		t.Error("global commands appear as a guild's")
	}
}

// What a bot without the message content intent gets to read.
func TestMessageContentNeedsAMention(t *testing.T) {
	s := discordtest.Start(t, discordtest.Options{})
	ws, _ := identify(t, s, 1<<9|1<<12)
	for _, c := range []struct {
		event discordtest.Event
		want  string
	}{
		{discordtest.Recorded("message_plain"), ""},
		{discordtest.Mention("who?"), "<@" + discordtest.BotID + "> who?"},
		{discordtest.Direct("who?"), "who?"},
	} {
		if _, err := s.Send(c.event); err != nil {
			t.Fatal(err)
		}
		f := read(t, ws)
		var m struct{ Content string }
		if err := json.Unmarshal(f.Data, &m); err != nil || f.Type != "MESSAGE_CREATE" || m.Content != c.want {
			t.Errorf("%s %q, %v; want %q", f.Type, m.Content, err, c.want)
		}
	}
}
