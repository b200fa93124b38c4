package commands

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// How long what is typed may be, in characters.
const (
	maxQuestion = 500
	maxName     = 100
	maxDate     = 40
	maxSlug     = 64
	maxExtra    = 1000 // what only buttons send
	maxForm     = 4000 // one field of a form
)

// The names of the options that several commands share.
const (
	optName  = "name"
	optWhere = "where"
	optAsOf  = "as_of"
	optStory = "story"
	optPage  = "page" // 1 is the first
	optPast  = "past" // "1": what has ended or was replaced, in place of what holds
	optFacts = "ids"  // facts by their ids, "12.15.19"
)

func textOption(name string, about phrase, most int) *discordgo.ApplicationCommandOption {
	return &discordgo.ApplicationCommandOption{
		Type: discordgo.ApplicationCommandOptionString, Name: name, MaxLength: most,
		Description: about.english(), DescriptionLocalizations: about.others(),
		NameLocalizations: optionNames[name].others(),
	}
}

func pickOption(name string, about phrase, most int) *discordgo.ApplicationCommandOption {
	o := textOption(name, about, most)
	o.Autocomplete = true
	return o
}

// choiceOption is an option with fixed values. The English of each phrase is what a member sees, and the value that is sent.
func choiceOption(name string, about phrase, choices ...phrase) *discordgo.ApplicationCommandOption {
	o := textOption(name, about, maxName)
	o.MaxLength = 0 // Discord takes no length beside choices
	for _, c := range choices {
		o.Choices = append(o.Choices, &discordgo.ApplicationCommandOptionChoice{
			Name: c.english(), NameLocalizations: c.others(), Value: c.english(),
		})
	}
	return o
}

// flagOption is true or false. A handler finds "true" among its options, or "false", or nothing.
func flagOption(name string, about phrase) *discordgo.ApplicationCommandOption {
	o := textOption(name, about, 0)
	o.Type = discordgo.ApplicationCommandOptionBoolean
	return o
}

// named gives an option its names in the other languages, for options that stand beside the command they belong to and not
// in optionNames.
func named(o *discordgo.ApplicationCommandOption, names phrase) *discordgo.ApplicationCommandOption {
	o.NameLocalizations = names.others()
	return o
}

func required(o *discordgo.ApplicationCommandOption) *discordgo.ApplicationCommandOption {
	o.Required = true
	return o
}

func nameOption() *discordgo.ApplicationCommandOption {
	return pickOption(optName, aboutName, maxName)
}

func asOfOption() *discordgo.ApplicationCommandOption { return textOption(optAsOf, aboutAsOf, maxDate) }

func storyOption() *discordgo.ApplicationCommandOption {
	return pickOption(optStory, aboutStory, maxSlug)
}

// subcommands are the names of the command's subcommands.
func subcommands(c *Command) (names []string) {
	for _, o := range c.Spec.Options {
		if o.Type == discordgo.ApplicationCommandOptionSubCommand {
			names = append(names, o.Name)
		}
	}
	return names
}

// optionsOf are the options that a call takes: those of its subcommand where it has one.
func optionsOf(c *Command, sub string) []*discordgo.ApplicationCommandOption {
	if sub == "" {
		return c.Spec.Options
	}
	for _, o := range c.Spec.Options {
		if o.Type == discordgo.ApplicationCommandOptionSubCommand && o.Name == sub {
			return o.Options
		}
	}
	return nil
}

