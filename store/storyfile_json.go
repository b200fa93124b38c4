package store

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// jsonText builds YAML nodes, with their places, from a JSON text that is known to be valid.
type jsonText struct {
	text string
	next int      // where to go on
	at   position // of text[seen]
	seen int
	deep *position // of the first value that is nested too deeply, which ends the reading
	used []yaml.Node
}

// parseJSON reads a valid JSON text as the YAML that it is.
func parseJSON(data []byte) (*yaml.Node, []Fault) {
	t := jsonText{text: string(data), at: position{1, 1}}
	n := t.value(0)
	if t.deep != nil {
		return nil, []Fault{tooDeep(*t.deep)}
	}
	return n, nil
}

// value reads the value that comes next, with everything in it.
func (t *jsonText) value(depth int) *yaml.Node {
	t.advance()
	n := t.node()
	if depth > maxDepth {
		if t.deep == nil {
			t.deep = &position{n.Line, n.Column}
		}
		t.next = len(t.text)
		return n
	}
	switch c := t.text[t.next]; c {
	case '{', '[':
		n.Kind, n.Tag, n.Style = yaml.SequenceNode, "!!seq", yaml.FlowStyle
		if c == '{' {
			n.Kind, n.Tag = yaml.MappingNode, "!!map"
		}
		for t.next++; t.more(); {
			n.Content = append(n.Content, t.value(depth+1))
		}
		t.next++
	case '"':
		n.Tag, n.Value, n.Style = "!!str", t.quoted(), yaml.DoubleQuotedStyle
	default:
		from := t.next
		for t.next < len(t.text) && !strings.ContainsRune(" \t\r\n,:]}", rune(t.text[t.next])) {
			t.next++
		}
		n.Value = t.text[from:t.next]
		switch c {
		case 'n':
			n.Tag = "!!null"
		case 't', 'f':
			n.Tag = "!!bool"
		default:
			n.Tag = "!!float"
		}
	}
	return n
}

// quoted reads a string.
func (t *jsonText) quoted() string {
	from, escaped := t.next, false
	for t.next++; t.text[t.next] != '"'; t.next++ {
		if t.text[t.next] == '\\' {
			escaped = true
			t.next++
		}
	}
	t.next++
	if !escaped {
		return t.text[from+1 : t.next-1]
	}
	var s string
	if err := json.Unmarshal([]byte(t.text[from:t.next]), &s); err != nil {
		return "" // cannot be: the text is valid
	}
	return s
}

// more reports whether a mapping or list goes on.
func (t *jsonText) more() bool {
	t.skip()
	return t.next < len(t.text) && t.text[t.next] != ']' && t.text[t.next] != '}'
}

// skip goes on to the next value or bracket.
func (t *jsonText) skip() {
	for t.next < len(t.text) && strings.IndexByte(" \t\r\n,:", t.text[t.next]) >= 0 {
		t.next++
	}
}

// advance goes on to the next value and works out its place.
func (t *jsonText) advance() {
	t.skip()
	passed := t.text[t.seen:t.next]
	if lines := strings.Count(passed, "\n"); lines > 0 {
		t.at = position{t.at.line + lines, 1}
		passed = passed[strings.LastIndexByte(passed, '\n')+1:]
	}
	t.at.column += utf8.RuneCountInString(passed)
	t.seen = t.next
}

// node takes a new node at the current place, out of a block of them.
func (t *jsonText) node() *yaml.Node {
	if len(t.used) == cap(t.used) {
		t.used = make([]yaml.Node, 0, 256)
	}
	t.used = append(t.used, yaml.Node{Kind: yaml.ScalarNode, Line: t.at.line, Column: t.at.column})
	return &t.used[len(t.used)-1]
}
