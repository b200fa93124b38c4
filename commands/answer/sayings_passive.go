package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
)

// passiveSayingsAt are the sayings whose noun stands at token i before their verb: "where was the case filed", "the sentence that was
// handed down". rest is where the verb and what belongs to it stand.
func (q *query) passiveSayingsAt(i int) (out []sayingAt, rest []int) {
	const most = 7
	if q.use[i] != useContent && q.use[i] != useLight {
		return nil, nil
	}
	for j := i + 1; j < len(q.toks) && j < i+most; j++ {
		if q.toks[j-1].Flags&english.FlagBreak != 0 {
			break
		}
		if q.use[j] != useContent && q.use[j] != useLight || len(q.stems[j]) < 2 || !q.passiveAt(j) {
			continue
		}
		for n, all := 0, english.SayingsFrom(q.stems[j]); n < len(all); n++ {
			s := &all[n]
			noun := s.Noun()
			if !s.Asks || len(noun) == 0 || !q.isNoun(i, noun) {
				continue
			}
			verb := []int{j}
			for _, w := range s.Words[1:] {
				if (english.Prepositions[w] || english.Particles[w]) && q.word(verb[len(verb)-1]+1) == w {
					verb = append(verb, verb[len(verb)-1]+1)
				} else if english.Particles[w] && !slices.Contains(noun, w) && w != "over" && w != "in" && w != "on" {
					verb = nil // to hand down is not to hand
					break
				}
			}
			if verb != nil && len(verb) >= len(rest) {
				if len(verb) > len(rest) {
					out, rest = nil, verb
				}
				out = append(out, sayingAt{s, i + len(noun)})
			}
		}
		break
	}
	return out, rest
}

// isNoun reports the words of a noun at token i, in the singular or the plural.
func (q *query) isNoun(i int, words []string) bool {
	for k, w := range words {
		if t := q.word(i + k); t != w && (!strings.HasPrefix(t, w) || q.stems[i+k] != english.Stem(w)) {
			return false
		}
	}
	return true
}

// tellsPassive reports whether a fact tells a saying in the passive, which verb stands at token k there: "a suit was filed".
func (x *index) tellsPassive(d *told, noun []uint32, toks []fwd, k int) bool {
	b := k - 1
	for b >= 0 && b > k-3 && !beings[x.words[toks[b].word()].text] {
		b--
	}
	if b < 0 || b == k-3 || !beings[x.words[toks[b].word()].text] {
		return false
	}
	for ; b > 0 && b > k-9; b-- {
		if toks[b-1].flags()&english.FlagBreak != 0 {
			return false
		}
		if s := x.words[toks[b-1].word()].stem; s == noun[len(noun)-1] {
			for n := range noun {
				if at := b - len(noun) + n; at < 0 || x.words[toks[at].word()].stem != noun[n] {
					return false
				}
			}
			return true
		}
	}
	return false
}
