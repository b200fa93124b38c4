package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// historyCommand is behind the button History: what became of some facts, the latest first.
func historyCommand(e *env) Command {
	return Command{
		Hidden: true,
		Spec: &discordgo.ApplicationCommand{
			Name: "history", Description: "What became of some facts",
			Options: []*discordgo.ApplicationCommandOption{storyOption()},
		},
		AsksEditor: true,
		Run:        e.runHistory, extra: []string{optFacts},
	}
}

func (e *env) runHistory(ctx context.Context, req Request) (Reply, error) {
	r, err := e.read(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	facts, err := r.factsNamed()
	if err != nil {
		return Reply{}, err
	}
	if facts == nil {
		return Reply{}, r.lang.refusal(msgButtonFact, msgAgain)
	}
	revisions, err := r.revisions(ctx, facts)
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{Title: r.lang.say(msgHistory), Zone: r.loc}
	if len(facts) == 1 {
		reply.Lead = facts[0].Text
	} else if len(revisions) == len(facts) {
		reply.Lead = r.lang.say(msgUnchanged)
	}
	p := pageOf(req, len(revisions))
	for _, v := range revisions[p.from:p.to] {
		it := r.revision(v)
		if req.Editor && v.Edit != 0 { // what /desk undo goes by
			it.Head = numbered(v.Edit) + " " + it.Head
		}
		if len(facts) > 1 {
			it.Text = whole(v).Text
		}
		reply.Items = append(reply.Items, it)
	}
	reply.Footer = join(r.lang.count(numRevisions, len(revisions)), r.lang.count(numFacts, len(facts)), p.label(r.lang), r.story.Slug)
	reply.Buttons = []Button{{Label: r.lang.say(btnSources), Do: r.again("sources", optFacts, idList(facts))}}
	if len(facts) == 1 {
		reply.Buttons = append(reply.Buttons, Button{Label: r.lang.say(btnWholeFact), Do: r.again("fact", optKey, facts[0].Key)})
	}
	r.turn(&reply, p, btnNewer, btnOlder)
	return reply, nil
}

// revisions are the facts' revisions, the latest first.
func (r *reading) revisions(ctx context.Context, facts []*store.Fact) (all []store.Revision, err error) {
	for _, f := range facts {
		h, err := r.env.Store.History(ctx, r.req.Guild, f.ID)
		if err != nil {
			return nil, fmt.Errorf("reading the history of %s: %w", f.Key, err)
		}
		slices.Reverse(h)
		all = append(all, h...)
	}
	slices.SortStableFunc(all, func(a, b store.Revision) int { return cmp.Compare(b.At.UnixMilli(), a.At.UnixMilli()) })
	return all, nil
}

// whole is the fact as a revision left it.
func whole(v store.Revision) *store.Fact {
	if v.After != nil {
		return v.After
	}
	return v.Before
}

// revision is one revision as an entry: when, what, by whom, and each field that changed.
func (r *reading) revision(v store.Revision) Item {
	done := v.Action
	if t, ok := revisionWords[done]; ok {
		done = r.lang.say(t)
	}
	it := Item{Date: store.At(v.At), Head: capital(done)}
	if v.Author.Name != "" {
		it.Head = r.lang.say(msgBy, it.Head, v.Author.Name)
	}
	if v.Author.Via != "" {
		it.Head += " (" + v.Author.Via + ")"
	}
	if v.Before != nil && v.After != nil {
		it.Notes = texts(r.changes(v.Before, v.After))
	}
	return it
}
