package answer

import (
	"context"
	"fmt"
	"sync"

	"byline/store"
)

// cacheFacts is how many facts the cached views hold together before the one that was not used for the longest goes. A view
// takes about a kilobyte a fact beside its record.
const cacheFacts = 500_000

// viewCache keeps the views in use. All guilds that have nothing of their own in a story share one view of it.
type viewCache struct {
	store *store.Store
	most  int // facts to keep; cacheFacts but in tests

	mu      sync.Mutex
	entries map[viewKey]*viewEntry
	clock   int64 // counts uses, for the order in which views go
}

type viewKey struct {
	story store.StoryID
	guild store.GuildID
}

// viewEntry is one view, or the building of one.
type viewEntry struct {
	view     *View         // nil until it is built for the first time
	used     int64         // the clock at the latest use
	building chan struct{} // closed when the building under way ends; nil where there is none
}

func newViewCache(st *store.Store, most int) *viewCache {
	return &viewCache{store: st, most: most, entries: map[viewKey]*viewEntry{}}
}

// get gives the view of a story as a guild sees it, no older than version. Callers who need the same view while it is being
// built wait for the one who builds it, each as long as its own context lets it.
func (c *viewCache) get(ctx context.Context, guild store.GuildID, story store.StoryID, version store.Version) (*View, error) {
	key := viewKey{story, guild}
	if version.Layer == 0 {
		key.guild = 0
	}
	for {
		view, wait, done := c.claim(key, version)
		if view != nil {
			return view, nil
		}
		if done != nil {
			return c.build(ctx, key, done)
		}
		select {
		case <-wait:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// claim gives the view where a fresh one is there, else a channel to wait on, else one to close after building.
func (c *viewCache) claim(key viewKey, version store.Version) (view *View, wait, done chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.entries[key]
	if e == nil {
		e = &viewEntry{}
		c.entries[key] = e
	}
	if e.view != nil && fresh(e.view.Record.Version, version) {
		c.clock++
		e.used = c.clock
		return e.view, nil, nil
	}
	if e.building != nil {
		return nil, e.building, nil
	}
	e.building = make(chan struct{})
	return nil, nil, e.building
}

// fresh reports that a view of version have is no older than version want. Versions only grow.
func fresh(have, want store.Version) bool {
	return have.Shared >= want.Shared && have.Layer >= want.Layer
}

// build reads and indexes a story and, however that ends, closes done.
func (c *viewCache) build(ctx context.Context, key viewKey, done chan struct{}) (v *View, err error) {
	defer func() {
		c.settle(key, v)
		close(done)
	}()
	r, err := c.store.Record(ctx, key.guild, key.story)
	if err != nil {
		return nil, err
	}
	if v, err = buildView(ctx, r); err != nil {
		return nil, fmt.Errorf("index story %s: %w", r.Story.Slug, err)
	}
	return v, nil
}

// settle ends a building: view is nil where it failed.
func (c *viewCache) settle(key viewKey, view *View) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.entries[key]
	e.building = nil
	if view == nil {
		if e.view == nil {
			delete(c.entries, key)
		}
		return
	}
	c.clock++
	e.view, e.used = view, c.clock
	total := 0
	for _, e := range c.entries {
		if e.view != nil {
			total += len(e.view.Record.Facts)
		}
	}
	for total > c.most {
		var oldest viewKey
		var found *viewEntry
		for k, e := range c.entries {
			if k != key && e.view != nil && (found == nil || e.used < found.used) {
				oldest, found = k, e
			}
		}
		if found == nil {
			return
		}
		total -= len(found.view.Record.Facts)
		if found.view = nil; found.building == nil {
			delete(c.entries, oldest)
		}
	}
}
