package store_test

import (
	"errors"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones are the same on every machine

	"byline/store"
)

func schedule(t testing.TB, spec, zone string) store.Schedule {
	t.Helper()
	s, err := store.ParseSchedule(spec, zone)
	if err != nil {
		t.Fatalf("%q in %q: %v", spec, zone, err)
	}
	return s
}

func TestScheduleIsRefusedInWords(t *testing.T) {
	for spec, want := range map[string]string{
		"":                         "five fields",
		"0 9 * *":                  "this one has 4",
		"0 0 9 * * *":              "leave out the seconds",
		"TZ=Europe/London":         "time zone out",
		"TZ=Europe/London0 9 * * ": "time zone out",
		"CRON_TZ=UTC 0 9 * * *":    "time zone out",
		"cron_tz=UTC 0 9 * * *":    "time zone out",
		"@daily":                   "five fields",
		"@every 0s":                "five fields",
		"0 0 30 2 *":               "never comes",
		"0 0 31 4,6,9,11 *":        "never comes",
		"* * * * *":                "every 15 minutes",
		"*/10 * * * *":             "every 15 minutes",
		"0,50 0,23 * * *":          "every 15 minutes",
		"0 25 * * *":               `"25" cannot be the hour`,
		"60 9 * * *":               "from 0 to 59",
		"0 9 0 * *":                "from 1 to 31",
		"0 9 * 13 *":               "jan to dec",
		"0 9 * * 8":                "0 (Sunday) to 6",
		"0 9 * * fri-tue":          "from the lower",
		"9am * * * *":              "minute",
		"0 9 , * *":                "day of the month",
		"0 9 -1 * *":               "day of the month",
		"0 9 1-2-3 * *":            "day of the month",
		"*/0 9 * * *":              "step",
		"0 9/ * * *":               "step",
		"0 9 * * 1/2/3":            "step",
		"0 9 L * *":                "day of the month",
		"0 9 * * 1#2":              "day of the week",
		"0 +9 * * *":               "hour",
		"0 9 * * ٣":                "day of the week",
		strings.Repeat("0", 200):   "at most",
	} {
		_, err := store.ParseSchedule(spec, "Europe/London")
		if !errors.Is(err, store.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", spec, err, want)
		}
	}
	for _, zone := range []string{"Local", "Europe/Atlantis", "../etc/passwd", "europe", strings.Repeat("a", 100)} {
		if _, err := store.ParseSchedule("0 9 * * *", zone); !errors.Is(err, store.ErrInvalid) || !strings.Contains(err.Error(), "IANA") {
			t.Errorf("zone %q: %v", zone, err)
		}
	}
}

func TestScheduleReadsWeekDays(t *testing.T) {
	// 2 March 2025 is a Sunday.
	from := time.Date(2025, time.March, 1, 12, 0, 0, 0, time.UTC)
	for spec, want := range map[string]string{
		"0 9 * * 0": "2", "0 9 * * 7": "2", "0 9 * * sun": "2", "0 9 * * SUN": "2", "0 9 * * 5-7": "2 7 8 9", "0 9 * * fri-sun": "2 7 8 9",
		"0 9 * * 6,7": "2 8 9", "0 9 * * 0-7": "2 3 4 5 6 7 8 9", "0 9 * * 1-7/3": "2 3 6 9", "0 9 * * 1-5": "3 4 5 6 7",
		"0 9 * * 7-7": "2", "0 9 * * 5/2": "7", "0 9 29 2 *": "", "0 9 13 * 5": "7",
	} {
		var got []string
		for _, d := range schedule(t, spec, "").Upcoming(from, 9) {
			if d.At.Month() == time.March && d.At.Year() == 2025 && d.At.Day() < 10 {
				got = append(got, d.At.Format("2"))
			}
		}
		if s := strings.Join(got, " "); !strings.HasPrefix(s, want) || want == "" && s != "" {
			t.Errorf("%q: March %s, want %s", spec, s, want)
		}
	}
	// A century that is no leap year lies between two leap days.
	if d, ok := schedule(t, "0 9 29 2 *", "").Next(time.Date(2096, time.March, 1, 0, 0, 0, 0, time.UTC)); !ok || d.Wall != "2104-02-29 09:00" {
		t.Errorf("the leap day after 2096 is %+v", d)
	}
}
