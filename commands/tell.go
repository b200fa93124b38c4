package commands

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/commands/answer"
	"byline/store"
)

const (
	optStop = "stop" // a waiting question by its id, or stopAll
	stopAll = "all"
)

// tellCommand is behind the button Tell me when it is known: the member gets one direct message once a fact answers the
// question, and can stop that.
func tellCommand(e *env) Command {
	return Command{
		Hidden: true, Private: true,
		Spec: &discordgo.ApplicationCommand{
			Name: "tell", Description: "Tells a member when a question can be answered",
			Options: []*discordgo.ApplicationCommandOption{textOption(optQuestion, aboutQuestion, maxQuestion), storyOption()},
		},
		Run: e.runTell, extra: []string{optStop},
	}
}

// onDiscord reports whether a request is a Discord member's; a console has no direct messages.
func onDiscord(req Request) bool {
	n, err := strconv.ParseUint(req.User, 10, 64)
	return err == nil && n > 0
}

func tellButton(story, question string) Button {
	return Button{Label: "Tell me when it is known", Do: Invocation{"tell", map[string]string{
		optStory: story, optQuestion: firstRunes(question, maxQuestion),
	}}}
}

func stopButton(label, which string) Button {
	return Button{Label: label, Replace: true, Do: Invocation{"tell", map[string]string{optStop: which}}}
}

func (e *env) runTell(ctx context.Context, req Request) (Reply, error) {
	if !onDiscord(req) {
		return Reply{}, refusal("There is nobody here to write to.", "Ask on Discord; there Byline can send a direct message.")
	}
	if which := req.Options[optStop]; which != "" {
		return e.stopTelling(ctx, req, which)
	}
	r, err := e.read(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	question := req.Options[optQuestion]
	// What is on record is marked first: a fact that is saved while the question is asked counts as new, not as known.
	mark, err := e.Store.Mark(ctx, req.Guild, r.story.ID)
	if err != nil {
		return Reply{}, fmt.Errorf("marking what is known: %w", err)
	}
	a, err := r.ask(ctx, question, nil)
	if err != nil {
		return Reply{}, err
	}
	if a.Kind != answer.NoRecord {
		reply := r.answer(ctx, a, question)
		reply.Private = true
		if a.Kind == answer.Answered || a.Kind == answer.NotDisclosed {
			reply.Lead = strings.TrimSpace("This is on record now. " + reply.Lead)
		}
		return reply, nil
	}
	spoken := r.view.AskedTime(question, req.Now)
	if spoken != r.view.AskedTime(question, req.Now.AddDate(1, 1, 3)) {
		return Reply{}, refusal("That question means another day when it is asked again.", "Ask it with a date, such as 13 Feb 2025.")
	}
	w, err := e.Store.AddWatch(ctx, store.Watch{
		Guild: req.Guild, Story: r.story.ID, User: req.User, Question: question, Time: spoken, Mark: mark, Seen: a.Version,
	})
	if err != nil {
		return Reply{}, fmt.Errorf("keeping a question to be told of: %w", err)
	}
	note := "It waits for 90 days; /privacy lists what you wait for."
	if req.Guild != 0 {
		note += " Allow direct messages from this server, or Byline cannot write to you."
	}
	return Reply{
		Title: "You will be told", Lead: "Once, in a direct message, when a fact on record answers this.",
		Items:  []Item{{Text: w.Question}},
		Notes:  []string{note},
		Footer: r.story.Slug, Zone: r.loc, Private: true,
		Buttons: []Button{stopButton("Stop telling me", strconv.FormatInt(w.ID, 10))},
	}, nil
}

func (e *env) stopTelling(ctx context.Context, req Request, which string) (Reply, error) {
	var id int64
	if which != stopAll {
		var err error
		if id, err = strconv.ParseInt(which, 10, 64); err != nil || id < 1 {
			return Reply{}, refusal("That button names no question.", "/privacy lists what you wait for.")
		}
	}
	n, err := e.Store.DropWatch(ctx, req.User, id)
	if err != nil {
		return Reply{}, fmt.Errorf("stopping to wait: %w", err)
	}
	switch {
	case n == 0:
		return Reply{Title: "You were waiting for nothing here.", Private: true}, nil
	case id != 0:
		return Reply{Title: "You will not be told.", Lead: "The question is forgotten.", Private: true}, nil
	}
	return Reply{Title: "You will not be told.", Lead: count(n, "question") + " forgotten.", Private: true}, nil
}
