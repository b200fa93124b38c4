package bot

import (
	"fmt"
	"os"
	"testing"
	"time"

	"byline/bot/discordtest"
	"byline/store"
)

// soaking reports whether long tests are to be long.
func soaking() bool { return os.Getenv("BYLINE_SOAK") != "" }

// yearZones are zones whose clocks do something in 2025, or did in the year given.
var yearZones = []struct {
	zone string
	year int
}{
	{"Europe/London", 2025}, {"America/New_York", 2025}, {"America/Havana", 2025}, {"Australia/Lord_Howe", 2025}, {"Pacific/Apia", 2011},
	{"Asia/Kathmandu", 1986}, {"Asia/Tehran", 2022}, {"America/Sao_Paulo", 2018}, {"Africa/Casablanca", 2025}, {"Antarctica/Troll", 2025},
	{"Pacific/Chatham", 2025}, {"Asia/Kolkata", 2025},
}

// Digests of a year, in channels of their own: each date of the wall's calendar has one at midnight, in the small hours and at
// noon. Without BYLINE_SOAK it is the days around each change of the clock.
func TestAYearOfDigestsInOddZones(t *testing.T) {
	t.Parallel()
	byYear := map[int][]string{}
	for _, z := range yearZones {
		byYear[z.year] = append(byYear[z.year], z.zone)
	}
	for year, zones := range byYear {
		t.Run(fmt.Sprint(year), func(t *testing.T) {
			t.Parallel()
			y := newYear(t, year, zones)
			from := time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC)
			to := from.AddDate(1, 0, 2)
			if soaking() {
				// In parts, for the ledger is kept for 90 days, and none of whose ends is a slot.
				for at := from.Add(-48*time.Hour + 7*time.Minute); at.Before(to); at = at.AddDate(0, 0, 30) {
					y.run(at, at.AddDate(0, 0, 30))
				}
			} else {
				y.run(from.AddDate(0, 0, -1), from.AddDate(0, 0, 1))
				for day := from.AddDate(0, 0, 2); day.Before(to); day = day.AddDate(0, 0, 1) {
					if y.changes(day) {
						y.run(day.Add(-18*time.Hour), day.Add(38*time.Hour))
						day = day.AddDate(0, 0, 2)
					}
				}
			}
			t.Logf("%d slots delivered in %d zones", y.count, len(zones))
		})
	}
}

const wallForm = "2006-01-02 15:04"

type year struct {
	*office
	zones []*time.Location
	sets  []digestOf
	count int
}

type digestOf struct {
	dg   store.Digest
	zone *time.Location
}

// yearSpecs are when the digests come: the first two always, the others with BYLINE_SOAK.
var yearSpecs = []string{"0 0 * * *", "15 2 * * *", "30 1 * * *", "0 12 * * *"}

func newYear(t *testing.T, from int, zones []string) *year {
	y := &year{office: newOffice(t)}
	y.clock.Set(time.Date(from, time.January, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -3))
	n, specs := 0, yearSpecs[:2]
	if soaking() {
		specs = yearSpecs
	}
	for _, name := range zones {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		y.zones = append(y.zones, zone)
		for _, spec := range specs {
			n++
			guild := fmt.Sprint(1210000000000000000 + n)
			channel := fmt.Sprint(1220000000000000000 + n)
			y.discord.AddGuild(discordtest.Guild{ID: guild, Permissions: discordtest.BotPermissions})
			y.discord.AddChannel(discordtest.Channel{ID: channel, Guild: guild})
			d := y.set(func(d *store.Digest) {
				d.Guild, d.Channel, d.Spec, d.Zone = snowflake(guild), channel, spec, name
			})
			y.sets = append(y.sets, digestOf{d, zone})
		}
	}
	return y
}

// changes reports whether a clock is changed in the day from then.
func (y *year) changes(day time.Time) bool {
	for _, z := range y.zones {
		_, a := day.In(z).Zone()
		_, b := day.AddDate(0, 0, 1).In(z).Zone()
		if a != b {
			return true
		}
	}
	return false
}

