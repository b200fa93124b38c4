package answer

import (
	"slices"
	"strings"
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
	at := v.akin.place(stem)
	if a := at.Load(); a != nil && a.text == stem {
		return &a.out
	}
	kin := v.kindred(stem)
	wider := append(slices.Clone(kin), v.fromWordnet(stem)...)
	if apart := aliensOf()[stem]; apart != nil {
		wider = slices.DeleteFunc(wider, func(id uint32) bool { return apart[v.index.stems[id].text] })
	}
	a := &worked[akin]{stem, akin{slices.Clip(v.synonyms(stem)), slices.Clip(kin), slices.Clip(wider)}}
	at.Store(a)
	return &a.out
}

// aliens are words that WordNet has for one another by a sense that news does not use: what is stolen is no bargain, and whoever guards
// a house does not insure it. The first of each line is apart from the others.
var aliens = []string{"buy steal theft thief bribe corrupt", "purchase steal theft", "acquire steal theft", "insure guard secure protect",
	"sell betray", "own confess admit", "charge load fill", "sue process", "lend impart bestow", "found base ground", "employ use apply"}

var aliensOf = lazy(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, line := range aliens {
		words := strings.Fields(line)
		one := stem(words[0])
		if out[one] == nil {
			out[one] = map[string]bool{}
		}
		for _, w := range words[1:] {
			other := stem(w)
			if out[other] == nil {
				out[other] = map[string]bool{}
			}
			out[one][other], out[other][one] = true, true
		}
	}
	return out
})
