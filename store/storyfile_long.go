package store

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// A general YAML parser takes seconds and most of a gigabyte for a file of a hundred thousand facts. Nearly all of such a
// file is one list of flat mappings with one field a line, so the list is taken apart into its items, the plain ones are
// read here, and only what is left goes through the parser: the rest of the file, and each item that is in any way out of
// the ordinary. Wherever something does not fit, the whole file goes through the parser as if nothing had been tried.

// longFile is how large a file must be for this, in bytes.
const longFile = 128 << 10

// longList is a block list of mappings under a top-level field, as text.
type longList struct {
	text   string // whole lines
	line   int    // number of the first of them
	indent string // before the "-" of each item
}

// cutFacts cuts the list of facts out of a story file. In what is left, empty lines stand for it, so that everything keeps
// its place.
func cutFacts(file string) (rest string, list longList, ok bool) {
	const head = "\nfacts:"
	at := strings.Index(file, head)
	if at < 0 || strings.Contains(file, "\ufeff") || strings.Count(file, "\r") != strings.Count(file, "\r\n") {
		return "", list, false
	}
	from := at + len(head)
	end := strings.IndexByte(file[from:], '\n')
	if end < 0 || strings.TrimRight(file[from:from+end], " \r") != "" {
		return "", list, false
	}
	from += end + 1
	list.line = strings.Count(file[:from], "\n") + 1
	to, found := from, false
	for to < len(file) {
		line, next := cutLine(file, to)
		if body := strings.TrimLeft(line, " "); body != "" && body[0] != '#' {
			indent := line[:len(line)-len(body)]
			item := body == "-" || strings.HasPrefix(body, "- ")
			switch {
			case !found && !item:
				return "", list, false
			case !found:
				list.indent, found = indent, true
			case indent == "" && !item: // the next top-level field
				return file[:from] + strings.Repeat("\n", strings.Count(file[from:to], "\n")) + file[to:], list.of(file[from:to]), true
			case len(indent) < len(list.indent), len(indent) == len(list.indent) && !item:
				return "", list, false
			}
		}
		to = next
	}
	return file[:from], list.of(file[from:]), found
}

func (l longList) of(text string) longList {
	l.text = text
	return l
}

// cutLine gives the line that begins at from, without its end, and where the next one begins.
func cutLine(s string, from int) (line string, next int) {
	if n := strings.IndexByte(s[from:], '\n'); n >= 0 {
		return strings.TrimSuffix(s[from:from+n], "\r"), from + n + 1
	}
	return s[from:], len(s)
}

// items calls read with each item in turn; a node is good only until the next one. An item that is no YAML is given to
// broken; without broken, items then gives up and gives false.
func (l longList) items(read func(*yaml.Node), broken func([]Fault)) bool {
	var plain plainItem
	for from, line := 0, l.line; from < len(l.text); {
		to, lines := l.end(from)
		item := plain.parse(l.text[from:to], line, l.indent)
		if item == nil {
			list, faults := parseYAML([]byte(l.text[from:to]), line-1)
			switch {
			case len(faults) == 0 && list.Kind == yaml.SequenceNode && len(list.Content) == 1:
				item = list.Content[0]
				moveLines(item, line-1)
			case len(faults) == 0 || broken == nil:
				return false
			default:
				for i := range faults {
					faults[i].Line += line - 1
				}
				broken(faults)
			}
		}
		if item != nil {
			read(item)
		}
		from, line = to, line+lines
	}
	return true
}

// end tells where the item that begins at from ends, and how many lines it has. Comments and empty lines before the first
// item are part of it, those after an item are part of that.
func (l longList) end(from int) (to, lines int) {
	begun := false
	for to = from; to < len(l.text); lines++ {
		line, next := cutLine(l.text, to)
		if body, ok := strings.CutPrefix(line, l.indent); ok && (body == "-" || strings.HasPrefix(body, "- ")) {
			if begun {
				break
			}
			begun = true
		}
		to = next
	}
	return to, lines
}

