package commands

import "byline/store"

// What all answers are framed in.
var (
	msgComma  = text{", ", "、", "、", ", ", ", ", ", "}
	msgColon  = text{": ", "：", "：", ": ", " : ", ": "}
	msgAnd    = text{"{1} and {2}", "{1}和{2}", "{1}と{2}", "{1} und {2}", "{1} et {2}", "{1} y {2}"}
	msgOr     = text{"{1} or {2}", "{1}或{2}", "{1}または{2}", "{1} oder {2}", "{1} ou {2}", "{1} o {2}"}
	msgQuoted = text{"“{1}”", "“{1}”", "「{1}」", "„{1}“", "« {1} »", "«{1}»"}

	msgAsOfToday = text{"As of today", "截至今日", "本日時点", "Stand: heute", "État à ce jour", "A día de hoy"}
	msgAsOf      = text{"As of {1}", "截至{1}", "{1}時点", "Stand: {1}", "État au {1}", "A {1}"}
	msgPage      = text{"page {1} of {2}", "第{1}页，共{2}页", "{1}/{2}ページ", "Seite {1} von {2}", "page {1} sur {2}", "página {1} de {2}"}
	msgRest      = text{"And {1} more.", "另有{1}条。", "ほか{1}件。", "Und noch {1}.", "Et {1} de plus.", "Y {1} más."}
	msgMorePart  = text{"and {1} more", "另有{1}项", "ほか{1}件", "und noch {1}", "et {1} de plus", "y {1} más"}
	msgLeftOut   = text{"and {1} more, left out for length", "另有{1}条，因篇幅略去", "ほか{1}件（長さのため省略）", "und noch {1}, aus Platzgründen weggelassen",
		"et {1} de plus, faute de place", "y {1} más, omitidos por falta de espacio"}
	msgDidYouMean = text{"Did you mean {1}?", "您是指{1}吗？", "{1}のことですか？", "Meintest du {1}?", "Vouliez-vous dire {1} ?", "¿Querías decir {1}?"}
	msgShowing    = text{"Showing {1}.", "显示的是{1}。", "{1}を表示しています。", "Gezeigt: {1}.", "Résultats pour {1}.", "Se muestra: {1}."}
	msgAbout      = text{"About {1}", "关于{1}", "{1}の概要", "Über {1}", "À propos : {1}", "Sobre {1}"}
)

// Counts.
var (
	numFacts = counted{"{1} fact", "{1} facts", "{1}条事实", "事実{1}件", "{1} Fakt", "{1} Fakten", "{1} fait", "{1} faits", "{1} hecho", "{1} hechos"}

	numDatedFacts = counted{"{1} dated fact", "{1} dated facts", "{1}条有日期的事实", "日付のある事実{1}件", "{1} datierter Fakt", "{1} datierte Fakten",
		"{1} fait daté", "{1} faits datés", "{1} hecho fechado", "{1} hechos fechados"}

	numFigures = counted{"{1} figure", "{1} figures", "{1}项数据", "数字{1}件", "{1} Zahl", "{1} Zahlen", "{1} chiffre", "{1} chiffres", "{1} cifra", "{1} cifras"}

	numStatements = counted{"{1} statement", "{1} statements", "{1}条发言", "発言{1}件", "{1} Aussage", "{1} Aussagen", "{1} déclaration", "{1} déclarations",
		"{1} declaración", "{1} declaraciones"}

	numSources = counted{"{1} source", "{1} sources", "{1}个来源", "出典{1}件", "{1} Quelle", "{1} Quellen", "{1} source", "{1} sources", "{1} fuente", "{1} fuentes"}

	numNames = counted{"{1} name", "{1} names", "{1}个名称", "名称{1}件", "{1} Name", "{1} Namen", "{1} nom", "{1} noms", "{1} nombre", "{1} nombres"}

	numRevisions = counted{"{1} revision", "{1} revisions", "{1}次修订", "改訂{1}件", "{1} Fassung", "{1} Fassungen", "{1} révision", "{1} révisions",
		"{1} revisión", "{1} revisiones"}

	numMoreSources = counted{"and {1} more source", "and {1} more sources", "另有{1}个来源", "ほか出典{1}件", "und {1} weitere Quelle", "und {1} weitere Quellen",
		"et {1} autre source", "et {1} autres sources", "y {1} fuente más", "y {1} fuentes más"}

	numNext = counted{"Contradicted by the next entry.", "Contradicted by the next {1} entries.", "与其后{1}条相矛盾。", "続く{1}件と矛盾しています。",
		"Im Widerspruch zum nächsten Eintrag.", "Im Widerspruch zu den nächsten {1} Einträgen.",
		"Contredit par l'entrée suivante.", "Contredit par les {1} entrées suivantes.",
		"Contradicho por la entrada siguiente.", "Contradicho por las {1} entradas siguientes."}

	numMore = counted{"{1} more", "{1} more", "另外{1}个", "ほか{1}件", "{1} weitere", "{1} weitere", "{1} autre", "{1} autres", "{1} más", "{1} más"}
)

