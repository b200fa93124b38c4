package bot

import (
	"context"
	"io"
	"log/slog"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// fragile is a responder that breaks.
type fragile struct{ restResponder }

func (fragile) first(context.Context, *response) error { panic("in mid-air") }

// Nobody but the timer stands around a deferral: a panic in it is not the end of the process.
func TestPanicWhileDeferring(t *testing.T) {
	h := &handling{bot: &Bot{log: slog.New(slog.NewTextHandler(io.Discard, nil))}, about: slog.String("interaction", "1"),
		responder: &fragile{restResponder{i: &discordgo.Interaction{}}}}
	h.postponeAfter(t.Context(), 0)
	<-h.postponed
	if h.deferred {
		t.Error("taken for deferred")
	}
}
