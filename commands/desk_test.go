package commands

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"strings"
	"testing"

	"byline/store"
)

// desk is an editor at work: each step acts on the reply of the one before, and all of it is written down.
type desk struct {
	*newsroom
	as   func(*Request)
	last Reply
	log  strings.Builder
}

func openDesk(t *testing.T) *desk { return &desk{newsroom: openNewsroom(t), as: asEditor} }

var seenShown = regexp.MustCompile(`seen=[0-9]+`)

func (d *desk) note(what string, r Reply) Reply {
	d.last = r
	fmt.Fprintf(&d.log, "> %s\n%s\n", what, seenShown.ReplaceAllString(plain(r), "seen=N"))
	return r
}

func (d *desk) call(line string) Reply { return d.note(line, d.run(line, d.as)) }

func (d *desk) click(label string) Reply {
	d.t.Helper()
	return d.note("["+label+"]", d.press(d.button(d.last, label), d.as))
}

// send fills in the form shown last: pairs of a field and what is typed. What is left out stays as it stands there.
func (d *desk) send(fields ...string) Reply {
	d.t.Helper()
	if d.last.Modal == nil {
		d.t.Fatalf("no form in:\n%s", plain(d.last))
	}
	do := Invocation{d.last.Modal.Do.Command, maps.Clone(d.last.Modal.Do.Options)}
	for _, in := range d.last.Modal.Inputs {
		if in.Value != "" {
			do.Options[in.Name] = in.Value
		}
	}
	for i := 0; i+1 < len(fields); i += 2 {
		do.Options[fields[i]] = fields[i+1]
	}
	return d.note("send "+strings.Join(fields, " "), d.press(Button{Label: "send", Do: do}, d.as))
}

// says wants any of some texts in the last reply.
func (d *desk) says(any ...string) {
	d.t.Helper()
	text := plain(d.last)
	for _, want := range any {
		if strings.Contains(text, want) {
			return
		}
	}
	d.t.Errorf("none of %q in:\n%s", any, text)
}

func (d *desk) fact(guild store.GuildID, key string) *store.Fact {
	d.t.Helper()
	ctx := context.Background()
	s, err := d.deps.Store.StoryBySlug(ctx, guild, "apple-alibaba")
	if err != nil {
		d.t.Fatal(err)
	}
	rec, err := d.deps.Store.Record(ctx, guild, s.ID)
	if err != nil {
		d.t.Fatal(err)
	}
	for i := range rec.Facts {
		if rec.Facts[i].Key == key {
			return &rec.Facts[i]
		}
	}
	d.t.Fatalf("no fact %s", key)
	return nil
}

func TestDeskRetractsAndUndoes(t *testing.T) {
	d := openDesk(t)
	d.call("/desk retract fact:partner-china")
	d.send("reason", "The source has withdrawn it.")
	if f := d.fact(42, "partner-china"); f.Retracted != "The source has withdrawn it." {
		t.Errorf("the fact is retracted for %q", f.Retracted)
	}
	if f := d.fact(0, "partner-china"); f.Retracted != "" {
		t.Error("one server's editor retracted it for all")
	}
	d.call("/desk retract fact:partner-china reason:Again")
	d.call("/desk history fact:partner-china")
	d.call("/desk undo")
	d.click("Undo it")
	if f := d.fact(42, "partner-china"); f.Retracted != "" {
		t.Errorf("after undo the fact is still retracted for %q", f.Retracted)
	}
	d.click("Bring it back")
	d.click("Bring it back")
	if f := d.fact(42, "partner-china"); f.Retracted == "" {
		t.Error("the undo of the undo does not bring the retraction back")
	}
	d.call("/desk restore fact:partner-china")
	d.call("/desk restore fact:partner-china")
	d.call("/desk history")
	d.call("/desk undo edit:999")
	d.call("/desk undo edit:1")
	d.call("/desk history edit:1")
	d.call("/desk retract story:ferry-takeover fact:second-bid reason:Withdrawn")
	d.says("What it replaced counts again: ")
	golden(t, "desk_undo", d.log.String())
}

func TestDeskKeepsTheSecondEditorsReason(t *testing.T) {
	d := openDesk(t)
	form := d.call("/desk retract fact:partner-china")
	d.call("/desk retract fact:partner-china reason:Wrong company")
	d.call("/desk restore fact:partner-china")
	d.last = form
	d.send("reason", "The source has withdrawn it.")
	d.says("has changed since you looked at it")
	if f := d.fact(42, "partner-china"); f.Retracted != "" {
		t.Error("the second editor overwrote the first")
	}
	moved := d.last
	d.click("Change")
	if d.last.Modal == nil || d.last.Modal.Inputs[0].Value != "The source has withdrawn it." {
		t.Errorf("what the second editor typed is lost:\n%s", plain(d.last))
	}
	d.last = moved
	d.click("Save mine all the same")
	if f := d.fact(42, "partner-china"); f.Retracted != "The source has withdrawn it." {
		t.Errorf("the fact is retracted for %q", f.Retracted)
	}
	golden(t, "desk_moved", d.log.String())
}

