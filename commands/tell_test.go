package commands

import (
	"context"
	"errors"
	"strings"
	"testing"

	"byline/commands/answer"
	"byline/store"
)

const (
	unanswered = "What does Apple pay Alibaba?"

	// paid answers unanswered; guests has to do with nothing.
	paid = `
byline: 1
story: apple-alibaba
title: Apple picks Alibaba's AI for iPhones in China
entities:
  apple: {name: Apple, kind: company}
  alibaba: {name: Alibaba, kind: company}
sources:
  herald: {publisher: The Herald, title: The price, published: 2025-02-14}
facts:
  - {key: price, text: "Apple pays Alibaba $900 million a year.", sources: [herald], subject: apple, relation: price, value: "$900 million a year", status: confirmed}
`
	guests = `
byline: 1
story: apple-alibaba
title: Apple picks Alibaba's AI for iPhones in China
entities:
  dubai: {name: Dubai, kind: place}
sources:
  herald: {publisher: The Herald, title: The guests, published: 2025-02-14}
facts:
  - {key: guests, text: The summit in Dubai had four thousand guests., sources: [herald], subject: dubai, status: confirmed}
`
)

func (n *newsroom) tellings() []Telling {
	n.t.Helper()
	all, err := n.deps.Tellings(context.Background(), today, 10)
	if err != nil {
		n.t.Fatal(err)
	}
	return all
}

// tell asks a question and presses Tell me when it is known.
func (n *newsroom) tell(question string, change ...func(*Request)) Reply {
	n.t.Helper()
	return n.press(n.button(n.run("/ask question:"+question, change...), "Tell me when it is known"), change...)
}

func TestMemberIsToldWhenAFactAnswers(t *testing.T) {
	n := openNewsroom(t)
	r := n.tell(unanswered, inGuild)
	if !r.Private || r.Title != "You will be told" {
		t.Fatalf("no confirmation:\n%s", plain(r))
	}
	if again := n.tell(unanswered, inGuild); plain(again) != plain(r) {
		t.Errorf("pressed twice:\n%s", plain(again))
	}
	if all := n.tellings(); len(all) != 0 {
		t.Errorf("told of nothing: %+v", all)
	}
	n.importText(0, guests)
	if all := n.tellings(); len(all) != 0 {
		t.Errorf("told of another fact:\n%s", plain(all[0].Reply))
	}
	n.importText(43, paid) // another server's
	if all := n.tellings(); len(all) != 0 {
		t.Errorf("told of another server's fact:\n%s", plain(all[0].Reply))
	}
	n.importText(0, paid)
	all := n.tellings()
	if len(all) != 1 {
		t.Fatalf("%d are to be told", len(all))
	}
	golden(t, "told", n.keyed(plain(n.tell("Who supplies Huawei's screens?"))+"\n"+plain(all[0].Reply)))
	if all[0].Watch.User != "7" {
		t.Errorf("for %q", all[0].Watch.User)
	}
	// Until somebody has told the member it comes again, and then no more.
	if again := n.tellings(); len(again) != 1 {
		t.Errorf("%d after the first look", len(again))
	}
	if err := n.deps.Store.EndWatch(context.Background(), all[0].Watch.ID, store.Told); err != nil || len(n.tellings()) != 0 {
		t.Errorf("told already: %v", err)
	}
}

func TestOnlyNewsIsTold(t *testing.T) {
	n := openNewsroom(t)
	const harbour = "Who owns the Blue Heron?"
	n.importText(0, `
byline: 1
story: ferry-takeover
title: Northwind bids for Lakeside Ferries
entities:
  heron-ship: {name: MV Egret, kind: product}
  lakeside: {name: Lakeside Ferries, kind: company}
sources:
  courier-9: {publisher: The Courier, title: Ships, published: 2024-03-11}
facts:
  - {key: egret, text: Lakeside Ferries owns the MV Egret., sources: [courier-9], subject: heron-ship, relation: owner, object: lakeside, status: confirmed}
`)
	ferry := func(r *Request) {
		r.Guild = 42
		if r.Options[optStop] == "" {
			r.Options[optStory] = "ferry-takeover"
		}
	}
	n.tell(harbour, ferry)
	// An alias makes a fact answer that was there before: right, but no news.
	n.importText(0, `
byline: 1
story: ferry-takeover
title: Northwind bids for Lakeside Ferries
entities:
  heron-ship: {name: MV Egret, kind: product, aliases: [Blue Heron]}
sources:
  courier-9: {publisher: The Courier, title: Ships, published: 2024-03-11}
facts: []
`)
	if r := n.run("/ask question:"+harbour, ferry); r.Kind != string(answer.Answered) {
		t.Fatalf("the alias does not answer:\n%s", plain(r))
	}
	if all := n.tellings(); len(all) != 0 {
		t.Errorf("told of an old fact:\n%s", plain(all[0].Reply))
	}
	// Once that fact is corrected it is.
	n.importText(0, `
byline: 1
story: ferry-takeover
title: Northwind bids for Lakeside Ferries
entities:
  heron-ship: {name: MV Egret, kind: product, aliases: [Blue Heron]}
  lakeside: {name: Lakeside Ferries, kind: company}
sources:
  courier-9: {publisher: The Courier, title: Ships, published: 2024-03-11}
facts:
  - {key: egret, text: Lakeside Ferries has owned the MV Egret since 2019., sources: [courier-9], subject: heron-ship, relation: owner, object: lakeside, status: confirmed}
`)
	if all := n.tellings(); len(all) != 1 {
		t.Errorf("%d are to be told of a corrected fact", len(all))
	}
}

