package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"golang.org/x/term"

	"byline/commands/answer"
	"byline/store"
)

type consoleCmd struct {
	Story string `help:"Slug of the story to begin with; default: BYLINE_STORY." placeholder:"SLUG"`

	bare bool // byline was called without a command
}

const consolePrompt = "byline> "

func (c *consoleCmd) Run(a *app) error {
	if !a.interactive() {
		return a.interruptible(func(ctx context.Context) error { return c.piped(ctx, a) })
	}
	return guarded(a.log, func() error { return c.live(context.Background(), a) })
}

// interactive reports whether a person sits at both ends, at a terminal that can move its cursor.
func (a *app) interactive() bool {
	return term.IsTerminal(int(a.stdin.Fd())) && term.IsTerminal(int(a.stdout.Fd())) && a.getenv("TERM") != "dumb"
}

// session opens the record and makes the commands work on it.
func (c *consoleCmd) session(ctx context.Context, a *app) (*session, *store.Store, store.Story, error) {
	st, story, err := a.openStory(ctx, c.Story)
	if err != nil {
		return nil, nil, story, err
	}
	all, err := allCommands(ctx, st, answer.New(st), story.Slug)
	if err != nil {
		_ = st.Close() // nothing was written
		return nil, nil, story, err
	}
	s := &session{screen: screenOn(a.stdout, a.getenv), out: a.stdout, all: all, now: a.now, log: a.log}
	return s, st, story, s.say(plain, c.greeting(story))
}

// greeting is the one line that says where one is.
func (c *consoleCmd) greeting(story store.Story) string {
	which := "the story " + story.Slug
	if story.Slug == starterStory {
		which = "the starter story"
	}
	line := fmt.Sprintf("The console on %s, “%s”.", which, clean(story.Title))
	if c.bare {
		line = fmt.Sprintf("No DISCORD_TOKEN is set, so this is the console on %s, “%s”.", which, clean(story.Title))
	}
	return line
}

// example is a line that is worth a try.
func example(story store.Story) string {
	if story.Slug == starterStory {
		return "/partner apple"
	}
	return "/story"
}

// piped answers each line of standard input.
func (c *consoleCmd) piped(ctx context.Context, a *app) error {
	s, st, _, err := c.session(ctx, a)
	if err != nil {
		return err
	}
	defer st.Close()
	lines := newLineReader(a.stdin)
	s.ask = func(prompt string) (string, error) {
		text, err := lines.next()
		if err == nil {
			err = s.printf("%s%s\n", prompt, shorten(clean(text), 200))
		}
		return text, err
	}
	for ctx.Err() == nil {
		text, err := lines.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errLongLine):
			err = s.refuse(err.Error())
		case err != nil:
			return failedRead("standard input", err)
		case strings.TrimSpace(text) == "":
			continue
		case leaves(text):
			return nil
		default:
			// The question is repeated, so that what comes out can be read without what went in.
			if err = s.printf("\n%s\n", s.paint(dim, "> "+shorten(clean(strings.TrimSpace(text)), 200))); err == nil {
				err = s.line(ctx, text)
			}
		}
		if err != nil {
			return failedWrite(err)
		}
	}
	return context.Cause(ctx)
}

// leaves reports whether a line asks to leave the console.
func leaves(line string) bool {
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "/quit", "/exit", "/q", "quit", "exit":
		return true
	}
	return false
}

// live talks with a person.
func (c *consoleCmd) live(ctx context.Context, a *app) error {
	s, st, story, err := c.session(ctx, a)
	if err != nil {
		return err
	}
	defer st.Close()
	if err := s.say(dim, "Ask in plain words, or try "+example(story)+". Tab completes, /help tells more, Ctrl-D leaves."); err != nil {
		return failedWrite(err)
	}
	e := newEditor(a.stdin, a.stdout)
	tabs := &completer{s: s}
	e.complete = tabs.tab
	e.pageKey = s.pageLine
	s.ask = e.field
	stop := endOnSignal(e)
	defer stop()
	for {
		if err := s.printf("\n"); err != nil {
			return failedWrite(err)
		}
		text, err := e.line(s.paint(bold, consolePrompt))
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return failedRead("the terminal", err)
		}
		switch {
		case strings.TrimSpace(text) == "":
			continue
		case leaves(text):
			return nil
		}
		if err := stoppable(ctx, func(ctx context.Context) error { return s.line(ctx, text) }); err != nil {
			return failedWrite(err)
		}
	}
}

// stoppable runs one command, which Ctrl-C ends without ending the console.
func stoppable(ctx context.Context, f func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	return f(ctx)
}

// endOnSignal ends the process when it is told to, with the terminal as it was found: a read from it cannot be stopped.
// Ctrl-C while a command runs is not meant for the process.
func endOnSignal(e *editor) (stop func()) {
	signals := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		for {
			select {
			case sig := <-signals:
				if reading := e.restore(); reading || sig != os.Interrupt {
					os.Exit((&signalled{sig}).status())
				}
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}
