package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"unicode/utf8"

	"byline/commands/answer"
	"byline/store"
)

// askLine is one line of ask --json: the fields and their order are a contract with scripts.
type askLine struct {
	Question    string       `json:"question"`
	Kind        answer.Kind  `json:"kind"`
	Answer      string       `json:"answer"`
	Story       string       `json:"story"`
	AsOf        string       `json:"as_of"`
	Facts       []factLine   `json:"facts"`
	Nearest     []factLine   `json:"nearest,omitzero"` // no_record: always there, perhaps empty
	Choices     []choiceLine `json:"choices,omitzero"` // clarify: always there
	Verdict     string       `json:"verdict,omitempty"`
	Missing     string       `json:"missing,omitempty"`
	Corrections []fixLine    `json:"corrections,omitempty"`

	Explain *answer.Explanation `json:"explain,omitempty"` // with --explain
}

type factLine struct {
	Key     string       `json:"key"`
	Text    string       `json:"text"`
	Status  store.Status `json:"status"`
	Score   float64      `json:"score"` // rounded to four decimals
	Sources []sourceLine `json:"sources"`
}

type sourceLine struct {
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Published string `json:"published"`
	URL       string `json:"url"` // empty where the source has none
}

type choiceLine struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
	Kind string `json:"kind"`
}

type fixLine struct {
	Typed string `json:"typed"`
	Shown string `json:"shown"`
}

// writeLine writes an answer as one line.
func (c *askCmd) writeLine(w io.Writer, story store.Story, q answer.Question, got answer.Answer) error {
	line := askLine{
		Question: q.Text,
		Kind:     got.Kind,
		Answer:   got.Short,
		Story:    story.Slug,
		AsOf:     dayOf(story, q, got),
		Facts:    factLines(got.Facts, c.Top),
		Verdict:  string(got.Verdict),
		Missing:  got.Missing,
		Explain:  got.Explanation,
	}
	switch got.Kind {
	case answer.NoRecord:
		line.Nearest = factLines(got.Nearest, c.Top)
	case answer.Clarify:
		line.Choices = make([]choiceLine, 0, len(got.Choices))
		for _, e := range got.Choices {
			line.Choices = append(line.Choices, choiceLine{e.Slug, e.Name, e.Kind})
		}
	}
	for _, fix := range got.Corrections {
		line.Corrections = append(line.Corrections, fixLine{fix.Typed, fix.Shown})
	}
	return writeJSON(w, line)
}

// dayOf is the day that the answer speaks of, in the story's time zone.
func dayOf(story store.Story, q answer.Question, got answer.Answer) string {
	loc := story.Location()
	for _, w := range []store.When{got.AsOf, q.AsOf} {
		if !w.IsZero() {
			return store.DayOf(w.EndOfDay(loc).In(loc)).String()
		}
	}
	return store.DayOf(q.Now.In(loc)).String()
}

func factLines(facts []answer.Scored, most int) []factLine {
	lines := make([]factLine, 0, min(len(facts), most))
	for _, f := range facts[:min(len(facts), most)] {
		l := factLine{
			Key: f.Key, Text: f.Text, Status: f.Status, Score: math.Round(f.Score*1e4) / 1e4,
			Sources: make([]sourceLine, 0, len(f.Sources)),
		}
		for _, s := range f.Sources {
			l.Sources = append(l.Sources, sourceLine{s.Publisher, s.Title, s.Published.String(), s.URL})
		}
		lines = append(lines, l)
	}
	return lines
}

// writeJSON writes v in UTF-8, without HTML escapes, and a line break. Characters that would act on a terminal are escaped:
// to a reader of JSON that is the same text.
func writeJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	_, err := w.Write(escapeHostile(b.Bytes()))
	return failedWrite(err)
}

func escapeHostile(b []byte) []byte {
	hostile := func(r rune) bool { return r >= 0x7f && r < 0xa0 || invisible(r) }
	if !bytes.ContainsFunc(b, hostile) {
		return b
	}
	out := make([]byte, 0, len(b)+64)
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case !hostile(r):
			out = append(out, b[i:i+n]...)
		case r > 0xffff:
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+(r-0x10000)>>10, 0xdc00+(r-0x10000)&0x3ff)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		i += n
	}
	return out
}
