package commands

import (
	"context"
	"errors"

	"byline/store"
)

// ErrorReply is a failure in words fit for whoever asked: the message of a *store.Error, else one clear sentence that gives
// nothing of the inside away. The error itself is for the log.
func ErrorReply(err error) Reply {
	var p *problem
	if errors.As(err, &p) {
		return p.Reply
	}
	say := func(lead string) Reply {
		return Reply{Lead: lead, Tone: ToneError, Private: true, Kind: kindError}
	}
	var e *store.Error
	switch {
	case errors.As(err, &e):
		return say(sentence(e.Msg))
	case errors.Is(err, context.DeadlineExceeded):
		return say("That took too long, and was stopped. Try again in a minute, or ask something narrower.")
	case errors.Is(err, context.Canceled):
		return say("That was stopped before it was done, and nothing was changed. Try again in a minute.")
	}
	return say("That failed on our side, and nothing was changed. Try again; if it fails again, tell whoever runs this bot.")
}

// The kinds of replies that are not kinds of answers.
const kindError = "error"

// IsError reports a reply that says only what went wrong.
func (r Reply) IsError() bool { return r.Kind == kindError }

// refusal is a reply that says what is wrong, then what to do.
func refusal(wrong, do string, buttons ...Button) *problem {
	return &problem{Reply{Title: wrong, Lead: do, Tone: ToneError, Private: true, Kind: kindError, Buttons: buttons}}
}
