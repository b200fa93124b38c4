package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// completer answers Tab in a session.
type completer struct {
	s    *session
	line string // as the last Tab left it
	pos  int
	// The candidates listed by the last Tab, one of which each further Tab puts in.
	found []candidate
	next  int
	start int // where in the line they go
	after string
}

// candidate is one completion: what is listed, and what is put into the line.
type candidate struct {
	show, insert string
	open         bool // text may follow without a space
}

// slowest is how long a person waits for Tab.
const slowest = 2 * time.Second

// tab completes the word at the cursor. Where there are several candidates it fills in what they share and lists them;
// pressed again, it puts in one after the other.
func (c *completer) tab(line string, pos int) (newLine string, newPos int, list string) {
	if line == c.line && pos == c.pos && len(c.found) > 1 {
		c.next = (c.next + 1) % len(c.found)
		newLine, newPos = c.put(c.found[c.next].insert)
		return newLine, newPos, ""
	}
	c.found = nil
	if line == "" {
		return "/", 1, ""
	}
	start, found := c.candidates(line, pos)
	if len(found) == 0 {
		return line, pos, ""
	}
	c.start, c.after = start, line[pos:]
	c.line = line[:pos] // put keeps what stands before start
	if len(found) == 1 {
		text := found[0].insert
		if !found[0].open && c.after == "" {
			text += " "
		}
		newLine, newPos = c.put(text)
		return newLine, newPos, ""
	}
	shared := found[0].insert
	for _, f := range found[1:] {
		shared = sharedPrefix(shared, f.insert)
	}
	if typed := line[start:pos]; len(shared) < len(typed) || !strings.EqualFold(shared[:len(typed)], typed) {
		shared = typed
	}
	newLine, newPos = c.put(shared)
	c.found, c.next = found, -1
	return newLine, newPos, c.columns(found)
}

func (c *completer) put(text string) (string, int) {
	c.line = c.line[:c.start] + text + c.after
	c.pos = c.start + len(text)
	return c.line, c.pos
}

// candidates lists what may stand at the cursor, and where it would begin.
func (c *completer) candidates(line string, pos int) (start int, found []candidate) {
	head := line[:pos]
	if strings.HasPrefix(head, "/") && !strings.Contains(head, " ") {
		for i := range c.s.all {
			if cmd := &c.s.all[i]; typable(cmd) && strings.HasPrefix(cmd.Name(), strings.ToLower(head[1:])) {
				found = append(found, candidate{show: "/" + cmd.Name(), insert: "/" + cmd.Name()})
			}
		}
		return 0, found
	}
	name, rest := plainCommand, head
	if strings.HasPrefix(head, "/") {
		name, rest, _ = strings.Cut(head[1:], " ")
	}
	cmd := findCommand(c.s.all, strings.ToLower(name))
	if cmd == nil {
		return pos, nil
	}
	cl := call{cmd: cmd, options: map[string]string{}}
	options := cmd.Spec.Options
	if len(options) > 0 && options[0].Type == discordgo.ApplicationCommandOptionSubCommand {
		word := strings.TrimLeft(rest, " ")
		if !strings.Contains(word, " ") {
			for _, o := range options {
				if strings.HasPrefix(o.Name, strings.ToLower(word)) {
					found = append(found, candidate{show: o.Name, insert: o.Name})
				}
			}
			return pos - len(word), found
		}
		var err error
		if options, rest, err = subcommand(&cl, rest); err != nil {
			return pos, nil
		}
	}
	return c.option(&cl, options, rest, pos)
}

