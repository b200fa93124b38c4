// Package commands holds what members can ask of Byline, one file a command: its Discord specification, what it does and
// its reply. Handlers return replies; they never see a Discord session.
package commands

import (
	"context"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// Command is one command of Byline.
type Command struct {
	// Spec is what is registered with Discord. Its name finds the command.
	Spec *discordgo.ApplicationCommand
	// Editors: refused to anyone but editors. Private: its replies are for the asker's eyes only. Hidden: never registered;
	// reached by a button or a modal alone.
	Editors, Private, Hidden bool
	// AsksEditor: others than editors may use it too, but Run looks at Request.Editor, which is not found out otherwise.
	AsksEditor bool
	// Plain: in English whatever the server's language, as what editors do at the desk is.
	Plain bool

	Run      func(context.Context, Request) (Reply, error)
	Complete func(context.Context, Request) ([]Choice, error) // nil where nothing autocompletes

	relation bool // made from a relation of the vocabulary
	subs     []subcommand
	extra    []string                                 // options that Run takes beside those of Spec: only buttons send them
	example  func(context.Context, *reading) []string // how to call it, on this story: for /help
}

// Name is what the command is called: the first word of its Invocations.
func (c *Command) Name() string { return c.Spec.Name }

// Request is one call of a command, from Discord or from the console.
type Request struct {
	Guild    store.GuildID // 0 in a direct message and in the console
	Channel  string
	User     string // id
	UserName string
	Editor   bool   // may use editors' commands in this guild: has MANAGE_GUILD or the guild's editor role
	Manager  bool   // has MANAGE_GUILD
	Operator bool   // may edit shared stories
	Locale   string // of the caller's Discord; empty in the console
	Alone    bool   // the reply is for the caller's eyes alone, whatever the command
	Now      time.Time
	Via      string            // how edits come in: "terminal"; empty is "desk", which is Discord
	Sub      string            // the subcommand, "editors" of /desk editors; empty where the command has none
	Options  map[string]string // by option name; numbers in decimal, roles and channels by id
	Focus    string            // Complete: the option being typed
	Message  string            // message commands: the text of the message it was used on
	File     *File             // what was attached, at most MaxFile bytes; nil where nothing was

	// MayPost says what Byline lacks to post digests in a channel or a thread of the guild, as Discord names it ("Send
	// Messages"); nothing where all is well. MayMention says whether it may ping a role there. Errors are fit to be shown:
	// no such channel in this guild, one that holds no messages, Discord out of reach. Both are nil in the console.
	MayPost    func(ctx context.Context, channel string) (missing []string, err error)
	MayMention func(ctx context.Context, channel, role string) (bool, error)
	Origin     Origin // message commands: where that text comes from

	call   string  // the Invocation's name: set by the guard
	tongue *tongue // the language of the reply: set by the guard
}

// Origin is where a message comes from.
type Origin struct {
	Link   string // to the message itself
	Author string
	At     time.Time // when it was sent
	// What the message's first link leads to, as far as Discord shows it: all may be empty.
	URL, Title, Publisher string
}

// Choice is one suggestion of autocomplete.
type Choice struct {
	Name  string // shown, at most 100 characters
	Value string // sent, at most 100 characters
}
