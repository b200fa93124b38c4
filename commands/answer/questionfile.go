package answer

import (
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"

	"byline/store"
)

// Expected is one question of a question file and what its answer has to be. In the file it is one entry of a list:
//
//   - ask: Who is Apple's partner in China?   # required; may be "" to check what is said to nothing at all
//     kind: answered                         # required: a Kind
//     fact: partner-china                    # key of the fact that has to come first;
//     facts: [partner-china, partner-said]   # or several, any of which may
//     with: [partner-global]                 # keys that have to be among the facts shown, in any place
//     answer: Alibaba                        # words that the short answer has to contain
//     exactly: Alibaba                       # the whole short answer, capitals aside
//     verdict: "yes"                         # yes, no, neither, supported or contradicted; of a claim yes says supported
//     choices: [apple, apple-records]        # clarify: the slugs to choose from, in any order
//     story: apple-alibaba                   # default: the story that the check is run on
//     as_of: 2025-02-13                      # what ReadDate reads
//     now: 2025-02-14                        # the day on which it is asked; default: the day of the check
//     after: [Who is Apple's partner?]       # questions asked just before, oldest first, for a follow-up
//     note: why this is here                 # for the reader
type Expected struct {
	Line    int // where it stands in the file, from 1
	Ask     string
	Kind    Kind
	Facts   []string
	With    []string
	Answer  string
	Exactly string
	Verdict Verdict
	Choices []string
	Story   string
	AsOf    string
	Now     store.When
	After   []string
	Note    string
}

// maxQuestionFile is how long a question file may be, in bytes.
const maxQuestionFile = 4 << 20

// ReadExpected reads a question file: YAML, and so JSON, in the form that Expected shows. Every fault is listed, with its
// place, in a *store.FileError.
func ReadExpected(name string, r io.Reader) ([]Expected, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxQuestionFile+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	f := expectedReader{}
	if len(b) > maxQuestionFile {
		f.faultAt(0, 0, "The file is longer than 4 MiB; split it.")
	} else {
		f.read(b)
	}
	if len(f.faults) > 0 {
		return nil, &store.FileError{Name: name, Faults: f.faults}
	}
	return f.out, nil
}

type expectedReader struct {
	out    []Expected
	faults []store.Fault
}

func (f *expectedReader) faultAt(line, column int, format string, args ...any) {
	const most = 100
	if len(f.faults) < most {
		f.faults = append(f.faults, store.Fault{Line: line, Column: column, Msg: fmt.Sprintf(format, args...)})
	}
}

func (f *expectedReader) fault(n *yaml.Node, format string, args ...any) {
	f.faultAt(n.Line, n.Column, format, args...)
}

func (f *expectedReader) read(b []byte) {
	root, faults := store.ReadTree(b)
	f.faults = append(f.faults, faults...)
	switch {
	case len(faults) > 0:
		return
	case root != nil && root.Kind == yaml.SequenceNode:
		for _, entry := range root.Content {
			f.entry(entry)
		}
	case root != nil && root.Tag != "!!null":
		f.fault(root, "The file has to be a list of questions, each beginning “- ask:”.")
	}
	if len(f.out) == 0 && len(f.faults) == 0 {
		f.faultAt(1, 1, "There is no question in the file; write a list of entries, each beginning “- ask:”.")
	}
}

func (f *expectedReader) entry(n *yaml.Node) {
	if n = aliased(n); n.Kind != yaml.MappingNode {
		f.fault(n, "A question is a mapping with the fields ask and kind.")
		return
	}
	e := Expected{Line: n.Line}
	seen := map[string]bool{}
	before := len(f.faults)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if seen[key.Value] {
			f.fault(key, "The field %q stands twice in one question.", key.Value)
			continue
		}
		seen[key.Value] = true
		f.field(&e, key, aliased(n.Content[i+1]))
	}
	for _, key := range []string{"ask", "kind"} {
		if !seen[key] {
			f.fault(n, "The question has no field %q.", key)
		}
	}
	switch {
	case seen["fact"] && seen["facts"]:
		f.fault(n, "Write either fact or facts, not both.")
	case len(f.faults) > before:
	case e.Kind == Answered && len(e.Facts)+len(e.With) == 0 && e.Answer+e.Exactly+string(e.Verdict) == "":
		f.fault(n, "A question of kind %s needs the fact that answers it, or the answer.", e.Kind)
	case e.Kind != Answered && e.Kind != NotDisclosed && len(e.Facts)+len(e.With) > 0:
		f.fault(n, "A question of kind %s has no fact that answers it.", e.Kind)
	}
	f.out = append(f.out, e)
}

func (f *expectedReader) field(e *Expected, name, v *yaml.Node) {
	text := func() string {
		s, ok := scalar(v)
		if !ok {
			f.fault(name, "The field %q takes one text.", name.Value)
		}
		return s
	}
	switch name.Value {
	case "ask":
		e.Ask = text()
	case "kind":
		e.Kind = Kind(text())
		switch e.Kind {
		case Answered, NotDisclosed, NoRecord, Clarify, NotUnderstood:
		default:
			f.fault(v, "%q is no kind; write answered, not_disclosed, no_record, clarify or not_understood.", e.Kind)
		}
	case "fact":
		e.Facts = []string{text()}
	case "facts":
		e.Facts = f.list(name, v)
	case "with":
		e.With = f.list(name, v)
	case "answer":
		e.Answer = text()
	case "exactly":
		e.Exactly = text()
	case "verdict":
		e.Verdict = Verdict(text())
		switch e.Verdict {
		case Yes, No, Neither, Supported, Contradicted:
		default:
			f.fault(v, "%q is no verdict; write yes, no, neither, supported or contradicted.", e.Verdict)
		}
	case "choices":
		e.Choices = f.list(name, v)
	case "story":
		e.Story = text()
	case "as_of":
		e.AsOf = text()
	case "now":
		w, err := store.ParseWhen(text())
		if err != nil {
			f.fault(v, "%s", err)
		}
		e.Now = w
	case "after":
		e.After = f.list(name, v)
	case "note":
		e.Note = text()
	default:
		f.fault(name, "%q is no field of a question; the fields are ask, kind, fact, facts, with, answer, exactly, verdict, choices, "+
			"story, as_of, now, after and note.", name.Value)
	}
}

// list reads a list of texts; one text alone is a list of one.
func (f *expectedReader) list(name, v *yaml.Node) []string {
	if s, ok := scalar(v); ok {
		return []string{s}
	}
	if v.Kind != yaml.SequenceNode {
		f.fault(name, "The field %q takes a list of texts.", name.Value)
		return nil
	}
	var out []string
	for _, n := range v.Content {
		s, ok := scalar(aliased(n))
		if !ok {
			f.fault(n, "The field %q takes a list of texts.", name.Value)
			continue
		}
		out = append(out, s)
	}
	return out
}

// scalar is the text of a YAML scalar, a number or date as it was written.
func scalar(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return "", false
	}
	return strings.TrimRight(n.Value, "\n"), true
}

// aliased is the node that an alias stands for, or the node itself.
func aliased(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}
