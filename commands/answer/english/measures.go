package english

import (
	"strings"
	"sync"
)

// Measure is what an adjective after "how" asks a figure of.
type Measure struct {
	Stems []string        // of the nouns and verbs that tell of it: weight, weigh
	Units map[string]bool // that its figures come in; nil where any may be
}

// Each line: adjectives, the words that tell of what they measure, and the units of its figures.
const measureWords = `
heavy: weight weigh mass load tonnage | kilogram kilograms kg kilo kilos gram grams g tonne tonnes ton tons t pound pounds lb lbs ounce ounces stone
fast quick: speed velocity pace mph km/h kph gust | mph kph kmh km/h knots knot hour second minute mach rpm h s
far: distance range travel drive away | metre metres meter meters m kilometre kilometres kilometer kilometers km mile miles mi foot feet ft yard yards nautical light-years percent point points
tall high: height altitude elevation peak | metre metres meter meters m kilometre kilometres kilometer kilometers km mile miles foot feet ft inch inches in storey storeys story stories floors centimetres centimeters cm
deep: depth | metre metres meter meters m kilometre kilometres kilometer kilometers km mile miles foot feet ft fathoms inch inches centimetres centimeters cm
wide: width breadth span across diameter | metre metres meter meters m kilometre kilometres kilometer kilometers km mile miles foot feet ft inch inches lanes centimetres centimeters cm
big large: size area scale capacity magnitude extent |
small: size area |
strong severe: strength intensity magnitude category force wind power severity |
old young: age aged |
hot cold warm: temperature heat degree | degree degrees c f k celsius fahrenheit kelvin
expensive cheap: cost price |
rich wealthy: worth wealth fortune |
loud: noise volume | decibel decibels db
steep: slope gradient |
low: height low altitude |
`

// MeasureOf gives for an adjective what is measured: "how heavy" asks for a weight, which is told in kilograms and not in metres.
var MeasureOf = sync.OnceValue(func() map[string]Measure {
	m := map[string]Measure{}
	for _, line := range strings.Split(measureWords, "\n") {
		adjectives, rest, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		nouns, units, _ := strings.Cut(rest, "|")
		var x Measure
		for _, w := range strings.Fields(nouns) {
			x.Stems = append(x.Stems, Stem(w))
		}
		if units = strings.TrimSpace(units); units != "" {
			x.Units = WordSet(units)
		}
		for _, a := range strings.Fields(adjectives) {
			x := x
			x.Stems = append([]string{Stem(a)}, x.Stems...)
			m[a] = x
		}
	}
	return m
})

// UnitFits reports whether a figure that is followed by these words can be one of what is measured: "85 metres" is no speed. A
// figure that names no unit of any measure may be.
func (m Measure) UnitFits(toks []Token, from int) bool {
	if m.Units == nil {
		return true
	}
	other := false
	for i := from; i < len(toks) && i < from+5; i++ {
		w := toks[i].Text
		if m.Units[w] {
			return true
		}
		other = other || AnyUnit()[w] || TimeUnits[w]
	}
	return !other
}

// HasUnit reports a unit of what is measured among the words from a token on.
func (m Measure) HasUnit(toks []Token, from int) bool {
	for i := from; i < len(toks) && i < from+5; i++ {
		if m.Units[toks[i].Text] {
			return true
		}
	}
	return false
}

// AnyUnit has the units of all measures.
var AnyUnit = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, m := range MeasureOf() {
		for u := range m.Units {
			all[u] = true
		}
	}
	for _, u := range []string{"in", "c", "f", "k", "h", "s", "m", "t", "g", "second"} {
		delete(all, u) // more often something else
	}
	return all
})

// TimeUnits are the words for lengths of time.
var TimeUnits = WordSet(`second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries`)
