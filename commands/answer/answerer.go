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
	version, err := a.store.Version(ctx, guild, story)
	if err != nil {
		return nil, err
	}
	return a.views.get(ctx, guild, story, version)
}

// ViewFor is View of the story that the guild has chosen, or of the one of the slug where it has chosen none, with the
// language that the guild has set. It says ErrNotFound where store.Store.StoryFor does.
func (a *Answerer) ViewFor(ctx context.Context, guild store.GuildID, slug string) (v *View, language string, err error) {
	seen, err := a.store.SeenStory(ctx, guild, slug)
	if err != nil {
		return nil, "", err
	}
	v, err = a.views.get(ctx, guild, seen.Story, seen.Version)
	return v, seen.Language, err
}
