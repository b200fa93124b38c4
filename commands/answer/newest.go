package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
)

// newestWords ask for the newest of what may have been told more than once: "the latest estimate".
var newestWords = english.WordSet(`latest newest freshest`)

// newestTurns are turns of phrase that ask for it, longest first.
var newestTurns = english.Phrases(`as things stand right now|as things stand now|as things stand|as it stands now|as it stands|as matters stand|as of right now|most up to date|
	most recently|most recent|most current|up to date|last we know|last we knew|last we heard|last anyone heard|last i heard|at last count|at the last count`)

// bySource begin a phrase that says whose figure is meant: "going by the newest estimate".
var bySource = english.Phrases(`going by|judging by|according to|based on|as per|by|at|in`)

// reckonings are nouns for what is told anew from time to time.
var reckonings = english.WordSet(`estimate estimates figure figures count counts number numbers tally report reports reckoning data statistics update updates`)

// readNewest finds the words that ask for the newest, which no fact has to account for.
func (q *query) readNewest() {
	if q.shape == shapeLatest {
		return
	}
	for i := 0; i < len(q.toks); i++ {
		n := q.newestAt(i)
		if n == 0 {
			continue
		}
		from, to := i, i+n
		if by := q.sourceBefore(i); by >= 0 && reckonings[q.word(to)] {
			from, to = by, to+1
		}
		q.mark(from, to, useDate)
		q.newest = append(q.newest, [2]int{from, to})
		i = to - 1
	}
}

// newestAt is how many words from token i on ask for the newest; 0 where they do not.
func (q *query) newestAt(i int) int {
	for _, p := range newestTurns {
		if q.is(i, p...) && !slices.ContainsFunc(q.use[i:i+len(p)], func(u use) bool { return u == useName || u == useDate }) {
			return len(p)
		}
	}
	if w := q.word(i); newestWords[w] && q.use[i] == useContent && q.toks[i].Flags&english.FlagCap == 0 {
		return 1
	}
	return 0
}

// sourceBefore is where a phrase begins that leads up to token i, "going by the …"; -1 for none.
func (q *query) sourceBefore(i int) int {
	if q.word(i-1) != "the" {
		return -1
	}
	for _, p := range bySource {
		if at := i - 1 - len(p); at > 0 && q.is(at, p...) {
			return at
		}
	}
	return -1
}

// readLastOf reads "the last offer" as the newest where offers are what the record tells of.
func (q *query) readLastOf() {
	for i := 0; i+1 < len(q.toks); i++ {
		if q.word(i) != "last" || q.use[i] != useContent || q.relationAt(i) != nil {
			continue
		}
		if r := q.relationAt(i + 1); r != nil && !r.verb && q.word(r.to) != "of" {
			q.mark(i, i+1, useDate)
			q.newest = append(q.newest, [2]int{i, i + 1})
		}
	}
}

// wording is the question as text search looks for it: a name that may mean several in full, as that of the one it is taken for, and
// nothing of what asks for the newest alone.
func (q *query) wording() string {
	type change struct {
		from, to int // in the text
		as       string
	}
	var all []change
	for i := range q.named {
		if m := &q.named[i]; m.picked {
			all = append(all, change{q.toks[m.from].Start, q.toks[m.to-1].End, q.v.Record.Entities[m.entities[0]].Name})
		}
	}
	for _, s := range q.newest {
		all = append(all, change{q.toks[s[0]].Start, q.toks[s[1]-1].End, ""})
	}
	if len(all) == 0 {
		return q.text
	}
	slices.SortFunc(all, func(a, b change) int { return a.from - b.from })
	var out strings.Builder
	last := 0
	for _, c := range all {
		out.WriteString(q.text[last:c.from] + c.as)
		last = c.to
	}
	return out.String() + q.text[last:]
}

// preferNewest lowers, where the newest is asked for, what is older than another of its relation that is about as likely, and what
// took no other's place beside what did.
func (m *matcher) preferNewest(found []candidate) {
	if len(m.newest) == 0 {
		return
	}
	const (
		asLikely = 0.6
		older    = 0.4
	)
	for i := range found {
		c := &found[i]
		f := &m.v.Record.Facts[c.fact]
		if f.Relation == "" || slices.ContainsFunc(found, func(o candidate) bool {
			g := &m.v.Record.Facts[o.fact]
			if g.Relation != f.Relation || o.near < asLikely*c.near || o.fact == c.fact {
				return false
			}
			return !f.Happened.IsZero() && !g.Happened.IsZero() && g.Happened.Compare(f.Happened) > 0 || f.Subject == g.Subject && f.Happened == g.Happened && f.Replaces == 0 && g.Replaces != 0
		}) {
			if f.Relation != "" {
				c.p *= older
				c.held *= older
				c.sure *= older
			}
		}
	}
}
