package bot

import (
	"testing"

	"github.com/bwmarrin/discordgo"
)

func TestAddressed(t *testing.T) {
	const self = "100"
	me, ann := &discordgo.User{ID: self, Username: "Byline", Bot: true}, &discordgo.User{ID: "7", Username: "ann"}
	mention := []*discordgo.User{me}
	for name, c := range map[string]struct {
		m    discordgo.Message
		want string
		ok   bool
	}{
		"a mention":             {discordgo.Message{GuildID: "1", Author: ann, Mentions: mention, Content: "<@100> who runs  Apple?"}, "who runs Apple?", true},
		"an old mention":        {discordgo.Message{GuildID: "1", Author: ann, Mentions: mention, Content: "so <@!100>: why?"}, "so : why?", true},
		"a mention alone":       {discordgo.Message{GuildID: "1", Author: ann, Mentions: mention, Content: "<@100>"}, "", true},
		"a direct message":      {discordgo.Message{Author: ann, Content: "why?"}, "why?", true},
		"a reply to us":         {discordgo.Message{GuildID: "1", Author: ann, Type: discordgo.MessageTypeReply, Mentions: mention, Content: "since when?", ReferencedMessage: &discordgo.Message{Author: me}}, "since when?", true},
		"a reply without ping":  {discordgo.Message{GuildID: "1", Author: ann, Type: discordgo.MessageTypeReply, ReferencedMessage: &discordgo.Message{Author: me}}, "", true},
		"a reply to another":    {discordgo.Message{GuildID: "1", Author: ann, Type: discordgo.MessageTypeReply, Content: "yes", ReferencedMessage: &discordgo.Message{Author: ann}}, "", false},
		"someone else's name":   {discordgo.Message{GuildID: "1", Author: ann, Mentions: []*discordgo.User{me, {ID: "8", Username: "tim"}}, Content: "<@100> does <@8> know?"}, "does tim know?", true},
		"everyone":              {discordgo.Message{GuildID: "1", Author: ann, MentionEveryone: true, Content: "@everyone hello"}, "", false},
		"a bot":                 {discordgo.Message{GuildID: "1", Author: &discordgo.User{ID: "9", Bot: true}, Mentions: mention, Content: "<@100> hi"}, "", false},
		"a webhook":             {discordgo.Message{GuildID: "1", Author: ann, WebhookID: "5", Mentions: mention, Content: "<@100> hi"}, "", false},
		"ourselves":             {discordgo.Message{Author: &discordgo.User{ID: self}, Content: "hi"}, "", false},
		"a pin notice":          {discordgo.Message{GuildID: "1", Author: ann, Type: discordgo.MessageTypeChannelPinnedMessage, Mentions: mention}, "", false},
		"a channel of its own":  {discordgo.Message{GuildID: "1", Author: ann, Content: "who runs Apple?"}, "", false},
		"a message of nobody's": {discordgo.Message{Content: "hi"}, "", false},
	} {
		c.m.ID, c.m.ChannelID = "5", "6"
		if got, ok := addressed(&c.m, self); got != c.want || ok != c.ok {
			t.Errorf("%s: %q, %v; want %q, %v", name, got, ok, c.want, c.ok)
		}
	}
	if _, ok := addressed(&discordgo.Message{Author: ann, Content: "hi"}, ""); ok {
		t.Error("a message is answered before we know who we are")
	}
}
