package answer

import (
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// outsides are the words that turn a place into all but it.
var outsides = english.WordSet(`outside beyond excluding except besides ex`)

// abroad are the words for everywhere else.
var abroad = english.WordSet(`abroad overseas internationally international worldwide global globally elsewhere`)

// readWhere reads what a fact is limited to: "China", "outside China", "international".
func (v *View) readWhere(text string) place {
	toks := english.Tokenize(text)
	p := place{entity: -1}
	var words []string
	for i, t := range toks {
		switch {
		case outsides[t.Text] || t.Text == "rest" || t.Text == "not":
			p.outside = true
		case abroad[t.Text]:
			p.outside = true
		case i == 0 && (t.Text == "the" || t.Text == "in" || t.Text == "at"), p.outside && (t.Text == "of" || t.Text == "the" || t.Text == "in"):
		default:
			words = append(words, t.Text)
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

// readPlaces finds the places that limit the question.
func (q *query) readPlaces() {
	for i := 0; i < len(q.toks); i++ {
		if q.use[i] == useDate {
			continue
		}
		if abroad[q.word(i)] && q.use[i] != useName && !(q.word(i) == "international" && i+1 < len(q.toks) && q.toks[i+1].Flags&english.FlagCap != 0) {
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
		if home := demonyms[q.word(i)]; home != "" && !q.v.vocab.places[placeName(q.word(i)+q.word(i+1))] {
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
			for to < len(q.toks) && q.use[to] == useContent && q.toks[to].Flags&english.FlagCap != 0 {
				to++
			}
			q.addPlace(place{key: placeName(strings.Join(english.Texts(q.toks[i:to]), "")), entity: -1, from: i, to: to})
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
