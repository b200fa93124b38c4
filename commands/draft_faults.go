package commands

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"byline/store"
)

// refused is the reply where the draft cannot be saved as it is, by its own faults or by what others did.
func (en *entry) refused(ctx context.Context) (Reply, bool, error) {
	if en.base != nil && en.draft.Way != wayReplace && len(en.faults) == 0 && en.unchanged() && en.draft.Seen == en.seen(ctx) {
		en.fault("", "Nothing has changed: %s says just that already.", en.base.Key)
	}
	if len(en.faults) == 0 {
		if en.base != nil && en.draft.Way == wayReplace && en.seen(ctx) != en.draft.Seen {
			reply, err := en.moved(ctx, en.since(ctx))
			return reply, true, err
		}
		err := en.env.Store.CheckFact(ctx, en.desk(), en.edit)
		var wrong *store.EntryError
		var moved *store.MovedError
		switch {
		case errors.As(err, &wrong):
			en.faults = append(en.faults, wrong.Faults...)
		case errors.As(err, &moved):
			reply, err := en.moved(ctx, moved.Revisions)
			return reply, true, err
		case err != nil:
			return Reply{}, true, fmt.Errorf("checking the fact: %w", err)
		}
	}
	if len(en.faults) == 0 {
		return Reply{}, false, nil
	}
	reply, err := en.faulty(ctx)
	return reply, true, err
}

// faulty lists what is wrong, field by field, and everything that was typed.
func (en *entry) faulty(ctx context.Context) (Reply, error) {
	ref, err := en.env.keepDraft(ctx, en.req, en.draft)
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{
		Title: "Not saved yet: " + count(len(en.faults), "thing") + " to put right", Tone: ToneError, Kind: KindFaults, Private: true, Zone: en.loc,
		Lead: "Nothing that you typed is lost: Change brings it back.", Footer: en.story.Slug,
	}
	for _, f := range en.faults[:min(len(en.faults), 10)] {
		reply.Items = append(reply.Items, Item{Head: cmp.Or(fieldLabel(f.Field), "Fact"), Text: capital(sentence(f.Msg))})
	}
	if typed := en.typedLines(); len(typed) > 0 {
		reply.Items = append(reply.Items, Item{Head: "What you typed", Notes: typed})
	}
	change := en.do("Change", ref, stepChange)
	change.Main = true
	reply.Buttons = []Button{change, en.do("More fields", ref, stepMore)}
	for _, u := range en.ask[:min(len(en.ask), 3)] {
		for _, near := range u.near[:min(len(u.near), 4)] {
			reply.Buttons = append(reply.Buttons, en.do(fieldLabel(u.field)+": "+near.Name, ref, stepSet, optField, u.field, optTo, near.Slug))
		}
		if u.name != "" {
			made := newMark(u.name, en.kindFor(u.field, en.values[optRelation]))
			reply.Buttons = append(reply.Buttons, en.do("New: "+u.name, ref, stepSet, optField, u.field, optTo, made))
		}
	}
	if en.values[optSource] == "" && len(en.edit.Sources) == 0 {
		last, err := en.lastSource(ctx)
		if err != nil {
			return Reply{}, fmt.Errorf("finding the last source: %w", err)
		}
		if last != nil {
			label := "Source: " + last.Publisher + ", " + last.Published.Format(en.loc)
			reply.Buttons = append(reply.Buttons, en.do(label, ref, stepSet, optField, optSource, optTo, last.Slug))
		}
	}
	reply.Buttons = append(reply.Buttons, en.do("Cancel", ref, stepCancel))
	return reply, nil
}

// typedLines are what was typed, a line a field.
func (en *entry) typedLines() (lines []string) {
	for _, f := range factFields {
		if s := en.draft.Fields[f.name]; s != "" {
			lines = append(lines, f.label+": "+strings.ReplaceAll(s, "\n", " · "))
		}
	}
	return lines
}