// statusTexts are the statuses as readers see them.
var statusTexts = map[store.Status]text{
	store.Confirmed:    {"confirmed", "已证实", "確認済み", "bestätigt", "confirmé", "confirmado"},
	store.Reported:     {"reported", "据报道", "報道", "laut Bericht", "selon la presse", "según la prensa"},
	store.Disputed:     {"disputed", "有争议", "争いあり", "umstritten", "contesté", "en disputa"},
	store.Denied:       {"denied", "已否认", "否定", "dementiert", "démenti", "desmentido"},
	store.NotDisclosed: {"not disclosed", "未披露", "非公表", "nicht mitgeteilt", "non communiqué", "no divulgado"},
}

// shortAnswers are the answers that are no fact's own words, by their English, which scripts rely on.
var shortAnswers = func() map[string]text {
	all := []text{
		{"Yes", "是", "はい", "Ja", "Oui", "Sí"},
		{"No", "否", "いいえ", "Nein", "Non", "No"},
		{"Reportedly yes", "据报道，是", "報道によれば、はい", "Laut Bericht ja", "Oui, selon la presse", "Sí, según la prensa"},
		{"Reportedly no", "据报道，否", "報道によれば、いいえ", "Laut Bericht nein", "Non, selon la presse", "No, según la prensa"},
		{"Yes, supported by the record", "是，有记录支持", "はい、記録と一致します", "Ja, durch die Belege gestützt", "Oui, conforme à ce qui est établi", "Sí, respaldado por lo que consta"},
		{"No, contradicted by the record", "否，与记录相矛盾", "いいえ、記録と矛盾します", "Nein, im Widerspruch zu den Belegen", "Non, contredit par ce qui est établi", "No, contradicho por lo que consta"},
		{"Yes, confirmed", "是，已证实", "はい、確認済みです", "Ja, bestätigt", "Oui, confirmé", "Sí, confirmado"},
		{"No, denied", "否，已遭否认", "いいえ、否定されています", "Nein, dementiert", "Non, démenti", "No, desmentido"},
		{"Disputed", "有争议", "争いがあります", "Umstritten", "Contesté", "En disputa"},
		{"Reported, not confirmed", "有报道，未经证实", "報道のみで未確認です", "Berichtet, nicht bestätigt", "Rapporté, non confirmé", "Publicado, sin confirmar"},
		{"Not disclosed", "未披露", "公表されていません", "Nicht mitgeteilt", "Non communiqué", "No divulgado"},
	}
	m := make(map[string]text, len(all))
	for _, t := range all {
		m[t.en] = t
	}
	return m
}()

