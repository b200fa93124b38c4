package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
	"golang.org/x/text/encoding/unicode"
)

// ReadTree reads a file of one YAML document, and so of JSON, as far as that is the same for every kind of file: UTF-8 or
// UTF-16, nested at most 64 deep, with the places of all values. Where it fails, the node is nil and the faults say why;
// where the file says nothing, both are nil.
func ReadTree(data []byte) (*yaml.Node, []Fault) {
	data, faults := readable(data)
	if len(faults) > 0 {
		return nil, faults
	}
	if isJSON(data) {
		return parseJSON(data)
	}
	return loadYAML(data, 0)
}

// parseTree turns a story file, made readable, into one tree of YAML nodes. Where that fails, the node is nil and the
// faults say why.
func parseTree(data []byte) (*yaml.Node, []Fault) {
	if isJSON(data) {
		return parseJSON(data)
	}
	return parseYAML(data, 0)
}

// parseYAML is loadYAML for a story file, which cannot be empty.
func parseYAML(data []byte, before int) (*yaml.Node, []Fault) {
	root, faults := loadYAML(data, before)
	if root == nil && faults == nil {
		faults = []Fault{{Line: 1, Column: 1, Msg: "the file is empty; a story file begins with byline: 1"}}
	}
	return root, faults
}

// isJSON reports whether the file is JSON. Every JSON text is YAML, but YAML parsers choke on some of it: on surrogate
// pairs, and on everything being on one line.
func isJSON(data []byte) bool {
	start := bytes.TrimLeft(data, " \t\r\n")
	return len(start) > 0 && (start[0] == '{' || start[0] == '[') && json.Valid(data)
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
	at, controls := position{1, 1}, 0
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
				// A slip leaves a few of them; a picture or an archive would fill the screen with what is wrong with it.
				if controls++; controls > mostControls {
					return nil, []Fault{{Msg: "the file is not text; give a file of plain text in UTF-8"}}
				}
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
		if bytes.Contains(data, []byte(sep)) {
			data = bytes.ReplaceAll(data, []byte(sep), []byte(" "))
		}
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

// loadYAML reads one document, a part of a file that has so many lines before it; both results are nil where there is none.
// The lines that a message names are those of the file, the places of nodes and faults those of the part.
func loadYAML(data []byte, before int) (*yaml.Node, []Fault) {
	for rest, line := data, 1; len(rest) > maxLine; line++ {
		end := bytes.IndexByte(rest[:maxLine], '\n')
		if end < 0 {
			return nil, []Fault{{Line: line, Column: 1, Msg: "this line is longer than a mebibyte; break it up"}}
		}
		rest = rest[end+1:]
	}
	l, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if err != nil {
		return nil, []Fault{{Msg: err.Error()}}
	}
	var doc, more yaml.Node
	switch err := l.Load(&doc); {
	case err == io.EOF:
		return nil, nil
	case err != nil:
		return nil, []Fault{yamlFault(err, data, before)}
	case len(doc.Content) != 1:
		return nil, []Fault{{Line: 1, Column: 1, Msg: "the file is not one YAML document"}}
	}
	switch err := l.Load(&more); {
	case err == nil && !(len(more.Content) == 1 && isNull(more.Content[0])):
		return nil, []Fault{{Line: more.Line, Column: more.Column, Msg: "a second YAML document begins here; make it a file of its own"}}
	case err != nil && err != io.EOF:
		return nil, []Fault{yamlFault(err, data, before)}
	}
	return doc.Content[0], nil
}

// yamlFault says a syntax error in words that help who wrote the file.
func yamlFault(err error, data []byte, before int) Fault {
	var le *yaml.LoadError
	if !errors.As(err, &le) {
		return Fault{Msg: "not YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")}
	}
	at, from := position{le.Mark.Line, le.Mark.Column}, position{le.ContextMark.Line, le.ContextMark.Column}
	switch msg, context := le.Message, le.ContextMsg; {
	case strings.HasPrefix(msg, "exceeded max depth"):
		return tooDeep(at)
	case msg == "mapping values are not allowed in this context":
		return faultAt(at, `YAML takes this colon for the end of a field's name; put the text in quotes, or mend the indentation`)
	case msg == "found unexpected end of stream" && strings.Contains(context, "quoted"):
		return faultAt(from, "this quote is never closed")
	case msg == "found character that cannot start any token":
		if c := runeAt(data, at); c != '\t' {
			return faultAt(at, "YAML reserves %q at the beginning of a text; put the text in quotes", c)
		}
		return faultAt(at, "a tab cannot indent; use spaces")
	case msg == "could not find expected ':'":
		return faultAt(from, "a field's name with a colon was expected here; mend the indentation, or put the text in quotes")
	case strings.Contains(context, "block collection"):
		return faultAt(at, "this does not fit the list that begins on line %d; mend the indentation", before+from.line)
	case strings.Contains(context, "block mapping"):
		return faultAt(at, "this does not fit the fields that begin on line %d; mend the indentation or the quotes", before+from.line)
	case strings.Contains(context, "flow"):
		return faultAt(at, "the brackets that open on line %d are not closed before this: %s", before+from.line, msg)
	case strings.HasPrefix(msg, "unknown anchor '"):
		name := strings.TrimSuffix(strings.TrimPrefix(msg, "unknown anchor '"), "' referenced")
		return faultAt(at, "YAML takes this for a reference to what is %s%s, and nothing is; put the text in quotes", anchorMark, name)
	case context != "":
		return faultAt(at, "not YAML: %s %s", msg, context)
	default:
		return faultAt(at, "not YAML: %s", msg)
	}
}

// anchorMark stands before an anchor's name in the fault that it is not known.
const anchorMark = "marked &"

// missesAnchor gives the name of the anchor that a part of a file does not have; ok is false for other faults.
func missesAnchor(f Fault) (name string, ok bool) {
	_, after, ok := strings.Cut(f.Msg, anchorMark)
	name, _, _ = strings.Cut(after, ", and nothing is;")
	return name, ok
}

// runeAt gives the character at a place of the file; 0 past its end.
func runeAt(data []byte, at position) rune {
	for ; at.line > 1; at.line-- {
		end := bytes.IndexByte(data, '\n')
		if end < 0 {
			return 0
		}
		data = data[end+1:]
	}
	for ; at.column > 1 && len(data) > 0; at.column-- {
		_, size := utf8.DecodeRune(data)
		data = data[size:]
	}
	r, size := utf8.DecodeRune(data)
	if size == 0 {
		return 0
	}
	return r
}

func tooDeep(at position) Fault {
	return faultAt(at, "nested more than %d deep; take out brackets or indentation", maxDepth)
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
