package commands

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"byline/store"
)

const (
	optEdit = "edit"
	optOwn  = "own" // "1": only what was done to the server's own layer; from the terminal, which asks nothing before it undoes
)

// deskUndo is /desk undo: any change is taken back, one's own last where none is named. What is to happen is shown first.
func deskUndo(e *env) subcommand {
	return subcommand{
		name:  "undo",
		names: phrase{"undo", "撤消", "取り消し", "rückgängig", "annuler", "deshacer"},
		about: phrase{"Take back your last change, or any by its number", "撤消您上次的更改，或指定编号的更改", "自分の最後の変更、または番号の変更を取り消す",
			"Die eigene letzte Änderung zurücknehmen, oder eine nach Nummer", "Annuler votre dernier changement, ou un autre par son numéro",
			"Deshacer su último cambio, u otro por su número"},
		options: optionList(named(pickOption(optEdit, phrase{"The number of a change", "更改的编号", "変更の番号", "Die Nummer einer Änderung",
			"Le numéro d'un changement", "El número de un cambio"}, 20), namesEdit), storyOption()),
		run: e.runDeskUndo, complete: e.completeEdit,
		extra:   map[string]int{optConfirm: 1, optStay: 1, optOwn: 1},
		example: "/desk undo · /desk undo 17",
	}
}

var namesEdit = phrase{optEdit, "更改", "変更", "änderung", "changement", "cambio"}

func (e *env) runDeskUndo(ctx context.Context, req Request) (Reply, error) {
	w, gone, err := e.goneStory(ctx, req)
	if gone != nil {
		return w.undoGone(ctx, gone)
	}
	if err == nil {
		w, err = e.work(ctx, req)
	}
	if err != nil {
		return Reply{}, err
	}
	if req.Options[optStay] != "" {
		return w.left(), nil
	}
	ed, err := w.editToUndo(ctx)
	if err != nil {
		return Reply{}, err
	}
	if err := w.mayUndo(ed); err != nil {
		return Reply{}, err
	}
	if req.Options[optConfirm] != "1" {
		return w.askUndo(ed), nil
	}
	desk := w.desk
	desk.Shared = ed.Guild == 0
	undo, err := e.Store.Undo(ctx, desk, ed.ID)
	if err != nil {
		return w.inTheWay(ctx, ed, err)
	}
	w.desk = desk
	reply := w.done(numbered(ed.ID)+" is undone", undo, w.undid(ctx, ed, undo)...)
	reply.Lead = w.headline(ed) + "; that is taken back."
	reply.Buttons[0].Label = "Bring it back"
	if ed.Undoes != 0 {
		reply.Title, reply.Lead = numbered(ed.Undoes)+" is back", ""
		reply.Buttons[0].Label = "Undo"
	}
	reply.Buttons = append(reply.Buttons, w.historyButton("", ""))
	return reply, nil
}

// editToUndo is the edit that a call names, or the editor's own last one that stands.
func (w *deskWork) editToUndo(ctx context.Context) (*store.Edit, error) {
	if typed := w.req.Options[optEdit]; typed != "" {
		return w.edit(ctx, typed)
	}
	f := store.EditFilter{Editor: w.desk.By.UserID, Limit: 50}
	for {
		edits, err := w.env.Store.Edits(ctx, w.req.Guild, w.story.ID, f)
		if err != nil {
			return nil, fmt.Errorf("listing the changes: %w", err)
		}
		for i := range edits {
			// What was undone is passed over with its undoing, so that undoing again and again goes further and further back.
			if ed := &edits[i]; ed.UndoneBy == 0 && ed.Undoes == 0 && w.own(ed) && w.mayUndo(ed) == nil {
				return ed, nil
			}
		}
		if len(edits) < f.Limit {
			return nil, refusal("You have made no change here that stands.", "/desk history lists what was changed; /desk undo edit:… takes a number.",
				w.historyButton("", ""))
		}
		f.Before = edits[len(edits)-1].ID
	}
}

// own reports whether an edit is the editor's. Who has no id, at a terminal, goes by name.
func (w *deskWork) own(ed *store.Edit) bool {
	by := w.desk.By
	return ed.By.UserID == by.UserID && (by.UserID != "" || ed.By.Name == by.Name)
}

// edit finds an edit of the story by its number as it was typed, "17" or "#17", with its first items.
func (w *deskWork) edit(ctx context.Context, typed string) (*store.Edit, error) {
	if id := editTyped(typed); id != 0 {
		edits, err := w.env.Store.Edits(ctx, w.req.Guild, w.story.ID, store.EditFilter{Before: id + 1, Limit: 1})
		if err != nil {
			return nil, fmt.Errorf("finding the change %d: %w", id, err)
		}
		if len(edits) == 1 && edits[0].ID == id {
			return &edits[0], nil
		}
	}
	return nil, refusal("No change "+quote(typed)+" was made to "+w.story.Slug+" here.", "Changes go by their numbers; /desk history lists them.",
		w.historyButton("", ""))
}

// editTyped is the number of an edit as it was typed, "17" or "#17"; 0 where that is none.
func editTyped(typed string) store.EditID {
	id, err := strconv.ParseInt(strings.TrimPrefix(typed, "#"), 10, 64)
	if err != nil || id < 1 || id >= 1<<53 {
		return 0
	}
	return store.EditID(id)
}

