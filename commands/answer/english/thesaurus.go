package english

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"byline/commands/answer/recent"
)

// thesaurusText is our own thesaurus of news: what reports say and those who ask of them, a group a line. CONTRIBUTING.md tells how it
// is written. It is searched as it stands; only where its sayings begin is noted when it is first used.
//
//go:embed thesaurus.txt
var thesaurusText string

// Saying is one way to say what a group of the thesaurus is for.
type Saying struct {
	Words   []string // in base form
	Stems   []string // theirs; nil where no group has it, or has not been read
	Verb    bool     // its first word is a verb, in any form; otherwise it stands as written, or in the plural
	Asks    bool     // it is asked with; what is not is only told
	Tells   bool
	Bare    bool   // it is a word of grammar alone
	Letters uint32 // with which its words after the first begin, a bit each
	Of      *group
}

// group is a line of the thesaurus, which is read when something is asked with one of its sayings: most that begin with a word of a
// question do not stand in it.
type group struct {
	line    string
	once    sync.Once
	sayings []Saying
}

// opening is where the sayings begin whose first word begins alike, from which on to the next.
type opening struct {
	at   []int32 // in the text, by opening, each in the order of the text
	from [1<<(openingLetters*openingBits) + 1]int32
}

// openingLetters is how many letters of a word tell where it is found, and openingBits what tells a letter from another.
const (
	openingLetters = 3
	openingBits    = 5
)

// openingOf is a number for the first letters of a word.
func openingOf(word string) (n int) {
	ended := false
	for i := range openingLetters {
		n <<= openingBits
		if ended = ended || i == len(word) || wordEnd[word[i]]; !ended {
			n |= int(word[i]) & (1<<openingBits - 1)
		}
	}
	return n
}

// mayStem reports whether a word that begins as a stem does may have it: taking off an ending and spelling it the American way change
// few letters before the last.
func mayStem(word, st string) bool {
	if len(st) < openingLetters {
		return len(word) < 7 // "us" and what else begins so, before the others are looked at more closely
	}
	n := max(2, len(st)-4)
	return len(word) >= max(n, openingLetters) && word[:n] == st[:n]
}

var thesaurus = sync.OnceValue(func() *opening {
	text := thesaurusText
	t := &opening{}
	type member struct{ at, key int32 }
	all := make([]member, 0, len(text)/10)
	for i := 0; i < len(text); {
		switch text[i] {
		case '#':
			i += strings.IndexByte(text[i:], '\n') + 1
			continue
		case ' ':
			i++
			continue
		}
		key := int32(openingOf(firstWord(text[i:])))
		all = append(all, member{int32(i), key})
		t.from[key+1]++
		for !parting[text[i]] {
			i++
		}
		i++
	}
	for i := 1; i < len(t.from); i++ {
		t.from[i] += t.from[i-1]
	}
	t.at = make([]int32, len(all))
	next := t.from
	for _, m := range all {
		t.at[next[m.key]] = m.at
		next[m.key]++
	}
	return t
})

// parting is what stands between the sayings of the thesaurus, and wordEnd what stands after a word.
var (
	parting = [256]bool{',': true, '|': true, '>': true, '\n': true}
	wordEnd = [256]bool{',': true, '|': true, '>': true, '\n': true, ' ': true, '-': true}
)

// firstWord is the text of a saying from its first word on, without what marks a verb.
func firstWord(text string) string {
	if base, ok := strings.CutPrefix(text, "to "); ok {
		return strings.TrimPrefix(base, "be ")
	}
	return text
}

// openings are where in the thesaurus the sayings begin whose first word has a stem or is one of its irregular forms, and others.
func (t *opening) openings(st string, forms []string) []int32 {
	from := openingOf(st)
	to := from + 1
	if len(st) < openingLetters || len(st) == openingLetters && strings.IndexByte("eiy", st[2]) >= 0 {
		from &^= 1<<openingBits - 1 // "try" has the stem "tri", and "using" "use"
		to = from + 1<<openingBits
	}
	found := t.at[t.from[from]:t.from[to]]
	var others []int
	for _, w := range forms {
		if key := openingOf(w); (key < from || key >= to) && !slices.Contains(others, key) {
			others = append(others, key)
			found = append(found[:len(found):len(found)], t.at[t.from[key]:t.from[key+1]]...)
		}
	}
	if len(others) > 0 || to > from+1 {
		found = slices.Sorted(slices.Values(found))
	}
	return found
}

// irregularWords are the words for each stem that do not begin as it does: those of irregular, and two whose y Porter's rules change.
var irregularWords = sync.OnceValue(func() map[string][]string {
	m := make(map[string][]string, len(Irregular)/2)
	m["lie"], m["tie"] = []string{"lying"}, []string{"tying"}
	for w, st := range Irregular {
		m[st] = append(m[st], w)
	}
	return m
})

// recentSayings are those that were looked up lately.
var recentSayings = recent.New[[]Saying](1 << 12)

