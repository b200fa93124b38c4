package answer

import "byline/commands/answer/english"

// founds reports that "found" at token i is to found, and not a form of to find: "did he found it", "helped found it".
func (q *query) founds(i int) bool {
	if q.word(i) != "found" {
		return false
	}
	for k := i - 1; k >= 0 && k > i-8; k-- {
		switch w := q.word(k); w {
		case "do", "does", "did", "will", "would":
			return true
		case "to", "help", "helped", "helping":
			return k == i-1
		default:
			if english.Auxiliaries[w] {
				return false
			}
		}
	}
	return false
}
