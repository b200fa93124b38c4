package main

import (
	"fmt"
	"io"
	"strings"

	"byline/commands/answer"
)

// writeExplanation writes for a reader how an answer came about.
func writeExplanation(w io.Writer, e *answer.Explanation) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Read as: %s\n", e.ReadAs)
	for _, word := range e.Words {
		fmt.Fprintf(&b, "  %s: %s\n", clean(word.Words), clean(word.ReadAs))
	}
	if e.FoundBy != "" {
		fmt.Fprintf(&b, "Facts found by %s", e.FoundBy)
		if e.Needs > 0 {
			fmt.Fprintf(&b, "; an answer needs %.1f", e.Needs)
		}
		b.WriteString("\n")
	}
	for _, f := range e.Facts {
		fmt.Fprintf(&b, "  %5.2f %s", f.Score, clean(f.Key))
		if f.Answer != "" {
			fmt.Fprintf(&b, " (%s)", clean(f.Answer))
		}
		b.WriteString("\n")
		writeParts(&b, "", f.Parts)
		writeParts(&b, "odds: ", f.Chance)
	}
	if e.Declined != "" {
		fmt.Fprintf(&b, "Declined: %s\n", clean(e.Declined))
	}
	_, err := io.WriteString(w, b.String())
	return failedWrite(err)
}

func writeParts(b *strings.Builder, head string, parts []answer.ExplainedPart) {
	if len(parts) == 0 {
		return
	}
	b.WriteString("        " + head)
	for i, p := range parts {
		if i > 0 {
			b.WriteString(" · ")
		}
		fmt.Fprintf(b, "%s %.2f", clean(p.Part), p.Value)
	}
	b.WriteString("\n")
}
