package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

const (
	lookSlack = 10 * time.Minute // by which our clock and Discord's may differ
	lookPages = 50               // of a hundred messages
	permSee   = discordgo.PermissionReadMessageHistory
)

// Why a message that may be in the channel could not be looked for.
var (
	errBlind   = errors.New("no permission to read the message history")
	errCrowded = errors.New("too much was said since")
)

// look finds out whether a message was posted of which that is not known: by the channel's history, for it is too late to
// rely on the nonce. A message that is found is marked as sent. One that is not is to be posted, unless that would now come
// too late, or together with the next.
func (p *posting) look(ctx context.Context, m *store.SlotMessage) (over bool, err error) {
	r, err := decodeReply(m.Body)
	if err != nil {
		return true, err
	}
	id, err := p.find(ctx, p.claim.Digest.Guild, m.Place, r.Footer, m.Tried)
	switch {
	case errors.Is(err, errBlind), errors.Is(err, errCrowded):
		return true, p.fail(ctx, "It may have been posted just before Byline stopped. That could not be looked up ("+err.Error()+"), and so it was not posted again.", false)
	case err != nil:
		return true, p.lost(ctx, err)
	case id != "":
		return false, p.sent(ctx, m, id)
	}
	if m.Ord > 0 {
		return false, nil // the rest of what stands there half
	}
	late := p.now().Sub(p.claim.Slot.Due) > lateAfter
	switch {
	case p.claim.Off != "":
		return true, p.miss(ctx, p.claim.Off)
	case p.claim.Newer:
		return true, p.miss(ctx, "It was not posted before the next one came, which tells what was new.")
	case !late || p.claim.Slot.Late:
		return false, nil
	}
	if err := p.store.NotTried(ctx, p.claim, m.Ord); err != nil {
		return true, err
	}
	return true, p.retryAfter(ctx, "Byline stopped before it was posted.", 0) // written anew, as late
}

// lost is look's answer to a history that could not be read.
func (p *posting) lost(ctx context.Context, err error) error {
	f := p.bot.failureOf(err)
	if p.now().Sub(p.claim.Slot.Due) > store.MaxLate {
		p.claim.Slot.Reason = f.why
		return p.giveUp(ctx)
	}
	if f.final || f.refused && p.claim.Slot.Tries >= accessTries {
		return p.fail(ctx, f.why, true)
	}
	return p.retry(ctx, f.why)
}

// find looks through a channel for a message of ours with the footer, posted since a time; empty where there is none.
func (d *delivery) find(ctx context.Context, guild store.GuildID, place, footer string, since time.Time) (id string, err error) {
	if d.bot.self() == "" {
		return "", errors.New("our own user is not known yet")
	}
	after := snowflakeAt(since.Add(-lookSlack))
	want := shorten(plain(footer), maxFooter)
	for range lookPages {
		var page []struct {
			ID     string
			Author struct{ ID string }
			Embeds []struct{ Footer struct{ Text string } }
		}
		path := "channels/" + url.PathEscape(place) + "/messages?limit=100&after=" + after
		if _, err := d.bot.rest.try(ctx, http.MethodGet, postRoute, path, nil, &page); err != nil {
			return "", err
		}
		for _, m := range page {
			if m.Author.ID == d.bot.self() && len(m.Embeds) > 0 && m.Embeds[0].Footer.Text == want {
				return m.ID, nil
			}
			if later(m.ID, after) {
				after = m.ID
			}
		}
		if len(page) == 100 {
			continue
		}
		// A history that may not be read looks empty.
		if guild != 0 {
			may, _, err := d.bot.permissions(ctx, guild, place)
			if err != nil {
				return "", err
			}
			if may&permSee == 0 {
				return "", errBlind
			}
		}
		return "", nil
	}
	return "", errCrowded
}

// discordEpoch is the first millisecond of 2015, from which Discord's ids count.
const discordEpoch = 1420070400000

func snowflakeAt(t time.Time) string {
	return strconv.FormatInt(max(t.UnixMilli()-discordEpoch, 0)<<22, 10)
}

// later reports whether one id was given after another.
func later(a, b string) bool { return len(a) > len(b) || len(a) == len(b) && a > b }

// listed joins names as a sentence does.
func listed(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		s := names[0]
		for _, name := range names[1 : n-1] {
			s += ", " + name
		}
		return fmt.Sprintf("%s and %s", s, names[n-1])
	}
}
