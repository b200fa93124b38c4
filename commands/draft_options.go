package commands

import (
	"slices"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// The fields of a fact, named as in a story file. optWhere, optFact and optStory are the common options.
const (
	optText      = "text"
	optSubject   = "subject"
	optRelation  = "relation"
	optObject    = "object"
	optValue     = "value"
	optStatus    = "status"
	optHappened  = "happened"
	optUntil     = "until"
	optSaidBy    = "said_by"
	optCitation  = "quote"
	optSource    = "source" // sources, one a line
	optReplaces  = "replaces"
	optDisputes  = "disputes"
	optPublisher = "publisher" // these four make a new source
	optTitle     = "title"
	optPublished = "published"
	optURL       = "url"
)

// What forms have in place of several fields.
const (
	optAbout     = "about" // "subject - relation - object or value"
	optWhenWhere = "when"  // "where; when; until"
)

// What buttons and forms send beside the fields.
const (
	optDraft = "draft" // a reference
	optStep  = "step"  // what to do with it
	optForm  = "form"  // which form was filled in
	optTo    = "to"
	optField = "field"
	optAs    = "as" // correction or replacement
)

// factFields are the fields of a fact in the order in which they are shown, with the most characters of each.
var factFields = []struct {
	name, label string
	most        int
}{
	{optText, "Text", store.MaxText},
	{optAbout, "About", 500},
	{optSubject, "Subject", maxName},
	{optRelation, "Relation", maxName},
	{optObject, "Object", maxName},
	{optValue, "Value", store.MaxValue},
	{optWhenWhere, "Where; when; until", 250},
	{optWhere, "Where", store.MaxName},
	{optStatus, "Status", 20},
	{optHappened, "Happened", maxDate},
	{optUntil, "Until", maxDate},
	{optSaidBy, "Said by", maxName},
	{optCitation, "Quotation", store.MaxQuote},
	{optSource, "Source", 3000},
	{optReplaces, "Replaces", maxSlug},
	{optDisputes, "Disputes", maxSlug},
	{optPublisher, "Publisher", store.MaxName},
	{optTitle, "Title", store.MaxTitle},
	{optPublished, "Published", maxDate},
	{optURL, "Link", store.MaxURL},
}

// fieldLabel is how a field is called in a reply.
func fieldLabel(name string) string {
	if i := slices.IndexFunc(factFields, func(f struct {
		name, label string
		most        int
	}) bool {
		return f.name == name
	}); i >= 0 {
		return factFields[i].label
	}
	return capital(name)
}

// statusWords are the statuses as they are chosen.
var statusWords = []store.Status{store.Confirmed, store.Reported, store.Disputed, store.Denied, store.NotDisclosed}

// factOptions are the options in which a fact is typed, those of a new source among them.
func factOptions() []*discordgo.ApplicationCommandOption {
	text := func(name string, names, about phrase, most int) *discordgo.ApplicationCommandOption {
		return named(textOption(name, about, most), names)
	}
	pick := func(name string, names, about phrase, most int) *discordgo.ApplicationCommandOption {
		o := text(name, names, about, most)
		o.Autocomplete = true
		return o
	}
	status := text(optStatus, phrase{"status", "状态", "状態", "status", "statut", "estado"},
		phrase{"How sure it is; else reported", "可信度，默认为 reported", "確度（既定は reported）", "Wie sicher es ist; sonst reported",
			"Degré de certitude ; sinon reported", "Grado de certeza; si no, reported"}, 0)
	for _, s := range statusWords {
		status.Choices = append(status.Choices, &discordgo.ApplicationCommandOptionChoice{Name: s.Word(), Value: string(s)})
	}
	return []*discordgo.ApplicationCommandOption{
		text(optText, phrase{"text", "正文", "本文", "text", "texte", "texto"},
			phrase{"The fact in one sentence", "用一句话说明事实", "事実を一文で", "Der Fakt in einem Satz", "Le fait en une phrase", "El hecho en una frase"}, store.MaxText),
		pick(optSource, phrase{"source", "来源", "出典", "quelle", "source", "fuente"},
			phrase{"Who reported it", "报道来源", "出典", "Wer es berichtet hat", "Qui l'a rapporté", "Quién lo publicó"}, 3000),
		pick(optSubject, phrase{"subject", "主语", "主語", "subjekt", "sujet", "sujeto"},
			phrase{"Whom or what it is about", "关于谁或什么", "対象", "Um wen oder was es geht", "De qui ou de quoi il s'agit", "De quién o de qué trata"}, maxName),
		pick(optRelation, phrase{"relation", "关系", "関係", "beziehung", "relation", "relación"},
			phrase{"What it says of it: partner, revenue …", "关系：partner、revenue 等", "関係：partner、revenue など", "Was es davon sagt: partner, revenue …",
				"Ce qu'il en dit : partner, revenue…", "Qué dice: partner, revenue…"}, maxName),
		pick(optObject, phrase{"object", "宾语", "目的語", "objekt", "objet", "objeto"},
			phrase{"Who or what stands on the other side", "关系的另一方", "相手", "Wer oder was auf der anderen Seite steht",
				"L'autre partie", "La otra parte"}, maxName),
		text(optValue, phrase{"value", "数值", "値", "wert", "valeur", "valor"},
			phrase{"A figure or words in place of an object", "数值或文字，代替宾语", "目的語の代わりの数値や語句", "Zahl oder Worte statt Objekt",
				"Chiffre ou mots au lieu d'un objet", "Cifra o palabras en lugar de objeto"}, store.MaxValue),
		pick(optWhere, optionNames[optWhere], aboutWhere, store.MaxName),
		status,
		text(optHappened, phrase{"happened", "发生", "発生", "geschehen", "survenu", "ocurrido"},
			phrase{"When: 2025-02-13, Feb 2025, 2025-Q1", "时间：2025-02-13、2025-Q1", "時期：2025-02-13、2025-Q1 など", "Wann: 2025-02-13, Feb 2025, 2025-Q1",
				"Quand : 2025-02-13, Feb 2025, 2025-Q1", "Cuándo: 2025-02-13, Feb 2025, 2025-Q1"}, maxDate),
		text(optUntil, phrase{"until", "截止", "終了", "bis", "jusqu-à", "hasta"},
			phrase{"When it stopped being true", "不再成立的时间", "いつまで正しかったか", "Bis wann es galt", "Jusqu'à quand c'était vrai", "Hasta cuándo fue cierto"}, maxDate),
		pick(optSaidBy, phrase{"said_by", "发言人", "発言者", "gesagt-von", "dit-par", "dicho-por"},
			phrase{"Who said so", "谁说的", "誰の発言か", "Wer es gesagt hat", "Qui l'a dit", "Quién lo dijo"}, maxName),
		text(optCitation, phrase{"quote", "引文", "引用", "zitat", "citation", "cita"},
			phrase{"The source's own words", "来源原话", "出典の原文", "Die Worte der Quelle", "Les mots de la source", "Las palabras de la fuente"}, store.MaxQuote),
		pick(optReplaces, phrase{"replaces", "取代", "置換", "ersetzt", "remplace", "reemplaza"},
			phrase{"The fact that it supersedes", "被取代的事实", "置き換える事実", "Der Fakt, den er ablöst", "Le fait qu'il remplace", "El hecho que reemplaza"}, maxSlug),
		pick(optDisputes, phrase{"disputes", "质疑", "異議", "bestreitet", "conteste", "disputa"},
			phrase{"The fact that it contradicts", "与之矛盾的事实", "矛盾する事実", "Der Fakt, dem er widerspricht", "Le fait qu'il contredit", "El hecho que contradice"}, maxSlug),
		text(optURL, phrase{"url", "链接", "リンク", "link", "lien", "enlace"},
			phrase{"A new source: its link", "新来源：链接", "新しい出典：リンク", "Neue Quelle: Link", "Nouvelle source : lien", "Nueva fuente: enlace"}, store.MaxURL),
		text(optPublisher, phrase{"publisher", "媒体", "発行元", "medium", "éditeur", "medio"},
			phrase{"A new source: its publisher", "新来源：媒体", "新しい出典：発行元", "Neue Quelle: Medium", "Nouvelle source : éditeur", "Nueva fuente: medio"}, store.MaxName),
		text(optTitle, phrase{"title", "标题", "見出し", "titel", "titre", "título"},
			phrase{"A new source: its title", "新来源：标题", "新しい出典：見出し", "Neue Quelle: Titel", "Nouvelle source : titre", "Nueva fuente: título"}, store.MaxTitle),
		text(optPublished, phrase{"published", "发表", "公開日", "veröffentlicht", "paru", "publicado"},
			phrase{"A new source: its day", "新来源：日期", "新しい出典：日付", "Neue Quelle: Tag", "Nouvelle source : jour", "Nueva fuente: día"}, maxDate),
	}
}

// draftExtras are the options that only buttons and forms send, with the most characters of each.
func draftExtras() map[string]int {
	extra := map[string]int{
		optDraft: 30, optStep: 20, optForm: 1, optTo: 500, optField: 20, optGap: 20,
	}
	for _, f := range factFields {
		extra[f.name] = f.most
	}
	return extra
}
