package store

// The limits of a story file, in characters unless said otherwise. They hold for whatever goes on record.
const (
	MaxFileSize  = 64 << 20 // bytes
	MaxFacts     = 500_000
	MaxSlug      = 64
	MaxText      = 500 // a fact's sentence
	MaxQuote     = 300
	MaxTitle     = 300 // of a story or a source
	MaxSummary   = 2000
	MaxName      = 200 // a name, an alias, a publisher, an author, a label, a place
	MaxValue     = 500
	MaxReason    = 500 // why a fact was retracted
	MaxWords     = 100 // one way of asking for a relation
	MaxURL       = 2000
	MaxListItems = 200     // aliases of an entity, words of a relation, sources of a fact
	maxLine      = 1 << 20 // bytes of one line, unless the file is JSON
	maxDepth     = 64      // nesting of YAML, and of merge keys
	maxMerged    = 1 << 20 // fields that merge keys bring in
	maxFaults    = 10_000  // listed of one file
	mostControls = 100     // characters of no text, above which a file is none
)

// fileVersion is the story-file format that this program reads and writes, which a file says in versionField.
const (
	versionField = "byline"
	fileVersion  = "1"
)

// File is a story file: one story with everything in it that is on record, in the order in which it is written down.
type File struct {
	Slug, Title, Summary, Timezone string
	Entities                       []FileEntity
	Relations                      []FileRelation
	Sources                        []FileSource
	Facts                          []FileFact

	name   string    // as ReadFile was given it; for messages
	faults []Fault   // what ReadFile found wrong; such a file is never imported
	open   []openKey // filled in by ReadFile, resolved by Import
	table  *table    // of a file that ReadCSV read: what it means is for Import to find out
	notes  []string  // what is worth knowing of it before it is imported
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

// FileRelation is one relation of a story file: one of its own, or what it adds to a built-in one. Label is empty, Symmetric
// and Command are nil where the file does not say.
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
