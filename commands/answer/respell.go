package answer

import (
	"slices"
	"sort"
	"strings"

	"byline/commands/answer/english"
)

// respelling is a word of a question that was put right: "helicoptor", where the record writes helicopter.
type respelling struct{ typed, shown string }

// A word that is no word is put right for one slip of the sort that people make in writing: a letter left out, one doubled or too many,
// two swapped, a vowel for another, a neighbour on the keyboard. Of a short word less may be wrong. What differs by another consonant is
// another word as often as not.
const (
	shortTyped   = 4 // of a word of five a letter may be missing
	shortRespelt = 5
	longRespelt  = 6
	// What the record does not write may be a name that nobody knows, and names are short.
	englishRespelt = 7
	// mostTried is how many words of a question are looked at that are none: where there are more it is no English, and looking takes time.
	mostTried = 8
)

// respell puts right the misspelt words of a question that the record writes in one way only. Names have a rule of their own,
// and are left alone here.
func (v *View) respell(text string, toks []english.Token) (string, []respelling) {
	var out strings.Builder
	var done []respelling
	last, allowed := 0, !slices.ContainsFunc(toks, func(t english.Token) bool { return ofAnotherLanguage(t.Text) })
	tried := 0
	for i, t := range toks {
		if len(t.Text) < shortTyped || v.rightAsTyped(t.Text) {
			continue
		}
		if tried++; tried > mostTried {
			break
		}
		right := ""
		switch capital := t.Flags&english.FlagCap != 0; {
		case !capital, i == 0 && !innerCapital(text[t.Start:t.End]) && !(len(toks) > 1 && toks[1].Flags&english.FlagCap != 0):
			right = v.respelt(t.Text, allowed && !capital)
		default:
			right = v.calendarWord(t.Text)
		}
		if right == "" {
			right = v.besideName(toks, i)
		}
		if right != "" && t.Flags&english.FlagCap != 0 {
			right = strings.ToUpper(right[:1]) + right[1:]
		}
		if right == "" {
			continue
		}
		out.WriteString(text[last:t.Start])
		out.WriteString(right)
		if !slices.Contains(asking, right) { // that "wich" is "which" need not be said
			done = append(done, respelling{text[t.Start:t.End], right})
		}
		last = t.End
	}
	if last == 0 {
		return text, nil
	}
	out.WriteString(text[last:])
	return out.String(), done
}

// innerCapital reports a word with a capital beside its first letter and small letters, as only names have: SpaceX, eBay.
func innerCapital(word string) bool {
	if len(word) < 2 {
		return false
	}
	rest := word[1:]
	return strings.ToLower(rest) != rest && strings.ToUpper(rest) != rest
}

// asking are the words that questions begin with and are made with, of which none is a word like another.
var asking = []string{"which", "what", "when", "where", "whose", "would", "could", "should", "because", "people"}

// respelt is the one word that a word must have meant: of the record, or for its relations, or else, where that is asked for, of English.
// It is empty where there is none, or it is a word itself.
func (v *View) respelt(word string, beyond bool) string {
	if len(word) < shortTyped || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	if v.rightAsTyped(word) {
		return ""
	}
	typed := []rune(word)
	if len(word) < 9 {
		for _, w := range asking {
			if w[0] == word[0] && slips(typed, []rune(w), slipLetter) <= slipLetter {
				return w
			}
		}
	}
	_, named := v.names.correct(word)
	r := respeller{view: v, typed: word, runes: typed}
	if r.record(); beyond && !named {
		r.english()
	}
	if r.torn || named && !r.lower {
		return ""
	}
	return r.best
}

// respeller looks for the word that a misspelt one is nearest to.
type respeller struct {
	view  *View
	typed string
	runes []rune
	best  string
	stem  string // of the best
	cost  int
	torn  bool // two words are as near
	// unrecorded says that the record does not have the words which are tried.
	unrecorded bool
	lower      bool // it is a common word: the record writes it in small letters, or a list has it
}

// otherEnd is what it counts on top that a word ends otherwise, in tenths of a wrong letter: "threatend" is rather threatened than threatens.
const otherEnd = 2

// limit is the most that a slip may cost which makes one word of the other.
func (r *respeller) limit(w string) int {
	switch {
	case len(w) > len(r.typed):
		return slipLetter // a letter is left out sooner than one is put in
	case len(r.typed) < shortRespelt:
		return 0
	case len(r.typed) < longRespelt:
		return slipVowel
	}
	return slipLetter
}

// try takes a word for the one that was meant if none was nearer.
func (r *respeller) try(w, stem string, lower bool) {
	if len(w) < shortRespelt || len(w) < len(r.typed)-1 || len(w) > len(r.typed)+1 {
		return
	}
	most := r.limit(w)
	cost := slips(r.runes, []rune(w), most)
	if cost > most {
		return
	}
	if w[len(w)-1] != r.typed[len(r.typed)-1] {
		cost += otherEnd
	}
	if !lower {
		cost++
	}
	if r.unrecorded {
		cost += otherEnd
	}
	if len(w) == len(r.typed) && letterSet([]rune(w)) == letterSet(r.runes) {
		cost -= otherEnd // letters swapped are the commonest slip
	}
	switch {
	case r.best != "" && cost > r.cost, r.best != "" && stem == r.stem && cost == r.cost:
	case r.best != "" && stem != r.stem && cost == r.cost:
		r.torn = true
	default:
		r.best, r.stem, r.cost, r.torn, r.lower = w, stem, cost, false, lower
	}
}

