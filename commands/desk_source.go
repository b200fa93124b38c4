package commands

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"byline/commands/answer"
	"byline/store"
)

const optWriter = "author"

// deskSource is /desk source: the publications on record. Which options are given says what is to be done.
func deskSource(e *env) subcommand {
	return subcommand{
		name:  "source",
		names: phrase{"source", "来源", "出典", "quelle", "source", "fuente"},
		about: phrase{"Sources on record: show one, add one, correct one", "来源：查看、添加、更正", "出典：表示・追加・訂正", "Quellen: zeigen, anlegen, berichtigen",
			"Sources : voir, ajouter, corriger", "Fuentes: ver, añadir, corregir"},
		options: optionList(
			named(pickOption(optSource, phrase{"One on record; left out, a new one", "已有来源；留空则新建", "既存の出典（省略時は新規）", "Eine vorhandene; sonst eine neue",
				"Une existante ; sinon une nouvelle", "Una existente; si no, nueva"}, maxName), phrase{optSource, "来源", "出典", "quelle", "source", "fuente"}),
			named(textOption(optPublisher, phrase{"Who published it", "发布者", "発行元", "Wer sie veröffentlicht hat", "Qui l'a publiée", "Quién la publicó"}, store.MaxName),
				phrase{optPublisher, "媒体", "発行元", "medium", "éditeur", "medio"}),
			named(textOption(optTitle, phrase{"Its headline", "标题", "見出し", "Die Überschrift", "Son titre", "Su titular"}, store.MaxTitle),
				phrase{optTitle, "标题", "見出し", "titel", "titre", "título"}),
			named(textOption(optPublished, phrase{"Its day: 2025-02-13", "发布日期：2025-02-13", "公開日：2025-02-13", "Der Tag: 2025-02-13", "Son jour : 2025-02-13",
				"Su día: 2025-02-13"}, maxDate), phrase{optPublished, "发表", "公開日", "veröffentlicht", "paru", "publicado"}),
			named(textOption(optURL, phrase{"Its link", "链接", "リンク", "Der Link", "Son lien", "Su enlace"}, store.MaxURL),
				phrase{optURL, "链接", "リンク", "link", "lien", "enlace"}),
			named(textOption(optWriter, phrase{"Who wrote it", "作者", "著者", "Wer sie geschrieben hat", "Qui l'a écrite", "Quién la escribió"}, store.MaxName),
				phrase{optWriter, "作者", "著者", "autor", "auteur", "autor"}),
			storyOption(), everywhereOption()),
		run: e.runDeskSource, complete: e.completeSource,
		extra:   map[string]int{optSlug: maxSlug, optSave: 1, optConfirm: 1, optAgain: 1, optSeen: 20},
		example: "/desk source publisher:Reuters title:Alibaba shares rise published:2025-02-13",
	}
}

