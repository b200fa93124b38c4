package answer

import (
	"slices"
	"strings"
	"sync"

	"byline/commands/answer/english"
	"byline/store"
)

// roleNouns are what people are by what they do or what befell them. Whoever asks which of them asks for a person, and yet for none but
// such a one.
var roleNouns = english.WordSet(`president leader king queen prince princess senator governor mayor lawmaker congressman congresswoman lawyer prosecutor
	actor actress singer musician director author writer journalist reporter scientist researcher professor engineer doctor nurse teacher
	student astronaut diver pilot captain driver soldier worker victim survivor suspect defendant prisoner hostage passenger striker
	goalkeeper defender midfielder athlete cyclist runner coach referee founder billionaire chairman chairwoman spokesman spokeswoman
	minister ambassador diplomat chef designer photographer thief robber gunman whistleblower witness`)

// siteNouns are sorts of places that have names of their own.
var siteNouns = english.WordSet(`prison jail hospital hotel airport harbour harbor courthouse street museum cemetery church cathedral embassy`)

// readRole reads "which foreign president", "what actress": the noun of which or what that a person answers to.
func (q *query) readRole(from int) {
	for k := from; k < len(q.toks) && k < from+4; k++ {
		w := q.word(k)
		if english.Auxiliaries[w] || q.use[k] != useContent && q.use[k] != useLight || english.Prepositions[w] || k > from && q.verbAt(k) {
			return
		}
		one := w
		if !roleNouns[w] && !siteNouns[w] {
			one = strings.TrimSuffix(w, "s")
		}
		if siteNouns[one] && q.toks[k].Flags&english.FlagPoss == 0 && q.toks[k].Flags&english.FlagCap == 0 {
			q.seek, q.noun, q.list = seekPlace, k, one != w
			return
		}
		if roleNouns[one] && q.toks[k].Flags&english.FlagPoss == 0 {
			q.seek, q.noun, q.list = seekPerson, k, one != w
			return
		}
	}
}

// partNouns are the parts of a place that one may ask for.
var partNouns = english.WordSet(`part parts area areas district districts corner side end bit suburb quarter neighbourhood neighborhood borough`)

// readPartOf reads "which part of London did it happen in" as a question for a place.
func (q *query) readPartOf(i int) bool {
	j := i + 1
	if !partNouns[q.word(j)] || q.word(j+1) != "of" {
		return false
	}
	k := j + 2
	if q.word(k) == "the" {
		k++
	}
	if k >= len(q.toks) {
		return false
	}
	if m := q.nameAt(k); m != nil && !q.isKind(m, store.KindPlace) || m == nil && q.toks[k].Flags&english.FlagCap == 0 && demonymOf(q.word(k)) == "" && k-j < 3 {
		return false
	}
	q.seek, q.noun = seekPlace, j
	q.mark(j, k, useType)
	q.use[j+1] = useStop
	return true
}

// demonymOf is the adjective of a place, where it is known.
func demonymOf(place string) string {
	for adjective, home := range demonyms {
		if home == place {
			return adjective
		}
	}
	return ""
}

// goods are the families of things that one may ask which of it was: a song is no film.
var goods = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for i, family := range strings.Split(`song songs track tracks single anthem hit|film films movie movies picture documentary|book books novel memoir|
		ship ships boat boats vessel vessels ferry freighter tanker yacht submarine submersible|plane planes aircraft jet jets airliner helicopter|
		rocket rockets launcher booster|spacecraft probe lander rover orbiter telescope satellite|vaccine vaccines drug drugs medicine|
		phone phones smartphone handset|car cars vehicle truck van lorry|app apps software chatbot program|album albums|chemical gas substance material`, "|") {
		for _, w := range strings.Fields(family) {
			m[w] = i + 1
		}
	}
	return m
})

// sortFit is what is left of an entity's claim to be of the sort that the noun of which or what names: less where it is told to be of
// another.
func (m *matcher) sortFit(e *store.Entity) float64 {
	if m.noun < 0 {
		return 1
	}
	asked, other := goods()[m.word(m.noun)], false
	if asked == 0 {
		return 1
	}
	for _, text := range append([]string{e.Name, e.Summary}, e.Aliases...) {
		for _, w := range nameWords(text) {
			switch goods()[w] {
			case asked:
				return 1
			case 0:
			default:
				other = true
			}
		}
	}
	if other {
		return 0.5
	}
	return 1
}

// conveying are the stems of verbs that say no more than what a thing is there for: what lifted it is the rocket.
var conveying = english.StemSet(`carry lift bring bear take fly transport haul move use have hold host run get`)

