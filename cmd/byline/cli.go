package main

// cli is the command line. The first words of each help text are what the list of commands shows.
type cli struct {
	Start    startCmd    `cmd:"" hidden:""`
	Ask      askCmd      `cmd:"" help:"Answer a question, or with - one a line from standard input."`
	Console  consoleCmd  `cmd:"" help:"Ask in the terminal, with the commands that Discord has."`
	Run      runCmd      `cmd:"" help:"Run the Discord bot."`
	Import   importCmd   `cmd:"" help:"Put story files or tables of facts on record; - is standard input."`
	Export   exportCmd   `cmd:"" help:"Write a story as a story file, or its facts as a table, to standard output."`
	Check    checkCmd    `cmd:"" help:"Ask a file of questions and tell which answers differ from what is expected."`
	Desk     deskCmd     `cmd:"" help:"Keep the record: what editors do with /desk on Discord."`
	Digest   digestCmd   `cmd:"" help:"Look at what channels get on a schedule: preview, status."`
	Commands commandsCmd `cmd:"" help:"Print, as JSON, the commands that are registered with Discord."`
	Doctor   doctorCmd   `cmd:"" help:"Check the database, the token, permissions and the clock."`
	Backup   backupCmd   `cmd:"" help:"Copy the database to a new file, also while the bot runs."`
	Forget   forgetCmd   `cmd:"" help:"Delete what is kept of a user or of a server."`
	Version  versionCmd  `cmd:"" help:"Print the version."`
}
