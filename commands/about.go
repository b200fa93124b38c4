package commands

import (
	"context"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/commands/answer"
	"byline/store"
)

// aboutCommand is /about: who or what an entity is, and the most telling facts on it.
func aboutCommand(e *env) Command {
	return Command{
		Spec: &discordgo.ApplicationCommand{
			Name: "about", NameLocalizations: namesAbout.othersRef(),
			Description: aboutAbout.english(), DescriptionLocalizations: aboutAbout.othersRef(),
			Options: []*discordgo.ApplicationCommandOption{required(nameOption()), asOfOption(), storyOption()},
		},
		Run: e.runAbout, Complete: e.complete, example: exampleNaming("about"),
	}
}

func (e *env) runAbout(ctx context.Context, req Request) (Reply, error) {
	r, who, note, err := e.readNamed(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	var facts []*store.Fact
	for _, f := range r.view.About(who.ID, r.at) {
		if r.view.State(f, r.at).Current() {
			facts = append(facts, f)
		}
	}
	// What a command would give of the entity tells most; the rest follows in the order of the record's view.
	slices.SortStableFunc(facts, func(a, b *store.Fact) int { return r.telling(b, who) - r.telling(a, who) })
	p := pageOf(req, len(facts))
	shown := facts[p.from:p.to]
	reply := Reply{
		Title: who.Name, Lead: r.lang.row(note, sentence(who.Summary)), Zone: r.loc,
		Items: r.items(shown, r.headAbout(who)), Footer: r.footer(r.lang.count(numFacts, len(facts)), p.label(r.lang)), Kind: string(answer.Answered),
	}
	if len(facts) == 0 {
		reply.Kind, reply.Tone, reply.Footer = string(answer.NoRecord), ToneNone, r.footer()
		reply.Notes = []string{r.lang.say(msgNoFactNames, who.Name)}
		if r.past() {
			reply.Notes = []string{r.lang.say(msgNoFactThen, who.Name, r.dated(r.asOf))}
		}
		reply.Buttons = r.unanswered("What is on record about " + who.Name + "?")
		return reply, nil
	}
	name := who.Slug
	reply.Buttons = append(r.factButtons(shown, who), Button{Label: r.lang.say(msgTimeline), Do: r.again("timeline", optName, name)})
	r.turn(&reply, p, btnBack, btnMore)
	e.keepThread(req, r.story.ID, answer.Thread{
		Text: "What is on record about " + who.Name + "?", Subjects: []store.EntityID{who.ID}, Fact: facts[0].ID, At: req.Now,
	})
	return reply, nil
}

// telling is higher for facts that say more of the entity.
func (r *reading) telling(f *store.Fact, who *store.Entity) int {
	rel := r.view.Relation(f.Relation)
	switch {
	case rel == nil || !rel.Command:
		return 0
	case f.Subject == who.ID && f.Object != 0:
		return 3
	case f.Object == who.ID:
		return 2
	case f.Subject == who.ID:
		return 1
	}
	return 0
}

// headAbout heads a fact about an entity with what it says of it: "Partner", "Leads"; with nothing where it only names it.
func (r *reading) headAbout(who *store.Entity) func(*store.Fact, *Item) {
	return func(f *store.Fact, it *Item) {
		rel := r.view.Relation(f.Relation)
		switch {
		case rel == nil:
		case f.Subject == who.ID || f.Object == who.ID && rel.Symmetric:
			it.Head = r.lang.relation(rel)
		case f.Object == who.ID:
			l := relationList{reading: r, rel: *rel, who: who}
			it.Head = l.inverseLabel()
		}
	}
}

// exampleNaming makes a command's example from the entity that most facts name.
func exampleNaming(command string) func(context.Context, *reading) []string {
	return func(_ context.Context, r *reading) []string {
		if main := mainEntities(r.view, 1); len(main) > 0 {
			return []string{"/" + command + " " + strings.ToLower(main[0].Name)}
		}
		return nil
	}
}
