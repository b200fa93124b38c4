package store

import (
	"context"
	"slices"
	"strconv"
	"strings"
)

// FactEdit is a fact as an editor has typed it.
type FactEdit struct {
	Fact     FileFact     // names things by slug and key, as a story file does. Without a key, AddFact makes one of the text
	Entities []FileEntity // made on the way; none of them is on record yet
	Sources  []FileSource // likewise
	Seen     int64        // Revision.ID of the last revision of the fact that the editor saw; 0: not looked at
}

// CheckFact says what AddFact, or FixFact where the key is on record, would refuse; nil where it would be done. It writes
// nothing.
func (s *Store) CheckFact(ctx context.Context, d Desk, e FactEdit) error {
	if err := d.check(); err != nil {
		return err
	}
	return s.reading(ctx, "check the fact", func(t *tx) error {
		im, err := d.importer(t, ActionAdd)
		if err != nil {
			return err
		}
		e := e.clean()
		fix := im.view.fact(e.Fact.Key) != nil
		if fix {
			if err := im.view.moved(t, e.Fact.Key, e.Seen); err != nil {
				return err
			}
		}
		return im.view.checkEntry(&e, fix)
	})
}

// AddFact puts a new fact on record, with the entities and sources that come with it. Errors: *EntryError lists every fault of
// the entry; ErrDenied where the editor may not, or the guild has all that it can have.
func (s *Store) AddFact(ctx context.Context, d Desk, e FactEdit) (Fact, EditID, error) {
	return s.putFact(ctx, d, "add the fact", ActionAdd, e.clean())
}

// FixFact writes a new revision of the fact of the key. Errors: *EntryError lists every fault of the entry; *MovedError where
// others have changed the fact since e.Seen; ErrNotFound where it is not on record; ErrInvalid where nothing differs.
// Editors of a guild who fix a shared fact write one of the guild's own in its place.
func (s *Store) FixFact(ctx context.Context, d Desk, e FactEdit) (Fact, EditID, error) {
	return s.putFact(ctx, d, "fix the fact", ActionFix, e.clean())
}

func (s *Store) putFact(ctx context.Context, d Desk, op, action string, e FactEdit) (Fact, EditID, error) {
	var fact Fact
	id, err := s.editThen(ctx, d, op, action, func(im *importer, f *File) error {
		fix := action == ActionFix
		if fix {
			if _, err := im.view.mustHave(e.Fact.Key); err != nil {
				return err
			}
			if err := im.view.moved(im.t, e.Fact.Key, e.Seen); err != nil {
				return err
			}
		}
		if err := im.view.checkEntry(&e, fix); err != nil {
			return err
		}
		f.Entities, f.Sources, f.Facts = e.Entities, e.Sources, []FileFact{e.Fact}
		return nil
	}, func(_ *tx, im *importer) error {
		fact = im.written(&e.Fact)
		return nil
	})
	return fact, id, err
}

// written is a fact that the importer has just written, as whoever writes the layer sees it.
func (im *importer) written(f *FileFact) Fact {
	entity := func(slug string) EntityID { return im.entityIDs[im.view.seenSlug(slug)] }
	return Fact{
		ID: im.factIDs[f.Key], Key: f.Key, Story: im.story.ID, Guild: im.o.Guild, Text: f.Text, Subject: entity(f.Subject),
		Relation: f.Relation, Object: entity(f.Object), Value: f.Value, Where: f.Where, Quote: f.Quote, SaidBy: entity(f.SaidBy),
		Status: f.Status, Happened: f.Happened, Until: f.Until, Sources: newNamedLists(im.sourceRows).of(f.Sources),
		Replaces: im.factIDs[f.Replaces], Disputes: im.factIDs[f.Disputes], Retracted: f.Retracted,
	}
}

// RetractFact withdraws a fact for a reason: it stays on record and leaves every answer. seen is as in FactEdit. Errors:
// *EntryError for the reason, *MovedError, ErrNotFound, ErrInvalid where it is retracted for that reason already.
func (s *Store) RetractFact(ctx context.Context, d Desk, key, reason string, seen int64) (EditID, error) {
	reason = cleanLine(reason)
	var c entryCheck
	c.text("retracted", reason, MaxReason, true)
	if err := c.err(); err != nil {
		return 0, err
	}
	return s.changeFact(ctx, d, ActionRetract, key, seen, func(f *FileFact) error {
		f.Retracted = reason
		return nil
	})
}

