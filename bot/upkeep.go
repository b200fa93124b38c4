package bot

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// upkeepEvery is how often it is looked which servers Byline is in and what has been kept long enough.
const upkeepEvery = 6 * time.Hour

// upkeep looks at once, and then again and again until ctx ends.
func (b *Bot) upkeep(ctx context.Context) {
	for {
		b.work(b.tidy)
		select {
		case <-time.After(upkeepEvery):
		case <-ctx.Done():
			return
		}
	}
}

// tidy deletes what has been kept long enough. What a server that Byline left has of its own goes only where Discord has just
// said which servers it is in: a return may not have been noticed.
func (b *Bot) tidy(ctx context.Context) {
	defer func() {
		if p := recover(); p != nil {
			b.log.Error("panic in the upkeep", "panic", p)
		}
	}()
	st := b.cfg.Deps.Store
	if err := st.Purge(ctx); err != nil {
		b.log.Error("delete what was kept long enough", "error", err)
	}
	guilds, err := b.guilds(ctx)
	if err != nil {
		b.log.Warn("look which servers Byline is in", "error", err)
		return
	}
	left, err := st.SyncGuilds(ctx, guilds)
	if err != nil {
		b.log.Error("note which servers Byline is in", "error", err)
		return
	}
	if len(left) > 0 {
		b.log.Info("servers left", "guilds", left)
	}
	deleted, err := st.DeleteLeftGuilds(ctx)
	if err != nil {
		b.log.Error("delete the servers left long ago", "error", err)
	}
	if len(deleted) > 0 {
		b.log.Info("servers deleted thirty days after they were left", "guilds", deleted)
	}
}

// guilds lists the servers that Byline is a member of.
func (b *Bot) guilds(ctx context.Context) ([]store.GuildID, error) {
	const most = 200 // a page
	var all []store.GuildID
	for after := "0"; ; {
		var page []struct{ ID string }
		path := fmt.Sprintf("users/@me/guilds?limit=%d&after=%s", most, after)
		if err := b.rest.do(ctx, http.MethodGet, "users/@me/guilds", path, nil, &page); err != nil {
			return nil, err
		}
		for _, g := range page {
			id := snowflake(g.ID)
			if id == 0 {
				return nil, fmt.Errorf("a server's id is %q", shorten(g.ID, 40))
			}
			all, after = append(all, id), g.ID
		}
		if len(page) < most {
			return all, nil
		}
	}
}

// guildEvents notes at once which servers Byline joins and leaves. They are what the intent for guilds is for. Each session
// begins with a GUILD_CREATE for every guild, which costs one read where the membership is known.
func (b *Bot) guildEvents(g *gateway) {
	g.handle(func(_ *discordgo.Session, e *discordgo.GuildCreate) {
		if e == nil || e.Guild == nil || e.Unavailable || snowflake(e.ID) == 0 {
			return
		}
		b.work(func(ctx context.Context) {
			if err := b.cfg.Deps.Store.GuildJoined(ctx, snowflake(e.ID)); err != nil {
				b.log.Error("note that a server was joined", "guild", e.ID, "error", err)
			}
		})
	})
	g.handle(func(_ *discordgo.Session, e *discordgo.GuildDelete) {
		if e == nil || e.Guild == nil || e.Unavailable || snowflake(e.ID) == 0 {
			return // an outage is no farewell
		}
		b.work(func(ctx context.Context) {
			b.log.Info("server left", "guild", e.ID)
			if err := b.cfg.Deps.Store.GuildLeft(ctx, snowflake(e.ID)); err != nil {
				b.log.Error("note that a server was left", "guild", e.ID, "error", err)
			}
		})
	})
}
