package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"byline/commands"
	"byline/commands/answer"
)

// factFlags are the fields of a fact, as /desk add has them.
type factFlags struct {
	Text      string   `help:"The fact in one sentence." placeholder:"TEXT"`
	Subject   string   `help:"Whom or what it is about; “new: Name (kind)” makes it." placeholder:"NAME"`
	Relation  string   `help:"What it says of the subject: partner, revenue …" placeholder:"SLUG"`
	Object    string   `help:"Who or what stands on the other side." placeholder:"NAME"`
	Value     string   `help:"A figure or words in place of an object." placeholder:"TEXT"`
	Where     string   `help:"The place, market or part that it is limited to." placeholder:"PLACE"`
	Status    string   `help:"confirmed, reported (the default), disputed, denied or not_disclosed." placeholder:"STATUS"`
	Happened  string   `help:"When it happened or began." placeholder:"DATE"`
	Until     string   `help:"When it stopped being true." placeholder:"DATE"`
	SaidBy    string   `help:"Who said so." placeholder:"NAME"`
	Quote     string   `help:"The source's own words." placeholder:"TEXT"`
	Source    []string `help:"A source on record, or “new: Publisher | Title | date | link”; may be repeated." placeholder:"SOURCE" sep:"none"`
	Publisher string   `help:"A new source: its publisher." placeholder:"NAME"`
	Title     string   `help:"A new source: its title." placeholder:"TEXT"`
	Published string   `help:"A new source: the day of its publication." placeholder:"DATE"`
	URL       string   `name:"url" help:"A new source: its link." placeholder:"URL"`
	Replaces  string   `help:"Key of the fact that this one supersedes." placeholder:"KEY"`
	Disputes  string   `help:"Key of a fact that this one contradicts." placeholder:"KEY"`

	Both   bool `help:"Save it beside the facts that it contradicts or repeats." aliases:"force"`
	DryRun bool `help:"Show how the fact will read, and save nothing."`
}

// options are the flags as the options of a command.
func (f *factFlags) options() map[string]string {
	all := map[string]string{
		"text": f.Text, "subject": f.Subject, "relation": f.Relation, "object": f.Object, "value": f.Value, "where": f.Where,
		"status": f.Status, "happened": f.Happened, "until": f.Until, "said_by": f.SaidBy, "quote": f.Quote,
		"source": strings.Join(f.Source, "\n"), "publisher": f.Publisher, "title": f.Title, "published": f.Published, "url": f.URL,
		"replaces": f.Replaces, "disputes": f.Disputes,
	}
	for name, v := range all {
		if v == "" {
			delete(all, name)
		}
	}
	return all
}

type deskAddCmd struct {
	factFlags `embed:""`
}

func (c *deskAddCmd) Run(a *app, desk *deskCmd) error {
	options := c.options()
	if len(options) == 0 {
		return misuse("desk add needs at least --text and --source; byline desk add --help lists the rest")
	}
	return desk.on(a, func(ctx context.Context, d deskStory) error { return c.save(ctx, a, d, "desk add", options) })
}

// What the steps of a draft are called by its buttons, and the option that they are sent under.
const (
	optStep   = "step"
	stepSave  = "save"
	stepStand = "stand"
)

// save goes the way that an editor goes on Discord, with the flags for what is asked on it: fault by fault, or saved.
func (f *factFlags) save(ctx context.Context, a *app, d deskStory, command string, options map[string]string) error {
	all, err := allCommands(ctx, d.Store, answer.New(d.Store), d.story.Slug)
	if err != nil {
		return err
	}
	s := &session{screen: screenOn(a.stdout, a.getenv), out: a.stdout, all: all, now: a.now, log: a.log}
	options["story"] = d.story.Slug
	do := commands.Invocation{Command: command, Options: options}
	for range 8 { // a draft has fewer steps
		cmd, sub := commands.Find(all, do.Command)
		req := s.request()
		req.Guild, req.Sub, req.Options, req.Via = d.guild, sub, do.Options, deskAuthor().Via
		reply, err := cmd.Run(ctx, req)
		if err != nil {
			return err
		}
		step := ""
		switch reply.Kind {
		case commands.KindPreview:
			if f.DryRun {
				reply.Title = strings.Replace(reply.Title, "Save this fact?", "This would be saved", 1)
				return failedWrite(s.printf("%s", s.card(reply)))
			}
			step = stepSave
		case commands.KindWarned:
			if f.DryRun && !f.Both {
				if err := s.printf("%s", s.card(reply)); err != nil {
					return failedWrite(err)
				}
			}
			if !f.Both || button(reply, stepStand) == nil {
				return refusedDraft(reply)
			}
			step = stepStand
		case commands.KindSaved:
			return failedWrite(s.printf("%s: %s · %s\n", reply.Title, clean(reply.Items[0].Head), clean(reply.Footer)))
		default:
			return refusedDraft(reply)
		}
		b := button(reply, step)
		if b == nil {
			return refusedDraft(reply)
		}
		do = b.Do
	}
	return errors.New("the fact could not be saved; try it in byline console")
}

// button finds the button of a step.
func button(r commands.Reply, step string) *commands.Button {
	for i := range r.Buttons {
		if r.Buttons[i].Do.Options[optStep] == step {
			return &r.Buttons[i]
		}
	}
	return nil
}

// refusedDraft is a reply that saves nothing, as errors: a line for each thing to be put right.
func refusedDraft(r commands.Reply) error {
	var list faultList
	add := func(format string, args ...any) { list = append(list, fmt.Errorf(format, args...)) }
	switch r.Kind {
	case commands.KindFaults:
		for _, it := range r.Items {
			if it.Text != "" {
				add("%s: %s", it.Head, it.Text)
			}
		}
	case commands.KindWarned:
		for _, it := range r.Items {
			if key, ok := strings.CutPrefix(it.Head, "Contradicts "); ok {
				add("%s: %s; give --replaces %s, --disputes %s or --both", it.Head, strings.TrimSuffix(it.Text, "."), key, key)
			} else if key, ok := strings.CutPrefix(it.Head, "Says nearly the same: "); ok {
				add("%s: %s; give --replaces %s or --both", it.Head, strings.TrimSuffix(it.Text, "."), key)
			}
		}
		if len(list) == 0 {
			add("%s; give --as correction where the record was wrong, or --as replacement where the world has changed", strings.TrimSuffix(r.Title, "?"))
		}
	default:
		add("%s", strings.TrimSpace(r.Title+" "+r.Lead))
	}
	return list
}
