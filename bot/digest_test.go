package bot_test

import (
	"path/filepath"
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

// An editor sets a digest, looks at what it would say and posts it; a fact of it turns out to be wrong, and the message says so.
func TestDigestFromSettingToCorrection(t *testing.T) {
	t.Parallel()
	var st *store.Store
	r := start(t, func(c *bot.Config) { // on one clock with its record, which goes
		st = storetest.Open(t, store.Options{Path: filepath.Join(t.TempDir(), "byline.db"), Now: time.Now})
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
	show := func(what string, m *discordtest.Message) string {
		t.Helper()
		text := embedText(m)
		t.Logf("%s\n%s", what, text)
		return text
	}

	m := r.reply(editor(discordtest.Slash("digest set", "when", "weekdays", "at", "9:00", "zone", "london", "style", "full")))
	text := show("/digest set", m)
	if !m.Ephemeral || !strings.Contains(text, "Weekdays at 09\\:00, Europe/London") || !strings.Contains(text, "<#"+discordtest.ChannelID+">") ||
		strings.Count(text, ":F>") != 3 {
		t.Fatalf("set: %s", text)
	}
	preview := r.reply(editor(discordtest.Press(m, buttonID(t, m, "Preview"))))
	if text = show("Preview", preview); !preview.Ephemeral || !strings.Contains(text, "What is known") || !strings.Contains(text, "This is a preview") {
		t.Fatalf("preview: %s", text)
	}
	if n := len(r.discord.Messages(discordtest.ChannelID)); n != 0 {
		t.Fatalf("%d messages were posted by looking", n)
	}

	m = r.reply(editor(discordtest.Press(m, buttonID(t, m, "Post it now"))))
	if text = show("Post it now", m); !strings.Contains(text, "is on its way") {
		t.Fatalf("now: %s", text)
	}
	const posting, editing = "POST /channels/{channel_id}/messages", "PATCH /channels/{channel_id}/messages/{message_id}"
	if _, err := r.discord.WaitRequests(ctx, posting, 1); err != nil {
		t.Fatal(err)
	}
	posted := r.discord.Messages(discordtest.ChannelID)[0]
	before := show("posted", posted)
	const wrong = "Joseph Tsai is the chairman of Alibaba."
	if !strings.Contains(before, wrong) || strings.Contains(before, "preview") {
		t.Fatalf("posted: %s", before)
	}

	// What stands there is corrected, and says so; what it said can still be read.
	story, err := st.StoryBySlug(ctx, 0, "apple-alibaba")
	if err != nil {
		t.Fatal(err)
	}
	file, err := st.ExportFile(ctx, 0, story.Slug)
	if err != nil {
		t.Fatal(err)
	}
	desk := store.Desk{By: store.Author{UserID: "7", Name: "Ada", Via: "desk"}, Story: story.ID, Shared: true, Operator: true}
	var others []string
	for _, f := range file.Facts {
		switch {
		case f.Text == wrong:
			f.Text = "Joseph Tsai is the co-founder of Alibaba."
			if _, _, err := st.FixFact(ctx, desk, store.FactEdit{Fact: f}); err != nil {
				t.Fatal(err)
			}
		case strings.Contains(before, f.Text) && len(others) == 0:
			others = append(others, f.Key)
			if _, err := st.RetractFact(ctx, desk, f.Key, "Wrong story", 0); err != nil {
				t.Fatal(err)
			}
		}
	}
	done := func(text string) bool {
		return strings.Contains(text, "**Corrected on <t:") && strings.Contains(text, "Joseph Tsai is the co\\-founder \\(was\\: chairman\\) of Alibaba.") &&
			strings.Contains(text, "**Retracted on <t:") && strings.Contains(text, "Wrong story.") && strings.Contains(text, wrong)
	}
	for n := 1; n <= 2; n++ { // the two may reach the message one after the other
		if _, err := r.discord.WaitRequests(ctx, editing, n); err != nil {
			t.Fatal(err)
		}
		if posted = r.discord.Messages(discordtest.ChannelID)[0]; done(embedText(posted)) {
			break
		}
	}
	if text = show("amended", posted); !done(text) {
		t.Errorf("amended: %s", text)
	}
	for _, label := range []string{"Sources", "History"} { // of anyone, for their own eyes
		if got := r.reply(discordtest.Press(posted, buttonID(t, posted, label)).By("700000000000003002")); !got.Ephemeral ||
			!strings.Contains(embedText(got), label) && !strings.Contains(embedText(got), "Bloomberg") {
			t.Errorf("%s: %s", label, embedText(got))
		}
	}
	// The next one lists both.
	next := show("the next", r.reply(editor(discordtest.Slash("digest preview"))))
	if !strings.Contains(next, "Corrected · 1") || !strings.Contains(next, "Retracted · 1") {
		t.Errorf("the next digest: %s", next)
	}
	if status := show("/digest status", r.reply(editor(discordtest.Slash("digest status")))); !strings.Contains(status, "Posted.") ||
		!strings.Contains(status, "https://discord.com/channels/") {
		t.Errorf("status: %s", status)
	}
	if n := len(r.discord.Messages(discordtest.ChannelID)); n != 1 {
		t.Errorf("%d messages are in the channel", n)
	}
}
