package store

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Precision tells how exactly a date is known.
type Precision uint8

// The precisions, coarse to fine. The zero When has precision Unknown.
const (
	Unknown Precision = iota
	Year
	Quarter
	Month
	Day
	Instant
)

// When is a date with its precision: 2025, 2025-Q4, 2025-02, 2025-02-13 or an instant. The zero value means "not known".
//
// A date without a time of day belongs to no time zone until Span or Format is given one; an instant keeps the offset it
// was written with. Values are comparable with ==.
type When struct {
	sec  int64 // Unix seconds of the start; of midnight UTC for a date without a time
	nsec int32
	off  int16 // minutes east of UTC as written; instants only
	prec Precision
}

// ParseWhen reads YYYY, YYYY-Qn, YYYY-MM, YYYY-MM-DD or RFC 3339. An impossible date is an *Error of kind ErrInvalid. The
// empty string is the zero When.
func ParseWhen(s string) (When, error) {
	if s == "" {
		return When{}, nil
	}
	w, ok := parseWhen(s)
	if !ok {
		return When{}, errorf(ErrInvalid,
			"%s is not a date; write YYYY, YYYY-Qn, YYYY-MM, YYYY-MM-DD or a time such as 2025-02-13T09:30:00Z", quoted(s))
	}
	return w, nil
}

func parseWhen(s string) (When, bool) {
	civil := func(layout string, p Precision) (When, bool) {
		t, err := time.Parse(layout, s)
		if err != nil || t.Year() < 1 {
			return When{}, false
		}
		return When{sec: t.Unix(), prec: p}, true
	}
	switch {
	case len(s) == 4:
		return civil("2006", Year)
	case len(s) == 7 && (s[5] == 'Q' || s[5] == 'q'):
		y, err := time.Parse("2006", s[:4])
		if err != nil || y.Year() < 1 || s[4] != '-' || s[6] < '1' || s[6] > '4' {
			return When{}, false
		}
		return When{sec: y.AddDate(0, 3*int(s[6]-'1'), 0).Unix(), prec: Quarter}, true
	case len(s) == 7:
		return civil("2006-01", Month)
	case len(s) == 10:
		return civil("2006-01-02", Day)
	}
	// RFC 3339 leaves the T out for readability where it likes; Go takes an hour of one digit and a decimal comma besides.
	if len(s) < len("2025-02-13T09:30:00Z") || len(s) > 40 || s[13] != ':' || strings.ContainsRune(s, ',') {
		return When{}, false
	}
	if s[10] == ' ' {
		s = s[:10] + "T" + s[11:]
	}
	t, err := time.Parse(time.RFC3339Nano, strings.ToUpper(s))
	if err != nil || t.Year() < 1 {
		return When{}, false
	}
	return At(t), true
}

// At is the instant t with t's offset, cut to milliseconds.
func At(t time.Time) When {
	_, off := t.Zone()
	t = t.Truncate(time.Millisecond)
	return When{sec: t.Unix(), nsec: int32(t.Nanosecond()), off: int16(off / 60), prec: Instant}
}

// DayOf is the calendar day that t shows in its own location.
func DayOf(t time.Time) When { return Date(t.Year(), t.Month(), t.Day()) }

// Date is one calendar day.
func Date(year int, month time.Month, day int) When {
	return When{sec: time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix(), prec: Day}
}

// MonthOf is one calendar month.
func MonthOf(year int, month time.Month) When {
	return When{sec: time.Date(year, month, 1, 0, 0, 0, 0, time.UTC).Unix(), prec: Month}
}

// QuarterOf is one quarter, 1 to 4, of a calendar year.
func QuarterOf(year, quarter int) When {
	return When{sec: time.Date(year, time.Month(3*quarter-2), 1, 0, 0, 0, 0, time.UTC).Unix(), prec: Quarter}
}

// YearOf is one calendar year.
func YearOf(year int) When {
	return When{sec: time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Unix(), prec: Year}
}

// IsZero reports whether the date is not known.
func (w When) IsZero() bool { return w.prec == Unknown }

// Precision tells how exactly w is known.
func (w When) Precision() Precision { return w.prec }