// Answers and what stands around their facts.
var (
	msgNotOnRecord  = text{"Not on record", "没有记录", "記録なし", "Nicht belegt", "Non établi", "No consta"}
	msgClosest      = text{"Closest on record:", "最接近的记录：", "最も近い記録：", "Am nächsten kommt:", "Ce qui s'en approche le plus :", "Lo más cercano que consta:"}
	msgNothingHere  = text{"Nothing here answers that", "这里没有能够回答的记录", "それに答える記録はありません", "Darauf gibt hier nichts Antwort", "Rien ici n'y répond", "Nada de lo que consta lo responde"}
	msgNothingFor   = text{"Nothing here answers {1}", "这里没有能够回答{1}的记录", "{1}に答える記録はありません", "Hier beantwortet nichts die Frage {1}", "Rien ici ne répond à {1}", "Nada aquí responde a {1}"}
	msgNothingOn    = text{"Nothing here on {1}", "这里没有关于{1}的记录", "{1}についての記録はありません", "Hier ist nichts belegt zu: {1}", "Rien ici n'est établi sur : {1}", "Aquí no consta nada sobre: {1}"}
	msgNothingThen  = text{"Nothing known by {2} on {1}", "截至{2}没有关于{1}的记录", "{2}の時点で{1}についての記録はありません", "Stand {2} war nichts belegt zu: {1}", "Au {2}, rien n'était établi sur : {1}", "A {2} no constaba nada sobre: {1}"}
	msgNothingBy    = text{"Nothing was on record by {1}; the first source is of {2}", "截至{1}尚无记录；最早的来源日期为{2}", "{1}の時点では記録がなく、最初の出典は{2}付です", "Stand {1} war nichts belegt; die erste Quelle ist vom {2}", "Au {1}, rien n'était établi ; la première source est du {2}", "A {1} no constaba nada; la primera fuente es del {2}"}
	msgNothingToday = text{"Nothing was on record by today; the first source is of {1}", "截至今日尚无记录；最早的来源日期为{1}", "本日の時点では記録がなく、最初の出典は{1}付です", "Bis heute ist nichts belegt; die erste Quelle ist vom {1}", "À ce jour, rien n'est établi ; la première source est du {1}", "A día de hoy no consta nada; la primera fuente es del {1}"}

	msgNotUnderstood = text{"Not understood", "未能理解", "理解できません", "Nicht verstanden", "Non compris", "No entendido"}
	msgAskWhat       = text{"Ask what the story says of someone or something.", "请用英语询问报道中关于某人或某事的内容。", "記事に出てくる人物や物事について、英語で質問してください。",
		"Frag auf Englisch, was das Thema über jemanden oder etwas sagt.", "Demandez en anglais ce que le dossier dit de quelqu'un ou de quelque chose.", "Pregunta en inglés qué dice la historia de alguien o de algo."}
	msgForInstance = text{"For instance:", "例如：", "例：", "Zum Beispiel:", "Par exemple :", "Por ejemplo:"}

	msgWhich     = text{"Which {1}?", "{1}指的是哪一个？", "{1}とはどれですか？", "{1}: Was ist gemeint?", "Que désigne {1} ?", "¿A cuál se refiere {1}?"}
	numGoByName  = counted{"{1} on record goes by that name.", "{1} on record go by that name.", "记录中有{1}个条目使用此名称。", "この名前に当てはまるものが{1}件記録されています。", "{1} Eintrag trägt diesen Namen.", "{1} Einträge tragen diesen Namen.", "{1} entrée porte ce nom.", "{1} entrées portent ce nom.", "{1} entrada lleva ese nombre.", "{1} entradas llevan ese nombre."}
	msgContrary  = text{"Disputed: the facts on record contradict each other.", "有争议：记录中的事实相互矛盾。", "争いあり：記録された事実が互いに矛盾しています。", "Umstritten: Die belegten Fakten widersprechen einander.", "Contesté : les faits établis se contredisent.", "En disputa: los hechos que constan se contradicen."}
	msgDenied    = text{"Denied: {1}", "已否认：{1}", "否定：{1}", "Dementiert: {1}", "Démenti : {1}", "Desmentido: {1}"}
	msgUndenied  = text{"Not disclosed: {1}", "未披露：{1}", "非公表：{1}", "Nicht mitgeteilt: {1}", "Non communiqué : {1}", "No divulgado: {1}"}
	msgSpan      = text{"from {1} to {2}", "{1}至{2}", "{1}から{2}まで", "{1} bis {2}", "{1} – {2}", "{1} – {2}"}
	msgUntil     = text{"until {1}", "至{1}", "{1}まで", "bis {1}", "fin : {1}", "fin: {1}"}
	msgBeginning = text{"since {1}", "自{1}起", "{1}以降", "seit {1}", "début : {1}", "inicio: {1}"}

	msgSaidBy         = text{"said by {1}", "据{1}", "発言：{1}", "laut {1}", "selon {1}", "según {1}"}
	msgDeniedBy       = text{"Denied by {1}.", "{1}已否认。", "{1}が否定。", "Dementiert von {1}.", "Démenti par {1}.", "Desmentido por {1}."}
	msgReplaced       = text{"Replaced {1} by: {2}", "{1}被取代：{2}", "{1}に置き換えられました：{2}", "Ersetzt {1} durch: {2}", "Remplacé {1} par : {2}", "Sustituido {1} por: {2}"}
	msgSinceReplaced  = text{"Since replaced {1} by: {2}", "此后于{1}被取代：{2}", "その後{1}に置き換えられました：{2}", "Inzwischen ersetzt, {1}, durch: {2}", "Remplacé depuis, {1}, par : {2}", "Sustituido después, {1}, por: {2}"}
	msgEnded          = text{"Ended {1}.", "{1}结束。", "{1}に終了。", "Endete {1}.", "A pris fin {1}.", "Terminó {1}."}
	msgSinceEnded     = text{"Since ended {1}.", "此后于{1}结束。", "その後{1}に終了。", "Endete inzwischen, {1}.", "A depuis pris fin, {1}.", "Terminó después, {1}."}
	msgOnRecordSince  = text{"On record since {1}", "自{1}起有记录", "{1}から記録あり", "Belegt seit {1}", "Établi depuis le {1}", "Consta desde el {1}"}
	msgByline         = text{"{1} ({2}, {3})", "{1}（{2}，{3}）", "{1}（{2}、{3}）", "{1} ({2}, {3})", "{1} ({2}, {3})", "{1} ({2}, {3})"}
	msgNothingCurrent = text{"Nothing current is on record; this is what was.", "目前没有仍然有效的记录；以下是过去的情况。", "現在有効な記録はありません。以下は過去のものです。", "Aktuell ist nichts belegt; das war einmal.", "Rien d'actuel n'est établi ; voici ce qui l'a été.", "Nada vigente consta; esto es lo que hubo."}
	msgEarlier        = text{"earlier", "以前", "以前", "früher", "auparavant", "antes"}
	msgElsewhere      = text{"Elsewhere: {1}", "其他地区：{1}", "他の地域：{1}", "Anderswo: {1}", "Ailleurs : {1}", "En otros lugares: {1}"}
)

