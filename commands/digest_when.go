package commands

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"byline/store"
)

// rhythm is when a digest comes, in an editor's words: how often, at what time on which day, or a cron expression.
type rhythm struct {
	when   string // daily, weekdays, weekly, hourly; empty for a cron expression
	hour   int    // not for hourly
	minute int
	day    int // of the week, 0 is Sunday; weekly alone
	spec   string
}

const (
	daily    = "daily"
	weekdays = "weekdays"
	weekly   = "weekly"
	hourly   = "hourly"
)

// defaultRhythm is what a digest has that is set without saying when.
var defaultRhythm = rhythm{when: daily, hour: 9}

var weekDayNames = [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// cron is the five-field expression.
func (r rhythm) cron() string {
	switch r.when {
	case daily:
		return fmt.Sprintf("%d %d * * *", r.minute, r.hour)
	case weekdays:
		return fmt.Sprintf("%d %d * * 1-5", r.minute, r.hour)
	case weekly:
		return fmt.Sprintf("%d %d * * %d", r.minute, r.hour, r.day)
	case hourly:
		return fmt.Sprintf("%d * * * *", r.minute)
	}
	return r.spec
}

// words is the rhythm as a sentence begins with it: "Weekdays at 09:00".
func (r rhythm) words(l Lang) string {
	at := fmt.Sprintf("%02d:%02d", r.hour, r.minute)
	switch r.when {
	case daily:
		return l.say(msgDaily, at)
	case weekdays:
		return l.say(msgWeekdays, at)
	case weekly:
		return l.say(msgWeekly, at, choiceDays[(r.day+6)%7].in(l))
	case hourly:
		return l.count(numHourly, r.minute)
	}
	return l.say(msgCron, r.spec)
}

var (
	plainDaily  = regexp.MustCompile(`^(\d{1,2}) (\d{1,2}) \* \* (\*|1-5|[0-7])$`)
	plainHourly = regexp.MustCompile(`^(\d{1,2}) \* \* \* \*$`)
)

// rhythmOf puts an expression into words where it has any.
func rhythmOf(spec string) rhythm {
	atoi := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			return 0 // the expressions let digits through alone
		}
		return n
	}
	if m := plainHourly.FindStringSubmatch(spec); m != nil {
		return rhythm{when: hourly, minute: atoi(m[1])}
	}
	m := plainDaily.FindStringSubmatch(spec)
	if m == nil {
		return rhythm{spec: spec}
	}
	r := rhythm{when: daily, minute: atoi(m[1]), hour: atoi(m[2])}
	switch m[3] {
	case "*":
	case "1-5":
		r.when = weekdays
	default:
		r.when, r.day = weekly, atoi(m[3])%7
	}
	return r
}

// readRhythm reads when a digest is to come from a request; what the request leaves out is as it was.
func (l Lang) readRhythm(req Request, was rhythm) (rhythm, error) {
	when, at, day, cron := req.Options[optWhen], req.Options[optAt], req.Options[optDay], req.Options[optCron]
	if cron != "" {
		if when+at+day != "" {
			return was, l.refusal(msgCronAlone, msgCronOr)
		}
		if _, err := store.ParseSchedule(cron, ""); err != nil {
			return was, err
		}
		return rhythmOf(strings.Join(strings.Fields(cron), " ")), nil
	}
	if when+at+day == "" {
		return was, nil
	}
	r := was
	if r.when == "" {
		r = defaultRhythm
	}
	if when = strings.ToLower(when); when == "" && day != "" {
		when = weekly
	}
	if when != "" {
		if !slices.Contains([]string{daily, weekdays, weekly, hourly}, when) {
			return was, refusal(l.say(msgNotOften, l.quote(when)), l.say(msgChooseOften))
		}
		if when == weekly && r.when != weekly {
			r.day = 1
		}
		if r.when == hourly && when != hourly && at == "" {
			r.hour = defaultRhythm.hour
		}
		r.when = when
	}
	if day != "" {
		i := slices.IndexFunc(weekDayNames[:], func(n string) bool {
			return len(day) >= 3 && len(day) <= len(n) && strings.EqualFold(n[:len(day)], day)
		})
		switch {
		case i < 0:
			return was, refusal(l.say(msgNoDay, l.quote(day)), l.say(msgChooseDay))
		case r.when != weekly:
			return was, l.refusal(msgOnlyWeekly, msgDayOrWeekly)
		}
		r.day = i
	}
	if at != "" {
		if m, err := strconv.Atoi(at); err == nil && r.when == hourly && m >= 0 && m < 60 { // of the hour's minutes alone
			r.minute = m
			return r, nil
		}
		hour, minute, ok := readClock(at)
		if !ok {
			return was, refusal(l.say(msgNoClock, l.quote(at)), l.say(msgClockAs))
		}
		r.hour, r.minute = hour, minute
	}
	return r, nil
}

var clockForm = regexp.MustCompile(`^(?i)(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm)?$`)

// readClock reads a time of day: 09:00, 9, 17.30, 9am, 5:30 pm.
func readClock(s string) (hour, minute int, ok bool) {
	m := clockForm.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0, 0, false
	}
	hour, err := strconv.Atoi(m[1])
	if err != nil {
		return 0, 0, false
	}
	if m[2] != "" {
		if minute, err = strconv.Atoi(m[2]); err != nil {
			return 0, 0, false
		}
	}
	if half := strings.ToLower(m[3]); half != "" {
		if hour < 1 || hour > 12 {
			return 0, 0, false
		}
		hour %= 12
		if half == "pm" {
			hour += 12
		}
	}
	return hour, minute, hour < 24 && minute < 60
}
