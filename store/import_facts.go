package store

import "strings"

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
	gone := rowsOf(v.gone.facts, im.o.Guild)
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
		err := addRevisions(im.t, im.edit.id, im.o.By, revs)
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
		own := false
		if n, ok := at[f.Key]; ok {
			old = &v.Facts[n]
			own = old.Guild == im.o.Guild
			was = w.raw(old)
			f = im.namesKept(f, w, old)
			if was.equal(f) && (own || !im.edit.exact) {
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
		rev := revision{action: Created, after: im.states.encode(f, row.sources), made: !own}
		if old != nil {
			rev.action = actionOf(was.Retracted, f.Retracted)
			rev.before = im.states.encode(&was, old.Sources)
		}
		var rests []Source
		if own {
			rev.fact, rests = old.ID, old.Sources
		} else {
			rev.fact = gone[f.Key]
		}
		if rev.fact != 0 {
			im.factIDs[f.Key] = rev.fact
			im.touch(rev.fact)
			if err := updateFact(im.t, im.story.ID, rev.fact, rests, &row); err != nil {
				return err
			}
		} else {
			pending = append(pending, len(revs))
			fresh = append(fresh, row)
		}
		revs = append(revs, rev)
		if rev.made {
			im.edit.added[ItemFact]++
		}
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

// namesKept is the fact with the entities that its row names where it names them by what they have been merged into: a merge
// that is undone gives every fact its own again.
func (im *importer) namesKept(f *FileFact, w *factWriter, old *Fact) *FileFact {
	names, ok := w.named[old.ID]
	if !ok && len(im.view.merged) == 0 {
		return f
	}
	kept := *f
	for _, field := range []struct {
		given *string
		raw   string
	}{{&kept.Subject, names.subject}, {&kept.Object, names.object}, {&kept.SaidBy, names.saidBy}} {
		if field.raw != "" && im.view.seenSlug(field.raw) == im.view.seenSlug(*field.given) {
			*field.given = field.raw
		}
	}
	return &kept
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
