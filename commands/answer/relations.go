package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// relationMention is a stretch of a question that speaks of one or several relations.
type relationMention struct {
	from, to int
	is       []phrase
	part     bool  // only the beginning of a longer phrase was said
	akin     bool  // it was said in words that are not the relation's, and that the thesaurus has beside them
	verb     bool  // "acquired", not "acquirer"
	passive  bool  // "was acquired by"
	apart    []int // where its words stand, where they do not stand together
}

// readRelations finds the words for relations, the longest at each place.
func (q *query) readRelations() {
	for i := 0; i < len(q.toks); {
		if u := q.use[i]; u != useContent && u != useType && u != useLight {
			i++
			continue
		}
		if (most[q.word(i)] || least[q.word(i)]) && i+1 < len(q.toks) && q.use[i+1] == useContent && len(q.v.vocab.phrases[q.stems[i+1]]) > 0 && !q.ownPhraseAt(i) {
			q.use[i] = useLight // the biggest threat is a threat
			i++
			continue
		}
		if q.is(i, "part", "of") && sizes[q.word(i-1)] {
			q.use[i] = useLight // a big part of it
			i += 2
			continue
		}
		if q.is(i, "going", "to") && i+2 < len(q.toks) && q.use[i+2] == useContent && (!english.StopWords[q.word(i+2)] || q.word(i+2) == "be" || q.word(i+2) == "have") {
			q.mark(i, i+2, useStop) // "was going to cost"
			i += 2
			continue
		}
		if hearsay[q.word(i)] && q.word(i+1) == "to" && (q.word(i+2) == "have" || q.word(i+2) == "be") && i+3 < len(q.toks) && q.beingBefore(i) && len(q.v.toldBy(q.sayingsAt(i, len(q.toks)))) == 0 {
			q.mark(i, i+3, useStop) // "how much was it said to have paid"
			i += 3
			continue
		}
		if q.seek == seekReason && resolving[q.stems[i]] && q.word(i+1) == "to" && i+2 < len(q.toks) && q.use[i+2] == useContent {
			q.use[i] = useLight // why they decided to leave is why they left
			i++
			continue
		}
		if q.helpsTo(i) {
			q.use[i] = useLight // whoever helped to found it founded it with others
			i++
			continue
		}
		if m, ok := english.MeasureOf()[q.word(i)]; ok && q.word(i-1) == "how" && q.word(i) != "long" {
			if is := q.v.measuring(q.word(i), m); len(is) > 0 {
				q.rels = append(q.rels, relationMention{from: i, to: i + 1, is: is})
			}
			i++
			continue
		}
		best, to := q.phrasesAt(i)
		best = q.v.named(q.asWritten(i, best))
		part, akin := false, false
		if len(best) == 0 || to == i+1 {
			for _, p := range q.v.vocab.phrases[q.stems[i]] {
				if q.beginning(i, p) && !slices.ContainsFunc(best, func(o phrase) bool { return o.relation == p.relation }) {
					best, part, to = append(best, p), true, i+1
				}
			}
			part = part && len(best) == 1
		}
		if q.use[i] == useType && typeNouns[q.word(i)] != seekAny && to <= i+1 {
			best = slices.DeleteFunc(slices.Clone(best), func(p phrase) bool {
				return !q.v.hasFacts(p) || q.v.Record.Relations[p.relation].Builtin && !q.written(i, p)
			})
			if len(best) == 0 {
				i++
				continue // "which company" asks for one, and for no contractor
			}
		} else if !slices.ContainsFunc(best, q.v.hasFacts) {
			if is, end := q.sayingRelations(i); len(is) > 0 && end >= to {
				if end == to && q.v.heads() {
					is = append(is, q.v.leading(best)...) // the commissioner is in charge too, where "in charge" is told as "chief executive"
				}
				best, to, part, akin = is, end, false, true
			}
		}
		if len(best) == 0 || to == i+1 && !akin && q.merelyDone(i, best) {
			i++
			continue
		}
		if !akin {
			best = q.asWritten(i, best)
		}
		if to == i+1 && !akin && !q.verbAt(i) && q.useOfNone(i, best) {
			i++
			continue
		}
		m := relationMention{from: i, to: to, is: best, part: part, akin: akin}
		m.verb = q.verbAt(i)
		if m.verb {
			m.passive = q.word(to) == "by" || to > i+1 && q.word(to-1) == "by" || q.passiveAt(i)
		}
		q.rels = append(q.rels, m)
		for k := i; k < to; k++ {
			if q.use[k] != useType && q.use[k] != useName {
				q.use[k] = useContent
			}
		}
		i = to
	}
	q.readLength()
}

