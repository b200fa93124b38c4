package store

import (
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// Schedule says when a digest is due: a five-field cron expression, read on the wall clock of a time zone. The zero value is
// never due.
type Schedule struct {
	spec *cron.SpecSchedule
	zone *time.Location
}

// Due is one slot of a schedule.
type Due struct {
	At   time.Time // UTC
	Wall string    // what the clock on the wall was to show, "2025-03-30 01:30"
}

const (
	wallForm = "2006-01-02 15:04"
	// MinInterval is the least time between two slots of a schedule.
	MinInterval = 15 * time.Minute
	maxSpec     = 100 // characters
	maxZone     = 64
)

var specParser = cron.NewParser(cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow)

// ParseSchedule reads a cron expression and the IANA name of a zone; an empty name is UTC. Errors are of kind ErrInvalid and
// say what is wrong in words: a field out of its range, seconds, a zone inside the expression, one that never comes
// (30 February) or comes more often than every MinInterval. Day 7 of the week is Sunday, as 0 is.
func ParseSchedule(spec, zone string) (Schedule, error) {
	loc, err := scheduleZone(zone)
	if err != nil {
		return Schedule{}, err
	}
	fields, err := specFields(spec)
	if err != nil {
		return Schedule{}, err
	}
	parsed, err := specParser.Parse(strings.Join(fields, " "))
	if err != nil {
		return Schedule{}, &Error{Kind: ErrInvalid, Err: err, Msg: quoted(spec) + " is not an expression that can be read; an example is 0 9 * * 1-5."}
	}
	s := Schedule{parsed.(*cron.SpecSchedule), loc}
	s.spec.Location = time.UTC // slots are counted on the wall clock, which UTC stands for
	if s.nextWall(time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return Schedule{}, errorf(ErrInvalid, "%s never comes: no such day is in the calendar.", quoted(spec))
	}
	if s.crowded() {
		return Schedule{}, errorf(ErrInvalid, "%s comes more often than every %d minutes; leave more time between two digests.",
			quoted(spec), int(MinInterval.Minutes()))
	}
	return s, nil
}

// scheduleZone finds a zone.
func scheduleZone(name string) (*time.Location, error) {
	if loc, ok := zones.Load(name); ok {
		return loc.(*time.Location), nil
	}
	if len(name) > maxZone || !placeZone(name) {
		return nil, errorf(ErrInvalid, "%s is no time zone; give an IANA name such as Europe/London.", quoted(name))
	}
	return Story{Timezone: name}.Location(), nil
}

// Location is the zone whose wall clock counts.
func (s Schedule) Location() *time.Location { return s.zone }

// Next is the first slot after t; false where there is none in the next years.
//
// Each time that the clock is to show is one slot. Where the clock is put forward over it, it is due at the change; where the
// clock is put back and shows it twice, the first time. Times that fall on one instant in this way (those of the hour left
// out, and that of the change itself) are one slot under the last of them, so that no two digests come at once.
func (s Schedule) Next(t time.Time) (Due, bool) {
	if s.spec == nil {
		return Due{}, false
	}
	// An instant is the first one at which the clock shows a time or more. So what is due after t shows more than the
	// clock at t.
	wall := s.nextWall(onWall(t.In(s.zone)))
	for ; !wall.IsZero(); wall = s.nextWall(wall) {
		at := instant(wall, s.zone)
		if !at.After(t) { // the clock is in the hour that it shows for the second time
			continue
		}
		last := wall
		for {
			w := s.nextWall(last)
			if w.IsZero() || !instant(w, s.zone).Equal(at) {
				return Due{at, last.Format(wallForm)}, true
			}
			last = w
		}
	}
	return Due{}, false
}

// Upcoming lists the next n slots after t.
func (s Schedule) Upcoming(t time.Time, n int) []Due {
	var all []Due
	for range n {
		d, ok := s.Next(t)
		if !ok {
			break
		}
		all = append(all, d)
		t = d.At
	}
	return all
}

// nextWall is the next time after wall that the clock is to show, zero for none. Leap days can be eight years apart, the
// parser looks ahead five.
func (s Schedule) nextWall(wall time.Time) time.Time {
	next := s.spec.Next(wall)
	if next.IsZero() {
		next = s.spec.Next(wall.AddDate(4, 0, 0))
	}
	return next
}

// onWall is what the clock shows at t, as a time in UTC.
func onWall(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// instant is the first instant at which the clock of the zone shows wall, or, where it is put forward over wall, that of the
// change.
func instant(wall time.Time, zone *time.Location) time.Time {
	// No zone is further than this from UTC: the walk through its offsets begins before wall can be shown.
	t := wall.Add(-26 * time.Hour).In(zone)
	for {
		start, end := t.ZoneBounds()
		if !end.IsZero() && !end.After(t) {
			// After the last change that a zone's file lists (2037), package time ends every year after 365 days: on the last day of a leap
			// year the bound has gone by.
			end = t.Add(24 * time.Hour)
		}
		_, offset := t.Zone()
		at := wall.Add(-time.Duration(offset) * time.Second)
		switch {
		case !start.IsZero() && at.Before(start):
			return start.UTC()
		case end.IsZero() || at.Before(end):
			return at.UTC()
		}
		t = end
	}
}

// crowded reports whether two times follow each other by less than MinInterval on the wall clock.
func (s Schedule) crowded() bool {
	gap := int(MinInterval / time.Minute)
	first, last := -1, -1
	for m := range 24 * 60 {
		if s.spec.Hour&(1<<(m/60)) == 0 || s.spec.Minute&(1<<(m%60)) == 0 {
			continue
		}
		if last >= 0 && m-last < gap {
			return true
		}
		if first < 0 {
			first = m
		}
		last = m
	}
	if first+24*60-last >= gap {
		return false
	}
	// The last of a day is close to the first: that matters where one such day follows another.
	wall := s.nextWall(time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC))
	for range 3000 {
		next := s.nextWall(wall)
		if next.IsZero() {
			return false
		}
		if next.Sub(wall) < MinInterval {
			return true
		}
		wall = next
	}
	return false
}
