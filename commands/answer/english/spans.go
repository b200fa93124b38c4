package english

import "strings"

// SpanKind is what sort of thing a stretch of text names.
type SpanKind uint8

// The kinds of spans.
const (
	SpanName   SpanKind = iota // a run of capitalised words
	SpanNumber                 // a figure, with its sign and unit: "$80 billion", "11%", "45,000"
	SpanDate                   // a date, a month, a weekday, a year
)

// Span is a stretch of a text, in bytes.
type Span struct {
	Kind       SpanKind
	Start, End int
	From, To   int // tokens
}

// CalendarWords are the words that make a date.
var CalendarWords = WordSet(`january february march april may june july august september october november december jan feb mar apr jun
	jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday`)

// ScaleWords join a figure.
var ScaleWords = WordSet(`hundred thousand million billion trillion mn bn m k percent dollar dollars euro euros pound pounds yen yuan
	point points half dozen crore lakh bn tn`)

// nameJoints may stand inside a name between two capitalised words.
var nameJoints = WordSet(`of the de la le van von der den del di da du au aux al bin and for`)

// SpansIn finds the names, figures and dates of a text and its tokens, in their order. They do not overlap.
func SpansIn(text string, toks []Token) []Span {
	var out []Span
	add := func(k SpanKind, i, j int) {
		out = append(out, Span{Kind: k, Start: toks[i].Start, End: toks[j-1].End, From: i, To: j})
	}
	for i := 0; i < len(toks); {
		if j := dateAt(toks, i); j > i {
			add(SpanDate, i, j)
			i = j
			continue
		}
		if j := numberAt(text, toks, i); j > i {
			add(SpanNumber, i, j)
			i = j
			continue
		}
		if j := NameRunAt(toks, i); j > i {
			if k := i - 1; k >= 0 && initialled(text, toks, k) && len(out) > 0 && out[len(out)-1].To == i && out[len(out)-1].From == k {
				out, i = out[:len(out)-1], k // "3G Capital"
			}
			add(SpanName, i, j)
			i = j
			continue
		}
		i++
	}
	return out
}

// dateAt reads a date at token i and gives the token after it, or i.
func dateAt(toks []Token, i int) int {
	j, words, years := i, 0, 0
	for j < len(toks) && (j == i || toks[j].Flags&FlagFirst == 0) {
		t := &toks[j]
		switch {
		case CalendarWords[t.Text] && t.Flags&FlagCap != 0:
			words++
		case IsYear(t.Text) && t.End-t.Start == len(t.Text): // "1,200" is no year
			years++
		case IsDayNumber(t.Text) && (words > 0 || j+1 < len(toks) && CalendarWords[toks[j+1].Text]):
		case t.Text == "the" && words > 0 && j+1 < len(toks) && IsDayNumber(toks[j+1].Text):
		case t.Text == "of" && words+j-i > 0 && j+1 < len(toks) && CalendarWords[toks[j+1].Text]:
		default:
			return endDate(toks, i, j, words, years)
		}
		j++
	}
	return endDate(toks, i, j, words, years)
}

func endDate(toks []Token, i, j, words, years int) int {
	for j > i && (toks[j-1].Text == "the" || toks[j-1].Text == "of") {
		j--
	}
	if words == 0 && years == 0 || words == 0 && j-i > years {
		return i
	}
	// "may" and "march" alone are verbs where they are not capitalised; that was seen above. Capitalised at the start of a
	// sentence they may still be.
	if j-i == 1 && toks[i].Flags&FlagFirst != 0 && (toks[i].Text == "may" || toks[i].Text == "march") {
		return i
	}
	return j
}

// IsYear reports a word such as 1856, 2025 or 1980s.
func IsYear(s string) bool {
	s = strings.TrimSuffix(s, "s")
	return len(s) == 4 && (s[0] == '1' || s[0] == '2' && s[1] <= '1') && DigitsOnly(s)
}

// IsDayNumber reports the digits of a day of the month.
func IsDayNumber(s string) bool {
	for _, end := range [...]string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, end)
	}
	return DigitsOnly(s) && (len(s) == 1 || len(s) == 2 && s[0] <= '3')
}

// DigitsOnly reports a word that is nothing but digits.
func DigitsOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// numberAt reads a figure at token i and gives the token after it, or i.
func numberAt(text string, toks []Token, i int) int {
	j := i
	for j < len(toks) && (toks[j].Text == "dollar" || toks[j].Text == "euro" || toks[j].Text == "pound" || toks[j].Text == "yen") &&
		toks[j].End-toks[j].Start <= 3 && j+1 < len(toks) && toks[j+1].Start == toks[j].End {
		j++
	}
	if CurrencyCodes[toks[j].Text] && toks[j].Flags&FlagCap != 0 && j+1 < len(toks) && toks[j+1].Flags&(FlagNum|FlagBreak) == FlagNum {
		j++
	}
	if j >= len(toks) || !IsFigure(&toks[j]) {
		return i
	}
	for j++; j < len(toks) && toks[j].Flags&(FlagFirst|FlagBreak) == 0; j++ {
		if !ScaleWords[toks[j].Text] && !(IsFigure(&toks[j]) && (text[toks[j-1].End:toks[j].Start] == " " || text[toks[j-1].End:toks[j].Start] == "-" && toks[j].Flags&FlagNum == 0)) {
			break
		}
	}
	return currencyAt(toks, j)
}

