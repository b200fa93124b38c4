package commands

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"byline/store"
)

var (
	namesAdd = phrase{"add", "添加", "追加", "hinzufügen", "ajouter", "añadir"}
	aboutAdd = phrase{"Put a fact on record; without options, in a form", "添加事实；不填选项则打开表单", "事実を記録（省略時はフォーム）",
		"Einen Fakt aufnehmen; ohne Angaben im Formular", "Ajouter un fait ; sans option, dans un formulaire", "Añadir un hecho; sin opciones, en un formulario"}
)

// deskAdd is /desk add: a fact is typed, shown as it will read, and saved.
func deskAdd(e *env) subcommand {
	return subcommand{
		name: "add", names: namesAdd, about: aboutAdd,
		options: append(factOptions(), everywhereOption(), storyOption()),
		run:     e.runDeskAdd, complete: e.completeDraft,
		extra: draftExtras(), lines: []string{optSource},
		example: "/desk add text:… subject:… relation:… object:… source:…",
	}
}

func (e *env) runDeskAdd(ctx context.Context, req Request) (Reply, error) {
	if req.Options[optDraft] != "" {
		return e.goOn(ctx, req)
	}
	d, err := e.newDraft(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if gap := req.Options[optGap]; gap != "" {
		if d.Gap, d.Asked, err = e.asked(ctx, req, gap); err != nil {
			return Reply{}, err
		}
	}
	if len(d.Fields) > 0 {
		return e.preview(ctx, req, d)
	}
	r, err := e.readDraft(ctx, req, d)
	if err != nil {
		return Reply{}, err
	}
	if d.Asked != "" {
		d = d.with(r.proposed(d.Asked)...)
	}
	last, err := r.lastSource(ctx)
	if err != nil {
		return Reply{}, fmt.Errorf("finding the last source: %w", err)
	}
	if last != nil {
		d = d.with(optSource, last.Slug)
	}
	return r.openForm(ctx, d, nil, formMain)
}

// asked is a question that members passed on, by its id.
func (e *env) asked(ctx context.Context, req Request, gap string) (int64, string, error) {
	id, err := strconv.ParseInt(gap, 10, 64)
	if err != nil {
		return 0, "", refusal("That button names no question.", "/desk gaps shows what is open.")
	}
	g, err := e.Store.Gap(ctx, req.Guild, id)
	if err != nil {
		return 0, "", fmt.Errorf("finding the question: %w", err)
	}
	return id, g.Question, nil
}

// typedOptions are the fields of a fact among a call's options, as pairs.
func typedOptions(req Request) (pairs []string) {
	for _, f := range factFields {
		if v := req.Options[f.name]; v != "" {
			pairs = append(pairs, f.name, v)
		}
	}
	return pairs
}

// proposed is what the index recognises in a text, as pairs of a field and what it may hold.
func (r *reading) proposed(text string) (pairs []string) {
	p := r.view.Propose(text, r.req.Now)
	put := func(field, v string) {
		if v != "" {
			pairs = append(pairs, field, v)
		}
	}
	if p.Subject != nil {
		put(optSubject, p.Subject.Slug)
	}
	put(optRelation, p.Relation)
	if p.Object != nil {
		put(optObject, p.Object.Slug)
	}
	put(optValue, p.Value)
	put(optWhere, p.Where)
	put(optHappened, p.Happened.String())
	if p.SaidBy != nil {
		put(optSaidBy, p.SaidBy.Slug)
	}
	return pairs
}

// goOn does with a kept draft what a button or a form asks for.
func (e *env) goOn(ctx context.Context, req Request) (Reply, error) {
	d, err := e.draftOf(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if d.Shared && !req.Operator {
		return Reply{}, refusal("Only the operators of this bot can change the record of all servers.", "Run the command again.")
	}
	if form := req.Options[optForm]; formFields[form] != nil {
		return e.preview(ctx, req, fillIn(d, form, req.Options))
	}
	to := req.Options[optTo]
	switch step := req.Options[optStep]; step {
	case stepSave:
		return e.save(ctx, req, d)
	case stepEveryone:
		if !req.Operator {
			return Reply{}, refusal("Only the operators of this bot can change the record of all servers.", "Save it for this server.")
		}
		d.Shared, d.Key, d.Stands = true, "", nil
		if d.Fix != "" {
			if d.Seen, err = e.sharedSeen(ctx, req, d); err != nil {
				return Reply{}, err
			}
		}
		return e.preview(ctx, req, d)
	case stepChange, stepMore:
		form := formMain
		if step == stepMore {
			form = formMore
		}
		r, err := e.readDraft(ctx, req, d)
		if err != nil {
			return Reply{}, err
		}
		return r.openForm(ctx, d, r.view.FactByKey(d.Fix), form)
	case stepCancel:
		return Reply{Title: "Left as it was", Lead: "Nothing was saved.", Private: true, Footer: d.Story}, nil
	case stepReplaces, stepDisputes:
		d = d.with(step, to)
		return e.preview(ctx, req, d)
	case stepStand:
		en, err := e.understand(ctx, req, d)
		if err != nil {
			return Reply{}, err
		}
		for _, c := range en.clashes() {
			d.Stands = append(slices.Clone(d.Stands), c.Fact.Key)
		}
		return e.preview(ctx, req, d)
	case stepAs:
		if to != wayCorrect && to != wayReplace || d.Fix == "" {
			break
		}
		d.Way, d.Stands = to, nil
		return e.preview(ctx, req, d)
	case stepSet:
		r, err := e.readDraft(ctx, req, d)
		if err != nil {
			return Reply{}, err
		}
		return e.preview(ctx, req, r.set(d, req.Options[optField], to))
	}
	return Reply{}, &store.Error{Kind: store.ErrInvalid, Msg: "That button is from another version of Byline; run the command again."}
}

// sharedSeen is the last revision of the draft's fact as all servers see it.
func (e *env) sharedSeen(ctx context.Context, req Request, d draft) (int64, error) {
	en, err := e.understand(ctx, req, d)
	if err != nil {
		return 0, err
	}
	return en.seen(ctx), nil
}

// set is the draft with one field typed anew. A form's field that holds it is taken apart first.
func (r *reading) set(d draft, field, to string) draft {
	known := slices.ContainsFunc(formFields[formMore], func(n string) bool { return n == field }) ||
		slices.Contains(aboutFields, field) || field == optSource
	if !known {
		return d
	}
	if text, ok := d.Fields[optAbout]; ok && slices.Contains(aboutFields, field) {
		v := map[string]string{optAbout: text}
		r.splitAbout(v)
		d = d.with()
		delete(d.Fields, optAbout)
		for _, name := range aboutFields {
			d.Fields[name] = v[name]
		}
	}
	d = d.with(field, to)
	if field == optObject {
		delete(d.Fields, optValue)
	}
	d.Stands, d.Key = nil, ""
	return d
}

// completeDraft suggests values for the fields of a fact.
func (e *env) completeDraft(ctx context.Context, req Request) ([]Choice, error) {
	if req.Focus == optStory {
		return e.complete(ctx, req)
	}
	typed := req.Options[req.Focus]
	if shared, err := req.writesShared(); err == nil && shared {
		req.Guild = 0
	}
	r, err := e.read(ctx, req)
	if err != nil {
		return nil, err
	}
	switch req.Focus {
	case optSubject, optObject, optSaidBy:
		return r.entitiesLike(typed, req.Focus), nil
	case optRelation:
		return r.relationsLike(typed), nil
	case optWhere:
		return r.completePlace(typed, ""), nil
	case optReplaces, optDisputes, optFact:
		return r.completeFact(typed), nil
	case optSource:
		last, err := r.lastSource(ctx)
		if err != nil {
			return nil, fmt.Errorf("finding the last source: %w", err)
		}
		return r.sourcesLike(typed, last), nil
	}
	return nil, nil
}

// entitiesLike suggests entities, and to put on record what has none of their names.
func (r *reading) entitiesLike(typed, field string) []Choice {
	name, kind, asked := newName(typed)
	if !asked {
		name = typed
	}
	choices := r.completeEntity(name, "")
	same := func(c Choice) bool {
		return strings.EqualFold(c.Value, name) || strings.EqualFold(strings.SplitN(c.Name, " · ", 2)[0], name)
	}
	if name == "" || slices.ContainsFunc(choices, same) {
		return choices
	}
	if kind == "" {
		kind = r.kindFor(field, r.req.Options[optRelation])
	}
	made := newMark(cut(name, 75), kind)
	n := Choice{Name: "New: " + strings.TrimPrefix(made, newSource), Value: made}
	if asked {
		return append([]Choice{n}, choices...)
	}
	return append(choices[:min(len(choices), mostChoices-1)], n)
}
