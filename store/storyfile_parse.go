package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
	"golang.org/x/text/encoding/unicode"
)

// parseTree turns the bytes of a story file into one tree of YAML nodes. Where that fails, the node is nil and the faults
// say why.
func parseTree(data []byte) (*yaml.Node, []Fault) {
	data, faults := readable(data)
	if len(faults) > 0 {
		return nil, faults
	}
	if start := bytes.TrimLeft(data, " \t\r\n"); len(start) > 0 && (start[0] == '{' || start[0] == '[') && json.Valid(data) {
		// Every JSON text is YAML, but YAML readers choke on some of it: on surrogate pairs, and on a long single line.
		return parseJSON(data)
	}
	return parseYAML(data)
}

// readable gives the file as UTF-8 that YAML can read, every character still in its place, or the faults that stand in
// the way.
func readable(data []byte) ([]byte, []Fault) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		utf8, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return nil, []Fault{{Msg: "the file is not valid UTF-16; save it as UTF-8"}}
		}
		data = utf8
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var faults []Fault
	at := position{1, 1}
	for i := 0; i < len(data) && len(faults) < maxFaults; at.column++ {
		c := data[i]
		if c >= ' ' && c < 0x7f {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == '\n', c == '\r' && (i == len(data) || data[i] != '\n'):
				at = position{at.line + 1, 0}
			case c != '\t' && c != '\r':
				faults = append(faults, faultAt(at, "the control character U+%04X is not allowed; take it out", c))
			}
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		i += size
		switch {
		case r == utf8.RuneError && size == 1:
			faults = append(faults, faultAt(at, "byte 0x%02X is not valid UTF-8; save the file as UTF-8", c))
		case r > 0x7f && r < 0xa0 && r != '\u0085', r == '\ufffe', r == '\uffff':
			faults = append(faults, faultAt(at, "the control character U+%04X is not allowed; take it out", r))
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	// To YAML 1.2 these are ordinary characters; the reader, as of YAML 1.1, takes them for line ends.
	for _, sep := range []string{"\u0085", "\u2028", "\u2029"} {
		data = bytes.ReplaceAll(data, []byte(sep), []byte(" "))
	}
	// The reader knows no %YAML but 1.1, though it reads 1.2: the directive becomes a comment.
	for at := 0; bytes.HasPrefix(data[at:], []byte("%")) || bytes.HasPrefix(data[at:], []byte("#")); {
		if bytes.HasPrefix(data[at:], []byte("%YAML 1.")) {
			data = bytes.Clone(data)
			data[at] = '#'
		}
		end := bytes.IndexByte(data[at:], '\n')
		if end < 0 {
			break
		}
		at += end + 1
	}
	return data, nil
}

func parseYAML(data []byte) (*yaml.Node, []Fault) {
	l, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if err != nil {
		return nil, []Fault{{Msg: err.Error()}}
	}
	var doc, more yaml.Node
	switch err := l.Load(&doc); {
	case err == io.EOF:
		return nil, []Fault{{Line: 1, Column: 1, Msg: "the file is empty; a story file begins with byline: 1"}}
	case err != nil:
		return nil, []Fault{yamlFault(err)}
	case len(doc.Content) != 1:
		return nil, []Fault{{Line: 1, Column: 1, Msg: "the file is not one YAML document"}}
	}
	switch err := l.Load(&more); {
	case err == nil && !(len(more.Content) == 1 && isNull(more.Content[0])):
		return nil, []Fault{{Line: more.Line, Column: more.Column, Msg: "a second YAML document begins here; a story file is one document"}}
	case err != nil && err != io.EOF:
		return nil, []Fault{yamlFault(err)}
	}
	return doc.Content[0], nil
}

// yamlFault says a syntax error in words that help who wrote the file.
func yamlFault(err error) Fault {
	var le *yaml.LoadError
	if !errors.As(err, &le) {
		return Fault{Msg: "not YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")}
	}
	at := position{le.Mark.Line, le.Mark.Column}
	msg := le.Message
	switch {
	case strings.HasPrefix(msg, "exceeded max depth"):
		msg = fmt.Sprintf("nested more than %d deep; a story file is not", maxDepth)
	case msg == "mapping values are not allowed in this context":
		msg = `a ": " that YAML takes for a new field; put the text in quotes, or mend the indentation`
	case msg == "found unexpected end of stream" && strings.Contains(le.ContextMsg, "quoted"):
		at, msg = position{le.ContextMark.Line, le.ContextMark.Column}, "this quote is never closed"
	case msg == "found character that cannot start any token":
		msg = "a tab, or a character that YAML reserves, begins something here; indent with spaces and put such text in quotes"
	case msg == "could not find expected ':'":
		at, msg = position{le.ContextMark.Line, le.ContextMark.Column}, "not YAML: expected a name and a colon here"
	case le.ContextMsg != "":
		msg = fmt.Sprintf("not YAML: %s %s (from line %d on)", msg, le.ContextMsg, le.ContextMark.Line)
	default:
		msg = "not YAML: " + msg
	}
	return faultAt(at, "%s", msg)
}

// isNull reports whether nothing is written here: no value, null or ~.
func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// follow gives the node that an alias stands for, or the node itself.
func follow(n *yaml.Node) *yaml.Node {
	for i := 0; n.Kind == yaml.AliasNode && n.Alias != nil && i < maxDepth; i++ {
		n = n.Alias
	}
	return n
}

func placeOf(n *yaml.Node) position { return position{n.Line, n.Column} }
