package bot

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"

	"byline/commands"
	"byline/store"
)

const (
	postRoute   = "channels/:id/messages"
	staleAfter  = 30 * time.Second // from noting a try to making it: a machine may sleep in between
	paceAtMost  = 10 * time.Second // that a route is waited for; then others come first
	accessTries = 6                // about an hour, for a permission to be given back
)

// post puts one message into the channel, once. It is over where nothing more can be done in this turn.
func (p *posting) post(ctx context.Context, m *store.SlotMessage) (over bool, err error) {
	anew := true
	if m.Unsure() {
		if age := p.now().Sub(m.Tried); age >= 0 && age <= nonceGood && p.claim.Off == "" {
			anew = false // Discord gives back the message that it has under the nonce
		} else if over, err = p.look(ctx, m); over || err != nil || m.Message != "" {
			return over, err
		}
	}
	// Whatever has to be waited for is waited for before the try is noted.
	if err := p.sends.Wait(ctx); err != nil {
		return true, err
	}
	noted := p.now()
	if !p.fresh || m.Ord > 0 {
		if err := p.store.Trying(ctx, p.claim, m.Ord, anew); err != nil {
			return true, err
		}
	}
	if late := p.now().Sub(noted); late > staleAfter || late < 0 {
		return true, p.retryAfter(ctx, "The clock was changed, or the machine slept.", 0)
	}
	id, wait, err := p.send(ctx, m)
	if err != nil {
		return true, p.unsent(ctx, m, anew, wait, err)
	}
	return false, p.sent(ctx, m, id)
}

// sent notes that a message stands in the channel.
func (p *posting) sent(ctx context.Context, m *store.SlotMessage, id string) error {
	// It is so whatever becomes of this turn.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err := p.store.MarkSent(ctx, p.claim, m.Ord, id); err != nil {
		return err
	}
	m.Message = id
	switch first, err := p.store.Overtaken(ctx, p.claim.Slot.ID, m.Ord); {
	case err != nil:
		p.log.Error("look whether a digest was overtaken", "error", err)
	case first != 0:
		p.corrections.overtaken(first)
	}
	if m.Ord == len(p.claim.Messages)-1 {
		slot := p.claim.Slot
		outcome := "sent"
		if slot.Late {
			outcome = "late"
		}
		p.bot.metrics.digests(outcome, 1)
		p.bot.metrics.digestLag.Observe(p.now().Sub(slot.Due).Seconds())
		p.log.Info("digest posted", "channel", m.Place, "messages", len(p.claim.Messages), "late", slot.Late)
	}
	return nil
}

// send makes one call. wait is how long Discord wants to be left alone.
func (p *posting) send(ctx context.Context, m *store.SlotMessage) (id string, wait time.Duration, err error) {
	r, err := decodeReply(m.Body)
	if err != nil {
		return "", 0, err
	}
	msg, err := p.render(ctx, r)
	if err != nil {
		return "", 0, err
	}
	msg.Nonce, msg.EnforceNonce = m.Nonce, true
	if role := p.claim.Digest.Role; role != "" && m.Ord == 0 {
		msg.Content, msg.AllowedMentions.Roles = "<@&"+role+">", []string{role}
	}
	var got struct {
		ID string `json:"id"`
	}
	wait, err = p.bot.rest.try(ctx, http.MethodPost, postRoute, "channels/"+url.PathEscape(m.Place)+"/messages", msg, &got)
	if err == nil && got.ID == "" {
		err = errors.New("no message is named in the answer")
	}
	return got.ID, wait, err
}

// render is a digest's message for a channel. It is worth posting without its buttons too.
func (d *delivery) render(ctx context.Context, r commands.Reply) (*message, error) {
	msg, err := render(r, func(inv commands.Invocation) (string, error) { return d.bot.cfg.Deps.Ref(ctx, inv) })
	if err != nil {
		d.log.Error("keep a button", "error", err)
		r.Buttons = nil
		msg, err = render(r, nil)
	}
	if err == nil {
		msg.Flags = 0
	}
	return msg, err
}

