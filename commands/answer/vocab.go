package answer

import (
	"slices"
	"strings"
	"time"

	"byline/store"
)

// vocab is what the words of a question may mean in a story, and where the facts that they speak of are.
type vocab struct {
	phrases map[string][]phrase // by the stem of the first word, longest first
	places  map[string]bool     // keys of the places that facts are limited to
	where   map[string]place    // by Where as written
	slots   map[slot][]int32    // facts by one of their entities and the relation
	of      map[string][]int32  // facts by relation
	silent  []int32             // facts that say that something was not disclosed
	first   time.Time           // the story's first and last day
	last    time.Time
	heroes  []store.EntityID // the entities that the title names
	topic   map[string]bool  // stems of the title and the summary
	foreign bool             // the story is not in English
}

// phrase is one way to speak of a relation.
type phrase struct {
	stems    []string
	relation int32 // as counted in the record
	inverse  bool  // it is said from the object's side
}

// slot is what an entity has by a relation.
type slot struct {
	entity   store.EntityID
	relation string
}

func newVocab(v *View) *vocab {
	r := v.Record
	c := &vocab{phrases: map[string][]phrase{}, places: map[string]bool{}, where: map[string]place{}, slots: map[slot][]int32{},
		of: map[string][]int32{}}
	for i := range r.Relations {
		rel := &r.Relations[i]
		c.addPhrase(int32(i), strings.ReplaceAll(rel.Slug, "-", " "), false)
		c.addPhrase(int32(i), rel.Label, false)
		for _, w := range rel.Words {
			c.addPhrase(int32(i), w, false)
		}
		if rel.Inverse != "" && !rel.Symmetric {
			c.addPhrase(int32(i), rel.Inverse, true)
		}
	}
	for _, l := range c.phrases {
		slices.SortStableFunc(l, func(a, b phrase) int { return len(b.stems) - len(a.stems) })
	}
	for i := range r.Facts {
		c.addFact(v, int32(i), &r.Facts[i])
	}
	c.topic = map[string]bool{}
	for _, t := range tokenize(r.Story.Title) {
		c.topic[stem(t.text)] = !stopWords[t.text]
	}
	for _, t := range tokenize(r.Story.Summary) {
		st := stem(t.text)
		if id, ok := v.stemID(st); ok && v.index.said(id) >= max(4, len(r.Facts)/20) {
			c.topic[st] = !stopWords[t.text]
		}
	}
	for _, m := range v.mentions(tokenize(r.Story.Title), nil) {
		for _, e := range m.entities {
			c.heroes = append(c.heroes, r.Entities[e].ID)
		}
	}
	return c
}

func (c *vocab) addPhrase(relation int32, text string, inverse bool) {
	words := nameWords(text)
	if len(words) == 0 || len(words) == 1 && !telling[words[0]] &&
		(stopWords[words[0]] || auxiliaries[words[0]] || prepositions[words[0]]) {
		return
	}
	stems := make([]string, 0, len(words))
	for i, w := range words {
		if i == 0 || w != "the" && w != "a" && w != "an" { // phraseEnd passes over articles
			stems = append(stems, stem(w))
		}
	}
	for _, p := range c.phrases[stems[0]] {
		if p.relation == relation && slices.Equal(p.stems, stems) {
			return
		}
	}
	c.phrases[stems[0]] = append(c.phrases[stems[0]], phrase{stems, relation, inverse})
}

func (c *vocab) addFact(v *View, n int32, f *store.Fact) {
	if f.Relation != "" {
		c.of[f.Relation] = append(c.of[f.Relation], n)
		for k, e := range [...]store.EntityID{f.Subject, f.Object} {
			if e != 0 && (k == 0 || e != f.Subject) {
				s := slot{e, f.Relation}
				c.slots[s] = append(c.slots[s], n)
			}
		}
	}
	if f.Status == store.NotDisclosed {
		c.silent = append(c.silent, n)
	}
	if f.Where != "" {
		p, ok := c.where[f.Where]
		if !ok {
			p = v.readWhere(f.Where)
			c.where[f.Where] = p
			c.places[p.key] = true
		}
	}
	for _, w := range [...]store.When{f.Happened, f.Known()} {
		if from, to := w.Span(v.loc); !from.IsZero() {
			if c.first.IsZero() || from.Before(c.first) {
				c.first = from
			}
			if w == f.Happened && w.Precision() < store.Month {
				continue // a year ends long after the story
			}
			if to.After(c.last) {
				c.last = to
			}
		}
	}
}

