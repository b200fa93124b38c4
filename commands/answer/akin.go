package answer

import (
	"slices"
	"strings"
	"sync"

	"byline/commands/answer/english"
)

// akin are the stems of a story that say the same as a stem, or nearly so.
type akin struct {
	close []uint32 // the same
	kin   []uint32 // kindred by our own table
	wider []uint32 // these, and what WordNet has
}

// mostAkin is of how many stems it is kept what is akin to them; members ask with few words.
const mostAkin = 1 << 9

// akinTo looks up a stem. What it gives must not be written to.
func (v *View) akinTo(stem string) *akin {
	if a, ok := v.akin.Get(stem); ok {
		return a
	}
	kin := v.kindred(stem)
	wider := append(slices.Clone(kin), v.fromWordnet(stem)...)
	if apart := aliensOf()[stem]; apart != nil {
		wider = slices.DeleteFunc(wider, func(id uint32) bool { return apart[v.index.stems[id].text] })
	}
	a := &akin{slices.Clip(v.synonyms(stem)), slices.Clip(kin), slices.Clip(wider)}
	v.akin.Put(stem, a)
	return a
}

// aliens are words that WordNet has for one another by a sense that news does not use: what is stolen is no bargain, and whoever guards
// a house does not insure it. The first of each line is apart from the others.
var aliens = []string{"buy steal theft thief bribe corrupt", "purchase steal theft", "acquire steal theft", "insure guard secure protect",
	"sell betray", "own confess admit", "charge load fill", "sue process", "lend impart bestow", "found base ground", "employ use apply"}

var aliensOf = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, line := range aliens {
		words := strings.Fields(line)
		one := english.Stem(words[0])
		if out[one] == nil {
			out[one] = map[string]bool{}
		}
		for _, w := range words[1:] {
			other := english.Stem(w)
			if out[other] == nil {
				out[other] = map[string]bool{}
			}
			out[one][other], out[other][one] = true, true
		}
	}
	return out
})

// synonyms are the stems of the story that say the same as a stem.
func (v *View) synonyms(stem string) []uint32 {
	var out []uint32
	for _, k := range english.Synonyms()[stem] {
		if id, ok := v.stemID(k); ok {
			out = append(out, id)
		}
	}
	return out
}

// kindred are the stems of the story that are kindred to a stem.
func (v *View) kindred(stem string) []uint32 {
	var out []uint32
	if base, ok := strings.CutPrefix(stem, "re"); ok && len(base) > 3 {
		for _, s := range [...]string{base, "a" + base} { // refloated is floated again, and afloat
			if id, ok := v.stemID(s); ok {
				out = append(out, id)
			}
		}
	}
	for _, k := range english.Kindred()[stem] {
		if id, ok := v.stemID(k); ok {
			out = append(out, id)
		}
	}
	return out
}

// fromWordnet are the stems of the story that WordNet has beside a stem.
func (v *View) fromWordnet(stem string) (ids []uint32) {
	for s := range strings.FieldsSeq(english.WordNet(stem)) {
		if id, ok := v.stemID(s); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

// alternatives are other ways to say the words of a unit, as stems of the story.
func (v *View) alternatives(stems []string) [][]uint32 {
	var out [][]uint32
	for _, entry := range english.Alike()[stems[0]] {
		if len(entry[0]) > len(stems) {
			continue
		}
		same := true
		for i, s := range entry[0] {
			same = same && stems[i] == s
		}
		if !same {
			continue
		}
	others:
		for _, o := range entry[1:] {
			var ids []uint32
			for _, s := range o {
				id, ok := v.stemID(s)
				if !ok {
					continue others
				}
				ids = append(ids, id)
			}
			out = append(out, ids)
		}
	}
	return out
}
