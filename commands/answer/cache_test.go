package answer

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"byline/store"
)

// cacheStore opens a database with stories of five facts each.
func cacheStore(t *testing.T, slugs ...string) *store.Store {
	t.Helper()
	st, err := store.Open(context.Background(), store.Options{Path: filepath.Join(t.TempDir(), "byline.db"), Now: func() time.Time { return askedAt }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, slug := range slugs {
		putFacts(t, st, 0, slug, 5)
	}
	return st
}

// putFacts imports a story of n facts into a guild's layer.
func putFacts(t *testing.T, st *store.Store, guild store.GuildID, slug string, n int) {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "byline: 1\nstory: %s\ntitle: Story %s\nsources:\n  s:\n    publisher: P\n    title: T\n    published: 2025-01-02\nfacts:\n", slug, slug)
	for i := range n {
		fmt.Fprintf(&b, "  - key: fact-%d-%d\n    text: The harbour of guild %d has pier %d.\n    sources: [s]\n", guild, i, guild, i)
	}
	f, err := store.ReadFile(slug+".yaml", strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Import(context.Background(), store.ImportOptions{Guild: guild, By: store.Author{Name: "t", Via: "test"}}, f); err != nil {
		t.Fatal(err)
	}
}

func storyID(t *testing.T, st *store.Store, slug string) store.StoryID {
	t.Helper()
	s, err := st.StoryBySlug(context.Background(), 0, slug)
	if err != nil {
		t.Fatal(err)
	}
	return s.ID
}

func TestViewsAreSharedUntilAGuildWrites(t *testing.T) {
	ctx := context.Background()
	st := cacheStore(t, "one")
	id, c := storyID(t, st, "one"), newViewCache(st, cacheFacts)
	get := func(guild store.GuildID) *View {
		t.Helper()
		v, err := view(c, ctx, guild, id)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	shared := get(0)
	if get(7) != shared || get(8) != shared || get(0) != shared {
		t.Fatal("guilds with nothing of their own do not share one view")
	}
	putFacts(t, st, 7, "one", 2)
	if own := get(7); own == shared || len(own.Record.Facts) != 7 {
		t.Fatalf("the guild does not see its own facts: %d", len(own.Record.Facts))
	}
	if v := get(8); v != shared || v.FactByKey("fact-7-0") != nil {
		t.Fatal("another guild's view changed, or holds facts of the first")
	}
	putFacts(t, st, 0, "one", 6)
	if v := get(8); v == shared || len(v.Record.Facts) != 6 {
		t.Fatal("the view is older than the story")
	}
	if v := get(7); len(v.Record.Facts) != 8 {
		t.Fatalf("the guild's view has %d facts, want 8", len(v.Record.Facts))
	}
}

func TestViewsGoByLatestUse(t *testing.T) {
	ctx := context.Background()
	st := cacheStore(t, "one", "two", "three")
	c := newViewCache(st, 10)
	views := map[string]*View{}
	get := func(slug string) (fresh bool) {
		t.Helper()
		v, err := view(c, ctx, 0, storyID(t, st, slug))
		if err != nil {
			t.Fatal(err)
		}
		fresh, views[slug] = views[slug] != v, v
		return fresh
	}
	get("one")
	get("two")
	if get("one") {
		t.Fatal("a view in use was built anew")
	}
	get("three") // two goes
	if get("one") || !get("two") {
		t.Fatal("not the view that was unused for the longest went")
	}
	if len(c.entries) != 2 {
		t.Fatalf("%d views kept, want 2", len(c.entries))
	}
}

func TestOneBuildsForAll(t *testing.T) {
	st := cacheStore(t, "one")
	id, c := storyID(t, st, "one"), newViewCache(st, cacheFacts)
	var wg sync.WaitGroup
	got := make([]*View, 16)
	for i := range got {
		wg.Go(func() {
			v, err := view(c, context.Background(), store.GuildID(i), id)
			if err != nil {
				t.Error(err)
			}
			got[i] = v
		})
	}
	wg.Wait()
	for _, v := range got {
		if v != got[0] {
			t.Fatal("a view was built twice")
		}
	}
}

func TestCancelledBuildLeavesNoTrace(t *testing.T) {
	st := cacheStore(t, "one")
	id, c := storyID(t, st, "one"), newViewCache(st, cacheFacts)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := view(c, ctx, 0, id); err == nil {
		t.Fatal("a cancelled context was not noticed")
	}
	if _, err := buildView(ctx, qaView("t", []qaFact{{ID: "a", Text: "A fact."}}, nil).Record); !errors.Is(err, context.Canceled) {
		t.Fatalf("building went on: %v", err)
	}
	if _, err := view(c, context.Background(), 0, id); err != nil {
		t.Fatalf("after a cancelled build: %v", err)
	}
	if _, err := view(c, context.Background(), 0, id+100); !errors.Is(err, store.ErrNotFound) {
		t.Fatalf("unknown story: %v", err)
	}
	if len(c.entries) != 1 {
		t.Fatalf("%d entries, want 1", len(c.entries))
	}
}

// view asks a cache as Answerer.View does.
func view(c *viewCache, ctx context.Context, guild store.GuildID, story store.StoryID) (*View, error) {
	version, err := c.store.Version(ctx, guild, story)
	if err != nil {
		return nil, err
	}
	return c.get(ctx, guild, story, version)
}
