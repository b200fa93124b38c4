package answer

import (
	"slices"

	"byline/store"
)

// members adds to an answer that lists the facts which belong with its first one and are not likely enough by themselves: of the same
// relation and the same other side, of the time asked about, and with the names and places of the question. They may lack a word of it:
// which competition watchdogs cleared a deal is not told of each of them in those words.
func (s *session) members(r *reading, found []candidate) {
	first := &found[0]
	if !r.list || first.rel == nil || s.answer.Kind != Answered {
		return
	}
	for i := range found {
		c := &found[i]
		if len(s.answer.Facts) >= s.top {
			return
		}
		if !s.belongs(r, first, c) || slices.ContainsFunc(s.answer.Facts, func(o Scored) bool { return o.Fact.ID == s.v.Record.Facts[c.fact].ID }) {
			continue
		}
		s.answer.Facts = append(s.answer.Facts, s.scored(c, &r.frame))
	}
}

// What a fact has at least that belongs in a list: of what it tells otherwise than was asked, and of the names and places of the question
// beside those that the first one has.
const (
	memberHeld  = 0.9
	memberNamed = 0.9
)

// belongs reports that a fact is of a list with another, by its fields.
func (s *session) belongs(r *reading, first, c *candidate) bool {
	f, g := &s.v.Record.Facts[first.fact], &s.v.Record.Facts[c.fact]
	switch {
	case c.rel == nil || f.Relation == "" || f.Relation != g.Relation || f.Status == store.NotDisclosed || g.Status == store.NotDisclosed || g.Status == store.Denied:
		return false
	case f.Subject == g.Subject && f.Object != g.Object && f.Object != 0 && g.Object != 0:
	case f.Object != 0 && f.Object == g.Object && f.Subject != g.Subject && f.Subject != 0 && g.Subject != 0:
	case f.Subject == g.Subject && f.Subject != 0 && f.Object == 0 && g.Object == 0 && f.Value != "" && g.Value != "" && f.Value != g.Value && !r.seeksFigure():
	case f.Object == 0 && g.Object == 0 && f.Subject != g.Subject && f.Subject != 0 && g.Subject != 0 && len(r.named) == 0 && r.seek.named():
		// Who was banned: each of them stands before a ban of his own.
	default:
		return false
	}
	return c.held >= memberHeld && c.time >= memberHeld && c.named >= memberNamed*first.named && s.v.replacementAt(c.fact, r.frame.known) < 0
}
