package commands

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"byline/store"
)

// ErrorReply is a failure in words fit for whoever asked: the message of a *store.Error, else one clear sentence that gives
// nothing of the inside away. The error itself is for the log.
func ErrorReply(err error) Reply { return English.ErrorReply(err) }

// ErrorReply is a failure in words of the language. What editors and operators alone are told stays English.
func (l Lang) ErrorReply(err error) Reply {
	var p *problem
	if errors.As(err, &p) {
		return p.Reply
	}
	say := func(lead string) Reply {
		return Reply{Lead: lead, Tone: ToneError, Private: true, Kind: kindError, Lang: l}
	}
	var e *store.Error
	switch {
	case errors.As(err, &e):
		return say(l.told(e))
	case errors.Is(err, context.DeadlineExceeded):
		return say(l.say(msgTooSlow))
	case errors.Is(err, context.Canceled):
		return say(l.say(msgStopped))
	}
	return say(l.say(msgFailed))
}

// told is the message of an error in the language where members meet it.
func (l Lang) told(e *store.Error) string {
	format := cmp.Or(e.Format, e.Msg)
	if t, ok := toldErrors[format]; ok && l != English {
		args := make([]string, len(e.Args))
		for i, a := range e.Args {
			args[i] = fmt.Sprint(a)
		}
		return l.say(t, args...)
	}
	return sentence(e.Msg)
}

// TooMany says how long to wait before the next question.
func (l Lang) TooMany(seconds int) Reply {
	return Reply{Title: l.say(msgTooMany), Lead: l.count(numAskAgain, seconds), Tone: ToneError, Private: true, Lang: l}
}

// TooLate says that a form can no longer be shown.
func (l Lang) TooLate() Reply {
	return Reply{Title: l.say(msgLate), Lead: l.say(msgPressMore), Tone: ToneError, Private: true, Lang: l}
}

// The kinds of replies that are not kinds of answers.
const kindError = "error"

// IsError reports a reply that says only what went wrong.
func (r Reply) IsError() bool { return r.Kind == kindError }

// refusal is a reply that says what is wrong, then what to do.
func (l Lang) refusal(wrong, do text) *problem { return refusal(l.say(wrong), l.say(do)) }

// refusal is a reply that says what is wrong, then what to do, in words that are already those of its language.
func refusal(wrong, do string, buttons ...Button) *problem {
	return &problem{Reply{Title: wrong, Lead: do, Tone: ToneError, Private: true, Kind: kindError, Buttons: buttons}}
}
