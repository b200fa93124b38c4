package answer

import (
	"slices"

	"byline/store"
)

// members adds to an answer that lists the facts which belong with its first one and are not likely enough by themselves: of the same
// relation and the same other side, of the time asked about, and with the names and places of the question, or such as tell as much of it.
// The former may lack a word of it: which competition watchdogs cleared a deal is not told of each of them in those words.
func (s *session) members(r *reading, found []candidate) {
	first := &found[0]
	if !r.list || s.answer.Kind != Answered {
		return
	}
	for i := range found {
		c := &found[i]
		if len(s.answer.Facts) >= s.top {
			return
		}
		if !s.belongs(r, first, c) && !s.tellsAsMuch(r, first, c) || slices.ContainsFunc(s.answer.Facts, func(o Scored) bool { return o.Fact.ID == s.v.Record.Facts[c.fact].ID }) {
			continue
		}
		s.answer.Facts = append(s.answer.Facts, s.scored(c, &r.frame))
	}
}

// What a fact has at least that belongs in a list: of what it tells otherwise than was asked, and of the names and places of the question
// beside those that the first one has; and of what makes the first one likely, in one that tells as much.
const (
	memberHeld  = 0.9
	memberNamed = 0.9
	memberNear  = 0.85
)

// tellsAsMuch reports that a fact tells all of the question that the first one of a list tells, and holds the sort of thing that is asked for
// as well: nothing but what the others have sets the two apart.
func (s *session) tellsAsMuch(r *reading, first, c *candidate) bool {
	f, g := &s.v.Record.Facts[first.fact], &s.v.Record.Facts[c.fact]
	if g.Status == store.NotDisclosed || g.Status == store.Denied || f.Subject == g.Subject && f.Object == g.Object && f.Relation == g.Relation && f.Value == g.Value && f.Relation != "" {
		return false
	}
	return c.held >= memberHeld && c.time >= memberHeld && c.named >= memberNamed*first.named && c.near >= memberNear*first.near &&
		c.cover >= memberNear*first.cover && c.typed >= memberHeld*first.typed && s.v.replacementAt(c.fact, r.frame.known) < 0 &&
		!slices.ContainsFunc(c.miss, func(k int) bool { return !slices.Contains(first.miss, k) })
}

// belongs reports that a fact is of a list with another, by its fields.
func (s *session) belongs(r *reading, first, c *candidate) bool {
	f, g := &s.v.Record.Facts[first.fact], &s.v.Record.Facts[c.fact]
	switch {
	case first.rel == nil || c.rel == nil || f.Relation == "" || f.Relation != g.Relation || f.Status == store.NotDisclosed || g.Status == store.NotDisclosed || g.Status == store.Denied:
		return false
	case f.Subject == g.Subject && f.Object != g.Object && f.Object != 0 && g.Object != 0:
	case f.Object != 0 && f.Object == g.Object && f.Subject != g.Subject && f.Subject != 0 && g.Subject != 0:
	case f.Subject == g.Subject && f.Subject != 0 && f.Object == 0 && g.Object == 0 && f.Value != "" && g.Value != "" && f.Value != g.Value && !r.seeksFigure():
	case f.Object == 0 && g.Object == 0 && f.Subject != g.Subject && f.Subject != 0 && g.Subject != 0 && len(r.named) == 0 && r.seek.named():
		// Who was banned: each of them stands before a ban of his own.
	default:
		return false
	}
	return c.held >= memberHeld && c.time >= memberHeld && r.namesAsMuch(first, c) && s.v.replacementAt(c.fact, r.frame.known) < 0
}

// namesAsMuch reports that a fact lacks no name and no place of the question that another has, but for common nouns: which match it was
// need not be told of each that was lost.
func (r *reading) namesAsMuch(first, c *candidate) bool {
	return c.named >= memberNamed*first.named || !slices.ContainsFunc(c.miss, func(k int) bool {
		u := &r.units[k]
		return (u.kind != unitWord || u.proper) && !u.common && !slices.Contains(first.miss, k)
	})
}
