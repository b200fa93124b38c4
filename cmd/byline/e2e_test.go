package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"byline/bot/discordtest"
)

// build makes the program as a user does.
func build(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "byline")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

// process is a byline that runs as a process of its own.
type process struct {
	cmd  *exec.Cmd
	log  *output
	done chan struct{}
	err  error // once done is closed
}

// output is a log that may be read while it is written.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *output) Write(p []byte) (int, error) { l.mu.Lock(); defer l.mu.Unlock(); return l.b.Write(p) }
func (l *output) String() string              { l.mu.Lock(); defer l.mu.Unlock(); return l.b.String() }

// launch starts the program in a directory, with nothing in its environment but what is given and where to find things.
func launch(t testing.TB, path, dir string, env []string, args ...string) *process {
	t.Helper()
	p := &process{cmd: exec.Command(path, args...), log: &output{}, done: make(chan struct{})}
	p.cmd.Dir = dir
	p.cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir}, env...)
	p.cmd.Stdout, p.cmd.Stderr = p.log, p.log
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { defer close(p.done); p.err = p.cmd.Wait() }()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill() // has ended where the test is good
		<-p.done
		if t.Failed() {
			t.Logf("the program's log:\n%s", p.log)
		}
	})
	return p
}

// status waits until the process ends.
func (p *process) status(ctx context.Context, t testing.TB) int {
	t.Helper()
	select {
	case <-p.done:
	case <-ctx.Done():
		t.Fatal("the program goes on")
	}
	var exit *exec.ExitError
	if p.err != nil && !errors.As(p.err, &exit) {
		t.Fatal(p.err)
	}
	return p.cmd.ProcessState.ExitCode()
}

// newsroom is members talking to the program on a local Discord; what is said is kept as a transcript.
type newsroom struct {
	t   *testing.T
	ctx context.Context
	d   *discordtest.Server
	log strings.Builder
}

func (n *newsroom) say(format string, a ...any) { fmt.Fprintf(&n.log, format+"\n", a...) }

// ask interacts and gives the message that answers.
func (n *newsroom) ask(what string, e discordtest.Event) *discordtest.Message {
	n.t.Helper()
	x, err := n.d.Interact(e)
	if err != nil {
		n.t.Fatal(err)
	}
	m, err := x.Reply(n.ctx)
	if err != nil {
		n.t.Fatalf("%s: %v", what, err)
	}
	n.say("member  %s", what)
	n.show(m)
	return m
}

// show writes a message into the transcript.
func (n *newsroom) show(m *discordtest.Message) {
	mark := ""
	if m.Ephemeral {
		mark = " (only you can see this)"
	}
	for _, e := range m.Discord().Embeds {
		n.say("byline  %s%s", e.Title, mark)
		for _, text := range strings.Split(e.Description, "\n") {
			if text != "" {
				n.say("        %s", text)
			}
		}
		for _, f := range e.Fields {
			n.say("        %s: %s", f.Name, strings.ReplaceAll(f.Value, "\n", " / "))
		}
		if e.Footer != nil {
			n.say("        %s", e.Footer.Text)
		}
	}
	var labels []string
	for label := range buttons(m) {
		labels = append(labels, "[ "+label+" ]")
	}
	if len(labels) > 0 {
		slices.Sort(labels)
		n.say("        %s", strings.Join(labels, " "))
	}
}

// buttons are a message's buttons: custom ids by label.
func buttons(m *discordtest.Message) map[string]string {
	found := map[string]string{}
	rows, _ := m.Raw["components"].([]any)
	for _, row := range rows {
		row, _ := row.(map[string]any)
		list, _ := row["components"].([]any)
		for _, c := range list {
			c, _ := c.(map[string]any)
			label, _ := c["label"].(string)
			if id, ok := c["custom_id"].(string); ok {
				found[label] = id
			}
		}
	}
	return found
}

func embeds(m *discordtest.Message) string {
	b, err := json.Marshal(m.Raw["embeds"])
	if err != nil {
		panic(err)
	}
	return string(b)
}

// The built program against a local Discord, as members and an operator see it.
func TestEndToEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	path := build(t)
	t.Run("serves", func(t *testing.T) { t.Parallel(); serves(t, path) })
	t.Run("refuses", func(t *testing.T) { t.Parallel(); refuses(t, path) })
}