func TestDeskEntities(t *testing.T) {
	d := openDesk(t)
	d.call("/desk entity name:alibaba")
	d.call("/desk entity name:alibaba alias:BABA stock")
	d.call("/desk entity name:baba stock")
	d.call("/desk entity name:alibabba")
	d.call("/desk entity name:Tencent kind:company summary:Chinese games and messaging company")
	d.click("Add it")
	d.call("/desk entity name:tencent rename:Tencent Holdings")
	d.call("/desk entity name:tencent kind:robot")
	d.click("Change")
	d.send("kind", "company", "aliases", "Tencent\nWeChat owner\n", "summary", "")
	d.call("/desk history name:tencent")
	d.call("/desk entity name:tencent unalias:QQ")
	d.call("/desk entity name:tencent merge_into:alibaba")
	d.click("Merge them")
	d.call("/about name:WeChat owner")
	d.call("/desk history name:alibaba")
	d.call("/desk undo")
	d.click("Undo it")
	d.call("/desk entity")
	d.send("rename", "Tencent Holdings", "kind", "company")
	d.click("Add another")
	d.call("/desk undo edit:4")
	d.click("Undo it")
	golden(t, "desk_entity", d.log.String())
}

// Two editors have the same form open: the second is shown what the first did, and loses nothing of what they typed.
func TestDeskShowsWhatOthersDidMeanwhile(t *testing.T) {
	for _, c := range []struct{ open, meanwhile, field, mine string }{
		{"/desk entity slug:alibaba", "/desk entity name:alibaba alias:the Hangzhou group", "summary", "Mine"},
		{"/desk source slug:bloomberg-2025-02-13", "/desk source source:bloomberg-2025-02-13 author:Jane Doe", "title", "Mine"},
		{"/desk relation again:1 slug:partner", "/desk relation relation:partner words:in league with", "inverse", "Mine"},
		{"/desk story again:1", "/desk story title:Theirs", "summary", "Mine"},
	} {
		d := openDesk(t)
		form := d.call(c.open)
		d.call(c.meanwhile)
		d.last = form
		d.send(c.field, c.mine)
		d.says("Changed meanwhile")
		d.says("Nothing was saved yet.")
		if len(d.last.Items) != 1 || !strings.Contains(d.last.Items[0].Head, "by Ada") {
			t.Errorf("%s: what was done meanwhile is not shown:\n%s", c.open, plain(d.last))
		}
		refused := d.last
		d.click("Change")
		kept := false
		for _, in := range d.last.Modal.Inputs {
			kept = kept || in.Name == c.field && in.Value == c.mine
		}
		if !kept {
			t.Errorf("%s: what was typed is lost:\n%s", c.open, plain(d.last))
		}
		d.last = refused
		d.click("Save mine all the same")
		d.says("Changed\n", "Corrected\n")
		d.says(c.mine)
	}
}

func TestDeskSources(t *testing.T) {
	d := openDesk(t)
	d.call("/desk source source:bloomberg-2025-02-13")
	d.call("/desk source source:bloomberg-2025-02-13 author:Jane Doe")
	d.call("/desk history fact:partner-china")
	d.call("/desk source publisher:Reuters title:Shares rise published:2025-02-14 url:ftp://example.com/a")
	d.click("Change")
	d.send("url", "https://example.com/a", "published", "sometime")
	d.click("Change")
	d.send("published", "14 Feb 2025")
	d.call("/desk source publisher:Reuters title:Shares rise more published:2025-02-14 url:https://example.com/a")
	d.call("/desk source source:nosuch")
	golden(t, "desk_source", d.log.String())
}

func TestDeskRelations(t *testing.T) {
	d := openDesk(t)
	d.call("/desk relation relation:partner")
	d.call("/desk relation relation:partner words:teams up with, in league with")
	d.call("/ask question:Who is in league with Apple in China?")
	d.call("/desk relation relation:Sponsor")
	d.click("Add it")
	d.call("/desk relation relation:sponsor command:true")
	d.as = func(r *Request) { asEditor(r); r.Operator = true }
	d.call("/desk relation relation:A relation whose slug is too long for a command label:A relation whose slug is too long for a command command:true everywhere:true")
	d.click("Add it")
	d.call("/desk relation relation:ask everywhere:true command:true")
	d.click("Add it")
	d.says("/ask is a command already")
	d.call("/desk relation relation:Anchor command:true everywhere:true")
	d.click("Add it")
	d.call("/desk history")
	golden(t, "desk_relation", d.log.String())
}

