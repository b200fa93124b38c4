package answer

import (
	"slices"

	"byline/commands/answer/english"
)

// sayingRelations are the story's own relations that are asked for in words which say the same as the question's at token i. The words
// for those that every story has are as many as they should be.
func (q *query) sayingRelations(i int) (is []phrase, to int) {
	v := q.v
	if !v.vocab.ofOwn {
		return nil, 0
	}
	for _, a := range q.sayingsAt(i, len(q.toks)) {
		if !a.Asks || len(a.Words) == 1 && english.LightWords[q.word(i)] {
			continue
		}
		if !a.Verb && english.Pasts[a.Words[0]] && q.nameAt(a.to) != nil && !q.passiveAt(i) {
			continue // who sold it to them, and not who was sold
		}
		group := a.Of.All()
		for n := range group {
			s := &group[n]
			if !s.Tells || s.Is(a.Saying) {
				continue
			}
			for _, p := range v.vocab.phrases[s.Stems[0]] {
				if p.inverse || v.Record.Relations[p.relation].Builtin || !v.hasFacts(p) || !s.Verb && p.words[0] != s.Words[0] ||
					!slices.Equal(p.stems, s.Stems) ||
					slices.ContainsFunc(is, func(o phrase) bool { return o.relation == p.relation }) {
					continue
				}
				is, to = append(is, p), a.to
			}
		}
	}
	return is, to
}
