package main

import "context"

type deskFixCmd struct {
	Fact string `arg:"" help:"Key of the fact."`
	As   string `help:"correction: the record was wrong. replacement: the world has changed." enum:",correction,replacement" default:"" placeholder:"HOW"`

	factFlags `embed:""`
}

func (c *deskFixCmd) Run(a *app, desk *deskCmd) error {
	options := c.options()
	if len(options) == 0 {
		return misuse("desk fix needs the fields that change, --value and so on; - empties one")
	}
	options["fact"] = c.Fact
	if c.As != "" {
		options["as"] = c.As
	}
	return desk.on(a, func(ctx context.Context, d deskStory) error { return c.save(ctx, a, d, "desk fix", options) })
}
