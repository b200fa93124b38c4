package answer

import (
	"slices"

	"byline/commands/answer/english"
)

// readLength reads "how long" as asking for a length where the story has one by that name.
func (q *query) readLength() {
	for i := 1; i < len(q.toks) && q.seek == seekDuration; i++ {
		if q.word(i) != "long" || q.word(i-1) != "how" {
			continue
		}
		if q.lastsAfter(i + 1) {
			return // how long something was done, or went on
		}
		is := slices.DeleteFunc(q.v.measuring("long", english.Measure{Stems: []string{"length", "long"}}), func(p phrase) bool {
			rel := &q.v.Record.Relations[p.relation]
			return rel.Builtin || len(q.named) > 0 && !slices.ContainsFunc(q.named, func(m mention) bool {
				return len(q.v.vocab.slots[slot{q.v.Record.Entities[m.entities[0]].ID, rel.Slug}]) > 0
			})
		})
		if len(is) > 0 {
			q.rels = append(q.rels, relationMention{from: i, to: i + 1, is: is, part: true})
			q.use[i] = useContent
		}
		return
	}
}

// lastsAfter reports that what follows "how long" tells of what is done or goes on, which has a time and no length in space.
func (q *query) lastsAfter(i int) bool {
	for ; i < len(q.toks); i++ {
		switch w := q.word(i); {
		case q.use[i] == useName || q.use[i] == useDate || q.use[i] == useShape || q.relationAt(i) != nil && !q.relationAt(i).verb && !lastingFor[q.stems[i]]:
		case w == "is" || w == "are" || w == "was" || w == "were" || w == "the" || w == "a" || w == "an":
		case q.stems[i] == "measur" || w == "does" && q.stems[len(q.toks)-1] == "measur":
		case english.Auxiliaries[w], lastingFor[q.stems[i]], q.verbLike(i), w == "after", w == "before", w == "until", w == "since", w == "to":
			return true
		}
	}
	return false
}

// measuring are the relations that an adjective after "how" may ask for: those that people ask for in just these words, and those
// that are called by what it measures, as far as the story has facts of them.
func (v *View) measuring(adjective string, m english.Measure) []phrase {
	var out []phrase
	add := func(p phrase) {
		if len(v.vocab.of[v.Record.Relations[p.relation].Slug]) > 0 &&
			!slices.ContainsFunc(out, func(o phrase) bool { return o.relation == p.relation }) {
			out = append(out, p)
		}
	}
	for _, p := range v.vocab.phrases["how"] {
		if len(p.stems) > 1 && p.stems[1] == english.Stem(adjective) {
			add(p)
		}
	}
	for _, s := range m.Stems {
		for _, p := range v.vocab.phrases[s] {
			if len(p.stems) == 1 {
				add(p)
			}
		}
	}
	if len(out) == 0 && sizing[adjective] && adjective != "far" {
		for _, w := range [...]string{"length", "height", "area", "width", "diameter", "weight", "mass", "tonnage", "displacement"} {
			for _, p := range v.vocab.phrases[english.Stem(w)] {
				if len(p.stems) == 1 && p.words[0] == w && len(out) == 0 {
					add(p)
				}
			}
		}
	}
	return out
}

// rangeFrom is where a range of figures begins that ends with the figure at a token: "two to four weeks".
func rangeFrom(toks []english.Token, at int) int {
	if at > 1 && (toks[at-1].Text == "to" || toks[at-1].Text == "or") && english.IsFigure(&toks[at-2]) && !ordinal(toks[at-2:at-1]) && toks[at].Flags&english.FlagBreak == 0 {
		return at - 2
	}
	return at
}
