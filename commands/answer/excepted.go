package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// exceptions are what stands before whoever is not meant: "which banks besides X".
var exceptions = english.Phrases(`besides|except|except for|apart from|aside from|other than|in addition to|along with|not counting|excluding|as well as`)

// readExcepted takes the names that a question leaves out of what it asks for: they are known to the asker, and no fact need have them.
func (q *query) readExcepted() {
	if q.shape != shapeWh {
		return
	}
	q.others = q.asksForOthers()
	for k := 0; k < len(q.named); k++ {
		m := q.named[k]
		b := m.from
		if q.word(b-1) == "the" {
			b--
		}
		from := -1
		for _, e := range exceptions {
			if at := b - len(e); at > 0 && q.is(at, e...) {
				from = at
			}
		}
		if from < 0 && len(q.excepted) > 0 && b > 0 && (q.word(b-1) == "and" || q.word(b-1) == "or") && b > 1 && q.use[b-2] == useStop && q.use[b-1] != useName {
			from = b - 1 // besides X and Y
		}
		if from < 0 || len(m.entities) == 0 || q.isKind(&m, store.KindPlace) || q.word(from) == "along" && !q.others || q.word(from) == "as" && !q.others {
			continue
		}
		q.excepted = append(q.excepted, m.entities...)
		q.named = slices.Delete(slices.Clone(q.named), k, k+1)
		q.mark(from, m.to, useStop)
		k--
	}
}

// asksForOthers reports "which other banks", "who else": whoever the whole story is about is known to the asker.
func (q *query) asksForOthers() bool {
	for i := range q.toks {
		switch q.word(i) {
		case "else":
			return i > 0 && q.interrogative(i-1)
		case "other":
			return i > 0 && q.interrogative(i-1) && q.word(i+1) != "than"
		}
	}
	return false
}

// leftOut reports that what a fact answers with is one whom the question leaves out.
func (m *matcher) leftOut(c *candidate) bool {
	if len(m.excepted) == 0 && !m.others {
		return false
	}
	f := &m.v.Record.Facts[c.fact]
	if f.Status == store.NotDisclosed {
		return false
	}
	e := m.v.entityNamed(c.short)
	if e == nil && m.whoNoun && f.Object == 0 && !m.asks(f.Subject) {
		e = m.v.Entity(f.Subject) // it tells the whole of who it is
	}
	if e == nil {
		return false
	}
	n := m.v.entities[e.ID]
	if slices.Contains(m.excepted, n) {
		return true
	}
	return (m.others || len(m.excepted) > 0) && m.v.titled(e)
}
