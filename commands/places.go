package commands

import (
	"strings"
	"unicode"

	"byline/store"
)

// samePlace reports whether two texts name the same place, market or part: letter for letter apart from case, articles and
// signs, or as two names of one entity. "China" is not "outside China".
func (r *reading) samePlace(a, b string) bool {
	fa, fb := foldPlace(a), foldPlace(b)
	if fa == "" || fb == "" {
		return false
	}
	if fa == fb {
		return true
	}
	ea, eb := r.view.Resolve(a), r.view.Resolve(b)
	return len(ea.Entities) == 1 && len(eb.Entities) == 1 && ea.Entities[0].ID == eb.Entities[0].ID
}

// foldPlace is a place in the form in which it is compared.
func foldPlace(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	kept := words[:0]
	for _, w := range words {
		if w != "the" && w != "in" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// places are the places that the entity's facts of a relation are limited to, in the order in which they came on record;
// of every entity where who is nil, of every relation where it is empty.
func (r *reading) places(who *store.Entity, relation string) (places []string) {
	seen := make(map[string]bool)
	for i := range r.view.Record.Facts {
		f := &r.view.Record.Facts[i]
		if f.Where == "" || f.Retracted != "" || relation != "" && f.Relation != relation ||
			who != nil && f.Subject != who.ID && f.Object != who.ID {
			continue
		}
		if fold := foldPlace(f.Where); !seen[fold] {
			seen[fold] = true
			places = append(places, f.Where)
		}
		if len(places) == 100 {
			break
		}
	}
	return places
}
