package answer

import (
	"strings"
	"testing"

	"byline/store"
	"byline/store/storetest"
)

// viewOf is the view of a story file on a database of its own.
func viewOf(t *testing.T, file string) *View {
	t.Helper()
	f, err := store.ReadFile("story.yaml", strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	st := storetest.New(t)
	v, err := New(st).View(t.Context(), 0, storetest.Import(t, st, 0, f)[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
