package commands

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"byline/store"
)

// save puts a draft on record, once: pressed again it tells what was saved.
func (e *env) save(ctx context.Context, req Request, d draft) (Reply, error) {
	for try := 0; ; try++ {
		en, err := e.understand(ctx, req, d)
		if err != nil {
			return Reply{}, err
		}
		if saved := en.savedAlready(ctx); saved != nil {
			return en.saved(ctx, saved, 0)
		}
		if reply, ok, err := en.refused(ctx); ok || err != nil {
			if ok && err == nil && try == 0 {
				continue // the draft may have been saved since it was read: two presses at once
			}
			return reply, err
		}
		if len(en.clashes()) > 0 || en.base != nil && d.Way == "" {
			return en.show(ctx) // others have put it on record since the preview
		}
		write := e.Store.AddFact
		if en.base != nil && d.Way == wayCorrect {
			write = e.Store.FixFact
		}
		f, id, err := write(ctx, en.desk(), en.edit)
		var wrong *store.EntryError
		var moved *store.MovedError
		switch {
		case err == nil:
			if en.reading, err = e.readDraft(ctx, req, d); err != nil { // with what the edit has made
				return Reply{}, err
			}
			return en.saved(ctx, &f, id)
		case errors.As(err, &moved):
			return en.moved(ctx, moved.Revisions)
		case try == 0 && (errors.Is(err, store.ErrConflict) || errors.Is(err, store.ErrInvalid)):
			// Somebody was quicker, perhaps the same editor: what the record says now decides.
		case errors.As(err, &wrong):
			en.faults = wrong.Faults
			return en.faulty(ctx)
		default:
			return Reply{}, fmt.Errorf("saving the fact: %w", err)
		}
	}
}

// savedAlready is the fact that this very draft has become, nil where it has not been saved.
func (en *entry) savedAlready(ctx context.Context) *store.Fact {
	if len(en.faults) > 0 {
		return nil
	}
	if en.base != nil && en.draft.Way != wayReplace {
		if en.unchanged() && en.seen(ctx) != en.draft.Seen {
			return en.base
		}
		return nil
	}
	f := en.view.FactByKey(en.draft.Key)
	if f == nil {
		return nil
	}
	if f.Retracted == "" && en.says(f) {
		return f
	}
	en.edit.Fact.Key = en.freeKey(en.fact.Text) // another fact has taken the key
	en.fact.Key, en.draft.Key = en.edit.Fact.Key, en.edit.Fact.Key
	return nil
}

// saved tells what is on record now. id is 0 where it was saved before.
func (en *entry) saved(ctx context.Context, f *store.Fact, id store.EditID) (Reply, error) {
	title := "Saved"
	if id == 0 {
		title = "Saved already"
		last, err := en.env.Store.Edits(ctx, en.scope(), en.story.ID, store.EditFilter{Fact: f.Key, Limit: 1})
		if err != nil {
			return Reply{}, fmt.Errorf("finding the edit: %w", err)
		}
		if len(last) > 0 {
			id = last[0].ID
		}
	}
	en.fact = *f
	reply := Reply{
		Title: title, Kind: KindSaved, Tone: Tone(f.Status), Private: true, Zone: en.loc, Items: []Item{en.item()},
		Footer: join(editNumber(id), en.story.Slug),
	}
	if note := en.holds(en.draft.Shared); note != "" {
		reply.Notes = append(reply.Notes, note)
	}
	if id != 0 && en.draft.Gap != 0 {
		reply.Notes = append(reply.Notes, en.offTheList(ctx, f))
	}
	number := strconv.FormatInt(int64(id), 10)
	reply.Buttons = []Button{
		{Label: "Undo", Do: Invocation{"desk undo", map[string]string{optStory: en.story.Slug, optEdit: number}}, Replace: true},
		{Label: "Whole fact", Do: en.again("fact", optKey, f.Key)},
	}
	if en.base == nil {
		d := draft{Story: en.draft.Story, Shared: en.draft.Shared}.with(optSource, strings.Join(sourceSlugs(f), "\n"))
		ref, err := en.env.keepDraft(ctx, en.req, d)
		if err != nil {
			return Reply{}, err
		}
		another := en.do("Add another", ref, stepChange)
		reply.Buttons = append(reply.Buttons, another)
	}
	return reply, nil
}

// offTheList takes the question that the fact answers off the editors' list. The fact is saved whether that can be done or not.
func (en *entry) offTheList(ctx context.Context, f *store.Fact) string {
	if err := en.env.Store.AnswerGap(ctx, en.desk(), en.draft.Gap, f.Key); err != nil {
		return "The question that it answers is still on the list: /desk gaps takes it off."
	}
	return "The question that it answers is off the list."
}

// editNumber is how an edit is shown, "edit #17"; empty for none.
func editNumber(id store.EditID) string {
	if id == 0 {
		return ""
	}
	return "edit " + numbered(id)
}

// scope is the guild whose record is written.
func (en *entry) scope() store.GuildID { return en.draft.scope(en.req) }

// seen is the last revision of the fact that is being fixed; 0 where it cannot be found out.
func (en *entry) seen(ctx context.Context) int64 {
	last, err := en.env.Store.LastRevision(ctx, en.scope(), en.base.ID)
	if err != nil {
		return 0
	}
	return last
}

// since are the revisions of the fact that came after the one that the editor saw.
func (en *entry) since(ctx context.Context) (later []store.Revision) {
	all, err := en.env.Store.History(ctx, en.scope(), en.base.ID)
	if err != nil {
		return nil
	}
	for _, v := range all {
		if v.ID > en.draft.Seen {
			later = append(later, v)
		}
	}
	return later
}

// moved shows what others made of the fact since the editor looked at it, beside what the editor would make of it.
func (en *entry) moved(ctx context.Context, later []store.Revision) (Reply, error) {
	d := en.draft
	for _, v := range later {
		d.Seen = max(d.Seen, v.ID)
	}
	d.Base = nil
	ref, err := en.env.keepDraft(ctx, en.req, d)
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{
		Title: en.base.Key + " has changed meanwhile", Kind: KindMoved, Tone: ToneError, Private: true, Zone: en.loc,
		Lead: "Nothing was saved, and what you typed is kept. Fields that you did not touch stay as others made them.", Footer: en.story.Slug,
	}
	for _, v := range later[max(0, len(later)-4):] {
		reply.Items = append(reply.Items, en.revision(v))
	}
	mine := en.item()
	mine.Head, mine.Notes = "Yours", en.changed()
	reply.Items = append(reply.Items, mine)
	save := en.do("Save over it", ref, stepSave)
	if d.Way == "" {
		save = en.do("Save over it", ref, stepAs, optTo, wayCorrect)
	}
	change := en.do("Change", ref, stepChange)
	change.Main = true
	reply.Buttons = []Button{save, change, en.do("Cancel", ref, stepCancel)}
	return reply, nil
}
