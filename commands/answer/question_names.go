package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// readNames finds the entities. A word of grammar is a name only where it is written as one: "WHO", not "who".
func (q *query) readNames() {
	shout := true
	for _, t := range q.toks {
		if t.Flags&(english.FlagUpper|english.FlagNum) == 0 && len(t.Text) > 1 {
			shout = false
		}
	}
	known := func(w string) bool {
		_, indexed := q.v.index.ids[w]
		return indexed || commonWord(w) || q.v.vocab.has(q.v.stemOf(w))
	}
	for _, m := range q.v.mentions(q.toks, known) {
		if m.to == m.from+1 && english.StopWords[q.toks[m.from].Text] && (shout || q.toks[m.from].Flags&english.FlagUpper == 0) {
			continue
		}
		if len(q.named) > 0 && q.named[len(q.named)-1].to > m.from {
			continue // it was taken into the one before
		}
		q.extend(&m)
		if m.to == m.from+1 && q.merelyDerived(&m) {
			continue
		}
		q.named = append(q.named, m)
		q.mark(m.from, m.to, useName)
	}
	q.readPlurals(shout)
	q.readFirstNames()
	q.readLastNames()
	q.shout = shout
}

// readUS reads "us" as the country where it stands before a noun or after an article: "apples us revenue", "in the us".
func (q *query) readUS() {
	for i := 1; i < len(q.toks); i++ {
		if q.toks[i].Text == "states" && i > 1 && q.word(i-1) == "the" && english.Prepositions[q.word(i-2)] && !english.Prepositions[q.word(i+1)] && q.word(i-2) != "of" {
			q.toks[i].Text = "usa" // "in the states"
			continue
		}
		if q.toks[i].Text != "us" {
			continue
		}
		before, after := q.word(i-1), q.word(i+1)
		noun := after != "" && !english.StopWords[after] && !english.Auxiliaries[after] && !english.Prepositions[after] && q.toks[i+1].Flags&english.FlagBreak == 0
		if before == "the" || noun && !dative[before] {
			q.toks[i].Text = "usa"
		}
	}
}

// dative are the words that "us", the pronoun, follows.
var dative = english.WordSet(`tell give show let gives gave told ask teach send get make help for to of about with from remind between by on`)

// readFirstNames takes a misspelt first name into the surname that follows it.
func (q *query) readFirstNames() {
	for k := range q.named {
		m := &q.named[k]
		if m.from == 0 || len(m.entities) != 1 || q.use[m.from-1] == useName || !q.isKind(m, store.KindPerson) {
			continue
		}
		w := q.toks[m.from-1].Text
		if _, indexed := q.v.index.ids[w]; indexed || commonWord(w) || english.Auxiliaries[w] || english.Prepositions[w] || len(w) < 4 {
			continue
		}
		first := nameWords(q.v.Record.Entities[m.entities[0]].Name)[0]
		if limit := slipLimit(min(len(w), len(first))); slips([]rune(w), []rune(first), limit) <= limit {
			m.from--
			m.corrected = w != first
			q.use[m.from] = useName
		}
	}
}

// readLastNames takes a misspelt surname for the one that follows its bearer's first name in the record: "elizabeth homes".
func (q *query) readLastNames() {
	for i := 0; i+1 < len(q.toks); i++ {
		if q.use[i] == useName || q.use[i+1] == useName {
			continue
		}
		typed := q.toks[i+1].Text
		found := int32(-1)
		for _, e := range q.v.firstNames()[q.toks[i].Text] {
			words := nameWords(q.v.Record.Entities[e].Name)
			last := words[len(words)-1]
			if limit := min(slipLimit(min(len(typed), len(last))), slipLetter); len(last) < 5 || slips([]rune(typed), []rune(last), limit) > limit {
				continue
			}
			if found >= 0 {
				found = -1
				break
			}
			found = e
		}
		if found >= 0 {
			q.named = append(q.named, mention{from: i, to: i + 2, entities: []int32{found}, corrected: true, possessed: q.toks[i+1].Flags&english.FlagPoss != 0})
			q.mark(i, i+2, useName)
		}
	}
	slices.SortFunc(q.named, func(a, b mention) int { return a.from - b.from })
}

// byFirstName leads from first names to the people on record who have them, ascending.
func (v *View) byFirstName() map[string][]int32 {
	by := map[string][]int32{}
	for i := range v.Record.Entities {
		if e := &v.Record.Entities[i]; e.Kind == store.KindPerson {
			if words := nameWords(e.Name); len(words) > 1 {
				by[words[0]] = append(by[words[0]], int32(i))
			}
		}
	}
	return by
}

