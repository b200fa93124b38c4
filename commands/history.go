package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

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
		Run: e.runHistory, extra: []string{optFacts},
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
		return Reply{}, refusal("That button names no fact.", "Run the command again.")
	}
	revisions, err := r.revisions(ctx, facts)
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{Title: "History", Zone: r.loc}
	if len(facts) == 1 {
		reply.Lead = facts[0].Text
	} else if len(revisions) == len(facts) {
		reply.Lead = "None of these has been changed since it came on record."
	}
	p := pageOf(req, len(revisions))
	for _, v := range revisions[p.from:p.to] {
		it := r.revision(v)
		if len(facts) > 1 {
			it.Text = whole(v).Text
		}
		reply.Items = append(reply.Items, it)
	}
	reply.Footer = join(count(len(revisions), "revision"), count(len(facts), "fact"), p.label(), r.story.Slug)
	reply.Buttons = []Button{{Label: "Sources", Do: r.again("sources", optFacts, idList(facts))}}
	if len(facts) == 1 {
		reply.Buttons = append(reply.Buttons, Button{Label: "Whole fact", Do: r.again("fact", optKey, facts[0].Key)})
	}
	r.turn(&reply, p, "Newer", "Older")
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
	it := Item{Date: store.At(v.At), Head: capital(v.Action)}
	if v.Author.Name != "" {
		it.Head += " by " + v.Author.Name
	}
	if v.Author.Via != "" {
		it.Head += " (" + v.Author.Via + ")"
	}
	if v.Before != nil && v.After != nil {
		it.Notes = r.changes(v.Before, v.After)
	}
	return it
}

// changes are the fields in which two states of a fact differ: "Value: 11% lower (was: 12% lower)".
func (r *reading) changes(before, after *store.Fact) (changes []string) {
	was, is := r.fields(before), r.fields(after)
	for i, f := range is {
		old := was[i].value
		switch {
		case f.value == old:
		case old == "":
			changes = append(changes, f.name+": "+f.value)
		case f.value == "":
			changes = append(changes, f.name+": none (was: "+old+")")
		default:
			changes = append(changes, f.name+": "+f.value+" (was: "+old+")")
		}
	}
	return changes
}

type field struct{ name, value string }

// fields are everything that a fact holds, in words, always the same fields in the same order.
func (r *reading) fields(f *store.Fact) []field {
	relation := f.Relation
	if rel := r.view.Relation(f.Relation); rel != nil {
		relation = rel.Label
	}
	key := func(id store.FactID) string {
		if other := r.view.Fact(id); other != nil {
			return other.Key
		}
		return ""
	}
	var sources []string
	for _, s := range f.Sources {
		sources = append(sources, s.Publisher+", "+s.Published.Format(r.loc))
	}
	return []field{
		{"Text", f.Text},
		{"Subject", r.view.Name(f.Subject)},
		{"Relation", relation},
		{"Object", r.view.Name(f.Object)},
		{"Value", f.Value},
		{"Where", f.Where},
		{"Status", f.Status.Word()},
		{"Happened", f.Happened.Format(r.loc)},
		{"Until", f.Until.Format(r.loc)},
		{"Said by", r.view.Name(f.SaidBy)},
		{"Quotation", f.Quote},
		{"Sources", strings.Join(sources, "; ")},
		{"Replaces", key(f.Replaces)},
		{"Disputes", key(f.Disputes)},
		{"Retracted", f.Retracted},
	}
}
