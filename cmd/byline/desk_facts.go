package main

import "strconv"

type deskRetractCmd struct {
	Fact   string `arg:"" help:"Key of the fact."`
	Reason string `help:"Why; kept with the fact." required:""`
}

func (c *deskRetractCmd) Run(a *app, desk *deskCmd) error {
	if c.Reason == "" {
		return misuse("--reason may not be empty")
	}
	return desk.perform(a, "retract", map[string]string{"fact": c.Fact, "reason": c.Reason})
}

type deskRestoreCmd struct {
	Fact string `arg:"" help:"Key of the fact."`
}

func (c *deskRestoreCmd) Run(a *app, desk *deskCmd) error {
	return desk.perform(a, "restore", map[string]string{"fact": c.Fact})
}

type deskUndoCmd struct {
	Edit   string `arg:"" optional:"" help:"Number of the change, as byline desk history shows it; left out, your own last one."`
	DryRun bool   `help:"Tell what would be undone, and change nothing."`
}

func (c *deskUndoCmd) Run(a *app, desk *deskCmd) error {
	options := map[string]string{"edit": c.Edit}
	if desk.Guild != 0 {
		options["own"] = "1" // the shared record is not to change for every server by way of one
	}
	if !c.DryRun {
		options["sure"] = "1" // whoever calls a program has made up their mind
	}
	return desk.perform(a, "undo", options)
}

type deskHistoryCmd struct {
	Edit   string `arg:"" optional:"" help:"Number of a change, to be shown whole."`
	Fact   string `help:"Only changes of this fact." placeholder:"KEY"`
	Entity string `help:"Only changes of this entity and of facts that name it." placeholder:"SLUG"`
	By     string `help:"Only changes that this editor made." placeholder:"NAME"`
	Before int64  `help:"Only changes with lower numbers: the next page." placeholder:"N"`
	Limit  int    `help:"How many changes at most." default:"20" placeholder:"N"`
	JSON   bool   `name:"json" help:"Print one line of JSON for each change."`
}

func (c *deskHistoryCmd) Run(a *app, desk *deskCmd) error {
	if c.Limit < 1 || c.Limit > 100 {
		return misuse("--limit is a number from 1 to 100")
	}
	if c.Before < 0 {
		return misuse("--before is the number of a change")
	}
	if c.JSON {
		return c.json(a, desk)
	}
	options := map[string]string{"edit": c.Edit, "fact": c.Fact, "name": c.Entity, "by": c.By, "limit": strconv.Itoa(c.Limit)}
	if c.Before > 0 {
		options["before"] = strconv.FormatInt(c.Before, 10)
	}
	return desk.perform(a, "history", options)
}
