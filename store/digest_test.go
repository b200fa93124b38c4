package store_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byline/store"
	"byline/store/storetest"
)

var desk = store.Author{UserID: "7", Name: "Ada", Via: "desk"}

// newDigest is a digest at nine in London that can be set.
func newDigest(story store.StoryID) store.Digest {
	return store.Digest{Guild: 5, Channel: "600", Story: story, Spec: "0 9 * * *", Zone: "Europe/London"}
}

// digestStore is a store with the starter story.
func digestStore(t testing.TB, o store.Options) (*store.Store, store.Story) {
	t.Helper()
	var st *store.Store
	if o.Path == "" {
		st = storetest.New(t)
	} else {
		st = storetest.Open(t, o)
	}
	if err := st.EnsureStarter(t.Context()); err != nil {
		t.Fatal(err)
	}
	story, err := st.StoryBySlug(t.Context(), 0, "apple-alibaba")
	if err != nil {
		t.Fatal(err)
	}
	return st, story
}

func TestDigestSettings(t *testing.T) {
	st, story := digestStore(t, store.Options{})
	ctx := t.Context()
	d, err := st.CreateDigest(ctx, desk, newDigest(story.ID))
	if err != nil {
		t.Fatal(err)
	}
	if d.Style != store.StyleHeadlines || d.By != desk || d.Next.Format("2006-01-02 15:04") != "2025-03-02 09:00" || !d.Created.Equal(storetest.Start) {
		t.Errorf("set: %+v", d)
	}
	d.Spec, d.Thread, d.Role, d.Style, d.Always = "30 7 * * 1-5", "601", "77", store.StyleFull, true
	changed, err := st.UpdateDigest(ctx, store.Author{UserID: "8"}, d)
	if err != nil || changed.Next.Format("2006-01-02 15:04") != "2025-03-03 07:30" || changed.By != desk || changed.Place() != "601" {
		t.Errorf("changed: %+v, %v", changed, err)
	}
	if p, err := st.PauseDigest(ctx, desk, 5, d.ID, ""); err != nil || p.Paused == "" || !p.Next.IsZero() {
		t.Errorf("paused: %+v, %v", p, err)
	}
	if p, err := st.UpdateDigest(ctx, desk, d); err != nil || p.Paused == "" || !p.Next.IsZero() {
		t.Errorf("changed while paused: %+v, %v", p, err)
	}
	r, err := st.ResumeDigest(ctx, desk, 5, d.ID)
	if diff := cmp.Diff(changed, r); err != nil || diff != "" {
		t.Errorf("resumed: %v\n%s", err, diff)
	}
	all, err := st.Digests(ctx, 5)
	if err != nil || len(all) != 1 || !cmp.Equal(all[0], r) {
		t.Errorf("listed: %+v, %v", all, err)
	}
	for name, err := range map[string]error{
		"another guild's":         func() error { _, err := st.Digest(ctx, 6, d.ID); return err }(),
		"another guild's, pause":  func() error { _, err := st.PauseDigest(ctx, desk, 6, d.ID, ""); return err }(),
		"another guild's, resume": func() error { _, err := st.ResumeDigest(ctx, desk, 6, d.ID); return err }(),
		"another guild's, update": func() error { d := d; d.Guild = 6; _, err := st.UpdateDigest(ctx, desk, d); return err }(),
		"another guild's, remove": st.RemoveDigest(ctx, desk, 6, d.ID),
		"another guild's, run":    func() error { _, err := st.RunDigest(ctx, desk, 6, d.ID); return err }(),
		"another guild's, slots":  func() error { _, err := st.Slots(ctx, 6, d.ID, 1); return err }(),
		"no such story":           func() error { d := newDigest(99); _, err := st.CreateDigest(ctx, desk, d); return err }(),
	} {
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := st.RemoveDigest(ctx, desk, 5, d.ID); err != nil {
		t.Error(err)
	}
	if all, err := st.Digests(ctx, 5); err != nil || len(all) != 0 {
		t.Errorf("after removal: %v, %v", all, err)
	}
}

func TestDigestIsRefused(t *testing.T) {
	st, story := digestStore(t, store.Options{})
	for what, change := range map[string]func(*store.Digest){
		"channel":        func(d *store.Digest) { d.Channel = "general" },
		"channel ":       func(d *store.Digest) { d.Channel = "" },
		"thread":         func(d *store.Digest) { d.Thread = "x" },
		"role":           func(d *store.Digest) { d.Role = "@here" },
		"everyone":       func(d *store.Digest) { d.Role = "5" },
		"style":          func(d *store.Digest) { d.Style = "long" },
		"server":         func(d *store.Digest) { d.Guild = 0 },
		"never comes":    func(d *store.Digest) { d.Spec = "0 0 30 2 *" },
		"IANA":           func(d *store.Digest) { d.Zone = "Local" },
		"every 15":       func(d *store.Digest) { d.Spec = "* * * * *" },
		"a role; choose": func(d *store.Digest) { d.Role = "+77" },
	} {
		d := newDigest(story.ID)
		change(&d)
		_, err := st.CreateDigest(t.Context(), desk, d)
		if !errors.Is(err, store.ErrInvalid) || !strings.Contains(err.Error(), strings.TrimSpace(what)) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for range store.MaxDigests {
		if _, err := st.CreateDigest(t.Context(), desk, newDigest(story.ID)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := st.CreateDigest(t.Context(), desk, newDigest(story.ID)); !errors.Is(err, store.ErrDenied) {
		t.Errorf("one too many: %v", err)
	}
	other := newDigest(story.ID)
	other.Guild = 6
	if _, err := st.CreateDigest(t.Context(), desk, other); err != nil {
		t.Errorf("in another guild: %v", err)
	}
}
