package bot

import (
	"context"
	"database/sql"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/bot/discordtest"
	"byline/commands"
	"byline/store"
)

const (
	dmRoute = "POST /users/@me/channels"
	asker   = discordtest.UserID
)

// wait keeps a question of the asker's, as the button does.
func (o *office) wait(question string) {
	o.t.Helper()
	all, err := commands.All(o.t.Context(), o.bot.cfg.Deps)
	if err != nil {
		o.t.Fatal(err)
	}
	c, _ := commands.Find(all, "tell")
	r, err := c.Run(o.t.Context(), commands.Request{Guild: guildID, Channel: "1", User: asker, Now: o.clock.Now(),
		Options: map[string]string{"question": question, "story": "apple-alibaba"}})
	if err != nil || r.Title != "You will be told" {
		o.t.Fatal(r.Title, r.Lead, err)
	}
}

// pays puts on record what Apple pays.
func (o *office) pays() {
	o.t.Helper()
	f, err := store.ReadFile("pays.yaml", strings.NewReader(`
byline: 1
story: apple-alibaba
title: Apple picks Alibaba's AI for iPhones in China
entities:
  apple: {name: Apple, kind: company}
sources:
  herald: {publisher: The Herald, title: The price, published: 2025-02-14}
facts:
  - {key: price, text: "Apple pays Alibaba $900 million a year.", sources: [herald], subject: apple, relation: price, value: "$900 million a year", status: confirmed}
`))
	if err != nil {
		o.t.Fatal(err)
	}
	if _, err := o.store.Import(o.t.Context(), store.ImportOptions{By: editor}, f); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) told() []*discordtest.Message {
	return o.discord.Messages(discordtest.DMChannelID)
}

func TestMemberIsToldOnceByTwoProcesses(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	other := officeOn(t, o.clock, o.discord, o.path)
	o.wait("What does Apple pay Alibaba?")
	o.bot.tellMembers(t.Context())
	if n := len(o.discord.Requests(dmRoute)); n != 0 {
		t.Fatalf("%d channels opened before anything was known", n)
	}
	o.pays()
	var wg sync.WaitGroup
	for _, b := range []*Bot{o.bot, other.bot, o.bot, other.bot} {
		wg.Go(func() { b.tellMembers(context.Background()) })
	}
	wg.Wait()
	list := o.told()
	if len(list) != 1 {
		t.Fatalf("%d messages", len(list))
	}
	m := list[0].Discord()
	if e := m.Embeds[0]; !strings.Contains(e.Title+e.Description, "$900 million") && !strings.Contains(e.Title+e.Description, `\$900 million`) ||
		!strings.Contains(e.Description, "You asked on") {
		t.Errorf("%+v", e)
	}
	if n := len(o.discord.Requests("POST /channels/{channel_id}/messages")); n != 1 {
		t.Errorf("%d posts", n)
	}
	o.clock.Advance(72 * time.Hour)
	o.pays()
	other.bot.tellMembers(t.Context())
	if n := len(o.told()); n != 1 {
		t.Errorf("%d messages in the end", n)
	}
	if v := o.discord.Violations(); len(v) != 0 {
		t.Error(v)
	}
}

// Of a message whose answer was lost it is not known whether it stands: it is looked for before it is sent again.
func TestLostTellingIsLookedFor(t *testing.T) {
	t.Parallel()
	for name, stands := range map[string]bool{"carried out": true, "not carried out": false} {
		o := newOffice(t)
		o.wait("What does Apple pay Alibaba?")
		o.pays()
		o.discord.Fail(discordtest.Fault{Want: messageRoute, Times: restAttempts, Status: http.StatusBadGateway, After: stands})
		o.bot.tellMembers(t.Context())
		o.discord.Heal()
		o.discord.ForgetNonces()
		o.bot.tellMembers(t.Context()) // too soon
		if n, want := len(o.told()), map[bool]int{true: 1, false: 0}[stands]; n != want {
			t.Errorf("%s: %d messages", name, n)
		}
		o.clock.Advance(3 * time.Minute)
		o.bot.tellMembers(t.Context())
		o.clock.Advance(30 * time.Minute)
		o.bot.tellMembers(t.Context())
		if n := len(o.told()); n != 1 {
			t.Errorf("%s: %d messages in the end", name, n)
		}
	}
}

