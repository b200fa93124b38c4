package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
)

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
	Changes   []Change // facts, in file order; after them facts on record whose source the file changed
	Unchanged int      // facts that were on record just so
	Other     int      // entities, relations, sources and story fields created or changed
}

var errDryRun = errors.New("dry run")

// Import puts story files on record in one transaction: all of them or none. There is one result for each file. Files of the
// same story are taken together, and where two say different things of the same name, the later one holds.
//
// In a guild's layer only what differs from what the guild sees is written. Facts, entities and sources that the files do not
// name are left alone. What the files refer to and do not define must be on record; else the error is of kind ErrInvalid, and
// a *FileError where it is known where that stands in the file.
func (s *Store) Import(ctx context.Context, o ImportOptions, files ...*File) ([]ImportResult, error) {
	if o.Guild < 0 {
		return nil, errorf(ErrInvalid, "A server's id is a positive number.")
	}
	if o.By.Via == "" {
		o.By.Via = "import"
	}
	if err := o.By.check(); err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := f.check(); err != nil {
			return nil, err
		}
	}
	var results []ImportResult
	err := s.writing(ctx, "import", func(t *tx) error {
		var err error
		results, err = importFiles(t, o, files)
		if err == nil && o.DryRun {
			err = errDryRun
		}
		return err
	})
	if err != nil && !(o.DryRun && errors.Is(err, errDryRun)) {
		return nil, err
	}
	return results, nil
}

func importFiles(t *tx, o ImportOptions, files []*File) ([]ImportResult, error) {
	results := make([]ImportResult, len(files))
	total, before := 0, 0
	for _, f := range files {
		total += len(f.Facts)
	}
	for i, f := range files {
		first := slices.IndexFunc(files, func(o *File) bool { return o.Slug == f.Slug })
		if first != i {
			continue // taken together with the first of its story
		}
		im := &importer{t: t, o: o, results: results, given: make(map[int]*File), progress: func(int) {}}
		if o.Progress != nil {
			im.progress = func(done int) { o.Progress(min(before+done, total), total) }
		}
		for n, other := range files {
			if other.Slug == f.Slug {
				im.add(n, other)
			}
		}
		if err := im.run(); err != nil {
			return nil, err
		}
		before += im.total
	}
	if o.Progress != nil {
		o.Progress(total, total)
	}
	return results, nil
}

// importer puts the files of one story on record.
type importer struct {
	t        *tx
	o        ImportOptions
	results  []ImportResult
	progress func(done int)

	file  *File         // of the story; for its own fields the last file holds
	files []int         // the files' places in results
	given map[int]*File // by place
	total int           // facts in the files

	entities  merged[FileEntity]
	relations merged[FileRelation]
	sources   merged[FileSource]
	facts     merged[FileFact]

	view  *view // what the guild saw before
	story Story
	wrote bool

	entityIDs  map[string]EntityID
	sourceRows map[string]Source
	factIDs    map[string]FactID
	resourced  map[SourceID]bool // sources that had another content before
	touched    map[FactID]bool   // facts that have their revision
}

// merged is a list in which each name stands once, with the file that said so last.
type merged[T any] struct {
	items []T
	from  []int
	at    map[string]int
}

// add joins the items of a file; name tells an item's name and may fill in its defaults.
func (m *merged[T]) add(file int, items []T, name func(*T) string) {
	if m.at == nil {
		m.at = make(map[string]int, len(items))
	}
	m.items = slices.Grow(m.items, len(items))
	for _, item := range items {
		last := len(m.items)
		m.items = append(m.items, item)
		n := name(&m.items[last])
		if at, ok := m.at[n]; ok {
			m.items[at], m.from[at] = m.items[last], file
			m.items = m.items[:last]
			continue
		}
		m.at[n] = last
		m.from = append(m.from, file)
	}
}

func (im *importer) add(n int, f *File) {
	im.file = f
	im.files = append(im.files, n)
	im.given[n] = f
	im.total += len(f.Facts)
	im.entities.add(n, f.Entities, func(e *FileEntity) string {
		e.Kind = cmp.Or(e.Kind, KindOther)
		return e.Slug
	})
	im.relations.add(n, f.Relations, func(r *FileRelation) string { return r.Slug })
	im.sources.add(n, f.Sources, func(s *FileSource) string { return s.Slug })
	im.facts.add(n, f.Facts, func(f *FileFact) string {
		f.Status = cmp.Or(f.Status, Reported)
		return f.Key
	})
}

func (im *importer) run() error {
	if err := im.openStory(); err != nil {
		return err
	}
	if err := im.checkNames(); err != nil {
		return err
	}
	if err := im.putParts(); err != nil {
		return err
	}
	if err := im.putFacts(); err != nil {
		return err
	}
	if err := im.reviseResourced(); err != nil {
		return err
	}
	if im.wrote {
		if err := bumpLayer(im.t, im.o.Guild, im.story.ID); err != nil {
			return err
		}
	}
	for _, n := range im.files {
		im.results[n].Story = im.story
	}
	return nil
}