func TestDeskStories(t *testing.T) {
	d := openDesk(t)
	d.call("/desk story")
	d.call("/desk story title:Our view zone:London")
	d.call("/desk story zone:Nowhere")
	d.call("/desk story make:Harbour Bridge")
	d.send("title", "The harbour bridge closes", "zone", "Europe/London")
	d.click("Change")
	d.send("make", "harbour-bridge")
	d.click("Choose it for this server")
	d.call("/desk story")
	d.call("/desk story make:harbour-bridge title:Twice")
	golden(t, "desk_story", d.log.String())
	if r := d.run("/story", inGuild); r.Title != "The harbour bridge closes" {
		t.Errorf("the server's story is %q", r.Title)
	}
	if r := d.run("/story", func(r *Request) { r.Guild = 43 }); strings.Contains(plain(r), "harbour") {
		t.Errorf("another server sees the story:\n%s", plain(r))
	}
}

// Only operators change what all servers see, and only where they say so.
func TestDeskWritesTheSharedRecordForOperatorsAlone(t *testing.T) {
	d := openDesk(t)
	d.call("/desk retract fact:partner-china reason:Wrong everywhere:true")
	d.says("Only the operators of this bot can change the record of all servers.")
	d.as = func(r *Request) { asEditor(r); r.Operator = true }
	d.call("/desk retract fact:partner-china reason:Wrong everywhere:true")
	d.says("This holds for all servers.")
	if f := d.fact(43, "partner-china"); f.Retracted != "Wrong" {
		t.Errorf("in another server the fact is retracted for %q", f.Retracted)
	}
	// An editor sees the change, and cannot undo it.
	operator := d.as
	d.as = asEditor
	d.call("/desk history")
	d.says("In the record of all servers.")
	for _, b := range d.last.Buttons {
		if strings.HasPrefix(b.Label, "Undo") {
			t.Errorf("an editor is offered %q", b.Label)
		}
	}
	d.call("/desk undo edit:3")
	d.says("Only the operators of this bot can undo it")
	d.as = operator
	d.call("/desk undo")
	d.says("This changes the record of all servers.")
	d.click("Undo it")
	if f := d.fact(43, "partner-china"); f.Retracted != "" {
		t.Error("the undo did not reach the other server")
	}
	// Without a server, at the console, the record that is written is the shared one.
	d.as = func(r *Request) { r.Editor, r.Operator = true, true }
	d.call("/desk retract fact:partner-china reason:Wrong")
	if f := d.fact(43, "partner-china"); f.Retracted != "Wrong" {
		t.Error("the console did not write the shared record")
	}
}

// Readers see what became of a fact, and editors the numbers that /desk undo takes as well.
func TestHistoryNumbersItsEntriesForEditors(t *testing.T) {
	d := openDesk(t)
	d.call("/desk retract fact:partner-china reason:Wrong company")
	facts := Button{Do: Invocation{"history", map[string]string{optStory: "apple-alibaba", optFacts: fmt.Sprint(d.fact(42, "partner-china").ID)}}}
	if text := plain(d.press(facts, asEditor)); !strings.Contains(text, "#3 Retracted by Ada") {
		t.Errorf("an editor sees no number:\n%s", text)
	}
	if text := plain(d.press(facts, inGuild)); strings.Contains(text, "#3") || !strings.Contains(text, "Retracted by Ada") {
		t.Errorf("a member sees:\n%s", text)
	}
}

// History leafs back and forth, and every page shows each change once.
func TestDeskHistoryIsPaged(t *testing.T) {
	d := openDesk(t)
	for range 6 {
		d.call("/desk retract fact:partner-china reason:Once more")
		d.call("/desk restore fact:partner-china")
	}
	numbers := regexp.MustCompile(`\* .*(#\d+) `)
	shown := func() (ids []string) {
		for _, m := range numbers.FindAllStringSubmatch(plain(d.last), -1) {
			ids = append(ids, m[1])
		}
		return ids
	}
	d.call("/desk history")
	first := shown()
	d.click("Older")
	second := shown()
	d.click("Older")
	third := shown()
	if got, want := strings.Join(append(append(first, second...), third...), " "), "#14 #13 #12 #11 #10 #9 #8 #7 #6 #5 #4 #3 #1"; got != want {
		t.Errorf("the pages show %s, want %s", got, want)
	}
	d.click("Newer")
	if got := shown(); strings.Join(got, " ") != strings.Join(second, " ") {
		t.Errorf("back on the second page are %v, not %v", got, second)
	}
	d.call("/desk history by:ada")
	if len(shown()) != 5 {
		t.Errorf("Ada changed %v", shown())
	}
	d.call("/desk history by:nobody")
	d.says("Nothing.")
}
