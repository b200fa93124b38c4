package discordtest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
)

// Identities that the server knows and the recorded events name.
const (
	ApplicationID = "1340000000000000001"
	BotID         = "1340000000000000002" // apps made before 2016 have a bot of another id, so keep the two apart
	UserID        = "1190000000000000003"
	OtherUserID   = "1190000000000000004"
	GuildID       = "1200000000000000005"
	ChannelID     = "1200000000000000006"
	DMChannelID   = "1210000000000000007"
	OwnerID       = "1190000000000000008"
)

// user is a user object as Discord gives it.
func user(id, name string, bot bool) map[string]any {
	u := map[string]any{"id": id, "username": name, "global_name": nil, "avatar": nil, "discriminator": "0",
		"public_flags": 0, "flags": 0, "primary_guild": nil}
	if bot {
		u["bot"], u["discriminator"] = true, "4711"
	}
	return u
}

func botUser() map[string]any { return user(BotID, "Byline", true) }

func (s *Server) getGateway(*call) answer {
	return answer{http.StatusOK, map[string]any{"url": s.gatewayURL()}}
}

func (s *Server) getGatewayBot(*call) answer {
	return answer{http.StatusOK, map[string]any{"url": s.gatewayURL(), "shards": s.opt.Shards, "session_start_limit": map[string]any{
		"total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": 1}}}
}

func (s *Server) gatewayURL() string { return "ws" + strings.TrimPrefix(s.url, "http") }

func (s *Server) getMe(*call) answer {
	u := botUser()
	u["mfa_enabled"], u["locale"], u["verified"], u["email"] = true, "en-US", true, nil
	return answer{http.StatusOK, u}
}

func (s *Server) getApplication(*call) answer {
	return answer{http.StatusOK, map[string]any{
		"id": ApplicationID, "name": "Byline", "icon": nil, "description": "", "type": nil, "bot": botUser(),
		"bot_public": true, "bot_require_code_grant": false, "verify_key": s.PublicKey(), "flags": 0, "flags_new": "0",
		"redirect_uris": []string{}, "interactions_endpoint_url": nil, "role_connections_verification_url": nil,
		"max_participants": nil, "event_webhooks_url": nil, "event_webhooks_status": 1, "explicit_content_filter": 0,
		"owner": user(OwnerID, "owner", false), "approximate_guild_count": 1, "approximate_user_install_count": 1,
		"approximate_user_authorization_count": 0, "team": nil, "eligible_oauth2_scopes": []any{}, "integration_types_config": map[string]any{
			"0": map[string]any{}, "1": map[string]any{}}}}
}

// commandSet is the commands of one place: a guild, or with an empty guild every place.
type commandSet struct {
	guild    string
	commands []map[string]any
}

// Commands is what is registered for the guild, or globally with an empty guild, as JSON objects by name.
func (s *Server) Commands(guild string) map[string]json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := map[string]json.RawMessage{}
	for _, set := range s.global {
		if set.guild != guild {
			continue
		}
		for _, c := range set.commands {
			found[c["name"].(string)], _ = json.Marshal(c) // it came as JSON
		}
	}
	return found
}

// Registered is how many commands were created by registrations, which is what Discord's daily limit counts.
func (s *Server) Registered() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.registered
}

func (s *Server) getCommands(c *call) answer {
	if c.param("application_id") != ApplicationID {
		return missingAccess
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	list := []map[string]any{}
	for _, set := range s.global {
		if set.guild == c.param("guild_id") {
			list = append(list, set.commands...)
		}
	}
	if c.hr.URL.Query().Get("with_localizations") == "true" {
		return answer{http.StatusOK, list}
	}
	plain := make([]map[string]any, len(list))
	for i, cmd := range list {
		plain[i] = withoutLocalizations(cmd).(map[string]any)
	}
	return answer{http.StatusOK, plain}
}

// withoutLocalizations is what a GET leaves out unless it is asked to say.
func withoutLocalizations(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			if !strings.HasSuffix(k, "_localizations") {
				out[k] = withoutLocalizations(e)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = withoutLocalizations(e)
		}
		return out
	}
	return v
}

// putCommands replaces all commands of a place, whatever their kind. One of a known kind and name keeps its id; its
// version changes only with its content.
func (s *Server) putCommands(c *call) answer {
	if c.param("application_id") != ApplicationID {
		return missingAccess
	}
	var sent []map[string]any
	if err := json.Unmarshal(c.Body, &sent); err != nil {
		return badForm(err.Error())
	}
	guild := c.param("guild_id")
	s.mu.Lock()
	defer s.mu.Unlock()
	if guild != "" && s.guilds[guild] == nil {
		return missingAccess
	}
	at := slices.IndexFunc(s.global, func(set commandSet) bool { return set.guild == guild })
	if at < 0 {
		s.global = append(s.global, commandSet{guild: guild})
		at = len(s.global) - 1
	}
	known := map[string]map[string]any{}
	for _, cmd := range s.global[at].commands {
		known[commandKey(cmd)] = cmd
	}
	now := []map[string]any{}
	for _, cmd := range sent {
		cmd := registeredForm(cmd, guild)
		old := known[commandKey(cmd)]
		if old == nil {
			s.registered++
			cmd["id"] = s.newID()
			cmd["version"] = s.newID()
		} else {
			cmd["id"], cmd["version"] = old["id"], old["version"]
			a, _ := json.Marshal(cmd)
			b, _ := json.Marshal(old)
			if !bytes.Equal(a, b) {
				cmd["version"] = s.newID()
			}
		}
		now = append(now, cmd)
	}
	s.global[at].commands = now
	s.notify()
	return answer{http.StatusOK, now}
}

func commandKey(cmd map[string]any) string {
	kind, _ := json.Marshal(cmd["type"])
	name, _ := cmd["name"].(string)
	return string(kind) + " " + name
}

// registeredForm is a command as Discord gives it back: defaults filled in, what is default left out of options.
func registeredForm(cmd map[string]any, guild string) map[string]any {
	out := map[string]any{"application_id": ApplicationID, "type": 1.0, "description": "", "nsfw": false,
		"default_member_permissions": nil, "name_localizations": nil, "description_localizations": nil}
	if guild == "" {
		out["dm_permission"], out["contexts"], out["integration_types"] = true, nil, []any{0.0}
	} else {
		out["guild_id"] = guild
	}
	for k, v := range cmd {
		// Where a command can be used is for those of every place alone to say; of a guild's it is not kept.
		if v != nil && (guild == "" || k != "contexts" && k != "integration_types") {
			out[k] = v
		}
	}
	if n, ok := out["default_member_permissions"].(float64); ok {
		out["default_member_permissions"] = json.Number(formatInt(n)).String()
	}
	if ctx, ok := out["contexts"].([]any); ok {
		out["dm_permission"] = slices.Contains(ctx, any(1.0))
	}
	if opts := registeredOptions(cmd["options"]); opts != nil {
		out["options"] = opts
	} else {
		delete(out, "options")
	}
	return out
}

func registeredOptions(v any) []any {
	list, _ := v.([]any)
	var out []any
	for _, e := range list {
		o, ok := e.(map[string]any)
		if !ok {
			continue
		}
		kept := map[string]any{}
		for k, v := range o {
			switch {
			case v == nil, v == false: // required, autocomplete
			case k == "options":
				if opts := registeredOptions(v); opts != nil {
					kept[k] = opts
				}
			default:
				kept[k] = v
			}
		}
		out = append(out, kept)
	}
	return out
}
