package answer

import "slices"

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
	a := &worked[akin]{stem, akin{slices.Clip(v.synonyms(stem)), slices.Clip(kin), slices.Clip(append(slices.Clone(kin), v.fromWordnet(stem)...))}}
	at.Store(a)
	return &a.out
}
