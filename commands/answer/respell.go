package answer

import (
	"slices"
	"sort"
	"strings"
)

// respelling is a word of a question that was put right: "helicoptor", where the record writes helicopter.
type respelling struct{ typed, shown string }

// A word that is no English word is put right from shortRespelt letters on, and for one slip of the sort that people make in writing:
// a vowel for another, two letters swapped, a doubled letter. From longRespelt letters on a letter may be missing, or one too many.
// What differs by a consonant is another word as often as not.
const (
	shortRespelt = 5
	longRespelt  = 6
	// What the record does not write may be a name that nobody knows, and names are short.
	englishRespelt = 7
)

// respell puts right the misspelt words of a question that the record writes in one way only. Names have a rule of their own,
// and are left alone here.
func (v *View) respell(text string, toks []token) (string, []respelling) {
	var out strings.Builder
	var done []respelling
	last, english := 0, !slices.ContainsFunc(toks, func(t token) bool { return ofAnotherLanguage(t.text) })
	for i, t := range toks {
		right := ""
		if i == 0 && !innerCapital(text[t.start:t.end]) || t.flags&flagCap == 0 {
			right = v.respelt(t.text, english && t.flags&flagCap == 0)
		}
		if right == "" {
			continue
		}
		out.WriteString(text[last:t.start])
		out.WriteString(right)
		if !slices.Contains(asking, right) { // that "wich" is "which" need not be said
			done = append(done, respelling{text[t.start:t.end], right})
		}
		last = t.end
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
func (v *View) respelt(word string, english bool) string {
	if len(word) < 4 || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	if _, ok := v.stemID(v.stemOf(word)); ok || v.knowsWord(word) {
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
	if len(word) < shortRespelt {
		return ""
	}
	if _, ok := v.names.correct(word); ok {
		return ""
	}
	limit := slipVowel
	if len(word) >= longRespelt {
		limit = slipLetter
	}
	best, least, alone := "", slipLetter+1, ""
	try := func(w, stem string) (clear bool) {
		if w[:1] != word[:1] || len(w) < shortRespelt || len(w) < len(word)-1 || len(w) > len(word)+1 {
			return true
		}
		most := limit
		if len(w) > len(word) {
			most = slipLetter // a letter is left out sooner than one is put in
		}
		cost := slips(typed, []rune(w), most)
		switch {
		case cost > most, best != "" && cost >= least && stem == alone:
		case best != "" && stem != alone:
			return false // two words are as near
		default:
			best, least, alone = w, cost, stem
		}
		return true
	}
	x := v.index
	from := sort.Search(len(x.alphabet), func(i int) bool { return x.words[x.alphabet[i]].text >= word[:1] })
	for _, id := range x.alphabet[from:] {
		w := &x.words[id]
		if w.text[:1] != word[:1] {
			break
		}
		if w.lower != 0 && !w.stop && !try(w.text, x.stems[w.stem].text) {
			return ""
		}
	}
	for _, w := range v.vocab.askedBy {
		if !try(w, v.stemOf(w)) {
			return ""
		}
	}
	if best == "" && english && len(word) >= englishRespelt {
		return v.englishFor(word, limit)
	}
	return best
}

// knowsWord reports a word that questions are read by, whether or not the record has it: a relation's, or one of the tables.
func (v *View) knowsWord(word string) bool {
	st := v.stemOf(word)
	if len(v.vocab.phrases[st]) > 0 || stopWords[word] || auxiliaries[word] || prepositions[word] || lightWords[word] || presents[word] || pasts[word] {
		return true
	}
	return commonWord(word) || len(kindredStems()[st]) > 0 || len(looserStems()[st]) > 0 || wordnet(st) != "" || englishWord(word, writtenForms, looseForms)
}
