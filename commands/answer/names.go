package answer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"byline/commands/answer/english"
	"byline/store"
)

// names finds entities by what they are called. A name's key is its folded words written together, so that "Open AI",
// "open-ai" and "OpenAI" are one. Entities are counted as in the record.
type names struct {
	exact   map[string][]int32 // names, aliases and slugs
	derived map[string][]int32 // names without "Inc.", surnames: only where nothing is exact
	slugs   map[string]int32
	longest int                     // tokens of the longest name
	first   map[[2]string][]spelled // by the first two words of a name, the second empty where it has but one
	starts  map[string]bool         // the first words of names
	list    []spelled
	typos   []typoKey
	begin   map[rune][]int32 // the places in typos of the names that begin with a letter
	sorted  []completion
	facts   []int32 // by entity: how many facts name it
}

// spelled is one name of an entity as words.
type spelled struct {
	words    []string
	entity   int32
	capital  bool // one word with a capital: in running text it is the name only where it has one
	derived  bool
	official bool // the entity's name, not an alias
}

// suffixes are words that end a company's name and are left out when it is spoken.
var suffixes = english.WordSet(`inc incorporated corp corporation co company ltd limited llc llp lp plc sa ag nv bv gmbh se spa ab as oyj kk
	holding holdings group pty pte sarl srl tech technologies technology`)

// nameWords are the words of a name, without a leading "the".
func nameWords(s string) []string {
	w := english.Texts(english.Tokenize(s))
	if len(w) > 1 && w[0] == "the" {
		w = w[1:]
	}
	return w
}

// spoken drops the company suffixes at the end of a name; a name of nothing else stays whole.
func spoken(words []string) []string {
	n := len(words)
	for n > 1 && suffixes[words[n-1]] {
		n--
	}
	return words[:n]
}

func newNames(r *store.Record) *names {
	ns := &names{exact: map[string][]int32{}, derived: map[string][]int32{}, slugs: map[string]int32{},
		first: map[[2]string][]spelled{}, starts: map[string]bool{}, facts: make([]int32, len(r.Entities))}
	at := make(map[store.EntityID]int32, len(r.Entities))
	for i := range r.Entities {
		e, n := &r.Entities[i], int32(i)
		at[e.ID] = n
		ns.slugs[e.Slug] = n
		ns.put(n, e.Name, nameWords(e.Name), false, true)
		for _, a := range e.Aliases {
			ns.put(n, a, nameWords(a), false, false)
		}
		ns.put(n, "", nameWords(e.Slug), false, false)
	}
	for i := range r.Entities {
		e, n := &r.Entities[i], int32(i)
		for _, a := range append([]string{e.Name}, e.Aliases...) {
			w := nameWords(a)
			if s := spoken(w); len(s) < len(w) {
				ns.put(n, a, s, true, false)
			}
			if e.Kind == store.KindPerson && len(w) > 1 && len([]rune(w[len(w)-1])) > 1 && !endsLower(a) {
				ns.put(n, a, w[len(w)-1:], true, false)
			}
		}
	}
	for i := range r.Facts {
		f := &r.Facts[i]
		for _, id := range [...]store.EntityID{f.Subject, f.Object, f.SaidBy} {
			if n, ok := at[id]; ok {
				ns.facts[n]++
			}
		}
	}
	for _, l := range ns.list {
		key := [2]string{l.words[0]}
		if len(l.words) > 1 {
			key[1] = l.words[1]
		}
		ns.starts[key[0]] = true
		ns.first[key] = append(ns.first[key], l)
	}
	for _, l := range ns.first {
		slices.SortStableFunc(l, func(a, b spelled) int { return len(b.words) - len(a.words) })
	}
	ns.prepareTypos()
	ns.prepareCompletion(r)
	return ns
}

// endsLower reports a description rather than a name, "Quora's chief": its last word is no surname.
func endsLower(written string) bool {
	words := strings.Fields(written)
	r, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return unicode.IsLower(r)
}

// put records one name of entity n.
func (ns *names) put(n int32, written string, words []string, derived, official bool) {
	if len(words) == 0 {
		return
	}
	key := strings.Join(words, "")
	m := ns.exact
	if derived {
		if len(ns.exact[key]) > 0 {
			return
		}
		m = ns.derived
	}
	if slices.Contains(m[key], n) {
		return
	}
	m[key] = append(m[key], n)
	ns.longest = max(ns.longest, len(words))
	capital := len(words) == 1 && written != "" && english.Tokenize(written)[0].Flags&english.FlagCap != 0
	ns.list = append(ns.list, spelled{words: words, entity: n, capital: capital, derived: derived, official: official})
}

// lookup finds the entities of a key.
func (ns *names) lookup(key string) []int32 {
	if l := ns.exact[key]; len(l) > 0 {
		return l
	}
	return ns.derived[key]
}

// called finds the entities that a stretch of a text calls by name, a leading "the" aside.
func (ns *names) called(toks []english.Token) []int32 {
	if len(toks) > 1 && toks[0].Text == "the" {
		toks = toks[1:]
	}
	if len(toks) == 1 {
		return ns.lookup(toks[0].Text)
	}
	var room [64]byte
	key := room[:0]
	for i := range toks {
		key = append(key, toks[i].Text...)
	}
	if l := ns.exact[string(key)]; len(l) > 0 {
		return l
	}
	return ns.derived[string(key)]
}

