package english

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync"
)

// englishWords are the words of the thesaurus, as they are written there: what is asked and told of in news, by whatever story.
var englishWords = sync.OnceValue(func() *wordSet {
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

// WrittenForms are the endings of forms that are often written, and LooseForms those of words made from others: taken for granted where a
// word is found so, and not made of one that is not.
var (
	WrittenForms = []string{"s", "es", "ed", "d", "ing"}
	LooseForms   = []string{"er", "ers", "est", "st", "ly", "y", "ness", "less"}
)

// IsWord reports a word that is one whatever the story, in one of the forms.
func IsWord(word string, forms ...[]string) bool {
	words := englishWords()
	if words.has(word) || Ordinary(word) {
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

// Written reports a word that is written so in English: one of the thesaurus, one that is often used, or a form of one that is made by
// an ending as it should be.
func Written(word string) bool {
	words := englishWords()
	known := func(w string) bool { return len(w) > 2 && (words.has(w) || CommonWords[w] || Pasts[w]) }
	takes := func(w string) bool {
		return known(w) && !StopWords[w] && !Prepositions[w] && !Pasts[w] && Irregular[w] == ""
	}
	if known(word) {
		return true
	}
	if base, ok := strings.CutSuffix(word, "s"); ok && base != "" && strings.IndexByte("sxzyu", base[len(base)-1]) < 0 && takes(base) {
		return true
	}
	for _, end := range [...]string{"ed", "ing"} {
		if base, ok := strings.CutSuffix(word, end); ok && len(base) > 2 {
			last := base[len(base)-1]
			switch {
			case takes(base + "e"):
				return true
			case last == base[len(base)-2] && doubles(base[:len(base)-1]):
				return takes(base[:len(base)-1]) || takes(base)
			}
			return last != 'e' && last != 'i' && (last != 'y' || end == "ing") && !doubles(base) && takes(base)
		}
	}
	return false
}

// Listed reports a word that is in a list as it stands.
func Listed(w string) bool {
	return len(w) > 2 && (englishWords().has(w) || CommonWords[w] || Pasts[w])
}
