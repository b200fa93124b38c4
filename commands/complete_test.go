package commands

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"
)

func (n *newsroom) complete(call, focus string, change ...func(*Request)) []Choice {
	n.t.Helper()
	c, req := n.request(call)
	req.Focus = focus
	for _, f := range change {
		f(&req)
	}
	choices, err := c.Complete(context.Background(), req)
	if err != nil {
		n.t.Fatal(err)
	}
	for _, ch := range choices {
		if n1, n2 := utf8.RuneCountInString(ch.Name), utf8.RuneCountInString(ch.Value); n1 < 1 || n1 > 100 || n2 < 1 || n2 > 100 {
			n.t.Errorf("%s offers a name of %d and a value of %d characters", call, n1, n2)
		}
	}
	if len(choices) > 25 {
		n.t.Errorf("%s offers %d choices", call, len(choices))
	}
	return choices
}

func TestAutocomplete(t *testing.T) {
	n := openNewsroom(t)
	for _, c := range []struct{ call, focus, first string }{
		{"/partner name:app", "name", "apple"},
		{"/partner name:AAPL", "name", "apple"},
		{"/partner name:alibabba", "name", "alibaba"},
		{"/partner name:", "name", "apple"},
		{"/leader name:", "name", "alibaba"},
		{"/venue name: story:ferry-takeover", "name", "summit"},
		{"/about name:joe", "name", "joseph-tsai"},
		{"/partner name:apple where:out", "where", "outside China"},
		{"/partner name:apple where:", "where", "China"},
		{"/rival name:northwind where:nor story:ferry-takeover", "where", "Norway"},
		{"/partner name:apple story:fer", "story", "ferry-takeover"},
		{"/partner name:apple story:takover", "story", "ferry-takeover"},
		{"/story choose:northwind", "choose", "ferry-takeover"},
		{"/fact key:partner-c", "key", "partner-china"},
		{"/fact key:accredited partner", "key", "local-partner-rule"},
		{"/sources fact:passen story:ferry-takeover", "fact", "passengers"},
		{"/help command:tim", "command", "timeline"},
		{"/partner name:app as_of:2025-0", "name", "apple"},
	} {
		choices := n.complete(c.call, c.focus)
		if len(choices) == 0 || choices[0].Value != c.first {
			t.Errorf("%s offers %v, want %s first", c.call, choices, c.first)
		}
	}
	for _, call := range []string{
		"/partner name:" + strings.Repeat("x", 1<<20), "/partner name:\x00\xff\u202e", "/about name:%_%",
		"/partner name:app story:no-such-story-here",
	} {
		n.complete(call, "name")
	}
	if got := n.complete("/desk gaps story:a", "story"); len(got) > 0 {
		t.Errorf("an editors' command completes for a member: %v", got)
	}
	if got := n.complete("/help command:desk", "command"); len(got) > 0 {
		t.Errorf("help completes an editors' command for a member: %v", got)
	}
	if got := n.complete("/desk gaps story:f", "story", asEditor); len(got) == 0 || got[0].Value != "ferry-takeover" {
		t.Errorf("an editor is offered %v", got)
	}
}
