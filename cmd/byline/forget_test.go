package main

import "testing"

func TestNumberOf(t *testing.T) {
	for n, want := range map[int]string{0: "0 edits", 1: "1 edit", 2: "2 edits"} {
		if got := numberOf(n, "edit"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
