package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"byline/commands/answer"
)

type checkCmd struct {
	Story string `help:"Slug of the story for the questions that name none; default: BYLINE_STORY." placeholder:"SLUG"`
	File  string `arg:"" help:"A file of questions with what their answers have to be; - is standard input."`
}

func (c *checkCmd) Run(a *app) error {
	return a.interruptible(func(ctx context.Context) error { return c.check(ctx, a) })
}

func (c *checkCmd) check(ctx context.Context, a *app) error {
	name, r, err := openInput(a, c.File)
	if err != nil {
		return err
	}
	questions, err := answer.ReadExpected(name, r)
	_ = r.Close() // only read
	if err != nil {
		return err
	}
	st, story, err := a.openStory(ctx, c.Story)
	if err != nil {
		return err
	}
	defer st.Close()
	answers := answer.New(st)
	o := answer.CheckOptions{Story: story.Slug, Now: a.now()}
	if err := answers.Validate(ctx, name, o, questions); err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	p := a.progress("questions")
	asked := 0
	o.Each = func(checked answer.Checked) {
		asked++
		p.show(asked, len(questions))
		if len(checked.Differs) > 0 {
			fmt.Fprintf(out, "%s:%d: %s: %s\n  %s\n", clean(name), checked.Line, checked.Outcome,
				shorten(clean(checked.Ask), 200), clean(strings.Join(checked.Differs, "; ")))
		}
	}
	_, tally, err := answers.Check(ctx, o, questions)
	p.done()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(out, tally)
	if err := out.Flush(); err != nil {
		return failedWrite(err)
	}
	if tally.Right != tally.Total() {
		return exitStatus(exitFailure)
	}
	return nil
}
