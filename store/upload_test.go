package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
	"time"

	"byline/store"
	"byline/store/storetest"
)

func TestUploadsWaitForTheirEditor(t *testing.T) {
	t.Parallel()
	now := storetest.Start
	st := storetest.Open(t, store.Options{Path: t.TempDir() + "/test.db", Now: func() time.Time { return now }})
	ctx := t.Context()
	keep := func(guild store.GuildID, user string, u store.Upload) string {
		t.Helper()
		ref, err := st.KeepUpload(ctx, guild, user, u)
		if err != nil {
			t.Fatal(err)
		}
		now = now.Add(time.Second)
		return ref
	}
	gone := func(guild store.GuildID, user, ref string) {
		t.Helper()
		if _, err := st.Upload(ctx, guild, user, ref); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%d %s %s: %v", guild, user, ref, err)
		}
	}
	there := func(guild store.GuildID, user, ref string) store.Upload {
		t.Helper()
		u, err := st.Upload(ctx, guild, user, ref)
		if err != nil {
			t.Error(err)
		}
		return u
	}
	mine := keep(42, "7", store.Upload{Name: "a.csv", Data: []byte{0, 0xff}, Plan: "plan"})
	if u := there(42, "7", mine); u.Name != "a.csv" || !bytes.Equal(u.Data, []byte{0, 0xff}) || u.Plan != "plan" || len(mine) != 22 {
		t.Errorf("%+v", u)
	}
	gone(43, "7", mine)
	gone(42, "8", mine)
	gone(42, "7", "x")
	other := keep(43, "7", store.Upload{Name: "a.csv"})
	if err := st.DropUpload(ctx, 42, "8", mine); err != nil {
		t.Error(err)
	}
	there(42, "7", mine)
	if err := st.DropUpload(ctx, 42, "7", mine); err != nil {
		t.Error(err)
	}
	gone(42, "7", mine)

	// Ten a guild, the oldest going first.
	var refs []string
	for i := range 11 {
		refs = append(refs, keep(42, "7", store.Upload{Name: fmt.Sprint(i)}))
	}
	gone(42, "7", refs[0])
	there(42, "7", refs[1])
	there(43, "7", other)
	// 32 MiB a guild.
	big := make([]byte, 8<<20)
	for i := range 4 {
		refs = append(refs, keep(44, "7", store.Upload{Name: fmt.Sprint(i), Data: big}))
	}
	there(44, "7", refs[11])
	small := keep(44, "8", store.Upload{Name: "small", Data: []byte("x")})
	gone(44, "7", refs[11])
	there(44, "7", refs[12])
	there(44, "8", small)
	if _, err := st.KeepUpload(ctx, 42, "7", store.Upload{Data: append(big, 0)}); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("too large: %v", err)
	}
	if _, err := st.KeepUpload(ctx, 42, "7", store.Upload{Name: "\xff"}); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("unreadable: %v", err)
	}
	now = now.Add(store.UploadFor + time.Minute)
	gone(43, "7", other)
}
