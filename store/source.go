package store

// Source is a publication that facts rest on.
type Source struct {
	ID        SourceID
	Guild     GuildID
	Slug      string // unique in the story
	Publisher string
	Title     string
	Published When // a day or an instant
	URL       string
	Author    string
	Retrieved When
}
