package commands

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"byline/store"
)

// attached gives a request a file.
func attached(name, text string) func(*Request) {
	return func(r *Request) {
		r.File = &File{Name: name, Data: []byte(text)}
		r.Options[optFile] = name
	}
}

const marketTable = "\ufeffText;Subject;Relation;Object;Status;Publisher;Title;Published\r\n" +
	"Apple talks with Baidu, too.;Apple;partner;Baidu;reported;The Wire;Talks;14.02.2025\r\n" +
	"Tencent was asked as well.;Tencent;;Apple;reported;The Wire;Talks;14.02.2025\r\n"

// An editor attaches a table, sees what it would do, and applies it; the same again changes nothing; a button takes it back.
func TestImportIsShownAndThenApplied(t *testing.T) {
	n := openNewsroom(t)
	var b strings.Builder
	step := func(what string, r Reply) Reply {
		t.Helper()
		fmt.Fprintf(&b, "> %s\n%s", what, plain(r))
		for _, f := range r.Files {
			fmt.Fprintf(&b, "file %s\n%s", f.Name, f.Data)
		}
		b.WriteString("\n")
		return r
	}
	facts := func(guild store.GuildID) int {
		t.Helper()
		f, err := n.deps.Store.ExportFile(context.Background(), guild, "apple-alibaba")
		if err != nil {
			t.Fatal(err)
		}
		return len(f.Facts)
	}
	before := facts(42)
	dry := step("/desk import market.csv", n.run("/desk import", asEditor, attached("market.csv", marketTable)))
	if facts(42) != before {
		t.Error("a dry run changed something")
	}
	left := step("Cancel", n.press(n.button(dry, "Cancel"), asEditor))
	if len(left.Buttons) > 0 || facts(42) != before {
		t.Errorf("leaving it: %+v", left)
	}
	gone := n.pressError(n.button(dry, "Apply"), asEditor)
	step("Apply, after all", ErrorReply(gone))

	dry = n.run("/desk import", asEditor, attached("market.csv", marketTable))
	if r := n.pressError(n.button(dry, "Apply"), asEditor, func(r *Request) { r.User = "8" }); r == nil {
		t.Error("another editor applies what was shown to the first")
	}
	if r := n.pressError(n.button(dry, "Apply"), func(r *Request) { r.Guild, r.Editor = 43, true }); r == nil {
		t.Error("another server applies what was shown in the first")
	}
	done := step("Apply", n.press(n.button(dry, "Apply"), asEditor))
	if facts(42) != before+2 || facts(43) != before || facts(0) != before {
		t.Errorf("%d facts here, %d elsewhere, %d shared; there were %d", facts(42), facts(43), facts(0), before)
	}
	if n.pressError(n.button(dry, "Apply"), asEditor) == nil {
		t.Error("applied twice")
	}
	step("the same again", n.run("/desk import", asEditor, attached("market.csv", marketTable)))
	asked := n.run("/ask question:Who talks with Baidu?", inGuild)
	if !strings.Contains(plain(asked), "Apple talks with Baidu, too.") {
		t.Errorf("asked after it: %s", plain(asked))
	}
	ask := step("Undo", n.press(n.button(done, "Undo"), asEditor))
	undone := n.press(n.button(ask, "Undo it"), asEditor)
	if facts(42) != before {
		t.Errorf("%d facts after undo, %d before", facts(42), before)
	}
	again := n.press(n.button(undone, "Bring it back"), asEditor)
	n.press(n.button(again, "Bring it back"), asEditor)
	if facts(42) != before+2 {
		t.Errorf("%d facts after undo of undo", facts(42))
	}
	golden(t, "desk_import", b.String())
}

// pressError is press for a button that is refused with an error.
func (n *newsroom) pressError(b Button, change ...func(*Request)) error {
	n.t.Helper()
	c, sub := Find(n.all, b.Do.Command)
	req := Request{User: "7", UserName: "Ada", Channel: "1", Now: today, Options: b.Do.Options, Sub: sub}
	for _, f := range change {
		f(&req)
	}
	_, err := c.Run(context.Background(), req)
	return err
}

