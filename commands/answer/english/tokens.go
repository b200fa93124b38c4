package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Flags of a token.
const (
	FlagCap    = 1 << iota // begins with a capital
	FlagUpper              // two letters or more, all capitals: an acronym or a ticker
	FlagNum                // begins with a digit
	FlagPoss               // was followed by 's
	FlagFirst              // begins a sentence
	FlagBreak              // punctuation stands between it and the token before
	FlagHyphen             // joined to the token before by a hyphen
	FlagQuoted             // stands inside quotation marks
)

// Token is one word of a text.
type Token struct {
	Text       string // folded: "alibaba", "2022", "11", "percent"
	Start, End int    // bytes in the text; without a possessive 's
	Flags      uint8
}

// contractions are the endings that Tokenize takes off a word, and the word that stands for them, if any.
var contractions = map[string]string{"s": "", "t": "not", "re": "are", "ve": "have", "ll": "will", "d": "", "m": "am"}

// symbols are the signs that are words.
var symbols = map[rune]string{'%': "percent", '$': "dollar", '€': "euro", '£': "pound", '¥': "yen", '&': "and"}

// Tokenize splits a text into words. Numbers keep their decimals and lose their grouping commas ("7,000" is "7000"), dotted
// acronyms are joined ("U.S." is "usa", as is "US"), hyphens part words, 's is taken off, and scripts written without
// spaces give one token for each sign.
func Tokenize(s string) []Token { return AppendTokens(make([]Token, 0, len(s)/5+2), s) }

// joined are names of two words that are as often written as one.
var joined = map[[2]string]string{
	{"united", "states"}: "usa", {"united", "kingdom"}: "uk", {"european", "union"}: "eu", {"united", "nations"}: "un",
	{"per", "cent"}: "percent",
}

// join makes one token of the last two where they are such a name.
func join(toks []Token) []Token {
	n := len(toks)
	if n < 2 || toks[n-1].Flags&(FlagFirst|FlagBreak) != 0 || toks[n-2].Flags&FlagPoss != 0 {
		return toks
	}
	switch toks[n-1].Text {
	case "states", "kingdom", "union", "nations", "cent":
		if one, ok := joined[[2]string{toks[n-2].Text, toks[n-1].Text}]; ok {
			toks[n-2].Text, toks[n-2].End = one, toks[n-1].End
			return toks[:n-1]
		}
	}
	return toks
}

// AppendTokens puts the words of a text behind those of out.
func AppendTokens(out []Token, s string) []Token {
	first, quoted := true, false
	var broke, hyphen bool
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isWordRune(r):
			end, text, flags, ok := scanWord(s, i)
			if !ok { // nothing but marks
				i = end
				continue
			}
			if first {
				flags |= FlagFirst
			}
			if broke {
				flags |= FlagBreak
			}
			if hyphen {
				flags |= FlagHyphen
			}
			if quoted {
				flags |= FlagQuoted
			}
			out = join(append(out, Token{Text: text, Start: i, End: end, Flags: flags}))
			i = end
			first, broke, hyphen = false, false, false
			if n, tail := ScanContraction(s, i); n > 0 {
				last := &out[len(out)-1]
				switch {
				case tail == "":
					last.Flags |= FlagPoss
				case tail == "not" && strings.HasSuffix(last.Text, "n"): // didn't, can't, won't
					last.Text = negated(last.Text)
					out = append(out, Token{Text: tail, Start: i, End: i + n})
				case tail == "not":
				default:
					out = append(out, Token{Text: tail, Start: i, End: i + n})
				}
				i += n
			}
			continue
		case symbols[r] != "" && (r == '%' || r == '&' || nextDigit(s, i+size)):
			out = append(out, Token{Text: symbols[r], Start: i, End: i + size})
			first, hyphen = false, false
		case r == '.' || r == '!' || r == '?' || r == ':' || r == '。' || r == '！' || r == '？' || r == '\n':
			first, broke, hyphen = true, true, false
		case r == '"' || r == '“' || r == '”' || r == '«' || r == '»' || r == '„':
			quoted = !quoted && r != '”' && r != '»'
			broke, hyphen = true, false
		case r == '-' || r == '‐' || r == '‑':
			hyphen = len(out) > 0 && out[len(out)-1].End == i
		case unicode.IsSpace(r):
			hyphen = false
		default:
			broke, hyphen = true, false
		}
		i += size
	}
	return out
}