// IsFigure reports digits, or a number in words.
func IsFigure(t *Token) bool {
	if t.Flags&FlagNum != 0 {
		return true
	}
	s, ok := Irregular[t.Text]
	return ok && s[0] >= '0' && s[0] <= '9'
}

// NameRunAt reads a run of capitalised words at token i and gives the token after it, or i. A capital that merely begins a
// sentence makes no name of a common word.
func NameRunAt(toks []Token, i int) int {
	if toks[i].Flags&FlagCap == 0 {
		return i
	}
	if toks[i].Flags&FlagFirst != 0 && (StopWords[toks[i].Text] || commonOpeners[toks[i].Text]) {
		return i
	}
	j := i + 1
	for j < len(toks) && toks[j].Flags&FlagFirst == 0 {
		if toks[j-1].Flags&FlagPoss != 0 {
			break
		}
		if tailed(toks, i, j) {
			j++
			continue
		}
		if toks[j].Flags&FlagBreak == 0 && (toks[j].Flags&FlagCap != 0 || toks[j].Flags&FlagNum != 0 && toks[j].Flags&FlagHyphen == 0 && !amountAt(toks, j)) {
			j++
			continue
		}
		if k := j + 1; k < len(toks) && toks[j].Flags&FlagBreak == 0 && nameJoints[toks[j].Text] && toks[j].Text != "and" {
			if toks[k].Text == "the" && k+1 < len(toks) {
				k++
			}
			if toks[k].Flags&FlagCap != 0 && toks[k].Flags&FlagBreak == 0 {
				j = k + 1
				continue
			}
		}
		break
	}
	return j
}

// initialled reports a figure with a capital letter right behind it, joined to the name after it: the 3G of "3G Capital".
func initialled(text string, toks []Token, i int) bool {
	t := &toks[i]
	if t.Flags&FlagNum == 0 || t.End-t.Start > 3 || toks[i+1].Flags&(FlagBreak|FlagFirst) != 0 || toks[i+1].Flags&FlagCap == 0 {
		return false
	}
	last := text[t.End-1]
	return last >= 'A' && last <= 'Z' && !ScaleWords[strings.ToLower(text[t.End-1:t.End])] && text[t.End-2] >= '0' && text[t.End-2] <= '9'
}

// tailed reports a word in small letters that a hyphen joins to a name of two words or more and that is a part of it: "Chan Tong-kai", and
// not "New York-based".
func tailed(toks []Token, i, j int) bool {
	w := toks[j].Text
	return toks[j].Flags&(FlagHyphen|FlagCap|FlagNum) == FlagHyphen && j > i+1 && toks[j-1].Flags&FlagCap != 0 && len(w) < 6 && !strings.HasSuffix(w, "ed") && !linkedOn[w]
}

// linkedOn are words that a hyphen joins to a name without making them a part of it.
var linkedOn = WordSet(`led born style era wide like type class run made built bound area only and in on to up off for free old year first
	held sworn dubbed co re ex pro anti non self linked grade side`)

// amountAt reports a figure at token i that is of something, and no part of the name before it: "fined EY 500,000 euros".
func amountAt(toks []Token, i int) bool {
	if toks[i].End-toks[i].Start > len(toks[i].Text) {
		return true // it has grouping commas
	}
	if i+1 == len(toks) {
		return false
	}
	if next := &toks[i+1]; next.Flags&FlagNum != 0 && len(next.Text) < 3 && len(toks[i].Text) < 3 && (next.Flags&FlagHyphen != 0 || next.Start-toks[i].End == len("–")) {
		return true // "beat Arden 3–0"
	}
	if toks[i+1].Flags&FlagBreak != 0 {
		return false
	}
	w := toks[i+1].Text
	return ScaleWords[w] || CurrencyWords[w] || TimeUnits[w] || AnyUnit()[w] && toks[i+1].Flags&FlagCap == 0
}

// commonOpeners begin sentences with a capital without being names.
var commonOpeners = WordSet(`according although because besides both currently despite due during each eventually finally first following
	furthermore however if instead its later like many meanwhile moreover most much nevertheless next often once one
	originally other others perhaps several shares since some soon still thus today two unlike until usually when whereas while
	yesterday representatives officials people police further additional nearly almost around early late only even here there tomorrow tonight`)
