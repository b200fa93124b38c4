package commands

// What a server has set.
var (
	msgSettings     = text{"Settings of this server", "本服务器的设置", "このサーバーの設定", "Einstellungen dieses Servers", "Réglages de ce serveur", "Ajustes de este servidor"}
	msgZone         = text{"Time zone", "时区", "時間帯", "Zeitzone", "Fuseau horaire", "Zona horaria"}
	msgZoneNone     = text{"None is set; a digest takes its story's.", "未设置；摘要使用其报道的时区。", "未設定です。ダイジェストは記事の時間帯に従います。", "Keine eingestellt; ein Digest nimmt die seines Themas.", "Aucun n'est réglé ; un condensé prend celui de son dossier.", "No hay ninguna; un resumen toma la de su historia."}
	msgZoneSet      = text{"{1}, where it is {2} on {3}. Digests that are set from now on take it; others keep theirs.", "{1}，当地时间为{3} {2}。此后设置的摘要采用该时区，其余不变。", "{1}（現地は{3} {2}）。今後設定するダイジェストに使われ、既存のものは変わりません。", "{1}; dort ist es {2} Uhr am {3}. Digests, die ab jetzt eingerichtet werden, nehmen sie; andere behalten ihre.", "{1}, où il est {2} le {3}. Les condensés réglés désormais le prennent ; les autres gardent le leur.", "{1}, donde son las {2} del {3}. Los resúmenes que se fijen desde ahora la toman; los demás conservan la suya."}
	msgLanguage     = text{"Language", "语言", "言語", "Sprache", "Langue", "Idioma"}
	msgLanguageNone = text{"None is set: English in channels; replies that one member alone sees follow that member's Discord.", "未设置：频道中使用英语；仅一人可见的回复跟随该成员的 Discord 语言。", "未設定です。チャンネルでは英語、本人だけに見える返信はその人の Discord の言語になります。", "Keine eingestellt: Englisch in Kanälen; was nur ein Mitglied sieht, folgt dessen Discord.", "Aucune n'est réglée : l'anglais dans les salons ; ce qu'un membre voit seul suit son Discord.", "No hay ninguno: inglés en los canales; lo que solo ve un miembro sigue su Discord."}
	msgLanguageSet  = text{"{1}. Answers and digests are framed in it; facts stay as their editors wrote them. What editors do with /desk is in English.",
		"{1}。回答和摘要以该语言呈现；事实保持编辑所写的原文。编辑使用的 /desk 为英语。",
		"{1}。回答とダイジェストの枠組みに使われます。事実は編集者が書いたままです。編集者用の /desk は英語です。",
		"{1}. Antworten und Digests sind darin gehalten; Fakten bleiben, wie die Redaktion sie schrieb. Die Arbeit der Redaktion mit /desk ist auf Englisch.",
		"{1}. Les réponses et les condensés y sont rédigés ; les faits restent tels que la rédaction les a écrits. Le travail de la rédaction avec /desk est en anglais.",
		"{1}. Las respuestas y los resúmenes van en él; los hechos quedan como los escribió la redacción. El trabajo de la redacción con /desk es en inglés."}
	msgChat     = text{"Chat", "聊天", "チャット", "Chat", "Discussion", "Chat"}
	msgChatAll  = text{"Mentions of Byline and replies to it are answered everywhere.", "在所有频道回答对 Byline 的提及和回复。", "Byline へのメンションや返信には、すべての場所で答えます。", "Auf Erwähnungen von Byline und Antworten darauf wird überall geantwortet.", "Byline répond partout quand on le mentionne ou qu'on lui répond.", "Byline contesta en todas partes cuando se le menciona o se le responde."}
	msgChatNone = text{"Mentions of Byline and replies to it are answered nowhere. Commands and buttons are.", "不回答对 Byline 的提及和回复；命令和按钮仍可使用。", "Byline へのメンションや返信には、どこでも答えません。コマンドとボタンは使えます。", "Auf Erwähnungen von Byline und Antworten darauf wird nirgends geantwortet. Befehle und Knöpfe gehen.", "Byline ne répond nulle part aux mentions ni aux réponses. Commandes et boutons fonctionnent.", "Byline no contesta en ninguna parte a menciones ni respuestas. Los comandos y botones funcionan."}
	numChatBut  = counted{"Mentions of Byline and replies to it are answered everywhere but in {1} channel, shown below. Commands and buttons are answered there too.", "Mentions of Byline and replies to it are answered everywhere but in {1} channels, shown below. Commands and buttons are answered there too.",
		"除下列{1}个频道外，均回答对 Byline 的提及和回复。命令和按钮在那里也可使用。", "下記の{1}チャンネルを除き、Byline へのメンションや返信に答えます。コマンドとボタンはそこでも使えます。",
		"Auf Erwähnungen von Byline wird überall geantwortet außer in {1} Kanal, siehe unten. Befehle und Knöpfe gehen auch dort.", "Auf Erwähnungen von Byline wird überall geantwortet außer in {1} Kanälen, siehe unten. Befehle und Knöpfe gehen auch dort.",
		"Byline répond partout aux mentions sauf dans {1} salon, ci-dessous. Commandes et boutons y fonctionnent aussi.", "Byline répond partout aux mentions sauf dans {1} salons, ci-dessous. Commandes et boutons y fonctionnent aussi.",
		"Byline contesta a las menciones en todas partes menos en {1} canal, abajo. Los comandos y botones funcionan también allí.", "Byline contesta a las menciones en todas partes menos en {1} canales, abajo. Los comandos y botones funcionan también allí."}
	msgNoChatIn     = text{"No chat in", "不聊天的频道", "チャットなし", "Kein Chat in", "Pas de discussion dans", "Sin chat en"}
	numMoreChannels = counted{"And {1} channel more.", "And {1} channels more.", "另有{1}个频道。", "ほか{1}チャンネル。", "Und {1} weiterer Kanal.", "Und {1} weitere Kanäle.", "Et {1} autre salon.", "Et {1} autres salons.", "Y {1} canal más.", "Y {1} canales más."}
	msgChatStillOff = text{"Chat is off for the whole server, so that this channel has none either; chat:on without a channel switches it on.", "整个服务器的聊天已关闭，因此该频道也不聊天；不带频道的 chat:on 可开启。", "サーバー全体のチャットがオフのため、このチャンネルもオフのままです。チャンネルを指定せずに chat:on とするとオンになります。", "Chat ist für den ganzen Server aus, also auch hier; chat:on ohne Kanal schaltet ihn ein.", "La discussion est coupée sur tout le serveur, donc ici aussi ; chat:on sans salon l'active.", "El chat está desactivado en todo el servidor, así que aquí también; chat:on sin canal lo activa."}
)
