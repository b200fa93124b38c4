package main

import (
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"byline/commands"
)

func text(name string, required, pick bool) *discordgo.ApplicationCommandOption {
	return &discordgo.ApplicationCommandOption{
		Type: discordgo.ApplicationCommandOptionString, Name: name, Required: required, Autocomplete: pick,
	}
}

// typing is a set of commands with every form of options.
func typing() []commands.Command {
	command := func(name string, options ...*discordgo.ApplicationCommandOption) commands.Command {
		return commands.Command{Spec: &discordgo.ApplicationCommand{Name: name, Options: options}}
	}
	least := 1.0
	hidden := command("gap")
	hidden.Hidden = true
	onMessage := command("Check this claim")
	onMessage.Spec.Type = discordgo.MessageApplicationCommand
	return []commands.Command{
		command("ask", text("question", true, false), text("as_of", false, false), text("story", false, true)),
		command("partner", text("name", true, true), text("where", false, true), text("as_of", false, false)),
		command("compare", text("first", true, true), text("second", true, true), text("as_of", false, false)),
		command("digest", &discordgo.ApplicationCommandOption{
			Type: discordgo.ApplicationCommandOptionInteger, Name: "hour", MinValue: &least, MaxValue: 23,
		}, &discordgo.ApplicationCommandOption{
			Type: discordgo.ApplicationCommandOptionBoolean, Name: "daily",
		}, &discordgo.ApplicationCommandOption{
			Type: discordgo.ApplicationCommandOptionString, Name: "tone",
			Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "Plain", Value: "p"}, {Name: "Long", Value: "l"}},
		}),
		command("desk",
			&discordgo.ApplicationCommandOption{
				Type: discordgo.ApplicationCommandOptionSubCommand, Name: "gaps",
				Options: []*discordgo.ApplicationCommandOption{text("story", false, true)},
			},
			&discordgo.ApplicationCommandOption{Type: discordgo.ApplicationCommandOptionSubCommand, Name: "retract"}),
		hidden, onMessage,
	}
}

func TestParseCall(t *testing.T) {
	for _, c := range []struct {
		line, name string
		options    map[string]string
	}{
		{"who is Apple's partner?", "/ask", map[string]string{"question": "who is Apple's partner?"}},
		{"who runs it as_of:2025-02-13", "/ask", map[string]string{"question": "who runs it", "as_of": "2025-02-13"}},
		{"note: who runs it", "/ask", map[string]string{"question": "note: who runs it"}},
		{"/ask", "/ask", map[string]string{}},
		{"/partner apple", "/partner", map[string]string{"name": "apple"}},
		{"/PARTNER  Goldman Sachs ", "/partner", map[string]string{"name": "Goldman Sachs"}},
		{"/partner name:apple where:China", "/partner", map[string]string{"name": "apple", "where": "China"}},
		{"/partner where: mainland China  name: apple", "/partner", map[string]string{"name": "apple", "where": "mainland China"}},
		{"/partner where:China apple", "/partner", map[string]string{"where": "China apple"}},
		{`/partner "apple" as-of:2025`, "/partner", map[string]string{"name": "apple", "as_of": "2025"}},
		{"/partner apple as_of:2025-02-13T09:30:00Z", "/partner", map[string]string{"name": "apple", "as_of": "2025-02-13T09:30:00Z"}},
		{`/partner where:"name: China" name:apple`, "/partner", map[string]string{"where": "name: China", "name": "apple"}},
		{`/partner name:"as_of: a story"`, "/partner", map[string]string{"name": "as_of: a story"}},
		{"/compare apple alibaba group", "/compare", map[string]string{"first": "apple", "second": "alibaba group"}},
		{`/compare "goldman sachs" "jp morgan"`, "/compare", map[string]string{"first": "goldman sachs", "second": "jp morgan"}},
		{"/compare apple", "/compare", map[string]string{"first": "apple"}},
		{"/digest 9 daily:yes tone:long", "/digest", map[string]string{"hour": "9", "daily": "true", "tone": "l"}},
		{"/desk gaps apple-alibaba", "/desk gaps", map[string]string{"story": "apple-alibaba"}},
		{"/desk Retract", "/desk retract", map[string]string{}},
	} {
		got, err := parseCall(typing(), c.line)
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		if got.name() != c.name {
			t.Errorf("%s: taken for %s", c.line, got.name())
		}
		if diff := cmp.Diff(c.options, got.options); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.line, diff)
		}
	}
}

func TestParseCallRefuses(t *testing.T) {
	for line, want := range map[string]string{
		"/parnter apple":                         "No command /parnter. Did you mean /partner? /help lists them.",
		"/weather":                               "No command /weather. /help lists them.",
		"/gap":                                   "No command /gap. /help lists them.",
		"/":                                      "No command /. /help lists them.",
		"/partner nmae:apple":                    "/partner has no option nmae: /partner name [where:…] [as_of:…].",
		"/partner apple name:apple":              "/partner takes name once.",
		"/digest nine":                           "hour is a whole number from 1 to 23.",
		"/digest 24":                             "hour is a whole number from 1 to 23.",
		"/digest daily:maybe":                    "daily is true or false.",
		"/digest tone:loud":                      "tone is one of Plain, Long.",
		"/desk":                                  "/desk goes on with one of gaps, retract.",
		"/desk burn":                             "/desk goes on with one of gaps, retract.",
		"/desk retract it":                       "/desk retract takes nothing after it.",
		"/partner name:a where:b as_of:c name:d": "/partner takes name once.",
	} {
		_, err := parseCall(typing(), line)
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v\nwant %s", line, err, want)
		}
	}
}
