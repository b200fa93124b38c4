package commands

import (
	"time"

	"byline/store"
)

// DigestOccasion is what a digest is written for.
type DigestOccasion struct {
	Due, Now time.Time
	Since    time.Time // when the last one was delivered; zero for the first
	Late     bool      // it says that it is, and when it was due
	Preview  bool      // it says that nothing is posted
}

// DigestIssue is one digest as it is to be posted: messages in their order, each within Discord's limits.
type DigestIssue struct {
	Messages []Reply // at least one, which without news says that there is none
	// Facts are the facts that each message shows: those whose correction AmendDigest writes into it.
	Facts [][]store.FactID
	// Upto is the mark that the digest comes up to: once it is delivered, the next begins there.
	Upto int64
	News bool
}