// has reports whether a relation is spoken of with a word of this stem.
func (c *vocab) has(stem string) bool { return len(c.phrases[stem]) > 0 }

// outsides are the words that turn a place into all but it.
var outsides = setOf(`outside beyond excluding except besides ex`)

// abroad are the words for everywhere else.
var abroad = setOf(`abroad overseas internationally international worldwide global globally elsewhere`)

// readWhere reads what a fact is limited to: "China", "outside China", "international".
func (v *View) readWhere(text string) place {
	toks := tokenize(text)
	p := place{entity: -1}
	var words []string
	for i, t := range toks {
		switch {
		case outsides[t.text] || t.text == "rest" || t.text == "not":
			p.outside = true
		case abroad[t.text]:
			p.outside = true
		case i == 0 && (t.text == "the" || t.text == "in" || t.text == "at"), p.outside && (t.text == "of" || t.text == "the" || t.text == "in"):
		default:
			words = append(words, t.text)
		}
	}
	if p.outside && len(words) == 1 && words[0] == "world" {
		words = nil
	}
	p.key = placeName(strings.Join(words, ""))
	if l := v.names.lookup(p.key); len(l) == 1 {
		p.entity = l[0]
		p.key = v.placeKey(l[0])
	}
	return p
}

// placeKey is the key of an entity as a place: that of its name, so that its aliases are the same place.
func (v *View) placeKey(entity int32) string {
	return placeName(strings.Join(nameWords(v.Record.Entities[entity].Name), ""))
}

// placeNames are other names of places that facts are often limited to.
var placeNames = map[string]string{"usa": "unitedstates", "us": "unitedstates", "america": "unitedstates", "unitedstatesofamerica": "unitedstates",
	"uk": "unitedkingdom", "britain": "unitedkingdom", "greatbritain": "unitedkingdom", "eu": "europeanunion", "prc": "china", "mainlandchina": "china",
	"hk": "hongkong", "uae": "unitedarabemirates", "nyc": "newyork", "newyorkcity": "newyork", "holland": "netherlands", "czechia": "czechrepublic"}

// placeName is the common form of a place's key.
func placeName(key string) string {
	if n := placeNames[key]; n != "" {
		return n
	}
	return key
}

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

// named keeps of several relations that a phrase may mean the one that is called just so, where the story has facts of it:
// with a relation "prime minister" the words no longer mean any leader.
func (v *View) named(all []phrase) []phrase {
	if len(all) < 2 {
		return all
	}
	for i := range all {
		rel := &v.Record.Relations[all[i].relation]
		for _, name := range [...]string{rel.Label, strings.ReplaceAll(rel.Slug, "-", " ")} {
			if strings.EqualFold(strings.Join(stemsOf(name), " "), strings.Join(all[i].stems, " ")) && len(v.vocab.of[rel.Slug]) > 0 {
				return all[i : i+1]
			}
		}
	}
	return all
}

