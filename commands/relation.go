package commands

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/commands/answer"
	"byline/store"
)

// commandName is what Discord takes for the name of a slash command, of the letters that a slug can have.
var commandName = regexp.MustCompile(`^[a-z0-9-]{1,32}$`)

// commandRelations are the relations that are commands: of the vocabulary, in its order, then those that shared stories
// add, by slug. A slug that several stories use is one command.
func commandRelations(ctx context.Context, d Deps) ([]store.Relation, error) {
	var relations []store.Relation
	seen := make(map[string]bool)
	add := func(r store.Relation) {
		if r.Command && !seen[r.Slug] && commandName.MatchString(r.Slug) {
			seen[r.Slug] = true
			relations = append(relations, r)
		}
	}
	for _, r := range store.Vocabulary() {
		add(r)
	}
	builtin := len(relations)
	stories, err := d.Store.Stories(ctx, 0)
	if err != nil {
		return nil, fmt.Errorf("listing the stories: %w", err)
	}
	for _, s := range stories {
		own, err := d.Store.Relations(ctx, 0, s.ID)
		if err != nil {
			return nil, fmt.Errorf("reading the relations of %s: %w", s.Slug, err)
		}
		for _, r := range own {
			add(r)
		}
	}
	slices.SortFunc(relations[builtin:], func(a, b store.Relation) int { return cmp.Compare(a.Slug, b.Slug) })
	return relations, nil
}

// relationCommand is one relation as a command: who or what stands in it to the entity that is named.
func relationCommand(e *env, rel store.Relation) Command {
	about := relationAbout(rel)
	return Command{
		Spec: &discordgo.ApplicationCommand{
			Name: rel.Slug, NameLocalizations: relationNames[rel.Slug].othersRef(),
			Description: about.english(), DescriptionLocalizations: about.othersRef(),
			Options: []*discordgo.ApplicationCommandOption{
				required(nameOption()),
				pickOption(optWhere, aboutWhere, maxName),
				asOfOption(),
				storyOption(),
			},
		},
		Run: func(ctx context.Context, req Request) (Reply, error) { return e.runRelation(ctx, req, rel) },
		Complete: func(ctx context.Context, req Request) ([]Choice, error) {
			return e.completeRelation(ctx, req, rel.Slug)
		},
		relation: true,
		extra:    []string{optPast},
		example: func(_ context.Context, r *reading) []string {
			if e := r.view.Entity(r.subjects()[rel.Slug]); e != nil {
				return []string{"/" + rel.Slug + " " + strings.ToLower(e.Name)}
			}
			return nil
		},
	}
}

