package answer

import "strings"

// measure is what an adjective after "how" asks a figure of.
type measure struct {
	stems []string        // of the nouns and verbs that tell of it: weight, weigh
	units map[string]bool // that its figures come in; nil where any may be
}

// measureOf gives for an adjective what is measured: "how heavy" asks for a weight, which is told in kilograms and not in metres.
var measureOf = lazy(func() map[string]measure {
	m := map[string]measure{}
	for _, line := range strings.Split(measureWords, "\n") {
		adjectives, rest, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		nouns, units, _ := strings.Cut(rest, "|")
		var x measure
		for _, w := range strings.Fields(nouns) {
			x.stems = append(x.stems, stem(w))
		}
		if units = strings.TrimSpace(units); units != "" {
			x.units = setOf(units)
		}
		for _, a := range strings.Fields(adjectives) {
			x := x
			x.stems = append([]string{stem(a)}, x.stems...)
			m[a] = x
		}
	}
	return m
})

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

// measuredBy is what the question's "how" asks a figure of; false where it does not.
func (q *query) measuredBy() (m measure, at int, ok bool) {
	for i := 1; i < len(q.toks); i++ {
		if q.word(i-1) == "how" && q.use[i-1] == useShape {
			if m, ok = measureOf()[q.word(i)]; ofAnything[q.word(i)] && q.sums() {
				m.units = nil
			}
			return m, i, ok
		}
	}
	if last := len(q.toks) - 1; last > 0 && q.stems[last] == "weigh" && q.shape == shapeWh { // what does it weigh
		return measureOf()["heavy"], last, true
	}
	return m, 0, false
}

// summed are the stems of what is told in money or as a share, however high or steep it is called.
var summed = stemSet(`fine penalty price fee cost bill salary pay wage debt offer bid damages bail tax rate ransom turnout inflation unemployment toll loss profit
	revenue valuation stake share compensation pension reward payment payout budget deficit interest rent loan deposit settlement bonus ticket fare premium
	percentage majority dividend fortune award grant donation bribe`)

// inMoney are the stems of those that are told in nothing else.
var inMoney = stemSet(`fine price fee bill salary wage debt bail ransom bonus loan deposit payment payout compensation fare bribe donation`)

// sums reports a question that names what is told in money or as a share: "how high was the fine".
func (q *query) sums() bool {
	for i := range q.toks {
		if (q.use[i] == useContent || q.use[i] == useType) && summed[q.stems[i]] {
			return true
		}
	}
	return false
}

// unitFits reports whether a figure that is followed by these words can be one of what is measured: "85 metres" is no speed. A
// figure that names no unit of any measure may be.
func (m measure) unitFits(toks []token, from int) bool {
	if m.units == nil {
		return true
	}
	other := false
	for i := from; i < len(toks) && i < from+5; i++ {
		w := toks[i].text
		if m.units[w] {
			return true
		}
		other = other || anyUnit()[w] || timeUnits[w]
	}
	return !other
}

// hasUnit reports a unit of what is measured among the words from a token on.
func (m measure) hasUnit(toks []token, from int) bool {
	for i := from; i < len(toks) && i < from+5; i++ {
		if m.units[toks[i].text] {
			return true
		}
	}
	return false
}

// anyUnit has the units of all measures.
var anyUnit = lazy(func() map[string]bool {
	all := map[string]bool{}
	for _, m := range measureOf() {
		for u := range m.units {
			all[u] = true
		}
	}
	for _, u := range []string{"in", "c", "f", "k", "h", "s", "m", "t", "g", "second"} {
		delete(all, u) // more often something else
	}
	return all
})

// seeksFigure reports a question for a figure of any sort.
func (q *query) seeksFigure() bool {
	switch q.seek {
	case seekNumber, seekMoney, seekPercent, seekAmount:
		return true
	}
	return false
}
