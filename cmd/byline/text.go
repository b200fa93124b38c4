package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// clean makes a stored or typed string safe to print on one line of a terminal: escape sequences, control characters and
// characters that reorder or hide text are dropped, line breaks become spaces, and bytes that are not UTF-8 are shown as
// U+FFFD. What is left has no meaning to a terminal but its glyphs.
func clean(s string) string {
	if plainASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	marks := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r == '\n', r == '\r', r == '\t', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			r = ' '
		case unicode.Is(unicode.Cc, r), invisible(r):
			continue
		}
		// Stacked marks climb over the lines above; no script needs more than a few on one letter.
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) {
			if marks++; marks > 6 {
				continue
			}
		} else {
			marks = 0
		}
		b.WriteRune(r)
	}
	return b.String()
}

func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// invisible reports whether r reorders text, hides in it or means something to a terminal without being seen. The joiners
// that emoji and several scripts need are not among them.
func invisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x061C, r == 0x180E, r == 0xFEFF,
		r == 0x200B, r == 0x200E, r == 0x200F,
		r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x206F,
		r >= 0xFFF9 && r <= 0xFFFB,
		r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return false
}

// width is how many columns s takes.
func width(s string) int {
	if plainASCII(s) {
		return len(s)
	}
	return uniseg.StringWidth(s)
}

// wrap breaks s into lines of at most first and then rest columns, where a line may break; a word that is longer than a
// line is broken where it must be. It gives at least one line.
func wrap(s string, first, rest int) []string {
	var lines []string
	limit := max(first, 1)
	line, used := "", 0
	flush := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, used, limit = "", 0, max(rest, 1)
	}
	state := -1
	for s != "" {
		var piece string
		piece, s, _, state = uniseg.FirstLineSegmentInString(s, state)
		// A line may break after a slash and not before it, save for one that begins the name of a command.
		if before, ok := strings.CutSuffix(piece, " /"); ok && s != "" {
			piece, s, state = before+" ", "/"+s, -1
		} else if piece == "/" && s != "" {
			var name string
			name, s, _, state = uniseg.FirstLineSegmentInString(s, state)
			piece += name
		}
		bare := strings.TrimRight(piece, " ")
		if used > 0 && used+width(bare) > limit {
			flush()
		}
		for width(bare) > limit {
			head, tail := cut(bare, limit)
			line += head
			flush()
			bare, piece = tail, tail+piece[len(bare):]
		}
		line += piece
		used += width(piece)
	}
	if line != "" || len(lines) == 0 {
		flush()
	}
	return lines
}

// cut splits s after as many whole characters, one at least, as fit into limit columns.
func cut(s string, limit int) (head, tail string) {
	used, end := 0, 0
	state := -1
	for rest := s; rest != ""; {
		var cluster string
		var w int
		cluster, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if end > 0 && used+w > limit {
			break
		}
		used += w
		end += len(cluster)
	}
	return s[:end], s[end:]
}

// shorten cuts s to at most limit columns and says so with an ellipsis.
func shorten(s string, limit int) string {
	if width(s) <= limit {
		return s
	}
	head, _ := cut(s, limit-1)
	return strings.TrimRight(head, " ") + "…"
}
