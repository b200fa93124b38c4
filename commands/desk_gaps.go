package commands

import (
	"context"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// deskGaps is /desk gaps: what members asked that the record could not answer.
func deskGaps(e *env) subcommand {
	return subcommand{
		name: "gaps", names: namesGaps, about: aboutGaps,
		options: []*discordgo.ApplicationCommandOption{storyOption()},
		run:     e.runDeskGaps,
	}
}

// runDeskGaps lists the questions that members passed to the editors.
func (e *env) runDeskGaps(ctx context.Context, req Request) (Reply, error) {
	story, err := e.story(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	gaps, err := e.Store.Gaps(ctx, req.Guild, story.ID)
	if err != nil {
		return Reply{}, fmt.Errorf("listing the questions passed on: %w", err)
	}
	reply := Reply{Title: "Questions passed to the editors", Private: true, Zone: story.Location()}
	if len(gaps) == 0 {
		reply.Lead = "None is open."
	}
	p := pageOf(req, len(gaps))
	for _, g := range gaps[p.from:p.to] {
		it := Item{Date: store.At(g.At), Text: g.Question, SaidBy: g.By.Name}
		if g.Note != "" {
			it.Notes = []string{"Note: " + g.Note}
		}
		reply.Items = append(reply.Items, it)
	}
	reply.Footer = join(count(len(gaps), "question"), p.label(), story.Slug)
	p.turn(&reply, func(n string) Invocation {
		return Invocation{"desk gaps", map[string]string{optStory: story.Slug, optPage: n}}
	}, "Newer", "Older")
	return reply, nil
}
