package commands

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"byline/commands/answer"
	"byline/store"
)

// figuresCommand is /figures: the numbers on record.
func figuresCommand(e *env) Command {
	return Command{
		Spec: &discordgo.ApplicationCommand{
			Name: "figures", NameLocalizations: namesFigures.othersRef(),
			Description: aboutFigures.english(), DescriptionLocalizations: aboutFigures.othersRef(),
			Options: []*discordgo.ApplicationCommandOption{nameOption(), asOfOption(), storyOption()},
		},
		Run: e.runFigures, Complete: e.complete, example: exampleNaming("figures"),
	}
}

func (e *env) runFigures(ctx context.Context, req Request) (Reply, error) {
	return e.listFacts(ctx, req, factList{
		title: msgFigures, titleOf: msgFiguresOf, number: numFigures, none: msgNoFigure, noneFor: msgNoFigureFor,
		question: func(who string) string { return "What figures are on record for " + who + "?" },
		keep:     func(_ *reading, f *store.Fact, _ *store.Entity) bool { return isFigure(f) },
		head: func(r *reading, f *store.Fact, who *store.Entity) string {
			label := ""
			if rel := r.view.Relation(f.Relation); rel != nil && rel.Slug != "figure" {
				label = r.lang.relation(rel)
			}
			name := r.view.Name(f.Subject)
			switch own := who != nil && f.Subject == who.ID || name == ""; {
			case f.Value == "":
				return name
			case own && label == "":
				return capital(f.Value)
			case own:
				return label + r.lang.say(msgColon) + f.Value
			case label == "":
				return name + r.lang.say(msgColon) + f.Value
			case r.lang != English:
				return join(name, label) + r.lang.say(msgColon) + f.Value
			default:
				return possessive(name) + " " + inSentence(label) + ": " + f.Value
			}
		},
		dated: true,
	})
}

// factList is a command that lists facts of one sort, about one entity or about all.
type factList struct {
	title, titleOf text // titleOf: with the name as an owner, and as it is
	number         counted
	none, noneFor  text                    // what to say where there is nothing
	question       func(who string) string // in the story's language

	keep    func(*reading, *store.Fact, *store.Entity) bool
	head    func(*reading, *store.Fact, *store.Entity) string
	headSay bool // the head says who said it, so that the byline need not
	dated   bool // each item shows when it was: a figure is of its period
}

func (e *env) listFacts(ctx context.Context, req Request, l factList) (Reply, error) {
	r, who, note, err := e.readNamed(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	var facts []*store.Fact
	for _, f := range r.factsOn(who) {
		if r.view.State(f, r.at).Current() && l.keep(r, f, who) {
			facts = append(facts, f)
		}
	}
	p := pageOf(req, len(facts))
	reply := Reply{Title: r.lang.say(l.title), Lead: note, Zone: r.loc, Kind: string(answer.Answered)}
	if who != nil {
		reply.Title = r.lang.say(l.titleOf, r.lang.owner(who.Name), who.Name)
	}
	if len(facts) == 0 {
		reply.Kind, reply.Tone, reply.Footer = string(answer.NoRecord), ToneNone, r.footer()
		reply.Lead = r.lang.row(note, r.lang.say(l.none))
		if who != nil {
			reply.Lead = r.lang.row(note, r.lang.say(l.noneFor, who.Name))
			reply.Buttons = r.unanswered(l.question(who.Name))
		}
		return reply, nil
	}
	shown := facts[p.from:p.to]
	reply.Items = r.items(shown, func(f *store.Fact, it *Item) {
		it.Head = l.head(r, f, who)
		if l.headSay && (it.SaidBy == it.Head || who != nil && it.SaidBy == who.Name) {
			it.SaidBy = ""
		}
		if l.dated {
			it.Date = f.Happened
		}
	})
	reply.Tone = tone(reply.Items)
	reply.Footer = r.footer(r.lang.count(l.number, len(facts)), p.label(r.lang))
	reply.Buttons = r.factButtons(shown, who)
	r.turn(&reply, p, btnBack, btnMore)
	return reply, nil
}
