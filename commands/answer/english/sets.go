package english

import "strings"

// WordSet is the set of the words of a text, parted by spaces.
func WordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// StemSet is the set of the stems of the words of a text.
func StemSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range WordSet(words) {
		m[Stem(w)] = true
	}
	return m
}

// Phrases splits phrases that are parted by upright strokes into their words.
func Phrases(s string) [][]string {
	var out [][]string
	for _, p := range strings.Split(s, "|") {
		out = append(out, strings.Fields(p))
	}
	return out
}
