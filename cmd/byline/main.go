// Byline answers questions about a news story from sourced facts: on Discord, in a terminal and from scripts.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"
	_ "time/tzdata" // stories name time zones, and not every machine knows them

	"github.com/alecthomas/kong"

	"byline/store"
)

// Exit statuses.
const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2
)

// app is one run of the program: its settings and the outside world.
type app struct {
	config
	stdin  *os.File
	stdout *os.File
	stderr io.Writer
	getenv func(string) string
	now    func() time.Time
	log    *slog.Logger
}

func main() {
	os.Exit(run(os.Args[1:]))
}

// run is the whole program; it gives the exit status.
func run(args []string) int {
	a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, now: time.Now}
	err := a.main(args)
	var stopped *signalled
	var status exitStatus
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &stopped):
		return stopped.status()
	case errors.As(err, &status):
		return int(status)
	}
	a.report(err)
	var wrong *wrongUsage
	if errors.As(err, &wrong) {
		return exitUsage
	}
	return exitFailure
}

// wrongUsage is an error of whoever called the program.
type wrongUsage struct{ err error }

func (w *wrongUsage) Error() string { return w.err.Error() }
func (w *wrongUsage) Unwrap() error { return w.err }

func misuse(format string, args ...any) error { return &wrongUsage{fmt.Errorf(format, args...)} }

// exitStatus ends the program with a status, all having been said.
type exitStatus int

func (e exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

func (a *app) main(args []string) error {
	var c cli
	bare := len(args) == 0
	parser, err := kong.New(&c,
		kong.Name("byline"),
		kong.Description("Byline answers questions about a news story from sourced facts.\n\n"+
			"Without a command: the Discord bot where DISCORD_TOKEN is set, else the console on the starter story."),
		kong.UsageOnError(),
		kong.Writers(a.stdout, a.stderr),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
	)
	if err != nil {
		return fmt.Errorf("command line: %w", err)
	}
	switch {
	case bare:
		args = []string{"start"}
	case args[0] == "help": // what people type
		args = append(slices.Clone(args[1:]), "--help")
	case args[0] == "--version" && len(args) == 1:
		args = []string{"version"}
	}
	call, err := parser.Parse(args)
	if err != nil {
		return misuse("%s; byline --help tells what can be called", misread(err))
	}
	if call.Command() != "version" {
		if a.config, err = loadConfig(os.LookupEnv); err != nil {
			return &wrongUsage{err}
		}
	}
	a.log = a.logger()
	return call.Run(a)
}

// misread says in plain words what the command line's parser could not read.
func misread(err error) string {
	said := clean(err.Error())
	name, wrong, ok := strings.Cut(said, ": ")
	if !ok || !strings.HasPrefix(name, "-") {
		return said
	}
	switch got := kongGot.FindStringSubmatch(wrong); {
	case got == nil:
		return said
	case got[2] == "EOL":
		return name + " needs a value after it"
	case got[1] == "int value" || strings.HasPrefix(got[1], "a valid "):
		return fmt.Sprintf("%s takes a number, not %q", name, got[2])
	default:
		return fmt.Sprintf("%s takes a value, not %q; write %s=%s where that is meant", name, got[2], name, got[2])
	}
}

var kongGot = regexp.MustCompile(`^expected (int value|string value|a valid \d+ bit u?int) but got "([^"]*)"`)

// faultList is several errors, each to be reported.
type faultList []error

func (l faultList) Error() string   { return errors.Join(l...).Error() }
func (l faultList) Unwrap() []error { return l }

// report writes an error as one line, and every fault of a file as a line of its own.
func (a *app) report(err error) {
	var list faultList
	var file *store.FileError
	if several, ok := err.(interface{ Unwrap() []error }); ok && errors.As(err, &file) { // of several files, joined
		list = several.Unwrap()
	}
	switch {
	case list != nil || errors.As(err, &list):
		for _, err := range list {
			a.report(err)
		}
	case errors.As(err, &file) && len(file.Faults) > 0:
		for _, f := range file.Faults {
			at := clean(file.Name)
			if f.Line > 0 {
				at = fmt.Sprintf("%s:%d:%d", at, f.Line, f.Column)
			}
			fmt.Fprintf(a.stderr, "byline: %s: %s\n", at, clean(f.Msg))
		}
	default:
		fmt.Fprintf(a.stderr, "byline: %s\n", clean(explain(err)))
	}
}

// explain words a failure for one line: a store's own sentence where there is one.
func explain(err error) string {
	var e *store.Error
	if errors.As(err, &e) {
		return e.Msg
	}
	return err.Error()
}

func (a *app) logger() *slog.Logger {
	o := &slog.HandlerOptions{Level: a.LogLevel}
	if a.LogJSON {
		return slog.New(slog.NewJSONHandler(a.stderr, o))
	}
	return slog.New(slog.NewTextHandler(a.stderr, o))
}

// signalled is the cause of a context that a signal ended.
type signalled struct{ sig os.Signal }

func (s *signalled) Error() string { return s.sig.String() }

// status is what shells expect of a program that a signal ended.
func (s *signalled) status() int {
	if n, ok := s.sig.(syscall.Signal); ok {
		return 128 + int(n)
	}
	return exitFailure
}

// grace is how long work has to stop after a signal, before the process ends without it. The record is safe either way:
// every write is one transaction.
const grace = 2 * time.Second

// interruptible runs f with a context that ends at Ctrl-C or SIGTERM. Work that does not stop by then, such as a read from a
// pipe, ends with the process.
func (a *app) interruptible(f func(context.Context) error) error {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)
	done := make(chan error, 1)
	go func() { done <- guarded(a.log, func() error { return f(ctx) }) }()
	var stop *signalled
	select {
	case err := <-done:
		return err
	case sig := <-signals:
		stop = &signalled{sig}
		cancel(stop)
	}
	select {
	case <-done:
	case <-signals:
	case <-time.After(grace):
	}
	return stop
}

// guarded turns a panic into an error: whoever called is owed one line, not the inside of the program.
func guarded(log *slog.Logger, f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			log.Debug("panic", "value", r, "stack", string(debug.Stack()))
			err = fmt.Errorf("a fault in Byline itself: %v; with BYLINE_LOG=debug the log shows where", r)
		}
	}()
	return f()
}
