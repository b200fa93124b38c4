package commands

import (
	"cmp"
	"context"
	"slices"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

const optFact = "fact"

// sourcesCommand is /sources: where a fact, or everything, comes from.
func sourcesCommand(e *env) Command {
	return Command{
		Spec: &discordgo.ApplicationCommand{
			Name: "sources", NameLocalizations: namesSources.othersRef(),
			Description: aboutSources.english(), DescriptionLocalizations: aboutSources.othersRef(),
			Options: []*discordgo.ApplicationCommandOption{pickOption(optFact, aboutFactOption, maxName), storyOption()},
		},
		Run: e.runSources, Complete: e.complete,
		extra: []string{optFacts},
		example: func(_ context.Context, r *reading) []string {
			calls := []string{"/sources"}
			if len(r.view.Record.Facts) > 0 {
				calls = append(calls, "/sources "+r.view.Record.Facts[0].Key)
			}
			return calls
		},
	}
}

func (e *env) runSources(ctx context.Context, req Request) (Reply, error) {
	r, err := e.read(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	facts, err := r.factsNamed()
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{Title: r.lang.say(btnSources), Zone: r.loc}
	all := facts == nil
	if all {
		for i := range r.view.Record.Facts {
			if f := &r.view.Record.Facts[i]; f.Retracted == "" {
				facts = append(facts, f)
			}
		}
	}
	of := make(map[store.SourceID][]*store.Fact)
	var sources []store.Source
	for _, f := range facts {
		for _, s := range f.Sources {
			if of[s.ID] == nil {
				sources = append(sources, s)
			}
			of[s.ID] = append(of[s.ID], f)
		}
	}
	if all { // those that no fact rests on are on record too
		for _, s := range r.view.Record.Sources {
			if of[s.ID] == nil {
				sources = append(sources, s)
			}
		}
	}
	slices.SortStableFunc(sources, func(a, b store.Source) int {
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.Slug, b.Slug))
	})
	if len(facts) == 1 && !all {
		reply.Lead = facts[0].Text
	}
	p := pageOf(req, len(sources))
	for _, s := range sources[p.from:p.to] {
		it := Item{Head: s.Title, Cites: []Cite{cite(s)}}
		it.Cites[0].Title = "" // it is the head already
		if !s.Retrieved.IsZero() {
			it.Notes = append(it.Notes, r.lang.say(msgRetrieved, r.lang.onDate(s.Retrieved, r.loc)))
		}
		switch named := of[s.ID]; {
		case all && len(named) == 0:
			it.Text = r.lang.say(msgUnused)
		case all:
			it.Text = r.lang.sentence(r.lang.count(numFacts, len(named)))
		case len(facts) == 1:
			it.Quote = facts[0].Quote
		default:
			for _, f := range named {
				it.Notes = append(it.Notes, f.Text)
			}
		}
		reply.Items = append(reply.Items, it)
	}
	reply.Footer = join(r.lang.count(numSources, len(sources)), r.lang.count(numFacts, len(facts)), p.label(r.lang), r.story.Slug)
	r.turn(&reply, p, btnNewer, btnOlder)
	return reply, nil
}

// factsNamed are the facts that a call names by key or by ids, nil where it names none. Ids that the story does not hold
// are left out: they come from a button, which may be older than the record.
func (r *reading) factsNamed() ([]*store.Fact, error) {
	if r.req.Options[optFact] != "" {
		f, err := r.fact(optFact)
		if err != nil {
			return nil, err
		}
		return []*store.Fact{f}, nil
	}
	ids := r.req.Options[optFacts]
	if ids == "" {
		return nil, nil
	}
	var facts []*store.Fact
	for _, id := range factIDs(ids) {
		if f := r.view.Fact(id); f != nil {
			facts = append(facts, f)
		}
	}
	if len(facts) == 0 {
		return nil, refusal(r.lang.say(msgFactsGone, r.story.Slug), r.lang.say(msgAgainToSee))
	}
	return facts, nil
}