func TestClosedDirectMessagesAreNotTriedAgain(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.wait("What does Apple pay Alibaba?")
	o.pays()
	o.discord.Fail(discordtest.Fault{Want: messageRoute, Status: http.StatusForbidden,
		Body: `{"message": "Cannot send messages to this user", "code": 50007}`})
	for range 3 {
		o.bot.tellMembers(t.Context())
		o.clock.Advance(24 * time.Hour)
	}
	if n := len(o.discord.Requests(messageRoute)); n != 1 || len(o.told()) != 0 {
		t.Errorf("%d tries", n)
	}
	if w, err := o.store.Watches(t.Context(), asker); err != nil || len(w) != 0 {
		t.Errorf("%d wait still, %v", len(w), err)
	}
}

// Servers are kept for thirty days after Byline left them, and those whose departure only the list tells too.
func TestLeftServersAreDeletedAfterThirtyDays(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	ctx := t.Context()
	role := func(g store.GuildID) string {
		r, err := o.store.EditorRole(ctx, g)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	const gone, back, foreign = store.GuildID(77), store.GuildID(78), store.GuildID(79)
	for _, g := range []store.GuildID{guildID, gone, back, foreign} {
		if err := o.store.SetEditorRole(ctx, editor, g, "5"); err != nil {
			t.Fatal(err)
		}
	}
	for _, g := range []string{"77", "78"} {
		o.discord.AddGuild(discordtest.Guild{ID: g, Name: g})
	}
	o.bot.tidy(ctx)
	o.discord.RemoveGuild("77") // while Byline was not running
	if err := o.store.GuildLeft(ctx, back); err != nil {
		t.Fatal(err)
	}
	o.discord.RemoveGuild("78")
	o.bot.tidy(ctx)
	o.clock.Advance(29 * 24 * time.Hour)
	o.discord.AddGuild(discordtest.Guild{ID: "78", Name: "78"})
	o.bot.tidy(ctx)
	if role(gone) != "5" {
		t.Error("deleted before its time")
	}
	o.clock.Advance(2 * 24 * time.Hour)
	// Without the list nothing is deleted: who came back is not known.
	o.discord.Fail(discordtest.Fault{Want: "GET /users/@me/guilds", Times: restAttempts, Status: http.StatusServiceUnavailable})
	o.bot.tidy(ctx)
	if role(gone) != "5" {
		t.Error("deleted without a look at the list")
	}
	o.bot.tidy(ctx)
	if role(gone) != "" {
		t.Error("kept longer than thirty days")
	}
	if role(guildID) != "5" || role(back) != "5" || role(foreign) != "5" {
		t.Error("a server that is there, that came back, or that has the commands alone was deleted")
	}
}

// A reply to a message needs the permission to read the history; without it the answer is sent as a message of its own.
func TestAnswerWithoutReference(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.discord.SetPermissions(discordtest.ChannelID, discordtest.BotPermissions&^discordgo.PermissionReadMessageHistory)
	said := o.discord.Say(discordtest.ChannelID, asker, "hello")
	how := outcomeOK
	o.bot.reply(t.Context(), o.bot.log, said.Discord(), commands.Reply{Title: "Alibaba"}, &how)
	list := o.discord.Messages(discordtest.ChannelID)
	if m := list[len(list)-1].Discord(); how != outcomeOK || len(list) != 2 || m.MessageReference != nil || m.Embeds[0].Title != "Alibaba" {
		t.Errorf("%s, %d messages", how, len(list))
	}
}

// Where Byline may not show cards either, an answer is text.
func TestAnswerWithoutCard(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, allowed := range []int64{discordgo.PermissionReadMessageHistory, 0} {
		o.discord.SetPermissions(discordtest.ChannelID, discordgo.PermissionViewChannel|discordgo.PermissionSendMessages|allowed)
		said := o.discord.Say(discordtest.ChannelID, asker, "hello")
		r := commands.Reply{Title: "Alibaba", Footer: "As of today · <@&1>", Items: []commands.Item{{Head: "China", Text: "Chosen by *Apple*.",
			Cites: []commands.Cite{{Publisher: "Herald", URL: "https://example.com/a"}}}}}
		for range 24 {
			r.Items = append(r.Items, commands.Item{Head: "More", Text: strings.Repeat("word ", 40)})
		}
		how := outcomeOK
		o.bot.reply(t.Context(), o.bot.log, said.Discord(), r, &how)
		list := o.discord.Messages(discordtest.ChannelID)
		m := list[len(list)-1].Discord()
		begins := "**Alibaba**\n**China**\nChosen by \\*Apple\\*.\n[Herald](https://example.com/a)\n**More**\nword"
		ends := "word \n…\n-# As of today · \\<@\u200b&1\\>"
		if how != outcomeOK || len(m.Embeds) != 0 || !strings.HasPrefix(m.Content, begins) || !strings.HasSuffix(m.Content, ends) {
			t.Errorf("%s: %q", how, m.Content)
		}
	}
	if v := o.discord.Violations(); len(v) != 0 {
		t.Error(v)
	}
}

func TestLeavingIsNotedAndAnOutageIsNot(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	db, err := sql.Open("sqlite3", "file:"+o.path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	state := func(guild string) (s string) {
		t.Helper()
		err := db.QueryRow(`SELECT coalesce(max(joined || ' ' || (left_at IS NOT NULL)), '') FROM guilds WHERE guild = ?1`, guild).Scan(&s)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	until := func(guild, want string) {
		t.Helper()
		ctx := soon(t)
		for state(guild) != want {
			select {
			case <-ctx.Done():
				t.Fatalf("server %s is %q, not %q", guild, state(guild), want)
			case <-time.After(5 * time.Millisecond):
			}
		}
	}
	g := &gateway{}
	o.bot.guildEvents(g)
	runGateway(t, o.discord, quickly, g.handlers...)
	if err := o.discord.WaitReady(soon(t), 1); err != nil {
		t.Fatal(err)
	}
	until(discordtest.GuildID, "1 0")
	dispatch := func(kind string, e discordtest.Event) {
		t.Helper()
		if err := o.discord.Dispatch(kind, e); err != nil {
			t.Fatal(err)
		}
	}
	const other = "1200000000000000099"
	dispatch("GUILD_DELETE", discordtest.Event{"id": discordtest.GuildID, "unavailable": true})
	dispatch("GUILD_DELETE", discordtest.Event{"id": other})
	until(other, "0 1")
	if got := state(discordtest.GuildID); got != "1 0" {
		t.Errorf("after an outage: %s", got)
	}
	dispatch("GUILD_DELETE", discordtest.Event{"id": discordtest.GuildID})
	until(discordtest.GuildID, "0 1")
	dispatch("GUILD_CREATE", discordtest.Event{"id": discordtest.GuildID, "name": "Newsroom"})
	until(discordtest.GuildID, "1 0")
}

// A direct message that Discord is slow to take does not keep the bot from stopping.
func TestStoppingWaitsForNoDirectMessageFirst(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.wait("What does Apple pay Alibaba?")
	o.pays()
	hold := make(chan struct{})
	o.discord.Fail(discordtest.Fault{Want: dmRoute, Hold: hold})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- o.bot.Run(ctx) }()
	until := func(what string, ok func() bool) {
		t.Helper()
		for end := soon(t); !ok(); {
			select {
			case <-end.Done():
				t.Fatal(what)
			case <-time.After(5 * time.Millisecond):
			}
		}
	}
	until("no direct message is begun", func() bool { return len(o.discord.Requests(dmRoute)) > 0 })
	cancel()
	until("work is taken on while the message is waited for", o.bot.draining.Load)
	close(hold)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if n := len(o.told()); n != 1 {
		t.Errorf("%d messages: what was in hand is not seen through", n)
	}
}