// inText finds the entities that a fact's text names, each once, in the order of the text.
func (ns *names) inText(x *index, fact uint32) []int32 {
	var found []int32
	toks := x.fact(fact)
	for i := 0; i < len(toks); {
		n, hits := ns.nameAt(x, toks[i:])
		for _, h := range hits {
			if !slices.Contains(found, h) {
				found = append(found, h)
			}
		}
		i += max(n, 1)
	}
	return found
}

// nameAt reads the longest name at the head of toks.
func (ns *names) nameAt(x *index, toks []fwd) (n int, entities []int32) {
	key := [2]string{x.words[toks[0].word()].text}
	if !ns.starts[key[0]] {
		return 0, nil
	}
	if len(toks) > 1 {
		key[1] = x.words[toks[1].word()].text
		for _, s := range ns.first[key] {
			if len(s.words) < n {
				break // the names are sorted, longest first
			}
			same := len(s.words) <= len(toks)
			for k := 2; k < len(s.words) && same; k++ {
				same = x.words[toks[k].word()].text == s.words[k]
			}
			if same && !slices.Contains(entities, s.entity) {
				n = len(s.words)
				entities = append(entities, s.entity)
			}
		}
		key[1] = ""
	}
	if n > 0 {
		return n, entities
	}
	for _, s := range ns.first[key] {
		if (!s.capital || toks[0].flags()&english.FlagCap != 0) && !slices.Contains(entities, s.entity) {
			n = 1
			entities = append(entities, s.entity)
		}
	}
	return n, entities
}

// mention is a stretch of a question that names entities.
type mention struct {
	from, to  int     // tokens
	entities  []int32 // as counted in the record; several: ambiguous
	corrected bool    // found only by putting the spelling right
	possessed bool    // followed by 's
	picked    bool    // one of several entities that the name may mean
	many      bool    // in the plural: "both Reeds"
}

// mentions finds the names in a question, the longest first where they overlap. Misspelt names are looked for only in words
// that known does not hold for true: words that the story or the language has are not mended into names.
func (v *View) mentions(toks []english.Token, known func(word string) bool) []mention {
	var found []mention
	ns := v.names
	for i := 0; i < len(toks); {
		m := mention{from: i, to: i}
		key := ""
		for j := i; j < len(toks) && j < i+ns.longest+1; j++ {
			key += toks[j].Text
			if l := ns.lookup(key); len(l) > 0 {
				m.to, m.entities = j+1, l
			}
			if toks[j].Flags&english.FlagPoss != 0 {
				break
			}
		}
		if m.entities == nil && known != nil && !known(toks[i].Text) {
			if l := ns.corrections(toks[i].Text); len(l) > 0 {
				m.to, m.entities, m.corrected = i+1, l, true
			}
		}
		if m.entities == nil {
			i++
			continue
		}
		m.possessed = toks[m.to-1].Flags&english.FlagPoss != 0
		found = append(found, m)
		i = m.to
	}
	return found
}

// Resolution is what a typed name was taken for.
type Resolution struct {
	Entities  []store.Entity // one: it is that; several: ambiguous; none: unknown
	Corrected bool           // only after a spelling correction, to be shown
	Near      []store.Entity // where Entities is empty: what it may have meant
}

// Resolve takes a typed name, slug, alias, ticker or near miss for an entity. A slug written exactly is always its entity.
func (v *View) Resolve(text string) Resolution {
	ns := v.names
	if n, ok := ns.slugs[strings.TrimSpace(text)]; ok {
		return Resolution{Entities: v.entitiesAt([]int32{n})}
	}
	words := nameWords(text)
	if len(words) == 0 {
		return Resolution{}
	}
	for _, try := range [][]string{words, spoken(words)} {
		if l := ns.lookup(strings.Join(try, "")); len(l) > 0 {
			return Resolution{Entities: v.entitiesAt(l)}
		}
	}
	key := strings.Join(spoken(words), "")
	if s, ok := strings.CutSuffix(key, "s"); ok && len(s) > 2 {
		if l := ns.lookup(s); len(l) > 0 {
			return Resolution{Entities: v.entitiesAt(l), Corrected: true}
		}
	}
	if l := ns.corrections(key); len(l) > 0 {
		return Resolution{Entities: v.entitiesAt(l), Corrected: true}
	}
	if n, ok := ns.correct(strings.Join(words, "")); ok {
		return Resolution{Entities: v.entitiesAt([]int32{n}), Corrected: true}
	}
	if l := ns.containing(words); len(l) == 1 {
		return Resolution{Entities: v.entitiesAt(l), Corrected: true}
	}
	return Resolution{Near: v.entitiesAt(ns.near(words, key))}
}

// entitiesAt copies entities, in the order of the record.
func (v *View) entitiesAt(l []int32) []store.Entity {
	l = slices.Clone(l)
	slices.Sort(l)
	out := make([]store.Entity, 0, len(l))
	for _, n := range l {
		out = append(out, v.Record.Entities[n])
	}
	return out
}

// containing finds the entities that have a name of which the words are a part.
func (ns *names) containing(words []string) []int32 {
	var found []int32
	for _, s := range ns.list {
		for i := 0; i+len(words) <= len(s.words); i++ {
			if slices.Equal(s.words[i:i+len(words)], words) {
				if !slices.Contains(found, s.entity) {
					found = append(found, s.entity)
				}
				break
			}
		}
	}
	return found
}
