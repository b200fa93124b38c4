package answer

import "byline/commands/answer/english"

// besideName is the word of a name that a misspelt one must have meant, by the other word of that name that stands beside it: "Petir Higgs"
// where the record has Peter Higgs. It is empty where there is none, or two.
func (v *View) besideName(toks []english.Token, i int) string {
	word := toks[i].Text
	if len(word) < shortTyped || v.rightAsTyped(word) || commonWord(word) {
		return ""
	}
	next := ""
	if i+1 < len(toks) && toks[i+1].Flags&english.FlagBreak == 0 {
		next = toks[i+1].Text
	}
	prev := ""
	if i > 0 && toks[i].Flags&english.FlagBreak == 0 {
		prev = toks[i-1].Text
	}
	typed, best, least := []rune(word), "", slipLimit(len(word))+1
	for n := range v.names.list {
		words := v.names.list[n].words
		for k, w := range words {
			if !(k+1 < len(words) && words[k+1] == next || k > 0 && words[k-1] == prev) || len(w) < shortTyped || w == best {
				continue
			}
			switch cost := slips(typed, []rune(w), least); {
			case cost < least:
				best, least = w, cost
			case cost == least && best != "":
				return ""
			}
		}
	}
	return best
}

// rightAsTyped reports a word that the record or English has.
func (v *View) rightAsTyped(word string) bool {
	_, ok := v.stemID(v.stemOf(word))
	return ok || v.spelt(word)
}
