package commands

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"byline/commands/answer"
	"byline/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// today is the clock of the tests: the morning after the starter story.
var today = time.Date(2025, 2, 14, 9, 0, 0, 0, time.FixedZone("HKT", 8*3600))

// newsroom is the commands on a database with the starter story and the stories of testdata.
type newsroom struct {
	t    testing.TB
	deps Deps
	all  []Command
}

func openNewsroom(t testing.TB) *newsroom {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, store.Options{Path: filepath.Join(t.TempDir(), "byline.db"), Now: func() time.Time { return today }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := st.EnsureStarter(ctx); err != nil {
		t.Fatal(err)
	}
	n := &newsroom{t: t, deps: Deps{Store: st, Answers: answer.New(st), DefaultStory: "apple-alibaba"}}
	n.importFile(0, "ferry-takeover.yaml")
	if n.all, err = All(ctx, n.deps); err != nil {
		t.Fatal(err)
	}
	return n
}

// importFile puts a story of testdata on record.
func (n *newsroom) importFile(guild store.GuildID, name string) {
	n.t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		n.t.Fatal(err)
	}
	n.importText(guild, string(text))
}

func (n *newsroom) importText(guild store.GuildID, text string) {
	n.t.Helper()
	f, err := store.ReadFile("test.yaml", strings.NewReader(text))
	if err != nil {
		n.t.Fatal(err)
	}
	_, err = n.deps.Store.Import(context.Background(), store.ImportOptions{Guild: guild, By: store.Author{Name: "Ada", Via: "import"}}, f)
	if err != nil {
		n.t.Fatal(err)
	}
}

// request reads "/partner name:apple where:outside China"; an option's value goes to the next option.
func (n *newsroom) request(call string) (*Command, Request) {
	n.t.Helper()
	name, rest, _ := strings.Cut(strings.TrimPrefix(call, "/"), " ")
	req := Request{User: "7", UserName: "Ada", Channel: "1", Now: today, Options: map[string]string{}}
	if c, _ := Find(n.all, name); c == nil {
		sub, more, _ := strings.Cut(rest, " ")
		name, rest = name+" "+sub, more
	}
	c, sub := Find(n.all, name)
	if c == nil {
		n.t.Fatalf("no command for %q", call)
	}
	req.Sub = sub
	last := ""
	for word := range strings.SplitSeq(rest, " ") {
		if option, value, ok := strings.Cut(word, ":"); ok && option != "" && !strings.ContainsAny(option, "/.") {
			last = option
			req.Options[option] = value
		} else if last != "" {
			req.Options[last] += " " + word
		}
	}
	return c, req
}

func (n *newsroom) run(call string, change ...func(*Request)) Reply {
	n.t.Helper()
	c, req := n.request(call)
	for _, f := range change {
		f(&req)
	}
	reply, err := c.Run(context.Background(), req)
	if err != nil {
		return ErrorReply(err)
	}
	return reply
}

// press runs what a button carries, as whoever shows it would after a restart: from its text.
func (n *newsroom) press(b Button, change ...func(*Request)) Reply {
	n.t.Helper()
	ctx := context.Background()
	id, err := n.deps.Ref(ctx, b.Do)
	if err != nil {
		n.t.Fatal(err)
	}
	if len(id) > MaxInvocation {
		n.t.Errorf("the button %q carries %d characters", b.Label, len(id))
	}
	inv, err := n.deps.Deref(ctx, id)
	if err != nil {
		n.t.Fatal(err)
	}
	c, sub := Find(n.all, inv.Command)
	if c == nil {
		n.t.Fatalf("the button %q runs %q, which is no command", b.Label, inv.Command)
	}
	req := Request{User: "7", UserName: "Ada", Channel: "1", Now: today, Options: inv.Options, Sub: sub}
	for _, f := range change {
		f(&req)
	}
	reply, err := c.Run(ctx, req)
	if err != nil {
		n.t.Fatalf("the button %q (%s): %v", b.Label, b.Do.Encode(), err)
	}
	return reply
}

func (n *newsroom) button(r Reply, label string) Button {
	n.t.Helper()
	for _, b := range r.Buttons {
		if b.Label == label {
			return b
		}
	}
	n.t.Fatalf("no button %q in:\n%s", label, plain(r))
	return Button{}
}