// extend takes in what follows a possessive where the two together are a name: "OpenAI's board".
func (q *query) extend(m *mention) {
	ns := q.v.names
	key := strings.Join(english.Texts(q.toks[m.from:m.to]), "")
	for j := m.to; j < len(q.toks) && j < m.from+ns.longest; j++ {
		key += q.toks[j].Text
		if l := ns.lookup(key); len(l) > 0 {
			*m = mention{from: m.from, to: j + 1, entities: l, possessed: q.toks[j].Flags&english.FlagPoss != 0}
		}
	}
}

// merelyDerived reports a common word that is a name only as the end of a longer one.
func (q *query) merelyDerived(m *mention) bool {
	w := q.toks[m.from].Text
	return !m.corrected && len(q.v.names.exact[w]) == 0 && (q.v.vocab.has(q.stems[m.from]) || commonWord(w)) &&
		(q.toks[m.from].Flags&english.FlagCap == 0 || q.toks[m.from].Flags&english.FlagFirst != 0 || q.shout)
}

// readPlurals finds names with an s that should have been a possessive: "apples rival".
func (q *query) readPlurals(shout bool) {
	ns := q.v.names
	for i := 0; i < len(q.toks); i++ {
		if q.use[i] == useName {
			continue
		}
		key := ""
		for j := i; j < len(q.toks) && j < i+ns.longest && q.use[j] != useName; j++ {
			w := q.toks[j].Text
			base, ok := strings.CutSuffix(w, "s")
			if ok && len(key+base) > 2 && !english.StopWords[w] && !commonWord(w) && !english.Auxiliaries[w] {
				if _, indexed := q.v.index.ids[w]; !indexed || q.toks[j].Flags&english.FlagCap == 0 && len(ns.lookup(key+w)) == 0 && len(ns.exact[key+base]) > 0 {
					if l := ns.lookup(key + base); len(l) > 0 {
						q.named = append(q.named, mention{from: i, to: j + 1, entities: l, possessed: true})
						q.mark(i, j+1, useName)
						i = j
						break
					}
				}
			}
			key += w
		}
	}
	q.readNamesakes()
	slices.SortFunc(q.named, func(a, b mention) int { return a.from - b.from })
}

// readNamesakes finds the plural of a name that several people have: "both Reeds", "the Martinezes".
func (q *query) readNamesakes() {
	for i := range q.toks {
		if m := q.nameAt(i); m != nil && (len(m.entities) < 2 || !m.possessed || q.toks[i].Flags&english.FlagPoss != 0 || m.to != i+1) {
			continue
		} else if m != nil {
			m.many, m.possessed = true, false
			continue
		}
		for _, end := range [...]string{"s", "es"} {
			base, ok := strings.CutSuffix(q.word(i), end)
			if l := q.v.names.lookup(base); ok && len(base) > 2 && len(l) > 1 && !commonWord(q.word(i)) && q.toks[i].Flags&english.FlagPoss == 0 {
				q.named = append(q.named, mention{from: i, to: i + 1, entities: l, many: true})
				q.mark(i, i+1, useName)
				break
			}
		}
	}
}

// nameAt is the mention that covers token i; nil for none.
func (q *query) nameAt(i int) *mention {
	for k := range q.named {
		if q.named[k].from <= i && i < q.named[k].to {
			return &q.named[k]
		}
	}
	return nil
}

// kinds reports whether one of the entities that a mention may mean is of the kind.
func (q *query) isKind(m *mention, kind string) bool {
	for _, e := range m.entities {
		if q.v.Record.Entities[e].Kind == kind {
			return true
		}
	}
	return false
}

// readLonger takes a common noun that is some entity's alias for a part of the longer phrase or name that it stands in: the ball of "golden
// ball", an award, and the board of "the board of OpenAI", which goes by that name as a whole.
func (q *query) readLonger() {
	for i := 0; i+1 < len(q.toks); i++ {
		if q.use[i] == useName {
			continue
		}
		for _, p := range q.v.vocab.phrases[q.stems[i]] {
			k := i + 1
			for k < len(q.toks) && k < i+len(p.stems) && q.stems[k] == p.stems[k-i] {
				k++
			}
			n := len(p.stems)
			if n < 2 || k < i+n || len(q.v.vocab.of[q.v.Record.Relations[p.relation].Slug]) == 0 {
				continue
			}
			for k = i + 1; k < i+n; k++ {
				q.unname(k)
			}
			break
		}
	}
	for k := 0; k+1 < len(q.named); k++ {
		a, b := &q.named[k], &q.named[k+1]
		of := a.to
		if q.word(of) != "of" || b.from != of+1 && (b.from != of+2 || q.word(of+1) != "the") || len(a.entities) != 1 {
			continue
		}
		whole := strings.Join(english.Texts(q.toks[b.from:b.to]), "") + strings.Join(english.Texts(q.toks[a.from:a.to]), "")
		if l := q.v.names.lookup(whole); len(l) == 1 && l[0] == a.entities[0] {
			q.mark(a.to, b.to, useName)
			a.to, a.possessed = b.to, b.possessed
			q.named = slices.Delete(q.named, k+1, k+2)
		}
	}
}