// option lists the names of options that may come next, and values for the one that is being typed. rest is the line from
// the first option to the cursor.
func (c *completer) option(cl *call, options []*discordgo.ApplicationCommandOption, rest string, pos int) (int, []candidate) {
	parts := splitOptions(options, rest)
	word := rest[strings.LastIndexByte(rest, ' ')+1:]
	var names []candidate
	for _, o := range options {
		given := slices.ContainsFunc(parts, func(v optionValue) bool { return v.name == o.Name && v.value != word })
		if !given && strings.HasPrefix(o.Name, word) && (word != "" || len(parts) > 0) {
			names = append(names, candidate{o.Name + ":", o.Name + ":", true})
		}
	}
	var current optionValue
	if len(parts) > 0 {
		current = parts[len(parts)-1]
		parts = parts[:len(parts)-1]
	} else if len(options) > 0 {
		current = optionValue{options[0].Name, "", len(rest)}
	}
	for _, v := range parts {
		if err := cl.set(options, v); err != nil {
			return pos, nil // wrong already; running the line will say so
		}
	}
	if cl.cmd.Name() == plainCommand && len(options) > 0 && current.name == options[0].Name && word != "" {
		return pos - len(word), append(c.inQuestion(word), names...)
	}
	typed := strings.TrimLeft(current.value, " ")
	values := c.values(cl, options, current.name, typed)
	if len(values) > 0 && (len(names) == 0 || word != "" && strings.TrimRight(typed, " ") == word) {
		return pos - len(typed), append(values, names...)
	}
	return pos - len(word), names
}

// values lists what one option may be: its choices, or what the command suggests.
func (c *completer) values(cl *call, options []*discordgo.ApplicationCommandOption, name, typed string) []candidate {
	i := slices.IndexFunc(options, func(o *discordgo.ApplicationCommandOption) bool { return o.Name == name })
	if i < 0 {
		return nil
	}
	var found []candidate
	o := options[i]
	for _, ch := range o.Choices {
		if strings.HasPrefix(strings.ToLower(ch.Name), strings.ToLower(typed)) {
			found = append(found, candidate{show: clean(ch.Name), insert: clean(ch.Name)})
		}
	}
	if !o.Autocomplete || cl.cmd.Complete == nil {
		return found
	}
	req := c.s.request()
	req.Sub, req.Options, req.Focus = cl.sub, cl.options, name
	req.Options[name] = typed
	ctx, cancel := context.WithTimeout(context.Background(), slowest)
	defer cancel()
	choices, err := cl.cmd.Complete(ctx, req)
	if err != nil {
		c.s.log.Warn("completion failed", "command", cl.cmd.Name(), "error", err)
		return nil
	}
	for _, ch := range choices {
		found = append(found, candidate{show: clean(ch.Name), insert: clean(ch.Value)})
	}
	return found
}

// inQuestion lists the names on record that the last word of a question may begin.
func (c *completer) inQuestion(word string) []candidate {
	about := findCommand(c.s.all, "about")
	if about == nil || len(about.Spec.Options) == 0 || len(word) < 2 {
		return nil
	}
	options := about.Spec.Options
	var found []candidate
	for _, v := range c.values(&call{cmd: about, options: map[string]string{}}, options, options[0].Name, word) {
		name, _, _ := strings.Cut(v.show, " · ") // the kind of thing that it is follows
		if len(name) >= len(word) && strings.EqualFold(name[:len(word)], word) {
			found = append(found, candidate{v.show, name, true})
		}
	}
	return found
}

func sharedPrefix(a, b string) string {
	n := 0
	ar, br := []rune(a), []rune(b)
	for n < len(ar) && n < len(br) && ar[n] == br[n] {
		n++
	}
	return string(ar[:n])
}

// columns lists candidates as a directory listing does.
func (c *completer) columns(found []candidate) string {
	room, wide := c.s.width(), 0
	for _, f := range found {
		wide = max(wide, min(width(f.show), room))
	}
	perRow := max(room/(wide+2), 1)
	var b strings.Builder
	for i, f := range found {
		show := shorten(f.show, room)
		b.WriteString(show)
		switch {
		case i == len(found)-1:
		case (i+1)%perRow == 0:
			b.WriteByte('\n')
		default:
			b.WriteString(strings.Repeat(" ", wide+2-width(show)))
		}
	}
	return c.s.paint(dim, b.String())
}