// phrasesAt finds the phrases that begin at token i, each relation once: the longest ones, and with them what is shorter by words
// of grammar alone where only that is on record. "In charge of" may mean a story's own "in charge".
func (q *query) phrasesAt(i int) (best []phrase, to int) {
	to = i
	var shorter []phrase
	used := false
	for _, p := range q.v.vocab.phrases[q.stems[i]] {
		if q.word(i) == "terms" && p.stems[0] == "term" && len(p.stems) == 1 {
			continue // terms are conditions, a term is a time
		}
		end := q.phraseEnd(i, p.stems)
		if end == i {
			continue
		}
		has := len(q.v.vocab.of[q.v.Record.Relations[p.relation].Slug]) > 0
		switch {
		case end > to:
			best, to, used = []phrase{p}, end, has
		case end == to:
			if k := slices.IndexFunc(best, func(o phrase) bool { return o.relation == p.relation }); k < 0 {
				best = append(best, p)
			} else if q.written(i, p) {
				best[k] = p
			}
			used = used || has
		case has && !q.v.Record.Relations[p.relation].Builtin && q.onlyGrammar(end, to):
			shorter = append(shorter, p)
		}
	}
	if !used {
		best = append(best, shorter...)
	}
	return best, to
}

// ownPhraseAt reports several words from token i on that ask for a relation on record: "biggest owner".
func (q *query) ownPhraseAt(i int) bool {
	return slices.ContainsFunc(q.v.vocab.phrases[q.stems[i]], func(p phrase) bool {
		return len(p.stems) > 1 && q.v.hasFacts(p) && q.phraseEnd(i, p.stems) > i
	})
}

// onlyGrammar reports a stretch of prepositions and articles.
func (q *query) onlyGrammar(from, to int) bool {
	for i := from; i < to; i++ {
		if w := q.word(i); !english.Prepositions[w] && w != "the" && w != "a" && w != "an" {
			return false
		}
	}
	return true
}

// written reports that the question has a phrase's first word just as it is written in the vocabulary, not merely its stem.
func (q *query) written(i int, p phrase) bool { return p.words[0] == q.word(i) }

// merelyDone reports a noun that relations share but with the past tense of a verb: a fire is nobody fired.
func (q *query) merelyDone(i int, all []phrase) bool {
	if strings.HasSuffix(q.word(i), "ed") || q.verbAt(i) || q.word(i-1) != "the" && q.word(i-1) != "a" {
		return false
	}
	return !slices.ContainsFunc(all, func(p phrase) bool { return len(p.words) > 1 || !strings.HasSuffix(p.words[0], "ed") })
}

// asWritten keeps of several relations those that are asked for in just these words, where the story has facts of one: "score" is
// rather the score than who scored.
func (q *query) asWritten(i int, all []phrase) []phrase {
	if len(all) < 2 || q.verbAt(i) {
		return all // "make" and "made" are one
	}
	var exact []phrase
	has := false
	for _, p := range all {
		if q.written(i, p) {
			exact = append(exact, p)
			has = has || len(q.v.vocab.of[q.v.Record.Relations[p.relation].Slug]) > 0
		}
	}
	if !has {
		return all
	}
	return exact
}

// useOfNone reports a noun that relations have in another form alone, and none of which the story has facts: a ship is no shipment.
func (q *query) useOfNone(i int, all []phrase) bool {
	return !slices.ContainsFunc(all, func(p phrase) bool {
		return len(p.words) > 1 || q.written(i, p) || len(q.v.vocab.of[q.v.Record.Relations[p.relation].Slug]) > 0
	})
}

// readScattered finds the story's own relations whose words stand apart: "how many cups has it won" has "cups won".
func (q *query) readScattered() {
phrases:
	for _, p := range q.v.vocab.own {
		if p.passive && q.judging() {
			continue
		}
		m := relationMention{is: []phrase{p}}
		for _, s := range p.stems {
			at := -1
			for i := range q.toks {
				if u := q.use[i]; q.stems[i] == s && (u == useContent || u == useLight || u == useType || u == useName && p.words[0] == "cause" && q.toks[i].Flags&english.FlagCap == 0) {
					at = i
					break
				}
			}
			if at < 0 {
				continue phrases
			}
			m.apart = append(m.apart, at)
		}
		m.from, m.to = slices.Min(m.apart), slices.Max(m.apart)+1
		if m.to-m.from > len(p.stems) {
			q.scattered = append(q.scattered, m)
		}
	}
}

// scatteredAt is the mention of a relation whose words stand apart, one of them at token i.
func (q *query) scatteredAt(i int, relation string) *relationMention {
	for k := range q.scattered {
		if m := &q.scattered[k]; slices.Contains(m.apart, i) && q.v.Record.Relations[m.is[0].relation].Slug == relation {
			return m
		}
	}
	return nil
}

