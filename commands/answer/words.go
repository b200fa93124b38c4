package answer

import (
	"strings"
	"unicode"
)

// word is one word of a question as it was typed.
type word struct {
	text string // as typed, without a possessive ending
	low  string // lower case, without accents that English drops
	poss bool   // it ended in 's or s'
	cap  bool   // it begins with a capital
	num  bool   // it begins with a digit or a currency sign
	stop bool   // a sentence or clause ended before it: . ? ! ; :
	pair bool   // only a hyphen or the like stands between it and the word before
	from int    // where it stands in the text, in bytes
	to   int
}

// maxWords is how many words of a question are read; a question has at most 500 characters, so that none is lost.
const maxWords = 256

// readWords splits a question. A number keeps what stands inside it (2025-02-13, 9.2, 13/2/2025), and a sign before it.
func readWords(text string) []word {
	ws := make([]word, 0, 16)
	stop, pair := true, false
	for i := 0; i < len(text) && len(ws) < maxWords; {
		r, size := decode(text[i:])
		switch {
		case unicode.IsDigit(r) || (isCurrency(r) && i+size < len(text) && digitAt(text, i+size)):
			j := i + size
			for j < len(text) {
				r, n := decode(text[j:])
				if unicode.IsDigit(r) || unicode.IsLetter(r) || r == '%' {
					j += n
				} else if strings.ContainsRune("-/.,:+", r) && digitAt(text, j+n) {
					j += n
				} else {
					break
				}
			}
			ws = append(ws, newWord(text, i, j, stop, pair))
			i, stop, pair = j, false, false
		case unicode.IsLetter(r):
			j := i + size
			for j < len(text) {
				r, n := decode(text[j:])
				if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
					j += n
				} else if (isApostrophe(r) || r == '&' || r == '.') && letterAt(text, j+n) {
					j += n
				} else {
					break
				}
			}
			w := newWord(text, i, j, stop, pair)
			if r, n := decode(text[j:]); isApostrophe(r) && strings.HasSuffix(w.low, "s") {
				w.poss = true // companies'
				j += n
			}
			ws = append(ws, w)
			i, stop, pair = j, false, false
		default:
			switch {
			case strings.ContainsRune(".?!;:", r):
				stop = true
			case strings.ContainsRune("-‐‑–/", r):
				pair = i > 0 && len(ws) > 0 && ws[len(ws)-1].to == i
				i += size
				continue
			}
			pair = false
			i += size
		}
	}
	return ws
}

func newWord(text string, from, to int, stop, pair bool) word {
	w := word{text: text[from:to], from: from, to: to, stop: stop, pair: pair}
	for _, end := range []string{"'s", "’s", "'S", "’S"} {
		if t, ok := strings.CutSuffix(w.text, end); ok && t != "" {
			w.text, w.poss = t, true
			break
		}
	}
	w.low = lower(w.text)
	r, _ := decode(w.text)
	w.cap = unicode.IsUpper(r)
	w.num = !unicode.IsLetter(r)
	return w
}