// start is the beginning of w: in loc for a date, in the offset it was written with for an instant.
func (w When) start(loc *time.Location) time.Time {
	if w.prec == Instant {
		zone := time.UTC
		if w.off != 0 {
			zone = time.FixedZone("", int(w.off)*60)
		}
		return time.Unix(w.sec, int64(w.nsec)).In(zone)
	}
	return midnight(time.Unix(w.sec, 0).UTC(), loc)
}

// midnight is when the day of a UTC date begins in loc. Where the clock goes from before midnight to after it, that is the
// moment at which it does; where midnight comes twice, the first of the two.
func midnight(date time.Time, loc *time.Location) time.Time {
	t := time.Date(date.Year(), date.Month(), date.Day(), 0, 0, 0, 0, loc)
	since, until := t.ZoneBounds()
	switch {
	case t.Day() != date.Day():
		return until
	case t.Hour() != 0 || t.Minute() != 0:
		return since
	case since.IsZero():
		return t
	}
	_, off := t.Zone()
	_, before := since.Add(-time.Nanosecond).Zone()
	if first := t.Add(time.Duration(off-before) * time.Second); first.Before(since) {
		return first
	}
	return t
}

// Span is the half-open interval [from, to) that w covers in loc; an instant covers one millisecond. Both are the zero
// time where w is not known.
func (w When) Span(loc *time.Location) (from, to time.Time) {
	if w.prec == Unknown {
		return time.Time{}, time.Time{}
	}
	from = w.start(loc)
	if w.prec == Instant {
		return from, from.Add(time.Millisecond)
	}
	next := time.Unix(w.sec, 0).UTC()
	switch w.prec {
	case Year:
		next = next.AddDate(1, 0, 0)
	case Quarter:
		next = next.AddDate(0, 3, 0)
	case Month:
		next = next.AddDate(0, 1, 0)
	default:
		next = next.AddDate(0, 0, 1)
	}
	return from, midnight(next, loc)
}

// EndOfDay is the last millisecond of the last day that w covers in loc: what "by the end of w" means.
func (w When) EndOfDay(loc *time.Location) time.Time {
	if w.prec == Unknown {
		return time.Time{}
	}
	if w.prec == Instant {
		t := w.start(loc).In(loc)
		_, to := DayOf(t).Span(loc)
		return to.Add(-time.Millisecond)
	}
	_, to := w.Span(loc)
	return to.Add(-time.Millisecond)
}

// Compare orders dates by when they begin (in UTC), then the coarser before the finer; an unknown date comes first.
func (w When) Compare(o When) int {
	switch {
	case w.prec == Unknown || o.prec == Unknown:
		return cmp.Compare(w.prec, o.prec)
	case w.sec != o.sec:
		return cmp.Compare(w.sec, o.sec)
	case w.nsec != o.nsec:
		return cmp.Compare(w.nsec, o.nsec)
	case w.prec != o.prec:
		return cmp.Compare(w.prec, o.prec)
	}
	return cmp.Compare(w.off, o.off)
}

// String is the form that ParseWhen reads.
func (w When) String() string {
	t := w.start(time.UTC)
	switch w.prec {
	case Unknown:
		return ""
	case Year:
		return t.Format("2006")
	case Quarter:
		return t.Format("2006") + "-Q" + strconv.Itoa(int(t.Month()+2)/3)
	case Month:
		return t.Format("2006-01")
	case Day:
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02T15:04:05.999Z07:00")
}

// Format writes w for people: "13 Feb 2025", "Feb 2025", "Q4 2024", "2022", "13 Feb 2025, 09:30". Instants are shown in loc.
func (w When) Format(loc *time.Location) string {
	t := w.start(time.UTC)
	switch w.prec {
	case Unknown:
		return ""
	case Year:
		return t.Format("2006")
	case Quarter:
		return fmt.Sprintf("Q%d %d", int(t.Month()+2)/3, t.Year())
	case Month:
		return t.Format("Jan 2006")
	case Day:
		return t.Format("2 Jan 2006")
	}
	return t.In(loc).Format("2 Jan 2006, 15:04")
}

// MarshalText writes the form that ParseWhen reads.
func (w When) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads what ParseWhen reads.
func (w *When) UnmarshalText(b []byte) (err error) {
	*w, err = ParseWhen(string(b))
	return err
}

// quoted shows a piece of input in a message: quoted, escaped and cut to a length that keeps the message one line.
func quoted(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return strconv.Quote(s)
}
