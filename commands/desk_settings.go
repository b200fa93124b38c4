package commands

import (
	"context"
	"fmt"
	"slices"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

const (
	optChat = "chat"

	chatOn  = "on"
	chatOff = "off"
)

// deskSettings is /desk settings: what a server sets for itself.
func deskSettings(e *env) subcommand {
	return subcommand{
		name: "settings", names: namesSettings, about: aboutSettings,
		options: []*discordgo.ApplicationCommandOption{
			named(pickOption(optZone, aboutServerZone, maxSlug), namesZone),
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
		example: "/desk settings zone:Europe/London",
	}
}

var (
	namesSettings   = phrase{"settings", "设置", "設定", "einstellungen", "réglages", "ajustes"}
	aboutSettings   = phrase{"Time zone, and where mentions are answered", "时区，以及在哪里回答提及", "時間帯と、メンションに答える場所", "Zeitzone, und wo auf Erwähnungen geantwortet wird", "Fuseau horaire, et où répondre aux mentions", "Zona horaria, y dónde se responde a las menciones"}
	aboutServerZone = phrase{"The server's time zone, for digests", "服务器时区，用于摘要", "ダイジェストに使う時間帯", "Die Zeitzone des Servers, für Digests", "Le fuseau du serveur, pour les résumés", "La zona del servidor, para los resúmenes"}
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
	if zone != "" {
		var err error
		if zone, err = zoneNamed(zone); err != nil {
			return Reply{}, err
		}
	}
	var set store.Settings
	var err error
	if zone == "" && chat == "" {
		set, err = e.Store.GuildSettings(ctx, req.Guild)
	} else {
		set, err = e.Store.ChangeSettings(ctx, req.author(), req.Guild, func(s *store.Settings) error {
			if zone != "" {
				s.Zone = zone
			}
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

// settingsShown is what holds in a server; on says that chat was just switched on in one channel.
func settingsShown(req Request, set store.Settings, on bool) Reply {
	reply := Reply{Title: "Settings of this server", Private: true, Zone: set.Location()}
	zone := Item{Head: "Time zone", Text: "None is set; a digest takes its story's."}
	if set.Zone != "" {
		zone.Text = fmt.Sprintf("%s, where it is %s. Digests that are set from now on take it; others keep theirs.",
			set.Zone, req.Now.In(set.Location()).Format("15:04 on 2 Jan 2006"))
	}
	chat := Item{Head: "Chat", Text: "Mentions of Byline and replies to it are answered everywhere."}
	switch {
	case set.ChatOff:
		chat.Text = "Mentions of Byline and replies to it are answered nowhere. Commands and buttons are."
	case len(set.Quiet) > 0:
		chat.Text = fmt.Sprintf("Mentions of Byline and replies to it are answered everywhere but in %s, shown below. Commands and buttons are answered there too.",
			count(len(set.Quiet), "channel"))
	}
	reply.Items = []Item{zone, chat}
	for _, channel := range set.Quiet[:min(len(set.Quiet), 15)] {
		reply.Items = append(reply.Items, Item{Head: "No chat in", Channel: channel})
	}
	if rest := len(set.Quiet) - 15; rest > 0 {
		reply.Notes = append(reply.Notes, "And "+count(rest, "channel")+" more.")
	}
	if on && set.ChatOff {
		reply.Notes = append(reply.Notes, "Chat is off for the whole server, so that this channel has none either; chat:on without a channel switches it on.")
	}
	return reply
}
