package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"byline/store"
	"byline/store/storetest"
)

// The digests of all servers, of one, and of one story; what a digest would say, from where it has come to.
func TestDigestsInTheTerminal(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "byline.db")
	st := storetest.Open(t, store.Options{Path: path, Now: time.Now})
	if err := st.EnsureStarter(t.Context()); err != nil {
		t.Fatal(err)
	}
	story, err := st.StoryBySlug(t.Context(), 0, "apple-alibaba")
	if err != nil {
		t.Fatal(err)
	}
	by := store.Author{UserID: "7", Name: "Ada", Via: "desk"}
	for _, guild := range []store.GuildID{42, 43} {
		d := store.Digest{Guild: guild, Channel: "600", Story: story.ID, Spec: "0 9 * * 1-5", Zone: "Asia/Kathmandu", Style: store.StyleFull}
		if d, err = st.CreateDigest(t.Context(), by, d); err != nil {
			t.Fatal(err)
		}
		if guild == 43 {
			if _, err = st.PauseDigest(t.Context(), by, guild, d.ID, ""); err != nil {
				t.Fatal(err)
			}
		} else if _, err = st.RunDigest(t.Context(), by, guild, d.ID); err != nil {
			t.Fatal(err)
		}
	}
	byline := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("byline", args...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "DISCORD_TOKEN=", "BYLINE_DB="+path)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("byline %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	all := byline("digest", "status")
	for _, want := range []string{"1  server 42  channel 600  apple-alibaba  full  \"0 9 * * 1-5\" Asia/Kathmandu  next: 20", "Under way.", "2  server 43", "next: paused"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in:\n%s", want, all)
		}
	}
	if one := byline("digest", "--guild", "43", "status"); strings.Contains(one, "server 42") || !strings.Contains(one, "server 43") {
		t.Errorf("of server 43:\n%s", one)
	}
	byline("desk", "story", "--make", "ferries", "--title", "The ferries")
	if none := byline("digest", "status", "--story", "ferries"); !strings.Contains(none, "No digest is set") {
		t.Errorf("of another story:\n%s", none)
	}
	if text := byline("digest", "--guild", "42", "preview", "--digest", "1"); !strings.Contains(text, "What is known · 5 of") {
		t.Errorf("preview:\n%s", text)
	}
}
