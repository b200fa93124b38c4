package store

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// sheetDate reads a date as ParseWhen does, and besides the days into which spreadsheets turn 2025-02-13 when they save a
// table: 13.02.2025, 2/13/2025, 2025/2/13. A day whose parts can be read in two ways is none: it is better to ask than to
// put the wrong day on record.
func sheetDate(s string) (w When, why string) {
	w, err := ParseWhen(s)
	if err == nil {
		return w, ""
	}
	m := dayParts.FindStringSubmatch(s)
	if monthShort.MatchString(s) {
		return When{}, quoted(s) + " is what a spreadsheet makes of a month; write 2025-02, and let it keep the column as text"
	}
	if m == nil {
		return When{}, err.Error()
	}
	part := func(i int) int { n, _ := strconv.Atoi(m[i]); return n } // a few digits
	var ways []When
	add := func(y, mon, d int) {
		t := time.Date(y, time.Month(mon), d, 0, 0, 0, 0, time.UTC)
		if w := DayOf(t); y > 0 && t.Year() == y && t.Month() == time.Month(mon) && t.Day() == d && (len(ways) == 0 || ways[0] != w) {
			ways = append(ways, w)
		}
	}
	if m[1] != "" {
		add(part(1), part(2), part(3))
	} else {
		add(part(6), part(5), part(4))
		add(part(6), part(4), part(5))
	}
	switch len(ways) {
	case 0:
		return When{}, err.Error()
	case 1:
		return ways[0], ""
	}
	return When{}, fmt.Sprintf("%s can be %s or %s; write the one that is meant, and let the spreadsheet keep the column as text",
		quoted(s), ways[0], ways[1])
}

// monthShort matches "Feb-25" and its like.
var monthShort = regexp.MustCompile(`^\pL{3,4}\.?[- ]\d{2}$`)

var dayParts = regexp.MustCompile(`^(?:(\d{4})[-./](\d{1,2})[-./](\d{1,2})|(\d{1,2})[-./](\d{1,2})[-./](\d{4}))$`)
