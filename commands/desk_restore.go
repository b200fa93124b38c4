package commands

import (
	"context"
	"strings"

	"byline/store"
)

// deskRestore is /desk restore: a retracted fact is told again.
func deskRestore(e *env) subcommand {
	return subcommand{
		name:  "restore",
		names: phrase{"restore", "恢复", "復元", "wiederherstellen", "rétablir", "restaurar"},
		about: phrase{"Put a retracted fact back into the answers", "恢复已撤回的事实", "撤回した事実を回答に戻す", "Einen zurückgezogenen Fakt wieder gelten lassen",
			"Rétablir un fait retiré", "Restaurar un hecho retirado"},
		options: optionList(required(pickOption(optFact, aboutKey, maxName)), storyOption(), everywhereOption()),
		run:     e.runDeskRestore,
		complete: func(ctx context.Context, req Request) ([]Choice, error) {
			return e.completeFacts(ctx, req, func(f *store.Fact) bool { return f.Retracted != "" })
		},
		extra:   map[string]int{optSeen: 20},
		example: "/desk restore partner-china",
	}
}

func (e *env) runDeskRestore(ctx context.Context, req Request) (Reply, error) {
	w, err := e.work(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	f, err := w.fact(optFact)
	if err != nil {
		return Reply{}, err
	}
	if f.Retracted == "" {
		return Reply{}, refusal(f.Key+" is not retracted.", "It is told in answers as it stands.", w.historyButton(optFact, f.Key))
	}
	edit, err := e.Store.RestoreFact(ctx, w.desk, f.Key, w.seen())
	if err != nil {
		return w.refused(ctx, err, nil)
	}
	reply := w.done("Restored", edit, Item{Head: f.Key, Text: f.Text, Cites: cites(f.Sources), Status: f.Status,
		Notes: []string{"Had been retracted: " + sentence(f.Retracted)}})
	reply.Buttons = append(reply.Buttons, w.historyButton(optFact, f.Key))
	return reply, nil
}

// completeFacts suggests facts of one sort, by their keys and words. Nothing typed suggests those that came on record last.
func (e *env) completeFacts(ctx context.Context, req Request, fits func(*store.Fact) bool) ([]Choice, error) {
	if req.Focus != optFact {
		return e.complete(ctx, req)
	}
	r, err := e.read(ctx, req)
	if err != nil {
		return nil, err
	}
	typed := strings.ToLower(req.Options[optFact])
	var starts, holds []Choice
	facts := r.view.Record.Facts
	for i := len(facts) - 1; i >= 0 && len(starts) < mostChoices && len(facts)-i <= 20_000; i-- {
		f := &facts[i]
		if !fits(f) {
			continue
		}
		c := Choice{Name: f.Key + " · " + f.Text, Value: f.Key}
		switch {
		case strings.HasPrefix(f.Key, typed):
			starts = append(starts, c)
		case len(holds) < mostChoices && (strings.Contains(f.Key, typed) || strings.Contains(strings.ToLower(f.Text), typed)):
			holds = append(holds, c)
		}
	}
	return append(starts, holds...), nil
}
