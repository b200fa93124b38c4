package main

import (
	"bufio"
	"context"
	"fmt"

	"byline/store"
)

type deskGapsCmd struct{}

func (deskGapsCmd) Run(a *app, desk *deskCmd) error {
	return desk.on(a, func(ctx context.Context, d deskStory) error {
		gaps, err := d.Gaps(ctx, d.guild, d.story.ID)
		if err != nil {
			return err
		}
		out := bufio.NewWriter(a.stdout)
		for _, g := range gaps {
			fmt.Fprintf(out, "%s  %s\n", store.DayOf(g.At.In(d.story.Location())), clean(g.Question))
			if g.Note != "" {
				fmt.Fprintf(out, "            note: %s\n", clean(g.Note))
			}
		}
		return failedWrite(out.Flush())
	})
}
