package store

import (
	"slices"
	"strconv"
	"strings"
)

// specField is what may stand in one field of a cron expression.
type specField struct {
	name     string
	min, max int
	names    []string // in order from min
}

var specFieldList = [5]specField{
	{name: "minute", max: 59},
	{name: "hour", max: 23},
	{name: "day of the month", min: 1, max: 31},
	{name: "month", min: 1, max: 12, names: []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}},
	{name: "day of the week", max: 7, names: []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}},
}

const fiveFields = "minute, hour, day of the month, month, day of the week, as in 0 9 * * 1-5"

// specFields checks an expression before the parser sees it, whose messages are not for members and which panics on a zone
// without a space after it. The week's day 7 becomes 0, which the parser wants.
func specFields(spec string) ([]string, error) {
	upper := strings.ToUpper(strings.TrimSpace(spec))
	switch {
	case len(spec) > maxSpec:
		return nil, errorf(ErrInvalid, "A cron expression can have at most %d characters; shorten it.", maxSpec)
	case strings.Contains(upper, "TZ="):
		return nil, errorf(ErrInvalid, "Leave the time zone out of the expression; it is an option of its own.")
	case strings.HasPrefix(upper, "@"):
		return nil, errorf(ErrInvalid, "%s is not taken here; write the five fields: %s.", quoted(spec), fiveFields)
	}
	fields := strings.Fields(spec)
	switch n := len(fields); {
	case n == 6:
		return nil, errorf(ErrInvalid, "The expression has six fields; leave out the seconds: %s.", fiveFields)
	case n != 5:
		return nil, errorf(ErrInvalid, "A cron expression has five fields, this one has %d: %s.", n, fiveFields)
	}
	for i, f := range specFieldList {
		var err error
		if fields[i], err = f.check(fields[i]); err != nil {
			return nil, err
		}
	}
	return fields, nil
}

// check reads one field and writes it as the parser takes it.
func (f specField) check(field string) (string, error) {
	parts := strings.Split(field, ",")
	for i, part := range parts {
		span, step, stepped := strings.Cut(part, "/")
		if stepped {
			if n, ok := digits(step); !ok || n < 1 || n > f.max {
				return "", f.fault(part, "a step behind / is a number from 1 to "+strconv.Itoa(f.max))
			}
		}
		if span == "*" || span == "?" {
			continue
		}
		low, high, ranged := strings.Cut(span, "-")
		from, ok := f.value(low)
		if !ok {
			return "", f.fault(part, f.expects())
		}
		to := from
		if ranged {
			if to, ok = f.value(high); !ok {
				return "", f.fault(part, f.expects())
			}
			if f.max == 7 && to == 0 && from > 0 { // fri-sun
				to = 7
			}
		} else if stepped {
			to = f.max
			if f.max == 7 {
				to = 6
			}
		}
		if from > to {
			return "", f.fault(part, "a range goes from the lower to the higher")
		}
		if f.max == 7 && to == 7 {
			parts[i] = weekDays(from, max(1, atoi(step)))
		}
	}
	return strings.Join(parts, ","), nil
}

// weekDays lists the days from a day to Sunday as 7, with Sunday as 0.
func weekDays(from, step int) string {
	var days []string
	for d := from; d <= 7; d += step {
		if s := strconv.Itoa(d % 7); !slices.Contains(days, s) {
			days = append(days, s)
		}
	}
	return strings.Join(days, ",")
}

func (f specField) value(s string) (int, bool) {
	if i := slices.Index(f.names, strings.ToLower(s)); i >= 0 {
		return f.min + i, true
	}
	n, ok := digits(s)
	return n, ok && n >= f.min && n <= f.max
}

func (f specField) expects() string {
	s := "it goes from " + strconv.Itoa(f.min) + " to " + strconv.Itoa(f.max)
	if f.max == 7 {
		s = "it goes from 0 (Sunday) to 6"
	}
	if f.names != nil {
		s += ", or " + f.names[0] + " to " + f.names[len(f.names)-1]
	}
	return s
}

func (f specField) fault(part, why string) error {
	return errorf(ErrInvalid, "%s cannot be the %s: %s.", quoted(part), f.name, why)
}

// digits reads a short number without a sign.
func digits(s string) (int, bool) {
	if s == "" || len(s) > 3 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	return atoi(s), true
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
