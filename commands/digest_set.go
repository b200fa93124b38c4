package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

const (
	optChannel = "channel"
	optThread  = "thread"
	optWhen    = "when"
	optAt      = "at"
	optDay     = "day"
	optCron    = "cron"
	optZone    = "zone"
	optStyle   = "style"
	optAlways  = "always"
	newDigest  = "new" // of the option digest: another one beside what the channel has
)

// digestSet is /digest set: makes a digest, or changes one. What is left out is as it was, or as most want it.
func digestSet(e *env) subcommand {
	channel := func(name string, names, about phrase, kinds ...discordgo.ChannelType) *discordgo.ApplicationCommandOption {
		return named(&discordgo.ApplicationCommandOption{
			Type: discordgo.ApplicationCommandOptionChannel, Name: name, ChannelTypes: kinds,
			Description: about.english(), DescriptionLocalizations: about.others(),
		}, names)
	}
	role := named(&discordgo.ApplicationCommandOption{
		Type: discordgo.ApplicationCommandOptionRole, Name: optRole,
		Description: aboutPing.english(), DescriptionLocalizations: aboutPing.others(),
	}, optionNames[optRole])
	return subcommand{
		name: "set", names: namesSet, about: aboutSet,
		options: []*discordgo.ApplicationCommandOption{
			channel(optChannel, namesChannel, aboutChannel, discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews),
			storyOption(),
			named(choiceOption(optWhen, aboutWhen, choiceDaily, choiceWeekdays, choiceWeekly, choiceHourly), namesWhen),
			named(textOption(optAt, aboutAt, 10), namesAt),
			named(choiceOption(optDay, aboutDay, choiceDays[:]...), namesDay),
			named(pickOption(optZone, aboutZone, maxSlug), namesZone),
			named(choiceOption(optStyle, aboutStyle, choiceHeadlines, choiceFull), namesStyle),
			named(flagOption(optAlways, aboutAlways), namesAlways),
			role,
			channel(optThread, namesThread, aboutThread, discordgo.ChannelTypeGuildPublicThread,
				discordgo.ChannelTypeGuildPrivateThread, discordgo.ChannelTypeGuildNewsThread),
			named(textOption(optCron, aboutCron, maxName), namesCron),
			digestOption(),
		},
		run: e.runDigestSet, example: "/digest set when:weekdays at:09:00 style:full",
		extra: map[string]int{optClear: len(optThread)},
	}
}

