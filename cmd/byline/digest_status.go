package main

import (
	"bufio"
	"context"
	"fmt"
	"time"

	"byline/commands"
	"byline/store"
)

type digestStatusCmd struct {
	Story string `help:"Only digests of this story." placeholder:"SLUG"`
	Runs  int    `help:"How many of the last runs to print of each." default:"5" placeholder:"N"`
}

// mostRuns bounds --runs.
const mostRuns = 1000

func (c *digestStatusCmd) Run(a *app, of *digestCmd) error {
	if err := of.check(); err != nil {
		return err
	}
	if c.Runs < 0 || c.Runs > mostRuns {
		return misuse("--runs is a number from 0 to %d", mostRuns)
	}
	return a.interruptible(func(ctx context.Context) error { return c.status(ctx, a, store.GuildID(of.Guild)) })
}

func (c *digestStatusCmd) status(ctx context.Context, a *app, guild store.GuildID) error {
	st, err := a.openExisting(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	guilds := []store.GuildID{guild}
	if guild == 0 {
		if guilds, err = st.DigestGuilds(ctx); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(a.stdout)
	shown, known := 0, false
	for _, g := range guilds {
		digests, err := st.Digests(ctx, g)
		if err != nil {
			return err
		}
		stories, err := st.Stories(ctx, g)
		if err != nil {
			return err
		}
		slugs := make(map[store.StoryID]string, len(stories))
		for _, s := range stories {
			slugs[s.ID] = s.Slug
			known = known || s.Slug == c.Story
		}
		for _, d := range digests {
			if c.Story != "" && slugs[d.Story] != c.Story {
				continue
			}
			shown++
			slots, err := st.Slots(ctx, g, d.ID, c.Runs)
			if err != nil {
				return err
			}
			writeDigest(out, d, slugs[d.Story], slots)
		}
	}
	if shown == 0 && c.Story != "" && !known {
		_, err := st.StoryBySlug(ctx, guild, c.Story)
		if err != nil {
			return unknownStory(ctx, st, guild, c.Story, err)
		}
	}
	if shown == 0 {
		fmt.Fprintln(out, "No digest is set; /digest set on Discord makes one.")
	}
	return failedWrite(out.Flush())
}

// writeDigest writes a digest on one line and each of its runs on one below it, times in its zone.
func writeDigest(out *bufio.Writer, d store.Digest, slug string, slots []store.Slot) {
	zone, err := time.LoadLocation(d.Zone)
	if err != nil {
		zone = time.UTC
	}
	local := func(t time.Time) string { return t.In(zone).Format("2006-01-02 15:04") }
	next := "none"
	switch {
	case d.Paused != "":
		next = "paused, " + clean(d.Paused)
	case !d.Next.IsZero():
		next = local(d.Next)
	}
	fmt.Fprintf(out, "%d  server %d  channel %s  %s  %s  %q %s  next: %s\n", d.ID, d.Guild, clean(d.Place()), clean(slug), d.Style, clean(d.Spec), clean(d.Zone), next)
	for _, s := range slots {
		fmt.Fprintf(out, "   %s  %s\n", local(s.Due), clean(commands.RunOutcome(s, local)))
	}
}
