package commands

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"byline/store"
)

const (
	optLabel     = "label"
	optInverse   = "inverse"
	optWords     = "words"
	optSymmetric = "symmetric"
)

// deskRelation is /desk relation: the vocabulary of a story. A built-in relation takes more words; a new one can be made.
func deskRelation(e *env) subcommand {
	return subcommand{
		name:  "relation",
		names: phrase{"relation", "关系", "関係", "beziehung", "relation", "relación"},
		about: phrase{"What facts can say of a name: show, add, give more words", "关系：查看、添加、增加说法", "関係：表示・追加・言い方の追加", "Beziehungen: zeigen, anlegen, mehr Wörter geben",
			"Relations : voir, ajouter, donner d'autres mots", "Relaciones: ver, añadir, dar más palabras"},
		options: optionList(
			named(pickOption(optRelation, phrase{"One on record, or a new one", "已有或新的关系", "既存または新規の関係", "Eine vorhandene oder neue", "Une existante ou nouvelle",
				"Una existente o nueva"}, maxName), phrase{optRelation, "关系", "関係", "beziehung", "relation", "relación"}),
			named(textOption(optWords, phrase{"People ask for it with these words too, between commas", "提问用语，以逗号分隔", "質問に使う言葉（カンマ区切り）", "Wörter, mit Kommas getrennt",
				"Mots, séparés par des virgules", "Palabras, separadas por comas"}, maxForm), phrase{optWords, "用语", "言葉", "wörter", "mots", "palabras"}),
			named(textOption(optLabel, phrase{"How it is shown: Owner", "显示名称", "表示名", "Wie sie gezeigt wird", "Comment elle s'affiche", "Cómo se muestra"}, store.MaxName),
				phrase{optLabel, "标签", "ラベル", "bezeichnung", "libellé", "etiqueta"}),
			named(textOption(optInverse, phrase{"How it is shown from the other side: Owns", "从另一方显示的名称", "相手側からの表示名", "Von der anderen Seite gesehen", "Vue de l'autre côté",
				"Vista desde el otro lado"}, store.MaxName), phrase{optInverse, "反向", "逆", "umgekehrt", "inverse", "inversa"}),
			named(flagOption(optSymmetric, phrase{"It holds both ways, as with partners", "双向成立，如伙伴", "双方向に成り立つ", "Gilt in beide Richtungen", "Vaut dans les deux sens",
				"Vale en ambos sentidos"}), phrase{optSymmetric, "双向", "双方向", "beidseitig", "symétrique", "simétrica"}),
			named(flagOption(optCommand, phrase{"It is a command of its own (operators only)", "作为独立命令（仅限运营者）", "独自のコマンドにする（運営者のみ）", "Eigener Befehl (nur Betreiber)",
				"Commande à part (opérateurs)", "Comando propio (operadores)"}), optionNames[optCommand]),
			storyOption(), everywhereOption()),
		run: e.runDeskRelation, complete: e.completeDeskRelation,
		extra:   map[string]int{optSlug: maxSlug, optKept: 1, optSave: 1, optAgain: 1, optSeen: 20},
		lines:   []string{optWords},
		example: "/desk relation relation:partner words:teams up with",
	}
}

