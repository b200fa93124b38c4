package bot_test

import (
	"strings"
	"testing"
	"time"

	"byline/bot/discordtest"
	"byline/store"
)

// mention says something to the bot in a channel.
func (r *running) mention(channel, id string) {
	r.t.Helper()
	e := discordtest.Recorded("message_mention").Clone().Set("channel_id", channel).Set("id", id)
	if err := r.discord.Dispatch("MESSAGE_CREATE", e); err != nil {
		r.t.Fatal(err)
	}
}

// eventually waits for what a goroutine of the bot is to do.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	ctx := within(t)
	for !ok() {
		select {
		case <-ctx.Done():
			t.Fatalf("waited in vain for %s", what)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func TestChatIsSwitchedOffByChannel(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	if got := r.discord.Identifies()[0].Intents; got != 1|1<<9|1<<12 {
		t.Errorf("intents %b: more than guilds, messages and direct messages", got)
	}
	const thread, other = "1300000000000000901", "1300000000000000902"
	r.discord.AddChannel(discordtest.Channel{ID: thread, Guild: discordtest.GuildID, Name: "thread", Parent: discordtest.ChannelID})
	r.discord.AddChannel(discordtest.Channel{ID: other, Guild: discordtest.GuildID, Name: "other"})
	quiet := func(change func(*store.Settings)) {
		t.Helper()
		_, err := r.store.ChangeSettings(t.Context(), store.Author{UserID: "7", Via: "desk"}, 1200000000000000005,
			func(s *store.Settings) error { change(s); return nil })
		if err != nil {
			t.Fatal(err)
		}
	}
	quiets := func(n int) {
		t.Helper()
		eventually(t, "a message that is not answered", func() bool { return strings.Count(r.log.String(), "outcome=quiet") == n })
	}
	quiet(func(s *store.Settings) { s.Quiet = []string{discordtest.ChannelID} })
	r.mention(discordtest.ChannelID, "1300000000000000001")
	r.mention(thread, "1300000000000000002")
	quiets(2)
	r.mention(other, "1300000000000000003")
	eventually(t, "an answer elsewhere", func() bool { return len(r.discord.Messages(other)) == 1 })
	quiet(func(s *store.Settings) { s.ChatOff = true })
	r.mention(other, "1300000000000000004")
	quiets(3)
	if a, b := len(r.discord.Messages(discordtest.ChannelID)), len(r.discord.Messages(thread)); a+b != 0 {
		t.Errorf("%d and %d messages where it is quiet", a, b)
	}
	if m := r.reply(discordtest.Slash("partner", "name", "apple")); m == nil {
		t.Error("commands are not answered")
	}
	quiet(func(s *store.Settings) { *s = store.Settings{} })
	r.mention(other, "1300000000000000005")
	eventually(t, "an answer again", func() bool { return len(r.discord.Messages(other)) == 2 })
}
