package answer

import (
	"strings"
	"sync"

	"byline/commands/answer/english"
)

// want is the sort of thing that a question asks for, as far as text search looks for it.
type want uint8

// What a question may ask for.
const (
	wantAny want = iota
	wantPerson
	wantPlace
	wantCountry
	wantDate
	wantYear
	wantMonth
	wantDay
	wantNumber
	wantCount
	wantMoney
	wantPercent
	wantDuration
	wantReason
)

// wanted reads the sort of answer that a question asks for, the token of its question word, and the token that names the
// sort ("which company"); -1 for none.
func wanted(toks []english.Token) (w want, wh, head int) {
	for i := range toks {
		switch toks[i].Text {
		case "who", "whom", "whose":
			return wantPerson, i, -1
		case "when":
			return wantDate, i, -1
		case "where":
			return wantPlace, i, -1
		case "why":
			return wantReason, i, -1
		case "how":
			w, head = wantedHow(toks, i)
			return w, i, head
		case "what", "which":
			w, head = wantedWhat(toks, i)
			return w, i, head
		}
	}
	return wantAny, 0, -1
}

// wantedHow reads "how many planes", "how long", "how far", …
func wantedHow(toks []english.Token, i int) (want, int) {
	if i+1 == len(toks) {
		return wantAny, -1
	}
	switch toks[i+1].Text {
	case "many":
		j := i + 2
		for j+1 < len(toks) && j < i+5 && !english.StopWords[toks[j].Text] && !english.StopWords[toks[j+1].Text] {
			j++
		}
		if j == len(toks) {
			j = -1
		}
		return wantCount, j
	case "long":
		return wantDuration, -1
	case "much":
		return wantMoney, -1
	case "old", "far", "tall", "big", "large", "high", "often", "fast", "deep", "wide", "heavy", "hot", "cold":
		return wantNumber, -1
	}
	return wantAny, -1
}

// wantedWhat reads "which company", "what year", "what is the population of …"
func wantedWhat(toks []english.Token, i int) (want, int) {
	j := i + 1
	for j < len(toks) && j < i+5 && !english.StopWords[toks[j].Text] {
		j++
	}
	if j > i+1 {
		for k := i + 1; k < j; k++ {
			if w := nounWants()[english.Stem(toks[k].Text)]; w != wantAny {
				return w, k
			}
		}
		return wantAny, j - 1
	}
	for j < len(toks) && english.StopWords[toks[j].Text] {
		j++
	}
	if j < len(toks) {
		switch w := nounWants()[english.Stem(toks[j].Text)]; w {
		case wantAny, wantPerson, wantPlace, wantCountry:
		default:
			return w, j
		}
	}
	return wantAny, -1
}

// nounWants is the sort of thing that a noun beside the question word asks for, by stem.
var nounWants = sync.OnceValue(func() map[string]want {
	m := map[string]want{}
	for _, l := range []struct {
		want  want
		words string
	}{
		{wantYear, `year`}, {wantMonth, `month`}, {wantDay, `day`}, {wantCountry, `country nation`},
		{wantPercent, `percent percentage share proportion fraction rate`},
		{wantMoney, `price cost salary wage fee revenue profit budget income`},
		{wantDate, `date decade century time season era period`},
		{wantNumber, `number amount population size length height weight distance age temperature total sum`},
		{wantPerson, `person people man woman president leader actor actress player author writer scientist king queen emperor director
			chairman governor singer coach quarterback philosopher inventor artist economist politician minister historian architect
			engineer executive ceo musician professor composer company organization team group band university school agency party
			firm`},
		{wantPlace, `city state place town region area location river mountain continent county island street building district stadium
			park province village lake sea ocean`},
	} {
		for s := range stemsIn(l.words) {
			m[s] = l.want
		}
	}
	return m
})

func stemsIn(words string) map[string]bool {
	m := map[string]bool{}
	for w := range english.WordSet(words) {
		m[english.Stem(w)] = true
	}
	return m
}

func isCopula(s string) bool {
	switch s {
	case "is", "are", "was", "were", "mean", "means", "refer", "refers":
		return true
	}
	return false
}

