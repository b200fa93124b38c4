package bot

import (
	"context"
	"net/http"
	"net/url"

	"byline/store"
)

const correctAtOnce = 50 // messages looked up at a time

// correct brings what was posted of late up to a revision: a message that tells of a fact which was corrected or retracted
// since is edited to say so. What cannot be edited now is tried again later, from the record.
func (d *delivery) correct(ctx context.Context, upto int64) {
	if d.now().Before(d.again) && d.again.Sub(d.now()) <= pause(d.failures) {
		return
	}
	since := d.revision.Load()
	if since < 0 {
		var err error
		if since, err = d.store.OldestChecked(ctx); err != nil {
			d.log.Error("look for digests to correct", "error", err)
			return
		}
	}
	left := map[int64]bool{} // that could not be edited
	for ctx.Err() == nil && !d.bot.draining.Load() {
		found, err := d.store.CorrectedSince(ctx, since, correctAtOnce+len(left))
		if err != nil {
			d.log.Error("look for digests to correct", "error", err)
			return
		}
		rest := 0
		for _, m := range found {
			if left[m.ID] {
				continue
			}
			rest++
			if err := d.amend(ctx, m); err != nil {
				d.log.Warn("correct a posted digest", "digest", m.Digest.ID, "message", m.Message, "error", err)
				left[m.ID] = true
			}
		}
		if rest > 0 {
			continue
		}
		if len(left) > 0 {
			d.failures++
			d.again = d.now().Add(pause(d.failures))
			return
		}
		d.failures = 0
		d.revision.Store(upto)
		return
	}
}

// amend edits one posted message, where what it says is no longer so.
func (d *delivery) amend(ctx context.Context, m store.PostedMessage) error {
	ctx, cancel := context.WithTimeout(ctx, digestDeadline)
	defer cancel()
	// Read first: a correction that comes meanwhile is seen by the next look.
	upto, err := d.store.Mark(ctx, m.Digest.Guild, m.Digest.Story)
	if err != nil {
		return err
	}
	shown, err := decodeReply(m.Shown)
	if err != nil {
		return err
	}
	amended, changed, err := d.bot.cfg.Deps.AmendDigest(ctx, m.Digest, shown, m.Facts, m.Upto, d.now())
	if err != nil {
		return err
	}
	if !changed {
		return d.store.MarkAmended(ctx, m.ID, m.Shown, upto)
	}
	msg, err := d.render(ctx, amended)
	if err != nil {
		return err
	}
	if err := d.sends.Wait(ctx); err != nil {
		return err
	}
	err = d.bot.rest.do(ctx, http.MethodPatch, "channels/:id/messages/:id",
		"channels/"+url.PathEscape(m.Place)+"/messages/"+url.PathEscape(m.Message), msg, nil)
	switch {
	case gone(err):
		d.log.Info("a posted digest is not there any more", "digest", m.Digest.ID, "message", m.Message)
		return d.store.ForgetMessage(ctx, m.ID)
	case err != nil:
		return err
	}
	text, err := encodeReply(amended)
	if err != nil {
		return err
	}
	d.bot.metrics.digests("corrected", 1)
	d.log.Info("a posted digest was corrected", "digest", m.Digest.ID, "message", m.Message)
	return d.store.MarkAmended(ctx, m.ID, text, upto)
}
