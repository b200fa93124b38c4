package answer

import (
	"math/bits"
	"slices"
	"sort"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// completion is the end of a name from the beginning of one of its words on.
type completion struct {
	rest   string
	entity int32
	head   bool // it is the whole of a name
}

func (ns *names) prepareCompletion(r *store.Record) {
	add := func(n int32, name string) {
		w := english.Texts(english.Tokenize(name))
		for i := range w {
			ns.sorted = append(ns.sorted, completion{strings.Join(w[i:], " "), n, i == 0})
		}
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		add(int32(i), e.Name)
		for _, a := range e.Aliases {
			add(int32(i), a)
		}
		if e.Slug != english.Fold(e.Name) {
			add(int32(i), e.Slug)
		}
	}
	sort.SliceStable(ns.sorted, func(i, j int) bool {
		a, b := &ns.sorted[i], &ns.sorted[j]
		if a.rest != b.rest {
			return a.rest < b.rest
		}
		return a.entity < b.entity
	})
}

// scanned is how many names or facts a completion looks at before it gives what it has: enough for any list that is shown,
// and a bound on the work for a single letter typed in a large story.
const scanned = 1000

// CompleteEntity suggests up to n entities for what has been typed so far; an alias or a typo included. Names that begin so
// come first, then those with a word that begins so, then the mistyped; the most written about first. Nothing typed suggests
// the most written about.
func (v *View) CompleteEntity(typed string, n int) []store.Entity {
	ns := v.names
	words := english.Texts(english.Tokenize(typed))
	type cand struct {
		entity int32
		rank   int32
	}
	ranks := lendRanks(len(v.Record.Entities))
	defer ranks.free()
	add := func(e int32, rank uint8) { ranks.note(e, rank) }
	prefix := strings.Join(words, " ")
	from := sort.Search(len(ns.sorted), func(i int) bool { return ns.sorted[i].rest >= prefix })
	for i := from; i < len(ns.sorted) && i < from+scanned && strings.HasPrefix(ns.sorted[i].rest, prefix); i++ {
		c := &ns.sorted[i]
		rank := uint8(2)
		if c.head {
			rank = 1
		}
		if c.rest == prefix {
			rank--
		}
		add(c.entity, rank)
	}
	if key := strings.Join(words, ""); len(ranks.noted) < n && len(words) > 0 {
		for _, l := range [][]int32{ns.lookup(key), ns.begins([]rune(key))} {
			for _, e := range l {
				add(e, 3)
			}
		}
	}
	before := func(a, b cand) int {
		if a.rank != b.rank {
			return int(a.rank - b.rank)
		}
		if d := ns.facts[b.entity] - ns.facts[a.entity]; d != 0 {
			return int(d)
		}
		return int(a.entity - b.entity)
	}
	// Of very many only the first are wanted.
	found := make([]cand, 0, min(n, len(ranks.noted))+1)
	for _, e := range ranks.noted {
		c := cand{e, int32(ranks.of[e])}
		if len(found) == n && (n == 0 || before(found[n-1], c) < 0) {
			continue
		}
		i, _ := slices.BinarySearchFunc(found, c, before)
		if found = slices.Insert(found, i, c); len(found) > n {
			found = found[:n]
		}
	}
	out := make([]store.Entity, 0, min(n, len(found)))
	for _, c := range found[:min(n, len(found))] {
		out = append(out, v.Record.Entities[c.entity])
	}
	return out
}

// mistyped is how many names a mistyped beginning suggests at most.
const mistyped = 100

// begins finds the entities of which a name begins with something like what was typed.
func (ns *names) begins(typed []rune) []int32 {
	if len(typed) < 3 || len(typed) > 32 {
		return nil
	}
	var out []int32
	set := letterSet(typed)
	limit := slipLimit(max(len(typed), 4))
	for _, i := range ns.begin[typed[0]] {
		k := &ns.typos[i]
		if len(k.key) < len(typed)-1 || bits.OnesCount32(set&^k.letters) > 1 {
			continue
		}
		if a, b := typed[1], typed[2]; a != k.key[1] && a != k.key[2] && b != k.key[1] && b != k.key[2] {
			continue // two slips within three letters
		}
		if len(out) == mistyped {
			break
		}
		for _, n := range [...]int{len(typed), len(typed) + 1, len(typed) - 1} {
			if n > 0 && n <= len(k.key) && slips(typed, k.key[:n], limit) <= limit {
				out = append(out, k.entity)
				break
			}
		}
	}
	return out
}

// CompleteFact suggests up to n facts for what has been typed so far, by key and by words: first those whose key begins so,
// then those whose text has all the words, the last of which may be unfinished.
func (v *View) CompleteFact(typed string, n int) []*store.Fact {
	var out []*store.Fact
	seen := map[uint32]bool{}
	add := func(f uint32) bool {
		if !seen[f] {
			seen[f] = true
			out = append(out, &v.Record.Facts[f])
		}
		return len(out) < n
	}
	if n <= 0 {
		return nil
	}
	key := strings.ReplaceAll(english.Fold(typed), " ", "-")
	from := sort.Search(len(v.sortedKeys), func(i int) bool { return v.Record.Facts[v.sortedKeys[i]].Key >= key })
	for _, f := range v.sortedKeys[from:] {
		if !strings.HasPrefix(v.Record.Facts[f].Key, key) {
			break
		}
		if !add(f) {
			return out
		}
	}
	for _, f := range v.index.withPrefix(english.Texts(english.Tokenize(typed)), n+len(out)) {
		if !add(f) {
			break
		}
	}
	return out
}

// withPrefix lists up to n facts that have all the words, the last of which may be unfinished.
func (x *index) withPrefix(words []string, n int) []uint32 {
	if len(words) == 0 {
		return nil
	}
	last := words[len(words)-1]
	whole := make([]uint32, 0, len(words))
	for _, w := range words[:len(words)-1] {
		id, ok := x.ids[w]
		if !ok {
			return nil
		}
		whole = append(whole, id)
	}
	from := sort.Search(len(x.alphabet), func(i int) bool { return x.words[x.alphabet[i]].text >= last })
	to := from + sort.Search(len(x.alphabet)-from, func(i int) bool { return !strings.HasPrefix(x.words[x.alphabet[from+i]].text, last) })
	begins := func(w uint32) bool { return strings.HasPrefix(x.words[w].text, last) }
	var out []uint32
	if len(whole) == 0 {
		looked := 0
		for _, w := range x.alphabet[from:to] {
			for _, p := range x.posts[x.words[w].from:x.words[w].to] {
				if p.inText() {
					out = append(out, p.fact())
				}
				if looked++; looked > scanned {
					break
				}
			}
			if len(out) >= 4*n || looked > scanned {
				break
			}
		}
		slices.Sort(out)
		out = slices.Compact(out)
		return out[:min(n, len(out))]
	}
	rarest := whole[0]
	for _, w := range whole {
		if x.words[w].to-x.words[w].from < x.words[rarest].to-x.words[rarest].from {
			rarest = w
		}
	}
	posts := x.posts[x.words[rarest].from:x.words[rarest].to]
	for _, p := range posts[:min(len(posts), scanned)] {
		f := p.fact()
		if !p.inText() {
			continue
		}
		need, prefixed := len(whole), false
		toks := x.fact(f)
		for _, w := range whole {
			if slices.ContainsFunc(toks, func(t fwd) bool { return t.word() == w }) {
				need--
			}
		}
		if need == 0 {
			prefixed = slices.ContainsFunc(toks, func(t fwd) bool { return begins(t.word()) })
		}
		if prefixed {
			if out = append(out, f); len(out) >= n {
				break
			}
		}
	}
	return out
}
