package answer

import "strings"

// spanKind is what sort of thing a stretch of text names.
type spanKind uint8

// The kinds of spans.
const (
	spanName   spanKind = iota // a run of capitalised words
	spanNumber                 // a figure, with its sign and unit: "$80 billion", "11%", "45,000"
	spanDate                   // a date, a month, a weekday, a year
)

// span is a stretch of a text, in bytes.
type span struct {
	kind       spanKind
	start, end int
	from, to   int // tokens
}

// calendarWords are the words that make a date.
var calendarWords = setOf(`january february march april may june july august september october november december jan feb mar apr jun
	jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday`)

// scaleWords join a figure.
var scaleWords = setOf(`hundred thousand million billion trillion mn bn m k percent dollar dollars euro euros pound pounds yen yuan
	point points half dozen crore lakh bn tn`)

// nameJoints may stand inside a name between two capitalised words.
var nameJoints = setOf(`of the de la le van von der den del di da du au aux al bin and for`)

// spansIn finds the names, figures and dates of a text and its tokens, in their order. They do not overlap.
func spansIn(text string, toks []token) []span {
	var out []span
	add := func(k spanKind, i, j int) {
		out = append(out, span{kind: k, start: toks[i].start, end: toks[j-1].end, from: i, to: j})
	}
	for i := 0; i < len(toks); {
		if j := dateAt(toks, i); j > i {
			add(spanDate, i, j)
			i = j
			continue
		}
		if j := numberAt(text, toks, i); j > i {
			add(spanNumber, i, j)
			i = j
			continue
		}
		if j := nameRunAt(toks, i); j > i {
			if k := i - 1; k >= 0 && initialled(text, toks, k) && len(out) > 0 && out[len(out)-1].to == i && out[len(out)-1].from == k {
				out, i = out[:len(out)-1], k // "3G Capital"
			}
			add(spanName, i, j)
			i = j
			continue
		}
		i++
	}
	return out
}

// dateAt reads a date at token i and gives the token after it, or i.
func dateAt(toks []token, i int) int {
	j, words, years := i, 0, 0
	for j < len(toks) && (j == i || toks[j].flags&flagFirst == 0) {
		t := &toks[j]
		switch {
		case calendarWords[t.text] && t.flags&flagCap != 0:
			words++
		case isYear(t.text) && t.end-t.start == len(t.text): // "1,200" is no year
			years++
		case isDayNumber(t.text) && (words > 0 || j+1 < len(toks) && calendarWords[toks[j+1].text]):
		case t.text == "the" && words > 0 && j+1 < len(toks) && isDayNumber(toks[j+1].text):
		case t.text == "of" && words+j-i > 0 && j+1 < len(toks) && calendarWords[toks[j+1].text]:
		default:
			return endDate(toks, i, j, words, years)
		}
		j++
	}
	return endDate(toks, i, j, words, years)
}

func endDate(toks []token, i, j, words, years int) int {
	for j > i && (toks[j-1].text == "the" || toks[j-1].text == "of") {
		j--
	}
	if words == 0 && years == 0 || words == 0 && j-i > years {
		return i
	}
	// "may" and "march" alone are verbs where they are not capitalised; that was seen above. Capitalised at the start of a
	// sentence they may still be.
	if j-i == 1 && toks[i].flags&flagFirst != 0 && (toks[i].text == "may" || toks[i].text == "march") {
		return i
	}
	return j
}

// isYear reports a word such as 1856, 2025 or 1980s.
func isYear(s string) bool {
	s = strings.TrimSuffix(s, "s")
	return len(s) == 4 && (s[0] == '1' || s[0] == '2' && s[1] <= '1') && digitsOnly(s)
}

// isDayNumber reports the digits of a day of the month.
func isDayNumber(s string) bool {
	for _, end := range [...]string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, end)
	}
	return digitsOnly(s) && (len(s) == 1 || len(s) == 2 && s[0] <= '3')
}

// digitsOnly reports a word that is nothing but digits.
func digitsOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// numberAt reads a figure at token i and gives the token after it, or i.
func numberAt(text string, toks []token, i int) int {
	j := i
	for j < len(toks) && (toks[j].text == "dollar" || toks[j].text == "euro" || toks[j].text == "pound" || toks[j].text == "yen") &&
		toks[j].end-toks[j].start <= 3 && j+1 < len(toks) && toks[j+1].start == toks[j].end {
		j++
	}
	if currencyCodes[toks[j].text] && toks[j].flags&flagCap != 0 && j+1 < len(toks) && toks[j+1].flags&(flagNum|flagBreak) == flagNum {
		j++
	}
	if j >= len(toks) || !isFigure(&toks[j]) {
		return i
	}
	for j++; j < len(toks) && toks[j].flags&(flagFirst|flagBreak) == 0; j++ {
		if !scaleWords[toks[j].text] && !(isFigure(&toks[j]) && (text[toks[j-1].end:toks[j].start] == " " || text[toks[j-1].end:toks[j].start] == "-" && toks[j].flags&flagNum == 0)) {
			break
		}
	}
	return currencyAt(toks, j)
}

