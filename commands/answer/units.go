package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
)

// unit is one part of a question that the fact which answers it has to account for.
type unit struct {
	kind     unitKind
	from, to int
	weight   float64
	name     *mention         // unitName
	place    *place           // unitPlace
	stems    []uint32         // unitWord: the stems that say it, its own first
	kin      []uint32         // unitWord: stems of kindred meaning
	close    []uint32         // synonyms
	same     [][]uint32       // other words for the very same thing: "artificial intelligence" for "AI"
	passive  bool             // unitWord: a noun that stands before the verb of what it says: "the case was filed"
	said     []told           // unitWord: what the thesaurus has for it, as far as the story may say so
	proper   bool             // unitWord: a name of something that is none of the record's entities
	vague    bool             // unitWord: several words, each of which says little elsewhere: "come out"
	absent   int              // how many of its words the story does not have
	rel      *relationMention // unitWord: what relation it may mean
	unknown  bool             // unitWord: the story does not have the word
	// described are the entities whose summary has the words.
	described []int32
	light     bool
	alone     bool   // a relation's verb so general that it counts only for want of anything else
	common    bool   // unitName: a common noun that serves as a name: "the deal"
	topical   bool   // unitWord: a word of the story's title or summary, which its facts take for granted
	phrasal   string // unitWord: the particle of a verb: "turned down"
	shared    bool   // unitName: several entities are called so
	letter    bool   // unitWord: a single capital: "battery A"
	verb      bool   // unitWord: its first word is like a verb, as verbLike has it
	// manyClose and manyKin are close and kin where there are many.
	manyClose, manyKin *many
	ofTitle            bool // unitWord: "the takeover", of which the story's title tells
	unitOnce
}

type unitKind uint8

const (
	unitWord unitKind = iota
	unitName
	unitPlace
)

// The weights of a unit: a word weighs by how rare it is in the story.
const (
	weightName    = 2.2
	weightPlace   = 2
	weightCommon  = 0.6 // of a word that every fact has
	weightRare    = 1.4 // on top, for a word that the story does not have
	weightOfLight = 0.25
)

