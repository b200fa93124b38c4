package commands

import (
	"context"
	"errors"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

const optRole = "role"

// deskCommand is /desk: what only a server's editors may do.
func deskCommand(e *env) Command {
	sub := func(name string, names, about phrase, options ...*discordgo.ApplicationCommandOption) *discordgo.ApplicationCommandOption {
		return &discordgo.ApplicationCommandOption{
			Type: discordgo.ApplicationCommandOptionSubCommand, Name: name, NameLocalizations: names.others(),
			Description: about.english(), DescriptionLocalizations: about.others(), Options: options,
		}
	}
	return Command{
		Editors: true, Private: true,
		Spec: &discordgo.ApplicationCommand{
			Name: "desk", NameLocalizations: namesDesk.othersRef(),
			Description: aboutDesk.english(), DescriptionLocalizations: aboutDesk.othersRef(),
			Options: []*discordgo.ApplicationCommandOption{
				sub("gaps", namesGaps, aboutGaps, storyOption()),
				sub("role", namesRole, aboutRole, &discordgo.ApplicationCommandOption{
					Type: discordgo.ApplicationCommandOptionRole, Name: optRole, NameLocalizations: optionNames[optRole].others(),
					Description: aboutRoleOption.english(), DescriptionLocalizations: aboutRoleOption.others(),
				}),
			},
		},
		Run: func(ctx context.Context, req Request) (Reply, error) {
			if req.Sub == "role" {
				return e.runDeskRole(ctx, req)
			}
			return e.runDeskGaps(ctx, req)
		},
		Complete: e.complete,
		extra:    []string{optClear},
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

// runDeskGaps lists the questions that members passed to the editors.
func (e *env) runDeskGaps(ctx context.Context, req Request) (Reply, error) {
	story, err := e.story(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	gaps, err := e.Store.Gaps(ctx, req.Guild, story.ID)
	if err != nil {
		return Reply{}, fmt.Errorf("listing the questions passed on: %w", err)
	}
	reply := Reply{Title: "Questions passed to the editors", Private: true, Zone: story.Location()}
	if len(gaps) == 0 {
		reply.Lead = "None is open."
	}
	p := pageOf(req, len(gaps))
	for _, g := range gaps[p.from:p.to] {
		it := Item{Date: store.At(g.At), Text: g.Question, SaidBy: g.By.Name}
		if g.Note != "" {
			it.Notes = []string{"Note: " + g.Note}
		}
		reply.Items = append(reply.Items, it)
	}
	reply.Footer = join(count(len(gaps), "question"), p.label(), story.Slug)
	p.turn(&reply, func(n string) Invocation {
		return Invocation{"desk gaps", map[string]string{optStory: story.Slug, optPage: n}}
	}, "Newer", "Older")
	return reply, nil
}
