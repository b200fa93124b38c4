package commands

import (
	"context"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// relatedCommand is behind the button Related: everything that an entity is related to, one line a relation.
func relatedCommand(e *env) Command {
	return Command{
		Hidden: true,
		Spec: &discordgo.ApplicationCommand{
			Name: "related", Description: "What an entity is related to",
			Options: []*discordgo.ApplicationCommandOption{required(nameOption()), asOfOption(), storyOption()},
		},
		Run: e.runRelated,
	}
}

func (e *env) runRelated(ctx context.Context, req Request) (Reply, error) {
	r, who, note, err := e.readNamed(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{Title: r.lang.say(msgAround, who.Name), Lead: note, Zone: r.loc}
	var others []*store.Entity
	seen := map[store.EntityID]bool{who.ID: true}
	facts := 0
	for i := range r.view.Record.Relations {
		rel := &r.view.Record.Relations[i]
		var direct, inverse []string
		told := make(map[string]bool)
		for _, link := range r.view.Related(who.ID, rel.Slug, r.at) {
			other := r.view.Entity(link.Other)
			if other == nil || !link.State.Current() {
				continue
			}
			facts++
			name := other.Name
			if link.Fact.Where != "" {
				name += " (" + link.Fact.Where + ")"
			}
			if s := link.Fact.Status; s != store.Confirmed {
				name += r.lang.say(msgComma) + r.lang.Status(s)
			}
			if !seen[other.ID] {
				seen[other.ID] = true
				others = append(others, other)
			}
			side := &direct
			if link.Inverse && !rel.Symmetric {
				side = &inverse
			}
			if key := name + "\x00" + map[bool]string{true: "inverse"}[side == &inverse]; !told[key] {
				told[key] = true
				*side = append(*side, name)
			}
		}
		l := relationList{reading: r, rel: *rel, who: who}
		if len(direct) > 0 {
			reply.Items = append(reply.Items, Item{Head: r.lang.relation(rel), Text: strings.Join(direct, "; ")})
		}
		if len(inverse) > 0 {
			reply.Items = append(reply.Items, Item{Head: l.inverseLabel(), Text: strings.Join(inverse, "; ")})
		}
	}
	total := len(reply.Items)
	p := pageSized(req, total, 10)
	reply.Items = reply.Items[p.from:p.to]
	if total == 0 {
		reply.Tone = ToneNone
		reply.Lead = r.lang.row(note, r.lang.say(msgUnrelated, who.Name))
	}
	reply.Footer = r.footer(r.lang.count(numFacts, facts), p.label(r.lang))
	reply.Buttons = []Button{
		{Label: cut(r.lang.say(msgAbout, who.Name), 80), Do: r.again("about", optName, who.Slug)},
	}
	for _, o := range others[:min(len(others), 4)] {
		reply.Buttons = append(reply.Buttons, Button{Label: cut(o.Name, 80), Do: r.again("related", optName, o.Slug), Replace: true})
	}
	r.turn(&reply, p, btnBack, btnMore)
	return reply, nil
}
