package main

import (
	"strings"

	"byline/commands"
)

// section writes an item of a reply that has headings: a digest.
func (c *card) section(it commands.Item) {
	if it.Section != "" {
		c.text(0, bold, it.Section, "")
	}
	for _, a := range it.Amended {
		c.text(2, bold, c.lang.Amended(a.What, c.lang.Date(a.On, c.zone), a.Text), "")
	}
	text := it.Text
	if it.Head != "" {
		text = it.Head + ": " + text
	}
	if !it.Brief {
		c.text(2, plain, text, it.Status)
		c.more(it, 4)
		return
	}
	by := ""
	if len(it.Cites) > 0 {
		by = joined(it.Cites[0].Publisher+", "+c.lang.Date(it.Cites[0].Published, c.zone), it.Where)
	}
	line := strings.Join(append([]string{text}, it.Notes...), " ")
	if by != "" {
		line += " — " + by
	}
	c.text(2, plain, line, it.Status)
}
