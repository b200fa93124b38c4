package commands

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"

	"byline/store"
)

// choiceLife is how long a console stays with the story that it turned to; direct messages' choices are kept by the store.
const choiceLife = 30 * 24 * time.Hour

// turnedTo is the story that a conversation without a server has turned to; ErrNotFound where it has turned to none.
func (e *env) turnedTo(ctx context.Context, req Request) (store.Story, error) {
	if onDiscord(req) {
		return e.Store.ConversationStory(ctx, req.Channel, req.User)
	}
	none := &store.Error{Kind: store.ErrNotFound, Msg: "No story has been chosen here."}
	id, ok := e.chosen.get(req.seat(0), req.Now, choiceLife)
	if !ok {
		return store.Story{}, none
	}
	stories, err := e.Store.Stories(ctx, req.Guild)
	if err != nil {
		return store.Story{}, fmt.Errorf("listing the stories: %w", err)
	}
	for _, s := range stories {
		if s.ID == id {
			return s, nil
		}
	}
	return store.Story{}, none
}

// turnTo makes a story the one that a conversation without a server is about. A console's choice ends with it.
func (e *env) turnTo(ctx context.Context, req Request, story store.StoryID) error {
	if onDiscord(req) {
		return e.Store.SetConversationStory(ctx, req.Channel, req.User, story)
	}
	e.chosen.put(req.seat(0), story, req.Now)
	return nil
}

// story is the story that a request is about: the one that its option names, else the one that the conversation or the
// guild has chosen, else the default one.
func (e *env) story(ctx context.Context, req Request) (store.Story, error) {
	if slug := req.Options[optStory]; slug != "" {
		return e.storyCalled(ctx, req, optStory, slug)
	}
	if req.Guild == 0 {
		s, err := e.turnedTo(ctx, req)
		if err == nil || !errors.Is(err, store.ErrNotFound) {
			return s, err
		}
	} else {
		s, err := e.Store.StoryFor(ctx, req.Guild, e.DefaultStory)
		if err == nil || !errors.Is(err, store.ErrNotFound) {
			return s, err
		}
	}
	return e.storyCalled(ctx, req, optStory, e.DefaultStory)
}

// storyCalled finds a story that an option names by its slug, or by its title. An unknown one is a problem that names the
// nearest, with buttons that call the command again.
func (e *env) storyCalled(ctx context.Context, req Request, option, typed string) (store.Story, error) {
	slug := strings.ToLower(typed)
	s, err := e.Store.StoryBySlug(ctx, req.Guild, slug)
	if err == nil || !errors.Is(err, store.ErrNotFound) {
		return s, err
	}
	stories, err := e.Store.Stories(ctx, req.Guild)
	if err != nil {
		return store.Story{}, fmt.Errorf("listing the stories: %w", err)
	}
	if len(stories) == 0 {
		return store.Story{}, e.Lang(ctx, req).refusal(msgNoStoryYet, msgImportOne)
	}
	for _, s := range stories {
		if strings.EqualFold(s.Title, typed) {
			return s, nil
		}
	}
	l := e.Lang(ctx, req)
	do := l.say(msgStoryLists)
	p := refusal(l.say(msgNoStory, l.quote(typed)), do)
	if near := nearStories(stories, slug); len(near) > 0 {
		slugs := make([]string, len(near))
		for i, s := range near {
			slugs[i] = s.Slug
			same := maps.Clone(req.Options)
			same[option] = s.Slug
			p.Buttons = append(p.Buttons, Button{Label: l.say(msgDidYouMean, s.Slug), Do: Invocation{req.call, same}, Replace: true})
		}
		p.Lead = l.row(l.say(msgDidYouMean, l.or(slugs)), do)
	}
	return store.Story{}, p
}

// nearStories are at most three stories that typed may have meant: by a part of the slug or the title, or by a near miss.
func nearStories(stories []store.Story, typed string) (near []store.Story) {
	type scored struct {
		s    store.Story
		away int
	}
	var all []scored
	for _, s := range stories {
		away := levenshtein.ComputeDistance(typed, s.Slug)
		for part := range strings.SplitSeq(s.Slug, "-") {
			away = min(away, levenshtein.ComputeDistance(typed, part))
		}
		if len(typed) > 2 && (strings.Contains(s.Slug, typed) || strings.Contains(strings.ToLower(s.Title), typed)) {
			away = 0
		}
		if away <= max(1, len(typed)/3) {
			all = append(all, scored{s, away})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return a.away - b.away })
	for _, s := range all[:min(len(all), 3)] {
		near = append(near, s.s)
	}
	return near
}

// completeStory suggests stories by their slug and title.
func (e *env) completeStory(ctx context.Context, req Request, typed string) ([]Choice, error) {
	stories, err := e.Store.Stories(ctx, req.Guild)
	if err != nil {
		return nil, fmt.Errorf("listing the stories: %w", err)
	}
	typed = strings.ToLower(typed)
	var starts, holds, rest []Choice
	for _, s := range stories {
		c := Choice{Name: s.Slug + " · " + s.Title, Value: s.Slug}
		switch {
		case strings.HasPrefix(s.Slug, typed):
			starts = append(starts, c)
		case strings.Contains(s.Slug, typed), strings.Contains(strings.ToLower(s.Title), typed):
			holds = append(holds, c)
		}
	}
	if len(starts)+len(holds) == 0 {
		for _, s := range nearStories(stories, typed) {
			rest = append(rest, Choice{Name: s.Slug + " · " + s.Title, Value: s.Slug})
		}
	}
	return slices.Concat(starts, holds, rest), nil
}
