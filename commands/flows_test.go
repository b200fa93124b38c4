package commands

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"byline/store"
)

// Whatever buttons there are, pressing any of them from any reply gives a reply, and the buttons of that one too.
func TestEveryButtonLeadsSomewhere(t *testing.T) {
	n := openNewsroom(t)
	seen := map[string]bool{}
	var walk func(r Reply, depth int)
	walk = func(r Reply, depth int) {
		here := map[string]bool{}
		for _, b := range r.Buttons {
			id := b.Do.Encode()
			if here[id] {
				t.Errorf("two buttons of %q do the same: %s", r.Title, id)
			}
			here[id] = true
			if b.Label == "" || len([]rune(b.Label)) > 80 {
				t.Errorf("a button is labelled %q", b.Label)
			}
			if seen[id] || depth == 0 {
				continue
			}
			seen[id] = true
			next := n.press(b)
			if next.Title == "" && next.Modal == nil || next.Tone == ToneError {
				t.Errorf("the button %q (%s) gives:\n%s", b.Label, id, plain(next))
			}
			walk(next, depth-1)
		}
		if len(r.Buttons) > 25 {
			t.Errorf("%q has %d buttons", r.Title, len(r.Buttons))
		}
	}
	for _, call := range []string{
		"/partner name:apple", "/partner name:apple where:China", "/leader name:holmes story:ferry-takeover",
		"/rival name:northwind story:ferry-takeover", "/about name:evil corp story:ferry-takeover", "/story", "/help",
		"/timeline", "/timeline story:ferry-takeover as_of:2024-03-12", "/said", "/figures", "/sources", "/partner name:apple story:aple",
		"/fact key:partner-chna", "/fact key:partner-china",
	} {
		walk(n.run(call), 4)
	}
	if len(seen) < 50 {
		t.Errorf("only %d buttons were found", len(seen))
	}
}

func TestAmbiguousNameIsChosenByButton(t *testing.T) {
	n := openNewsroom(t)
	r := n.run("/about name:holmes story:ferry-takeover")
	r = n.press(n.button(r, "Piet Holmes"))
	if r.Title != "Piet Holmes" {
		t.Errorf("the button leads to %q", r.Title)
	}
}

func TestStoryIsChosenByTheConversation(t *testing.T) {
	n := openNewsroom(t)
	if r := n.run("/story choose:ferry-takeover"); r.Tone == ToneError {
		t.Fatal(plain(r))
	}
	if r := n.run("/story"); r.Title != "Northwind bids for Lakeside Ferries" {
		t.Errorf("after the choice /story shows %q", r.Title)
	}
	elsewhere := func(r *Request) { r.Channel = "2" }
	if r := n.run("/story", elsewhere); !strings.HasPrefix(r.Title, "Apple picks") {
		t.Errorf("the choice changed another conversation: %q", r.Title)
	}
	if r := n.run("/story story:apple-alibaba"); !strings.HasPrefix(r.Title, "Apple picks") {
		t.Errorf("the option does not come before the choice: %q", r.Title)
	}
}

func TestStoryIsChosenForAServerByEditorsAlone(t *testing.T) {
	n := openNewsroom(t)
	if r := n.run("/story choose:ferry-takeover", inGuild); r.Tone != ToneError || !r.Private {
		t.Errorf("a member chose the server's story:\n%s", plain(r))
	}
	if r := n.run("/story", inGuild); !strings.HasPrefix(r.Title, "Apple picks") {
		t.Errorf("the refused choice took effect: %q", r.Title)
	}
	if r := n.run("/story choose:ferry-takeover", asEditor); r.Tone == ToneError {
		t.Errorf("an editor could not choose:\n%s", plain(r))
	}
	other := func(r *Request) { r.Guild, r.User, r.Channel = 42, "8", "5" }
	if r := n.run("/story", other); !strings.HasPrefix(r.Title, "Northwind bids") {
		t.Errorf("the choice does not hold for another member: %q", r.Title)
	}
	third := func(r *Request) { r.Guild = 43 }
	if r := n.run("/story", third); !strings.HasPrefix(r.Title, "Apple picks") {
		t.Errorf("the choice holds in another server: %q", r.Title)
	}
	// The choice is the server's and outlives the process.
	again, err := All(context.Background(), n.deps)
	if err != nil {
		t.Fatal(err)
	}
	n.all = again
	if r := n.run("/story", inGuild); !strings.HasPrefix(r.Title, "Northwind bids") {
		t.Errorf("after a restart /story shows %q", r.Title)
	}
}

