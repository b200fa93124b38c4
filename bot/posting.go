package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	"byline/commands"
	"byline/store"
)

const (
	// lateAfter is from when on a digest says that it is late.
	lateAfter = 10 * time.Minute
	// nonceGood is for how long Discord certainly knows a nonce again: "the past few minutes".
	nonceGood      = 2 * time.Minute
	composeTimeout = 30 * time.Second
)

// posting is one claimed slot on its way into its channel.
type posting struct {
	*delivery
	claim store.Claim
	log   *slog.Logger
	fresh bool // composed in this turn: nothing of it was tried before
}

// run composes what is not composed yet and posts what is not posted yet.
func (p *posting) run(ctx context.Context) error {
	if p.claim.Slot.State != store.SlotComposed {
		if over, err := p.compose(ctx); over || err != nil {
			return err
		}
	}
	for i := range p.claim.Messages {
		m := &p.claim.Messages[i]
		if m.Message != "" {
			continue
		}
		if over, err := p.post(ctx, m); over || err != nil {
			return err
		}
	}
	return nil
}

// compose writes the messages and records them. It is over where there is nothing to post.
func (p *posting) compose(ctx context.Context) (over bool, err error) {
	dg, slot, now := p.claim.Digest, p.claim.Slot, p.now()
	if p.claim.Off != "" {
		return true, p.miss(ctx, p.claim.Off)
	}
	lateness := now.Sub(slot.Due)
	if lateness > store.MaxLate {
		return true, p.giveUp(ctx)
	}
	o := commands.DigestOccasion{Due: slot.Due, Now: now, Since: dg.Delivered, Late: lateness > lateAfter}
	issue, err := p.issue(ctx, dg, o)
	switch {
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrInvalid):
		return true, p.fail(ctx, clearly(err), true)
	case err != nil:
		p.log.Error("compose a digest", "error", err)
		return true, p.retry(ctx, "Composing it failed on our side.")
	case !issue.News && !dg.Always:
		if err := p.store.SkipSlot(ctx, p.claim, "Nothing was new."); err != nil {
			return true, err
		}
		p.bot.metrics.digests("skipped", 1)
		return true, nil
	}
	p.claim.Messages, p.fresh = nil, true
	for i, r := range issue.Messages {
		r.Footer = withMarker(r.Footer, marker(slot.ID, i, len(issue.Messages)))
		body, err := encodeReply(r)
		if err != nil {
			return true, fmt.Errorf("record a digest: %w", err)
		}
		m := store.SlotMessage{Ord: i, Place: dg.Place(), Nonce: nonce(slot, i), Body: body}
		if i < len(issue.Facts) {
			m.Facts = issue.Facts[i]
		}
		p.claim.Messages = append(p.claim.Messages, m)
	}
	p.claim.Slot.Late = o.Late
	return false, p.store.RecordMessages(ctx, p.claim, p.claim.Messages, issue.Upto, o.Late)
}

// issue is what commands composes; a panic there is an error.
func (p *posting) issue(ctx context.Context, dg store.Digest, o commands.DigestOccasion) (issue commands.DigestIssue, err error) {
	ctx, cancel := context.WithTimeout(ctx, composeTimeout)
	defer cancel()
	defer func() {
		if v := recover(); v != nil {
			err = &panicError{value: v}
		}
	}()
	return p.bot.cfg.Deps.ComposeDigest(ctx, dg, o)
}

// marker is what tells a message of a slot among all others of a channel: a number, as that of a newspaper's issue.
func marker(slot store.SlotID, ord, of int) string {
	s := "No. " + strconv.FormatInt(int64(slot), 10)
	if of > 1 {
		s += fmt.Sprintf(", %d of %d", ord+1, of)
	}
	return s
}

func withMarker(footer, marker string) string {
	if footer == "" {
		return marker
	}
	return footer + " · " + marker
}

// nonce names a message to Discord, the same however often it is sent. The time in it keeps it from being that of another
// after a backup was put back.
func nonce(s store.Slot, ord int) string {
	return "d" + strconv.FormatInt(int64(s.ID), 36) + "." + strconv.Itoa(ord) + "." + strconv.FormatInt(s.Due.Unix(), 36)
}

// recorded is a reply as the ledger keeps it. A time zone does not survive JSON, so its name is kept beside.
type recorded struct {
	Reply commands.Reply
	Zone  string `json:",omitempty"`
}

func encodeReply(r commands.Reply) (string, error) {
	rec := recorded{Reply: r}
	if r.Zone != nil {
		rec.Zone, rec.Reply.Zone = r.Zone.String(), nil
	}
	b, err := json.Marshal(rec)
	return string(b), err
}

func decodeReply(s string) (commands.Reply, error) {
	var rec recorded
	if err := json.Unmarshal([]byte(s), &rec); err != nil {
		return commands.Reply{}, fmt.Errorf("read a recorded digest: %w", err)
	}
	if rec.Zone != "" {
		zone, err := time.LoadLocation(rec.Zone)
		if err != nil {
			return commands.Reply{}, fmt.Errorf("read a recorded digest: %w", err)
		}
		rec.Reply.Zone = zone
	}
	return rec.Reply, nil
}

// clearly is an error of the store in its words.
func clearly(err error) string {
	var e *store.Error
	if errors.As(err, &e) {
		return e.Msg
	}
	return "It failed on our side."
}

// giveUp ends a slot that is too late by now.
func (p *posting) giveUp(ctx context.Context) error {
	why := "It could not be posted within 24 hours."
	if last := p.claim.Slot.Reason; last != "" {
		why += " " + last
	}
	return p.fail(ctx, why, false)
}

// miss ends a slot that is not to be posted any more.
func (p *posting) miss(ctx context.Context, why string) error {
	if err := p.store.MissSlot(ctx, p.claim, why); err != nil {
		return err
	}
	p.bot.metrics.digests("missed", 1)
	return nil
}

// fail ends a slot that could not be posted. With refused, it counts towards pausing the digest.
func (p *posting) fail(ctx context.Context, why string, refused bool) error {
	paused, err := p.store.FailSlot(ctx, p.claim, why, refused)
	if err != nil {
		return err
	}
	p.bot.metrics.digests("failed", 1)
	p.log.Warn("a digest was not posted", "reason", why, "paused", paused)
	return nil
}

// pause grows with each try that failed, up to half an hour.
func pause(tries int) time.Duration {
	return min(30*time.Second<<min(tries, 10), 30*time.Minute)
}

// retry puts the slot off.
func (p *posting) retry(ctx context.Context, why string) error {
	return p.retryAfter(ctx, why, pause(p.claim.Slot.Tries))
}

func (p *posting) retryAfter(ctx context.Context, why string, after time.Duration) error {
	p.bot.metrics.digests("retried", 1)
	p.log.Info("a digest is put off", "reason", why, "by", after)
	return p.store.RetrySlot(ctx, p.claim, why, p.now().Add(after))
}
