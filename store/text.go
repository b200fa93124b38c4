package store

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cleanLine brings text that people wrote into the form in which it is kept: Unicode NFC, each run of white space one
// space, none at the ends, and nothing where no character is seen. What must not be kept at all is left in; see unfit.
func cleanLine(s string) string {
	if plainLine(s) {
		return s
	}
	s = norm.NFC.String(s)
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if isGap(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	if s = strings.TrimFunc(b.String(), unicode.IsSpace); !visible(s) && unfit(s, len(s)) == "" {
		return ""
	}
	return s
}

// visible reports whether a text has anything that a reader sees: joiners, direction marks and spaces alone say nothing.
func visible(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) })
}

// plainLine reports whether s is ASCII that cleanLine would leave alone: the common case.
func plainLine(s string) bool {
	space := true // before the first character
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// isGap tells the white space that is folded. Spaces with a meaning of their own, such as the no-break space between a
// number and its unit, are kept.
func isGap(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// unfit says why a cleaned line cannot be kept: "" where it can. Control characters hide what a text says from who reads
// it in a terminal, bidirectional overrides from who reads it anywhere. Joiners and direction marks stay: scripts and
// emoji need them.
func unfit(s string, most int) string {
	if plainLine(s) {
		if len(s) > most {
			return tooLong(len(s), most)
		}
		return ""
	}
	n := 0
	for i, r := range s {
		n++
		switch {
		case r == utf8.RuneError:
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return "is not valid UTF-8"
			}
		case r < ' ' || r >= 0x7f && r <= 0x9f:
			return fmt.Sprintf("contains the control character U+%04X; take it out", r)
		case isBidiControl(r):
			return fmt.Sprintf("contains the bidirectional control U+%04X; take it out", r)
		case r == '\ufeff':
			return "contains a byte order mark (U+FEFF) inside the text; take it out"
		}
	}
	if n > most {
		return tooLong(n, most)
	}
	return ""
}

func tooLong(n, most int) string {
	return fmt.Sprintf("is %d characters long; at most %d are allowed", n, most)
}

func isBidiControl(r rune) bool {
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// isSlug reports whether s names something in a story: 1 to 64 of a–z, 0–9 and the hyphen.
func isSlug(s string) bool {
	if len(s) == 0 || len(s) > MaxSlug {
		return false
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// Slug makes the slug that comes nearest to a name or a sentence; "" where there is none.
func Slug(s string) string { return slugOf(s) }

// slugOf makes the slug that comes nearest to s, to be suggested; "" where there is none.
func slugOf(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
		default:
			if b.Len() > 0 && !strings.HasSuffix(b.String(), "-") {
				b.WriteByte('-')
			}
		}
		if b.Len() >= MaxSlug {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}
