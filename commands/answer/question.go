package answer

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"byline/commands/answer/english"
)

// maxQuestion is how long a question may be, in characters.
const maxQuestion = 500

// shape is what sort of question it is.
type shape uint8

const (
	shapeFragment shape = iota // "aapl china partner"
	shapeWh                    // who, what, when … asks for one thing
	shapeYesNo
	shapeClaim   // a statement to check
	shapeDefine  // "who is X", "what is X", "X?"
	shapeLatest  // "what's new on X?"
	shapeCompare // two entities side by side
)

// seek is what sort of thing would answer the question.
type seek uint8

const (
	seekAny   seek = iota
	seekAgent      // who: a person, company or organisation
	seekPerson
	seekCompany
	seekOrganisation
	seekProduct
	seekEvent
	seekPlace
	seekDate
	seekUntil // until when
	seekDuration
	seekNumber
	seekMoney
	seekPercent
	seekAmount // how much: any figure
	seekReason
	seekSpeaker // who said so
	seekOften   // how often
)

// use is what a token of the question was read as.
type use uint8

const (
	useContent use = iota // a word that the fact has to account for
	useLight              // a word of little weight: "get", "currently"
	useStop               // grammar
	useShape              // makes the shape: who, when, how much
	useType               // names the asked-for type: which company
	useName               // an entity
	usePlace              // a place that limits the question
	useDate
	usePast   // former, used to
	useClause // the event of "before the merger closed"
)

// query is a question as it was read, against one view.
type query struct {
	respelt []respelling
	v       *View
	text    string // what was typed, cleaned, shorthand written out and what says nothing left out
	asTyped string // what was typed, where that was otherwise
	toks    []english.Token
	use     []use
	stems   []string
	letters uint32 // with which its words and their stems begin, a bit each
	shape   shape
	seek    seek
	due     bool // asks by when
	list    bool // asks for all
	// negated: "Didn't Apple comment?", "Apple has no partner".
	negated   bool
	marked    bool // ends in a question mark
	named     []mention
	rels      []relationMention
	scattered []relationMention // whose words stand apart
	places    []place
	when      asked
	newest    [][2]int // the stretches that ask for the newest of its sort
	counted   int      // token of the counted noun of how many; -1
	noun      int      // token of the noun of which/what; -1
	excepted  []int32  // entities that are left out of what is asked for: besides X
	others    bool     // asks who else, which others
	whoNoun   bool     // the noun says what people are: which riders
	bare      bool     // nothing of its own to look for: "why?", "and outside China?"
	asking    bool     // has a question word, an auxiliary in front, or an imperative such as "list"
	pronoun   bool     // it, they, he …: speaks of something that was named before
	shout     bool     // all in capitals
	linked    bool     // begins as a follow-up does: and, or, what about
}

// place is a place, market or part that the question is limited to.
type place struct {
	key      string // folded; empty for everywhere abroad
	entity   int32  // -1 where the record has no such entity
	outside  bool
	from, to int
}

// clean makes a typed text safe to read: valid UTF-8 without control, format or bidirectional characters, links, mentions
// and mark-up of Discord.
func clean(text string) string {
	if isClean(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == unicode.ReplacementChar:
		case r == '\n' || r == '\t' || r == '\r' || unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case unicode.Is(unicode.C, r):
		case r == '*' || r == '_' && b.Len() == 0 || r == '|' || r == '~':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	fields := strings.Fields(b.String())
	kept := fields[:0]
	for _, f := range fields {
		low := strings.ToLower(strings.Trim(f, "<>()[]"))
		if strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "www.") ||
			strings.HasPrefix(f, "<@") || strings.HasPrefix(f, "<#") || strings.HasPrefix(f, "<:") || strings.HasPrefix(f, "<a:") ||
			f == "@everyone" || f == "@here" {
			continue
		}
		kept = append(kept, f)
	}
	return strings.Join(kept, " ")
}

// isClean reports a text of plain letters and signs in which there is nothing to clean, as most are.
func isClean(text string) bool {
	for i := 0; i < len(text); i++ {
		c, next := text[i], byte(' ')
		if i+1 < len(text) {
			next = text[i+1]
		}
		switch {
		case c < ' ' || c > '~' || strings.IndexByte("*_|~<>@", c) >= 0, c == ' ' && (next == ' ' || i == 0):
			return false
		case c == '/' && next == '/', c|0x20 == 'w' && next|0x20 == 'w':
			return false // it may be a link
		}
	}
	return true
}

