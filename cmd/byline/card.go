package main

import (
	"slices"
	"strings"
	"time"

	"byline/commands"
	"byline/store"
)

// card draws replies: a box with the short answer first and the byline last. Every string of a reply may have been typed by
// anyone, so each is cleaned where it enters a row.
type card struct {
	screen
	inner int // columns between the borders and their padding
	boxed bool
	edge  string
	zone  *time.Location
	lang  commands.Lang
	b     strings.Builder
}

// span is a piece of a row with its rendition.
type span struct{ code, text string }

// card draws a reply, a line break at its end.
func (s screen) card(r commands.Reply) string {
	c := card{screen: s, edge: edge(r.Tone), zone: r.Zone, lang: r.Lang}
	if c.zone == nil {
		c.zone = time.UTC
	}
	w := s.width()
	if c.boxed = w >= cardLeast; c.boxed {
		c.inner = w - 4
	} else {
		c.inner = w
	}
	c.border("┌", "┐")
	c.reply(r)
	c.border("└", "┘")
	return c.b.String()
}

func (c *card) reply(r commands.Reply) {
	title, status, items := merged(r)
	if title != "" {
		c.text(0, bold, title, status)
	}
	c.paragraphs(r.Lead)
	heads := headColumn(items)
	inSections := false
	for _, it := range items {
		if inSections = inSections || it.Section != ""; inSections {
			c.section(it)
		} else if bare(it) && width(clean(it.Head)) <= heads {
			c.entry(it, heads)
		} else {
			c.item(it)
		}
	}
	for _, n := range r.Notes {
		c.text(0, plain, n, "")
	}
	if r.Footer != "" {
		c.text(0, dim, r.Footer, "")
	}
}

// merged is a reply's title, the status to show beside it, and its items. Where the first item is what the title says, it
// is not said twice.
func merged(r commands.Reply) (title string, status store.Status, items []commands.Item) {
	title, items = r.Title, r.Items
	if title == "" || len(items) == 0 || items[0].Head != "" || !items[0].Date.IsZero() || r.Tone != commands.Tone(items[0].Status) {
		return title, "", items
	}
	first := items[0]
	same := first.Text == title
	if len(items) > 1 && !same {
		return title, "", items
	}
	if same {
		first.Text = ""
	} else if first.Where != "" {
		if title != first.Where && !strings.HasSuffix(title, ", "+first.Where) && !strings.HasSuffix(title, " in "+first.Where) {
			title += " · " + first.Where
		}
		first.Where = ""
	}
	if !strings.EqualFold(r.Title, r.Lang.Status(first.Status)) {
		status = first.Status
	}
	first.Status = ""
	return title, status, append([]commands.Item{first}, items[1:]...)
}

// paragraphs keeps the line breaks of text that commands wrote themselves.
func (c *card) paragraphs(text string) {
	if text == "" {
		return
	}
	for _, line := range strings.Split(text, "\n") {
		c.text(0, plain, line, "")
	}
}

// bare reports whether an item is a name and what is said of it, and no more: an entry of a list.
func bare(it commands.Item) bool {
	return it.Head != "" && it.Text != "" && it.Where == "" && it.Date.IsZero() && it.Status == "" && it.Quote == "" &&
		it.SaidBy == "" && it.Command == "" && it.Channel == "" && it.Role == "" && len(it.Cites)+len(it.Notes)+len(it.Times) == 0
}

// widestHead is the longest name that entries of a list set beside its text.
const widestHead = 16

// headColumn is how wide the names of a list's entries are; 0 where there are too few entries to line up.
func headColumn(items []commands.Item) int {
	n, wide := 0, 0
	for _, it := range items {
		if w := width(clean(it.Head)); bare(it) && w <= widestHead {
			n, wide = n+1, max(wide, w)
		}
	}
	if n < 3 {
		return 0
	}
	return wide
}

// entry writes a name and, beside it, what is said of it.
func (c *card) entry(it commands.Item, heads int) {
	head := clean(it.Head)
	room := c.inner - heads - 2
	if room < 20 {
		c.item(it)
		return
	}
	for i, line := range wrap(clean(it.Text), room, room) {
		if i > 0 {
			head = ""
		}
		c.row(0, []span{{bold, head}, {plain, strings.Repeat(" ", heads+2-width(head)) + line}}, span{})
	}
}

