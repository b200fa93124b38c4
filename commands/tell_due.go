package commands

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"byline/commands/answer"
	"byline/store"
)

// Telling is a member who is to be told that a question of theirs is answered now. Reply is for a direct message; its footer is
// that of no other.
type Telling struct {
	Watch store.Watch
	Reply Reply
}

// Tellings asks waiting questions again whose stories have changed, most at once, and gives those that are answered now. Only
// a fact that came on record, or was changed, after the question was asked is news: a name or an alias that makes an old fact
// fit is none.
func (d Deps) Tellings(ctx context.Context, now time.Time, most int) ([]Telling, error) {
	due, err := d.Store.DueWatches(ctx, most)
	if err != nil {
		return nil, fmt.Errorf("finding the questions to ask again: %w", err)
	}
	var all []Telling
	var errs []error
	for _, w := range due {
		t, err := d.telling(ctx, w, now)
		switch {
		case errors.Is(err, store.ErrNotFound): // the story is gone
			err = d.Store.EndWatch(ctx, w.ID, store.Failed)
		case err == nil && t != nil:
			all = append(all, *t)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("asking question %d again: %w", w.ID, err))
		}
	}
	return all, errors.Join(errs...)
}

// telling asks one question again; nil where it is not answered yet, which is noted.
func (d Deps) telling(ctx context.Context, w store.Watch, now time.Time) (*Telling, error) {
	view, err := d.Answers.View(ctx, w.Guild, w.Story)
	if err != nil {
		return nil, err
	}
	req := Request{Guild: w.Guild, User: w.User, Now: now, Options: map[string]string{}}
	r := &reading{
		env: &env{Deps: d}, req: req, lang: d.Lang(ctx, req),
		story: view.Record.Story, view: view, loc: view.Record.Story.Location(), at: now,
	}
	a, err := r.ask(ctx, w.Question, nil)
	if err != nil {
		return nil, err
	}
	news, err := d.isNews(ctx, w, view, a, now)
	if err != nil {
		return nil, err
	}
	if !news {
		return nil, d.Store.WatchesAsked(ctx, a.Version, w.ID)
	}
	t := &Telling{Watch: w, Reply: r.answer(ctx, a, w.Question)}
	asked := r.lang.say(msgYouAsked, r.dated(store.DayOf(w.At.In(r.loc))), r.lang.say(msgQuoted, w.Question))
	t.Reply.Lead, t.Reply.Lang = r.lang.row(asked, t.Reply.Lead), r.lang
	if w.Guild != 0 && !shared(view.Record.Story, a) {
		t.Reply.Buttons = nil // in a direct message they would not find what only the server has on record
	}
	waiting, err := d.Store.Watches(ctx, w.User)
	if err != nil {
		return nil, err
	}
	if len(waiting) > 1 {
		t.Reply.Buttons = append(t.Reply.Buttons, stopButton(r.lang.say(btnStop), stopAll))
	}
	t.Reply.Buttons = append(t.Reply.Buttons, Button{Label: r.lang.say(btnAboutMe), Do: Invocation{"privacy", nil}})
	t.Reply.Footer = join(t.Reply.Footer, r.lang.say(msgQuestionNo, strconv.FormatInt(w.ID, 10)))
	return t, nil
}

// isNews reports whether an answer is one that its asker waits for.
func (d Deps) isNews(ctx context.Context, w store.Watch, view *answer.View, a answer.Answer, now time.Time) (bool, error) {
	if a.Kind != answer.Answered && a.Kind != answer.NotDisclosed || len(a.Facts) == 0 || view.AskedTime(w.Question, now) != w.Time {
		return false, nil
	}
	upto, err := d.Store.Mark(ctx, w.Guild, w.Story)
	if err != nil {
		return false, err
	}
	changes, err := d.Store.FactChanges(ctx, w.Guild, w.Story, w.Mark, upto)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(changes, func(c store.FactChange) bool {
		return c.Key == a.Facts[0].Key && c.After != nil && c.After.Retracted == ""
	}), nil
}

// shared reports whether all that an answer shows is of the shared record.
func shared(story store.Story, a answer.Answer) bool {
	return story.Guild == 0 && !slices.ContainsFunc(a.Facts, func(f answer.Scored) bool { return f.Guild != 0 })
}
