package main

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// doctorSees runs the doctor's look at Discord against a server that answers as told.
func doctorSees(t *testing.T, guild string, answers map[string]string, discordsTime, ours time.Time) map[string]finding {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Date", discordsTime.UTC().Format(http.TimeFormat))
		if r.Header.Get("Authorization") != "Bot hush" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		body, ok := answers[r.URL.Path]
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{
		config: config{Token: "hush", GuildID: guild, APIURL: u},
		now:    func() time.Time { return ours },
		log:    slog.New(slog.NewTextHandler(io.Discard, nil)),
	}
	if answers == nil {
		a.Token = "wrong"
	}
	found := map[string]finding{}
	for _, f := range a.checkDiscord(t.Context()) {
		found[f.what] = f
		if strings.Contains(f.text, a.Token) {
			t.Errorf("the token is shown: %s", f.text)
		}
	}
	return found
}

func TestDoctorOnDiscord(t *testing.T) {
	noon := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	const me, guilds = "/api/v9/users/@me", "/api/v9/users/@me/guilds"
	const all = "274877991936"
	for _, c := range []struct {
		name    string
		guild   string
		answers map[string]string
		ours    time.Time
		faulty  string // what is found faulty, in alphabetical order
		says    string
	}{
		{"all is well", "", map[string]string{me: `{"id":"1","username":"byline"}`, guilds: `[{"id":"7","name":"Home","permissions":"` + all + `"}]`}, noon, "", "byline"},
		{"an administrator may do all", "", map[string]string{me: `{}`, guilds: `[{"id":"7","name":"Home","permissions":"8"}]`}, noon, "", ""},
		{"a wrong token", "", nil, noon, "token", "refused"},
		{"a permission withheld", "", map[string]string{me: `{}`, guilds: `[{"id":"7","name":"Ho\u001b[2Jme","permissions":"3072"}]`}, noon, "permissions", "Embed Links"},
		{"not in the server", "8", map[string]string{me: `{}`, guilds: `[]`}, noon, "permissions", "DISCORD_GUILD_ID"},
		{"in no server yet", "", map[string]string{me: `{}`, guilds: `[]`}, noon, "", "in no server"},
		{"a slow clock", "", map[string]string{me: `{}`, guilds: `[]`}, noon.Add(-time.Minute), "clock", "1m0s behind"},
		{"a fast clock", "", map[string]string{me: `{}`, guilds: `[]`}, noon.Add(time.Hour), "clock", "1h0m0s ahead"},
		{"not Discord", "", map[string]string{me: `<html>`}, noon, "token", "DISCORD_API_URL"},
		{"down", "", map[string]string{}, noon, "token", "HTTP 404"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := doctorSees(t, c.guild, c.answers, noon, c.ours)
			var faulty, said []string
			for _, what := range []string{"clock", "permissions", "token"} {
				if found[what].fault {
					faulty = append(faulty, what)
				}
				said = append(said, found[what].text)
			}
			if got := strings.Join(faulty, " "); got != c.faulty {
				t.Errorf("faulty: %q, want %q: %v", got, c.faulty, said)
			}
			if !strings.Contains(strings.Join(said, "\n"), c.says) {
				t.Errorf("%q is not said: %v", c.says, said)
			}
		})
	}
}
