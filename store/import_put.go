package store

import "strings"

// putStory makes the story where there is none, and writes its title, summary and time zone where they differ.
func (im *importer) putStory() error {
	var changed int
	var err error
	if im.story, changed, err = putStory(im.t, im.o.Guild, im.seen, im.file); err != nil {
		return err
	}
	im.wrote = changed > 0
	im.results[im.files[len(im.files)-1]].Other += changed
	return nil
}

// layer makes sure that there is a layer to write into, and notes that it is written to.
func (im *importer) layer() error {
	if im.wrote {
		return nil
	}
	im.wrote = true
	if im.o.Guild == 0 {
		return nil // a shared story has its layer
	}
	return openLayer(im.t, im.o.Guild, im.story.ID)
}

// putParts writes the entities, relations and sources that differ from what is on record.
func (im *importer) putParts() error {
	entities := bySlug(im.view.Entities, func(e *Entity) string { return e.Slug })
	im.entityIDs = make(map[string]EntityID)
	for slug, e := range entities {
		im.entityIDs[slug] = e.ID
	}
	for i := range im.entities.items {
		f := &im.entities.items[i]
		old := entities[f.Slug]
		if old != nil && old.file().equal(*f) {
			continue
		}
		if err := im.other(im.entities.from[i]); err != nil {
			return err
		}
		e, err := putEntity(im.t, im.o.Guild, im.story.ID, old, f)
		if err != nil {
			return err
		}
		im.entityIDs[f.Slug] = e.ID
	}

	parts := bySlug(im.view.parts, func(p *relationPart) string { return p.Slug })
	for i := range im.relations.items {
		f := &im.relations.items[i]
		old := parts[f.Slug]
		if old != nil && old.equal(*f) {
			continue
		}
		if err := im.other(im.relations.from[i]); err != nil {
			return err
		}
		if err := putRelation(im.t, im.o.Guild, im.story.ID, old, f); err != nil {
			return err
		}
	}

	sources := bySlug(im.view.Sources, func(s *Source) string { return s.Slug })
	im.sourceRows = make(map[string]Source)
	im.resourced = make(map[SourceID]bool)
	for slug, s := range sources {
		im.sourceRows[slug] = *s
	}
	for i := range im.sources.items {
		f := &im.sources.items[i]
		old := sources[f.Slug]
		if old != nil && old.file() == *f {
			continue
		}
		if err := im.other(im.sources.from[i]); err != nil {
			return err
		}
		s, err := putSource(im.t, im.o.Guild, im.story.ID, old, f)
		if err != nil {
			return err
		}
		im.sourceRows[f.Slug] = s
		if old != nil {
			im.resourced[old.ID] = true
		}
	}
	return nil
}

func (im *importer) other(file int) error {
	im.results[file].Other++
	return im.layer()
}

func bySlug[T any](rows []T, slug func(*T) string) map[string]*T {
	m := make(map[string]*T, len(rows))
	for i := range rows {
		m[slug(&rows[i])] = &rows[i]
	}
	return m
}

// batch is how many facts are written at a time.
const batch = 100

// putFacts writes the facts that differ from what is on record, each with its revision.
func (im *importer) putFacts() error {
	v := im.view
	w := v.factWriter()
	at := make(map[string]int, len(v.Facts))
	im.factIDs = make(map[string]FactID, len(v.Facts)+len(im.facts.items))
	for i := range v.Facts {
		at[v.Facts[i].Key] = i
		im.factIDs[v.Facts[i].Key] = v.Facts[i].ID
	}
	im.touched = make(map[FactID]bool)
	lists := newNamedLists(im.sourceRows)
	var (
		fresh   []factRow
		revs    []revision
		links   []factRow // written before the facts that they name
		pending []int     // items of fresh
	)
	flush := func() error {
		if len(fresh) == 0 && len(revs) == 0 {
			return nil
		}
		if len(fresh) > 0 {
			ids, err := insertFacts(im.t, im.o.Guild, im.story.ID, fresh)
			if err != nil {
				return err
			}
			for i := range fresh {
				im.factIDs[fresh[i].Key] = ids[i]
				revs[pending[i]].fact = ids[i]
				im.touch(ids[i])
			}
		}
		err := addRevisions(im.t, im.o.By, revs)
		fresh, revs, pending = fresh[:0], revs[:0], pending[:0]
		return err
	}
	for i := range im.facts.items {
		if i%batch == 0 {
			if err := im.t.ctx.Err(); err != nil {
				return err
			}
			if err := flush(); err != nil {
				return err
			}
			if i%(10*batch) == 0 {
				im.progress(i)
			}
		}
		f := &im.facts.items[i]
		result := &im.results[im.facts.from[i]]
		var old *Fact
		var was FileFact
		if n, ok := at[f.Key]; ok {
			old = &v.Facts[n]
			was = w.fact(old)
			if was.equal(f) {
				if !im.rests(old) {
					result.Unchanged++
				}
				continue
			}
		}
		if err := im.layer(); err != nil {
			return err
		}
		row := im.resolve(f, lists)
		if row.Replaces != "" && row.replaces == 0 || row.Disputes != "" && row.disputes == 0 {
			links = append(links, row)
		}
		rev := revision{action: Created, after: im.states.encode(f, row.sources)}
		if old != nil {
			rev.action = actionOf(was.Retracted, f.Retracted)
			rev.before = im.states.encode(&was, old.Sources)
		}
		if old != nil && old.Guild == im.o.Guild {
			rev.fact = old.ID
			im.touch(old.ID)
			if err := updateFact(im.t, im.story.ID, old, &row); err != nil {
				return err
			}
		} else {
			pending = append(pending, len(revs))
			fresh = append(fresh, row)
		}
		revs = append(revs, rev)
		result.Changes = append(result.Changes, Change{f.Key, rev.action})
	}
	if err := flush(); err != nil {
		return err
	}
	for i := range links {
		l := &links[i]
		if err := linkFact(im.t, im.factIDs[l.Key], im.factIDs[l.Replaces], im.factIDs[l.Disputes]); err != nil {
			return err
		}
	}
	return nil
}

// resolve finds what the fact names. checkNames has made sure that all of it is there; a fact that comes later in the file
// has no id yet.
func (im *importer) resolve(f *FileFact, lists *namedLists) factRow {
	return factRow{
		FileFact: *f,
		subject:  im.entityIDs[f.Subject], object: im.entityIDs[f.Object], saidBy: im.entityIDs[f.SaidBy],
		sources:  lists.of(f.Sources),
		replaces: im.factIDs[f.Replaces], disputes: im.factIDs[f.Disputes],
	}
}

// touch notes that a fact has its revision, in case that its source has changed as well.
func (im *importer) touch(id FactID) {
	if len(im.resourced) > 0 {
		im.touched[id] = true
	}
}

func actionOf(before, after string) string {
	switch {
	case before == "" && after != "":
		return Retracted
	case before != "" && after == "":
		return Restored
	}
	return Corrected
}

// namedLists gives facts their sources by slug. Facts with the same sources share one slice.
type namedLists struct {
	rows  map[string]Source
	lists map[string][]Source
}

func newNamedLists(rows map[string]Source) *namedLists {
	return &namedLists{rows: rows, lists: make(map[string][]Source)}
}

func (l *namedLists) of(slugs []string) []Source {
	key := slugs[0]
	if len(slugs) > 1 {
		key = strings.Join(slugs, " ")
	}
	list, ok := l.lists[key]
	if !ok {
		list = make([]Source, len(slugs))
		for i, slug := range slugs {
			list[i] = l.rows[slug]
		}
		l.lists[key] = list
	}
	return list
}
