package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// interrogative reports a question word at i.
func (q *query) interrogative(i int) bool {
	switch q.word(i) {
	case "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "whos", "whats", "wheres", "whens", "wat":
		return q.use0(i) != useName
	}
	return false
}

// mainAt reports whether the question word at j asks the question that begins at i, and is no relative pronoun.
func (q *query) mainAt(i, j int) bool {
	w := q.word(j)
	switch {
	case j == len(q.toks)-1:
		return true
	case q.marked && (english.Auxiliaries[q.word(j+1)] || w == "how" && (q.word(j+1) == "much" || q.word(j+1) == "many" || q.word(j+1) == "long")):
		return q.toks[j].Flags&english.FlagBreak != 0 || !q.finiteBetween(i, j)
	case q.toks[j].Flags&english.FlagBreak != 0 && english.Auxiliaries[q.word(j+1)]:
		return true
	}
	return !q.finiteBetween(i, j)
}

// readInterrogative reads the question word at i and what belongs to it.
func (q *query) readInterrogative(i int) {
	q.shape, q.asking = shapeWh, true
	q.use[i] = useShape
	next := q.word(i + 1)
	if next == "else" || next == "all" {
		q.list = q.list || next == "all"
		q.mark(i+1, i+2, useShape)
	}
	switch q.word(i) {
	case "who", "whom", "whose", "whos":
		q.seek = seekAgent
		q.list = q.list || q.whoAre(i+1)
	case "when", "whens":
		q.seek = seekDate
		if p := q.word(i - 1); p == "until" || p == "till" {
			q.seek = seekUntil
		}
		q.due = q.word(i-1) == "by" || q.word(i-1) == "to"
	case "where", "wheres":
		q.seek = seekPlace
	case "why":
		q.seek = seekReason
	case "how":
		q.readHow(i)
	default:
		q.readWhat(i)
		q.due = q.word(i-1) == "by" && q.seek == seekDate
	}
	if q.seek == seekPlace || q.seek == seekDate {
		q.dropGuess()
	}
}

// whoAre reports "were the ministers", "are its owners": several are asked for, with the noun that says what they are.
func (q *query) whoAre(i int) bool {
	const most = 5 // words up to the noun
	if w := q.word(i); w != "are" && w != "were" {
		return false
	}
	for k := i + 1; k < len(q.toks) && k <= i+most; k++ {
		switch w := q.word(k); {
		case english.Prepositions[w] || q.toks[k].Flags&english.FlagBreak != 0:
			return false
		case q.use[k] == useContent && manyOfThem(w) && (k+1 == len(q.toks) || english.Prepositions[q.word(k+1)] || q.use[k+1] == useDate || q.word(k+1) == "who"):
			return true
		}
	}
	return false
}

// dropGuess leaves out an answer that the asker offers at the end: "Where did he speak, in Davos?"
func (q *query) dropGuess() {
	for i := len(q.toks) - 1; i > 2; i-- {
		if q.use[i] == useName {
			return
		}
		if q.toks[i].Flags&english.FlagBreak != 0 {
			if english.Prepositions[q.word(i)] {
				q.mark(i, len(q.toks), useStop)
			}
			return
		}
	}
}

// ofAnything are the adjectives that ask for any figure: how high a fee is.
var ofAnything = english.WordSet(`big large small high low severe steep`)

