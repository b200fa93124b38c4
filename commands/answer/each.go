package answer

// each answers a question for what each of several has, "which teams do X and Y ride for", with the facts of one relation that the record
// has of them all. It gives nil where the question does not join names so, or the record has not all of it.
func (s *session) each(q *query, fr frame) *reading {
	if q.judging() || len(q.named) < 2 {
		return nil
	}
	for k := 0; k+1 < len(q.named); k++ {
		if !q.joins(&q.named[k], &q.named[k+1], "and") {
			return nil
		}
	}
	r := &reading{matcher: q.matcher(fr, [2]int{}), by: byComparison}
	for k := range q.named {
		one := *q
		one.named = []mention{q.named[k]}
		one.use = append([]use(nil), q.use...)
		for j := range q.named {
			if j != k {
				one.mark(q.named[j].from, q.named[j].to, useStop)
			}
		}
		side := s.search(&one, fr, [2]int{})
		if side.best() < threshold || side.found[0].rel == nil {
			return nil
		}
		c := side.found[0]
		if f := &s.v.Record.Facts[c.fact]; len(r.found) > 0 && (c.fact == r.found[0].fact || f.Relation != s.v.Record.Facts[r.found[0].fact].Relation) {
			return nil
		}
		r.found = append(r.found, c)
	}
	for i := range r.found {
		r.found[i].p = r.found[0].p
	}
	return r
}
