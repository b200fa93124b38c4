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

func TestUnknownStoryNamesTheNearest(t *testing.T) {
	st := storetest.New(t)
	_, err := st.StoryBySlug(t.Context(), 0, "x")
	if want := `No story called "x": no story is on record yet; import a story file.`; err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
	if err := st.EnsureStarter(t.Context()); err != nil {
		t.Fatal(err)
	}
	storetest.Import(t, st, 0, sample(t))
	for asked, want := range map[string]string{
		"aple": "Did you mean apple-alibaba?", "apple": "Did you mean apple-alibaba?", "apple-alibabba": "Did you mean apple-alibaba?",
		"HARBOUR": "Did you mean harbour-bridge?", "bridge ": "Did you mean harbour-bridge?", "quantum-physics": "/story lists",
		"": "/story lists", strings.Repeat("é", 5000): "/story lists",
	} {
		_, err := st.StoryBySlug(t.Context(), 0, asked)
		notFound(t, asked, err)
		if !strings.Contains(err.Error(), want) || strings.Contains(want, "/story") && strings.Contains(err.Error(), "mean") || len(err.Error()) > 250 {
			t.Errorf("%q: %v", asked, err)
		}
	}
	got, err := st.StoryBySlug(t.Context(), 0, "apple-alibaba")
	if err != nil || got.Slug != "apple-alibaba" {
		t.Errorf("%v %v", got, err)
	}
}

