package discordtest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf16"
)

// faults collects what is wrong with one body.
type faults []string

func (f *faults) add(format string, a ...any) { *f = append(*f, fmt.Sprintf(format, a...)) }

// size is a text's length in UTF-16 units. Discord says "characters" without saying which; this is the longer reading.
func size(s string) int { return len(utf16.Encode([]rune(s))) }

// between refuses a text that is too short or too long.
func (f *faults) between(what, s string, least, most int) {
	if n := size(s); n < least || n > most {
		f.add("%s: %d characters, not %d to %d", what, n, least, most)
	}
}

// checkLimits holds a body to the documented limits that Discord's document lacks, and to this bot's own rules.
func checkLimits(method, route string, body []byte) []string {
	var f faults
	if len(body) == 0 || method == "GET" {
		return nil
	}
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		return []string{"body: " + err.Error()}
	}
	m, _ := v.(map[string]any)
	switch {
	case strings.HasSuffix(route, "/commands"):
		f.commands(v)
	case strings.HasSuffix(route, "/callback"):
		data, _ := m["data"].(map[string]any)
		switch asInt(m["type"]) {
		case CallbackMessage, CallbackUpdate:
			f.message(data)
		case CallbackChoices:
			f.choices("data.choices", data["choices"], 100)
		case CallbackModal:
			f.modal(data)
		}
	case strings.Contains(route, "/messages"), strings.HasPrefix(route, "/webhooks/"):
		f.message(m)
	}
	return f
}

func (f *faults) message(m map[string]any) {
	content, _ := m["content"].(string)
	f.between("content", content, 0, 2000)
	f.links("content", content)
	f.mentions(m["allowed_mentions"], content)
	switch n := m["nonce"].(type) {
	case string:
		f.between("nonce", n, 1, 25)
	case nil:
		if m["enforce_nonce"] == true {
			f.add("enforce_nonce without a nonce")
		}
	}
	embeds, _ := m["embeds"].([]any)
	if len(embeds) > 10 {
		f.add("embeds: %d, more than 10", len(embeds))
	}
	total := 0
	for i, e := range embeds {
		e, _ := e.(map[string]any)
		total += f.embed(fmt.Sprintf("embeds[%d]", i), e)
	}
	if total > 6000 {
		f.add("embeds: %d characters in all, more than 6000", total)
	}
	f.components(m["components"])
}

// mentions: nothing that this bot sends pings anyone, but for a message whose whole content is to ping one role.
func (f *faults) mentions(v any, content string) {
	m, ok := v.(map[string]any)
	if !ok {
		f.add("allowed_mentions: missing")
		return
	}
	parse, ok := m["parse"].([]any)
	if !ok || len(parse) > 0 {
		f.add("allowed_mentions.parse: not present and empty")
	}
	if list, _ := m["users"].([]any); len(list) > 0 {
		f.add("allowed_mentions.users: not empty")
	}
	if list, _ := m["roles"].([]any); len(list) > 1 || len(list) == 1 && content != fmt.Sprintf("<@&%v>", list[0]) {
		f.add("allowed_mentions.roles: not the one role that the content is to ping")
	}
	if m["replied_user"] == true {
		f.add("allowed_mentions.replied_user: true")
	}
}

// embed gives the characters that count to the 6,000 of a message.
func (f *faults) embed(what string, e map[string]any) int {
	total := 0
	text := func(name string, v any, least, most int) {
		s, _ := v.(string)
		f.between(what+"."+name, s, least, most)
		total += size(s)
		f.links(what+"."+name, s)
	}
	text("title", e["title"], 0, 256)
	text("description", e["description"], 0, 4096)
	text("footer.text", at(e, "footer", "text"), 0, 2048)
	text("author.name", at(e, "author", "name"), 0, 256)
	fields, _ := e["fields"].([]any)
	if len(fields) > 25 {
		f.add("%s.fields: %d, more than 25", what, len(fields))
	}
	for i, v := range fields {
		text(fmt.Sprintf("fields[%d].name", i), at(v, "name"), 1, 256)
		text(fmt.Sprintf("fields[%d].value", i), at(v, "value"), 1, 1024)
	}
	if total == 0 && e["image"] == nil && e["thumbnail"] == nil {
		f.add("%s: empty", what)
	}
	for _, path := range [][]string{{"url"}, {"footer", "icon_url"}, {"author", "url"}, {"author", "icon_url"}, {"image", "url"},
		{"thumbnail", "url"}} {
		f.url(what+"."+strings.Join(path, "."), at(e, path...))
	}
	return total
}

// url refuses what is no plain web address.
func (f *faults) url(what string, v any) {
	s, _ := v.(string)
	if v == nil || s == "" {
		return
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		f.add("%s: %q is no http(s) address", what, s)
	}
	f.between(what, s, 1, 2048)
}

var maskedLink = regexp.MustCompile(`[^\\]\]\(<?([A-Za-z][A-Za-z0-9+.-]*):`)

