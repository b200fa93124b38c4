package answer

import (
	"math"
	"slices"
	"testing"
)

func TestSizeOf(t *testing.T) {
	inf := math.Inf(1)
	for value, want := range map[string]size{
		"155 months":                {ok: true, least: 155 * 365.25 * 2, most: 155 * 365.25 * 2, unit: []string{"hour"}},
		"1.9 tonnes":                {ok: true, least: 1900, most: 1900, unit: []string{"kg"}},
		"42 kilograms":              {ok: true, least: 42, most: 42, unit: []string{"kg"}},
		"more than 700 jobs":        {ok: true, least: 700, most: inf, unit: []string{"job"}},
		"up to $4.5 billion":        {ok: true, least: -inf, most: 4.5e9, unit: []string{"dollar"}},
		"about 18,300":              {ok: true, least: 18300, most: 18300},
		"€48 million":               {ok: true, least: 48e6, most: 48e6, unit: []string{"euro"}},
		"550 million dollars":       {ok: true, least: 550e6, most: 550e6, unit: []string{"dollar"}},
		"nine":                      {ok: true, least: 9, most: 9},
		"€60 a day":                 {ok: true, least: 2.5, most: 2.5, unit: []string{"/hour", "euro"}},
		"€420 a week":               {ok: true, least: 2.5, most: 2.5, unit: []string{"/hour", "euro"}},
		"878 trucks over the pedal": {ok: true, least: 878, most: 878, unit: []string{"truck"}},
		"five and a half years":     {ok: true, least: 5.5 * 365.25 * 24, most: 5.5 * 365.25 * 24, unit: []string{"hour"}},
		"guilty":                    {},
		"between 400 and 500":       {},
	} {
		if got := sizeOf(value); got.ok != want.ok || got.ok && (got.least != want.least || got.most != want.most || !slices.Equal(got.unit, want.unit)) {
			t.Errorf("sizeOf(%q) = %+v, want %+v", value, got, want)
		}
	}
}
