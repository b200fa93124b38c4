package answer

import (
	"cmp"
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// mostSided is how many of the facts found for what is compared are held against those of the other.
const mostSided = 12

// sideTexts are the questions for what one of those that are compared has.
func (q *query) sideTexts(c *contest, k int) []string {
	p := c.parts[k]
	if c.dated {
		return []string{q.sideAtTime(c, k)}
	}
	if p.name == nil || !c.byName() && (c.truth || c.gap) {
		return q.phraseTexts(c, k)
	}
	name := q.phrase(p.name.from, p.name.to)
	if l := q.v.names.lookup(strings.Join(english.Texts(q.toks[p.name.from:p.name.to]), "")); len(l) != 1 || l[0] != p.name.entities[0] {
		name = q.v.Record.Entities[p.name.entities[0]].Name
	}
	rest := q.restOf(c, k)
	plain := strings.Join(append([]string{name}, rest...), " ")
	c.told = slices.ContainsFunc(rest, func(w string) bool {
		return !english.StopWords[w] && !english.Prepositions[w] && !english.Auxiliaries[w]
	})
	if w := q.word(c.to); w == "money" || w == "cash" {
		return []string{name + " how much " + strings.Join(rest, " ")} // to make more money is to earn more
	}
	if c.scale == "" || q.comparesNoun(c) {
		out := []string{plain}
		if own := q.ownClause(c, k); own != "" {
			out = append(out, own)
		}
		return out
	}
	return []string{plain, strings.Join(append([]string{name, "how", c.scale}, rest...), " ")}
}

// restOf are the words of a question but for what compares and for those that are compared.
func (q *query) restOf(c *contest, k int) []string {
	var words []string
	for i := range q.toks {
		w := q.word(i)
		switch {
		case q.compares(c, i), w == "or", w == "than", w == "and" && (q.linked && i == 0 || q.nameAt(i+1) != nil && c.within(q.nameAt(i+1).from)):
		case w == "the" && (i+1 == len(q.toks) || c.within(i+1) || q.compares(c, i+1)), w == "of" && i > 0 && q.interrogative(i-1):
		case q.use[i] == useShape, q.use[i] == useType && i != c.to, english.Auxiliaries[w] && (i == 0 || q.use[i] == useStop):
		case slices.ContainsFunc(c.parts, func(p part) bool { return p.name != nil && i >= p.name.from && i < p.name.to }):
		case k == 0 && (c.truth || c.gap) && i >= c.parts[1].from && i < c.parts[1].to, c.truth && k == 1 && i >= c.parts[1].name.to && q.ownClause(c, 1) != "":
		case !c.truth && !c.gap && c.within(i):
		default:
			words = append(words, q.typed(i))
		}
	}
	if c.verb != "" {
		words = append(words, c.verb)
	}
	return words
}

// compares reports a token of the words that compare, the preposition before them with it: "for longer".
func (q *query) compares(c *contest, i int) bool {
	if i >= c.at && i < c.to {
		return true
	}
	if i == c.at-1 && q.word(i) == "by" {
		return true
	}
	return i == c.at-1 && q.word(i) == "for" && (c.to == len(q.toks) || q.toks[c.to].Flags&english.FlagBreak != 0 || q.word(c.to) == "than") || c.equal && i < c.parts[1].from && q.word(i) == "as"
}

// ownClause is what a question says of the second alone, with its name: "than SCA was awarded". Empty where it says nothing more of it.
func (q *query) ownClause(c *contest, k int) string {
	if !c.truth || k != 1 {
		return ""
	}
	p := c.parts[1]
	for i := p.name.to; i < p.to; i++ {
		if q.use[i] == useContent || q.use[i] == useName {
			return q.phrase(p.from, p.to)
		}
	}
	return ""
}

// phraseTexts are the questions for one of those that are compared where a phrase says what it is.
func (q *query) phraseTexts(c *contest, k int) []string {
	p := c.parts[k]
	var words, date []string
	dated := false
	for i := p.from; i < p.to; i++ {
		if n := english.StartsWith(q.toks[i:p.to], asItCame); n > 0 && i+n <= p.to && q.use[i] != useName {
			i += n - 1
			continue
		}
		if !q.compares(c, i) && q.word(i) != "than" && !(c.then && atLast[q.word(i)]) {
			words = append(words, q.typed(i))
		}
		dated = dated || q.use[i] == useDate
	}
	plain := strings.Join(words, " ")
	out := []string{plain}
	if m := measuredAs[c.scale]; m != "" {
		out = append(out, plain+" "+m)
	}
	if c.beside {
		return []string{strings.Join(append(words, q.ofBoth(c, k)...), " ")}
	}
	if !c.truth && !c.gap {
		if rest := q.restOf(c, k); len(rest) > 0 {
			out = append(out, plain+" "+strings.Join(rest, " "))
		}
		return out
	}
	if k == 1 && q.comparesNoun(c) {
		out = append(out, plain+" "+q.typed(c.to))
	}
	for i := c.parts[0].from; i < c.parts[0].to && !dated && k == 1; i++ {
		if q.use[i] == useDate {
			date = append(date, q.typed(i))
		}
	}
	if len(date) > 0 {
		return []string{plain + " " + strings.Join(date, " ")}
	}
	return out
}

// asItCame are words for how something came to be, which say nothing of what it was.
var asItCame = english.Phrases(`turn out to be|turned out to be|turn out|turned out|end up|ended up|ending up|come out|came out|work out|worked out|prove to be|proved to be|in the end|in fact`)

// atLast are words for what was so at last, beside what was expected.
var atLast = english.WordSet(`final eventual actual ultimate confirmed actually really eventually finally ultimately`)

// measuredAs are the words in which the measure of an adjective is asked for.
var measuredAs = map[string]string{"expensive": "cost", "long": "how long"}

// ofBoth are the names that the other of two phrases has and this one takes from it with a pronoun: "what they sold him for".
func (q *query) ofBoth(c *contest, k int) (names []string) {
	if c.then {
		return nil
	}
	p, other := c.parts[k], c.parts[1-k]
	pronoun := false
	for i := p.from; i < p.to; i++ {
		if q.use[i] == useName {
			return nil
		}
		pronoun = pronoun || english.Pronouns[q.word(i)] || q.word(i) == "one"
	}
	for i := range q.named {
		if m := &q.named[i]; pronoun && m.from >= other.from && m.to <= other.to {
			names = append(names, q.v.Record.Entities[m.entities[0]].Name)
		}
	}
	return names
}

// sideAtTime is the question for the first at its own time, or at that of the second.
func (q *query) sideAtTime(c *contest, k int) string {
	var words []string
	for i := c.parts[0].from; i < c.parts[0].to; i++ {
		if !q.compares(c, i) && q.word(i) != "than" && (k == 0 || q.use[i] != useDate) {
			words = append(words, q.typed(i))
		}
	}
	if k == 1 {
		words = append(words, q.phrase(c.parts[1].from, c.parts[1].to))
		if year := q.yearIn(c.parts[0]); year != "" && q.yearIn(c.parts[1]) == "" {
			words = append(words, year)
		}
	}
	return strings.Join(words, " ")
}

// yearIn is the year that a stretch names; empty for none.
func (q *query) yearIn(p part) string {
	for i := p.from; i < p.to; i++ {
		if q.use[i] == useDate && english.IsYear(q.word(i)) {
			return q.word(i)
		}
	}
	return ""
}

// comparesNoun reports that a noun follows the word that compares, which says what is measured: "the longer sentence".
func (q *query) comparesNoun(c *contest) bool {
	return c.to < len(q.toks) && (q.use[c.to] == useContent || q.use[c.to] == useLight) && q.toks[c.to].Flags&english.FlagBreak == 0 && !q.verbAt(c.to)
}

// sideFacts are the facts for one of those that are compared, the likeliest first; ok is false where the record has nobody of that name.
func (s *session) sideFacts(q *query, c *contest, k int) (found []candidate, ok bool) {
	for _, text := range q.sideTexts(c, k) {
		one := s.v.readQuestion(clean(text), s.in.Now)
		if len(one.named) == 0 && c.parts[k].name != nil {
			continue
		}
		ok = true
		of := one.frameOf(s.in.AsOf, s.in.Now)
		of.any = of.any || c.dates || c.then || c.scale == "long" || q.pastTense() || q.verbAfterAll(c)
		r := s.search(one, of, [2]int{})
		if c.beside && one.shape != shapeYesNo {
			s.reckon(r)
		}
		for _, n := range r.found[:min(len(r.found), mostSided)] {
			if n.p < threshold && !c.margin && !r.tellsMore(&n) {
				continue
			}
			if s.v.replacementAt(n.fact, of.known) >= 0 && !c.dates && !c.then && !c.dated {
				n.p *= 0.5
			}
			if at := slices.IndexFunc(found, func(o candidate) bool { return o.fact == n.fact }); at < 0 {
				found = append(found, n)
			} else if found[at].p < n.p {
				found[at] = n
			}
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.p, a.p) })
	return found, ok
}

// tellsMore reports a fact that has more of a question than names.
func (r *reading) tellsMore(c *candidate) bool {
	for i := range r.units {
		if u := &r.units[i]; u.kind == unitWord && !u.light && !slices.Contains(c.miss, i) {
			return true
		}
	}
	return false
}

// verbAfterAll reports a past tense without an auxiliary: "who headed it longer".
func (q *query) verbAfterAll(c *contest) bool {
	return !q.presentTense() && q.finiteBetween(0, min(c.at+2, len(q.toks)))
}

// named is the entity of a part; 0 where it is a phrase.
func (s *session) named(p part) store.EntityID {
	if p.name == nil {
		return 0
	}
	return s.v.Record.Entities[p.name.entities[0]].ID
}
