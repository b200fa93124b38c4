package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/commands"
	"byline/store"
)

// How long an answer may take.
const (
	deferAfter    = 1500 * time.Millisecond // then the asker is told to wait
	firstDeadline = 2800 * time.Millisecond // Discord wants a first answer within three seconds
	runDeadline   = 30 * time.Second        // of a handler
	sendDeadline  = 60 * time.Second        // of giving the answer, once deferred
)

// interaction answers one interaction. It is run in a goroutine of its own and never panics.
func (b *Bot) interaction(ctx context.Context, i *discordgo.Interaction, r responder) {
	began := b.cfg.Now()
	h := &handling{bot: b, about: slog.String("interaction", i.ID), responder: r, began: began}
	defer func() {
		if p := recover(); p != nil {
			h.rescue(ctx, &panicError{p, debug.Stack()})
		}
		took := b.cfg.Now().Sub(began)
		b.metrics.interaction(h.label(), h.outcome, h.kind, took)
		b.log.LogAttrs(ctx, slog.LevelInfo, "interaction", slog.String("interaction", i.ID), slog.String("command", h.label()),
			slog.String("outcome", string(h.outcome)), slog.String("kind", h.kind), slog.String("guild", i.GuildID),
			slog.Int64("ms", took.Milliseconds()))
	}()
	if i.Type == discordgo.InteractionPing {
		h.name, h.outcome = "ping", outcomeOK
		h.send(ctx, &response{Type: discordgo.InteractionResponsePong})
		return
	}
	c, err := b.read(ctx, i)
	h.name, h.call = c.name, c
	if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
		b.suggest(ctx, h, err)
		return
	}
	if err != nil {
		h.fail(ctx, err)
		return
	}
	b.run(ctx, h)
}

// read takes an interaction apart and finds what an id refers to in the store.
func (b *Bot) read(ctx context.Context, i *discordgo.Interaction) (call, error) {
	c, ref, err := readInteraction(i)
	c.request.Now = b.cfg.Now()
	if err != nil {
		return c, err
	}
	if ref == "" {
		return c, nil
	}
	inv, err := b.cfg.Deps.Deref(ctx, ref)
	if errors.Is(err, store.ErrNotFound) {
		err = errButton
	}
	if err != nil {
		return c, err
	}
	c.set(inv)
	return c, nil
}

// command finds the command of a call and checks that the caller may use it.
func (b *Bot) command(ctx context.Context, c *call) (*commands.Command, error) {
	cmd, sub := b.commands[c.name], ""
	if c.button {
		cmd, sub = commands.Find(b.cfg.Commands, c.name)
	}
	if cmd == nil {
		return nil, &store.Error{Kind: store.ErrNotFound, Msg: "That command is not part of Byline any more; /help lists what is."}
	}
	c.name = cmd.Name()
	if sub != "" {
		c.request.Sub = sub
	}
	if cmd.Editors || cmd.AsksEditor {
		var err error
		if c.request.Editor, err = b.editor(ctx, c); err != nil {
			return nil, err
		}
	}
	c.request.Alone = c.request.Guild == 0 || c.button && !c.replace || c.replace && c.unseen
	c.request.Operator = b.operators[c.request.User]
	guild := c.request.Guild
	c.request.MayPost = func(ctx context.Context, channel string) ([]string, error) { return b.missing(ctx, guild, channel) }
	c.request.MayMention = func(ctx context.Context, channel, role string) (bool, error) {
		return b.mayMention(ctx, guild, channel, role)
	}
	if cmd.Editors && !c.request.Editor {
		return nil, &store.Error{Kind: store.ErrDenied,
			Msg: "Only editors can do that: members who may manage the server, or who have its editor role."}
	}
	return cmd, nil
}

