package bot_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"byline/bot"
	"byline/bot/discordtest"
	"byline/commands"
)

// Whatever editors can do is refused to everyone else: as a command, as a button that was copied and as a form that was made
// up, and with an editor's role of another server.
func TestEveryActionOfTheDeskRefusesMembers(t *testing.T) {
	t.Parallel()
	var all []commands.Command
	r := start(t, func(c *bot.Config) { all = c.Commands })
	people := 0
	refused := func(what string, e discordtest.Event) {
		t.Helper()
		people++
		// In a server each, which together would ask too much of one.
		e = e.Set("guild_id", fmt.Sprint(1300000000000000000+people))
		m := r.reply(e.By(fmt.Sprint(700000000000001000+people)).Permissions(asMember, 0).Roles("4242"))
		if text := embedText(m); !m.Ephemeral || !strings.Contains(text, "Only editors can do that") {
			t.Errorf("%s of a member gives (ephemeral %v): %s", what, m.Ephemeral, text)
		}
	}
	tried := 0
	for _, c := range all {
		if !c.Editors {
			continue
		}
		calls := []string{c.Name()}
		for _, o := range c.Spec.Options {
			calls = append(calls, c.Name()+" "+o.Name)
		}
		for _, call := range calls[min(len(calls)-1, 1):] {
			tried++
			if !c.Hidden && c.Spec.Description != "" {
				refused("/"+call, discordtest.Slash(call))
			}
			refused("a button of "+call, discordtest.Press(r.reply(discordtest.Slash("story").By(fmt.Sprint(700000000000002000+people))), "p0:"+call+"?story=apple-alibaba"))
			refused("a form of "+call, discordtest.Submit("r0:"+call+"?story=apple-alibaba", "text", "typed"))
		}
	}
	if tried < 2 {
		t.Errorf("only %d actions were tried", tried)
	}
	if strings.Contains(r.log.String(), "outcome=failed") {
		t.Error("a refusal ended as a failure")
	}
}

// pressed finds the button of a label and presses it as the editor.
func (r *running) pressed(m *discordtest.Message, label string) discordtest.Event {
	r.t.Helper()
	m.Guild = discordtest.GuildID // the server does not keep it of a message that was replaced for one member alone
	for _, row := range m.Discord().Components {
		for _, b := range row.(*discordgo.ActionsRow).Components {
			if b := b.(*discordgo.Button); b.Label == label {
				return discordtest.Press(m, b.CustomID).Permissions(asEditor, 0)
			}
		}
	}
	r.t.Fatalf("no button %q under %s", label, embedText(m))
	return nil
}

// An editor retracts a fact through the form, sees it in the history, undoes it there and undoes the undoing; what members are
// told follows at once.
func TestAnEditorRetractsAndUndoes(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	people := 0
	next := func(e discordtest.Event) discordtest.Event { // each step as another editor: nobody meets a limit
		people++
		return e.By(fmt.Sprint(700000000000003000 + people))
	}
	says := func(m *discordtest.Message, wants ...string) *discordtest.Message {
		t.Helper()
		if !m.Ephemeral {
			t.Errorf("everyone sees: %s", embedText(m))
		}
		for _, want := range wants {
			if text := strings.ReplaceAll(embedText(m), `\`, ""); !strings.Contains(text, want) {
				t.Errorf("no %q in: %s", want, text)
			}
		}
		return m
	}
	partner := func(want bool) {
		t.Helper()
		m := r.reply(next(discordtest.Slash("partner", "name", "apple", "where", "China")))
		if got := strings.Contains(embedText(m), "has chosen Alibaba"); got != want {
			t.Errorf("members are told of Alibaba: %v, want %v: %s", got, want, embedText(m))
		}
	}
	partner(true)
	x, err := r.discord.Interact(next(discordtest.Slash("desk retract", "fact", "partner-china").Permissions(asEditor, 0)))
	if err != nil {
		t.Fatal(err)
	}
	form, err := x.Callback(within(t))
	if err != nil {
		t.Fatal(err)
	}
	id, _ := form.Data["custom_id"].(string)
	if form.Type != discordtest.CallbackModal || id == "" {
		t.Fatalf("no form, but %+v", form)
	}
	says(r.reply(next(discordtest.Submit(id, "reason", "The *source* has withdrawn it @everyone").Permissions(asEditor, 0))), "Retracted", "The *source* has withdrawn it @\u200beveryone")
	partner(false)
	m := says(r.reply(next(discordtest.Slash("desk history").Permissions(asEditor, 0))), "Retracted partner-china", "Retracted: (none) →")
	var edit string
	for _, row := range m.Discord().Components {
		for _, b := range row.(*discordgo.ActionsRow).Components {
			if b := b.(*discordgo.Button); strings.HasPrefix(b.Label, "Undo #") && edit == "" {
				edit = strings.TrimPrefix(b.Label, "Undo ")
			}
		}
	}
	m = says(r.reply(next(r.pressed(m, "Undo "+edit))), "Undo "+edit+"?", "Retracted: The", "→ (none)")
	partner(false)
	m = says(r.reply(next(r.pressed(m, "Undo it"))), edit+" is undone")
	partner(true)
	m = says(r.reply(next(r.pressed(m, "Bring it back"))), "Bring "+edit+" back?")
	m = says(r.reply(next(r.pressed(m, "Bring it back"))), edit+" is back")
	partner(false)
	// A member who copies the button changes nothing.
	m = r.reply(next(r.pressed(m, "Undo").Permissions(asMember, 0)))
	if text := embedText(m); !strings.Contains(text, "Only editors can do that") {
		t.Errorf("a member is answered: %s", text)
	}
	partner(false)
}
