package english

import (
	"math"
	"slices"
	"testing"
)

func TestSizeOf(t *testing.T) {
	inf := math.Inf(1)
	for value, want := range map[string]Size{
		"155 months":                {OK: true, Least: 155 * 365.25 * 2, Most: 155 * 365.25 * 2, Unit: []string{"hour"}},
		"1.9 tonnes":                {OK: true, Least: 1900, Most: 1900, Unit: []string{"kg"}},
		"42 kilograms":              {OK: true, Least: 42, Most: 42, Unit: []string{"kg"}},
		"more than 700 jobs":        {OK: true, Least: 700, Most: inf, Unit: []string{"job"}},
		"up to $4.5 billion":        {OK: true, Least: -inf, Most: 4.5e9, Unit: []string{"dollar"}},
		"about 18,300":              {OK: true, Least: 18300, Most: 18300},
		"€48 million":               {OK: true, Least: 48e6, Most: 48e6, Unit: []string{"euro"}},
		"550 million dollars":       {OK: true, Least: 550e6, Most: 550e6, Unit: []string{"dollar"}},
		"nine":                      {OK: true, Least: 9, Most: 9},
		"€60 a day":                 {OK: true, Least: 2.5, Most: 2.5, Unit: []string{"/hour", "euro"}},
		"€420 a week":               {OK: true, Least: 2.5, Most: 2.5, Unit: []string{"/hour", "euro"}},
		"878 trucks over the pedal": {OK: true, Least: 878, Most: 878, Unit: []string{"truck"}},
		"five and a half years":     {OK: true, Least: 5.5 * 365.25 * 24, Most: 5.5 * 365.25 * 24, Unit: []string{"hour"}},
		"guilty":                    {},
		"between 400 and 500":       {},
	} {
		if got := SizeOf(value); got.OK != want.OK || got.OK && (got.Least != want.Least || got.Most != want.Most || !slices.Equal(got.Unit, want.Unit)) {
			t.Errorf("sizeOf(%q) = %+v, want %+v", value, got, want)
		}
	}
}
