package commands

// The names of /digest, its subcommands and options.
var (
	namesDigest  = phrase{"digest", "摘要", "ダイジェスト", "digest", "condensé", "resumen"}
	namesSet     = phrase{"set", "设置", "設定", "einrichten", "régler", "fijar"}
	namesList    = phrase{"list", "列表", "一覧", "liste", "liste", "lista"}
	namesPreview = phrase{"preview", "预览", "プレビュー", "vorschau", "aperçu", "vista-previa"}
	namesNow     = phrase{"now", "立即", "今すぐ", "jetzt", "maintenant", "ahora"}
	namesStatus  = phrase{"status", "状态", "状況", "stand", "état", "estado"}
	namesPause   = phrase{"pause", "暂停", "一時停止", "anhalten", "suspendre", "pausar"}
	namesResume  = phrase{"resume", "恢复", "再開", "fortsetzen", "reprendre", "reanudar"}
	namesRemove  = phrase{"remove", "移除", "削除", "entfernen", "retirer", "quitar"}
	namesChannel = phrase{"channel", "频道", "チャンネル", "kanal", "salon", "canal"}
	namesThread  = phrase{"thread", "子区", "スレッド", "thread", "fil", "hilo"}
	namesWhen    = phrase{"when", "频率", "頻度", "wann", "quand", "cuándo"}
	namesAt      = phrase{"at", "时刻", "時刻", "um", "heure", "hora"}
	namesDay     = phrase{"day", "星期", "曜日", "tag", "jour", "día"}
	namesCron    = phrase{"cron", "cron", "cron", "cron", "cron", "cron"}
	namesZone    = phrase{"zone", "时区", "時間帯", "zeitzone", "fuseau", "zona"}
	namesStyle   = phrase{"style", "样式", "形式", "stil", "style", "estilo"}
	namesAlways  = phrase{"always", "总是", "常に", "immer", "toujours", "siempre"}
	namesSince   = phrase{"since", "自", "以来", "seit", "depuis", "desde"}
)

