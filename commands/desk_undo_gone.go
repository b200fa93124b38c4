package commands

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"byline/commands/answer"
	"byline/store"
)

// goneStory finds the edit that a call names where its story is not on record any more, as after the undoing of what made the
// story; nil where the story is there, where the call means another one, and where there is no such edit.
func (e *env) goneStory(ctx context.Context, req Request) (*deskWork, *store.Edit, error) {
	id := editTyped(req.Options[optEdit])
	if id == 0 {
		return nil, nil, nil
	}
	ed, slug, gone, err := e.Store.EditStory(ctx, req.Guild, id)
	typed := req.Options[optStory]
	switch {
	case errors.Is(err, store.ErrNotFound), err == nil && (!gone || typed != "" && typed != slug):
		return nil, nil, nil
	case err != nil:
		return nil, nil, fmt.Errorf("finding the story of change %d: %w", id, err)
	}
	story := store.Story{ID: ed.Story, Slug: slug}
	r := &reading{env: e, req: req, story: story, view: answer.NewView(&store.Record{Story: story, Guild: req.Guild}),
		loc: time.UTC, at: req.Now, lang: e.Lang(ctx, req)}
	return &deskWork{reading: r, desk: store.Desk{
		By: req.author(), Guild: req.Guild, Story: ed.Story, Shared: ed.Guild == 0, Operator: req.Operator,
	}}, &ed, nil
}

// undoGone undoes an edit of a story that is not on record, which brings the story back, or asks whether to.
func (w *deskWork) undoGone(ctx context.Context, ed *store.Edit) (Reply, error) {
	if w.req.Options[optStay] != "" {
		return w.left(), nil
	}
	if err := w.mayUndo(ed); err != nil {
		return Reply{}, err
	}
	if w.req.Options[optConfirm] != "1" {
		return Reply{
			Title: "Undo " + numbered(ed.ID) + "?", Zone: w.loc, Footer: w.story.Slug,
			Lead: w.story.Slug + " is not on record now. Undoing " + numbered(ed.ID) + " brings it back as it was.",
			Buttons: []Button{
				{Label: "Undo it", Main: true, Replace: true,
					Do: w.again("desk undo", optEdit, strconv.FormatInt(int64(ed.ID), 10), optConfirm, "1")},
			},
		}, nil
	}
	undo, err := w.env.Store.Undo(ctx, w.desk, ed.ID)
	if err != nil {
		return w.refused(ctx, err, nil)
	}
	title := numbered(ed.ID) + " is undone"
	if ed.Undoes != 0 {
		title = numbered(ed.Undoes) + " is back"
	}
	reply := w.done(title, undo)
	reply.Lead = w.story.Slug + " is on record again, as it was."
	reply.Buttons = append(reply.Buttons, w.historyButton("", ""))
	return reply, nil
}