// isFigure reports digits, or a number in words.
func isFigure(t *token) bool {
	if t.flags&flagNum != 0 {
		return true
	}
	s, ok := irregular[t.text]
	return ok && s[0] >= '0' && s[0] <= '9'
}

// nameRunAt reads a run of capitalised words at token i and gives the token after it, or i. A capital that merely begins a
// sentence makes no name of a common word.
func nameRunAt(toks []token, i int) int {
	if toks[i].flags&flagCap == 0 {
		return i
	}
	if toks[i].flags&flagFirst != 0 && (stopWords[toks[i].text] || commonOpeners[toks[i].text]) {
		return i
	}
	j := i + 1
	for j < len(toks) && toks[j].flags&flagFirst == 0 {
		if toks[j-1].flags&flagPoss != 0 {
			break
		}
		if tailed(toks, i, j) {
			j++
			continue
		}
		if toks[j].flags&flagBreak == 0 && (toks[j].flags&flagCap != 0 || toks[j].flags&flagNum != 0 && toks[j].flags&flagHyphen == 0 && !amountAt(toks, j)) {
			j++
			continue
		}
		if k := j + 1; k < len(toks) && toks[j].flags&flagBreak == 0 && nameJoints[toks[j].text] && toks[j].text != "and" {
			if toks[k].text == "the" && k+1 < len(toks) {
				k++
			}
			if toks[k].flags&flagCap != 0 && toks[k].flags&flagBreak == 0 {
				j = k + 1
				continue
			}
		}
		break
	}
	return j
}

// initialled reports a figure with a capital letter right behind it, joined to the name after it: the 3G of "3G Capital".
func initialled(text string, toks []token, i int) bool {
	t := &toks[i]
	if t.flags&flagNum == 0 || t.end-t.start > 3 || toks[i+1].flags&(flagBreak|flagFirst) != 0 || toks[i+1].flags&flagCap == 0 {
		return false
	}
	last := text[t.end-1]
	return last >= 'A' && last <= 'Z' && !scaleWords[strings.ToLower(text[t.end-1:t.end])] && text[t.end-2] >= '0' && text[t.end-2] <= '9'
}

// tailed reports a word in small letters that a hyphen joins to a name of two words or more and that is a part of it: "Chan Tong-kai", and
// not "New York-based".
func tailed(toks []token, i, j int) bool {
	w := toks[j].text
	return toks[j].flags&(flagHyphen|flagCap|flagNum) == flagHyphen && j > i+1 && toks[j-1].flags&flagCap != 0 && len(w) < 6 && !strings.HasSuffix(w, "ed") && !linkedOn[w]
}

// linkedOn are words that a hyphen joins to a name without making them a part of it.
var linkedOn = setOf(`led born style era wide like type class run made built bound area only and in on to up off for free old year first
	held sworn dubbed co re ex pro anti non self linked grade side`)

// amountAt reports a figure at token i that is of something, and no part of the name before it: "fined EY 500,000 euros".
func amountAt(toks []token, i int) bool {
	if toks[i].end-toks[i].start > len(toks[i].text) {
		return true // it has grouping commas
	}
	if i+1 == len(toks) {
		return false
	}
	if next := &toks[i+1]; next.flags&flagNum != 0 && len(next.text) < 3 && len(toks[i].text) < 3 && (next.flags&flagHyphen != 0 || next.start-toks[i].end == len("–")) {
		return true // "beat Arden 3–0"
	}
	if toks[i+1].flags&flagBreak != 0 {
		return false
	}
	w := toks[i+1].text
	return scaleWords[w] || currencyWords[w] || timeUnits[w] || anyUnit()[w] && toks[i+1].flags&flagCap == 0
}

// commonOpeners begin sentences with a capital without being names.
var commonOpeners = setOf(`according although because besides both currently despite due during each eventually finally first following
	furthermore however if instead its later like many meanwhile moreover most much nevertheless next often once one
	originally other others perhaps several shares since some soon still thus today two unlike until usually when whereas while
	yesterday representatives officials people police further additional nearly almost around early late only even here there tomorrow tonight`)
