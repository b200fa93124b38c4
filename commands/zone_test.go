package commands

import (
	"strings"
	"testing"
	"time"
)

func TestZonesAreAllKnown(t *testing.T) {
	if len(zoneNames()) < 400 {
		t.Errorf("%d zones", len(zoneNames()))
	}
	for _, name := range zoneNames() {
		if _, err := time.LoadLocation(name); err != nil {
			t.Error(err)
		}
	}
}

func TestZoneNamed(t *testing.T) {
	for typed, want := range map[string]string{
		"Europe/London": "Europe/London", "europe/london": "Europe/London", "London": "Europe/London", "new york": "America/New_York",
		"kathmandu": "Asia/Kathmandu", "utc": "UTC", "Asia/Calcutta": "Asia/Calcutta", "US/Eastern": "US/Eastern",
	} {
		if got, err := English.zoneNamed(typed); err != nil || got != want {
			t.Errorf("%q is %q, %v", typed, got, err)
		}
	}
	for typed, want := range map[string]string{
		"EST": "place", "Local": "place", "Lodon": "Europe/London", "Europe/Lundon": "Europe/London", "../etc/passwd": "place", "": "place",
		"localtime": "place", "x/../../etc/passwd": "place", strings.Repeat("A/", 5000): "place",
	} {
		if got, err := English.zoneNamed(typed); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q is %q, %v", typed, got, err)
		}
	}
}

func TestCompleteZone(t *testing.T) {
	for typed, want := range map[string]string{
		"lond": "Europe/London · 01:00 now", "asia/kat": "Asia/Kathmandu · 06:45 now", "New Yo": "America/New_York · 20:00 now", "Lodnon": "Europe/London · 01:00 now",
	} {
		if got := completeZone(typed, today); len(got) == 0 || got[0].Name != want {
			t.Errorf("%q: %v", typed, got)
		}
	}
	if got := completeZone("", today); len(got) != mostChoices {
		t.Errorf("with nothing typed: %d", len(got))
	}
}
