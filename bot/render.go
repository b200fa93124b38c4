package bot

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/commands"
	"byline/store"
)

// colours of a reply's edge, by tone. The word beside it always says the same.
var colours = map[commands.Tone]int{
	commands.TonePlain:        0x4F545C,
	commands.ToneConfirmed:    0x2E8B57,
	commands.ToneReported:     0x3B7DD8,
	commands.ToneDisputed:     0xE67E22,
	commands.ToneDenied:       0xC0392B,
	commands.ToneNotDisclosed: 0xE0A800,
	commands.ToneNone:         0x95A5A6,
	commands.ToneError:        0x8B1A1A,
}

// message is what is sent to a channel or in answer to an interaction. allowed_mentions is always there and empty.
type message struct {
	Content         string                    `json:"content,omitempty"` // a digest's ping alone
	Embeds          []*discordgo.MessageEmbed `json:"embeds"`
	Components      []row                     `json:"components"`
	AllowedMentions mentions                  `json:"allowed_mentions"`
	Flags           discordgo.MessageFlags    `json:"flags,omitempty"`
	Reference       *reference                `json:"message_reference,omitempty"`
	// Messages in channels alone: within a few minutes Discord posts no second message of the same nonce.
	Nonce        string `json:"nonce,omitempty"`
	EnforceNonce bool   `json:"enforce_nonce,omitempty"`
	// Attachments lists the files that come with the message. An empty list takes away those that it had.
	Attachments *[]attachment `json:"attachments,omitempty"`

	files []commands.File
}

// mentions allows nothing to be pinged, but for the role of a digest.
type mentions struct {
	Parse       []string `json:"parse"`
	Roles       []string `json:"roles,omitempty"`
	RepliedUser bool     `json:"replied_user"`
}

