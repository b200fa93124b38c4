package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"time"

	"byline/commands"
	"byline/commands/answer"
	"byline/store"
)

type digestPreviewCmd struct {
	Story  string `help:"Slug of the story; default: BYLINE_STORY." placeholder:"SLUG"`
	Digest int64  `help:"The server's digest of this number, from where it has come to." placeholder:"N"`
	Style  string `help:"headlines or full." placeholder:"STYLE"`
	Since  string `help:"Tell what is new since the beginning of this day: 2025-02-12, yesterday." placeholder:"DATE"`
	Zone   string `help:"Time zone; default: the digest's or the story's." placeholder:"NAME"`
}

func (c *digestPreviewCmd) Run(a *app, of *digestCmd) error {
	if err := of.check(); err != nil {
		return err
	}
	switch {
	case c.Style != "" && c.Style != store.StyleHeadlines && c.Style != store.StyleFull:
		return misuse("--style is headlines or full")
	case c.Digest < 0 || c.Digest > 0 && of.Guild == 0:
		return misuse("--digest is the number of one of a server's digests, and needs --guild")
	case c.Digest > 0 && c.Story != "":
		return misuse("a digest has its story: leave out --story or --digest")
	}
	if _, err := time.LoadLocation(c.Zone); err != nil || c.Zone == "Local" {
		return misuse("--zone: %q is not a time zone; give a name such as Europe/London", clean(c.Zone))
	}
	if _, err := answer.ReadDate(c.Since, a.now(), time.UTC); err != nil {
		return misuse("--since: %s", explain(err))
	}
	return a.interruptible(func(ctx context.Context) error { return c.preview(ctx, a, store.GuildID(of.Guild)) })
}

func (c *digestPreviewCmd) preview(ctx context.Context, a *app, guild store.GuildID) error {
	st, story, err := a.openStoryOf(ctx, guild, c.Story)
	if err != nil {
		return err
	}
	defer st.Close()
	d := store.Digest{Guild: guild, Story: story.ID, Zone: story.Timezone, Style: store.StyleHeadlines}
	if c.Digest > 0 {
		if d, err = st.Digest(ctx, guild, store.DigestID(c.Digest)); err != nil {
			return err
		}
	}
	d.Style, d.Zone = cmp.Or(c.Style, d.Style), cmp.Or(c.Zone, d.Zone, "UTC")
	o := commands.DigestOccasion{Due: a.now(), Now: a.now(), Since: d.Delivered, Preview: true}
	if c.Since != "" {
		zone, err := time.LoadLocation(d.Zone)
		if err != nil {
			return fmt.Errorf("the digest's time zone %s is not known on this machine", clean(d.Zone))
		}
		day, err := answer.ReadDate(c.Since, a.now(), zone)
		if err != nil {
			return misuse("--since: %s", explain(err))
		}
		o.Since, _ = day.Span(zone)
		if d.Mark, err = st.MarkAt(ctx, guild, d.Story, o.Since); err != nil {
			return err
		}
	}
	deps := commands.Deps{Store: st, Answers: answer.New(st), DefaultStory: story.Slug}
	issue, err := deps.ComposeDigest(ctx, d, o)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	screen := screenOn(a.stdout, a.getenv)
	for _, m := range issue.Messages {
		m.Buttons = nil
		if _, err := out.WriteString(screen.card(m)); err != nil {
			return failedWrite(err)
		}
	}
	return failedWrite(out.Flush())
}
