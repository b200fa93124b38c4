package commands

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"byline/store"
)

const (
	optRename  = "rename"
	optAlias   = "alias"
	optUnalias = "unalias"
	optKind    = "kind"
	optSummary = "summary"
	optMerge   = "merge_into"
	optAliases = "aliases" // of the form: one a line
	optSlug    = "slug"    // of the form: what is being changed; empty for something new
	optKept    = "kept"    // "1": the form had no room for the aliases, which stay as they are
	optSave    = "save"    // "1": the form, or the proposal, is to be saved
)

// deskEntity is /desk entity: the names on record. Which options are given says what is to be done.
func deskEntity(e *env) subcommand {
	return subcommand{
		name:  "entity",
		names: phrase{"entity", "实体", "項目", "eintrag", "entité", "entidad"},
		about: phrase{"Names on record: show, add, rename, give another name, merge", "记录中的名称：查看、添加、改名、别名、合并", "記録上の名前：表示・追加・改名・別名・統合",
			"Namen im Verzeichnis: zeigen, anlegen, ändern, zusammenlegen", "Noms consignés : voir, ajouter, renommer, fusionner",
			"Nombres que constan: ver, añadir, renombrar, unir"},
		options: optionList(nameOption(),
			named(textOption(optRename, phrase{"Call it this", "改名为", "新しい名前", "So nennen", "Le nommer ainsi", "Llamarlo así"}, store.MaxName),
				phrase{optRename, "改名", "改名", "umbenennen", "renommer", "renombrar"}),
			named(textOption(optAlias, phrase{"It is also called this", "又名", "別名を追加", "Auch so genannt", "Aussi appelé ainsi", "También llamado así"}, store.MaxName),
				phrase{optAlias, "别名", "別名", "alias", "alias", "alias"}),
			named(pickOption(optUnalias, phrase{"It is not called this", "删除别名", "別名を削除", "Nicht so genannt", "Pas appelé ainsi", "No se llama así"}, store.MaxName),
				phrase{optUnalias, "删除别名", "別名削除", "alias-weg", "sans-alias", "sin-alias"}),
			named(choiceOption(optKind, phrase{"What it is", "类别", "種類", "Was es ist", "Ce que c'est", "Qué es"}, kindWords...),
				phrase{optKind, "类别", "種類", "art", "genre", "tipo"}),
			named(textOption(optSummary, phrase{"Who or what it is, in a sentence", "一句话简介", "一文での説明", "Wer oder was es ist, in einem Satz",
				"Qui ou quoi, en une phrase", "Quién o qué es, en una frase"}, store.MaxSummary),
				phrase{optSummary, "简介", "概要", "beschreibung", "résumé", "resumen"}),
			named(pickOption(optMerge, phrase{"It is the same as this one", "与此项相同", "これと同じもの", "Dasselbe wie dies", "Identique à celui-ci", "Es lo mismo que este"}, maxName),
				phrase{optMerge, "合并到", "統合先", "zusammenlegen", "fusionner", "unir-con"}),
			storyOption(), everywhereOption()),
		run: e.runDeskEntity, complete: e.completeDeskEntity,
		extra:   map[string]int{optAliases: maxForm, optSlug: maxSlug, optKept: 1, optSave: 1, optConfirm: 1, optAgain: 1, optSeen: 20},
		lines:   []string{optAliases},
		example: "/desk entity name:Alibaba alias:BABA · /desk entity name:Jack Ma kind:person",
	}
}

// kindWords are the kinds of entities.
var kindWords = []phrase{
	{store.KindCompany, "公司", "企業", "Unternehmen", "entreprise", "empresa"},
	{store.KindPerson, "人物", "人物", "Person", "personne", "persona"},
	{store.KindPlace, "地点", "場所", "Ort", "lieu", "lugar"},
	{store.KindProduct, "产品", "製品", "Produkt", "produit", "producto"},
	{store.KindOrganisation, "组织", "組織", "Organisation", "organisation", "organización"},
	{store.KindEvent, "事件", "出来事", "Ereignis", "événement", "evento"},
	{store.KindOther, "其他", "その他", "Sonstiges", "autre", "otro"},
}

