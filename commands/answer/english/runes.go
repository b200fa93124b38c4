package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func decode(s string) (rune, int) { return utf8.DecodeRuneInString(s) }

func digitAt(s string, i int) bool {
	r, _ := decode(s[i:])
	return unicode.IsDigit(r)
}

func letterAt(s string, i int) bool {
	r, _ := decode(s[i:])
	return unicode.IsLetter(r)
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´'
}

func isCurrency(r rune) bool { return unicode.Is(unicode.Sc, r) }

// lower folds a word for comparison: lower case, no accents, plain apostrophes, initials without their stops.
func lower(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if !ascii {
		var b strings.Builder
		for _, r := range norm.NFKD.String(s) {
			switch {
			case isApostrophe(r):
				b.WriteByte('\'')
			case !unicode.Is(unicode.Mn, r):
				b.WriteRune(r)
			}
		}
		s = b.String()
	}
	s = strings.ToLower(s)
	if strings.IndexByte(s, '.') == 1 && !strings.ContainsAny(s, "0123456789") {
		initials := true
		for _, part := range strings.Split(s, ".") {
			if utf8.RuneCountInString(part) > 1 {
				initials = false
			}
		}
		if initials {
			s = strings.ReplaceAll(s, ".", "")
		}
	}
	return s
}
