package commands

import (
	"encoding/json"
	"fmt"
	"time"

	"byline/store"
)

// Tone is the colour of a reply's edge. It only ever repeats what a word in the reply says.
type Tone string

// The tones.
const (
	TonePlain        Tone = ""              // a list, an overview, help
	ToneConfirmed    Tone = "confirmed"     // green
	ToneReported     Tone = "reported"      // blue
	ToneDisputed     Tone = "disputed"      // orange
	ToneDenied       Tone = "denied"        // red
	ToneNotDisclosed Tone = "not_disclosed" // amber
	ToneNone         Tone = "none"          // grey: not on record
	ToneError        Tone = "error"         // dark red: what is wrong and what to do
)

// Reply is what a command answers: a value without any markup. All strings are plain text as stored or typed; whoever shows
// the reply escapes them for its own medium, turns links into links and dates into dates.
type Reply struct {
	Title   string // the first line: the short answer, or the name of what is listed
	Lead    string // one or two sentences under the title; may be empty
	Items   []Item
	Notes   []string // said below the items: what was corrected, replaced or left out
	Footer  string   // "As of 13 Feb 2025 · 2 facts · apple-alibaba"
	Tone    Tone
	Zone    *time.Location // the story's time zone, for dates; nil means UTC
	Buttons []Button       // at most 25
	Private bool           // only for the eyes of who asked: errors and editors' replies
	Modal   *Modal         // ask for text in place of a message; everything else is then ignored
	Files   []File         // at most 10, of MaxFiles bytes in all
	Kind    string         // kind of answer, for metrics: "answered", "no_record", …; empty for other replies
	Lang    Lang           `json:",omitempty"` // in which it is framed: for what whoever shows it adds
}

// storedReply is a reply as it is stored: with the name of its zone.
type storedReply struct {
	plainReply
	Zone string
}

type plainReply Reply

// MarshalJSON writes the reply so that UnmarshalJSON gives it back: a digest is kept as it was posted.
func (r Reply) MarshalJSON() ([]byte, error) {
	stored := storedReply{plainReply: plainReply(r)}
	if r.Zone != nil {
		stored.Zone = r.Zone.String()
	}
	return json.Marshal(stored)
}

// UnmarshalJSON reads what MarshalJSON wrote. A zone that this machine does not know is UTC.
func (r *Reply) UnmarshalJSON(b []byte) error {
	var stored storedReply
	if err := json.Unmarshal(b, &stored); err != nil {
		return fmt.Errorf("reading a stored reply: %w", err)
	}
	*r = Reply(stored.plainReply)
	r.Zone = nil
	if stored.Zone == "" {
		return nil
	}
	zone, err := time.LoadLocation(stored.Zone)
	if err != nil {
		zone = time.UTC
	}
	r.Zone = zone
	return nil
}

// Item is one entry of a reply: a fact with its byline, or a line of a list.
type Item struct {
	Head    string       // "Alibaba"; may be empty
	Where   string       // "China"; shown beside the head
	Date    store.When   // shown before the head: timelines
	Status  store.Status // shown as a word; empty for none
	Text    string       // the fact's sentence
	Quote   string       // the source's own words, shown as a quotation
	SaidBy  string
	Cites   []Cite // who reported it and when
	Notes   []string
	Command string // how to see more of it: "/fact partner-china"; may be empty

	// What only Discord knows by name: shown there as what they are, without a ping, elsewhere as their ids.
	Channel, Role string
	// Times are shown one a line: in the reply's zone, and on Discord also in the reader's.
	Times []time.Time

	// What digests need besides. Section is a heading over this item and those that follow it, "New · 3"; Brief items are
	// one line each, a head being the word that the line begins with.
	Section string
	Brief   bool
	Key     string      // of the fact that the item tells
	Amended []Amendment // what became of it after it was posted, shown before it
}

// Amendment says in a posted item what became of its fact since: "Corrected on 14 Feb 2025: …".
type Amendment struct {
	What string // "Corrected", "Retracted"
	On   store.When
	Text string // may be empty
}

// Cite names one publication.
type Cite struct {
	Publisher string
	Title     string
	Published store.When
	URL       string // http or https only; may be empty
	Author    string
}

// Button runs a command when it is pressed. Where Do holds no command, the button is left out.
type Button struct {
	Label string // at most 80 characters
	Do    Invocation
	Main  bool // the one that most people want
	// Replace: the answer takes the place of the reply that carries the button (pages, a choice between names). Without
	// it the answer is a reply of its own, for the eyes of who pressed.
	Replace bool
}

// Modal asks for text; what is typed joins Do's options under each input's name and the command is run.
type Modal struct {
	Title  string // at most 45 characters
	Inputs []Input
	Do     Invocation
	// Replace: the answer takes the place of the reply whose button asked for the text, where there is one.
	Replace bool
}

// Input is one text field of a Modal.
type Input struct {
	Name     string // option that the text becomes
	Label    string // at most 45 characters
	Value    string
	Hint     string // what to write, shown while the field is empty: at most 100 characters
	Long     bool
	Required bool
	Max      int // characters
}
