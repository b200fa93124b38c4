package answer

import (
	"slices"

	"byline/commands/answer/english"
)

// contest is a question which of several has more of something or came first: "Which has more branches, A or B?", "Is A heavier
// than B?", "Was the fine bigger than the bill?"
type contest struct {
	parts  []part
	at, to int    // the words that compare: "more", "more expensive", "first"
	up     bool   // the greater or later one is asked for
	dates  bool   // by when, not by how much
	scale  string // the adjective of what is measured, empty for "more" and the like
	truth  bool   // whether the first has more than the second
	equal  bool   // whether it has as much: "as long as"
	then   bool   // the second is what was expected or said of the first before
	dated  bool   // the second is the first at another time: "more in 2019 than in 2018"
	beside bool   // both are to be shown, and neither chosen
	alone  bool   // the word that compares has no "than": "outlast", "above"
	told   bool   // the question says of them what they have or did
	verb   string // what is done more of, where the word that compares says that as well: outsell
	word   string // that compares, where it goes with a difference: "more"
	gap    bool   // by how much the first has more is asked for
	margin bool   // by how much one was ahead is compared
}

// part is one of those that are compared.
type part struct {
	from, to int
	name     *mention // where it is but a name
}

// byName reports that all that are compared are named.
func (c *contest) byName() bool {
	return !c.then && !slices.ContainsFunc(c.parts, func(p part) bool { return p.name == nil })
}

// within reports a token of one of the parts.
func (c *contest) within(i int) bool {
	return slices.ContainsFunc(c.parts, func(p part) bool { return i >= p.from && i < p.to })
}

// readContest finds what is compared; nil where the question compares no two.
func (q *query) readContest() *contest {
	if len(q.toks) < 4 || q.shape == shapeLatest || q.shape == shapeCompare {
		return nil
	}
	if c := q.readBeside(); c != nil {
		return c
	}
	if q.shape == shapeFragment {
		return nil
	}
	c := &contest{at: -1}
	q.readComparative(c)
	if c.at < 0 {
		return nil
	}
	for i := range q.toks {
		c.margin = c.margin || margins[q.word(i)]
	}
	c.margin = c.margin || q.word(c.at-1) == "by" // lost by more games
	if q.partsByThan(c) || q.partsByOr(c) {
		return c
	}
	return nil
}

// margins are the nouns for by how much one is ahead.
var margins = english.WordSet(`margin margins majority lead gap`)

// readComparative finds the words that compare.
func (q *query) readComparative(c *contest) {
	for i := range q.toks {
		if q.use[i] == useName || q.use[i] == useDate {
			continue
		}
		if x, ok := english.ComparingAlone[q.word(i)]; ok && i > 1 && (q.judging() || q.asksHowMuch(i)) {
			c.at, c.to, c.up, c.scale, c.alone, c.verb = i, i+1, x.Up, x.Scale, true, x.Verb
			return
		}
		if q.word(i) == "as" && q.judging() {
			if x, ok := english.Comparatives()[q.word(i+1)+"er"]; ok && slices.Contains(english.Texts(q.toks[i+2:]), "as") {
				c.at, c.to, c.up, c.scale, c.equal = i, i+2, x.Up, x.Scale, true
				return
			}
		}
		x, ok := english.Comparatives()[q.word(i)]
		if !ok || q.word(i+1) == "of" && !(x.Scale == "" && !x.Dates && q.nameAfterOf(i+1)) || q.word(i) == "further" && i+1 < len(q.toks) && q.use[i+1] == useContent {
			continue
		}
		if x.Dates && i+1 < len(q.toks) && q.use[i+1] != useName && q.toks[i+1].Flags&english.FlagBreak == 0 && q.word(i+1) != "than" && q.nameAt(i+1) == nil && !english.StopWords[q.word(i+1)] {
			continue // the first flight is no earlier flight than another
		}
		c.at, c.to, c.up, c.dates, c.scale = i, i+1, x.Up, x.Dates, x.Scale
		if m := english.MeasureOf()[q.word(i+1)]; m.Stems != nil && x.Scale == "" && !x.Dates && (q.word(i) == "more" || q.word(i) == "less" || q.word(i) == "most" || q.word(i) == "least") {
			c.to, c.scale = i+2, q.word(i+1)
		}
		return
	}
}

// nameAfterOf reports a name after "of": "who has more of Acme, A or B?" asks for a share, "the most of the crew" for no other.
func (q *query) nameAfterOf(i int) bool {
	return (q.word(i-1) == "more" || q.word(i-1) == "less") && q.nameAt(i+1) != nil
}

