package bot_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/bot"
	"byline/bot/discordtest"
	"byline/commands"
)

// filing is a command whose replies carry files: one of each size.
func filing(name string, slow time.Duration, private bool, sizes ...int) commands.Command {
	return commands.Command{
		Spec: &discordgo.ApplicationCommand{Name: name}, Private: private,
		Run: func(_ context.Context, r commands.Request) (commands.Reply, error) {
			time.Sleep(slow)
			if r.Options["plain"] != "" {
				return commands.Reply{Title: "Without"}, nil
			}
			reply := commands.Reply{Title: "With files", Buttons: []commands.Button{{Label: "Plain", Replace: true,
				Do: commands.Invocation{Command: name, Options: map[string]string{"plain": "1"}}}}}
			for i, n := range sizes {
				reply.Files = append(reply.Files, commands.File{Name: string(rune('a'+i)) + ` "ü/.csv`, Data: bytes.Repeat([]byte("x"), n)})
			}
			return reply, nil
		},
	}
}

// checkFiles looks at the files that came with a message.
func checkFiles(t *testing.T, m *discordtest.Message, sizes ...int) {
	t.Helper()
	if len(m.Files) != len(sizes) || !strings.Contains(embedText(m), "With files") {
		t.Fatalf("%d files of %d, below %q", len(m.Files), len(sizes), embedText(m))
	}
	for i, f := range m.Files {
		if want := string(rune('a'+i)) + "-----.csv"; f.Name != want[:len(f.Name)] && !strings.HasSuffix(f.Name, ".csv") {
			t.Errorf("the file is called %q", f.Name)
		}
		if len(f.Content) != sizes[i] {
			t.Errorf("%s has %d bytes, not %d", f.Name, len(f.Content), sizes[i])
		}
	}
}

