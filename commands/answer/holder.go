package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// asHolder reads "the prosecutor" as the one who holds that place by the record, where it is one alone and the question is about
// something else of theirs: "What did the prosecutor say?" It gives nil where there is no such reading.
func (s *session) asHolder(q *query, fr *frame) *query {
	if len(q.named) > 1 || q.shape != shapeWh && q.shape != shapeYesNo {
		return nil
	}
	for k := range q.rels {
		rel := &q.rels[k]
		if rel.verb || rel.to != rel.from+1 || q.word(rel.to) == "of" || !q.tellsMore(rel) {
			continue
		}
		of := store.EntityID(0)
		switch m := q.nameAt(rel.from - 1); {
		case m != nil && m.possessed && len(m.entities) == 1:
			of = s.v.Record.Entities[m.entities[0]].ID // "the union's leader"
		case len(q.named) > 0 || q.word(rel.from-1) != "the":
			continue
		}
		holder := s.holder(rel, of, fr)
		if holder < 0 {
			continue
		}
		one := *q
		one.use, one.rels = slices.Clone(q.use), slices.Delete(slices.Clone(q.rels), k, k+1)
		from := rel.from
		if of != 0 {
			from = q.named[0].from
		}
		one.mark(from, rel.to, useName)
		one.named = []mention{{from: from, to: rel.to, entities: []int32{holder}}}
		return &one
	}
	return nil
}

// tellsMore reports that a question has a verb of its own beside a relation's noun.
func (q *query) tellsMore(rel *relationMention) bool {
	for i := rel.to; i < len(q.toks); i++ {
		if u := q.use[i]; (u == useContent || u == useLight) && (q.verbLike(i) || english.LightWords[q.word(i)]) {
			return true
		}
	}
	return false
}

// holder is the one person who holds a place, of one subject where of is not 0, by current facts of the relations mentioned; -1 for
// none or several.
func (s *session) holder(rel *relationMention, of store.EntityID, fr *frame) int32 {
	found := int32(-1)
	for _, slug := range s.v.meant(rel) {
		for _, n := range s.v.vocab.holders[slug] {
			if of != 0 && s.v.Record.Facts[n].Subject != of || !s.v.currentAt(n, fr.known, fr.over) {
				continue
			}
			e := s.v.entities[s.v.Record.Facts[n].Object]
			if found >= 0 && found != e {
				return -1
			}
			found = e
		}
	}
	return found
}

// meant are the relations that a mention may mean, the story's own among them that are asked for by a built-in one's name.
func (v *View) meant(rel *relationMention) []string {
	var out []string
	for _, p := range rel.is {
		slug := v.Record.Relations[p.relation].Slug
		out = append(out, slug)
		for i := range v.Record.Relations {
			if own := v.Record.Relations[i].Slug; v.vocab.bridged[[2]string{slug, own}] {
				out = append(out, own)
			}
		}
	}
	return out
}
