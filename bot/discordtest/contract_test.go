package discordtest_test

import (
	"strings"
	"testing"

	"byline/bot/discordtest"
)

// Each body breaks one rule; the fault must name it.
func TestLimitsRefuse(t *testing.T) {
	const messages = "/channels/{channel_id}/messages"
	const callback = "/interactions/{interaction_id}/{interaction_token}/callback"
	const commands = "/applications/{application_id}/commands"
	long := func(n int) string { return strings.Repeat("x", n) }
	const q = `"allowed_mentions":{"parse":[]}`
	for name, c := range map[string]struct{ method, route, body, want string }{
		"no allowed_mentions": {"POST", messages, `{"content":"a"}`, "allowed_mentions: missing"},
		"parse missing":       {"POST", messages, `{"content":"a","allowed_mentions":{}}`, "allowed_mentions.parse"},
		"parse not empty":     {"POST", messages, `{"content":"a","allowed_mentions":{"parse":["everyone"]}}`, "allowed_mentions.parse"},
		"pings the asker":     {"POST", messages, `{"content":"a","allowed_mentions":{"parse":[],"replied_user":true}}`, "replied_user"},
		"long content":        {"POST", messages, `{"content":"` + long(2001) + `",` + q + `}`, "content: 2001"},
		"content in UTF-16":   {"POST", messages, `{"content":"` + strings.Repeat("😀", 1001) + `",` + q + `}`, "content: 2002"},
		"long nonce":          {"POST", messages, `{"content":"a","nonce":"` + long(26) + `",` + q + `}`, "nonce: 26"},
		"enforced no nonce":   {"POST", messages, `{"content":"a","enforce_nonce":true,` + q + `}`, "enforce_nonce"},
		"long title":          {"POST", messages, `{"embeds":[{"title":"` + long(257) + `"}],` + q + `}`, "embeds[0].title: 257"},
		"embeds in all": {"POST", messages, `{"embeds":[{"description":"` + long(4000) + `"},{"description":"` + long(2001) + `"}],` + q + `}`,
			"6001 characters in all"},
		"empty embed":     {"POST", messages, `{"embeds":[{}],` + q + `}`, "embeds[0]: empty"},
		"empty field":     {"POST", messages, `{"embeds":[{"fields":[{"name":"a","value":""}]}],` + q + `}`, "fields[0].value: 0"},
		"bad link":        {"POST", messages, `{"embeds":[{"title":"a","url":"javascript:alert(1)"}],` + q + `}`, "no http(s) address"},
		"bad masked link": {"POST", messages, `{"content":"see [this](discord://x)",` + q + `}`, "masked link to discord:"},
		"same custom_id": {"PATCH", "/channels/{channel_id}/messages/{message_id}", `{` + q + `,"components":[{"type":1,"components":[` +
			`{"type":2,"style":2,"label":"a","custom_id":"x"},{"type":2,"style":2,"label":"b","custom_id":"x"}]}]}`, "twice in one message"},
		"six buttons": {"POST", messages, `{"content":"a",` + q + `,"components":[{"type":1,"components":[` + strings.Repeat(`{"type":2,"style":2,"label":"a","custom_id":"x"},`, 5) +
			`{"type":2,"style":2,"label":"a","custom_id":"y"}]}]}`, "6 components"},
		"long label": {"POST", callback, `{"type":4,"data":{` + q + `,"content":"a","components":[{"type":1,"components":[` +
			`{"type":2,"style":2,"label":"` + long(81) + `","custom_id":"x"}]}]}}`, "label: 81"},
		"choices":     {"POST", callback, `{"type":8,"data":{"choices":[` + strings.Repeat(`{"name":"a","value":"a"},`, 25) + `{"name":"a","value":"a"}]}}`, "26, more than 25"},
		"long choice": {"POST", callback, `{"type":8,"data":{"choices":[{"name":"a","value":"` + long(101) + `"}]}}`, "value: 101"},
		"modal title": {"POST", callback, `{"type":9,"data":{"title":"` + long(46) + `","custom_id":"a","components":[{"type":1,"components":[{"type":4,"custom_id":"a","label":"a","style":1}]}]}}`, "title: 46"},
		"modal inputs": {"POST", callback, `{"type":9,"data":{"title":"a","custom_id":"a","components":[` +
			strings.Repeat(`{"type":1,"components":[{"type":4,"custom_id":"a","label":"a","style":1}]},`, 5) + `{"type":1,"components":[{"type":4,"custom_id":"b","label":"a","style":1}]}]}}`, "6 inputs"},
		"command name":  {"PUT", commands, `[{"name":"Ask","description":"a"}]`, "lower-case"},
		"command twice": {"PUT", commands, `[{"name":"ask","description":"a"},{"name":"ask","description":"b"}]`, "twice"},
		"no such locale": {"PUT", commands, `[{"name":"ask","description":"a","description_localizations":{"en":"b"}}]`,
			"no such locale"},
		"required last": {"PUT", commands, `[{"name":"ask","description":"a","options":[{"type":3,"name":"a","description":"a"},{"type":3,"name":"b","description":"b","required":true}]}]`, "required after"},
		"8000 in all": {"PUT", commands, `[{"name":"ask","description":"a","options":[` + strings.Repeat(`{"type":3,"name":"a","description":"a","choices":[`+
			strings.Repeat(`{"name":"`+long(90)+`","value":"b"},`, 24)+`{"name":"a","value":"b"}]},`, 4) + `{"type":3,"name":"z","description":"a"}]}]`, "more than 8000"},
	} {
		found := (*discordtest.Contract)(nil).Check(c.method, c.route, "", []byte(c.body))
		if !strings.Contains(strings.Join(found, "\n"), c.want) {
			t.Errorf("%s: %q, want %q", name, found, c.want)
		}
	}
}

