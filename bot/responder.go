package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// response is the first answer to an interaction.
type response struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
}

// choices are the suggestions of autocomplete.
type choices struct {
	Choices []choice `json:"choices"`
}

type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// deferral is the data of a deferred answer: nothing but whether it is for the asker alone can be said yet.
type deferral struct {
	Flags discordgo.MessageFlags `json:"flags,omitempty"`
}

// responder answers one interaction: over REST for one that came through the gateway, in the HTTP response for one that was
// posted to us.
type responder interface {
	// first gives the first answer, within three seconds of the interaction.
	first(ctx context.Context, r *response) error
	// firstFiles is how many bytes of files a first answer can have.
	firstFiles() int
	// edit puts m in the place of the deferred answer.
	edit(ctx context.Context, m *message) error
	// whisper gives m to the asker alone, after a deferral; with replace, the deferred answer, which all see, goes.
	whisper(ctx context.Context, m *message, replace bool) error
}