func (e *env) runDigestSet(ctx context.Context, req Request) (Reply, error) {
	if err := e.inServer(ctx, req); err != nil {
		return Reply{}, err
	}
	d, known, err := e.digestToSet(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	was := defaultRhythm
	if known {
		was = rhythmOf(d.Spec)
	}
	r, err := e.Lang(ctx, req).readRhythm(req, was)
	if err != nil {
		return Reply{}, err
	}
	d.Spec = r.cron()
	if err := e.readDigestOptions(ctx, req, &d, known); err != nil {
		return Reply{}, err
	}
	if err := e.mayPost(ctx, req, d); err != nil {
		return Reply{}, err
	}
	title := msgIsSet
	if known {
		title = msgIsChanged
		d, err = e.Store.UpdateDigest(ctx, req.author(), d)
	} else {
		d, err = e.Store.CreateDigest(ctx, req.author(), d)
	}
	if err != nil {
		return Reply{}, fmt.Errorf("setting a digest: %w", err)
	}
	return e.digestShown(ctx, req, d, title)
}

// digestToSet is the digest that a request sets: the one that it names, else the one that its channel has of its story, else
// a new one. So that setting it twice makes one.
func (e *env) digestToSet(ctx context.Context, req Request) (d store.Digest, known bool, err error) {
	typed := req.Options[optDigest]
	if typed != "" && !strings.EqualFold(typed, newDigest) {
		if d, err = e.digestCalled(ctx, req); err != nil {
			return d, false, err
		}
		if req.Options[optStory] != "" {
			story, err := e.story(ctx, req)
			if err != nil {
				return d, false, err
			}
			d.Story = story.ID
		}
		moveDigest(&d, req)
		return d, true, nil
	}
	story, err := e.story(ctx, req)
	if err != nil {
		return d, false, err
	}
	d = store.Digest{Guild: req.Guild, Channel: req.Channel, Story: story.ID, Style: store.StyleHeadlines}
	moveDigest(&d, req)
	if typed != "" {
		return d, false, nil
	}
	all, err := e.Store.Digests(ctx, req.Guild)
	if err != nil {
		return d, false, fmt.Errorf("listing the digests: %w", err)
	}
	there := slices.DeleteFunc(all, func(o store.Digest) bool { return o.Place() != d.Place() || o.Story != d.Story })
	switch len(there) {
	case 0:
		return d, false, nil
	case 1:
		return there[0], true, nil
	}
	return d, false, e.whichDigest(ctx, req, e.Lang(ctx, req).say(msgSeveral), there)
}

// moveDigest puts a digest where a request wants it. Another channel leaves the thread behind.
func moveDigest(d *store.Digest, req Request) {
	channel, thread := req.Options[optChannel], req.Options[optThread]
	switch {
	case channel != "":
		d.Channel, d.Thread = channel, thread
	case thread != "":
		d.Thread = thread
	case req.Options[optClear] == optThread:
		d.Thread = ""
	}
}

// readDigestOptions takes over what a request says besides when and where.
func (e *env) readDigestOptions(ctx context.Context, req Request, d *store.Digest, known bool) error {
	switch typed := req.Options[optZone]; {
	case typed != "":
		zone, err := e.Lang(ctx, req).zoneNamed(typed)
		if err != nil {
			return err
		}
		d.Zone = zone
	case !known:
		zone, err := e.digestZone(ctx, req.Guild, d.Story)
		if err != nil {
			return err
		}
		d.Zone = zone
	}
	d.Style = cmp.Or(strings.ToLower(req.Options[optStyle]), d.Style)
	if v := req.Options[optAlways]; v != "" {
		d.Always = strings.EqualFold(v, "true")
	}
	d.Role = cmp.Or(req.Options[optRole], d.Role)
	if req.Options[optClear] == optRole {
		d.Role = ""
	}
	return nil
}

// digestZone is the time zone of a digest that is set without one: the server's, else the story's.
func (e *env) digestZone(ctx context.Context, guild store.GuildID, story store.StoryID) (string, error) {
	settings, err := e.Store.GuildSettings(ctx, guild)
	if err != nil {
		return "", fmt.Errorf("reading the server's time zone: %w", err)
	}
	stories, err := e.Store.Stories(ctx, guild)
	if err != nil {
		return "", fmt.Errorf("listing the stories: %w", err)
	}
	for _, s := range stories {
		if s.ID == story {
			return cmp.Or(settings.Zone, s.Timezone, "UTC"), nil
		}
	}
	return cmp.Or(settings.Zone, "UTC"), nil
}

// mayPost refuses a place where Byline could not post, and a role that it could not ping there.
func (e *env) mayPost(ctx context.Context, req Request, d store.Digest) error {
	if req.MayPost == nil {
		return nil
	}
	l := e.Lang(ctx, req)
	missing, err := req.MayPost(ctx, d.Place())
	if err != nil {
		return fmt.Errorf("asking whether digests may be posted: %w", err)
	}
	if len(missing) > 0 {
		p := refusal(l.say(msgLacks, l.and(missing)), l.say(msgAllowIt))
		p.Items = []Item{{Head: l.say(msgChannel), Channel: d.Place()}}
		return p
	}
	if d.Role == "" || req.MayMention == nil {
		return nil
	}
	may, err := req.MayMention(ctx, d.Place(), d.Role)
	if err != nil {
		return fmt.Errorf("asking whether a role may be pinged: %w", err)
	}
	if !may {
		p := l.refusal(msgMayNotPing, msgLetPing)
		p.Items = []Item{{Head: l.say(msgRole), Role: d.Role}}
		return p
	}
	return nil
}

// digestShown is a digest with its next runs and what can be done with it.
func (e *env) digestShown(ctx context.Context, req Request, d store.Digest, title text) (Reply, error) {
	zone, err := time.LoadLocation(cmp.Or(d.Zone, "UTC"))
	if err != nil {
		zone = time.UTC
	}
	slugs, err := e.storySlugs(ctx, req.Guild)
	if err != nil {
		return Reply{}, err
	}
	l := e.Lang(ctx, req)
	reply := Reply{Title: l.say(title, digestNumber(d)), Lead: l.say(msgSchedule, rhythmOf(d.Spec).words(l), zone.String()), Private: true, Zone: zone, Footer: slugs[d.Story]}
	reply.Items = []Item{l.digestItemOf(d)}
	reply.Items[0].Head = l.say(msgChannel)
	if d.Role != "" {
		reply.Items = append(reply.Items, Item{Head: l.say(msgPings), Role: d.Role})
	}
	if d.Paused == "" {
		times, err := upcoming(d, req.Now, 3)
		if err != nil {
			return Reply{}, err
		}
		reply.Items = append(reply.Items, Item{Head: l.say(msgNext), Times: times})
	} else {
		reply.Notes = append(reply.Notes, l.row(l.paused(d), l.say(msgResumeStart, digestNumber(d))))
	}
	reply.Buttons = []Button{
		{Label: l.say(btnPreview), Do: digestDo("preview", d), Main: d.Paused == ""},
		{Label: l.say(btnPostNow), Do: digestDo("now", d)},
		{Label: l.say(btnStatus), Do: digestDo("status", d)},
	}
	if d.Paused != "" {
		reply.Buttons = append([]Button{{Label: l.say(btnResume), Do: digestDo("resume", d), Replace: true, Main: true}}, reply.Buttons...)
	}
	if d.Role != "" {
		reply.Buttons = append(reply.Buttons, Button{Label: l.say(btnPingNone), Do: digestDo("set", d, optClear, optRole), Replace: true})
	}
	if d.Thread != "" {
		reply.Buttons = append(reply.Buttons, Button{Label: l.say(btnNotThread), Do: digestDo("set", d, optClear, optThread), Replace: true})
	}
	return reply, nil
}

// digestItemOf is where a digest goes and what is in it.
func (l Lang) digestItemOf(d store.Digest) Item {
	form, style := msgOnlyNews, capital(d.Style)
	if t, ok := styleTexts[d.Style]; ok {
		style = l.say(t)
	}
	if d.Always {
		form = msgAlwaysToo
	}
	return Item{Channel: d.Place(), Text: l.say(form, style)}
}

// paused says that a digest is, and why.
func (l Lang) paused(d store.Digest) string {
	if strings.HasPrefix(d.Paused, "paused") {
		return l.say(msgPausedBy)
	}
	return l.say(msgPaused, sentence(d.Paused))
}

// upcoming are a digest's next runs.
func upcoming(d store.Digest, now time.Time, n int) (times []time.Time, err error) {
	sched, err := d.Schedule()
	if err != nil {
		return nil, fmt.Errorf("reading a digest's schedule: %w", err)
	}
	for _, due := range sched.Upcoming(now, n) {
		times = append(times, due.At)
	}
	return times, nil
}
