package answer

import (
	"hash/maphash"
	"slices"
	"strings"
)

// englishWords are the words of the thesaurus, as they are written there: what is asked and told of in news, by whatever story.
var englishWords = lazy(func() *wordSet {
	set := &wordSet{seed: maphash.MakeSeed()}
	for line := range strings.Lines(thesaurusText) {
		if line[0] == '#' {
			continue
		}
		for from, i := 0, 0; i < len(line); i++ {
			if wordEnd[line[i]] {
				if i-from > 2 {
					*set.place(line[from:i]) = line[from:i]
				}
				from = i + 1
			}
		}
	}
	return set
})

// wordSet is a set of words that is sooner made than a map. It has room for three times as many as the thesaurus has.
type wordSet struct {
	seed maphash.Seed
	at   [1 << 15]string
}

// place is where a word stands, or would stand.
func (s *wordSet) place(word string) *string {
	i := maphash.String(s.seed, word) % uint64(len(s.at))
	for s.at[i] != "" && s.at[i] != word {
		i = (i + 1) % uint64(len(s.at))
	}
	return &s.at[i]
}

func (s *wordSet) has(word string) bool { return word != "" && *s.place(word) == word }

// writtenForms are the endings of forms that are often written, and looseForms those of words made from others: taken for granted where a
// word is found so, and not made of one that is not.
var (
	writtenForms = []string{"s", "es", "ed", "d", "ing"}
	looseForms   = []string{"er", "ers", "est", "st", "ly", "y", "ness", "less"}
)

// englishWord reports a word that is one whatever the story, in one of the forms.
func englishWord(word string, forms ...[]string) bool {
	words := englishWords()
	if words.has(word) || commonWord(word) {
		return true
	}
	for _, end := range slices.Concat(forms...) {
		base, ok := strings.CutSuffix(word, end)
		if !ok || len(base) < 3 {
			continue
		}
		last := base[len(base)-1]
		switch {
		case (end == "d" || end == "st") && last != 'e', end == "es" && strings.IndexByte("sxzhoi", last) < 0:
		case words.has(base) && !(strings.IndexByte("ei", end[0]) >= 0 && (last == 'e' || doubles(base))), end == "ing" && words.has(base+"e"):
			return true
		case last == base[len(base)-2] && end != "s" && words.has(base[:len(base)-1]) && doubles(base[:len(base)-1]):
			return true // stopped
		case last == 'i' && words.has(base[:len(base)-1]+"y") && end != "s" && end != "d" && end != "st":
			return true
		}
	}
	return false
}

// doubles reports a word whose last letter is doubled before ed, ing and er: run, stop, ship. Of longer ones some do (begin) and some
// do not (visit); either form of those is taken for a word.
func doubles(word string) bool {
	n := len(word)
	isVowel := func(i int) bool { return strings.IndexByte("aeiouy", word[i]) >= 0 }
	if n < 3 || isVowel(n-1) || !isVowel(n-2) || word[n-1] == 'w' || word[n-1] == 'x' {
		return false
	}
	for i := range n - 2 {
		if isVowel(i) && !(i > 0 && word[i-1] == 'q') {
			return false
		}
	}
	return true
}

// englishFor is the one English word that a word must have meant which neither English nor the record has: "goverment", "runing".
// The slip is one as for the words of the record.
func (v *View) englishFor(word string, limit int) string {
	best, least, alone := "", slipLetter+1, ""
	typed := []rune(word)
	try := func(w string) {
		if !englishWord(w, writtenForms) {
			return
		}
		st := v.stemOf(w)
		most := limit
		if len(w) > len(word) {
			most = slipLetter // a letter is left out sooner than one is put in
		}
		switch cost := slips(typed, []rune(w), most); {
		case cost > most || cost > least || cost == least && (st == alone || len(w) < len(best)):
		case cost == least && len(w) == len(best):
			alone = "" // two words are as near
		default:
			best, least, alone = w, cost, st
		}
	}
	const vowels = "aeiou"
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
		if strings.IndexByte(vowels, word[i]) >= 0 {
			for _, c := range []byte(vowels) {
				if c != word[i] {
					try(word[:i] + string(c) + word[i+1:])
				}
			}
		}
	}
	if alone == "" {
		return ""
	}
	return best
}
