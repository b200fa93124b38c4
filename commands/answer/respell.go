package answer

import (
	"sort"
	"strings"
)

// respelling is a word of a question that was put right: "helicoptor", where the record writes helicopter.
type respelling struct{ typed, shown string }

// A word is put right from shortRespelt letters on, and for one slip of the sort that people make in writing: a vowel for
// another, two letters swapped, a doubled letter. From longRespelt letters on a letter may be missing, or one too many.
// What differs by a consonant is another word as often as not.
const (
	shortRespelt = 7
	longRespelt  = 10
)

// respell puts right the misspelt words of a question that the record writes in one way only. Names have a rule of their own,
// and are left alone here.
func (v *View) respell(text string, toks []token) (string, []respelling) {
	var out strings.Builder
	var done []respelling
	last := 0
	for i, t := range toks {
		right := ""
		if i == 0 || t.flags&flagCap == 0 {
			right = v.respelt(t.text)
		}
		if right == "" {
			continue
		}
		out.WriteString(text[last:t.start])
		out.WriteString(right)
		done = append(done, respelling{text[t.start:t.end], right})
		last = t.end
	}
	if done == nil {
		return text, nil
	}
	out.WriteString(text[last:])
	return out.String(), done
}

// respelt is the one word of the record that a word must have meant; empty where there is none, or it is a word itself.
func (v *View) respelt(word string) string {
	if len(word) < shortRespelt || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	if _, ok := v.stemID(v.stemOf(word)); ok || v.knowsWord(word) {
		return ""
	}
	if _, ok := v.names.correct(word); ok {
		return ""
	}
	limit := slipVowel
	if len(word) >= longRespelt {
		limit = slipLetter
	}
	x := v.index
	typed := []rune(word)
	from := sort.Search(len(x.alphabet), func(i int) bool { return x.words[x.alphabet[i]].text >= word[:1] })
	best, least, alone := "", limit+1, uint32(0)
	for _, id := range x.alphabet[from:] {
		w := &x.words[id]
		if w.text[:1] != word[:1] {
			break
		}
		if w.lower == 0 || w.stop || len(w.text) < shortRespelt || len(w.text) < len(word)-1 || len(w.text) > len(word)+1 {
			continue
		}
		switch cost := slips(typed, []rune(w.text), limit); {
		case cost > limit, best != "" && cost >= least && w.stem == alone:
		case best != "" && w.stem != alone:
			return "" // two words of the record are as near
		default:
			best, least, alone = w.text, cost, w.stem
		}
	}
	return best
}

// knowsWord reports a word that questions are read by, whether or not the record has it: a relation's, or one of the tables.
func (v *View) knowsWord(word string) bool {
	st := v.stemOf(word)
	if len(v.vocab.phrases[st]) > 0 || stopWords[word] || auxiliaries[word] || prepositions[word] || lightWords[word] || presents[word] || pasts[word] {
		return true
	}
	return len(kindredStems()[st]) > 0 || len(looserStems()[st]) > 0
}
