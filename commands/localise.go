package commands

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// phrase is one text in the languages of locales, English first. A language that is missing is shown in English.
type phrase [6]string

// locales are the languages after English, in a phrase's order.
var locales = [5]discordgo.Locale{
	discordgo.ChineseCN, discordgo.Japanese, discordgo.German, discordgo.French, discordgo.SpanishES,
}

func (p phrase) english() string { return p[0] }

// in is the phrase in a language.
func (p phrase) in(l Lang) string {
	for i, locale := range locales {
		if in, ok := langOf(string(locale)); ok && in == l && p[i+1] != "" {
			return p[i+1]
		}
	}
	return p[0]
}

// others are the phrase in the languages beside English, nil where there are none.
func (p phrase) others() map[discordgo.Locale]string {
	var m map[discordgo.Locale]string
	for i, l := range locales {
		if p[i+1] != "" {
			if m == nil {
				m = make(map[discordgo.Locale]string, len(locales))
			}
			m[l] = p[i+1]
		}
	}
	return m
}

// othersRef is others as discordgo wants it for a command.
func (p phrase) othersRef() *map[discordgo.Locale]string {
	m := p.others()
	if m == nil {
		return nil
	}
	return &m
}

// The names of the commands.
var (
	namesAsk      = phrase{"ask", "提问", "質問", "fragen", "demander", "preguntar"}
	namesAbout    = phrase{"about", "关于", "概要", "über", "àpropos", "acerca-de"}
	namesTimeline = phrase{"timeline", "时间线", "年表", "zeitleiste", "chronologie", "cronología"}
	namesFigures  = phrase{"figures", "数据", "数字", "zahlen", "chiffres", "cifras"}
	namesSaid     = phrase{"said", "说法", "発言", "aussagen", "propos", "dijo"}
	namesSources  = phrase{"sources", "来源", "出典", "quellen", "sources", "fuentes"}
	namesFact     = phrase{"fact", "事实", "事実", "fakt", "fait", "hecho"}
	namesStory    = phrase{"story", "报道", "記事", "thema", "dossier", "historia"}
	namesHelp     = phrase{"help", "帮助", "ヘルプ", "hilfe", "aide", "ayuda"}
	namesDesk     = phrase{"desk", "编辑部", "編集部", "redaktion", "rédaction", "redacción"}
	namesGaps     = phrase{"gaps", "待查问题", "未回答", "lücken", "lacunes", "lagunas"}
	namesCheck    = phrase{"Check this claim", "核查这一说法", "この主張を確認", "Behauptung prüfen", "Vérifier cette affirmation",
		"Comprobar esta afirmación"}
)

// What the commands are for.
var (
	aboutAsk = phrase{"Ask a question about the story in your own words", "用自己的话就这一报道提问", "この記事について自由に質問します",
		"Stelle mit eigenen Worten eine Frage zum Thema", "Poser une question sur le dossier avec vos propres mots",
		"Haz una pregunta sobre la historia con tus propias palabras"}
	aboutAbout = phrase{"Who or what something is, and what is on record about it", "某人或某物是谁、是什么，以及有哪些记录",
		"人物や企業などの概要と記録されている事実", "Wer oder was das ist und was darüber belegt ist",
		"Qui ou quoi, et ce qui est établi à ce sujet", "Quién o qué es, y lo que consta al respecto"}
	aboutTimeline = phrase{"What happened when, the latest first", "按时间列出所发生的事，最新的在前", "いつ何が起きたかを新しい順に表示",
		"Was wann geschah, das Neueste zuerst", "Ce qui s'est passé et quand, du plus récent au plus ancien",
		"Qué ocurrió y cuándo, lo más reciente primero"}
	aboutFigures = phrase{"The numbers on record, with their sources", "有记录的数据及其来源", "記録されている数字とその出典",
		"Die belegten Zahlen mit ihren Quellen", "Les chiffres établis, avec leurs sources", "Las cifras que constan, con sus fuentes"}
	aboutSaid    = phrase{"Who said what", "谁说了什么", "誰が何を言ったか", "Wer was gesagt hat", "Qui a dit quoi", "Quién dijo qué"}
	aboutSources = phrase{"Where a fact, or everything on record, comes from", "某一事实或全部记录的来源", "事実または全記録の出典",
		"Woher ein Fakt oder alles Belegte stammt", "D'où vient un fait, ou tout ce qui est établi",
		"De dónde procede un hecho o todo lo que consta"}
	aboutFact = phrase{"One fact whole, with its history", "一条事实的全部内容及其修改历史", "一つの事実の全体とその履歴",
		"Ein Fakt im Ganzen, mit seiner Geschichte", "Un fait en entier, avec son historique", "Un hecho completo, con su historial"}
	aboutStoryCommand = phrase{"What the story holds; choose another one", "报道概览；也可改选另一篇", "記事の概要、または別の記事の選択",
		"Überblick über das Thema; ein anderes wählen", "Aperçu du dossier ; en choisir un autre",
		"Resumen de la historia; elegir otra"}
	aboutHelp = phrase{"What can be asked, with examples", "可以问什么，附示例", "質問できることとその例", "Was gefragt werden kann, mit Beispielen",
		"Ce que l'on peut demander, avec des exemples", "Qué se puede preguntar, con ejemplos"}
	aboutDesk = phrase{"For this server's editors", "供本服务器的编辑使用", "このサーバーの編集者用", "Für die Redaktion dieses Servers",
		"Pour la rédaction de ce serveur", "Para la redacción de este servidor"}
	aboutGaps = phrase{"The questions that members passed to the editors", "成员转交给编辑的问题", "メンバーから編集者に回された質問",
		"Die Fragen, die an die Redaktion gegeben wurden", "Les questions transmises à la rédaction", "Las preguntas enviadas a la redacción"}
)