func TestFaultyImportsChangeNothing(t *testing.T) {
	n := openNewsroom(t)
	var b strings.Builder
	many := strings.Builder{}
	many.WriteString("text,sources\n")
	for i := range 30 {
		fmt.Fprintf(&many, "Fact %d,none-%d\n", i, i)
	}
	for _, c := range []struct {
		name, text string
		change     []func(*Request)
	}{
		{"faults.csv", "text,sources,subject,status\nOne,nowhere,Aple,sure\n,apple,,\n", nil},
		{"many.csv", many.String(), nil},
		{"story.yaml", "byline: 1\nstory: mine\ntitle: Mine\nsources: {a: {publisher: A, title: B, published: 2025}}\n", nil},
		{"story.docx", "PK", nil},
		{"../../etc/passwd", "x", nil},
		{"story.yaml", "x", []func(*Request){func(r *Request) { r.Options[optStory] = "apple-alibaba" }}},
		{"other.csv", "text\nx\n", []func(*Request){func(r *Request) { r.Options[optStory] = "aple-alibaba" }}},
		{"everywhere.csv", marketTable, []func(*Request){func(r *Request) { r.Options[optEverywhere] = "true" }}},
		{"big.csv", strings.Repeat("x", MaxFile+1), nil},
		{"nul.csv", "text\nA\x00\n", nil},
	} {
		r := n.run("/desk import", append([]func(*Request){asEditor, attached(c.name, c.text)}, c.change...)...)
		fmt.Fprintf(&b, "> %s\n%s", c.name, plain(r))
		for _, f := range r.Files {
			fmt.Fprintf(&b, "file %s\n%s", f.Name, f.Data)
		}
		b.WriteString("\n")
		if !r.IsError() || !r.Private {
			t.Errorf("%s: %s", c.name, plain(r))
		}
	}
	r := n.run("/desk import", attached("a.csv", marketTable), func(r *Request) { r.Editor = true })
	if !r.IsError() {
		t.Errorf("in a direct message: %s", plain(r))
	}
	golden(t, "desk_import_faults", b.String())
}

// What is applied is what was shown: where the record has moved meanwhile, the editor is asked again.
func TestImportAsksAgainWhereTheRecordMoved(t *testing.T) {
	n := openNewsroom(t)
	const table = "key,text,publisher,title,published\n" +
		"partner-china,Another text.,The Wire,Talks,2025-02-14\nnew-one,A new one.,The Wire,Talks,2025-02-14\n"
	dry := n.run("/desk import", asEditor, attached("a.csv", table))
	n.importText(42, strings.ReplaceAll(`byline: 1
story: apple-alibaba
title: TITLE
sources: {meanwhile: {publisher: Post, title: "No", published: 2025-02-14}}
facts: [{key: partner-china, text: What somebody else wrote., sources: [meanwhile]}]
`, "TITLE", n.title()))
	again := n.press(n.button(dry, "Apply"), asEditor)
	golden(t, "desk_import_moved", plain(again))
	key := func() string {
		f, err := n.deps.Store.ExportFile(context.Background(), 42, "apple-alibaba")
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range f.Facts {
			if x.Key == "partner-china" {
				return x.Text
			}
		}
		return ""
	}
	if key() != "What somebody else wrote." {
		t.Errorf("overwritten unseen: %q", key())
	}
	n.press(n.button(again, "Apply"), asEditor)
	if key() != "Another text." {
		t.Errorf("not applied: %q", key())
	}
}

// What an editor is asked to overwrite is shown as it is and as it will be.
func TestImportShowsWhatItCorrects(t *testing.T) {
	n := openNewsroom(t)
	export := func() string {
		t.Helper()
		r := n.run("/desk export", asEditor)
		return string(r.Files[0].Data)
	}
	file := strings.Replace(export(), "status: confirmed", "status: disputed", 1)
	few := n.run("/desk import", asEditor, attached("few.yaml", file))
	file = strings.ReplaceAll(export(), "status: confirmed", "status: disputed")
	many := n.run("/desk import", asEditor, attached("many.yaml", file))
	golden(t, "desk_import_corrects", plain(few)+"\n"+plain(many)+"\n"+string(many.Files[0].Data))
	done := n.press(n.button(many, "Apply"), asEditor)
	if again := n.run("/desk import", asEditor, attached("many.yaml", export())); len(again.Buttons) > 0 || len(done.Files) != 1 {
		t.Errorf("%s\n%s", plain(done), plain(again))
	}
}

