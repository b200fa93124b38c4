package commands

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"byline/store"
)

// changeEntity makes the changes that the options name, each for itself.
func (w *deskWork) changeEntity(ctx context.Context, who *store.Entity) (Reply, error) {
	f := entityFile(who)
	o := w.req.Options
	if name := o[optRename]; name != "" {
		// The name that it had still finds it.
		if name != f.Name && !slices.Contains(f.Aliases, f.Name) {
			f.Aliases = append(f.Aliases, f.Name)
		}
		f.Aliases = slices.DeleteFunc(f.Aliases, func(a string) bool { return a == name })
		f.Name = name
	}
	if a := o[optAlias]; a != "" {
		if a == f.Name || slices.Contains(f.Aliases, a) {
			return Reply{}, refusal(f.Name+" is called "+quote(a)+" already.", "Nothing was changed.", w.showButton(who.Slug))
		}
		f.Aliases = append(f.Aliases, a)
	}
	if a := o[optUnalias]; a != "" {
		i := slices.IndexFunc(f.Aliases, func(have string) bool { return strings.EqualFold(have, a) })
		if i < 0 {
			return Reply{}, refusal(f.Name+" is not also called "+quote(a)+".", "Its other names: "+orNone(strings.Join(f.Aliases, ", "))+".", w.showButton(who.Slug))
		}
		f.Aliases = slices.Delete(f.Aliases, i, i+1)
	}
	if kind := o[optKind]; kind != "" {
		f.Kind = strings.ToLower(kind)
	}
	if s := o[optSummary]; s != "" {
		f.Summary = s
	}
	return w.putEntity(ctx, who, f)
}

// typedEntity is an entity as a call spells it out. A form says all of it, but what it had no room for stays as it is.
func (w *deskWork) typedEntity(name string) *store.FileEntity {
	o := w.req.Options
	f := &store.FileEntity{Name: name, Kind: strings.ToLower(o[optKind]), Summary: o[optSummary], Aliases: aliasLines(o[optAliases])}
	if a := o[optAlias]; a != "" {
		f.Aliases = append(f.Aliases, a)
	}
	return f
}

// proposeEntity asks before a name is put on record: most names that are not there are slips of the pen.
func (w *deskWork) proposeEntity(unknown *problem) (Reply, error) {
	o := w.req.Options
	if o[optRename] != "" || o[optUnalias] != "" || o[optMerge] != "" {
		return Reply{}, unknown
	}
	f := w.typedEntity(o[optName])
	reply := Reply{Title: quote(f.Name) + " is not on record yet", Lead: "Add it?", Kind: KindProposed, Zone: w.loc, Footer: w.story.Slug}
	it := Item{Text: f.Summary}
	for _, fd := range w.itemFields(store.Item{Entity: f}) {
		if fd.value != "" && fd.name != "Summary" {
			it.Notes = append(it.Notes, fd.name+": "+fd.value)
		}
	}
	reply.Items = []Item{it}
	reply.Buttons = []Button{
		{Label: "Add it", Main: true, Replace: true, Do: w.same(optSave, "1")},
		{Label: "Say more", Replace: true, Do: w.entityAgain(nil, f)},
	}
	if len(unknown.Buttons) > 0 {
		reply.Lead = unknown.Lead + " Otherwise it can be added."
		reply.Buttons = append(reply.Buttons, unknown.Buttons...)
	}
	return reply, nil
}

// entityAgain shows the form filled in with an entity as it was typed; who is nil for a new one.
func (w *deskWork) entityAgain(who *store.Entity, f *store.FileEntity) Invocation {
	with := []string{optAgain, "1", optRename, f.Name, optKind, f.Kind, optAliases, strings.Join(f.Aliases, "\n"), optSummary, f.Summary}
	if who != nil {
		with = append(with, optSlug, who.Slug)
	}
	return w.to("desk entity", with...)
}

