package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"byline/commands"
	"byline/commands/answer"
	"byline/store"
)

// perform does what /desk does on Discord, and prints the reply.
func (c *deskCmd) perform(a *app, action string, options map[string]string) error {
	var edit store.EditID
	if action == "undo" {
		if n, err := strconv.ParseInt(strings.TrimPrefix(options["edit"], "#"), 10, 64); err == nil && n > 0 {
			edit = store.EditID(n)
		}
	}
	return c.onEdit(a, edit, func(ctx context.Context, d deskStory) error {
		reply, err := d.run(ctx, a, action, options)
		if err != nil {
			return err
		}
		_, err = fmt.Fprint(a.stdout, screenOn(a.stdout, a.getenv).card(reply))
		return failedWrite(err)
	})
}

// run does what /desk does on Discord. A refusal is an error, and so is a change of what is not on record: nobody is there to be
// asked whether to add it.
func (d deskStory) run(ctx context.Context, a *app, action string, options map[string]string) (commands.Reply, error) {
	all, err := allCommands(ctx, d.Store, answer.New(d.Store), d.story.Slug)
	if err != nil {
		return commands.Reply{}, err
	}
	cmd, sub := commands.Find(all, "desk "+action)
	if cmd == nil {
		return commands.Reply{}, fmt.Errorf("there is no /desk %s", action)
	}
	by := deskAuthor()
	req := commands.Request{
		Guild: d.guild, Channel: "terminal", UserName: by.Name, Via: by.Via, Editor: true, Manager: true, Operator: true,
		Now: a.now(), Sub: sub, Options: map[string]string{"story": d.story.Slug},
	}
	for name, value := range options {
		if value != "" {
			req.Options[name] = value
		}
	}
	reply, err := cmd.Run(ctx, req)
	switch {
	case err != nil:
		return reply, err
	case reply.Modal != nil:
		return reply, misuse("%s: say what is to be written; byline desk %s --help tells how", strings.ToLower(reply.Modal.Title), action)
	case reply.IsError():
		return reply, fmt.Errorf("%s", inOneLine(reply))
	case reply.Kind == commands.KindProposed && len(req.Options) > 2: // more than the story and the name
		return reply, fmt.Errorf("%s; nothing was saved, and --add puts it on record", reply.Title)
	}
	return reply, nil
}

// inOneLine is a refusal as one line.
func inOneLine(r commands.Reply) string {
	parts := []string{r.Title, r.Lead}
	for _, it := range r.Items {
		parts = append(parts, strings.TrimPrefix(it.Head+": "+it.Text, ": "))
	}
	var said []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			said = append(said, p)
		}
	}
	return inTerminal.Replace(strings.Join(said, " "))
}

// inTerminal turns what a refusal says of Discord into what there is in a terminal.
var inTerminal = strings.NewReplacer(
	"/desk undo edit:… takes", "byline desk undo takes", "/desk ", "byline desk ", "; start typing, and choose one", "", "Start typing, and choose one; left out", "Left out")
