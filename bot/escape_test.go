package bot

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"Alibaba's AI, in China.": "Alibaba's AI, in China.",
		"**bold** _it_ `code`":    "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`",
		"# heading":               "\\# heading",
		"> quote":                 "\\> quote",
		"@everyone":               "@\u200beveryone",
		"<@123> <#4> <:a:5>":      "\\<@\u200b123\\> \\<\\#4\\> \\<\\:a\\:5\\>",
		"[x](https://evil.test)":  "\\[x\\]\\(https\\://evil.test\\)",
		"join discord.gg/abc":     "join discord\\.gg/abc",
		"DiscordApp.com/invite/a": "DiscordApp\\.com/invite/a",
		"two\nlines":              "two lines",
		"a\u202eb\u0000c":         "abc",
		"1. FC Nord won 2. Liga":  "1\\. FC Nord won 2. Liga",
		"2025.5 is no list":       "2025.5 is no list",
		"11% · £5 – ok":           "11% · £5 – ok",
	} {
		if got := escape(in); got != want {
			t.Errorf("escape(%q) = %q, want %q", in, got, want)
		}
	}
}

// unescape reads Markdown as Discord does where every special character is escaped.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return strings.ReplaceAll(b.String(), "@\u200b", "@")
}

func TestEscapeReadsAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("ab. *_~|`[]()<>#:-@\\/é中discord.gg"))).Draw(t, "s")
		if got := unescape(escape(s)); got != s {
			t.Fatalf("%q reads as %q", s, got)
		}
	})
}

func TestShortenKeepsWithinAndEscapes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := escape(rapid.StringN(0, 80, -1).Draw(t, "s"))
		n := rapid.IntRange(0, 60).Draw(t, "n")
		got := shorten(s, n)
		if utf8.RuneCountInString(got) > n && got != s {
			t.Fatalf("shorten(%q, %d) = %q", s, n, got)
		}
		if got != s && got != "" {
			cut := strings.TrimSuffix(got, "…")
			if (len(cut)-len(strings.TrimRight(cut, "\\")))%2 == 1 {
				t.Fatalf("%q ends inside an escape", got)
			}
		}
	})
}

func TestLinkTakesOnlyHTTP(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.com/a":               "[P](https://example.com/a)",
		"http://example.com/a(b)":             "[P](http://example.com/a%28b%29)",
		"javascript:alert(1)":                 "P",
		"https://user:pw@example.com":         "P",
		"discord://-/invite/x":                "P",
		"https://" + strings.Repeat("a", 600): "P",
		"":                                    "P",
	} {
		if got := link("P", in); got != want {
			t.Errorf("link(%q) = %q, want %q", in, got, want)
		}
	}
}
