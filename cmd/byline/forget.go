package main

import (
	"context"
	"fmt"
	"strconv"

	"byline/store"
)

// forgetCmd deletes for good what is kept of somebody, for requests that do not come through /privacy.
type forgetCmd struct {
	User  forgetUserCmd  `cmd:"" help:"Delete what is kept of a Discord user; edits stay, without name and id."`
	Guild forgetGuildCmd `cmd:"" help:"Delete all that is a server's own: its record, settings, digests and questions."`
}

type forgetUserCmd struct {
	ID string `arg:"" help:"The user's id, a number."`
}

func (c *forgetUserCmd) Run(a *app) error {
	if n, err := strconv.ParseUint(c.ID, 10, 63); err != nil || n == 0 {
		return misuse("%s is not a Discord user's id; that is a number such as 80351110224678912", strconv.Quote(clean(c.ID)))
	}
	return a.interruptible(func(ctx context.Context) error {
		st, err := a.openExisting(ctx)
		if err != nil {
			return err
		}
		defer st.Close()
		was, err := st.ForgetUser(ctx, c.ID)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.stdout, "user %s forgotten: %d questions passed on and %d edits made anonymous; %d waiting questions, %d drafts deleted\n",
			c.ID, was.Gaps, was.Edits, was.Watches, was.Drafts)
		return failedWrite(err)
	})
}

type forgetGuildCmd struct {
	ID int64 `arg:"" help:"The server's id, a number."`
}

func (c *forgetGuildCmd) Run(a *app) error {
	if c.ID <= 0 {
		return misuse("a server's id is a positive number")
	}
	return a.interruptible(func(ctx context.Context) error {
		st, err := a.openExisting(ctx)
		if err != nil {
			return err
		}
		defer st.Close()
		if err := st.DeleteLayer(ctx, store.GuildID(c.ID)); err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.stdout, "all of server %d deleted\n", c.ID)
		return failedWrite(err)
	})
}
