package bot

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"byline/store"
)

const (
	correctAtOnce = 50 // messages looked up at a time
	giveWay       = 3  // failures in a row after which Discord is left alone for a while
)

// corrections are the state of bringing posted messages up to date: one turn at a time works on it.
type corrections struct {
	since int64                     // the revision up to which all messages are up to date; below 0 before it is known
	left  map[int64]leftOver        // messages that could not be edited
	seen  atomic.Int64              // the revision of the last turn
	wake  atomic.Pointer[time.Time] // when one that is left over is to be tried again; nil: none is
	back  atomic.Int64              // the first revision that overtook a message on its way into its channel; 0: none
}

// overtaken notes that a message was posted which does not know of a revision: a turn may have gone past that before the
// message stood anywhere.
func (c *corrections) overtaken(revision int64) {
	for {
		was := c.back.Load()
		if was != 0 && was <= revision || c.back.CompareAndSwap(was, revision) {
			return
		}
	}
}

type leftOver struct {
	again time.Time
	tries int
}

// due reports whether there is anything to do when the record's newest revision is this.
func (c *corrections) due(revision int64, now time.Time) bool {
	at := c.wake.Load()
	return c.seen.Load() != revision || c.back.Load() != 0 || at != nil && reached(*at, now)
}

// reached reports whether a time to try again has come, also by a clock that was put back.
func reached(at, now time.Time) bool { return !now.Before(at) || at.Sub(now) > time.Hour }

// correct brings what was posted of late up to a revision: a message that tells of a fact which was corrected or retracted
// since is edited to say so. What cannot be edited now is tried again later, from the record.
func (d *delivery) correct(ctx context.Context, upto int64) {
	c := &d.corrections
	if c.since < 0 || upto < c.since { // what a server wrote may have been deleted, and with it the newest revision
		since, err := d.store.OldestChecked(ctx)
		if err != nil {
			d.log.Error("look for digests to correct", "error", err)
			return
		}
		c.since = since
	}
	if first := c.back.Swap(0); first != 0 {
		c.since = min(c.since, first-1)
		c.seen.Store(-1) // until this turn has come to its end
	}
	failed := 0
	for ctx.Err() == nil && !d.bot.draining.Load() {
		limit := correctAtOnce + len(c.left)
		found, err := d.store.CorrectedSince(ctx, c.since, limit)
		if err != nil {
			d.log.Error("look for digests to correct", "error", err)
			return
		}
		tried, waiting := false, make(map[int64]leftOver, len(c.left))
		for _, m := range found {
			l, ok := c.left[m.ID]
			if ok && !reached(l.again, d.now()) || failed >= giveWay {
				waiting[m.ID] = l
				continue
			}
			tried = true
			if err := d.amend(ctx, m); err != nil {
				d.log.Warn("correct a posted digest", "digest", m.Digest.ID, "message", m.Message, "error", err)
				waiting[m.ID] = leftOver{d.now().Add(pause(l.tries)), l.tries + 1}
				failed++
				continue
			}
			failed = 0
		}
		if len(found) < limit { // else there may be others that are left over
			c.left = waiting
		} else {
			maps.Copy(c.left, waiting)
		}
		if tried && failed < giveWay {
			continue
		}
		c.rest(upto, d.now(), failed >= giveWay)
		return
	}
}

// rest notes what a turn has come to.
func (c *corrections) rest(upto int64, now time.Time, gaveUp bool) {
	c.seen.Store(upto)
	var wake *time.Time
	if gaveUp {
		at := now.Add(time.Minute)
		wake = &at
	}
	for _, l := range c.left {
		if wake == nil || l.again.Before(*wake) && !gaveUp {
			wake = &l.again
		}
	}
	c.wake.Store(wake)
	if wake == nil {
		c.since = upto
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
	if upto <= m.Checked { // or it would come up again at once, and for ever
		return fmt.Errorf("the story has come no further than to revision %d", upto)
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
