package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// jsonTree builds YAML nodes from a JSON text, with their places.
type jsonTree struct {
	data []byte
	dec  *json.Decoder
	at   position // of data[done]
	done int
}

// parseJSON reads a valid JSON text as the YAML that it is.
func parseJSON(data []byte) (*yaml.Node, []Fault) {
	t := jsonTree{data: data, dec: json.NewDecoder(bytes.NewReader(data)), at: position{1, 1}}
	t.dec.UseNumber()
	n, err := t.value(0)
	if err != nil {
		return nil, []Fault{faultAt(t.at, "%s", err)}
	}
	return n, nil
}

// value reads one value and everything in it.
func (t *jsonTree) value(depth int) (*yaml.Node, error) {
	t.advance()
	n := &yaml.Node{Line: t.at.line, Column: t.at.column}
	if depth > maxDepth {
		return nil, fmt.Errorf("nested more than %d deep; a story file is not", maxDepth)
	}
	tok, err := t.dec.Token()
	if err != nil {
		return nil, err
	}
	switch tok := tok.(type) {
	case json.Delim:
		n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
		if tok == '{' {
			n.Kind, n.Tag = yaml.MappingNode, "!!map"
		}
		for t.dec.More() {
			c, err := t.value(depth + 1)
			if err != nil {
				return nil, err
			}
			n.Content = append(n.Content, c)
		}
		_, err = t.dec.Token()
		return n, err
	case string:
		n.Kind, n.Tag, n.Value, n.Style = yaml.ScalarNode, "!!str", tok, yaml.DoubleQuotedStyle
	case json.Number:
		n.Kind, n.Tag, n.Value = yaml.ScalarNode, "!!float", tok.String()
	case bool:
		n.Kind, n.Tag, n.Value = yaml.ScalarNode, "!!bool", fmt.Sprint(tok)
	default:
		n.Kind, n.Tag = yaml.ScalarNode, "!!null"
	}
	return n, nil
}

// advance moves the place to the next token.
func (t *jsonTree) advance() {
	next := int(t.dec.InputOffset())
	for next < len(t.data) && bytes.IndexByte([]byte(" \t\r\n,:"), t.data[next]) >= 0 {
		next++
	}
	skipped := t.data[t.done:next]
	if lines := bytes.Count(skipped, []byte("\n")); lines > 0 {
		t.at.line += lines
		t.at.column = 1
		skipped = skipped[bytes.LastIndexByte(skipped, '\n')+1:]
	}
	t.at.column += utf8.RuneCount(skipped)
	t.done = next
}
