package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Upload is a file that a member attaches to a command, and how its keeping misbehaves.
type Upload struct {
	Name    string
	Content []byte

	Size     int           // as Discord declares it; 0: what Content has
	URL      string        // as Discord gives it; empty: the server's own
	Status   int           // of the answer; 0: 200
	Redirect string        // where a redirection leads; empty: none
	Delay    time.Duration // before the answer

	id string
}

const (
	uploadPath = "/attachments/"
	optFile    = 11

	maxMessageFiles = 10
	maxMessageBytes = 10 << 20
)

// Attach puts a file into an option of the slash command.
func (s *Server) Attach(e Event, option string, u Upload) Event {
	s.mu.Lock()
	u.id = s.newID()
	if u.URL == "" {
		u.URL = s.url + uploadPath + ChannelID + "/" + u.id + "/" + url.PathEscape(u.Name)
	}
	if u.Size == 0 {
		u.Size = len(u.Content)
	}
	s.uploads[u.id] = &u
	s.mu.Unlock()
	e.With(option, u.id)
	var mark func(v any)
	mark = func(v any) {
		list, _ := v.([]any)
		for _, o := range list {
			if o, ok := o.(map[string]any); ok {
				if o["name"] == option && o["value"] == u.id {
					o["type"] = optFile
				}
				mark(o["options"])
			}
		}
	}
	mark(e.Get("data.options"))
	return e.Set("data.resolved", map[string]any{"attachments": map[string]any{u.id: map[string]any{
		"id": u.id, "filename": u.Name, "size": u.Size, "url": u.URL, "proxy_url": u.URL, "content_type": "text/plain; charset=utf-8",
		"ephemeral": true}}})
}

// Fetched says how often files have been asked for.
func (s *Server) Fetched() int { s.mu.Lock(); defer s.mu.Unlock(); return s.fetched }

func (s *Server) serveUpload(w http.ResponseWriter, hr *http.Request) {
	steps := strings.Split(strings.TrimPrefix(hr.URL.Path, uploadPath), "/")
	s.mu.Lock()
	s.fetched++
	var u *Upload
	if len(steps) == 3 {
		u = s.uploads[steps[1]]
	}
	s.notify()
	s.mu.Unlock()
	if hr.Header.Get("Authorization") != "" {
		s.violate(&Request{Method: hr.Method, Path: hr.URL.Path}, "the bot's token goes to where files are kept")
	}
	if u == nil || hr.Method != http.MethodGet {
		http.Error(w, "This content is no longer available.", http.StatusNotFound)
		return
	}
	s.sleep(hr.Context(), u.Delay)
	switch {
	case u.Redirect != "":
		http.Redirect(w, hr, u.Redirect, http.StatusFound)
	case u.Status != 0:
		http.Error(w, "", u.Status)
	default:
		w.Header().Set("Content-Type", "text/plain")
		_, _ = w.Write(u.Content) // a client that has left is no fault
	}
}

// checkFiles holds the files of a message against what its JSON says of them, and against Discord's limits.
func checkFiles(r *Request) []string {
	var f faults
	var body struct {
		attachments
		Data attachments `json:"data"`
	}
	_ = json.Unmarshal(r.Body, &body) // the contract says what is wrong with the JSON
	named := append(body.List, body.Data.List...)
	size := 0
	for i, file := range r.Files {
		size += len(file.Content)
		if want := fmt.Sprintf("files[%d]", i); file.part != want {
			f.add("part %q in place of %s", file.part, want)
		}
		if file.Name == "" {
			f.add("%s: no file name", file.part)
		}
		found := false
		for _, a := range named {
			found = found || a.ID == strconv.Itoa(i) && a.Name == file.Name
		}
		if !found && len(named) > 0 {
			f.add("attachments: nothing of %s, %q", file.part, file.Name)
		}
	}
	if len(r.Files) > maxMessageFiles {
		f.add("%d files, more than %d", len(r.Files), maxMessageFiles)
	}
	if size > maxMessageBytes {
		f.add("files of %d bytes, more than %d", size, maxMessageBytes)
	}
	return f
}

type attachments struct {
	List []struct {
		ID   string `json:"id"`
		Name string `json:"filename"`
	} `json:"attachments"`
}
