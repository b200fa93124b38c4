package commands

import (
	"context"
	"net/url"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

var namesSaveAsFact = phrase{"Save as fact", "存为事实", "事実として保存", "Als Fakt speichern", "Enregistrer comme fait", "Guardar como hecho"}

// saveAsFactCommand is "Save as fact", used on a message: the form of /desk add with what the message says.
func saveAsFactCommand(e *env) Command {
	return Command{
		Editors: true, Private: true, Plain: true,
		Spec: &discordgo.ApplicationCommand{
			Type: discordgo.MessageApplicationCommand, Name: "Save as fact", NameLocalizations: namesSaveAsFact.othersRef(),
		},
		Run: e.runSaveAsFact,
	}
}

func (e *env) runSaveAsFact(ctx context.Context, req Request) (Reply, error) {
	text, link := unlinked(req.Message)
	o := req.Origin
	if text == "" && link == "" && o.URL == "" {
		return Reply{}, refusal("That message has no text to save.", "Use this on a message that states something.")
	}
	d, err := e.newDraft(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	r, err := e.readDraft(ctx, req, d)
	if err != nil {
		return Reply{}, err
	}
	if text == "" {
		text = cleanText(o.Title)
	}
	if claims := claimsIn(text); len(claims) > 1 && len([]rune(text)) > store.MaxText {
		text = claims[0]
	}
	d = d.with(optText, firstRunes(text, store.MaxText))
	d = d.with(r.proposed(text)...)
	if link == "" {
		link = o.URL
	}
	d = d.with(optSource, r.sourceOf(o, link, text))
	return r.openForm(ctx, d, nil, formMain)
}

// unlinked is a message as one line without its links, and the first of these.
func unlinked(message string) (text, link string) {
	var words []string
	for _, w := range strings.Fields(firstRunes(message, 8*maxQuestion)) {
		bare := strings.Trim(w, "<>()[]")
		if strings.HasPrefix(bare, "https://") || strings.HasPrefix(bare, "http://") {
			if link == "" {
				link = bare
			}
			continue
		}
		words = append(words, w)
	}
	return cleanText(strings.Join(words, " ")), link
}

// sourceOf is the source that a message gives: what it links to, else the message itself.
func (r *reading) sourceOf(o Origin, link, text string) string {
	day := store.DayOf(o.At.In(r.loc)).String()
	if o.At.IsZero() {
		day = store.DayOf(r.req.Now.In(r.loc)).String()
	}
	plain := func(s string, most int) string { return firstRunes(strings.ReplaceAll(cleanText(s), "|", "/"), most) }
	u, err := url.Parse(link)
	if link == "" || err != nil || u.Host == "" {
		return newSourceLine("Discord", plain("Message by "+o.Author, store.MaxTitle), day, o.Link)
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	publisher := plain(o.Publisher, store.MaxName)
	for _, s := range r.view.Record.Sources {
		if sameLink(s.URL, link) {
			return s.Slug
		}
		if old, err := url.Parse(s.URL); err == nil && s.URL != "" && strings.TrimPrefix(strings.ToLower(old.Hostname()), "www.") == host {
			publisher = s.Publisher
		}
	}
	if publisher == "" {
		publisher = host
	}
	title := plain(o.Title, store.MaxTitle)
	if title == "" {
		title = plain(text, 120)
	}
	return newSourceLine(publisher, title, day, plain(link, store.MaxURL))
}