// What buttons say.
var (
	btnSources    = text{"Sources", "来源", "出典", "Quellen", "Sources", "Fuentes"}
	btnHistory    = text{"History", "修改历史", "履歴", "Verlauf", "Historique", "Historial"}
	btnRelated    = text{"Related", "相关", "関連", "Umfeld", "Liens", "Relaciones"}
	btnEarlier    = text{"Earlier", "以前", "以前の記録", "Früher", "Auparavant", "Antes"}
	btnEverywhere = text{"Everywhere", "所有地区", "すべての地域", "Überall", "Partout", "En todas partes"}
	btnBack       = text{"Back", "上一页", "前へ", "Zurück", "Retour", "Atrás"}
	btnMore       = text{"More", "下一页", "次へ", "Mehr", "Suite", "Más"}
	btnNewer      = text{"Newer", "较新", "新しいもの", "Neuere", "Plus récents", "Más recientes"}
	btnOlder      = text{"Older", "较早", "古いもの", "Ältere", "Plus anciens", "Más antiguos"}
	btnWholeFact  = text{"Whole fact", "完整事实", "事実の全体", "Ganzer Fakt", "Fait entier", "Hecho completo"}
	btnPassOn     = text{"Pass to the editors", "转交编辑", "編集者に伝える", "An die Redaktion geben", "Transmettre à la rédaction", "Pasar a la redacción"}
	btnTellMe     = text{"Tell me when it is known", "有记录时通知我", "分かったら知らせる", "Bescheid geben, sobald es belegt ist", "Me prévenir dès que c'est établi", "Avisarme cuando conste"}
)
