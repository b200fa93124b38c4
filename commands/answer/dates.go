package answer

import (
	"strconv"
	"strings"
	"time"

	"byline/commands/answer/english"
	"byline/store"
)

// ReadDate reads a date as people type it, for the as_of option: what store.ParseWhen reads, "13 Feb 2025",
// "February 13, 2025", "13 Feb" (the last one before now), "Feb 2025", "Q4 2024", "2025/02/13", "today", "yesterday",
// "last week" (seven days ago), "last month", "two weeks ago", "Monday". A form in which day and month cannot be told apart is
// refused. The error is a *store.Error of kind store.ErrInvalid; the empty text is the zero When.
func ReadDate(text string, now time.Time, loc *time.Location) (store.When, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return store.When{}, nil
	}
	if len(text) <= maxDateText {
		if w, err := store.ParseWhen(text); err == nil {
			return w, nil
		}
		ws := english.ReadWords(text)
		r := dateReader{ws: ws, now: now.In(loc), ref: now.In(loc), sure: true}
		if w, n := r.read(0); n == len(ws) && n > 0 && onlyDateSigns(text, ws) {
			return w, nil
		}
		if r.ambiguous != "" {
			return store.When{}, store.Errorf(store.ErrInvalid, "%s could be two dates; write it as 2025-02-13 or 13 Feb 2025.", quote(r.ambiguous))
		}
	}
	return store.When{}, store.Errorf(store.ErrInvalid, "%s is not a date; write it as 2025-02-13, 13 Feb 2025, Feb 2025, 2025-Q1 or 2025.",
		quote(text))
}

// maxDateText is how long a typed date may be, in bytes.
const maxDateText = 100

// onlyDateSigns reports whether nothing but words and the signs between the parts of a date was typed.
func onlyDateSigns(text string, ws []english.Word) bool {
	at := 0
	for _, w := range ws {
		if strings.Trim(text[at:w.From], " ,.\u00a0") != "" {
			return false
		}
		at = w.To
	}
	return strings.Trim(text[at:], " .") == ""
}

// dateReader finds dates among words.
type dateReader struct {
	ws   []english.Word
	now  time.Time // what today, yesterday, last year are counted from
	ref  time.Time // a day or month without its year is the last one that begins by then
	from time.Time // unless the first such day after it lies within the story: see year
	// dated gives the last year in which the story has facts of a day, or of a month where day is 0; 0 for none.
	dated func(m time.Month, day int) int
	sure  bool // the words are a date and nothing else: "may" is a month, "sat" a weekday
	// ambiguous is a numeric date that was met and could be read in two ways.
	ambiguous string
}

func (r *dateReader) low(i int) string {
	if i < 0 || i >= len(r.ws) {
		return ""
	}
	return r.ws[i].Low
}

// read reads the longest date that begins at word i and says how many words it took; none where it took 0.
func (r *dateReader) read(i int) (store.When, int) {
	w := r.low(i)
	if w == "" {
		return store.When{}, 0
	}
	// Thursday, 13 February 2025: the day of the month decides.
	if _, ok := weekdays[w]; ok && (len(w) > 4 || r.sure || r.dateLike(i+1)) {
		if d, n := r.calendar(r.skip(i+1, "the")); n > 0 {
			return d, r.skip(i+1, "the") + n - i
		}
	}
	if d, n := r.calendar(i); n > 0 {
		return d, n
	}
	return r.relative(i)
}

func (r *dateReader) dateLike(i int) bool {
	_, month := months[r.low(i)]
	return month || dayNumber(r.low(i)) > 0
}

func (r *dateReader) skip(i int, words ...string) int {
	for _, w := range words {
		if r.low(i) == w {
			return i + 1
		}
	}
	return i
}

