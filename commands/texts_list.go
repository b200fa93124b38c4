package commands

// What lists and single facts are headed with, and what is said where there is nothing to list.
var (
	msgNoFactNames = text{"No fact on record names {1}.", "记录中没有提到{1}的事实。", "{1}に触れた事実の記録はありません。", "Kein belegter Fakt nennt {1}.", "Aucun fait établi ne mentionne {1}.", "Ningún hecho que conste nombra a {1}."}
	msgNoFactThen  = text{"No fact known by {2} names {1}.", "截至{2}没有提到{1}的事实。", "{2}の時点で{1}に触れた事実の記録はありません。", "Stand {2}: Kein Fakt nennt {1}.", "Au {2}, aucun fait établi ne mentionnait {1}.", "A {2} ningún hecho nombraba a {1}."}

	msgFigures     = text{"Figures", "数据", "数字", "Zahlen", "Chiffres", "Cifras"}
	msgFiguresOf   = text{"{1} figures", "{1}的数据", "{1}の数字", "{1}: Zahlen", "{1} : chiffres", "{1}: cifras"}
	msgNoFigure    = text{"No figure is on record.", "没有数据记录。", "記録された数字はありません。", "Keine Zahl ist belegt.", "Aucun chiffre n'est établi.", "No consta ninguna cifra."}
	msgNoFigureFor = text{"No figure is on record for {1}.", "没有关于{1}的数据记录。", "{1}についての数字の記録はありません。", "Zu {1} ist keine Zahl belegt.", "Aucun chiffre n'est établi pour {1}.", "No consta ninguna cifra de {1}."}

	msgSaid        = text{"Who said what", "谁说了什么", "誰が何を言ったか", "Wer was gesagt hat", "Qui a dit quoi", "Quién dijo qué"}
	msgSaidOf      = text{"What {2} said", "{2}说了什么", "{2}の発言", "Was {2} gesagt hat", "Ce qu'a dit {2}", "Lo que dijo {2}"}
	msgNobody      = text{"No statement is on record.", "没有发言记录。", "記録された発言はありません。", "Keine Aussage ist belegt.", "Aucune déclaration n'est établie.", "No consta ninguna declaración."}
	msgNoStatement = text{"No statement is on record for {1}.", "没有{1}的发言记录。", "{1}の発言の記録はありません。", "Von {1} ist keine Aussage belegt.", "Aucune déclaration n'est établie pour {1}.", "No consta ninguna declaración de {1}."}

	msgTimeline     = text{"Timeline", "时间线", "年表", "Zeitleiste", "Chronologie", "Cronología"}
	msgTimelineOf   = text{"{1} timeline", "{1}的时间线", "{1}の年表", "{1}: Zeitleiste", "{1} : chronologie", "{1}: cronología"}
	msgTimelineFrom = text{"{1} from {2}", "{1} · 自{2}起", "{1} · {2}以降", "{1} · ab {2}", "{1} · début : {2}", "{1} · inicio: {2}"}
	msgNothingDated = text{"No dated fact is on record for this.", "没有与此相关的带日期的事实。", "これについて日付のある事実の記録はありません。", "Dazu ist kein datierter Fakt belegt.", "Aucun fait daté n'est établi à ce sujet.", "No consta ningún hecho fechado sobre esto."}

	msgRetrieved = text{"Retrieved {1}.", "{1}查阅。", "{1}に閲覧。", "Abgerufen {1}.", "Consulté {1}.", "Consultado {1}."}
	msgUnused    = text{"No fact rests on it.", "没有事实以此为据。", "これに基づく事実はありません。", "Kein Fakt stützt sich darauf.", "Aucun fait ne s'appuie dessus.", "Ningún hecho se apoya en ella."}

	msgAround    = text{"Around {1}", "与{1}相关", "{1}の関連", "Rund um {1}", "{1} et ses liens", "En torno a {1}"}
	msgUnrelated = text{"Nothing on record relates {1} to anyone or anything else.", "没有记录显示{1}与其他人或事物有关。", "{1}とほかの人や物事との関係の記録はありません。", "Nichts Belegtes verbindet {1} mit jemandem oder etwas.", "Rien d'établi ne relie {1} à qui ou quoi que ce soit.", "Nada de lo que consta relaciona a {1} con nadie ni con nada."}

	msgHistory   = text{"History", "修改历史", "履歴", "Verlauf", "Historique", "Historial"}
	msgUnchanged = text{"None of these has been changed since it came on record.", "这些事实自记录以来均未更改。", "いずれも記録されてから変更されていません。", "Keiner davon wurde geändert, seit er belegt ist.", "Aucun n'a été modifié depuis qu'il est établi.", "Ninguno ha cambiado desde que consta."}
	msgBy        = text{"{1} by {2}", "{1}：{2}", "{1}：{2}", "{1} von {2}", "{1} par {2}", "{1} por {2}"}

	msgRetracted = text{"Retracted: {1} It stays on record and is in no answer.", "已撤回：{1}该事实仍保留在记录中，但不用于任何回答。", "撤回：{1}記録には残りますが、回答には使われません。", "Zurückgezogen: {1} Er bleibt in den Akten und steht in keiner Antwort.", "Retiré : {1} Il reste au dossier et n'entre dans aucune réponse.", "Retirado: {1} Se conserva, pero no entra en ninguna respuesta."}
	msgReplaces  = text{"Replaces {1}: {2}", "取代{1}：{2}", "{1}を置き換え：{2}", "Ersetzt {1}: {2}", "Remplace {1} : {2}", "Sustituye a {1}: {2}"}
	msgDisputes  = text{"Disputes {1}: {2}", "质疑{1}：{2}", "{1}と対立：{2}", "Bestreitet {1}: {2}", "Conteste {1} : {2}", "Disputa {1}: {2}"}
)

