package commands

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"byline/store"
)

// isFigure reports whether a fact gives a number that measures something. A year, or the number in a name, is none.
func isFigure(f *store.Fact) bool {
	return measures(f.Text) || hasDigit(f.Value) && !onlyYear(f.Value)
}

// units are words that make a measure of the number before them.
var units = func() map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(`percent percentage point points basis thousand million billion trillion m bn tn k
		dollar dollars euro euros pound pounds yuan yen rupee rupees won franc francs times people person persons passengers
		vote votes seat seats job jobs employee employees share shares tonne tonnes ton tons kg km mile miles metre metres
		meter meters hour hours minute minutes second seconds unit units vehicle vehicles car cars phone phones customer
		customers user users barrel barrels gw mw kwh litre litres degree degrees`) {
		m[w] = true
	}
	return m
}()

// measures reports whether a text holds a number with a unit, a currency or a share: "$80 billion", "9.2%", "11 per cent".
func measures(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			i++
			continue
		}
		end := i
		for end < len(s) && (isDigit(s[end]) || (s[end] == '.' || s[end] == ',') && end+1 < len(s) && isDigit(s[end+1])) {
			end++
		}
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:i], " "))
		if unicode.Is(unicode.Sc, before) {
			return true
		}
		rest := strings.TrimLeft(s[end:], " -\u00a0\u202f")
		if strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, "per cent") {
			return true
		}
		if after, _ := utf8.DecodeRuneInString(rest); unicode.Is(unicode.Sc, after) {
			return true
		}
		if n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }); n != 0 {
			if n < 0 {
				n = len(rest)
			}
			if units[strings.ToLower(rest[:n])] {
				return true
			}
		}
		i = end
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func hasDigit(s string) bool { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }

// onlyYear reports whether the one number in a text is a year.
func onlyYear(s string) bool {
	numbers := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if len(numbers) != 1 || len(numbers[0]) != 4 {
		return false
	}
	century := numbers[0][:2]
	return century >= "15" && century <= "21"
}