// What the options are for.
var (
	aboutName = phrase{"A company, person, place or thing", "公司、人物、地点或事物", "企業、人物、場所、物", "Ein Unternehmen, eine Person, ein Ort oder eine Sache",
		"Une entreprise, une personne, un lieu ou une chose", "Una empresa, una persona, un lugar o una cosa"}
	aboutWhere = phrase{"Only for this place or market", "仅限该地区或市场", "この地域または市場に限る", "Nur für diesen Ort oder Markt",
		"Seulement pour ce lieu ou ce marché", "Solo para este lugar o mercado"}
	aboutAsOf = phrase{"As known on a day: 2025-02-13, 13 Feb 2025, yesterday", "截至某日所知：2025-02-13 或 yesterday", "その日の時点の記録：2025-02-13、yesterday など",
		"Stand an einem Tag: 2025-02-13, 13 Feb 2025, yesterday", "État à une date : 2025-02-13, 13 Feb 2025, yesterday",
		"Lo que se sabía un día: 2025-02-13, 13 Feb 2025, yesterday"}
	aboutFrom = phrase{"Only from this day on: 2025-02-13, Feb 2025, 2025", "仅从该日起：2025-02-13、2025", "この日以降のみ：2025-02-13、2025 など",
		"Nur ab diesem Tag: 2025-02-13, Feb 2025, 2025", "Seulement à partir de ce jour : 2025-02-13, Feb 2025, 2025",
		"Solo desde este día: 2025-02-13, Feb 2025, 2025"}
	aboutStory = phrase{"Another story than the chosen one", "所选报道以外的另一篇", "選択中以外の記事", "Ein anderes als das gewählte Thema",
		"Un autre dossier que celui choisi", "Otra historia que la elegida"}
	aboutChoose = phrase{"Make this the story that is asked", "将此报道设为提问对象", "この記事を質問の対象にする", "Dieses Thema wählen",
		"Choisir ce dossier", "Elegir esta historia"}
	aboutQuestion = phrase{"Your question, or a statement to check", "您的问题，或要核查的说法", "質問、または確認したい主張", "Deine Frage oder eine Behauptung zum Prüfen",
		"Votre question, ou une affirmation à vérifier", "Tu pregunta, o una afirmación que comprobar"}
	aboutFactOption = phrase{"A fact, by its key or its words", "某一事实（键或文字）", "事実（キーまたは言葉）", "Ein Fakt, nach Schlüssel oder Wörtern",
		"Un fait, par sa clé ou ses mots", "Un hecho, por su clave o sus palabras"}
	aboutKey = phrase{"The fact, by its key or its words", "该事实（键或文字）", "その事実（キーまたは言葉）", "Der Fakt, nach Schlüssel oder Wörtern",
		"Le fait, par sa clé ou ses mots", "El hecho, por su clave o sus palabras"}
	aboutCommandOption = phrase{"A command to explain", "要说明的命令", "説明するコマンド", "Ein Befehl, der erklärt werden soll",
		"Une commande à expliquer", "Un comando que explicar"}
	aboutRoleOption = phrase{"Its members become editors", "其成员将成为编辑", "このロールのメンバーが編集者になります", "Ihre Mitglieder werden Redakteure",
		"Ses membres deviennent rédacteurs", "Sus miembros serán redactores"}
)

