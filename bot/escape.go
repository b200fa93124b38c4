package bot

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escape makes stored or typed text safe to show in Discord's Markdown: it reads exactly as it was written and does
// nothing. Formatting, headings, lists, mentions, custom emoji, masked links, bare links and invites all lose their effect;
// control and bidirectional characters are dropped.
func escape(s string) string {
	clean := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' || special(rune(c)) || c == '.' {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i, r := range s {
		switch {
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case hidden(r):
		case r == '@':
			// A zero-width space parts the sign from what follows, so that no copy of the text pings either.
			b.WriteString("@\u200b")
		case special(r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '.' && (numbered(s[:i], s[i+1:]) || invite(s[:i], s[i+1:])):
			b.WriteString("\\.")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain is escape for places where Discord reads no Markdown: footers, button labels, modal titles, choices.
func plain(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case hidden(r):
			return -1
		}
		return r
	}, s))
}

func special(r rune) bool {
	return r < utf8.RuneSelf && strings.ContainsRune("\\*_~|`[]()<>#:-@", r)
}

// numbered reports whether a dot makes what it stands in an entry of a numbered list.
func numbered(before, after string) bool {
	before = strings.TrimLeft(before, " \n\t")
	return before != "" && strings.Trim(before, "0123456789") == "" && (after == "" || strings.IndexByte(" \n\t", after[0]) >= 0)
}

// invite reports whether a dot stands inside the host of a Discord invite.
func invite(before, after string) bool {
	before = strings.ToLower(before[max(0, len(before)-len("discordapp")):])
	return (strings.HasSuffix(before, "discord") || strings.HasSuffix(before, "discordapp")) &&
		after != "" && unicode.IsLetter(rune(after[0]))
}

// hidden reports whether a character is a control, a bidirectional override or another mark that could disguise a text.
func hidden(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 ||
		r == 0x200E || r == 0x200F || r == 0x061C || r == 0xFEFF
}

// link makes a masked link, or the label alone where the address is not plain http(s).
func link(label, address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return escape(label)
	}
	// Parentheses and blanks would end the link early; String has already escaped everything else.
	safe := linkSafe.Replace(u.String())
	if len(safe) > 512 {
		return escape(label)
	}
	return "[" + escape(label) + "](" + safe + ")"
}

var linkSafe = strings.NewReplacer("(", "%28", ")", "%29", " ", "%20", "<", "%3C", ">", "%3E", "\\", "%5C")

// length is how long Discord may take a text to be: in UTF-16 units, of which what lies beyond the basic plane, such as emoji,
// has two. It says "characters" without saying which; this is the longer reading.
func length(s string) (n int) {
	for _, r := range s {
		n += units(r)
	}
	return n
}

func units(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// shorten cuts s to a length of at most n, visibly, and never inside an escape sequence.
func shorten(s string, n int) string {
	if len(s) <= n || length(s) <= n {
		return s
	}
	if n <= 0 {
		return ""
	}
	end := len(s)
	for i, r := range s {
		if n -= units(r); n < 1 { // one is for the sign that something is missing
			end = i
			break
		}
	}
	s = s[:end]
	if slashes := len(s) - len(strings.TrimRight(s, "\\")); slashes%2 == 1 {
		s = s[:len(s)-1]
	}
	return strings.TrimRight(s, " ") + "…"
}
