package answer

import (
	"slices"
	"sort"
	"strings"

	"byline/commands/answer/english"
)

// textQuery is a question as text search reads it.
type textQuery struct {
	tokens []english.Token
	words  []int64 // the tokens as words of the index; -1 where it does not have them
	terms  []term  // the words that are looked for, each stem once
	total  float32 // the weight of all terms
	wh     int     // the token of the question word
	wants  want
	head   int  // the term that names the sort of answer ("which company"); -1 for none
	define bool // asks what or who something is
}

// maxTerms is how many words of a question are looked for: as many as a mask has bits.
const maxTerms = 32

// term is one word that is looked for.
type term struct {
	token  int   // where it stands in the question
	stem   int64 // -1 where the story does not have the word
	form   int64 // the form as typed; -1 where the story does not have it
	weight float32
	flags  uint8
	kin    []uint32 // stems of kindred meaning or make
}

// name reports a term that was written as a name.
func (t *term) name() bool { return t.flags&(english.FlagCap|english.FlagFirst) == english.FlagCap }

// number reports a figure.
func (t *term) number() bool { return t.flags&english.FlagNum != 0 }

// Terms that say what sort of answer is wanted tell little of which fact has it.
const (
	plainFactor = 0.4 // "type", "name", "happen"
	headFactor  = 0.6 // "year", "country", where such is wanted
)

// plainWords say what sort of thing is asked for, not about what.
var plainWords = stemsIn(`type kind sort name thing something someone somebody anyone example title term word happen call know
	describe refer consider regard accord position number amount person color nickname occupation profession job reason way
	method use`)

// readText reads a question for text search.
func (v *View) readText(text string) *textQuery {
	x := v.index
	q := &textQuery{tokens: english.Tokenize(text), head: -1}
	q.words = make([]int64, len(q.tokens))
	q.terms = make([]term, 0, min(len(q.tokens), maxTerms))
	head := -1
	q.wants, q.wh, head = wanted(q.tokens)
	for i := range q.tokens {
		q.words[i] = -1
		if id, ok := x.ids[q.tokens[i].Text]; ok {
			q.words[i] = int64(id)
		}
	}
	for i, t := range q.tokens {
		if english.StopWords[t.Text] && t.Flags&english.FlagUpper == 0 {
			continue
		}
		if n := len(q.terms); q.add(x, i) && i == head {
			q.head = n
		}
	}
	if len(q.terms) == 0 {
		for i := range q.tokens {
			q.add(x, i)
		}
	}
	if q.head >= 0 && q.wants != wantAny {
		q.terms[q.head].weight *= headFactor
	}
	for i := range q.terms {
		q.total += q.terms[i].weight
	}
	q.define = len(q.tokens) > 2 && len(q.terms) <= 5 && isCopula(q.tokens[1].Text) &&
		(q.tokens[0].Text == "what" || q.tokens[0].Text == "who")
	return q
}

// add looks for token i too, unless another token of its stem is looked for already.
func (q *textQuery) add(x *index, i int) bool {
	if len(q.terms) == maxTerms {
		return false
	}
	tk := &q.tokens[i]
	t := term{token: i, stem: -1, form: q.words[i], flags: tk.Flags}
	var st string
	if t.form >= 0 {
		t.stem = int64(x.words[t.form].stem)
	} else {
		st = english.Stem(tk.Text)
		if s, ok := x.stem[st]; ok {
			t.stem = int64(s)
		}
	}
	if t.stem >= 0 {
		for k := range q.terms {
			if q.terms[k].stem == t.stem {
				return false
			}
		}
		st, t.weight = x.stems[t.stem].text, x.stems[t.stem].idf
	} else {
		t.weight = tellingOf(st, len(x.first)-1, 0)
	}
	if plainWords[st] {
		t.weight *= plainFactor
	}
	t.kin = x.kin(st)
	q.terms = append(q.terms, t)
	return true
}

// kin lists the stems of the story that are kindred to a stem: in meaning, or in that they begin alike and differ by no more
// than an ending ("pharmacy", "pharmacist").
func (x *index) kin(st string) []uint32 {
	var out []uint32
	for _, l := range [...][]string{english.Kindred()[st], english.Looser()[st]} {
		for _, k := range l {
			if id, ok := x.stem[k]; ok && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	if len(st) < 5 || st[0] >= '0' && st[0] <= '9' {
		return out
	}
	begin := st[:min(len(st), max(4, (len(st)*2+2)/3))]
	from := sort.Search(len(x.alphabet), func(i int) bool { return x.words[x.alphabet[i]].text >= begin })
	for _, w := range x.alphabet[from:] {
		if !strings.HasPrefix(x.words[w].text, begin) {
			break
		}
		if s := x.words[w].stem; beginAlike(st, x.stems[s].text) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// beginAlike reports two stems that share most of the shorter and differ by an ending.
func beginAlike(a, b string) bool {
	if a == b {
		return false
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4 && n*10 >= 7*min(len(a), len(b)) && max(len(a), len(b))-n <= 4
}

// sum adds up the weights of the terms in a mask.
func (q *textQuery) sum(mask uint32) (w float32) {
	for i := range q.terms {
		if mask>>i&1 != 0 {
			w += q.terms[i].weight
		}
	}
	return w
}