// calendar reads a date that is written out.
func (r *dateReader) calendar(i int) (store.When, int) {
	w := r.low(i)
	if w != "" && w[0] >= '0' && w[0] <= '9' {
		if d, ok := r.numeric(w); ok {
			return d, 1
		}
		// 13 Feb 2025, 13th of February
		if day := dayNumber(w); day > 0 {
			j := r.skip(i+1, "of")
			if m, ok := months[r.low(j)]; ok {
				if y := yearNumber(r.low(j + 1)); y > 0 {
					if d, ok := civil(y, m, day); ok {
						return d, j + 2 - i
					}
					return store.When{}, 0
				}
				if d, ok := civil(r.year(m, day), m, day); ok {
					return d, j + 1 - i
				}
				return store.When{}, 0
			}
		}
		// 2024 Q4
		if y := yearNumber(w); y > 0 {
			if q := quarterNumber(r.low(i + 1)); q > 0 {
				return store.QuarterOf(y, q), 2
			}
			if _, ok := months[r.low(i+1)]; !ok {
				return store.YearOf(y), 1
			}
		}
		return store.When{}, 0
	}
	if m, ok := months[w]; ok && r.monthMeant(i) {
		j := i + 1
		if r.low(j) == "the" {
			j++
		}
		if day := dayNumber(r.low(j)); day > 0 && r.ws[j].Num {
			if y := yearNumber(r.low(j + 1)); y > 0 {
				if d, ok := civil(y, m, day); ok {
					return d, j + 2 - i
				}
			} else if d, ok := civil(r.year(m, day), m, day); ok {
				return d, j + 1 - i
			}
		}
		j = r.skip(i+1, "of")
		if y := yearNumber(r.low(j)); y > 0 {
			return store.MonthOf(y, m), j + 1 - i
		}
		return store.MonthOf(r.year(m, 0), m), 1
	}
	if q := quarterNumber(w); q > 0 {
		j := r.skip(i+1, "of")
		if y := yearNumber(r.low(j)); y > 0 {
			return store.QuarterOf(y, q), j + 1 - i
		}
		return r.quarter(q), 1
	}
	// the fourth quarter of 2024
	if q := ordinalWords[w]; q > 0 && r.low(i+1) == "quarter" {
		j := r.skip(i+2, "of", "in")
		if y := yearNumber(r.low(j)); y > 0 {
			return store.QuarterOf(y, q), j + 1 - i
		}
		return r.quarter(q), 2
	}
	return store.When{}, 0
}

// monthMeant tells the months May and March and the short forms from the other words that they are.
func (r *dateReader) monthMeant(i int) bool {
	w := r.low(i)
	if r.sure || (len(w) > 3 && w != "march") || dayNumber(r.low(i-1)) > 0 {
		return true
	}
	if n := r.low(i + 1); yearNumber(n) > 0 || (dayNumber(n) > 0 && r.ws[i+1].Num) || n == "of" && yearNumber(r.low(i+2)) > 0 {
		return true
	}
	switch r.low(i - 1) {
	case "in", "by", "since", "until", "till", "before", "after", "during", "from", "last", "this", "early", "late", "mid", "of":
		return w != "mar" && w != "sun" && w != "sat" || r.ws[i].Cap
	}
	return false
}

