package bot

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"byline/bot/discordtest"
	"byline/store"
	"byline/store/storetest"
)

const patchRoute = "PATCH /channels/{channel_id}/messages/{message_id}"

// rewrite changes the text of a fact of the shared record; an empty text retracts it, "restore" puts it back.
func (o *office) rewrite(key, text string) {
	o.t.Helper()
	f, err := o.store.ExportFile(o.t.Context(), 0, o.story.Slug)
	if err != nil {
		o.t.Fatal(err)
	}
	found := false
	for i := range f.Facts {
		if f.Facts[i].Key != key {
			continue
		}
		found = true
		switch text {
		case "":
			f.Facts[i].Retracted = "The source withdrew it."
		case "restore":
			f.Facts[i].Retracted = ""
		default:
			f.Facts[i].Text = text
		}
	}
	if !found {
		o.t.Fatalf("no fact %s", key)
	}
	if _, err := o.store.Import(o.t.Context(), store.ImportOptions{By: editor}, f); err != nil {
		o.t.Fatal(err)
	}
}

// whole is all that the bot has posted in a channel, as it stands there now.
func (o *office) whole(channel string) string {
	var b strings.Builder
	for _, m := range o.posted(channel) {
		for _, e := range m.Discord().Embeds {
			b.WriteString(e.Title + "\n" + e.Description + "\n")
			for _, f := range e.Fields {
				b.WriteString(f.Name + "\n" + f.Value + "\n")
			}
		}
	}
	return b.String()
}

func TestCorrectionsReachBack(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.set(func(d *store.Digest) { d.Style = store.StyleFull })
	o.pass(24 * time.Hour)
	o.want(d, "done")
	before := o.whole(discordtest.ChannelID)
	n := len(o.posted(discordtest.ChannelID))
	patches := func(want int) {
		t.Helper()
		if got := len(o.discord.Requests(patchRoute)); got != want {
			t.Errorf("%d edits, want %d", got, want)
		}
	}
	for range 3 {
		o.pass(time.Minute)
	}
	patches(0)

	o.rewrite("partner-china", "Apple has chosen Alibaba as one of two partners for iPhones in China.")
	o.pass(time.Minute)
	patches(1)
	after := o.whole(discordtest.ChannelID)
	if after == before || !strings.Contains(after, "Corrected") || !strings.Contains(after, "one of two partners") {
		t.Errorf("the posted digest does not say that it was corrected:\n%s", after)
	}
	for range 3 {
		o.pass(time.Minute)
	}
	patches(1)

	// Retracted while Discord fails: later.
	o.discord.Fail(discordtest.Fault{Want: patchRoute, Status: http.StatusServiceUnavailable, Times: 4})
	o.rewrite("partner-china", "")
	o.tick()
	if got := o.whole(discordtest.ChannelID); got != after {
		t.Error("edited though Discord failed")
	}
	o.pass(5 * time.Minute)
	if got := o.whole(discordtest.ChannelID); !strings.Contains(got, "Retracted") {
		t.Errorf("not retracted:\n%s", got)
	}
	// All is as it was again.
	o.rewrite("partner-china", "restore")
	o.pass(time.Minute)
	if got := o.whole(discordtest.ChannelID); strings.Contains(got, "Retracted") {
		t.Errorf("still retracted:\n%s", got)
	}

	// The next digest tells it too, and a process that was not there catches up.
	o.rewrite("partner-china", "Apple has chosen Alibaba and another as partners for iPhones in China.")
	late := officeOn(t, o.clock, o.discord, o.path)
	late.tick()
	if got := o.whole(discordtest.ChannelID); !strings.Contains(got, "Alibaba and another") {
		t.Errorf("another process does not correct it:\n%s", got)
	}
	o.clock.Set(o.slotTime(d))
	o.tick()
	all := o.posted(discordtest.ChannelID)
	if len(all) != n+1 || !strings.Contains(o.whole(discordtest.ChannelID)[len(before):], "Corrected") {
		t.Errorf("%d messages; the next does not tell of the correction:\n%s", len(all), o.whole(discordtest.ChannelID))
	}
	if got := o.counted("corrected") + late.counted("corrected"); got < 3 {
		t.Errorf("%d corrections counted", got)
	}
}