// run delivers what is due between two times, each at its minute, and checks it.
func (y *year) run(from, to time.Time) {
	y.t.Helper()
	if y.clock.Now().Before(from) { // a pause, so that what lies between is not delivered late
		for i, s := range y.sets {
			y.must(y.store.PauseDigest(y.t.Context(), editor, s.dg.Guild, s.dg.ID, ""))
			y.clock.Set(from)
			y.sets[i].dg = y.must(y.store.ResumeDigest(y.t.Context(), editor, s.dg.Guild, s.dg.ID))
		}
	}
	before := map[store.DigestID]int{}
	for _, s := range y.sets {
		before[s.dg.ID] = len(y.posted(s.dg.Channel))
	}
	for {
		next := to
		for _, s := range y.sets {
			if at := y.must(y.store.Digest(y.t.Context(), s.dg.Guild, s.dg.ID)).Next; at.Before(next) {
				next = at
			}
		}
		if !next.Before(to) {
			break
		}
		y.clock.Set(next)
		y.tick()
		y.tick()
	}
	y.clock.Set(to)
	for _, s := range y.sets {
		y.check(s, from, to, before[s.dg.ID])
	}
}

func (y *year) must(d store.Digest, err error) store.Digest {
	y.t.Helper()
	if err != nil {
		y.t.Fatal(err)
	}
	return d
}

// check counts the dates of the wall's calendar beside the ledger and the channel.
func (y *year) check(s digestOf, from, to time.Time, before int) {
	y.t.Helper()
	var hour, minute int
	if _, err := fmt.Sscanf(s.dg.Spec, "%d %d", &minute, &hour); err != nil {
		y.t.Fatal(err)
	}
	want := map[string]time.Time{}
	for day := from.AddDate(0, 0, -2); day.Before(to.AddDate(0, 0, 2)); day = day.AddDate(0, 0, 1) {
		wall := time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, time.UTC)
		if at := firstShown(wall, s.zone); at.After(from) && at.Before(to) {
			// Where a whole day is left out, two dates fall on one instant: that is one slot, of the later.
			delete(want, wall.AddDate(0, 0, -1).Format(wallForm))
			if earlier := firstShown(wall.AddDate(0, 0, -1), s.zone); !earlier.Equal(at) && earlier.After(from) {
				want[wall.AddDate(0, 0, -1).Format(wallForm)] = earlier
			}
			want[wall.Format(wallForm)] = at
		}
	}
	slots, messages := map[string]bool{}, 0
	for _, sl := range y.slots(s.dg) {
		if !sl.Due.After(from) || !sl.Due.Before(to) {
			continue
		}
		at, ok := want[sl.Wall]
		switch {
		case !ok:
			y.t.Errorf("%s %s: a slot at %s that no clock shows", s.dg.Zone, s.dg.Spec, sl.Wall)
		case !at.Equal(sl.Due):
			y.t.Errorf("%s %s: %s is due at %v, want %v", s.dg.Zone, s.dg.Spec, sl.Wall, sl.Due, at)
		case sl.State != store.SlotDone || slots[sl.Wall]:
			y.t.Errorf("%s %s: %s is %s %s", s.dg.Zone, s.dg.Spec, sl.Wall, sl.State, sl.Reason)
		}
		slots[sl.Wall] = true
		messages += len(sl.Messages)
		y.count++
	}
	for wall, at := range want {
		if !slots[wall] {
			y.t.Errorf("%s %s: nothing for %s, at %v", s.dg.Zone, s.dg.Spec, wall, at)
		}
	}
	if got := len(y.posted(s.dg.Channel)) - before; got != messages || messages < len(want) {
		y.t.Errorf("%s %s: %d messages in the channel, %d in the ledger, for %d dates", s.dg.Zone, s.dg.Spec, got, messages, len(want))
	}
}

// firstShown walks minute by minute to the first instant at which a clock shows a time or a later one.
func firstShown(wall time.Time, zone *time.Location) time.Time {
	for at := wall.Add(-27 * time.Hour); ; at = at.Add(time.Minute) {
		here := at.In(zone)
		if shown := time.Date(here.Year(), here.Month(), here.Day(), here.Hour(), here.Minute(), 0, 0, time.UTC); !shown.Before(wall) {
			return at
		}
	}
}
