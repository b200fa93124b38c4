package commands

import (
	"context"
	"fmt"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// digestNow is /digest now: posts a digest at once, besides its schedule.
func digestNow(e *env) subcommand {
	return subcommand{
		name: "now", names: namesNow, about: aboutNow, options: []*discordgo.ApplicationCommandOption{digestOption()},
		run: e.runDigestNow,
	}
}

// justPosted is how long after a digest was asked for another request, without anything new in between, is the same one.
const justPosted = time.Minute

func (e *env) runDigestNow(ctx context.Context, req Request) (Reply, error) {
	d, err := e.digestCalled(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if err := e.mayPost(ctx, req, d); err != nil {
		return Reply{}, err
	}
	if err := e.notTwice(ctx, req, d); err != nil {
		return Reply{}, err
	}
	if _, err := e.Store.RunDigest(ctx, req.author(), req.Guild, d.ID); err != nil {
		return Reply{}, fmt.Errorf("posting a digest at once: %w", err)
	}
	l := e.Lang(ctx, req)
	reply := Reply{
		Title: l.say(msgOnItsWay, digestNumber(d)), Private: true, Items: []Item{{Head: l.say(msgChannel), Channel: d.Place()}},
		Lead:    l.say(msgSoonIfNew),
		Buttons: []Button{{Label: l.say(btnStatus), Do: digestDo("status", d), Main: true}},
	}
	if d.Always {
		reply.Lead = l.say(msgSoon)
	}
	return reply, nil
}

// notTwice refuses to post at once what was posted at once a moment ago and has nothing to add: a button that is pressed twice
// is pressed once.
func (e *env) notTwice(ctx context.Context, req Request, d store.Digest) error {
	slots, err := e.Store.Slots(ctx, req.Guild, d.ID, 1)
	if err != nil {
		return fmt.Errorf("reading what was posted: %w", err)
	}
	if len(slots) == 0 || !slots[0].Asked || slots[0].State != store.SlotDone || req.Now.Sub(slots[0].Due) > justPosted {
		return nil
	}
	mark, err := e.Store.Mark(ctx, req.Guild, d.Story)
	if err != nil {
		return fmt.Errorf("reading what is new: %w", err)
	}
	if mark > d.Mark {
		return nil
	}
	l := e.Lang(ctx, req)
	return refusal(l.say(msgJustPosted, digestNumber(d)), l.say(msgStatusWhere))
}

// digestPause is /digest pause.
func digestPause(e *env) subcommand {
	return subcommand{
		name: "pause", names: namesPause, about: aboutPause, options: []*discordgo.ApplicationCommandOption{digestOption()},
		run: func(ctx context.Context, req Request) (Reply, error) {
			d, err := e.digestCalled(ctx, req)
			if err != nil {
				return Reply{}, err
			}
			if d.Paused == "" {
				if d, err = e.Store.PauseDigest(ctx, req.author(), req.Guild, d.ID, ""); err != nil {
					return Reply{}, fmt.Errorf("pausing a digest: %w", err)
				}
			}
			l := e.Lang(ctx, req)
			return Reply{
				Title: l.say(msgIsPaused, digestNumber(d)), Lead: l.say(msgPausedHow),
				Private: true, Items: []Item{{Head: l.say(msgChannel), Channel: d.Place()}},
				Buttons: []Button{{Label: l.say(btnResume), Do: digestDo("resume", d), Replace: true}},
			}, nil
		},
	}
}

// digestResume is /digest resume.
func digestResume(e *env) subcommand {
	return subcommand{
		name: "resume", names: namesResume, about: aboutResume, options: []*discordgo.ApplicationCommandOption{digestOption()},
		run: func(ctx context.Context, req Request) (Reply, error) {
			d, err := e.digestCalled(ctx, req)
			if err != nil {
				return Reply{}, err
			}
			if d.Paused != "" {
				if err := e.mayPost(ctx, req, d); err != nil {
					return Reply{}, err
				}
				if d, err = e.Store.ResumeDigest(ctx, req.author(), req.Guild, d.ID); err != nil {
					return Reply{}, fmt.Errorf("resuming a digest: %w", err)
				}
			}
			return e.digestShown(ctx, req, d, msgRuns)
		},
	}
}

// optSure is "1" where a removal has been confirmed.
const optSure = "sure"

// digestRemove is /digest remove: asks first.
func digestRemove(e *env) subcommand {
	return subcommand{
		name: "remove", names: namesRemove, about: aboutRemove, options: []*discordgo.ApplicationCommandOption{digestOption()},
		run: e.runDigestRemove, extra: map[string]int{optSure: 1},
	}
}

func (e *env) runDigestRemove(ctx context.Context, req Request) (Reply, error) {
	d, err := e.digestCalled(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	l := e.Lang(ctx, req)
	reply := Reply{Private: true, Items: []Item{{Head: l.say(msgChannel), Channel: d.Place()}}}
	if req.Options[optSure] == "" {
		reply.Title = l.say(msgRemoveAsk, digestNumber(d))
		reply.Lead = l.say(msgRemoveWhat, rhythmOf(d.Spec).words(l), d.Zone)
		reply.Buttons = []Button{
			{Label: l.say(btnRemove), Do: digestDo("remove", d, optSure, "1"), Replace: true, Main: true},
			{Label: l.say(btnPause), Do: digestDo("pause", d), Replace: true},
		}
		return reply, nil
	}
	if err := e.Store.RemoveDigest(ctx, req.author(), req.Guild, d.ID); err != nil {
		return Reply{}, fmt.Errorf("removing a digest: %w", err)
	}
	reply.Title, reply.Lead = l.say(msgIsRemoved, digestNumber(d)), l.say(msgRemovedHow)
	return reply, nil
}