func TestAGuildSeesItsOwnLayerAlone(t *testing.T) {
	n := openNewsroom(t)
	n.importText(42, `
byline: 1
story: apple-alibaba
title: Ours
entities:
  apple: {name: Apple, kind: company}
  secret: {name: Secret Partner, kind: company}
sources:
  desk: {publisher: Our desk, title: Notes, published: 2025-02-13}
facts:
  - {key: ours, text: Apple also works with Secret Partner., sources: [desk], subject: apple, relation: partner, object: secret, status: reported}
`)
	if r := n.run("/partner name:apple", inGuild); !strings.Contains(plain(r), "Secret Partner") {
		t.Errorf("the guild does not see its own fact:\n%s", plain(r))
	}
	for _, change := range []func(*Request){func(r *Request) {}, func(r *Request) { r.Guild = 43 }} {
		for _, call := range []string{"/partner name:apple", "/about name:secret", "/fact key:ours", "/said", "/related name:apple", "/story"} {
			if r := n.run(call, change); strings.Contains(plain(r), "Secret Partner") || strings.Contains(plain(r), "Our desk") {
				t.Errorf("%s shows another guild's fact:\n%s", call, plain(r))
			}
		}
	}
}

func TestQuestionIsPassedToTheEditors(t *testing.T) {
	n := openNewsroom(t)
	const question = "What does Apple pay Alibaba?"
	ask := Button{Label: "Pass to the editors", Do: Invocation{"gap", map[string]string{optStory: "apple-alibaba", optQuestion: question}}}
	form := n.press(ask, inGuild)
	if form.Modal == nil || form.Modal.Inputs[0].Value != question {
		t.Fatalf("no form with the question:\n%s", plain(form))
	}
	if gaps := n.run("/desk gaps", asEditor); !strings.Contains(plain(gaps), "None is open.") {
		t.Errorf("the question was passed on before it was sent:\n%s", plain(gaps))
	}
	sent := form.Modal.Do
	sent.Options[optQuestion], sent.Options[optNote] = question, "See the annual report.\u202e"
	r := n.press(Button{Label: "send", Do: sent}, inGuild)
	if r.Title != "Passed to the editors" || !r.Private {
		t.Errorf("no confirmation:\n%s", plain(r))
	}
	n.press(Button{Label: "send", Do: sent}, inGuild)
	gaps := plain(n.run("/desk gaps", asEditor))
	if strings.Count(gaps, question) != 1 || !strings.Contains(gaps, "Note: See the annual report.\n") {
		t.Errorf("the editors see:\n%s", gaps)
	}
	other := func(r *Request) { r.Guild, r.Editor = 43, true }
	if gaps := plain(n.run("/desk gaps", other)); strings.Contains(gaps, question) {
		t.Errorf("another server's editors see it:\n%s", gaps)
	}
	sent.Options[optQuestion] = " \u200b "
	if r := n.press(Button{Label: "send", Do: sent}, inGuild); r.Tone != ToneError {
		t.Errorf("an empty question was passed on:\n%s", plain(r))
	}
}

func TestDeskIsForEditors(t *testing.T) {
	n := openNewsroom(t)
	for _, call := range []string{"/desk gaps", "/desk editors", "/desk editors role:123"} {
		if r := n.run(call, inGuild); r.Tone != ToneError || !r.Private {
			t.Errorf("%s is open to all:\n%s", call, plain(r))
		}
	}
	if r := n.run("/desk editors role:123", asEditor); r.Tone != ToneError {
		t.Errorf("an editor who may not manage the server set the role:\n%s", plain(r))
	}
	if r := n.run("/desk editors role:x", asManager); r.Tone != ToneError {
		t.Errorf("a role that is none was set:\n%s", plain(r))
	}
	if r := n.run("/desk editors role:123", asManager); r.Tone == ToneError {
		t.Errorf("the role could not be set:\n%s", plain(r))
	}
	if id, err := n.deps.Store.EditorRole(context.Background(), 42); err != nil || id != "123" {
		t.Errorf("the role on record is %q (%v)", id, err)
	}
	r := n.run("/desk editors", asManager)
	if !strings.Contains(plain(r), "123") {
		t.Errorf("the role is not shown:\n%s", plain(r))
	}
	if r := n.press(n.button(r, "Take it back"), asEditor); r.Tone != ToneError {
		t.Errorf("an editor took the role back:\n%s", plain(r))
	}
	n.press(n.button(r, "Take it back"), asManager)
	if id, err := n.deps.Store.EditorRole(context.Background(), 42); err != nil || id != "" {
		t.Errorf("the role on record is still %q (%v)", id, err)
	}
	if r := n.run("/desk editors", func(r *Request) { r.Editor, r.Manager = true, true }); r.Tone != ToneError {
		t.Errorf("a direct message has a role:\n%s", plain(r))
	}
	if r := n.run("/help command:desk", asEditor); r.Title != "/desk" {
		t.Errorf("help hides /desk from an editor:\n%s", plain(r))
	}
}

func TestHistorySaysWhatChanged(t *testing.T) {
	n := openNewsroom(t)
	n.importText(0, `
byline: 1
story: ferry-takeover
title: Northwind bids for Lakeside Ferries
entities:
  lakeside: {name: Lakeside Ferries, kind: company, aliases: [Lakeside], summary: Operator of nine ferries}
sources:
  courier-1: {publisher: The Courier, title: Lakeside board splits, published: 2024-03-11}
facts:
  - {key: passengers, text: "Lakeside carried 1.3 million passengers in 2023.", sources: [courier-1], subject: lakeside, relation: figure, value: 1.3 million passengers, happened: 2023, status: disputed}
`)
	golden(t, "history", n.keyed(plain(n.run("/fact story:ferry-takeover key:passengers"))+"\n"+
		plain(n.press(n.button(n.run("/about name:lakeside story:ferry-takeover"), "History")))))
}