// revisionWords are what a revision did to a fact.
var revisionWords = map[string]text{
	"created":   {"created", "创建", "作成", "angelegt", "créé", "creado"},
	"corrected": {"corrected", "更正", "訂正", "berichtigt", "corrigé", "corregido"},
	"retracted": {"retracted", "撤回", "撤回", "zurückgezogen", "retiré", "retirado"},
	"restored":  {"restored", "恢复", "復元", "wiederhergestellt", "rétabli", "restaurado"},
	"removed":   {"removed", "移除", "削除", "entfernt", "supprimé", "eliminado"},
}

// fieldNames are what a fact holds, by the names that the record's own differences go by.
var fieldNames = func() map[string]text {
	all := []text{
		{"Text", "文字", "本文", "Text", "Texte", "Texto"},
		{"Subject", "主体", "主体", "Subjekt", "Sujet", "Sujeto"},
		{"Relation", "关系", "関係", "Beziehung", "Relation", "Relación"},
		{"Object", "对象", "対象", "Objekt", "Objet", "Objeto"},
		{"Value", "数值", "値", "Wert", "Valeur", "Valor"},
		{"Where", "地点", "場所", "Ort", "Lieu", "Lugar"},
		{"Status", "状态", "状態", "Status", "Statut", "Estado"},
		{"Happened", "发生时间", "発生", "Geschehen", "Date des faits", "Ocurrió"},
		{"Until", "截止", "終了", "Bis", "Jusqu'à", "Hasta"},
		{"Said by", "发言者", "発言者", "Gesagt von", "Dit par", "Dicho por"},
		{"Quotation", "引语", "引用", "Zitat", "Citation", "Cita"},
		{"Sources", "来源", "出典", "Quellen", "Sources", "Fuentes"},
		{"Replaces", "取代", "置き換え", "Ersetzt", "Remplace", "Sustituye a"},
		{"Disputes", "质疑", "対立", "Bestreitet", "Conteste", "Disputa"},
		{"Retracted", "撤回", "撤回", "Zurückgezogen", "Retiré", "Retirado"},
	}
	m := make(map[string]text, len(all))
	for _, t := range all {
		m[t.en] = t
	}
	return m
}()

var (
	msgFieldNow     = text{"{1}: {2}", "{1}：{2}", "{1}：{2}", "{1}: {2}", "{1} : {2}", "{1}: {2}"}
	msgFieldGone    = text{"{1}: none (was: {2})", "{1}：无（原为：{2}）", "{1}：なし（以前：{2}）", "{1}: keine Angabe (vorher: {2})", "{1} : rien (avant : {2})", "{1}: nada (antes: {2})"}
	msgFieldChanged = text{"{1}: {2} (was: {3})", "{1}：{2}（原为：{3}）", "{1}：{2}（以前：{3}）", "{1}: {2} (vorher: {3})", "{1} : {2} (avant : {3})", "{1}: {2} (antes: {3})"}
)