// What they are for.
var (
	aboutDigest = phrase{"What is new, posted to a channel on a schedule", "按计划在频道发布新内容", "新しい情報を予定どおりチャンネルに投稿",
		"Was neu ist, nach Plan in einem Kanal", "Les nouveautés, publiées dans un salon à heures fixes", "Lo nuevo, publicado en un canal según un horario"}
	aboutSet = phrase{"Set a digest, or change one; daily at 09:00 here unless you say otherwise", "设置或更改摘要；默认每天 09:00 发到此频道",
		"ダイジェストの設定・変更（既定は毎日 09:00、このチャンネル）", "Einen Digest einrichten oder ändern; sonst täglich um 09:00 hier",
		"Régler un condensé ou le modifier ; sinon chaque jour à 09:00 ici", "Fijar un resumen o cambiarlo; si no, cada día a las 09:00 aquí"}
	aboutList = phrase{"The digests of this server", "本服务器的摘要", "このサーバーのダイジェスト", "Die Digests dieses Servers",
		"Les condensés de ce serveur", "Los resúmenes de este servidor"}
	aboutPreview = phrase{"What would be posted now; nothing is", "预览现在会发布的内容（不会发布）", "今投稿される内容を表示（投稿はしない）",
		"Was jetzt erscheinen würde; nichts wird gesendet", "Ce qui serait publié maintenant ; rien ne l'est", "Lo que se publicaría ahora; no se publica nada"}
	aboutNow = phrase{"Post a digest now, besides its schedule", "立即发布一次摘要", "予定とは別に今すぐ投稿", "Einen Digest jetzt senden, neben seinem Plan",
		"Publier un condensé maintenant, en plus de ses heures", "Publicar un resumen ahora, aparte de su horario"}
	aboutStatus = phrase{"The last runs of a digest, what became of each, and the next", "摘要最近的运行、结果及下次时间", "最近の実行とその結果、次回の予定",
		"Die letzten Läufe eines Digests, ihr Ausgang, und der nächste", "Les derniers envois d'un condensé, leur issue, et le prochain",
		"Los últimos envíos de un resumen, qué fue de cada uno, y el próximo"}
	aboutPause = phrase{"Stop a digest for a while", "暂停摘要", "ダイジェストを一時停止", "Einen Digest eine Weile anhalten", "Suspendre un condensé",
		"Pausar un resumen"}
	aboutResume = phrase{"Start a paused digest again", "恢复已暂停的摘要", "停止中のダイジェストを再開", "Einen angehaltenen Digest fortsetzen",
		"Reprendre un condensé suspendu", "Reanudar un resumen en pausa"}
	aboutRemove = phrase{"Take a digest away", "移除摘要", "ダイジェストを削除", "Einen Digest entfernen", "Retirer un condensé", "Quitar un resumen"}

	aboutWhichDigest = phrase{"Which digest, by its number", "哪个摘要（编号）", "どのダイジェストか（番号）", "Welcher Digest, nach seiner Nummer",
		"Quel condensé, par son numéro", "Qué resumen, por su número"}
	aboutChannel = phrase{"Where it is posted; this channel unless you say otherwise", "发布到哪个频道；默认此频道", "投稿先のチャンネル（既定はここ）",
		"Wohin; sonst in diesen Kanal", "Où il est publié ; sinon dans ce salon", "Dónde se publica; si no, en este canal"}
	aboutThread = phrase{"A thread of the channel to post in", "发布到该频道的子区", "投稿先のスレッド", "Ein Thread des Kanals dafür",
		"Un fil du salon où le publier", "Un hilo del canal donde publicarlo"}
	aboutWhen = phrase{"How often", "多久一次", "どのくらいの頻度で", "Wie oft", "À quelle fréquence", "Con qué frecuencia"}
	aboutAt   = phrase{"Local time, 09:00 or 17:30; of an hourly one the minutes count", "当地时间，如 09:00；每小时的仅看分钟",
		"現地時刻（09:00 など）。毎時の場合は分のみ", "Ortszeit, 09:00 oder 17:30; beim stündlichen zählen die Minuten",
		"Heure locale, 09:00 ou 17:30 ; si horaire, les minutes comptent", "Hora local, 09:00 o 17:30; si es cada hora, cuentan los minutos"}
	aboutDay  = phrase{"Of a weekly one", "每周的哪天", "毎週の場合の曜日", "Beim wöchentlichen", "S'il est hebdomadaire", "Si es semanal"}
	aboutCron = phrase{"For experts: minute, hour, day of month, month, day of week, as in 0 9 * * 1-5", "供专家：五段 cron，如 0 9 * * 1-5",
		"上級者用の cron 式（5 項目）：0 9 * * 1-5", "Für Kenner: fünf Felder wie 0 9 * * 1-5", "Pour experts : cinq champs, comme 0 9 * * 1-5",
		"Para expertos: cinco campos, como 0 9 * * 1-5"}
	aboutZone = phrase{"Time zone, such as Europe/London; the server's unless you say otherwise", "时区，如 Asia/Shanghai；默认为服务器时区",
		"時間帯（Asia/Tokyo など）。既定はサーバーの設定", "Zeitzone, etwa Europe/Berlin; sonst die des Servers", "Fuseau, par exemple Europe/Paris ; sinon celui du serveur",
		"Zona horaria, como Europe/Madrid; si no, la del servidor"}
	aboutStyle = phrase{"A line for each fact, or each whole with its byline", "每条一行，或含出处的全文", "1 件 1 行、または出典付きの全文",
		"Eine Zeile je Fakt, oder jeder ganz mit Quellen", "Une ligne par fait, ou chacun en entier avec ses sources", "Una línea por hecho, o cada uno entero con sus fuentes"}
	aboutAlways = phrase{"Also post when there is nothing new", "没有新内容时也发布", "新しい情報がなくても投稿", "Auch senden, wenn es nichts Neues gibt",
		"Publier aussi quand il n'y a rien de nouveau", "Publicar también cuando no hay nada nuevo"}
	aboutPing = phrase{"A role that it pings; nobody unless you say otherwise", "要提及的身份组；默认不提及", "通知するロール（既定はなし）",
		"Eine Rolle, die gepingt wird; sonst niemand", "Un rôle à mentionner ; sinon personne", "Un rol al que avisa; si no, a nadie"}
	aboutSince = phrase{"Since this day in place of the last digest: 2025-02-13, yesterday", "自该日起，而非上次摘要：2025-02-13", "前回ではなくこの日以降：2025-02-13",
		"Seit diesem Tag statt seit dem letzten: 2025-02-13, yesterday", "Depuis ce jour et non le dernier : 2025-02-13, yesterday",
		"Desde este día y no el último: 2025-02-13, yesterday"}
)

// What can be chosen.
var (
	choiceDaily     = phrase{"daily", "每天", "毎日", "täglich", "quotidien", "diario"}
	choiceWeekdays  = phrase{"weekdays", "工作日", "平日", "werktags", "en semaine", "laborables"}
	choiceWeekly    = phrase{"weekly", "每周", "毎週", "wöchentlich", "hebdomadaire", "semanal"}
	choiceHourly    = phrase{"hourly", "每小时", "毎時", "stündlich", "horaire", "cada hora"}
	choiceHeadlines = phrase{"headlines", "标题", "見出し", "Schlagzeilen", "titres", "titulares"}
	choiceFull      = phrase{"full", "全文", "全文", "ausführlich", "complet", "completo"}
	choiceDays      = [7]phrase{
		{"Monday", "星期一", "月曜日", "Montag", "lundi", "lunes"},
		{"Tuesday", "星期二", "火曜日", "Dienstag", "mardi", "martes"},
		{"Wednesday", "星期三", "水曜日", "Mittwoch", "mercredi", "miércoles"},
		{"Thursday", "星期四", "木曜日", "Donnerstag", "jeudi", "jueves"},
		{"Friday", "星期五", "金曜日", "Freitag", "vendredi", "viernes"},
		{"Saturday", "星期六", "土曜日", "Samstag", "samedi", "sábado"},
		{"Sunday", "星期日", "日曜日", "Sonntag", "dimanche", "domingo"},
	}
)