func (e *env) runDeskSource(ctx context.Context, req Request) (Reply, error) {
	w, err := e.work(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	o := req.Options
	var on *store.Source
	if typed := cmp.Or(o[optSlug], o[optSource]); typed != "" {
		if on, err = w.sourceCalled(typed); err != nil {
			return Reply{}, err
		}
	}
	given := o[optPublisher]+o[optTitle]+o[optPublished]+o[optURL]+o[optWriter] != ""
	whole := o[optPublisher] != "" && o[optTitle] != "" && o[optPublished] != ""
	switch {
	case o[optAgain] != "":
	case on != nil && !given && o[optSlug] == "":
		return w.showSource(on), nil
	case o[optSave] != "" || on != nil && given || whole:
		return w.putSource(ctx, on)
	}
	return w.sourceForm(ctx, on)
}

// sourceCalled finds a source by its slug, or by what only one has in its publisher and title.
func (w *deskWork) sourceCalled(typed string) (*store.Source, error) {
	all := w.view.Record.Sources
	var like []*store.Source
	low := strings.ToLower(typed)
	for i := range all {
		s := &all[i]
		if s.Slug == low {
			return s, nil
		}
		if strings.Contains(strings.ToLower(s.Slug+" "+s.Publisher+" "+s.Title), low) {
			like = append(like, s)
		}
	}
	if len(like) == 1 {
		return like[0], nil
	}
	p := refusal("No source called "+quote(typed)+" is in "+w.story.Slug+".", "Start typing, and choose one; left out, a new one is added.")
	if len(like) > 0 {
		p = refusal(capital(count(len(like), "source"))+" fit "+quote(typed)+".", "Which one is meant?")
	}
	for _, s := range like[:min(len(like), perPage)] {
		p.Buttons = append(p.Buttons, Button{Label: cut(w.sourceName(s)+" · "+s.Title, 80), Do: w.same(optSource, s.Slug), Replace: true})
	}
	return nil, p
}

// resting are the facts that name a source.
func (w *deskWork) resting(on *store.Source) (facts []*store.Fact) {
	for i := range w.view.Record.Facts {
		f := &w.view.Record.Facts[i]
		for _, s := range f.Sources {
			if s.Slug == on.Slug {
				facts = append(facts, f)
				break
			}
		}
	}
	return facts
}

func (w *deskWork) showSource(on *store.Source) Reply {
	resting := w.resting(on)
	it := Item{Cites: []Cite{cite(*on)}}
	for _, f := range w.itemFields(store.Item{Source: sourceFile(on)}) {
		if f.value != "" && f.name != "Title" {
			it.Notes = append(it.Notes, f.name+": "+f.value)
		}
	}
	reply := Reply{Title: on.Title, Lead: facts(len(resting), "rests", "rest") + " on it.", Items: []Item{it}, Zone: w.loc, Footer: join(on.Slug, w.story.Slug)}
	p := pageOf(w.req, len(resting))
	for _, f := range resting[p.from:p.to] {
		reply.Items = append(reply.Items, Item{Head: f.Key, Text: f.Text})
	}
	reply.Buttons = []Button{{Label: "Change", Main: true, Do: w.to("desk source", optSlug, on.Slug)}}
	w.turn(&reply, p, btnBack, btnMore)
	return reply
}

// sourceForm asks for all that is kept of a source. on is nil for a new one.
func (w *deskWork) sourceForm(ctx context.Context, on *store.Source) (Reply, error) {
	o := w.req.Options
	title, do := "A new source", w.to("desk source", optSave, "1")
	value := func(option string) string { return o[option] }
	if on != nil {
		title = cut("Correct "+on.Title, 45)
		last, err := w.look(ctx)
		if err != nil {
			return Reply{}, err
		}
		if now := w.sourceBySlug(on.Slug); now != nil {
			on = now
		}
		do = w.to("desk source", optSave, "1", optSlug, on.Slug, optSeen, last)
		if o[optAgain] == "" {
			now := map[string]string{optPublisher: on.Publisher, optTitle: on.Title, optPublished: on.Published.String(), optURL: on.URL, optWriter: on.Author}
			value = func(option string) string { return now[option] }
		}
	}
	return Reply{Modal: &Modal{
		Title: title, Do: do, Replace: true,
		Inputs: []Input{
			{Name: optPublisher, Label: "Publisher", Value: value(optPublisher), Required: true, Max: store.MaxName},
			{Name: optTitle, Label: "Headline", Value: value(optTitle), Required: true, Max: store.MaxTitle},
			{Name: optPublished, Label: "Published", Hint: "2025-02-13", Value: value(optPublished), Required: true, Max: maxDate},
			{Name: optURL, Label: "Link", Hint: "https://…", Value: value(optURL), Max: store.MaxURL},
			{Name: optWriter, Label: "Author", Value: value(optWriter), Max: store.MaxName},
		},
	}}, nil
}

// putSource saves a source: new where on is nil, else with what the options say in the place of what it says. A form says all.
func (w *deskWork) putSource(ctx context.Context, on *store.Source) (Reply, error) {
	o := w.req.Options
	f, title := &store.FileSource{}, "Added"
	if on != nil {
		f, title = sourceFile(on), "Corrected"
		w.on(store.ItemSource, on.Slug)
	}
	for option, field := range map[string]*string{optPublisher: &f.Publisher, optTitle: &f.Title, optURL: &f.URL, optWriter: &f.Author} {
		if o[option] != "" || o[optSave] != "" {
			*field = o[option]
		}
	}
	slug := ""
	if on != nil {
		slug = on.Slug
	}
	change := w.to("desk source", optAgain, "1", optSave, "1", optSlug, slug, optPublisher, f.Publisher, optTitle, f.Title,
		optPublished, cmp.Or(o[optPublished], f.Published.String()), optURL, f.URL, optWriter, f.Author)
	if typed := o[optPublished]; typed != "" {
		day, err := answer.ReadDate(typed, w.req.Now, w.loc)
		var known *store.Error
		switch {
		case errors.As(err, &known):
			return w.refused(ctx, &store.EntryError{Faults: []store.FieldFault{{Field: "published", Msg: known.Msg}}}, &change)
		case err != nil:
			return Reply{}, err
		}
		f.Published = day
	}
	if on == nil {
		if same := w.linked(f.URL); same != nil && o[optConfirm] == "" {
			return Reply{}, refusal("A source with that link is on record: "+w.sourceName(same)+".", same.Title,
				Button{Label: "Show it", Do: w.to("desk source", optSource, same.Slug)},
				Button{Label: "Add this one too", Replace: true, Do: w.same(optConfirm, "1")})
		}
		day := ""
		if !f.Published.IsZero() {
			day = " " + f.Published.String()[:min(len(f.Published.String()), 10)]
		}
		f.Slug = freeSlug(firstRunes(f.Publisher, maxSlug-len(day)-4)+day, "source", func(s string) bool { return w.sourceBySlug(s) != nil })
	}
	_, edit, err := w.env.Store.PutSource(ctx, w.desk, *f, on == nil)
	if err != nil {
		return w.refused(ctx, err, &change)
	}
	it := store.EditItem{Kind: store.ItemSource, Name: f.Slug, After: store.Item{Source: f}}
	if on != nil {
		it.Before.Source = sourceFile(on)
	}
	reply := w.done(title, edit, w.changedItem(&it))
	if on != nil {
		if n := len(w.resting(on)); n > 0 {
			reply.Lead = facts(n, "rests", "rest") + " on it, and " + agree(n, "is", "are") + " shown with it as it is now."
		}
	}
	reply.Footer = join(reply.Footer, f.Slug)
	return reply, nil
}

func (w *deskWork) sourceBySlug(slug string) *store.Source {
	for i := range w.view.Record.Sources {
		if s := &w.view.Record.Sources[i]; s.Slug == slug {
			return s
		}
	}
	return nil
}

func (w *deskWork) linked(url string) *store.Source {
	for i := range w.view.Record.Sources {
		if s := &w.view.Record.Sources[i]; url != "" && s.URL == url {
			return s
		}
	}
	return nil
}

func sourceFile(s *store.Source) *store.FileSource {
	return &store.FileSource{Slug: s.Slug, Publisher: s.Publisher, Title: s.Title, URL: s.URL, Author: s.Author, Published: s.Published,
		Retrieved: s.Retrieved}
}

// completeSource suggests sources, the latest first.
func (e *env) completeSource(ctx context.Context, req Request) ([]Choice, error) {
	if req.Focus != optSource {
		return e.complete(ctx, req)
	}
	r, err := e.read(ctx, req)
	if err != nil {
		return nil, err
	}
	typed := strings.ToLower(req.Options[optSource])
	var choices []Choice
	all := r.view.Record.Sources
	for i := len(all) - 1; i >= 0 && len(choices) < mostChoices; i-- {
		s := &all[i]
		if strings.Contains(strings.ToLower(s.Slug+" "+s.Publisher+" "+s.Title), typed) {
			choices = append(choices, Choice{Name: r.sourceName(s) + " · " + s.Title, Value: s.Slug})
		}
	}
	return choices, nil
}
