package commands

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// nameRule is Discord's for the names of slash commands and options, of the scripts that we use.
var nameRule = regexp.MustCompile(`^[-_'\p{L}\p{N}]{1,32}$`)

func TestRegistrationKeepsDiscordsLimits(t *testing.T) {
	n := openNewsroom(t)
	specs := Registered(n.all)
	if len(specs) > 100 {
		t.Errorf("%d commands", len(specs))
	}
	names := map[discordgo.Locale]map[string]bool{}
	taken := func(locale discordgo.Locale, kind discordgo.ApplicationCommandType, name string) {
		key := string(rune('0'+kind)) + name
		if names[locale] == nil {
			names[locale] = map[string]bool{}
		}
		if names[locale][key] {
			t.Errorf("two commands are called %q in %q", name, locale)
		}
		names[locale][key] = true
	}
	for _, s := range specs {
		taken("", s.Type, s.Name)
		for _, l := range locales {
			name := s.Name
			if s.NameLocalizations != nil && (*s.NameLocalizations)[l] != "" {
				name = (*s.NameLocalizations)[l]
			}
			taken(l, s.Type, name)
		}
		if s.Contexts == nil || s.IntegrationTypes == nil {
			t.Errorf("%s does not say where it can be used", s.Name)
		}
		if s.Type == discordgo.MessageApplicationCommand {
			if s.Description != "" || len(s.Options) > 0 || utf8.RuneCountInString(s.Name) > 32 {
				t.Errorf("%s is no message command: %+v", s.Name, s)
			}
			continue
		}
		size := checkNames(t, s.Name, s.Name, s.Description, deref(s.NameLocalizations), deref(s.DescriptionLocalizations))
		size += checkOptions(t, s.Name, s.Options)
		if size > 8000 {
			t.Errorf("%s has %d characters", s.Name, size)
		}
	}
}

func deref(m *map[discordgo.Locale]string) map[discordgo.Locale]string {
	if m == nil {
		return nil
	}
	return *m
}

// checkNames measures a name and a description in their longest language, as Discord does.
func checkNames(t *testing.T, at, name, about string, names, abouts map[discordgo.Locale]string) (size int) {
	t.Helper()
	longest := func(s string, others map[discordgo.Locale]string, check func(string)) int {
		most := utf8.RuneCountInString(s)
		check(s)
		for _, o := range others {
			check(o)
			most = max(most, utf8.RuneCountInString(o))
		}
		return most
	}
	size += longest(name, names, func(s string) {
		if !nameRule.MatchString(s) || s != cleanText(s) || s != strings.ToLower(s) {
			t.Errorf("%s: %q is no name", at, s)
		}
	})
	return size + longest(about, abouts, func(s string) {
		if n := utf8.RuneCountInString(s); n < 1 || n > 100 {
			t.Errorf("%s: a description of %d characters: %q", at, n, s)
		}
	})
}

func checkOptions(t *testing.T, at string, options []*discordgo.ApplicationCommandOption) (size int) {
	t.Helper()
	if len(options) > 25 {
		t.Errorf("%s has %d options", at, len(options))
	}
	optional := false
	names := map[string]bool{}
	for _, o := range options {
		if names[o.Name] {
			t.Errorf("%s has two options %s", at, o.Name)
		}
		names[o.Name] = true
		if o.Required && optional {
			t.Errorf("%s: the required option %s follows one that is not", at, o.Name)
		}
		optional = optional || !o.Required
		if len(o.Choices) > 25 || o.Autocomplete && len(o.Choices) > 0 {
			t.Errorf("%s %s: wrong choices", at, o.Name)
		}
		for _, c := range o.Choices {
			value, _ := c.Value.(string)
			size += utf8.RuneCountInString(value) + checkChoice(t, at+" "+o.Name, c)
		}
		if o.Type == discordgo.ApplicationCommandOptionString && o.MaxLength == 0 && len(o.Choices) == 0 {
			t.Errorf("%s %s takes text of any length", at, o.Name)
		}
		size += checkNames(t, at+" "+o.Name, o.Name, o.Description, o.NameLocalizations, o.DescriptionLocalizations)
		size += checkOptions(t, at+" "+o.Name, o.Options)
	}
	return size
}

