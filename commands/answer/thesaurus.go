package answer

import (
	_ "embed"
	"strings"
)

// thesaurusText is our own thesaurus of news: what reports say and those who ask of them, a group a line. CONTRIBUTING.md tells how it
// is written. It is searched as it stands; only where its sayings begin is noted when it is first used.
//
//go:embed thesaurus.txt
var thesaurusText string

// saying is one way to say what a group of the thesaurus is for.
type saying struct {
	words []string // in base form
	verb  bool     // its first word is a verb, in any form; otherwise it stands as written, or in the plural
	asks  bool     // it is asked with; what is not is only told
	tells bool
	group []saying // of which it is one
}

// opening is where the sayings begin whose first word begins alike, from which on to the next.
type opening struct {
	at   []int32 // in the text, by opening
	from [1<<(3*openingBits) + 1]int32
}

// openingLetters is how many letters of a word its stem surely keeps, and openingBits what tells a letter from another.
const (
	openingLetters = 3
	openingBits    = 5
)

// openingOf is a number for the first letters of a stem.
func openingOf(stem string) (n int) {
	for i := range openingLetters {
		n <<= openingBits
		if i < len(stem) {
			n |= int(stem[i]) & (1<<openingBits - 1)
		}
	}
	return n
}

// roughStem begins as the stem of a word does, and is sooner found.
func roughStem(word string) string {
	if s, ok := irregular[word]; ok {
		return s
	} else if n := len(word); n <= openingLetters+1 || n <= openingLetters+3 && (strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ing")) {
		return stem(word)
	}
	return word
}

var thesaurus = lazy(func() *opening {
	text := thesaurusText
	most := strings.Count(text, "\n") + strings.Count(text, "|") + strings.Count(text, ",")
	all, keys := make([]int32, 0, most), make([]int32, 0, most)
	t := &opening{}
	known := make(map[string]int32, most/8)
	for i := 0; i < len(text); {
		if text[i] == '#' {
			i += strings.IndexByte(text[i:], '\n') + 1
			continue
		}
		if text[i] == ' ' {
			i++
			continue
		}
		at := i
		for _, lead := range [...]string{"to ", "be "} {
			if !strings.HasPrefix(text[i:], lead) {
				break
			}
			i += len(lead)
		}
		first := i
		for parting[text[i]] == 0 {
			i++
		}
		word := text[first:i]
		key, ok := known[word]
		if !ok {
			key = int32(openingOf(roughStem(word)))
			known[word] = key
		}
		all, keys = append(all, int32(at)), append(keys, key)
		t.from[key+1]++
		for parting[text[i]] < 2 {
			i++
		}
		i++
	}
	for i := 1; i < len(t.from); i++ {
		t.from[i] += t.from[i-1]
	}
	t.at = make([]int32, len(all))
	next := t.from
	for i, key := range keys {
		t.at[next[key]] = all[i]
		next[key]++
	}
	return t
})

// parting is what ends a word of the thesaurus: 1 within a saying, 2 at its end.
var parting = [256]uint8{' ': 1, '-': 1, ',': 2, '|': 2, '>': 2, '\n': 2}

// recentSayings are those that were looked up lately.
var recentSayings = newRecent[[]saying](1 << 10)

// sayingsFrom are the sayings whose first word has a stem. What it gives must not be written to.
func sayingsFrom(st string) []saying {
	place := recentSayings.place(st)
	if s := place.Load(); s != nil && s.text == st {
		return s.out
	}
	var out []saying
	t := thesaurus()
	key := openingOf(st)
	for _, at := range t.at[t.from[key]:t.from[key+1]] {
		end := strings.IndexByte(thesaurusText[at:], '\n')
		member := thesaurusText[at:][:end]
		if k := strings.IndexAny(member, "|,>"); k >= 0 {
			member = member[:k]
		}
		if s := readSaying(member); len(s.words) > 0 && stem(s.words[0]) == st {
			line := thesaurusText[strings.LastIndexByte(thesaurusText[:at], '\n')+1 : int(at)+end]
			group, nth := readGroup(line, len(line)-end)
			out = append(out, group[nth])
		}
	}
	place.Store(&worked[[]saying]{strings.Clone(st), out})
	return out
}

// readGroup reads a line of the thesaurus, and tells which of its sayings begins at a place.
func readGroup(line string, place int) (group []saying, nth int) {
	told := strings.Index(line, " > ")
	for i := 0; ; {
		k := strings.IndexAny(line[i:], "|,>")
		member := line[i:]
		if k >= 0 {
			member = member[:k]
		}
		s := readSaying(member)
		s.asks, s.tells = told < 0 || i < told, told < 0 || i > told
		if i <= place {
			nth = len(group)
		}
		group = append(group, s)
		if k < 0 {
			break
		}
		i += k + 1
	}
	for i := range group {
		group[i].group = group
	}
	return group, nth
}

// readSaying reads one of a line.
func readSaying(text string) (s saying) {
	text = strings.TrimSpace(text)
	if base, ok := strings.CutPrefix(text, "to "); ok {
		text, s.verb = base, true
		if rest, ok := strings.CutPrefix(base, "be "); ok {
			text, s.verb = rest, false // whether a form of be stands before it or not
		}
	}
	s.words = strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' })
	return s
}