// unsent decides what becomes of a slot after a call that failed.
func (p *posting) unsent(ctx context.Context, m *store.SlotMessage, anew bool, wait time.Duration, err error) error {
	// The turn may have ended; what is known is still to be written.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	f := p.bot.failureOf(err)
	if f.certain && anew {
		if err := p.store.NotTried(ctx, p.claim, m.Ord); err != nil {
			return err
		}
	}
	if f.lacks {
		if missing, err := p.bot.missing(ctx, p.claim.Digest.Guild, m.Place); err == nil && len(missing) > 0 {
			f.why = "Byline may not post in the channel: it lacks " + listed(missing) + "."
		}
	}
	overdue := p.now().Sub(p.claim.Slot.Due) > store.MaxLate
	switch {
	case f.archived && p.claim.Slot.Tries == 0 && p.wake(ctx, m.Place):
		return p.retryAfter(ctx, f.why, 0)
	case f.final, f.refused && (p.claim.Slot.Tries >= accessTries || overdue):
		return p.fail(ctx, f.why, true)
	case overdue:
		p.claim.Slot.Reason = f.why
		return p.giveUp(ctx)
	}
	return p.retryAfter(ctx, f.why, max(wait, pause(p.claim.Slot.Tries)))
}

// wake takes a thread out of the archive; false where that cannot be.
func (p *posting) wake(ctx context.Context, thread string) bool {
	err := p.bot.rest.do(ctx, http.MethodPatch, "channels/:id", "channels/"+url.PathEscape(thread), map[string]bool{"archived": false}, nil)
	if err != nil {
		p.log.Info("a thread stays archived", "error", err)
	}
	return err == nil
}

// failure is what a call that failed means for a digest.
type failure struct {
	why      string // in words, for who asks for the digest's status
	certain  bool   // nothing was posted
	refused  bool   // the channel does not take it; that may be mended
	final    bool   // and that cannot
	lacks    bool   // a permission
	archived bool
}

// Discord's error codes that tell what to do.
const (
	codeUnknownChannel = 10003
	codeUnknownGuild   = 10004
	codeUnknownMessage = 10008
	codeMissingAccess  = 50001
	codeMissingPerms   = 50013
	codeCannotDM       = 50007
	codeArchived       = 50083
)

func (b *Bot) failureOf(err error) failure {
	var e *apiError
	var op *net.OpError
	switch {
	case errors.Is(err, errBusyRoute):
		return failure{why: "Discord allows no more messages in the channel at the moment.", certain: true}
	case errors.As(err, &op) && op.Op == "dial":
		return failure{why: "Discord cannot be reached.", certain: true}
	case !errors.As(err, &e):
		return failure{why: "Discord did not answer."}
	case e.Status >= 500:
		return failure{why: fmt.Sprintf("Discord failed (HTTP %d).", e.Status)}
	}
	f := failure{certain: true, why: fmt.Sprintf("Discord refused it: %s (HTTP %d, code %d).", e.Message, e.Status, e.Code)}
	switch {
	case e.Status == http.StatusTooManyRequests:
		f.why = "Discord allows no more messages at the moment."
	case e.Status == http.StatusUnauthorized:
		f.why = "Discord does not accept Byline's token."
	case e.Code == codeUnknownChannel:
		f.final, f.why = true, "The channel or thread is gone."
	case e.Code == codeUnknownGuild:
		f.final, f.why = true, "Byline is not in this server any more."
	case e.Code == codeArchived:
		f.refused, f.archived, f.why = true, true, "The thread is archived or locked, and Byline may not open it."
	case e.Code == codeMissingAccess:
		f.refused, f.why = true, "Byline cannot see the channel any more: it lacks View Channel there, or was taken out of the server."
	case e.Code == codeMissingPerms:
		f.refused, f.lacks, f.why = true, true, "Byline may not post in the channel any more."
	case e.Status == http.StatusForbidden:
		f.refused = true
	default:
		f.final = true
	}
	return f
}