func stemsOf(text string) []string {
	words := nameWords(text)
	for i := range words {
		words[i] = stem(words[i])
	}
	return words
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

// readPlaces finds the places that limit the question.
func (q *query) readPlaces() {
	for i := 0; i < len(q.toks); i++ {
		if q.use[i] == useDate {
			continue
		}
		if abroad[q.word(i)] && q.use[i] != useName && !(q.word(i) == "international" && i+1 < len(q.toks) && q.toks[i+1].flags&flagCap != 0) {
			q.places = append(q.places, place{entity: -1, outside: true, from: i, to: i + 1})
			q.use[i] = usePlace
			continue
		}
		if m := q.nameAt(i); m != nil {
			if m.from == i && q.isKind(m, store.KindPlace) {
				q.addPlace(place{key: q.v.placeKey(m.entities[0]), entity: m.entities[0], from: m.from, to: m.to})
			} else if m.from == i && len(m.entities) == 1 && q.v.vocab.places[q.v.placeKey(m.entities[0])] {
				q.addPlace(place{key: q.v.placeKey(m.entities[0]), entity: m.entities[0], from: m.from, to: m.to})
			}
			i = m.to - 1
			continue
		}
		if home := demonyms[q.word(i)]; home != "" {
			if p, ok := q.v.homeOf(home); ok {
				p.from, p.to = i, i+1
				q.addPlace(p)
				continue
			}
		}
		// What facts are limited to need not be an entity: "the retail division".
		key := ""
		for k := i; k < len(q.toks) && k < i+5 && q.use[k] != useName && q.use[k] != useDate; k++ {
			key += q.word(k)
			if q.v.vocab.places[placeName(key)] {
				q.addPlace(place{key: placeName(key), entity: -1, from: i, to: k + 1})
				i = k
				break
			}
		}
		// "Outside Europe" limits whatever the record knows of Europe.
		if i > 0 && outsides[q.word(i-1)] && q.use[i-1] != usePlace && q.use[i] == useContent {
			to := i + 1
			for to < len(q.toks) && q.use[to] == useContent && q.toks[to].flags&flagCap != 0 {
				to++
			}
			q.addPlace(place{key: placeName(strings.Join(texts(q.toks[i:to]), "")), entity: -1, from: i, to: to})
			i = to - 1
		}
	}
}

// addPlace notes a place, and whether all but it is meant.
func (q *query) addPlace(p place) {
	before := p.from - 1
	if q.word(before) == "the" || q.word(before) == "mainland" {
		before--
	}
	if outsides[q.word(before)] {
		p.outside = true
	} else if w := q.word(before); (w == "of" || w == "in" || w == "from" || w == "than") && before > 0 {
		switch q.word(before - 1) {
		case "outside", "rest", "except", "not", "elsewhere", "other", "apart", "aside":
			p.outside = true
		}
	}
	if p.outside {
		q.mark(before, p.from, usePlace)
	}
	for k := p.from; k < p.to; k++ {
		if q.use[k] != useName {
			q.use[k] = usePlace
		}
	}
	q.places = append(q.places, p)
}

// homeOf is a place of the record by its folded name.
func (v *View) homeOf(key string) (place, bool) {
	if l := v.names.lookup(key); len(l) > 0 && v.Record.Entities[l[0]].Kind == store.KindPlace {
		return place{key: v.placeKey(l[0]), entity: l[0]}, true
	}
	if v.vocab.places[key] {
		return place{key: key, entity: -1}, true
	}
	return place{}, false
}

// demonyms are the adjectives of places, by the folded name of the place.
var demonyms = map[string]string{}

func init() {
	for _, p := range strings.Fields(`chinese:china american:unitedstates british:unitedkingdom english:england scottish:scotland
		welsh:wales irish:ireland french:france german:germany italian:italy spanish:spain portuguese:portugal dutch:netherlands
		belgian:belgium swiss:switzerland austrian:austria polish:poland czech:czechrepublic hungarian:hungary romanian:romania
		bulgarian:bulgaria greek:greece turkish:turkey russian:russia ukrainian:ukraine swedish:sweden norwegian:norway
		danish:denmark finnish:finland icelandic:iceland european:europe asian:asia african:africa japanese:japan korean:korea
		indian:india pakistani:pakistan indonesian:indonesia malaysian:malaysia thai:thailand vietnamese:vietnam
		philippine:philippines taiwanese:taiwan australian:australia canadian:canada mexican:mexico brazilian:brazil
		argentine:argentina chilean:chile colombian:colombia peruvian:peru venezuelan:venezuela cuban:cuba israeli:israel
		palestinian:palestine iranian:iran iraqi:iraq syrian:syria lebanese:lebanon egyptian:egypt saudi:saudiarabia
		emirati:unitedarabemirates qatari:qatar kenyan:kenya nigerian:nigeria ghanaian:ghana ethiopian:ethiopia
		southafrican:southafrica californian:california texan:texas londoner:london parisian:paris`) {
		adjective, home, _ := strings.Cut(p, ":")
		demonyms[adjective] = home
	}
}
