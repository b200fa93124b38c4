package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"byline/commands"
	"byline/store"
)

// session is one person at a console: what was shown last decides what a number or a page key means.
type session struct {
	screen
	out     io.Writer
	all     []commands.Command
	now     func() time.Time
	log     *slog.Logger
	actions []action // of the reply shown last
	asked   int      // questions put by once
	// ask reads one line of text for a modal; it gives io.EOF where the person turns away.
	ask func(prompt string) (string, error)
}

// action is a button of the reply shown last.
type action struct {
	key   string // what is typed to choose it: "1", "2" …, "n" and "p" for pages
	label string
	do    commands.Invocation
	main  bool
}

// The keys that page.
const (
	keyNext     = "n"
	keyPrevious = "p"

	optPage = "page" // the option by which commands turn pages, 1 the first
)

// request is a request of the person at the console, who owns the database and so may do everything.
func (s *session) request() commands.Request {
	by := author("console")
	return commands.Request{
		Channel: "console", User: "console", UserName: by.Name,
		Editor: true, Manager: true, Operator: true,
		Now: s.now(), Via: by.Via,
	}
}

// line runs one typed line and shows the reply. The error is a failure to write.
func (s *session) line(ctx context.Context, text string) error {
	text = strings.TrimSpace(text)
	if a := s.action(text); a != nil {
		return s.invoke(ctx, a.do)
	}
	if n, err := strconv.Atoi(text); err == nil && n >= 0 && n < 100 && len(s.actions) > 0 {
		return s.refuse(fmt.Sprintf("There is no action %d here. Type one of the numbers under the last reply.", n))
	}
	c, err := parseCall(s.all, text)
	if err != nil {
		return s.refuse(err.Error())
	}
	req := s.request()
	req.Sub, req.Options = c.sub, c.options
	if err := attach(&req, c); err != nil {
		return s.refuse(err.Error())
	}
	return s.answer(ctx, c.cmd, req)
}

func (s *session) action(text string) *action {
	for i := range s.actions {
		if strings.EqualFold(s.actions[i].key, text) {
			return &s.actions[i]
		}
	}
	return nil
}

// pageLine is what to type for another page of the reply shown last; empty where it has none.
func (s *session) pageLine(next bool) string {
	key := keyPrevious
	if next {
		key = keyNext
	}
	if s.action(key) == nil {
		return ""
	}
	return key
}

// invoke presses a button.
func (s *session) invoke(ctx context.Context, do commands.Invocation) error {
	cmd, sub := commands.Find(s.all, do.Command)
	if cmd == nil {
		return s.refuse("That action is no longer there; run the command again.")
	}
	req := s.request()
	req.Sub, req.Options = sub, do.Options
	return s.answer(ctx, cmd, req)
}

func (s *session) answer(ctx context.Context, cmd *commands.Command, req commands.Request) error {
	var reply commands.Reply
	err := guarded(s.log, func() (err error) {
		reply, err = cmd.Run(ctx, req)
		return err
	})
	if err != nil {
		// What a store's error has to say, the reply says.
		if known := new(store.Error); !errors.As(err, &known) && !errors.Is(err, context.Canceled) {
			s.log.Error("command failed", "command", cmd.Name(), "error", err)
		}
		reply = commands.ErrorReply(err)
	}
	if reply.Modal != nil {
		return s.modal(ctx, *reply.Modal)
	}
	if cmd.Name() == "help" && len(req.Options) == 0 {
		reply.Notes = append(reply.Notes, consoleHelp)
	}
	return s.show(reply, req)
}

const consoleHelp = "Here, text without a slash is a question; Tab completes; a number below a reply, typed alone, chooses what " +
	"it stands before; n and p, or the page keys, turn pages; Ctrl-D or /quit leaves."

// once puts a question that follows up no other and shows the answer without what could be chosen next. Empty options are
// left to the command.
func (s *session) once(ctx context.Context, question string, options map[string]string) error {
	s.asked++
	req := s.request()
	req.User = "question " + strconv.Itoa(s.asked)
	req.Options = map[string]string{"question": question}
	maps.Copy(req.Options, options)
	reply, err := findCommand(s.all, plainCommand).Run(ctx, req)
	if err != nil {
		return err
	}
	return s.printf("%s", s.card(reply))
}

