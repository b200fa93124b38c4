package store_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"byline/store"
	"byline/store/storetest"
)

func TestGapsOfOneTopicAreOne(t *testing.T) {
	c := &clock{storetest.Start}
	st := storetest.Open(t, store.Options{Path: filepath.Join(t.TempDir(), "test.db"), Now: c.now})
	ctx := t.Context()
	story := storetest.Import(t, st, 0, sample(t))[0].ID
	add := func(guild store.GuildID, user, question, topic string) store.Gap {
		t.Helper()
		c.at = c.at.Add(time.Second)
		g, err := st.AddGap(ctx, store.Author{UserID: user, Name: "Name " + user}, store.Gap{Guild: guild, Story: story, Question: question, Topic: topic})
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	list := func(guild store.GuildID, answered bool) []store.GapGroup {
		t.Helper()
		all, err := st.Gaps(ctx, guild, story, answered)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	first := add(5, "1", "What does it cost?", "cost")
	add(5, "2", "How dear is it?", "cost")
	add(5, "2", "what does it COST", "cost") // the same member in two ways
	add(5, "3", "Why?", "")
	add(6, "1", "What does it cost?", "cost")
	// A story that has learnt a name since reads the same words otherwise; they stay where they were.
	add(5, "4", "What does it cost?", "cost of the bridge")
	all := list(5, false)
	if len(all) != 2 || all[0].Question != "What does it cost?" || all[0].Members != 3 || !cmp.Equal(all[0].Others, []string{"How dear is it?"}) ||
		!all[0].Earliest.Equal(first.At) || all[1].Question != "Why?" || all[1].Members != 1 {
		t.Errorf("%+v", all)
	}
	whole, err := st.Gap(ctx, 5, first.ID)
	if err != nil || !cmp.Equal(whole, all[0]) {
		t.Errorf("%+v %v", whole, err)
	}
	_, err = st.Gap(ctx, 6, first.ID)
	notFound(t, "Gap", err)
	_, err = st.ClearGap(ctx, 6, first.ID)
	notFound(t, "ClearGap", err)

	editor := store.Desk{By: store.Author{UserID: "9"}, Guild: 5, Story: story}
	notFound(t, "AnswerGap", st.AnswerGap(ctx, store.Desk{By: editor.By, Guild: 6, Story: story}, first.ID, "early"))
	notFound(t, "AnswerGap", st.AnswerGap(ctx, editor, first.ID, "no-such-fact"))
	if err := st.AnswerGap(ctx, editor, first.ID, "early"); err != nil {
		t.Fatal(err)
	}
	if done := list(5, true); len(list(5, false)) != 1 || len(done) != 1 || done[0].Answered != "early" || done[0].Members != 3 || len(list(6, false)) != 1 {
		t.Errorf("once it is answered: %+v", done)
	}
	// Who asks it again, for the fact does not answer it after all, opens it again.
	if again := add(5, "1", "What does it cost?", ""); again.Answered != "" || len(list(5, false)) != 2 {
		t.Errorf("%+v", again)
	}
	if _, err := st.ClearGaps(ctx, 5, story, true); err != nil || len(list(5, true)) != 0 || len(list(5, false)) != 2 {
		t.Errorf("of those answered: %v", err)
	}
	if _, err := st.ClearGap(ctx, 5, first.ID); err != nil || len(list(5, false)) != 1 || len(list(6, false)) != 1 {
		t.Errorf("%v %+v", err, list(5, false))
	}
	_, err = st.ClearGap(ctx, 5, first.ID)
	notFound(t, "ClearGap", err)
	if n, err := st.ClearGaps(ctx, 5, story, true); err != nil || n != 0 || len(list(5, false)) != 1 {
		t.Errorf("of those answered: %d %v", n, err)
	}
	if n, err := st.ClearGaps(ctx, 5, story, false); err != nil || n != 1 || len(list(5, false)) != 0 || len(list(6, false)) != 1 {
		t.Errorf("of all: %d %v", n, err)
	}
	_, err = st.ClearGaps(ctx, 5, 999, false)
	notFound(t, "ClearGaps", err)
	// No name is kept of who asked.
	if names := columnOf(t, st.Readers(), `SELECT name FROM pragma_table_info('gaps') WHERE name LIKE '%name%'`); len(names) != 0 {
		t.Error(names)
	}
}

func TestWatchIsToldOnce(t *testing.T) {
	c := &clock{storetest.Start}
	path := filepath.Join(t.TempDir(), "test.db")
	st := storetest.Open(t, store.Options{Path: path, Now: c.now})
	other := storetest.Open(t, store.Options{Path: path, Now: c.now}) // another process
	ctx := t.Context()
	f := sample(t)
	story := storetest.Import(t, st, 0, f)[0].ID
	v, err := st.Version(ctx, 5, story)
	if err != nil {
		t.Fatal(err)
	}
	w, err := st.AddWatch(ctx, store.Watch{Guild: 5, Story: story, User: "1", Question: " What does it cost? ", Mark: 3, Seen: v})
	if err != nil || w.ID == 0 || w.Question != "What does it cost?" || w.Mark != 3 || w.Seen != v || !w.At.Equal(c.at) {
		t.Fatalf("%+v %v", w, err)
	}
	// Asked again by the same member it is the same one, and what it waits for stays as it was.
	if again, err := st.AddWatch(ctx, store.Watch{Guild: 5, Story: story, User: "1", Question: "what does it COST", Mark: 9}); err != nil || again != w {
		t.Errorf("%+v %v", again, err)
	}
	due := func(st *store.Store) []store.Watch {
		t.Helper()
		all, err := st.DueWatches(ctx, 10)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	if all := due(st); len(all) != 0 {
		t.Errorf("due before anything changed: %+v", all)
	}
	f.Facts[1].Text = "Another text."
	storetest.Import(t, st, 0, f)
	if all := due(other); len(all) != 1 || all[0] != w {
		t.Fatalf("%+v", all)
	}
	v, _ = st.Version(ctx, 5, story)
	if err := st.WatchesAsked(ctx, v, w.ID); err != nil || len(due(st)) != 0 {
		t.Errorf("asked again, and still due: %v", err)
	}
	// A change of the guild's own layer counts as well, one of another guild's does not.
	f.Facts[1].Text = "Another text yet."
	storetest.Import(t, st, 6, f)
	if all := due(st); len(all) != 0 {
		t.Errorf("%+v", all)
	}
	storetest.Import(t, st, 5, f)
	if all := due(st); len(all) != 1 {
		t.Errorf("%+v", all)
	}
	// Of two processes one gets it.
	got, ok, err := st.ClaimWatch(ctx, w.ID)
	if err != nil || !ok || got.Tries != 1 {
		t.Errorf("%+v %t %v", got, ok, err)
	}
	if _, ok, err := other.ClaimWatch(ctx, w.ID); err != nil || ok || len(due(other)) != 0 {
		t.Errorf("claimed twice: %t %v", ok, err)
	}
	// One that was not told in time comes round again, and says that it was tried.
	c.at = c.at.Add(2*time.Minute + time.Second)
	if all := due(other); len(all) != 1 {
		t.Errorf("%+v", all)
	}
	if got, ok, err := other.ClaimWatch(ctx, w.ID); err != nil || !ok || got.Tries != 2 {
		t.Errorf("%+v %t %v", got, ok, err)
	}
	c.at = c.at.Add(2*time.Minute + time.Second)
	if all := due(st); len(all) != 0 {
		t.Errorf("the second wait is no longer: %+v", all)
	}
	if err := other.EndWatch(ctx, w.ID, store.Told); err != nil {
		t.Fatal(err)
	}
	c.at = c.at.Add(48 * time.Hour)
	if _, ok, err := st.ClaimWatch(ctx, w.ID); err != nil || ok || len(due(st)) != 0 {
		t.Errorf("told, and claimed again: %t %v", ok, err)
	}
	// Asked anew it waits anew.
	if again, err := st.AddWatch(ctx, store.Watch{Guild: 5, Story: story, User: "1", Question: "What does it cost?", Mark: 9}); err != nil || again.ID != w.ID || again.Mark != 9 || again.Tries != 0 {
		t.Errorf("%+v %v", again, err)
	}
	sound(t, st)
}

func TestWatchesHaveLimitsAndAnEnd(t *testing.T) {
	c := &clock{storetest.Start}
	st := storetest.Open(t, store.Options{Path: filepath.Join(t.TempDir(), "test.db"), Now: c.now})
	ctx := t.Context()
	story := storetest.Import(t, st, 0, sample(t))[0].ID
	add := func(user, question string) error {
		_, err := st.AddWatch(ctx, store.Watch{Guild: 5, Story: story, User: user, Question: question})
		return err
	}
	for i := range 25 {
		if err := add("1", "question "+fmtID(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := add("1", "one more"); !errors.Is(err, store.ErrDenied) {
		t.Error(err)
	}
	if err := add("1", "Question 3?"); err != nil { // known already
		t.Error(err)
	}
	if err := add("2", "one more"); err != nil {
		t.Error(err)
	}
	for _, bad := range [][2]string{{"", "Why?"}, {"1\x00", "Why?"}, {"1", ""}, {"1", "\xff"}} {
		if err := add(bad[0], bad[1]); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	_, err := st.AddWatch(ctx, store.Watch{Guild: 5, Story: 999, User: "1", Question: "Why?"})
	notFound(t, "AddWatch", err)

	all, err := st.Watches(ctx, "1")
	if err != nil || len(all) != 25 {
		t.Fatalf("%d %v", len(all), err)
	}
	if n, err := st.DropWatch(ctx, "2", all[0].ID); err != nil || n != 0 {
		t.Errorf("another member dropped it: %d %v", n, err)
	}
	if n, err := st.DropWatch(ctx, "1", all[0].ID); err != nil || n != 1 {
		t.Errorf("%d %v", n, err)
	}
	c.at = c.at.Add(90*24*time.Hour + time.Second)
	if all, err = st.Watches(ctx, "1"); err != nil || len(all) != 0 {
		t.Errorf("after 90 days %d are told of, %v", len(all), err)
	}
	if all, err = st.DueWatches(ctx, 100); err != nil || len(all) != 0 {
		t.Errorf("after 90 days %d are asked again, %v", len(all), err)
	}
	if err := add("1", "one more"); err != nil {
		t.Error(err)
	}
	if n := columnOf(t, st.Readers(), `SELECT count(*) FROM watches`)[0]; n != "1" {
		t.Errorf("%s are kept", n)
	}
	if n, err := st.DropWatch(ctx, "1", 0); err != nil || n != 1 {
		t.Errorf("%d %v", n, err)
	}
}

func TestConversationKeepsItsStory(t *testing.T) {
	c := &clock{storetest.Start}
	path := filepath.Join(t.TempDir(), "test.db")
	st := storetest.Open(t, store.Options{Path: path, Now: c.now})
	ctx := t.Context()
	story := storetest.Import(t, st, 0, sample(t))[0]
	own := sample(t)
	own.Slug = "own"
	ofGuild := storetest.Import(t, st, 5, own)[0]
	_, err := st.ConversationStory(ctx, "10", "1")
	notFound(t, "ConversationStory", err)
	if err := st.SetConversationStory(ctx, "10", "1", story.ID); err != nil {
		t.Fatal(err)
	}
	notFound(t, "of a server", st.SetConversationStory(ctx, "10", "1", ofGuild.ID))
	if got, err := storetest.Open(t, store.Options{Path: path, Now: c.now}).ConversationStory(ctx, "10", "1"); err != nil || got != story {
		t.Errorf("%+v %v", got, err)
	}
	for _, at := range [][2]string{{"11", "1"}, {"10", "2"}} {
		_, err = st.ConversationStory(ctx, at[0], at[1])
		notFound(t, "another conversation", err)
	}
	c.at = c.at.Add(30*24*time.Hour + time.Second)
	_, err = st.ConversationStory(ctx, "10", "1")
	notFound(t, "after thirty days", err)
}
