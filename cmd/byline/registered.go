package main

import (
	"context"

	"byline/commands"
	"byline/commands/answer"
	"byline/store"
)

// allCommands makes the commands work on a store, starting from a story.
func allCommands(ctx context.Context, st *store.Store, answers *answer.Answerer, story string) ([]commands.Command, error) {
	return commands.All(ctx, commands.Deps{Store: st, Answers: answers, DefaultStory: story})
}

type commandsCmd struct{}

func (commandsCmd) Run(a *app) error {
	return a.interruptible(func(ctx context.Context) error {
		st, story, err := a.openStory(ctx, "")
		if err != nil {
			return err
		}
		defer st.Close()
		all, err := allCommands(ctx, st, answer.New(st), story.Slug)
		if err != nil {
			return err
		}
		body, err := commands.Registration(all)
		if err != nil {
			return err
		}
		_, err = a.stdout.Write(append(body, '\n'))
		return failedWrite(err)
	})
}
