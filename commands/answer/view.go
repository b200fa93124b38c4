package answer

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"
	"time"

	"byline/commands/answer/english"
	"byline/commands/answer/recent"
	"byline/store"
)

// View is one story as one guild sees it, indexed in memory. It never changes after it is built; what it returns is shared
// and must not be written to.
type View struct {
	Record *store.Record

	loc       *time.Location
	entities  map[store.EntityID]int32
	slugs     map[string]int32
	facts     map[store.FactID]int32
	keys      map[string]int32
	relations map[string]int32
	// inverse pairs relations that say the same from either side: supplier and customer.
	inverse map[string][]string

	known, ended []int64   // by fact: Unix ms from which it is on record; from which it is over
	happened     []stretch // by fact: when it happened, as far as that is known
	last         int64     // Unix ms of the latest publication
	replacedBy   map[int32][]int32
	against      map[int32][]int32
	of           map[store.EntityID][]role // the facts that name the entity, in order

	index      *index
	names      *names
	vocab      *vocab
	parses     *recent.Texts[*parsed]
	akin       *recent.Texts[*akin]
	prose      bool                      // its facts are bare sentences
	described  func() map[string][]int32 // the entities by the words of their summaries
	offices    func() map[string]bool    // the story's own relations that tell who heads something
	firstNames func() map[string][]int32 // the people by their first names
	sortedKeys []uint32                  // the facts by key
}

// role is one fact and the ways in which it names an entity.
type role struct {
	fact int32
	as   uint8
}

// The ways in which a fact names an entity.
const (
	asSubject = 1 << iota
	asObject
	asSpeaker
	asMention // in its text
)

// The instants of what never was published and of what is not over.
const (
	never   = math.MaxInt64
	forever = math.MaxInt64
)

// NewView indexes a record.
func NewView(r *store.Record) *View {
	v, _ := buildView(context.Background(), r) // nothing but the context can stop it
	return v
}

// buildView indexes a record; its error is the context's.
func buildView(ctx context.Context, r *store.Record) (*View, error) {
	v := &View{Record: r, loc: r.Story.Location(),
		entities: make(map[store.EntityID]int32, len(r.Entities)), slugs: make(map[string]int32, len(r.Entities)),
		facts: make(map[store.FactID]int32, len(r.Facts)), keys: make(map[string]int32, len(r.Facts)),
		relations: make(map[string]int32, len(r.Relations)), inverse: map[string][]string{},
		known: make([]int64, len(r.Facts)), ended: make([]int64, len(r.Facts)), happened: make([]stretch, len(r.Facts)),
		replacedBy: map[int32][]int32{}, against: map[int32][]int32{}, of: map[store.EntityID][]role{}}
	for i := range r.Entities {
		v.entities[r.Entities[i].ID] = int32(i)
		v.slugs[r.Entities[i].Slug] = int32(i)
	}
	for i := range r.Relations {
		v.relations[r.Relations[i].Slug] = int32(i)
	}
	v.pairRelations()
	for i := range r.Facts {
		v.facts[r.Facts[i].ID] = int32(i)
		v.keys[r.Facts[i].Key] = int32(i)
	}
	days := stretches{loc: v.loc, known: map[store.When]stretch{}}
	for i := range r.Facts {
		f := &r.Facts[i]
		v.known[i], v.ended[i] = v.knownFrom(f, &days), forever
		if !f.Happened.IsZero() {
			v.happened[i] = days.of(f.Happened)
		}
		if v.known[i] != never {
			v.last = max(v.last, v.known[i])
		}
		if !f.Until.IsZero() {
			v.ended[i] = days.of(f.Until).to
		}
		if j, ok := v.facts[f.Replaces]; ok && f.Replaces != 0 {
			v.replacedBy[j] = append(v.replacedBy[j], int32(i))
		}
		if j, ok := v.facts[f.Disputes]; ok && f.Disputes != 0 {
			// Two facts may each say that it contradicts the other: that is one contradiction.
			if !slices.Contains(v.against[j], int32(i)) {
				v.against[j] = append(v.against[j], int32(i))
				v.against[int32(i)] = append(v.against[int32(i)], j)
			}
		}
	}
	var err error
	if v.index, err = newIndex(ctx, r); err != nil {
		return nil, err
	}
	v.names, v.prose, v.parses = newNames(r), isProse(r), newParses(len(r.Facts))
	v.gatherRoles()
	v.vocab = newVocab(v)
	v.offices = sync.OnceValue(v.findOffices)
	v.described, v.firstNames, v.akin = sync.OnceValue(v.describe), sync.OnceValue(v.byFirstName), recent.New[*akin](mostAkin)
	v.sortedKeys = make([]uint32, len(r.Facts))
	for i := range v.sortedKeys {
		v.sortedKeys[i] = uint32(i)
	}
	slices.SortFunc(v.sortedKeys, func(a, b uint32) int { return cmp.Compare(r.Facts[a].Key, r.Facts[b].Key) })
	return v, ctx.Err()
}

// knownFrom is since when a fact is on record.
func (v *View) knownFrom(f *store.Fact, days *stretches) int64 {
	first := int64(never)
	for i := range f.Sources {
		if p := f.Sources[i].Published; !p.IsZero() {
			first = min(first, days.of(p).from)
		}
	}
	return first
}

