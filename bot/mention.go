package bot

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/commands"
)

// chatMessage answers a chat message where it is meant for Byline: it mentions the bot, replies to one of its messages, or comes
// in a direct message. It is run in a goroutine of its own and never panics.
func (b *Bot) chatMessage(ctx context.Context, m *discordgo.Message) {
	question, ok := addressed(m, b.self())
	if !ok {
		return
	}
	began := b.cfg.Now()
	log := b.log.With("message", m.ID)
	o, kind := outcomeOK, ""
	defer func() {
		if p := recover(); p != nil {
			o = outcomePanic
			log.Error("panic while answering a message", "panic", p, "stack", string(debug.Stack()))
		}
		b.metrics.message(o, kind)
		log.Info("message", "outcome", o, "kind", kind, "guild", m.GuildID, "ms", b.cfg.Now().Sub(began).Milliseconds())
	}()
	ctx, cancel := context.WithTimeout(ctx, runDeadline+sendDeadline)
	defer cancel()
	if b.quiet(ctx, m) {
		o = outcomeQuiet
		return
	}
	if ok, wait, first := b.asks.allow(m.GuildID, m.Author.ID, began); !ok {
		o = outcomeLimited
		if first {
			// Said once a wait: a refusal in the channel is seen by everyone.
			b.reply(ctx, log, m, b.cfg.Deps.Lang(ctx, commands.Request{Guild: snowflake(m.GuildID)}).TooMany(seconds(wait)), &o)
		}
		return
	}
	typed := make(chan struct{})
	go func() {
		defer close(typed)
		b.typing(ctx, m.ChannelID)
	}()
	r, err := b.chat(ctx, m, question)
	if err != nil {
		h := handling{bot: b, about: slog.String("message", m.ID), name: "message", known: true}
		h.logFailure(err)
		o = h.outcome
		r = b.cfg.Deps.Lang(ctx, commands.Request{Guild: snowflake(m.GuildID)}).ErrorReply(err)
	}
	kind = r.Kind
	// The sign that Byline is typing must not come after the answer, where it would stay.
	<-typed
	b.reply(ctx, log, m, r, &o)
}

// chat runs /ask for a message, or /help where it asks nothing.
func (b *Bot) chat(ctx context.Context, m *discordgo.Message, question string) (commands.Reply, error) {
	c := call{name: "ask", request: commands.Request{
		Guild: snowflake(m.GuildID), Channel: m.ChannelID,
		User: m.Author.ID, UserName: displayName(m.Author), Now: b.cfg.Now(),
		Options: map[string]string{"question": question},
	}}
	if m.Member != nil {
		c.roles = m.Member.Roles
	}
	if question == "" {
		c.name, c.request.Options = "help", map[string]string{}
	}
	cmd, err := b.command(ctx, &c)
	if err != nil {
		return commands.Reply{}, err
	}
	return runSafely(ctx, cmd.Run, c.request)
}

// addressed reports whether a message is for the bot, and gives what it says without the mention. Without the privileged
// intent Discord gives Byline the content of just these messages; a reply that does not mention it comes without, and is
// answered with help.
func addressed(m *discordgo.Message, self string) (question string, ok bool) {
	if m == nil || snowflake(m.ID) == 0 || m.ChannelID == "" || m.Author == nil || m.Author.Bot || m.Author.System || m.WebhookID != "" || m.Author.ID == self || self == "" {
		return "", false
	}
	if m.Type != discordgo.MessageTypeDefault && m.Type != discordgo.MessageTypeReply {
		return "", false
	}
	meant := m.GuildID == ""
	for _, u := range m.Mentions {
		if u != nil && u.ID == self {
			meant = true
		}
	}
	if r := m.ReferencedMessage; r != nil && r.Author != nil && r.Author.ID == self {
		meant = true
	}
	if !meant {
		return "", false
	}
	q := strings.NewReplacer("<@"+self+">", " ", "<@!"+self+">", " ").Replace(m.Content)
	for _, u := range m.Mentions {
		if u != nil && u.ID != self {
			name := displayName(u)
			q = strings.NewReplacer("<@"+u.ID+">", name, "<@!"+u.ID+">", name).Replace(q)
		}
	}
	return strings.Join(strings.Fields(q), " "), true
}

func (b *Bot) typing(ctx context.Context, channel string) {
	defer func() {
		if p := recover(); p != nil {
			b.log.Error("panic while typing", "panic", p)
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, typingDeadline)
	defer cancel()
	err := b.rest.do(ctx, http.MethodPost, "channels/:id/typing", "channels/"+url.PathEscape(channel)+"/typing", nil, nil)
	if err != nil {
		b.log.Debug("show typing", "error", err)
	}
}

// typingDeadline is short because the answer waits for it.
const typingDeadline = 2 * time.Second

// reply sends a reply to a message, pinging nobody. Its nonce is the message's id, so that one message never gets two
// replies, be it that a call is repeated or that the gateway delivers the message again.
func (b *Bot) reply(ctx context.Context, log *slog.Logger, m *discordgo.Message, r commands.Reply, o *outcome) {
	msg, err := render(r, func(inv commands.Invocation) (string, error) { return b.cfg.Deps.Ref(ctx, inv) })
	if err != nil {
		log.Error("keep a button", "error", err)
		r.Buttons = nil
		msg, _ = render(r, nil)
	}
	msg.Flags = 0 // nothing in a channel can be for one member's eyes
	msg.Reference = &reference{MessageID: m.ID}
	msg.Nonce, msg.EnforceNonce = m.ID, true
	path := "channels/" + url.PathEscape(m.ChannelID) + "/messages"
	err = b.rest.postOnce(ctx, "channels/:id/messages", path, msg, nil)
	if mayNotReply(err) {
		msg.Reference = nil
		err = b.rest.postOnce(ctx, "channels/:id/messages", path, msg, nil)
	}
	if mayNotReply(err) { // nor, it may be, show a card
		msg.asText()
		err = b.rest.postOnce(ctx, "channels/:id/messages", path, msg, nil)
	}
	switch {
	case err == nil:
	case missingAccess(err):
		*o = outcomeUnsent
		log.Debug("may not write in the channel", "channel", m.ChannelID, "error", err)
	default:
		*o = outcomeUnsent
		log.Warn("send an answer", "error", err)
	}
}

// mayNotReply reports a message that was refused because it is a reply: those need the permission to read the channel's
// history.
func mayNotReply(err error) bool {
	var e *apiError
	return errors.As(err, &e) && (e.Code == 160002 || e.Code == 50013)
}
