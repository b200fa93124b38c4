package store_test

import (
	"errors"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byline/store"
	"byline/store/storetest"
)

func TestSettingsAreAGuildsOwn(t *testing.T) {
	st := storetest.New(t)
	ctx, by := t.Context(), store.Author{UserID: "7", Name: "Ed", Via: "desk"}
	read := func(guild store.GuildID) store.Settings {
		t.Helper()
		g, err := st.GuildSettings(ctx, guild)
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	if g := read(5); !cmp.Equal(g, store.Settings{}) || g.Location().String() != "UTC" || !g.ChatIn("1") {
		t.Errorf("of a guild that has set nothing: %+v", g)
	}
	want := store.Settings{Zone: "Europe/London", Language: "ja", ChatOff: true, Quiet: []string{"10", "9"}}
	got, err := st.ChangeSettings(ctx, by, 5, func(g *store.Settings) error {
		*g = store.Settings{Zone: "Europe/London", Language: "ja", ChatOff: true, Quiet: []string{"9", "10", "9"}}
		return nil
	})
	if err != nil || !cmp.Equal(got, want) || !cmp.Equal(read(5), want) {
		t.Errorf("%+v, %+v, %v", got, read(5), err)
	}
	if g := read(5); g.Location().String() != "Europe/London" || g.ChatIn("1") {
		t.Errorf("%+v", g)
	}
	// A role and a story beside them stay; another guild has none of it.
	if err := st.SetEditorRole(ctx, by, 5, "33"); err != nil || !cmp.Equal(read(5), want) || !cmp.Equal(read(6), store.Settings{}) {
		t.Errorf("%+v %+v %v", read(5), read(6), err)
	}
	want.ChatOff, want.Quiet = false, []string{"9"}
	if _, err := st.ChangeSettings(ctx, by, 5, func(g *store.Settings) error {
		g.ChatOff, g.Quiet = false, g.Quiet[1:]
		return nil
	}); err != nil || !cmp.Equal(read(5), want) || read(5).ChatIn("9") || !read(5).ChatIn("10") {
		t.Errorf("%+v %v", read(5), err)
	}
	// What is wrong changes nothing.
	refused := errors.New("refused")
	for name, change := range map[string]func(*store.Settings) error{
		"zone":     func(g *store.Settings) error { g.Zone = "Mars/Olympus"; return nil },
		"language": func(g *store.Settings) error { g.Language = "tlh"; return nil },
		"dialect":  func(g *store.Settings) error { g.Language = "zh-TW"; return nil },
		"local":    func(g *store.Settings) error { g.Zone = "Local"; return nil },
		"channel":  func(g *store.Settings) error { g.Quiet = []string{"<#1>"}; return nil },
		"many": func(g *store.Settings) error {
			for i := range 501 {
				g.Quiet = append(g.Quiet, fmtID(1000+i))
			}
			return nil
		},
	} {
		if _, err := st.ChangeSettings(ctx, by, 5, change); !errors.Is(err, store.ErrInvalid) || !cmp.Equal(read(5), want) {
			t.Errorf("%s: %v, %+v", name, err, read(5))
		}
	}
	if _, err := st.ChangeSettings(ctx, by, 5, func(g *store.Settings) error { g.Zone = "UTC"; return refused }); !errors.Is(err, refused) || !cmp.Equal(read(5), want) {
		t.Errorf("%v, %+v", err, read(5))
	}
	sound(t, st)
}

func fmtID(n int) string { return strconv.Itoa(n) }
