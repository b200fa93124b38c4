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
	if err := inServer(req); err != nil {
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
	reply := Reply{Title: "Digests", Private: true, Footer: count(len(all), "digest")}
	if len(all) == 0 {
		reply.Lead = "None is set. /digest set makes one: every day at 09:00 in this channel, if nothing else is said."
		return reply, nil
	}
	p := pageOf(req, len(all))
	reply.Footer = join(reply.Footer, p.label(e.Lang(ctx, req)))
	for _, d := range all[p.from:p.to] {
		it := digestItemOf(d, slugs)
		it.Head = join(fmt.Sprint(d.ID), slugs[d.Story])
		it.Text = rhythmOf(d.Spec).words() + ", " + d.Zone + ". " + it.Text
		it.Role = d.Role
		if d.Paused != "" {
			it.Notes = append(it.Notes, paused(d))
		} else if !d.Next.IsZero() {
			it.Notes = append(it.Notes, "Next "+localClock(d, d.Next, req.Now)+".")
		}
		reply.Items = append(reply.Items, it)
		reply.Buttons = append(reply.Buttons, Button{Label: "Status of " + fmt.Sprint(d.ID), Do: digestDo("status", d)})
	}
	p.turn(&reply, e.Lang(ctx, req), func(n string) Invocation { return Invocation{"digest list", map[string]string{optPage: n}} }, btnBack, btnMore)
	return reply, nil
}

// localClock is an instant as the clock of a digest's zone shows it.
func localClock(d store.Digest, t, now time.Time) string {
	zone, err := time.LoadLocation(d.Zone)
	if err != nil {
		zone = time.UTC
	}
	return clock(t, now, zone)
}
