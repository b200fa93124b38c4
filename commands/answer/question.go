package answer

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"byline/store"
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
	v     *View
	text  string // what was typed, cleaned
	toks  []token
	use   []use
	stems []string
	shape shape
	seek  seek
	list  bool // asks for all
	// negated: "Didn't Apple comment?", "Apple has no partner".
	negated bool
	marked  bool // ends in a question mark
	named   []mention
	rels    []relationMention
	places  []place
	when    asked
	counted int  // token of the counted noun of how many; -1
	noun    int  // token of the noun of which/what; -1
	bare    bool // nothing of its own to look for: "why?", "and outside China?"
	asking  bool // has a question word, an auxiliary in front, or an imperative such as "list"
	pronoun bool // it, they, he …: speaks of something that was named before
	shout   bool // all in capitals
	linked  bool // begins as a follow-up does: and, or, what about
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

// readQuestion reads a cleaned text. now is the instant that "yesterday" is counted from.
func (v *View) readQuestion(text string, now time.Time) *query {
	q := &query{v: v, text: text, counted: -1, noun: -1, marked: strings.ContainsAny(text, "?？")}
	q.toks = tokenize(text)
	n := len(q.toks)
	q.readUS()
	q.use = make([]use, n)
	q.stems = make([]string, n)
	for i := range q.toks {
		q.stems[i] = v.stemOf(q.toks[i].text)
	}
	q.readNames()
	q.readDates(now)
	q.readShape()
	q.readRelations()
	q.readMeasure()
	q.readBelonging()
	q.readPlaces()
	q.readPast()
	q.weighWords()
	return q
}

