package commands

import (
	"context"
	"strings"

	"github.com/bwmarrin/discordgo"
)

const optCommand = "command"

// helpCommand is /help: what can be asked, with examples from the story, or one command in detail.
func helpCommand(e *env) Command {
	return Command{
		Spec: &discordgo.ApplicationCommand{
			Name: "help", NameLocalizations: namesHelp.othersRef(),
			Description: aboutHelp.english(), DescriptionLocalizations: aboutHelp.othersRef(),
			Options: []*discordgo.ApplicationCommandOption{pickOption(optCommand, aboutCommandOption, maxName), storyOption()},
		},
		AsksEditor: true,
		Run:        e.runHelp,
		Complete: func(ctx context.Context, req Request) ([]Choice, error) {
			if req.Focus != optCommand {
				return e.complete(ctx, req)
			}
			typed := strings.TrimPrefix(strings.ToLower(req.Options[optCommand]), "/")
			var choices []Choice
			for i := range e.list {
				if c := &e.list[i]; c.inHelp(req) && strings.Contains(c.Name(), typed) {
					choices = append(choices, Choice{Name: "/" + c.Name() + " · " + c.Spec.Description, Value: c.Name()})
				}
			}
			return choices, nil
		},
		example: func(context.Context, *reading) []string { return []string{"/help", "/help timeline"} },
	}
}

// inHelp reports whether help tells this member of the command.
func (c *Command) inHelp(req Request) bool {
	return !c.Hidden && c.Spec.Type != discordgo.MessageApplicationCommand && (!c.Editors || req.Editor)
}

func (e *env) runHelp(ctx context.Context, req Request) (Reply, error) {
	r, err := e.read(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if name := strings.TrimPrefix(strings.ToLower(req.Options[optCommand]), "/"); name != "" {
		c, _ := Find(e.list, name)
		if c == nil {
			c, _ = Find(e.list, name+" gaps") // one with subcommands
		}
		if c == nil || !c.inHelp(req) {
			return Reply{}, refusal("There is no command "+quote("/"+name)+".", "/help lists them all.")
		}
		return r.helpOn(ctx, c), nil
	}
	reply := Reply{
		Title: "What can be asked",
		Lead:  "Story: " + sentence(r.story.Title) + " Every answer is drawn from its sourced facts.",
		Zone:  r.loc, Footer: r.story.Slug,
	}
	var relations []string
	for i := range e.list {
		c := &e.list[i]
		if !c.inHelp(req) {
			continue
		}
		if c.relation {
			if len(c.example(ctx, r)) > 0 { // the story has something to say to it
				relations = append(relations, "/"+c.Name())
			}
			continue
		}
		reply.Items = append(reply.Items, Item{Head: "/" + c.Name(), Text: sentence(c.Spec.Description)})
	}
	if len(relations) > 0 {
		it := Item{Head: strings.Join(relations, " "), Text: "One relation of a company, person, place or thing, with its sources."}
		for i := range e.list {
			if c := &e.list[i]; c.relation && len(c.example(ctx, r)) > 0 {
				it.Notes = []string{"For instance " + c.example(ctx, r)[0] + "."}
				break
			}
		}
		reply.Items = append(reply.Items[:1], append([]Item{it}, reply.Items[1:]...)...)
	}
	for _, q := range r.examples(ctx, 3) {
		reply.Buttons = append(reply.Buttons, Button{Label: cut(q, 80), Do: r.again("ask", optQuestion, q)})
	}
	reply.Notes = []string{
		"Plain words work too: mention Byline, or write to it directly. For ten minutes a question may follow up the one before it.",
		"Questions are not logged, and editors see only what you pass to them. The buttons below an answer hold its question for 90 days.",
	}
	return reply, nil
}

// helpOn is one command in detail.
func (r *reading) helpOn(ctx context.Context, c *Command) Reply {
	reply := Reply{Title: "/" + c.Name(), Lead: sentence(c.Spec.Description), Zone: r.loc, Footer: r.story.Slug}
	describe := func(call string, options []*discordgo.ApplicationCommandOption) {
		for _, o := range options {
			if o.Type == discordgo.ApplicationCommandOptionSubCommand {
				continue
			}
			it := Item{Head: call + o.Name, Text: sentence(o.Description)}
			if o.Required {
				it.Notes = []string{"Required."}
			}
			reply.Items = append(reply.Items, it)
		}
	}
	describe("", c.Spec.Options)
	for _, o := range c.Spec.Options {
		if o.Type == discordgo.ApplicationCommandOptionSubCommand {
			reply.Items = append(reply.Items, Item{Head: "/" + c.Name() + " " + o.Name, Text: sentence(o.Description)})
			describe(o.Name+" ", o.Options)
		}
	}
	if c.example != nil {
		if examples := c.example(ctx, r); len(examples) > 0 {
			reply.Notes = []string{"For instance: " + strings.Join(examples, " · ")}
		}
	}
	return reply
}
