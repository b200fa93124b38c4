package main

import (
	"bufio"
	"context"
	"fmt"

	"byline/store"
)

type deskGapsCmd struct {
	Answered bool    `help:"Those that were answered, not those that are open."`
	Clear    bool    `help:"Take them off the list: those whose numbers are given, else all that would be listed."`
	Number   []int64 `arg:"" optional:"" help:"Numbers from the list, to clear."`
}

// Run lists what members asked that the record could not answer, or takes some of it off the list.
func (c *deskGapsCmd) Run(a *app, desk *deskCmd) error {
	if len(c.Number) > 0 && !c.Clear {
		return misuse("numbers say what to clear: add --clear")
	}
	return desk.on(a, func(ctx context.Context, d deskStory) error {
		for _, id := range c.Number {
			g, err := d.ClearGap(ctx, d.guild, id)
			if err != nil {
				return fmt.Errorf("question %d: %w", id, err)
			}
			if _, err := fmt.Fprintf(a.stdout, "cleared: %s\n", clean(g.Question)); err != nil {
				return failedWrite(err)
			}
		}
		if len(c.Number) > 0 {
			return nil
		}
		gaps, err := d.Gaps(ctx, d.guild, d.story.ID, c.Answered)
		if err != nil {
			return err
		}
		if c.Clear {
			for _, g := range gaps {
				if _, err := d.ClearGap(ctx, d.guild, g.ID); err != nil {
					return err
				}
			}
			_, err = fmt.Fprintf(a.stdout, "%d cleared\n", len(gaps))
			return failedWrite(err)
		}
		if len(gaps) == 0 { // what is read from stdout is the list alone
			none := "No question is open."
			if c.Answered {
				none = "No question was answered."
			}
			_, err = fmt.Fprintln(a.stderr, none)
			return failedWrite(err)
		}
		out := bufio.NewWriter(a.stdout)
		for _, g := range gaps {
			writeGap(out, g, d.story)
		}
		return failedWrite(out.Flush())
	})
}

// writeGap writes one thing that was asked: its number, when last, by how many, in which words.
func writeGap(out *bufio.Writer, g store.GapGroup, story store.Story) {
	fmt.Fprintf(out, "%-5d %s  %2d×  %s\n", g.ID, store.DayOf(g.At.In(story.Location())), g.Members, clean(g.Question))
	for _, q := range g.Others {
		fmt.Fprintf(out, "%23sor: %s\n", "", clean(q))
	}
	for _, note := range g.Notes {
		fmt.Fprintf(out, "%23snote: %s\n", "", clean(note))
	}
	if g.Answered != "" {
		fmt.Fprintf(out, "%23sanswered by %s\n", "", clean(g.Answered))
	}
}
