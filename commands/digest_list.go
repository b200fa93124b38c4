package commands

import (
	"context"
	"fmt"
	"time"

	"byline/store"
)

// digestList is /digest list: the digests of a server.
func digestList(e *env) subcommand {
	return subcommand{name: "list", names: namesList, about: aboutList, run: e.runDigestList}
}

func (e *env) runDigestList(ctx context.Context, req Request) (Reply, error) {
	if err := e.inServer(ctx, req); err != nil {
		return Reply{}, err
	}
	all, err := e.Store.Digests(ctx, req.Guild)
	if err != nil {
		return Reply{}, fmt.Errorf("listing the digests: %w", err)
	}
	slugs, err := e.storySlugs(ctx, req.Guild)
	if err != nil {
		return Reply{}, err
	}
	l := e.Lang(ctx, req)
	reply := Reply{Title: l.say(msgDigests), Private: true, Footer: l.count(numDigests, len(all))}
	if len(all) == 0 {
		reply.Lead = l.say(msgDigestNone)
		return reply, nil
	}
	p := pageOf(req, len(all))
	reply.Footer = join(reply.Footer, p.label(l))
	for _, d := range all[p.from:p.to] {
		it := l.digestItemOf(d)
		it.Head = join(fmt.Sprint(d.ID), slugs[d.Story])
		it.Text = l.row(l.say(msgSchedule, rhythmOf(d.Spec).words(l), d.Zone), it.Text)
		it.Role = d.Role
		if d.Paused != "" {
			it.Notes = append(it.Notes, l.paused(d))
		} else if !d.Next.IsZero() {
			it.Notes = append(it.Notes, l.say(msgNextAt, l.localClock(d, d.Next, req.Now)))
		}
		reply.Items = append(reply.Items, it)
		reply.Buttons = append(reply.Buttons, Button{Label: l.say(btnStatusOf, digestNumber(d)), Do: digestDo("status", d)})
	}
	p.turn(&reply, l, func(n string) Invocation { return Invocation{"digest list", map[string]string{optPage: n}} }, btnBack, btnMore)
	return reply, nil
}

// localClock is an instant as the clock of a digest's zone shows it.
func (l Lang) localClock(d store.Digest, t, now time.Time) string {
	zone, err := time.LoadLocation(d.Zone)
	if err != nil {
		zone = time.UTC
	}
	return l.Clock(t, now, zone)
}