// fits says how well token p of a fact's text suits what a question asks for: 1 surely, less where it may, 0 not at all.
func (x *index) fits(w want, toks []fwd, p int) float32 {
	t := toks[p]
	wd := &x.words[t.word()]
	at := func(k int) string {
		if p+k < 0 || p+k >= len(toks) {
			return ""
		}
		return x.words[toks[p+k].word()].text
	}
	switch w {
	case wantPerson, wantPlace, wantCountry:
		return fitsName(w, wd, x.stems[wd.stem].text, t.flags(), at)
	case wantDate, wantYear, wantMonth, wantDay:
		return fitsDate(w, wd.text, t.flags())
	case wantNumber, wantCount, wantMoney, wantPercent, wantDuration:
		return fitsNumber(w, wd.text, t.flags(), at)
	}
	return 0
}

func fitsName(w want, wd *form, stem string, flags uint8, at func(int) string) float32 {
	name := flags&english.FlagCap != 0 && (flags&english.FlagFirst == 0 || wd.caps > wd.lower) && !english.CalendarWords[wd.text]
	switch {
	case w == wantCountry && countries[wd.text]:
		return 1
	case w == wantCountry && name:
		return 0.4
	case w == wantPerson && name:
		switch at(-1) {
		case "in", "at", "from", "near":
			return 0.5
		}
		return 1
	case w == wantPlace && name:
		if whereWords[at(-1)] || at(-1) == "the" && whereWords[at(-2)] {
			return 1
		}
		return 0.6
	case w == wantPerson && nounWants()[stem] == wantPerson:
		return 0.5
	case w == wantPlace && nounWants()[stem] == wantPlace:
		return 0.4
	}
	return 0
}

func fitsDate(w want, text string, flags uint8) float32 {
	calendar := english.CalendarWords[text] && flags&english.FlagCap != 0
	switch {
	case english.IsYear(text):
		if w == wantDate || w == wantYear {
			return 1
		}
		return 0
	case w == wantYear:
		return 0
	case calendar && w == wantDate:
		return 1
	case calendar:
		if strings.HasSuffix(text, "day") == (w == wantDay) {
			return 1
		}
		return 0.7
	case dateWords[text] && w == wantDate:
		return 0.5
	case w == wantDay && (flags&english.FlagNum != 0 || dateWords[text]):
		return 0.4
	}
	return 0
}

func fitsNumber(w want, text string, flags uint8, at func(int) string) float32 {
	figure := flags&english.FlagNum != 0
	if s, ok := english.Irregular[text]; ok && !figure {
		figure = s[0] >= '0' && s[0] <= '9'
	}
	if !figure {
		switch {
		case w == wantPercent && fractionWords[text]:
			return 0.5
		case (w == wantNumber || w == wantCount) && countWords[text]:
			return 0.6
		}
		return 0
	}
	sure, may := false, float32(0.3)
	switch w {
	case wantMoney:
		sure = moneyWords[at(-1)] || moneyWords[at(1)] || moneyWords[at(2)]
	case wantPercent:
		sure, may = at(1) == "percent", 0.2
	case wantDuration:
		sure = spanUnits[at(1)] || spanUnits[at(2)]
	default:
		sure = !english.IsYear(text)
	}
	if sure {
		return 1
	}
	return may
}

var (
	whereWords = english.WordSet(`in at near from to outside inside across around of between through into off toward towards throughout`)
	dateWords  = english.WordSet(`yesterday today tomorrow century centuries decade decades week month morning evening night afternoon ago
		summer winter spring autumn early late during`)
	moneyWords    = english.WordSet(`dollar dollars euro euros pound pounds yen yuan million billion trillion cents usd`)
	fractionWords = english.WordSet(`half third quarter majority most all none percentage tenth fifth`)
	spanUnits     = english.WordSet(`year years month months week weeks day days hour hours minute minutes second seconds decade decades century
		centuries season seasons term terms`)
	countWords = english.WordSet(`once twice several dozen dozens hundreds thousands millions no none single pair couple both`)
	countries  = english.WordSet(`afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus
		belgium bolivia bosnia botswana brazil britain bulgaria cambodia cameroon canada chad chile china colombia congo croatia
		cuba cyprus czechia czechoslovakia denmark ecuador egypt england estonia ethiopia finland france georgia germany ghana
		greece guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan
		jordan kazakhstan kenya korea kosovo kuwait laos latvia lebanon liberia libya lithuania luxembourg macedonia madagascar
		malaysia mali malta mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger
		nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda
		scotland senegal serbia sierra singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan
		tanzania thailand tunisia turkey uganda uk ukraine uruguay usa uzbekistan venezuela vietnam wales yemen zambia zimbabwe`)
)
