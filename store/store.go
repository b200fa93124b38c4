package store

import (
	"context"
	"time"
)

// Options say which database to open and how.
type Options struct {
	Path string           // SQLite file; created where there is none
	Now  func() time.Time // the clock; required
}

// Store is one database. It is safe for concurrent use.
type Store struct{}

var errUnbuilt = errorf(ErrUnavailable, "The record is not built yet.")

// Open opens the database, creating and migrating it as needed. Errors are of kind ErrUnavailable.
func Open(ctx context.Context, o Options) (*Store, error) { return nil, errUnbuilt }

// Close closes the database.
func (s *Store) Close() error { return nil }

// Stories lists the stories that the guild sees, by slug.
func (s *Store) Stories(ctx context.Context, guild GuildID) ([]Story, error) { return nil, errUnbuilt }

// StoryBySlug finds one story; ErrNotFound where the guild sees none of that slug, naming the nearest slug.
func (s *Store) StoryBySlug(ctx context.Context, guild GuildID, slug string) (Story, error) {
	return Story{}, errUnbuilt
}

// Version tells whether a story has changed for a guild. It is cheap: one indexed read.
func (s *Store) Version(ctx context.Context, guild GuildID, story StoryID) (Version, error) {
	return Version{}, errUnbuilt
}

// Record reads a whole story as the guild sees it, in one transaction.
func (s *Store) Record(ctx context.Context, guild GuildID, story StoryID) (*Record, error) {
	return nil, errUnbuilt
}

// History lists the revisions of a fact that the guild sees, oldest first.
func (s *Store) History(ctx context.Context, guild GuildID, fact FactID) ([]Revision, error) {
	return nil, errUnbuilt
}

// ChosenStory is the story that the guild has chosen; ErrNotFound where it has chosen none.
func (s *Store) ChosenStory(ctx context.Context, guild GuildID) (Story, error) {
	return Story{}, errUnbuilt
}

// ChooseStory makes a story the one that the guild's questions are about.
func (s *Store) ChooseStory(ctx context.Context, by Author, guild GuildID, story StoryID) error {
	return errUnbuilt
}

// Gap is a question that the record does not answer, passed to the editors.
type Gap struct {
	ID       int64
	Guild    GuildID
	Story    StoryID
	Question string // at most 500 characters
	Note     string // at most 500 characters
	By       Author
	At       time.Time
}

// AddGap passes a question to the editors of a guild. The same question asked again by the same member is one gap.
func (s *Store) AddGap(ctx context.Context, by Author, g Gap) (Gap, error) { return Gap{}, errUnbuilt }

// Gaps lists the open gaps of a guild's story, newest first.
func (s *Store) Gaps(ctx context.Context, guild GuildID, story StoryID) ([]Gap, error) {
	return nil, errUnbuilt
}

// Keep stores a text of at most 16 KiB and gives a reference of at most 24 ASCII characters for it; the same text always has
// the same reference.
func (s *Store) Keep(ctx context.Context, text string) (ref string, err error) { return "", errUnbuilt }

// Kept is the text behind a reference; ErrNotFound where there is none.
func (s *Store) Kept(ctx context.Context, ref string) (string, error) { return "", errUnbuilt }

// Change says what an import did, or with DryRun would do, to one fact.
type Change struct {
	Key    string
	Action string // created, corrected, retracted, restored
}

// ImportOptions say into which layer a story file goes.
type ImportOptions struct {
	Guild  GuildID // 0: the shared record
	By     Author
	DryRun bool
	// Progress, where not nil, is called now and then with the facts written so far and in all.
	Progress func(done, total int)
}

// ImportResult is what an import changed.
type ImportResult struct {
	Story     Story
	Changes   []Change // facts, in file order
	Unchanged int      // facts that were on record just so
	Other     int      // entities, relations, sources and story fields created or changed
}

// Import puts story files on record in one transaction: all of them or none.
func (s *Store) Import(ctx context.Context, o ImportOptions, files ...*File) ([]ImportResult, error) {
	return nil, errUnbuilt
}

// ExportFile is a story as the guild sees it, as a story file.
func (s *Store) ExportFile(ctx context.Context, guild GuildID, slug string) (*File, error) {
	return nil, errUnbuilt
}

// EnsureStarter imports the starter story where the shared record has no story of its slug.
func (s *Store) EnsureStarter(ctx context.Context) error { return errUnbuilt }

// Backup writes a consistent copy of the database to a new file while others go on reading and writing.
func (s *Store) Backup(ctx context.Context, path string) error { return errUnbuilt }

// Check reads the whole database for faults and returns one line for each.
func (s *Store) Check(ctx context.Context) ([]string, error) { return nil, errUnbuilt }
