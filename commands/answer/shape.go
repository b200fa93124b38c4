package answer

import (
	"strings"

	"byline/commands/answer/english"
)

// readShape finds what sort of question it is and what sort of thing it asks for.
func (q *query) readShape() {
	i := q.readOpening(0)
	q.readNegation()
	if q.readTail(i) || i >= len(q.toks) {
		return
	}
	if q.readLatest(i) {
		return
	}
	at := i
	if english.Prepositions[q.word(i)] && q.interrogative(i+1) {
		at = i + 1
	}
	switch {
	case q.interrogative(at):
		q.mark(i, at, useStop)
		q.readInterrogative(at)
		return
	case english.Auxiliaries[q.word(i)] && i+1 < len(q.toks) && !q.nounAt(i):
		q.shape, q.asking = shapeYesNo, true
		q.use[i] = useStop
		q.readTruth(i)
		return
	case q.is(i, "all", "the") && q.nameAt(i+3) != nil: // all the clubs X has played for
		q.readImperative(i)
		return
	case imperatives[q.word(i)]:
		q.readImperative(i)
		return
	}
	if q.readComparison() {
		return
	}
	for j := len(q.toks) - 1; j > i; j-- {
		if q.interrogative(j) && q.use[j] == useContent && q.mainAt(i, j) {
			q.readInterrogative(j)
			return
		}
	}
	if q.finite(i) {
		q.shape = shapeClaim
		if q.marked {
			q.shape, q.asking = shapeYesNo, true
		}
	}
}

// openings are what people say before the question itself. A star stands for any one word.
var openings = english.Phrases(`hi|hello|hey|please|pls|so|ok|okay|well|um|hmm|byline|btw|actually|quick question|question|
	can you tell me|can you tell us|could you tell me|could you please tell me|can you please tell me|would you tell me|
	can you say|could you say|can you explain|could you explain|can you show me|can you list|can you give me|
	do you know|you know|do not know|i do not know|no idea|not sure|wondering|just wondering|want to know|does anyone know|does anybody know|do we know|do u know|tell me|tell us|remind me|let me know|
	i want to know|i would like to know|i d like to know|id like to know|i need to know|i wonder|i m wondering|
	im wondering|i am wondering|any idea|any ideas|is it known|just|i heard that|i heard|i read that|i think that|i think`)

// readOpening skips what stands before the question and gives the token at which it begins.
func (q *query) readOpening(i int) int {
	for {
		n := 0
		switch w := q.word(i); {
		case w == "and" || w == "or" || w == "but" || w == "also" || w == "then":
			q.linked, n = true, 1
		case (w == "what" || w == "how") && q.word(i+1) == "about":
			q.linked, n = true, 2
		case q.use0(i) == useName:
		default:
			for _, o := range openings {
				if len(o) > n && q.is(i, o...) {
					n = len(o)
				}
			}
			if n > 1 {
				q.asking = true
			}
		}
		if n == 0 || i+n > len(q.toks) {
			break
		}
		q.mark(i, i+n, useStop)
		i += n
	}
	if q.is(i, "if") || q.is(i, "whether") {
		if q.asking || i == 0 {
			q.use[i] = useStop
			q.shape, q.asking = shapeYesNo, true
		}
		i++
	}
	return i
}

func (q *query) use0(i int) use {
	if i < 0 || i >= len(q.use) {
		return useStop
	}
	return q.use[i]
}

func (q *query) readNegation() {
	for i := range q.toks {
		switch q.toks[i].Text {
		case "not", "no", "never", "nobody", "none", "without", "neither", "nor", "nothing":
			if q.use[i] != useName {
				q.negated = !q.negated
				q.use[i] = useStop
			}
		}
	}
}

// readTail reads what turns a statement into a question: "…, right?"
func (q *query) readTail(i int) bool {
	n := len(q.toks)
	for _, t := range [...][]string{{"right"}, {"correct"}, {"true"}, {"yes"}, {"no"}, {"true", "or", "false"}, {"is", "not", "it"},
		{"is", "it", "not"}, {"did", "not", "they"}, {"is", "that", "right"}, {"is", "that", "true"}, {"is", "that", "correct"}} {
		k := n - len(t)
		if k > i && q.marked && q.is(k, t...) && (q.toks[k].Flags&english.FlagBreak != 0 || len(t) > 1) && !q.interrogative(i) {
			if len(t) > 1 && t[1] == "not" || len(t) == 3 && t[2] == "not" || t[0] == "no" {
				q.negated = !q.negated
			}
			q.mark(k, n, useStop)
			q.shape, q.asking = shapeYesNo, true
			return !english.Auxiliaries[q.word(i)]
		}
	}
	return false
}

