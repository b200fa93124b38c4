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
	// Desk, where not nil, is the editor who imports by hand: it says who writes and which record, in place of Guild and By.
	Desk *Desk
	// NewEntities: make entities, of the kind other, that a table of facts names and nobody knows; else they are faults.
	NewEntities bool
	// Confirm, where not nil, is called with the results before anything is committed; an error undoes all and is returned.
	Confirm func([]ImportResult) error
	// Progress, where not nil, is called now and then with the facts written so far and in all.
	Progress func(done, total int)
}

// ImportResult is what an import changed.
type ImportResult struct {
	Story   Story
	Edit    EditID   // the one edit that all files of the story made; 0 where nothing changed, and with DryRun
	Changes []Change // facts, in file order; after them facts on record whose source the file changed
	// Was stands beside each of Changes: it differs where what was on record before differs, and is empty where that was nothing.
	Was       []string
	Unchanged int          // facts that were on record just so
	Other     int          // entities, relations, sources and story fields created or changed
	Corrected []EditItem   // of Changes the facts that were on record, before and after; at most a thousand
	Parts     []PartChange // the entities, relations and sources among them, in the files' order
	Notes     []string     // sentences worth reading before the import is made
}

var errDryRun = errors.New("dry run")

// Import puts story files on record in one transaction: all of them or none. There is one result for each file. Files of the
// same story are taken together, and where two say different things of the same name, the later one holds.
//
// In a guild's layer only what differs from what the guild sees is written. Facts, entities and sources that the files do not
// name are left alone. What the files refer to and do not define must be on record. What is wrong with the files is a
// *FileError for each, joined by errors.Join where several are wrong.
func (s *Store) Import(ctx context.Context, o ImportOptions, files ...*File) ([]ImportResult, error) {
	if o.Desk != nil {
		if err := o.Desk.check(); err != nil {
			return nil, err
		}
		o.Guild, o.By = o.Desk.layer(), o.Desk.By
	}
	if o.Guild < 0 {
		return nil, errorf(ErrInvalid, "A server's id is a positive number.")
	}
	o.By.Via = cmp.Or(o.By.Via, "import")
	if err := o.By.check(); err != nil {
		return nil, err
	}
	var results []ImportResult
	err := s.writing(ctx, "import", func(t *tx) error {
		var err error
		results, err = importFiles(t, o, files)
		if err == nil && o.Confirm != nil {
			err = o.Confirm(results)
		}
		if err == nil && o.DryRun {
			err = errDryRun
		}
		return err
	})
	if err != nil && !(o.DryRun && errors.Is(err, errDryRun)) {
		return nil, err
	}
	if changed := countChanges(results); changed >= largeImport && err == nil {
		s.shrinkLog(ctx)
	}
	return results, nil
}

// largeImport is how many changed facts make an import one after which the log is worth shrinking.
const largeImport = 5_000

func countChanges(results []ImportResult) int {
	n := 0
	for i := range results {
		n += len(results[i].Changes)
	}
	return n
}

// importFiles checks all the files against what is on record and then writes them.
func importFiles(t *tx, o ImportOptions, files []*File) ([]ImportResult, error) {
	return importAs(t, ActionImport, o, files)
}

// importAs is importFiles under the name of another action.
func importAs(t *tx, action string, o ImportOptions, files []*File) ([]ImportResult, error) {
	results := make([]ImportResult, len(files))
	stories := importers(t, o, results, files)
	for _, im := range stories {
		im.edit.action = action
	}
	wrong := make([]error, len(files))
	total := 0
	for _, im := range stories {
		if err := im.look(); err != nil {
			return nil, err
		}
		im.readTables()
		im.check(wrong)
		total += im.total
	}
	if err := joined(wrong); err != nil {
		return nil, err
	}
	done := 0
	for _, im := range stories {
		im.progress = func(n int) {
			if o.Progress != nil {
				o.Progress(min(done+n, total), total)
			}
		}
		if err := im.write(); err != nil {
			return nil, err
		}
		done += im.total
	}
	if o.Progress != nil {
		o.Progress(total, total)
	}
	return results, nil
}