func TestDocument(t *testing.T) {
	c, err := discordtest.EnvContract()
	if err != nil {
		t.Fatal(err)
	}
	if c == nil {
		t.Skip("DISCORD_OPENAPI does not name Discord's OpenAPI document")
	}
	for name, x := range map[string]struct{ method, route, query, body, want string }{
		"right":            {"POST", "/channels/{channel_id}/messages", "", `{"content":"a","allowed_mentions":{"parse":[]}}`, ""},
		"string bits":      {"PUT", "/applications/{application_id}/commands", "", `[{"name":"a","description":"b","default_member_permissions":"32"}]`, ""},
		"type":             {"POST", "/channels/{channel_id}/messages", "", `{"content":7,"allowed_mentions":{"parse":[]}}`, "/content: got number"},
		"format":           {"POST", "/channels/{channel_id}/messages", "", `{"content":"a","message_reference":{"message_id":"x"},"allowed_mentions":{"parse":[]}}`, "/message_reference/message_id"},
		"colour":           {"POST", "/channels/{channel_id}/messages", "", `{"embeds":[{"title":"a","color":16777216}],"allowed_mentions":{"parse":[]}}`, "/embeds/0/color"},
		"callback":         {"POST", "/interactions/{interaction_id}/{interaction_token}/callback", "", `{"type":8,"data":{"choices":[{"name":"a"}]}}`, "missing propert"},
		"no such route":    {"POST", "/channels/{channel_id}/massages", "", ``, "not in Discord's OpenAPI document"},
		"no such method":   {"DELETE", "/users/@me", "", ``, "not in Discord's OpenAPI document"},
		"no such query":    {"GET", "/channels/{channel_id}/messages", "limits=3", ``, "limits is not in the document"},
		"body out of line": {"POST", "/channels/{channel_id}/typing", "", `{}`, "a body where the document has none"},
	} {
		found := strings.Join(c.Check(x.method, x.route, x.query, []byte(x.body)), "\n")
		if x.want == "" && found != "" || !strings.Contains(found, x.want) {
			t.Errorf("%s: %q, want %q", name, found, x.want)
		}
	}
	if !strings.Contains(discordtest.Covered(), "POST /channels/{channel_id}/messages") {
		t.Error("nothing is counted")
	}
}