func TestStarterIsImportedOnceAndThenLeftAlone(t *testing.T) {
	st := storetest.New(t)
	for range 2 {
		if err := st.EnsureStarter(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	f := export(t, st, 0, "apple-alibaba")
	f.Title = "Another title"
	storetest.Import(t, st, 0, f)
	before := writes(t, st)
	if err := st.EnsureStarter(t.Context()); err != nil {
		t.Fatal(err)
	}
	if after := writes(t, st); after != before {
		t.Errorf("%s\n%s", before, after)
	}
	if n := len(f.Facts); n < 30 {
		t.Errorf("the starter has %d facts", n)
	}
	if via := columnOf(t, st.Readers(), `SELECT DISTINCT via FROM revisions ORDER BY via`); strings.Join(via, " ") != "starter" {
		t.Error(via)
	}
	sound(t, st)
}

func TestGuildSettings(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	by := store.Author{UserID: "7", Name: "Ed", Via: "desk"}
	_, err := st.ChosenStory(t.Context(), 5)
	notFound(t, "ChosenStory", err)
	if role, err := st.EditorRole(t.Context(), 5); err != nil || role != "" {
		t.Errorf("%q %v", role, err)
	}
	if err := st.SetEditorRole(t.Context(), by, 5, "1234567890123456789"); err != nil {
		t.Fatal(err)
	}
	_, err = st.ChosenStory(t.Context(), 5)
	notFound(t, "ChosenStory", err)
	if err := st.ChooseStory(t.Context(), by, 5, story.ID); err != nil {
		t.Fatal(err)
	}
	if role, err := st.EditorRole(t.Context(), 5); err != nil || role != "1234567890123456789" {
		t.Errorf("%q %v", role, err)
	}
	if got, err := st.ChosenStory(t.Context(), 5); err != nil || got != story {
		t.Errorf("%+v %v", got, err)
	}
	notFound(t, "ChooseStory", st.ChooseStory(t.Context(), by, 5, 999))
	if got, err := st.ChosenStory(t.Context(), 5); err != nil || got != story {
		t.Errorf("%+v %v", got, err)
	}
	for _, role := range []string{"x", "0", "-1", "99999999999999999999", "<@&1>", "5"} {
		if err := st.SetEditorRole(t.Context(), by, 5, role); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("role %q: %v", role, err)
		}
	}
	if err := st.SetEditorRole(t.Context(), by, 5, ""); err != nil {
		t.Fatal(err)
	}
	if role, err := st.EditorRole(t.Context(), 5); err != nil || role != "" {
		t.Errorf("%q %v", role, err)
	}
	if err := st.SetEditorRole(t.Context(), by, -5, ""); !errors.Is(err, store.ErrInvalid) {
		t.Error(err)
	}
	if err := st.SetEditorRole(t.Context(), store.Author{Name: "a\xff"}, 5, ""); !errors.Is(err, store.ErrInvalid) {
		t.Error(err)
	}
}

func TestStoryFor(t *testing.T) {
	st := storetest.New(t)
	first := storetest.Import(t, st, 0, sample(t))[0]
	other := sample(t)
	other.Slug, other.Title = "another", "Another story"
	second := storetest.Import(t, st, 0, other)[0]
	if got, err := st.StoryFor(t.Context(), 5, first.Slug); err != nil || got != first {
		t.Errorf("where none is chosen: %+v %v", got, err)
	}
	if err := st.ChooseStory(t.Context(), store.Author{UserID: "7"}, 5, second.ID); err != nil {
		t.Fatal(err)
	}
	for guild, want := range map[store.GuildID]store.Story{5: second, 6: first, 0: first} {
		if got, err := st.StoryFor(t.Context(), guild, first.Slug); err != nil || got != want {
			t.Errorf("guild %d: %+v %v", guild, got, err)
		}
	}
	if got, err := st.StoryFor(t.Context(), 5, "no-such"); err != nil || got != second {
		t.Errorf("a choice needs no default: %+v %v", got, err)
	}
	_, err := st.StoryFor(t.Context(), 6, "no-such")
	notFound(t, "StoryFor", err)
	_, err = st.SeenStory(t.Context(), 6, "no-such")
	notFound(t, "SeenStory", err)

	if _, err := st.ChangeSettings(t.Context(), store.Author{UserID: "7", Name: "Ed", Via: "desk"}, 5, func(s *store.Settings) error { s.Language = "fr"; return nil }); err != nil {
		t.Fatal(err)
	}
	own := sample(t)
	own.Slug, own.Title = "own", "A story of guild 7"
	storetest.Import(t, st, 7, own)
	same := sample(t)
	same.Slug, same.Title = "another", "A layer of guild 8"
	storetest.Import(t, st, 8, same)
	for _, guild := range []store.GuildID{0, 5, 6, 7, 8} {
		for _, slug := range []string{first.Slug, "another", "own"} {
			want, err := st.StoryFor(t.Context(), guild, slug)
			seen, seenErr := st.SeenStory(t.Context(), guild, slug)
			id, v := seen.Story, seen.Version
			if spoken := map[store.GuildID]string{5: "fr"}[guild]; seenErr == nil && seen.Language != spoken {
				t.Errorf("guild %d, %s: in %q", guild, slug, seen.Language)
			}
			if id != want.ID || (err == nil) != (seenErr == nil) {
				t.Errorf("guild %d, %s: seen %d %v, StoryFor %d %v", guild, slug, id, seenErr, want.ID, err)
			}
			if err != nil {
				continue
			}
			if now, err := st.Version(t.Context(), guild, id); err != nil || now != v {
				t.Errorf("guild %d, %s: version %v, %v %v", guild, slug, v, now, err)
			}
		}
	}
}

func TestGaps(t *testing.T) {
	c := &clock{storetest.Start}
	st := storetest.Open(t, store.Options{Path: filepath.Join(t.TempDir(), "test.db"), Now: c.now})
	story := storetest.Import(t, st, 0, sample(t))[0].ID
	add := func(user, question, note string) (store.Gap, error) {
		c.at = c.at.Add(time.Second)
		return st.AddGap(t.Context(), store.Author{UserID: user, Name: "N" + user, Via: "ask"},
			store.Gap{Guild: 5, Story: story, Question: question, Note: note})
	}
	must := func(user, question, note string) store.Gap {
		t.Helper()
		g, err := add(user, question, note)
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	first := must("1", " What does it cost? ", "")
	if first.Question != "What does it cost?" || !first.At.Equal(storetest.Start.Add(time.Second)) || first.ID == 0 {
		t.Errorf("%+v", first)
	}
	again := must("1", "what  does it COST", "asked by my boss")
	if again.ID != first.ID || again.Question != first.Question || again.Note != "asked by my boss" {
		t.Errorf("%+v", again)
	}
	if kept := must("1", "What does it cost?", ""); kept.Note != "asked by my boss" {
		t.Errorf("%+v", kept)
	}
	must("2", "What does it cost?", "see the budget")
	third := must("1", strings.Repeat("é", 500), strings.Repeat("é", 500))
	gaps, err := st.Gaps(t.Context(), 5, story, false)
	if err != nil || len(gaps) != 2 || gaps[0].Gap != third || gaps[1].Members != 2 || !gaps[1].Earliest.Equal(first.At) ||
		strings.Join(gaps[1].Notes, "|") != "see the budget|asked by my boss" || len(gaps[1].Others) != 0 {
		t.Errorf("%v %+v", err, gaps)
	}
	for _, bad := range [][2]string{{"", ""}, {"  ", ""}, {strings.Repeat("é", 501), ""}, {"x", strings.Repeat("é", 501)}, {"a\xff", ""}, {"a\x00", ""}} {
		if _, err := add("1", bad[0], bad[1]); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for i := range 98 {
		must("1", fmt.Sprint("question ", i), "")
	}
	if _, err := add("1", "one more", ""); !errors.Is(err, store.ErrDenied) {
		t.Error(err)
	}
	must("1", "question 1", "") // known already
	must("3", "one more", "")
	c.at = c.at.Add(90*24*time.Hour - 2*time.Minute)
	must("1", "question 1", "")
	c.at = c.at.Add(4 * time.Minute)
	if gaps, err = st.Gaps(t.Context(), 5, story, false); err != nil || len(gaps) != 0 {
		t.Errorf("%v %d", err, len(gaps))
	}
	must("1", "one more", "")
	if n := columnOf(t, st.Readers(), `SELECT count(*) FROM gaps`)[0]; n != "1" {
		t.Errorf("%s gaps are kept", n)
	}
}

func TestKeep(t *testing.T) {
	c := &clock{storetest.Start}
	st := storetest.Open(t, store.Options{Path: filepath.Join(t.TempDir(), "test.db"), Now: c.now})
	refs := make(map[string]string)
	for _, text := range []string{"", "a", "b", "ask?q=" + strings.Repeat("é", 50), strings.Repeat("x", 16<<10)} {
		ref, err := st.Keep(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		if len(ref) > 24 || strings.ContainsFunc(ref, func(r rune) bool { return r <= ' ' || r > '~' }) || refs[ref] != "" {
			t.Errorf("reference %q", ref)
		}
		refs[ref] = text
		if again, err := st.Keep(t.Context(), text); err != nil || again != ref {
			t.Errorf("%q then %q: %v", ref, again, err)
		}
	}
	for ref, text := range refs {
		if got, err := st.Kept(t.Context(), ref); err != nil || got != text {
			t.Errorf("%q: %v", got, err)
		}
	}
	for _, text := range []string{strings.Repeat("x", 16<<10+1), "a\xff", "a\x00"} {
		if _, err := st.Keep(t.Context(), text); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("%q: %v", text[:2], err)
		}
	}
	_, err := st.Kept(t.Context(), "nonsense")
	notFound(t, "Kept", err)

	// What is put on buttons goes on being kept; the rest goes after 90 days.
	used, err := st.Keep(t.Context(), "b")
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		c.at = c.at.Add(40 * 24 * time.Hour)
		if _, err := st.Keep(t.Context(), "b"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := st.Kept(t.Context(), used); err != nil {
		t.Error(err)
	}
	if n := columnOf(t, st.Readers(), `SELECT count(*) FROM kept`)[0]; n != "1" {
		t.Errorf("%s texts are kept", n)
	}
}