// CheckFiles gives what Import would find wrong with the files if nothing at all were on record.
func CheckFiles(files ...*File) error {
	wrong := make([]error, len(files))
	for _, im := range importers(nil, ImportOptions{}, nil, files) {
		im.check(wrong)
	}
	return joined(wrong)
}

// importers makes one importer for each story of the files.
func importers(t *tx, o ImportOptions, results []ImportResult, files []*File) []*importer {
	var stories []*importer
	for i, f := range files {
		at := slices.IndexFunc(stories, func(im *importer) bool { return im.slug == f.Slug })
		if at < 0 {
			at = len(stories)
			stories = append(stories, &importer{
				slug: f.Slug, t: t, o: o, results: results, given: make(map[int]*File), states: newStateEncoder(),
				view: &view{Record: Record{Guild: o.Guild, Relations: Vocabulary()}},
			})
		}
		stories[at].add(i, f)
	}
	return stories
}

// joined is one error for those of several files, nil where none has one.
func joined(wrong []error) error {
	wrong = slices.DeleteFunc(wrong, func(err error) bool { return err == nil })
	if len(wrong) == 1 {
		return wrong[0]
	}
	return errors.Join(wrong...)
}

// importer puts the files of one story on record.
type importer struct {
	t        *tx
	o        ImportOptions
	results  []ImportResult
	progress func(done int)

	slug  string
	file  *File         // of the story; for its own fields the last file holds
	files []int         // the files' places in results
	given map[int]*File // by place
	total int           // facts in the files

	entities  merged[FileEntity]
	relations merged[FileRelation]
	sources   merged[FileSource]
	facts     merged[FileFact]

	seen  *Story // nil where there is no such story yet
	view  *view  // what the guild saw before
	story Story
	edit  editing

	entityIDs  map[string]EntityID
	sourceRows map[string]Source
	factIDs    map[string]FactID
	resourced  map[SourceID]bool // sources that had another content before
	touched    map[FactID]bool   // facts that have their revision
	states     *stateEncoder
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
	im.files = append(im.files, n)
	im.given[n] = f
	if f.table == nil { // else see readTables
		im.file = f
		im.join(n, f)
	}
}

// join puts what a file says together with what the others say.
func (im *importer) join(n int, f *File) {
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

// look loads what is on record.
func (im *importer) look() error {
	all, err := listStories(im.t, im.o.Guild)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(all, func(st Story) bool { return st.Slug == im.slug }); i >= 0 {
		im.seen = &all[i]
		if im.view, err = loadView(im.t, im.o.Guild, im.seen.ID); err == nil {
			im.plainEntities()
		}
		return err
	}
	_, err = im.lookGone()
	return err
}

// check notes in wrong, by file, what is wrong with the files.
func (im *importer) check(wrong []error) {
	faults := im.checkNames()
	for _, n := range im.files {
		f := im.given[n]
		if len(f.faults) == 0 && f.table == nil { // else what could not be read would be found missing
			faults[n] = append(f.check(), faults[n]...)
		}
		wrong[n] = f.refuse(faults[n]...)
	}
}

func (im *importer) write() error {
	if err := im.putStory(); err != nil {
		return err
	}
	if err := im.putParts(); err != nil {
		return err
	}
	if err := im.putFacts(); err != nil {
		return err
	}
	if err := im.remove(); err != nil {
		return err
	}
	if err := im.reviseResourced(); err != nil {
		return err
	}
	if err := im.finish(); err != nil {
		return err
	}
	edit := im.edit.id
	if im.o.DryRun { // neither will be there
		edit = 0
		if im.seen == nil {
			im.story.ID = 0
		}
	}
	for _, n := range im.files {
		im.results[n].Story, im.results[n].Edit = im.story, edit
	}
	if im.edit.action == ActionImport {
		im.describe()
	}
	return nil
}
