package bot

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"byline/store"
)

// How digests are delivered.
const (
	digestWorkers  = 16               // slots in hand at once
	digestRate     = 40               // calls a second; Discord allows 50 for everything, and answers in chat come first
	digestDeadline = 90 * time.Second // of one slot's turn; each step of it renews the lease
	pruneEvery     = time.Hour
)

// delivery posts digests when they are due. The store decides what is due and who has it; any number of processes can look
// at it at once.
type delivery struct {
	bot   *Bot
	store *store.Store
	log   *slog.Logger
	now   func() time.Time
	sends *rate.Limiter

	mu      sync.Mutex
	workers int
	busy    map[string]bool // channels and threads that are being posted to: one digest at a time
	pruned  time.Time

	aside       atomic.Bool // corrections and notices are being seen to
	corrections corrections
}

func newDelivery(b *Bot) *delivery {
	d := &delivery{
		bot: b, store: b.cfg.Deps.Store, log: b.log, now: b.cfg.Now,
		sends: rate.NewLimiter(digestRate, digestRate/4), busy: map[string]bool{},
	}
	d.corrections.since, d.corrections.left = -1, map[int64]leftOver{}
	d.corrections.seen.Store(-1)
	return d
}

// tick looks for what is due and sets it going. It waits for none of it.
func (d *delivery) tick(ctx context.Context) {
	w, err := d.store.DigestWork(ctx)
	if err != nil {
		d.log.Error("look for digests", "error", err)
		return
	}
	for more := w.Due; more; {
		m, err := d.store.MakeDue(ctx)
		if err != nil {
			d.log.Error("make digests due", "error", err)
			break
		}
		d.bot.metrics.digests("due", m.Due)
		d.bot.metrics.digests("missed", m.Missed)
		more = m.More
	}
	if w.Due || w.Slots {
		d.hire()
	}
	correct := d.corrections.due(w.Revision, d.now())
	if (w.Notices || correct) && d.aside.CompareAndSwap(false, true) {
		d.goWork(func(ctx context.Context) {
			if w.Notices {
				d.notices(ctx)
			}
			if correct {
				d.correct(ctx, w.Revision)
			}
		}, func() { d.aside.Store(false) })
	}
	d.prune(ctx)
}

// goWork runs f in a goroutine that stopping the bot waits for, and then end; once the bot is stopping, end alone.
func (d *delivery) goWork(f func(context.Context), end func()) {
	if !d.bot.begin() {
		end()
		return
	}
	go func() {
		defer d.bot.working.Done()
		defer end()
		defer func() {
			if p := recover(); p != nil {
				d.log.Error("panic in delivery", "panic", p, "stack", string(debug.Stack()))
			}
		}()
		f(d.bot.base)
	}()
}

func (d *delivery) prune(ctx context.Context) {
	now := d.now()
	d.mu.Lock()
	due := now.Sub(d.pruned).Abs() >= pruneEvery
	if due {
		d.pruned = now
	}
	d.mu.Unlock()
	if !due {
		return
	}
	if err := d.store.PruneDigests(ctx); err != nil {
		d.log.Error("prune the digests' ledger", "error", err)
	}
}

// hire adds a worker, unless there are as many as may be. Each goes on until nothing is due, and hires another when it has
// found work: so that few look where there is little.
func (d *delivery) hire() {
	d.mu.Lock()
	full := d.workers == digestWorkers
	if !full {
		d.workers++
	}
	d.mu.Unlock()
	if full {
		return
	}
	d.goWork(d.work, func() {
		d.mu.Lock()
		d.workers--
		d.mu.Unlock()
	})
}

// work delivers what is due, one slot after the other.
func (d *delivery) work(ctx context.Context) {
	for !d.bot.draining.Load() {
		c, err := d.claim(ctx)
		if errors.Is(err, store.ErrNotFound) {
			return
		}
		if err != nil {
			d.log.Error("claim a digest", "error", err)
			return
		}
		d.hire()
		d.deliver(ctx, c)
		d.mu.Lock()
		delete(d.busy, c.Digest.Place())
		d.mu.Unlock()
	}
}

// claim takes a slot whose channel nobody here is posting to. Two digests never mix their messages in a channel.
func (d *delivery) claim(ctx context.Context) (store.Claim, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, err := d.store.ClaimSlot(ctx, func(place string) bool { return d.busy[place] })
	if err == nil {
		d.busy[c.Digest.Place()] = true
	}
	return c, err
}

// deliver takes a claimed slot as far as it can be taken now. What it does not end is taken up again: at a time that it sets,
// or when the claim runs out.
func (d *delivery) deliver(ctx context.Context, c store.Claim) {
	ctx, cancel := context.WithTimeout(ctx, digestDeadline)
	defer cancel()
	p := &posting{delivery: d, claim: c, log: d.log.With("digest", c.Digest.ID, "slot", c.Slot.ID)}
	defer func() {
		if v := recover(); v != nil {
			p.log.Error("panic while delivering a digest", "panic", v, "stack", string(debug.Stack()))
			if err := p.retry(ctx, "It failed on our side."); err != nil {
				p.log.Error("put a digest off", "error", err)
			}
		}
	}()
	err := p.run(ctx)
	switch {
	case err == nil:
	case errors.Is(err, store.ErrConflict):
		p.log.Info("a digest went into other hands", "error", err)
	case ctx.Err() != nil:
		p.log.Warn("a digest was not finished in time", "error", err)
	default:
		p.log.Error("deliver a digest", "error", err)
	}
}
