package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Apple picks Alibaba", "Apple picks Alibaba"},
		{"accents and joiners stay", "café 👩‍💻 می\u200cخواهم", "café 👩‍💻 می\u200cخواهم"},
		{"escape sequences", "\x1b[31mred\x1b]8;;http://x\x07", "[31mred]8;;http://x"},
		{"eight-bit controls", "a\u009b31mb", "a31mb"},
		{"line breaks", "a\r\nb\tc\u2028d", "a  b c d"},
		{"bidirectional", "a\u202eb\u2066c\u200fd\u061ce", "abcde"},
		{"hidden", "a\u200bb\ufeffc\U000E0041d\u00ade", "abcde"},
		{"invalid UTF-8", "a\xffb", "a\ufffdb"},
		{"stacked marks", "a" + strings.Repeat("\u0301", 50) + "b", "a" + strings.Repeat("\u0301", 6) + "b"},
	} {
		if got := clean(c.in); got != c.want {
			t.Errorf("%s: clean(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name        string
		in          string
		first, rest int
		want        []string
	}{
		{"empty", "", 10, 10, []string{""}},
		{"fits", "one two", 7, 7, []string{"one two"}},
		{"words", "one two three", 8, 8, []string{"one two", "three"}},
		{"first is shorter", "one two three", 3, 9, []string{"one", "two three"}},
		{"long word", "abcdefghij k", 4, 4, []string{"abcd", "efgh", "ij k"}},
		{"wide characters", "阿里巴巴集团", 4, 4, []string{"阿里", "巴巴", "集团"}},
		{"one wide character in one column", "阿里", 1, 1, []string{"阿", "里"}},
		{"command at the end of a line", "see /story and /timeline", 16, 16, []string{"see /story and", "/timeline"}},
		{"address", "https://example.com/abc", 18, 18, []string{"https://", "example.com/abc"}},
	} {
		if diff := cmp.Diff(c.want, wrap(c.in, c.first, c.rest)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// FuzzClean: whatever was stored, nothing that acts on a terminal is left, and wrapping neither loses nor adds a character.
func FuzzClean(f *testing.F) {
	f.Add("Apple\x1b[2J\u202e 阿里巴巴 👩‍💻\xff", 7)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		got := clean(s)
		if !utf8.ValidString(got) {
			t.Fatalf("clean(%q) is not UTF-8: %q", s, got)
		}
		for _, r := range got {
			if r < ' ' || r >= 0x7f && r < 0xa0 || invisible(r) || r == 0x2028 || r == 0x2029 {
				t.Fatalf("clean(%q) holds %U", s, r)
			}
		}
		limit = 1 + (limit&0x7fffffff)%200
		lines := wrap(got, limit, limit)
		strip := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if strip(strings.Join(lines, "")) != strip(got) {
			t.Fatalf("wrap(%q, %d) = %q", got, limit, lines)
		}
		for _, l := range lines {
			if w := width(l); w > limit && w > 2 {
				t.Fatalf("wrap(%q, %d) has a line of %d columns: %q", got, limit, w, l)
			}
		}
	})
}
