package store_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"byline/store"
)

// oddYears are zones in years in which their clocks do something.
var oddYears = []struct {
	zone string
	year int
}{
	{"Europe/London", 2025},       // by an hour at 01:00
	{"America/New_York", 2025},    // at 02:00
	{"America/Havana", 2025},      // at midnight
	{"Australia/Lord_Howe", 2025}, // by half an hour
	{"Pacific/Apia", 2011},        // 30 December was left out
	{"Asia/Kathmandu", 1986},      // 15 minutes on New Year's Day
	{"Asia/Tehran", 2022},         // midnight, and for the last time
	{"America/Sao_Paulo", 2018},   // midnight, forward
	{"Africa/Casablanca", 2025},   // back for Ramadan
	{"Antarctica/Troll", 2025},    // by two hours
	{"Pacific/Chatham", 2025},     // at 02:45
	{"Asia/Kolkata", 2025},        // never
}

// slotSpecs are expressions, and what they say in another way.
var slotSpecs = []struct {
	spec string
	on   func(wall time.Time) bool
}{
	{"30 1 * * *", func(w time.Time) bool { return w.Hour() == 1 && w.Minute() == 30 }},
	{"0 0 * * *", func(w time.Time) bool { return w.Hour() == 0 && w.Minute() == 0 }},
	{"15 2 * * *", func(w time.Time) bool { return w.Hour() == 2 && w.Minute() == 15 }},
	{"0 * * * *", func(w time.Time) bool { return w.Minute() == 0 }},
	{"*/15 * * * *", func(w time.Time) bool { return w.Minute()%15 == 0 }},
	{"50 2,23 * * 7", func(w time.Time) bool {
		return (w.Hour() == 2 || w.Hour() == 23) && w.Minute() == 50 && w.Weekday() == time.Sunday
	}},
}

// Every time that the clock on the wall is to show comes once: when it is first shown, or when the clock jumps over it. The
// minutes are counted through beside the schedule: of a whole year with BYLINE_SOAK, else of the days around each change.
func TestEveryWallClockSlotComesOnce(t *testing.T) {
	for _, z := range oddYears {
		loc, err := time.LoadLocation(z.zone)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Date(z.year, time.January, 1, 0, 0, 0, 0, time.UTC).Add(-36 * time.Hour)
		end := start.AddDate(1, 0, 4)
		if os.Getenv("BYLINE_SOAK") != "" {
			countThrough(t, loc, start, end)
			continue
		}
		countThrough(t, loc, start, start.AddDate(0, 0, 4))
		for day := start; day.Before(end); day = day.AddDate(0, 0, 1) {
			_, before := day.In(loc).Zone()
			_, after := day.AddDate(0, 0, 1).In(loc).Zone()
			if before != after {
				countThrough(t, loc, day.AddDate(0, 0, -1), day.AddDate(0, 0, 3))
			}
		}
	}
}

// countThrough compares the slots between two times with what a clock shows minute by minute.
func countThrough(t *testing.T, loc *time.Location, start, end time.Time) {
	t.Helper()
	due := make([][]store.Due, len(slotSpecs))
	labels := 0
	shown := wallOf(start.Add(-time.Minute).In(loc))
	for at := start; at.Before(end); at = at.Add(time.Minute) {
		wall := wallOf(at.In(loc))
		for shown.Before(wall) { // more than one step where the clock jumps, none where it was put back
			shown = shown.Add(time.Minute)
			for i, s := range slotSpecs {
				if !s.on(shown) {
					continue
				}
				labels++
				d := store.Due{At: at, Wall: shown.Format("2006-01-02 15:04")}
				if n := len(due[i]); n > 0 && due[i][n-1].At.Equal(at) {
					due[i][n-1] = d
				} else {
					due[i] = append(due[i], d)
				}
			}
		}
	}
	if days := int(end.Sub(start).Hours() / 24); labels < 100*days {
		t.Fatalf("%s: only %d times in %d days were looked at", loc, labels, days)
	}
	for i, s := range slotSpecs {
		sched := schedule(t, s.spec, loc.String())
		at := start.Add(-time.Second)
		for n, want := range due[i] {
			got, ok := sched.Next(at)
			if !ok || !got.At.Equal(want.At) || got.Wall != want.Wall {
				t.Errorf("%s, %q: slot %d is %v %s, want %v %s", loc, s.spec, n, got.At, got.Wall, want.At, want.Wall)
				break
			}
			if again, _ := sched.Next(want.At.Add(-time.Nanosecond)); again != got {
				t.Errorf("%s, %q: just before %v comes %v", loc, s.spec, want.At, again)
			}
			at = got.At
		}
	}
}

func wallOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
}

func TestSlotsWhereTheClockIsChanged(t *testing.T) {
	for _, c := range []struct {
		spec, zone, after string
		due, wall         string
	}{
		{"30 1 * * *", "Europe/London", "2025-03-29T12:00:00Z", "2025-03-30T01:00:00Z", "2025-03-30 01:30"},
		{"0 * * * *", "Europe/London", "2025-03-30T00:30:00Z", "2025-03-30T01:00:00Z", "2025-03-30 02:00"}, // with that of 01:00
		{"0 * * * *", "Europe/London", "2025-03-30T01:00:00Z", "2025-03-30T02:00:00Z", "2025-03-30 03:00"},
		{"30 1 * * *", "Europe/London", "2025-10-25T12:00:00Z", "2025-10-26T00:30:00Z", "2025-10-26 01:30"}, // the first of two
		{"30 1 * * *", "Europe/London", "2025-10-26T00:30:00Z", "2025-10-27T01:30:00Z", "2025-10-27 01:30"},
		{"30 1 * * *", "Europe/London", "2025-10-26T01:10:00Z", "2025-10-27T01:30:00Z", "2025-10-27 01:30"}, // in the second hour
		{"0 0 * * *", "America/Havana", "2025-03-08T12:00:00Z", "2025-03-09T05:00:00Z", "2025-03-09 00:00"},
		{"0 9 * * *", "Pacific/Apia", "2011-12-30T00:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30 09:00"}, // the day left out
		{"0 9 * * *", "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-30T19:00:00Z", "2011-12-31 09:00"},
		{"15 2 * * *", "Australia/Lord_Howe", "2025-10-04T12:00:00Z", "2025-10-04T15:30:00Z", "2025-10-05 02:15"},
		{"0 9 * * *", "Asia/Kathmandu", "2025-06-01T00:00:00Z", "2025-06-01T03:15:00Z", "2025-06-01 09:00"},
	} {
		after, err := time.Parse(time.RFC3339, c.after)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := schedule(t, c.spec, c.zone).Next(after)
		if !ok || got.At.Format(time.RFC3339) != c.due || got.Wall != c.wall {
			t.Errorf("%s %s after %s: %s %s, want %s %s", c.spec, c.zone, c.after, got.At.Format(time.RFC3339), got.Wall, c.due, c.wall)
		}
	}
}

// The last day of a leap year after the last change that a zone's file lists has an end as others have.
func TestLastDayOfALeapYear(t *testing.T) {
	for spec, want := range map[string]string{
		"0 10 * * *": "2040-12-31T10:00:00Z 2041-01-01T10:00:00Z 2041-01-02T10:00:00Z",
		"0 0 2 1 *":  "2041-01-02T00:00:00Z 2042-01-02T00:00:00Z 2043-01-02T00:00:00Z",
	} {
		s, err := store.ParseSchedule(spec, "Europe/London")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range s.Upcoming(time.Date(2040, 12, 30, 12, 0, 0, 0, time.UTC), 3) {
			got = append(got, d.At.Format(time.RFC3339))
		}
		if all := strings.Join(got, " "); all != want {
			t.Errorf("%s: %s, want %s", spec, all, want)
		}
	}
}

func FuzzSchedule(f *testing.F) {
	for _, s := range slotSpecs {
		f.Add(s.spec, "Europe/London", int64(1_743_000_000))
	}
	f.Add("0 0 30 2 *", "America/Havana", int64(0))
	f.Add("TZ=UTC", "", int64(-1))
	f.Add("0 0 2 1 *", "Europe/London", int64(1_743_000_000))
	f.Add("0 0 * * 1-7/2,fri-sun", "Pacific/Apia", int64(1_325_203_200))
	f.Fuzz(func(t *testing.T, spec, zone string, at int64) {
		s, err := store.ParseSchedule(spec, zone)
		if err != nil {
			return
		}
		from := time.Unix(at%(1<<32), 0)
		last := from
		for _, d := range s.Upcoming(from, 20) {
			if !d.At.After(last) || d.At.Second() != 0 && d.At.Year() > 1972 {
				t.Fatalf("%q in %q: %v follows %v", spec, zone, d.At, last)
			}
			last = d.At
		}
	})
}
