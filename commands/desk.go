package commands

import "github.com/bwmarrin/discordgo"

// deskCommand is /desk: what only a server's editors may do.
func deskCommand(e *env) Command {
	c := Command{
		Editors: true, Private: true, Plain: true,
		Spec: &discordgo.ApplicationCommand{
			Name: "desk", NameLocalizations: namesDesk.othersRef(),
			Description: aboutDesk.english(), DescriptionLocalizations: aboutDesk.othersRef(),
		},
	}
	return withSubcommands(c, e.complete, deskSubcommands(e))
}

// deskSubcommands is the one list of what editors can do, in the order in which help shows it. Discord takes 25 of them, and
// 8,000 characters of names and descriptions in all.
func deskSubcommands(e *env) []subcommand {
	return []subcommand{
		// Facts: put on record, corrected.
		deskAdd(e), deskFix(e),

		// Facts: taken off and put back; what was done, and undone.
		deskRetract(e),
		deskRestore(e),
		deskUndo(e),
		deskHistory(e),

		// What facts are made of.
		deskEntity(e),
		deskSource(e),
		deskRelation(e),
		deskStory(e),

		// Whole files.
		deskImport(e),
		deskExport(e),

		// Members' questions.
		deskGaps(e),

		// The server.
		deskEditors(e),
		deskSettings(e),
	}
}