func (q *query) readHow(i int) {
	switch w := q.word(i + 1); {
	case w == "much":
		q.seek = seekAmount
		q.use[i+1] = useShape
		if last := len(q.toks) - 1; english.Auxiliaries[q.word(i+2)] {
			for k := i + 3; k <= last; k++ {
				if w := q.word(k); (w == "get" || w == "make" && q.word(k-1) != "to") && (k == last || english.Prepositions[q.word(k+1)]) {
					q.stems[k] = english.Stem("earn") // what one gets for it is what one earns by it
				}
			}
		}
		if n := q.word(i + 2); n == "money" || n == "cash" {
			q.seek = seekMoney
			q.use[i+2] = useType
			for k := i + 3; k < len(q.toks); k++ {
				if w := q.word(k); w == "make" || w == "made" || w == "take" || w == "taken" || w == "took" {
					q.stems[k] = english.Stem("earn") // to make money is to earn
				}
			}
		} else if n == "longer" || n == "time" {
			q.seek = seekDuration
			q.use[i+2] = useType
		}
	case w == "many":
		q.seek = seekNumber
		q.use[i+1] = useShape
		q.unname(i + 2) // "how many awards" counts awards, also where "the awards" are a ceremony
		for k := i + 2; k < len(q.toks) && k < i+6; k++ {
			if !english.StopWords[q.word(k)] && !english.LightWords[q.word(k)] && q.use[k] != useName {
				q.counted = k
				if peopleWords[q.word(k)] && living[q.word(k+1)] || english.Auxiliaries[q.word(k+1)] || k+1 == len(q.toks) || q.use[k+1] == useName || english.StopWords[q.word(k+1)] || q.finiteVerb(k+1) {
					break
				}
			} else if q.counted >= 0 {
				break
			}
		}
	case w == "often" || w == "frequently":
		q.seek = seekOften
		q.use[i+1] = useShape
	case w == "long":
		q.seek = seekDuration
		if !q.lengthOf(i + 2) {
			q.use[i+1] = useShape
		}
		if q.word(i+2) == "ago" {
			q.seek = seekDate
			q.use[i+2] = useShape
		}
	case w == "soon":
		q.seek = seekDate
		q.use[i+1] = useShape
	case w == "come":
		q.seek = seekReason
		q.use[i+1] = useShape
	case english.MeasureOf()[w].Stems != nil:
		q.seek = seekAmount
		if ofAnything[w] {
			q.use[i+1] = useLight
			if slices.ContainsFunc(q.stems, func(s string) bool { return inMoney[s] }) {
				q.seek = seekMoney
			}
		}
	}
}

// lengthOf reports "how long is the canal": of a thing and of nothing that it does, so that no time of something else is meant.
func (q *query) lengthOf(i int) bool {
	if w := q.word(i); w != "is" && w != "are" {
		return false
	}
	for i++; i < len(q.toks); i++ {
		if m := q.nameAt(i); m != nil {
			return m.to == len(q.toks) && (q.isKind(m, store.KindPlace) || q.isKind(m, store.KindProduct))
		}
		if q.word(i) != "the" {
			return false
		}
	}
	return false
}

// facing are verbs that say no more than that one has something.
var facing = english.WordSet(`face faces facing have has had`)

// unname takes a name of one word in lower case at token i for the common noun that it is.
func (q *query) unname(i int) {
	if q.use0(i) != useName || q.toks[i].Flags&(english.FlagCap|english.FlagPoss) != 0 || q.shout {
		return
	}
	for k, m := range q.named {
		if m.from == i && m.to == i+1 && !m.corrected && !m.possessed {
			q.named = slices.Delete(slices.Clone(q.named), k, k+1)
			q.use[i] = useContent
			return
		}
	}
}

