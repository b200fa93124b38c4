package answer

import (
	"strings"

	"byline/store"
)

// decline says that nothing on record answers the question, and what comes closest.
func (s *session) decline(r *reading) {
	s.answer.Kind = NoRecord
	s.answer.Short = "Not on record"
	s.answer.Facts, s.answer.Verdict = nil, NoVerdict
	s.answer.Missing = r.missing()
	for i := range r.found {
		c := &r.found[i]
		if len(s.answer.Nearest) >= s.top || c.p < 0.02 && c.cover < 0.4 {
			break
		}
		s.answer.Nearest = append(s.answer.Nearest, s.scored(c, &r.frame))
	}
	s.answer.Examples = s.v.examples()
	s.past(r)
}

// notUnderstood says that this is no question that the record could answer, and what can be asked.
func (s *session) notUnderstood() {
	s.answer.Kind = NotUnderstood
	s.answer.Short = "Not a question about this story"
	s.answer.Examples = s.v.examples()
}

// missing is one sentence that names what is not on record.
func (q *query) missing() string {
	text := strings.TrimRight(strings.TrimSpace(q.text), "?!. ")
	return "Nothing here answers “" + text + "”."
}

func (v *View) examples() []string { return nil }

func (s *session) short(r *reading, c *candidate) string {
	f := &s.v.Record.Facts[c.fact]
	if f.Status == store.NotDisclosed {
		return "Not disclosed"
	}
	if c.short != "" {
		return c.short
	}
	return f.Text
}
