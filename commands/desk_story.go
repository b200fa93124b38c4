package commands

import (
	"context"
	"fmt"

	"byline/store"
)

const (
	optMake = "make"
)

// deskStory is /desk story: makes a story, says what one is called, and chooses the server's.
func deskStory(e *env) subcommand {
	return subcommand{
		name:  "story",
		names: namesStory,
		about: phrase{"Make a story, say what it is called, choose the server's", "新建报道、修改标题、选择本服务器的报道", "記事の作成・改題・サーバーの記事の選択", "Ein Thema anlegen, benennen, für den Server wählen",
			"Créer un dossier, le nommer, choisir celui du serveur", "Crear una historia, nombrarla, elegir la del servidor"},
		options: optionList(
			named(textOption(optMake, phrase{"A new story of this short name: harbour-bridge", "新报道的短名：harbour-bridge", "新しい記事の短い名前：harbour-bridge", "Ein neues Thema dieses Kurznamens: harbour-bridge",
				"Un nouveau dossier de ce nom court : harbour-bridge", "Una nueva historia con este nombre corto: harbour-bridge"}, maxSlug),
				phrase{optMake, "新建", "作成", "anlegen", "créer", "crear"}),
			named(textOption(optTitle, phrase{"Its title", "标题", "見出し", "Der Titel", "Son titre", "Su título"}, store.MaxTitle),
				phrase{optTitle, "标题", "見出し", "titel", "titre", "título"}),
			named(textOption(optSummary, phrase{"What it is about, in a sentence or two", "一两句话的简介", "概要", "Worum es geht", "De quoi il s'agit", "De qué trata"}, store.MaxSummary),
				phrase{optSummary, "简介", "概要", "beschreibung", "résumé", "resumen"}),
			named(pickOption(optZone, phrase{"The time zone of its dates", "日期的时区", "日付のタイムゾーン", "Die Zeitzone der Daten", "Le fuseau horaire de ses dates", "La zona horaria de sus fechas"}, 64),
				phrase{optZone, "时区", "時間帯", "zeitzone", "fuseau", "zona"}),
			pickOption(optChoose, aboutChoose, maxSlug), storyOption(), everywhereOption()),
		run: e.runDeskStory,
		complete: func(ctx context.Context, req Request) ([]Choice, error) {
			if req.Focus == optZone {
				return completeZone(req.Options[optZone], req.Now), nil
			}
			return e.complete(ctx, req)
		},
		extra:   map[string]int{optSave: 1, optAgain: 1, optSeen: 20, optSlug: maxSlug},
		example: "/desk story make:harbour-bridge title:The harbour bridge closes",
	}
}

