package commands

// What a member is told of questions passed on and waited for.
var (
	msgWhatShould   = text{"What should be on record?", "应当记录什么？", "何を記録すべきですか？", "Was sollte belegt sein?", "Que faudrait-il établir ?", "¿Qué debería constar?"}
	msgNoteLabel    = text{"A note or a link for them (optional)", "给编辑的说明或链接（可选）", "編集者へのメモやリンク（任意）", "Hinweis oder Link dazu (freiwillig)", "Une note ou un lien (facultatif)", "Una nota o un enlace (opcional)"}
	msgPassedOn     = text{"Passed to the editors", "已转交编辑", "編集者に伝えました", "An die Redaktion gegeben", "Transmis à la rédaction", "Enviado a la redacción"}
	msgSeenByThem   = text{"They see the question, not who asked it.", "编辑只看到问题，看不到提问者。", "編集者に見えるのは質問だけで、質問した人は見えません。", "Sie sieht die Frage, nicht, wer sie gestellt hat.", "Elle voit la question, pas qui l'a posée.", "Ven la pregunta, no quién la hizo."}
	msgNote         = text{"Note: {1}", "说明：{1}", "メモ：{1}", "Hinweis: {1}", "Note : {1}", "Nota: {1}"}
	msgNoQuestion   = text{"There is no question to pass on.", "没有可转交的问题。", "伝える質問がありません。", "Es gibt keine Frage, die man weitergeben könnte.", "Il n'y a pas de question à transmettre.", "No hay ninguna pregunta que enviar."}
	msgFirstField   = text{"Write it in the first field.", "请写在第一栏。", "最初の欄に書いてください。", "Schreib sie ins erste Feld.", "Écrivez-la dans le premier champ.", "Escríbela en el primer campo."}
	msgNobodyHere   = text{"There is nobody here to write to.", "这里没有可以通知的人。", "ここには連絡する相手がいません。", "Hier ist niemand, dem man schreiben könnte.", "Il n'y a personne à qui écrire ici.", "Aquí no hay nadie a quien escribir."}
	msgAskOnDiscord = text{"Ask on Discord; there Byline can send a direct message.", "请在 Discord 上提问；在那里 Byline 可以发私信。", "Discord で質問してください。そこなら Byline がダイレクトメッセージを送れます。", "Frag auf Discord; dort kann Byline eine Direktnachricht schicken.", "Posez-la sur Discord ; Byline peut y envoyer un message privé.", "Pregunta en Discord; allí Byline puede enviar un mensaje directo."}
	msgNowOnRecord  = text{"This is on record now.", "现在已有记录。", "今は記録があります。", "Das ist jetzt belegt.", "C'est établi à présent.", "Esto ya consta."}
	msgAnotherDay   = text{"That question means another day when it is asked again.", "再次提问时，该问题所指的日期会不同。", "この質問は、聞き直すと別の日を指すことになります。", "Später gestellt, meint diese Frage einen anderen Tag.", "Reposée plus tard, cette question désigne un autre jour.", "Repetida más tarde, esa pregunta se refiere a otro día."}
	msgAskWithDate  = text{"Ask it with a date, such as 13 Feb 2025.", "请写明日期，例如 13 Feb 2025。", "13 Feb 2025 のように日付を入れて質問してください。", "Stell sie mit einem Datum, etwa 13 Feb 2025.", "Posez-la avec une date, par exemple 13 Feb 2025.", "Hazla con una fecha, como 13 Feb 2025."}
	msgWaits        = text{"It waits for 90 days; /privacy lists what you wait for.", "等待 90 天；/privacy 会列出您在等待的问题。", "90 日間待ちます。待っている質問は /privacy で確認できます。", "Sie wartet 90 Tage; /privacy zeigt, worauf du wartest.", "Elle attend 90 jours ; /privacy montre ce que vous attendez.", "Espera 90 días; /privacy muestra lo que esperas."}
	msgAllowDirect  = text{"Allow direct messages from this server, or Byline cannot write to you.", "请允许来自本服务器的私信，否则 Byline 无法通知您。", "このサーバーからのダイレクトメッセージを許可してください。許可がないと Byline は連絡できません。", "Erlaube Direktnachrichten von diesem Server, sonst kann Byline dir nicht schreiben.", "Autorisez les messages privés de ce serveur, sinon Byline ne peut pas vous écrire.", "Permite los mensajes directos de este servidor; si no, Byline no puede escribirte."}
	msgWillTell     = text{"You will be told", "届时会通知您", "お知らせします", "Du bekommst Bescheid", "Vous serez prévenu", "Se te avisará"}
	msgWillTellHow  = text{"Once, in a direct message, when a fact on record answers this.", "一旦有记录的事实能回答此问题，会以私信通知您一次。", "これに答える事実が記録されたら、ダイレクトメッセージで一度だけお知らせします。", "Einmal, per Direktnachricht, wenn ein belegter Fakt dies beantwortet.", "Une fois, par message privé, quand un fait établi y répondra.", "Una vez, por mensaje directo, cuando un hecho que conste lo responda."}
	btnStop         = text{"Stop telling me", "不再通知", "通知をやめる", "Nicht mehr Bescheid geben", "Ne plus me prévenir", "No avisarme más"}
	btnStopOne      = text{"Stop telling me · {1}", "不再通知 · {1}", "通知をやめる · {1}", "Nicht mehr Bescheid geben · {1}", "Ne plus me prévenir · {1}", "No avisarme más · {1}"}
	btnStopAll      = text{"Stop telling me · all", "不再通知 · 全部", "通知をやめる · すべて", "Nicht mehr Bescheid geben · alle", "Ne plus me prévenir · toutes", "No avisarme más · todas"}
	msgStopNames    = text{"That button names no question.", "该按钮没有对应的问题。", "そのボタンに対応する質問はありません。", "Dieser Knopf nennt keine Frage.", "Ce bouton ne désigne aucune question.", "Ese botón no nombra ninguna pregunta."}
	msgSeePrivacy   = text{"/privacy lists what you wait for.", "/privacy 会列出您在等待的问题。", "待っている質問は /privacy で確認できます。", "/privacy zeigt, worauf du wartest.", "/privacy montre ce que vous attendez.", "/privacy muestra lo que esperas."}
	msgWaitedNot    = text{"You were waiting for nothing here.", "您在这里没有等待中的问题。", "ここで待っている質問はありませんでした。", "Du hast hier auf nichts gewartet.", "Vous n'attendiez rien ici.", "No esperabas nada aquí."}
	msgWillNotTell  = text{"You will not be told.", "不会再通知您。", "お知らせしません。", "Du bekommst keinen Bescheid.", "Vous ne serez pas prévenu.", "No se te avisará."}
	msgForgotten    = text{"The question is forgotten.", "该问题已删除。", "質問は消去されました。", "Die Frage ist vergessen.", "La question est oubliée.", "La pregunta se ha olvidado."}
	numForgotten    = counted{"{1} question forgotten.", "{1} questions forgotten.", "已删除{1}个问题。", "質問{1}件を消去しました。", "{1} Frage vergessen.", "{1} Fragen vergessen.", "{1} question oubliée.", "{1} questions oubliées.", "{1} pregunta olvidada.", "{1} preguntas olvidadas."}
	msgYouAsked     = text{"On record now. You asked on {1}: {2}", "现已有记录。您于{1}提问：{2}", "記録されました。{1}のご質問：{2}", "Jetzt belegt. Du hast am {1} gefragt: {2}", "C'est établi à présent. Vous aviez demandé le {1} : {2}", "Ya consta. Preguntaste el {1}: {2}"}
	btnAboutMe      = text{"What is kept about me", "保存了哪些关于我的信息", "私について保存されている情報", "Was über mich gespeichert ist", "Ce qui est conservé sur moi", "Qué se guarda sobre mí"}
	msgQuestionNo   = text{"question {1}", "问题 {1}", "質問 {1}", "Frage {1}", "question {1}", "pregunta {1}"}
)