// conveyed reports such a verb at token i after a noun of which or what that is a relation on record.
func (q *query) conveyed(i int) bool {
	if q.shape != shapeWh || q.noun < 0 || i < q.noun || !conveying[q.stems[i]] {
		return false
	}
	noun, verb := q.relationAt(q.noun), q.relationAt(i)
	return noun != nil && slices.ContainsFunc(noun.is, func(p phrase) bool {
		return q.written(q.noun, p) && q.v.hasFacts(p) &&
			(verb == nil || !slices.ContainsFunc(verb.is, func(o phrase) bool { return o.relation == p.relation }))
	})
}

// supports are the stems of verbs that say no more than that there is what the noun of which or what names: which offers were made.
var supports = english.StemSet(`give make grant receive get have hold issue put`)

// supported reports such a verb at token i, where the question has no other.
func (q *query) supported(i int) bool {
	if !q.list || q.noun < 0 || i <= q.noun || q.use[q.noun] != useContent || !supports[q.stems[i]] {
		return false
	}
	for k := q.noun + 1; k < len(q.toks); k++ {
		if k != i && q.use[k] == useContent && q.verbLike(k) {
			return false
		}
	}
	return true
}

// tellers are the stems of verbs of telling.
var tellers = english.StemSet(`say think believe find claim conclude report state tell argue reckon admit allege confirm`)

// toldApart writes "what did the inquiry say caused the fire" as what it asks: what caused the fire, by what the inquiry says.
func (v *View) toldApart(text string, toks []english.Token) string {
	for i := 0; i+4 < len(toks) && i < 4; i++ {
		if !questionWords[toks[i].Text] || toks[i].Text == "how" || toks[i].Text == "why" || toks[i].Text == "when" || toks[i].Text == "where" {
			continue
		}
		j := i + 1
		for j < len(toks) && j < i+3 && !asksDo[toks[j].Text] {
			j++
		}
		if j >= len(toks) || !asksDo[toks[j].Text] {
			return text
		}
		for k := j + 2; k+1 < len(toks) && k < j+6; k++ {
			next := toks[k+1].Text
			if tellers[v.stemOf(toks[k].Text)] && (english.Auxiliaries[next] && next != "do" && next != "to" || english.Pasts[next] || english.Presents[next] || len(next) > 4 && strings.HasSuffix(next, "ed")) &&
				!slices.ContainsFunc(toks[j+1:k], func(t english.Token) bool {
					return english.Prepositions[t.Text] && t.Text != "of" || english.Auxiliaries[t.Text]
				}) {
				end := strings.TrimRight(text[toks[k+1].Start:], " ?!.")
				return text[:toks[j].Start] + end + " according to " + text[toks[j+1].Start:toks[k-1].End]
			}
		}
		return text
	}
	return text
}

var asksDo = english.WordSet(`did does do has have`)

// agentNoun reports a noun of what people are by what they do: which riders confessed may be told without a word of their trade.
func agentNoun(noun string) bool {
	one := strings.TrimSuffix(noun, "s")
	if agents[one] || roleNouns[one] {
		return true
	}
	if noAgents[one] || goods()[one] != 0 || siteNouns[one] || spanUnits[one] || len(one) < 5 {
		return false
	}
	for _, end := range [...]string{"er", "or", "ist", "ian", "ant", "man", "men"} {
		if strings.HasSuffix(one, end) {
			return true
		}
	}
	return false
}

// agents are such nouns without an ending that says so, and noAgents others that have one.
var (
	agents = english.WordSet(`member teammate mate classmate crewmate shipmate inmate relative celebrity employee trainee detainee refugee nominee appointee aide
		chief boss head hero spy agent expert analyst critic friend ally colleague guest resident citizen star recruit veteran`)
	noAgents = english.WordSet(`offer order letter paper number power tower factor error sensor reactor motor matter chapter river computer trailer poster layer answer
		corner center water fiber container router server mirror floor color colour minor manor rumor rumour restaurant plant warrant covenant filter
		newspaper transformer meter metre counter barrier border chamber cylinder folder shoulder summer winter weather danger disaster layover
		takeover handover order border boiler burner breaker charger helicopter bomber fighter cruiser destroyer carrier lander trader
		variant pollutant remnant implant specimen regimen anchor harbor tumor terror horror honor humor labor flavor favor behavior
		register transfer charter quarter headquarter manner banner dinner theater theatre character disorder murder figure cover laser
		elevator generator monitor vector indicator accelerator calculator processor projector detector tractor corridor sector`)
)