// The local Discord answers as the document says, on every route that it has.
func TestAnswersFitTheDocument(t *testing.T) {
	c, err := discordtest.EnvContract()
	if err != nil {
		t.Fatal(err)
	}
	if c == nil {
		t.Skip("DISCORD_OPENAPI does not name Discord's OpenAPI document")
	}
	s := discordtest.Start(t, discordtest.Options{Contract: c})
	cl := newClient(t, s)
	identify(t, s, 0)
	m := s.Say(discordtest.ChannelID, discordtest.UserID, "hello")
	x, err := s.Interact(discordtest.Slash("partner", "company", "apple"))
	if err != nil {
		t.Fatal(err)
	}
	const app, ch = "/applications/" + discordtest.ApplicationID, "/channels/" + discordtest.ChannelID
	hook := "/webhooks/" + discordtest.ApplicationID + "/" + x.Token
	rich := obj{"allowed_mentions": quiet, "embeds": []obj{{"title": "Alibaba", "description": "d", "color": 1, "footer": obj{"text": "f"},
		"fields": []obj{{"name": "n", "value": "v"}}}}, "components": []obj{{"type": 1, "components": []obj{
		{"type": 2, "style": 2, "label": "Sources", "custom_id": "sources"}, {"type": 2, "style": 5, "label": "Read", "url": "https://example.com/a"}}}}}
	reply := text("hello")
	reply["message_reference"] = obj{"message_id": m.ID}
	command := []obj{{"name": "ask", "description": "Ask", "contexts": []int{0, 1}, "integration_types": []int{0, 1}, "options": []obj{
		{"type": 3, "name": "question", "description": "What", "required": true, "autocomplete": true, "channel_types": nil}}}}
	for _, r := range []struct {
		method, path string
		body         any
	}{
		{"GET", "/gateway", nil}, {"GET", "/gateway/bot", nil}, {"GET", "/users/@me", nil}, {"GET", "/users/@me/guilds", nil},
		{"POST", "/users/@me/channels", obj{"recipient_id": discordtest.UserID}},
		{"GET", "/applications/@me", nil}, {"GET", "/oauth2/applications/@me", nil},
		{"PUT", app + "/commands", command}, {"GET", app + "/commands", nil}, {"GET", app + "/commands?with_localizations=true", nil},
		{"PUT", app + "/guilds/" + discordtest.GuildID + "/commands", command}, {"GET", app + "/guilds/" + discordtest.GuildID + "/commands", nil},
		{"GET", ch, nil}, {"GET", "/channels/" + discordtest.DMChannelID, nil}, {"POST", ch + "/messages", rich}, {"POST", ch + "/messages", reply},
		{"GET", ch + "/messages?limit=10", nil}, {"GET", ch + "/messages/" + m.ID, nil}, {"POST", ch + "/typing", nil},
		{"POST", "/interactions/" + x.ID + "/" + x.Token + "/callback?with_response=true", obj{"type": 4, "data": rich}},
		{"GET", hook + "/messages/@original", nil}, {"PATCH", hook + "/messages/@original", rich}, {"POST", hook + "?wait=true", rich},
		{"DELETE", hook + "/messages/@original", nil},
		{"GET", "/guilds/" + discordtest.GuildID + "/roles", nil}, {"GET", "/guilds/" + discordtest.GuildID + "/members/" + discordtest.BotID, nil},
	} {
		status, body := cl.raw(r.method, r.path, r.body)
		sent := s.Requests("")
		last := sent[len(sent)-1]
		if status >= 300 {
			t.Errorf("%s %s: %d %s", r.method, r.path, status, body)
			continue
		}
		for _, f := range c.CheckAnswer(r.method, last.Route, status, body) {
			t.Errorf("%s %s: %s", r.method, last.Route, f)
		}
	}
}
