package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"byline/commands/answer"
	"byline/store"
)

type askCmd struct {
	Story    string   `help:"Slug of the story to ask; default: BYLINE_STORY." placeholder:"SLUG"`
	AsOf     string   `help:"Answer with what was known by the end of this day: 2025-02-13, 2025-02, yesterday." placeholder:"DATE"`
	Top      int      `help:"How many facts to give at most." default:"3" placeholder:"N"`
	JSON     bool     `name:"json" help:"Print one line of JSON for each question."`
	Explain  bool     `help:"Show how the question was read, which facts competed and why it was declined."`
	Question []string `arg:"" help:"The question, quoted or not; - reads one a line from standard input."`
}

// topMost bounds --top: more facts than this are an export.
const topMost = 1000

func (c *askCmd) Run(a *app) error {
	if c.Top < 1 || c.Top > topMost {
		return misuse("--top is a number from 1 to %d", topMost)
	}
	if _, err := answer.ReadDate(c.AsOf, a.now(), time.UTC); err != nil {
		return misuse("--as-of: %s", explain(err))
	}
	return a.interruptible(func(ctx context.Context) error { return c.ask(ctx, a) })
}

func (c *askCmd) ask(ctx context.Context, a *app) error {
	st, story, err := a.openStory(ctx, c.Story)
	if err != nil {
		return err
	}
	defer st.Close()
	out := bufio.NewWriter(a.stdout)
	one, err := c.asker(ctx, a, st, story, out)
	if err != nil {
		return err
	}
	answer := func(text string) error {
		if err := one(ctx, text); err != nil {
			return err
		}
		return failedWrite(out.Flush()) // a script may be waiting for this answer before it asks the next
	}
	if len(c.Question) != 1 || c.Question[0] != "-" {
		return answer(strings.ToValidUTF8(strings.Join(c.Question, " "), "\ufffd"))
	}
	lines := newLineReader(a.stdin)
	for ctx.Err() == nil {
		text, err := lines.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		// Every line has its answer, also an empty one and the beginning of one that is too long, so that the lines of
		// answers stay beside the lines of questions.
		if err != nil && !errors.Is(err, errLongLine) {
			return failedRead("standard input", err)
		}
		if err := answer(text); err != nil {
			return err
		}
	}
	return context.Cause(ctx)
}

// asker gives what answers one question. Questions do not follow up each other.
func (c *askCmd) asker(
	ctx context.Context, a *app, st *store.Store, story store.Story, out io.Writer,
) (func(context.Context, string) error, error) {
	answers := answer.New(st)
	asOf, err := answer.ReadDate(c.AsOf, a.now(), story.Location())
	if err != nil {
		return nil, misuse("--as-of: %s", explain(err))
	}
	if !c.JSON {
		all, err := allCommands(ctx, st, answers, story.Slug)
		if err != nil {
			return nil, err
		}
		s := &session{screen: screenOn(a.stdout, a.getenv), out: out, all: all, now: a.now, log: a.log}
		options := map[string]string{"top": strconv.Itoa(c.Top)}
		if from, _ := asOf.Span(story.Location()); !from.After(a.now()) { // by a day to come, what is known now
			options["as_of"] = c.AsOf
		}
		if !c.Explain {
			return func(ctx context.Context, text string) error { return s.once(ctx, text, options) }, nil
		}
		return func(ctx context.Context, text string) error {
			if err := s.once(ctx, text, options); err != nil {
				return err
			}
			got, err := answers.Ask(ctx, answer.Question{Text: text, Story: story.ID, AsOf: asOf, Now: a.now(), Top: c.Top, Explain: true})
			if errors.Is(err, store.ErrInvalid) {
				return nil // said above
			}
			if err != nil {
				return err
			}
			return writeExplanation(out, got.Explanation)
		}, nil
	}
	return func(ctx context.Context, text string) error {
		q := answer.Question{Text: text, Story: story.ID, AsOf: asOf, Now: a.now(), Top: c.Top, Explain: c.Explain}
		got, err := answers.Ask(ctx, q)
		if errors.Is(err, store.ErrInvalid) {
			// What cannot be read as a question is answered by what is wrong with it.
			got, err = answer.Answer{Kind: answer.NotUnderstood, Short: explain(err)}, nil
		}
		if err != nil {
			return err
		}
		return c.writeLine(out, story, q, got)
	}, nil
}