// item writes a fact: what it is about and how sure it is, its sentence, and who says so.
func (c *card) item(it commands.Item) {
	var head []string
	where := it.Where
	if d := c.lang.Date(it.Date, c.zone); d != "" {
		head = append(head, d)
	}
	if it.Head != "" {
		head = append(head, it.Head)
	}
	if len(head) > 0 && where != "" {
		head, where = append(head, where), ""
	}
	if len(head) > 0 {
		c.text(0, bold, strings.Join(head, " · "), it.Status)
		if it.Text != "" {
			c.text(2, plain, it.Text, "")
		}
	} else if it.Text != "" {
		c.text(0, plain, it.Text, it.Status)
	}
	it.Where = where
	c.more(it, 2)
}

// more writes what stands under an item's sentence.
func (c *card) more(it commands.Item, indent int) {
	where := it.Where
	if it.Channel != "" {
		c.text(indent, plain, "#"+it.Channel, "")
	}
	if it.Role != "" {
		c.text(indent, plain, "@"+it.Role, "")
	}
	for _, t := range it.Times {
		c.text(indent, plain, c.lang.Moment(t, c.zone)+" "+t.In(c.zone).Format("MST"), "")
	}
	if it.Quote != "" {
		c.text(indent, plain, c.lang.Quoted(it.Quote), "")
	}
	said := ""
	if it.SaidBy != "" {
		said = c.lang.SaidBy(it.SaidBy)
	}
	for i, cite := range it.Cites {
		if i > 0 {
			said, where = "", ""
		}
		c.cite(indent, cite, said, where)
	}
	if rest := joined(said, where); len(it.Cites) == 0 && rest != "" {
		c.text(indent, dim, rest, "")
	}
	for _, n := range it.Notes {
		c.text(indent, plain, n, "")
	}
	if it.Command != "" {
		c.text(indent, dim, it.Command, "")
	}
}

// joined puts the parts that are not empty side by side.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " · ")
}

// cite writes "Bloomberg, 13 Feb 2025 · said by Joseph Tsai · https://…", the address on a row of its own where it does not
// fit: broken, it could not be followed.
func (c *card) cite(indent int, cite commands.Cite, more ...string) {
	by := cite.Publisher
	if by == "" {
		by = cite.Title
	}
	if d := c.lang.Date(cite.Published, c.zone); d != "" {
		by += ", " + d
	}
	by = joined(append([]string{by}, more...)...)
	by = clean(by)
	url := strings.ReplaceAll(clean(cite.URL), " ", "%20")
	if url != "" && indent+width(by)+3+width(url) <= c.inner {
		c.row(indent, []span{{dim, by + " · " + url}}, span{})
		return
	}
	c.text(indent, dim, by, "")
	if url != "" {
		c.row(indent, []span{{dim, url}}, span{})
	}
}

// text writes one paragraph, wrapped, the status at the right of its first row.
func (c *card) text(indent int, code, text string, status store.Status) {
	text = strings.TrimSpace(clean(text))
	room := max(c.inner-indent, 1)
	right := span{}
	first := room
	if status != "" {
		right = span{statusColour(status), clean(c.lang.Status(status))}
		if first = room - width(right.text) - 2; first < 12 {
			// Too narrow for both: the status, which may never be left out, gets the row below.
			c.text(indent, code, text, "")
			c.row(indent, []span{right}, span{})
			return
		}
	}
	for i, line := range wrap(text, first, room) {
		if i > 0 {
			right = span{}
		}
		c.row(indent, []span{{code, line}}, right)
	}
}

// row writes one row between the borders. What is too wide for it is written whole, without the right border.
func (c *card) row(indent int, left []span, right span) {
	used := indent
	if c.boxed {
		c.b.WriteString(c.paint(c.edge, "│") + " ")
	}
	c.b.WriteString(strings.Repeat(" ", indent))
	for _, s := range left {
		c.b.WriteString(c.paint(s.code, s.text))
		used += width(s.text)
	}
	fill := c.inner - used - width(right.text)
	if right.text != "" {
		c.b.WriteString(strings.Repeat(" ", max(fill, 1)) + c.paint(right.code, right.text))
		fill = 0
	}
	if c.boxed && fill >= 0 {
		c.b.WriteString(strings.Repeat(" ", fill) + " " + c.paint(c.edge, "│"))
	}
	c.b.WriteByte('\n')
}

func (c *card) border(left, right string) {
	if c.boxed {
		c.b.WriteString(c.paint(c.edge, left+strings.Repeat("─", c.inner+2)+right) + "\n")
	}
}
