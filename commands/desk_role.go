package commands

import (
	"context"
	"errors"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

const optRole = "role"

// deskRole is /desk role: which role's members are editors.
func deskRole(e *env) subcommand {
	role := named(&discordgo.ApplicationCommandOption{
		Type: discordgo.ApplicationCommandOptionRole, Name: optRole,
		Description: aboutRoleOption.english(), DescriptionLocalizations: aboutRoleOption.others(),
	}, optionNames[optRole])
	return subcommand{
		name: "role", names: namesRole, about: aboutRole,
		options: []*discordgo.ApplicationCommandOption{role},
		run:     e.runDeskRole,
		extra:   map[string]int{optClear: 1},
	}
}

// optClear is "1" where the editor role is to be taken back.
const optClear = "clear"

// runDeskRole shows, sets or clears the role whose members are editors beside those who may manage the server.
func (e *env) runDeskRole(ctx context.Context, req Request) (Reply, error) {
	if req.Guild == 0 {
		return Reply{}, refusal("A direct message has no roles.", "Use /desk role in a server.")
	}
	role, clearing := req.Options[optRole], req.Options[optClear] != ""
	if (role != "" || clearing) && !req.Manager {
		return Reply{}, refusal("Only who may manage the server can choose its editor role.", "Ask someone with that permission.")
	}
	reply := Reply{Title: "Editor role", Private: true}
	switch {
	case clearing:
		if err := e.Store.SetEditorRole(ctx, req.author(), req.Guild, ""); err != nil {
			return Reply{}, fmt.Errorf("clearing the editor role: %w", err)
		}
		reply.Lead = "No role is an editor role now. Editors are those who may manage the server."
	case role != "":
		if err := e.Store.SetEditorRole(ctx, req.author(), req.Guild, role); err != nil {
			return Reply{}, fmt.Errorf("setting the editor role: %w", err)
		}
		reply.Lead = "Members with this role are editors now, beside those who may manage the server. For them to see /desk, " +
			"allow them the command under Server settings, Integrations."
		reply.Items = []Item{{Head: "Role", Text: role}}
	default:
		role, err := e.Store.EditorRole(ctx, req.Guild)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return Reply{}, fmt.Errorf("reading the editor role: %w", err)
		}
		if role == "" {
			reply.Lead = "No editor role is set. Editors are those who may manage the server; /desk role role:… names a role beside them."
			break
		}
		reply.Lead = "Members with this role are editors, beside those who may manage the server."
		reply.Items = []Item{{Head: "Role", Text: role}}
		if req.Manager {
			reply.Buttons = []Button{{Label: "Take it back", Replace: true,
				Do: Invocation{"desk role", map[string]string{optClear: "1"}}}}
		}
	}
	return reply, nil
}