// moveLines moves a tree that was parsed on its own to its place in the file.
func moveLines(n *yaml.Node, by int) {
	n.Line += by
	for _, c := range n.Content {
		moveLines(c, by)
	}
}

// plainItem parses one item in which every line is a field with a value on the same line that needs no thought: plain
// text, text in quotes without escapes, or a list of slugs. It keeps its memory from item to item.
type plainItem struct {
	item  yaml.Node
	nodes []yaml.Node
}

// parse gives nil for an item that is not so plain.
func (p *plainItem) parse(text string, line int, indent string) *yaml.Node {
	if cap(p.nodes) == 0 {
		p.nodes = make([]yaml.Node, 0, 256)
	}
	p.nodes = p.nodes[:0]
	p.item = yaml.Node{Kind: yaml.MappingNode, Content: p.item.Content[:0]}
	for from := 0; from < len(text); line++ {
		s, next := cutLine(text, from)
		from = next
		body := strings.TrimLeft(s, " ")
		if body == "" || body[0] == '#' {
			continue
		}
		column := len(s) - len(body)
		if len(p.item.Content) == 0 {
			if column != len(indent) || !strings.HasPrefix(body, "- ") {
				return nil
			}
			body = strings.TrimLeft(body[2:], " ")
			column = len(s) - len(body)
			p.item.Line, p.item.Column = line, column+1
		}
		if column != p.item.Column-1 || !p.field(body, line, column+1) {
			return nil
		}
	}
	return &p.item
}

// field parses "name: value".
func (p *plainItem) field(s string, line, column int) bool {
	n := 0
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || s[n] == '_') {
		n++
	}
	if n == 0 || !strings.HasPrefix(s[n:], ": ") {
		return false
	}
	value := strings.TrimLeft(s[n+2:], " ")
	at := column + len(s) - len(value)
	value = strings.TrimRight(value, " ")
	if value == "" || len(p.nodes)+2 > cap(p.nodes) || isTypeWord(s[:n]) {
		return false
	}
	p.add(s[:n], line, column)
	p.item.Content = append(p.item.Content, &p.nodes[len(p.nodes)-1])
	if value[0] == '[' {
		return p.slugs(value, line, at)
	}
	style := yaml.Style(0)
	switch quote := value[0]; {
	case quote == '"' || quote == '\'':
		style = yaml.DoubleQuotedStyle
		end := len(value) - 1
		if end < 1 || value[end] != quote || strings.ContainsAny(value[1:end], string(quote)+"\\\t") {
			return false
		}
		value = value[1:end]
	case !isPlainStart(quote) || isTypeWord(value) || strings.Contains(value, ": ") || strings.Contains(value, " #") ||
		value[len(value)-1] == ':' || strings.ContainsRune(value, '\t'):
		return false
	}
	v := p.add(value, line, at)
	v.Style = style
	p.item.Content = append(p.item.Content, v)
	return true
}

// slugs parses "[one, two]".
func (p *plainItem) slugs(s string, line, column int) bool {
	if len(s) < 3 || s[len(s)-1] != ']' {
		return false
	}
	list := p.add("", line, column)
	list.Kind = yaml.SequenceNode
	p.item.Content = append(p.item.Content, list)
	at := 1
	for _, slug := range strings.Split(s[1:len(s)-1], ", ") {
		if len(p.nodes) == cap(p.nodes) || !isSlug(slug) || slug[0] == '-' || isTypeWord(slug) {
			return false
		}
		list.Content = append(list.Content, p.add(slug, line, column+at))
		at += len(slug) + 2
	}
	return true
}

// add takes the next node; there must be room, for those before it are pointed at.
func (p *plainItem) add(value string, line, column int) *yaml.Node {
	p.nodes = append(p.nodes, yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value, Line: line, Column: column})
	return &p.nodes[len(p.nodes)-1]
}

// isPlainStart tells characters that begin plain text and nothing else.
func isPlainStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// isTypeWord tells plain text that may stand for something else than text.
func isTypeWord(s string) bool {
	switch strings.ToLower(s) {
	case "null", "true", "false":
		return true
	}
	return false
}
