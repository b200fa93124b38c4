package commands

import (
	"context"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

const (
	optNote = "note"
	optSend = "send" // "1": the modal has been filled in
)

// gapCommand is behind the button Pass to the editors: it shows the question to be passed on, with room for a note, and
// then puts it on the editors' list. Nothing that is asked reaches an editor unless the member sends it here.
func gapCommand(e *env) Command {
	return Command{
		Hidden: true, Private: true,
		Spec: &discordgo.ApplicationCommand{
			Name: "gap", Description: "Passes a question to the editors",
			Options: []*discordgo.ApplicationCommandOption{
				textOption(optQuestion, aboutQuestion, maxQuestion), textOption(optNote, phrase{"A note for the editors"}, maxQuestion),
				storyOption(),
			},
		},
		Run: e.runGap, extra: []string{optSend},
	}
}

func (e *env) runGap(ctx context.Context, req Request) (Reply, error) {
	view, err := e.view(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	l, story, question := e.Lang(ctx, req), view.Record.Story, req.Options[optQuestion]
	if req.Options[optSend] == "" {
		return Reply{Modal: &Modal{
			Title: l.say(btnPassOn),
			Inputs: []Input{
				{Name: optQuestion, Label: l.say(msgWhatShould), Value: question, Long: true, Required: true, Max: maxQuestion},
				{Name: optNote, Label: l.say(msgNoteLabel), Long: true, Max: maxQuestion},
			},
			Do: Invocation{"gap", map[string]string{optStory: story.Slug, optSend: "1"}},
		}}, nil
	}
	if question == "" {
		return Reply{}, l.refusal(msgNoQuestion, msgFirstField)
	}
	by := req.author()
	by.UserID, by.Via = req.User, "question" // members are counted, the console among them
	gap, err := e.Store.AddGap(ctx, by, store.Gap{
		Guild: req.Guild, Story: story.ID, Question: question, Note: req.Options[optNote], Topic: view.Topic(question, req.Now),
	})
	if err != nil {
		return Reply{}, fmt.Errorf("passing a question to the editors: %w", err)
	}
	reply := Reply{
		Title: l.say(msgPassedOn), Lead: l.say(msgSeenByThem),
		Items: []Item{{Text: gap.Question}}, Private: true, Footer: story.Slug, Zone: story.Location(),
	}
	if gap.Note != "" {
		reply.Items[0].Notes = []string{l.say(msgNote, gap.Note)}
	}
	if onDiscord(req) {
		reply.Buttons = []Button{l.tellButton(story.Slug, question)}
	}
	return reply, nil
}
