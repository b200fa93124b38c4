package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/bwmarrin/discordgo"

	"byline/commands"
)

// plainCommand is what a line without a slash is put to.
const plainCommand = "ask"

// call is a typed line as a command with its options.
type call struct {
	cmd     *commands.Command
	sub     string
	options map[string]string
}

// usageError is a typed line that is no call of a command: what is wrong, then what to do.
type usageError string

func (e usageError) Error() string { return string(e) }

// parseCall reads a line as Discord would: "/ask question as_of:2025-02-13", the option's name left out for the first one.
// A line without a slash is a question. What is missing or too long is for the command to say.
func parseCall(all []commands.Command, line string) (call, error) {
	name, rest := plainCommand, line
	if strings.HasPrefix(line, "/") {
		name, rest, _ = strings.Cut(line[1:], " ")
		name = strings.ToLower(name)
	}
	cmd := findCommand(all, name)
	if cmd == nil {
		return call{}, unknownCommand(all, name)
	}
	c := call{cmd: cmd, options: map[string]string{}}
	options, rest, err := subcommand(&c, rest)
	if err != nil {
		return call{}, err
	}
	for _, v := range splitOptions(options, rest) {
		if err := c.set(options, v); err != nil {
			return call{}, err
		}
	}
	return c, nil
}

func (c *call) name() string {
	if c.sub == "" {
		return "/" + c.cmd.Name()
	}
	return "/" + c.cmd.Name() + " " + c.sub
}

// typable reports whether a command can be called by name: it is a slash command that is not reached by buttons alone.
func typable(c *commands.Command) bool {
	return !c.Hidden && (c.Spec.Type == 0 || c.Spec.Type == discordgo.ChatApplicationCommand)
}

func findCommand(all []commands.Command, name string) *commands.Command {
	for i := range all {
		if typable(&all[i]) && all[i].Name() == name {
			return &all[i]
		}
	}
	return nil
}

func unknownCommand(all []commands.Command, name string) error {
	best, least := "", 3
	for i := range all {
		if !typable(&all[i]) {
			continue
		}
		if d := levenshtein.ComputeDistance(name, all[i].Name()); d < least {
			best, least = all[i].Name(), d
		}
	}
	name = shorten(clean(name), 32)
	if best != "" {
		return usageError(fmt.Sprintf("No command /%s. Did you mean /%s? /help lists them.", name, best))
	}
	return usageError(fmt.Sprintf("No command /%s. /help lists them.", name))
}

// subcommand takes the subcommand from the front of rest, where the command has any, and gives its options.
func subcommand(c *call, rest string) ([]*discordgo.ApplicationCommandOption, string, error) {
	options := c.cmd.Spec.Options
	if len(options) == 0 || options[0].Type != discordgo.ApplicationCommandOptionSubCommand {
		return options, rest, nil
	}
	word, after, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	var names []string
	for _, o := range options {
		if o.Name == strings.ToLower(word) {
			c.sub = o.Name
			return o.Options, after, nil
		}
		names = append(names, o.Name)
	}
	return nil, "", usageError(fmt.Sprintf("%s goes on with one of %s.", c.name(), strings.Join(names, ", ")))
}

// optionValue is a piece of a typed line: an option's value, and where in the text the value begins. The name is empty for
// text that no name stands before.
type optionValue struct {
	name, value string
	start       int
}

// splitOptions cuts text at each "name:" that is an option's name at the start of a word, outside a quoted value. Text before the first of them
// belongs to the first option; where several options are required, each but the last takes one word of it, or one quoted
// piece.
func splitOptions(options []*discordgo.ApplicationCommandOption, text string) []optionValue {
	var parts []optionValue
	begin, name := 0, ""
	end := func(at int) {
		if v := (optionValue{name, text[begin:at], begin}); name != "" || strings.TrimSpace(v.value) != "" {
			parts = append(parts, v)
		}
	}
	for i := 0; i < len(text); i++ {
		if i > 0 && text[i-1] != ' ' {
			continue
		}
		if o, n := optionAt(options, text[i:]); o != nil {
			end(i)
			name, begin = o.Name, i+n
			i += n - 1
			if strings.HasPrefix(text[begin:], `"`) {
				if _, after, ok := strings.Cut(text[begin+1:], `"`); ok && (after == "" || after[0] == ' ') {
					i = len(text) - len(after) - 1
				}
			}
		}
	}
	end(len(text))
	if len(parts) > 0 && parts[0].name == "" {
		parts = append(positional(options, parts), parts[1:]...)
	}
	return parts
}

// optionAt finds the option whose name and colon text begins with, and their length.
func optionAt(options []*discordgo.ApplicationCommandOption, text string) (*discordgo.ApplicationCommandOption, int) {
	for _, o := range options {
		n := len(o.Name)
		if len(text) > n && text[n] == ':' && strings.EqualFold(strings.ReplaceAll(text[:n], "-", "_"), o.Name) {
			return o, n + 1
		}
	}
	return nil, 0
}

