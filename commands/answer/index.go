package answer

import (
	"context"
	"math"
	"sort"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// index finds facts by words. Facts are counted from 0 in the order of the record; words and stems are counted in the order
// in which they were first met.
type index struct {
	ids   map[string]uint32 // folded form of a word: its number
	words []form
	stems []stemmed
	stem  map[string]uint32

	// tokens are the words of all facts' texts one after another, those of fact f at first[f] to first[f+1].
	tokens []fwd
	first  []uint32
	gives  []uint8 // by fact: what it says beside its text, as the gives constants have it

	// posts are the facts of all words one after another, ascending for each word.
	posts []posting
	// things are what many facts share and words name: entities, relations and sources.
	things []thing
	named  map[uint32][]uint32 // word: the things that it names, ascending

	alphabet []uint32 // the words in alphabetical order
	mean     float64  // tokens in a text, on average
}

// What a fact may say beside its text.
const (
	givesDate   = 1 << iota // when it happened
	givesPlace              // where it holds
	givesNumber             // a value with a figure
	givesName               // who it is about or who said it
)

// fwd is one token of a text: the number of its word and, in the upper eight bits, its flags.
type fwd uint32

const fwdWord = 1<<24 - 1

func (t fwd) word() uint32 { return uint32(t) & fwdWord }
func (t fwd) flags() uint8 { return uint8(t >> 24) }

// posting is one fact that has a word: the fact's number and in the lowest bit whether the word stands in its text, not
// merely in its where, value or quotation.
type posting uint32

func (p posting) fact() uint32 { return uint32(p >> 1) }
func (p posting) inText() bool { return p&1 != 0 }

// form is one form of a word.
type form struct {
	text     string
	stem     uint32
	from, to uint32 // its postings
	caps     uint32 // how often it was written with a capital within a sentence
	lower    uint32 // how often it was not
	stop     bool   // one of english.StopWords
	beside   bool   // some fact has it beside its text, or an entity in its name
}

// stemmed is what the forms of one word share.
type stemmed struct {
	text  string
	forms []uint32
	facts uint32 // how many facts have it, things included
	idf   float32
	title bool // titles may begin with it
}

// thing is an entity, relation or source, and the facts that it belongs to.
type thing struct {
	kind  uint8
	facts []uint32
}

// The kinds of things.
const (
	thingEntity = iota
	thingRelation
	thingSource
)

// indexer gathers what makes an index.
type indexer struct {
	x      *index
	occurs []occurrence
	buf    []english.Token
}

// occurrence is one word in one fact.
type occurrence struct {
	word uint32
	post posting
}

// checked is how many facts are indexed between two looks at the context.
const checked = 4096

func newIndex(ctx context.Context, r *store.Record) (*index, error) {
	n := len(r.Facts)
	b := indexer{x: &index{ids: make(map[string]uint32, 4*n/10+64), stem: make(map[string]uint32, 3*n/10+64),
		first: make([]uint32, 0, n+1), gives: make([]uint8, n), tokens: make([]fwd, 0, 22*n), named: map[uint32][]uint32{}}}
	b.occurs = make([]occurrence, 0, 24*n)
	for i := range r.Facts {
		if i%checked == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		b.fact(uint32(i), &r.Facts[i])
	}
	b.x.first = append(b.x.first, uint32(len(b.x.tokens)))
	b.postings()
	b.name(r)
	b.weigh(n)
	return b.x, nil
}

// id is the number of a word, given anew where it is new.
func (b *indexer) id(text string) uint32 {
	if id, ok := b.x.ids[text]; ok {
		return id
	}
	id := uint32(len(b.x.words))
	st := english.Stem(text)
	s, ok := b.x.stem[st]
	if !ok {
		s = uint32(len(b.x.stems))
		b.x.stem[st] = s
		b.x.stems = append(b.x.stems, stemmed{text: st, title: len(titleWords()[st]) > 0})
	}
	b.x.stems[s].forms = append(b.x.stems[s].forms, id)
	b.x.ids[text] = id
	b.x.words = append(b.x.words, form{text: text, stem: s, stop: english.StopWords[text]})
	return id
}

func (b *indexer) fact(n uint32, f *store.Fact) {
	b.x.first = append(b.x.first, uint32(len(b.x.tokens)))
	b.buf = english.AppendTokens(b.buf[:0], f.Text)
	for _, t := range b.buf {
		id := b.id(t.Text)
		b.x.tokens = append(b.x.tokens, fwd(id|uint32(t.Flags)<<24))
		b.occurs = append(b.occurs, occurrence{id, posting(n<<1 | 1)})
		if t.Flags&english.FlagFirst == 0 {
			if t.Flags&english.FlagCap != 0 {
				b.x.words[id].caps++
			} else {
				b.x.words[id].lower++
			}
		}
	}
	b.x.gives[n] = given(f)
	for _, s := range [...]string{f.Where, f.Value, f.Quote} {
		if s == "" {
			continue
		}
		b.buf = english.AppendTokens(b.buf[:0], s)
		for _, t := range b.buf {
			id := b.id(t.Text)
			b.x.words[id].beside = true
			b.occurs = append(b.occurs, occurrence{id, posting(n << 1)})
		}
	}
}

func given(f *store.Fact) (g uint8) {
	if !f.Happened.IsZero() {
		g |= givesDate
	}
	if f.Where != "" {
		g |= givesPlace
	}
	if strings.ContainsAny(f.Value, "0123456789") {
		g |= givesNumber
	}
	if f.Subject != 0 || f.Object != 0 || f.SaidBy != 0 {
		g |= givesName
	}
	return g
}

// postings sorts the occurrences by word, keeping one for each fact.
func (b *indexer) postings() {
	x := b.x
	count := make([]uint32, len(x.words)+1)
	last := make([]uint32, len(x.words)) // the fact met last, plus one
	keep := b.occurs[:0]
	for _, o := range b.occurs {
		if last[o.word] == o.post.fact()+1 { // the text comes first, so the posting kept is the right one
			continue
		}
		last[o.word] = o.post.fact() + 1
		count[o.word+1]++
		keep = append(keep, o)
	}
	for w := range x.words {
		count[w+1] += count[w]
		x.words[w].from, x.words[w].to = count[w], count[w]
	}
	x.posts = make([]posting, len(keep))
	for _, o := range keep {
		w := &x.words[o.word]
		x.posts[w.to] = o.post
		w.to++
	}
	b.occurs = nil
}

// name gathers the things and the words that name them.
func (b *indexer) name(r *store.Record) {
	x := b.x
	entity := make(map[store.EntityID]uint32, len(r.Entities))
	relation := make(map[string]uint32, len(r.Relations))
	source := make(map[store.SourceID]uint32, len(r.Sources))
	add := func(kind uint8, texts ...string) uint32 {
		n := uint32(len(x.things))
		x.things = append(x.things, thing{kind: kind})
		for _, s := range texts {
			b.buf = english.AppendTokens(b.buf[:0], s)
			for _, t := range b.buf {
				id := b.id(t.Text)
				x.words[id].beside = true
				if l := x.named[id]; len(l) == 0 || l[len(l)-1] != n {
					x.named[id] = append(l, n)
				}
			}
		}
		return n
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		entity[e.ID] = add(thingEntity, append([]string{e.Name}, e.Aliases...)...)
	}
	used := make(map[string]bool)
	for i := range r.Facts {
		used[r.Facts[i].Relation] = true
	}
	for i := range r.Relations {
		if v := &r.Relations[i]; used[v.Slug] {
			relation[v.Slug] = add(thingRelation, append([]string{v.Label, v.Inverse}, v.Words...)...)
		}
	}
	for i := range r.Sources {
		source[r.Sources[i].ID] = add(thingSource, r.Sources[i].Title)
	}
	for i := range r.Facts {
		f, n := &r.Facts[i], uint32(i)
		put := func(t uint32, ok bool) {
			if !ok {
				return
			}
			if l := x.things[t].facts; len(l) == 0 || l[len(l)-1] != n {
				x.things[t].facts = append(l, n)
			}
		}
		for _, e := range [...]store.EntityID{f.Subject, f.Object, f.SaidBy} {
			t, ok := entity[e]
			put(t, ok)
		}
		t, ok := relation[f.Relation]
		put(t, ok)
		for j := range f.Sources {
			t, ok := source[f.Sources[j].ID]
			put(t, ok)
		}
	}
}

// weigh counts the facts of each stem and sorts the words.
func (b *indexer) weigh(n int) {
	x := b.x
	last := make([]uint32, n)
	for s := range x.stems {
		st := &x.stems[s]
		for _, w := range st.forms {
			wd := &x.words[w]
			if len(st.forms) == 1 && len(x.named[w]) == 0 {
				st.facts += wd.to - wd.from
				continue
			}
			for _, p := range x.posts[wd.from:wd.to] {
				if last[p.fact()] != uint32(s)+1 {
					last[p.fact()] = uint32(s) + 1
					st.facts++
				}
			}
			for _, t := range x.named[w] {
				if x.things[t].kind == thingSource {
					continue // a title is context, not what a fact says
				}
				for _, f := range x.things[t].facts {
					if last[f] != uint32(s)+1 {
						last[f] = uint32(s) + 1
						st.facts++
					}
				}
			}
		}
		st.idf = tellingOf(st.text, n, int(st.facts))
	}
	x.alphabet = make([]uint32, len(x.words))
	for i := range x.alphabet {
		x.alphabet[i] = uint32(i)
	}
	sort.Slice(x.alphabet, func(i, j int) bool { return x.words[x.alphabet[i]].text < x.words[x.alphabet[j]].text })
	if n > 0 {
		x.mean = float64(len(x.tokens)) / float64(n)
	}
}

// idf is how telling a word is that df of n facts have.
func idf(n, df int) float32 {
	return float32(math.Log(1 + (float64(n)-float64(df)+0.5)/(float64(df)+0.5)))
}

// prose is how many sentences of other prose a story's own facts are weighed with.
const prose = 300

// tellingOf is how telling a stem is that df of n facts have, and other prose as often as is common.
func tellingOf(stem string, n, df int) float32 {
	d := float64(df) + prose*float64(english.Common()[stem])/1000
	return float32(math.Log(1 + (float64(n)+prose-d+0.5)/(d+0.5)))
}

// fact is the tokens of a fact's text.
func (x *index) fact(f uint32) []fwd { return x.tokens[x.first[f]:x.first[f+1]] }