// The story.
var (
	msgOnRecord    = text{"On record", "记录", "記録", "Belegt", "Établi", "Consta"}
	msgHolds       = text{"{1} from {2}, with {3}.", "{1}，来自{2}，涉及{3}。", "{1}（{2}、{3}）。", "{1} aus {2}, mit {3}.", "{1}, {2}, {3}.", "{1} de {2}, con {3}."}
	msgLatest      = text{"The latest source is of {1}.", "最新来源的日期为{1}。", "最新の出典は{1}付です。", "Die jüngste Quelle ist vom {1}.", "La source la plus récente est du {1}.", "La fuente más reciente es del {1}."}
	msgMostNamed   = text{"Most named", "最常提及", "多く登場する名前", "Am häufigsten genannt", "Les plus cités", "Los más nombrados"}
	msgAskInstance = text{"Ask, for instance", "例如可以问", "質問の例", "Frag zum Beispiel", "Demandez par exemple", "Pregunta, por ejemplo"}
	msgOthers      = text{"Other stories", "其他报道", "ほかの記事", "Andere Themen", "Autres dossiers", "Otras historias"}
	btnMoreStories = text{"More stories", "更多报道", "さらに記事を見る", "Mehr Themen", "Plus de dossiers", "Más historias"}
	msgTurnedHere  = text{"Questions here are now about this story.", "此处的提问现在针对这一报道。", "ここでの質問は、これからこの記事についてのものになります。", "Fragen gelten hier jetzt diesem Thema.", "Les questions portent désormais ici sur ce dossier.", "Las preguntas aquí son ahora sobre esta historia."}
	msgTurned      = text{"Questions in this server are now about this story.", "本服务器的提问现在针对这一报道。", "このサーバーでの質問は、これからこの記事についてのものになります。", "Fragen auf diesem Server gelten jetzt diesem Thema.", "Les questions sur ce serveur portent désormais sur ce dossier.", "Las preguntas en este servidor son ahora sobre esta historia."}
)

// A claim that is checked.
var (
	msgClaim          = text{"Claim: {1}", "说法：{1}", "主張：{1}", "Behauptung: {1}", "Affirmation : {1}", "Afirmación: {1}"}
	msgSupports       = text{"The record supports this", "记录支持这一说法", "記録はこれを裏付けています", "Die Belege stützen das", "Ce qui est établi le confirme", "Lo que consta lo respalda"}
	msgContradicts    = text{"The record contradicts this", "记录与这一说法相矛盾", "記録はこれと矛盾します", "Die Belege widersprechen dem", "Ce qui est établi le contredit", "Lo que consta lo contradice"}
	msgNeither        = text{"The record neither supports nor contradicts this", "记录既不支持也不否定这一说法", "記録はこれを裏付けも否定もしません", "Die Belege stützen das weder, noch widersprechen sie ihm", "Ce qui est établi ne le confirme ni ne le contredit", "Lo que consta ni lo respalda ni lo contradice"}
	msgOnRecordAbout  = text{"On record about it:", "相关记录：", "関連する記録：", "Dazu ist belegt:", "Établi à ce sujet :", "Consta al respecto:"}
	msgNothingEither  = text{"Nothing on record supports or contradicts it.", "没有记录支持或否定它。", "これを裏付ける記録も否定する記録もありません。", "Nichts Belegtes stützt sie oder widerspricht ihr.", "Rien d'établi ne la confirme ni ne la contredit.", "Nada de lo que consta la respalda ni la contradice."}
	msgNoClaim        = text{"There is no claim here that this story can settle", "这里没有本报道能够核实的说法", "この記事で判断できる主張はここにはありません", "Hier steht nichts, was sich an diesem Thema prüfen lässt", "Il n'y a ici rien que ce dossier puisse trancher", "Aquí no hay nada que esta historia pueda resolver"}
	numManyStatements = counted{"The message has {1} statement; this is about one of them.", "The message has {1} statements; this is about one of them.",
		"这条消息有{1}个说法；此处只涉及其中之一。", "このメッセージには主張が{1}件あり、これはその一つについてです。",
		"Die Nachricht enthält {1} Aussage; es geht um eine davon.", "Die Nachricht enthält {1} Aussagen; hier geht es um eine davon.",
		"Le message contient {1} affirmation ; il s'agit ici de l'une d'elles.", "Le message contient {1} affirmations ; il s'agit ici de l'une d'elles.",
		"El mensaje contiene {1} afirmación; esto trata de una de ellas.", "El mensaje contiene {1} afirmaciones; esto trata de una de ellas."}
)
