package answer

import (
	"strings"

	"byline/commands/answer/english"
)

// helping are turns by which a verb is led up to without saying more than it does: who ended up buying it bought it. The first word is the
// one that is inflected.
var helping = map[string]helper{
	"end": {"up", "ing"}, "wind": {"up", "ing"}, "finish": {"up", "ing"}, "manage": {"to", ""}, "succeed": {"in", "ing"},
}

// helper is what follows the first word of such a turn, and how the verb after it ends.
type helper struct{ next, ending string }

// helpingForms are the forms of their first words: those of the present and bare ones, and those of the past.
var helpingForms = map[string]struct {
	base string
	past bool
}{
	"end": {"end", false}, "ended": {"end", true}, "wind": {"wind", false}, "wound": {"wind", true}, "finish": {"finish", false}, "finished": {"finish", true},
	"manage": {"manage", false}, "managed": {"manage", true}, "succeed": {"succeed", false}, "succeeded": {"succeed", true},
}

// withoutHelpers writes "did they end up buying it" as "did they buy it", and "they managed to leave" as "they did leave".
func (v *View) withoutHelpers(text string, toks []english.Token) string {
	for i := 0; i+2 < len(toks); i++ {
		form, ok := helpingForms[toks[i].Text]
		if !ok || i == 0 || toks[i].Flags&english.FlagCap != 0 || toks[i+2].Flags&(english.FlagCap|english.FlagNum) != 0 {
			continue
		}
		h := helping[form.base]
		if toks[i+1].Text != h.next {
			continue
		}
		verb := toks[i+2].Text
		if h.ending != "" {
			if verb = v.baseOfGerund(verb); verb == "" || english.Auxiliaries[verb] {
				continue // what somebody ends up having is not all that they have
			}
		}
		before := toks[i-1].Text
		switch {
		case !form.past:
		case english.Auxiliaries[before]: // has ended up, was wound up
			continue
		case questionWords[before] || questionWords[toks[0].Text]:
			continue // who ended up buying it
		default:
			verb = "did " + verb
		}
		return text[:toks[i].Start] + verb + text[toks[i+2].End:]
	}
	return text
}

// baseOfGerund is the verb of which a word is the form in -ing; empty for none that is known.
func (v *View) baseOfGerund(w string) string {
	b, ok := strings.CutSuffix(w, "ing")
	if !ok || len(b) < 2 {
		return ""
	}
	for _, c := range [...]string{b, undoubled(b), b + "e"} {
		if c != "" && v.knowsWord(c) && english.Stem(c) == english.Stem(w) {
			return c
		}
	}
	return ""
}

// undoubled is a word without the second of two consonants at its end; empty where it has none.
func undoubled(w string) string {
	n := len(w)
	if n < 3 || w[n-1] != w[n-2] || strings.ContainsRune("aeiouls", rune(w[n-1])) {
		return ""
	}
	return w[:n-1]
}