// editor reports whether the caller may edit the guild's record. Discord's own restrictions of a command can be overridden
// by a guild's administrators, so they are checked here again.
func (b *Bot) editor(ctx context.Context, c *call) (bool, error) {
	if c.request.Guild == 0 {
		return false, nil
	}
	if c.request.Manager {
		return true, nil
	}
	if len(c.roles) == 0 {
		return false, nil
	}
	role, err := b.cfg.Deps.Store.EditorRole(ctx, c.request.Guild)
	if err != nil || role == "" {
		return false, err
	}
	for _, r := range c.roles {
		if r == role {
			return true, nil
		}
	}
	return false, nil
}

// run answers a command, a button or a modal: at once, or deferred when it takes long.
func (b *Bot) run(ctx context.Context, h *handling) {
	c := &h.call
	// Opening a form has been counted; what was typed into it is not to be lost to a limit.
	if ok, wait, _ := b.asks.allow(guildKey(c.request.Guild), c.request.User, h.began); !ok && !c.form {
		h.outcome = outcomeLimited
		h.answer(ctx, b.cfg.Deps.Lang(ctx, c.request).TooMany(seconds(wait)))
		return
	}
	cmd, err := b.command(ctx, c)
	if err != nil {
		h.fail(ctx, err)
		return
	}
	h.known, h.name = true, c.name
	h.private = cmd.Private || c.button && !c.replace
	h.postponeAfter(ctx, deferAfter-b.cfg.Now().Sub(h.began))
	if c.upload != nil {
		if c.request.File, err = b.uploads.fetch(ctx, c.upload); err != nil {
			h.fail(ctx, err)
			return
		}
	}
	reply, err := runSafely(ctx, cmd.Run, c.request)
	if err != nil {
		h.fail(ctx, err)
		return
	}
	h.outcome, h.kind = outcomeOK, reply.Kind
	reply.Private = reply.Private || h.private
	h.answer(ctx, reply)
}

// panicError is a panic in a handler, with its stack.
type panicError struct {
	value any
	stack []byte
}

func (p *panicError) Error() string { return fmt.Sprintf("panic: %v", p.value) }

// runSafely runs a handler under a deadline; a panic in it becomes an error.
func runSafely[T any](ctx context.Context, f func(context.Context, commands.Request) (T, error), r commands.Request) (t T, err error) {
	ctx, cancel := context.WithTimeout(ctx, runDeadline)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			err = &panicError{p, debug.Stack()}
		}
	}()
	return f(ctx, r)
}

// suggest answers autocomplete. It cannot be deferred or refused: whatever goes wrong, the list is empty.
func (b *Bot) suggest(ctx context.Context, h *handling, err error) {
	out := choices{Choices: []choice{}}
	defer func() {
		h.send(ctx, &response{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Data: &out})
	}()
	var cmd *commands.Command
	if err == nil {
		cmd, err = b.command(ctx, &h.call)
	}
	h.known = cmd != nil
	if err != nil || cmd.Complete == nil {
		h.outcome = outcomeUser
		return
	}
	if ok, _, _ := b.completes.allow(guildKey(h.call.request.Guild), h.call.request.User, h.began); !ok {
		h.outcome = outcomeLimited
		return
	}
	short, cancel := context.WithTimeout(ctx, deferAfter)
	defer cancel()
	found, err := runSafely(short, cmd.Complete, h.call.request)
	if err != nil {
		h.logFailure(err)
		return
	}
	h.outcome = outcomeOK
	for _, f := range found {
		name, value := shorten(plain(f.Name), maxChoice), f.Value
		if name == "" || value == "" || length(value) > maxChoice {
			continue
		}
		if out.Choices = append(out.Choices, choice{name, value}); len(out.Choices) == maxChoices {
			break
		}
	}
}

func guildKey(g store.GuildID) string {
	if g == 0 {
		return ""
	}
	return strconv.FormatInt(int64(g), 10)
}

// seconds is how many whole seconds a wait takes.
func seconds(wait time.Duration) int { return int(wait/time.Second) + 1 }
