package commands

import (
	"context"
	"fmt"

	"github.com/bwmarrin/discordgo"
)

const optRole = "role"

// deskEditors is /desk editors: who may edit. Those who may manage the server always may; a role's members can join them.
func deskEditors(e *env) subcommand {
	role := named(&discordgo.ApplicationCommandOption{
		Type: discordgo.ApplicationCommandOptionRole, Name: optRole,
		Description: aboutRoleOption.english(), DescriptionLocalizations: aboutRoleOption.others(),
	}, optionNames[optRole])
	return subcommand{
		name: "editors", names: namesEditors, about: aboutEditors,
		options: []*discordgo.ApplicationCommandOption{role},
		run:     e.runDeskEditors,
		extra:   map[string]int{optTakeBack: 1},
		example: "/desk editors",
	}
}

// optTakeBack is "1" where the editor role is to be taken back.
const optTakeBack = "take_back"

var (
	namesEditors = phrase{"editors", "编辑人员", "編集者", "redakteure", "rédacteurs", "redactores"}
	aboutEditors = phrase{"Show or set the role whose members are editors", "查看或设置编辑身份组", "編集者のロールを表示または設定します",
		"Die Rolle zeigen oder setzen, deren Mitglieder zur Redaktion gehören", "Voir ou définir le rôle dont les membres sont rédacteurs",
		"Ver o fijar el rol cuyos miembros son redactores"}
)

// runDeskEditors shows, sets or takes back the editor role.
func (e *env) runDeskEditors(ctx context.Context, req Request) (Reply, error) {
	if req.Guild == 0 {
		return Reply{}, refusal("Only a server has an editor role.", "Use /desk editors there. In the terminal whoever owns the database is an editor.")
	}
	role, taking := req.Options[optRole], req.Options[optTakeBack] != ""
	if (role != "" || taking) && !req.Manager {
		return Reply{}, refusal("Only who may manage the server can choose its editor role.", "Ask someone with that permission.")
	}
	reply := Reply{Title: "Editors", Private: true}
	if role != "" || taking {
		if err := e.Store.SetEditorRole(ctx, req.author(), req.Guild, role); err != nil {
			return Reply{}, fmt.Errorf("setting the editor role: %w", err)
		}
	}
	had, err := e.Store.EditorRole(ctx, req.Guild)
	if err != nil {
		return Reply{}, fmt.Errorf("reading the editor role: %w", err)
	}
	if had == "" {
		reply.Lead = "Editors are those who may manage the server. No role is an editor role; /desk editors role:… names one."
		if taking {
			reply.Lead = "Editors are again those alone who may manage the server."
		}
		return reply, nil
	}
	reply.Lead = "Editors are those who may manage the server, and the members with this role."
	reply.Items = []Item{{Head: "Editor role", Role: had}}
	reply.Notes = []string{"For them to see /desk, allow them the command under Server settings, Integrations."}
	if req.Manager {
		reply.Buttons = []Button{{Label: "Take it back", Replace: true,
			Do: Invocation{"desk editors", map[string]string{optTakeBack: "1"}}}}
	}
	return reply, nil
}
