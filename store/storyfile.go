package store

import "io"

// File is a story file (see the codec).
type File struct {
	Slug, Title, Summary, Timezone string
	Entities                       []FileEntity
	Relations                      []FileRelation
	Sources                        []FileSource
	Facts                          []FileFact

	name string    // as ReadFile was given it; for messages
	open []openKey // filled in by ReadFile, resolved by Import
}

// openKey is a key after replaces or disputes that the file itself does not define. It may be on record: ReadFile accepts
// it and notes where it stands, and Import refuses what the story on record does not have either.
type openKey struct {
	Fact         int    // index in Facts
	Field        string // replaces or disputes
	Key          string
	Line, Column int
}

// FileEntity is one entity of a story file.
type FileEntity struct {
	Slug, Name, Kind, Summary string
	Aliases                   []string
}

// FileRelation is one relation of a story file. Symmetric and Command are nil where the file does not say.
type FileRelation struct {
	Slug, Label, Inverse string
	Symmetric, Command   *bool
	Words                []string
}

// FileSource is one source of a story file.
type FileSource struct {
	Slug, Publisher, Title, URL, Author string
	Published, Retrieved                When
}

// FileFact is one fact of a story file; entities, sources and other facts are named by slug and key.
type FileFact struct {
	Key, Text                                              string
	Sources                                                []string
	Subject, Relation, Object, Value, Where, SaidBy, Quote string
	Status                                                 Status
	Happened, Until                                        When
	Replaces, Disputes, Retracted                          string
}

// Fault is one thing wrong with a story file.
type Fault struct {
	Line, Column int // from 1; 0 where the fault is in no one place
	Msg          string
}

// FileError lists every fault of a story file, in order. It is an ErrInvalid.
type FileError struct {
	Name   string
	Faults []Fault
}

func (e *FileError) Error() string { return e.Name }

// ReadFile reads and validates a story file; a fault is a *FileError. name is shown in messages.
func ReadFile(name string, r io.Reader) (*File, error) { return nil, errUnbuilt }

// WriteTo writes the file in its canonical form: the same content is always the same bytes.
func (f *File) WriteTo(w io.Writer) (int64, error) { return 0, errUnbuilt }
