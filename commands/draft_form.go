package commands

import (
	"context"
	"errors"
	"slices"
	"strings"

	"byline/store"
)

// The forms: what nearly every fact has, and the rest. Discord shows five fields at a time.
const (
	formMain = "1"
	formMore = "2"
)

// formFields are the fields of each form.
var formFields = map[string][]string{
	formMain: {optText, optAbout, optWhenWhere, optSource, optStatus},
	formMore: {optSaidBy, optCitation, optReplaces, optDisputes},
}

// formHints say what to write in a field.
var formHints = map[string]string{
	optText:      "One sentence, as certain as its source",
	optWhenWhere: "Europe; 2025-02-13; until 2025-03",
	optSource:    "On record, or new: Publisher | Title | date | link",
	optStatus:    "confirmed, reported, disputed, denied or not disclosed",
	optSaidBy:    "A name on record, or new: Name (person)",
	optCitation:  "As published, at most 300 characters",
	optReplaces:  "Its key",
	optDisputes:  "Its key",
}

// formLabels are what fields are called in a form.
var formLabels = map[string]string{
	optText:      "The fact in one sentence",
	optAbout:     "Subject - relation - object or value",
	optWhenWhere: "Where; when; until when",
	optSource:    "Source, one a line",
	optStatus:    "Status",
	optSaidBy:    "Who said so",
	optCitation:  "The source's own words",
	optReplaces:  "Fact that it replaces",
	optDisputes:  "Fact that it disputes",
}

// filled is what the forms' fields hold.
func (r *reading) filled(v map[string]string) map[string]string {
	source := v[optSource]
	if line := newSourceLine(v[optPublisher], v[optTitle], v[optPublished], v[optURL]); line != newSourceLine("", "", "", "") {
		source = strings.TrimSpace(source + "\n" + line)
	}
	status := store.Status(v[optStatus]).Word()
	return map[string]string{
		optText: v[optText], optAbout: r.about(v), optWhenWhere: r.when(v), optSource: source, optStatus: status,
		optSaidBy: r.nameTyped(v[optSaidBy]), optCitation: v[optCitation], optReplaces: v[optReplaces], optDisputes: v[optDisputes],
	}
}

// openForm asks for the fields of a form, filled in with what was typed so far.
func (r *reading) openForm(ctx context.Context, d draft, base *store.Fact, which string) (Reply, error) {
	if base != nil {
		d.Base = r.filled(r.recorded(base))
	}
	ref, err := r.env.keepDraft(ctx, r.req, d)
	if err != nil {
		return Reply{}, err
	}
	values := r.filled(r.typed(d, base))
	if values[optStatus] == "" {
		values[optStatus] = string(store.Reported)
	}
	title := "Add a fact"
	switch {
	case d.Fix != "":
		title = "Correct " + d.Fix
	case d.Asked != "":
		title = "Answer: " + d.Asked
	}
	m := &Modal{Title: cut(title, 45), Replace: true, Do: Invocation{d.call(), map[string]string{optDraft: ref, optForm: which}}}
	if d.Fix != "" {
		m.Do.Options[optFact] = d.Fix
	}
	for _, name := range formFields[which] {
		in := Input{Name: name, Label: formLabels[name], Hint: formHints[name], Value: values[name], Max: fieldMost(name)}
		in.Long = name == optText || name == optSource || name == optCitation
		in.Required = name == optText
		if name == optText && d.Asked != "" {
			in.Hint = cut(d.Asked, 100)
		}
		if name == optAbout {
			in.Hint = r.aboutHint()
		}
		m.Inputs = append(m.Inputs, in)
	}
	return Reply{Modal: m}, nil
}

// aboutHint is what facts of the story are about, as the form takes it: one with an object and one with a value.
func (r *reading) aboutHint() string {
	var object, value string
	for i := range r.view.Record.Facts {
		f := &r.view.Record.Facts[i]
		if f.Relation == "" || f.Retracted != "" || object != "" && f.Object != 0 || value != "" && f.Value != "" {
			continue
		}
		switch s := r.about(r.recorded(f)); {
		case len([]rune(s)) > 45:
		case f.Object != 0:
			object = s
		case f.Value != "" && strings.ContainsAny(f.Value, "0123456789"):
			value = s
		}
	}
	return strings.Join(slices.DeleteFunc([]string{object, value}, func(s string) bool { return s == "" }), ", or ")
}

func fieldMost(name string) int {
	for _, f := range factFields {
		if f.name == name {
			return f.most
		}
	}
	return 0
}

// fillIn is the draft with what was typed into one of its forms. In a fix, what still says what it said when the form was opened
// is left as it is on record.
func fillIn(d draft, form string, typed map[string]string) draft {
	d = d.with()
	parts := map[string][]string{optAbout: aboutFields, optWhenWhere: whenFields, optSource: sourceFields}
	for _, name := range formFields[form] {
		text := typed[name]
		delete(d.Fields, name)
		for _, part := range parts[name] {
			delete(d.Fields, part)
		}
		if d.Fix != "" && text != d.Base[name] || d.Fix == "" && text != "" {
			d.Fields[name] = text
		}
	}
	d.Stands, d.Key = nil, ""
	return d
}

// lastSource is the source of the editor's last edit of the story; nil where there is none.
func (r *reading) lastSource(ctx context.Context) (*store.Source, error) {
	s, err := r.env.Store.LastSource(ctx, r.req.Guild, r.story.ID, r.req.author())
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	}
	if !slices.ContainsFunc(r.view.Record.Sources, func(o store.Source) bool { return o.Slug == s.Slug }) {
		return nil, nil
	}
	return &s, nil
}