func TestWhatWasDeletedIsNotCorrected(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.set(nil)
	o.pass(24 * time.Hour)
	o.discord.DeleteMessages(discordtest.ChannelID)
	o.rewrite("partner-china", "Apple has chosen Alibaba as one of two partners for iPhones in China.")
	o.pass(time.Minute)
	n := len(o.discord.Requests(patchRoute))
	if n == 0 {
		t.Error("no edit is tried")
	}
	o.rewrite("partner-china", "")
	for range 5 {
		o.pass(time.Hour)
	}
	if got := len(o.discord.Requests(patchRoute)); got != n {
		t.Errorf("%d edits of what is not there any more", got-n)
	}
}

// A correction of what was posted more than 30 days ago is left to the next digest.
func TestCorrectionsReachBackThirtyDays(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.set(func(d *store.Digest) { d.Spec, d.Always = "0 9 2 3 *", false })
	o.pass(24 * time.Hour)
	o.clock.Advance(store.ReachBack + time.Minute)
	o.rewrite("partner-china", "")
	o.tick()
	if got := len(o.discord.Requests(patchRoute)); got != 0 {
		t.Errorf("%d edits", got)
	}
}

// A message that may not be edited holds up no other, and is edited once it may be.
func TestOneThatCannotBeCorrectedHoldsUpNoOther(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	const other = "1200000000000000026"
	o.discord.AddChannel(discordtest.Channel{ID: other, Guild: discordtest.GuildID})
	for _, channel := range []string{discordtest.ChannelID, other} {
		o.set(func(d *store.Digest) { d.Channel, d.Style = channel, store.StyleFull })
	}
	o.pass(24 * time.Hour)
	o.discord.SetPermissions(discordtest.ChannelID, 0)
	for i, text := range []string{"Apple has chosen Alibaba as one of two partners in China.", "Apple has chosen Alibaba as one of three partners in China."} {
		o.rewrite("partner-china", text)
		o.pass(time.Second)
		if !strings.Contains(o.whole(other), []string{"one of two", "one of three"}[i]) {
			t.Errorf("correction %d is held up", i)
		}
	}
	for range 60 {
		o.pass(time.Minute)
	}
	if n := len(o.discord.Requests(patchRoute)); n > 20 {
		t.Errorf("%d edits are tried in an hour", n)
	}
	o.discord.SetPermissions(discordtest.ChannelID, discordtest.BotPermissions)
	o.pass(30 * time.Minute)
	if !strings.Contains(o.whole(discordtest.ChannelID), "one of three") {
		t.Error("the one that could not be edited is not edited when it can be")
	}
}

// What is corrected after a digest was written and before Discord took it reaches it as soon as it stands there.
func TestCorrectedBeforeItCameToBePosted(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.set(func(d *store.Digest) { d.Style = store.StyleFull })
	o.pass(time.Second)
	o.discord.Fail(discordtest.Fault{Want: messageRoute, Status: http.StatusServiceUnavailable})
	o.clock.Set(o.slotTime(d))
	o.tick()
	o.wantPosted(discordtest.ChannelID, 0)
	o.rewrite("partner-china", "Apple has chosen Alibaba as one of two partners for iPhones in China.")
	o.pass(time.Second)
	for range 3 {
		o.pass(time.Minute)
	}
	o.want(d, "done")
	if got := o.whole(discordtest.ChannelID); !strings.Contains(got, "one of two partners") {
		t.Errorf("what was posted is not corrected:\n%s", got)
	}
}

// What a digest told of one story is still corrected when it has turned to another.
func TestCorrectionsFollowTheStoryThatWasTold(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	other := storetest.Import(t, o.store, 0, &store.File{
		Slug: "tunnel", Title: "The tunnel", Sources: []store.FileSource{{Slug: "a", Publisher: "The Post", Title: "T", Published: store.Date(2025, 2, 3)}},
		Facts: []store.FileFact{{Key: "partner-china", Text: "The tunnel opens in May.", Sources: []string{"a"}}},
	})[0]
	d := o.set(func(d *store.Digest) { d.Style = store.StyleFull })
	o.pass(24 * time.Hour)
	o.want(d, "done")
	d.Story = other.ID
	if _, err := o.store.UpdateDigest(t.Context(), editor, d); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"one of two", "one of three"} {
		o.rewrite("partner-china", "Apple has chosen Alibaba as "+text+" partners for iPhones in China.")
		for range 3 {
			o.pass(time.Minute)
		}
		if got := o.whole(discordtest.ChannelID); !strings.Contains(got, text) || strings.Contains(got, "tunnel") {
			t.Errorf("what was told of the first story is not corrected:\n%s", got)
		}
	}
	if n := len(o.discord.Requests(patchRoute)); n != 2 {
		t.Errorf("%d edits", n)
	}
}
