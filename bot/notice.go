package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"byline/commands"
	"byline/store"
)

// notices tells the authors of digests that were paused by themselves, each once.
func (d *delivery) notices(ctx context.Context) {
	for ctx.Err() == nil && !d.bot.draining.Load() {
		n, err := d.store.ClaimNotice(ctx)
		if errors.Is(err, store.ErrNotFound) {
			return
		}
		if err != nil {
			d.log.Error("look for notices", "error", err)
			return
		}
		d.notice(ctx, n)
	}
}

// notice tells the author of one digest. Who cannot be told is not told: /digest list says it too.
func (d *delivery) notice(ctx context.Context, n store.Notice) {
	ctx, cancel := context.WithTimeout(ctx, digestDeadline)
	defer cancel()
	err := d.tell(ctx, n)
	var e *apiError
	if err != nil && !(errors.As(err, &e) && e.Status < 500 && e.Status != http.StatusTooManyRequests) {
		d.log.Warn("tell of a paused digest", "digest", n.Digest.ID, "error", err)
		return // it comes up again
	}
	if err != nil {
		d.log.Info("a digest was paused and its author cannot be told", "digest", n.Digest.ID, "error", err)
	}
	if err := d.store.EndNotice(ctx, n.Digest.ID); err != nil {
		d.log.Error("end a notice", "digest", n.Digest.ID, "error", err)
	}
}

func (d *delivery) tell(ctx context.Context, n store.Notice) error {
	user := n.Digest.By.UserID
	if snowflake(user) == 0 {
		return nil // it was set from the terminal
	}
	channel, err := d.bot.directChannel(ctx, user)
	if err != nil {
		return err
	}
	r := pausedReply(n)
	if age := d.now().Sub(n.Tried); !n.Tried.IsZero() && (age < 0 || age > nonceGood) {
		if id, err := d.find(ctx, 0, channel, r.Footer, n.Tried); err != nil || id != "" {
			return err
		}
	}
	return d.bot.directMessage(ctx, channel, r, "p"+strconv.FormatInt(int64(n.Digest.ID), 36)+"."+strconv.FormatInt(n.Slot.Due.Unix(), 36))
}

// pausedReply says which digest was paused, why, and what to do.
func pausedReply(n store.Notice) commands.Reply {
	dg := n.Digest
	lead := fmt.Sprintf("The last %d could not be posted. %s Put that right, then run /digest resume in the server.", store.Refusals, dg.Paused)
	when := n.Slot.Due
	if n.Slot.ID == 0 {
		lead, when = dg.Paused+" Set the digest again in the server.", dg.Created
	}
	return commands.Reply{
		Title:  fmt.Sprintf("Digest %d was paused", dg.ID),
		Lead:   lead,
		Items:  []commands.Item{{Cites: []commands.Cite{{Publisher: "Go to the channel", URL: "https://discord.com/channels/" + guildKey(dg.Guild) + "/" + dg.Place()}}}},
		Footer: "You set this digest · " + when.UTC().Format("2 Jan 2006, 15:04") + " UTC",
		Tone:   commands.ToneError,
	}
}

// directChannel opens the channel of direct messages with a user.
func (b *Bot) directChannel(ctx context.Context, user string) (id string, err error) {
	var ch struct {
		ID string `json:"id"`
	}
	err = b.rest.do(ctx, http.MethodPost, "users/@me/channels", "users/@me/channels", map[string]string{"recipient_id": user}, &ch)
	if err == nil && ch.ID == "" {
		err = errors.New("no channel is named in the answer")
	}
	return ch.ID, err
}

// directMessage sends a reply to a channel of direct messages, once for each nonce within a few minutes.
func (b *Bot) directMessage(ctx context.Context, channel string, r commands.Reply, nonce string) error {
	msg, err := render(r, func(inv commands.Invocation) (string, error) { return b.cfg.Deps.Ref(ctx, inv) })
	if err != nil {
		return err
	}
	msg.Flags, msg.Nonce, msg.EnforceNonce = 0, nonce, true
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	return b.rest.postOnce(ctx, postRoute, "channels/"+url.PathEscape(channel)+"/messages", msg, nil)
}
