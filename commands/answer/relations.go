package answer

import (
	"strings"

	"byline/store"
)

// relationMention is a stretch of a question that speaks of one or several relations.
type relationMention struct {
	from, to int
	is       []phrase
	part     bool // only the beginning of a longer phrase was said
	verb     bool // "acquired", not "acquirer"
	passive  bool // "was acquired by"
}

// readRelations finds the words for relations, the longest at each place.
func (q *query) readRelations() {
	for i := 0; i < len(q.toks); {
		if u := q.use[i]; u != useContent && u != useType && u != useLight || measures[q.word(i)] && q.word(i-1) == "how" {
			i++
			continue
		}
		best, to := []phrase(nil), i
		for _, p := range q.v.vocab.phrases[q.stems[i]] {
			if q.word(i) == "terms" && p.stems[0] == "term" && len(p.stems) == 1 {
				continue // terms are conditions, a term is a time
			}
			if end := q.phraseEnd(i, p.stems); end > to {
				best, to = []phrase{p}, end
			} else if end == to && end > i {
				best = append(best, p)
			}
		}
		part := false
		if len(best) == 0 || to == i+1 {
			for _, p := range q.v.vocab.phrases[q.stems[i]] {
				if q.beginning(p) {
					best, part, to = append(best, p), true, i+1
				}
			}
			part = part && len(best) == 1
		}
		if len(best) == 0 {
			i++
			continue
		}
		best = q.v.named(best)
		m := relationMention{from: i, to: to, is: best, part: part}
		m.verb = q.verbAt(i)
		if m.verb {
			m.passive = q.word(to) == "by" || to > i+1 && q.word(to-1) == "by" || q.passiveAt(i)
		}
		q.rels = append(q.rels, m)
		for k := i; k < to; k++ {
			if q.use[k] != useType {
				q.use[k] = useContent
			}
		}
		i = to
	}
}

// beginning reports a phrase whose first word is enough to mean it here: "Where was it held?" means "held in", and "What did
// it decide?" the story's own "decide on the deal".
func (q *query) beginning(p phrase) bool {
	n := len(p.stems)
	if n < 2 {
		return false
	}
	if q.seek == seekPlace && n == 2 && (p.stems[1] == "in" || p.stems[1] == "at" || p.stems[1] == "on") {
		return true
	}
	return n > 2 && !q.v.Record.Relations[p.relation].Builtin && !stopWords[p.stems[0]] && prepositions[p.stems[1]]
}

// readBelonging reads "who is on the board", "is X at OpenAI": a preposition after be that says who belongs to what.
func (q *query) readBelonging() {
	if q.seek != seekAgent && q.seek != seekPerson && !q.judging() {
		return
	}
	for i := 1; i+1 < len(q.toks); i++ {
		w, next := q.word(i), i+1
		if w != "on" && w != "in" && w != "at" || q.use[i] == useDate {
			continue
		}
		if q.word(next) == "the" {
			next++
		}
		m := q.nameAt(next)
		if m == nil || q.isKind(m, store.KindPlace) || q.isKind(m, store.KindPerson) || m.to < len(q.toks) && q.use[m.to] == useContent {
			continue
		}
		b := i - 1
		for b > 0 && (q.word(b) == "still" || q.word(b) == "now" || q.word(b) == "currently") {
			b--
		}
		if q.nameAt(b) != nil {
			b = q.nameAt(b).from - 1
		}
		if !auxiliaries[q.word(b)] || b > 2 {
			continue
		}
		slug := "member"
		if w == "at" {
			slug = "employer"
			q.stems[i] = "join" // whoever left is not at it
		}
		if n, ok := q.v.relations[slug]; ok {
			q.rels = append(q.rels, relationMention{from: i, to: i + 1, is: []phrase{{relation: n}}, verb: true})
			q.use[i] = useContent
		}
		return
	}
}

// phraseEnd is where a phrase that begins at token i ends; i where it is not there. Articles within it are passed over.
func (q *query) phraseEnd(i int, stems []string) int {
	k := i
	for n, s := range stems {
		for n > 0 && k < len(q.toks) && (q.word(k) == "the" || q.word(k) == "a" || q.word(k) == "an") {
			k++
		}
		if k >= len(q.toks) || q.stems[k] != s || q.use[k] == useName || q.use[k] == useDate {
			return i
		}
		k++
	}
	return k
}

// verbAt reports whether the word at i is a verb there rather than a noun.
func (q *query) verbAt(i int) bool {
	w := q.word(i)
	switch {
	case pasts[w] || presents[w], strings.HasSuffix(w, "ed") && len(w) > 4, strings.HasSuffix(w, "ing") && len(w) > 5:
		return true
	case q.toks[i].flags&flagPoss != 0:
		return false
	}
	for _, end := range [...]string{"er", "or", "ers", "ors", "ist", "tion", "tions", "ment", "ments", "ship", "ity", "ance", "ence"} {
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	if i > 0 {
		if p := q.toks[i-1]; p.flags&flagPoss != 0 || p.text == "the" || p.text == "a" || p.text == "an" || p.text == "of" {
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

// passiveAt reports "is acquired", "was bought": a form of be before the verb.
func (q *query) passiveAt(i int) bool {
	w := q.word(i)
	if !strings.HasSuffix(w, "ed") && !pasts[w] && !strings.HasSuffix(w, "n") {
		return false
	}
	for k := i - 1; k >= 0 && k > i-6; k-- {
		switch q.word(k) {
		case "is", "are", "was", "were", "been", "being", "be":
			return true
		case "do", "does", "did", "has", "have", "had":
			return false
		}
	}
	return false
}
