package store

// Relation is a kind of statement that a fact makes of its subject. Read it as a noun of the subject: with the relation
// "leader", the subject's leader is the object ("Apple – leader – Tim Cook"), and from the object's side the inverse label
// holds ("Tim Cook – leads – Apple").
type Relation struct {
	Slug      string
	Label     string   // as shown, from the subject's side: "Leader"
	Inverse   string   // as shown from the object's side: "Leads"; may be empty
	Symmetric bool     // A–B is also B–A
	Words     []string // how people ask for it: "ceo", "runs", "who leads"
	Command   bool     // it is a slash command of its own
	Builtin   bool     // from the built-in vocabulary, perhaps extended by the story
}
