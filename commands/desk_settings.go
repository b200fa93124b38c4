package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

const (
	optChat     = "chat"
	optLanguage = "language"

	chatOn  = "on"
	chatOff = "off"
)

// deskSettings is /desk settings: what a server sets for itself.
func deskSettings(e *env) subcommand {
	return subcommand{
		name: "settings", names: namesSettings, about: aboutSettings,
		options: []*discordgo.ApplicationCommandOption{
			named(pickOption(optZone, aboutServerZone, maxSlug), namesZone),
			named(choiceOption(optLanguage, aboutLanguage, languageChoices()...), namesLanguage),
			named(choiceOption(optChat, aboutChat, phrase{chatOn, "开", "オン", "an", "oui", "sí"}, phrase{chatOff, "关", "オフ", "aus", "non", "no"}), namesChat),
			named(&discordgo.ApplicationCommandOption{
				Type: discordgo.ApplicationCommandOptionChannel, Name: optChannel,
				Description: aboutChatChannel.english(), DescriptionLocalizations: aboutChatChannel.others(),
			}, namesChannel),
		},
		run: e.runDeskSettings,
		complete: func(_ context.Context, req Request) ([]Choice, error) {
			if req.Focus != optZone {
				return nil, nil
			}
			return completeZone(req.Options[optZone], req.Now), nil
		},
		example: "/desk settings zone:Europe/London language:English",
	}
}

var (
	namesSettings   = phrase{"settings", "设置", "設定", "einstellungen", "réglages", "ajustes"}
	aboutSettings   = phrase{"Time zone, language, and where mentions are answered", "时区、语言，以及在哪里回答提及", "時間帯、言語、メンションに答える場所", "Zeitzone, Sprache, und wo auf Erwähnungen geantwortet wird", "Fuseau, langue, et où répondre aux mentions", "Zona, idioma, y dónde se responde a las menciones"}
	aboutServerZone = phrase{"The server's time zone, for digests", "服务器时区，用于摘要", "ダイジェストに使う時間帯", "Die Zeitzone des Servers, für Digests", "Le fuseau du serveur, pour les condensés", "La zona del servidor, para los resúmenes"}
	namesLanguage   = phrase{"language", "语言", "言語", "sprache", "langue", "idioma"}
	aboutLanguage   = phrase{"In which answers and digests are framed", "回答和摘要所用的语言", "回答とダイジェストの言語", "Für Antworten und Digests", "Pour les réponses et les condensés", "Para respuestas y resúmenes"}
	namesChat       = phrase{"chat", "聊天", "チャット", "chat", "chat", "chat"}
	aboutChat       = phrase{"Whether mentions and replies are answered", "是否回答提及和回复", "メンションや返信に答えるかどうか", "Ob auf Erwähnungen geantwortet wird", "Répondre ou non aux mentions", "Si se responde a las menciones"}
	// The channel that chat is switched in.
	aboutChatChannel = phrase{"Only in this channel and its threads", "仅限此频道及其子区", "このチャンネルとそのスレッドのみ", "Nur in diesem Kanal", "Seulement dans ce salon", "Solo en este canal"}
)

