package commands

// What /digest says to editors.
var (
	msgDigests     = text{"Digests", "摘要", "ダイジェスト", "Digests", "Condensés", "Resúmenes"}
	msgDigestNo    = text{"Digest {1}", "摘要 {1}", "ダイジェスト {1}", "Digest {1}", "Condensé {1}", "Resumen {1}"}
	msgDigestNone  = text{"None is set. /digest set makes one: every day at 09:00 in this channel, if nothing else is said.", "尚未设置。/digest set 可设置一个：若无其他说明，每天 09:00 发到此频道。", "まだ設定されていません。/digest set で設定できます（指定がなければ毎日 09:00、このチャンネル）。", "Keiner ist eingerichtet. /digest set richtet einen ein: täglich um 09:00 Uhr in diesem Kanal, wenn nichts anderes gesagt wird.", "Aucun n'est réglé. /digest set en crée un : chaque jour à 09:00 dans ce salon, sauf indication contraire.", "No hay ninguno. /digest set crea uno: cada día a las 09:00 en este canal, si no se dice otra cosa."}
	msgIsSet       = text{"Digest {1} is set", "摘要 {1} 已设置", "ダイジェスト {1} を設定しました", "Digest {1} ist eingerichtet", "Le condensé {1} est réglé", "El resumen {1} está fijado"}
	msgIsChanged   = text{"Digest {1} is changed", "摘要 {1} 已更改", "ダイジェスト {1} を変更しました", "Digest {1} ist geändert", "Le condensé {1} est modifié", "El resumen {1} ha cambiado"}
	msgRuns        = text{"Digest {1} runs", "摘要 {1} 正在运行", "ダイジェスト {1} は稼働中です", "Digest {1} läuft", "Le condensé {1} est actif", "El resumen {1} está activo"}
	msgIsPaused    = text{"Digest {1} is paused", "摘要 {1} 已暂停", "ダイジェスト {1} を一時停止しました", "Digest {1} ist angehalten", "Le condensé {1} est suspendu", "El resumen {1} está en pausa"}
	msgPausedHow   = text{"Nothing is posted until it is resumed. What is new meanwhile comes then.", "恢复之前不发布任何内容；其间的新内容届时一并发布。", "再開するまで何も投稿されません。その間の新しい情報は再開後に届きます。", "Nichts wird gesendet, bis er fortgesetzt wird. Was inzwischen neu ist, kommt dann.", "Rien n'est publié avant sa reprise. Ce qui est nouveau entre-temps viendra alors.", "No se publica nada hasta que se reanude. Lo nuevo de entretanto llegará entonces."}
	msgIsRemoved   = text{"Digest {1} is removed", "摘要 {1} 已移除", "ダイジェスト {1} を削除しました", "Digest {1} ist entfernt", "Le condensé {1} est retiré", "El resumen {1} se ha quitado"}
	msgRemovedHow  = text{"Nothing more is posted. Corrections still reach what it posted.", "不再发布。已发布的内容仍会更正。", "今後は投稿されません。投稿済みのものは引き続き訂正されます。", "Nichts wird mehr gesendet. Berichtigungen erreichen das Gesendete weiterhin.", "Plus rien n'est publié. Les corrections atteignent encore ce qu'il a publié.", "No se publica nada más. Las correcciones aún llegan a lo publicado."}
	msgRemoveAsk   = text{"Remove digest {1}?", "移除摘要 {1}？", "ダイジェスト {1} を削除しますか？", "Digest {1} entfernen?", "Retirer le condensé {1} ?", "¿Quitar el resumen {1}?"}
	msgRemoveWhat  = text{"{1}, {2}. What it has posted stays, and is still corrected. It cannot be brought back, only set anew, which begins with an introduction; to stop it for a while, pause it.", "{1}，{2}。已发布的内容会保留并继续更正。移除后无法恢复，只能重新设置并从介绍开始；若只想停一段时间，请暂停。", "{1}、{2}。投稿済みのものは残り、引き続き訂正されます。元には戻せず、設定し直すと紹介から始まります。しばらく止めるだけなら一時停止してください。", "{1}, {2}. Was er gesendet hat, bleibt und wird weiter berichtigt. Zurückholen lässt er sich nicht, nur neu einrichten, was mit einer Einführung beginnt; um ihn eine Weile zu stoppen, halte ihn an.", "{1}, {2}. Ce qu'il a publié reste, et est encore corrigé. On ne peut pas le rappeler, seulement le régler de nouveau, en commençant par une introduction ; pour l'arrêter un temps, suspendez-le.", "{1}, {2}. Lo publicado queda y se sigue corrigiendo. No se puede recuperar, solo fijarlo de nuevo, lo que empieza con una introducción; para pararlo un tiempo, ponlo en pausa."}
	msgOnItsWay    = text{"Digest {1} is on its way", "摘要 {1} 即将发布", "ダイジェスト {1} を送信中です", "Digest {1} ist unterwegs", "Le condensé {1} est en route", "El resumen {1} está en camino"}
	msgSoonIfNew   = text{"It is posted within seconds if there is anything new, and the next one begins where it ends.", "若有新内容，数秒内发布；下一次从此处接续。", "新しい情報があれば数秒以内に投稿され、次回はその続きからになります。", "Er wird binnen Sekunden gesendet, wenn es Neues gibt; der nächste beginnt, wo er endet.", "Il est publié en quelques secondes s'il y a du nouveau, et le suivant reprend où il finit.", "Se publica en segundos si hay algo nuevo, y el siguiente empieza donde acaba."}
	msgSoon        = text{"It is posted within seconds, and the next one begins where it ends.", "数秒内发布；下一次从此处接续。", "数秒以内に投稿され、次回はその続きからになります。", "Er wird binnen Sekunden gesendet; der nächste beginnt, wo er endet.", "Il est publié en quelques secondes, et le suivant reprend où il finit.", "Se publica en segundos, y el siguiente empieza donde acaba."}
	msgNotDueYet   = text{"It has not been due yet.", "尚未到发布时间。", "まだ投稿の時刻になっていません。", "Er war noch nicht fällig.", "Il n'est pas encore arrivé à échéance.", "Aún no ha tocado."}
	msgSchedule    = text{"{1}, {2}.", "{1}，{2}。", "{1}、{2}。", "{1}, {2}.", "{1}, {2}.", "{1}, {2}."}
	msgNext        = text{"Next", "下次", "次回", "Nächster", "Prochain", "Próximo"}
	msgNextAt      = text{"Next {1}.", "下次：{1}。", "次回：{1}。", "Nächster: {1}.", "Prochain : {1}.", "Próximo: {1}."}
	msgChannel     = text{"Channel", "频道", "チャンネル", "Kanal", "Salon", "Canal"}
	msgRole        = text{"Role", "身份组", "ロール", "Rolle", "Rôle", "Rol"}
	msgPings       = text{"Pings", "提及", "通知先", "Erwähnt", "Mentionne", "Avisa a"}
	msgOnlyNews    = text{"{1}, only when there is news.", "{1}，仅在有新内容时。", "{1}、新しい情報があるときだけ。", "{1}, nur wenn es Neues gibt.", "{1}, seulement s'il y a du nouveau.", "{1}, solo cuando hay novedades."}
	msgAlwaysToo   = text{"{1}, also when there is nothing new.", "{1}，没有新内容时也发布。", "{1}、新しい情報がなくても。", "{1}, auch wenn es nichts Neues gibt.", "{1}, même s'il n'y a rien de nouveau.", "{1}, también cuando no hay nada nuevo."}
	msgPausedState = text{"paused", "已暂停", "一時停止中", "angehalten", "suspendu", "en pausa"}
	msgPaused      = text{"Paused: {1}", "已暂停：{1}", "一時停止中：{1}", "Angehalten: {1}", "Suspendu : {1}", "En pausa: {1}"}
	msgPausedBy    = text{"Paused by an editor.", "已由编辑暂停。", "編集者が一時停止しました。", "Von der Redaktion angehalten.", "Suspendu par la rédaction.", "En pausa por la redacción."}
	msgResumeStart = text{"/digest resume digest:{1} starts it again.", "/digest resume digest:{1} 可重新启动。", "/digest resume digest:{1} で再開します。", "/digest resume digest:{1} setzt ihn fort.", "/digest resume digest:{1} le reprend.", "/digest resume digest:{1} lo reanuda."}
	numRuns        = counted{"{1} run", "{1} runs", "{1}次运行", "実行{1}件", "{1} Lauf", "{1} Läufe", "{1} envoi", "{1} envois", "{1} envío", "{1} envíos"}
	msgAskedFor    = text{"{1}, asked for", "{1}，应要求", "{1}（手動）", "{1}, auf Wunsch", "{1}, à la demande", "{1}, a petición"}
	msgTheMessage  = text{"The message", "该消息", "そのメッセージ", "Die Nachricht", "Le message", "El mensaje"}
	msgMessageNo   = text{"Message {1}", "消息 {1}", "メッセージ {1}", "Nachricht {1}", "Message {1}", "Mensaje {1}"}

	btnPreview   = text{"Preview", "预览", "プレビュー", "Vorschau", "Aperçu", "Vista previa"}
	btnStatus    = text{"Status", "状态", "状況", "Stand", "État", "Estado"}
	btnStatusOf  = text{"Status of {1}", "{1} 的状态", "{1} の状況", "Stand von {1}", "État de {1}", "Estado de {1}"}
	btnResume    = text{"Resume it", "恢复", "再開", "Fortsetzen", "Reprendre", "Reanudar"}
	btnPause     = text{"Pause it", "暂停", "一時停止", "Anhalten", "Suspendre", "Pausar"}
	btnRemove    = text{"Remove it", "移除", "削除", "Entfernen", "Retirer", "Quitar"}
	btnPingNone  = text{"Ping nobody", "不提及任何人", "誰にも通知しない", "Niemanden erwähnen", "Ne mentionner personne", "No avisar a nadie"}
	btnNotThread = text{"Post in the channel itself", "发布到频道本身", "チャンネル自体に投稿", "Im Kanal selbst senden", "Publier dans le salon même", "Publicar en el propio canal"}

	msgDaily    = text{"Daily at {1}", "每天 {1}", "毎日 {1}", "Täglich um {1} Uhr", "Chaque jour à {1}", "Cada día a las {1}"}
	msgWeekdays = text{"Weekdays at {1}", "工作日 {1}", "平日 {1}", "Werktags um {1} Uhr", "En semaine à {1}", "Los laborables a las {1}"}
	msgWeekly   = text{"Every {2} at {1}", "每{2} {1}", "毎週{2} {1}", "Jeden {2} um {1} Uhr", "Chaque {2} à {1}", "Cada {2} a las {1}"}
	numHourly   = counted{"Hourly, {1} minute past", "Hourly, {1} minutes past", "每小时第 {1} 分", "毎時 {1} 分", "Stündlich, {1} Minute nach voll", "Stündlich, {1} Minuten nach voll", "Chaque heure, à {1} minute", "Chaque heure, à {1} minutes", "Cada hora, al minuto {1}", "Cada hora, al minuto {1}"}
	msgCron     = text{"Cron {1}", "Cron {1}", "Cron {1}", "Cron {1}", "Cron {1}", "Cron {1}"}
	styleTexts  = map[string]text{
		"headlines": {"Headlines", "标题", "見出し", "Schlagzeilen", "Titres", "Titulares"},
		"full":      {"Full", "全文", "全文", "Ausführlich", "Complet", "Completo"},
	}
)

