package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// readBelonging reads "who is on the board", "is X at OpenAI": a preposition after be that says who belongs to what.
func (q *query) readBelonging() {
	q.readSides()
	q.readBehind()
	if q.seek != seekAgent && q.seek != seekPerson && !q.judging() {
		return
	}
	for i := 1; i+1 < len(q.toks); i++ {
		w, next := q.word(i), i+1
		if w != "on" && w != "in" && w != "at" || q.use[i] == useDate {
			continue
		}
		if q.word(next) == "the" {
			next++
		}
		m := q.nameAt(next)
		if m == nil || q.isKind(m, store.KindPlace) || q.isKind(m, store.KindPerson) || q.isKind(m, store.KindEvent) || m.to < len(q.toks) && q.use[m.to] == useContent {
			continue
		}
		b := i - 1
		for b > 0 && (q.word(b) == "still" || q.word(b) == "now" || q.word(b) == "currently") {
			b--
		}
		if q.nameAt(b) != nil {
			b = q.nameAt(b).from - 1
		}
		if !english.Auxiliaries[q.word(b)] || b > 2 {
			continue
		}
		slug := "member"
		if w == "at" {
			slug = "employer"
			q.stems[i] = "join" // whoever left is not at it
		}
		if n, ok := q.v.relations[slug]; ok {
			q.rels = append(q.rels, relationMention{from: i, to: i + 1, is: []phrase{{relation: n}}, verb: true})
			q.use[i] = useContent
		}
		return
	}
}

// readSides reads "who is against it": the critics of it.
func (q *query) readSides() {
	for i := 1; i < len(q.toks); i++ {
		if q.word(i) != "against" || !english.Auxiliaries[q.word(i-1)] && q.nameAt(i-1) == nil || q.relationAt(i) != nil {
			continue
		}
		var is []phrase
		for n := range q.v.Record.Relations {
			rel := &q.v.Record.Relations[n]
			if rel.Slug == "critic" || !rel.Builtin && slices.Contains(rel.Words, "against") {
				is = append(is, phrase{relation: int32(n)})
			}
		}
		if len(is) > 0 {
			q.rels = append(q.rels, relationMention{from: i, to: i + 1, is: is, verb: true})
			q.use[i], q.stems[i] = useContent, english.Stem("oppose")
		}
		return
	}
}
