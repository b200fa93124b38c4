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
			return Reply{}, refusal(r.lang.say(msgNoCommand, r.lang.quote("/"+name)), r.lang.say(msgHelpLists))
		case sub != "":
			return r.helpOnSub(c, c.subcommand(sub)), nil
		}
		return r.helpOn(ctx, c), nil
	}
	reply := Reply{
		Title: r.lang.say(msgCanBeAsked),
		Lead:  r.lang.say(msgHelpLead, sentence(r.story.Title)),
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
		it := Item{Head: "/" + c.Name(), Text: r.lang.purpose(c.Spec)}
		if len(c.subs) > 0 {
			names := make([]string, len(c.subs))
			for i, s := range c.subs {
				names[i] = s.name
			}
			it.Notes = []string{r.lang.say(msgHelpSubs, r.lang.or(names), c.Name())}
		}
		reply.Items = append(reply.Items, it)
	}
	if len(relations) > 0 {
		it := Item{Head: strings.Join(relations, " "), Text: r.lang.say(msgHelpRel)}
		for i := range e.list {
			if c := &e.list[i]; c.relation && len(c.example(ctx, r)) > 0 {
				it.Notes = []string{r.lang.say(msgForInstance1, c.example(ctx, r)[0])}
				break
			}
		}
		reply.Items = append(reply.Items[:1], append([]Item{it}, reply.Items[1:]...)...)
	}
	for _, q := range r.examples(ctx, 3) {
		reply.Buttons = append(reply.Buttons, Button{Label: cut(q, 80), Do: r.again("ask", optQuestion, q)})
	}
	reply.Notes = []string{
		r.lang.say(msgHelpPlain),
		r.lang.say(msgHelpPrivate),
	}
	return reply, nil
}

// helpOn is one command in detail; of one with subcommands, what each is for.
func (r *reading) helpOn(ctx context.Context, c *Command) Reply {
	reply := Reply{Title: "/" + c.Name(), Lead: r.lang.purpose(c.Spec), Zone: r.loc, Footer: r.story.Slug}
	for _, s := range c.subs {
		it := Item{Head: "/" + c.Name() + " " + s.name, Text: r.lang.sentence(s.about.in(r.lang))}
		if s.example != "" {
			it.Notes = []string{r.lang.say(msgExamples, s.example)}
		}
		reply.Items = append(reply.Items, it)
	}
	if len(c.subs) > 0 {
		reply.Notes = []string{r.lang.say(msgHelpOne, c.Name()+" "+c.subs[0].name)}
		return reply
	}
	reply.Items = r.lang.optionItems(c.Spec.Options)
	if c.example != nil {
		if examples := c.example(ctx, r); len(examples) > 0 {
			reply.Notes = []string{r.lang.say(msgExamples, strings.Join(examples, " · "))}
		}
	}
	return reply
}

// helpOnSub is one subcommand in detail.
func (r *reading) helpOnSub(c *Command, s *subcommand) Reply {
	reply := Reply{Title: "/" + c.Name() + " " + s.name, Lead: r.lang.sentence(s.about.in(r.lang)), Items: r.lang.optionItems(s.options), Zone: r.loc,
		Footer: r.story.Slug}
	if s.example != "" {
		reply.Notes = []string{r.lang.say(msgExamples, s.example)}
	}
	return reply
}

func (l Lang) optionItems(options []*discordgo.ApplicationCommandOption) (items []Item) {
	for _, o := range options {
		it := Item{Head: o.Name, Text: l.sentence(l.described(o.Description, o.DescriptionLocalizations))}
		if o.Required {
			it.Notes = []string{l.say(msgRequired)}
		}
		items = append(items, it)
	}
	return items
}

// purpose is what a command is for.
func (l Lang) purpose(c *discordgo.ApplicationCommand) string {
	if c.DescriptionLocalizations == nil {
		return sentence(c.Description)
	}
	return l.sentence(l.described(c.Description, *c.DescriptionLocalizations))
}

// described is a description as it is registered with Discord, in the language.
func (l Lang) described(english string, others map[discordgo.Locale]string) string {
	for locale, s := range others {
		if in, ok := langOf(string(locale)); ok && in == l {
			return s
		}
	}
	return english
}