// What is wrong with what was said of a digest.
var (
	msgServersOnly  = text{"Digests are posted in a server's channels.", "摘要发布在服务器的频道中。", "ダイジェストはサーバーのチャンネルに投稿されます。", "Digests erscheinen in den Kanälen eines Servers.", "Les condensés paraissent dans les salons d'un serveur.", "Los resúmenes se publican en los canales de un servidor."}
	msgUseThere     = text{"Use /digest there. Here /digest preview shows what one would say, and in a terminal byline digest reads those of a server.", "请在服务器中使用 /digest。此处 /digest preview 可预览内容，终端中可用 byline digest 查看某服务器的摘要。", "サーバーで /digest を使ってください。ここでは /digest preview で内容を確認でき、端末では byline digest でサーバーのものを読めます。", "Nutze /digest dort. Hier zeigt /digest preview, was einer sagen würde; im Terminal liest byline digest die eines Servers.", "Utilisez /digest là-bas. Ici, /digest preview montre ce qu'il dirait ; dans un terminal, byline digest lit ceux d'un serveur.", "Usa /digest allí. Aquí /digest preview muestra lo que diría, y en una terminal byline digest lee los de un servidor."}
	msgNoDigest     = text{"No digest is set here.", "此处未设置摘要。", "ここにはダイジェストが設定されていません。", "Hier ist kein Digest eingerichtet.", "Aucun condensé n'est réglé ici.", "Aquí no hay ningún resumen."}
	msgSetMakes     = text{"/digest set makes one.", "/digest set 可设置。", "/digest set で設定できます。", "/digest set richtet einen ein.", "/digest set en crée un.", "/digest set crea uno."}
	msgWhichDigest  = text{"Which digest?", "哪个摘要？", "どのダイジェストですか？", "Welcher Digest?", "Quel condensé ?", "¿Qué resumen?"}
	msgNoSuchDigest = text{"There is no digest {1} here.", "此处没有摘要{1}。", "ここに{1}というダイジェストはありません。", "Hier gibt es keinen Digest {1}.", "Il n'y a pas de condensé {1} ici.", "Aquí no hay ningún resumen {1}."}
	msgSeveral      = text{"Several digests of this story come there: which is to be changed?", "该处有此报道的多个摘要：要更改哪个？", "そこにはこの記事のダイジェストが複数あります。どれを変更しますか？", "Dort erscheinen mehrere Digests dieses Themas: Welcher soll geändert werden?", "Plusieurs condensés de ce dossier y paraissent : lequel modifier ?", "Allí salen varios resúmenes de esta historia: ¿cuál hay que cambiar?"}
	msgByNumber     = text{"They go by their numbers: choose one, or write digest:{1}.", "以编号区分：请选择一个，或写 digest:{1}。", "番号で指定します。選ぶか、digest:{1} と書いてください。", "Sie gehen nach Nummern: Wähle einen oder schreib digest:{1}.", "Ils vont par numéro : choisissez, ou écrivez digest:{1}.", "Van por número: elige uno o escribe digest:{1}."}
	msgJustPosted   = text{"Digest {1} was posted a moment ago, and nothing is new since.", "摘要 {1} 刚刚发布，此后没有新内容。", "ダイジェスト {1} は先ほど投稿され、その後に新しい情報はありません。", "Digest {1} wurde eben gesendet, und seither gibt es nichts Neues.", "Le condensé {1} vient d'être publié, et rien n'est nouveau depuis.", "El resumen {1} se publicó hace un momento y no hay nada nuevo desde entonces."}
	msgStatusWhere  = text{"/digest status shows where.", "/digest status 显示发布位置。", "/digest status で場所を確認できます。", "/digest status zeigt, wo.", "/digest status montre où.", "/digest status muestra dónde."}
	msgLacks        = text{"Byline may not post digests there: it lacks {1}.", "Byline 无法在该处发布摘要：缺少 {1}。", "Byline はそこにダイジェストを投稿できません。{1} がありません。", "Byline darf dort keine Digests senden: Ihm fehlt {1}.", "Byline ne peut pas y publier de condensés : il lui manque {1}.", "Byline no puede publicar resúmenes allí: le falta {1}."}
	msgAllowIt      = text{"Allow it that in the channel's settings under Permissions, then set the digest again.", "请在频道设置的“权限”中允许，然后重新设置摘要。", "チャンネル設定の権限で許可してから、もう一度ダイジェストを設定してください。", "Erlaube es in den Kanaleinstellungen unter Berechtigungen und richte den Digest dann noch einmal ein.", "Autorisez-le dans les réglages du salon, sous Permissions, puis réglez de nouveau le condensé.", "Permíteselo en los ajustes del canal, en Permisos, y fija de nuevo el resumen."}
	msgMayNotPing   = text{"Byline may not ping that role there.", "Byline 无法在该处提及此身份组。", "Byline はそこでそのロールに通知できません。", "Byline darf diese Rolle dort nicht erwähnen.", "Byline ne peut pas y mentionner ce rôle.", "Byline no puede avisar allí a ese rol."}
	msgLetPing      = text{"Let anyone mention the role in its settings, or give Byline the permission Mention Everyone in the channel; or leave role out.", "请在身份组设置中允许任何人提及，或在频道中授予 Byline“提及所有人”权限；或省略 role。", "ロールの設定で誰でもメンションできるようにするか、チャンネルで Byline に Mention Everyone の権限を与えるか、role を省いてください。", "Lass die Rolle in ihren Einstellungen von allen erwähnen, gib Byline im Kanal das Recht Mention Everyone, oder lass role weg.", "Autorisez tout le monde à mentionner le rôle, donnez à Byline la permission Mention Everyone dans le salon, ou omettez role.", "Permite que cualquiera mencione el rol, da a Byline el permiso Mention Everyone en el canal, o quita role."}
)

