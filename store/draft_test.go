package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"byline/store"
	"byline/store/storetest"
)

func TestDraftsBelongToTheirEditorAndGuild(t *testing.T) {
	t.Parallel()
	now := storetest.Start
	st := storetest.Open(t, store.Options{Path: t.TempDir() + "/test.db", Now: func() time.Time { return now }})
	ctx := t.Context()
	keep := func(guild store.GuildID, user, text string) string {
		t.Helper()
		ref, err := st.KeepDraft(ctx, guild, user, text)
		if err != nil {
			t.Fatal(err)
		}
		return ref
	}
	mine := keep(42, "7", "what I typed")
	if again := keep(42, "7", "what I typed"); again != mine || len(mine) != 22 {
		t.Errorf("references %q and %q", mine, again)
	}
	if got, err := st.Draft(ctx, 42, "7", mine); err != nil || got != "what I typed" {
		t.Errorf("the draft is %q (%v)", got, err)
	}
	for _, other := range []struct {
		guild store.GuildID
		user  string
		ref   string
	}{{43, "7", mine}, {42, "8", mine}, {0, "7", mine}, {42, "7", "x"}, {42, "7", ""}, {42, "", mine}} {
		if _, err := st.Draft(ctx, other.guild, other.user, other.ref); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%+v finds a draft (%v)", other, err)
		}
	}
	if keep(43, "7", "what I typed") == mine || keep(42, "8", "what I typed") == mine {
		t.Error("two editors share a draft")
	}
	for _, bad := range []string{strings.Repeat("x", 64<<10+1), "a\x00b", "\xff"} {
		if _, err := st.KeepDraft(ctx, 42, "7", bad); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("%.10q is kept (%v)", bad, err)
		}
	}

	// The oldest of too many go, those of others stay.
	now = now.Add(time.Minute)
	for i := range 100 {
		keep(42, "7", fmt.Sprint(i))
	}
	if _, err := st.Draft(ctx, 42, "7", mine); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the oldest of 101 drafts is still there (%v)", err)
	}
	last := keep(42, "7", "the last")
	if _, err := st.Draft(ctx, 42, "7", last); err != nil {
		t.Errorf("the newest draft is gone: %v", err)
	}
	// So do those that have not been used for long.
	now = now.Add(31 * 24 * time.Hour)
	keep(1, "1", "anything")
	if _, err := st.Draft(ctx, 42, "7", last); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a draft of last month is still there (%v)", err)
	}
}
