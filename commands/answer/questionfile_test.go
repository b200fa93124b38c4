package answer

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"byline/store"
)

func TestReadExpected(t *testing.T) {
	const yaml = `# The partnership
- ask: Who is Apple's partner in China?
  kind: answered
  fact: partner-china
  answer: Alibaba
- ask: And outside China?
  after: [Who is Apple's partner in China?]
  kind: answered
  facts:
    - partner-global
    - openai-deal
  with: chatgpt
  as_of: 2025-02-13
  now: 2025-02-14
  story: apple-alibaba
  note: |
    a follow-up
- {"ask": "", "kind": "not_understood"}
- ask: How many?
  kind: answered
  fact: count
  answer: 2022
  verdict: "yes"
`
	want := []Expected{
		{Line: 2, Ask: "Who is Apple's partner in China?", Kind: Answered, Facts: []string{"partner-china"}, Answer: "Alibaba"},
		{Line: 6, Ask: "And outside China?", Kind: Answered, Facts: []string{"partner-global", "openai-deal"},
			With: []string{"chatgpt"}, AsOf: "2025-02-13", Now: store.Date(2025, 2, 14), Story: "apple-alibaba",
			After: []string{"Who is Apple's partner in China?"}, Note: "a follow-up"},
		{Line: 18, Kind: NotUnderstood},
		{Line: 19, Ask: "How many?", Kind: Answered, Facts: []string{"count"}, Answer: "2022", Verdict: Yes},
	}
	got, err := ReadExpected("q.yaml", strings.NewReader(yaml))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("ReadExpected: %v\ngot  %+v\nwant %+v", err, got, want)
	}
	got, err = ReadExpected("q.json", strings.NewReader(`[{"ask": "Who?", "kind": "clarify", "choices": ["a", "b"]}]`))
	want = []Expected{{Line: 1, Ask: "Who?", Kind: Clarify, Choices: []string{"a", "b"}}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("ReadExpected of JSON: %v\ngot  %+v\nwant %+v", err, got, want)
	}
}

func TestReadExpectedFaults(t *testing.T) {
	for text, want := range map[string]store.Fault{
		"":                                       {Line: 1, Column: 1, Msg: "no question"},
		"ask: Who?\nkind: answered":              {Line: 1, Column: 1, Msg: "list of questions"},
		"- ask: Who?":                            {Line: 1, Column: 3, Msg: `no field "kind"`},
		"- ask: Who?\n  kind: maybe":             {Line: 2, Column: 9, Msg: "no kind"},
		"- ask: Who?\n  kind: answered":          {Line: 1, Column: 3, Msg: "needs the fact"},
		"- ask: W\n  kind: no_record\n  fact: a": {Line: 1, Column: 3, Msg: "has no fact"},
		"- ask: W\n  kind: no_record\n  colour: red":      {Line: 3, Column: 3, Msg: "no field of a question"},
		"- ask: W\n  ask: W\n  kind: no_record":           {Line: 2, Column: 3, Msg: "twice"},
		"- ask: [W]\n  kind: no_record":                   {Line: 1, Column: 3, Msg: "takes one text"},
		"- ask: W\n  kind: no_record\n  after: {a: b}":    {Line: 3, Column: 3, Msg: "list of texts"},
		"- ask: W\n  kind: no_record\n  now: 2025-02-30":  {Line: 3, Column: 8, Msg: "not a date"},
		"- ask: W\n  kind: no_record\n  verdict: perhaps": {Line: 3, Column: 12, Msg: "no verdict"},
		"- ask: \"W":                           {Line: 1, Column: 10, Msg: "not YAML"},
		"\xff\xfe- a":                          {Msg: "not UTF-8"},
		strings.Repeat(" ", maxQuestionFile+1): {Msg: "longer than"},
	} {
		_, err := ReadExpected("q.yaml", strings.NewReader(text))
		var fe *store.FileError
		if !errors.As(err, &fe) || len(fe.Faults) == 0 {
			t.Errorf("ReadExpected(%.40q): %v, want a FileError", text, err)
			continue
		}
		if got := fe.Faults[0]; got.Line != want.Line || got.Column != want.Column || !strings.Contains(got.Msg, want.Msg) {
			t.Errorf("ReadExpected(%.40q): %+v, want %+v", text, fe.Faults, want)
		}
	}
}
