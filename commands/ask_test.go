package commands

import (
	"strings"
	"testing"
	"time"
)

func TestAsk(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "ask",
		"/ask question:Who is Apple's partner in China?",
		"/ask question:who is alibabba's partner",
		"/ask question:is alibaba the only one?",
		"/ask question:what does apple pay alibaba?",
		"/ask question:Who are Apple's partners?",
		"/ask question:Did Apple comment?",
		"/ask question:When did Baidu make its chatbot free?",
		"/ask question:How much did Apple's revenue in China fall?",
		"/ask question:What's new on Baidu?",
		"/ask question:Who is Joe Tsai?",
		"/ask question:Apple picked Baidu",
		"/ask question:Who is Apple's partner? as_of:2025-02-12",
		"/ask question:Who led Lakeside on 10 March 2024? story:ferry-takeover",
		"/ask question:Who leads Lakeside? story:ferry-takeover",
		"/ask question:How much did Northwind offer? story:ferry-takeover",
		"/ask question:Is Alder a partner of Lakeside? story:ferry-takeover",
		"/ask question:Who are Northwind's rivals? story:ferry-takeover",
		"/ask question:What is Holmes's job? story:ferry-takeover",
		"/ask question:???",
		"/ask question:Wer ist der Partner von Apple?",
	)
}

func TestNotOnRecord(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "notonrecord",
		"/partner name:huawei",
		"/partner name:apple as_of:2025-02-12",
		"/berth name:hull story:ferry-takeover",
	)
}

// The line of thought goes on from any command, for ten minutes, for one member in one channel and story.
func TestFollowUps(t *testing.T) {
	n := openNewsroom(t)
	const followUp = "/ask question:and outside China?"
	at := func(d time.Duration) func(*Request) { return func(r *Request) { r.Now = today.Add(d) } }

	n.run("/partner name:apple")
	if r := n.run(followUp, at(9*time.Minute)); r.Title != "OpenAI" {
		t.Errorf("after /partner apple, “and outside China?” gives:\n%s", plain(r))
	}
	n.run("/ask question:Who is Apple's partner in China?", at(20*time.Minute))
	if r := n.run(followUp, at(21*time.Minute)); r.Title != "OpenAI" {
		t.Errorf("after a question, “and outside China?” gives:\n%s", plain(r))
	}
	for name, change := range map[string]func(*Request){
		"another member":   func(r *Request) { r.User = "8" },
		"another channel":  func(r *Request) { r.Channel = "2" },
		"another guild":    inGuild,
		"another story":    func(r *Request) { r.Options[optStory] = "ferry-takeover" },
		"ten minutes past": at(40 * time.Minute),
	} {
		if r := n.run(followUp, change); r.Title == "OpenAI" {
			t.Errorf("%s followed the question up", name)
		}
	}
}

func TestPagesOfAnAnswerStandAlone(t *testing.T) {
	n := openNewsroom(t)
	first := n.run("/ask question:Who are Northwind's rivals? story:ferry-takeover")
	stranger := func(r *Request) { r.User, r.Channel = "9", "9" }
	second := n.press(n.button(first, "More"), stranger)
	if len(second.Items) != 2 || !strings.Contains(second.Footer, "page 2 of 2") {
		t.Errorf("the second page reads:\n%s", plain(second))
	}
	if back := n.press(n.button(second, "Back"), stranger); plain(back) != plain(first) {
		t.Errorf("the way back leads to:\n%s", plain(back))
	}
}

func TestCheckThisClaim(t *testing.T) {
	n := openNewsroom(t)
	c, _ := Find(n.all, "Check this claim")
	if c == nil {
		t.Fatal("the message command is not found by its name")
	}
	var b strings.Builder
	for _, claim := range []string{
		"Apple picked Baidu",
		"Apple has chosen Alibaba as its partner in China.",
		"OpenAI pays Apple a billion dollars",
		"lol",
		"",
		"Good morning all!\nI read that Apple picked Baidu. Can that be?",
		strings.Repeat("It goes on and on, ", 300),
	} {
		req := Request{User: "7", Channel: "1", Now: today, Message: claim}
		r, err := c.Run(t.Context(), req)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString("> " + cut(claim, 60) + "\n" + plain(r) + "\n")
	}
	golden(t, "check", n.keyed(b.String()))
}
