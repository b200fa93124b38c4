package bot

import (
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/commands"
)

// sectioned reports a reply whose items stand under headings: a digest.
func sectioned(items []commands.Item) bool {
	return slices.ContainsFunc(items, func(it commands.Item) bool { return it.Section != "" })
}

// sections lays items out under their headings: each heading is a field, its items the paragraphs, or lines, of the field and
// of those without a name that carry it on. left is how many items did not fit into room characters.
func sections(items []commands.Item, at locale, room int) (fields []*discordgo.MessageEmbedField, left int) {
	for n, it := range items {
		heading, between := it.Section, "\n\n"
		if it.Brief || it.Head != "" {
			between = "\n"
		}
		for _, text := range []string{amended(it.Amended, at), entry(it, at)} {
			if text == "" {
				continue
			}
			last := len(fields) - 1
			if last >= 0 && heading == "" && length(fields[last].Value)+len(between)+length(text) <= maxFieldValue {
				if room -= len(between) + length(text); room < 0 {
					return fields, len(items) - n
				}
				fields[last].Value += between + text
			} else {
				f := &discordgo.MessageEmbedField{Name: shorten(orBlank(escape(heading)), maxFieldName), Value: text}
				if room -= length(f.Name) + length(f.Value); room < 0 || len(fields) == maxFields-1 {
					return fields, len(items) - n
				}
				fields = append(fields, f)
			}
			heading, between = "", "\n"
		}
	}
	return fields, 0
}

// entry is one item of a section, its sentence and its byline; a brief one is a line.
func entry(it commands.Item, at locale) string {
	head := ""
	if it.Head != "" {
		head = "**" + escape(it.Head) + ":** "
	}
	it.Head = ""
	if !it.Brief {
		return head + fit(it, at, maxFieldValue-length(head))
	}
	tail := ""
	for _, n := range it.Notes {
		tail += " *" + escape(n) + "*"
	}
	if by := byline(it, at); by != "" {
		tail += " — " + by
	}
	return "• " + head + shorten(escape(it.Text), max(maxFieldValue-length("• "+head+tail), 80)) + tail
}

// amended says what became of a posted item since, each on a line of its own; it stands before the item.
func amended(all []commands.Amendment, at locale) string {
	lines := make([]string, 0, len(all))
	for _, a := range all {
		s := at.Amended(a.What, stamp(a.On, at), escape(a.Text))
		lines = append(lines, "**"+shorten(s, maxFieldValue-4)+"**")
	}
	return shorten(strings.Join(lines, "\n"), maxFieldValue)
}
