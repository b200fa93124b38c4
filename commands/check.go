package commands

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"byline/commands/answer"
)

// checkCommand is "Check this claim", used on a message: whether the record supports or contradicts what it says.
func checkCommand(e *env) Command {
	return Command{
		Spec: &discordgo.ApplicationCommand{
			Type: discordgo.MessageApplicationCommand, Name: "Check this claim", NameLocalizations: namesCheck.othersRef(),
		},
		Run: e.runCheck,
	}
}

func (e *env) runCheck(ctx context.Context, req Request) (Reply, error) {
	if req.Message == "" {
		return Reply{}, refusal("That message has no text to check.", "Use this on a message that states something.")
	}
	r, err := e.read(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	claim := firstRunes(req.Message, maxQuestion)
	a, err := r.ask(ctx, claim, nil)
	if err != nil {
		return Reply{}, err
	}
	reply := r.answer(a, claim)
	switch {
	case a.Verdict == answer.Supported || a.Verdict == answer.Yes:
		reply.Title = "The record supports this."
	case a.Verdict == answer.Contradicted || a.Verdict == answer.No:
		reply.Title = "The record contradicts this."
	case a.Kind == answer.Answered:
		reply.Title = "The record neither supports nor contradicts this."
		reply.Lead = strings.TrimSpace(reply.Lead + " On record about it:")
		reply.Tone = ToneNone
	case a.Kind == answer.NotUnderstood:
		reply.Title = "There is no claim here that this story can settle."
	}
	if n := utf8.RuneCountInString(req.Message); n > maxQuestion {
		reply.Notes = append(reply.Notes, count(maxQuestion, "character")+" of "+grouped(n)+" were read.")
	}
	// What was claimed is part of what is being said: without it the verdict hangs in the air.
	reply.Lead = strings.TrimSpace("Claim: " + quoteLong(claim) + " " + reply.Lead)
	return reply, nil
}

// quoteLong shows a claim within a sentence.
func quoteLong(s string) string { return "“" + cut(s, 200) + "”" }