// modal asks for each input in turn and runs what the modal is for.
func (s *session) modal(ctx context.Context, m commands.Modal) error {
	if err := s.printf("%s\n", s.paint(bold, clean(m.Title))); err != nil {
		return err
	}
	if slices.ContainsFunc(m.Inputs, func(in commands.Input) bool { return in.Value != "" }) {
		if err := s.printf("%s\n", s.paint(dim, "Return keeps what stands in brackets; "+emptied+" empties it.")); err != nil {
			return err
		}
	}
	options := map[string]string{}
	maps.Copy(options, m.Do.Options)
	for _, in := range m.Inputs {
		text, err := s.input(in)
		if errors.Is(err, io.EOF) {
			return s.printf("%s\n", s.paint(dim, "Left; nothing was sent."))
		}
		if err != nil {
			return err
		}
		if text == "" && in.Required {
			return s.printf("%s\n", s.paint(dim, "Left empty; nothing was sent."))
		}
		options[in.Name] = text
	}
	return s.invoke(ctx, commands.Invocation{Command: m.Do.Command, Options: options})
}

// emptied is what is typed to empty a field of a modal that holds something.
const emptied = "-"

// input asks for one field, again where what was typed is too long: the fields before it are not to be lost.
func (s *session) input(in commands.Input) (string, error) {
	for {
		text, err := s.ask(prompt(in))
		if err != nil {
			return "", err
		}
		switch text = strings.TrimSpace(text); {
		case text == "":
			return in.Value, nil
		case text == emptied && in.Value != "":
			return "", nil
		}
		n := len([]rune(text))
		if in.Max <= 0 || n <= in.Max {
			return text, nil
		}
		if err := s.refuse(fmt.Sprintf("That is %d characters long and may be %d at most; type it again, shorter.", n, in.Max)); err != nil {
			return "", err
		}
	}
}

func prompt(in commands.Input) string {
	p := clean(in.Label)
	switch {
	case in.Value == "" && in.Hint != "":
		p += " (" + clean(in.Hint) + ")"
	case in.Value != "":
		p += " [" + shorten(clean(in.Value), 40) + "]"
	case !in.Required && !strings.HasSuffix(p, ")") && !strings.HasSuffix(p, "）"): // a label may say so itself
		p += " (optional)"
	}
	return p + ": "
}

// show prints a reply, and below it what can be chosen next.
func (s *session) show(r commands.Reply, to commands.Request) error {
	s.actions = actionsOf(r, to)
	if err := s.printf("%s", s.card(r)); err != nil {
		return err
	}
	if err := s.files(r.Files); err != nil {
		return err
	}
	return s.printf("%s", s.menu())
}

// say prints a line that is no reply, wrapped where a person sees it.
func (s *session) say(code, text string) error {
	if !s.live {
		return s.printf("%s\n", text)
	}
	w := s.width()
	for _, line := range wrap(text, w, w) {
		if err := s.printf("%s\n", s.paint(code, line)); err != nil {
			return err
		}
	}
	return nil
}

// refuse says what is wrong with what was typed. What could be chosen before still can be.
func (s *session) refuse(msg string) error {
	return s.printf("%s", s.card(commands.Reply{Lead: clean(msg), Tone: commands.ToneError}))
}

func (s *session) printf(format string, args ...any) error {
	_, err := fmt.Fprintf(s.out, format, args...)
	return err
}

// actionsOf numbers the buttons of a reply to req. Buttons that turn its pages get keys of their own.
func actionsOf(r commands.Reply, req commands.Request) []action {
	var out []action
	number := 0
	for _, b := range r.Buttons {
		if b.Do.Command == "" {
			continue
		}
		a := action{label: clean(b.Label), do: b.Do, main: b.Main}
		if a.key = pageKey(b, req); a.key == "" {
			number++
			a.key = strconv.Itoa(number)
		}
		out = append(out, a)
	}
	return out
}

// pageKey is the key of a button that replaces the reply to req by another page of it; empty for any other button.
func pageKey(b commands.Button, req commands.Request) string {
	page, err := strconv.Atoi(b.Do.Options[optPage])
	if !b.Replace || err != nil {
		return ""
	}
	shown, err := strconv.Atoi(req.Options[optPage])
	if err != nil {
		shown = 1
	}
	if page > shown {
		return keyNext
	}
	return keyPrevious
}

// menu is the line of actions below a card: "[1] Sources  [2] History".
func (s *session) menu() string {
	if len(s.actions) == 0 {
		return ""
	}
	room := s.width() - 2
	var b strings.Builder
	used := 0
	for i, a := range s.actions {
		item := "[" + a.key + "] " + a.label
		switch w := width(item); {
		case i == 0:
			b.WriteString("  ")
			used = w
		case used+3+w > room:
			b.WriteString("\n  ")
			used = w
		default:
			b.WriteString("   ")
			used += 3 + w
		}
		code := plain
		if a.main {
			code = bold
		}
		b.WriteString(s.paint(code, item))
	}
	return b.String() + "\n"
}
