package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"time"

	"byline/store"
)

// writeHistory writes the revisions of a story's facts, oldest first, as YAML comments, so that a file that ends with them
// is still a story file: time, fact, action and author on one line, and below it what the fact said before where that changed.
func writeHistory(ctx context.Context, w io.Writer, st *store.Store, story store.Story) error {
	revisions, err := st.StoryHistory(ctx, 0, story.ID)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\n# History\n")
	for _, r := range revisions {
		by := cmp.Or(r.Author.Name, r.Author.UserID)
		fmt.Fprintf(w, "# %s %s %s by %s (%s)\n", r.At.UTC().Format(time.RFC3339), r.After.Key, r.Action, clean(by), clean(r.Author.Via))
		for _, line := range differences(r.Before, r.After) {
			fmt.Fprintf(w, "#   %s\n", line)
		}
	}
	return nil
}

// differences says which fields of a fact a revision changed, and what they were.
func differences(before, after *store.Fact) []string {
	if before == nil || after == nil {
		return nil
	}
	var out []string
	field := func(name, was, is string) {
		if was != is {
			out = append(out, fmt.Sprintf("%s: %q, was %q", name, clean(is), clean(was)))
		}
	}
	field("text", before.Text, after.Text)
	field("relation", before.Relation, after.Relation)
	field("value", before.Value, after.Value)
	field("where", before.Where, after.Where)
	field("quote", before.Quote, after.Quote)
	field("status", string(before.Status), string(after.Status))
	field("happened", before.Happened.String(), after.Happened.String())
	field("until", before.Until.String(), after.Until.String())
	field("retracted", before.Retracted, after.Retracted)
	field("sources", sourceList(before), sourceList(after))
	if before.Subject != after.Subject {
		out = append(out, "subject changed")
	}
	if before.Object != after.Object {
		out = append(out, "object changed")
	}
	if before.SaidBy != after.SaidBy {
		out = append(out, "said_by changed")
	}
	if before.Replaces != after.Replaces {
		out = append(out, "replaces changed")
	}
	if before.Disputes != after.Disputes {
		out = append(out, "disputes changed")
	}
	return out
}

func sourceList(f *store.Fact) string {
	list := ""
	for i, s := range f.Sources {
		if i > 0 {
			list += ", "
		}
		list += s.Slug
	}
	return list
}