// readQuestion reads a cleaned text. now is the instant that "yesterday" is counted from.
func (v *View) readQuestion(text string, now time.Time) *query {
	toks := english.Tokenize(text)
	asTyped := ""
	for _, plain := range [...]func(string, []english.Token) string{v.unabridged, v.withoutIdle, v.withoutHelpers, v.toldApart, v.lostTo} {
		if out := plain(text, toks); out != text {
			if asTyped == "" {
				asTyped = text
			}
			text, toks = out, english.Tokenize(out)
		}
	}
	typed := text
	text, respelt := v.respell(text, toks)
	if text != typed {
		toks = english.Tokenize(text)
	}
	q := &query{v: v, text: text, asTyped: asTyped, respelt: respelt, counted: -1, noun: -1, marked: strings.ContainsAny(text, "?？")}
	q.toks = toks
	n := len(q.toks)
	q.readUS()
	q.use = make([]use, n)
	q.stems = make([]string, n)
	for i := range q.toks {
		q.stems[i] = v.stemOf(q.toks[i].Text)
		if q.founds(i) {
			q.stems[i] = english.Stem("founded")
		}
	}
	q.readNames()
	q.unnameNouns()
	q.readExtent()
	for i := range q.toks {
		for _, w := range [...]string{q.stems[i], q.toks[i].Text} {
			if w != "" {
				q.letters |= english.LetterBit(w)
			}
		}
	}
	q.readLonger()
	q.readDates(now)
	q.readShape()
	q.readExcepted()
	q.readNewest()
	q.readTitles()
	q.readFirst()
	q.readRelations()
	q.readFaring()
	q.readLastOf()
	q.readMeasure()
	q.readBelonging()
	q.readPlaces()
	q.readPast()
	q.readScattered()
	q.weighWords()
	return q
}

// readTitles takes "the mayor" of "who is the mayor of …" for the place and not for its holder, whose alias it may be, where the
// record has a fact of who holds it.
func (q *query) readTitles() {
	if q.seek != seekAgent {
		return
	}
	for i := 2; i < len(q.toks) && i < 5; i++ {
		m := q.nameAt(i)
		if m == nil || m.from != i || m.to != i+1 || q.word(i-1) != "the" || q.word(i+1) != "of" && q.word(i+1) != "at" && q.word(i+1) != "in" {
			continue
		}
		for _, p := range q.v.vocab.phrases[q.stems[i]] {
			if len(p.stems) == 1 && len(q.v.vocab.slots[slot{q.v.Record.Entities[m.entities[0]].ID, q.v.Record.Relations[p.relation].Slug}]) > 0 {
				q.unname(i)
				return
			}
		}
	}
}

// readMeasure reads "what was X's revenue?" as a question for an amount.
func (q *query) readMeasure() {
	if q.shape == shapeWh && q.seek == seekAny && q.noun < 0 {
		for i := range q.toks {
			if paying[q.word(i)] && q.use[i] == useContent && q.word(i+1) != "for" || trading[q.word(i)] && i > 1 && q.is(len(q.toks)-1, "for") {
				q.seek = seekAmount // what is she paid, what did it cost, what did they sell it for
				return
			}
		}
	}
	if q.shape == shapeWh && q.seek == seekAny && q.noun < 0 && len(q.toks) > 0 && (q.stems[len(q.toks)-1] == "weigh" || q.stems[len(q.toks)-1] == "measur") {
		q.seek = seekAmount // what does it weigh
		return
	}
	if q.shape == shapeWh && q.seek == seekAny {
		for i := range q.toks {
			if q.countedBefore(i) {
				q.seek, q.counted = seekNumber, i-1
				return
			}
		}
	}
	if q.shape != shapeWh || q.seek != seekAny || len(q.rels) != 1 || q.rels[0].verb || q.rels[0].to < len(q.toks) && q.use[q.rels[0].to] == useContent {
		return
	}
	for _, p := range q.rels[0].is {
		if !measured[q.v.Record.Relations[p.relation].Slug] {
			return
		}
	}
	q.seek = seekAmount
}

// paying are the verbs that "what" asks the sum of.
var paying = english.WordSet(`pay paid pays paying costing earn earns earned cost costs charge charges fetch fetched spend spent owe owes owed`)

// trading are the verbs of which "what … for" asks the price.
var trading = english.WordSet(`sell sold buy bought auctioned`)

// stemOf is stem, from the index where it has the word.
func (v *View) stemOf(word string) string {
	if id, ok := v.index.ids[word]; ok {
		return v.index.stems[v.index.words[id].stem].text
	}
	return english.Stem(word)
}

