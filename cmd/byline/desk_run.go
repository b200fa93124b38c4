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
		all, err := allCommands(ctx, d.Store, answer.New(d.Store), d.story.Slug)
		if err != nil {
			return err
		}
		cmd, sub := commands.Find(all, "desk "+action)
		if cmd == nil {
			return fmt.Errorf("there is no /desk %s", action)
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
			return err
		case reply.Modal != nil:
			return misuse("%s: say what is to be written; byline desk %s --help tells how", strings.ToLower(reply.Modal.Title), action)
		case reply.IsError():
			return fmt.Errorf("%s", inOneLine(reply))
		}
		_, err = fmt.Fprint(a.stdout, screenOn(a.stdout, a.getenv).card(reply))
		return failedWrite(err)
	})
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
	return strings.Join(said, " ")
}
