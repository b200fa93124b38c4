package commands

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"byline/store"
)

const (
	optBy     = "by"
	optLimit  = "limit"  // how many to a page, from the terminal
	optBefore = "before" // the edits at which the pages so far ended, "120.95"
)

// deskHistory is /desk history: who changed what, the latest first.
func deskHistory(e *env) subcommand {
	return subcommand{
		name:  "history",
		names: phrase{"history", "历史", "履歴", "verlauf", "historique", "historial"},
		about: phrase{"Who changed what: everything, a fact, a name or one editor", "谁改了什么：全部，或某一事实、名称、编辑", "誰が何を変えたか：全体、事実、名前、編集者ごと",
			"Wer was geändert hat: alles, ein Fakt, ein Name oder eine Person", "Qui a changé quoi : tout, un fait, un nom ou un rédacteur",
			"Quién cambió qué: todo, un hecho, un nombre o un redactor"},
		options: optionList(pickOption(optFact, aboutFactOption, maxName), pickOption(optName, aboutName, maxName),
			named(pickOption(optBy, phrase{"Only what this editor did", "仅限该编辑所做", "この編集者の変更のみ", "Nur was diese Person getan hat",
				"Seulement ce rédacteur", "Solo este redactor"}, maxName), phrase{optBy, "编辑", "編集者", "von", "par", "por"}),
			named(pickOption(optEdit, phrase{"One change whole, by its number", "按编号查看某次更改", "番号で一つの変更を表示", "Eine Änderung ganz, nach Nummer",
				"Un changement entier, par son numéro", "Un cambio entero, por su número"}, 20), namesEdit),
			storyOption()),
		run: e.runDeskHistory, complete: e.completeEdit,
		extra:   map[string]int{optBefore: maxExtra, optLimit: 3},
		example: "/desk history · /desk history fact:partner-china",
	}
}

