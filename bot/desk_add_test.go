package bot_test

import (
	"fmt"
	"strings"
	"testing"

	"byline/bot/discordtest"
)

// deskEvent makes an event that of an editor of the guild.
func deskEvent(e discordtest.Event, who string) discordtest.Event {
	return e.By(who).Permissions(asEditor, discordtest.BotPermissions)
}

// deskWalk is an editor at a message that changes as they go on.
type deskWalk struct {
	*running
	who string
	m   *discordtest.Message
}

// does uses a slash command; the answer is the message to go on from.
func (w *deskWalk) does(command string, options ...any) {
	w.t.Helper()
	w.m = w.reply(deskEvent(discordtest.Slash(command, options...), w.who))
	w.t.Logf("%s %s %q\n%s", w.who, command, options, shown(w.m))
}

// presses presses a button whose answer takes the place of the message.
func (w *deskWalk) presses(label string) {
	w.t.Helper()
	before := w.m.ID
	w.m = w.reply(deskEvent(discordtest.Press(w.m, buttonID(w.t, w.m, label)), w.who))
	if w.m.ID != before || !w.m.Ephemeral {
		w.t.Errorf("%s: the answer is not in the place of the message, for the editor alone", label)
	}
	w.t.Logf("%s presses %s\n%s", w.who, label, shown(w.m))
}

// opens opens a form, with a button or a command, and gives its id and what it holds.
func (w *deskWalk) opens(e discordtest.Event) (id string, holds map[string]string) {
	w.t.Helper()
	x, err := w.discord.Interact(deskEvent(e, w.who))
	if err != nil {
		w.t.Fatal(err)
	}
	c, err := x.Callback(within(w.t))
	if err != nil {
		w.t.Fatal(err)
	}
	if c.Type != discordtest.CallbackModal {
		w.t.Fatalf("no form: %v", c.Data)
	}
	holds = map[string]string{}
	for _, row := range c.Data["components"].([]any) {
		in := row.(map[string]any)["components"].([]any)[0].(map[string]any)
		holds[in["custom_id"].(string)] = fmt.Sprint(in["value"])
	}
	id, _ = c.Data["custom_id"].(string)
	w.t.Logf("%s is shown the form %v: %v", w.who, c.Data["title"], holds)
	return id, holds
}

// sends sends a form that was opened from the message, or by a command where there is none yet.
func (w *deskWalk) sends(id string, fields ...string) {
	w.t.Helper()
	e := discordtest.Submit(id, fields...)
	if w.m != nil {
		e = discordtest.SubmitOn(w.m, id, fields...)
	}
	m := w.reply(deskEvent(e, w.who))
	if !m.Ephemeral || w.m != nil && m.ID != w.m.ID {
		w.t.Error("what was sent is not answered in the place of the message, for the editor alone")
	}
	w.m = m
	w.t.Logf("%s sends %q\n%s", w.who, fields, shown(m))
}

