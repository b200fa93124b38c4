package store

import "context"

// Version counts the writes to a story as one guild sees it. Two equal versions mean an equal Record. Layer is 0 for as
// long as the guild has nothing of its own in the story, so that such guilds can share what is built from the record.
type Version struct{ Shared, Layer int64 }

// Record is one story as one guild sees it: the shared record and the guild's own layer. What the guild has under the same
// slug or key as the shared record stands in its place. Facts share slices of sources: they are not to be changed.
type Record struct {
	Story     Story
	Guild     GuildID
	Version   Version
	Entities  []Entity
	Relations []Relation // the whole vocabulary: built in, extended and added by the story
	Sources   []Source
	Facts     []Fact // in the order in which they came on record, retracted ones included
}

// Record reads a whole story as the guild sees it, in one transaction.
func (s *Store) Record(ctx context.Context, guild GuildID, story StoryID) (*Record, error) {
	var rec *Record
	err := s.reading(ctx, "read the story", func(t *tx) error {
		v, err := loadView(t, guild, story)
		if err != nil {
			return err
		}
		rec = &v.Record
		return nil
	})
	return rec, err
}
