package english

import (
	"strings"
	"unicode"
)

// Word is one word of a question as it was typed.
type Word struct {
	text string // as typed, without a possessive ending
	Low  string // lower case, without accents that English drops
	poss bool   // it ended in 's or s'
	Cap  bool   // it begins with a capital
	Num  bool   // it begins with a digit or a currency sign
	stop bool   // a sentence or clause ended before it: . ? ! ; :
	pair bool   // only a hyphen or the like stands between it and the word before
	From int    // where it stands in the text, in bytes
	To   int
}

// maxWords is how many words of a question are read; a question has at most 500 characters, so that none is lost.
const maxWords = 256

// ReadWords splits a question. A number keeps what stands inside it (2025-02-13, 9.2, 13/2/2025), and a sign before it.
func ReadWords(text string) []Word {
	ws := make([]Word, 0, 16)
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
			if r, n := decode(text[j:]); isApostrophe(r) && strings.HasSuffix(w.Low, "s") {
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
				pair = i > 0 && len(ws) > 0 && ws[len(ws)-1].To == i
				i += size
				continue
			}
			pair = false
			i += size
		}
	}
	return ws
}

func newWord(text string, from, to int, stop, pair bool) Word {
	w := Word{text: text[from:to], From: from, To: to, stop: stop, pair: pair}
	for _, end := range []string{"'s", "’s", "'S", "’S"} {
		if t, ok := strings.CutSuffix(w.text, end); ok && t != "" {
			w.text, w.poss = t, true
			break
		}
	}
	w.Low = lower(w.text)
	r, _ := decode(w.text)
	w.Cap = unicode.IsUpper(r)
	w.Num = !unicode.IsLetter(r)
	return w
}
