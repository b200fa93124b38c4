package bot

import (
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/commands"
	"byline/store"
)

// keeper writes an invocation in at most commands.MaxInvocation characters, with the store's help where it is longer.
type keeper func(commands.Invocation) (string, error)

// row, button and textInput are what is sent of Discord's components. discordgo's own are encoded twice over.
type row struct {
	Type       discordgo.ComponentType `json:"type"`
	Components any                     `json:"components"` // []button or []textInput
}

type button struct {
	Type     discordgo.ComponentType `json:"type"`
	Label    string                  `json:"label"`
	Style    discordgo.ButtonStyle   `json:"style"`
	CustomID string                  `json:"custom_id"`
}

type textInput struct {
	Type      discordgo.ComponentType  `json:"type"`
	CustomID  string                   `json:"custom_id"`
	Label     string                   `json:"label"`
	Style     discordgo.TextInputStyle `json:"style"`
	Value     string                   `json:"value,omitempty"`
	Hint      string                   `json:"placeholder,omitempty"`
	Required  bool                     `json:"required"`
	MaxLength int                      `json:"max_length,omitempty"`
}

// buttons lays out rows of five. A button without a command is left out, as is one past the twenty-fifth.
func buttons(bs []commands.Button, keep keeper) ([]row, error) {
	rows := []row{}
	all := make([]button, 0, min(len(bs), maxRow*maxRows))
	for _, b := range bs {
		label := shorten(plain(b.Label), maxLabel)
		if b.Do.Command == "" || label == "" || len(all) == maxRow*maxRows {
			continue
		}
		id, err := customID(b.Do, b.Replace, len(all), keep)
		if err != nil {
			return nil, err
		}
		style := discordgo.SecondaryButton
		if b.Main {
			style = discordgo.PrimaryButton
		}
		all = append(all, button{discordgo.ButtonComponent, label, style, id})
	}
	for len(all) > 0 {
		n := min(len(all), maxRow)
		rows, all = append(rows, row{discordgo.ActionsRowComponent, all[:n]}), all[n:]
	}
	return rows, nil
}

// modal is a form that asks for text.
type modal struct {
	CustomID   string `json:"custom_id"`
	Title      string `json:"title"`
	Components []row  `json:"components"`
}

func renderModal(m *commands.Modal, keep keeper) (*modal, error) {
	id, err := customID(m.Do, m.Replace, 0, keep)
	if err != nil {
		return nil, err
	}
	d := &modal{CustomID: id, Title: shorten(plain(m.Title), maxModalTitle)}
	for i, in := range m.Inputs {
		if i == maxInputs {
			break
		}
		most := in.Max
		if most <= 0 || most > maxInputText {
			most = maxInputText
		}
		// The commands count characters otherwise: what is in a field is not to be cut, or saving the form would lose the rest.
		most = min(max(most, length(in.Value)), maxInputText)
		style := discordgo.TextInputShort
		if in.Long {
			style = discordgo.TextInputParagraph
		}
		d.Components = append(d.Components, row{discordgo.ActionsRowComponent, []textInput{{
			Type: discordgo.TextInputComponent, CustomID: in.Name, Label: shorten(plain(in.Label), maxModalTitle), Style: style,
			Value: shorten(in.Value, most), Hint: shorten(plain(in.Hint), maxHint), Required: in.Required, MaxLength: most,
		}}})
	}
	return d, nil
}

// A custom id is a mark and what the keeper gives for an invocation: "r0:partner?name=apple&page=2" replaces the message that
// carries the button, "p1:sources?fact=12" answers the presser alone. The number is the button's place, for Discord wants ids
// that differ within a message.
func customID(do commands.Invocation, replace bool, place int, keep keeper) (string, error) {
	ref, err := keep(do)
	if err != nil {
		return "", err
	}
	mark := "p"
	if replace {
		mark = "r"
	}
	return mark + strconv.Itoa(place) + ":" + ref, nil
}

// readCustomID takes a custom id apart; ref is for the keeper's other half. Ids come from outside and are not to be trusted.
func readCustomID(id string) (replace bool, ref string, err error) {
	mark, ref, found := strings.Cut(id, ":")
	if !found || ref == "" || len(id) > maxCustomID || len(mark) < 2 || len(mark) > 3 || mark[0] != 'r' && mark[0] != 'p' {
		return false, "", errButton
	}
	return mark[0] == 'r', ref, nil
}

var errButton = &store.Error{Kind: store.ErrInvalid, Msg: "That button is from another version of Byline; run the command again."}
