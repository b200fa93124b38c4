package store

import "time"

// StoryID, EntityID, FactID and SourceID name rows of the record; 0 names none.
type (
	StoryID  int64
	EntityID int64
	FactID   int64
	SourceID int64
)

// GuildID is a Discord server's snowflake. 0 stands for the shared record that every guild sees.
type GuildID int64

// Story is one news story on record.
type Story struct {
	ID       StoryID
	Guild    GuildID // 0: shared; else only this guild sees it
	Slug     string
	Title    string
	Summary  string
	Timezone string // IANA name; empty means UTC
}

// Location is the story's time zone, UTC where none is set.
func (s Story) Location() *time.Location {
	if s.Timezone == "" {
		return time.UTC
	}
	loc, err := time.LoadLocation(s.Timezone)
	if err != nil {
		return time.UTC
	}
	return loc
}