// partsByThan reads "is A heavier than B", "was the fine bigger than the bill", "did they lose more in 2019 than in 2018".
func (q *query) partsByThan(c *contest) bool {
	if c.gap = q.byHowMuch(c); !q.judging() && !c.gap {
		return false
	}
	than := c.to
	switch {
	case c.equal:
		for than < len(q.toks) && q.word(than) != "as" {
			than++
		}
	case c.alone:
		than = c.at
	default:
		for than < len(q.toks) && q.word(than) != "than" {
			than++
		}
	}
	if than >= len(q.toks)-1 || than == c.to && (english.IsFigure(&q.toks[than+1]) && !expecting[q.word(than+1)] || q.word(than+1) == "a" || q.word(than+1) == "an" || q.word(than+1) == "half" || q.word(than+1) == "just") {
		return false // "more than 700" is a figure
	}
	start := 0
	for start < c.at && (q.use[start] == useShape || q.use[start] == useStop && q.word(start) != "the") {
		start++
	}
	left, right := part{from: start, to: than}, part{from: than + 1, to: len(q.toks)}
	if c.gap {
		if !c.alone {
			c.word = q.word(c.at)
		}
		left, right = q.gapParts(c, than)
	}
	c.truth = !c.gap
	c.parts = []part{left, right}
	if q.expects(right) {
		c.then = true
		return left.to > left.from
	}
	if q.onlyDate(right) {
		c.dated = true
		return slices.ContainsFunc(q.use[left.from:left.to], func(u use) bool { return u == useDate })
	}
	a, b := q.nameFrom(left), q.nameFrom(right)
	if a != nil && b != nil && a.entities[0] != b.entities[0] && (a.from < c.at || c.gap) {
		c.parts[0].name, c.parts[1].name = a, b
	}
	return q.saysThing(left) && q.saysThing(right)
}

// byHowMuch reports "how much more was A than B", "by how many goals did A outscore B".
func (q *query) byHowMuch(c *contest) bool {
	if c.dates {
		return false
	}
	return c.alone && q.asksHowMuch(c.at) || q.word(c.at-2) == "how" && (q.word(c.at-1) == "much" || q.word(c.at-1) == "many")
}

// asksHowMuch reports "how much", "how many" or "how far" before a token.
func (q *query) asksHowMuch(at int) bool {
	for i := 0; i+1 < at; i++ {
		if w := q.word(i + 1); q.word(i) == "how" && (w == "much" || w == "many" || w == "far") {
			return true
		}
	}
	return false
}

// gapParts reads what comes between the two of "how much more was A than B", and of "how many more goals than B did A score".
func (q *query) gapParts(c *contest, than int) (left, right part) {
	from := c.to
	if c.alone {
		from = 0
		for from < c.at && !english.Auxiliaries[q.word(from)] {
			from++
		}
	}
	left, right = part{from: from, to: than}, part{from: than + 1, to: len(q.toks)}
	for i := than + 2; i+1 < len(q.toks); i++ {
		if english.Auxiliaries[q.word(i)] && q.use[i] != useName {
			left, right.to = part{from: i, to: len(q.toks)}, i
			break
		}
	}
	for left.from < left.to && english.Auxiliaries[q.word(left.from)] {
		left.from++
	}
	return left, right
}

// setting are the words by which two things are set beside one another.
var setting = english.Phrases(`vs|versus|compared to|compared with|compare to|compare with|as against`)

// readBeside reads "A vs B", "what was paid compared to what was got", "how does A compare with B" where not both are named; nil for others.
func (q *query) readBeside() *contest {
	for i := 1; i+1 < len(q.toks); i++ {
		n := english.StartsWith(q.toks[i:], setting)
		if n == 0 || q.use[i] == useName || q.judging() && q.asking && !q.marked {
			continue
		}
		c := &contest{at: i, to: i + n, beside: true}
		start := 0
		for start < i && (q.word(start) == "how" || english.Auxiliaries[q.word(start)] || q.use[start] == useShape && q.word(start) != "what") {
			start++
		}
		c.parts = []part{{from: start, to: i}, {from: i + n, to: len(q.toks)}}
		if q.expects(c.parts[1]) {
			c.then = true
		}
		if !q.saysThing(c.parts[0]) || !c.then && !q.saysThing(c.parts[1]) {
			return nil
		}
		return c
	}
	return nil
}

// saysThing reports a stretch with a word of its own.
func (q *query) saysThing(p part) bool {
	for i := p.from; i < p.to; i++ {
		if (q.use[i] == useContent || q.use[i] == useName || q.use[i] == useType) && !comparing(q.word(i)) {
			return true
		}
	}
	return false
}

// comparing reports a word that compares.
func comparing(w string) bool {
	_, is := english.Comparatives()[w]
	return is || w == "than"
}