// readMeasure reads "what was X's revenue?" as a question for an amount.
func (q *query) readMeasure() {
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

// stemOf is stem, from the index where it has the word.
func (v *View) stemOf(word string) string {
	if id, ok := v.index.ids[word]; ok {
		return v.index.stems[v.index.words[id].stem].text
	}
	return stem(word)
}

func (q *query) word(i int) string {
	if i < 0 || i >= len(q.toks) {
		return ""
	}
	return q.toks[i].text
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

// readNames finds the entities. A word of grammar is a name only where it is written as one: "WHO", not "who".
func (q *query) readNames() {
	shout := true
	for _, t := range q.toks {
		if t.flags&(flagUpper|flagNum) == 0 && len(t.text) > 1 {
			shout = false
		}
	}
	known := func(w string) bool {
		_, indexed := q.v.index.ids[w]
		return indexed || commonWord(w) || q.v.vocab.has(q.v.stemOf(w))
	}
	for _, m := range q.v.mentions(q.toks, known) {
		if m.to == m.from+1 && stopWords[q.toks[m.from].text] && (shout || q.toks[m.from].flags&flagUpper == 0) {
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
	q.shout = shout
}

// readUS reads "us" as the country where it stands before a noun or after an article: "apples us revenue", "in the us".
func (q *query) readUS() {
	for i := 1; i < len(q.toks); i++ {
		if q.toks[i].text != "us" {
			continue
		}
		before, after := q.word(i-1), q.word(i+1)
		noun := after != "" && !stopWords[after] && !auxiliaries[after] && !prepositions[after] && q.toks[i+1].flags&flagBreak == 0
		if before == "the" || noun && !dative[before] {
			q.toks[i].text = "usa"
		}
	}
}

// dative are the words that "us", the pronoun, follows.
var dative = setOf(`tell give show let gives gave told ask teach send get make help for to of about with from remind between by on`)

// readFirstNames takes a misspelt first name into the surname that follows it.
func (q *query) readFirstNames() {
	for k := range q.named {
		m := &q.named[k]
		if m.from == 0 || len(m.entities) != 1 || q.use[m.from-1] == useName || !q.isKind(m, store.KindPerson) {
			continue
		}
		w := q.toks[m.from-1].text
		if _, indexed := q.v.index.ids[w]; indexed || commonWord(w) || auxiliaries[w] || prepositions[w] || len(w) < 4 {
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

// extend takes in what follows a possessive where the two together are a name: "OpenAI's board".
func (q *query) extend(m *mention) {
	ns := q.v.names
	key := strings.Join(texts(q.toks[m.from:m.to]), "")
	for j := m.to; j < len(q.toks) && j < m.from+ns.longest; j++ {
		key += q.toks[j].text
		if l := ns.lookup(key); len(l) > 0 {
			*m = mention{from: m.from, to: j + 1, entities: l, possessed: q.toks[j].flags&flagPoss != 0}
		}
	}
}

// merelyDerived reports a common word that is a name only as the end of a longer one.
func (q *query) merelyDerived(m *mention) bool {
	w := q.toks[m.from].text
	return !m.corrected && len(q.v.names.exact[w]) == 0 && (q.v.vocab.has(q.stems[m.from]) || commonWord(w)) &&
		(q.toks[m.from].flags&flagCap == 0 || q.toks[m.from].flags&flagFirst != 0 || q.shout)
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
			w := q.toks[j].text
			base, ok := strings.CutSuffix(w, "s")
			if ok && len(key+base) > 2 && !stopWords[w] && !commonWord(w) && !auxiliaries[w] {
				if _, indexed := q.v.index.ids[w]; !indexed || q.toks[j].flags&flagCap == 0 && len(ns.lookup(key+w)) == 0 && len(ns.exact[key+base]) > 0 {
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
	slices.SortFunc(q.named, func(a, b mention) int { return a.from - b.from })
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

// weighWords tells words of grammar and of little weight from those that a fact has to account for.
func (q *query) weighWords() {
	content := false
	for i := range q.toks {
		if q.use[i] != useContent {
			if q.use[i] == useName {
				content = true
			}
			continue
		}
		w := q.toks[i].text
		switch {
		case telling[w]:
		case q.letterAt(i) && w == "a" && q.use[i-1] == useContent:
		case (stopWords[w] || auxiliaries[w] || grammar[w] || prepositions[w]) && (q.toks[i].flags&flagUpper == 0 || q.shout):
			if q.relationAt(i) == nil {
				q.use[i] = useStop
			}
		case lightWords[w]:
			q.use[i] = useLight
		}
		if pronouns[w] {
			q.pronoun = true
		}
		if q.use[i] == useContent && strings.ContainsFunc(w, unicode.IsLetter) { // a figure alone asks nothing
			content = true
		}
	}
	q.bare = !content
}

// people, companies … that a "which" or "what" noun asks for.
var typeNouns = map[string]seek{}

func init() {
	for w, words := range map[seek]string{
		seekPerson: `person people man woman official officials executive executives politician minister candidate player judge
			individual figurehead`,
		seekCompany: `company companies firm firms business businesses corporation manufacturer maker startup carmaker automaker
			airline carrier bank retailer brand vendor`,
		seekOrganisation: `organisation organization organisations organizations agency agencies body authority authorities party parties regulator regulators
			team club group groups institution union`,
		seekProduct: `product products model models device devices app chatbot service software drug vehicle car`,
		seekEvent:   `event events summit conference meeting match game occasion`,
		seekPlace: `place places country countries city cities town towns state states region regions venue location locations
			market markets province county area areas continent village`,
		seekDate:     `year years date dates day days month months quarter time weekday hour`,
		seekPercent:  `percentage percent proportion fraction`,
		seekMoney:    `price cost amount sum`,
		seekNumber:   `number total`,
		seekReason:   `reason reasons cause causes`,
		seekDuration: `duration`,
	} {
		for _, s := range strings.Fields(words) {
			typeNouns[s] = w
		}
	}
}

// fits reports whether an entity of a kind may answer it; unsure for kinds that say nothing.
func (w seek) fits(kind string) (fits, sure bool) {
	switch w {
	case seekAgent:
		return kind == store.KindPerson || kind == store.KindCompany || kind == store.KindOrganisation, kind != store.KindOther
	case seekPerson:
		return kind == store.KindPerson, kind != store.KindOther
	case seekCompany, seekOrganisation:
		return kind == store.KindCompany || kind == store.KindOrganisation, kind != store.KindOther
	case seekProduct:
		return kind == store.KindProduct, kind == store.KindPerson || kind == store.KindPlace
	case seekEvent:
		return kind == store.KindEvent, kind == store.KindPerson || kind == store.KindCompany
	case seekPlace:
		return kind == store.KindPlace || kind == store.KindEvent || kind == store.KindOrganisation || kind == store.KindCompany, kind == store.KindPerson
	}
	return true, false
}
