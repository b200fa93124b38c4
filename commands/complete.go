package commands

import (
	"context"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"byline/store"
)

// mostChoices is how many suggestions Discord shows.
const mostChoices = 25

// complete suggests values for the option that is being typed, for the commands whose options are the common ones.
func (e *env) complete(ctx context.Context, req Request) ([]Choice, error) {
	return e.completeRelation(ctx, req, "")
}

// completeRelation does the same, with the entities first that have the relation.
func (e *env) completeRelation(ctx context.Context, req Request, relation string) ([]Choice, error) {
	typed := req.Options[req.Focus]
	if req.Focus == optStory || req.Focus == optChoose {
		return e.completeStory(ctx, req, typed)
	}
	delete(req.Options, optAsOf) // a date half typed is no reason to suggest nothing
	r, err := e.read(ctx, req)
	if err != nil {
		return nil, err
	}
	switch req.Focus {
	case optName:
		return r.completeEntity(typed, relation), nil
	case optWhere:
		return r.completePlace(typed, relation), nil
	case optFact, optKey:
		return r.completeFact(typed), nil
	}
	return nil, nil
}

// completeEntity suggests entities, those first that stand in the relation to something.
func (r *reading) completeEntity(typed, relation string) []Choice {
	var with, without []Choice
	for _, e := range r.view.CompleteEntity(typed, mostChoices) {
		c := Choice{Name: e.Name, Value: e.Slug}
		if e.Kind != "" && e.Kind != store.KindOther {
			c.Name = join(cut(e.Name, 80), e.Kind)
		}
		if relation == "" || r.view.HasRelation(e.ID, relation) {
			with = append(with, c)
		} else {
			without = append(without, c)
		}
	}
	if typed == "" && relation != "" {
		with = append(r.withRelation(relation), with...)
	}
	return append(with, without...)
}

// withRelation are the first entities on record that stand in the relation to something.
func (r *reading) withRelation(relation string) (choices []Choice) {
	seen := make(map[store.EntityID]bool)
	for i := range r.view.Record.Facts {
		f := &r.view.Record.Facts[i]
		if f.Relation != relation || seen[f.Subject] || f.Retracted != "" {
			continue
		}
		seen[f.Subject] = true
		if e := r.view.Entity(f.Subject); e != nil {
			c := Choice{Name: e.Name, Value: e.Slug}
			if e.Kind != "" && e.Kind != store.KindOther {
				c.Name = join(cut(e.Name, 80), e.Kind)
			}
			if choices = append(choices, c); len(choices) == mostChoices {
				break
			}
		}
	}
	return choices
}

func (r *reading) completePlace(typed, relation string) (choices []Choice) {
	var who *store.Entity
	if name := r.req.Options[optName]; name != "" {
		who, _, _ = r.entity(optName)
	}
	fold := foldPlace(typed)
	var starts, holds []Choice
	for _, place := range r.places(who, relation) {
		c := Choice{Name: place, Value: cut(place, maxName)}
		switch p := foldPlace(place); {
		case strings.HasPrefix(p, fold):
			starts = append(starts, c)
		case strings.Contains(p, fold):
			holds = append(holds, c)
		}
	}
	return append(starts, holds...)
}

func (r *reading) completeFact(typed string) (choices []Choice) {
	for _, f := range r.view.CompleteFact(typed, mostChoices) {
		choices = append(choices, Choice{Name: f.Key + " · " + f.Text, Value: f.Key})
	}
	return choices
}

// fact finds the fact that an option names by its key. An unknown one is a problem that offers the nearest.
func (r *reading) fact(option string) (*store.Fact, error) {
	key := r.req.Options[option]
	if f := r.view.FactByKey(strings.ToLower(key)); f != nil {
		return f, nil
	}
	near := r.nearFacts(key)
	p := refusal(r.lang.say(msgNoFact, r.lang.quote(key), r.story.Slug), r.lang.say(msgFactKeys))
	if len(near) > 0 {
		keys := make([]string, len(near))
		for i, f := range near {
			keys[i] = f.Key
			p.Buttons = append(p.Buttons, Button{
				Label: r.lang.say(msgDidYouMean, f.Key), Do: r.repeat(option, f.Key), Replace: true,
			})
		}
		p.Lead = r.lang.say(msgDidYouMean, r.lang.or(keys))
	}
	return nil, p
}

// nearFacts are at most three facts whose keys begin with what was typed, or are a slip away from it.
func (r *reading) nearFacts(typed string) (near []*store.Fact) {
	typed = strings.ToLower(typed)
	type scored struct {
		fact *store.Fact
		away int
	}
	var all []scored
	facts := r.view.Record.Facts
	for i := range facts[:min(len(facts), 20_000)] { // in a larger story a slip is not worth the wait
		f := &facts[i]
		away := 0
		if !strings.HasPrefix(f.Key, typed) {
			away = levenshtein.ComputeDistance(typed, f.Key)
		}
		if away <= max(1, len(typed)/4) {
			all = append(all, scored{f, away})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return a.away - b.away })
	for _, s := range all[:min(len(all), 3)] {
		near = append(near, s.fact)
	}
	return near
}
