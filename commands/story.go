package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/bwmarrin/discordgo"

	"byline/commands/answer"
	"byline/store"
)

const optChoose = "choose"

// storyCommand is /story: what a story holds, which others there are, and the choice of another.
func storyCommand(e *env) Command {
	return Command{
		Spec: &discordgo.ApplicationCommand{
			Name: "story", NameLocalizations: namesStory.othersRef(),
			Description: aboutStoryCommand.english(), DescriptionLocalizations: aboutStoryCommand.othersRef(),
			Options: []*discordgo.ApplicationCommandOption{storyOption(), pickOption(optChoose, aboutChoose, maxSlug), asOfOption()},
		},
		AsksEditor: true,
		Run:        e.runStory, Complete: e.complete,
		example: func(_ context.Context, r *reading) []string {
			return []string{"/story", "/story choose:" + r.story.Slug}
		},
	}
}

func (e *env) runStory(ctx context.Context, req Request) (Reply, error) {
	if req.Options[optChoose] != "" {
		return e.chooseStory(ctx, req)
	}
	r, err := e.read(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	stories, err := e.Store.Stories(ctx, req.Guild)
	if err != nil {
		return Reply{}, fmt.Errorf("listing the stories: %w", err)
	}
	return r.overview(ctx, stories), nil
}

// overview is the story in a few lines.
func (r *reading) overview(ctx context.Context, stories []store.Story) Reply {
	facts, sources := 0, 0
	var newest store.When
	for i := range r.view.Record.Facts {
		f := &r.view.Record.Facts[i]
		if !r.view.State(f, r.at).Current() {
			continue
		}
		facts++
	}
	rec := r.view.Record
	for i := range rec.Sources {
		if from, _ := rec.Sources[i].Published.Span(r.loc); !from.After(r.at) {
			sources++
			if rec.Sources[i].Published.Compare(newest) > 0 {
				newest = rec.Sources[i].Published
			}
		}
	}
	reply := Reply{Title: r.story.Title, Lead: r.story.Summary, Zone: r.loc, Footer: r.footer(r.lang.count(numFacts, facts))}
	reply.Items = []Item{{
		Head: r.lang.say(msgOnRecord),
		Text: r.lang.say(msgHolds, r.lang.count(numFacts, facts), r.lang.count(numSources, sources), r.lang.count(numNames, len(rec.Entities))),
	}}
	if !newest.IsZero() {
		reply.Items[0].Text = r.lang.row(reply.Items[0].Text, r.lang.say(msgLatest, r.dated(newest)))
	}
	if main := mainEntities(r.view, 6); len(main) > 0 {
		named := make([]string, len(main))
		for i, m := range main {
			named[i] = m.Name
		}
		reply.Items = append(reply.Items, Item{Head: r.lang.say(msgMostNamed), Text: r.lang.list(named...)})
	}
	reply.Buttons = []Button{
		{Label: r.lang.say(msgTimeline), Do: r.again("timeline")},
		{Label: r.lang.say(msgFigures), Do: r.again("figures")},
		{Label: r.lang.say(msgSaid), Do: r.again("said")},
		{Label: r.lang.say(btnSources), Do: r.again("sources", optAsOf, "")},
	}
	if examples := r.examples(ctx, 3); len(examples) > 0 {
		it := Item{Head: r.lang.say(msgAskInstance)}
		for _, q := range examples {
			it.Notes = append(it.Notes, q)
			reply.Buttons = append(reply.Buttons, Button{Label: cut(q, 80), Do: r.again("ask", optQuestion, q)})
		}
		reply.Items = append(reply.Items, it)
	}
	var others []store.Story
	for _, s := range stories {
		if s.ID != r.story.ID {
			others = append(others, s)
		}
	}
	if len(others) > 0 {
		p := pageSized(r.req, len(others), 10)
		it := Item{Head: r.lang.say(msgOthers)}
		for _, s := range others[p.from:p.to] {
			it.Notes = append(it.Notes, s.Slug+" · "+s.Title)
		}
		reply.Items = append(reply.Items, it)
		for _, s := range others[p.from:min(p.to, p.from+perPage)] {
			reply.Buttons = append(reply.Buttons, Button{
				Label: s.Slug, Do: Invocation{"story", map[string]string{optStory: s.Slug}}, Replace: true,
			})
		}
		r.turn(&reply, p, btnBack, btnMoreStories)
	}
	return reply
}

// chooseStory makes a story the one that is asked from now on: by the whole server, where an editor chooses, else by this
// conversation alone.
func (e *env) chooseStory(ctx context.Context, req Request) (Reply, error) {
	s, err := e.storyCalled(ctx, req, optChoose, req.Options[optChoose])
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{Title: s.Title, Footer: s.Slug, Zone: s.Location()}
	if req.Guild == 0 {
		if err := e.turnTo(ctx, req, s.ID); err != nil {
			return Reply{}, fmt.Errorf("choosing the story %s: %w", s.Slug, err)
		}
		reply.Lead = e.Lang(ctx, req).say(msgTurnedHere)
		return reply, nil
	}
	if !req.Editor {
		l := e.Lang(ctx, req)
		return Reply{}, refusal(l.say(msgChooseOnly), l.say(msgAddStory, s.Slug),
			Button{Label: l.say(btnShow, s.Slug), Do: Invocation{"story", map[string]string{optStory: s.Slug}}})
	}
	if err := e.Store.ChooseStory(ctx, req.author(), req.Guild, s.ID); err != nil {
		return Reply{}, fmt.Errorf("choosing the story %s: %w", s.Slug, err)
	}
	reply.Lead = e.Lang(ctx, req).say(msgTurned)
	return reply, nil
}

// author is who makes a write that a request asks for.
func (req Request) author() store.Author {
	by := store.Author{UserID: req.User, Name: req.UserName, Via: cmp.Or(req.Via, "desk")}
	if req.Via != "" {
		by.UserID = "" // the console's tells its conversation apart; it is nobody's on Discord, and the name says who it is
	}
	return by
}

// mainEntities are at most n entities, those that most facts name first.
func mainEntities(v *answer.View, n int) []*store.Entity {
	named := make(map[store.EntityID]int)
	for i := range v.Record.Facts {
		f := &v.Record.Facts[i]
		if f.Retracted != "" {
			continue
		}
		named[f.Subject]++
		if f.Object != f.Subject {
			named[f.Object]++
		}
		if f.SaidBy != f.Subject && f.SaidBy != f.Object {
			named[f.SaidBy]++
		}
	}
	var main []*store.Entity
	for i := range v.Record.Entities {
		if e := &v.Record.Entities[i]; named[e.ID] > 0 {
			main = append(main, e)
		}
	}
	slices.SortStableFunc(main, func(a, b *store.Entity) int { return cmp.Compare(named[b.ID], named[a.ID]) })
	return main[:min(len(main), n)]
}
