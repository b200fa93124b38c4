package commands

import (
	"context"
	"errors"
	"slices"
	"strings"

	"byline/commands/answer"
	"byline/store"
)

// Deps is what the commands work on.
type Deps struct {
	Store        *store.Store
	Answers      *answer.Answerer
	DefaultStory string // slug of the story that is asked where none has been chosen
}

// env is what the handlers of one list of commands share.
type env struct {
	Deps
	threads *recent[answer.Thread] // what each member asked last
	chosen  *recent[store.StoryID] // the story that a console has turned to
	list    []Command              // what /help tells of
}

// All is every command, in the order in which help shows them: the fixed ones, then one for each relation that the
// vocabulary or a shared story marks as a command. The commands keep, in memory and in bounds, what each member asked last.
//
// Every Run is guarded: it refuses members who may not use the command, cleans and measures the options before the handler
// sees them, and turns what a member did wrong into a reply. The errors that are left are failures, for ErrorReply.
func All(ctx context.Context, d Deps) ([]Command, error) {
	relations, err := commandRelations(ctx, d)
	if err != nil {
		return nil, err
	}
	e := &env{Deps: d, threads: newRecent[answer.Thread](maxRecent), chosen: newRecent[store.StoryID](maxRecent)}
	all := []Command{
		askCommand(e),
		aboutCommand(e),
		timelineCommand(e),
		figuresCommand(e),
		saidCommand(e),
		sourcesCommand(e),
		factCommand(e),
		storyCommand(e),
		helpCommand(e),
		privacyCommand(e),
		deskCommand(e),
		digestCommand(e),
		checkCommand(e),
		saveAsFactCommand(e),
		historyCommand(e),
		relatedCommand(e),
		gapCommand(e),
		tellCommand(e),
	}
	taken := make(map[string]bool, len(all))
	for _, c := range all {
		taken[c.Name()] = true
	}
	for _, r := range relations {
		if !taken[r.Slug] && len(all) < maxCommands {
			all = append(all, relationCommand(e, r))
		}
	}
	for i := range all {
		present(&all[i])
		all[i].Run = e.guard(all[i])
		all[i].Complete = guardComplete(all[i])
	}
	e.list = all
	return all, nil
}

// Find finds a command by the name of an Invocation, "partner" or "desk gaps"; sub is the subcommand that the name asks
// for. It is nil where there is no such command or subcommand.
func Find(all []Command, name string) (c *Command, sub string) {
	for i := range all {
		c := &all[i]
		subs := subcommands(c)
		if len(subs) == 0 {
			if c.Name() == name { // a message command's name has spaces
				return c, ""
			}
			continue
		}
		if first, sub, ok := strings.Cut(name, " "); ok && first == c.Name() && slices.Contains(subs, sub) {
			return c, sub
		}
	}
	return nil, ""
}

// problem is something that a member can put right, already worded.
type problem struct{ Reply }

func (p *problem) Error() string { return strings.TrimSpace(p.Title + " " + p.Lead) }

// guard is what stands between every caller and a handler.
func (e *env) guard(c Command) func(context.Context, Request) (Reply, error) {
	return func(ctx context.Context, req Request) (Reply, error) {
		req.Alone = req.Alone || c.Private || req.Guild == 0 && onDiscord(req)
		req.tongue = &tongue{}
		reply, err := func() (Reply, error) {
			if c.Editors && !req.Editor {
				return Reply{}, e.Lang(ctx, req).refusal(msgEditors, msgAskEditor)
			}
			req.tongue.known = req.tongue.known || c.Plain
			req.call = strings.TrimSpace(c.Name() + " " + req.Sub)
			var err error
			if req.Options, err = cleanOptions(&c, req, func() Lang { return e.Lang(ctx, req) }); err != nil {
				return Reply{}, err
			}
			return c.Run(ctx, req)
		}()
		var p *problem
		switch {
		case errors.As(err, &p):
			reply = p.Reply
		case err != nil:
			return Reply{}, err
		}
		reply.Private = reply.Private || c.Private
		reply.Lang = e.Lang(ctx, req)
		reply.Buttons = tidyButtons(reply.Buttons)
		return reply, nil
	}
}

// guardComplete cleans what is being typed and holds the suggestions to Discord's limits. What is typed is hostile and may
// be of any length; too long a text is simply cut, as nothing on record has so long a name.
func guardComplete(c Command) func(context.Context, Request) ([]Choice, error) {
	if c.Complete == nil {
		return nil
	}
	return func(ctx context.Context, req Request) ([]Choice, error) {
		if c.Editors && !req.Editor {
			return nil, nil
		}
		req.call = strings.TrimSpace(c.Name() + " " + req.Sub)
		req.tongue = &tongue{known: true} // suggestions are names and keys
		typed := make(map[string]string, len(req.Options))
		for name, v := range req.Options {
			if len(v) > 4*maxName {
				v = v[:4*maxName]
			}
			typed[name] = firstRunes(cleanText(v), maxName)
		}
		req.Options = typed
		choices, err := c.Complete(ctx, req)
		var p *problem
		if errors.As(err, &p) {
			return nil, nil // an option typed earlier is wrong; Run will say so
		}
		if err != nil {
			return nil, err
		}
		return tidyChoices(choices), nil
	}
}
