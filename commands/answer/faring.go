package answer

import (
	"slices"

	"byline/commands/answer/english"
)

// faring are the stems of verbs by which one asks how a figure has moved, and which say nothing of their own beside it.
var faring = english.StemSet(`react respond perform develop behave move trade evolve change hold fare do`)

// readFaring takes the verb of "how did the shares react" for no more than "do": it is their movement that is asked for.
func (q *query) readFaring() {
	if q.word(0) != "how" || !english.Auxiliaries[q.word(1)] {
		return
	}
	for i := 3; i < len(q.toks); i++ {
		if !faring[q.stems[i]] || q.use[i] == useName {
			continue
		}
		if slices.ContainsFunc(q.rels, func(m relationMention) bool {
			return !m.verb && m.to <= i && slices.ContainsFunc(m.is, func(p phrase) bool { return measured[q.v.Record.Relations[p.relation].Slug] })
		}) {
			q.use[i] = useLight
			q.rels = slices.DeleteFunc(q.rels, func(m relationMention) bool { return m.from == i })
		}
		return
	}
}