// links refuses masked links to anything but the web.
func (f *faults) links(what, s string) {
	for _, m := range maskedLink.FindAllStringSubmatch(s, -1) {
		if scheme := strings.ToLower(m[1]); scheme != "http" && scheme != "https" {
			f.add("%s: a masked link to %s:", what, scheme)
		}
	}
}

// Types of component.
const (
	compRow, compButton, compSelect, compText = 1, 2, 3, 4
	styleLink                                 = 5
)

func (f *faults) components(v any) {
	rows, _ := v.([]any)
	if len(rows) > 5 {
		f.add("components: %d rows, more than 5", len(rows))
	}
	ids := map[string]bool{}
	for i, row := range rows {
		what := fmt.Sprintf("components[%d]", i)
		if asInt(at(row, "type")) != compRow {
			f.add("%s: not an action row", what)
		}
		list, _ := at(row, "components").([]any)
		if len(list) < 1 || len(list) > 5 {
			f.add("%s: %d components, not 1 to 5", what, len(list))
		}
		for j, e := range list {
			c, _ := e.(map[string]any)
			f.component(fmt.Sprintf("%s[%d]", what, j), c, len(list), ids)
		}
	}
}

func (f *faults) component(what string, c map[string]any, inRow int, ids map[string]bool) {
	label, _ := c["label"].(string)
	if asInt(c["type"]) == compButton {
		f.between(what+".label", label, 0, 80)
		if strings.TrimSpace(label) == "" && c["emoji"] == nil {
			f.add("%s: neither label nor emoji", what)
		}
		if link := asInt(c["style"]) == styleLink; link != (c["url"] != nil) || link == (c["custom_id"] != nil) {
			f.add("%s: a link button has a url, another a custom_id", what)
		}
		f.url(what+".url", c["url"])
		if c["url"] != nil {
			f.between(what+".url", c["url"].(string), 1, 512)
			return
		}
	} else if inRow > 1 {
		f.add("%s: a select shares its row", what)
	}
	f.customID(what, c["custom_id"], ids)
	options, _ := c["options"].([]any)
	if asInt(c["type"]) == compSelect && (len(options) < 1 || len(options) > 25) {
		f.add("%s: %d options, not 1 to 25", what, len(options))
	}
	for i, o := range options {
		for _, k := range []string{"label", "value"} {
			s, _ := at(o, k).(string)
			f.between(fmt.Sprintf("%s.options[%d].%s", what, i, k), s, 1, 100)
		}
	}
}

func (f *faults) customID(what string, v any, ids map[string]bool) {
	id, _ := v.(string)
	f.between(what+".custom_id", id, 1, 100)
	if ids[id] {
		f.add("%s.custom_id: %q twice in one message", what, id)
	}
	ids[id] = true
}

func (f *faults) modal(m map[string]any) {
	title, _ := m["title"].(string)
	f.between("title", title, 1, 45)
	f.customID("modal", m["custom_id"], map[string]bool{})
	rows, _ := m["components"].([]any)
	if len(rows) < 1 || len(rows) > 5 {
		f.add("components: %d inputs, not 1 to 5", len(rows))
	}
	ids := map[string]bool{}
	for i, row := range rows {
		what := fmt.Sprintf("components[%d]", i)
		list, _ := at(row, "components").([]any)
		if asInt(at(row, "type")) != compRow || len(list) != 1 || asInt(at(list[0], "type")) != compText {
			f.add("%s: not one text input in a row", what)
			continue
		}
		in, _ := list[0].(map[string]any)
		f.customID(what, in["custom_id"], ids)
		label, _ := in["label"].(string)
		f.between(what+".label", label, 1, 45)
		value, _ := in["value"].(string)
		most := 4000
		if n := asInt(in["max_length"]); n != 0 {
			most = n
		}
		f.between(what+".value", value, 0, most)
		hint, _ := in["placeholder"].(string)
		f.between(what+".placeholder", hint, 0, 100)
		if lo, hi := asInt(in["min_length"]), asInt(in["max_length"]); lo < 0 || lo > 4000 || hi < 0 || hi > 4000 || hi != 0 && lo > hi {
			f.add("%s: length %d to %d", what, lo, hi)
		}
	}
}

// choices checks suggestions and fixed choices; values may be numbers.
func (f *faults) choices(what string, v any, most int) {
	list, ok := v.([]any)
	if v != nil && !ok {
		f.add("%s: not a list", what)
	}
	if len(list) > 25 {
		f.add("%s: %d, more than 25", what, len(list))
	}
	for i, c := range list {
		name, _ := at(c, "name").(string)
		f.between(fmt.Sprintf("%s[%d].name", what, i), name, 1, 100)
		if value, ok := at(c, "value").(string); ok {
			f.between(fmt.Sprintf("%s[%d].value", what, i), value, 1, most)
		}
	}
}