func (q *query) word(i int) string {
	if i < 0 || i >= len(q.toks) {
		return ""
	}
	return q.toks[i].Text
}

// is reports whether the words that begin at token i are these.
func (q *query) is(i int, words ...string) bool {
	for k, w := range words {
		if q.word(i+k) != w {
			return false
		}
	}
	return true
}

func (q *query) mark(from, to int, u use) {
	for i := max(from, 0); i < to && i < len(q.use); i++ {
		q.use[i] = u
	}
}

// weighWords tells words of grammar and of little weight from those that a fact has to account for.
func (q *query) weighWords() {
	content := false
	q.readIdioms()
	for i := range q.toks {
		if q.use[i] != useContent {
			if q.use[i] == useName || q.use[i] == useType && i+1 < len(q.toks) || q.use[i] == usePlace && q.word(i-1) == "the" && !english.Prepositions[q.word(i-2)] {
				content = true
			}
			continue
		}
		w := q.toks[i].Text
		switch {
		case english.Telling[w]:
		case giving[w] && i > 1 && q.use[i-1] == useContent || giving[w] && i > 1 && q.use[i-1] == useName:
		case q.letterAt(i) && w == "a" && q.use[i-1] == useContent:
		case i == len(q.toks)-1 && i > 1 && lastParticles[w] && q.judging() && beings[q.word(0)]: // is it off, is it over
		case (english.StopWords[w] || english.Auxiliaries[w] || english.Grammar[w] || english.Prepositions[w]) && (q.toks[i].Flags&english.FlagUpper == 0 || q.shout):
			if q.relationAt(i) == nil {
				q.use[i] = useStop
			}
		case q.judgedVerb(i):
		case w == "state" && (q.word(i-1) == "the" || q.word(i-1) == "a"):
		case w == "report" && q.reportNoun(i):
		case english.LightWords[w]:
			q.use[i] = useLight
		}
		if !content && slices.ContainsFunc(q.sayingsAt(i, len(q.toks)), func(a sayingAt) bool { return a.to > i+1 && len(a.Words) > 1 }) {
			content = true // give its ok
		}
		if english.Pronouns[w] {
			q.pronoun = true
		}
		if q.use[i] == useContent && strings.ContainsFunc(w, unicode.IsLetter) { // a figure alone asks nothing
			content = true
		}
	}
	q.bare = !content
}

// reportNoun reports "the report", "the final report": a paper, and not what is said.
func (q *query) reportNoun(i int) bool {
	w := q.word(i - 1)
	return w == "the" || w == "a" || q.word(i-2) == "the" && (q.use[i-1] == useContent || q.use[i-1] == useLight || q.use[i-1] == useName)
}

// idioms are turns of phrase that say nothing of their own.
var idioms = english.Phrases(`in court|in the end|in total|in all|at all|so far|in fact|on record|at the moment|right now|these days|at present|of course|
	in general|at the time|in the first place|over the years|through the years|down the years|as well|by now|up to now|to date|according to|in connection with|have a hand in|had a hand in|has a hand in|
	play a part in|played a part in|supposed to`)

// readIdioms takes turns of phrase for grammar, also where a word of them is a name in lower case.
func (q *query) readIdioms() {
	for i := range q.toks {
		for _, p := range idioms {
			if !q.is(i, p...) || len(q.named) == 1 && q.named[0].from < i+len(p) && q.named[0].to > i {
				continue
			}
			if q.use[i] == useDate || q.toks[i+len(p)-1].Flags&english.FlagCap != 0 && !q.shout || i == 0 && p[0] != "according" && len(q.toks) <= len(p) {
				continue
			}
			for k := i; k < i+len(p); k++ {
				q.named = slices.DeleteFunc(slices.Clone(q.named), func(m mention) bool { return m.from == k })
				q.rels = slices.DeleteFunc(slices.Clone(q.rels), func(m relationMention) bool { return m.from == k })
			}
			q.mark(i, i+len(p), useStop)
		}
	}
}

// judgedVerb reports a verb that says little elsewhere and is all that is to be judged here: "Has it found ice?"
func (q *query) judgedVerb(i int) bool {
	return q.shape == shapeYesNo && judgedVerbs[q.word(i)] && i > 1 && english.Auxiliaries[q.word(0)] && q.use[i-1] == useName
}

// lastParticles are the particles that say all where they stand at the end: "Is the deal off?"
var lastParticles = english.WordSet(`off on over out up down back`)

// giving is a verb that is grammar only where it begins a request: "give me …".
var giving = english.WordSet(`give gave given gives`)

var judgedVerbs = english.WordSet(`find found make made take took taken use used`)
