package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a text to the form in which names and words are compared: lower case, without accents, with plain quotes and
// dashes, without control, format and bidirectional characters, and with single spaces.
func Fold(s string) string {
	if isPlain(s) {
		return s
	}
	if isASCII(s) {
		if s = strings.ToLower(s); isPlain(s) {
			return s
		}
	} else {
		var b strings.Builder
		b.Grow(len(s))
		for _, r := range norm.NFKD.String(s) {
			foldRune(&b, r)
		}
		s = b.String()
	}
	return strings.Join(strings.Fields(s), " ")
}

// isPlain reports that folding would change nothing.
func isPlain(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == ' ' {
			if space {
				return false
			}
			space = true
			continue
		}
		if c <= ' ' || c >= 0x7f || c >= 'A' && c <= 'Z' {
			return false
		}
		space = false
	}
	return !space || s == ""
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' && s[i] != '\t' && s[i] != '\n' && s[i] != '\r' || s[i] == 0x7f {
			return false
		}
	}
	return true
}

// foldRune writes the folded form of one decomposed rune.
func foldRune(b *strings.Builder, r rune) {
	switch r {
	case '’', '‘', 'ʼ', '`', '´', '＇', '′':
		b.WriteByte('\'')
		return
	case '“', '”', '„', '«', '»', '″':
		b.WriteByte('"')
		return
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹣', '－':
		b.WriteByte('-')
		return
	case 'ß', 'ẞ':
		b.WriteString("ss")
		return
	case 'ø', 'Ø':
		b.WriteByte('o')
		return
	case 'æ', 'Æ':
		b.WriteString("ae")
		return
	case 'œ', 'Œ':
		b.WriteString("oe")
		return
	case 'ł', 'Ł':
		b.WriteByte('l')
		return
	case 'đ', 'Đ', 'ð', 'Ð':
		b.WriteByte('d')
		return
	case 'þ', 'Þ':
		b.WriteString("th")
		return
	case 'ı', 'İ':
		b.WriteByte('i')
		return
	case utf8.RuneError:
		return
	}
	switch {
	case r == '\t' || r == '\n' || r == '\r' || unicode.Is(unicode.Z, r):
		b.WriteByte(' ')
	case unicode.Is(unicode.M, r) || unicode.Is(unicode.C, r):
	default:
		b.WriteRune(unicode.ToLower(r))
	}
}
