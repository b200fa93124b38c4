package store

import "time"

// Status says how sure a fact is.
type Status string

// The statuses of a fact.
const (
	Confirmed    Status = "confirmed"
	Reported     Status = "reported"
	Disputed     Status = "disputed"
	Denied       Status = "denied"
	NotDisclosed Status = "not_disclosed" // a source says that this was not disclosed
)

// Word is the status as a reader sees it.
func (s Status) Word() string {
	if s == NotDisclosed {
		return "not disclosed"
	}
	return string(s)
}

// Fact is one sourced claim. A fact without a source cannot be stored.
type Fact struct {
	ID       FactID
	Key      string // slug, unique in the story
	Story    StoryID
	Guild    GuildID // 0: shared
	Text     string  // 1 to 500 characters
	Subject  EntityID
	Relation string // slug of a Relation; empty for none
	Object   EntityID
	Value    string // a literal in place of Object
	Where    string // the place, market or part that the fact is limited to
	Quote    string // the source's own words
	SaidBy   EntityID
	Status   Status
	Happened When // when it happened or began
	Until    When // when it stopped being true
	Sources  []Source
	Replaces FactID // the fact that this one supersedes
	Disputes FactID // a fact that this one contradicts; both stay visible
	// Retracted is the reason for which the fact was withdrawn; a retracted fact stays on record and leaves every answer.
	Retracted string
}

// Known is the earliest publication date of the fact's sources: since when it is on record.
func (f *Fact) Known() When {
	var first When
	for _, s := range f.Sources {
		if first.IsZero() || s.Published.Compare(first) < 0 {
			first = s.Published
		}
	}
	return first
}

// KnownBy reports whether the fact was published by the instant t, dates being read in loc.
func (f *Fact) KnownBy(t time.Time, loc *time.Location) bool {
	for _, s := range f.Sources {
		if from, _ := s.Published.Span(loc); !from.IsZero() && !from.After(t) {
			return true
		}
	}
	return false
}

// EndedBy reports whether the fact had stopped being true by the instant t: its Until lies wholly before t.
func (f *Fact) EndedBy(t time.Time, loc *time.Location) bool {
	if f.Until.IsZero() {
		return false
	}
	_, to := f.Until.Span(loc)
	return !to.After(t)
}