func inGuild(r *Request)  { r.Guild = 42 }
func asEditor(r *Request) { r.Guild, r.Editor = 42, true }
func asManager(r *Request) {
	r.Guild, r.Editor, r.Manager = 42, true, true
}

// plain is a reply as text, everything in it on show.
func plain(r Reply) string {
	var b strings.Builder
	line := func(format string, args ...any) {
		b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
	}
	if r.Modal != nil {
		line("modal: %s", r.Modal.Title)
		for _, in := range r.Modal.Inputs {
			line("  %s: %s [%s] required=%t max=%d", in.Name, in.Label, in.Value, in.Required, in.Max)
		}
		line("  -> %s", r.Modal.Do.Encode())
		return b.String()
	}
	if r.Title != "" {
		line("%s", r.Title)
	}
	if r.Lead != "" {
		line("%s", r.Lead)
	}
	for _, it := range r.Items {
		if it.Section != "" {
			line("  ## %s", it.Section)
		}
		for _, a := range it.Amended {
			line("  ! %s", r.Lang.Amended(a.What, r.Lang.Date(a.On, zone(r)), a.Text+" "))
		}
		head := join(r.Lang.Date(it.Date, zone(r)), it.Head, it.Where)
		line("  * %s", strings.TrimSpace(head+"  "+r.Lang.Status(it.Status)))
		if it.Text != "" {
			line("    %s", it.Text)
		}
		if it.Channel != "" {
			line("    #%s", it.Channel)
		}
		if it.Role != "" {
			line("    @%s", it.Role)
		}
		for _, at := range it.Times {
			line("    %s %s", r.Lang.Moment(at, zone(r)), at.In(zone(r)).Format("MST"))
		}
		if it.Quote != "" {
			line("    “%s”", it.Quote)
		}
		var by []string
		for _, c := range it.Cites {
			by = append(by, strings.TrimSpace(strings.TrimPrefix(c.Author+", ", ", ")+c.Publisher+", "+r.Lang.Date(c.Published, zone(r))+" "+c.URL))
		}
		if it.SaidBy != "" {
			by = append(by, r.Lang.SaidBy(it.SaidBy))
		}
		if len(by) > 0 {
			line("    %s", strings.Join(by, " · "))
		}
		for _, note := range it.Notes {
			line("    - %s", note)
		}
	}
	for _, note := range r.Notes {
		line("%s", note)
	}
	if r.Footer != "" {
		line("%s", r.Footer)
	}
	for _, button := range r.Buttons {
		mark := ""
		if button.Replace {
			mark = " (replaces)"
		}
		line("[%s] %s%s", button.Label, button.Do.Encode(), mark)
	}
	about := []string{"tone " + string(r.Tone), "kind " + r.Kind}
	if r.Private {
		about = append(about, "private")
	}
	line("(%s)", strings.Join(about, ", "))
	return b.String()
}

func zone(r Reply) *time.Location {
	if r.Zone == nil {
		return time.UTC
	}
	return r.Zone
}

// golden compares what was got with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs (-want +got); go test -run %s -update writes it anew:\n%s", path, t.Name(), diff)
	}
}

// keyed writes facts' ids as their keys, which do not change when a story is put on record in another order.
func (n *newsroom) keyed(text string) string {
	n.t.Helper()
	ctx := context.Background()
	stories, err := n.deps.Store.Stories(ctx, 0)
	if err != nil {
		n.t.Fatal(err)
	}
	keys := map[string]string{}
	for _, s := range stories {
		rec, err := n.deps.Store.Record(ctx, 0, s.ID)
		if err != nil {
			n.t.Fatal(err)
		}
		for _, f := range rec.Facts {
			keys[fmt.Sprint(f.ID)] = f.Key
		}
	}
	return idsShown.ReplaceAllStringFunc(text, func(s string) string {
		ids := strings.Split(strings.TrimPrefix(s, "ids="), ".")
		for i, id := range ids {
			ids[i] = keys[id]
		}
		return "ids=" + strings.Join(ids, ".")
	})
}

var idsShown = regexp.MustCompile(`ids=[0-9.]+`)

// goldenCalls runs calls and compares all their replies with one file.
func (n *newsroom) goldenCalls(t *testing.T, name string, calls ...string) {
	t.Helper()
	var b strings.Builder
	for _, call := range calls {
		fmt.Fprintf(&b, "> %s\n%s\n", call, plain(n.run(call)))
	}
	golden(t, name, n.keyed(b.String()))
}
