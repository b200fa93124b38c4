package store

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
)

// WriteHistory writes the changes of a story that stand, as the guild sees them, oldest first, as YAML comments, so that a
// story file that ends with them is still one: time, thing, action and author on one line, and below it what it said before
// where that changed. A change that was undone is left out, together with what undid it.
func (s *Store) WriteHistory(ctx context.Context, w io.Writer, guild GuildID, story StoryID) error {
	edits, err := s.StandingEdits(ctx, guild, story)
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("\n# History\n")
	for _, e := range edits {
		by := fmt.Sprintf("%s (%s)", oneLine(cmp.Or(e.By.Name, e.By.UserID)), oneLine(e.By.Via))
		at := e.At.UTC().Format(time.RFC3339)
		for _, i := range e.Items {
			name := i.Name
			if i.Kind != ItemFact {
				name = i.Kind + " " + name
			}
			fmt.Fprintf(&b, "# %s %s %s by %s\n", at, name, i.Action, by)
			if i.Action == Created || i.Action == Removed {
				continue
			}
			for _, c := range i.Changes() {
				fmt.Fprintf(&b, "#   %s: %q, was %q\n", c.Field, oneLine(c.Is), oneLine(c.Was))
			}
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the history: %w", err)
	}
	return nil
}

// oneLine is a text without what would end the line that it stands on, or make it read otherwise than it is.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case isGap(r):
			return ' '
		case unicode.IsControl(r), isBidiControl(r), r == '\ufeff', r == '\u200b', r == '\u200e', r == '\u200f':
			return -1
		}
		return r
	}, s)
}
