package answer

import (
	"strings"

	"byline/commands/answer/english"
)

// otherNumber reports that a question numbers a name as nothing on record is: "the Phase 3 report" beside those of phases 1 and 2,
// "Chandrayaan-4" beside 2 and 3. What is on record of the others does not answer it, and which of them is meant is no question.
func (q *query) otherNumber(m *mention) bool {
	number, of := "", "" // the number, and the word that it is said of
	switch {
	case q.numberAt(m.to):
		number, of = q.word(m.to), q.word(m.to-1)
	case q.numberAt(m.from-1) && m.from > 1 && (q.use[m.from-2] == useContent || q.use[m.from-2] == useLight):
		number, of = q.word(m.from-1), q.word(m.from-2)
	default:
		return false
	}
	for _, e := range m.entities {
		ent := &q.v.Record.Entities[e]
		numbered := false
		for _, name := range append([]string{ent.Name}, ent.Aliases...) {
			toks := english.Tokenize(name)
			for i := range toks {
				switch {
				case toks[i].Text == number:
					return false
				case i > 0 && toks[i].Flags&english.FlagNum != 0 && strings.EqualFold(toks[i-1].Text, of):
					numbered = true
				}
			}
		}
		if !numbered {
			return false
		}
	}
	return true
}

// numberAt reports figures at token i that are no date and count nothing.
func (q *query) numberAt(i int) bool {
	if i < 0 || i >= len(q.toks) || q.use[i] == useName || q.use[i] == useDate || q.toks[i].Flags&english.FlagNum == 0 || !english.DigitsOnly(q.word(i)) {
		return false
	}
	return len(q.word(i)) < 4
}
