package answer

import (
	"cmp"
	"slices"
	"time"

	"byline/store"
)

// Link is one fact that relates an entity to something.
type Link struct {
	Fact    *store.Fact
	Inverse bool           // the entity is the fact's object
	Other   store.EntityID // 0 where the other side is a literal or not said
	State   State
}

// Related lists the facts that relate e by the relation, in either direction as the relation has it, each with the other
// side, current ones first, then newest first. Facts that are not known at t are left out. A relation that says the same
// from the other side counts, its roles swapped: "Foxconn – customer – Apple" is among Apple's suppliers.
func (v *View) Related(e store.EntityID, relation string, t time.Time) []Link {
	var links []Link
	swapped := v.inverse[relation]
	rel := v.Relation(relation)
	for _, r := range v.of[e] {
		f := &v.Record.Facts[r.fact]
		same := f.Relation == relation
		if !same && !slices.Contains(swapped, f.Relation) {
			continue
		}
		l := Link{Fact: f}
		switch {
		case r.as&asSubject != 0:
			l.Inverse, l.Other = !same, f.Object
		case r.as&asObject != 0:
			l.Inverse, l.Other = same && (rel == nil || !rel.Symmetric), f.Subject
		default:
			continue
		}
		if l.State = v.State(f, t); l.State.Known {
			links = append(links, l)
		}
	}
	slices.SortStableFunc(links, func(a, b Link) int {
		if a.State.Current() != b.State.Current() {
			if a.State.Current() {
				return -1
			}
			return 1
		}
		return v.newer(a.Fact, b.Fact)
	})
	return links
}

// HasRelation reports whether a fact, of now or of the past, relates e by the relation: whether Related would list anything
// once all is known. It stops at the first.
func (v *View) HasRelation(e store.EntityID, relation string) bool {
	swapped := v.inverse[relation]
	return slices.ContainsFunc(v.of[e], func(r role) bool {
		f := &v.Record.Facts[r.fact]
		return r.as&(asSubject|asObject) != 0 && f.Retracted == "" &&
			(f.Relation == relation || len(swapped) > 0 && slices.Contains(swapped, f.Relation))
	})
}

// newer orders the newest first: by publication, then by when it happened, then by the order in which they came on record.
func (v *View) newer(a, b *store.Fact) int {
	return v.newerOf(v.facts[a.ID], v.facts[b.ID])
}

// newerOf is newer of facts as counted in the record.
func (v *View) newerOf(i, j int32) int {
	a, b := &v.Record.Facts[i], &v.Record.Facts[j]
	return cmp.Or(cmp.Compare(v.known[j], v.known[i]), b.Happened.Compare(a.Happened), cmp.Compare(i, j))
}

// About lists the facts that name the entity as subject, object or speaker, or in their text, and are known at t; the most
// telling first: current before past, then what is said of it before what it says and where it is merely named, newest
// first among equals.
func (v *View) About(e store.EntityID, t time.Time) []*store.Fact {
	at, over := v.instant(t)
	type entry struct {
		fact *store.Fact
		rank int
	}
	var found []entry
	for _, r := range v.of[e] {
		if !v.knownAt(r.fact, at) {
			continue
		}
		rank := 8
		switch {
		case r.as&asSubject != 0:
			rank = 0
		case r.as&asObject != 0:
			rank = 1
		case r.as&asSpeaker != 0:
			rank = 2
		default:
			rank = 3
		}
		if !v.currentAt(r.fact, at, over) {
			rank += 4
		}
		found = append(found, entry{&v.Record.Facts[r.fact], rank})
	}
	slices.SortStableFunc(found, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), v.newer(a.fact, b.fact))
	})
	facts := make([]*store.Fact, len(found))
	for i := range found {
		facts[i] = found[i].fact
	}
	return facts
}
