package bot

import (
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/commands"
)

// sectioned reports a reply whose items stand under headings: a digest.
func sectioned(items []commands.Item) bool {
	return slices.ContainsFunc(items, func(it commands.Item) bool { return it.Section != "" })
}

// sections lays items out under their headings: each heading is a field, its items the paragraphs, or lines, of the field and
// of those without a name that carry it on. left is how many items did not fit into room characters.
func sections(items []commands.Item, zone *time.Location, room int) (fields []*discordgo.MessageEmbedField, left int) {
	for n, it := range items {
		text := entry(it, zone)
		between := "\n\n"
		if it.Brief || it.Head != "" {
			between = "\n"
		}
		last := len(fields) - 1
		if last >= 0 && it.Section == "" && length(fields[last].Value)+len(between)+length(text) <= maxFieldValue {
			if room -= len(between) + length(text); room < 0 {
				return fields, len(items) - n
			}
			fields[last].Value += between + text
			continue
		}
		f := &discordgo.MessageEmbedField{Name: shorten(orBlank(escape(it.Section)), maxFieldName), Value: text}
		if room -= length(f.Name) + length(f.Value); room < 0 || len(fields) == maxFields-1 {
			return fields, len(items) - n
		}
		fields = append(fields, f)
	}
	return fields, 0
}

// entry is one item of a section: what became of it since, its sentence and its byline; a brief one is a line.
func entry(it commands.Item, zone *time.Location) string {
	head := amended(it.Amended, zone)
	if it.Head != "" {
		head += "**" + escape(it.Head) + ":** "
	}
	it.Head, it.Amended = "", nil
	if !it.Brief {
		return head + fit(it, zone, maxFieldValue-length(head))
	}
	tail := ""
	for _, n := range it.Notes {
		tail += " *" + escape(n) + "*"
	}
	if by := byline(it, zone); by != "" {
		tail += " — " + by
	}
	return "• " + head + shorten(escape(it.Text), max(maxFieldValue-length("• "+head+tail), 80)) + tail
}

// amended says what became of a posted item since, each on a line of its own before it.
func amended(all []commands.Amendment, zone *time.Location) string {
	var b strings.Builder
	for _, a := range all {
		b.WriteString("**" + escape(a.What) + " on " + stamp(a.On, zone))
		if a.Text != "" {
			b.WriteString(": " + escape(a.Text))
		}
		b.WriteString("**\n")
	}
	return b.String()
}
