package store

import (
	"iter"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// check judges, once the whole file is read, what no field shows by itself: references, keys, circles of replacements and fields that exclude each other.
func (r *fileReader) check() {
	f := r.file
	known := map[string]map[string]bool{"entity": {}, "relation": {}, "source": {}}
	for i := range f.Entities {
		known["entity"][f.Entities[i].Slug] = true
	}
	for _, rel := range Vocabulary() {
		known["relation"][rel.Slug] = true
	}
	for i := range f.Relations {
		known["relation"][f.Relations[i].Slug] = true
	}
	for i := range f.Sources {
		known["source"][f.Sources[i].Slug] = true
	}
	for _, ref := range r.refs {
		if !known[ref.kind][ref.slug] {
			r.faultAt(ref.at, "no %s %s in this file%s", ref.kind, quoted(ref.slug), r.hint(ref.slug, known[ref.kind]))
		}
	}
	first := make(map[string]int, len(f.Facts)) // fact by key
	for i := range f.Facts {
		fact := &f.Facts[i]
		r.checkFact(fact, &r.facts[i])
		if fact.Key == "" {
			continue
		}
		if j, twice := first[fact.Key]; twice {
			r.faultAt(r.facts[i].key, "key %s is used twice, first on line %d", quoted(fact.Key), r.facts[j].key.line)
			continue
		}
		first[fact.Key] = i
	}
	for i := range f.Facts {
		r.leaveOpen(first, i, "replaces", f.Facts[i].Replaces, r.facts[i].replaces)
		r.leaveOpen(first, i, "disputes", f.Facts[i].Disputes, r.facts[i].disputes)
	}
	r.checkCircles(first)
}

// leaveOpen notes a key that the file does not define: it may be on record.
func (r *fileReader) leaveOpen(defined map[string]int, fact int, name, key string, at position) {
	if _, ok := defined[key]; key != "" && !ok {
		r.file.open = append(r.file.open, openKey{Fact: fact, Field: name, Key: key, Line: at.line, Column: at.column})
	}
}

func (r *fileReader) checkFact(f *FileFact, at *factPlaces) {
	if f.Object != "" && f.Value != "" {
		r.faultAt(at.value, "the fact has an object and a value; it can have only one of them")
	}
	if f.Relation != "" && f.Subject == "" {
		r.faultAt(at.relation, "the fact has a relation but no subject")
	}
	if f.Key != "" && f.Replaces == f.Key {
		r.faultAt(at.replaces, "the fact replaces itself")
	}
	if f.Key != "" && f.Disputes == f.Key {
		r.faultAt(at.disputes, "the fact disputes itself")
	}
	if !f.Until.IsZero() && !f.Happened.IsZero() {
		from, _ := f.Happened.Span(r.loc)
		if _, to := f.Until.Span(r.loc); !to.After(from) {
			r.faultAt(at.until, "until %s lies before happened %s", f.Until, f.Happened)
		}
	}
}

// checkCircles finds facts that replace each other in a circle. Each fact replaces at most one, so a walk along replaces
// either ends or comes back.
func (r *fileReader) checkCircles(byKey map[string]int) {
	facts := r.file.Facts
	walk := make([]int, len(facts)) // number of the walk that has been here
	for start := range facts {
		var path []string
		i, ok := start, true
		for ; ok && walk[i] == 0; i, ok = byKey[facts[i].Replaces] {
			walk[i] = start + 1
			path = append(path, facts[i].Key)
			if facts[i].Replaces == "" {
				ok = false
				break
			}
		}
		if !ok || walk[i] != start+1 {
			continue
		}
		if from := slices.Index(path, facts[i].Key); from >= 0 && len(path)-from > 1 {
			circle := append(path[from:], facts[i].Key)
			if len(circle) > 8 {
				circle = slices.Concat(circle[:4], []string{"…"}, circle[len(circle)-2:])
			}
			r.faultAt(r.facts[i].replaces, "facts replace each other in a circle: %s", strings.Join(circle, " → "))
		}
	}
}

// hint proposes the nearest of the known names. Each costs a comparison with all of them, so a file gets only so many.
func (r *fileReader) hint(typed string, known map[string]bool) string {
	if r.hints++; r.hints > maxHints {
		return ""
	}
	return nearest(typed, known)
}

const (
	maxHints  = 50    // given of one file
	maxHinted = 2_000 // names that are compared for one
)

// nearestName is the one of the known names that is hardly different from what was typed, "" where there is none.
func nearestName(typed string, known iter.Seq[string]) string {
	if len(typed) > MaxSlug {
		return ""
	}
	best, least := "", []int{1, 1, 2, 2, 3}[min(len(typed), 4)] // fewer edits than this
	for k := range known {
		d := levenshtein.ComputeDistance(typed, k)
		if d < least || d == least && best != "" && k < best {
			best, least = k, d
		}
	}
	return best
}
