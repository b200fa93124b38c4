// Package storetest opens stores for tests.
package storetest

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"byline/store"
)

// Start is what the clock of a new test store shows.
var Start = time.Date(2025, time.March, 1, 9, 0, 0, 0, time.UTC)

// New opens an empty store in a directory of its own, with a clock that stands still at Start. It is closed with the test.
func New(t testing.TB) *store.Store {
	t.Helper()
	return Open(t, store.Options{Path: filepath.Join(t.TempDir(), "test.db")})
}

// TB is what these functions need of a test: a testing.TB, or a rapid.T.
type TB interface {
	Helper()
	Name() string
	Context() context.Context
	Cleanup(func())
	Error(...any)
	Fatal(...any)
}

// Open opens a store that is closed with the test. Without a clock in the options it shows Start.
func Open(t TB, o store.Options) *store.Store {
	t.Helper()
	if o.Now == nil {
		o.Now = func() time.Time { return Start }
	}
	st, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

// Import puts files on record, in the shared record or in a guild's layer, and gives their stories.
func Import(t TB, st *store.Store, guild store.GuildID, files ...*store.File) []store.Story {
	t.Helper()
	results, err := st.Import(t.Context(), store.ImportOptions{Guild: guild, By: store.Author{Name: t.Name(), Via: "test"}}, files...)
	if err != nil {
		t.Fatal(err)
	}
	stories := make([]store.Story, len(results))
	for i, r := range results {
		stories[i] = r.Story
	}
	return stories
}
