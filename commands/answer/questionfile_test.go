package answer

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

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
	got, err = ReadExpected("q.json", strings.NewReader(`[{"ask": "Who \ud83d\ude00?", "kind": "clarify", "choices": ["a", "b"]}]`))
	want = []Expected{{Line: 1, Ask: "Who 😀?", Kind: Clarify, Choices: []string{"a", "b"}}}
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
		"- ask: W\n  kind: no_record\n  colour: red":                    {Line: 3, Column: 3, Msg: "no field of a question"},
		"- ask: W\n  ask: W\n  kind: no_record":                         {Line: 2, Column: 3, Msg: "twice"},
		"- ask: [W]\n  kind: no_record":                                 {Line: 1, Column: 3, Msg: "takes one text"},
		"- ask: W\n  kind: no_record\n  after: {a: b}":                  {Line: 3, Column: 3, Msg: "list of texts"},
		"- ask: W\n  kind: no_record\n  now: 2025-02-30":                {Line: 3, Column: 8, Msg: "not a date"},
		"- ask: W\n  kind: no_record\n  verdict: perhaps":               {Line: 3, Column: 12, Msg: "no verdict"},
		"- {ask: W, kind: &k no_record}\n- {ask: W, kind: *k, now: x}":  {Line: 2, Column: 27, Msg: "not a date"},
		"- {ask: W, kind: no_record}\n---\n- {ask: W, kind: no_record}": {Line: 2, Column: 1, Msg: "second YAML document"},
		"# nothing\n":                          {Line: 1, Column: 1, Msg: "no question"},
		"- ask: W\n\tkind: a":                  {Line: 2, Column: 1, Msg: "tab"},
		strings.Repeat("[", 70):                {Line: 1, Column: 65, Msg: "nested"},
		"- ask: \"W":                           {Line: 1, Column: 8, Msg: "never closed"},
		"- a\xff":                              {Line: 1, Column: 4, Msg: "not valid UTF-8"},
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

// FuzzReadExpected takes any bytes for a question file: it gives questions or faults, each in words and none before the file.
func FuzzReadExpected(f *testing.F) {
	for _, s := range []string{"", "- ask: Who?\n  kind: answered\n  fact: a\n", `[{"ask": "W", "kind": "no_record", "now": "2025"}]`,
		"- &a {ask: W, kind: clarify, choices: [&b a, *b]}\n- *a\n", "- ask: &a [*a]\n", "- &a [*a]", "a: b", "- <<: {ask: W}", "--- |\n a", "\xff\xfe-\x00", "{{"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := ReadExpected("fuzz", bytes.NewReader(b))
		if err == nil {
			for _, e := range got {
				if e.Line < 1 || e.Kind == "" {
					t.Errorf("%q: %+v", b, e)
				}
			}
			return
		}
		var fe *store.FileError
		if !errors.As(err, &fe) || len(fe.Faults) == 0 || len(got) > 0 {
			t.Fatalf("%q: %d questions, %v", b, len(got), err)
		}
		for _, fault := range fe.Faults {
			if fault.Msg == "" || fault.Line < 0 || fault.Column < 0 || !utf8.ValidString(fault.Msg) {
				t.Errorf("%q: %+v", b, fault)
			}
		}
	})
}
