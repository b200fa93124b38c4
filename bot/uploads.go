package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"

	"byline/commands"
	"byline/store"
)

// uploads fetches what members attach to commands. The address comes with the interaction, and yet nothing but Discord's own
// hosts is asked for it, without a token, and a redirection is not followed.
type uploads struct {
	client *http.Client
	local  *url.URL // what stands in Discord's place, if anything does; it may hand out files itself
}

const uploadTimeout = 20 * time.Second

// cdnHosts are where Discord keeps attachments.
var cdnHosts = []string{"cdn.discordapp.com", "media.discordapp.net"}

func newUploads(local *url.URL) *uploads {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.ResponseHeaderTimeout = restTimeout
	t.MaxResponseHeaderBytes = 64 << 10
	return &uploads{local: local, client: &http.Client{Transport: t, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}}
}

// trusted reports whether an address is one that Discord gives attachments.
func (u *uploads) trusted(address *url.URL) bool {
	if address.User != nil {
		return false
	}
	if u.local != nil && address.Scheme == u.local.Scheme && address.Host == u.local.Host {
		return true
	}
	return address.Scheme == "https" && slices.Contains(cdnHosts, address.Host)
}

// fetch gets one attachment whole. The errors are fit to be shown.
func (u *uploads) fetch(ctx context.Context, a *discordgo.MessageAttachment) (*commands.File, error) {
	tooLarge := &store.Error{Kind: store.ErrInvalid, Msg: fmt.Sprintf(
		"The file is larger than %d MiB, which is the most that can be taken from Discord; split it, or use byline in a terminal.", commands.MaxFile>>20)}
	if a.Size > commands.MaxFile {
		return nil, tooLarge
	}
	address, err := url.Parse(a.URL)
	if err != nil || !u.trusted(address) {
		return nil, &store.Error{Kind: store.ErrInvalid, Msg: "The file is not where Discord keeps attachments; attach it anew.",
			Err: errors.New("an attachment at an address that is not Discord's")}
	}
	lost := func(err error) error {
		return &store.Error{Kind: store.ErrUnavailable, Msg: "The file could not be fetched from Discord; attach it again in a minute.",
			Err: fmt.Errorf("fetch an attachment: %w", redact(err))}
	}
	ctx, cancel := context.WithTimeout(ctx, uploadTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return nil, lost(err)
	}
	req.Header["User-Agent"] = headerAgent
	resp, err := u.client.Do(req)
	if err != nil {
		return nil, lost(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, lost(fmt.Errorf("HTTP %d", resp.StatusCode))
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, commands.MaxFile+1))
	switch {
	case err != nil:
		return nil, lost(err)
	case len(data) > commands.MaxFile:
		return nil, tooLarge
	case a.Size > 0 && len(data) != a.Size:
		return nil, lost(fmt.Errorf("%d bytes in place of %d", len(data), a.Size))
	}
	return &commands.File{Name: path.Base("/" + a.Filename), Data: data}, nil
}
