package answer

import "slices"

// saysAll reports a statement of all of something: "on all counts".
func (q *query) saysAll() bool {
	for i := range q.toks {
		if w := q.word(i); (w == "all" || w == "every") && q.word(i+1) != "of" && i+1 < len(q.toks) && q.use[i] != useName {
			return true
		}
	}
	return false
}

// tellsPart reports a text that tells of some of them, "four of eleven counts", counted in what the question counts.
func (m *matcher) tellsPart(n int32) bool {
	text := m.v.parse(m.v.Record.Facts[n].Text)
	for _, s := range text.spans {
		if s.kind != spanNumber || s.from < 2 || text.toks[s.from-1].text != "of" && text.toks[s.from-1].text != "the" {
			continue
		}
		b := s.from - 2
		if text.toks[b].text == "of" {
			b--
		}
		part := slices.ContainsFunc(text.spans, func(o span) bool { return o.kind == spanNumber && b >= 0 && o.to == b+1 })
		if part && m.contentHas(m.v.stemOf(wordAt(text.toks, s.to))) {
			return true
		}
	}
	return false
}
