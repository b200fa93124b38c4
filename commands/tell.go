package commands

import (
	"context"
	"fmt"
	"strconv"

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

func (l Lang) tellButton(story, question string) Button {
	return Button{Label: l.say(btnTellMe), Do: Invocation{"tell", map[string]string{
		optStory: story, optQuestion: firstRunes(question, maxQuestion),
	}}}
}

func stopButton(label, which string) Button {
	return Button{Label: label, Replace: true, Do: Invocation{"tell", map[string]string{optStop: which}}}
}

func (e *env) runTell(ctx context.Context, req Request) (Reply, error) {
	if !onDiscord(req) {
		return Reply{}, e.Lang(ctx, req).refusal(msgNobodyHere, msgAskOnDiscord)
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
			reply.Lead = r.lang.row(r.lang.say(msgNowOnRecord), reply.Lead)
		}
		return reply, nil
	}
	spoken := r.view.AskedTime(question, req.Now)
	if spoken != r.view.AskedTime(question, req.Now.AddDate(1, 1, 3)) {
		return Reply{}, r.lang.refusal(msgAnotherDay, msgAskWithDate)
	}
	w, err := e.Store.AddWatch(ctx, store.Watch{
		Guild: req.Guild, Story: r.story.ID, User: req.User, Question: question, Time: spoken, Mark: mark, Seen: a.Version,
	})
	if err != nil {
		return Reply{}, fmt.Errorf("keeping a question to be told of: %w", err)
	}
	note := r.lang.say(msgWaits)
	if req.Guild != 0 {
		note = r.lang.row(note, r.lang.say(msgAllowDirect))
	}
	return Reply{
		Title: r.lang.say(msgWillTell), Lead: r.lang.say(msgWillTellHow),
		Items:  []Item{{Text: w.Question}},
		Notes:  []string{note},
		Footer: r.story.Slug, Zone: r.loc, Private: true,
		Buttons: []Button{stopButton(r.lang.say(btnStop), strconv.FormatInt(w.ID, 10))},
	}, nil
}

func (e *env) stopTelling(ctx context.Context, req Request, which string) (Reply, error) {
	l := e.Lang(ctx, req)
	var id int64
	if which != stopAll {
		var err error
		if id, err = strconv.ParseInt(which, 10, 64); err != nil || id < 1 {
			return Reply{}, l.refusal(msgStopNames, msgSeePrivacy)
		}
	}
	n, err := e.Store.DropWatch(ctx, req.User, id)
	if err != nil {
		return Reply{}, fmt.Errorf("stopping to wait: %w", err)
	}
	switch {
	case n == 0:
		return Reply{Title: l.say(msgWaitedNot), Private: true}, nil
	case id != 0:
		return Reply{Title: l.say(msgWillNotTell), Lead: l.say(msgForgotten), Private: true}, nil
	}
	return Reply{Title: l.say(msgWillNotTell), Lead: l.count(numForgotten, n), Private: true}, nil
}
