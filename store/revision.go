package store

import "time"

// Author is who makes a write; every write takes one.
type Author struct {
	UserID string // Discord user id; empty for the command line
	Name   string
	Via    string // how it came in: "import", "starter", "desk", …
}

// Revision is one write of one fact. Revisions are only ever added.
type Revision struct {
	Fact   FactID
	Action string // created, corrected, retracted, restored
	Before *Fact  // nil where the fact was created
	After  *Fact
	Author Author
	At     time.Time
}