func (q *query) readWhat(i int) {
	j := i + 1
	switch w := q.word(j); {
	case causing[w]:
		q.seek = seekReason
		return
	case w == "led" && q.word(j+1) == "to", w == "set" && q.word(j+1) == "off", w == "brought" && (q.word(j+1) == "about" || q.word(j+1) == "on"):
		q.seek = seekReason
		q.use[j+1] = useStop
		return
	case w == "time":
		q.seek, q.noun = seekDate, j
		q.use[j] = useType
		return
	case (w == "share" || w == "part") && q.word(j+1) == "of":
		q.seek, q.noun = seekPercent, j
		q.use[j] = useType
		return
	}
	if q.readPartOf(i) {
		return
	}
	// What is the name of the company that …, what was the date of …
	if english.Auxiliaries[q.word(j)] {
		k := j + 1
		for q.word(k) == "the" || q.word(k) == "a" || q.word(k) == "an" || q.word(k) == "name" || q.word(k) == "of" ||
			q.word(k) == "exact" || q.word(k) == "main" || periodic[q.word(k)] && typeNouns[q.word(k+1)] != seekAny {
			k++
		}
		if t := typeNouns[q.word(k)]; t != seekAny && k > j+1 && q.use0(k) == useContent {
			next := q.word(k + 1)
			if next == "tag" {
				q.use[k+1] = useLight
				next = q.word(k + 2)
			}
			switch next {
			case "of", "for", "that", "which", "when", "where", "why", "on", "behind", "":
				q.seek, q.noun = t, k
				q.use[k] = useType
			}
		}
		return
	}
	if q.toks[i].Flags&english.FlagPoss != 0 {
		return // what's X's …
	}
	if m := q.nameAt(j); typeNouns[q.word(j)] != seekAny || m != nil && q.word(i) == "which" && q.commonName(m) {
		q.unname(j) // "which agency" asks for one, also where "the agency" is one
	}
	// Which Chinese company …, what kind of deal …
	for k := j; k < len(q.toks) && k < j+5; k++ {
		w := q.word(k)
		if english.Auxiliaries[w] || q.use[k] == useShape || q.use[k] == useName && q.toks[k].Flags&english.FlagPoss != 0 {
			break
		}
		if w == "kind" || w == "type" || w == "sort" {
			q.use[k] = useLight
			continue
		}
		if w == "of" || w == "the" || w == "other" || w == "two" || w == "three" {
			continue
		}
		if english.Prepositions[w] || k > j && q.use[k] != useName && typeNouns[w] == seekAny && q.finiteVerb(k) {
			break
		}
		if t := typeNouns[w]; t != seekAny && q.use[k] != useName {
			if one := strings.TrimSuffix(q.word(k+1), "s"); (roleNouns[one] || roleNouns[q.word(k+1)]) && q.toks[k+1].Flags&english.FlagBreak == 0 && !q.finiteVerb(k+1) {
				t, w, k = seekPerson, q.word(k+1), k+1 // which party leader
			}
			q.seek, q.noun = t, k
			if manyOfThem(w) && t != seekReason {
				q.list = true
			}
			break
		}
		if q.use[k] == useContent && (q.noun < 0 || q.noun == k-1 && manyOfThem(w) && !manyOfThem(q.word(q.noun))) {
			q.noun = k // of a compound the last: "competition watchdogs"
		}
	}
	if q.noun >= 0 && q.seek != seekAny {
		q.use[q.noun] = useType
	}
	if q.noun >= 0 && q.seek == seekAny && q.word(i) == "which" {
		q.seek = q.v.kindOf(q.stems[q.noun])
		if q.seek != seekAny {
			q.list = manyOfThem(q.word(q.noun))
		}
	}
	if q.noun >= 0 && q.seek == seekAny && manyOfThem(q.word(q.noun)) {
		q.list = true // which offices banned it
	}
	if q.seek == seekAny {
		q.readRole(j)
	}
	q.whoNoun = q.noun >= 0 && (q.seek == seekAny || q.seek == seekPerson && q.use[q.noun] != useType) && agentNoun(q.word(q.noun))
	if last := len(q.toks) - 1; q.noun >= 0 && last > q.noun && facing[q.word(last)] && q.use[last] == useContent {
		q.use[last] = useStop // what fine it faces is what its fine is
	}
}

// periodic are adjectives before a sum that say of what time or part it is.
var periodic = english.WordSet(`total overall final average current original initial full monthly yearly annual weekly daily hourly list asking selling estimated`)

var causing = english.WordSet(`caused causes triggered prompted sparked drove drives made led explains forced provoked`)

// living are verbs of which no noun is made that could be counted: how many people live there counts people.
var living = english.WordSet(`live lives lived reside resides resided`)
