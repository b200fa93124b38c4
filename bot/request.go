package bot

import (
	"math"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"byline/commands"
	"byline/store"
)

// Permissions of a member that make an editor or an administrator.
const (
	permAdministrator = 1 << 3
	permManageGuild   = 1 << 5
)

// call is an interaction or a message as a command sees it.
type call struct {
	name    string // the command; with its subcommand where it comes from an invocation
	request commands.Request
	replace bool // a button whose answer replaces the message that carries it
	form    bool // a modal that was filled in
	button  bool // a button or a modal: its answer is private unless it replaces
	unseen  bool // the message that carries the button is for the presser's eyes alone
	roles   []string
	upload  *discordgo.MessageAttachment // what came with the command; run fetches it
	filed   bool                         // the message that carries the button has files
}

// readInteraction turns an interaction into a call. Everything in it comes from outside: nothing is assumed to be there.
// Where ref is set, what a button or a modal runs is yet to be found from it. The error is fit to be shown.
func readInteraction(i *discordgo.Interaction) (c call, ref string, err error) {
	c.request = commands.Request{
		Guild:   snowflake(i.GuildID),
		Channel: i.ChannelID,
		Locale:  string(i.Locale),
		Options: map[string]string{},
	}
	c.unseen = i.Message != nil && i.Message.Flags&discordgo.MessageFlagsEphemeral != 0
	c.filed = i.Message != nil && len(i.Message.Attachments) > 0
	user := i.User
	if i.Member != nil {
		c.roles = i.Member.Roles
		c.request.Manager = i.Member.Permissions&(permAdministrator|permManageGuild) != 0
		if i.Member.User != nil {
			user = i.Member.User
		}
	}
	if user != nil {
		c.request.User, c.request.UserName = user.ID, displayName(user)
	}
	switch d := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		c.name = d.Name
		c.readOptions(d.Options, d.Resolved)
		if d.TargetID != "" && d.Resolved != nil {
			if m := d.Resolved.Messages[d.TargetID]; m != nil {
				c.request.Message = m.Content
				c.request.Origin = origin(m, d.TargetID, i.GuildID)
			}
		}
		return c, "", nil
	case discordgo.MessageComponentInteractionData:
		c.button = true
		c.replace, ref, err = readCustomID(d.CustomID)
		return c, ref, err
	case discordgo.ModalSubmitInteractionData:
		c.button, c.form = true, true
		c.replace, ref, err = readCustomID(d.CustomID)
		c.replace = c.replace && i.Message != nil // a form that a command opened has no message to replace
		readInputs(d.Components, c.request.Options)
		return c, ref, err
	}
	return c, "", errUndecodable
}

// origin is where a message stands, who wrote it and when, and what its first link leads to.
func origin(m *discordgo.Message, id, guild string) commands.Origin {
	if guild == "" {
		guild = "@me"
	}
	var o commands.Origin
	if at, err := discordgo.SnowflakeTimestamp(id); err == nil {
		o.At, o.Link = at.UTC(), "https://discord.com/channels/"+guild+"/"+m.ChannelID+"/"+id
	}
	if m.Author != nil {
		o.Author = displayName(m.Author)
	}
	for _, e := range m.Embeds {
		if e == nil || e.URL == "" {
			continue
		}
		o.URL, o.Title = e.URL, e.Title
		if e.Provider != nil {
			o.Publisher = e.Provider.Name
		}
		break
	}
	return o
}

var errUndecodable = &store.Error{Kind: store.ErrInvalid, Msg: "Byline cannot read what Discord sent; try the command again."}

// set makes the call run an invocation. What was typed into a modal joins its options and goes before them.
func (c *call) set(inv commands.Invocation) {
	c.name = inv.Command
	for k, v := range inv.Options {
		if _, typed := c.request.Options[k]; !typed {
			c.request.Options[k] = v
		}
	}
}

// readOptions collects a command's options, or its subcommand's.
func (c *call) readOptions(opts []*discordgo.ApplicationCommandInteractionDataOption, found *discordgo.ApplicationCommandInteractionDataResolved) {
	for _, o := range opts {
		if o == nil {
			continue
		}
		if o.Type == discordgo.ApplicationCommandOptionSubCommand && c.request.Sub == "" {
			c.request.Sub = o.Name
			c.readOptions(o.Options, found)
			continue
		}
		switch v := o.Value.(type) {
		case string:
			c.request.Options[o.Name] = v
		case bool:
			c.request.Options[o.Name] = strconv.FormatBool(v)
		case float64:
			if v == math.Trunc(v) && math.Abs(v) < 1<<53 {
				c.request.Options[o.Name] = strconv.FormatInt(int64(v), 10)
			} else {
				c.request.Options[o.Name] = strconv.FormatFloat(v, 'f', -1, 64)
			}
		}
		if id, ok := o.Value.(string); ok && o.Type == discordgo.ApplicationCommandOptionAttachment && found != nil {
			if c.upload = found.Attachments[id]; c.upload != nil {
				c.request.Options[o.Name] = c.upload.Filename
			}
		}
		if o.Focused {
			c.request.Focus = o.Name
		}
	}
}

// readInputs collects what was typed into a modal.
func readInputs(rows []discordgo.MessageComponent, into map[string]string) {
	for _, row := range rows {
		ar, ok := row.(*discordgo.ActionsRow)
		if !ok || ar == nil {
			continue
		}
		for _, in := range ar.Components {
			if t, ok := in.(*discordgo.TextInput); ok && t != nil {
				into[t.CustomID] = t.Value
			}
		}
	}
}

// snowflake reads a Discord id; anything else is 0.
func snowflake(s string) store.GuildID {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return store.GuildID(n)
}

func displayName(u *discordgo.User) string {
	if u.GlobalName != "" {
		return u.GlobalName
	}
	return u.Username
}
