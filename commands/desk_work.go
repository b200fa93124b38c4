package commands

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"byline/store"
)

// Options that only the desk's own buttons and forms send.
const (
	optAgain   = "again" // "1": show the form again, filled in with what the call holds
	optConfirm = "sure"  // "1": the editor has seen what is to happen
	optStay    = "stay"  // "1": the editor leaves things as they are
	optSeen    = "seen"  // revision of the fact that the editor saw last
)

// deskWork is an editor at work on one story.
type deskWork struct {
	*reading
	desk store.Desk
	kind string // with name, what is being changed, where that is no fact: one of the Item constants
	name string // its slug
}

// on says what is being changed, and what of it the editor saw last.
func (w *deskWork) on(kind, name string) {
	w.kind, w.name, w.desk.Seen = kind, name, store.EditID(w.seen())
}

// look reads the story anew for a form, and gives the number of the last edit that is in what was read: whatever is edited
// later, the editor has not seen.
func (w *deskWork) look(ctx context.Context) (seen string, err error) {
	edits, err := w.env.Store.Edits(ctx, w.req.Guild, w.story.ID, store.EditFilter{Limit: 1})
	if err != nil {
		return "", fmt.Errorf("finding the last change: %w", err)
	}
	if err := w.reread(ctx); err != nil || len(edits) == 0 {
		return "", err
	}
	return strconv.FormatInt(int64(edits[0].ID), 10), nil
}

// work starts an action of the desk on the story of a request.
func (e *env) work(ctx context.Context, req Request) (*deskWork, error) {
	r, err := e.read(ctx, req)
	if err != nil {
		return nil, err
	}
	shared, err := req.writesShared()
	if err != nil {
		return nil, err
	}
	return &deskWork{reading: r, desk: store.Desk{
		By: req.author(), Guild: req.Guild, Story: r.story.ID, Shared: shared, Operator: req.Operator,
	}}, nil
}

// to calls an action on the same story and the same layer. with is as with reading.again.
func (w *deskWork) to(command string, with ...string) Invocation {
	inv := w.again(command, with...)
	if e := w.req.Options[optEverywhere]; e != "" {
		inv.Options[optEverywhere] = e
	}
	return inv
}

// same is this very call with some options changed; an empty value takes one away.
func (w *deskWork) same(with ...string) Invocation {
	inv := Invocation{w.req.call, maps.Clone(w.req.Options)}
	inv.Options[optStory] = w.story.Slug
	for i := 0; i+1 < len(with); i += 2 {
		if inv.Options[with[i]] = with[i+1]; with[i+1] == "" {
			delete(inv.Options, with[i])
		}
	}
	return inv
}

