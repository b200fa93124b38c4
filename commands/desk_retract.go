package commands

import (
	"context"
	"fmt"
	"strconv"

	"byline/store"
)

const optReason = "reason"

// deskRetract is /desk retract: a fact leaves every answer, and stays on record with the reason.
func deskRetract(e *env) subcommand {
	return subcommand{
		name:  "retract",
		names: phrase{"retract", "撤回", "撤回", "zurückziehen", "retirer", "retractar"},
		about: phrase{"Take a fact out of every answer; it stays on record", "将某一事实撤出所有回答；记录保留", "事実をすべての回答から外す（記録は残る）",
			"Einen Fakt aus allen Antworten nehmen; er bleibt vermerkt", "Retirer un fait des réponses ; il reste consigné",
			"Quitar un hecho de las respuestas; sigue constando"},
		options: optionList(required(pickOption(optFact, aboutKey, maxName)),
			named(textOption(optReason, phrase{"Why; asked for where you leave it out", "原因；留空则会询问", "理由（省略時は尋ねます）", "Warum; sonst wird gefragt",
				"Pourquoi ; demandé sinon", "Por qué; si falta, se pregunta"}, store.MaxReason),
				phrase{optReason, "原因", "理由", "grund", "motif", "motivo"}),
			storyOption(), everywhereOption()),
		run: e.runDeskRetract, complete: e.completeStanding,
		extra:   map[string]int{optAgain: 1, optSeen: 20},
		example: "/desk retract partner-china reason:The source has withdrawn it",
	}
}

func (e *env) runDeskRetract(ctx context.Context, req Request) (Reply, error) {
	w, err := e.work(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	f, err := w.fact(optFact)
	if err != nil {
		return Reply{}, err
	}
	if f.Retracted != "" {
		return Reply{}, refusal(f.Key+" is retracted already.", "The reason given was: "+sentence(f.Retracted),
			Button{Label: "Restore it", Do: w.to("desk restore", optFact, f.Key)}, w.historyButton(optFact, f.Key))
	}
	reason := req.Options[optReason]
	if reason == "" || req.Options[optAgain] != "" {
		seen, err := e.Store.LastRevision(ctx, req.Guild, f.ID)
		if err != nil {
			return Reply{}, fmt.Errorf("reading the last revision of %s: %w", f.Key, err)
		}
		return Reply{Modal: &Modal{
			Title:   cut("Retract "+f.Key, 45),
			Inputs:  []Input{{Name: optReason, Label: "Why? The reason is kept with the fact", Value: reason, Long: true, Required: true, Max: store.MaxReason}},
			Do:      w.to("desk retract", optFact, f.Key, optSeen, strconv.FormatInt(seen, 10)),
			Replace: true,
		}}, nil
	}
	edit, err := e.Store.RetractFact(ctx, w.desk, f.Key, reason, w.seen())
	if err != nil {
		change := w.same(optAgain, "1")
		return w.refused(ctx, err, &change)
	}
	reply := w.done("Retracted", edit, Item{Head: f.Key, Text: f.Text, Cites: cites(f.Sources), Notes: []string{"Reason: " + reason}})
	if err := w.reread(ctx); err != nil {
		return Reply{}, err
	}
	if old := w.view.Fact(f.Replaces); old != nil && w.view.State(old, w.at).Current() {
		reply.Notes = append(reply.Notes, "What it replaced counts again: "+w.withByline(old))
	}
	reply.Buttons = append(reply.Buttons, w.historyButton(optFact, f.Key))
	return reply, nil
}

// reread looks at the story again, after an edit.
func (w *deskWork) reread(ctx context.Context) error {
	v, err := w.env.Answers.View(ctx, w.req.Guild, w.story.ID)
	if err != nil {
		return fmt.Errorf("reading the story %s: %w", w.story.Slug, err)
	}
	w.view, w.story = v, v.Record.Story
	return nil
}

// completeStanding suggests facts that are not retracted.
func (e *env) completeStanding(ctx context.Context, req Request) ([]Choice, error) {
	return e.completeFacts(ctx, req, func(f *store.Fact) bool { return f.Retracted == "" })
}
