package answer

import (
	"errors"
	"strings"
	"testing"
	"time"

	"byline/store"
)

// Friday 14 February 2025, before noon in Hong Kong.
var friday = time.Date(2025, 2, 14, 3, 0, 0, 0, time.UTC)

func TestReadDate(t *testing.T) {
	loc, err := time.LoadLocation("Asia/Hong_Kong")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"":                           "",
		"2024":                       "2024",
		"２０２４":                       "2024",
		"2024-Q4":                    "2024-Q4",
		"Q4 2024":                    "2024-Q4",
		"q4":                         "2024-Q4",
		"the fourth quarter of 2024": "",
		"fourth quarter of 2024":     "2024-Q4",
		"2025-02":                    "2025-02",
		"2025-02-13":                 "2025-02-13",
		"2025-02-13T09:30:00Z":       "2025-02-13T09:30:00Z",
		"13 Feb 2025":                "2025-02-13",
		"13th of February 2025":      "2025-02-13",
		"13 february, 2025":          "2025-02-13",
		"February 13, 2025":          "2025-02-13",
		"Feb. 13th 2025":             "2025-02-13",
		"Thursday, 13 February 2025": "2025-02-13",
		"13 Feb":                     "2025-02-13",
		"15 Feb":                     "2024-02-15",
		"November 18":                "2024-11-18",
		"feb 2025":                   "2025-02",
		"May":                        "2024-05",
		"2025/2/3":                   "2025-02-03",
		"13/2/2025":                  "2025-02-13",
		"13.2.2025":                  "2025-02-13",
		"2/13/2025":                  "2025-02-13",
		"2/2/2025":                   "2025-02-02",
		"today":                      "2025-02-14",
		"Yesterday":                  "2025-02-13",
		"last week":                  "2025-02-07",
		"last month":                 "2025-01",
		"last year":                  "2024",
		"last quarter":               "2024-Q4",
		"two weeks ago":              "2025-01-31",
		"3 days ago":                 "2025-02-11",
		"Thursday":                   "2025-02-13",
		"last Friday":                "2025-02-07",
		"29 Feb 2024":                "2024-02-29",
	} {
		got, err := ReadDate(text, friday, loc)
		if strings.HasPrefix(text, "the ") {
			if err == nil {
				t.Errorf("ReadDate(%q) = %s, want an error", text, got)
			}
			continue
		}
		if err != nil || got.String() != want {
			t.Errorf("ReadDate(%q) = %q, %v, want %q", text, got, err, want)
		}
	}
}

func TestReadDateRefuses(t *testing.T) {
	for text, say := range map[string]string{
		"3/2/2025":               "two dates",
		"03.02.2025":             "two dates",
		"1-2-25":                 "two dates",
		"30 Feb 2025":            "not a date",
		"2025-02-30":             "not a date",
		"2025-13":                "not a date",
		"29 Feb 2025":            "not a date",
		"soon":                   "not a date",
		"13 Feb 2025 or so":      "not a date",
		"13 Feb 2025; DROP":      "not a date",
		"0":                      "not a date",
		"-2025":                  "not a date",
		"\x00":                   "not a date",
		strings.Repeat("9", 9e3): "not a date",
	} {
		got, err := ReadDate(text, friday, time.UTC)
		if !errors.Is(err, store.ErrInvalid) || !strings.Contains(err.Error(), say) {
			t.Errorf("ReadDate(%.40q) = %q, %v, want an error that says %q", text, got, err, say)
		} else if len(err.Error()) > 200 || strings.ContainsAny(err.Error(), "\n\x00") {
			t.Errorf("ReadDate(%.40q): the error is no short line: %q", text, err)
		}
	}
}

func FuzzReadDate(f *testing.F) {
	for _, s := range []string{"13 Feb 2025", "2025-Q4", "last Monday", "3/2/2025", "99999 years ago", "Feb", "1000 months ago"} {
		f.Add(s, int64(1739500000))
	}
	f.Fuzz(func(t *testing.T, text string, sec int64) {
		sec %= 100_000_000_000 // years -1200 to 5138: a clock may be wrong, not beyond all sense
		now := time.Unix(sec, 0)
		w, err := ReadDate(text, now, time.UTC)
		if err != nil {
			if !errors.Is(err, store.ErrInvalid) || !w.IsZero() {
				t.Fatalf("ReadDate(%q) = %q, %v", text, w, err)
			}
			return
		}
		again, err := store.ParseWhen(w.String())
		if err != nil || again.Compare(w) != 0 {
			t.Fatalf("ReadDate(%q) = %q, which reads back as %q, %v", text, w, again, err)
		}
	})
}
