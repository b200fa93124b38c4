package commands

// newsNames are the headings of a digest, by the sort of news.
var newsNames = [...]text{
	newsNew:          {"New", "新增", "新着", "Neu", "Nouveau", "Nuevo"},
	newsConfirmed:    {"Confirmed", "已证实", "確認", "Bestätigt", "Confirmé", "Confirmado"},
	newsCorrected:    {"Corrected", "更正", "訂正", "Berichtigt", "Corrigé", "Corregido"},
	newsDisputed:     {"Disputed", "有争议", "争いあり", "Umstritten", "Contesté", "En disputa"},
	newsDenied:       {"Denied", "已否认", "否定", "Dementiert", "Démenti", "Desmentido"},
	newsReplaced:     {"Replaced", "已取代", "置き換え", "Ersetzt", "Remplacé", "Sustituido"},
	newsRetracted:    {"Retracted", "已撤回", "撤回", "Zurückgezogen", "Retiré", "Retirado"},
	newsRestored:     {"Restored", "已恢复", "復元", "Wiederhergestellt", "Rétabli", "Restaurado"},
	newsNotDisclosed: {"Newly not disclosed", "新的未披露事项", "新たに非公表", "Neu: nicht mitgeteilt", "Nouveau : non communiqué", "Nuevo: no divulgado"},
	newsUpdated:      {"Updated", "更新", "更新", "Ergänzt", "Mis à jour", "Actualizado"},
	newsMinor:        {"Also new", "其他新增", "そのほかの新着", "Außerdem neu", "Aussi nouveau", "También nuevo"},
}

