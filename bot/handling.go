package bot

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/commands"
	"byline/store"
)

// outcome is how an interaction ended, for logs and metrics.
type outcome string

const (
	outcomeOK      outcome = "ok"
	outcomeUser    outcome = "refused" // the asker's input was at fault, or they may not
	outcomeLimited outcome = "limited"
	outcomeFailed  outcome = "failed" // ours
	outcomePanic   outcome = "panic"
	outcomeQuiet   outcome = "quiet"  // a mention where chat is switched off
	outcomeUnsent  outcome = "unsent" // answered, but Discord did not take it
)

// handling is one interaction on its way to an answer.
type handling struct {
	bot       *Bot
	about     slog.Attr // which interaction, for the log
	responder responder
	began     time.Time
	call      call
	name      string
	known     bool // the name is one of ours, and so fit for a metric's label
	private   bool
	outcome   outcome
	kind      string

	timer     *time.Timer   // runs postpone; nil where the answer is not to be deferred
	postponed chan struct{} // closed once postpone has run
	deferred  bool          // Discord has been told to wait; set before postponed is closed
}

// log is the log of what is handled, made only where there is something to say.
func (h *handling) log() *slog.Logger { return h.bot.log.With(h.about) }

func (h *handling) label() string {
	if h.known || h.name == "ping" {
		return h.name
	}
	return "unknown"
}

// postponeAfter tells Discord to wait unless an answer comes within d. answer ends what is started here.
func (h *handling) postponeAfter(ctx context.Context, d time.Duration) {
	h.postponed = make(chan struct{})
	h.timer = time.AfterFunc(d, func() {
		defer close(h.postponed)
		defer func() {
			if p := recover(); p != nil {
				h.log().Error("panic while deferring", "panic", p, "stack", string(debug.Stack()))
			}
		}()
		h.postpone(ctx)
	})
}

// postpone tells Discord to wait.
func (h *handling) postpone(ctx context.Context) {
	r := &response{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
	switch {
	case h.call.replace:
		r.Type = discordgo.InteractionResponseDeferredMessageUpdate
	case h.private:
		r.Data = &deferral{Flags: discordgo.MessageFlagsEphemeral}
	}
	ctx, cancel := context.WithTimeout(ctx, firstDeadline-deferAfter)
	defer cancel()
	if err := h.responder.first(ctx, r); err != nil {
		h.log().Warn("defer an answer", "error", err)
		return
	}
	h.deferred = true
}

// answer gives the reply: as the first answer, or in the place of the deferred one.
func (h *handling) answer(ctx context.Context, r commands.Reply) {
	if h.timer != nil {
		if !h.timer.Stop() {
			<-h.postponed
		}
		h.timer = nil
	}
	keep := func(inv commands.Invocation) (string, error) { return h.bot.cfg.Deps.Ref(ctx, inv) }
	if r.Modal != nil {
		h.ask(ctx, r.Modal, keep)
		return
	}
	m, err := render(r, keep)
	if err != nil {
		// The answer matters more than its buttons.
		h.log().Error("keep a button", "error", err)
		r.Buttons = nil
		m, _ = render(r, nil)
	}
	if h.call.filed && m.Attachments == nil && h.replaces(r) {
		m.Attachments = &[]attachment{}
	}
	if m.size() > h.responder.firstFiles() && !h.deferred {
		h.postpone(ctx)
	}
	if h.deferred {
		h.later(ctx, m, h.replaces(r))
		return
	}
	resp := &response{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: m}
	if h.replaces(r) {
		resp.Type = discordgo.InteractionResponseUpdateMessage
		m.Flags = 0 // who sees the message stays as it is
	}
	h.send(ctx, resp)
}

// replaces reports whether a reply takes the place of the message that carries the button. What only the asker may see never
// takes the place of what all see, nor an error that of a message whose buttons can still be used.
func (h *handling) replaces(r commands.Reply) bool {
	return h.call.replace && (!r.Private || h.call.unseen && !r.IsError())
}

// later gives an answer that was deferred. What only the asker may see cannot take the place of a deferral that everyone
// sees, nor of the message that carries a button.
func (h *handling) later(ctx context.Context, m *message, replace bool) {
	ctx, cancel := context.WithTimeout(ctx, sendDeadline)
	defer cancel()
	var err error
	switch private := m.Flags&discordgo.MessageFlagsEphemeral != 0; {
	case private && h.call.replace && !replace:
		err = h.responder.whisper(ctx, m, false)
	case private && !replace && !h.private:
		err = h.responder.whisper(ctx, m, true)
	default:
		m.Flags = 0 // was said when deferring
		err = h.responder.edit(ctx, m)
	}
	h.sent(err)
}

// ask shows a form. A form must be the first answer; one that comes too late for that says so.
func (h *handling) ask(ctx context.Context, m *commands.Modal, keep keeper) {
	if h.deferred {
		h.answer(ctx, h.bot.cfg.Deps.Lang(ctx, h.call.request).TooLate())
		return
	}
	d, err := renderModal(m, keep)
	if err != nil {
		h.fail(ctx, err)
		return
	}
	h.send(ctx, &response{Type: discordgo.InteractionResponseModal, Data: d})
}

// send gives the first answer.
func (h *handling) send(ctx context.Context, r *response) {
	ctx, cancel := context.WithTimeout(ctx, firstDeadline)
	defer cancel()
	h.sent(h.responder.first(ctx, r))
}

func (h *handling) sent(err error) {
	if err != nil {
		h.outcome = outcomeUnsent
		h.log().Warn("send an answer", "error", err)
	}
}

// fail answers with what went wrong.
func (h *handling) fail(ctx context.Context, err error) {
	h.logFailure(err)
	alone := h.call.request
	alone.Alone = true // an error is for the asker's eyes
	r := h.bot.cfg.Deps.Lang(ctx, alone).ErrorReply(err)
	r.Private = true
	h.answer(ctx, r)
}

// logFailure logs an error that is ours; one that the asker can mend is told to the asker alone.
func (h *handling) logFailure(err error) {
	var p *panicError
	switch {
	case errors.As(err, &p):
		h.outcome = outcomePanic
		h.log().Error("panic in a handler", "command", h.label(), "panic", p.Error(), "stack", string(p.stack))
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrInvalid), errors.Is(err, store.ErrConflict), errors.Is(err, store.ErrDenied):
		h.outcome = outcomeUser
	default:
		h.outcome = outcomeFailed
		log := h.log()
		if told := new(store.Error); errors.As(err, &told) && told.Err != nil {
			log = log.With("cause", told.Err) // the error itself says only what a member is told
		}
		log.Error("handler failed", "command", h.label(), "error", err)
	}
}

// rescue answers after a panic of the dispatch itself; a second panic is only logged.
func (h *handling) rescue(ctx context.Context, p *panicError) {
	defer func() {
		if again := recover(); again != nil {
			h.log().Error("panic while answering after a panic", "panic", again)
		}
	}()
	h.fail(ctx, p)
}
