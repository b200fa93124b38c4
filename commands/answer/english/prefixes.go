package english

import (
	"strings"
	"sync"
)

// notUn are words that begin with un- and are the opposite of nothing.
var notUn = StemSet(`unit unite unity union unique uniform unify universe universal university under until unto unveil unleash uncover unanimous
	unearth unison undergo undertake uncle unless`)

// deniedWith are the words of which other prefixes than un- make the opposite. They are few: an import is not the opposite of a port.
var deniedWith = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for prefix, words := range map[string]string{
		"in": `accurate action active adequate admissible appropriate capable competent complete consistent correct decent dependent direct effective
			efficient eligible equality experienced flexible formal frequent offensive secure sincere solvent stable sufficient tolerant valid
			visible voluntary`,
		"im": `balance mature mobile moral mortal partial patient perfect polite possible practical precise probable proper`,
		"il": `legal legible legitimate logical`,
		"ir": `rational regular relevant responsible reversible`,
		"dis": `ability able advantage agree allow appear approve believe connect continue credit embark honest like loyal obey pleased prove qualify
			regard satisfied similar trust`,
		"non": `compliance compliant existent violent stop`,
	} {
		for _, w := range strings.Fields(words) {
			a, b := Stem(w), Stem(prefix+w)
			m[a], m[b] = b, a
		}
	}
	return m
})

// TurnedBy is the stem that says the opposite of a word by a prefix that one of the two has: seaworthy, unseaworthy. It need not be a
// word.
func TurnedBy(word string) []string {
	var out []string
	if s, ok := deniedWith()[Stem(word)]; ok {
		out = append(out, s)
	}
	const least = 4 // letters after the prefix
	if rest, ok := strings.CutPrefix(word, "un"); ok {
		if len(rest) >= least && !notUn[Stem(word)] {
			out = append(out, Stem(rest))
		}
	} else if len(word) >= least && !notUn[Stem("un"+word)] {
		out = append(out, Stem("un"+word))
	}
	return out
}
