package commands

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/bwmarrin/discordgo"
)

// maxCommands is how many slash commands Discord lets an application have.
const maxCommands = 100

// present sets what every command's registration says alike: where it can be used and by whom. Members find editors'
// commands only where they may manage the server, or where its admins allow them; handlers check again.
func present(c *Command) {
	everywhere := []discordgo.InteractionContextType{
		discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel,
	}
	installs := []discordgo.ApplicationIntegrationType{
		discordgo.ApplicationIntegrationGuildInstall, discordgo.ApplicationIntegrationUserInstall,
	}
	if c.Editors {
		everywhere, installs = everywhere[:1], installs[:1]
		permissions := int64(discordgo.PermissionManageGuild)
		c.Spec.DefaultMemberPermissions = &permissions
	}
	c.Spec.Contexts, c.Spec.IntegrationTypes = &everywhere, &installs
	if c.Spec.Type == 0 {
		c.Spec.Type = discordgo.ChatApplicationCommand
	}
}

// Registered are the commands as they are registered with Discord, by kind and name. The same commands always give the
// same array.
func Registered(all []Command) []*discordgo.ApplicationCommand {
	specs := make([]*discordgo.ApplicationCommand, 0, len(all))
	for _, c := range all {
		if !c.Hidden {
			specs = append(specs, c.Spec)
		}
	}
	slices.SortFunc(specs, func(a, b *discordgo.ApplicationCommand) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Name, b.Name))
	})
	return specs
}

// Registration is the body that registers the commands: Registered as JSON, without the nulls that discordgo writes for
// what a command does not have, and with the permissions as the number that Discord's own schema asks for.
func Registration(all []Command) (json.RawMessage, error) {
	b, err := json.Marshal(Registered(all))
	if err != nil {
		return nil, fmt.Errorf("writing the commands: %w", err)
	}
	var specs []map[string]any
	if err := json.Unmarshal(b, &specs); err != nil {
		return nil, fmt.Errorf("writing the commands: %w", err)
	}
	for i, s := range Registered(all) {
		if s.DefaultMemberPermissions != nil {
			specs[i]["default_member_permissions"] = *s.DefaultMemberPermissions
		}
		dropEmpty(specs[i])
	}
	if b, err = json.Marshal(specs); err != nil {
		return nil, fmt.Errorf("writing the commands: %w", err)
	}
	return b, nil
}

// dropEmpty takes out what means the same when it is left out: null, false and empty lists.
func dropEmpty(m map[string]any) {
	for k, v := range m {
		switch v := v.(type) {
		case nil:
			delete(m, k)
		case bool:
			if !v {
				delete(m, k)
			}
		case []any:
			if len(v) == 0 {
				delete(m, k)
			}
			for _, e := range v {
				if sub, ok := e.(map[string]any); ok {
					dropEmpty(sub)
				}
			}
		}
	}
}