// mayUndo says why an edit cannot be undone by this editor.
func (w *deskWork) mayUndo(ed *store.Edit) error {
	switch {
	case ed.UndoneBy != 0:
		return refusal(numbered(ed.ID)+" is undone already, by "+numbered(ed.UndoneBy)+".", "To bring it back, undo "+numbered(ed.UndoneBy)+".",
			w.undoButton("Undo "+numbered(ed.UndoneBy), ed.UndoneBy))
	case ed.Guild != w.req.Guild && w.req.Options[optOwn] != "":
		return refusal(numbered(ed.ID)+" changed the record of all servers.", "Undo it there, without naming a server.")
	case ed.Guild != w.req.Guild && !w.req.Operator:
		return refusal(numbered(ed.ID)+" changed the record of all servers.", "Only the operators of this bot can undo it; in this server, "+
			"/desk fix and /desk retract change what it says.")
	case ed.IsStarter():
		return refusal(numbered(ed.ID)+" put the starter story on record, which stays there.",
			"Retract its facts, or have BYLINE_STORY name another story.")
	}
	return nil
}

// inTheWay is the reply where an edit cannot be undone, with the later ones that have to be undone first.
func (w *deskWork) inTheWay(ctx context.Context, ed *store.Edit, cause error) (Reply, error) {
	reply, err := w.refused(ctx, cause, nil)
	if err != nil || !errors.Is(cause, store.ErrConflict) {
		return reply, err
	}
	later, err := w.env.Store.Edits(ctx, w.req.Guild, w.story.ID, store.EditFilter{Limit: 100})
	if err != nil {
		return Reply{}, fmt.Errorf("listing the changes: %w", err)
	}
	for i := range later {
		l := &later[i]
		touches := slices.ContainsFunc(l.Items, func(it store.EditItem) bool {
			return slices.ContainsFunc(ed.Items, func(of store.EditItem) bool { return of.Kind == it.Kind && of.Name == it.Name })
		})
		if l.ID <= ed.ID || l.UndoneBy != 0 || l.Undoes != 0 || !touches || len(reply.Items) == perPage {
			continue
		}
		reply.Items = append(reply.Items, w.entry(l))
		if w.mayUndo(l) == nil {
			reply.Buttons = append(reply.Buttons, w.undoButton("Undo "+numbered(l.ID), l.ID))
		}
	}
	reply.Buttons = append(reply.Buttons, w.historyButton("", ""))
	return reply, nil
}

// askUndo shows what undoing an edit would do.
func (w *deskWork) askUndo(ed *store.Edit) Reply {
	number := strconv.FormatInt(int64(ed.ID), 10)
	title, label := "Undo "+numbered(ed.ID)+"?", "Undo it"
	if ed.Undoes != 0 {
		title, label = "Bring "+numbered(ed.Undoes)+" back?", "Bring it back"
	}
	reply := Reply{
		Title: title, Lead: w.headline(ed) + byWhom(ed.By) + " on " + store.At(ed.At).Format(w.loc) + ". Undoing that changes:",
		Items: w.backwards(ed), Zone: w.loc, Footer: w.story.Slug,
		Buttons: []Button{
			{Label: label, Main: true, Replace: true, Do: w.again("desk undo", optEdit, number, optConfirm, "1")},
			{Label: "Leave it", Replace: true, Do: w.again("desk undo", optStay, "1")},
		},
	}
	if ed.Guild == 0 && w.req.Guild != 0 {
		reply.Notes = []string{"This changes the record of all servers."}
	}
	return reply
}

// backwards is what undoing an edit does, thing by thing.
func (w *deskWork) backwards(ed *store.Edit) []Item {
	turned := *ed
	turned.Items = make([]store.EditItem, len(ed.Items))
	for i, it := range ed.Items {
		it.Before, it.After = it.After, it.Before
		it.Action = ""
		turned.Items[i] = it
	}
	return w.changedItems(&turned, perPage)
}

// undid is what the undo of an edit did, thing by thing. That need not be what the edit did turned round: where a server's own is
// taken away, the shared record shows, which may have changed since.
func (w *deskWork) undid(ctx context.Context, ed *store.Edit, undo store.EditID) []Item {
	done, err := w.edit(ctx, strconv.FormatInt(int64(undo), 10))
	if err != nil { // the story may be gone with it
		return w.backwards(ed)
	}
	for i := range done.Items {
		done.Items[i].Action = ""
	}
	return w.changedItems(done, perPage)
}

// completeEdit suggests edits by their numbers, the latest first.
func (e *env) completeEdit(ctx context.Context, req Request) ([]Choice, error) {
	if req.Focus != optEdit {
		return e.completeHistory(ctx, req)
	}
	w, err := e.work(ctx, req)
	if err != nil {
		return nil, err
	}
	edits, err := e.Store.Edits(ctx, req.Guild, w.story.ID, store.EditFilter{Limit: 100})
	if err != nil {
		return nil, fmt.Errorf("listing the changes: %w", err)
	}
	typed := strings.TrimPrefix(strings.ToLower(req.Options[optEdit]), "#")
	var choices []Choice
	for i := range edits {
		ed := &edits[i]
		c := Choice{Name: numbered(ed.ID) + " · " + w.headline(ed) + byWhom(ed.By), Value: strconv.FormatInt(int64(ed.ID), 10)}
		if strings.HasPrefix(c.Value, typed) || strings.Contains(strings.ToLower(c.Name), typed) {
			choices = append(choices, c)
		}
	}
	return choices, nil
}
