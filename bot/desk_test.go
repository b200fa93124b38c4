package bot_test

import (
	"fmt"
	"strings"
	"testing"

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