type reference struct {
	MessageID       string `json:"message_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

// render turns a reply into a message within Discord's limits, shortening visibly what is too long. The only errors are
// the keeper's.
func render(r commands.Reply, keep keeper) (*message, error) {
	m := &message{AllowedMentions: mentions{Parse: []string{}}}
	for _, name := range m.attach(r.Files) {
		r.Notes = append(slices.Clip(r.Notes), "The file "+name+" is left out: Discord takes 10 files of 10 MiB in all.")
	}
	m.Embeds = []*discordgo.MessageEmbed{embed(r)}
	if r.Private {
		m.Flags |= discordgo.MessageFlagsEphemeral
	}
	var err error
	m.Components, err = buttons(r.Buttons, keep)
	return m, err
}

// locale is in which language and whose time a reply is shown.
type locale struct {
	commands.Lang
	zone *time.Location
}

// embed lays a reply out: items without a heading are paragraphs, items with one are fields.
func embed(r commands.Reply) *discordgo.MessageEmbed {
	at := locale{r.Lang, r.Zone}
	if at.zone == nil {
		at.zone = time.UTC
	}
	e := &discordgo.MessageEmbed{Title: shorten(escape(r.Title), maxTitle), Color: colours[r.Tone]}
	footer := shorten(plain(r.Footer), maxFooter)
	if footer != "" {
		e.Footer = &discordgo.MessageEmbedFooter{Text: footer}
	}
	// What the notes may take is kept back, so that they are never what is lost.
	notes := noteLines(r.Notes, maxFieldValue)
	const cutNote = 60
	room := maxEmbeds - length(e.Title) - length(footer) - length(notes) - cutNote

	text := make([]string, 0, 8)
	if r.Lead != "" {
		text = append(text, escape(r.Lead))
	}
	fields := make([]discordgo.MessageEmbedField, 0, min(len(r.Items), maxFields))
	e.Fields = make([]*discordgo.MessageEmbedField, 0, min(len(r.Items), maxFields)+1)
	left := 0
	items := r.Items
	if sectioned(items) {
		e.Fields, left = sections(items, at, room-length(strings.Join(text, "\n\n")))
		items = nil
	}
	said := length(strings.Join(text, ""))
	for n, it := range items {
		name := heading(it, at)
		if name == "" && len(e.Fields) == 0 {
			paragraph := fit(it, at, maxFieldValue)
			if said += length(paragraph) + len("\n\n"); said > min(room, maxDescription-length(notes)-cutNote) {
				left = len(items) - n
				break
			}
			text = append(text, paragraph)
			continue
		}
		if n == 0 || len(e.Fields) == 0 {
			room -= length(strings.Join(text, "\n\n"))
		}
		f := discordgo.MessageEmbedField{Name: shorten(orBlank(name), maxFieldName), Value: fit(it, at, maxFieldValue)}
		if room -= length(f.Name) + length(f.Value); room < 0 || len(e.Fields) == maxFields-1 {
			left = len(items) - n
			break
		}
		fields = append(fields, f)
		e.Fields = append(e.Fields, &fields[len(fields)-1])
	}
	if left > 0 {
		more := "*" + at.LeftOut(left) + "*"
		notes = strings.TrimPrefix(noteLines(r.Notes, maxFieldValue-cutNote)+"\n"+more, "\n")
	}
	switch {
	case notes == "":
	case len(e.Fields) == 0:
		text = append(text, notes)
	default:
		e.Fields = append(e.Fields, &discordgo.MessageEmbedField{Name: blank, Value: notes})
	}
	taken := length(e.Title) + length(footer)
	for _, f := range e.Fields {
		taken += length(f.Name) + length(f.Value)
	}
	e.Description = shorten(strings.Join(text, "\n\n"), min(maxDescription, maxEmbeds-taken))
	if len(e.Fields) == 0 {
		e.Fields = nil
	}
	if e.Title == "" && e.Description == "" && len(e.Fields) == 0 {
		e.Description = blank
	}
	return e
}

// blank is what Discord takes for text where nothing is to be seen.
const blank = "\u200b"

func orBlank(s string) string {
	if s == "" {
		return blank
	}
	return s
}

// heading is the bold line over an item: "13 Feb 2025 · Alibaba · China — confirmed".
func heading(it commands.Item, at locale) string {
	if it.Head == "" && it.Date.IsZero() {
		return ""
	}
	parts := make([]string, 0, 3)
	if !it.Date.IsZero() {
		// Not every client turns a timestamp into a date in a field's name.
		parts = append(parts, at.Date(it.Date, at.zone))
	}
	if it.Head != "" {
		parts = append(parts, escape(it.Head))
	}
	if it.Where != "" {
		parts = append(parts, escape(it.Where))
	}
	s := strings.Join(parts, " · ")
	if it.Status != "" {
		s += " — " + at.Status(it.Status)
	}
	return s
}

// body is an item's sentence, quotation, byline and notes, a line each.
func body(it commands.Item, at locale) string {
	lines := make([]string, 0, 4)
	if it.Text != "" {
		lines = append(lines, escape(it.Text))
	}
	if snowflake(it.Channel) != 0 {
		lines = append(lines, "<#"+it.Channel+">")
	}
	if snowflake(it.Role) != 0 {
		lines = append(lines, "<@&"+it.Role+">")
	}
	for _, t := range it.Times {
		lines = append(lines, escape(at.Moment(t, at.zone))+" · <t:"+strconv.FormatInt(t.Unix(), 10)+":F>")
	}
	if it.Quote != "" {
		lines = append(lines, at.Quoted(escape(it.Quote)))
	}
	if b := byline(it, at); b != "" {
		lines = append(lines, b)
	}
	if len(it.Notes) > 0 {
		lines = append(lines, noteLines(it.Notes, maxDescription))
	}
	return orBlank(strings.Join(lines, "\n"))
}

// byline says how sure it is, who reported it and when: "confirmed · [Bloomberg](…), 13 Feb 2025 · said by Joseph Tsai".
func byline(it commands.Item, at locale) string {
	alone := it.Head == "" && it.Date.IsZero() // there is no heading to say these
	parts := make([]string, 0, 4)
	if alone && it.Status != "" {
		parts = append(parts, at.Status(it.Status))
	}
	for _, c := range it.Cites {
		s := link(c.Publisher, c.URL)
		if c.Author != "" {
			s += " (" + escape(c.Author) + ")"
		}
		if !c.Published.IsZero() {
			s += ", " + stamp(c.Published, at)
		}
		parts = append(parts, s)
	}
	if it.SaidBy != "" {
		parts = append(parts, at.SaidBy(escape(it.SaidBy)))
	}
	if alone && it.Where != "" {
		parts = append(parts, escape(it.Where))
	}
	return strings.Join(parts, " · ")
}

// stamp is a date as a Discord timestamp, which each reader sees in a zone and language of their own. A day is stamped at
// noon in the story's zone, so that it is the same day for nearly every reader; coarser dates are no instants and stay words.
func stamp(w store.When, at locale) string {
	from, _ := w.Span(at.zone)
	switch w.Precision() {
	case store.Instant:
		return "<t:" + strconv.FormatInt(from.Unix(), 10) + ":f>"
	case store.Day:
		return "<t:" + strconv.FormatInt(from.Add(12*time.Hour).Unix(), 10) + ":D>"
	}
	return at.Date(w, at.zone)
}
