package answer

import (
	"strconv"
	"time"

	"byline/store"
)

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
	"sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
}

var smallNumbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12,
}

var ordinalWords = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4}

// dayNumber is the day of a month that "13" or "13th" names; 0 for anything else.
func dayNumber(w string) int {
	if len(w) > 2 {
		switch w[len(w)-2:] {
		case "st", "nd", "rd", "th":
			w = w[:len(w)-2]
		}
	}
	if len(w) == 0 || len(w) > 2 {
		return 0
	}
	n, err := strconv.Atoi(w)
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

// yearNumber is the year that four figures name; 0 for anything that is not likely one.
func yearNumber(w string) int {
	if len(w) != 4 {
		return 0
	}
	n, err := strconv.Atoi(w)
	if err != nil || n < 1000 || n > 2199 {
		return 0
	}
	return n
}

func quarterNumber(w string) int {
	if len(w) == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4' {
		return int(w[1] - '0')
	}
	return 0
}

// civil is a day that exists.
func civil(y int, m time.Month, day int) (store.When, bool) {
	if y < 1 || y > 9999 || m < 1 || m > 12 || day < 1 {
		return store.When{}, false
	}
	if time.Date(y, m, day, 0, 0, 0, 0, time.UTC).Day() != day {
		return store.When{}, false
	}
	return store.Date(y, m, day), true
}

// quote shows a piece of what was typed inside a message of one line.
func quote(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return strconv.Quote(s)
}