// nextDigit reports a digit at i, past a space.
func nextDigit(s string, i int) bool {
	return digitAt(s, i) || i < len(s) && s[i] == ' ' && digitAt(s, i+1)
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

// unspaced reports a script whose words are not parted by spaces.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// scanWord reads the word that begins at i.
func scanWord(s string, i int) (end int, text string, flags uint8, ok bool) {
	r, size := utf8.DecodeRuneInString(s[i:])
	if unspaced(r) {
		t := Fold(s[i : i+size])
		return i + size, t, 0, t != ""
	}
	if unicode.IsDigit(r) {
		end, text = scanNumber(s, i)
		return end, text, FlagNum, text != ""
	}
	if unicode.IsUpper(r) {
		flags |= FlagCap
	}
	if end, ok := scanAcronym(s, i); ok {
		text = strings.ReplaceAll(Fold(s[i:end]), ".", "")
		if text == "us" {
			text = "usa"
		}
		return end, text, flags | FlagUpper, true
	}
	plain, letters, upper, joined := true, 0, 0, false
	j := i
	for j < len(s) {
		r, size := utf8.DecodeRuneInString(s[j:])
		if isWordRune(r) && !unspaced(r) {
			switch {
			case r >= utf8.RuneSelf:
				plain = false
				if unicode.IsUpper(r) {
					upper++
				}
			case r >= 'A' && r <= 'Z':
				plain = false
				upper++
			}
			letters++
			j += size
			continue
		}
		// O'Brien, d'Ivoire, L'Oréal: one letter, an apostrophe, more letters.
		if letters == 1 && isApostrophe(r) {
			if next, _ := utf8.DecodeRuneInString(s[j+size:]); isWordRune(next) {
				if n, _ := ScanContraction(s, j); n == 0 {
					joined, plain = true, false
					j += size
					continue
				}
			}
		}
		break
	}
	text = s[i:j]
	if letters >= 2 && upper == letters {
		flags |= FlagUpper
	}
	if text == "US" {
		return j, "usa", flags, true
	}
	if !plain {
		text = Fold(text)
		if joined {
			text = strings.ReplaceAll(text, "'", "")
		}
	}
	return j, text, flags, text != ""
}

// scanNumber reads digits with grouping commas, decimals and letters glued on ("20th", "1980s", "11m").
func scanNumber(s string, i int) (end int, text string) {
	j, commas := i, false
	for j < len(s) {
		c := s[j]
		switch {
		case c >= '0' && c <= '9':
			j++
			continue
		case c == ',' && groupAt(s, j+1):
			commas = true
			j++
			continue
		case c == '.' && j+1 < len(s) && s[j+1] >= '0' && s[j+1] <= '9':
			j++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[j:])
		if !isWordRune(r) || unspaced(r) {
			break
		}
		j += size
	}
	text = Fold(s[i:j])
	if commas {
		text = strings.ReplaceAll(text, ",", "")
	}
	return j, text
}

// groupAt reports three digits at i with no fourth: what follows a grouping comma.
func groupAt(s string, i int) bool {
	digits := 0
	for digits < 4 && i+digits < len(s) && s[i+digits] >= '0' && s[i+digits] <= '9' {
		digits++
	}
	return digits == 3
}

// scanAcronym reads single letters parted by dots: "U.S.", "a.m".
func scanAcronym(s string, i int) (end int, ok bool) {
	letters, j := 0, i
	for j+1 < len(s) && s[j+1] == '.' && (s[j]|0x20 >= 'a' && s[j]|0x20 <= 'z') {
		letters++
		j += 2
	}
	if letters == 0 || j < len(s) && isWordByte(s[j]) && !(letters >= 1 && (j+1 == len(s) || !isWordByte(s[j+1]))) {
		return 0, false
	}
	if j < len(s) && isWordByte(s[j]) { // the last letter has no dot: "U.S"
		letters++
		j++
	}
	return j, letters >= 2
}

func isWordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
}

// ScanContraction reads an apostrophe and the ending of a contraction or possessive at i; n is 0 where there is none.
func ScanContraction(s string, i int) (n int, tail string) {
	r, size := utf8.DecodeRuneInString(s[i:])
	if !isApostrophe(r) {
		return 0, ""
	}
	j := i + size
	for j < len(s) && (s[j]|0x20 >= 'a' && s[j]|0x20 <= 'z') {
		j++
	}
	if j < len(s) && s[j] >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(s[j:]); isWordRune(r) {
			return 0, ""
		}
	}
	tail, ok := contractions[strings.ToLower(s[i+size:j])]
	if !ok {
		return 0, ""
	}
	return j - i, tail
}

// negated is the verb of a contraction with n't.
func negated(s string) string {
	switch s {
	case "can", "won", "shan":
		return map[string]string{"can": "can", "won": "will", "shan": "shall"}[s]
	}
	if len(s) < 3 {
		return s
	}
	return strings.TrimSuffix(s, "n")
}

// Texts are the words of tokens.
func Texts(toks []Token) []string {
	out := make([]string, len(toks))
	for i := range toks {
		out[i] = toks[i].Text
	}
	return out
}