func (e *env) runRelation(ctx context.Context, req Request, rel store.Relation) (Reply, error) {
	r, who, note, err := e.readNamed(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if own := r.view.Relation(rel.Slug); own != nil {
		rel = *own // with the words that this story has for it
	}
	l := relationList{reading: r, rel: rel, who: who, where: req.Options[optWhere]}
	l.find()
	reply, err := l.reply(ctx)
	if err != nil {
		return Reply{}, err
	}
	reply.Lead = r.lang.row(note, reply.Lead)
	l.keepThread()
	return reply, nil
}

// relationList is what stands in one relation to one entity.
type relationList struct {
	*reading
	rel   store.Relation
	who   *store.Entity
	where string

	current   []answer.Link // what holds at the instant of the reading
	earlier   []answer.Link // what was known by then but had ended or been replaced
	elsewhere []answer.Link // what holds, but for other places than where
}

func (l *relationList) find() {
	for _, link := range l.view.Related(l.who.ID, l.rel.Slug, l.at) {
		switch current := link.State.Current(); {
		case l.where != "" && !l.samePlace(link.Fact.Where, l.where):
			if current {
				l.elsewhere = append(l.elsewhere, link)
			}
		case current:
			l.current = append(l.current, link)
		default:
			l.earlier = append(l.earlier, link)
		}
	}
	slices.SortStableFunc(l.current, func(a, b answer.Link) int {
		return cmp.Or(l.side(a)-l.side(b), sureness(a.Fact)-sureness(b.Fact), b.Fact.Happened.Compare(a.Fact.Happened))
	})
}

// side is 0 where the entity is the relation's subject, 1 where it is on the far side.
func (l *relationList) side(link answer.Link) int {
	if link.Inverse && !l.rel.Symmetric {
		return 1
	}
	return 0
}

// sureness orders facts for a list: what is sure first, what was denied last.
func sureness(f *store.Fact) int {
	return slices.Index([]store.Status{store.Confirmed, store.Reported, store.Disputed, store.NotDisclosed, store.Denied}, f.Status)
}

func (l *relationList) reply(ctx context.Context) (Reply, error) {
	links, past := l.current, false
	if l.req.Options[optPast] != "" || len(links) == 0 {
		links, past = l.earlier, true
	}
	if len(links) == 0 {
		return l.none(ctx)
	}
	p := pageOf(l.req, len(links))
	facts := make([]*store.Fact, 0, perPage)
	heads := make(map[store.FactID]string, len(links))
	far := !slices.ContainsFunc(links, func(link answer.Link) bool { return l.side(link) == 0 })
	for i, link := range links {
		heads[link.Fact.ID] = l.head(link, far)
		if i >= p.from && i < p.to {
			facts = append(facts, link.Fact)
		}
	}
	reply := Reply{
		Title: l.title(links, far, past), Zone: l.loc, Kind: string(answer.Answered),
		Items: l.items(facts, func(f *store.Fact, it *Item) { it.Head = heads[f.ID] }),
	}
	reply.Tone = tone(reply.Items)
	if past && len(l.current) == 0 {
		reply.Lead = l.lang.say(msgNothingCurrent)
	}
	switch {
	case allAre(links, store.NotDisclosed):
		reply.Kind = string(answer.NotDisclosed)
		reply.Title = l.lang.say(msgUndenied, reply.Title)
	case allAre(links, store.Denied):
		reply.Title = l.lang.say(msgDenied, reply.Title)
	}
	reply.Footer = l.footer(l.lang.count(numFacts, len(links)), p.label(l.lang))
	reply.Buttons = l.factButtons(facts, l.who)
	if !past && len(l.earlier) > 0 {
		reply.Buttons = append(reply.Buttons, Button{Label: l.lang.say(btnEarlier), Do: l.repeat(optPast, "1")})
	}
	if others := l.others(); others != "" {
		reply.Notes = append(reply.Notes, l.lang.say(msgElsewhere, others))
		reply.Buttons = append(reply.Buttons, Button{Label: l.lang.say(btnEverywhere), Do: l.repeat(optWhere, ""), Replace: true})
	}
	l.turn(&reply, p, btnBack, btnMore)
	return reply, nil
}

// none says that nothing is on record, with what is closest: the same relation elsewhere, else what a search finds.
func (l *relationList) none(ctx context.Context) (Reply, error) {
	var nearest []*store.Fact
	for _, link := range l.elsewhere {
		nearest = append(nearest, link.Fact)
	}
	if len(nearest) == 0 {
		a, err := l.env.Answers.Ask(ctx, answer.Question{
			Text: l.question(), Story: l.story.ID, Guild: l.req.Guild, AsOf: l.asOf, Now: l.req.Now,
		})
		if err != nil {
			return Reply{}, fmt.Errorf("looking for what is closest: %w", err)
		}
		for _, f := range append(a.Facts, a.Nearest...) {
			nearest = append(nearest, f.Fact)
		}
	}
	reply := l.notOnRecord(l.missing(), l.closest(nearest), l.question())
	if len(l.elsewhere) > 0 {
		reply.Buttons = append([]Button{{Label: l.lang.say(btnEverywhere), Do: l.repeat(optWhere, ""), Main: true, Replace: true}}, reply.Buttons...)
	}
	return reply, nil
}

// keepThread lets the member's next question follow this one up: "and outside China?".
func (l *relationList) keepThread() {
	t := answer.Thread{Text: l.question(), Subjects: []store.EntityID{l.who.ID}, Relation: l.rel.Slug, At: l.req.Now}
	if len(l.current) > 0 {
		t.Fact = l.current[0].Fact.ID
		if l.where != "" {
			t.Where = l.current[0].Fact.Where
		}
	}
	l.env.keepThread(l.req, l.story.ID, t)
}

func allAre(links []answer.Link, s store.Status) bool {
	return !slices.ContainsFunc(links, func(link answer.Link) bool { return link.Fact.Status != s })
}
