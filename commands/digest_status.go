package commands

import (
	"context"
	"fmt"
	"slices"
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
	reply, err := e.digestShown(ctx, req, d, digestName(d))
	if err != nil {
		return Reply{}, err
	}
	p := pageOf(req, len(slots))
	if p.n > 1 {
		reply.Items = nil
	}
	if len(slots) == 0 {
		reply.Notes = append(reply.Notes, "It has not been due yet.")
	}
	for _, s := range slots[p.from:p.to] {
		reply.Items = append(reply.Items, runItem(d, s, req.Now))
	}
	reply.Footer = join(reply.Footer, count(len(slots), "run"), p.label(e.Lang(ctx, req)))
	reply.Buttons = slices.DeleteFunc(reply.Buttons, func(b Button) bool {
		return b.Label != "Preview" && b.Label != "Post it now" && b.Label != "Resume it"
	})
	p.turn(&reply, e.Lang(ctx, req), func(n string) Invocation { return digestDo("status", d, optPage, n) }, btnNewer, btnOlder)
	return reply, nil
}

// runItem is one run: when it was due, what became of it, where it is.
func runItem(d store.Digest, s store.Slot, now time.Time) Item {
	it := Item{Head: localClock(d, s.Due, now), Text: RunOutcome(s, func(t time.Time) string { return localClock(d, t, now) })}
	if s.Asked {
		it.Head += ", asked for"
	}
	for i, m := range s.Messages {
		name := "The message"
		if len(s.Messages) > 1 {
			name = fmt.Sprintf("Message %d", i+1)
		}
		it.Cites = append(it.Cites, Cite{Publisher: name, URL: fmt.Sprintf("https://discord.com/channels/%d/%s/%s", d.Guild, m.Channel, m.Message)})
	}
	return it
}

// RunOutcome says what became of a run; at writes an instant.
func RunOutcome(s store.Slot, at func(time.Time) string) string {
	reason := ""
	if s.Reason != "" {
		reason = " " + sentence(s.Reason)
	}
	switch s.State {
	case store.SlotDone:
		text := "Posted"
		if n := len(s.Messages); n > 1 {
			text += " in " + count(n, "message")
		}
		if s.Late {
			text += ", late, at " + at(s.Ended)
		}
		return text + "." + reason
	case store.SlotSkipped:
		if reason == "" {
			return "Not posted: nothing was new."
		}
		return "Not posted." + reason
	case store.SlotMissed:
		return "Missed." + reason
	case store.SlotFailed:
		return "Failed." + reason
	}
	if s.Tries > 0 {
		return fmt.Sprintf("Under way; %s failed, the next try is at %s.%s", count(s.Tries, "try"), at(s.Retry), reason)
	}
	return "Under way."
}
