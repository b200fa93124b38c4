package commands

import (
	"context"
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/commands/answer"
	"byline/store"
)

const optQuestion = "question"

// askCommand is /ask: one question in the member's own words. Mentions, direct messages and plain text in the console are
// the same command.
func askCommand(e *env) Command {
	return Command{
		Spec: &discordgo.ApplicationCommand{
			Name: "ask", NameLocalizations: namesAsk.othersRef(),
			Description: aboutAsk.english(), DescriptionLocalizations: aboutAsk.othersRef(),
			Options: []*discordgo.ApplicationCommandOption{
				required(textOption(optQuestion, aboutQuestion, maxQuestion)),
				asOfOption(),
				storyOption(),
			},
		},
		Run:      e.runAsk,
		Complete: e.complete,
		example: func(r *reading) []string {
			var calls []string
			for _, q := range r.examples(3) {
				calls = append(calls, "/ask "+q)
			}
			return calls
		},
	}
}

func (e *env) runAsk(ctx context.Context, req Request) (Reply, error) {
	r, err := e.read(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	a, err := r.ask(ctx, req.Options[optQuestion], e.thread(req, r.story.ID))
	if err != nil {
		return Reply{}, err
	}
	e.keepThread(req, r.story.ID, a.Thread)
	return r.answer(a, req.Options[optQuestion]), nil
}

func (r *reading) ask(ctx context.Context, text string, thread *answer.Thread) (answer.Answer, error) {
	a, err := r.env.Answers.Ask(ctx, answer.Question{
		Text: text, Story: r.story.ID, Guild: r.req.Guild, AsOf: r.asOf, Now: r.req.Now, Top: perPage, Thread: thread,
	})
	if err != nil {
		return a, fmt.Errorf("answering about %s: %w", r.story.Slug, err)
	}
	// The words of a question may name a day; what is said of its facts is said of that day.
	if a.Past && !a.AsOf.IsZero() {
		if end := a.AsOf.EndOfDay(r.loc); end.Before(r.req.Now) {
			r.at, r.asOf = end, store.DayOf(end.In(r.loc))
		}
	}
	return a, nil
}

// answer is an answer as a reply.
func (r *reading) answer(a answer.Answer, question string) Reply {
	reply := Reply{Title: a.Short, Zone: r.loc, Kind: string(a.Kind)}
	switch a.Kind {
	case answer.Answered, answer.NotDisclosed:
		facts := make([]*store.Fact, len(a.Facts))
		for i, f := range a.Facts {
			facts[i] = f.Fact
		}
		reply.Items = r.items(facts, nil)
		if len(reply.Items) > 0 {
			reply.Tone = Tone(reply.Items[0].Status)
			reply.Buttons = r.factButtons(facts, r.view.Entity(facts[0].Subject))
		}
		reply.Footer = r.footer(count(len(facts), "fact"))
	case answer.Clarify:
		reply = r.clarify(question, a.Choices, nil)
		for _, e := range a.Choices[:min(len(a.Choices), perPage)] {
			reply.Buttons = append(reply.Buttons, Button{
				Label: e.Name, Replace: true, Do: r.again("ask", optQuestion, firstRunes(question+" ("+e.Name+")", maxQuestion)),
			})
		}
	case answer.NoRecord:
		var nearest []Item
		for _, f := range a.Nearest[:min(len(a.Nearest), 2)] {
			nearest = append(nearest, r.item(f.Fact))
		}
		reply = r.notOnRecord(a.Missing, nearest, question)
	default:
		reply.Title = "That is not a question that this story can be asked."
		reply.Tone, reply.Footer = ToneNone, r.footer()
		if len(a.Examples) > 0 {
			reply.Lead = "It can be asked, for instance:"
		}
		for _, q := range a.Examples[:min(len(a.Examples), perPage)] {
			reply.Items = append(reply.Items, Item{Text: q})
			reply.Buttons = append(reply.Buttons, Button{Label: cut(q, 80), Do: r.again("ask", optQuestion, q), Replace: true})
		}
	}
	reply.Lead = strings.TrimSpace(corrected(a.Corrections) + " " + reply.Lead)
	return reply
}

// corrected says which names were taken for others: "Showing Alibaba."
func corrected(cs []answer.Correction) string {
	var shown []string
	for _, c := range cs {
		shown = append(shown, c.Shown)
	}
	if len(shown) == 0 {
		return ""
	}
	return "Showing " + series(shown, "and") + "."
}