// nounAt reports an auxiliary that is a noun here: "Will Smith", "May", "the can".
func (q *query) nounAt(i int) bool {
	return q.use[i] == useName || q.use[i] == useDate
}

// readTruth reads "Is it true that …" and negated auxiliaries.
func (q *query) readTruth(i int) {
	for _, p := range [...][]string{{"is", "it", "true", "that"}, {"is", "it", "true"}, {"is", "it", "correct", "that"},
		{"is", "it", "right", "that"}, {"is", "it", "the", "case", "that"}, {"is", "it", "a", "fact", "that"}, {"is", "there"}, {"are", "there"},
		{"was", "there"}, {"were", "there"}, {"has", "there", "been"}} {
		if q.is(i, p...) {
			q.mark(i, i+len(p), useStop)
			return
		}
	}
	if q.word(i+1) == "not" && q.negated {
		q.negated = false // "Didn't Apple comment?" asks whether it did
	}
}

var imperatives = english.WordSet(`list name show give describe explain summarise summarize compare define enumerate`)

func (q *query) readImperative(i int) {
	w := q.word(i)
	if q.nameAt(i) != nil || i+1 >= len(q.toks) {
		return
	}
	q.asking = true
	q.use[i] = useShape
	q.shape = shapeWh
	switch w {
	case "list", "name", "show", "give", "enumerate", "all":
		q.list = true
		for k := i + 1; k < len(q.toks) && k < i+6; k++ {
			if w := q.word(k); (w == "everyone" || w == "everybody" || w == "anyone" || w == "those") && q.word(k+1) == "who" {
				q.seek = seekAgent
				q.use[k], q.use[k+1] = useType, useShape
				break
			}
			if t := typeNouns[q.word(k)]; t != seekAny && q.use[k] == useContent {
				q.seek, q.noun = t, k
				q.use[k] = useType
				break
			}
		}
	case "compare":
		q.readComparison()
	}
}

// readComparison reads "A vs B", "compare A and B", "the difference between A and B".
func (q *query) readComparison() bool {
	if len(q.named) < 2 {
		return false
	}
	for i := range q.toks {
		switch q.word(i) {
		case "vs", "versus", "compare", "compared", "difference", "differences", "comparison":
			q.shape, q.asking = shapeCompare, true
			q.use[i] = useShape
		}
	}
	return q.shape == shapeCompare
}

// news are the words that ask for the latest.
var news = english.WordSet(`new news latest update updates development developments headline headlines happening happened happens recent
	recently lately`)

// readLatest reads "what's new", "any news on X", "what happened": only where nothing else of content is asked.
func (q *query) readLatest(i int) bool {
	found := false
	var marks []int
	for k := i; k < len(q.toks); k++ {
		w := q.word(k)
		switch {
		case q.use[k] == useName || q.use[k] == useDate:
		case news[w]:
			found = true
			marks = append(marks, k)
		case (w == "anything" || w == "something" || w == "more") && q.when.bound == boundAfter:
			found = true // anything about X since May
		case w == "going" && q.word(k+1) == "on":
			found = true
			marks = append(marks, k, k+1)
		case q.interrogative(k):
			if w != "what" && w != "whats" {
				return false
			}
			marks = append(marks, k)
		case english.StopWords[w] || english.Auxiliaries[w] || english.Prepositions[w] || w == "anything" || w == "something" || w == "story" || w == "case" ||
			w == "regarding" || w == "concerning" || w == "else":
		default:
			return false
		}
	}
	if !found {
		return false
	}
	for _, k := range marks {
		q.use[k] = useShape
	}
	q.shape, q.asking = shapeLatest, true
	return true
}

// finite reports whether the words from i on hold a verb that makes a statement of them.
func (q *query) finite(i int) bool { return q.finiteBetween(i, len(q.toks)) }

func (q *query) finiteBetween(i, j int) bool {
	for k := i; k < j; k++ {
		if k > i && q.finiteVerb(k) {
			return true
		}
	}
	return false
}

// finiteVerb reports a word that is likely a verb with a tense.
func (q *query) finiteVerb(k int) bool {
	if q.use[k] == useName || q.use[k] == useDate || q.toks[k].Flags&(english.FlagPoss|english.FlagNum) != 0 {
		return false
	}
	w := q.word(k)
	if english.Auxiliaries[w] {
		return w != "do" && w != "being" && w != "been" && w != "be"
	}
	if english.Pasts[w] || english.Presents[w] {
		return true
	}
	p := q.word(k - 1)
	return len(w) > 4 && strings.HasSuffix(w, "ed") && p != "the" && p != "a" && p != "an" && !strings.HasSuffix(p, "ly") && !english.NotPast[w]
}
