package commands

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// saidCommand is /said: who said what.
func saidCommand(e *env) Command {
	return Command{
		Spec: &discordgo.ApplicationCommand{
			Name: "said", NameLocalizations: namesSaid.othersRef(),
			Description: aboutSaid.english(), DescriptionLocalizations: aboutSaid.othersRef(),
			Options: []*discordgo.ApplicationCommandOption{nameOption(), asOfOption(), storyOption()},
		},
		Run: e.runSaid, Complete: e.complete, example: exampleNaming("said"),
	}
}

// sayings are the relations that say of their subject that it spoke, or kept silent.
var sayings = map[string]bool{"statement": true, "comment": true, "announcement": true, "expectation": true, "reaction": true}

// speaksFor are the relations of an organisation to the people whose words are its own.
var speaksFor = map[string]bool{"leader": true, "founder": true, "spokesperson": true}

func (e *env) runSaid(ctx context.Context, req Request) (Reply, error) {
	return e.listFacts(ctx, req, factList{
		title: msgSaid, titleOf: msgSaidOf, number: numStatements, none: msgNobody, noneFor: msgNoStatement, headSay: true,
		question: func(who string) string { return "What did " + who + " say?" },
		keep: func(r *reading, f *store.Fact, who *store.Entity) bool {
			speaker := r.speakerOf(f)
			return speaker != 0 && (who == nil || speaker == who.ID || r.speaksFor(speaker, who))
		},
		head: func(r *reading, f *store.Fact, who *store.Entity) string {
			speaker := r.speakerOf(f)
			if who != nil && speaker == who.ID {
				return ""
			}
			return r.view.Name(speaker)
		},
	})
}

// speakerOf is who said what a fact states; 0 where it is the reporting alone that says so.
func (r *reading) speakerOf(f *store.Fact) store.EntityID {
	if f.SaidBy != 0 {
		return f.SaidBy
	}
	if e := r.view.Entity(f.Subject); e != nil && sayings[f.Relation] {
		switch e.Kind {
		case store.KindPerson, store.KindCompany, store.KindOrganisation: // an iPhone expects nothing
			return e.ID
		}
	}
	return 0
}

// speaksFor reports whether a person is on record as one whose words are the organisation's.
func (r *reading) speaksFor(person store.EntityID, who *store.Entity) bool {
	if who.Kind == store.KindPerson {
		return false
	}
	for relation := range speaksFor {
		for _, link := range r.view.Related(who.ID, relation, r.at) {
			if link.Other == person && !link.Inverse && link.State.Current() {
				return true
			}
		}
	}
	return false
}
