package english

import (
	_ "embed"
	"strings"
)

// wordnetTable is an extract of WordNet 3.0 (Princeton University; its licence heads the file): by stem, in order, the stems of words
// that mean the same in one of their usual senses, or are derived from it. It is searched as it stands, so that nothing is made of
// it when the program starts.
//
//go:embed wordnet.txt
var wordnetTable string

// WordNet gives the stems that WordNet has beside a stem, parted by spaces.
func WordNet(stem string) string {
	table := wordnetTable
	for table != "" {
		mid := len(table) / 2
		from, to := strings.LastIndexByte(table[:mid], '\n')+1, len(table)
		if k := strings.IndexByte(table[mid:], '\n'); k >= 0 {
			to = mid + k
		}
		key, rest, _ := strings.Cut(table[from:to], " ")
		switch strings.Compare(stem, key) {
		case 0:
			return rest
		case -1:
			table = table[:from]
		default:
			table = table[min(to+1, len(table)):]
		}
	}
	return ""
}
