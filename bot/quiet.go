package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// quiet reports whether mentions and replies are not to be answered where a message stands. It is asked only of messages that
// are meant for Byline, so that others cost nothing; what cannot be found out is no reason to be silent.
func (b *Bot) quiet(ctx context.Context, m *discordgo.Message) bool {
	guild := snowflake(m.GuildID)
	if guild == 0 {
		return false
	}
	set, err := b.cfg.Deps.Store.GuildSettings(ctx, guild)
	if err != nil {
		b.log.Warn("read where chat is answered", "guild", m.GuildID, "error", err)
		return false
	}
	if !set.ChatIn(m.ChannelID) {
		return true
	}
	if len(set.Quiet) == 0 {
		return false
	}
	// The message may stand in a thread of a channel that is to be quiet.
	ch, err := b.channel(ctx, guild, m.ChannelID)
	if err != nil {
		b.log.Debug("find a thread's channel", "channel", m.ChannelID, "error", err)
		return false
	}
	return ch.thread() && !set.ChatIn(ch.ParentID)
}