func (w *deskWalk) sees(parts ...string) {
	w.t.Helper()
	text := strings.ReplaceAll(shown(w.m), `\`, "")
	for _, p := range parts {
		if !strings.Contains(text, p) {
			w.t.Errorf("%q is not in:\n%s", p, text)
		}
	}
}

// shown is a message as its reader sees it, with its buttons.
func shown(m *discordtest.Message) string {
	var labels []string
	var find func(v any)
	find = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				find(e)
			}
		case map[string]any:
			if l, ok := v["label"].(string); ok {
				labels = append(labels, "["+l+"]")
			}
			find(v["components"])
		}
	}
	find(m.Raw["components"])
	return embedText(m) + "\n" + strings.Join(labels, " ")
}

// An editor adds a fact with options, is warned, replaces the fact that it contradicts, and members are answered with it at once.
func TestEditorAddsAndReplaces(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	ed := &deskWalk{running: r, who: discordtest.UserID}
	ed.does("desk add", "text", "Apple has chosen Baidu as its artificial intelligence partner for iPhones in China.", "subject", "apple",
		"relation", "partner", "object", "baidu", "where", "China", "source", "new: The Example | Apple turns to Baidu | 2025-02-14 | https://example.com/b")
	ed.sees("Contradicts partner-china", "[Replaces it] [Disputes it] [Both stand]", "in this server alone")
	ed.presses("Replaces it")
	ed.sees("Replaces partner-china", "[Save]")
	ed.presses("Save")
	ed.sees("Saved", "edit #", "[Undo]")
	if got := strings.ReplaceAll(embedText(r.reply(discordtest.Slash("partner", "name", "apple", "where", "China"))), `\`, ""); !strings.Contains(got, "Baidu") {
		t.Errorf("members are told:\n%s", got)
	}
}

// A form with mistakes comes back as it was filled in, with each fault named, and goes on to the preview once it is mended: also
// after a restart.
func TestEditorMendsAForm(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	ed := &deskWalk{running: r, who: discordtest.UserID}
	id, _ := ed.opens(discordtest.Slash("desk add"))
	ed.sends(id, "text", "Zyxxo supplies *batteries* to Apple @everyone.", "about", "Apple - suplier - Zyxxo", "when", "China; 2025-02-30",
		"source", "The Example", "status", "reported")
	ed.sees("3 things to put right", "Did you mean supplier?", "2025-02-30", "is no source on record", "Zyxxo supplies *batteries*")
	if strings.Contains(shown(ed.m), "@everyone") {
		t.Error("what was typed is not escaped")
	}
	r.stop()
	<-r.done
	ed.running = prepareOn(t, r.discord, r.store, nil).begin()
	if err := r.discord.WaitReady(within(t), 2); err != nil {
		t.Fatal(err)
	}
	id, holds := ed.opens(discordtest.Press(ed.m, buttonID(t, ed.m, "Change")))
	if holds["text"] != "Zyxxo supplies *batteries* to Apple @everyone." || holds["about"] != "Apple - suplier - Zyxxo" || holds["when"] != "China; 2025-02-30" {
		t.Errorf("the form holds %v", holds)
	}
	ed.sends(id, "text", holds["text"], "about", "Apple - supplier - Zyxxo", "when", "China; 2025-02-13",
		"source", "new: The Example, Batteries, 13 Feb 2025", "status", "reported")
	ed.sees("1 thing to put right", "[New: Zyxxo]")
	ed.presses("New: Zyxxo")
	ed.sees("Will be made: Zyxxo (company).", "New source: The Example")
	ed.presses("Save")
	ed.sees("Saved")
}

// The second of two editors who correct a fact is shown what the first made of it, and saves over it.
func TestSecondEditorIsShownWhatChanged(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	ada, bo := &deskWalk{running: r, who: discordtest.UserID}, &deskWalk{running: r, who: discordtest.OtherUserID}
	id, holds := bo.opens(discordtest.Slash("desk fix", "fact", "china-revenue", "as", "correction"))
	bo.sends(id, "text", "Apple's revenue from China fell by 12% in the quarter.", "about", "Apple - revenue - 12% lower", "when", holds["when"],
		"source", holds["source"], "status", holds["status"])
	ada.does("desk fix", "fact", "china-revenue", "as", "correction", "status", "disputed")
	ada.presses("Save")
	bo.presses("Save")
	bo.sees("china-revenue has changed meanwhile", "Status", "disputed", "12% lower", "[Save over it] [Change] [Cancel]")
	bo.presses("Save over it")
	bo.sees("Saved", "12% lower", "disputed")
}

func TestMessageIsSavedAsFact(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	ed := &deskWalk{running: r, who: discordtest.UserID}
	e := discordtest.OnMessage("Save as fact", "Huawei is a rival of Apple in China. https://example.com/h")
	id, holds := ed.opens(e)
	for field, want := range map[string]string{"text": "Huawei is a rival of Apple in China.", "about": "Huawei - rival - Apple", "when": "China",
		"source": "new: example.com | Huawei is a rival of Apple in China. | "} {
		if !strings.HasPrefix(holds[field], want) {
			t.Errorf("%s holds %q, not %q", field, holds[field], want)
		}
	}
	ed.sends(id, "text", holds["text"], "about", holds["about"], "when", holds["when"], "source", holds["source"], "status", holds["status"])
	ed.sees("Says nearly the same: huawei-rival")
	if m := r.reply(e.Permissions(asMember, discordtest.BotPermissions)); !strings.Contains(embedText(m), "Only editors") {
		t.Errorf("a member is told:\n%s", embedText(m))
	}
}
