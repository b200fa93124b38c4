package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
)

// takingPlace are the stems of verbs that say no more than that something was.
var takingPlace = english.StemSet(`take happen occur hold locate`)

// lastingFor are the stems of verbs that say no more than that something took its time.
var lastingFor = english.StemSet(`last take continue run go remain stay endure term duration spell stretch spend`)

// bringing are the stems of verbs that say no more than that what stands before them came to pass: a letter is sent, a speech given.
var bringing = english.StemSet(`send make give issue bring file deliver hold reach publish release take sign submit`)

// supporting are the stems of verbs that say no more than that somebody has an office or a task.
var supporting = english.StemSet(`handle serve act perform conduct undertake`)

// scaling are the nouns that ask how much there is of what follows them.
var scaling = english.WordSet(`size amount number level extent scale value total figure`)

// pairing count who is known to be so many: the two sides.
var pairing = english.WordSet(`two both three`)

// affairs are what people call what a story is about.
var affairs = english.WordSet(`scandal affair saga controversy incident tragedy disaster catastrophe ordeal episode fiasco debacle
	mess chaos drama furore row`)

// sizes before "part of" make an amount of it.
var sizes = english.WordSet(`big bigger large larger huge major good great main significant sizeable small smaller tiny substantial`)

// counted reports a noun at token i that says no more than that the one before it, a relation on record, is counted: the creditor
// count.
func (q *query) countedBefore(i int) bool {
	switch q.word(i) {
	case "count", "tally", "number", "total", "figure", "amount":
	default:
		return false
	}
	rel := q.relationAt(i - 1)
	return rel != nil && !rel.verb && rel.to == i && q.v.onRecord(rel)
}

// nounOnRecord reports that the noun of which or what is a relation of which the story has facts.
func (q *query) nounOnRecord() bool {
	if q.noun < 0 {
		return false
	}
	rel := q.relationAt(q.noun)
	return rel != nil && q.v.onRecord(rel)
}

// onRecord reports that the story has facts of one of the relations.
func (v *View) onRecord(rel *relationMention) bool {
	return slices.ContainsFunc(rel.is, v.hasFacts)
}

// attributeBefore reports a noun right before token i, but for a form of be, that is a relation of which the story has facts.
func (q *query) attributeBefore(i int) bool {
	for i--; i > 0 && beings[q.word(i)]; i-- {
	}
	for k := i; k > 0 && k > i-2 && q.use[k] != useName; k-- {
		if rel := q.relationAt(k); rel != nil && !rel.verb {
			return q.v.onRecord(rel)
		}
	}
	return false
}

// ownRecord reports that facts of a relation are on record, of what is named where anything is.
func (q *query) ownRecord(rel *relationMention) bool {
	if rel == nil || len(q.named) == 0 {
		return rel != nil && q.v.onRecord(rel)
	}
	return slices.ContainsFunc(rel.is, func(p phrase) bool {
		return slices.ContainsFunc(q.named, func(m mention) bool {
			return slices.ContainsFunc(m.entities, func(e int32) bool {
				return len(q.v.vocab.slots[slot{q.v.Record.Entities[e].ID, q.v.Record.Relations[p.relation].Slug}]) > 0
			})
		})
	})
}

// hasFacts reports that facts of the relation that a phrase asks for are on record.
func (v *View) hasFacts(p phrase) bool {
	return len(v.vocab.of[v.Record.Relations[p.relation].Slug]) > 0
}

// attributeAfter reports a noun soon after token i that is a relation of which the story has facts.
func (q *query) attributeAfter(i int) bool {
	named := 0
	for k := i + 1; k < len(q.toks) && k < i+4+named; k++ {
		if q.use[k] == useName {
			named++
			continue
		}
		if rel := q.relationAt(k); rel != nil {
			return !rel.verb && q.v.onRecord(rel)
		}
	}
	return false
}

// hearsay are what says no more than that somebody says so: "is believed to have fled".
var hearsay = english.WordSet(`thought believed understood reported rumoured rumored said known held alleged considered`)

// beingBefore reports a form of be some words before token i: a name may stand between.
func (q *query) beingBefore(i int) bool {
	const most = 6
	for k := i - 1; k >= 0 && k > i-most; k-- {
		if beings[q.word(k)] {
			return true
		}
	}
	return false
}

// helpsTo reports that token i says "help" of another verb: "help start", "helped to found".
func (q *query) helpsTo(i int) bool {
	if q.stems[i] != "help" {
		return false
	}
	k := i + 1
	if q.word(k) == "to" {
		k++
	}
	return k < len(q.toks) && q.use[k] == useContent && !english.StopWords[q.word(k)] && !english.Prepositions[q.word(k)] && q.toks[k].Flags&english.FlagPoss == 0 &&
		!strings.HasSuffix(q.word(k), "s") && (k > i+1 || len(q.v.vocab.phrases[q.stems[k]]) > 0)
}
