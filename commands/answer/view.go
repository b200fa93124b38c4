package answer

import (
	"time"

	"byline/store"
)

// View is one story as one guild sees it, indexed in memory. It never changes after it is built; what it returns is shared
// and must not be written to.
type View struct {
	Record *store.Record
}

// NewView indexes a record.
func NewView(r *store.Record) *View { return &View{Record: r} }

// Entity finds an entity by id; nil where there is none.
func (v *View) Entity(id store.EntityID) *store.Entity { return nil }

// EntityBySlug finds an entity by slug; nil where there is none.
func (v *View) EntityBySlug(slug string) *store.Entity { return nil }

// Fact finds a fact by id; nil where there is none.
func (v *View) Fact(id store.FactID) *store.Fact { return nil }

// FactByKey finds a fact by its key; nil where there is none.
func (v *View) FactByKey(key string) *store.Fact { return nil }

// Relation finds a relation of the vocabulary by slug; nil where there is none.
func (v *View) Relation(slug string) *store.Relation { return nil }

// Name is how an entity is shown; empty for 0.
func (v *View) Name(id store.EntityID) string { return "" }

// Resolution is what a typed name was taken for.
type Resolution struct {
	Entities  []store.Entity // one: it is that; several: ambiguous; none: unknown
	Corrected bool           // only after a spelling correction, to be shown
	Near      []store.Entity // where Entities is empty: what it may have meant
}

// Resolve takes a typed name, slug, alias, ticker or near miss for an entity.
func (v *View) Resolve(text string) Resolution { return Resolution{} }

// CompleteEntity suggests up to n entities for what has been typed so far; an alias or a typo included.
func (v *View) CompleteEntity(typed string, n int) []store.Entity { return nil }

// CompleteFact suggests up to n facts for what has been typed so far, by key and by words.
func (v *View) CompleteFact(typed string, n int) []*store.Fact { return nil }

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

// State says how f stands at t.
func (v *View) State(f *store.Fact, t time.Time) State { return State{} }

// Related lists the facts that relate e by the relation, in either direction as the relation has it, each with the other
// side, current ones first, then newest first. Facts that are not known at t are left out.
func (v *View) Related(e store.EntityID, relation string, t time.Time) []Link { return nil }

// Link is one fact that relates an entity to something.
type Link struct {
	Fact    *store.Fact
	Inverse bool           // the entity is the fact's object
	Other   store.EntityID // 0 where the other side is a literal or not said
	State   State
}

// About lists the facts that name the entity as subject, object or speaker, or in their text, and are known at t; the most
// telling first.
func (v *View) About(e store.EntityID, t time.Time) []*store.Fact { return nil }