// beginning reports a phrase whose first word, at token i, is enough to mean it here: "Where was it held?" means "held in", "What
// did it decide?" the story's own "decide on the deal", and "When did it hit?" its "hit the coast".
func (q *query) beginning(i int, p phrase) bool {
	n := len(p.stems)
	if n < 2 {
		return false
	}
	if q.seek == seekPlace && n == 2 && (p.stems[1] == "in" || p.stems[1] == "at" || p.stems[1] == "on") {
		return true
	}
	rel := &q.v.Record.Relations[p.relation]
	if n == 2 && p.words[1] == "by" && q.hasBy(i, rel) {
		return true
	}
	if slices.ContainsFunc(p.words[1:], func(w string) bool { return w == "against" || w == "not" || w == "without" }) {
		return false // to advise is not to advise against
	}
	if rel.Builtin || english.StopWords[p.stems[0]] || english.Prepositions[p.stems[0]] {
		return false
	}
	if n > 2 && english.Prepositions[p.stems[1]] {
		return true
	}
	if english.LightWords[p.words[0]] || !q.verbAt(i) || len(q.v.vocab.of[rel.Slug]) == 0 {
		return false
	}
	for k := i + 1; k < len(q.toks); k++ {
		if q.use[k] == useContent && !english.StopWords[q.word(k)] && !english.Prepositions[q.word(k)] {
			return false // it is said of something else
		}
	}
	return true
}

// phraseEnd is where a phrase that begins at token i ends; i where it is not there. Articles within it are passed over.
func (q *query) phraseEnd(i int, stems []string) int {
	k := i
	for n, s := range stems {
		for n > 0 && k < len(q.toks) && (q.word(k) == "the" || q.word(k) == "a" || q.word(k) == "an") {
			k++
		}
		if n == 1 && len(stems) > 2 && k == i+1+q.articles(i+1) && english.Prepositions[s] && q.verbAt(i) { // take Microsoft to court
			if m := q.nameAt(k); m != nil && m.from == k && !m.possessed {
				k = m.to
			}
		}
		if k >= len(q.toks) || q.stems[k] != s || q.use[k] == useName || q.use[k] == useDate {
			return i
		}
		k++
	}
	return k
}

// articles counts the articles that stand at token i.
func (q *query) articles(i int) int {
	n := 0
	for q.word(i+n) == "the" || q.word(i+n) == "a" || q.word(i+n) == "an" {
		n++
	}
	return n
}

// verbAt reports whether the word at i is a verb there rather than a noun.
func (q *query) verbAt(i int) bool {
	w := q.word(i)
	switch {
	case english.Pasts[w] || english.Presents[w], strings.HasSuffix(w, "ed") && len(w) > 4, strings.HasSuffix(w, "ing") && len(w) > 5:
		return true
	case q.toks[i].Flags&english.FlagPoss != 0:
		return false
	}
	for _, end := range [...]string{"er", "or", "ers", "ors", "ist", "tion", "tions", "ment", "ments", "ship", "ity", "ance", "ence"} {
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	if i > 0 {
		p := q.toks[i-1]
		if p.Flags&english.FlagPoss != 0 || p.Text == "the" || p.Text == "a" || p.Text == "an" || p.Text != "to" && governing[p.Text] {
			return false
		}
	}
	// "does X own", "did it buy": a bare form after do.
	for k := i - 1; k >= 0 && k > i-8; k-- {
		switch q.word(k) {
		case "do", "does", "did", "will", "would", "can", "could", "to":
			return !strings.HasSuffix(w, "s") || k < i-1
		}
	}
	return i > 0 && q.interrogative(i-1) && strings.HasSuffix(w, "s")
}

// governing are the prepositions that a noun follows and no bare verb.
var governing = english.WordSet(`of into from with for at about against under over during without`)

// passiveAt reports "is acquired", "was bought": a form of be before the verb.
func (q *query) passiveAt(i int) bool {
	w := q.word(i)
	if next := q.word(i + 1); (w == "get" || w == "gets" || w == "got") && (strings.HasSuffix(next, "ed") || english.Pasts[next]) {
		return true // gets paid
	}
	if !strings.HasSuffix(w, "ed") && !english.Pasts[w] && !strings.HasSuffix(w, "n") {
		return false
	}
	for k := i - 1; k >= 0 && k > i-6; k-- {
		switch q.word(k) {
		case "is", "are", "was", "were", "been", "being", "be", "get", "gets", "got", "gotten", "getting":
			return true
		case "do", "does", "did", "has", "have", "had":
			return false
		}
	}
	return false
}

// hasBy reports a verb at token i before a name that has a relation of the story's own which is called by its passive: who made it is who
// it was "made by".
func (q *query) hasBy(i int, rel *store.Relation) bool {
	if rel.Builtin || !q.verbAt(i) || q.passiveAt(i) || q.seek != seekAgent && q.seek != seekPerson && q.seek != seekCompany && q.seek != seekOrganisation {
		return false
	}
	m := q.nameAt(i + 1 + q.articles(i+1))
	return m != nil && !m.possessed && slices.ContainsFunc(m.entities, func(e int32) bool {
		return slices.ContainsFunc(q.v.vocab.slots[slot{q.v.Record.Entities[e].ID, rel.Slug}], func(n int32) bool {
			return q.v.Record.Facts[n].Subject == q.v.Record.Entities[e].ID
		})
	})
}

// resolving are the stems of verbs of coming to do what follows them.
var resolving = english.StemSet(`decide choose opt elect resolve`)