// optionNames are the names of the options.
var optionNames = map[string]phrase{
	optName:     {"name", "名称", "名前", "name", "nom", "nombre"},
	optWhere:    {"where", "地点", "場所", "wo", "où", "dónde"},
	optAsOf:     {"as_of", "截至", "時点", "stand", "à-la-date", "a-fecha-de"},
	optFrom:     {"from", "起始", "以降", "ab", "depuis", "desde"},
	optStory:    {"story", "报道", "記事", "thema", "dossier", "historia"},
	optChoose:   {"choose", "选择", "選択", "wählen", "choisir", "elegir"},
	optQuestion: {"question", "问题", "質問", "frage", "question", "pregunta"},
	optFact:     {"fact", "事实", "事実", "fakt", "fait", "hecho"},
	optKey:      {"key", "键", "キー", "schlüssel", "clé", "clave"},
	optCommand:  {"command", "命令", "コマンド", "befehl", "commande", "comando"},
	optRole:     {"role", "身份组", "ロール", "rolle", "rôle", "rol"},
}

// aboutRelation is what the command of a relation is for; %s is the relation.
var aboutRelation = phrase{"%s on record, with status and sources", "“%s”的记录、状态及来源", "記録されている「%s」とその状態・出典",
	"Was belegt ist: %s, mit Status und Quellen", "Ce qui est établi : %s, avec statut et sources", "Lo que consta: %s, con estado y fuentes"}

// relationAbout describes the command of a relation, each language naming it in its own word where there is one.
func relationAbout(rel store.Relation) phrase {
	l := relationList{rel: rel}
	label := rel.Label + ":"
	if noun, ok := l.noun(); ok {
		label = capital(plural(noun))
	}
	own := relationNames[rel.Slug]
	var about phrase
	for i := range about {
		word := strings.ReplaceAll(own[i], "-", " ")
		switch {
		case i == 0:
			word = label
		case word == "":
			word = inSentence(rel.Label)
		}
		about[i] = cut(strings.ReplaceAll(aboutRelation[i], "%s", word), 100)
	}
	return about
}

// relationNames are the names of the relations of the vocabulary.
var relationNames = map[string]phrase{
	"partner":      {"partner", "合作伙伴", "提携先", "partner", "partenaire", "socio"},
	"rival":        {"rival", "竞争对手", "競合", "konkurrent", "rival", "rival"},
	"supplier":     {"supplier", "供应商", "供給元", "lieferant", "fournisseur", "proveedor"},
	"customer":     {"customer", "客户", "顧客", "kunde", "client", "cliente"},
	"investor":     {"investor", "投资者", "投資家", "investor", "investisseur", "inversor"},
	"owner":        {"owner", "所有者", "所有者", "eigentümer", "propriétaire", "dueño"},
	"acquirer":     {"acquirer", "收购方", "買収者", "käufer", "acquéreur", "comprador"},
	"leader":       {"leader", "负责人", "代表", "leitung", "dirigeant", "dirigente"},
	"founder":      {"founder", "创始人", "創業者", "gründer", "fondateur", "fundador"},
	"member":       {"member", "成员", "メンバー", "mitglied", "membre", "miembro"},
	"product":      {"product", "产品", "製品", "produkt", "produit", "producto"},
	"winner":       {"winner", "获胜者", "勝者", "sieger", "vainqueur", "ganador"},
	"regulator":    {"regulator", "监管机构", "規制当局", "aufsicht", "régulateur", "regulador"},
	"rule":         {"rule", "规定", "規則", "regel", "règle", "norma"},
	"location":     {"location", "位置", "所在地", "ort", "lieu", "lugar"},
	"announcement": {"announcement", "公告", "発表", "ankündigung", "annonce", "anuncio"},
	"statement":    {"statement", "声明", "声明", "erklärung", "déclaration", "declaración"},
	"comment":      {"comment", "评论", "コメント", "stellungnahme", "commentaire", "comentario"},
	"revenue":      {"revenue", "营收", "売上高", "umsatz", "chiffre-d-affaires", "ingresos"},
	"share-price":  {"share-price", "股价", "株価", "aktienkurs", "cours", "cotización"},
	"market-value": {"market-value", "市值", "時価総額", "marktwert", "capitalisation", "valor-de-mercado"},
	"figure":       {"figure", "数值", "数値", "zahl", "chiffre", "cifra"},
	"cause":        {"cause", "原因", "原因", "grund", "cause", "causa"},
	"effect":       {"effect", "影响", "影響", "folge", "effet", "efecto"},
	"expectation":  {"expectation", "预期", "見通し", "erwartung", "prévision", "previsión"},
}
