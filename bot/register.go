package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strconv"

	"byline/commands"
)

// register makes Discord's list of Byline's commands the one in want, where it differs: each new name counts to a daily
// limit, and clients reload what has been put.
func (b *Bot) register(ctx context.Context, app string) error {
	route, path := "applications/:id/commands", "applications/"+url.PathEscape(app)+"/commands"
	if b.cfg.GuildID != "" {
		route, path = "applications/:id/guilds/:id/commands", "applications/"+url.PathEscape(app)+"/guilds/"+url.PathEscape(b.cfg.GuildID)+"/commands"
	}
	var have []any
	if err := b.rest.do(ctx, http.MethodGet, route, path+"?with_localizations=true", nil, &have); err != nil {
		return fmt.Errorf("read the registered commands: %w", err)
	}
	body, err := commands.Registration(b.cfg.Commands)
	if err != nil {
		return err
	}
	var want []any
	if err := json.Unmarshal(body, &want); err != nil {
		return fmt.Errorf("read the commands' JSON: %w", err)
	}
	if sameCommands(have, want, b.cfg.GuildID != "") {
		return nil
	}
	if err := b.rest.do(ctx, http.MethodPut, route, path, body, nil); err != nil {
		return fmt.Errorf("register the commands: %w", err)
	}
	b.log.Info("commands registered", "count", len(want), "guild", b.cfg.GuildID)
	return nil
}

// sameCommands compares two lists of commands, whatever their order: by what we set, for Discord adds ids, versions and
// defaults of its own. Of a guild's own commands it does not keep where they can be used.
func sameCommands(have, want []any, guild bool) bool {
	form := func(c any) any {
		m, ok := essence(c, true).(map[string]any)
		if ok && guild {
			delete(m, "contexts")
			delete(m, "integration_types")
		}
		return m
	}
	if len(have) != len(want) {
		return false
	}
	index := make(map[string]any, len(have))
	for _, c := range have {
		index[commandKey(c)] = form(c)
	}
	for _, c := range want {
		if !reflect.DeepEqual(index[commandKey(c)], form(c)) {
			return false
		}
	}
	return true
}

func commandKey(c any) string {
	m, _ := c.(map[string]any)
	kind := m["type"]
	if kind == nil {
		kind = 1.0
	}
	return fmt.Sprint(kind, " ", m["name"])
}

// essence is a command or an option without what Discord adds and without values that mean the same as none.
func essence(v any, top bool) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, x := range v {
			if top {
				switch k {
				case "id", "application_id", "guild_id", "version", "default_permission", "dm_permission", "nsfw", "handler",
					"name_localized", "description_localized":
					continue
				case "type":
					if x == 1.0 {
						continue
					}
				case "default_member_permissions": // asked for as a number, given back as text
					if n, ok := x.(float64); ok {
						x = strconv.FormatFloat(n, 'f', -1, 64)
					}
				}
			}
			if x = essence(x, false); x != nil {
				out[k] = x
			}
		}
		if len(out) == 0 {
			return nil
		}
		return out
	case []any:
		if len(v) == 0 {
			return nil
		}
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = essence(x, false)
		}
		return out
	case string:
		if v == "" {
			return nil
		}
	case bool:
		if !v {
			return nil
		}
	case float64:
		if v == 0 && !top {
			return v
		}
	}
	return v
}