func (e *env) runDeskHistory(ctx context.Context, req Request) (Reply, error) {
	w, err := e.work(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if typed := req.Options[optEdit]; typed != "" {
		ed, err := w.edit(ctx, typed)
		if err != nil {
			return Reply{}, err
		}
		whole, err := e.Store.Edit(ctx, req.Guild, w.story.ID, ed.ID)
		if err != nil {
			return Reply{}, fmt.Errorf("reading the change %d: %w", ed.ID, err)
		}
		return w.oneEdit(&whole), nil
	}
	size := perPage
	if n, err := strconv.Atoi(req.Options[optLimit]); err == nil {
		size = min(max(n, 1), 100)
	}
	f := store.EditFilter{Limit: size + 1}
	title := "What was changed"
	if key := req.Options[optFact]; key != "" {
		f.Fact = strings.ToLower(key)
		title += " in " + f.Fact
	}
	if req.Options[optName] != "" {
		who, _, err := w.entity(optName)
		if err != nil {
			return Reply{}, err
		}
		f.Entity = who.Slug
		title += " about " + who.Name
	}
	by := req.Options[optBy]
	if by != "" {
		title += " by " + by
	}
	ends := editIDs(req.Options[optBefore])
	if len(ends) > 0 {
		f.Before = ends[len(ends)-1]
	}
	edits, err := e.EditsBy(ctx, req.Guild, w.story.ID, f, by)
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{Title: title, Zone: w.loc}
	if len(edits) == 0 {
		reply.Lead = "Nothing."
		if f.Fact != "" && w.view.FactByKey(f.Fact) == nil {
			_, err := w.fact(optFact)
			return Reply{}, err
		}
	}
	more := len(edits) > size
	edits = edits[:min(len(edits), size)]
	for i := range edits {
		it, err := w.entryAbout(ctx, &edits[i], f)
		if err != nil {
			return Reply{}, err
		}
		reply.Items = append(reply.Items, it)
	}
	at := ""
	if n := len(ends); n > 0 || more {
		at = "page " + strconv.Itoa(n+1)
	}
	reply.Footer = join(at, w.story.Slug)
	turn := func(label string, ends []store.EditID) Button {
		return Button{Label: label, Replace: true, Main: label == "Older",
			Do: w.same(optBefore, editList(ends), optPage, strconv.Itoa(len(ends)+1))}
	}
	if len(ends) > 0 {
		reply.Buttons = append(reply.Buttons, turn("Newer", ends[:len(ends)-1]))
	}
	if more {
		reply.Buttons = append(reply.Buttons, turn("Older", append(slices.Clone(ends), edits[len(edits)-1].ID)))
	}
	for i := range edits {
		ed := &edits[i]
		if w.mayUndo(ed) == nil {
			reply.Buttons = append(reply.Buttons, w.undoButton("Undo "+numbered(ed.ID), ed.ID))
		}
		if ed.Total > shownOfEdit {
			reply.Buttons = append(reply.Buttons, Button{Label: "All of " + numbered(ed.ID),
				Do: w.again("desk history", optEdit, strconv.FormatInt(int64(ed.ID), 10))})
		}
	}
	return reply, nil
}

// shownOfEdit is how many of the things that an edit changed its entry tells of.
const shownOfEdit = 3

// mostSifted is how many items of an edit are looked through for those that a list is about.
const mostSifted = 2000

// entryAbout is entry, of an edit that changed many things telling only of those that the list is about.
func (w *deskWork) entryAbout(ctx context.Context, ed *store.Edit, f store.EditFilter) (Item, error) {
	if f.Fact == "" && f.Entity == "" || ed.Total <= 1 || ed.Total > mostSifted {
		return w.entry(ed), nil
	}
	whole := *ed
	if len(ed.Items) < ed.Total {
		var err error
		if whole, err = w.env.Store.Edit(ctx, w.req.Guild, w.story.ID, ed.ID); err != nil {
			return Item{}, fmt.Errorf("reading the change %d: %w", ed.ID, err)
		}
	}
	about := slices.DeleteFunc(whole.Items, func(it store.EditItem) bool { return !f.Concerns(&it) })
	sifted := *ed
	if len(about) > 0 {
		sifted.Items, sifted.Total = about, len(about)
	}
	it := w.entry(&sifted)
	it.Head = w.heading(ed)
	return it, nil
}

// heading is the number of an edit, what was done and by whom.
func (w *deskWork) heading(ed *store.Edit) string {
	return numbered(ed.ID) + " " + w.headline(ed) + byWhom(ed.By)
}

// entry is one edit in a list: when, its number, what was done by whom, and each difference.
func (w *deskWork) entry(ed *store.Edit) Item {
	it := Item{Date: store.At(ed.At), Head: w.heading(ed)}
	if len(ed.Items) == 1 && ed.Total <= 1 {
		one := w.changedItem(&ed.Items[0])
		it.Text, it.Notes = one.Text, one.Notes
		if ed.Action == store.ActionImport && ed.Items[0].Before == (store.Item{}) {
			it.Notes = append([]string{one.Head + "."}, it.Notes...)
		}
	} else {
		for i := range ed.Items[:min(len(ed.Items), shownOfEdit)] {
			it.Notes = append(it.Notes, w.changedLine(&ed.Items[i]))
		}
		if more := ed.Total - shownOfEdit; more > 0 {
			it.Notes = append(it.Notes, "And "+grouped(more)+" more.")
		}
	}
	if ed.Guild == 0 && w.req.Guild != 0 {
		it.Notes = append(it.Notes, "In the record of all servers.")
	}
	if ed.UndoneBy != 0 {
		it.Notes = append(it.Notes, "Undone by "+numbered(ed.UndoneBy)+".")
	}
	return it
}

// oneEdit is one edit with all that it changed, page by page.
func (w *deskWork) oneEdit(ed *store.Edit) Reply {
	reply := Reply{Title: numbered(ed.ID) + " " + w.headline(ed), Zone: w.loc,
		Lead: "On " + store.At(ed.At).Format(w.loc) + byWhom(ed.By) + "."}
	if ed.UndoneBy != 0 {
		reply.Lead += " Undone by " + numbered(ed.UndoneBy) + "."
	}
	p := pageOf(w.req, len(ed.Items))
	for i := range ed.Items[p.from:p.to] {
		reply.Items = append(reply.Items, w.changedItem(&ed.Items[p.from+i]))
	}
	reply.Footer = join(count(ed.Total, "change"), p.label(English), w.story.Slug)
	if w.mayUndo(ed) == nil {
		reply.Buttons = []Button{w.undoButton("Undo "+numbered(ed.ID), ed.ID)}
	}
	w.turn(&reply, p, btnBack, btnMore)
	return reply
}

// historyButton leads to what was changed, of a fact or of all.
func (w *deskWork) historyButton(option, value string) Button {
	if option == "" {
		return Button{Label: "History", Do: w.again("desk history")}
	}
	return Button{Label: "History", Do: w.again("desk history", option, value)}
}

// completeHistory suggests facts, names and editors.
func (e *env) completeHistory(ctx context.Context, req Request) ([]Choice, error) {
	switch req.Focus {
	case optFact:
		return e.completeFacts(ctx, req, func(*store.Fact) bool { return true })
	case optBy:
	default:
		return e.complete(ctx, req)
	}
	w, err := e.work(ctx, req)
	if err != nil {
		return nil, err
	}
	edits, err := e.Store.Edits(ctx, req.Guild, w.story.ID, store.EditFilter{Limit: 200})
	if err != nil {
		return nil, fmt.Errorf("listing the changes: %w", err)
	}
	typed := strings.ToLower(req.Options[optBy])
	var choices []Choice
	for _, ed := range edits {
		if ed.By.Name != "" && strings.Contains(strings.ToLower(ed.By.Name), typed) {
			choices = append(choices, Choice{Name: ed.By.Name, Value: ed.By.Name})
		}
	}
	return choices, nil
}

// mostLookedThrough is how many edits are looked through for those of a name.
const mostLookedThrough = 5000

// EditsBy lists edits as store.Store.Edits does, of one editor alone, who is named by Discord id or by name. An empty name is
// anyone.
func (d Deps) EditsBy(ctx context.Context, guild store.GuildID, story store.StoryID, f store.EditFilter, by string) (found []store.Edit, err error) {
	most := f.Limit
	if by != "" && strings.Trim(by, "0123456789") == "" {
		f.Editor, by = by, ""
	}
	if by != "" {
		f.Limit = 100
	}
	for looked := 0; looked < mostLookedThrough; looked += f.Limit {
		edits, err := d.Store.Edits(ctx, guild, story, f)
		if err != nil {
			return nil, fmt.Errorf("listing the changes: %w", err)
		}
		if by == "" {
			return edits, nil
		}
		for i := range edits {
			if strings.EqualFold(edits[i].By.Name, by) || edits[i].By.UserID == by {
				if found = append(found, edits[i]); len(found) == most {
					return found, nil
				}
			}
		}
		if len(edits) < f.Limit {
			break
		}
		f.Before = edits[len(edits)-1].ID
	}
	return found, nil
}

func editIDs(s string) (ids []store.EditID) {
	for _, id := range factIDs(s) {
		ids = append(ids, store.EditID(id))
	}
	return ids
}

func editList(ids []store.EditID) string {
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = strconv.FormatInt(int64(id), 10)
	}
	return strings.Join(parts, ".")
}