// entityForm asks for all that is kept of an entity, and saves what comes back. who is nil for a new one.
func (w *deskWork) entityForm(ctx context.Context, who *store.Entity) (Reply, error) {
	o := w.req.Options
	if o[optSlug] != "" && who == nil {
		return Reply{}, refusal("No entity "+quote(o[optSlug])+" is on record.", "It may have been merged with another; /desk history tells.", w.historyButton("", ""))
	}
	if o[optSave] != "" && o[optAgain] == "" && who != nil {
		f := w.typedEntity(o[optRename])
		if o[optKept] != "" {
			f.Aliases = slices.Clone(who.Aliases)
		}
		return w.putEntity(ctx, who, f)
	}
	title, do := "A new name on record", w.to("desk entity", optSave, "1")
	name, kind, aliases, summary := o[optRename], o[optKind], o[optAliases], o[optSummary]
	if who != nil {
		title = cut("Change "+who.Name, 45)
		last, err := w.look(ctx)
		if err != nil {
			return Reply{}, err
		}
		if now := w.view.EntityBySlug(who.Slug); now != nil {
			who = now
		}
		do = w.to("desk entity", optSave, "1", optSlug, who.Slug, optSeen, last)
		if o[optAgain] == "" {
			name, kind, aliases, summary = who.Name, who.Kind, strings.Join(who.Aliases, "\n"), who.Summary
		}
	}
	kinds := make([]string, len(kindWords))
	for i, k := range kindWords {
		kinds[i] = k.english()
	}
	inputs := []Input{
		{Name: optRename, Label: "Name", Value: name, Required: true, Max: store.MaxName},
		{Name: optKind, Label: "What it is", Hint: series(kinds, "or"), Value: kind, Max: 20},
		{Name: optSummary, Label: "Who or what it is, in a sentence or two", Value: summary, Long: true, Max: store.MaxSummary},
		{Name: optAliases, Label: "Also called, one a line", Value: aliases, Long: true, Max: maxForm},
	}
	if utf8.RuneCountInString(aliases) > maxForm { // cut off, they would be lost
		inputs, do.Options[optKept] = inputs[:3], "1"
	}
	return Reply{Modal: &Modal{Title: title, Do: do, Replace: true, Inputs: inputs}}, nil
}

// putEntity saves an entity, new where who is nil.
func (w *deskWork) putEntity(ctx context.Context, who *store.Entity, f *store.FileEntity) (Reply, error) {
	title := "Added"
	if who != nil {
		f.Slug, title = who.Slug, "Changed"
		w.on(store.ItemEntity, f.Slug)
	} else {
		f.Slug = freeSlug(f.Name, "name", func(s string) bool { return w.view.EntityBySlug(s) != nil })
	}
	_, edit, err := w.env.Store.PutEntity(ctx, w.desk, *f, who == nil)
	if who == nil && errors.Is(err, store.ErrConflict) { // the slug is that of a name that has been merged with another
		had := f.Slug
		f.Slug = freeSlug(f.Name, "name", func(s string) bool { return s == had || w.view.EntityBySlug(s) != nil })
		_, edit, err = w.env.Store.PutEntity(ctx, w.desk, *f, true)
	}
	if err != nil {
		change := w.entityAgain(who, f)
		return w.refused(ctx, err, &change)
	}
	var before store.Item
	if who != nil {
		before.Entity = entityFile(who)
	}
	it := store.EditItem{Kind: store.ItemEntity, Name: f.Slug, Before: before, After: store.Item{Entity: f}}
	reply := w.done(title, edit, w.changedItem(&it))
	reply.Buttons = append(reply.Buttons, w.showButton(f.Slug))
	return reply, nil
}

func (w *deskWork) showButton(slug string) Button {
	return Button{Label: "Show it", Do: w.to("desk entity", optName, slug)}
}

func aliasLines(s string) (aliases []string) {
	for line := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '\n' || r == ';' }) { // one line of a terminal holds several
		if line = strings.TrimSpace(line); line != "" && !slices.Contains(aliases, line) {
			aliases = append(aliases, line)
		}
	}
	return aliases
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