func (e *env) runDeskEntity(ctx context.Context, req Request) (Reply, error) {
	w, err := e.work(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	o := req.Options
	typed := o[optName]
	if typed == "" && o[optSave] != "" {
		typed = o[optRename] // a form for a new one
	}
	if o[optSlug] != "" || o[optAgain] != "" || typed == "" {
		return w.entityForm(ctx, w.view.EntityBySlug(o[optSlug]))
	}
	who, unknown := w.exactly(optName, typed)
	several := unknown != nil && unknown.Kind != kindError
	switch {
	case (who != nil || several) && o[optSave] != "" && o[optConfirm] == "":
		p := refusal(quote(typed)+" is on record already.", "Add another of that name only where it is not the same.",
			Button{Label: "Add another", Replace: true, Do: w.same(optConfirm, "1")})
		if who != nil {
			p.Buttons = append([]Button{w.showButton(who.Slug)}, p.Buttons...)
		}
		return Reply{}, p
	case o[optSave] != "":
		return w.putEntity(ctx, nil, w.typedEntity(typed))
	case several:
		return Reply{}, unknown
	case who == nil:
		return w.proposeEntity(unknown)
	case o[optMerge] != "":
		return w.mergeInto(ctx, who)
	case w.changesEntity():
		return w.changeEntity(ctx, who)
	}
	return w.showEntity(who), nil
}

// exactly is the entity that an option names as it is written, by its name, an alias or its slug: what is to be changed is
// never guessed from a near miss. The problem says what it may have meant.
func (w *deskWork) exactly(option, typed string) (*store.Entity, *problem) {
	found := w.view.Resolve(typed)
	near := found.Near
	switch {
	case len(found.Entities) == 1 && !found.Corrected:
		return w.view.EntityBySlug(found.Entities[0].Slug), nil
	case len(found.Entities) > 1:
		return nil, &problem{w.clarify(typed, found.Entities, w.pressEntity(found.Entities, option, "", ""))}
	case len(found.Entities) == 1:
		near = found.Entities
	}
	p := refusal(quote(typed)+" is not in "+w.story.Slug+".", "Start typing a name, and choose one.")
	if len(near) > 0 {
		p.Lead = "Did you mean " + series(names(near), "or") + "?"
	}
	p.Buttons = w.pressEntity(near, option, "Did you mean ", "?")
	return nil, p
}

// pressEntity are buttons that make the same call with one of the entities.
func (w *deskWork) pressEntity(among []store.Entity, option, before, after string) (buttons []Button) {
	for _, e := range among[:min(len(among), perPage)] {
		buttons = append(buttons, Button{Label: cut(before+e.Name+after, 80), Do: w.same(option, e.Slug, optSave, ""), Replace: true})
	}
	return buttons
}

func (w *deskWork) changesEntity() bool {
	return slices.ContainsFunc([]string{optRename, optAlias, optUnalias, optKind, optSummary}, func(o string) bool {
		return w.req.Options[o] != ""
	})
}

// showEntity is what is on record of an entity, with what can be done about it.
func (w *deskWork) showEntity(who *store.Entity) Reply {
	it := Item{Text: who.Summary}
	for _, f := range w.itemFields(store.Item{Entity: entityFile(who)}) {
		if f.value != "" && f.name != "Name" && f.name != "Summary" {
			it.Notes = append(it.Notes, f.name+": "+f.value)
		}
	}
	it.Notes = append(it.Notes, facts(w.naming(who.ID), "names", "name")+" it. Its slug is "+who.Slug+".")
	return Reply{Title: who.Name, Items: []Item{it}, Zone: w.loc, Footer: w.story.Slug, Buttons: []Button{
		{Label: "Change", Main: true, Do: w.to("desk entity", optSlug, who.Slug)},
		w.historyButton(optName, who.Slug),
		{Label: "About", Do: w.again("about", optName, who.Slug)},
	}, Notes: []string{"/desk entity name:" + who.Slug + " merge_into:… makes it one with another."}}
}

// naming is how many facts name an entity, retracted ones among them.
func (w *deskWork) naming(id store.EntityID) (n int) {
	for i := range w.view.Record.Facts {
		if f := &w.view.Record.Facts[i]; f.Subject == id || f.Object == id || f.SaidBy == id {
			n++
		}
	}
	return n
}

func entityFile(e *store.Entity) *store.FileEntity {
	return &store.FileEntity{Slug: e.Slug, Name: e.Name, Kind: e.Kind, Summary: e.Summary, Aliases: slices.Clone(e.Aliases)}
}

// freeSlug is a slug for a name that nothing of its kind has yet. Where the name has no letter that a slug can have, it is
// made of the word.
func freeSlug(name, word string, taken func(slug string) bool) string {
	base := store.Slug(name)
	if base == "" {
		base = word
	}
	if !taken(base) {
		return base
	}
	for n := 2; ; n++ {
		number := "-" + strconv.Itoa(n)
		if s := strings.TrimRight(firstRunes(base, maxSlug-len(number)), "-") + number; !taken(s) {
			return s
		}
	}
}

// completeDeskEntity suggests entities, and the aliases that the chosen one has.
func (e *env) completeDeskEntity(ctx context.Context, req Request) ([]Choice, error) {
	if req.Focus != optMerge && req.Focus != optUnalias {
		return e.complete(ctx, req)
	}
	r, err := e.read(ctx, req)
	if err != nil {
		return nil, err
	}
	typed := req.Options[req.Focus]
	if req.Focus == optMerge {
		return r.completeEntity(typed, ""), nil
	}
	who, _, err := r.entity(optName)
	if err != nil || who == nil {
		return nil, err
	}
	var choices []Choice
	for _, a := range who.Aliases {
		if strings.Contains(strings.ToLower(a), strings.ToLower(typed)) {
			choices = append(choices, Choice{Name: a, Value: a})
		}
	}
	return choices, nil
}