// A server's own record has its limits, which a dry run tells.
func TestImportsThatAreTooMuchForAServer(t *testing.T) {
	n := openNewsroom(t)
	var b strings.Builder
	b.WriteString("text,publisher,title,published\n")
	for i := range store.MaxGuildFacts + 1 {
		fmt.Fprintf(&b, "Fact number %d,The Wire,Talks,2025-02-14\n", i)
	}
	r := n.run("/desk import", asEditor, attached("many.csv", b.String()))
	if !r.IsError() || !strings.Contains(plain(r), "at most 5000 facts") {
		t.Errorf("%s", plain(r))
	}
}

func (n *newsroom) title() string {
	n.t.Helper()
	st, err := n.deps.Store.StoryBySlug(context.Background(), 0, "apple-alibaba")
	if err != nil {
		n.t.Fatal(err)
	}
	return st.Title
}

func asOperator(r *Request) { r.Guild, r.Editor, r.Operator = 42, true, true }

func TestOperatorsImportForAllServers(t *testing.T) {
	n := openNewsroom(t)
	everywhere := func(r *Request) { r.Options[optEverywhere] = "true" }
	dry := n.run("/desk import", asOperator, everywhere, attached("market.csv", marketTable))
	if !strings.Contains(plain(dry), "This holds for all servers.") {
		t.Errorf("%s", plain(dry))
	}
	if r := n.press(n.button(dry, "Apply"), asEditor); !r.IsError() {
		t.Errorf("an operator no more: %s", plain(r))
	}
	done := n.press(n.button(dry, "Apply"), asOperator)
	f, err := n.deps.Store.ExportFile(context.Background(), 43, "apple-alibaba")
	if err != nil {
		t.Fatal(err)
	}
	if last := f.Facts[len(f.Facts)-1]; last.Text != "Tencent was asked as well." {
		t.Errorf("the last fact elsewhere is %q", last.Text)
	}
	n.press(n.button(n.press(n.button(done, "Undo"), asOperator), "Undo it"), asOperator)
	if f, err = n.deps.Store.ExportFile(context.Background(), 43, "apple-alibaba"); err != nil || f.Facts[len(f.Facts)-1].Text == "Tencent was asked as well." {
		t.Errorf("after undo it is still there elsewhere (%v)", err)
	}
}

var sizes = regexp.MustCompile(`\d+ KiB`)

// What is exported can be imported, and changes nothing.
func TestExportsComeBack(t *testing.T) {
	n := openNewsroom(t)
	n.press(n.button(n.run("/desk import", asEditor, attached("market.csv", marketTable)), "Apply"), asEditor)
	var b strings.Builder
	for _, call := range []string{"/desk export", "/desk export history:true", "/desk export format:CSV", "/desk export format:CSV with semicolons"} {
		r := n.run(call, asEditor)
		fmt.Fprintf(&b, "> %s\n%s\n", call, plain(r))
		if len(r.Files) != 1 || r.Files[0].Shown {
			t.Fatalf("%s: %s", call, plain(r))
		}
		if !bytes.Contains(r.Files[0].Data, []byte("Apple talks with Baidu, too.")) {
			t.Errorf("%s lacks what the server added", call)
		}
		again := n.run("/desk import", asEditor, attached(r.Files[0].Name, string(r.Files[0].Data)))
		if len(again.Buttons) > 0 || !strings.Contains(again.Lead, "nothing to change") {
			t.Errorf("%s comes back as %s", call, plain(again))
		}
	}
	fmt.Fprintf(&b, "> %s\n%s\n", "both", plain(n.run("/desk export history:true format:CSV", asEditor)))
	golden(t, "desk_export", sizes.ReplaceAllString(b.String(), "… KiB"))
}
