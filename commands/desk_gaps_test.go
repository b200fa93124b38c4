package commands

import (
	"strings"
	"testing"
)

// passOn sends a question to the editors.
func (n *newsroom) passOn(question, note string, change ...func(*Request)) {
	n.t.Helper()
	r := n.press(Button{Do: Invocation{"gap", map[string]string{optStory: "apple-alibaba", optQuestion: question, optNote: note, optSend: "1"}}}, change...)
	if r.Title != "Passed to the editors" {
		n.t.Fatalf("not passed on:\n%s", plain(r))
	}
}

func TestGapsAreGroupedWithoutNames(t *testing.T) {
	n := openNewsroom(t)
	of := func(id, name string) func(*Request) {
		return func(r *Request) { r.Guild, r.User, r.UserName = 42, id, name }
	}
	n.passOn("What does Apple pay Alibaba?", "", of("8", "Zebedee"))
	n.passOn("what's AAPL paying alibaba", "Our readers ask this daily", of("9", "Florence"))
	n.passOn("what does apple pay alibaba", "", of("9", "Florence"))
	n.passOn("What does Alibaba pay Apple?", "", of("9", "Florence"))
	for _, q := range []string{"Why Dubai?", "Why Hangzhou?", "Why Beijing?", "Who is next?"} {
		n.passOn(q, "", of("8", "Zebedee"))
	}
	var b strings.Builder
	show := func(call string, r Reply) Reply {
		b.WriteString("> " + call + "\n" + plain(r) + "\n")
		if !r.Private || strings.Contains(plain(r), "Zebedee") || strings.Contains(plain(r), "Florence") {
			t.Errorf("%s tells who asked, or tells all:\n%s", call, plain(r))
		}
		return r
	}
	first := show("/desk gaps", n.run("/desk gaps", asEditor))
	second := show("Older", n.press(n.button(first, "Older"), asEditor))
	show("6 · Clear", n.press(n.button(second, "6 · Clear"), asEditor))
	again := n.button(second, "6 · Clear").Do.Options
	show("6 · Clear, again", n.run("/desk gaps gap:"+again[optGap], asEditor))
	sure := show("/desk gaps clear:all", n.run("/desk gaps clear:all", asEditor))
	show("Keep them", n.press(n.button(sure, "Keep them"), asEditor))
	show("Clear 5 questions", n.press(n.button(sure, "Clear 5 questions"), asEditor))
	show("/desk gaps clear:answered", n.run("/desk gaps clear:answered", asEditor))
	show("/desk gaps clear:none", n.run("/desk gaps clear:none", asEditor))
	golden(t, "gaps", b.String())
}

func TestDeskSettings(t *testing.T) {
	n := openNewsroom(t)
	var b strings.Builder
	for _, call := range []string{
		"/desk settings", "/desk settings zone:hong kong chat:off channel:555", "/desk settings chat:off channel:444", "/desk settings chat:off",
		"/desk settings chat:on channel:555", "/desk settings chat:on", "/desk settings zone:Atlantis", "/desk settings channel:555",
		"/desk settings chat:maybe", "/desk settings chat:off channel:general", "/desk settings",
	} {
		r := n.run(call, asEditor)
		b.WriteString("> " + call + "\n" + plain(r) + "\n")
		if !r.Private {
			t.Errorf("%s is for all to see", call)
		}
	}
	golden(t, "settings", b.String())
	if r := n.run("/desk settings chat:off", inGuild); r.Tone != ToneError {
		t.Errorf("a member switched chat off:\n%s", plain(r))
	}
	if r := n.run("/desk settings", func(r *Request) { r.Editor = true }); r.Tone != ToneError {
		t.Errorf("a direct message has settings:\n%s", plain(r))
	}
}