// What is kept about a member.
var (
	msgKept       = text{"What Byline keeps about you", "Byline 保存的关于您的信息", "Byline があなたについて保存している情報", "Was Byline über dich speichert", "Ce que Byline conserve sur vous", "Qué guarda Byline sobre ti"}
	msgNothing    = text{"Nothing is stored.", "没有保存任何信息。", "何も保存されていません。", "Nichts ist gespeichert.", "Rien n'est conservé.", "No se guarda nada."}
	msgDeleteAsk  = text{"Delete what is kept about you?", "删除保存的关于您的信息？", "あなたについて保存されている情報を削除しますか？", "Löschen, was über dich gespeichert ist?", "Effacer ce qui est conservé sur vous ?", "¿Borrar lo que se guarda sobre ti?"}
	msgDeleteWhat = text{"Everywhere, not only here. The questions that you passed on stay with the editors, without your id and your notes; what you wait for is forgotten and you will not be told; drafts go. Your edits stay on record, with {1} in the place of your name. This cannot be taken back.",
		"在所有地方，而不仅在此处。您转交的问题会留给编辑，但不含您的 ID 和说明；您等待的问题会被删除，不再通知您；草稿会被删除。您的编辑仍保留在记录中，姓名处改为{1}。此操作无法撤销。",
		"ここだけでなく、すべての場所が対象です。伝えた質問は ID とメモを除いて編集者のもとに残ります。待っている質問は消去され、お知らせは届きません。下書きも消えます。編集内容は記録に残り、お名前は{1}に置き換えられます。取り消しはできません。",
		"Überall, nicht nur hier. Die Fragen, die du weitergegeben hast, bleiben bei der Redaktion, ohne deine ID und deine Hinweise; worauf du wartest, wird vergessen, und du bekommst keinen Bescheid; Entwürfe verschwinden. Deine Änderungen bleiben, mit {1} anstelle deines Namens. Das lässt sich nicht rückgängig machen.",
		"Partout, pas seulement ici. Les questions que vous avez transmises restent à la rédaction, sans votre identifiant ni vos notes ; ce que vous attendez est oublié et vous ne serez pas prévenu ; les brouillons disparaissent. Vos modifications restent, avec {1} à la place de votre nom. C'est irréversible.",
		"En todas partes, no solo aquí. Las preguntas que enviaste quedan en la redacción, sin tu identificador ni tus notas; lo que esperas se olvida y no se te avisará; los borradores desaparecen. Tus cambios se conservan, con {1} en lugar de tu nombre. No se puede deshacer."}
	btnDelete     = text{"Delete it", "删除", "削除する", "Löschen", "Effacer", "Borrarlo"}
	btnDeleteAsk  = text{"Delete it …", "删除……", "削除する……", "Löschen …", "Effacer…", "Borrarlo…"}
	btnKeep       = text{"Keep it", "保留", "残しておく", "Behalten", "Conserver", "Conservarlo"}
	msgDeleted    = text{"Deleted", "已删除", "削除しました", "Gelöscht", "Effacé", "Borrado"}
	msgDeletedAll = text{"Nothing that is kept leads to you any more. A last question that another process of Byline has in memory is gone within ten minutes.",
		"保存的内容不再与您有任何关联。Byline 其他进程内存中的最后一个问题会在十分钟内消失。",
		"保存されている情報からあなたに結び付くものはなくなりました。Byline の別のプロセスのメモリに残る最後の質問も、10 分以内に消えます。",
		"Nichts Gespeichertes führt mehr zu dir. Eine letzte Frage, die ein anderer Prozess von Byline im Speicher hat, ist in zehn Minuten fort.",
		"Rien de ce qui est conservé ne mène plus à vous. Une dernière question encore en mémoire dans un autre processus de Byline aura disparu dans les dix minutes.",
		"Nada de lo que se guarda lleva ya a ti. Una última pregunta que otro proceso de Byline tenga en memoria desaparece en diez minutos."}

	msgAllElsewhere = text{"{1}, all elsewhere. {2}", "{1}，均在别处。{2}", "{1}（すべて別の場所）。{2}", "{1}, alle anderswo. {2}", "{1}, le tout ailleurs. {2}", "{1}, en otros sitios. {2}"}
	msgSomeHere     = text{"{1}, {3} of them in this server. {2}", "{1}，其中{3}在本服务器。{2}", "{1}（うち{3}はこのサーバー）。{2}", "{1}, davon {3} auf diesem Server. {2}", "{1}, dont {3} sur ce serveur. {2}", "{1}, de los cuales {3} en este servidor. {2}"}
	msgSomeDirect   = text{"{1}, {3} of them here. {2}", "{1}，其中{3}在此处。{2}", "{1}（うち{3}はここ）。{2}", "{1}, davon {3} hier. {2}", "{1}, dont {3} ici. {2}", "{1}, de los cuales {3} aquí. {2}"}
	msgAllHere      = text{"{1}. {2}", "{1}。{2}", "{1}。{2}", "{1}. {2}", "{1}. {2}", "{1}. {2}"}

	msgKeptGaps    = text{"Questions you passed to the editors", "您转交编辑的问题", "編集者に伝えた質問", "Fragen, die du an die Redaktion gegeben hast", "Questions transmises à la rédaction", "Preguntas que enviaste a la redacción"}
	msgKeptGapsWhy = text{"With your id, so that nobody can flood them; the editors see the question and your note, not you. Kept for 90 days.", "附您的 ID，以防有人刷屏；编辑看到问题和您的说明，看不到您。保存 90 天。", "大量送信を防ぐため ID とともに保存されます。編集者に見えるのは質問とメモだけです。保存期間は 90 日です。",
		"Mit deiner ID, damit niemand sie überflutet; die Redaktion sieht die Frage und deinen Hinweis, nicht dich. 90 Tage lang.", "Avec votre identifiant, pour éviter les abus ; la rédaction voit la question et votre note, pas vous. Conservé 90 jours.", "Con tu identificador, para que nadie las sature; la redacción ve la pregunta y tu nota, no a ti. Se guardan 90 días."}
	numQuestions     = counted{"{1} question", "{1} questions", "{1}个问题", "質問{1}件", "{1} Frage", "{1} Fragen", "{1} question", "{1} questions", "{1} pregunta", "{1} preguntas"}
	msgKeptWaits     = text{"Questions you wait to be told of", "您等待通知的问题", "お知らせを待っている質問", "Fragen, auf deren Antwort du wartest", "Questions dont vous attendez la réponse", "Preguntas de las que esperas aviso"}
	msgKeptWaitsWhy  = text{"With your id, to write to you once. Kept until then, at most for 90 days.", "附您的 ID，以便通知您一次。保存到那时，最多 90 天。", "一度だけ連絡するために ID とともに保存されます。それまで、最長 90 日です。", "Mit deiner ID, um dir einmal zu schreiben. Bis dahin, höchstens 90 Tage.", "Avec votre identifiant, pour vous écrire une fois. Jusque-là, 90 jours au plus.", "Con tu identificador, para escribirte una vez. Hasta entonces, como mucho 90 días."}
	msgKeptDrafts    = text{"Entries begun and not saved", "已开始但未保存的条目", "書きかけで未保存の項目", "Begonnene, nicht gespeicherte Einträge", "Saisies commencées et non enregistrées", "Entradas empezadas y no guardadas"}
	msgKeptDraftsWhy = text{"Seen by you alone.", "仅您可见。", "あなただけに見えます。", "Nur für dich sichtbar.", "Visibles de vous seul.", "Solo las ves tú."}
	numDrafts        = counted{"{1} draft", "{1} drafts", "{1}份草稿", "下書き{1}件", "{1} Entwurf", "{1} Entwürfe", "{1} brouillon", "{1} brouillons", "{1} borrador", "{1} borradores"}
	msgKeptEdits     = text{"Your edits", "您的编辑", "あなたの編集", "Deine Änderungen", "Vos modifications", "Tus cambios"}
	msgKeptEditsWhy  = text{"Your name and id stand beside each in the history, which is never deleted.", "您的姓名和 ID 列在修改历史中，历史从不删除。", "履歴には名前と ID が残り、履歴は削除されません。", "Dein Name und deine ID stehen im Verlauf, der nie gelöscht wird.", "Votre nom et votre identifiant figurent dans l'historique, qui n'est jamais effacé.", "Tu nombre y tu identificador figuran en el historial, que nunca se borra."}
	numEdits         = counted{"{1} change of the record", "{1} changes of the record", "{1}次记录修改", "記録の変更{1}件", "{1} Änderung", "{1} Änderungen", "{1} modification", "{1} modifications", "{1} cambio", "{1} cambios"}
	msgKeptDigests   = text{"Digests you set up", "您设置的摘要", "設定したダイジェスト", "Digests, die du eingerichtet hast", "Condensés que vous avez réglés", "Resúmenes que fijaste"}
	msgKeptDigestWhy = text{"Your name stands beside each for the server's editors.", "服务器的编辑可见您的姓名。", "サーバーの編集者にはあなたの名前が見えます。", "Dein Name steht dabei, für die Redaktion des Servers.", "Votre nom y figure pour la rédaction du serveur.", "Tu nombre figura junto a cada uno para la redacción del servidor."}
	numDigests       = counted{"{1} digest", "{1} digests", "{1}个摘要", "ダイジェスト{1}件", "{1} Digest", "{1} Digests", "{1} condensé", "{1} condensés", "{1} resumen", "{1} resúmenes"}
	msgKeptChosen    = text{"Stories chosen in direct messages", "在私信中选择的报道", "ダイレクトメッセージで選んだ記事", "In Direktnachrichten gewählte Themen", "Dossiers choisis en messages privés", "Historias elegidas en mensajes directos"}
	msgKeptChosenWhy = text{"Kept for 30 days.", "保存 30 天。", "保存期間は 30 日です。", "30 Tage lang.", "Conservé 30 jours.", "Se guardan 30 días."}
	numChosen        = counted{"{1} choice", "{1} choices", "{1}项选择", "選択{1}件", "{1} Wahl", "{1} Wahlen", "{1} choix", "{1} choix", "{1} elección", "{1} elecciones"}
	msgWaiting       = text{"Waiting {1}", "等待中 {1}", "待機中 {1}", "Wartet {1}", "En attente {1}", "En espera {1}"}

	msgInMemory = text{"In memory, for ten minutes: your last question in each channel, so that the next can follow it up.", "内存中保留十分钟：您在每个频道的最后一个问题，以便追问。", "メモリ上に 10 分間：各チャンネルでの最後の質問（続けて質問できるようにするため）。",
		"Zehn Minuten lang im Speicher: deine letzte Frage in jedem Kanal, damit die nächste an sie anknüpfen kann.", "En mémoire, dix minutes : votre dernière question dans chaque salon, pour que la suivante puisse s'y rattacher.", "En memoria, diez minutos: tu última pregunta en cada canal, para que la siguiente pueda continuarla."}
	msgNotLogged = text{"Nothing that you ask reaches an editor, or is counted, unless you press {1}. Questions are not logged. The buttons below an answer hold its question for 90 days, without who asked.",
		"除非您按下“{1}”，您的提问不会传给编辑，也不会被计数。提问不写入日志。回答下方的按钮会保存问题 90 天，不含提问者。",
		"「{1}」を押さない限り、質問は編集者に届かず、数えられることもありません。質問はログに残りません。回答の下のボタンは質問を 90 日間保持しますが、質問した人は含みません。",
		"Nichts, was du fragst, erreicht die Redaktion oder wird gezählt, außer du drückst „{1}“. Fragen werden nicht protokolliert. Die Knöpfe unter einer Antwort halten ihre Frage 90 Tage fest, ohne wer sie gestellt hat.",
		"Rien de ce que vous demandez ne parvient à la rédaction ni n'est compté, sauf si vous appuyez sur « {1} ». Les questions ne sont pas journalisées. Les boutons sous une réponse gardent sa question 90 jours, sans son auteur.",
		"Nada de lo que preguntas llega a la redacción ni se cuenta, salvo que pulses «{1}». Las preguntas no se registran. Los botones bajo una respuesta guardan su pregunta 90 días, sin quién la hizo."}
)

