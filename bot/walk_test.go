package bot_test

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"byline/bot"
	"byline/bot/discordtest"
	"byline/commands"
)

// walk uses everything that members are offered: each command with what its autocomplete suggests, each button of each
// reply, each form. Nobody asks twice, so that no limit is met.
type walk struct {
	*running
	people int
	seen   map[string]bool
	kinds  map[int]int // first responses by type
}

// The local Discord holds every body to Discord's limits and document, and the test fails with the first that breaks one;
// so does an interaction that is not answered, or answered with a failure.
func TestEverythingOnOffer(t *testing.T) {
	t.Parallel()
	var all []commands.Command
	w := &walk{seen: map[string]bool{}, kinds: map[int]int{}}
	w.running = start(t, func(c *bot.Config) { all = c.Commands })
	for _, c := range all {
		spec := c.Spec
		switch {
		case c.Hidden:
		case spec.Type == discordgo.MessageApplicationCommand:
			for _, text := range []string{"Apple picked Baidu for iPhones in China.", "Alibaba's AI will run on iPhones sold in China.", "Lunch?", ""} {
				w.follow(spec.Name, discordtest.OnMessage(spec.Name, text), 2)
			}
		default:
			w.command(spec.Name, spec.Options)
		}
	}
	for _, q := range []string{"who is apple's partner in china?", "what does apple pay alibaba?", "is alibaba the only one?",
		"who is alibabba's partner", "who are apple's rivals?", "*", strings.Repeat("why ", 400), "@everyone [x](javascript:alert(1))"} {
		w.follow("ask", discordtest.Slash("ask", "question", q), 3)
	}
	for _, kind := range []int{discordtest.CallbackMessage, discordtest.CallbackChoices, discordtest.CallbackUpdate} {
		if w.kinds[kind] == 0 {
			t.Errorf("no first response of type %d", kind)
		}
	}
	for _, bad := range []string{"failed", "panic", "unsent", "limited"} {
		if strings.Contains(w.log.String(), "outcome="+bad) {
			t.Errorf("an interaction ended as %s", bad)
		}
	}
	t.Logf("%d interactions, first responses by type: %v", w.people, w.kinds)
}

// command uses a command with its required options alone and with all of them, filled from autocomplete.
func (w *walk) command(name string, options []*discordgo.ApplicationCommandOption) {
	w.t.Helper()
	var must, all []any
	for _, o := range options {
		if o.Type == discordgo.ApplicationCommandOptionSubCommand || o.Type == discordgo.ApplicationCommandOptionSubCommandGroup {
			w.command(name+" "+o.Name, o.Options)
			continue
		}
		v := w.value(name, o)
		if v == nil {
			continue
		}
		all = append(all, o.Name, v)
		if o.Required {
			must = append(must, o.Name, v)
		}
	}
	if len(options) > 0 && len(all) == 0 {
		return // subcommands
	}
	w.follow(name, discordtest.Slash(name, must...), 2)
	if len(all) > len(must) {
		w.follow(name, discordtest.Slash(name, all...), 1)
	}
}

// value is something to fill an option with; nil where only Discord could fill it.
func (w *walk) value(name string, o *discordgo.ApplicationCommandOption) any {
	w.t.Helper()
	switch {
	case len(o.Choices) > 0:
		return o.Choices[0].Value
	case o.Autocomplete:
		for _, typed := range []string{"ap", ""} {
			c := w.first(discordtest.Autocomplete(name, o.Name, typed))
			if list, _ := c.Data["choices"].([]any); len(list) > 0 {
				return list[0].(map[string]any)["value"]
			}
		}
		return "apple"
	}
	switch o.Type {
	case discordgo.ApplicationCommandOptionString:
		return "2025-02-13"
	case discordgo.ApplicationCommandOptionInteger:
		return 1
	case discordgo.ApplicationCommandOptionBoolean:
		return true
	}
	return nil
}

// next makes an event that of another member, an editor in a guild of their own, so that no limit is met.
func (w *walk) next(e discordtest.Event) discordtest.Event {
	w.people++
	id := fmt.Sprint(1300000000000000000 + w.people)
	if e.Get("member") != nil {
		e.Permissions(asEditor, discordtest.BotPermissions)
	}
	return e.By(id).InGuild(id)
}

func (w *walk) first(e discordtest.Event) *discordtest.Callback {
	w.t.Helper()
	x, err := w.discord.Interact(w.next(e))
	if err != nil {
		w.t.Fatal(err)
	}
	c, err := x.Callback(within(w.t))
	if err != nil {
		w.t.Fatal(err)
	}
	w.kinds[c.Type]++
	return c
}

// follow interacts, and then does the same with every button that the answer shows.
func (w *walk) follow(what string, e discordtest.Event, depth int) {
	w.t.Helper()
	x, err := w.discord.Interact(w.next(e))
	if err != nil {
		w.t.Fatal(err)
	}
	c, err := x.Callback(within(w.t))
	if err != nil {
		w.t.Fatalf("%s: %v", what, err)
	}
	w.kinds[c.Type]++
	if c.Type == discordtest.CallbackModal {
		w.submit(what, c.Data, depth)
		return
	}
	m, err := x.Reply(within(w.t))
	if err != nil {
		w.t.Fatalf("%s: %v", what, err)
	}
	if depth == 0 {
		return
	}
	for _, id := range customIDs(m.Raw["components"]) {
		if !w.seen[id] {
			w.seen[id] = true
			w.follow(what+" › "+id, discordtest.Press(m, id), depth-1)
		}
	}
}

// submit fills a form, once shortly and once to the brim.
func (w *walk) submit(what string, form map[string]any, depth int) {
	w.t.Helper()
	id, _ := form["custom_id"].(string)
	for _, text := range []string{"How much does Apple pay?", strings.Repeat("x", 4000)} {
		var fields []string
		for _, name := range customIDs(form["components"]) {
			fields = append(fields, name, text)
		}
		w.follow(what+" › submit", discordtest.Submit(id, fields...), depth-1)
	}
}

// customIDs lists the custom ids of components, however nested.
func customIDs(v any) []string {
	var ids []string
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			ids = append(ids, customIDs(e)...)
		}
	case map[string]any:
		if id, ok := v["custom_id"].(string); ok {
			ids = append(ids, id)
		}
		ids = append(ids, customIDs(v["components"])...)
	}
	sort.Strings(ids)
	return slices.Compact(ids)
}

// 64 members ask at once. No answer waits for another: all of them are on their way before the first has arrived.
func TestNobodyQueues(t *testing.T) {
	t.Parallel()
	const n = 64
	const callback = "POST /interactions/{interaction_id}/{interaction_token}/callback"
	w := &walk{running: start(t, nil)}
	hold := make(chan struct{})
	defer close(hold)
	w.discord.Fail(discordtest.Fault{Want: callback, Hold: hold, Times: -1})
	for range n {
		if _, err := w.discord.Interact(w.next(discordtest.Slash("partner", "name", "apple"))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.discord.WaitArrived(within(t), callback, n); err != nil {
		t.Fatal(err)
	}
	for _, r := range w.discord.Requests(callback) {
		if r.Status != 0 {
			t.Fatal("an answer was waited for before another was given")
		}
	}
}