// serves goes from the start to SIGTERM.
func serves(t *testing.T, path string) {
	dir := t.TempDir()
	d := discordtest.Start(t, discordtest.Options{})
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	n := &newsroom{t: t, ctx: ctx, d: d}
	env := append(d.Env(), "BYLINE_HTTP=127.0.0.1:0")
	p := launch(t, path, dir, env, "run")
	if err := d.WaitReady(ctx, 1); err != nil {
		t.Fatal(err)
	}

	// What is registered is what "byline commands" prints.
	list := exec.Command(path, "commands")
	list.Dir = dir // and so on the same record
	printed, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	put := d.Requests("PUT /applications/{application_id}/commands")
	if len(put) != 1 || !sameJSON(t, put[0].Body, printed) {
		t.Error("what is registered is not what byline commands prints")
	}
	n.say("        %d commands registered", len(d.Commands("")))

	m := n.ask("/partner apple", discordtest.Slash("partner", "name", "apple"))
	if !strings.Contains(embeds(m), "Alibaba") || m.Ephemeral {
		t.Errorf("/partner apple: %s", embeds(m))
	}
	sources := buttons(m)["Sources"]
	if got := n.ask("presses Sources", discordtest.Press(m, sources)); !strings.Contains(embeds(got), "Bloomberg") {
		t.Errorf("Sources: %s", embeds(got))
	}

	x, err := d.Interact(discordtest.Autocomplete("partner", "name", "alibabba"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := x.Callback(ctx)
	if err != nil || c.Type != discordtest.CallbackChoices || !strings.Contains(fmt.Sprint(c.Data), "Alibaba") {
		t.Errorf("autocomplete: %+v, %v", c, err)
	} else {
		n.say("member  /partner alibabba▏\nbyline  %v", c.Data["choices"])
	}

	// Nothing on record, and so a question to pass to the editors: a form.
	m = n.ask("/ask what does apple pay alibaba?", discordtest.Slash("ask", "question", "what does apple pay alibaba?"))
	pass := ""
	for label, id := range buttons(m) {
		if strings.HasPrefix(label, "Pass to") {
			pass = id
		}
	}
	if x, err = d.Interact(discordtest.Press(m, pass)); err != nil {
		t.Fatal(err)
	}
	if c, err = x.Callback(ctx); err != nil || c.Type != discordtest.CallbackModal {
		t.Fatalf("%q is answered with %+v, %v", pass, c, err)
	}
	n.say("member  presses Pass to the editors\nbyline  a form: %s", c.Data["title"])
	id, _ := c.Data["custom_id"].(string)
	if got := n.ask("sends the form", discordtest.Submit(id, "question", "What does Apple pay Alibaba?", "note", "")); !got.Ephemeral {
		t.Error("what was passed to the editors is told to everyone")
	}

	// Chat: a mention, and a follow-up to the answer.
	for i, q := range []string{"who is apple's partner in china?", "and outside china?"} {
		e := discordtest.Mention(q)
		if i > 0 {
			list := d.Messages(discordtest.ChannelID)
			e = discordtest.Answering(list[len(list)-1], q)
		}
		if _, err := d.Send(e.By(discordtest.OtherUserID)); err != nil {
			t.Fatal(err)
		}
		n.say("member  @Byline %s", q)
		if _, err := d.WaitRequests(ctx, "POST /channels/{channel_id}/messages", i+1); err != nil {
			t.Fatal(err)
		}
		list := d.Messages(discordtest.ChannelID)
		got := list[len(list)-1]
		n.show(got)
		if want := []string{"Alibaba", "OpenAI"}[i]; !strings.Contains(embeds(got), want) {
			t.Errorf("%s: %s", q, embeds(got))
		}
	}
	m = n.ask("Check this claim on “Apple picked Baidu for iPhones in China.”", discordtest.OnMessage("Check this claim", "Apple picked Baidu for iPhones in China.").By(discordtest.OtherUserID))
	if strings.Contains(embeds(m), "Supported") {
		t.Errorf("a wrong claim: %s", embeds(m))
	}

	// A lost connection is taken up where it was.
	d.Drop()
	if err := d.WaitReady(ctx, 2); err != nil {
		t.Fatal(err)
	}
	n.say("        the connection is cut, and resumed")
	if got := n.ask("presses Sources on the first answer", discordtest.Press(m, sources)); !strings.Contains(embeds(got), "Bloomberg") {
		t.Errorf("Sources after a reconnection: %s", embeds(got))
	}

	addr := regexp.MustCompile(`http=(127\.0\.0\.1:\d+)`).FindStringSubmatch(p.log.String())
	if addr == nil {
		t.Fatal("the log does not say where /healthz is")
	}
	if body := fetch(t, "http://"+addr[1]+"/healthz"); !strings.Contains(body, `"status":"ok"`) {
		t.Errorf("health: %s", body)
	}
	if body := fetch(t, "http://"+addr[1]+"/metrics"); !strings.Contains(body, "byline_interactions_total") {
		t.Error("no metrics")
	}

	// SIGTERM: gone in good order, and well within the ten seconds that supervisors give.
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := p.status(ctx, t); code != 0 {
		t.Errorf("exit status %d after SIGTERM", code)
	}
	n.say("        SIGTERM: exit status 0")
	for _, secret := range []string{d.Token(), discordtest.SecretMark, "pay alibaba", "outside china"} {
		if strings.Contains(p.log.String(), secret) {
			t.Errorf("%q is in the log", secret)
		}
	}

	// A second start has nothing to register.
	again := launch(t, path, dir, env, "run")
	if err := d.WaitReady(ctx, 3); err != nil {
		t.Fatal(err)
	}
	if put := d.Requests("PUT /applications/{application_id}/commands"); len(put) != 1 {
		t.Errorf("registered %d times", len(put))
	}
	if err := again.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if code := again.status(ctx, t); code != 0 {
		t.Errorf("exit status %d after an interrupt", code)
	}
	t.Logf("transcript:\n%s", n.log.String())
}

// refuses: what cannot work ends with one sentence and a status, and without a second try.
func refuses(t *testing.T, path string) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	for name, c := range map[string]struct {
		arrange func(*discordtest.Server)
		env     []string
		want    string
	}{
		"a wrong token":             {func(*discordtest.Server) {}, []string{"DISCORD_TOKEN=wrong"}, "DISCORD_TOKEN"},
		"refused by the gateway":    {func(d *discordtest.Server) { d.NextLinks(discordtest.Link{Close: 4004, Times: -1}) }, nil, "DISCORD_TOKEN"},
		"an intent that is not":     {func(d *discordtest.Server) { d.NextLinks(discordtest.Link{Close: 4014, Times: -1}) }, nil, "intents"},
		"a guild it is not in":      {func(*discordtest.Server) {}, []string{"DISCORD_GUILD_ID=1299999999999999999"}, "DISCORD_GUILD_ID"},
		"nobody at DISCORD_API_URL": {func(*discordtest.Server) {}, []string{"DISCORD_API_URL=http://127.0.0.1:9"}, "DISCORD_API_URL"},
	} {
		d := discordtest.Start(t, discordtest.Options{})
		c.arrange(d)
		p := launch(t, path, t.TempDir(), append(d.Env(), c.env...), "run")
		if code := p.status(ctx, t); code == 0 {
			t.Errorf("%s: exit status 0", name)
		}
		said := strings.Split(strings.TrimSpace(p.log.String()), "\n")
		if last := said[len(said)-1]; !strings.Contains(last, c.want) || strings.Contains(p.log.String(), d.Token()) || strings.Contains(last, "goroutine") {
			t.Errorf("%s: %s", name, p.log)
		}
		if d.Connects() > 1 {
			t.Errorf("%s: %d connections", name, d.Connects())
		}
	}
}

func sameJSON(t *testing.T, a, b []byte) bool {
	t.Helper()
	var x, y any
	if err := errors.Join(json.Unmarshal(a, &x), json.Unmarshal(b, &y)); err != nil {
		t.Fatal(err)
	}
	p, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	q, err := json.Marshal(y)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Equal(p, q)
}

func fetch(t *testing.T, url string) string {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 10 * time.Second}
	resp, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