// What became of a run.
var (
	msgPosted      = text{"Posted.", "已发布。", "投稿済み。", "Gesendet.", "Publié.", "Publicado."}
	msgPostedLate  = text{"Posted, late, at {1}.", "已发布，延迟至{1}。", "{1}に遅れて投稿。", "Gesendet, verspätet: {1}.", "Publié en retard : {1}.", "Publicado con retraso: {1}."}
	numPosted      = counted{"Posted in {1} message.", "Posted in {1} messages.", "已分{1}则消息发布。", "{1}件のメッセージで投稿済み。", "In {1} Nachricht gesendet.", "In {1} Nachrichten gesendet.", "Publié en {1} message.", "Publié en {1} messages.", "Publicado en {1} mensaje.", "Publicado en {1} mensajes."}
	numPostedLate  = counted{"Posted in {1} message, late, at {2}.", "Posted in {1} messages, late, at {2}.", "已分{1}则消息发布，延迟至{2}。", "{1}件のメッセージで{2}に遅れて投稿。", "In {1} Nachricht gesendet, verspätet: {2}.", "In {1} Nachrichten gesendet, verspätet: {2}.", "Publié en {1} message, en retard : {2}.", "Publié en {1} messages, en retard : {2}.", "Publicado en {1} mensaje, con retraso: {2}.", "Publicado en {1} mensajes, con retraso: {2}."}
	msgNothingWas  = text{"Not posted: nothing was new.", "未发布：没有新内容。", "投稿なし：新しい情報がありませんでした。", "Nicht gesendet: Es gab nichts Neues.", "Non publié : rien n'était nouveau.", "No publicado: no había nada nuevo."}
	msgUnposted    = text{"Not posted.", "未发布。", "投稿なし。", "Nicht gesendet.", "Non publié.", "No publicado."}
	msgMissed      = text{"Missed.", "已错过。", "見送り。", "Ausgefallen.", "Manqué.", "Perdido."}
	msgRunFailed   = text{"Failed.", "失败。", "失敗。", "Misslungen.", "Échec.", "Falló."}
	msgUnderWay    = text{"Under way.", "进行中。", "進行中。", "Unterwegs.", "En cours.", "En curso."}
	numTriesFailed = counted{"Under way; {1} try failed, the next try is at {2}.", "Under way; {1} tries failed, the next try is at {2}.", "进行中；已失败{1}次，下次尝试在{2}。", "進行中。{1}回失敗、次の試行は{2}。", "Unterwegs; {1} Versuch misslang, der nächste: {2}.", "Unterwegs; {1} Versuche misslangen, der nächste: {2}.", "En cours ; {1} essai a échoué, le prochain : {2}.", "En cours ; {1} essais ont échoué, le prochain : {2}.", "En curso; falló {1} intento, el próximo: {2}.", "En curso; fallaron {1} intentos, el próximo: {2}."}
)