func TestFilesOfReplies(t *testing.T) {
	t.Parallel()
	const deferred = 1700 * time.Millisecond
	r := start(t, with(
		filing("small", 0, false, 5, 0), filing("large", 0, true, 700<<10), filing("slow", deferred, true, 7),
		filing("many", 0, false, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), filing("huge", 0, true, 6<<20, 6<<20),
	))
	t.Run("with the first answer", func(t *testing.T) {
		m := r.reply(discordtest.Slash("small"))
		checkFiles(t, m, 5, 0)
		x, err := r.discord.Interact(discordtest.Press(m, buttonID(t, m, "Plain")))
		if err != nil {
			t.Fatal(err)
		}
		if m, err = x.Edited(within(t), 1); err != nil || len(m.Files) != 0 {
			t.Errorf("replaced, the message has %d files (%v)", len(m.Files), err)
		}
	})
	t.Run("too large for the first answer", func(t *testing.T) {
		m := r.reply(discordtest.Slash("large"))
		checkFiles(t, m, 700<<10)
		if !m.Ephemeral {
			t.Error("a private file is there for all to see")
		}
	})
	t.Run("deferred", func(t *testing.T) { checkFiles(t, r.reply(discordtest.Slash("slow")), 7) })
	t.Run("more than Discord takes", func(t *testing.T) {
		m := r.reply(discordtest.Slash("many"))
		checkFiles(t, m, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
		if !strings.Contains(embedText(m), "is left out") {
			t.Errorf("the eleventh is missing without a word: %s", embedText(m))
		}
		m = r.reply(discordtest.Slash("huge"))
		checkFiles(t, m, 6<<20)
	})
}

func TestFilesOfPostedInteractions(t *testing.T) {
	t.Parallel()
	r, url, client := startHTTP(t, with(filing("small", 0, true, 5)))
	x, resp, err := r.discord.Post(within(t), client, url+"/interactions", discordtest.Slash("small"))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	m, err := x.Edited(within(t), 1)
	if err != nil {
		t.Fatal(err)
	}
	checkFiles(t, m, 5)
	if !m.Ephemeral {
		t.Error("a private file is there for all to see")
	}
}

const facts = "text,subject,publisher,title,published\nApple talks with Baidu as well.,Apple,The Wire,Talks,2025-02-14\n"

// An editor attaches a file, sees what it would do, applies it and takes it back.
func TestImportFromDiscord(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	who := 700000000000004001 // several, for each can ask only so much at a time
	editor := func(e discordtest.Event) discordtest.Event { return e.Permissions(asEditor, 0).By(fmt.Sprint(who)) }
	upload := func(u discordtest.Upload, options ...any) *discordtest.Message {
		t.Helper()
		return r.reply(editor(r.discord.Attach(discordtest.Slash("desk import", options...), "file", u)))
	}
	press := func(m *discordtest.Message, label string) *discordtest.Message {
		t.Helper()
		x, err := r.discord.Interact(editor(discordtest.Press(m, buttonID(t, m, label))))
		if err != nil {
			t.Fatal(err)
		}
		if m, err = x.Reply(within(t)); err != nil {
			t.Fatal(err)
		}
		return m
	}
	sees := func(m *discordtest.Message, what string) {
		t.Helper()
		if !strings.Contains(embedText(m), what) || !m.Ephemeral {
			t.Errorf("%q is not in (ephemeral %v):\n%s", what, m.Ephemeral, embedText(m))
		}
	}
	dry := upload(discordtest.Upload{Name: "facts.csv", Content: []byte(facts)})
	sees(dry, "1 fact created and 1 new source.")
	done := press(dry, "Apply")
	sees(done, "Imported")
	if got := r.reply(discordtest.Slash("ask", "question", "Does Apple talk with Baidu?")); !strings.Contains(embedText(got), "Apple talks with Baidu as well") {
		t.Errorf("asked at once: %s", embedText(got))
	}
	apply := who
	who++
	export := r.reply(editor(discordtest.Slash("desk export", "format", "CSV")))
	if len(export.Files) != 1 || export.Files[0].Name != "apple-alibaba.csv" || !bytes.Contains(export.Files[0].Content, []byte("Apple talks with Baidu as well.")) {
		t.Fatalf("the export is %+v", export.Files)
	}
	sees(upload(discordtest.Upload{Name: "again.csv", Content: export.Files[0].Content}), "there is nothing to change")
	who = apply
	ask := press(done, "Undo")
	sees(ask, "Undoing that changes")
	sees(press(ask, "Undo it"), "is undone")
	if got := r.reply(discordtest.Slash("ask", "question", "Does Apple talk with Baidu?")); strings.Contains(embedText(got), "Apple talks with Baidu as well") {
		t.Errorf("asked after undo: %s", embedText(got))
	}
	who += 2
	faulty := "text,sources\n" + strings.Repeat("A text,nowhere\n", 40)
	refused := upload(discordtest.Upload{Name: "wrong.csv", Content: []byte(faulty)})
	sees(refused, "faults")
	if len(refused.Files) != 1 || refused.Files[0].Name != "wrong-faults.txt" || bytes.Count(refused.Files[0].Content, []byte("\n")) != 79 {
		t.Errorf("the list of faults is %+v", refused.Files)
	}
}

// Files are fetched for editors alone, from Discord's own hosts alone, whole or not at all.
func TestUploadsThatAreNotTaken(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		_, _ = w.Write([]byte(facts))
	}))
	t.Cleanup(elsewhere.Close)
	r := start(t, func(*bot.Config) {})
	ok := []byte(facts)
	user := 0
	by := func(e discordtest.Event, permissions int64) discordtest.Event {
		user++
		return e.Permissions(permissions, 0).By(fmt.Sprint(700000000000003000 + user)) // each has a limit of their own
	}
	for name, c := range map[string]struct {
		upload discordtest.Upload
		want   string
		fetch  bool
	}{
		"declared too large": {discordtest.Upload{Content: ok, Size: 9 << 20}, "larger than 8 MiB", false},
		"larger than declared": {discordtest.Upload{Content: bytes.Repeat([]byte("x"), 8<<20+1), Size: 100},
			"larger than 8 MiB", true},
		"cut off":         {discordtest.Upload{Content: ok, Size: 1000}, "could not be fetched", true},
		"gone":            {discordtest.Upload{Content: ok, Status: http.StatusNotFound}, "could not be fetched", true},
		"redirected":      {discordtest.Upload{Content: ok, Redirect: elsewhere.URL + "/x"}, "could not be fetched", true},
		"another host":    {discordtest.Upload{Content: ok, URL: elsewhere.URL + "/x"}, "not where Discord keeps attachments", false},
		"alike":           {discordtest.Upload{Content: ok, URL: "https://cdn.discordapp.com.example.com/x"}, "not where Discord keeps attachments", false},
		"without TLS":     {discordtest.Upload{Content: ok, URL: "http://cdn.discordapp.com/x"}, "not where Discord keeps attachments", false},
		"with a user":     {discordtest.Upload{Content: ok, URL: "https://cdn.discordapp.com@" + strings.TrimPrefix(elsewhere.URL, "http://") + "/x"}, "not where Discord keeps attachments", false},
		"another port":    {discordtest.Upload{Content: ok, URL: "https://cdn.discordapp.com:8443/x"}, "not where Discord keeps attachments", false},
		"a local file":    {discordtest.Upload{Content: ok, URL: "file:///etc/passwd"}, "not where Discord keeps attachments", false},
		"no address":      {discordtest.Upload{Content: ok, URL: "%zz"}, "not where Discord keeps attachments", false},
		"a path as name":  {discordtest.Upload{Name: "..%2f..", Content: ok}, "neither a story file nor a table", true},
		"not its content": {discordtest.Upload{Content: []byte("\xff\xd8\xff\xe0")}, "fault", true},
	} {
		if c.upload.Name == "" {
			c.upload.Name = "facts.csv"
		}
		before := r.discord.Fetched()
		m := r.reply(by(r.discord.Attach(discordtest.Slash("desk import"), "file", c.upload), asEditor))
		if text := embedText(m); !m.Ephemeral || !strings.Contains(text, c.want) {
			t.Errorf("%s: (ephemeral %v) %s", name, m.Ephemeral, text)
		}
		if fetched := r.discord.Fetched() > before; fetched != c.fetch {
			t.Errorf("%s: fetched %v", name, fetched)
		}
	}
	before := r.discord.Fetched()
	m := r.reply(by(r.discord.Attach(discordtest.Slash("desk import"), "file", discordtest.Upload{Name: "facts.csv", Content: ok}), asMember))
	if !strings.Contains(embedText(m), "Only editors can do that") || r.discord.Fetched() != before {
		t.Errorf("a member: %s", embedText(m))
	}
	if asked.Load() != 0 {
		t.Error("a host that is not Discord's was asked")
	}
}