func (e *env) runDeskRelation(ctx context.Context, req Request) (Reply, error) {
	w, err := e.work(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	o := req.Options
	typed := o[optSlug]
	if typed == "" {
		typed = o[optRelation]
	}
	on := w.relationCalled(typed)
	given := o[optLabel]+o[optInverse]+o[optWords]+o[optSymmetric]+o[optCommand] != ""
	switch {
	case o[optAgain] != "" || typed == "" && o[optSave] == "":
		return w.relationForm(ctx, on)
	case o[optSave] != "" || on != nil && given:
		return w.putRelation(ctx, on)
	case on != nil:
		return w.showRelation(on), nil
	}
	return w.proposeRelation(typed), nil
}

// relationCalled finds a relation by its slug or its label; nil where there is none.
func (w *deskWork) relationCalled(typed string) *store.Relation {
	for i := range w.view.Record.Relations {
		if r := &w.view.Record.Relations[i]; r.Slug == strings.ToLower(typed) || strings.EqualFold(r.Label, typed) {
			return r
		}
	}
	return nil
}

// ownRelation is what the story itself says of a relation, without what the built-in vocabulary says.
func ownRelation(on *store.Relation) store.FileRelation {
	f := store.FileRelation{Slug: on.Slug, Label: on.Label, Inverse: on.Inverse, Symmetric: &on.Symmetric, Command: &on.Command}
	all := store.Vocabulary()
	i := slices.IndexFunc(all, func(b store.Relation) bool { return b.Slug == on.Slug })
	if i < 0 {
		f.Words = slices.Clone(on.Words)
		return f
	}
	b := &all[i]
	if f.Label == b.Label {
		f.Label = ""
	}
	if f.Inverse == b.Inverse {
		f.Inverse = ""
	}
	if on.Symmetric == b.Symmetric {
		f.Symmetric = nil
	}
	if on.Command == b.Command {
		f.Command = nil
	}
	for _, word := range on.Words {
		if !slices.Contains(b.Words, word) {
			f.Words = append(f.Words, word)
		}
	}
	return f
}

// using is how many facts say a relation, retracted ones among them.
func (w *deskWork) using(slug string) (n int) {
	for i := range w.view.Record.Facts {
		if w.view.Record.Facts[i].Relation == slug {
			n++
		}
	}
	return n
}

func (w *deskWork) showRelation(on *store.Relation) Reply {
	it := Item{Text: facts(w.using(on.Slug), "says", "say") + " it."}
	for _, f := range w.itemFields(store.Item{Relation: &store.FileRelation{Label: on.Label, Inverse: on.Inverse, Symmetric: &on.Symmetric,
		Command: &on.Command, Words: on.Words}}) {
		if f.value != "" && f.name != "Label" {
			it.Notes = append(it.Notes, f.name+": "+f.value)
		}
	}
	reply := Reply{Title: on.Label, Items: []Item{it}, Zone: w.loc, Footer: join(on.Slug, w.story.Slug), Buttons: []Button{
		{Label: "Change", Main: true, Do: w.to("desk relation", optAgain, "1", optSlug, on.Slug)},
	}}
	if on.Builtin {
		reply.Notes = []string{"It is built in: its words stay, and the story's join them."}
	}
	return reply
}

// proposeRelation asks before a relation is made: the record has one already for most of what people want to say.
func (w *deskWork) proposeRelation(typed string) Reply {
	o := w.req.Options
	reply := Reply{Title: quote(typed) + " is no relation yet", Lead: "Add it?", Kind: KindProposed, Zone: w.loc, Footer: w.story.Slug}
	with := []string{optLabel, typed, optSave, "1", optInverse, o[optInverse], optWords, o[optWords], optSymmetric, o[optSymmetric], optCommand, o[optCommand]}
	if o[optLabel] != "" {
		with[1] = o[optLabel]
	}
	reply.Buttons = []Button{
		{Label: "Add it", Main: true, Replace: true, Do: w.to("desk relation", with...)},
		{Label: "Say more", Replace: true, Do: w.to("desk relation", append(with, optAgain, "1")...)},
	}
	near := w.relationsLike(typed)
	var labels []string
	for _, c := range near[:min(len(near), 3)] {
		if r := w.relationCalled(c.Value); r != nil {
			labels = append(labels, r.Label)
			reply.Buttons = append(reply.Buttons, Button{Label: cut("Did you mean "+r.Label+"?", 80), Replace: true, Do: w.same(optRelation, r.Slug)})
		}
	}
	if len(labels) > 0 {
		reply.Lead = "Did you mean " + series(labels, "or") + "? Otherwise it can be added."
	}
	return reply
}

func (w *deskWork) relationForm(ctx context.Context, on *store.Relation) (Reply, error) {
	o := w.req.Options
	title, do := "A new relation", w.to("desk relation", optSave, "1", optSymmetric, o[optSymmetric], optCommand, o[optCommand])
	value := func(option string) string { return o[option] }
	words := "People ask for it with, one a line"
	if on != nil {
		title = cut("Change "+on.Label, 45)
		last, err := w.look(ctx)
		if err != nil {
			return Reply{}, err
		}
		if now := w.relationCalled(on.Slug); now != nil {
			on = now
		}
		do = w.to("desk relation", optSave, "1", optSlug, on.Slug, optSeen, last, optSymmetric, o[optSymmetric], optCommand, o[optCommand])
		if on.Builtin {
			words = "Words beside the built-in ones, one a line"
		}
		if o[optSave] == "" {
			own := ownRelation(on)
			now := map[string]string{optLabel: on.Label, optInverse: on.Inverse, optWords: strings.Join(own.Words, "\n")}
			value = func(option string) string { return now[option] }
		}
	}
	inputs := []Input{
		{Name: optLabel, Label: "How it is shown", Hint: "Owner", Value: value(optLabel), Required: true, Max: store.MaxName},
		{Name: optInverse, Label: "From the other side", Hint: "Owns", Value: value(optInverse), Max: store.MaxName},
		{Name: optWords, Label: words, Hint: "owner, who owns, belongs to", Value: value(optWords), Long: true, Max: maxForm},
	}
	if utf8.RuneCountInString(value(optWords)) > maxForm { // cut off, they would be lost
		inputs, do.Options[optKept] = inputs[:2], "1"
	}
	return Reply{Modal: &Modal{Title: title, Do: do, Replace: true, Inputs: inputs}}, nil
}

// putRelation saves a relation: new where on is nil. A form says all of label, inverse and words; options add words and change
// what they name.
func (w *deskWork) putRelation(ctx context.Context, on *store.Relation) (Reply, error) {
	o := w.req.Options
	form := o[optSave] != ""
	f, title := store.FileRelation{}, "Added"
	if on != nil {
		f, title = ownRelation(on), "Changed"
		w.on(store.ItemRelation, on.Slug)
	}
	before := f
	words := typedWords(o[optWords])
	switch {
	case o[optKept] != "":
	case form:
		f.Words = words
	default:
		var had []string
		if on != nil {
			had = on.Words
		}
		for _, word := range words {
			if !slices.ContainsFunc(had, func(have string) bool { return strings.EqualFold(have, word) }) {
				f.Words = append(slices.Clone(f.Words), word)
			}
		}
	}
	if l := o[optLabel]; l != "" && (on == nil || l != on.Label) {
		f.Label = l
	}
	if i := o[optInverse]; (i != "" || form) && (on == nil || i != on.Inverse) {
		f.Inverse = i
	}
	for option, flag := range map[string]**bool{optSymmetric: &f.Symmetric, optCommand: &f.Command} {
		if v := o[option]; v != "" {
			yes := v == "true"
			*flag = &yes
		}
	}
	if len(words) > 0 && !form && len(f.Words) == len(before.Words) && o[optLabel]+o[optInverse]+o[optSymmetric]+o[optCommand] == "" {
		return Reply{}, refusal(on.Label+" is asked for with "+quote(strings.Join(words, ", "))+" already.", "Nothing was changed.")
	}
	if on == nil {
		if f.Label == "" {
			f.Label = capital(o[optRelation])
		}
		f.Slug = freeSlug(f.Label, "relation", func(s string) bool { return w.relationCalled(s) != nil })
	}
	slug := ""
	if on != nil {
		slug = on.Slug
	}
	change := w.to("desk relation", optAgain, "1", optSave, "1", optSlug, slug, optLabel, f.Label, optInverse, f.Inverse,
		optWords, strings.Join(f.Words, "\n"), optSymmetric, o[optSymmetric], optCommand, o[optCommand])
	if o[optCommand] == "true" {
		if fault := w.commandFault(f.Slug); fault != "" {
			delete(change.Options, optCommand)
			return w.refused(ctx, &store.EntryError{Faults: []store.FieldFault{{Field: "command", Msg: fault}}}, &change)
		}
	}
	edit, err := w.env.Store.PutRelation(ctx, w.desk, f)
	if err != nil {
		return w.refused(ctx, err, &change)
	}
	it := store.EditItem{Kind: store.ItemRelation, Name: f.Slug, After: store.Item{Relation: &f}}
	if on != nil {
		it.Before.Relation = &before
	}
	reply := w.done(title, edit, w.changedItem(&it))
	reply.Footer = join(reply.Footer, f.Slug)
	if o[optCommand] == "true" && !w.isCommand(f.Slug) {
		reply.Notes = append(reply.Notes, "It becomes /"+f.Slug+" when Byline is started next.")
	}
	return reply, nil
}

// commandFault says why a relation cannot be a command; empty where it can.
func (w *deskWork) commandFault(slug string) string {
	switch i := slices.IndexFunc(w.env.list, func(c Command) bool { return c.Name() == slug }); {
	case !w.desk.Shared:
		return "only relations of the shared record are commands, which all servers have alike; an operator makes one with everywhere"
	case !commandName.MatchString(slug):
		return "a command's name has at most 32 characters, and " + slug + " has " + count(len(slug), "character")
	case i >= 0 && !w.env.list[i].relation:
		return "/" + slug + " is a command already, which does something else"
	case i < 0 && len(w.env.list) >= maxCommands:
		return "there are as many commands already as Discord takes"
	}
	return ""
}

func (w *deskWork) isCommand(slug string) bool {
	return slices.ContainsFunc(w.env.list, func(c Command) bool { return c.relation && c.Name() == slug })
}

// typedWords are words between commas or on lines of their own.
func typedWords(s string) (words []string) {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '\n' || r == ';' || r == '，' || r == '、' }) {
		if word = strings.TrimSpace(word); word != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// completeDeskRelation suggests relations by their labels and words.
func (e *env) completeDeskRelation(ctx context.Context, req Request) ([]Choice, error) {
	if req.Focus != optRelation {
		return e.complete(ctx, req)
	}
	r, err := e.read(ctx, req)
	if err != nil {
		return nil, err
	}
	return r.relationsLike(req.Options[optRelation]), nil
}