// RestoreFact puts a retracted fact back into answers. seen is as in FactEdit. Errors: *MovedError, ErrNotFound, ErrInvalid where
// the fact is not retracted.
func (s *Store) RestoreFact(ctx context.Context, d Desk, key string, seen int64) (EditID, error) {
	return s.changeFact(ctx, d, ActionRestore, key, seen, func(f *FileFact) error {
		if f.Retracted == "" {
			return errorf(ErrInvalid, "The fact %s has not been retracted; there is nothing to restore.", quoted(f.Key))
		}
		f.Retracted = ""
		return nil
	})
}

func (s *Store) changeFact(ctx context.Context, d Desk, action, key string, seen int64, change func(*FileFact) error) (EditID, error) {
	return s.edit(ctx, d, action+" the fact", action, func(im *importer, f *File) error {
		fact, err := im.view.mustHave(key)
		if err != nil {
			return err
		}
		if err := im.view.moved(im.t, key, seen); err != nil {
			return err
		}
		ff := im.view.factWriter().fact(fact)
		if err := change(&ff); err != nil {
			return err
		}
		f.Facts = []FileFact{ff}
		return nil
	})
}

// LastRevision is the id of the last revision of a fact that the guild sees: what an editor who looks at the fact now has
// seen. ErrNotFound where the guild does not see the fact.
func (s *Store) LastRevision(ctx context.Context, guild GuildID, fact FactID) (int64, error) {
	var last int64
	err := s.reading(ctx, "find the last revision", func(t *tx) error {
		story, key, err := factNamed(t, guild, fact)
		if err == nil {
			err = t.row(`SELECT coalesce(max(r.id), 0) FROM revisions r JOIN facts f ON f.id = r.fact
				WHERE f.story = ?1 AND f.guild IN (0, ?2) AND f.key = ?3`, story, guild, key).Scan(&last)
		}
		return err
	})
	return last, err
}

// fact finds a fact by its key; nil where there is none.
func (v *view) fact(key string) *Fact {
	if i := slices.IndexFunc(v.Facts, func(f Fact) bool { return f.Key == key }); i >= 0 {
		return &v.Facts[i]
	}
	return nil
}

func (v *view) mustHave(key string) (*Fact, error) {
	if f := v.fact(key); f != nil {
		return f, nil
	}
	return nil, errorf(ErrNotFound, "No fact %s is on record in %s.", quoted(key), quoted(v.Story.Title))
}

// moved is a *MovedError where the fact has revisions that the editor has not seen.
func (v *view) moved(t *tx, key string, seen int64) error {
	if seen == 0 {
		return nil
	}
	all, err := loadRevisions(t, v.Guild, v.Story.ID, key)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(r Revision) bool { return r.ID <= seen })
	if len(all) == 0 {
		return nil
	}
	return &MovedError{Key: key, Now: *v.fact(key), Revisions: all}
}

// freeKey makes a key of a fact's text that no fact of the story has or had.
func (v *view) freeKey(text string) string {
	taken := make(map[string]bool, len(v.Facts))
	for i := range v.Facts {
		taken[v.Facts[i].Key] = true
	}
	for _, g := range v.gone.facts {
		taken[g.name] = true
	}
	base := nameFrom(text, "fact")
	key := base
	for n := 2; taken[key]; n++ {
		key = base + "-" + strconv.Itoa(n)
	}
	return key
}

// MovedError says that others have changed a fact since the editor looked at it. It is an ErrConflict.
type MovedError struct {
	Key       string
	Now       Fact       // as it is now
	Revisions []Revision // those that the editor has not seen, oldest first
}

func (e *MovedError) Error() string {
	last := e.Revisions[len(e.Revisions)-1]
	who := last.Author.Name
	if who == "" {
		who = "somebody else"
	}
	return "The fact " + quoted(e.Key) + " has been changed meanwhile, last by " + who + "; look at it as it is now and try again."
}

// Unwrap makes it an ErrConflict.
func (e *MovedError) Unwrap() error { return ErrConflict }

// EntryError lists every fault of what an editor has typed. It is an ErrInvalid.
type EntryError struct{ Faults []FieldFault }

// FieldFault is one thing wrong with one field, which is named as in a story file: "text", "subject", …
type FieldFault struct{ Field, Msg string }

// Error gives one line for each fault.
func (e *EntryError) Error() string {
	var lines []string
	for _, f := range e.Faults {
		lines = append(lines, f.Field+": "+f.Msg)
	}
	return strings.Join(lines, "\n")
}

// Unwrap makes it an ErrInvalid.
func (e *EntryError) Unwrap() error { return ErrInvalid }
