package answer

import (
	"context"

	"byline/store"
)

// Answerer answers questions from a store. It is safe for concurrent use.
type Answerer struct {
	store *store.Store
	views *viewCache
}

// New makes an Answerer over st.
func New(st *store.Store) *Answerer { return &Answerer{store: st, views: newViewCache(st, cacheFacts)} }

// View is the index of a story as the guild sees it, built on first use and whenever the story's version has moved.
func (a *Answerer) View(ctx context.Context, guild store.GuildID, story store.StoryID) (*View, error) {
	return a.views.get(ctx, guild, story)
}