// SayingsFrom are the sayings whose first word has a stem. What it gives must not be written to.
func SayingsFrom(st string) []Saying {
	if s, ok := recentSayings.Get(st); ok {
		return s
	}
	var out []Saying
	forms := irregularWords()[st]
	for _, at := range thesaurus().openings(st, forms) {
		word := firstWord(thesaurusText[at:])
		end := 0
		for !wordEnd[word[end]] {
			end++
		}
		if word = word[:end]; !mayStem(word, st) && !slices.Contains(forms, word) || Stem(word) != st {
			continue
		}
		from := strings.LastIndexByte(thesaurusText[:at], '\n') + 1
		to := int(at) + strings.IndexByte(thesaurusText[at:], '\n')
		g := &group{line: thesaurusText[from:to]}
		s, _ := g.saying(int(at) - from)
		out = append(out, s)
	}
	recentSayings.Put(strings.Clone(st), out)
	return out
}

// All are the sayings of a group. What it gives must not be written to.
func (g *group) All() []Saying {
	g.once.Do(func() {
		for at := 0; at < len(g.line); {
			s, next := g.saying(at)
			s.Stems = StemsOfWords(s.Words)
			g.sayings = append(g.sayings, s)
			at = next
		}
	})
	return g.sayings
}

// saying reads the one that begins at a place of the line, and tells where the next begins.
func (g *group) saying(at int) (s Saying, next int) {
	end := at
	for end < len(g.line) && !parting[g.line[end]] {
		end++
	}
	told := strings.Index(g.line, " > ")
	s = ReadSaying(g.line[at:end])
	s.Asks, s.Tells, s.Of = told < 0 || at < told, told < 0 || at > told, g
	return s, end + 1
}

// ReadSaying reads one of a line.
func ReadSaying(text string) (s Saying) {
	text = strings.TrimSpace(text)
	if base, ok := strings.CutPrefix(text, "to "); ok {
		text, s.Verb = base, true
		if rest, ok := strings.CutPrefix(base, "be "); ok {
			text, s.Verb = rest, false // whether a form of be stands before it or not
		}
	}
	s.Words = strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' })
	if len(s.Words) > 2 { // an article may stand or be left out
		rest := slices.DeleteFunc(s.Words[1:], func(w string) bool { return w == "a" || w == "an" || w == "the" })
		s.Words = s.Words[:1+len(rest)]
	}
	s.Bare = len(s.Words) == 1 && (StopWords[s.Words[0]] || Prepositions[s.Words[0]])
	for _, w := range s.Words[1:] {
		s.Letters |= LetterBit(w)
	}
	return s
}

// LetterBit is a bit for the letter with which a word begins.
func LetterBit(w string) uint32 { return 1 << (w[0] & 31) }

// WordFits reports whether a word may be the first of a saying, prev being the word before it.
func (s *Saying) WordFits(word, prev string) bool {
	base := s.Words[0]
	if s.Verb {
		return word != base || !Determiners[prev]
	}
	if Verbing[prev] && word == base || Pasts[base] && word != base {
		return false // "to pay" is no pay, and who pays is not paid
	}
	return word == base || strings.HasPrefix(word, base) && (word[len(base):] == "s" || word[len(base):] == "es") ||
		len(word) > 3 && strings.HasSuffix(word, "ies") && base == word[:len(word)-3]+"y" || Irregular[word] != "" && Irregular[word] == Irregular[base]
}

// Is reports the same saying.
func (s *Saying) Is(o *Saying) bool { return s.Verb == o.Verb && slices.Equal(s.Words, o.Words) }

// ToldBy reports whether one of its group may tell what a saying asks: what tells it, and of a saying that is itself only told what is
// asked with, which says less.
func (s *Saying) ToldBy(o *Saying) bool {
	if s.Asks {
		return o.Tells
	}
	return !o.Tells && (len(o.Words) > 1 || !LightWords[o.Words[0]])
}

// Noun gives the words of a saying that are what its verb is done to, "to file a lawsuit against", and so stand before the verb in the
// passive: "the lawsuit was filed". They are nil where it has none.
func (s *Saying) Noun() []string {
	if !s.Verb || len(s.Words) < 2 {
		return nil
	}
	rest := s.Words[1:]
	for len(rest) > 0 && (Prepositions[rest[0]] || Particles[rest[0]]) {
		rest = rest[1:]
	}
	end := 0
	for end < len(rest) && !Prepositions[rest[end]] && !Particles[rest[end]] && !StopWords[rest[end]] {
		end++
	}
	return rest[:end]
}

// Determiners stand before nouns, and before no verb.
var Determiners = WordSet(`the a an this that these those his her its their our your my no any some many much more few first last every each of`)

// Verbing stand before verbs in base form, and before no noun.
var Verbing = WordSet(`to will would can could shall should may might must did does do not`)

// Particles may stand some words after their verb.
var Particles = WordSet(`out up off down away back on in over along apart together through forward around aside`)