// What is wrong with when it is to come.
var (
	msgNoZone      = text{"{1} is not a time zone.", "{1}不是时区。", "{1}は時間帯ではありません。", "{1} ist keine Zeitzone.", "{1} n'est pas un fuseau horaire.", "{1} no es una zona horaria."}
	msgZonePlace   = text{"Give the name of a place, such as Europe/London or America/New_York; start typing a city, and choose one.", "请给出地名，例如 Europe/London 或 Asia/Shanghai；开始输入城市，然后选择。", "Europe/London や Asia/Tokyo のような地名で指定してください。都市名を入力し始めると候補から選べます。", "Gib einen Ort an, etwa Europe/Berlin oder America/New_York; fang an, eine Stadt zu tippen, und wähle.", "Donnez un lieu, comme Europe/Paris ou America/New_York ; commencez à taper une ville et choisissez.", "Da un lugar, como Europe/Madrid o America/New_York; empieza a escribir una ciudad y elige."}
	msgCronAlone   = text{"A cron expression says when all by itself.", "cron 表达式本身已说明时间。", "cron 式だけで時刻が決まります。", "Ein Cron-Ausdruck sagt allein, wann.", "Une expression cron dit quand à elle seule.", "Una expresión cron dice cuándo por sí sola."}
	msgCronOr      = text{"Leave out when, at and day, or leave out cron.", "请省略 when、at 和 day，或省略 cron。", "when、at、day を省くか、cron を省いてください。", "Lass when, at und day weg oder lass cron weg.", "Omettez when, at et day, ou omettez cron.", "Quita when, at y day, o quita cron."}
	msgNotOften    = text{"{1} is not how often a digest can come.", "摘要不能按{1}发布。", "ダイジェストの頻度に{1}は指定できません。", "So oft kann ein Digest nicht kommen: {1}.", "Un condensé ne peut pas avoir ce rythme : {1}.", "Un resumen no puede salir con esa frecuencia: {1}."}
	msgChooseOften = text{"Choose daily, weekdays, weekly or hourly, or give cron an expression.", "请选择 daily、weekdays、weekly 或 hourly，或为 cron 提供表达式。", "daily、weekdays、weekly、hourly から選ぶか、cron に式を指定してください。", "Wähle daily, weekdays, weekly oder hourly, oder gib cron einen Ausdruck.", "Choisissez daily, weekdays, weekly ou hourly, ou donnez une expression à cron.", "Elige daily, weekdays, weekly u hourly, o da a cron una expresión."}
	msgNoDay       = text{"{1} is not a day of the week.", "{1}不是星期几。", "{1}は曜日ではありません。", "{1} ist kein Wochentag.", "{1} n'est pas un jour de la semaine.", "{1} no es un día de la semana."}
	msgChooseDay   = text{"Choose one, Monday to Sunday.", "请选择 Monday 到 Sunday 之一。", "Monday から Sunday の中から選んでください。", "Wähle einen, Monday bis Sunday.", "Choisissez-en un, de Monday à Sunday.", "Elige uno, de Monday a Sunday."}
	msgOnlyWeekly  = text{"Only a weekly digest comes on one day.", "只有每周摘要才在某一天发布。", "曜日を指定できるのは毎週のダイジェストだけです。", "Nur ein wöchentlicher Digest kommt an einem Tag.", "Seul un condensé hebdomadaire a un jour.", "Solo un resumen semanal tiene un día."}
	msgDayOrWeekly = text{"Leave out day, or choose when:weekly.", "请省略 day，或选择 when:weekly。", "day を省くか、when:weekly を選んでください。", "Lass day weg oder wähle when:weekly.", "Omettez day, ou choisissez when:weekly.", "Quita day o elige when:weekly."}
	msgNoClock     = text{"{1} is not a time of day.", "{1}不是时刻。", "{1}は時刻ではありません。", "{1} ist keine Uhrzeit.", "{1} n'est pas une heure.", "{1} no es una hora."}
	msgClockAs     = text{"Write it as 09:00 or 17:30.", "请写成 09:00 或 17:30。", "09:00 や 17:30 のように書いてください。", "Schreib sie als 09:00 oder 17:30.", "Écrivez-la comme 09:00 ou 17:30.", "Escríbela como 09:00 o 17:30."}
	msgNoStyle     = text{"{1} is not a style.", "{1}不是样式。", "{1}という形式はありません。", "{1} ist kein Stil.", "{1} n'est pas un style.", "{1} no es un estilo."}
	msgChooseStyle = text{"Choose headlines or full.", "请选择 headlines 或 full。", "headlines か full を選んでください。", "Wähle headlines oder full.", "Choisissez headlines ou full.", "Elige headlines o full."}
	msgUpToToday   = text{"Give a day up to today.", "请给出不晚于今天的日期。", "今日までの日付を指定してください。", "Gib einen Tag bis heute an.", "Donnez un jour jusqu'à aujourd'hui.", "Da un día hasta hoy."}
)
