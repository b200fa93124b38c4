package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"byline/bot"
	"byline/commands"
	"byline/commands/answer"
)

// startCmd is the program called without a word: the bot where there is a token, else the console.
type startCmd struct{}

func (startCmd) Run(a *app) error {
	if a.Token != "" {
		return (runCmd{}).Run(a)
	}
	return (&consoleCmd{bare: true}).Run(a)
}

type runCmd struct{}

// Run is the bot, until Ctrl-C or SIGTERM, which end it in good order and with status 0; a second one ends it at once.
func (runCmd) Run(a *app) error {
	if a.Token == "" {
		return misuse("DISCORD_TOKEN is not set: put the bot's token into the environment or a .env file, or use byline console")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)

	st, story, err := a.openStory(ctx, "")
	if err != nil {
		return err
	}
	defer st.Close()
	deps := commands.Deps{Store: st, Answers: answer.New(st), DefaultStory: story.Slug}
	all, err := commands.All(ctx, deps)
	if err != nil {
		return err
	}
	return bot.New(bot.Config{
		Token: a.Token, GuildID: a.GuildID, APIURL: a.APIURL, Gateway: a.Gateway,
		HTTPAddr: a.HTTP, PublicKey: a.PublicKey, Operators: a.Operators,
		Deps: deps, Commands: all, Log: a.log, Now: a.now,
	}).Run(ctx)
}
