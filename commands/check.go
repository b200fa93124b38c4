package commands

import (
	"context"
	"strings"
	"unicode"
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

// mostClaims is how many statements of one message are tried.
const mostClaims = 8

func (e *env) runCheck(ctx context.Context, req Request) (Reply, error) {
	claims := claimsIn(req.Message)
	if len(claims) == 0 {
		return Reply{}, e.Lang(ctx, req).refusal(msgNoText, msgUseOnClaim)
	}
	r, err := e.read(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	// The first statement that can be judged is the one that the reply is about; where none can, the first.
	var told answer.Answer
	of := 0
	for i, claim := range claims {
		a, err := r.ask(ctx, claim, nil)
		if err != nil {
			return Reply{}, err
		}
		if i == 0 || judged(a) && !judged(told) {
			told, of = a, i
		}
		if judged(told) {
			break
		}
	}
	claim := claims[of]
	reply := r.answer(ctx, told, claim)
	quoted := cut(claim, 200)
	if ended := sentence(quoted) == quoted; ended && r.lang != English {
		quoted = r.lang.say(msgQuoted, quoted) // the stop within is the end
	} else {
		quoted = r.lang.sentence(r.lang.say(msgQuoted, quoted))
	}
	lead := r.lang.say(msgClaim, quoted)
	switch {
	case told.Verdict == answer.Supported || told.Verdict == answer.Yes:
		reply.Title = r.lang.say(msgSupports)
	case told.Verdict == answer.Contradicted || told.Verdict == answer.No:
		reply.Title = r.lang.say(msgContradicts)
	case told.Kind == answer.Answered:
		reply.Title = r.lang.say(msgNeither)
		reply.Tone = ToneNone
		lead = r.lang.row(lead, r.lang.say(msgOnRecordAbout))
	case told.Kind == answer.NoRecord:
		lead = r.lang.row(lead, r.lang.say(msgNothingEither))
		if len(reply.Items) > 0 {
			lead = r.lang.row(lead, r.lang.say(msgClosest))
		}
	case told.Kind == answer.NotUnderstood:
		reply.Title = r.lang.say(msgNoClaim)
		reply.Items, reply.Buttons = nil, nil
	}
	reply.Lead = r.lang.row(lead, r.lang.corrected(told.Corrections))
	if len(claims) > 1 {
		reply.Notes = append(reply.Notes, r.lang.count(numManyStatements, len(claims)))
	}
	return reply, nil
}

// judged reports whether an answer says of a claim that it holds or that it does not.
func judged(a answer.Answer) bool {
	return a.Verdict != answer.NoVerdict && a.Verdict != answer.Neither
}

// claimsIn are the statements of a message, one a sentence and line.
func claimsIn(message string) (claims []string) {
	message = firstRunes(message, 8*maxQuestion)
	for line := range strings.Lines(message) {
		line = cleanText(line)
		for line != "" && len(claims) < mostClaims {
			end := len(line)
			for i, c := range line {
				if next := i + utf8.RuneLen(c); strings.ContainsRune(".!?。！？", c) && (next == len(line) || line[next] == ' ' || c > 0x7f) {
					end = next
					break
				}
			}
			claim := strings.TrimSpace(line[:end])
			line = strings.TrimSpace(line[end:])
			if strings.ContainsFunc(claim, unicode.IsLetter) {
				claims = append(claims, firstRunes(claim, maxQuestion))
			}
		}
	}
	return claims
}
