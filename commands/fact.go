package commands

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

const optKey = "key"

// factCommand is /fact: one fact whole, with its history.
func factCommand(e *env) Command {
	return Command{
		Spec: &discordgo.ApplicationCommand{
			Name: "fact", NameLocalizations: namesFact.othersRef(),
			Description: aboutFact.english(), DescriptionLocalizations: aboutFact.othersRef(),
			Options: []*discordgo.ApplicationCommandOption{required(pickOption(optKey, aboutKey, maxName)), storyOption()},
		},
		Run: e.runFact, Complete: e.complete,
		example: func(_ context.Context, r *reading) []string {
			if len(r.view.Record.Facts) == 0 {
				return nil
			}
			return []string{"/fact " + r.view.Record.Facts[0].Key}
		},
	}
}

func (e *env) runFact(ctx context.Context, req Request) (Reply, error) {
	r, err := e.read(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	f, err := r.fact(optKey)
	if err != nil {
		return Reply{}, err
	}
	revisions, err := r.revisions(ctx, []*store.Fact{f})
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{Title: f.Key, Zone: r.loc, Tone: Tone(f.Status)}
	if f.Retracted != "" {
		reply.Lead = r.lang.say(msgRetracted, sentence(f.Retracted))
		reply.Tone = ToneNone
	}
	facts := r.items([]*store.Fact{f}, nil)
	var said, dates []string
	for _, fd := range r.fields(f) {
		if fd.value == "" {
			continue
		}
		switch fd.name {
		case "Subject", "Relation", "Object", "Value":
			said = append(said, r.lang.field(fd))
		case "Happened", "Until":
			dates = append(dates, r.lang.field(fd))
		}
	}
	if len(said) > 0 {
		facts[0].Notes = append(facts[0].Notes, join(said...))
	}
	if len(f.Sources) == 1 { // with more it is said already
		dates = append(dates, r.lang.say(msgOnRecordSince, r.dated(f.Known())))
	}
	if len(dates) > 0 {
		facts[0].Notes = append(facts[0].Notes, join(dates...))
	}
	if old := r.view.Fact(f.Replaces); old != nil {
		facts[0].Notes = append(facts[0].Notes, r.lang.say(msgReplaces, old.Key, r.withByline(old)))
	}
	if other := r.view.Fact(f.Disputes); other != nil && len(facts) == 1 {
		facts[0].Notes = append(facts[0].Notes, r.lang.say(msgDisputes, other.Key, r.withByline(other)))
	}
	p := pageOf(req, len(revisions))
	if p.n == 1 {
		reply.Items = facts
	} else {
		reply.Lead = f.Text
	}
	for _, v := range revisions[p.from:p.to] {
		reply.Items = append(reply.Items, r.revision(v))
	}
	reply.Footer = join(r.lang.count(numRevisions, len(revisions)), p.label(r.lang), r.story.Slug)
	reply.Buttons = r.factButtons([]*store.Fact{f}, r.view.Entity(f.Subject))[:1]
	if who := r.view.Entity(f.Subject); who != nil {
		reply.Buttons = append(reply.Buttons, Button{Label: r.lang.say(btnRelated), Do: r.again("related", optName, who.Slug)})
	}
	r.turn(&reply, p, btnNewer, btnOlder)
	return reply, nil
}
