package commands

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/commands/answer"
	"byline/store"
)

const optSince = "since"

// digestPreview is /digest preview: what would be posted now. Nothing is.
func digestPreview(e *env) subcommand {
	return subcommand{
		name: "preview", names: namesPreview, about: aboutPreview,
		options: []*discordgo.ApplicationCommandOption{
			digestOption(), storyOption(), named(choiceOption(optStyle, aboutStyle, choiceHeadlines, choiceFull), namesStyle),
			named(textOption(optSince, aboutSince, maxDate), namesSince),
		},
		run: e.runDigestPreview, example: "/digest preview style:full",
	}
}

func (e *env) runDigestPreview(ctx context.Context, req Request) (Reply, error) {
	d, set, err := e.digestToPreview(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if style := strings.ToLower(req.Options[optStyle]); style != "" {
		if style != store.StyleFull && style != store.StyleHeadlines {
			l := e.Lang(ctx, req)
			return Reply{}, refusal(l.say(msgNoStyle, l.quote(style)), l.say(msgChooseStyle))
		}
		d.Style = style
	}
	o := DigestOccasion{Due: req.Now, Now: req.Now, Since: d.Delivered, Preview: true}
	if typed := req.Options[optSince]; typed != "" {
		if o.Since, d.Mark, err = e.markSince(ctx, req, d, typed); err != nil {
			return Reply{}, err
		}
	}
	issue, err := e.ComposeDigest(ctx, d, o)
	if err != nil {
		return Reply{}, err
	}
	l := e.Lang(ctx, req)
	n := min(number(req.Options[optPage]), len(issue.Messages))
	reply := issue.Messages[n-1]
	reply.Private, reply.Buttons = true, nil
	switch {
	case n < len(issue.Messages), issue.News:
	case set && d.Always:
		reply.Notes = append(reply.Notes, l.say(msgPostedAlways))
	case set:
		reply.Notes = append(reply.Notes, l.say(msgNotPosted))
	}
	turn := func(label string, to int, main bool) {
		same := map[string]string{optPage: strconv.Itoa(to)}
		for _, name := range []string{optDigest, optStory, optStyle, optSince} {
			if v := req.Options[name]; v != "" {
				same[name] = v
			}
		}
		reply.Buttons = append(reply.Buttons, Button{Label: label, Do: Invocation{"digest preview", same}, Replace: true, Main: main})
	}
	if n > 1 {
		turn(l.say(btnBack), n-1, false)
	}
	if n < len(issue.Messages) {
		turn(l.say(btnNextMessage), n+1, true)
	}
	if set && (issue.News || d.Always) && req.Options[optSince] == "" {
		reply.Buttons = append(reply.Buttons, Button{Label: l.say(btnPostNow), Do: digestDo("now", d)})
	}
	return reply, nil
}

// digestToPreview is the digest that a request names, or the only one; else, where a story is named or no digest is set, one of
// that story that has told nothing yet.
func (e *env) digestToPreview(ctx context.Context, req Request) (d store.Digest, set bool, err error) {
	if req.Guild != 0 && req.Options[optStory] == "" {
		all, err := e.Store.Digests(ctx, req.Guild)
		if err != nil {
			return d, false, fmt.Errorf("listing the digests: %w", err)
		}
		if len(all) > 0 || req.Options[optDigest] != "" {
			d, err = e.digestCalled(ctx, req)
			return d, true, err
		}
	}
	story, err := e.story(ctx, req)
	if err != nil {
		return d, false, err
	}
	d = store.Digest{Guild: req.Guild, Story: story.ID, Style: store.StyleHeadlines}
	d.Zone, err = e.digestZone(ctx, req.Guild, story.ID)
	return d, false, err
}

// markSince reads the day since which a preview is to tell, and the mark at its beginning.
func (e *env) markSince(ctx context.Context, req Request, d store.Digest, typed string) (time.Time, int64, error) {
	zone, err := time.LoadLocation(cmp.Or(d.Zone, "UTC"))
	if err != nil {
		zone = time.UTC
	}
	w, err := answer.ReadDate(typed, req.Now, zone)
	if errors.Is(err, store.ErrInvalid) {
		return time.Time{}, 0, &problem{e.Lang(ctx, req).ErrorReply(err)}
	}
	if err != nil {
		return time.Time{}, 0, err
	}
	l := e.Lang(ctx, req)
	from, _ := w.Span(zone)
	if from.After(req.Now) {
		return time.Time{}, 0, refusal(l.say(msgToCome, capital(l.Date(w, zone))), l.say(msgUpToToday))
	}
	mark, err := e.Store.MarkAt(ctx, req.Guild, d.Story, from)
	if err != nil {
		return time.Time{}, 0, fmt.Errorf("reading how far the story had come: %w", err)
	}
	return from, mark, nil
}
