package answer

import (
	"byline/commands/answer/english"
	"byline/store"
)

var (
	most  = english.WordSet(`most highest largest biggest greatest top`)
	least = english.WordSet(`fewest least lowest smallest`)
)

// extreme answers "which party won the most seats?" by comparing like figures on record: of one relation, date and unit, and
// of at least three subjects. It gives nil where the question does not ask for that or the record has no such row.
func (s *session) extreme(q *query, fr frame) *reading {
	at, up := -1, true
	for i := range q.toks {
		if w := q.word(i); q.use[i] != useName && q.use[i] != useDate && (most[w] || least[w]) {
			at, up = i, most[w]
		}
	}
	if at < 0 || q.shape != shapeWh || len(q.rels) == 0 {
		return nil
	}
	switch q.seek {
	case seekAgent, seekPerson, seekCompany, seekOrganisation, seekProduct, seekPlace, seekEvent:
	default:
		return nil
	}
	r := &reading{matcher: q.matcher(fr, [2]int{at, at + 1}), by: byExtreme}
	var row []candidate
	var figures []float64
	unit := ""
	for i := range q.rels {
		if !q.figures(&q.rels[i]) {
			continue
		}
		for _, p := range q.rels[i].is {
			for _, n := range s.v.vocab.of[s.v.Record.Relations[p.relation].Slug] {
				f := &s.v.Record.Facts[n]
				x, u, ok := english.FigureOf(f.Value)
				e := s.v.Entity(f.Subject)
				if !ok || e == nil || f.Status == store.Denied || f.Status == store.Disputed || f.Status == store.NotDisclosed {
					continue
				}
				if fits, _ := q.seek.fits(e.Kind); !fits {
					continue
				}
				c := r.weigh(n, 0)
				if c.p < threshold*0.8 || c.miss != nil && c.cover < 0.5 {
					continue
				}
				if len(row) > 0 && (u != unit || f.Happened != s.v.Record.Facts[row[0].fact].Happened || f.Relation != s.v.Record.Facts[row[0].fact].Relation) {
					if f.Happened.Compare(s.v.Record.Facts[row[0].fact].Happened) <= 0 {
						continue
					}
					row, figures = nil, nil // a newer row
				}
				unit = u
				c.short, c.typed = e.Name, 1
				row, figures = append(row, c), append(figures, x)
			}
		}
	}
	best, subjects := -1, map[store.EntityID]bool{}
	for i := range row {
		subjects[s.v.Record.Facts[row[i].fact].Subject] = true
		if best < 0 || up == (figures[i] > figures[best]) && figures[i] != figures[best] {
			best = i
		}
	}
	if len(subjects) < 3 {
		return nil
	}
	for i := range row {
		if i != best && figures[i] == figures[best] && s.v.Record.Facts[row[i].fact].Subject != s.v.Record.Facts[row[best].fact].Subject {
			return nil // a tie
		}
	}
	row[best].p = max(row[best].p, 0.8)
	r.found = []candidate{row[best]}
	return r
}

// superlative reports a question for the one with the most or least of something.
func (q *query) superlative() bool {
	switch q.seek {
	case seekNumber, seekAmount, seekMoney, seekPercent, seekReason:
		return false
	}
	if q.shape != shapeWh {
		return false
	}
	for i := range q.toks {
		if w := q.word(i); q.use[i] != useName && q.use[i] != useDate && (most[w] || least[w]) && q.word(i+1) != "of" && q.relationAt(i) == nil {
			return true
		}
	}
	return false
}

// tops are the words by which a text tells that one has the most or least.
var tops = english.WordSet(`most more highest higher largest larger biggest bigger greatest top led leads leading record ahead best worst fewest
	least lowest smallest`)

// saysTop reports a fact that says so.
func (m *matcher) saysTop(n int32) bool {
	x := m.v.index
	for _, t := range x.fact(uint32(n)) {
		if tops[x.words[t.word()].text] {
			return true
		}
	}
	return false
}

// figures reports a relation mention that is a noun, not a verb such as "won".
func (q *query) figures(m *relationMention) bool { return !m.verb }
