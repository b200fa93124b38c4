package answer

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"byline/commands/answer/english"
)

// saysAs reports that a short answer says what was expected of it, or more: "14 Jul 2023" says "14 July", "$1.5 billion" says
// "1.5 billion dollars". Case and articles do not count, nor how a date or a sum is written.
func saysAs(short, expected string) bool {
	if holdsWhole(strings.ToLower(short), strings.ToLower(expected)) {
		return true
	}
	got, want := plainly(short), plainly(expected)
	for i := 0; len(want) > 0 && i+len(want) <= len(got); i++ {
		if slices.Equal(got[i:i+len(want)], want) {
			return true
		}
	}
	return false
}

// holdsWhole reports that a text has a piece in it, and not as the end of a longer figure: "14 July" is not "4 July". The beginning
// of a figure will do: "$95" is in "$95.00".
func holdsWhole(text, piece string) bool {
	if piece == "" {
		return true
	}
	for at := 0; ; {
		i := strings.Index(text[at:], piece)
		if i < 0 {
			return false
		}
		i += at
		if !figureAt(piece, 0) || !figureAt(text, i-1) && (i < 2 || text[i-1] != '.' && text[i-1] != ',' || !figureAt(text, i-2)) {
			return true
		}
		at = i + 1
	}
}

// sameAnswer reports that two short answers say the same, however they are written.
func sameAnswer(a, b string) bool {
	return strings.EqualFold(a, b) || slices.Equal(plainly(a), plainly(b))
}

var scaleOf = map[string]float64{"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9,
	"trillion": 1e12, "tn": 1e12}

// sumWords are the words for what a sum is of, by those that stand for them; empty for what only says whose dollars they are.
var sumWords = map[string]string{"dollar": "dollar", "dollars": "dollar", "usd": "dollar", "euro": "euro", "euros": "euro", "eur": "euro",
	"pound": "pound", "pounds": "pound", "gbp": "pound", "sterling": "", "yen": "yen", "jpy": "yen", "yuan": "yuan"}

// plainly writes a short answer in one way: words in lower case without articles, days as "14 july 2023", sums as "1500000000 dollar".
func plainly(s string) []string {
	toks := english.Tokenize(isoDays(s))
	var out []string
	for i := range toks {
		w := toks[i].Text
		if w == "the" || w == "a" || w == "an" || w == "usa" && i+1 < len(toks) && toks[i+1].Text == "dollar" {
			continue
		}
		if n := len(w) - 1; n > 0 && w[0] <= '9' && (w[n] == 'm' || w[n] == 'k' || w[n] == 'n') { // 5m, 1.5bn
			head := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
			if scaleOf[w[len(head):]] != 0 {
				out = append(out, head)
				w = w[len(head):]
			}
		}
		if c, ok := sumWords[w]; ok {
			w = c
		}
		if m, ok := months[w]; ok && (w != "may" || toks[i].Flags&english.FlagCap != 0) {
			w = strings.ToLower(m.String())
		}
		if d := dayNumber(w); d > 0 && len(w) > 2 {
			w = strconv.Itoa(d)
		}
		if k, ok := smallNumbers[w]; ok {
			w = strconv.Itoa(k)
		}
		if scale, n := scaleOf[w], len(out); scale != 0 && n > 0 {
			if x, err := strconv.ParseFloat(out[n-1], 64); err == nil {
				out[n-1] = strconv.FormatFloat(x*scale, 'f', -1, 64)
				continue
			}
		}
		if w != "" {
			out = append(out, w)
		}
	}
	for i := range out {
		if i+1 == len(out) {
			break
		}
		_, month := months[out[i]]
		switch _, err := strconv.ParseFloat(out[i+1], 64); {
		case month && dayNumber(out[i+1]) > 0 && (i == 0 || dayNumber(out[i-1]) == 0): // July 14
			out[i], out[i+1] = out[i+1], out[i]
		case err == nil && sumWords[out[i]] != "" && (i == 0 || !isAmount(out[i-1])): // $1.5 billion
			out[i], out[i+1] = out[i+1], out[i]
		}
	}
	return slices.DeleteFunc(out, func(w string) bool { return w == "of" && len(out) > 2 })
}

func isAmount(w string) bool {
	_, err := strconv.ParseFloat(w, 64)
	return err == nil
}

// isoDays writes days such as 2023-07-14 out.
func isoDays(s string) string {
	fields := strings.Fields(s)
	for i, f := range fields {
		if t, err := time.Parse(time.DateOnly, strings.TrimRight(f, ".,")); err == nil {
			fields[i] = t.Format("2 January 2006")
		}
	}
	return strings.Join(fields, " ")
}

// figureAt reports a digit at byte i.
func figureAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// sameVerdict reports that two verdicts come to the same: whether a claim is called supported or the question of it answered with yes.
func sameVerdict(a, b Verdict) bool {
	plain := func(v Verdict) Verdict {
		switch v {
		case Supported:
			return Yes
		case Contradicted:
			return No
		}
		return v
	}
	return plain(a) == plain(b)
}
