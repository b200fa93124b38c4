package answer

import (
	"slices"

	"byline/store"
)

// asHolder reads "the prosecutor" as the one who holds that place by the record, where it is one alone and the question is about
// something else of theirs: "What did the prosecutor say?" It gives nil where there is no such reading.
func (s *session) asHolder(q *query, fr *frame) *query {
	if len(q.named) > 0 || q.shape != shapeWh && q.shape != shapeYesNo {
		return nil
	}
	for k := range q.rels {
		rel := &q.rels[k]
		if rel.verb || rel.to != rel.from+1 || q.word(rel.from-1) != "the" || q.word(rel.to) == "of" || !q.tellsMore(rel) {
			continue
		}
		holder := s.holder(rel, fr)
		if holder < 0 {
			continue
		}
		one := *q
		one.use, one.rels = slices.Clone(q.use), slices.Delete(slices.Clone(q.rels), k, k+1)
		one.use[rel.from] = useName
		one.named = []mention{{from: rel.from, to: rel.to, entities: []int32{holder}}}
		return &one
	}
	return nil
}

// tellsMore reports that a question has a verb of its own beside a relation's noun.
func (q *query) tellsMore(rel *relationMention) bool {
	for i := rel.to; i < len(q.toks); i++ {
		if u := q.use[i]; (u == useContent || u == useLight) && (q.verbLike(i) || lightWords[q.word(i)]) {
			return true
		}
	}
	return false
}

// holder is the one person or body that holds a place by current facts of the relations mentioned; -1 for none or several.
func (s *session) holder(rel *relationMention, fr *frame) int32 {
	found := int32(-1)
	for _, p := range rel.is {
		for _, n := range s.v.vocab.of[s.v.Record.Relations[p.relation].Slug] {
			f := &s.v.Record.Facts[n]
			if !s.v.currentAt(n, fr.known, fr.over) || f.Status == store.Denied || f.Status == store.NotDisclosed {
				continue
			}
			e, ok := s.v.entities[f.Object]
			if !ok || f.Object == 0 || s.v.Record.Entities[e].Kind != store.KindPerson {
				continue
			}
			if found >= 0 && found != e {
				return -1
			}
			found = e
		}
	}
	return found
}
