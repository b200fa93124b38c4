package answer

import (
	"slices"
	"strings"
)

// noun gives the words of a saying that are what its verb is done to, "to file a lawsuit against", and so stand before the verb in the
// passive: "the lawsuit was filed". They are nil where it has none.
func (s *saying) noun() []string {
	if !s.verb || len(s.words) < 2 {
		return nil
	}
	rest := s.words[1:]
	for len(rest) > 0 && (prepositions[rest[0]] || particles[rest[0]]) {
		rest = rest[1:]
	}
	end := 0
	for end < len(rest) && !prepositions[rest[end]] && !particles[rest[end]] && !stopWords[rest[end]] {
		end++
	}
	return rest[:end]
}

// passiveSayingsAt are the sayings whose noun stands at token i before their verb: "where was the case filed", "the sentence that was
// handed down". rest is where the verb and what belongs to it stand.
func (q *query) passiveSayingsAt(i int) (out []sayingAt, rest []int) {
	const most = 7
	if q.use[i] != useContent && q.use[i] != useLight {
		return nil, nil
	}
	for j := i + 1; j < len(q.toks) && j < i+most; j++ {
		if q.toks[j-1].flags&flagBreak != 0 {
			break
		}
		if q.use[j] != useContent && q.use[j] != useLight || len(q.stems[j]) < 2 || !q.passiveAt(j) {
			continue
		}
		for n, all := 0, sayingsFrom(q.stems[j]); n < len(all); n++ {
			s := &all[n]
			noun := s.noun()
			if !s.asks || len(noun) == 0 || !q.isNoun(i, noun) {
				continue
			}
			verb := []int{j}
			for _, w := range s.words[1:] {
				if (prepositions[w] || particles[w]) && q.word(verb[len(verb)-1]+1) == w {
					verb = append(verb, verb[len(verb)-1]+1)
				} else if particles[w] && !slices.Contains(noun, w) && w != "over" && w != "in" && w != "on" {
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
		if t := q.word(i + k); t != w && (!strings.HasPrefix(t, w) || q.stems[i+k] != stem(w)) {
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
		if toks[b-1].flags()&flagBreak != 0 {
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
