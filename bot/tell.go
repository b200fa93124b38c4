package bot

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"byline/commands"
	"byline/store"
)

const (
	// tellEvery is how often it is looked whether a waiting question has an answer. A look costs one read where no story has changed.
	tellEvery = 5 * time.Second
	// tellAtOnce is how many questions a look asks again: direct messages are opened slowly, or Discord takes it for spam.
	tellAtOnce = 20
	// tellDeadline is how long telling one member may take; until a claim lapses it is the only try.
	tellDeadline = time.Minute
)

// tellMembers sends one direct message to each member whose waiting question the record answers now. Of several processes on
// one database one sends it.
func (b *Bot) tellMembers(ctx context.Context) {
	due, err := b.cfg.Deps.Tellings(ctx, b.cfg.Now(), tellAtOnce)
	if err != nil {
		b.log.Error("ask waiting questions again", "error", err)
	}
	for _, t := range due {
		if ctx.Err() != nil || !b.begin() {
			return
		}
		b.tellMember(b.base, t)
		b.working.Done()
	}
}

// tellMember tells one member and notes how that ended. What is not known to have failed for good comes round again.
func (b *Bot) tellMember(ctx context.Context, t commands.Telling) {
	ctx, cancel := context.WithTimeout(ctx, tellDeadline)
	defer cancel()
	log := b.log.With("watch", t.Watch.ID)
	w, ok, err := b.cfg.Deps.Store.ClaimWatch(ctx, t.Watch.ID)
	if err != nil {
		log.Error("claim a waiting question", "error", err)
		return
	}
	if !ok {
		return // another process has it
	}
	how := store.Told
	if err := b.sendTelling(ctx, w, t.Reply); err != nil {
		switch {
		case unwelcome(err):
			how = store.Closed
			log.Info("a member takes no direct messages", "error", err)
		case w.Tries >= store.MostTries:
			how = store.Failed
			log.Warn("a member could not be told; given up", "error", err)
		default:
			log.Warn("a member could not be told; tried again later", "error", err)
			return
		}
	}
	// The message is out: that is to be noted whatever the deadline says.
	ctx, end := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer end()
	if err := b.cfg.Deps.Store.EndWatch(ctx, w.ID, how); err != nil {
		log.Error("note that a member was told", "error", err)
	}
}

// sendTelling sends the message, unless an earlier try has sent it without coming to note so.
func (b *Bot) sendTelling(ctx context.Context, w store.Watch, r commands.Reply) error {
	channel, err := b.directChannel(ctx, w.User)
	if err != nil {
		return err
	}
	if w.Tries > 1 {
		if id, err := b.delivery.find(ctx, 0, channel, r.Footer, w.At); err != nil || id != "" {
			return err
		}
	}
	nonce := "w" + strconv.FormatInt(w.ID, 36) + "." + strconv.FormatInt(w.At.Unix(), 36)
	return b.directMessage(ctx, channel, r, nonce)
}

// unwelcome reports a refusal that no further try will change: closed direct messages, a user who is gone.
func unwelcome(err error) bool {
	var e *apiError
	return errors.As(err, &e) && (e.Status == http.StatusForbidden || e.Status == http.StatusNotFound ||
		e.Code == 50007 || e.Code == 10013 || e.Code == 50033)
}
