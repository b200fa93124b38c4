package store

// Version counts the writes to a story as one guild sees it. Two equal versions mean an equal Record. Layer is 0 for as
// long as the guild has nothing of its own in the story, so that such guilds can share what is built from the record.
type Version struct{ Shared, Layer int64 }

// Record is one story as one guild sees it: the shared record and the guild's own layer.
type Record struct {
	Story     Story
	Guild     GuildID
	Version   Version
	Entities  []Entity
	Relations []Relation // the whole vocabulary: built in, extended and added by the story
	Sources   []Source
	Facts     []Fact // in the order in which they came on record, retracted ones included
}
