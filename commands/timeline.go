package commands

import (
	"context"
	"slices"

	"github.com/bwmarrin/discordgo"

	"byline/commands/answer"
	"byline/store"
)

const optFrom = "from"

// timelineCommand is /timeline: what happened when, the latest first.
func timelineCommand(e *env) Command {
	return Command{
		Spec: &discordgo.ApplicationCommand{
			Name: "timeline", NameLocalizations: namesTimeline.othersRef(),
			Description: aboutTimeline.english(), DescriptionLocalizations: aboutTimeline.othersRef(),
			Options: []*discordgo.ApplicationCommandOption{
				nameOption(), textOption(optFrom, aboutFrom, maxDate), asOfOption(), storyOption(),
			},
		},
		Run: e.runTimeline, Complete: e.complete, example: exampleNaming("timeline"),
	}
}

func (e *env) runTimeline(ctx context.Context, req Request) (Reply, error) {
	r, who, note, err := e.readNamed(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	from, err := r.dateOption(optFrom)
	if err != nil {
		return Reply{}, err
	}
	since, _ := from.Span(r.loc)
	var facts []*store.Fact
	for _, f := range r.factsOn(who) {
		if f.Happened.IsZero() || !r.view.State(f, r.at).Known {
			continue
		}
		if _, to := f.Happened.Span(r.loc); !from.IsZero() && !to.After(since) {
			continue
		}
		facts = append(facts, f)
	}
	slices.SortStableFunc(facts, func(a, b *store.Fact) int { return b.Happened.Compare(a.Happened) })

	p := pageOf(req, len(facts))
	reply := Reply{Title: r.lang.say(msgTimeline), Lead: note, Zone: r.loc, Kind: string(answer.Answered)}
	if who != nil {
		reply.Title = r.lang.say(msgTimelineOf, r.lang.owner(who.Name))
	}
	if !from.IsZero() {
		reply.Title = r.lang.say(msgTimelineFrom, reply.Title, r.dated(from))
	}
	if len(facts) == 0 {
		reply.Kind, reply.Tone = string(answer.NoRecord), ToneNone
		reply.Lead = r.lang.row(note, r.lang.say(msgNothingDated))
		reply.Footer = r.footer()
		if who != nil {
			reply.Buttons = []Button{{Label: r.lang.say(msgAbout, who.Name), Do: r.again("about", optName, who.Slug), Replace: true}}
		}
		return reply, nil
	}
	for _, f := range facts[p.from:p.to] {
		it := r.item(f)
		it.Date = f.Happened
		reply.Items = append(reply.Items, it)
	}
	reply.Footer = r.footer(r.lang.count(numDatedFacts, len(facts)), p.label(r.lang))
	reply.Buttons = r.factButtons(facts[p.from:p.to], who)
	r.turn(&reply, p, btnNewer, btnOlder)
	return reply, nil
}

// factsOn are the facts that name who, all facts where it is nil; in neither case anything not known by the reading's
// instant.
func (r *reading) factsOn(who *store.Entity) []*store.Fact {
	if who != nil {
		return r.view.About(who.ID, r.at)
	}
	facts := make([]*store.Fact, 0, len(r.view.Record.Facts))
	for i := range r.view.Record.Facts {
		if f := &r.view.Record.Facts[i]; r.view.State(f, r.at).Known {
			facts = append(facts, f)
		}
	}
	return facts
}
