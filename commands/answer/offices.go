package answer

import (
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// officeWords are what those are called who head something, one at a time.
var officeWords = english.WordSet(`chief head director secretary commissioner president premier chairman chairwoman chairperson chair governor mayor
	minister chancellor ceo executive boss captain skipper commander superintendent administrator dean principal coach manager leader
	commandant warden rector provost speaker taoiseach general chieftain`)

// anyHead are what whoever heads anything may be called.
var anyHead = english.WordSet(`chief head boss leader executive chair`)

// lesserOffices are held by several, or in a task rather than a body.
var lesserOffices = english.WordSet(`judge magistrate prosecutor investigator sheriff lawyer spokesman spokeswoman spokesperson founder editor producer engineer`)

// stateOffices are offices of state, which no other body's leader has.
var stateOffices = english.WordSet(`mayor governor premier prime chancellor king queen minister senator pope`)

// stateWords are what bodies are called that govern.
var stateWords = english.WordSet(`government cabinet state ministry department republic kingdom city town state union commonwealth parliament court diocese church`)

// qualifiedOffice are words before an office that make a lesser one of it, or one of several.
var qualifiedOffice = english.WordSet(`deputy vice assistant under shadow former acting associate junior press project finance art creative film
	music technical sporting site`)

// findOffices finds the story's own relations that tell who heads a body: "Commissioner", "Secretary of state". The value says whether
// whoever asks for its leader may mean it.
func (v *View) findOffices() map[string]bool {
	out := map[string]bool{}
	for i := range v.Record.Relations {
		rel := &v.Record.Relations[i]
		if rel.Builtin || rel.Symmetric || !namesOffice(rel.Label) && !namesOffice(strings.ReplaceAll(rel.Slug, "-", " ")) {
			continue
		}
		held, heads := false, true
		for _, n := range v.vocab.of[rel.Slug] {
			holder, of := v.Entity(v.Record.Facts[n].Object), v.Entity(v.Record.Facts[n].Subject)
			if holder == nil || of == nil {
				continue
			}
			if of.Kind == store.KindPerson {
				holder, of = of, holder
			}
			if holder.Kind != store.KindPerson {
				continue
			}
			held = true
			heads = heads && (of.Kind == store.KindCompany || of.Kind == store.KindOrganisation || of.Kind == store.KindPlace)
		}
		if held {
			out[rel.Slug] = heads
		}
	}
	return out
}

// heads reports whether any of the story's own relations tells who heads a body.
func (v *View) heads() bool {
	for _, h := range v.offices() {
		if h {
			return true
		}
	}
	return false
}

// leading keeps the phrases that ask for whoever leads.
func (v *View) leading(all []phrase) (out []phrase) {
	for _, p := range all {
		if v.Record.Relations[p.relation].Slug == "leader" {
			out = append(out, p)
		}
	}
	return out
}

// namesOffice reports a label that is an office: "Commissioner", "Secretary of state", "Fire chief", "Captain of".
func namesOffice(label string) bool {
	words := nameWords(label)
	for i, w := range words {
		if english.Prepositions[w] {
			words = words[:i]
			break
		}
	}
	if len(words) == 0 || len(words) > 2 || qualifiedOffice[words[0]] {
		return false
	}
	return officeWords[words[len(words)-1]]
}

// turning are the stems of verbs by which a text tells who came after whom.
var turning = english.StemSet(`replace succeed follow`)

// turnTold reads in a fact's text who came after whom in a place: "Mikati followed Diab as prime minister"; 0 for none.
func (v *View) turnTold(n int32) (later, earlier store.EntityID) {
	x := v.index
	toks := x.fact(uint32(n))
	word := func(i int) string {
		if i < 0 || i >= len(toks) {
			return ""
		}
		return x.words[toks[i].word()].text
	}
	for i := range toks {
		st := x.stems[x.words[toks[i].word()].stem].text
		at := i
		switch {
		case turning[st]:
		case st == "take" && word(i+1) == "over":
			const most = 8 // words of what was taken over
			at = i + 2
			for at < len(toks) && at < i+2+most && word(at) != "from" && toks[at].flags()&english.FlagBreak == 0 {
				at++
			}
			if word(at) != "from" {
				continue
			}
		default:
			continue
		}
		verb, passive := v.verbIn(toks, i)
		if !verb {
			continue
		}
		var before, after []int32
		for _, p := range v.placedIn(n) {
			switch {
			case p.to <= i && toks[p.to-1].flags()&english.FlagPoss == 0 && !english.Prepositions[word(p.from-1)]:
				before = p.entities
			case p.from > at && after == nil && p.from-at < 5:
				if passive == (word(p.from-1) == "by" || word(p.from-2) == "by") {
					after = p.entities
				}
			}
		}
		if passive {
			before, after = after, before
		}
		if len(after) != 1 {
			continue
		}
		earlier = v.Record.Entities[after[0]].ID
		if len(before) == 1 {
			later = v.Record.Entities[before[0]].ID
		} else if f := &v.Record.Facts[n]; !passive {
			for _, id := range [...]store.EntityID{f.Object, f.Subject} {
				if e := v.Entity(id); e != nil && e.Kind == store.KindPerson && id != earlier {
					later = id // "She took over from Jones"
					break
				}
			}
		}
		if later != 0 && later != earlier && v.Entity(later).Kind == v.Entity(earlier).Kind {
			return later, earlier
		}
		return 0, 0
	}
	return 0, 0
}

// officeAfter reports that the words after token i name an office: "who followed Diab as prime minister".
func (q *query) officeAfter(i int) bool {
	for k := i + 1; k < len(q.toks); k++ {
		if q.word(k) == "as" {
			return true
		}
	}
	return false
}
