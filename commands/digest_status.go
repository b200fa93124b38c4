package commands

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// digestStatus is /digest status: the last runs of a digest, what became of each and why.
func digestStatus(e *env) subcommand {
	return subcommand{
		name: "status", names: namesStatus, about: aboutStatus, options: []*discordgo.ApplicationCommandOption{digestOption()},
		run: e.runDigestStatus,
	}
}

// mostRuns is how many of the last runs are told.
const mostRuns = 50

func (e *env) runDigestStatus(ctx context.Context, req Request) (Reply, error) {
	d, err := e.digestCalled(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	slots, err := e.Store.Slots(ctx, req.Guild, d.ID, mostRuns)
	if err != nil {
		return Reply{}, fmt.Errorf("reading a digest's runs: %w", err)
	}
	reply, err := e.digestShown(ctx, req, d, msgDigestNo)
	if err != nil {
		return Reply{}, err
	}
	l := e.Lang(ctx, req)
	p := pageOf(req, len(slots))
	if p.n > 1 {
		reply.Items = nil
	}
	if len(slots) == 0 {
		reply.Notes = append(reply.Notes, l.say(msgNotDueYet))
	}
	for _, s := range slots[p.from:p.to] {
		reply.Items = append(reply.Items, l.runItem(d, s, req.Now))
	}
	reply.Footer = join(reply.Footer, l.count(numRuns, len(slots)), p.label(l))
	reply.Buttons = slices.DeleteFunc(reply.Buttons, func(b Button) bool {
		return b.Do.Command != "digest preview" && b.Do.Command != "digest now" && b.Do.Command != "digest resume"
	})
	p.turn(&reply, l, func(n string) Invocation { return digestDo("status", d, optPage, n) }, btnNewer, btnOlder)
	return reply, nil
}

// runItem is one run: when it was due, what became of it, where it is.
func (l Lang) runItem(d store.Digest, s store.Slot, now time.Time) Item {
	it := Item{Head: l.localClock(d, s.Due, now), Text: l.RunOutcome(s, func(t time.Time) string { return l.localClock(d, t, now) })}
	if s.Asked {
		it.Head = l.say(msgAskedFor, it.Head)
	}
	for i, m := range s.Messages {
		name := l.say(msgTheMessage)
		if len(s.Messages) > 1 {
			name = l.say(msgMessageNo, strconv.Itoa(i+1))
		}
		it.Cites = append(it.Cites, Cite{Publisher: name, URL: fmt.Sprintf("https://discord.com/channels/%d/%s/%s", d.Guild, m.Channel, m.Message)})
	}
	return it
}

// RunOutcome says what became of a run; at writes an instant.
func RunOutcome(s store.Slot, at func(time.Time) string) string { return English.RunOutcome(s, at) }

// RunOutcome says what became of a run; at writes an instant. The reason that was noted is in English.
func (l Lang) RunOutcome(s store.Slot, at func(time.Time) string) string {
	reason := sentence(s.Reason)
	switch n := len(s.Messages); s.State {
	case store.SlotDone:
		switch {
		case n > 1 && s.Late:
			return l.row(l.count(numPostedLate, n, at(s.Ended)), reason)
		case n > 1:
			return l.row(l.count(numPosted, n), reason)
		case s.Late:
			return l.row(l.say(msgPostedLate, at(s.Ended)), reason)
		}
		return l.row(l.say(msgPosted), reason)
	case store.SlotSkipped:
		if reason == "" {
			return l.say(msgNothingWas)
		}
		return l.row(l.say(msgUnposted), reason)
	case store.SlotMissed:
		return l.row(l.say(msgMissed), reason)
	case store.SlotFailed:
		return l.row(l.say(msgRunFailed), reason)
	}
	if s.Tries > 0 {
		return l.row(l.count(numTriesFailed, s.Tries, at(s.Retry)), reason)
	}
	return l.say(msgUnderWay)
}