// cleanOptions is the request's options without what cannot be shown, empty ones left out. An option that the command does
// not have, one that is too long and a required one that is missing are problems.
func cleanOptions(c *Command, req Request, lang func() Lang) (map[string]string, error) {
	if subs := subcommands(c); len(subs) > 0 && !slices.Contains(subs, req.Sub) {
		for i, s := range subs {
			subs[i] = "/" + c.Name() + " " + s
		}
		l := lang()
		return nil, refusal(l.say(msgNeedsWhat, "/"+c.Name()), l.say(msgWrite, l.or(subs)))
	}
	call := func() string { return strings.TrimSpace("/" + c.Name() + " " + req.Sub) }
	options := optionsOf(c, req.Sub)
	var lines []string
	if s := c.subcommand(req.Sub); s != nil {
		lines = s.lines
	}
	clean := make(map[string]string, len(req.Options))
	for _, name := range sortedKeys(req.Options) {
		limit, ok := c.takes(options, req.Sub, name)
		if !ok {
			l := lang()
			do := l.say(msgNoOptions, call())
			if len(options) > 0 {
				names := make([]string, len(options))
				for i, o := range options {
					names[i] = o.Name
				}
				do = l.say(msgTakes, call(), l.and(names))
			}
			return nil, refusal(l.say(msgNoOption, call(), l.quote(cleanText(name))), do)
		}
		v := req.Options[name]
		if len(v) > 64<<10 {
			v = v[:64<<10] // far beyond any limit: not worth cleaning
		}
		if slices.Contains(lines, name) {
			v = cleanLines(v)
		} else {
			v = cleanText(v)
		}
		if n := utf8.RuneCountInString(v); limit > 0 && n > limit {
			l := lang()
			return nil, refusal(l.count(numTooLong, n, name, strconv.Itoa(limit)), l.say(msgShorten))
		}
		if v != "" {
			clean[name] = v
		}
	}
	for _, o := range options {
		// An empty question is a question: its answer says what can be asked. A file is in no button that goes on with it.
		if o.Required && clean[o.Name] == "" && o.Name != optQuestion && o.Type != discordgo.ApplicationCommandOptionAttachment {
			l := lang()
			return nil, refusal(l.say(msgNeedsOption, call(), o.Name), l.say(msgWriteOption, call(), o.Name))
		}
	}
	return clean, nil
}

// cleanText is text as one line of characters that can be shown as they stand: control and bidirectional-formatting
// characters, zero-width spaces and broken UTF-8 are taken out, and runs of white space become one space.
func cleanText(s string) string {
	if isWord(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			space = true
			continue
		case r == utf8.RuneError, invisible(r):
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// cleanLines is text whose lines are each as cleanText leaves them, empty ones left out.
func cleanLines(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		if line = cleanText(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// isWord reports printable ASCII without a space: nearly all names that are typed, and clean as it stands.
func isWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// invisible reports the characters that change how text reads without being seen. The joiners that scripts and names need
// (U+200C, U+200D) are not among them.
func invisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x061C, r == 0x180E, r == 0x200B, r == 0x200E, r == 0x200F, r == 0xFEFF,
		r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r >= 0xFFF9 && r <= 0xFFFB,
		r >= 0xE0000 && r <= 0xE007F: // tags
		return true
	}
	return false
}

// firstRunes is at most n characters of s.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// number reads a whole number of at least 1; anything else is 1.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// factIDs reads what idList wrote; what is no id is left out.
func factIDs(s string) (ids []store.FactID) {
	for part := range strings.SplitSeq(s, ".") {
		if n, err := strconv.ParseInt(part, 10, 64); err == nil && n > 0 {
			ids = append(ids, store.FactID(n))
		}
	}
	return ids
}

func idList(facts []*store.Fact) string {
	ids := make([]string, len(facts))
	for i, f := range facts {
		ids[i] = strconv.FormatInt(int64(f.ID), 10)
	}
	return strings.Join(ids, ".")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// tidyButtons keeps a reply's buttons to what can be shown: labels cut to 80 characters, no two that do the same, 25.
func tidyButtons(buttons []Button) []Button {
	kept := make([]Button, 0, len(buttons))
	for _, b := range buttons {
		same := func(k Button) bool { return k.Do.Command == b.Do.Command && maps.Equal(k.Do.Options, b.Do.Options) }
		if b.Do.Command == "" || len(kept) == 25 || slices.ContainsFunc(kept, same) {
			continue
		}
		b.Label = cut(b.Label, 80)
		kept = append(kept, b)
	}
	return kept
}

// tidyChoices keeps suggestions to Discord's limits, no value twice.
func tidyChoices(choices []Choice) []Choice {
	seen := make(map[string]bool, len(choices))
	kept := choices[:0:0]
	for _, c := range choices {
		if c.Value == "" || utf8.RuneCountInString(c.Value) > 100 || seen[c.Value] || len(kept) == 25 {
			continue
		}
		seen[c.Value] = true
		if c.Name = cut(cleanText(c.Name), 100); c.Name == "" {
			c.Name = c.Value
		}
		kept = append(kept, c)
	}
	return kept
}
