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
		_, err = fmt.Fprintf(a.stdout, "user %s forgotten: %s passed on and %s made anonymous; %s, %s deleted\n",
			c.ID, numberOf(was.Gaps, "question"), numberOf(was.Edits, "edit"), numberOf(was.Watches, "waiting question"), numberOf(was.Drafts, "draft"))
		return failedWrite(err)
	})
}

// numberOf is a number of things: "1 edit", "2 edits".
func numberOf(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
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