// record tries the words that the record has or may be asked with.
func (r *respeller) record() {
	v, x := r.view, r.view.index
	from := sort.Search(len(x.alphabet), func(i int) bool { return x.words[x.alphabet[i]].text >= r.typed[:1] })
	for _, id := range x.alphabet[from:] {
		w := &x.words[id]
		if w.text[:1] != r.typed[:1] {
			break
		}
		if !w.stop && (w.lower != 0 || english.Written(w.text)) {
			r.try(w.text, x.stems[w.stem].text, w.lower != 0)
		}
	}
	for _, w := range v.vocab.askedBy {
		if w[:1] == r.typed[:1] {
			r.try(w, v.stemOf(w), true)
		}
	}
	for _, w := range usualWords {
		if w[:1] == r.typed[:1] {
			r.try(w, v.stemOf(w), true)
		}
	}
	// Another form of a word of the record, such as "expect" where it writes "expected".
	r.edits(func(w string) {
		if st := v.stemOf(w); len(w) >= shortRespelt && st != r.stem {
			if _, known := v.stemID(st); known && english.Written(w) {
				r.try(w, st, english.Listed(w))
			}
		}
	})
}

// english tries the words of English that the record does not have.
func (r *respeller) english() {
	r.edits(func(w string) {
		if len(w) < shortRespelt || !english.Written(w) {
			return
		}
		if len(r.typed) < shortRespelt || len(r.typed) < englishRespelt && len(w) <= len(r.typed) && slips(r.runes, []rune(w), slipVowel) > slipVowel {
			return
		}
		if st := r.view.stemOf(w); r.best == "" || st != r.stem || len(w) > len(r.best) {
			r.unrecorded = true
			r.try(w, st, english.Listed(w))
			r.unrecorded = false
		}
	})
}

// edits makes every word that one slip may have made the typed one of.
func (r *respeller) edits(try func(string)) {
	word := r.typed
	for i := 1; i <= len(word); i++ {
		for c := byte('a'); c <= 'z'; c++ {
			try(word[:i] + string(c) + word[i:])
		}
		if i == len(word) {
			break
		}
		try(word[:i] + word[i+1:])
		if i+1 < len(word) && word[i] != word[i+1] {
			try(word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:])
		}
		for c := byte('a'); c <= 'z'; c++ {
			if c != word[i] && plainSwaps()[word[i]][c] < slipReplace {
				try(word[:i] + string(c) + word[i+1:])
			}
		}
	}
}

// usualWords are words of grammar and of time from five letters on, that any question may have.
var usualWords = strings.Fields(`about above after again against ahead along already although always among another around before behind being below
	between beyond could during early either enough every first given going later might never other quite right should since still
	their there these third those though three through today toward towards under until where whether while whole within without would yesterday
	march april ` + strings.Join(longCalendar, " "))

// calendarWord is the month or day that a word with a capital must have meant; empty for none. A name may be as near with a letter more.
func (v *View) calendarWord(word string) string {
	if _, known := v.stemID(v.stemOf(word)); known {
		return ""
	}
	typed := []rune(word)
	for _, w := range longCalendar {
		if w[:1] == word[:1] && len(word) >= longRespelt-1 && len(word) <= len(w) && word != w && slips(typed, []rune(w), slipLetter) <= slipLetter {
			return w
		}
	}
	return ""
}

// longCalendar are the months and days that are no short words.
var longCalendar = strings.Fields(`january february august september october november december monday tuesday wednesday thursday friday saturday sunday`)

// spelt reports a word that is right as it is written. A stem alone does not tell: that of "indicment" is the one of "indicate".
func (v *View) spelt(word string) bool {
	st := v.stemOf(word)
	if english.StopWords[word] || english.Auxiliaries[word] || english.Prepositions[word] || english.LightWords[word] || english.Presents[word] || english.Written(word) {
		return true
	}
	end, ok := strings.CutPrefix(word, st)
	if !ok || !inflections[end] {
		return !ok && english.Irregular[word] != ""
	}
	return len(v.vocab.phrases[st]) > 0 || len(english.Kindred()[st]) > 0 || len(english.Looser()[st]) > 0 || english.WordNet(st) != ""
}

// inflections are what a word may have after its stem.
var inflections = map[string]bool{"": true, "s": true, "e": true, "es": true, "ed": true, "ing": true, "er": true, "ers": true, "ion": true, "ions": true, "ly": true}

// knowsWord reports a word that questions are read by, whether or not the record has it: a relation's, or one of the tables.
func (v *View) knowsWord(word string) bool {
	st := v.stemOf(word)
	if len(v.vocab.phrases[st]) > 0 || english.StopWords[word] || english.Auxiliaries[word] || english.Prepositions[word] || english.LightWords[word] || english.Presents[word] || english.Pasts[word] {
		return true
	}
	return commonWord(word) || len(english.Kindred()[st]) > 0 || len(english.Looser()[st]) > 0 || english.WordNet(st) != "" || english.IsWord(word, english.WrittenForms, english.LooseForms)
}