// nameFrom is the name of one that a stretch begins with, articles aside; nil for none.
func (q *query) nameFrom(p part) *mention {
	i := p.from
	for i < p.to && (q.word(i) == "the" || q.word(i) == "a") {
		i++
	}
	if m := q.nameAt(i); m != nil && m.from == i && m.to <= p.to && len(m.entities) == 1 {
		return m
	}
	return nil
}

// expecting are the words by which something is compared with what was expected or said of it before.
var expecting = english.WordSet(`expected planned forecast predicted estimated estimate thought feared hoped budgeted meant supposed projected anticipated promised
	first originally initially previously before earlier original initial previous beforehand announced reported old`)

// expects reports a stretch that says no more than that something was expected or said before: "than had been expected", "than the
// figure first reported", "than the agency thought".
func (q *query) expects(p part) bool {
	is := false
	for i := p.from; i < p.to; i++ {
		switch w := q.word(i); {
		case expecting[w]:
			is = true
		case q.use[i] == useStop, q.use[i] == useLight, q.use[i] == useShape, q.use[i] == useName && q.toks[i].Flags&english.FlagPoss == 0, english.StopWords[w], english.Auxiliaries[w], english.Prepositions[w],
			w == "figure" || w == "number" || w == "one" || w == "people" || w == "officials" || w == "experts" || w == "analysts" || w == "everyone" || w == "anyone":
		default:
			return false
		}
	}
	return is
}

// onlyDate reports a stretch that is a date.
func (q *query) onlyDate(p part) bool {
	any := false
	for i := p.from; i < p.to; i++ {
		switch {
		case q.use[i] == useDate:
			any = true
		case english.Prepositions[q.word(i)] || english.StopWords[q.word(i)]:
		default:
			_, month := months[q.word(i)]
			if !month {
				return false
			}
			any = true
		}
	}
	return any
}

// partsByOr reads "which has more, A or B", "did A or B sell more", "which of A, B and C lasted longest".
func (q *query) partsByOr(c *contest) bool {
	for k := 0; k+1 < len(q.named); k++ {
		a, b := &q.named[k], &q.named[k+1]
		if len(a.entities) != 1 || len(b.entities) != 1 || a.entities[0] == b.entities[0] || !q.joins(a, b, "or") && !(q.joins(a, b, "and") && q.amongBefore(k)) {
			continue
		}
		c.parts = []part{{a.from, a.to, a}, {b.from, b.to, b}}
		first := k
		for first > 0 && q.named[first-1].to == q.named[first].from {
			first--
		}
		if q.toks[q.named[first].from].Flags&english.FlagBreak == 0 && !q.amongBefore(k) {
			first = k // more for the club, A or B
		}
		for j := k - 1; j >= first && len(q.named[j].entities) == 1; j-- {
			m := &q.named[j]
			if slices.ContainsFunc(c.parts, func(p part) bool { return p.name.entities[0] == m.entities[0] }) {
				break
			}
			c.parts = append([]part{{m.from, m.to, m}}, c.parts...)
		}
		return true
	}
	if q.judging() && q.word(c.to+1) == "or" && c.to+2 < len(q.toks) && q.use[c.to] == useContent && q.use[c.to+2] == useContent {
		c.parts = []part{{from: c.to, to: c.to + 1}, {from: c.to + 2, to: c.to + 3}} // did more passengers or crew die
		return true
	}
	or := -1
	for i := 1; i+1 < len(q.toks); i++ {
		if q.word(i) == "or" && q.use[i] != useName {
			or = i
		}
	}
	if or < 0 || q.judging() || or < c.to {
		return false
	}
	from := or - 1
	for from > c.to && q.toks[from].Flags&english.FlagBreak == 0 {
		from--
	}
	if q.toks[from].Flags&english.FlagBreak == 0 && q.word(from) != "the" {
		return false
	}
	c.parts = []part{{from: from, to: or}, {from: or + 1, to: len(q.toks)}}
	for k := range c.parts {
		if m := q.nameFrom(c.parts[k]); m != nil && m.to == c.parts[k].to {
			c.parts[k].name = m
		}
	}
	return or > from && q.saysThing(c.parts[0]) && q.saysThing(c.parts[1])
}

// amongBefore reports "which of", "between" and the like before the run of names that ends in the k-th.
func (q *query) amongBefore(k int) bool {
	for k > 0 && q.named[k-1].to == q.named[k].from {
		k--
	}
	switch w := q.word(q.named[k].from - 1); w {
	case "between", "among":
		return true
	case "of":
		return q.interrogative(q.named[k].from - 2)
	}
	return false
}

// joins reports that a word stands between two names as the last one but articles.
func (q *query) joins(a, b *mention, word string) bool {
	i := b.from - 1
	for i >= a.to && (q.word(i) == "the" || q.word(i) == "a" || q.word(i) == "did" || q.word(i) == "for") {
		i--
	}
	return i >= a.to && q.word(i) == word && (word == "than" || i == a.to)
}
