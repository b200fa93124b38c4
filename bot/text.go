package bot

import (
	"strings"

	"github.com/bwmarrin/discordgo"
)

// asText puts what a message's card says into its text, for a channel where Byline may not show cards. What does not fit is
// left out whole and visibly.
func (m *message) asText() {
	var parts []string
	footer := ""
	for _, e := range m.Embeds {
		if e.Title != "" {
			parts = append(parts, "**"+e.Title+"**")
		}
		if e.Description != "" {
			parts = append(parts, strings.Split(e.Description, "\n\n")...)
		}
		for _, f := range e.Fields {
			if f.Name != blank {
				f.Value = "**" + f.Name + "**\n" + f.Value
			}
			parts = append(parts, f.Value)
		}
		if e.Footer != nil {
			footer = "\n-# " + shorten(escape(e.Footer.Text), maxFieldValue)
		}
	}
	var b strings.Builder
	room := maxContent - length(footer) - len("\n…")
	for i, p := range parts {
		if room -= length(p) + len("\n"); room < 0 {
			b.WriteString("\n…")
			break
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p)
	}
	m.Content = strings.TrimPrefix(b.String()+footer, "\n")
	m.Embeds = []*discordgo.MessageEmbed{}
	m.Flags |= discordgo.MessageFlagsSuppressEmbeds // of the sources that it links to
}
