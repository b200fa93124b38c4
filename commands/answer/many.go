package answer

import "slices"

// many is a list of stems so long that a fact is rather looked through for any of them than asked for each: words such as "rise" have
// a hundred synonyms.
type many struct {
	in     []uint64 // a bit for each stem of the story
	beside []uint32 // those that some fact has beside its text, or in the name of an entity
}

// few is how many stems are asked for one by one.
const few = 6

// manyOf prepares a list of stems; nil where it has few.
func (x *index) manyOf(stems []uint32) *many {
	if len(stems) <= few {
		return nil
	}
	k := &many{in: make([]uint64, (len(x.stems)+63)/64)}
	for _, s := range stems {
		if k.has(s) {
			continue
		}
		k.in[s/64] |= 1 << (s % 64)
		for _, w := range x.stems[s].forms {
			if x.words[w].beside {
				k.beside = append(k.beside, s)
				break
			}
		}
	}
	return k
}

func (k *many) has(stem uint32) bool { return k.in[stem/64]>>(stem%64)&1 != 0 }

// likely are those of a list of stems that a fact may have: all of a short list, of a long one those of the fact's text and those that
// stand beside texts. What it gives holds until it is called again.
func (m *matcher) likely(stems []uint32, k *many, n int32) []uint32 {
	if k == nil {
		return stems
	}
	x := m.v.index
	out := append(m.stemBuf[:0], k.beside...)
	for _, t := range x.fact(uint32(n)) {
		if s := x.words[t.word()].stem; k.has(s) {
			out = append(out, s)
		}
	}
	m.stemBuf = out
	return out
}

// stemIDs are the numbers of those of some stems that the story has.
func (v *View) stemIDs(stems map[string]bool) []uint32 {
	out := make([]uint32, 0, len(stems))
	for s, is := range stems {
		if id, ok := v.stemID(s); ok && is {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}
