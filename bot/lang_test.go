package bot_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"byline/bot"
	"byline/bot/discordtest"
	"byline/commands"
	"byline/commands/answer"
	"byline/store"
	"byline/store/storetest"
)

// A server turns to German: from then on answers, what buttons lead to, mentions, refusals and digests are framed in it, without a
// restart and whichever process made the setting.
func TestServerSpeaksItsLanguage(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "byline.db")
	open := func() *store.Store { return storetest.Open(t, store.Options{Path: path, Now: time.Now}) }
	st := open()
	r := start(t, func(c *bot.Config) {
		if err := st.EnsureStarter(t.Context()); err != nil {
			t.Fatal(err)
		}
		c.Deps.Store, c.Deps.Answers = st, answer.New(st)
		var err error
		if c.Commands, err = commands.All(t.Context(), c.Deps); err != nil {
			t.Fatal(err)
		}
	})
	ctx := within(t)
	editor := func(e discordtest.Event) discordtest.Event {
		return e.By("700000000000003001").Permissions(asEditor, 0)
	}
	shows := func(what string, m *discordtest.Message, wants ...string) {
		t.Helper()
		text := embedText(m)
		t.Logf("%s\n%s", what, text)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q:\n%s", what, want, text)
			}
		}
	}
	members := 0
	member := func(e discordtest.Event) discordtest.Event { // each asks once, so that nobody asks too much
		members++
		return e.By("7000000000000040" + strconv.Itoa(10+members))
	}
	partner := func() *discordtest.Message { return r.reply(member(discordtest.Slash("partner", "name", "apple"))) }
	posted := func(what string, wants ...string) { // by Byline itself, or in answer to a mention
		t.Helper()
		eventually(t, what, func() bool {
			for _, m := range r.discord.Messages(discordtest.ChannelID) {
				if strings.Contains(embedText(m), wants[0]) {
					shows(what, m, wants[1:]...)
					return true
				}
			}
			return false
		})
	}

	shows("/partner before", partner(), "Apple's partners", "confirmed", "said by", "As of today · 2 facts")
	shows("/desk settings", r.reply(editor(discordtest.Slash("desk settings", "language", "Deutsch"))), "Einstellungen dieses Servers", "Deutsch. Antworten")
	m := partner()
	shows("/partner", m, "Apple · Partner", "— bestätigt", "laut Joseph Tsai", "Stand: heute · 2 Fakten · apple-alibaba", "Apple has chosen Alibaba")
	shows("Quellen", r.reply(member(discordtest.Press(m, buttonID(t, m, "Quellen")))), "Quellen", "1 Quelle · 2 Fakten")
	shows("/ask", r.reply(member(discordtest.Slash("ask", "question", "What does Apple pay Alibaba?"))), "Nicht belegt", "Am nächsten kommt\\:")
	shows("an unknown date", r.reply(member(discordtest.Slash("about", "name", "apple", "as_of", "soon"))), "ist kein Datum")
	shows("who is no editor", r.reply(member(discordtest.Slash("desk settings", "language", "Français"))), "Das kann nur die Redaktion")
	shows("an unknown language", r.reply(editor(discordtest.Slash("desk settings", "language", "Klingon"))), "Byline does not speak “Klingon”.", "Deutsch")
	r.mention(discordtest.ChannelID, "1300000000000000001")
	posted("a mention", "Stand: heute · 1 Fakt", "laut Joseph Tsai")

	r.reply(editor(discordtest.Slash("digest set", "when", "weekdays", "at", "9:00", "zone", "london", "style", "full")))
	r.reply(editor(discordtest.Slash("digest now")))
	posted("the digest", "Was bekannt ist · 5 von", "bestätigt · ", "von nun an sagt dieser Digest", "Digest · apple-alibaba · ")

	other := open()
	_, err := other.ChangeSettings(ctx, store.Author{UserID: "7", Via: "desk"}, 1200000000000000005, func(s *store.Settings) error { s.Language = "ja"; return nil })
	if err != nil {
		t.Fatal(err)
	}
	shows("/partner, set by another process", partner(), "Apple · 提携先", "確認済み", "発言：Joseph Tsai", "本日時点 · 事実2件")
}

// Where a server has set no language, what one member alone sees follows that member's Discord, and what all see does not.
func TestPrivateRepliesFollowTheMember(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	french := func(e discordtest.Event) discordtest.Event { return e.Set("locale", "fr") }
	m := r.reply(french(discordtest.Slash("partner", "name", "apple")))
	if text := embedText(m); !strings.Contains(text, "As of today · 2 facts") {
		t.Errorf("for all: %s", text)
	}
	if m = r.reply(french(discordtest.Press(m, buttonID(t, m, "Sources")))); !m.Ephemeral || !strings.Contains(embedText(m), "1 source · 2 faits") {
		t.Errorf("for one: %s", embedText(m))
	}
	if m = r.reply(french(discordtest.Slash("privacy"))); !m.Ephemeral || !strings.Contains(embedText(m), "Ce que Byline conserve sur vous") {
		t.Errorf("/privacy: %s", embedText(m))
	}
}
