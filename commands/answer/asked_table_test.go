package answer

import (
	"slices"
	"testing"
)

// wantShort asks each question of a table and compares the short answers.
func wantShort(t *testing.T, v *View, table map[string]string) {
	t.Helper()
	for text, want := range table {
		if a := v.ask(Question{Text: text, Now: askedAt}); a.Short != want {
			t.Errorf("%s: %s %q, want %q", text, a.Kind, a.Short, want)
		}
	}
}

// wantFacts asks each question of a table and compares the keys of the facts that are given, in alphabetical order.
func wantFacts(t *testing.T, v *View, table map[string][]string) {
	t.Helper()
	for text, want := range table {
		var keys []string
		a := v.ask(Question{Text: text, Now: askedAt})
		for i := range a.Facts {
			keys = append(keys, a.Facts[i].Key)
		}
		if slices.Sort(keys); !slices.Equal(keys, want) {
			t.Errorf("%s: %s %v, want %v", text, a.Kind, keys, want)
		}
	}
}