func TestTellMeButton(t *testing.T) {
	n := openNewsroom(t)
	has := func(r Reply) bool {
		for _, b := range r.Buttons {
			if b.Label == "Tell me when it is known" {
				return true
			}
		}
		return false
	}
	if has(n.run("/ask question:"+unanswered+" as_of:2025-02-13")) || has(n.run("/ask question:"+unanswered, func(r *Request) { r.User = "console" })) ||
		!has(n.run("/ask question:"+unanswered)) {
		t.Error("the button is where it cannot be kept, or is not where it can")
	}
	// What a fact answers by the time the button is pressed is told at once.
	b := n.button(n.run("/ask question:"+unanswered), "Tell me when it is known")
	n.importText(0, paid)
	if r := n.press(b); !r.Private || r.Kind != string(answer.Answered) || !strings.HasPrefix(r.Lead, "This is on record now.") {
		t.Errorf("of a question that is answered:\n%s", plain(r))
	}
	// "Yesterday" is another day by then.
	again := n.press(Button{Do: Invocation{"tell", map[string]string{optQuestion: "What did Huawei pay Alibaba yesterday?"}}})
	if again.Tone != ToneError {
		t.Errorf("a day that moves:\n%s", plain(again))
	}
	// Stopped, one and all.
	first := n.tell("Who supplies Huawei's screens?")
	n.tell("What does Huawei pay Alibaba?")
	n.press(n.button(first, "Stop telling me"), func(r *Request) { r.User = "8" })
	if w, err := n.deps.Store.Watches(context.Background(), "7"); err != nil || len(w) != 2 {
		t.Errorf("somebody else stopped it: %d %v", len(w), err)
	}
	n.press(n.button(first, "Stop telling me"))
	if w, err := n.deps.Store.Watches(context.Background(), "7"); err != nil || len(w) != 1 {
		t.Errorf("%d wait, %v", len(w), err)
	}
	n.press(stopButton("", stopAll))
	if w, err := n.deps.Store.Watches(context.Background(), "7"); err != nil || len(w) != 0 {
		t.Errorf("%d wait, %v", len(w), err)
	}
}

// A question that follows up another is passed on with what it takes from there.
func TestFollowUpIsPassedOnWhole(t *testing.T) {
	n := openNewsroom(t)
	n.run("/ask question:Who is Apple's partner in China?")
	r := n.run("/ask question:and in Brazil?")
	if r.Kind != string(answer.NoRecord) {
		t.Fatal(plain(r))
	}
	for _, label := range []string{"Pass to the editors", "Tell me when it is known"} {
		if q := n.button(r, label).Do.Options[optQuestion]; !strings.Contains(q, "Apple") || !strings.Contains(q, "Brazil") {
			t.Errorf("%s passes on %q", label, q)
		}
	}
}

func TestDirectMessageKeepsItsStory(t *testing.T) {
	n := openNewsroom(t)
	n.run("/story choose:ferry-takeover")
	var err error
	if n.all, err = All(context.Background(), n.deps); err != nil { // a restart
		t.Fatal(err)
	}
	if r := n.run("/story"); r.Title != "Northwind bids for Lakeside Ferries" {
		t.Errorf("after a restart /story shows %q", r.Title)
	}
}

func TestPrivacy(t *testing.T) {
	n := openNewsroom(t)
	ctx := context.Background()
	var b strings.Builder
	show := func(call string, r Reply) { b.WriteString("> " + call + "\n" + plain(r) + "\n") }
	show("/privacy, of a newcomer", n.run("/privacy", func(r *Request) { r.User = "99" }))

	n.passOn(unanswered, "", inGuild)
	n.passOn("What does Huawei pay Alibaba?", "I am Ada of Accounts", func(r *Request) { r.Guild = 43 })
	n.tell(unanswered, inGuild)
	n.tell("Who supplies Huawei's screens?")
	n.run("/story choose:ferry-takeover")
	f, err := store.ReadFile("test.yaml", strings.NewReader(guests))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := n.deps.Store.Import(ctx, store.ImportOptions{Guild: 42, By: store.Author{UserID: "7", Name: "Ada", Via: "desk"}}, f); err != nil {
		t.Fatal(err)
	}
	r := n.run("/privacy", inGuild)
	show("/privacy, in a server", r)
	show("/privacy, in a direct message", n.run("/privacy"))
	r = n.press(n.button(r, "Delete it …"), inGuild)
	show("Delete it …", r)
	if again := n.press(n.button(r, "Keep it"), inGuild); len(again.Items) < 3 {
		t.Errorf("keeping it shows:\n%s", plain(again))
	}
	n.run("/ask question:Who is Apple's partner in China?", inGuild)
	show("Delete it", n.press(n.button(r, "Delete it"), inGuild))
	show("/privacy, afterwards", n.run("/privacy", inGuild))
	show("/desk gaps, afterwards", n.run("/desk gaps", asEditor))
	golden(t, "privacy", n.keyed(b.String()))
	if r := n.run("/ask question:since when?", inGuild); r.Kind != string(answer.NotUnderstood) {
		t.Errorf("the last question is remembered:\n%s", plain(r))
	}
	if _, err := n.deps.Store.ConversationStory(ctx, "1", "7"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the conversation's story is kept: %v", err)
	}
}