func TestOptionsAreMeasuredAndCleaned(t *testing.T) {
	n := openNewsroom(t)
	long := strings.Repeat("é", 101)
	for call, want := range map[string]string{
		"/partner name:" + long:                                "The option name is too long: 101 characters, of at most 100.",
		"/partner name:apple as_of:" + strings.Repeat("2", 41): "The option as_of is too long: 41 characters, of at most 40.",
		"/ask question:" + strings.Repeat("why ", 200):         "The option question is too long: 799 characters, of at most 500.",
		"/partner name:\u202e\u200b":                           "/partner needs its option name.",
	} {
		if r := n.run(call); r.Title != want || r.Tone != ToneError || !r.Private {
			t.Errorf("%.40s gives %q, want %q", call, r.Title, want)
		}
	}
	r := n.run("/partner name:\u202eap\x00ple\xff\u200b where:\tChina\n")
	if r.Title != "Not on record" && !strings.HasPrefix(r.Title, "Apple's partner") {
		t.Errorf("hostile characters gave:\n%s", plain(r))
	}
	for _, call := range []string{
		"/partner name:" + strings.Repeat("\u202e", 1<<20), "/fact key:%s%d%n", "/about name:'; DROP TABLE facts; --",
		"/sources ids:" + strings.Repeat("9", 999), "/partner name:apple page:-5", "/partner name:apple page:99999999999999999999",
	} {
		r := n.run(call)
		for _, s := range []string{r.Title, r.Lead} {
			if len([]rune(s)) > 400 || strings.ContainsAny(s, "\u202e\x00\n") {
				t.Errorf("%.40s gives %q", call, s)
			}
		}
	}
}

func TestLongInvocationsAreKept(t *testing.T) {
	n := openNewsroom(t)
	ctx := context.Background()
	inv := Invocation{"ask", map[string]string{optQuestion: strings.Repeat("why? & ", 70), optStory: "apple-alibaba"}}
	ref, err := n.deps.Ref(ctx, inv)
	if err != nil {
		t.Fatal(err)
	}
	if len(ref) > MaxInvocation {
		t.Errorf("the reference has %d characters", len(ref))
	}
	if got, err := n.deps.Deref(ctx, ref); err != nil || got.Encode() != inv.Encode() {
		t.Errorf("the reference leads to %+v (%v)", got, err)
	}
	if _, err := n.deps.Deref(ctx, refMark+"nothing-of-the-kind"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown reference gives %v", err)
	}
	for _, s := range []string{"", "?", "%zz?%zz", "ask?%zz=1", strings.Repeat("a", 1<<20)} {
		if _, err := n.deps.Deref(ctx, s); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("%.20q gives %v", s, err)
		}
	}
}

func TestErrorsInWords(t *testing.T) {
	secret := errors.New("dial tcp: token abc")
	for _, c := range []struct {
		err  error
		want string
	}{
		{&store.Error{Kind: store.ErrUnavailable, Msg: "The database is locked; try again", Err: secret}, "The database is locked; try again."},
		{fmt.Errorf("asking: %w", &store.Error{Kind: store.ErrInvalid, Msg: "No."}), "No."},
		{context.DeadlineExceeded, "That took too long"},
		{context.Canceled, "That was stopped"},
		{secret, "That failed on our side"},
	} {
		r := ErrorReply(c.err)
		if !strings.HasPrefix(r.Lead, c.want) || !r.Private || r.Tone != ToneError || strings.Contains(plain(r), "abc") {
			t.Errorf("%v reads %q", c.err, plain(r))
		}
	}
	n := openNewsroom(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	c, req := n.request("/story")
	if _, err := c.Run(ctx, req); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped call gives %v", err)
	}
}

func TestRecentKeepsTheLastAndForgetsTheOld(t *testing.T) {
	r := newRecent[int](3)
	for i := range 5 {
		r.put(seat{user: fmt.Sprint(i)}, i, today)
	}
	if len(r.seats) != 3 || r.order.Len() != 3 {
		t.Errorf("%d seats are kept", len(r.seats))
	}
	if _, ok := r.get(seat{user: "1"}, today, time.Minute); ok {
		t.Error("the seat used longest ago is still there")
	}
	if v, ok := r.get(seat{user: "2"}, today, time.Minute); !ok || v != 2 {
		t.Error("a seat among the last three is gone")
	}
	r.put(seat{user: "5"}, 5, today)
	if _, ok := r.get(seat{user: "2"}, today, time.Minute); !ok {
		t.Error("a seat that was just read had to make way")
	}
	if _, ok := r.get(seat{user: "5"}, today.Add(61*time.Second), time.Minute); ok || len(r.seats) != 2 {
		t.Error("a value outlived its time")
	}
}
