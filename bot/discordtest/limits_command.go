package discordtest

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)
	// locales that Discord translates into; others are refused.
	locales = regexp.MustCompile(`^(id|da|de|en-GB|en-US|es-ES|es-419|fr|hr|it|lt|hu|nl|no|pl|pt-BR|ro|fi|sv-SE|vi|tr|cs|el|bg|ru|uk|hi|th|zh-CN|ja|zh-TW|ko)$`)
)

// commands checks what is registered: the whole list at once.
func (f *faults) commands(v any) {
	list, ok := v.([]any)
	if !ok {
		f.add("not a list of commands")
	}
	perKind, names := map[int]int{}, map[string]bool{}
	for _, e := range list {
		cmd, _ := e.(map[string]any)
		name, _ := cmd["name"].(string)
		kind := asInt(cmd["type"])
		if kind == 0 {
			kind = 1
		}
		perKind[kind]++
		if key := fmt.Sprint(kind, name); names[key] {
			f.add("command %q: twice", name)
		} else {
			names[key] = true
		}
		f.command(name, kind, cmd)
	}
	for kind, most := range map[int]int{1: 100, 2: 15, 3: 15} {
		if perKind[kind] > most {
			f.add("%d commands of type %d, more than %d", perKind[kind], kind, most)
		}
	}
}

func (f *faults) command(name string, kind int, cmd map[string]any) {
	what := "command " + name
	total := f.named(what, cmd, kind == 1, kind == 1)
	if kind != 1 && (cmd["options"] != nil && len(cmd["options"].([]any)) > 0) {
		f.add("%s: options on a command that is no slash command", what)
	}
	total += f.options(what, cmd["options"], 0)
	if total > 8000 {
		f.add("%s: %d characters in all, more than 8000", what, total)
	}
}

// named checks name and description with their translations, and gives the characters that count.
func (f *faults) named(what string, v map[string]any, lower, described bool) int {
	name, _ := v["name"].(string)
	names := append([]string{name}, f.translations(what+".name", v["name_localizations"])...)
	longest := 0
	for _, n := range names {
		if lower && (!commandName.MatchString(n) || n != strings.ToLower(n)) {
			f.add("%s: the name %q is not 1 to 32 lower-case letters, digits, - or _", what, n)
		}
		f.between(what+".name", n, 1, 32)
		longest = max(longest, size(n))
	}
	total := longest
	text, _ := v["description"].(string)
	if !described {
		if text != "" {
			f.add("%s: a description on a command that is no slash command", what)
		}
		return total
	}
	longest = 0
	for _, d := range append([]string{text}, f.translations(what+".description", v["description_localizations"])...) {
		f.between(what+".description", d, 1, 100)
		longest = max(longest, size(d))
	}
	return total + longest
}

func (f *faults) translations(what string, v any) []string {
	m, _ := v.(map[string]any)
	var list []string
	for locale, s := range m {
		if !locales.MatchString(locale) {
			f.add("%s: no such locale: %s", what, locale)
		}
		text, _ := s.(string)
		list = append(list, text)
	}
	return list
}

// options checks the options of a command or a subcommand, and gives the characters that count.
func (f *faults) options(what string, v any, depth int) int {
	list, _ := v.([]any)
	if len(list) > 25 {
		f.add("%s: %d options, more than 25", what, len(list))
	}
	total, optional, names := 0, false, map[string]bool{}
	subs := 0
	for _, e := range list {
		o, _ := e.(map[string]any)
		name, _ := o["name"].(string)
		at := what + " " + name
		if names[name] {
			f.add("%s: twice", at)
		}
		names[name] = true
		total += f.named(at, o, true, true)
		if kind := asInt(o["type"]); kind == optSub || kind == optGroup {
			subs++
			if depth > 1 || depth == 1 && kind == optGroup {
				f.add("%s: nested too deep", at)
			}
			total += f.options(at, o["options"], depth+1)
			continue
		}
		if o["required"] == true && optional {
			f.add("%s: required after an optional one", at)
		}
		optional = optional || o["required"] != true
		choices, _ := o["choices"].([]any)
		if len(choices) > 0 && o["autocomplete"] == true {
			f.add("%s: both choices and autocomplete", at)
		}
		f.choices(at+".choices", o["choices"], 100)
		for _, c := range choices {
			c, _ := c.(map[string]any)
			s, _ := c["name"].(string)
			value, _ := c["value"].(string)
			longest := size(s)
			for _, t := range f.translations(at+".choices", c["name_localizations"]) {
				longest = max(longest, size(t))
			}
			total += longest + size(value)
		}
	}
	if subs > 0 && subs < len(list) {
		f.add("%s: subcommands beside options", what)
	}
	return total
}
