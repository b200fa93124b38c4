package store

// The kinds of entities.
const (
	KindCompany      = "company"
	KindPerson       = "person"
	KindPlace        = "place"
	KindProduct      = "product"
	KindOrganisation = "organisation"
	KindEvent        = "event"
	KindOther        = "other"
)

// Entity is a person, company, place or thing that facts speak of.
type Entity struct {
	ID      EntityID
	Guild   GuildID
	Slug    string // unique in the story
	Name    string
	Kind    string // one of the Kind constants
	Aliases []string
	Summary string
}