// seen is what this call says the editor saw last of a fact; 0 where it does not say.
func (w *deskWork) seen() int64 {
	n, err := strconv.ParseInt(w.req.Options[optSeen], 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// done is the reply to an edit: what was done, and the way to take it back.
func (w *deskWork) done(title string, edit store.EditID, items ...Item) Reply {
	reply := Reply{Title: title, Items: items, Zone: w.loc, Footer: join(numbered(edit), w.story.Slug)}
	if note := w.holds(w.desk.Shared); note != "" {
		reply.Notes = []string{note}
	}
	reply.Buttons = []Button{w.undoButton("Undo", edit)}
	return reply
}

// numbered is the number of an edit as editors see it, "#17".
func numbered(id store.EditID) string { return "#" + strconv.FormatInt(int64(id), 10) }

// undoButton asks whether an edit is to be undone.
func (w *deskWork) undoButton(label string, id store.EditID) Button {
	return Button{Label: label, Replace: true, Do: w.again("desk undo", optEdit, strconv.FormatInt(int64(id), 10))}
}

// refused is the reply to an edit that the record does not take. Nothing that was typed is lost: the call itself can be made
// again, and where change is not nil its form comes back filled in.
func (w *deskWork) refused(ctx context.Context, err error, change *Invocation) (Reply, error) {
	var faulty *store.EntryError
	var moved *store.MovedError
	var known *store.Error
	reply := Reply{Tone: ToneError, Private: true, Kind: kindError, Zone: w.loc, Footer: w.story.Slug}
	switch {
	case errors.As(err, &faulty):
		reply.Title = "Not saved: " + count(len(faulty.Faults), "thing") + " to put right"
		for _, f := range faulty.Faults {
			reply.Items = append(reply.Items, Item{Head: faultLabel(f.Field), Text: capital(sentence(f.Msg))})
		}
		reply.Items = reply.Items[:min(len(reply.Items), 20)]
	case errors.As(err, &moved):
		reply.Title = moved.Key + " has changed since you looked at it"
		reply.Lead = "Nothing was saved yet. This is what others did meanwhile:"
		for _, v := range moved.Revisions[max(0, len(moved.Revisions)-perPage):] {
			it := w.revision(v)
			if v.Before != nil && v.After != nil {
				it.Notes = differences(w.fields(v.Before), w.fields(v.After))
			}
			reply.Items = append(reply.Items, it)
			reply.Buttons = []Button{{Label: "Save mine all the same", Replace: true, Do: w.same(optSeen, strconv.FormatInt(v.ID, 10))}}
		}
	case errors.As(err, &known) && errors.Is(err, store.ErrConflict) && w.desk.Seen != 0:
		return w.movedOn(ctx, known, change)
	case errors.As(err, &known):
		reply.Lead = sentence(known.Msg)
		if errors.Is(err, store.ErrUnavailable) {
			reply.Buttons = []Button{{Label: "Try again", Main: true, Replace: true, Do: w.same()}}
		}
	default:
		return Reply{}, err
	}
	if change != nil {
		b := Button{Label: "Change", Replace: true, Do: *change, Main: len(reply.Buttons) == 0}
		reply.Buttons = append(reply.Buttons, b)
	}
	return reply, nil
}

// faultLabel is what a form calls a field of the record.
func faultLabel(name string) string {
	switch name {
	case "url":
		return "Link"
	case "zone", "timezone":
		return "Time zone"
	case "story", "slug":
		return "Short name"
	}
	return capital(strings.ReplaceAll(name, "_", " "))
}

// movedOn says what others have done since the editor looked at an entity, a source, a relation or the story.
func (w *deskWork) movedOn(ctx context.Context, err *store.Error, change *Invocation) (Reply, error) {
	reply := Reply{Title: "Changed meanwhile", Lead: sentence(err.Msg) + " Nothing was saved yet. This is what others did:",
		Tone: ToneError, Private: true, Kind: kindError, Zone: w.loc, Footer: w.story.Slug}
	edits, failed := w.env.Store.Edits(ctx, w.req.Guild, w.story.ID, store.EditFilter{Limit: 50})
	if failed != nil {
		return Reply{}, fmt.Errorf("listing the changes: %w", failed)
	}
	for i := range edits {
		touched := slices.ContainsFunc(edits[i].Items, func(it store.EditItem) bool { return it.Kind == w.kind && it.Name == w.name })
		if edits[i].ID > w.desk.Seen && touched && len(reply.Items) < perPage {
			reply.Items = append(reply.Items, w.entry(&edits[i]))
		}
	}
	if len(edits) > 0 {
		latest := w.same(optSeen, strconv.FormatInt(int64(edits[0].ID), 10))
		reply.Buttons = []Button{{Label: "Save mine all the same", Replace: true, Do: latest}}
	}
	if change != nil {
		reply.Buttons = append(reply.Buttons, Button{Label: "Change", Main: true, Replace: true, Do: *change})
	}
	return reply, nil
}

// left is the reply to who decides not to go on.
func (w *deskWork) left() Reply {
	return Reply{Title: "Left as it was", Lead: "Nothing was changed.", Zone: w.loc, Footer: w.story.Slug}
}
