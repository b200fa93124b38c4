package answer

import (
	"time"

	"byline/store"
)

// stretch is a stretch of time in Unix ms, without its end.
type stretch struct{ from, to int64 }

// stretches keeps the stretches that were worked out of dates: facts share many.
type stretches struct {
	loc   *time.Location
	known map[store.When]stretch
}

func (s *stretches) of(w store.When) stretch {
	out, ok := s.known[w]
	if !ok {
		from, to := w.Span(s.loc)
		out = stretch{from.UnixMilli(), to.UnixMilli()}
		s.known[w] = out
	}
	return out
}
