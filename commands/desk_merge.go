package commands

import (
	"context"

	"byline/store"
)

// mergeInto makes two entities one. What that means is shown first: merging the wrong ones would put words into the wrong
// mouths.
func (w *deskWork) mergeInto(ctx context.Context, from *store.Entity) (Reply, error) {
	into, p := w.exactly(optMerge, w.req.Options[optMerge])
	if p != nil {
		return Reply{}, p
	}
	if into.ID == from.ID {
		return Reply{}, refusal(from.Name+" cannot be merged with itself.", "Name two.")
	}
	if w.changesEntity() {
		return Reply{}, refusal("Merging leaves everything else as it is.", "Merge first, and change "+into.Name+" after that.",
			Button{Label: "Merge", Replace: true, Do: w.to("desk entity", optName, from.Slug, optMerge, into.Slug)})
	}
	if w.req.Options[optConfirm] != "1" {
		last, err := w.look(ctx)
		if err != nil {
			return Reply{}, err
		}
		moves, stays := w.naming(from.ID), w.naming(into.ID)
		moved := "No fact is about " + from.Name + "."
		if moves > 0 {
			moved = facts(moves, "", "") + " about " + from.Name + " will be about " + into.Name + "."
		}
		called := append([]string{from.Name}, from.Aliases...)
		return Reply{
			Title: "Merge " + from.Name + " into " + into.Name + "?", Zone: w.loc, Footer: w.story.Slug,
			Lead: moved + " " + into.Name + " has " + count(stays, "fact") + " now.",
			Items: []Item{
				{Head: from.Name, Text: orNone(join(from.Kind, from.Summary)), Notes: []string{"Its names will find " + into.Name + ": " + series(called, "and") + "."}},
				{Head: into.Name, Text: orNone(join(into.Kind, into.Summary))},
			},
			Notes: []string{"It can be undone."},
			Buttons: []Button{
				{Label: "Merge them", Main: true, Replace: true, Do: w.to("desk entity", optName, from.Slug, optMerge, into.Slug, optConfirm, "1", optSeen, last)},
				{Label: "The other way round", Replace: true, Do: w.to("desk entity", optName, into.Slug, optMerge, from.Slug)},
				{Label: "Leave them", Replace: true, Do: w.again("desk undo", optStay, "1")},
			},
		}, nil
	}
	w.on(store.ItemEntity, from.Slug)
	moves := w.naming(from.ID)
	edit, err := w.env.Store.MergeEntities(ctx, w.desk, from.Slug, into.Slug)
	if err != nil {
		return w.refused(ctx, err, nil)
	}
	told := from.Name + " is another name for " + into.Name + " now; no fact was about it."
	if moves > 0 {
		told = facts(moves, "", "") + " about " + from.Name + " " + agree(moves, "is", "are") + " about " + into.Name + " now, and " +
			from.Name + " is another name for it."
	}
	reply := w.done("Merged", edit, Item{Text: told})
	reply.Buttons = append(reply.Buttons, w.showButton(into.Slug))
	return reply, nil
}