// What a digest says around its facts.
var (
	msgKnown     = text{"What is known", "已知情况", "分かっていること", "Was bekannt ist", "Ce que l'on sait", "Lo que se sabe"}
	msgCount     = text{"{1} · {2}", "{1} · {2}", "{1} · {2}", "{1} · {2}", "{1} · {2}", "{1} · {2}"}
	msgCountOf   = text{"{1} · {2} of {3}", "{1} · {3}条中的{2}条", "{1} · {3}件中{2}件", "{1} · {2} von {3}", "{1} · {2} sur {3}", "{1} · {2} de {3}"}
	msgContinued = text{"{1}, continued", "{1}（续）", "{1}（続き）", "{1}, Fortsetzung", "{1}, suite", "{1}, continuación"}

	msgNothingYet     = text{"Nothing is on record yet.", "尚无任何记录。", "まだ何も記録されていません。", "Noch ist nichts belegt.", "Rien n'est encore établi.", "Aún no consta nada."}
	msgNothingNew     = text{"Nothing new since {1}.", "自{1}以来没有新内容。", "{1}以降、新しい情報はありません。", "Nichts Neues seit: {1}.", "Rien de nouveau depuis : {1}.", "Nada nuevo desde: {1}."}
	msgNothingNewLast = text{"Nothing new since the last digest.", "自上次摘要以来没有新内容。", "前回のダイジェスト以降、新しい情報はありません。", "Nichts Neues seit dem letzten Digest.", "Rien de nouveau depuis le dernier condensé.", "Nada nuevo desde el último resumen."}
	msgSince          = text{"Since {1}.", "自{1}起。", "{1}以降。", "Seit: {1}.", "Depuis : {1}.", "Desde: {1}."}
	msgSinceLast      = text{"Since the last digest.", "自上次摘要起。", "前回のダイジェスト以降。", "Seit dem letzten Digest.", "Depuis le dernier condensé.", "Desde el último resumen."}
	msgWasDue         = text{"Late: this was due {1}.", "延迟：原定于{1}发布。", "遅延：予定は{1}でした。", "Verspätet: fällig war er {1}.", "En retard : prévu {1}.", "Con retraso: estaba previsto {1}."}
	msgPartOf         = text{"{1} of {2}", "第{1}则，共{2}则", "{1}/{2}", "{1} von {2}", "{1} sur {2}", "{1} de {2}"}
	msgDigest         = text{"Digest", "摘要", "ダイジェスト", "Digest", "Condensé", "Resumen"}
	numChanges        = counted{"{1} change", "{1} changes", "{1}项变化", "変更{1}件", "{1} Änderung", "{1} Änderungen", "{1} changement", "{1} changements", "{1} cambio", "{1} cambios"}

	// {2} is the number of sources, with its noun.
	numIntroduced = counted{
		"{1} fact from {2} is on record. Ask with /ask, or see /story and /timeline; from now on this digest tells what is new.",
		"{1} facts from {2} are on record. Ask with /ask, or see /story and /timeline; from now on this digest tells what is new.",
		"已记录来自{2}的{1}条事实。可用 /ask 提问，或查看 /story 和 /timeline；此后本摘要只报道新内容。",
		"{2}による事実{1}件が記録されています。/ask で質問するか、/story と /timeline をご覧ください。今後このダイジェストは新しい情報をお伝えします。",
		"{1} Fakt aus {2} ist belegt. Frag mit /ask oder sieh dir /story und /timeline an; von nun an sagt dieser Digest, was neu ist.",
		"{1} Fakten aus {2} sind belegt. Frag mit /ask oder sieh dir /story und /timeline an; von nun an sagt dieser Digest, was neu ist.",
		"{1} fait, {2}, est établi. Posez vos questions avec /ask, ou voyez /story et /timeline ; ce condensé dira désormais ce qui est nouveau.",
		"{1} faits, {2}, sont établis. Posez vos questions avec /ask, ou voyez /story et /timeline ; ce condensé dira désormais ce qui est nouveau.",
		"Consta {1} hecho de {2}. Pregunta con /ask o mira /story y /timeline; desde ahora este resumen cuenta lo nuevo.",
		"Constan {1} hechos de {2}. Pregunta con /ask o mira /story y /timeline; desde ahora este resumen cuenta lo nuevo."}
	msgIsPreview = text{"This is a preview: nothing was posted, and nothing counts as delivered.", "这是预览：没有发布任何内容，也不算已送达。", "これはプレビューです。何も投稿されておらず、配信済みにもなりません。", "Das ist eine Vorschau: Nichts wurde gesendet, und nichts gilt als zugestellt.", "Ceci est un aperçu : rien n'a été publié, et rien ne compte comme remis.", "Esto es una vista previa: no se ha publicado nada y nada cuenta como entregado."}
	msgDidNotFit = text{"And {1} more did not fit: {2}. /timeline and /about find them.", "另有{1}条未能列出：{2}。可用 /timeline 和 /about 查看。", "ほか{1}件は収まりませんでした：{2}。/timeline と /about で確認できます。", "{1} weitere passten nicht hinein: {2}. /timeline und /about finden sie.", "{1} de plus n'ont pas tenu : {2}. /timeline et /about les montrent.", "Otros {1} no cabían: {2}. /timeline y /about los muestran."}
	msgMany      = text{"{1} {2}", "{2}{1}条", "{2}{1}件", "{2}: {1}", "{2} : {1}", "{2}: {1}"}

	msgUndone        = text{"Withdrawn: the edit that put it on record was undone.", "已撤销：将其记录在案的编辑已被撤回。", "取り下げ：これを記録した編集が取り消されました。", "Zurückgenommen: Die Änderung, die ihn eintrug, wurde rückgängig gemacht.", "Annulé : la modification qui l'avait inscrit a été défaite.", "Anulado: se deshizo el cambio que lo registró."}
	msgWhyRetracted  = text{"Retracted: {1}", "撤回原因：{1}", "撤回：{1}", "Zurückgezogen: {1}", "Retiré : {1}", "Retirado: {1}"}
	msgHadRetracted  = text{"Had been retracted: {1}", "曾被撤回：{1}", "撤回されていました：{1}", "War zurückgezogen: {1}", "Avait été retiré : {1}", "Se había retirado: {1}"}
	msgReplacesThis  = text{"Replaces", "取代", "置き換え前", "Ersetzt", "Remplace", "Sustituye a"}
	msgAgainst       = text{"Against it", "相反说法", "反対の記録", "Dagegen", "En sens contraire", "En contra"}
	numDisputedBy    = counted{"Disputed by {1} more fact besides.", "Disputed by {1} more facts besides.", "另有{1}条事实与之相争。", "ほかに{1}件の事実と対立しています。", "Bestritten von {1} weiteren Fakt.", "Bestritten von {1} weiteren Fakten.", "Contesté par {1} autre fait.", "Contesté par {1} autres faits.", "En disputa con {1} hecho más.", "En disputa con {1} hechos más."}
	numAndSources    = counted{"And {1} more source.", "And {1} more sources.", "另有{1}个来源。", "ほか出典{1}件。", "Und {1} weitere Quelle.", "Und {1} weitere Quellen.", "Et {1} autre source.", "Et {1} autres sources.", "Y {1} fuente más.", "Y {1} fuentes más."}
	numFreshSources  = counted{"{1} more source.", "{1} more sources.", "新增{1}个来源。", "出典が{1}件増えました。", "{1} weitere Quelle.", "{1} weitere Quellen.", "{1} source de plus.", "{1} sources de plus.", "{1} fuente más.", "{1} fuentes más."}
	msgWas           = text{"Was: {1}", "原为：{1}", "以前：{1}", "Vorher: {1}", "Avant : {1}", "Antes: {1}"}
	msgWasAside      = text{"was: {1}", "原为：{1}", "以前：{1}", "vorher: {1}", "avant : {1}", "antes: {1}"}
	msgSourceDetails = text{"The details of a source were corrected.", "一个来源的详情已更正。", "出典の詳細が訂正されました。", "Die Angaben zu einer Quelle wurden berichtigt.", "Les détails d'une source ont été corrigés.", "Se corrigieron los datos de una fuente."}

	// What became of a posted fact, and when.
	msgAmended      = text{"{1} on {2}", "{2}{1}", "{2}{1}", "{1} am {2}", "{1} le {2}", "{1} el {2}"}
	msgWithdrawn    = text{"Withdrawn", "已撤销", "取り下げ", "Zurückgenommen", "Annulé", "Anulado"}
	msgRecanted     = text{"Retracted", "已撤回", "撤回", "Zurückgezogen", "Retiré", "Retirado"}
	msgOnceMore     = text{"On record again", "重新记录", "再び記録", "Wieder belegt", "De nouveau établi", "Consta de nuevo"}
	msgWasCorrected = text{"Corrected", "更正", "訂正", "Berichtigt", "Corrigé", "Corregido"}

	msgPostedAlways = text{"It would be posted all the same: it is set to be posted always.", "仍会发布：已设置为总是发布。", "それでも投稿されます（常に投稿する設定）。", "Gesendet würde er trotzdem: So ist er eingestellt.", "Il serait publié quand même : il est réglé ainsi.", "Se publicaría igualmente: así está fijado."}
	msgNotPosted    = text{"It would not be posted: it is set to be posted only when there is news.", "不会发布：已设置为仅在有新内容时发布。", "投稿されません（新しい情報があるときだけ投稿する設定）。", "Gesendet würde er nicht: Er kommt nur, wenn es Neues gibt.", "Il ne serait pas publié : il ne paraît que s'il y a du nouveau.", "No se publicaría: solo sale cuando hay novedades."}
	btnNextMessage  = text{"Next message", "下一则", "次のメッセージ", "Nächste Nachricht", "Message suivant", "Mensaje siguiente"}
	btnPostNow      = text{"Post it now", "立即发布", "今すぐ投稿", "Jetzt senden", "Publier maintenant", "Publicar ahora"}
)