// units breaks the question up. skip leaves out a stretch of tokens that has been read as something else.
func (q *query) units(skip [2]int) []unit {
	var us []unit
	x := q.v.index
	rarest := idf(len(x.first)-1, 0)
	content := false
	done := 0      // what the thesaurus took into the unit before; a name in it is a unit of its own
	var read []int // tokens that belong to a verb further ahead
	for i := 0; i < len(q.toks); i++ {
		if i >= skip[0] && i < skip[1] || i < done && q.use[i] != useName || slices.Contains(read, i) {
			continue
		}
		switch q.use[i] {
		case useName:
			m := q.nameAt(i)
			if m == nil || m.from != i {
				continue
			}
			u := unit{kind: unitName, from: m.from, to: m.to, weight: weightName, name: m}
			u.shared = len(q.v.names.lookup(strings.Join(english.Texts(q.toks[m.from:m.to]), ""))) > 1
			if p := q.placeAt(i); p != nil {
				u.kind, u.weight, u.place = unitPlace, weightPlace, p
			} else if q.toks[i].Flags&english.FlagCap == 0 && q.commonName(m) {
				u.common = true
				q.fill(&u)
			}
			us = append(us, u)
		case usePlace:
			if p := q.placeAt(i); p != nil && p.from == i {
				us = append(us, unit{kind: unitPlace, from: p.from, to: p.to, weight: weightPlace, place: p})
			}
		case useContent, useLight, useType:
			rel := q.relationAt(i)
			if rel != nil && rel.from != i {
				continue
			}
			u := unit{kind: unitWord, from: i, to: i + 1, rel: rel, light: q.use[i] == useLight || english.LightWords[q.word(i)] && !q.judgedVerb(i) && q.word(i) != "state" && !q.founds(i)}
			if rel == nil && i+1 < len(q.toks) && english.Phrasals()[q.stems[i]+" "+q.word(i+1)] != nil {
				u.to, u.phrasal, u.light = i+2, q.word(i+1), false
			}
			if rel != nil {
				u.to = rel.to
				if rel.to-rel.from > 1 {
					u.light = q.use[i] == useLight // "took over from" says more than its words
				}
			}
			read = append(read, q.readThesaurus(&u)...)
			q.readParticle(&u)
			rel = u.rel
			best := q.fill(&u)
			if rel != nil && rel.passive && rel.to == rel.from+1 {
				u.light = false // "Where are they made?"
			}
			u.weight = weightCommon + weightRare*float64(best/rarest)
			switch {
			case q.use[i] == useType && (rel == nil || rel.to == rel.from+1):
				u.light = true
			case q.seek == seekReason && rel == nil && q.word(i-1) == "so" && (strings.HasSuffix(q.word(i), "ly") || soMuch[q.word(i)]):
				u.light = true // why it spread so fast is why it spread
			case rel != nil && (q.seek == seekPlace || q.seek == seekDate) && takingPlace[q.stems[i]] && !q.v.onRecord(rel):
				u.light = true // where it took place is where it was
			case (q.seek == seekDate || q.seek == seekPlace) && bringing[q.stems[i]] && q.passiveAt(i) && (rel == nil || !q.v.onRecord(rel)) && q.attributeBefore(i):
				u.light = true // when the letter was sent is when it was
			case (q.seek == seekDuration || q.seek == seekUntil) && lastingFor[q.stems[i]] && !q.ownRecord(rel):
				u.light = true // how long it lasted is how long it was
			case q.conveyed(i) && (rel == nil || !q.v.onRecord(rel) || rel.verb):
				u.light, content = true, true // which rocket lifted it is which rocket it had
			case q.supported(i) && (rel == nil || !q.v.onRecord(rel) || rel.verb):
				u.light, content = true, true // which offers were made is which there were
			case q.stems[i] == "use" && (rel == nil || !q.v.onRecord(rel)) && q.nounOnRecord():
				u.light = true // which rocket they used is which rocket it was
			case scaling[q.word(i)] && q.word(i+1) == "of" && (rel == nil || !q.v.onRecord(rel)) && q.attributeAfter(i+1):
				u.light = true // the size of the crew is the crew, counted
			case affairs[q.word(i)] && u.unknown && i > 0 && q.use[i-1] == useName && q.toks[i-1].Flags&english.FlagPoss == 0:
				u.light = true // the whole Fairwing mess
			case pairing[q.word(i)] && q.word(i-1) == "the", affairs[q.word(i)] && u.unknown && (q.word(i-1) == "the" || q.word(i-2) == "the"),
				q.countedBefore(i):
				u.light = true
			case rel == nil && supporting[q.stems[i]] && q.attributeAfter(i):
				u.light = true // who handles the accounts is who the accountant is
			case peopleWords[q.word(i)] && q.seek == seekAgent && i < 4 && english.Auxiliaries[q.word(1)]:
				u.light = true // who were the people aboard
			case onTrial[q.word(i)] && i == q.noun && (rel == nil || !q.v.onRecord(rel)):
				u.light = true // which defendants were found guilty is who was
			case i == q.noun && q.list && q.seek != seekAny && q.seek.named() && q.word(i+1) == "did" && q.nameAt(i+2) != nil:
				u.light = true // which teams they beat is whom they beat
			case q.word(i) == "members" && i > 0 && q.use[i-1] == useContent:
				u.light = true // crew members are crew
			case (rel == nil || rel.verb && rel.to == i+1) && attaining[q.stems[i]] && q.awardAt(i+1):
				u.light = true // who won best film is who best film went to
			case rel != nil && obliging[q.word(i)] && (q.seek != seekAny || q.judging() && q.word(i+1) == "to"):
				u.light = true // "how many had to leave"
			case u.light && rel != nil && rel.to > rel.from+1 && q.word(i) != "wrong":
				u.light = false
			case !u.light && i == q.counted && peopleWords[q.word(i)], len(q.named) > 1 && bonds[q.stems[i]]:
				u.light = true
			}
			if u.light {
				u.weight = weightOfLight
			} else {
				content = true
			}
			u.proper = rel == nil && !u.light && len(u.said) == 0 && len(u.same) == 0 && q.properAt(i)
			if rel == nil && q.bareName(i) {
				u.kin, u.close, u.said, u.same, u.unknown, u.proper = nil, nil, nil, nil, true, true
			}
			q.readDescribed(&u)
			u.topical = rel == nil && !u.unknown && (q.v.vocab.topic[q.stems[i]] || q.v.sameTopic(&u))
			u.proper = u.proper && !u.topical
			us = append(us, u)
			if len(u.said) > 0 {
				done = u.to
			}
		}
	}
	if !content {
		// Where nothing else is said, the verb says it: "When was the election called?"
		for i := range us {
			if u := &us[i]; u.kind == unitWord && u.light && !empty[q.word(u.from)] && q.use[u.from] != useType {
				u.light = false
				u.weight = 1.2
				if u.rel != nil && u.rel.verb {
					u.weight, u.alone = 1.7, true // "What does Tsai make?" is not answered by what else he does
				}
			}
		}
	}
	return us
}

// properAt reports a word that is a name where it is written: by its capital in the question, by those of the record, or for being
// a country. Whoever asks for what befell Scotland is not told of England.
func (q *query) properAt(i int) bool {
	t := &q.toks[i]
	if t.Flags&english.FlagNum != 0 || demonyms[t.Text] != "" {
		return false
	}
	if countries[t.Text] {
		return true
	}
	id, ok := q.v.index.ids[t.Text]
	if !ok {
		return t.Flags&(english.FlagCap|english.FlagFirst) == english.FlagCap && !q.shout && !q.titled()
	}
	w := &q.v.index.words[id]
	return w.caps > 0 && w.lower == 0 && !commonWord(t.Text)
}

// titled reports a question that is written as headings are: nearly every word with a capital.
func (q *query) titled() bool {
	caps := 0
	for i := range q.toks {
		if q.toks[i].Flags&english.FlagCap != 0 {
			caps++
		}
	}
	return caps*3 > len(q.toks)*2
}

