package main

import "errors"

// startCmd is the program called without a word: the bot where there is a token, else the console.
type startCmd struct{}

func (startCmd) Run(a *app) error {
	if a.Token != "" {
		return (runCmd{}).Run(a)
	}
	return (&consoleCmd{bare: true}).Run(a)
}

type runCmd struct{}

func (runCmd) Run(a *app) error {
	if a.Token == "" {
		return misuse("DISCORD_TOKEN is not set: put the bot's token into the environment or a .env file, or use byline console")
	}
	return errors.New("this version of Byline has no Discord bot yet; byline console asks the same questions in the terminal")
}
