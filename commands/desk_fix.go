package commands

import (
	"context"
	"fmt"
	"maps"

	"github.com/bwmarrin/discordgo"
)

var (
	namesFix = phrase{"fix", "更正", "訂正", "berichtigen", "corriger", "corregir"}
	aboutFix = phrase{"Correct a fact, or replace it by a new one", "更正事实，或用新事实取代", "事実を訂正、または新しい事実で置換",
		"Einen Fakt berichtigen oder ersetzen", "Corriger un fait, ou le remplacer", "Corregir un hecho, o reemplazarlo"}
)

// deskFix is /desk fix: a fact is corrected, where the record was wrong, or replaced, where the world has changed.
func deskFix(e *env) subcommand {
	as := named(textOption(optAs, phrase{"Was the record wrong, or has the world changed?", "是记录有误，还是情况已变？", "記録の誤りか、状況の変化か",
		"War es falsch, oder hat sich etwas geändert?", "Était-ce faux, ou le monde a-t-il changé ?", "¿Era erróneo o cambió el mundo?"}, 0),
		phrase{"as", "方式", "種別", "als", "comme", "como"})
	as.Choices = []*discordgo.ApplicationCommandOptionChoice{
		{Name: "correction: the record was wrong", Value: wayCorrect}, {Name: "replacement: the world has changed", Value: wayReplace},
	}
	options := append([]*discordgo.ApplicationCommandOption{required(pickOption(optFact, aboutFactOption, maxName)), as}, factOptions()...)
	return subcommand{
		name: "fix", names: namesFix, about: aboutFix,
		options: append(options, everywhereOption(), storyOption()),
		run:     e.runDeskFix, complete: e.completeDraft,
		extra: draftExtras(), lines: []string{optSource},
		example: "/desk fix fact:… value:…",
	}
}

func (e *env) runDeskFix(ctx context.Context, req Request) (Reply, error) {
	if req.Options[optDraft] != "" {
		return e.goOn(ctx, req)
	}
	d, err := e.newDraft(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	r, err := e.readDraft(ctx, req, d)
	if err != nil {
		return Reply{}, err
	}
	maps.Copy(r.req.Options, req.Options) // for the buttons that call this again with another key
	base, err := r.fact(optFact)
	if err != nil {
		return Reply{}, err
	}
	d.Fix, d.Way = base.Key, req.Options[optAs]
	if d.Seen, err = e.Store.LastRevision(ctx, d.scope(req), base.ID); err != nil {
		return Reply{}, fmt.Errorf("finding the last revision: %w", err)
	}
	if len(d.Fields) == 0 {
		return r.openForm(ctx, d, base, formMain)
	}
	return e.preview(ctx, req, d)
}
