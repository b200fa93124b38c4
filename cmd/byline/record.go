package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"
	"strings"

	"byline/store"
)

// openStore opens the database that the settings name.
func (a *app) openStore(ctx context.Context) (*store.Store, error) {
	return store.Open(ctx, store.Options{Path: a.DB, Now: a.now})
}

// openStory opens the database and finds a story in it: slug, or the one that the settings name. The starter story is put
// on record where it is the one looked for and is not there yet.
func (a *app) openStory(ctx context.Context, slug string) (*store.Store, store.Story, error) {
	return a.openStoryOf(ctx, 0, slug)
}

// openStoryOf is openStory for the story as a server sees it.
func (a *app) openStoryOf(ctx context.Context, guild store.GuildID, slug string) (*store.Store, store.Story, error) {
	st, err := a.openStore(ctx)
	if err != nil {
		return nil, store.Story{}, err
	}
	slug = cmp.Or(slug, a.Story)
	story, err := st.StoryBySlug(ctx, guild, slug)
	if errors.Is(err, store.ErrNotFound) && slug == starterStory {
		if err = st.EnsureStarter(ctx); err == nil {
			story, err = st.StoryBySlug(ctx, guild, slug)
		}
	}
	if err != nil {
		err = unknownStory(ctx, st, guild, slug, err)
		_ = st.Close() // nothing was written that could be lost
		return nil, store.Story{}, err
	}
	return st, story, nil
}

// unknownStory adds to the error that a story is not on record which ones are: a script has no /story to look at. With many of
// them, the store's own words name the nearest.
func unknownStory(ctx context.Context, st *store.Store, guild store.GuildID, slug string, err error) error {
	const most = 20
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	stories, failed := st.Stories(ctx, guild)
	if failed != nil || len(stories) == 0 || len(stories) > most {
		return err
	}
	slugs := make([]string, len(stories))
	for i, s := range stories {
		slugs[i] = s.Slug
	}
	return store.Errorf(store.ErrNotFound, "No story called %s. On record: %s.", shown(slug), strings.Join(slugs, ", "))
}

// openExisting opens a database that has to be there already.
func (a *app) openExisting(ctx context.Context) (*store.Store, error) {
	if _, err := os.Stat(a.DB); err != nil {
		return nil, fmt.Errorf("cannot open the database %s: %w; BYLINE_DB says where it is", a.DB, reason(err))
	}
	return a.openStore(ctx)
}

// author is who writes from the command line.
func author(via string) store.Author {
	by := store.Author{Name: "command line", Via: via}
	if u, err := user.Current(); err == nil && u.Username != "" {
		by.Name = clean(u.Username)
	}
	return by
}

func failedRead(what string, err error) error {
	return fmt.Errorf("cannot read %s: %w", what, reason(err))
}

// failedWrite words a failure to write the answer; nil where there was none.
func failedWrite(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("cannot write the output: %w", reason(err))
}
