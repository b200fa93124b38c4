package commands

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// subcommand is one of the actions of a command that has several, "retract" of /desk.
type subcommand struct {
	name         string
	names, about phrase // in all languages; the English description is that of help as well
	options      []*discordgo.ApplicationCommandOption
	run          func(context.Context, Request) (Reply, error)
	complete     func(context.Context, Request) ([]Choice, error) // nil: the common options are completed as everywhere
	extra        map[string]int                                   // options that only buttons and forms send, and the most characters of each
	lines        []string                                         // options, of either sort, whose line breaks are kept
	example      string                                           // how to call it, for help; may be empty
}

func optionList(all ...*discordgo.ApplicationCommandOption) []*discordgo.ApplicationCommandOption {
	return all
}

// withSubcommands makes a command of its subcommands.
func withSubcommands(c Command, complete func(context.Context, Request) ([]Choice, error), subs []subcommand) Command {
	c.subs = subs
	for _, s := range subs {
		c.Spec.Options = append(c.Spec.Options, &discordgo.ApplicationCommandOption{
			Type: discordgo.ApplicationCommandOptionSubCommand, Name: s.name, NameLocalizations: s.names.others(),
			Description: s.about.english(), DescriptionLocalizations: s.about.others(), Options: s.options,
		})
	}
	c.Run = func(ctx context.Context, req Request) (Reply, error) {
		return c.subcommand(req.Sub).run(ctx, req)
	}
	c.Complete = func(ctx context.Context, req Request) ([]Choice, error) {
		switch s := c.subcommand(req.Sub); {
		case s == nil:
			return nil, nil
		case s.complete != nil:
			return s.complete(ctx, req)
		}
		return complete(ctx, req)
	}
	return c
}

// subcommand finds a subcommand by its name; nil where there is none.
func (c *Command) subcommand(name string) *subcommand {
	for i := range c.subs {
		if c.subs[i].name == name {
			return &c.subs[i]
		}
	}
	return nil
}

// takes reports whether a call takes an option, and how many characters of it at most; 0 is any number.
func (c *Command) takes(options []*discordgo.ApplicationCommandOption, sub, name string) (most int, ok bool) {
	for _, o := range options {
		if o.Name == name {
			return o.MaxLength, true
		}
	}
	if s := c.subcommand(sub); s != nil {
		if most, ok = s.extra[name]; ok {
			return most, true
		}
	}
	if name == optPage {
		return maxExtra, true
	}
	for _, extra := range c.extra {
		if extra == name {
			return maxExtra, true
		}
	}
	return 0, false
}
