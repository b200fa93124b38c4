package commands

import "github.com/bwmarrin/discordgo"

// optEverywhere is "true" where an edit is to change the shared record, that all servers see.
const optEverywhere = "everywhere"

// everywhereOption lets an operator write the shared record. Every action of the desk that changes a story has it.
func everywhereOption() *discordgo.ApplicationCommandOption {
	return named(flagOption(optEverywhere, phrase{"For all servers (operators only)", "对所有服务器生效（仅限运营者）", "全サーバーに適用（運営者のみ）",
		"Für alle Server (nur Betreiber)", "Pour tous les serveurs (opérateurs)", "Para todos los servidores (operadores)"}),
		phrase{optEverywhere, "所有服务器", "全サーバー", "überall", "partout", "en-todos"})
}

// writesShared reports whether an edit changes the shared record: where an operator chose so, and always where there is no server.
// Anyone else who chooses it is refused, before anything is lost.
func (req Request) writesShared() (bool, error) {
	everywhere := req.Options[optEverywhere] == "true"
	if everywhere && !req.Operator {
		return false, refusal("Only the operators of this bot can change the record of all servers.",
			"Leave out "+optEverywhere+": the change then holds in this server.")
	}
	return everywhere || req.Guild == 0 && req.Operator, nil
}

// holds says where an edit holds, for the note of a reply; empty where there is nothing to tell apart.
func (r *reading) holds(shared bool) string {
	switch {
	case shared && r.req.Guild != 0:
		return "This holds for all servers."
	case !shared && r.story.Guild == 0:
		return "This holds in this server alone; for others " + r.story.Slug + " stays as it was."
	}
	return ""
}
