package bot

import (
	"context"
	"net/http"
	"net/url"

	"github.com/bwmarrin/discordgo"
)

// restResponder answers an interaction over REST.
type restResponder struct {
	rest *rest
	i    *discordgo.Interaction
}

func (r *restResponder) first(ctx context.Context, resp *response) error {
	return r.rest.postOnce(ctx, "interactions/:id/:token/callback",
		"interactions/"+url.PathEscape(r.i.ID)+"/"+url.PathEscape(r.i.Token)+"/callback", resp, nil)
}

// firstFiles is what can be sent within three seconds.
func (r *restResponder) firstFiles() int { return 2 * slowest }

func (r *restResponder) hook() string {
	return "webhooks/" + url.PathEscape(r.i.AppID) + "/" + url.PathEscape(r.i.Token)
}

func (r *restResponder) edit(ctx context.Context, m *message) error {
	return r.rest.do(ctx, http.MethodPatch, "webhooks/:id/:token/messages/@original", r.hook()+"/messages/@original", m, nil)
}

func (r *restResponder) whisper(ctx context.Context, m *message, replace bool) error {
	if replace {
		if err := r.unsay(ctx); err != nil && !gone(err) {
			return err
		}
	}
	return r.follow(ctx, m)
}

// unsay takes the first answer away.
func (r *restResponder) unsay(ctx context.Context) error {
	return r.rest.do(ctx, http.MethodDelete, "webhooks/:id/:token/messages/@original", r.hook()+"/messages/@original", nil, nil)
}

// follow gives another answer after the first.
func (r *restResponder) follow(ctx context.Context, m *message) error {
	return r.rest.do(ctx, http.MethodPost, "webhooks/:id/:token", r.hook(), m, nil)
}
