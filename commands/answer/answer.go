// Package answer turns a question into an answer from the record, or declines: it reads the question, ranks the facts and
// chooses what to say. It knows neither SQL nor Discord.
package answer

import (
	"time"

	"byline/store"
)

// Kind is what sort of answer it is.
type Kind string

// The five kinds of answers.
const (
	Answered      Kind = "answered"       // the record holds it
	NotDisclosed  Kind = "not_disclosed"  // a source says that it was not said
	NoRecord      Kind = "no_record"      // nothing on record answers it
	Clarify       Kind = "clarify"        // several entities fit; Choices lists them
	NotUnderstood Kind = "not_understood" // empty, not a question, or not in the story's language
)

// Question is one question put to one story by one guild.
type Question struct {
	Text   string
	Story  store.StoryID
	Guild  store.GuildID
	AsOf   store.When // what was known by the end of this day; zero: now, unless the words name a date
	Now    time.Time
	Top    int     // how many facts to give at most; 0 means 3
	Thread *Thread // what the asker's previous question here was about; nil for none
	// Explain asks for Answer.Explanation, which takes about as long as the answer.
	Explain bool
}

// Thread is what a follow-up question may take from the one before it. It is a plain value, fit to be stored as JSON.
type Thread struct {
	Text     string           `json:"text"` // the previous question, completed from the one before it
	Subjects []store.EntityID `json:"subjects,omitempty"`
	Relation string           `json:"relation,omitempty"`
	Where    string           `json:"where,omitempty"`
	Fact     store.FactID     `json:"fact,omitempty"` // the fact that answered it
	Said     string           `json:"said,omitempty"` // the short answer to it
	At       time.Time        `json:"at"`
}

// ThreadLife is how long a question can be followed up.
const ThreadLife = 10 * time.Minute

// Verdict is the judgement on a yes/no question or a claim.
type Verdict string

// The verdicts. No verdict is ever drawn from the absence of a fact.
const (
	NoVerdict    Verdict = ""
	Yes          Verdict = "yes"
	No           Verdict = "no"
	Neither      Verdict = "neither" // on record, but it settles neither yes nor no
	Supported    Verdict = "supported"
	Contradicted Verdict = "contradicted"
)

// Scored is a fact in an answer.
type Scored struct {
	*store.Fact
	Score      float64
	ReplacedBy *store.Fact   // the fact that supersedes it, where an answer about the past shows a replaced fact
	Against    []*store.Fact // current facts that contradict it; to be shown with it
	Ended      bool          // its until lies before the date asked about
}

// Correction is a near miss in spelling that was put right: shown as "Showing Alibaba".
type Correction struct{ Typed, Shown string }

// Answer is what the record says to a question.
type Answer struct {
	Kind        Kind
	Short       string // the answer in words a person would say, drawn from Facts[0]; "Not disclosed", "Not on record", …
	Verdict     Verdict
	Facts       []Scored // best first; empty with NoRecord, Clarify and NotUnderstood
	Compared    bool     // the facts were held against one another, and Short says which of them has it
	Nearest     []Scored // with NoRecord: the closest on record, at most two shown
	Missing     string   // with NoRecord: one sentence that names what is not on record
	Choices     []store.Entity
	Corrections []Correction
	Examples    []string   // with NotUnderstood and NoRecord: questions that this story can answer
	AsOf        store.When // the day that the answer speaks of
	Past        bool       // the question asked about another day than today
	Story       store.Story
	Version     store.Version
	Thread      Thread       // for the next question
	Explanation *Explanation // nil where the question did not ask for it
}
