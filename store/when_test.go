package store

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

func mustWhen(t testing.TB, s string) When {
	t.Helper()
	w, err := ParseWhen(s)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func mustZone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestParseWhen(t *testing.T) {
	for in, want := range map[string]string{
		"2025": "2025", "0001": "0001", "9999": "9999", "2025-Q1": "2025-Q1", "2025-q4": "2025-Q4", "2025-12": "2025-12",
		"2024-02-29": "2024-02-29", "2000-02-29": "2000-02-29", "2025-02-13T09:30:00Z": "2025-02-13T09:30:00Z",
		"2025-02-13t09:30:00z": "2025-02-13T09:30:00Z", "2025-02-13 09:30:00+08:00": "2025-02-13T09:30:00+08:00",
		"2025-02-13T09:30:00+00:00": "2025-02-13T09:30:00Z", "2025-02-13T09:30:00-03:30": "2025-02-13T09:30:00-03:30",
		"2025-02-13T09:30:00.5Z": "2025-02-13T09:30:00.5Z", "2025-02-13T09:30:00.123456789Z": "2025-02-13T09:30:00.123Z",
		"": "",
	} {
		w, err := ParseWhen(in)
		if err != nil || w.String() != want {
			t.Errorf("%q: got %q, %v; want %q", in, w, err, want)
		}
	}
	for _, in := range []string{
		"0000", "0000-01", "25", "20255", "+2025", "-2025", "2025-", "2025-Q0", "2025-Q5", "2025Q1", "Q1-2025", "2025-13", "2025-00",
		"2025-2", "2025-02-29", "1900-02-29", "2025-02-30", "2025-04-31", "2025-00-01", "2025-2-13", "2025/02/13", "13-02-2025",
		"2025-02-13T09:30", "2025-02-13T09:30:00", "2025-02-13T9:30:00Z", "2025-02-13T24:00:00Z", "2025-02-13T09:60:00Z",
		"2025-02-13T09:30:00,5Z", "2025-02-13T09:30:00+8", "2025-02-13T09:30:00 Z", "2025-02-13T", "13 Feb 2025", "today", "٢٠٢٥",
		" 2025", "2025 ", "2025-02-13T09:30:00." + strings.Repeat("1", 30) + "Z",
	} {
		if w, err := ParseWhen(in); !errors.Is(err, ErrInvalid) || !w.IsZero() {
			t.Errorf("%q: got %q, %v; want it refused", in, w, err)
		}
	}
}

func TestWhenOrder(t *testing.T) {
	want := []string{
		"", "1999-12-31", "2024", "2024-Q1", "2024-01", "2024-01-01", "2024-01-01T00:00:00Z", "2024-01-01T09:00:00+08:00",
		"2024-01-01T01:00:00.001Z", "2024-02", "2024-02-29", "2024-Q2", "2024-04", "2025-01-01T00:30:00+01:00",
		"2024-12-31T23:45:00Z", "2024-12-31T23:59:59Z", "2025",
	}
	shuffled := slices.Clone(want)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	slices.SortFunc(shuffled, func(a, b string) int { return mustWhen(t, a).Compare(mustWhen(t, b)) })
	if !slices.Equal(shuffled, want) {
		t.Errorf("got\n%q; want\n%q", shuffled, want)
	}
	for _, a := range want {
		for _, b := range want {
			a, b := mustWhen(t, a), mustWhen(t, b)
			if a.Compare(b) != -b.Compare(a) || (a.Compare(b) == 0) != (a == b) {
				t.Errorf("%s and %s: %d, %d", a, b, a.Compare(b), b.Compare(a))
			}
		}
	}
}

func TestWhenSpan(t *testing.T) {
	for _, c := range []struct{ when, zone, from, to, endOfDay string }{
		{"2024", "UTC", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z", "2024-12-31T23:59:59.999Z"},
		{"2024-Q1", "Asia/Hong_Kong", "2024-01-01T00:00:00+08:00", "2024-04-01T00:00:00+08:00", "2024-03-31T23:59:59.999+08:00"},
		{"2024-Q4", "UTC", "2024-10-01T00:00:00Z", "2025-01-01T00:00:00Z", "2024-12-31T23:59:59.999Z"},
		{"2024-02", "UTC", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z", "2024-02-29T23:59:59.999Z"},
		{"2023-02", "UTC", "2023-02-01T00:00:00Z", "2023-03-01T00:00:00Z", "2023-02-28T23:59:59.999Z"},
		{"2024-02-29", "America/New_York", "2024-02-29T00:00:00-05:00", "2024-03-01T00:00:00-05:00", "2024-02-29T23:59:59.999-05:00"},
		{"2024-12-31", "UTC", "2024-12-31T00:00:00Z", "2025-01-01T00:00:00Z", "2024-12-31T23:59:59.999Z"},
		// The clock changes by day: 23 and 25 hours.
		{"2025-03-30", "Europe/London", "2025-03-30T00:00:00Z", "2025-03-31T00:00:00+01:00", "2025-03-30T23:59:59.999+01:00"},
		{"2025-10-26", "Europe/London", "2025-10-26T00:00:00+01:00", "2025-10-27T00:00:00Z", "2025-10-26T23:59:59.999Z"},
		// At midnight: the day begins at one o'clock, the day before ends there.
		{"2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00", "2018-11-05T00:00:00-02:00", "2018-11-04T23:59:59.999-02:00"},
		{"2018-11-03", "America/Sao_Paulo", "2018-11-03T00:00:00-03:00", "2018-11-04T01:00:00-02:00", "2018-11-03T23:59:59.999-03:00"},
		{"2025-04-25", "Africa/Cairo", "2025-04-25T01:00:00+03:00", "2025-04-26T00:00:00+03:00", "2025-04-25T23:59:59.999+03:00"},
		// Midnight comes twice: the day begins with the first.
		{"2024-11-03", "America/Havana", "2024-11-03T00:00:00-04:00", "2024-11-04T00:00:00-05:00", "2024-11-03T23:59:59.999-05:00"},
		// The night of 23:00 to 24:00 comes twice: the day before ends with the second.
		{"2025-10-30", "Africa/Cairo", "2025-10-30T00:00:00+03:00", "2025-10-31T00:00:00+02:00", "2025-10-30T23:59:59.999+02:00"},
		{"2025-02-13T23:30:00Z", "Asia/Hong_Kong", "2025-02-13T23:30:00Z", "2025-02-13T23:30:00.001Z", "2025-02-14T23:59:59.999+08:00"},
		{"2025-02-13T09:30:00.25+08:00", "UTC", "2025-02-13T09:30:00.25+08:00", "2025-02-13T09:30:00.251+08:00", "2025-02-13T23:59:59.999Z"},
	} {
		loc := mustZone(t, c.zone)
		w := mustWhen(t, c.when)
		from, to := w.Span(loc)
		for _, x := range []struct {
			what, want string
			got        time.Time
		}{{"from", c.from, from}, {"to", c.to, to}, {"end of day", c.endOfDay, w.EndOfDay(loc)}} {
			want, err := time.Parse(time.RFC3339Nano, x.want)
			if err != nil {
				t.Fatal(err)
			}
			if !x.got.Equal(want) {
				t.Errorf("%s in %s: %s is %s; want %s", c.when, c.zone, x.what, x.got.Format(time.RFC3339Nano), x.want)
			}
		}
	}
	if from, to := (When{}).Span(time.UTC); !from.IsZero() || !to.IsZero() || !(When{}).EndOfDay(time.UTC).IsZero() {
		t.Error("an unknown date has a span")
	}
}

// Every day of every zone begins where the day before ends, and both begin and end on it.
func TestDaysFollowEachOther(t *testing.T) {
	for _, zone := range []string{"UTC", "Asia/Hong_Kong", "America/New_York", "America/Sao_Paulo", "America/Havana", "Africa/Cairo",
		"Australia/Lord_Howe", "Asia/Tehran", "Asia/Beirut", "America/Asuncion", "America/Scoresbysund", "Africa/Casablanca"} {
		loc := mustZone(t, zone)
		_, last := DayOf(time.Date(1994, 12, 31, 0, 0, 0, 0, time.UTC)).Span(loc)
		for day := time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2026; day = day.AddDate(0, 0, 1) {
			w := DayOf(day)
			from, to := w.Span(loc)
			if !from.Equal(last) || DayOf(from.In(loc)) != w || DayOf(to.Add(-time.Nanosecond).In(loc)) != w ||
				DayOf(from.Add(-time.Nanosecond).In(loc)) == w {
				t.Errorf("%s in %s: %s to %s, after %s", w, zone, from, to, last)
			}
			last = to
		}
	}
}

func TestWhenFormat(t *testing.T) {
	hk := mustZone(t, "Asia/Hong_Kong")
	for in, want := range map[string]string{
		"": "", "2022": "2022", "2024-Q4": "Q4 2024", "2025-02": "Feb 2025", "2025-02-13": "13 Feb 2025",
		"2025-02-13T22:05:00Z": "14 Feb 2025, 06:05", "2025-02-13T09:30:00+08:00": "13 Feb 2025, 09:30",
	} {
		if got := mustWhen(t, in).Format(hk); got != want {
			t.Errorf("%q: got %q; want %q", in, got, want)
		}
	}
	// A day that a zone leaves out is still that day.
	if got := mustWhen(t, "2011-12-30").Format(mustZone(t, "Pacific/Apia")); got != "30 Dec 2011" {
		t.Errorf("got %q", got)
	}
}

func TestWhenParts(t *testing.T) {
	if Date(2024, 2, 29) != mustWhen(t, "2024-02-29") || MonthOf(2024, 2) != mustWhen(t, "2024-02") ||
		QuarterOf(2024, 4) != mustWhen(t, "2024-Q4") || YearOf(2024) != mustWhen(t, "2024") {
		t.Error("made and parsed dates differ")
	}
	hk := mustZone(t, "Asia/Hong_Kong")
	at := time.Date(2025, 2, 13, 23, 30, 0, 999_999, time.UTC)
	if w := At(at); w != mustWhen(t, "2025-02-13T23:30:00Z") || w.Precision() != Instant {
		t.Errorf("got %s", w)
	}
	if w := At(at.In(hk)); w != mustWhen(t, "2025-02-14T07:30:00+08:00") {
		t.Errorf("got %s", w)
	}
	if DayOf(at.In(hk)) != Date(2025, 2, 14) {
		t.Error("a day is not that of the time's own place")
	}
	var w When
	if err := w.UnmarshalText([]byte("2025-Q2")); err != nil || w != QuarterOf(2025, 2) {
		t.Error(w, err)
	}
	if err := w.UnmarshalText([]byte("soon")); !errors.Is(err, ErrInvalid) {
		t.Error(err)
	}
}

func FuzzParseWhen(f *testing.F) {
	for _, s := range []string{"2025", "2025-Q4", "2025-q1", "2025-02", "2025-02-13", "2024-02-29", "2025-02-13T09:30:00Z",
		"2025-02-13t09:30:00.123456+08:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2025-02-30", "", "0000",
		"2025-06-30T23:59:60Z", "2025-02-13T24:00:00Z", "2025-02-13T09:30:00,5Z", "-025", "+2025", "٢٠٢٥"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, err := ParseWhen(s)
		if err != nil {
			if w != (When{}) || strings.ContainsAny(err.Error(), "\n\r") {
				t.Fatalf("%q: %v with %q", s, w, err)
			}
			return
		}
		again, err := ParseWhen(w.String())
		if err != nil || again != w || again.String() != w.String() {
			t.Fatalf("%q is %q and then %q (%v)", s, w, again, err)
		}
		if w.IsZero() != (s == "") || w.IsZero() != (w.Format(time.UTC) == "") {
			t.Fatalf("%q: %v", s, w)
		}
		for _, loc := range []*time.Location{time.UTC, time.FixedZone("", 14*3600), time.FixedZone("", -12*3600)} {
			from, to := w.Span(loc)
			if !w.IsZero() && (!from.Before(to) || w.EndOfDay(loc).Before(from)) {
				t.Fatalf("%q spans %v to %v, its day ends %v", s, from, to, w.EndOfDay(loc))
			}
		}
		if w.Compare(again) != 0 {
			t.Fatalf("%q does not equal itself", s)
		}
	})
}
