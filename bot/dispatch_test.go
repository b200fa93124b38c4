package bot_test

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/bot"
	"byline/bot/discordtest"
	"byline/commands"
	"byline/store"
)

// Members of the tests' guild are named by the recorded events; these permissions are a member's and an editor's.
const (
	asMember = 1 << 10
	asEditor = 1<<10 | 1<<5
)

func TestPartnerApple(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	m := r.reply(discordtest.Slash("partner", "name", "apple"))
	e := m.Discord().Embeds[0]
	if !strings.Contains(e.Title, "Apple") || len(e.Fields) < 2 || !strings.Contains(e.Fields[0].Name, "Alibaba") {
		t.Errorf("title %q, fields %v", e.Title, e.Fields)
	}
	if !strings.Contains(e.Fields[0].Value, "Bloomberg") || !strings.Contains(e.Fields[0].Value, "<t:") {
		t.Errorf("no byline in %q", e.Fields[0].Value)
	}
	if m.Ephemeral {
		t.Error("an answer that all may see is ephemeral")
	}
}

func TestAutocomplete(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	x, err := r.discord.Interact(discordtest.Autocomplete("partner", "name", "alibabba"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := x.Callback(within(t))
	if err != nil {
		t.Fatal(err)
	}
	if c.Type != int(discordgo.InteractionApplicationCommandAutocompleteResult) || !strings.Contains(fmt.Sprint(c.Data), "Alibaba") {
		t.Errorf("type %d, data %s", c.Type, c.Data)
	}
}

func TestButtonsWorkAfterARestart(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	m := r.reply(discordtest.Slash("partner", "name", "apple"))
	var id string
	for _, row := range m.Discord().Components {
		for _, b := range row.(*discordgo.ActionsRow).Components {
			if b := b.(*discordgo.Button); b.Label == "Sources" {
				id = b.CustomID
			}
		}
	}
	if id == "" {
		t.Fatal("no button Sources")
	}
	r.stop()
	<-r.done
	again := prepare(t, r.discord, nil).begin()
	if err := r.discord.WaitReady(within(t), 2); err != nil {
		t.Fatal(err)
	}
	got := again.reply(discordtest.Press(m, id))
	if !got.Ephemeral {
		t.Error("the sources went to everyone")
	}
	if text := embedText(got); !strings.Contains(text, "Bloomberg") {
		t.Errorf("the sources do not name Bloomberg: %s", text)
	}
}

// embedText is all the text of a message's embeds.
func embedText(m *discordtest.Message) string {
	var b strings.Builder
	for _, e := range m.Discord().Embeds {
		b.WriteString(e.Title + "\n" + e.Description + "\n")
		for _, f := range e.Fields {
			b.WriteString(f.Name + "\n" + f.Value + "\n")
		}
		if e.Footer != nil {
			b.WriteString(e.Footer.Text)
		}
	}
	return b.String()
}

// with adds commands of a test's own.
func with(cs ...commands.Command) func(*bot.Config) {
	return func(cfg *bot.Config) {
		for _, c := range cs {
			if c.Spec.Description == "" && c.Spec.Type != discordgo.MessageApplicationCommand {
				c.Spec.Description = "For a test"
			}
			cfg.Commands = append(cfg.Commands, c)
		}
	}
}

func command(name string, run func(context.Context, commands.Request) (commands.Reply, error)) commands.Command {
	return commands.Command{Spec: &discordgo.ApplicationCommand{Name: name, Description: "For a test"}, Run: run}
}

func TestErrorsOfHandlersAreForTheAskerAlone(t *testing.T) {
	t.Parallel()
	r := start(t, with(
		command("breaks", func(context.Context, commands.Request) (commands.Reply, error) {
			return commands.Reply{}, errors.New("a secret path /var/lib/x")
		}),
		command("panics", func(context.Context, commands.Request) (commands.Reply, error) { panic("at the disco") }),
	))
	for _, name := range []string{"breaks", "panics", "nosuch"} {
		m := r.reply(discordtest.Slash(name))
		if text := embedText(m); !m.Ephemeral || strings.Contains(text, "secret") || strings.Contains(text, "disco") || text == "" {
			t.Errorf("/%s: ephemeral %v, says %q", name, m.Ephemeral, text)
		}
	}
	if log := r.log.String(); !strings.Contains(log, "at the disco") || !strings.Contains(log, "a secret path") {
		t.Error("the failures are not in the log")
	}
	if m := r.reply(discordtest.Slash("partner", "name", "apple")); !strings.Contains(embedText(m), "Alibaba") {
		t.Error("the bot no longer answers")
	}
}

func slow(name string, private, replyPrivate bool, release <-chan struct{}) commands.Command {
	c := command(name, func(ctx context.Context, _ commands.Request) (commands.Reply, error) {
		select {
		case <-release:
		case <-ctx.Done():
			return commands.Reply{}, ctx.Err()
		}
		return commands.Reply{Title: "Slowly but surely", Private: replyPrivate}, nil
	})
	c.Private = private
	return c
}

func TestSlowAnswersAreDeferred(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	r := start(t, with(slow("slow", false, false, release), slow("slowprivate", true, false, release), slow("slowerror", false, true, release)))
	var xs []*discordtest.Exchange
	for _, name := range []string{"slow", "slowprivate", "slowerror"} {
		x, err := r.discord.Interact(discordtest.Slash(name))
		if err != nil {
			t.Fatal(err)
		}
		xs = append(xs, x)
	}
	for _, x := range xs {
		c, err := x.Callback(within(t))
		if err != nil {
			t.Fatal(err)
		}
		if c.Type != int(discordgo.InteractionResponseDeferredChannelMessageWithSource) || x.Late() {
			t.Errorf("callback type %d, late %v", c.Type, x.Late())
		}
	}
	close(release)
	for i, ephemeral := range []bool{false, true} {
		m, err := xs[i].Edited(within(t), 1)
		if err != nil {
			t.Fatal(err)
		}
		if m.Ephemeral != ephemeral || !strings.Contains(embedText(m), "Slowly") {
			t.Errorf("deferred answer %d: ephemeral %v, %q", i, m.Ephemeral, embedText(m))
		}
	}
	// What turns out to be private after a public deferral is whispered.
	ms, err := xs[2].FollowUps(within(t), 1)
	if err != nil {
		t.Fatal(err)
	}
	if !ms[0].Ephemeral {
		t.Error("a private answer was given to everyone after a deferral")
	}
	if n := len(r.discord.Requests("DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original")); n != 1 {
		t.Errorf("%d deferrals taken away, want 1", n)
	}
}

func TestEditorsCommands(t *testing.T) {
	t.Parallel()
	edit := command("edit", func(context.Context, commands.Request) (commands.Reply, error) {
		return commands.Reply{Title: "Edited"}, nil
	})
	edit.Editors = true
	r := start(t, with(edit))
	guild, err := strconv.ParseInt(discordtest.GuildID, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.store.SetEditorRole(t.Context(), store.Author{Name: "test"}, store.GuildID(guild), "4242"); err != nil {
		t.Fatal(err)
	}
	for i, c := range []struct {
		who  string
		e    discordtest.Event
		want bool
	}{
		{"a member", discordtest.Slash("edit").Permissions(asMember, 0).Roles(), false},
		{"a manager", discordtest.Slash("edit").Permissions(asEditor, 0).Roles(), true},
		{"an administrator", discordtest.Slash("edit").Permissions(1<<3, 0).Roles(), true},
		{"a member with the role", discordtest.Slash("edit").Permissions(asMember, 0).Roles("1", "4242"), true},
		{"a member with another role", discordtest.Slash("edit").Permissions(asMember, 0).Roles("1"), false},
		{"the same role, another guild", discordtest.Slash("edit").InGuild("999000000000000001").Permissions(asMember, 0).Roles("4242"), false},
		{"a direct message", discordtest.Recorded("slash_dm").Named("edit"), false},
	} {
		m := r.reply(c.e.By(fmt.Sprint(700000000000000100 + i)))
		if got := strings.Contains(embedText(m), "Edited"); got != c.want {
			t.Errorf("%s: edited %v, want %v (%s)", c.who, got, c.want, embedText(m))
		}
	}
}

func TestOneMembersFloodIsRefused(t *testing.T) {
	t.Parallel()
	now := time.Now()
	r := start(t, func(c *bot.Config) { c.Now = func() time.Time { return now } }) // nothing is forgiven with time
	refused := 0
	for range 8 {
		m := r.reply(discordtest.Slash("help"))
		if text := embedText(m); strings.Contains(text, "Ask again in") {
			refused++
			if !m.Ephemeral {
				t.Error("a refusal for all to see")
			}
		}
	}
	if refused != 2 {
		t.Errorf("%d of 8 questions at once refused, want 2", refused)
	}
	if m := r.reply(discordtest.Slash("help").By("700000000000000099")); strings.Contains(embedText(m), "Ask again in") {
		t.Error("another member is refused too")
	}
}

func TestAFormIsTakenFromWhoeverWasAllowedToOpenIt(t *testing.T) {
	t.Parallel()
	now := time.Now()
	r := start(t, func(c *bot.Config) { c.Now = func() time.Time { return now } })
	for range 8 {
		r.reply(discordtest.Slash("help"))
	}
	m := r.reply(discordtest.Submit("p0:gap?send=1&story=apple-alibaba", "question", "What does it cost?"))
	if text := embedText(m); !strings.Contains(text, "Passed to the editors") {
		t.Errorf("what was typed is lost: %s", text)
	}
}

func TestMention(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	asked, err := r.discord.Send(discordtest.Mention("who is Apple's partner in China?"))
	if err != nil {
		t.Fatal(err)
	}
	reqs, err := r.discord.WaitRequests(within(t), "POST /channels/{channel_id}/messages", 1)
	if err != nil {
		t.Fatal(err)
	}
	var body struct {
		Reference struct {
			MessageID string `json:"message_id"`
		} `json:"message_reference"`
		Mentions struct {
			Parse   *[]string `json:"parse"`
			Replied bool      `json:"replied_user"`
		} `json:"allowed_mentions"`
	}
	if err := reqs[0].JSON(&body); err != nil {
		t.Fatal(err)
	}
	if body.Reference.MessageID != asked.ID || body.Mentions.Parse == nil || len(*body.Mentions.Parse) != 0 || body.Mentions.Replied {
		t.Errorf("body %s", reqs[0].Body)
	}
	if !strings.Contains(string(reqs[0].Body), "Alibaba") {
		t.Errorf("no answer in %s", reqs[0].Body)
	}
	if n := len(r.discord.Requests("POST /channels/{channel_id}/typing")); n != 1 {
		t.Errorf("typing shown %d times", n)
	}
	// A reply to the answer is a follow-up.
	all := r.discord.Messages(asked.Channel)
	if _, err := r.discord.Send(discordtest.Answering(all[len(all)-1], "and outside China?")); err != nil {
		t.Fatal(err)
	}
	reqs, err = r.discord.WaitRequests(within(t), "POST /channels/{channel_id}/messages", 2)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(reqs[1].Body), "OpenAI") {
		t.Errorf("the follow-up is answered with %s", reqs[1].Body)
	}
}

func TestBotsAndStrangersAreIgnored(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	for _, name := range []string{"message_bot", "message_webhook", "message_plain"} {
		if _, err := r.discord.Send(discordtest.Recorded(name)); err != nil {
			t.Fatal(err)
		}
	}
	// What comes after them is answered, and nothing else is.
	if _, err := r.discord.Send(discordtest.Direct("who is Apple's partner?")); err != nil {
		t.Fatal(err)
	}
	if _, err := r.discord.WaitRequests(within(t), "POST /channels/{channel_id}/messages", 1); err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond)
	if n := len(r.discord.Requests("POST /channels/{channel_id}/messages")); n != 1 {
		t.Errorf("%d messages sent, want 1", n)
	}
}

func TestStoppingAnswersWhatIsInHand(t *testing.T) {
	t.Parallel()
	release, started := make(chan struct{}), make(chan struct{})
	r := start(t, with(command("slow", func(context.Context, commands.Request) (commands.Reply, error) {
		close(started)
		<-release
		return commands.Reply{Title: "Done after all"}, nil
	})))
	x, err := r.discord.Interact(discordtest.Slash("slow"))
	if err != nil {
		t.Fatal(err)
	}
	<-started
	r.stop()
	close(release)
	m, err := x.Reply(within(t))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(embedText(m), "Done after all") {
		t.Errorf("answered %q", embedText(m))
	}
	<-r.done
	if r.err != nil {
		t.Errorf("Run: %v", r.err)
	}
}

func TestRegistersOnlyWhenDifferent(t *testing.T) {
	t.Parallel()
	for guild, put := range map[string]string{
		"":                  "PUT /applications/{application_id}/commands",
		discordtest.GuildID: "PUT /applications/{application_id}/guilds/{guild_id}/commands",
	} {
		there := func(c *bot.Config) { c.GuildID = guild }
		r := start(t, there)
		if n := len(r.discord.Requests(put)); n != 1 {
			t.Fatalf("%d PUTs at the first start in %q", n, guild)
		}
		r.stop()
		<-r.done
		prepare(t, r.discord, there).begin()
		if err := r.discord.WaitReady(within(t), 2); err != nil {
			t.Fatal(err)
		}
		if n := len(r.discord.Requests(put)); n != 1 {
			t.Errorf("registered %d times in %q, want once", n, guild)
		}
	}
}

func TestLogsHoldNoSecretsAndNoQuestions(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	const secret = "who-asked-about-zyzzyva"
	m := discordtest.Slash("ask", "question", secret+"?")
	r.reply(m)
	// An answer that cannot be given is logged, and the address of the call holds the token.
	const callback = "POST /interactions/{interaction_id}/{interaction_token}/callback"
	r.discord.Fail(discordtest.Fault{Want: callback, Drop: true, Times: -1})
	if _, err := r.discord.Interact(m); err != nil {
		t.Fatal(err)
	}
	if _, err := r.discord.WaitRequests(within(t), callback, 2); err != nil {
		t.Fatal(err)
	}
	if _, err := r.discord.Send(discordtest.Direct(secret)); err != nil {
		t.Fatal(err)
	}
	if _, err := r.discord.WaitRequests(within(t), "POST /channels/{channel_id}/messages", 1); err != nil {
		t.Fatal(err)
	}
	r.stop()
	<-r.done
	for _, bad := range []string{secret, discordtest.SecretMark, r.discord.Token()} {
		if strings.Contains(r.log.String(), bad) {
			t.Errorf("%q is in the log", bad)
		}
	}
}