func (e *env) runDeskStory(ctx context.Context, req Request) (Reply, error) {
	o := req.Options
	if o[optChoose] != "" {
		return e.chooseStory(ctx, req)
	}
	w, err := e.work(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	made := o[optMake] != ""
	given := o[optTitle]+o[optSummary]+o[optZone] != ""
	switch {
	case o[optAgain] != "" || made && o[optTitle] == "":
		return w.storyForm(ctx)
	case made:
		return w.makeStory(ctx)
	case given || o[optSave] != "":
		return w.renameStory(ctx)
	}
	return w.showStory(ctx)
}

func (w *deskWork) showStory(ctx context.Context) (Reply, error) {
	stories, err := w.env.Store.Stories(ctx, w.req.Guild)
	if err != nil {
		return Reply{}, fmt.Errorf("listing the stories: %w", err)
	}
	zone := w.story.Timezone
	if zone == "" {
		zone = "UTC"
	}
	whose := "It is shared by all servers."
	if w.story.Guild != 0 {
		whose = "It is this server's own."
	}
	reply := Reply{Title: w.story.Title, Lead: w.story.Summary, Zone: w.loc, Footer: w.story.Slug,
		Items: []Item{{Text: whose, Notes: []string{"Time zone: " + zone, capital(count(len(w.view.Record.Facts), "fact")) + ", " +
			count(len(w.view.Record.Entities), "name") + ", " + count(len(w.view.Record.Sources), "source")}}},
		Buttons: []Button{
			{Label: "Change", Main: true, Do: w.to("desk story", optAgain, "1")},
			{Label: "Make another", Do: w.to("desk story", optAgain, "1", optSave, "1")},
		},
	}
	for _, s := range stories {
		if s.ID != w.story.ID && len(reply.Buttons) < 12 {
			reply.Buttons = append(reply.Buttons, Button{Label: cut("Choose "+s.Slug, 80), Replace: true,
				Do: Invocation{"desk story", map[string]string{optChoose: s.Slug}}})
		}
	}
	return reply, nil
}

// storyForm asks for what a story says of itself. With the option save it is a new one.
func (w *deskWork) storyForm(ctx context.Context) (Reply, error) {
	o := w.req.Options
	inputs := []Input{
		{Name: optTitle, Label: "Title", Value: o[optTitle], Required: true, Max: store.MaxTitle},
		{Name: optSummary, Label: "What it is about, in a sentence or two", Value: o[optSummary], Long: true, Max: store.MaxSummary},
		{Name: optZone, Label: "Time zone", Hint: "Europe/London", Value: o[optZone], Max: 64},
	}
	if o[optMake] != "" || o[optSave] != "" && o[optSlug] == "" {
		inputs = append([]Input{{Name: optMake, Label: "Short name", Hint: "harbour-bridge", Value: o[optMake], Required: true, Max: maxSlug}}, inputs...)
		return Reply{Modal: &Modal{Title: "A new story", Inputs: inputs, Do: w.to("desk story", optSave, "1"), Replace: true}}, nil
	}
	last, err := w.look(ctx)
	if err != nil {
		return Reply{}, err
	}
	if o[optSlug] == "" { // not typed yet
		inputs[0].Value, inputs[1].Value, inputs[2].Value = w.story.Title, w.story.Summary, w.story.Timezone
	}
	return Reply{Modal: &Modal{Title: cut("Change "+w.story.Slug, 45), Inputs: inputs, Replace: true,
		Do: w.to("desk story", optSave, "1", optSlug, w.story.Slug, optSeen, last)}}, nil
}

// zoneTyped is the time zone that an option names; none is UTC.
func (w *deskWork) zoneTyped() (string, *store.EntryError) {
	typed := w.req.Options[optZone]
	if typed == "" {
		return "", nil
	}
	zone, err := English.zoneNamed(typed)
	if err != nil {
		return "", &store.EntryError{Faults: []store.FieldFault{{Field: "zone", Msg: err.Error()}}}
	}
	return zone, nil
}

func (w *deskWork) makeStory(ctx context.Context) (Reply, error) {
	o := w.req.Options
	change := w.to("desk story", optAgain, "1", optMake, o[optMake], optTitle, o[optTitle], optSummary, o[optSummary], optZone, o[optZone])
	zone, fault := w.zoneTyped()
	if fault != nil {
		return w.refused(ctx, fault, &change)
	}
	s, edit, err := w.env.Store.MakeStory(ctx, w.desk, o[optMake], o[optTitle], o[optSummary], zone)
	if err != nil {
		return w.refused(ctx, err, &change)
	}
	w.story = s
	reply := w.done("Made", edit, Item{Head: s.Title, Text: s.Summary, Notes: []string{"Its short name is " + s.Slug + "."}})
	reply.Lead = "Nothing is on record in it yet: /desk add and /desk import put facts there."
	choose := Button{Label: "Choose it for this server", Main: true, Do: Invocation{"desk story", map[string]string{optChoose: s.Slug}}}
	reply.Buttons = append([]Button{choose}, reply.Buttons...)
	return reply, nil
}

// renameStory gives the story another title, summary or time zone. A form says all three.
func (w *deskWork) renameStory(ctx context.Context) (Reply, error) {
	o := w.req.Options
	before := &store.StoryText{Title: w.story.Title, Summary: w.story.Summary, Timezone: w.story.Timezone}
	after := *before
	if o[optTitle] != "" || o[optSave] != "" {
		after.Title = o[optTitle]
	}
	if o[optSummary] != "" || o[optSave] != "" {
		after.Summary = o[optSummary]
	}
	change := w.to("desk story", optAgain, "1", optSave, "1", optSlug, w.story.Slug, optTitle, after.Title, optSummary, after.Summary, optZone, o[optZone])
	if o[optZone] != "" || o[optSave] != "" {
		zone, fault := w.zoneTyped()
		if fault != nil {
			return w.refused(ctx, fault, &change)
		}
		after.Timezone = zone
	}
	w.on(store.ItemStory, w.story.Slug)
	edit, err := w.env.Store.RenameStory(ctx, w.desk, after.Title, after.Summary, after.Timezone)
	if err != nil {
		return w.refused(ctx, err, &change)
	}
	it := store.EditItem{Kind: store.ItemStory, Name: w.story.Slug, Before: store.Item{Story: before}, After: store.Item{Story: &after}}
	return w.done("Changed", edit, w.changedItem(&it)), nil
}
