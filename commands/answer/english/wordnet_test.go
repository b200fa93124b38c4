package english

import (
	"bufio"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var updateWordNet = flag.Bool("update-wordnet", false, "write wordnet.txt anew from the database of WordNet 3.0 in the directory WORDNET")

// TestWordNet holds wordnet.txt to the database that it is an extract of, where WORDNET tells the directory in which that lies
// (Debian's wordnet-base has it in /usr/share/wordnet).
func TestWordNet(t *testing.T) {
	dir := os.Getenv("WORDNET")
	if dir == "" {
		t.Skip("WORDNET does not tell where the database is")
	}
	made := wordnetNotice() + extractWordNet(t, dir)
	if *updateWordNet {
		if err := os.WriteFile("wordnet.txt", []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if made != wordnetTable {
		t.Error("wordnet.txt is not what the database gives; -update-wordnet writes it anew")
	}
}

// Every line of the table is found where the search looks for it, and nothing else is.
func TestWordNetIsSearchedWhole(t *testing.T) {
	n := 0
	for line := range strings.Lines(wordnetTable[len(wordnetNotice()):]) {
		key, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if got := WordNet(key); got != rest {
			t.Fatalf("%s: %q, want %q", key, got, rest)
		}
		n++
	}
	if n < 5000 {
		t.Errorf("the table has %d lines", n)
	}
	for _, absent := range []string{"", "zzzz", "jamm"} {
		if got := WordNet(absent); got != "" {
			t.Errorf("%q: %q", absent, got)
		}
	}
}

// wnSense is a sense of a word, by part of speech and offset.
type wnSense struct{ pos, offset string }

type wnSet struct {
	words []string
	links []wnLink
}

type wnLink struct {
	sign     string
	to       wnSense
	from, at int // the word of this set and of the other that it links; 0: all of them
}

// A sense counts that is among the wnSenses most frequent of its word; of a word of more than wnMany senses only the most
// frequent does, and a word of more than wnVague says too little: what one has, takes or makes.
const (
	wnSenses = 4
	wnMany   = 5
	wnVague  = 12
)

// extractWordNet gives the lines of wordnet.txt.
func extractWordNet(t *testing.T, dir string) string {
	count := map[string]int{} // how often a word was met in the corpus of WordNet
	wnLines(t, filepath.Join(dir, "cntlist.rev"), func(f []string) {
		word, _, _ := strings.Cut(f[0], "%")
		n, _ := strconv.Atoi(f[2])
		count[word] += n
	})
	sets := map[wnSense]wnSet{}
	senses := map[string][]wnSense{}
	rank, many := map[string]int{}, map[string]int{}
	for _, pos := range [...][2]string{{"n", "noun"}, {"v", "verb"}, {"a", "adj"}, {"r", "adv"}} {
		wnLines(t, filepath.Join(dir, "data."+pos[1]), func(f []string) {
			n64, _ := strconv.ParseInt(f[3], 16, 32)
			n := int(n64)
			var s wnSet
			for i := range n {
				word, _, _ := strings.Cut(strings.ToLower(f[4+2*i]), "(")
				s.words = append(s.words, word)
			}
			p := 4 + 2*n
			links, _ := strconv.Atoi(f[p])
			for i := range links {
				g := f[p+1+4*i : p+5+4*i]
				from, _ := strconv.ParseInt(g[3][:2], 16, 32)
				at, _ := strconv.ParseInt(g[3][2:], 16, 32)
				s.links = append(s.links, wnLink{g[0], wnSense{strings.Replace(g[2], "s", "a", 1), g[1]}, int(from), int(at)})
			}
			sets[wnSense{pos[0], f[0]}] = s
		})
		wnLines(t, filepath.Join(dir, "index."+pos[1]), func(f []string) {
			p, _ := strconv.Atoi(f[3])
			many[f[0]+" "+pos[0]] = len(f) - p - 6
			for i, offset := range f[4+p+2:] {
				s := wnSense{pos[0], offset}
				senses[f[0]] = append(senses[f[0]], s)
				rank[f[0]+" "+pos[0]+offset] = i
			}
		})
	}
	usual := func(word string, s wnSense) bool {
		most := wnSenses
		r, ok := rank[word+" "+s.pos+s.offset]
		switch n := many[word+" "+s.pos]; {
		case n > wnVague:
			return false
		case n > wnMany:
			most = min(most, 1)
		}
		return ok && r < most && count[word] > 0 && oneWord(word)
	}
	rows := map[string]map[string]bool{}
	for word, all := range senses {
		if count[word] == 0 || !oneWord(word) {
			continue
		}
		key := Stem(word)
		r, ok := rows[key]
		if !ok {
			r = map[string]bool{}
			rows[key] = r
		}
		for _, s := range all {
			if !usual(word, s) {
				continue
			}
			set := sets[s]
			for _, w := range set.words {
				if usual(w, s) {
					r[Stem(w)] = true
				}
			}
			for _, l := range set.links {
				to := sets[l.to].words
				if (l.sign == "+" || l.sign == `\`) && l.from > 0 && l.at > 0 && set.words[l.from-1] == word && oneWord(to[l.at-1]) {
					r[Stem(to[l.at-1])] = true // derived from it, or belonging to it
				}
			}
		}
	}
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		r := rows[key]
		delete(r, key)
		if len(r) > 0 {
			fmt.Fprintf(&b, "%s %s\n", key, strings.Join(slices.Sorted(maps.Keys(r)), " "))
		}
	}
	return b.String()
}

// oneWord reports a word of letters alone that is not grammar.
func oneWord(word string) bool {
	return len(word) > 1 && !StopWords[word] && !Auxiliaries[word] && !strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' })
}

// wnLines gives the fields of each line of a file of WordNet, its notice left out.
func wnLines(t *testing.T, name string, each func([]string)) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		if !strings.HasPrefix(sc.Text(), "  ") {
			text, _, _ := strings.Cut(sc.Text(), " | ")
			each(strings.Fields(text))
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
}

// wordnetNotice is the head of the table, which says whose it is.
func wordnetNotice() string {
	end := 0
	for strings.HasPrefix(wordnetTable[end:], "#") {
		end += strings.IndexByte(wordnetTable[end:], '\n') + 1
	}
	return wordnetTable[:end]
}
