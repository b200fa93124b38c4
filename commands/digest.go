package commands

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// digestCommand is /digest: what channels get on a schedule, and what became of it.
func digestCommand(e *env) Command {
	c := Command{
		Editors: true, Private: true,
		Spec: &discordgo.ApplicationCommand{
			Name: "digest", NameLocalizations: namesDigest.othersRef(),
			Description: aboutDigest.english(), DescriptionLocalizations: aboutDigest.othersRef(),
		},
	}
	return withSubcommands(c, e.completeDigest, []subcommand{
		digestSet(e), digestList(e), digestPreview(e), digestNow(e), digestStatus(e), digestPause(e), digestResume(e), digestRemove(e),
	})
}

// optDigest names a digest by its number, as /digest list shows it.
const optDigest = "digest"

func digestOption() *discordgo.ApplicationCommandOption {
	return named(pickOption(optDigest, aboutWhichDigest, 20), namesDigest)
}

// inServer refuses what only a server has.
func (e *env) inServer(ctx context.Context, req Request) error {
	if req.Guild == 0 {
		return e.Lang(ctx, req).refusal(msgServersOnly, msgUseThere)
	}
	return nil
}

// digestCalled is the digest that a request names; the only one where it names none.
func (e *env) digestCalled(ctx context.Context, req Request) (store.Digest, error) {
	if err := e.inServer(ctx, req); err != nil {
		return store.Digest{}, err
	}
	all, err := e.Store.Digests(ctx, req.Guild)
	if err != nil {
		return store.Digest{}, fmt.Errorf("listing the digests: %w", err)
	}
	if len(all) == 0 {
		return store.Digest{}, e.Lang(ctx, req).refusal(msgNoDigest, msgSetMakes)
	}
	typed := req.Options[optDigest]
	if typed == "" {
		if len(all) == 1 {
			return all[0], nil
		}
		return store.Digest{}, e.whichDigest(ctx, req, e.Lang(ctx, req).say(msgWhichDigest), all)
	}
	n, err := strconv.ParseInt(strings.TrimLeft(typed, "# "), 10, 64)
	i := slices.IndexFunc(all, func(d store.Digest) bool { return int64(d.ID) == n })
	if err != nil || i < 0 {
		l := e.Lang(ctx, req)
		return store.Digest{}, e.whichDigest(ctx, req, l.say(msgNoSuchDigest, l.quote(typed)), all)
	}
	return all[i], nil
}

// whichDigest asks which of several digests is meant.
func (e *env) whichDigest(ctx context.Context, req Request, wrong string, all []store.Digest) error {
	slugs, err := e.storySlugs(ctx, req.Guild)
	if err != nil {
		return err
	}
	p := refusal(wrong, e.Lang(ctx, req).say(msgByNumber, strconv.FormatInt(int64(all[0].ID), 10)))
	for _, d := range all[:min(len(all), perPage)] {
		options := map[string]string{}
		for k, v := range req.Options {
			if k != optSure { // what was confirmed of one is not of another
				options[k] = v
			}
		}
		options[optDigest] = strconv.FormatInt(int64(d.ID), 10)
		p.Buttons = append(p.Buttons, Button{Label: e.Lang(ctx, req).digestLabel(d, slugs), Do: Invocation{req.call, options}, Replace: true})
	}
	return p
}

// digestLabel names a digest in a line: "3 · tunnel · weekdays at 09:00 · headlines".
func (l Lang) digestLabel(d store.Digest, slugs map[store.StoryID]string) string {
	when, style, state := rhythmOf(d.Spec).words(l), styleTexts[d.Style], ""
	if d.Paused != "" {
		state = l.say(msgPausedState)
	}
	if l == English {
		return join(digestNumber(d), slugs[d.Story], inSentence(when), d.Style, state)
	}
	return join(digestNumber(d), slugs[d.Story], when, l.say(style), state)
}

// storySlugs are the slugs of the stories that a guild sees.
func (e *env) storySlugs(ctx context.Context, guild store.GuildID) (map[store.StoryID]string, error) {
	stories, err := e.Store.Stories(ctx, guild)
	if err != nil {
		return nil, fmt.Errorf("listing the stories: %w", err)
	}
	slugs := make(map[store.StoryID]string, len(stories))
	for _, s := range stories {
		slugs[s.ID] = s.Slug
	}
	return slugs, nil
}

func (e *env) completeDigest(ctx context.Context, req Request) ([]Choice, error) {
	typed := req.Options[req.Focus]
	switch req.Focus {
	case optZone:
		return completeZone(typed, req.Now), nil
	case optStory:
		return e.completeStory(ctx, req, typed)
	case optDigest:
	default:
		return nil, nil
	}
	all, err := e.Store.Digests(ctx, req.Guild)
	if err != nil {
		return nil, fmt.Errorf("listing the digests: %w", err)
	}
	slugs, err := e.storySlugs(ctx, req.Guild)
	if err != nil {
		return nil, err
	}
	var choices []Choice
	if req.Sub == "set" {
		choices = append(choices, Choice{Name: "new · one besides those that are set", Value: newDigest})
	}
	for _, d := range all {
		c := Choice{Name: English.digestLabel(d, slugs), Value: strconv.FormatInt(int64(d.ID), 10)}
		if strings.Contains(strings.ToLower(c.Name), strings.ToLower(typed)) {
			choices = append(choices, c)
		}
	}
	return choices, nil
}

// digestDo calls a subcommand for a digest.
func digestDo(sub string, d store.Digest, with ...string) Invocation {
	options := map[string]string{optDigest: strconv.FormatInt(int64(d.ID), 10)}
	for i := 0; i+1 < len(with); i += 2 {
		options[with[i]] = with[i+1]
	}
	return Invocation{"digest " + sub, options}
}

// digestNumber is what a digest goes by.
func digestNumber(d store.Digest) string { return strconv.FormatInt(int64(d.ID), 10) }
