package commands

import (
	"context"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"byline/commands/answer"
	"byline/store"
)

const (
	optQuestion = "question"
	optTop      = "top" // how many facts to give at most; the command line alone sends it
)

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
		extra:    []string{optTop},
		example: func(ctx context.Context, r *reading) []string {
			var calls []string
			for _, q := range r.examples(ctx, 3) {
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
	question, thread := req.Options[optQuestion], e.thread(req, r.story.ID)
	if req.Options[optPage] != "" {
		thread = nil // the button carries the question as it was completed
	}
	a, err := r.ask(ctx, question, thread)
	if err != nil {
		return Reply{}, err
	}
	e.keepThread(req, r.story.ID, a.Thread)
	return r.answer(ctx, a, question), nil
}

// mostAnswers is how many facts a list asked for in words may have; commands list without end.
const mostAnswers = 50

func (r *reading) top() int {
	if typed := r.req.Options[optTop]; typed != "" {
		return number(typed)
	}
	return mostAnswers
}

func (r *reading) ask(ctx context.Context, text string, thread *answer.Thread) (answer.Answer, error) {
	a, err := r.env.Answers.Ask(ctx, answer.Question{
		Text: text, Story: r.story.ID, Guild: r.req.Guild, AsOf: r.asOf, Now: r.req.Now, Top: r.top(), Thread: thread,
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