// positional gives the text at the front of parts to the required options that are not named after it, else to the first
// option.
func positional(options []*discordgo.ApplicationCommandOption, parts []optionValue) []optionValue {
	text := parts[0]
	if len(options) == 0 {
		return []optionValue{text}
	}
	var free []string
	for _, o := range options {
		if o.Required && !slices.ContainsFunc(parts, func(v optionValue) bool { return v.name == o.Name }) {
			free = append(free, o.Name)
		}
	}
	var out []optionValue
	for len(free) > 1 {
		n := firstPiece(text.value)
		if strings.TrimSpace(text.value[n:]) == "" {
			break
		}
		out = append(out, optionValue{free[0], text.value[:n], text.start})
		text = optionValue{"", text.value[n:], text.start + n}
		free = free[1:]
	}
	text.name = options[0].Name
	if len(free) > 0 {
		text.name = free[0]
	}
	return append(out, text)
}

// firstPiece is where the first word of text ends, or the first quoted piece.
func firstPiece(text string) int {
	word := strings.TrimLeft(text, " ")
	start := len(text) - len(word)
	if strings.HasPrefix(word, `"`) {
		if end := strings.IndexByte(word[1:], '"'); end >= 0 {
			return start + end + 2
		}
	}
	if end := strings.IndexByte(word, ' '); end >= 0 {
		return start + end
	}
	return len(text)
}

// set puts one value among the options, in the form that Discord sends.
func (c *call) set(options []*discordgo.ApplicationCommandOption, v optionValue) error {
	i := slices.IndexFunc(options, func(o *discordgo.ApplicationCommandOption) bool { return o.Name == v.name })
	if i < 0 {
		return usageError(fmt.Sprintf("%s takes nothing after it.", c.name()))
	}
	o := options[i]
	if _, twice := c.options[o.Name]; twice {
		return usageError(fmt.Sprintf("%s takes %s once.", c.name(), o.Name))
	}
	value := strings.TrimSpace(v.value)
	if len(value) >= 2 && value[0] == '"' && value[len(value)-1] == '"' {
		value = value[1 : len(value)-1]
	} else if foreign, ok := foreignOption(options, o, value); ok {
		return usageError(fmt.Sprintf("%s has no option %s: %s.", c.name(), foreign, usage(c.name(), options)))
	}
	value, err := convert(o, value)
	if err != nil {
		return err
	}
	c.options[o.Name] = value
	return nil
}

// foreignOption finds "nmae:value" in an option that takes a name or a date: a misspelt option, that would else be looked up
// with its colon.
func foreignOption(options []*discordgo.ApplicationCommandOption, o *discordgo.ApplicationCommandOption, value string) (string, bool) {
	if !o.Autocomplete || len(value) > 4 && strings.EqualFold(value[:4], "new:") { // what is to be made, in words of its own
		return "", false
	}
	for _, word := range strings.Fields(value) {
		name, rest, ok := strings.Cut(word, ":")
		if ok && !strings.HasPrefix(rest, "//") && slices.ContainsFunc(options, func(o *discordgo.ApplicationCommandOption) bool {
			return levenshtein.ComputeDistance(name, o.Name) <= min(2, len(name)/2)
		}) {
			return name, true
		}
	}
	return "", false
}

// convert gives a value the form that Discord would send, which is all that commands expect.
func convert(o *discordgo.ApplicationCommandOption, value string) (string, error) {
	if len(o.Choices) > 0 {
		var names []string
		for _, ch := range o.Choices {
			if s := fmt.Sprint(ch.Value); strings.EqualFold(ch.Name, value) || strings.EqualFold(s, value) {
				return s, nil
			}
			names = append(names, ch.Name)
		}
		return "", usageError(fmt.Sprintf("%s is one of %s.", o.Name, strings.Join(names, ", ")))
	}
	switch o.Type {
	case discordgo.ApplicationCommandOptionInteger:
		n, err := strconv.Atoi(value)
		if err != nil || o.MinValue != nil && float64(n) < *o.MinValue || o.MaxValue != 0 && float64(n) > o.MaxValue {
			return "", usageError(fmt.Sprintf("%s is a whole number%s.", o.Name, limits(o)))
		}
		return strconv.Itoa(n), nil
	case discordgo.ApplicationCommandOptionBoolean:
		switch strings.ToLower(value) {
		case "true", "yes", "on":
			return "true", nil
		case "false", "no", "off":
			return "false", nil
		}
		return "", usageError(fmt.Sprintf("%s is true or false.", o.Name))
	}
	return value, nil
}

func limits(o *discordgo.ApplicationCommandOption) string {
	switch {
	case o.MinValue != nil && o.MaxValue != 0:
		return fmt.Sprintf(" from %g to %g", *o.MinValue, o.MaxValue)
	case o.MinValue != nil:
		return fmt.Sprintf(", %g or more", *o.MinValue)
	case o.MaxValue != 0:
		return fmt.Sprintf(", %g at most", o.MaxValue)
	}
	return ""
}

// usage shows how a command is called: "/partner company [as_of:…]".
func usage(name string, options []*discordgo.ApplicationCommandOption) string {
	b := strings.Builder{}
	b.WriteString(name)
	for i, o := range options {
		switch {
		case i == 0 && o.Required:
			b.WriteString(" " + o.Name)
		case o.Required:
			b.WriteString(" " + o.Name + ":…")
		default:
			b.WriteString(" [" + o.Name + ":…]")
		}
	}
	return b.String()
}