// pairRelations finds the relations whose inverse label is the label or slug of another.
func (v *View) pairRelations() {
	named := map[string][]string{}
	for i := range v.Record.Relations {
		r := &v.Record.Relations[i]
		named[english.Fold(r.Label)] = append(named[english.Fold(r.Label)], r.Slug)
		if english.Fold(r.Label) != r.Slug {
			named[r.Slug] = append(named[r.Slug], r.Slug)
		}
	}
	pair := func(a, b string) {
		if a != b && !slices.Contains(v.inverse[a], b) {
			v.inverse[a] = append(v.inverse[a], b)
		}
	}
	for i := range v.Record.Relations {
		r := &v.Record.Relations[i]
		if r.Inverse == "" || r.Symmetric {
			continue
		}
		for _, other := range named[english.Fold(r.Inverse)] {
			pair(r.Slug, other)
			pair(other, r.Slug)
		}
	}
}

// gatherRoles finds the facts that name each entity.
func (v *View) gatherRoles() {
	for i := range v.Record.Facts {
		f, n := &v.Record.Facts[i], int32(i)
		v.addRole(f.Subject, n, asSubject)
		v.addRole(f.Object, n, asObject)
		v.addRole(f.SaidBy, n, asSpeaker)
		for _, m := range v.names.inText(v.index, uint32(i)) {
			v.addRole(v.Record.Entities[m].ID, n, asMention)
		}
	}
}

func (v *View) addRole(e store.EntityID, fact int32, as uint8) {
	if e == 0 {
		return
	}
	l := v.of[e]
	if n := len(l); n > 0 && l[n-1].fact == fact {
		l[n-1].as |= as
		return
	}
	v.of[e] = append(l, role{fact, as})
}

// Entity finds an entity by id; nil where there is none.
func (v *View) Entity(id store.EntityID) *store.Entity {
	if i, ok := v.entities[id]; ok {
		return &v.Record.Entities[i]
	}
	return nil
}

// EntityBySlug finds an entity by slug; nil where there is none.
func (v *View) EntityBySlug(slug string) *store.Entity {
	if i, ok := v.slugs[slug]; ok {
		return &v.Record.Entities[i]
	}
	return nil
}

// Fact finds a fact by id; nil where there is none.
func (v *View) Fact(id store.FactID) *store.Fact {
	if i, ok := v.facts[id]; ok {
		return &v.Record.Facts[i]
	}
	return nil
}

// FactByKey finds a fact by its key; nil where there is none.
func (v *View) FactByKey(key string) *store.Fact {
	if i, ok := v.keys[key]; ok {
		return &v.Record.Facts[i]
	}
	return nil
}

// Relation finds a relation of the vocabulary by slug; nil where there is none.
func (v *View) Relation(slug string) *store.Relation {
	if i, ok := v.relations[slug]; ok {
		return &v.Record.Relations[i]
	}
	return nil
}

// Name is how an entity is shown; empty for 0.
func (v *View) Name(id store.EntityID) string {
	if e := v.Entity(id); e != nil {
		return e.Name
	}
	return ""
}

// At is the record as it stood at an instant. The zero time means all that is known, as of now.
type At struct {
	Time time.Time
}

// State says how a fact stands at an instant.
type State struct {
	Known      bool        // published by then and not retracted
	Ended      bool        // its until lies before
	ReplacedBy *store.Fact // the fact known by then that supersedes it; nil for none
	Against    []*store.Fact
}

// Current reports whether the fact belongs in answers about that instant.
func (s State) Current() bool { return s.Known && !s.Ended && s.ReplacedBy == nil }

// State says how f stands at t. At the zero time everything on record is known, and what ended by the record's latest
// publication is over.
func (v *View) State(f *store.Fact, t time.Time) State {
	i, ok := v.facts[f.ID]
	if !ok {
		return State{}
	}
	at, over := v.instant(t)
	s := State{Known: v.knownAt(i, at), Ended: v.ended[i] <= over}
	if j := v.replacementAt(i, at); j >= 0 {
		s.ReplacedBy = &v.Record.Facts[j]
	}
	for _, j := range v.against[i] {
		if v.currentAt(j, at, over) {
			s.Against = append(s.Against, &v.Record.Facts[j])
		}
	}
	return s
}

// instant gives the instants by which facts must be known and be over.
func (v *View) instant(t time.Time) (known, over int64) {
	if t.IsZero() {
		return never - 1, v.last
	}
	return t.UnixMilli(), t.UnixMilli()
}

func (v *View) knownAt(i int32, at int64) bool {
	return v.known[i] <= at && v.Record.Facts[i].Retracted == ""
}

// currentAt is State.Current for those who need no more than that.
func (v *View) currentAt(i int32, at, over int64) bool {
	return v.knownAt(i, at) && v.ended[i] > over && v.replacementAt(i, at) < 0
}

// replacementAt is the fact that supersedes i at an instant: the one published last; -1 for none. Past a retracted one it
// looks for what replaced that.
func (v *View) replacementAt(i int32, at int64) int32 {
	best := int32(-1)
	for _, j := range v.replacedBy[i] {
		if v.known[j] > at {
			continue
		}
		if v.Record.Facts[j].Retracted != "" {
			if j = v.replacementAt(j, at); j < 0 {
				continue
			}
		}
		if best < 0 || cmp.Or(cmp.Compare(v.known[j], v.known[best]), cmp.Compare(j, best)) > 0 {
			best = j
		}
	}
	return best
}
