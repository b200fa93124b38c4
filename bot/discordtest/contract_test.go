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