// checkChoice measures the name of a fixed value in its longest language.
func checkChoice(t *testing.T, at string, c *discordgo.ApplicationCommandOptionChoice) (size int) {
	t.Helper()
	size = utf8.RuneCountInString(c.Name)
	for _, s := range c.NameLocalizations {
		size = max(size, utf8.RuneCountInString(s))
	}
	if c.Name == "" || size > 100 {
		t.Errorf("%s: a choice %q of %d characters", at, c.Name, size)
	}
	return size
}

// All of /desk is one command to Discord: its subcommands share 8,000 characters and 25 places, and each is in every language
// and can be told apart in all of them.
func TestDeskKeepsDiscordsLimits(t *testing.T) {
	n := openNewsroom(t)
	c := &n.all[slices.IndexFunc(n.all, func(c Command) bool { return c.Name() == "desk" })]
	total := checkNames(t, "desk", c.Name(), c.Spec.Description, deref(c.Spec.NameLocalizations), deref(c.Spec.DescriptionLocalizations))
	taken := map[string]string{}
	for _, o := range c.Spec.Options {
		size := checkOptions(t, "desk", []*discordgo.ApplicationCommandOption{o})
		total += size
		t.Logf("%5d  /desk %s", size, o.Name)
		for l, name := range o.NameLocalizations {
			if key := string(l) + " " + name; taken[key] != "" {
				t.Errorf("/desk %s and /desk %s are both %q in %s", taken[key], o.Name, name, l)
			} else {
				taken[key] = o.Name
			}
		}
		for _, in := range o.Options {
			if in.Type == discordgo.ApplicationCommandOptionSubCommand {
				t.Errorf("/desk %s has a subcommand", o.Name)
			}
		}
	}
	t.Logf("%5d  /desk in all", total)
	if total > 8000 || len(c.Spec.Options) > 25 {
		t.Errorf("/desk has %d characters, of at most 8,000, and %d subcommands, of at most 25", total, len(c.Spec.Options))
	}
}

func TestRegistrationIsTheSameEachTime(t *testing.T) {
	first, err := Registration(openNewsroom(t).all)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Registration(openNewsroom(t).all)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("two registrations of the same commands differ")
	}
	var specs []map[string]any
	if err := json.Unmarshal(first, &specs); err != nil {
		t.Fatal(err)
	}
	byName := map[string]map[string]any{}
	for _, s := range specs {
		byName[s["name"].(string)] = s
	}
	for _, name := range []string{"gap", "history", "related"} {
		if byName[name] != nil {
			t.Errorf("%s is registered, though only buttons run it", name)
		}
	}
	for _, name := range []string{"ask", "partner", "leader", "venue", "berth", "story", "fact", "desk", "Check this claim"} {
		if byName[name] == nil {
			t.Errorf("%s is not registered", name)
		}
	}
	if p := byName["desk"]["default_member_permissions"]; p != float64(discordgo.PermissionManageGuild) {
		t.Errorf("desk is open to permissions %v", p)
	}
	if p := byName["partner"]["default_member_permissions"]; p != nil {
		t.Errorf("partner is closed by permissions %v", p)
	}
	if byName["ask"]["description"] != "Ask a question about the story in your own words" {
		t.Error("a story's relation took the place of /ask")
	}
	if byName["a-relation-whose-slug-is-too-long-for-a-command"] != nil {
		t.Error("a slug of more than 32 characters became a command")
	}
}

// Every command, option and name of the fixed commands is there in every language.
func TestEveryLanguageIsComplete(t *testing.T) {
	n := openNewsroom(t)
	var check func(at string, names, abouts map[discordgo.Locale]string, options []*discordgo.ApplicationCommandOption)
	check = func(at string, names, abouts map[discordgo.Locale]string, options []*discordgo.ApplicationCommandOption) {
		for _, l := range locales {
			if names[l] == "" {
				t.Errorf("%s has no name in %s", at, l)
			}
			if abouts[l] == "" && at != "Check this claim" && at != "Save as fact" {
				t.Errorf("%s has no description in %s", at, l)
			}
		}
		for _, o := range options {
			check(at+" "+o.Name, o.NameLocalizations, o.DescriptionLocalizations, o.Options)
		}
	}
	for _, s := range Registered(n.all) {
		if s.Name == "venue" || s.Name == "berth" { // the story's own, in its own language
			continue
		}
		check(s.Name, deref(s.NameLocalizations), deref(s.DescriptionLocalizations), s.Options)
	}
}