// runDeskSettings changes what is given, and shows what then holds.
func (e *env) runDeskSettings(ctx context.Context, req Request) (Reply, error) {
	if req.Guild == 0 {
		return Reply{}, refusal("Only a server has settings.", "Use /desk settings there.")
	}
	zone, chat, channel := req.Options[optZone], req.Options[optChat], req.Options[optChannel]
	switch {
	case chat != "" && chat != chatOn && chat != chatOff:
		return Reply{}, refusal("Chat is on or off, not "+quote(chat)+".", "Write chat:on or chat:off.")
	case channel != "" && chat == "":
		return Reply{}, refusal("What is to change in that channel?", "Write chat:off or chat:on beside it.")
	}
	language, err := languageNamed(req.Options[optLanguage])
	if err != nil {
		return Reply{}, err
	}
	if zone != "" {
		if zone, err = English.zoneNamed(zone); err != nil {
			return Reply{}, err
		}
	}
	var set store.Settings
	if zone == "" && chat == "" && language == "" {
		set, err = e.Store.GuildSettings(ctx, req.Guild)
	} else {
		set, err = e.Store.ChangeSettings(ctx, req.author(), req.Guild, func(s *store.Settings) error {
			if zone != "" {
				s.Zone = zone
			}
			s.Language = cmp.Or(language, s.Language)
			switch {
			case chat == "":
			case channel == "":
				s.ChatOff = chat == chatOff
			case chat == chatOff:
				s.Quiet = append(s.Quiet, channel)
			default:
				s.Quiet = slices.DeleteFunc(s.Quiet, func(c string) bool { return c == channel })
			}
			return nil
		})
	}
	if err != nil {
		return Reply{}, fmt.Errorf("settings of the server: %w", err)
	}
	return settingsShown(req, set, chat == chatOn && channel != ""), nil
}

// languageChoices are the languages by their own names, which are what is sent.
func languageChoices() (choices []phrase) {
	for _, tag := range store.Languages {
		choices = append(choices, phrase{languageNames[tag].own})
	}
	return choices
}

// languageNames are what the languages are called, by themselves and in English.
var languageNames = map[string]struct{ own, english string }{
	"en": {"English", "English"}, "zh-CN": {"中文（简体）", "Chinese"}, "ja": {"日本語", "Japanese"}, "de": {"Deutsch", "German"},
	"fr": {"Français", "French"}, "es": {"Español", "Spanish"},
}

// languageNamed is the language that is typed: by its own name, its English one or as BCP 47 writes it, in any case. It is empty
// where nothing is typed.
func languageNamed(typed string) (tag string, err error) {
	if typed == "" {
		return "", nil
	}
	names := make([]string, len(store.Languages))
	for i, tag := range store.Languages {
		n := languageNames[tag]
		if strings.EqualFold(typed, tag) || strings.EqualFold(typed, n.own) || strings.EqualFold(typed, n.english) {
			return tag, nil
		}
		names[i] = n.own
	}
	return "", refusal("Byline does not speak "+quote(typed)+".", "Choose "+series(names, "or")+".")
}

// settingsShown is what holds in a server, in its language; on says that chat was just switched on in one channel.
func settingsShown(req Request, set store.Settings, on bool) Reply {
	l := req.speak(set.Language)
	reply := Reply{Title: l.say(msgSettings), Private: true, Zone: set.Location()}
	zone := Item{Head: l.say(msgZone), Text: l.say(msgZoneNone)}
	if set.Zone != "" {
		now := req.Now.In(set.Location())
		zone.Text = l.say(msgZoneSet, set.Zone, now.Format("15:04"), l.Date(store.DayOf(now), set.Location()))
	}
	language := Item{Head: l.say(msgLanguage), Text: l.say(msgLanguageNone)}
	if set.Language != "" {
		language.Text = l.say(msgLanguageSet, languageNames[set.Language].own)
	}
	chat := Item{Head: l.say(msgChat), Text: l.say(msgChatAll)}
	switch {
	case set.ChatOff:
		chat.Text = l.say(msgChatNone)
	case len(set.Quiet) > 0:
		chat.Text = l.count(numChatBut, len(set.Quiet))
	}
	reply.Items = []Item{zone, language, chat}
	for _, channel := range set.Quiet[:min(len(set.Quiet), 15)] {
		reply.Items = append(reply.Items, Item{Head: l.say(msgNoChatIn), Channel: channel})
	}
	if rest := len(set.Quiet) - 15; rest > 0 {
		reply.Notes = append(reply.Notes, l.count(numMoreChannels, rest))
	}
	if on && set.ChatOff {
		reply.Notes = append(reply.Notes, l.say(msgChatStillOff))
	}
	return reply
}
