package bot_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/bot/discordtest"
	"byline/commands"
	"byline/store"
)

// wizard is a private command whose replies lead from one to the next, as an editor's do.
func wizard(slow time.Duration) commands.Command {
	step := func(s string) commands.Invocation {
		return commands.Invocation{Command: "wizard", Options: map[string]string{"step": s}}
	}
	return commands.Command{
		Spec: &discordgo.ApplicationCommand{Name: "wizard"}, Private: true,
		Run: func(_ context.Context, r commands.Request) (commands.Reply, error) {
			switch r.Options["step"] {
			case "form":
				return commands.Reply{Modal: &commands.Modal{Title: "Form", Do: step("filled"), Replace: true,
					Inputs: []commands.Input{{Name: "text", Label: "Text", Hint: "Anything"}}}}, nil
			case "filled":
				time.Sleep(slow)
				return commands.Reply{Title: "Filled in " + r.Options["text"]}, nil
			case "wrong":
				time.Sleep(slow)
				return commands.Reply{}, &store.Error{Kind: store.ErrInvalid, Msg: "Not like that."}
			}
			return commands.Reply{Title: "First", Buttons: []commands.Button{
				{Label: "Form", Do: step("form")}, {Label: "Next", Do: step("filled"), Replace: true},
				{Label: "Wrong", Do: step("wrong"), Replace: true},
			}}, nil
		},
	}
}

// Within a message that only one member sees, an answer takes the place of what stood there, at once or deferred; an error
// stands beside it.
func TestPrivateRepliesAreReplaced(t *testing.T) {
	t.Parallel()
	for name, slow := range map[string]time.Duration{"at once": 0, "deferred": 1700 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := start(t, with(wizard(slow)))
			m := r.reply(discordtest.Slash("wizard"))
			press := func(label string) *discordtest.Exchange {
				x, err := r.discord.Interact(discordtest.Press(m, buttonID(t, m, label)))
				if err != nil {
					t.Fatal(err)
				}
				return x
			}
			x := press("Next")
			got, err := x.Reply(within(t))
			if err != nil {
				t.Fatal(err)
			}
			if got.ID != m.ID || !got.Ephemeral || !strings.Contains(embedText(got), "Filled in") {
				t.Errorf("the answer is not in the place of the first message: %+v", got)
			}
			c, err := press("Form").Callback(within(t))
			if err != nil {
				t.Fatal(err)
			}
			id, _ := c.Data["custom_id"].(string)
			got = r.reply(discordtest.SubmitOn(m, id, "text", "so"))
			if got.ID != m.ID || !got.Ephemeral || !strings.Contains(embedText(got), "Filled in so") {
				t.Errorf("what was filled in is not in the place of the first message: %+v", got)
			}
			if got = r.reply(discordtest.Submit(id, "text", "so")); got.ID == m.ID || !got.Ephemeral {
				t.Errorf("a form without a message gives %+v", got)
			}
			x = press("Wrong")
			if slow == 0 {
				if got, err = x.Reply(within(t)); err != nil {
					t.Fatal(err)
				}
			} else {
				l, err := x.FollowUps(within(t), 1)
				if err != nil {
					t.Fatal(err)
				}
				got = l[0]
			}
			if got.ID == m.ID || !got.Ephemeral || !strings.Contains(embedText(got), "Not like that.") {
				t.Errorf("the error is in the place of the first message: %+v", got)
			}
		})
	}
}

// buttonID is the custom id of the button with the label.
func buttonID(t *testing.T, m *discordtest.Message, label string) string {
	t.Helper()
	for _, row := range m.Discord().Components {
		for _, b := range row.(*discordgo.ActionsRow).Components {
			if b, ok := b.(*discordgo.Button); ok && b.Label == label {
				return b.CustomID
			}
		}
	}
	t.Fatalf("no button %q in\n%s", label, embedText(m))
	return ""
}

func TestOriginOfAMessage(t *testing.T) {
	t.Parallel()
	var got commands.Origin
	r := start(t, with(commands.Command{
		Spec: &discordgo.ApplicationCommand{Name: "Keep", Type: discordgo.MessageApplicationCommand},
		Run: func(_ context.Context, r commands.Request) (commands.Reply, error) {
			got = r.Origin
			return commands.Reply{Title: "Kept"}, nil
		},
	}))
	e := discordtest.OnMessage("Keep", "See https://example.com/a")
	id := e.Get("data.target_id").(string)
	e.Set("data.resolved.messages."+id+".embeds", []any{map[string]any{"type": "link", "url": "https://example.com/a",
		"title": "A headline", "provider": map[string]any{"name": "The Example"}}})
	r.reply(e)
	want := commands.Origin{
		Link:   "https://discord.com/channels/" + discordtest.GuildID + "/" + discordtest.ChannelID + "/" + id,
		Author: "Jo", At: time.UnixMilli(1339600000000000060>>22 + 1420070400000).UTC(),
		URL: "https://example.com/a", Title: "A headline", Publisher: "The Example",
	}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
