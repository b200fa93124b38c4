package commands

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/agnivade/levenshtein"
)

//go:embed zones.txt
var zonesText string

// zoneNames are the time zones that people choose from: the IANA name of each place, and UTC.
var zoneNames = sync.OnceValue(func() []string { return strings.Fields(zonesText) })

// commonZones are what is suggested before anything is typed.
var commonZones = []string{
	"UTC", "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Madrid", "Europe/Istanbul", "America/New_York",
	"America/Chicago", "America/Denver", "America/Los_Angeles", "America/Toronto", "America/Sao_Paulo", "America/Mexico_City",
	"Africa/Lagos", "Africa/Johannesburg", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Hong_Kong", "Asia/Shanghai",
	"Asia/Tokyo", "Asia/Seoul", "Australia/Perth", "Australia/Sydney", "Pacific/Auckland",
}

// zoneNamed is the IANA name of the time zone that is typed: by its name, in any case, or by its city. An unknown one is a
// problem that names the nearest. Abbreviations are refused: most stand for several zones, and none follows summer time.
func (l Lang) zoneNamed(typed string) (string, error) {
	city := foldZone(typed)
	var cities []string
	for _, name := range zoneNames() {
		if strings.EqualFold(name, typed) {
			return name, nil
		}
		if zoneCity(name) == city {
			cities = append(cities, name)
		}
	}
	if len(cities) == 1 {
		return cities[0], nil
	}
	// Older names that are not in the list, "Asia/Calcutta".
	if strings.Contains(typed, "/") && typed[0] >= 'A' && typed[0] <= 'Z' && len(typed) <= 64 {
		if zone, err := time.LoadLocation(typed); err == nil {
			return zone.String(), nil
		}
	}
	wrong := l.say(msgNoZone, l.quote(typed))
	near := nearZones(city)
	if len(cities) > 1 {
		near = cities
	}
	if len(near) > 0 {
		return "", refusal(wrong, l.say(msgDidYouMean, l.or(near)))
	}
	return "", refusal(wrong, l.say(msgZonePlace))
}

// completeZone suggests time zones, with what the clock shows there.
func completeZone(typed string, now time.Time) (choices []Choice) {
	fold := foldZone(typed)
	var starts, holds []string
	for _, name := range zoneNames() {
		switch {
		case strings.HasPrefix(zoneCity(name), fold), strings.HasPrefix(foldZone(name), fold):
			starts = append(starts, name)
		case strings.Contains(foldZone(name), fold):
			holds = append(holds, name)
		}
	}
	all := append(starts, holds...)
	if fold == "" {
		all = commonZones
	}
	if len(all) == 0 {
		all = nearZones(fold)
	}
	for _, name := range all[:min(len(all), mostChoices)] {
		zone, err := time.LoadLocation(name)
		if err != nil {
			continue // a machine with older rules
		}
		choices = append(choices, Choice{Name: join(name, now.In(zone).Format("15:04")+" now"), Value: name})
	}
	return choices
}

// nearZones are at most three zones whose city is a slip away from what was typed.
func nearZones(city string) (near []string) {
	type scored struct {
		name string
		away int
	}
	var all []scored
	if len(city) < 3 || len(city) > 40 {
		return nil
	}
	for _, name := range zoneNames() {
		if away := min(levenshtein.ComputeDistance(city, zoneCity(name)), levenshtein.ComputeDistance(city, foldZone(name))); away <= max(1, len(city)/3) {
			all = append(all, scored{name, away})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return a.away - b.away })
	for _, s := range all[:min(len(all), 3)] {
		near = append(near, s.name)
	}
	return near
}

func foldZone(s string) string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimSpace(s), " ", "_"))
}

// zoneCity is the last part of a zone's name, folded: "new_york".
func zoneCity(name string) string { return foldZone(name[strings.LastIndexByte(name, '/')+1:]) }
