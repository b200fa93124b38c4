package store_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"byline/store"
	"byline/store/storetest"
)

// After a user is forgotten no table holds their id or their name, whoever adds the next table.
func TestForgottenUserIsNowhere(t *testing.T) {
	st := storetest.New(t)
	ctx := t.Context()
	story := storetest.Import(t, st, 0, sample(t))[0]
	const id, name = "80351110224678912", "Zebedee the Unforgotten"
	by := store.Author{UserID: id, Name: name, Via: "desk"}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, guild := range []store.GuildID{5, 6} {
		must(st.SetEditorRole(ctx, by, guild, "33"))
		for _, q := range []string{"Why?", "Since when?"} {
			_, err := st.AddGap(ctx, by, store.Gap{Guild: guild, Story: story.ID, Question: q, Note: "I am " + name})
			must(err)
			_, err = st.AddWatch(ctx, store.Watch{Guild: guild, Story: story.ID, User: id, Question: q})
			must(err)
		}
		_, err := st.RetractFact(ctx, store.Desk{By: by, Guild: guild, Story: story.ID}, "early", "Wrong.", 0)
		must(err)
		_, err = st.CreateDigest(ctx, by, store.Digest{Guild: guild, Channel: "9", Story: story.ID, Spec: "0 9 * * *", Zone: "UTC", Style: "headlines"})
		must(err)
	}
	must(st.SetConversationStory(ctx, "10", id, story.ID))
	// Others ask the same, and one of them is to keep what is theirs.
	_, err := st.AddGap(ctx, store.Author{UserID: "2"}, store.Gap{Guild: 5, Story: story.ID, Question: "Why?"})
	must(err)

	here, all, err := st.AboutUser(ctx, id, 5)
	want := store.Held{Gaps: 2, Watches: 2, Edits: 1, Digests: 1}
	everywhere := store.Held{Gaps: 4, Watches: 4, Edits: 2, Digests: 2, Chosen: 1}
	if err != nil || here != want || all != everywhere {
		t.Errorf("here %+v, everywhere %+v, %v", here, all, err)
	}
	if was, err := st.ForgetUser(ctx, id); err != nil || was != everywhere {
		t.Errorf("%+v %v", was, err)
	}
	if _, all, err := st.AboutUser(ctx, id, 5); err != nil || all.Any() {
		t.Errorf("%+v %v", all, err)
	}
	columns := columnOf(t, st.Readers(), `SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND c.type = 'TEXT'`)
	if len(columns) < 50 {
		t.Errorf("only %d columns", len(columns))
	}
	named := 0
	for _, c := range columns {
		table, column, _ := strings.Cut(c, ".")
		query := fmt.Sprintf(`SELECT count(*) FROM %s WHERE instr(%s, ?1) > 0 OR instr(%s, ?2) > 0`, table, column, column)
		if n := columnOf(t, st.Readers(), query, id, name)[0]; n != "0" {
			t.Errorf("%s names the user %s times", c, n)
		}
		if column == "user_id" || column == "changed_by" {
			named++
			if !strings.Contains(strings.Join(store.Forgetting(), "\n"), " "+table+" ") {
				t.Errorf("nothing is said of what becomes of users in %s", table)
			}
		}
	}
	if named < 8 {
		t.Errorf("only %d columns that name users", named)
	}
	// What they passed on counts as before, and the audit stays.
	if gaps, err := st.Gaps(ctx, 5, story.ID, false); err != nil || len(gaps) != 2 || gaps[0].Members+gaps[1].Members != 3 || len(gaps[0].Notes)+len(gaps[1].Notes) != 0 {
		t.Errorf("%+v %v", gaps, err)
	}
	edits, err := st.Edits(ctx, 5, story.ID, store.EditFilter{Limit: 10})
	if err != nil || edits[0].By.Name != store.FormerEditor || edits[0].By.UserID != "" {
		t.Errorf("%+v %v", edits, err)
	}
	if _, err := st.ForgetUser(ctx, ""); !errors.Is(err, store.ErrInvalid) {
		t.Error(err)
	}
	sound(t, st)
}

func TestMembershipOutlivesRestartsAndReturns(t *testing.T) {
	c := &clock{storetest.Start}
	st := storetest.Open(t, store.Options{Path: filepath.Join(t.TempDir(), "test.db"), Now: c.now})
	ctx := t.Context()
	story := storetest.Import(t, st, 0, sample(t))[0]
	by := store.Author{UserID: "7"}
	wait := func(guild store.GuildID) {
		t.Helper()
		if _, err := st.AddWatch(ctx, store.Watch{Guild: guild, Story: story.ID, User: "7", Question: "Why?"}); err != nil {
			t.Fatal(err)
		}
	}
	for _, g := range []store.GuildID{5, 6, 7} {
		if err := st.SetEditorRole(ctx, by, g, "33"); err != nil {
			t.Fatal(err)
		}
		wait(g)
	}
	left, err := st.SyncGuilds(ctx, []store.GuildID{5, 6})
	if err != nil || len(left) != 0 {
		t.Errorf("7 was never seen to be a server that Byline is in: %v %v", left, err)
	}
	if left, err = st.SyncGuilds(ctx, []store.GuildID{6}); err != nil || len(left) != 1 || left[0] != 5 {
		t.Errorf("%v %v", left, err)
	}
	if err := st.GuildLeft(ctx, 6); err != nil {
		t.Fatal(err)
	}
	// Nobody is told of a server that was left.
	if due, err := st.DueWatches(ctx, 10); err != nil || len(due) != 1 || due[0].Guild != 7 {
		t.Errorf("%+v %v", due, err)
	}
	c.at = c.at.Add(20 * 24 * time.Hour)
	if err := st.GuildLeft(ctx, 5); err != nil { // said again: it counts from the first
		t.Fatal(err)
	}
	if err := st.GuildJoined(ctx, 6); err != nil {
		t.Fatal(err)
	}
	c.at = c.at.Add(10*24*time.Hour - time.Second)
	if deleted, err := st.DeleteLeftGuilds(ctx); err != nil || len(deleted) != 0 {
		t.Errorf("%v %v", deleted, err)
	}
	c.at = c.at.Add(time.Second)
	if deleted, err := st.DeleteLeftGuilds(ctx); err != nil || len(deleted) != 1 || deleted[0] != 5 {
		t.Errorf("%v %v", deleted, err)
	}
	for g, want := range map[store.GuildID]string{5: "", 6: "33", 7: "33"} {
		if role, err := st.EditorRole(ctx, g); err != nil || role != want {
			t.Errorf("server %d: %q %v", g, role, err)
		}
	}
	c.at = c.at.Add(100 * 24 * time.Hour)
	if err := st.Purge(ctx); err != nil {
		t.Fatal(err)
	}
	if n := columnOf(t, st.Readers(), `SELECT count(*) FROM watches`)[0]; n != "0" {
		t.Errorf("%s waiting questions are kept", n)
	}
}
