package commands

import (
	"context"
	"slices"
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
				c := &e.list[i]
				if !c.inHelp(req) {
					continue
				}
				if strings.Contains(c.Name(), typed) {
					choices = append(choices, Choice{Name: "/" + c.Name() + " · " + c.Spec.Description, Value: c.Name()})
				}
				for _, s := range c.subs {
					if name := c.Name() + " " + s.name; typed != "" && strings.Contains(name, typed) {
						choices = append(choices, Choice{Name: "/" + name + " · " + s.about.english(), Value: name})
					}
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
		c, sub := Find(e.list, name)
		if i := slices.IndexFunc(e.list, func(c Command) bool { return c.Name() == name }); c == nil && i >= 0 {
			c = &e.list[i] // one with subcommands
		}
		switch {
		case c == nil || !c.inHelp(req):
			return Reply{}, refusal("There is no command "+quote("/"+name)+".", "/help lists them all.")
		case sub != "":
			return r.helpOnSub(c, c.subcommand(sub)), nil
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
		it := Item{Head: "/" + c.Name(), Text: sentence(c.Spec.Description)}
		if len(c.subs) > 0 {
			names := make([]string, len(c.subs))
			for i, s := range c.subs {
				names[i] = s.name
			}
			it.Notes = []string{"It goes on with " + series(names, "or") + ". /help command:" + c.Name() + " tells of each."}
		}
		reply.Items = append(reply.Items, it)
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

// helpOn is one command in detail; of one with subcommands, what each is for.
func (r *reading) helpOn(ctx context.Context, c *Command) Reply {
	reply := Reply{Title: "/" + c.Name(), Lead: sentence(c.Spec.Description), Zone: r.loc, Footer: r.story.Slug}
	for _, s := range c.subs {
		it := Item{Head: "/" + c.Name() + " " + s.name, Text: sentence(s.about.english())}
		if s.example != "" {
			it.Notes = []string{"For instance: " + s.example}
		}
		reply.Items = append(reply.Items, it)
	}
	if len(c.subs) > 0 {
		reply.Notes = []string{"/help command:" + c.Name() + " " + c.subs[0].name + " lists what can be said with it."}
		return reply
	}
	reply.Items = optionItems(c.Spec.Options)
	if c.example != nil {
		if examples := c.example(ctx, r); len(examples) > 0 {
			reply.Notes = []string{"For instance: " + strings.Join(examples, " · ")}
		}
	}
	return reply
}

// helpOnSub is one subcommand in detail.
func (r *reading) helpOnSub(c *Command, s *subcommand) Reply {
	reply := Reply{Title: "/" + c.Name() + " " + s.name, Lead: sentence(s.about.english()), Items: optionItems(s.options), Zone: r.loc,
		Footer: r.story.Slug}
	if s.example != "" {
		reply.Notes = []string{"For instance: " + s.example}
	}
	return reply
}

func optionItems(options []*discordgo.ApplicationCommandOption) (items []Item) {
	for _, o := range options {
		it := Item{Head: o.Name, Text: sentence(o.Description)}
		if o.Required {
			it.Notes = []string{"Required."}
		}
		items = append(items, it)
	}
	return items
}