// soMuch are words of degree after "so".
var soMuch = english.WordSet(`fast slow long hard bad high low big great loud early late soon often far hot cold strong weak expensive cheap`)

// attaining are verbs that say no more than that one has a place: who finished third was third.
var attaining = english.StemSet(`win finish come end take`)

// awardAt reports a noun at token i that is a relation of the story's own, articles passed over.
func (q *query) awardAt(i int) bool {
	if w := q.word(i); w == "the" || w == "a" || w == "an" {
		i++
	}
	rel := q.relationAt(i)
	return rel != nil && !rel.verb && !slices.ContainsFunc(rel.is, func(p phrase) bool { return q.v.Record.Relations[p.relation].Builtin })
}

// obliging begin the words for "must".
var obliging = english.WordSet(`must has have had`)

// empty are the light words that say nothing even where they stand alone.
var empty = english.WordSet(`happen happened happening occur occurred get got gets go goes went come came currently presently now today actually exactly really
	kind type sort thing things way story news article involved involve together etc matter issue case fact facts detail details info information
	main big major current present latest recent recently new specific specifically particular certain time part lot bit able likely possibly
	possible know known seem seems something somebody need needs want wants plan plans`)

// peopleWords count people whatever they are.
var peopleWords = english.WordSet(`people persons person`)

// onTrial are what those are called of whom it is asked what came of it.
var onTrial = english.WordSet(`defendants defendant accused suspects suspect culprits individuals`)

// bonds ask what two names have to do with one another.
var bonds = english.StemSet(`relationship relation connection connected related link linked tie ties`)

// fill looks up the words of a unit and gives the weight of the rarest.
func (q *query) fill(u *unit) float32 {
	x := q.v.index
	facts := len(x.first) - 1
	best := float32(0)
	for k := u.from; k < u.to; k++ {
		if k > u.from && (english.StopWords[q.word(k)] || english.Prepositions[q.word(k)] || q.use[k] == useName) {
			continue
		}
		if q.letterAt(k) {
			u.letter = true
		}
		id, ok := q.v.stemID(q.stems[k])
		n := 0
		if ok {
			u.stems = append(u.stems, id)
			n = x.said(id)
		}
		if n == 0 {
			u.unknown = true
			if !ok {
				u.absent++
			}
		}
		best = max(best, idf(facts, min(n, facts)))
	}
	if u.phrasal != "" {
		for _, s := range english.Phrasals()[q.stems[u.from]+" "+u.phrasal] {
			if id, ok := q.v.stemID(s); ok {
				u.close = append(u.close, id)
			}
		}
		u.unknown = false
		return best
	}
	if len(u.said) > 0 {
		u.unknown = false
	}
	if u.to > u.from {
		if u.to == u.from+1 || q.onlyGrammar(u.from+1, u.to) {
			a := q.v.akinTo(q.stems[u.from])
			if u.kin, u.close = a.wider, a.close; q.judging() {
				u.kin = a.kin // whether it is so needs more than a thesaurus
			}
			if m, at, ok := q.measuredBy(); ok && at == u.from {
				for _, s := range m.Stems {
					if id, ok := q.v.stemID(s); ok {
						u.close = append(u.close, id)
						u.unknown = false
					}
				}
			}
		}
		u.same = q.v.alternatives(q.stems[u.from:u.to])
		if len(u.same) > 0 {
			u.unknown = false
		}
	}
	return best
}

// letterAt reports a single capital letter that names something.
func (q *query) letterAt(i int) bool {
	t := q.toks[i]
	return i > 0 && t.End-t.Start == 1 && t.Flags&(english.FlagCap|english.FlagFirst) == english.FlagCap && t.Text != "i"
}

// commonName reports a mention that is a common noun, by its look in the story: an entity has this very word as a name in small letters.
// What else it is called says nothing of it: a firm with the alias "the firm" is not itself a common noun where its name is typed in
// small letters.
func (q *query) commonName(m *mention) bool {
	if m.to != m.from+1 {
		return false
	}
	for _, e := range m.entities {
		ent := &q.v.Record.Entities[e]
		for _, n := range append([]string{ent.Name}, ent.Aliases...) {
			words := english.Tokenize(n)
			if len(words) > 1 && words[0].Text == "the" {
				words = words[1:]
			}
			if len(words) == 1 && words[0].Flags&(english.FlagCap|english.FlagNum) == 0 && english.Stem(words[0].Text) == q.stems[m.from] {
				return true
			}
		}
	}
	return false
}

// stemID is the number of a stem in the index.
func (v *View) stemID(stem string) (uint32, bool) {
	id, ok := v.index.stem[stem]
	return id, ok
}

// placeAt is the place that begins at or covers token i; nil for none.
func (q *query) placeAt(i int) *place {
	for k := range q.places {
		if q.places[k].from <= i && i < q.places[k].to {
			return &q.places[k]
		}
	}
	return nil
}

// relationAt is the relation mention that covers token i; nil for none.
func (q *query) relationAt(i int) *relationMention {
	for k := range q.rels {
		if q.rels[k].from <= i && i < q.rels[k].to {
			return &q.rels[k]
		}
	}
	return nil
}