// relative reads a date that is counted from another.
func (r *dateReader) relative(i int) (store.When, int) {
	day := func(back int) store.When { return store.DayOf(r.now.AddDate(0, 0, -back)) }
	w := r.low(i)
	switch w {
	case "today", "tonight":
		return day(0), 1
	case "now":
		if r.sure {
			return day(0), 1
		}
		return store.When{}, 0
	case "yesterday":
		return day(1), 1
	case "tomorrow":
		return day(-1), 1
	case "last", "previous", "past":
		switch r.low(i + 1) {
		case "week":
			return day(7), 2
		case "month":
			m := time.Date(r.now.Year(), r.now.Month()-1, 1, 0, 0, 0, 0, time.UTC)
			return store.MonthOf(m.Year(), m.Month()), 2
		case "quarter":
			q := time.Date(r.now.Year(), r.now.Month()-3, 1, 0, 0, 0, 0, time.UTC)
			return store.QuarterOf(q.Year(), int(q.Month()+2)/3), 2
		case "year":
			return store.YearOf(r.now.Year() - 1), 2
		case "night":
			return day(1), 2
		}
		if wd, ok := weekdays[r.low(i+1)]; ok && w == "last" {
			return r.weekday(wd), 2
		}
	case "this":
		switch r.low(i + 1) {
		case "month":
			return store.MonthOf(r.now.Year(), r.now.Month()), 2
		case "quarter":
			return store.QuarterOf(r.now.Year(), int(r.now.Month()+2)/3), 2
		case "year":
			return store.YearOf(r.now.Year()), 2
		case "morning", "afternoon", "evening":
			return day(0), 2
		}
	}
	if wd, ok := weekdays[w]; ok && (len(w) > 4 || r.sure) {
		return r.weekday(wd), 1
	}
	// three days ago
	if r.low(i+2) != "ago" {
		return store.When{}, 0
	}
	n := smallNumbers[w]
	if n == 0 {
		if k, err := strconv.Atoi(w); err == nil && k > 0 && k <= 1000 {
			n = k
		}
	}
	if n > 0 {
		switch strings.TrimSuffix(r.low(i+1), "s") {
		case "day":
			return day(n), 3
		case "week":
			return day(7 * n), 3
		case "month":
			m := time.Date(r.now.Year(), r.now.Month()-time.Month(n), 1, 0, 0, 0, 0, time.UTC)
			if m.Year() > 0 {
				return store.MonthOf(m.Year(), m.Month()), 3
			}
		case "year":
			if y := r.now.Year() - n; y > 0 {
				return store.YearOf(y), 3
			}
		}
	}
	return store.When{}, 0
}

// numeric reads a date written in figures alone.
func (r *dateReader) numeric(w string) (store.When, bool) {
	if len(w) > 40 {
		return store.When{}, false
	}
	if strings.IndexAny(w, "-/.") > 0 {
		if d, err := store.ParseWhen(strings.ToUpper(w)); err == nil {
			return d, true
		}
	}
	for _, sep := range []string{"/", ".", "-"} {
		parts := strings.Split(w, sep)
		if len(parts) != 3 {
			continue
		}
		n := [3]int{}
		for k, p := range parts {
			v, err := strconv.Atoi(p)
			if err != nil || len(p) > 4 || len(p) == 3 {
				return store.When{}, false
			}
			n[k] = v
		}
		if len(parts[0]) == 4 {
			return civil(n[0], time.Month(n[1]), n[2])
		}
		if len(parts[2]) != 4 {
			r.ambiguous = w
			return store.When{}, false
		}
		switch {
		case n[0] > 12 || n[0] == n[1]:
			return civil(n[2], time.Month(n[1]), n[0])
		case n[1] > 12:
			return civil(n[2], time.Month(n[0]), n[1])
		}
		r.ambiguous = w
		return store.When{}, false
	}
	return store.When{}, false
}

// year chooses the year of a day or month (day 0) that was named without one: the last in which something is told to have happened
// then; else the last that begins by the reference day, but the
// next one where that lies nearer than three months and the last one before the story.
func (r *dateReader) year(m time.Month, day int) int {
	if r.dated != nil {
		if y := r.dated(m, day); y > 0 {
			return y
		}
	}
	day = max(day, 1)
	y := r.ref.Year()
	at := func(y int) time.Time { return time.Date(y, m, day, 0, 0, 0, 0, r.ref.Location()) }
	if at(y).After(r.ref) {
		y--
	}
	if !r.from.IsZero() && at(y).AddDate(0, 1, 0).Before(r.from) && at(y+1).Before(r.ref.AddDate(0, 3, 0)) {
		y++
	}
	return max(y, 1)
}

func (r *dateReader) quarter(q int) store.When {
	y := r.ref.Year()
	if time.Date(y, time.Month(3*q-2), 1, 0, 0, 0, 0, r.ref.Location()).After(r.ref) {
		y--
	}
	return store.QuarterOf(max(y, 1), q)
}

// weekday is the last such day by the reference day, which counts itself only where it is not today.
func (r *dateReader) weekday(d time.Weekday) store.When {
	back := (int(r.ref.Weekday()) - int(d) + 7) % 7
	if back == 0 && r.ref.Equal(r.now) {
		back = 7
	}
	return store.DayOf(r.ref.AddDate(0, 0, -back))
}
