package commands

import (
	"context"
	"errors"
	"fmt"
	"time"

	"byline/commands/answer"
	"byline/store"
)

// reading is one request at work on one story: what nearly every handler starts from.
type reading struct {
	env   *env
	req   Request
	story store.Story
	view  *answer.View
	loc   *time.Location
	at    time.Time  // the instant that the reply speaks of
	asOf  store.When // the day that was asked about; zero for today
	lang  Lang

	first map[string]store.EntityID // see subjects
}

// read finds the story of a request and the instant that it is about.
func (e *env) read(ctx context.Context, req Request) (*reading, error) {
	view, err := e.view(ctx, req)
	if err != nil {
		return nil, err
	}
	story := view.Record.Story
	r := &reading{env: e, req: req, story: story, view: view, loc: story.Location(), at: req.Now, lang: e.Lang(ctx, req)}
	if typed := req.Options[optAsOf]; typed != "" {
		if r.asOf, err = r.dateOption(optAsOf); err != nil {
			return nil, err
		}
		if end := r.asOf.EndOfDay(r.loc); end.Before(req.Now) {
			r.at = end
			r.asOf = store.DayOf(end.In(r.loc))
		} else {
			r.asOf = store.When{} // the day is not over: all that is known
		}
	}
	return r, nil
}

// view is the story of a request as its guild sees it.
func (e *env) view(ctx context.Context, req Request) (*answer.View, error) {
	if req.Guild != 0 && req.Options[optStory] == "" {
		// Nearly all requests: one read of the database.
		v, language, err := e.Answers.ViewFor(ctx, req.Guild, e.DefaultStory)
		switch {
		case err == nil:
			if req.tongue != nil && !req.tongue.known {
				req.speak(language)
			}
			return v, nil
		case !errors.Is(err, store.ErrNotFound):
			return nil, fmt.Errorf("reading the story: %w", err)
		}
	}
	story, err := e.story(ctx, req)
	if err != nil {
		return nil, err
	}
	v, err := e.Answers.View(ctx, req.Guild, story.ID)
	if err != nil {
		return nil, fmt.Errorf("reading the story %s: %w", story.Slug, err)
	}
	return v, nil
}

// readNamed is read, with the entity that the request's name means.
func (e *env) readNamed(ctx context.Context, req Request) (r *reading, who *store.Entity, note string, err error) {
	if r, err = e.read(ctx, req); err != nil {
		return nil, nil, "", err
	}
	who, note, err = r.entity(optName)
	return r, who, note, err
}

// subjects is, for each relation that the story's facts use, the first entity of which one says it.
func (r *reading) subjects() map[string]store.EntityID {
	if r.first == nil {
		r.first = make(map[string]store.EntityID)
		for i := range r.view.Record.Facts {
			f := &r.view.Record.Facts[i]
			if f.Relation == "" || f.Retracted != "" {
				continue
			}
			if _, ok := r.first[f.Relation]; !ok {
				r.first[f.Relation] = f.Subject
			}
		}
	}
	return r.first
}

// dated writes a date for people, in the story's time zone.
func (r *reading) dated(w store.When) string { return r.lang.Date(w, r.loc) }

// dateOption reads an option as a date that has begun.
func (r *reading) dateOption(option string) (store.When, error) {
	w, err := answer.ReadDate(r.req.Options[option], r.req.Now, r.loc)
	if err != nil {
		var se *store.Error
		if errors.As(err, &se) && errors.Is(err, store.ErrInvalid) {
			return w, &problem{r.lang.ErrorReply(err)}
		}
		return w, err
	}
	if from, _ := w.Span(r.loc); from.After(r.req.Now) {
		return w, refusal(r.lang.say(msgToCome, capital(r.dated(w))), r.lang.say(msgUpTo, r.dated(store.DayOf(r.req.Now.In(r.loc)))))
	}
	return w, nil
}

// past reports whether the reply speaks of another day than today.
func (r *reading) past() bool { return !r.asOf.IsZero() }

// again is the command called once more, or another one, on the same story and day. with is pairs of an option's name and
// its value; an empty value takes the option away.
func (r *reading) again(command string, with ...string) Invocation {
	options := map[string]string{optStory: r.story.Slug}
	if r.past() {
		options[optAsOf] = r.asOf.String()
	}
	for i := 0; i+1 < len(with); i += 2 {
		if options[with[i]] = with[i+1]; with[i+1] == "" {
			delete(options, with[i])
		}
	}
	return Invocation{Command: command, Options: options}
}

// repeat is the very same call with some options changed.
func (r *reading) repeat(with ...string) Invocation {
	var same []string
	for _, name := range sortedKeys(r.req.Options) {
		if name != optPage && name != optStory && name != optAsOf {
			same = append(same, name, r.req.Options[name])
		}
	}
	return r.again(r.req.call, append(same, with...)...)
}

// footer is the last line of every reply about a story.
func (r *reading) footer(parts ...string) string {
	day := msgAsOfToday.in(r.lang)
	if r.past() {
		day = r.lang.say(msgAsOf, r.dated(r.asOf))
	}
	all := append(make([]string, 0, 8), day)
	return join(append(append(all, parts...), r.story.Slug)...)
}

// entity is what an option's text names, nil where the option is not given. note says that a spelling was corrected. An
// unknown name and one that fits several are problems whose buttons call the command again.
func (r *reading) entity(option string) (e *store.Entity, note string, err error) {
	typed := r.req.Options[option]
	if typed == "" {
		return nil, "", nil
	}
	found := r.view.Resolve(typed)
	switch len(found.Entities) {
	case 1:
		e := r.view.Entity(found.Entities[0].ID)
		if found.Corrected {
			note = r.lang.say(msgShowing, e.Name)
		}
		return e, note, nil
	case 0:
		do := r.lang.say(msgSeeStory)
		if len(found.Near) > 0 {
			do = r.lang.row(r.lang.say(msgDidYouMean, r.lang.or(names(found.Near))), do)
		}
		p := refusal(r.lang.say(msgNotThere, r.lang.quote(typed), r.story.Slug), do)
		p.Buttons = r.choices(found.Near, option, func(name string) string { return r.lang.say(msgDidYouMean, name) })
		return nil, "", p
	}
	return nil, "", &problem{r.clarify(typed, found.Entities, r.choices(found.Entities, option, func(name string) string { return name }))}
}

// clarify asks which of several entities was meant.
func (r *reading) clarify(typed string, among []store.Entity, buttons []Button) Reply {
	reply := Reply{
		Title:   r.lang.say(msgWhich, r.lang.quote(typed)),
		Lead:    r.lang.count(numGoByName, len(among)),
		Kind:    string(answer.Clarify),
		Footer:  r.footer(),
		Zone:    r.loc,
		Buttons: buttons,
	}
	for _, e := range among[:min(len(among), perPage)] {
		reply.Items = append(reply.Items, Item{Head: e.Name, Text: sentence(e.Summary)})
	}
	return reply
}

// choices are buttons that call the command again with one of the entities.
func (r *reading) choices(among []store.Entity, option string, label func(name string) string) (buttons []Button) {
	for _, e := range among[:min(len(among), perPage)] {
		buttons = append(buttons, Button{
			Label:   cut(label(e.Name), 80),
			Do:      r.repeat(option, e.Slug),
			Replace: true,
		})
	}
	return buttons
}

func names(entities []store.Entity) []string {
	names := make([]string, len(entities))
	for i, e := range entities {
		names[i] = e.Name
	}
	return names
}