// Help.
var (
	msgCanBeAsked   = text{"What can be asked", "可以问什么", "質問できること", "Was gefragt werden kann", "Ce que l'on peut demander", "Qué se puede preguntar"}
	msgHelpLead     = text{"Story: {1} Every answer is drawn from its sourced facts.", "报道：{1} 每个回答都取自其中有来源的事实。", "記事：{1} 回答はすべて、出典のある事実に基づきます。", "Thema: {1} Jede Antwort stammt aus seinen belegten Fakten.", "Dossier : {1} Chaque réponse vient de ses faits sourcés.", "Historia: {1} Cada respuesta sale de sus hechos con fuente."}
	msgHelpSubs     = text{"It goes on with {1}. /help command:{2} tells of each.", "后接{1}。/help command:{2} 逐一说明。", "続けて{1}を指定します。/help command:{2} で説明を表示します。", "Es folgt {1}. /help command:{2} erklärt sie.", "Suivi de {1}. /help command:{2} les explique.", "Sigue con {1}. /help command:{2} los explica."}
	msgHelpRel      = text{"One relation of a company, person, place or thing, with its sources.", "某公司、人物、地点或事物的一种关系及其来源。", "企業・人物・場所・物の関係の一つと、その出典。", "Eine Beziehung eines Unternehmens, einer Person, eines Ortes oder einer Sache, mit Quellen.", "Une relation d'une entreprise, d'une personne, d'un lieu ou d'une chose, avec ses sources.", "Una relación de una empresa, persona, lugar o cosa, con sus fuentes."}
	msgForInstance1 = text{"For instance {1}.", "例如 {1}。", "例：{1}", "Zum Beispiel {1}.", "Par exemple {1}.", "Por ejemplo {1}."}
	msgExamples     = text{"For instance: {1}", "例如：{1}", "例：{1}", "Zum Beispiel: {1}", "Par exemple : {1}", "Por ejemplo: {1}"}
	msgHelpPlain    = text{"Plain words work too: mention Byline, or write to it directly. For ten minutes a question may follow up the one before it.", "也可以直接用英语提问：提及 Byline 或给它发私信。十分钟内可以追问。", "Byline にメンションするかダイレクトメッセージで、普通の英文でも質問できます。10 分間は前の質問に続けて質問できます。",
		"Einfache englische Sätze gehen auch: Erwähne Byline oder schreib ihm direkt. Zehn Minuten lang kann eine Frage an die vorige anknüpfen.", "De simples phrases en anglais conviennent aussi : mentionnez Byline, ou écrivez-lui. Pendant dix minutes, une question peut faire suite à la précédente.", "También valen frases sencillas en inglés: menciona a Byline o escríbele. Durante diez minutos una pregunta puede continuar la anterior."}
	msgHelpPrivate = text{"Questions are not logged, and editors see only what you pass to them. The buttons below an answer hold its question for 90 days.", "提问不写入日志，编辑只能看到您转交的内容。回答下方的按钮会保存问题 90 天。", "質問はログに残らず、編集者に見えるのは伝えられたものだけです。回答の下のボタンは質問を 90 日間保持します。",
		"Fragen werden nicht protokolliert, und die Redaktion sieht nur, was man ihr gibt. Die Knöpfe unter einer Antwort halten ihre Frage 90 Tage fest.", "Les questions ne sont pas journalisées, et la rédaction ne voit que ce qu'on lui transmet. Les boutons sous une réponse gardent sa question 90 jours.", "Las preguntas no se registran, y la redacción solo ve lo que se le envía. Los botones bajo una respuesta guardan su pregunta 90 días."}
	msgHelpOne  = text{"/help command:{1} lists what can be said with it.", "/help command:{1} 列出其选项。", "/help command:{1} で指定できる内容を表示します。", "/help command:{1} zeigt, was man dazu angeben kann.", "/help command:{1} montre ce que l'on peut préciser.", "/help command:{1} muestra lo que se puede indicar."}
	msgRequired = text{"Required.", "必填。", "必須。", "Erforderlich.", "Obligatoire.", "Obligatorio."}
)
